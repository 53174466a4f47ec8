"""Reading what a person wrote on pages of their own (own_ports.OwnPagesReader)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import msgspec

from gmi_trainer.domain.goal_course import GoalCourse, GoalPoint
from gmi_trainer.domain.goals import Goal, GoalEnding, GoalRating
from gmi_trainer.domain.prediction import Guess, Prediction, Result, TurnedOut
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.thought import Thought, ThoughtWords
from gmi_trainer.storage import driver
from gmi_trainer.storage.learned import WORDS
from gmi_trainer.storage.periods import BEGUN
from gmi_trainer.storage.reading import ReadingConnection

_RATINGS = """
    SELECT goal_id, local_day, value, max(id) FROM goal_rating GROUP BY goal_id, local_day
    ORDER BY goal_id, local_day
"""  # beside max(), SQLite takes the other columns from the row that has it

_GOALS = "SELECT id, uuid, text, local_day, ending, ended_day FROM goal ORDER BY id"
_SAID = """
    SELECT local_day, value FROM goal_rating AS said
    WHERE goal_id = ? AND value IS NOT NULL AND id = (
        SELECT max(id) FROM goal_rating WHERE goal_id = said.goal_id AND local_day = said.local_day
    )
"""


class SqliteOwnPagesReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    def goals(self) -> tuple[Goal, ...]:
        """All of them, in the order in which they were written."""
        ratings: dict[int, list[GoalRating]] = defaultdict(list)
        for row in self._rows(_RATINGS):
            if row["value"] is not None:  # else it was taken back
                ratings[row["goal_id"]].append(GoalRating(date.fromisoformat(row["local_day"]), row["value"]))
        return tuple(_goal(row, tuple(ratings[row["id"]])) for row in self._rows(_GOALS))

    def goal_courses(self, since: date | None, by: Grain) -> tuple[GoalCourse, ...]:
        """How each of them went: what was said first and last, and the means of days, weeks or months since a day.
        Goal by goal, so that the index finds what is asked for."""
        day = since.isoformat() if since is not None else ""
        return tuple(
            GoalCourse(
                _goal(row, self._first_and_newest(row["id"])),
                tuple(
                    GoalPoint(date.fromisoformat(point["begun"]), point["value"], point["days"])
                    for point in self._rows(_points(by), (row["id"], day))
                ),
            )
            for row in self._rows(_GOALS)
        )

    def _first_and_newest(self, goal_id: int) -> tuple[GoalRating, ...]:
        ends = [
            GoalRating(date.fromisoformat(row["local_day"]), row["value"])
            for order in ("ASC", "DESC")
            for row in self._rows(f"{_SAID} ORDER BY local_day {order} LIMIT 1", (goal_id,))
        ]
        return tuple(dict.fromkeys(ends))

    def thoughts(self) -> tuple[Thought, ...]:
        """All of them, the newest first."""
        rows = self._rows("SELECT uuid, alarm, second_look, kinder, local_day FROM thought ORDER BY id DESC")
        return tuple(
            Thought(
                row["uuid"],
                date.fromisoformat(row["local_day"]),
                ThoughtWords(row["alarm"], row["second_look"], row["kinder"]),
            )
            for row in rows
        )

    def predictions(self) -> tuple[Prediction, ...]:
        """All of them, the newest first."""
        rows = self._rows(
            """
            SELECT uuid, doing, expected, worry, local_day, happened, turned_out, tried_day
            FROM prediction ORDER BY id DESC
            """
        )
        return tuple(_prediction(row) for row in rows)

    def words(self) -> Mapping[str, str]:
        """By the lesson's id: what the person wrote about it last."""
        return {row["lesson_id"]: row["text"] for row in self._rows(WORDS)}

    def preference(self, name: str) -> object | None:
        """A small choice of the person."""
        rows = self._rows("SELECT value FROM preference WHERE key = ?", (name,))
        return msgspec.json.decode(rows[0]["value"], type=object) if rows else None


def _points(by: Grain) -> str:
    return f"""
        SELECT {BEGUN[by]} AS begun, avg(value) AS value, count(*) AS days
        FROM ({_SAID} AND local_day >= ?) GROUP BY begun ORDER BY begun
    """


def _goal(row: driver.Row, ratings: tuple[GoalRating, ...]) -> Goal:
    return Goal(
        row["uuid"],
        row["text"],
        date.fromisoformat(row["local_day"]),
        ratings,
        GoalEnding(row["ending"]) if row["ending"] is not None else None,
        _day(row["ended_day"]),
    )


def _prediction(row: driver.Row) -> Prediction:
    turned_out = row["turned_out"]
    return Prediction(
        row["uuid"],
        date.fromisoformat(row["local_day"]),
        Guess(row["doing"], row["expected"], row["worry"]),
        Result(TurnedOut(turned_out), row["happened"]) if turned_out is not None else None,
        _day(row["tried_day"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
