"""Reads what of a record leaves in a result (result_ports.ResultReader): words only where they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

import msgspec

from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.services.result_ports import ResultChoice, ResultContents, Row
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import Table
from gmi_trainer.storage.database import VERSION
from gmi_trainer.storage.reading import ReadingConnection
from gmi_trainer.storage.result_tables import ADDED, SHAPES, TRAVELLING, Travelling
from gmi_trainer.storage.words_between import WORDED, WORDS_OF_THE_CLINIC, bare

ABOUT_ME = "about_me"
COUNTED, NOT_COUNTED = "counted", "not_counted"
EVENTS = (
    DiaryKind.FLARE.value,
    DiaryKind.AFTER_LAST.value,
    DiaryKind.LIFE_CHANGE.value,
    DiaryKind.SAFETY.value,
    DiaryKind.LOOKED_AT.value,
    DiaryKind.NEW_SYMPTOM.value,
    DiaryKind.LIGHTER_DAY.value,
    DiaryKind.REST_DAY.value,
    DiaryKind.STEP_BACK.value,
    DiaryKind.MIRROR_CHECK.value,
    DiaryKind.GONE_ON.value,
    DiaryKind.OWN_DONE.value,
    DiaryKind.WITHDRAWN.value,
    COUNTED,
    NOT_COUNTED,
)
"""Facts of training, and what was said about safety. That somebody was shown whom to call stays with them."""

_DAYS = "BETWEEN :first AND :last"
_OF_LESSON = "EXISTS (SELECT 1 FROM reading WHERE reading.session_id = note.session_id)"
_ONE_DAY = timedelta(days=1)


class SqliteResultReader(ReadingConnection):
    """One look at the record from its first question on. Made, used and closed inside one background job."""

    tables: Sequence[Table] = SHAPES
    schema_version = VERSION

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._connection.execute("BEGIN")

    @cached_property
    def _person(self) -> driver.Row:
        (row,) = self._rows("SELECT uuid, name FROM person")
        return row

    @property
    def person_uuid(self) -> str:
        """Whose record it is, by the name that travels."""
        uuid: str = self._person["uuid"]
        return uuid

    @property
    def name(self) -> str:
        """What they like to be called; may be empty."""
        name: str = self._person["name"]
        return name

    @property
    def about(self) -> Mapping[str, object] | None:
        """What they said of themselves: where it hurts, whether they save their energy, their rest days."""
        rows = self._rows("SELECT value FROM preference WHERE key = ?", (ABOUT_ME,))
        return msgspec.json.decode(rows[0]["value"], type=dict[str, object]) if rows else None

    def contents(self, choice: ResultChoice) -> ResultContents:
        """What leaves, counted, and all words in full."""
        rows = {name: self._count(name, choice) for name in TRAVELLING}
        days = self._all("min(session.local_day) AS first, max(session.local_day) AS last", "session", choice)
        told = self._all("min(rating.local_day) AS first, max(rating.local_day) AS last", "rating", choice)
        ends = [row for row in (*days, *told) if row["first"] is not None]
        return ResultContents(
            first_day=min((row["first"] for row in ends), default=None),
            last_day=max((row["last"] for row in ends), default=None),
            sessions=self._by("session.kind", "session", choice),
            ratings=self._by("rating.scale", "rating", choice),
            rows=rows,
            notes=self._words_that_leave(choice),
            goals=tuple(row["text"] for row in self._all("goal.text", "goal", choice, "ORDER BY goal.id")),
            name=self.name if choice.with_name else "",
        )

    def rows(self, table: str, choice: ResultChoice) -> Iterator[Row]:
        """One after the other, so that years of trials need no room."""
        travelling = TRAVELLING[table]
        sql = f"SELECT {_selected(travelling, choice)} {_from(travelling, choice)} {_ORDER[table]}"
        with driver.told_as_problems(self._path):
            for row in self._connection.execute(sql, _values(choice)):
                yield {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118 - a row's

    def _words_that_leave(self, choice: ResultChoice) -> tuple[tuple[str, str], ...]:
        """Every sentence of the person's, with its day."""
        if not choice.with_notes:
            return ()
        found = [
            (row["local_day"], row["text"]) for row in self._all("note.local_day, note.text", "note", choice)
        ]
        for table, column in (("activity", "note"), ("mirror", "words")):
            what = f"session.local_day, {table}.{column} AS text"
            found += [(row["local_day"], row["text"]) for row in self._all(what, table, choice)]
        what = "session.local_day, session.not_counted_reason AS text"
        found += [(row["local_day"], row["text"]) for row in self._all(what, "session", choice)]
        what = (
            f"event.local_day, CASE WHEN event.kind <> '{WORDS_OF_THE_CLINIC}'"
            " THEN json_extract(event.detail, '$.words') END AS text"
        )
        found += [(row["local_day"], row["text"]) for row in self._all(what, "event", choice)]
        known = {text for _, text in found}
        what = "event.local_day, json_extract(event.detail, '$.reason') AS text"
        reasons = [(row["local_day"], row["text"]) for row in self._all(what, "event", choice)]
        found += dict.fromkeys(one for one in reasons if one[1] not in known)
        return tuple(sorted((day, text) for day, text in found if text and text.strip()))

    def _by(self, what: str, table: str, choice: ResultChoice) -> dict[str, int]:
        rows = self._all(f"{what} AS what, count(*) AS rows", table, choice, f"GROUP BY {what}")
        return {row["what"]: row["rows"] for row in rows}

    def _count(self, table: str, choice: ResultChoice) -> int:
        (row,) = self._all("count(*) AS rows", table, choice)
        return int(row["rows"])

    def _all(self, what: str, table: str, choice: ResultChoice, then: str = "") -> list[driver.Row]:
        sql = f"SELECT {what} {_from(TRAVELLING[table], choice)} {then}"
        with driver.told_as_problems(self._path):
            return self._connection.execute(sql, _values(choice)).fetchall()


def result_opener(path: Path) -> Callable[[], SqliteResultReader]:
    """What a workspace hands to its background jobs."""
    return lambda: SqliteResultReader(path)


def _values(choice: ResultChoice) -> dict[str, str]:
    """``since`` and ``until``: moments within which anything that was said later about earlier days leaves, too."""
    return {
        "first": choice.first.isoformat(),
        "last": choice.last.isoformat(),
        "since": choice.first.isoformat(),
        "until": (choice.last + _ONE_DAY).isoformat() if choice.last < date.max else choice.last.isoformat(),
    }


# -- which rows leave ------------------------------------------------------------------------------------------


def _added(table: str, alias: str = "") -> str:
    """Of these days, or said on one of them about another."""
    name = alias or table
    return (
        f"({name}.local_day {_DAYS} OR ({name}.{ADDED[table]} >= :since AND {name}.{ADDED[table]} < :until))"
    )


def _rating(choice: ResultChoice) -> str:
    stay = ", ".join(f"'{scale.value}'" for scale in sorted(choice.without))
    return f"{_added('rating')} AND rating.scale NOT IN ({stay})"


def _event(_choice: ResultChoice) -> str:
    kinds = ", ".join(f"'{kind}'" for kind in EVENTS)
    return f"{_added('event')} AND event.kind IN ({kinds})"


def _note(choice: ResultChoice) -> str:
    return f"{_added('note')} AND NOT {_OF_LESSON}" if choice.with_notes else "0"


def _session(choice: ResultChoice) -> str:
    """Those of these days, and those that something else that leaves belongs to."""
    owners = (
        f"SELECT session_id FROM activity_next_day WHERE {_added('activity_next_day')}",
        f"SELECT session_id FROM answer WHERE {_added('answer')}",
        f"SELECT session_id FROM rating WHERE session_id IS NOT NULL AND {_rating(choice)}",
        f"SELECT session_id FROM event WHERE session_id IS NOT NULL AND {_event(choice)}",
        f"SELECT session_id FROM note WHERE session_id IS NOT NULL AND {_note(choice)}",
    )
    return f"(session.local_day {_DAYS} OR session.id IN ({' UNION '.join(owners)}))"


def _where(table: str, choice: ResultChoice) -> str:
    sessions = _session(choice)
    match table:
        case "session":
            return sessions
        case "plan":
            asked = f"SELECT plan_uuid, plan_version FROM session WHERE plan_uuid IS NOT NULL AND {sessions}"
            in_force = 'SELECT id FROM "plan" ORDER BY received_utc DESC, id DESC LIMIT 1'
            return f'("plan".uuid, "plan".version) IN ({asked}) OR "plan".id IN ({in_force})'
        case "stimulus":
            shown = (
                "SELECT trial.picture_sha256 FROM trial JOIN session ON session.id = trial.session_id"
                f" WHERE {sessions}"
            )
            return f"stimulus.sha256 IN ({shown})"
        case "rating":
            return _rating(choice)
        case "event":
            return _event(choice)
        case "note":
            return _note(choice)
        case "goal":
            return "1" if choice.with_goals else "0"
        case "goal_rating":
            return _added("goal_rating") if choice.with_goals else "0"
        case "answer" | "activity_next_day":
            return _added(table)
        case _:
            return sessions


def _from(travelling: Travelling, choice: ResultChoice) -> str:
    name = travelling.name
    joined = "".join(
        f' LEFT JOIN "{other}" ON "{other}".id = "{name}".{other}_id' for other in travelling.references
    )
    return f'FROM "{name}"{joined} WHERE {_where(name, choice)}'


# -- what of them leaves ---------------------------------------------------------------------------------------

_ORDER = {
    "plan": 'ORDER BY "plan".received_utc, "plan".id',
    "session": "ORDER BY session.started_utc, session.id",
    "stimulus": "ORDER BY stimulus.sha256",
    "trial": "ORDER BY trial.session_id, trial.position",
    "session_side": "ORDER BY session_side.session_id, session_side.side",
    "imagery_card": "ORDER BY imagery_card.session_id, imagery_card.position",
    **{
        table: f"ORDER BY {table}.session_id"
        for table in ("breathing", "guided", "mirror", "imagery", "activity", "reading")
    },
    **{table: f"ORDER BY {table}.id" for table in (*ADDED, "goal")},
}


def _selected(travelling: Travelling, choice: ResultChoice) -> str:
    name = travelling.name
    wanted = [f'"{other}".uuid AS "{other}"' for other in travelling.references]
    for column in travelling.own_columns:
        told = f'"{name}"."{column.name}"'
        if not choice.with_notes:
            told = _without_words(name, column.name, told)
        wanted.append(f'{told} AS "{column.name}"')
    return ", ".join(wanted)


def _without_words(table: str, column: str, told: str) -> str:
    """A clinician's own words in a plan are known to them; the person's stay."""
    if WORDED.get(table) != column:
        return told
    if table == "event":
        return f"CASE WHEN event.kind = '{WORDS_OF_THE_CLINIC}' THEN {told} ELSE {bare(told)} END"
    return "''"
