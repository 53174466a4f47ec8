"""Rows of a course: drills by side, weeks and months added up by SQLite, and the answers of a few tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from statistics import median

from gmi_trainer.domain.activity import DrillMode, Purpose
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.course import Point, Reading, Standing
from gmi_trainer.domain.progress import SideTally
from gmi_trainer.domain.samples import SideSample, TestSample
from gmi_trainer.domain.span import Grain
from gmi_trainer.storage import driver
from gmi_trainer.storage.line_rows import way_from
from gmi_trainer.storage.moments import utc_from
from gmi_trainer.storage.periods import BEGUN
from gmi_trainer.storage.session_rows import score_from

_SUMS = ("scored", "correct", "spent_ms")


def _sums_of(side: str) -> str:
    sums = [f"sum({side}.{name}) AS {side}_{name}" for name in _SUMS]
    return ", ".join((*sums, f"group_concat({side}.median_rt_ms, ' ') AS {side}_times_ms"))


def points_sql(by: Grain) -> str:
    """What ``domain.course.week_points`` makes of the tallies of some days, as one question.

    Takes the conditions that compare, the part, the first and the last day, and the way of answering. A row a drill is
    grouped, not one a side, and the medians of a group come as one text of numbers: to have SQLite sort twice the rows
    and place the medians takes five times as long.
    """
    return f"""
        SELECT
            {BEGUN[by]} AS begun, purpose = 'test' AND complete = 1 AND conditions = ? AS compared,
            count(*) AS drills, {_sums_of("l")}, {_sums_of("r")}
        FROM session_line
        LEFT JOIN session_side AS l ON l.session_id = session_line.session_id AND l.side = 'left'
        LEFT JOIN session_side AS r ON r.session_id = session_line.session_id AND r.side = 'right'
        WHERE part = ? AND local_day BETWEEN ? AND ? AND way = ? AND counted = 1
        GROUP BY begun, compared ORDER BY begun, compared DESC
    """


def points_from(rows: Sequence[driver.Row], *, by_side: bool) -> tuple[Point, ...]:
    """The points of such rows."""
    return tuple(
        Point(
            date.fromisoformat(row["begun"]),
            Standing.COMPARED if row["compared"] else Standing.TRAINING,
            _reading(row, "l" if by_side else "lr"),
            _reading(row, "r" if by_side else "lr"),
            drills=row["drills"],
        )
        for row in rows
    )


def _reading(row: driver.Row, sides: str) -> Reading:
    """Of the sides whose letters are given, together."""
    scored, correct, spent_ms = (sum(row[f"{side}_{name}"] or 0 for side in sides) for name in _SUMS)
    times_ms = [float(time) for side in sides for time in (row[f"{side}_times_ms"] or "").split()]
    return Reading(
        accuracy=correct / scored if scored else None,
        time_ms=median(times_ms) if times_ms else None,
        per_minute=correct * 60_000 / spent_ms if spent_ms else None,
    )


def tally_from(row: driver.Row) -> SideTally:
    """One side of one drill: a row of session_line and session_side together."""
    score = score_from(row)
    assert score is not None, "session_side always has its counts"
    return SideTally(
        session_id=row["session_id"],
        local_day=date.fromisoformat(row["local_day"]),
        started_utc=utc_from(row["started_utc"]),
        purpose=Purpose(row["purpose"]),
        mode=DrillMode(row["conditions"].split("|")[1]),
        counted=bool(row["counted"]),
        side=Side(row["side"]),
        score=score,
        way=way_from(row["way"]),
        conditions=row["conditions"],
        complete=bool(row["complete"]),
    )


def samples_from(sides: Sequence[driver.Row], times: Sequence[driver.Row]) -> tuple[TestSample, ...]:
    """Tests with what was answered in them: rows of their sides in order, and the times of their right answers."""
    taken: dict[tuple[int, str], list[float]] = defaultdict(list)
    for row in times:
        taken[row["session_id"], row["side"]].append(row["rt_ms"])
    found = []
    for (session_id, day), of_test in groupby(sides, lambda row: (row["session_id"], row["local_day"])):
        told = {
            row["side"]: SideSample(
                row["scored"],
                row["correct"],
                row["missed"],
                tuple(taken[session_id, row["side"]]),
                row["spent_ms"],
            )
            for row in of_test
        }
        nothing = SideSample(0, 0, 0, ())
        left, right = (told.get(side, nothing) for side in Side)
        found.append(TestSample(session_id, date.fromisoformat(day), left, right))
    return tuple(found)
