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


def points_sql(by: Grain, *, by_side: bool) -> str:
    """What ``domain.course.week_points`` makes of the tallies of some days, as one question.

    Takes the conditions that compare, the part, the first and the last day, and the way of answering. The medians of a
    group come as one text of numbers: to have SQLite place them takes three times as long.
    """
    side, drills = ("side", "count(*)") if by_side else ("'both'", "count(DISTINCT session_line.session_id)")
    return f"""
        SELECT
            {BEGUN[by]} AS begun, purpose = 'test' AND complete = 1 AND conditions = ? AS compared, {side} AS of_side,
            {drills} AS drills, sum(session_side.scored) AS scored, sum(correct) AS correct,
            sum(spent_ms) AS spent_ms, group_concat(median_rt_ms, ' ') AS times_ms
        FROM session_line JOIN session_side ON session_side.session_id = session_line.session_id
        WHERE part = ? AND local_day BETWEEN ? AND ? AND way = ? AND counted = 1
        GROUP BY begun, compared, of_side ORDER BY begun, compared DESC, of_side
    """


def points_from(rows: Sequence[driver.Row], *, by_side: bool) -> tuple[Point, ...]:
    """The points of such rows."""
    points = []
    for (begun, compared), sides in groupby(rows, lambda row: (row["begun"], row["compared"])):
        told = {row["of_side"]: row for row in sides}
        left, right = (_reading(told.get(side if by_side else "both")) for side in Side)
        points.append(
            Point(
                date.fromisoformat(begun),
                Standing.COMPARED if compared else Standing.TRAINING,
                left,
                right,
                drills=max(row["drills"] for row in told.values()),
            )
        )
    return tuple(points)


def _reading(row: driver.Row | None) -> Reading:
    if row is None:
        return Reading()
    scored, correct, spent_ms = row["scored"], row["correct"], row["spent_ms"]
    times_ms = row["times_ms"]
    return Reading(
        accuracy=correct / scored if scored else None,
        time_ms=median(map(float, times_ms.split())) if times_ms is not None else None,
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
