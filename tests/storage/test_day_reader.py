"""Days are found by an index, however many years there are; odd rows stop no day."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.storage.columns import TABLES
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.day_reader import SqliteDayReader
from gmi_trainer.storage.diary import SqliteDiary
from tests.fakes import FakeClock

MONDAY = date(2025, 3, 10)
LAST = MONDAY + timedelta(days=30)
AT = "2025-03-10T08:30:00.000000Z"


def test_nothing_of_a_day_or_a_month_is_looked_for_row_by_row(record: Record) -> None:
    statements: list[str] = []
    SqliteDiary(record, FakeClock()).add(DiaryKind.FLARE)
    with SqliteDayReader(record.path) as reader:
        reader._connection.set_trace_callback(statements.append)
        reader.said_on(MONDAY)
        reader.facts_between(MONDAY, LAST)
        reader.sessions_on(MONDAY)
        reader.practised_between(MONDAY, LAST)
        reader.checked_in_between(MONDAY, LAST)
        reader.note_of_day(MONDAY)
        reader.note_of_session(1)
        reader.said_around(1)
        reader.noted_between(MONDAY, LAST)
        reader.measured()

    assert len(statements) >= 10
    for statement in statements:
        plan = [row["detail"] for row in record.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        scanned = {step.split()[1] for step in plan if step.startswith("SCAN")}
        assert scanned.isdisjoint(table.name for table in TABLES), (statement, plan)


def test_what_a_later_version_wrote_or_makes_no_sense_is_left_out(record: Record) -> None:
    for scale, moment, value in (
        ("pain_now", "during", 3.0),
        ("joy", "check_in", 3.0),
        ("sleep", "check_in", 77.0),
        ("peg_pain", "yearly", 4.0),
    ):
        record.connection.execute(
            "INSERT INTO rating (uuid, scale, moment, value, rated_utc, utc_offset_min, local_day)"
            " VALUES (?, ?, ?, ?, ?, 0, '2025-03-10')",
            (f"{scale}-{moment}", scale, moment, value, AT),
        )

    with SqliteDayReader(record.path) as reader:
        assert [once.value for _scale, once in reader.said_on(MONDAY)] == [None]
        assert reader.measured() == ()


def test_a_first_day_that_is_in_no_calendar_is_passed_over(record: Record) -> None:
    for day in ("2024-02-30", "2025-03-09"):
        record.connection.execute(
            "INSERT INTO note (uuid, text, written_utc, utc_offset_min, local_day) VALUES (?1, 'a', ?2, 0, ?1)",
            (day, AT),
        )

    record.connection.execute(
        "INSERT INTO rating (uuid, scale, moment, value, rated_utc, utc_offset_min, local_day)"
        " VALUES ('r', 'peg_pain', 'weekly', 3.0, ?, 0, '2025-02-30')",
        (AT,),
    )

    with SqliteDayReader(record.path) as reader:
        assert reader.measured() == ()
        assert reader.noted_between(date(2024, 1, 1), LAST) == {date(2025, 3, 9)}
        assert reader.first_day() == date(2025, 3, 9)
