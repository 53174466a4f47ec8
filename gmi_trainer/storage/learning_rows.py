"""Answers as rows, and rows as answers again."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.learning import Answer, Sureness
from gmi_trainer.storage import driver
from gmi_trainer.storage.moments import utc_from, utc_text
from gmi_trainer.storage.trial_rows import Values

INSERT_ANSWER = """
    INSERT INTO answer (
        uuid, session_id, question_id, option_id, was_right, in_review, sure, answered_utc, utc_offset_min,
        local_day, due_day
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

SELECT_ANSWERS = """
    SELECT
        answer.question_id, answer.option_id, answer.was_right, answer.in_review, answer.sure,
        answer.answered_utc, answer.local_day
    FROM answer
"""


def answer_values(session_id: int, uuid: str, answer: Answer, utc_offset_min: int, due: date) -> Values:
    """For INSERT_ANSWER."""
    return (
        uuid,
        session_id,
        answer.question_id,
        answer.option_id,
        answer.was_right,
        answer.in_review,
        answer.sure,
        utc_text(answer.answered_utc),
        utc_offset_min,
        answer.day.isoformat(),
        due.isoformat(),
    )


def answer_from(row: driver.Row) -> Answer:
    """An answer as it was given."""
    sure = row["sure"]
    return Answer(
        question_id=row["question_id"],
        option_id=row["option_id"],
        was_right=bool(row["was_right"]),
        answered_utc=utc_from(row["answered_utc"]),
        day=date.fromisoformat(row["local_day"]),
        in_review=bool(row["in_review"]),
        sure=Sureness(sure) if sure is not None else None,
    )
