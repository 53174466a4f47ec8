"""Looking back on lessons and their questions, as queries. Sittings that do not count are in no sum."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.learning_history import AnswerSums, LearningTotals, LessonSat, QuestionSums, Share
from gmi_trainer.domain.span import Grain
from gmi_trainer.storage import driver
from gmi_trainer.storage.periods import BEGUN

_SAT = """
    SELECT
        session.id, session.local_day, session.finished_utc, session.counted, session.not_counted_reason,
        coalesce(reading.lesson_id, '') AS lesson_id,
        (SELECT count(*) FROM answer WHERE answer.session_id = session.id) AS answers,
        (SELECT coalesce(sum(was_right), 0) FROM answer WHERE answer.session_id = session.id) AS rights
    FROM session LEFT JOIN reading ON reading.session_id = session.id
    WHERE session.kind = 'lesson'
"""

SITTINGS = f"{_SAT} ORDER BY session.started_utc DESC, session.id DESC LIMIT ?"

SITTING = f"{_SAT} AND session.id = ?"

FIRST_READ = """
    SELECT reading.lesson_id, min(session.local_day) AS day
    FROM reading JOIN session ON session.id = reading.session_id
    WHERE session.finished_utc IS NOT NULL AND session.counted = 1 GROUP BY reading.lesson_id
"""
"""When each lesson was first read to its end."""

_COUNTED = """
    SELECT
        answer.local_day, answer.question_id, answer.was_right, answer.in_review,
        answer.id = (
            SELECT min(first.id) FROM answer AS first WHERE first.question_id = answer.question_id
        ) AS is_first
    FROM answer JOIN session ON session.id = answer.session_id AND session.counted = 1
    WHERE answer.local_day >= ?
"""

_SUMS = """
    sum(is_first) AS firsts, sum(is_first AND was_right) AS firsts_right,
    sum(in_review) AS agains, sum(in_review AND was_right) AS agains_right
"""

QUESTIONS = f"SELECT question_id, {_SUMS} FROM ({_COUNTED}) GROUP BY question_id"

DAYS = """
    SELECT answer.local_day FROM answer JOIN session ON session.id = answer.session_id AND session.counted = 1
    WHERE answer.local_day >= ?
    UNION
    SELECT session.local_day FROM reading JOIN session ON session.id = reading.session_id
    WHERE session.finished_utc IS NOT NULL AND session.counted = 1 AND session.local_day >= ?
"""
"""The days on which something was answered, or read to its end."""

TOTALS = f"""
    SELECT
        count(*) AS days, min(local_day) AS first_day, max(local_day) AS last_day, (
            SELECT count(*) FROM answer JOIN session ON session.id = answer.session_id AND session.counted = 1
        ) AS answers
    FROM ({DAYS})
"""


def answers_by(grain: Grain) -> str:
    """The sums of the answers since a day, for each day, week or month."""
    return f"SELECT {BEGUN[grain]} AS begun, {_SUMS} FROM ({_COUNTED}) GROUP BY begun ORDER BY begun"


def sat_from(row: driver.Row) -> LessonSat:
    """A sitting."""
    return LessonSat(
        session_id=row["id"],
        lesson_id=row["lesson_id"],
        day=date.fromisoformat(row["local_day"]),
        is_finished=row["finished_utc"] is not None,
        answers=Share(row["rights"], row["answers"]),
        counted=bool(row["counted"]),
        not_counted_reason=row["not_counted_reason"],
    )


def question_from(row: driver.Row) -> QuestionSums:
    """Of one question."""
    return QuestionSums(row["question_id"], _first(row), _again(row))


def answers_from(row: driver.Row) -> AnswerSums:
    """Of a day, week or month."""
    return AnswerSums(date.fromisoformat(row["begun"]), _first(row), _again(row))


def totals_from(row: driver.Row) -> LearningTotals:
    """Of all time."""
    first, last = row["first_day"], row["last_day"]
    return LearningTotals(
        days=row["days"],
        answers=row["answers"],
        first_day=date.fromisoformat(first) if first is not None else None,
        last_day=date.fromisoformat(last) if last is not None else None,
    )


def _first(row: driver.Row) -> Share:
    return Share(row["firsts_right"], row["firsts"])


def _again(row: driver.Row) -> Share:
    return Share(row["agains_right"], row["agains"])
