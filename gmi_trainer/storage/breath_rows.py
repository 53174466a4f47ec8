"""Breathing sessions as rows, and rows as what was done again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from gmi_trainer.domain.breath_course import PACE_VALUES, SCALES, BreathDone
from gmi_trainer.domain.breathing import BreathPattern, BreathSpec, Ending
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.session_ports import BreathResult
from gmi_trainer.storage import driver
from gmi_trainer.storage.moments import utc_from
from gmi_trainer.storage.trial_rows import Values

INSERT_BREATHING = """
    INSERT INTO breathing (
        breaths, breathed_ms, in_ms, hold_full_ms, out_ms, hold_empty_ms, eased, pauses, sleeps, ending, session_id
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

UPDATE_BREATHING = """
    UPDATE breathing SET
        breaths = ?, breathed_ms = ?, in_ms = ?, hold_full_ms = ?, out_ms = ?, hold_empty_ms = ?, eased = ?,
        pauses = ?, sleeps = ?, ending = ?
    WHERE session_id = ?
"""

SELECT_BREATHING = """
    SELECT
        session.id, session.uuid, session.local_day, session.started_utc, session.utc_offset_min,
        session.finished_utc, session.spec, session.counted, session.not_counted_reason, breathing.*
    FROM session JOIN breathing ON breathing.session_id = session.id
"""

_PACES = {value: pace for pace, value in PACE_VALUES.items()}
_SCALES = {scale.value: scale for scale in SCALES}

Ratings = Mapping[tuple[str, str], float | None]
"""What was rated around one session, by scale and moment; None: taken back."""


def breathing_values(session_id: int, result: BreathResult) -> Values:
    """For INSERT_BREATHING and UPDATE_BREATHING."""
    pattern = result.pattern
    return (
        result.breaths,
        result.breathed_ms,
        pattern.in_ms,
        pattern.hold_full_ms,
        pattern.out_ms,
        pattern.hold_empty_ms,
        result.eased,
        result.pauses,
        result.sleeps,
        result.ending,
        session_id,
    )


def ratings_from(rows: Iterable[driver.Row]) -> dict[int, dict[tuple[str, str], float | None]]:
    """The newest of each kind by session. ``rows``: oldest first."""
    found: dict[int, dict[tuple[str, str], float | None]] = {}
    for row in rows:
        found.setdefault(row["session_id"], {})[row["scale"], row["moment"]] = row["value"]
    return found


def breath_done_from(row: driver.Row, ratings: Ratings) -> BreathDone:
    """A breathing session. UserProblem(RECORD_DAMAGED) where its row makes no sense."""
    try:
        spec = msgspec.json.decode(row["spec"], type=BreathSpec)
        pattern = BreathPattern(row["in_ms"], row["out_ms"], row["hold_full_ms"], row["hold_empty_ms"])
    except ValueError as error:  # what is wrong with JSON is one, too
        raise UserProblem(Problem.RECORD_DAMAGED, file=driver.RECORD_FILE, session=row["id"]) from error
    finished, ending = row["finished_utc"], row["ending"]
    pace = ratings.get((Scale.PACE, Moment.AFTER))
    return BreathDone(
        session_id=row["id"],
        uuid=row["uuid"],
        day=date.fromisoformat(row["local_day"]),
        started_utc=utc_from(row["started_utc"]),
        utc_offset_min=row["utc_offset_min"],
        finished_utc=utc_from(finished) if finished is not None else None,
        spec=spec,
        breaths=row["breaths"],
        breathed_ms=row["breathed_ms"],
        pattern=pattern,
        eased=row["eased"],
        pauses=row["pauses"],
        sleeps=row["sleeps"],
        ending=Ending(ending) if ending is not None else None,
        pace=_PACES.get(pace) if pace is not None else None,
        counted=bool(row["counted"]),
        not_counted_reason=row["not_counted_reason"],
        before=_rated(ratings, Moment.BEFORE),
        after=_rated(ratings, Moment.AFTER),
    )


def _rated(ratings: Ratings, moment: Moment) -> dict[Scale, float]:
    named = {scale: ratings.get((name, moment)) for name, scale in _SCALES.items()}
    return {scale: value for scale, value in named.items() if value is not None}
