"""How a person's days lie in the record: which rows, found how, and what a damaged one does."""

from __future__ import annotations

from datetime import date

import pytest

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary, SqliteDiaryReader
from gmi_trainer.storage.driver import IntegrityError
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_trial

MONDAY = date(2025, 3, 10)
LONG_AGO = date(2020, 1, 1)


def kept(record: Record) -> SqliteDiary:
    """Two ratings, two facts and a finished session."""
    log = SqliteSessionLog(record, FakeClock())
    start = sample_start(1, plan=PlanRef("plan-a", 3, "left-right"))
    session = log.begin(start)
    log.add_trial(session, sample_trial())
    log.finish(session, MORNING, Purpose.TEST, {})
    diary = SqliteDiary(record, FakeClock(offset_min=60))
    diary.rate(Scale.SLEEP, Moment.CHECK_IN, 4)
    diary.rate(Scale.SLEEP, Moment.CHECK_IN, 5)
    diary.add(DiaryKind.FLARE, {}, session)
    diary.add(DiaryKind.LIGHTER_DAY)
    return diary


def test_ratings_are_only_added(record: Record) -> None:
    kept(record)

    rows = [tuple(row) for row in record.connection.execute("SELECT value, local_day FROM rating")]
    assert rows == [(4.0, "2025-03-10"), (5.0, "2025-03-10")]
    with pytest.raises(IntegrityError, match="only added"):
        record.connection.execute("UPDATE rating SET value = 9")


def test_every_row_has_a_name_of_its_own(record: Record) -> None:
    kept(record)

    names = [
        row[0] for row in record.connection.execute("SELECT uuid FROM rating UNION SELECT uuid FROM event")
    ]
    assert len({str(name) for name in names}) == 4


def test_a_session_names_the_plan_it_came_from(record: Record) -> None:
    kept(record)

    row = record.connection.execute("SELECT plan_uuid, plan_version, plan_item FROM session").fetchone()
    assert tuple(row) == ("plan-a", 3, "left-right")


def test_days_are_found_by_their_index_and_trials_by_their_session(record: Record) -> None:
    kept(record)
    statements: list[str] = []
    with SqliteDiaryReader(record.path) as reader:
        reader._connection.set_trace_callback(statements.append)
        reader.done(MONDAY)
        reader.practice_days(MONDAY)
        reader.first_practice_day()
        reader.last_practice_day()
        reader.latest_practice_days(MONDAY, 2)
        reader.latest_day()
        reader.ratings(MONDAY)
        reader.facts(MONDAY)
        reader.preference("about_me")

    assert len(statements) == 12
    for statement in statements:
        plan = [row["detail"] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        scans = [step for step in plan if step.startswith("SCAN")]
        assert all("USING COVERING INDEX" in s or "USING INDEX session_day" in s for s in scans), plan
        assert not any(step.startswith("SEARCH trial") and "session_id=?" not in step for step in plan), plan
        assert "FROM trial" not in statement or any(step.startswith("SEARCH trial") for step in plan), plan


def test_only_the_days_asked_for_are_looked_at(record: Record) -> None:
    kept(record)
    record.connection.execute("UPDATE session SET local_day = '2025-01-01', spec = '7'")

    with SqliteDiaryReader(record.path) as reader:
        assert reader.done(MONDAY) == ()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE event SET detail = '[1, 2]' WHERE kind = 'flare'",
        "UPDATE event SET detail = '7' WHERE kind = 'flare'",
        "UPDATE event SET local_day = '2025-13-45' WHERE kind = 'flare'",
        "UPDATE event SET happened_utc = 'at noon' WHERE kind = 'flare'",
        "UPDATE event SET kind = 'of a later version' WHERE kind = 'flare'",
    ],
)
def test_a_damaged_or_later_fact_is_left_out_alone(record: Record, damage: str) -> None:
    kept(record)
    record.connection.execute(damage)

    with SqliteDiaryReader(record.path) as reader:
        assert [fact.kind for fact in reader.facts(None)] == [DiaryKind.LIGHTER_DAY]


@pytest.mark.parametrize("detail", ["[]", '{"uuid": 3}', "{}"])
def test_a_damaged_withdrawal_withdraws_nothing(record: Record, detail: str) -> None:
    diary = kept(record)
    with SqliteDiaryReader(record.path) as reader:
        flare = reader.facts(None, [DiaryKind.FLARE])[0]
        diary.withdraw(flare.uuid)
        assert reader.facts(None, [DiaryKind.FLARE]) == ()

        record.connection.execute("UPDATE event SET detail = ? WHERE kind = 'withdrawn'", (detail,))
        assert reader.facts(None, [DiaryKind.FLARE]) == (flare,)


@pytest.mark.parametrize("column", ["scale", "moment", "local_day"])
def test_a_damaged_or_later_rating_is_left_out_alone(record: Record, column: str) -> None:
    diary = kept(record)
    record.connection.execute(
        "INSERT INTO rating (uuid, scale, moment, value, rated_utc, utc_offset_min, local_day)"
        " VALUES ('x', 'mood', 'check_in', 3, '', 0, '2025-03-10')"
    )
    record.connection.execute("DROP TRIGGER rating_is_only_added")
    record.connection.execute(f"UPDATE rating SET {column} = '2025 or so' WHERE uuid = 'x'")
    diary.rate(Scale.MOOD, Moment.BEFORE, 2)

    with SqliteDiaryReader(record.path) as reader:
        assert sorted(r.value or 0 for r in reader.ratings(LONG_AGO)) == [2, 5]


@pytest.mark.parametrize("spec", ["7", '{"part": "wing"}', "{}", '{"pictures": "many"}'])
def test_a_session_with_an_unknown_spec_was_still_done(record: Record, spec: str) -> None:
    kept(record)
    record.connection.execute("UPDATE session SET spec = ?", (spec,))

    with SqliteDiaryReader(record.path) as reader:
        done = reader.done(LONG_AGO)
    assert [(d.part, d.pictures, d.plan_item) for d in done] == [(None, 0, "left-right")]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE session SET finished_utc = 'at noon'",
        "UPDATE session SET local_day = '2025-99-99'",
    ],
)
def test_a_session_that_makes_no_sense_is_left_out(record: Record, damage: str) -> None:
    kept(record)
    record.connection.execute(damage)

    with SqliteDiaryReader(record.path) as reader:
        assert reader.done(LONG_AGO) == ()


def test_a_day_that_makes_no_sense_stops_nothing(record: Record) -> None:
    kept(record)
    for table in ("session", "event"):
        record.connection.execute(f"UPDATE {table} SET local_day = '2025-99-99'")

    with SqliteDiaryReader(record.path) as reader:
        assert reader.practice_days(LONG_AGO) == frozenset()
        assert reader.first_practice_day() is None
        assert reader.last_practice_day() is None
        assert reader.latest_practice_days(MONDAY, 2) == frozenset()
        assert reader.latest_day() == MONDAY


def test_imagined_movements_count_as_done_with_a_whole_card(record: Record) -> None:
    kept(record)
    record.connection.execute("DELETE FROM session_side")
    record.connection.execute("DELETE FROM session_cell")
    record.connection.execute("DELETE FROM trial")
    with SqliteDiaryReader(record.path) as reader:
        assert reader.done(LONG_AGO) == ()

        record.connection.execute("""UPDATE session SET kind = 'imagery', spec = '{"pages": 4}'""")
        assert reader.done(LONG_AGO) == ()

        record.connection.execute(
            "INSERT INTO imagery (session_id, part, rung, cards, cards_done, own_pace, really_done, felt, place, mood,"
            " posture) SELECT id, 'neck', 1, 2, 0, 0, 0, 0, '', '', '' FROM session"
        )
        assert reader.done(LONG_AGO) == ()

        record.connection.execute("UPDATE imagery SET cards_done = 1")
        assert [(d.kind, d.stopped_early) for d in reader.done(LONG_AGO)] == [("imagery", False)]


def test_a_preference_that_makes_no_sense_is_none(record: Record) -> None:
    preferences = SqlitePreferences(record, FakeClock())
    preferences.put("about_me", {"saves_energy": True})

    with SqliteDiaryReader(record.path) as reader:
        assert reader.preference("about_me") == {"saves_energy": True}
        assert reader.preference("drill_choices") is None


def test_a_reader_changes_nothing(record: Record) -> None:
    with SqliteDiaryReader(record.path) as reader, pytest.raises(Exception, match="readonly"):
        reader._connection.execute("DELETE FROM event")


def test_a_record_that_is_gone_is_told(record: Record) -> None:
    path = record.path.with_name("gone.sqlite3")

    with pytest.raises(UserProblem) as told:
        SqliteDiaryReader(path)
    assert told.value.problem is Problem.RECORD_UNREADABLE


def test_ratings_are_kept_inside_a_block_too(record: Record) -> None:
    log = SqliteSessionLog(record, FakeClock())
    session = log.begin(sample_start(1))
    SqliteDiary(record, FakeClock()).rate(Scale.PAIN_NOW, Moment.BEFORE, 3, session)
    log.leave_block()

    with SqliteDiaryReader(record.path) as reader:
        assert [r.session_id for r in reader.ratings(LONG_AGO)] == [session]
