"""Reading what was learned (learning_ports.LearningReader), on a connection of its own that can change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gmi_trainer.domain.knowledge import CheckTaken
from gmi_trainer.domain.learning import Answer, LearningPast, LessonPlace
from gmi_trainer.domain.learning_history import AnswerSums, LearningTotals, LessonSat, QuestionSums
from gmi_trainer.domain.span import Grain
from gmi_trainer.storage.knowledge_rows import SELECT_CHECKS, checks_from
from gmi_trainer.storage.learning_history import (
    DAYS,
    FIRST_READ,
    QUESTIONS,
    SITTING,
    SITTINGS,
    TOTALS,
    answers_by,
    answers_from,
    question_from,
    sat_from,
    totals_from,
)
from gmi_trainer.storage.learning_rows import SELECT_ANSWERS, answer_from
from gmi_trainer.storage.learning_sums import DONE_ON, DUE, REVIEWED
from gmi_trainer.storage.reading import ReadingConnection

_LATEST = """
    SELECT reading.lesson_id, reading.screen_id, session.finished_utc, max(reading.session_id) AS session_id
    FROM reading JOIN session ON session.id = reading.session_id GROUP BY reading.lesson_id
"""  # beside max(), SQLite takes the other columns from the row that has it
GIVEN = f"""
    WITH ended AS (
        SELECT reading.lesson_id, max(reading.session_id) AS session_id
        FROM reading JOIN session ON session.id = reading.session_id
        WHERE session.finished_utc IS NOT NULL GROUP BY reading.lesson_id
    )
    {SELECT_ANSWERS} WHERE answer.session_id IN (
        SELECT reading.session_id FROM reading LEFT JOIN ended ON ended.lesson_id = reading.lesson_id
        WHERE reading.session_id > coalesce(ended.session_id, 0)
    ) ORDER BY answer.id
"""
"""What was answered in lessons since they were last read to the end. It begins with the readings, of which there are
few, and looks for their answers only."""

WORDS = """
    SELECT reading.lesson_id, note.text FROM note JOIN reading ON reading.session_id = note.session_id
    ORDER BY note.session_id, note.id
"""
"""Of a lesson the newest come last."""


class SqliteLearningReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    def past(self, today: date) -> LearningPast:
        """All that the record knows of learning: a handful of queries, however many years there are."""
        return LearningPast(
            day=today,
            done={row["lesson_id"]: date.fromisoformat(row["day"]) for row in self._rows(DONE_ON)},
            places=self._places(),
            given=self._given(),
            due={row["question_id"]: date.fromisoformat(row["due_day"]) for row in self._rows(DUE)},
            reviewed_today=self._rows(REVIEWED, (today.isoformat(),))[0][0],
            words={row["lesson_id"]: row["text"] for row in self._rows(WORDS)},
        )

    def checks(self) -> tuple[CheckTaken, ...]:
        """Every time that somebody said what they know about pain."""
        return checks_from(self._rows(SELECT_CHECKS))

    # -- looking back ---------------------------------------------------------------------------------------

    def sittings(self, limit: int) -> tuple[LessonSat, ...]:
        """The newest ones, newest first, those that were left on the way as well."""
        return tuple(sat_from(row) for row in self._rows(SITTINGS, (limit,)))

    def sitting(self, session_id: int) -> LessonSat | None:
        """One of them, however old."""
        return next((sat_from(row) for row in self._rows(SITTING, (session_id,))), None)

    def first_read(self) -> Mapping[str, date]:
        """When each lesson was first read to its end."""
        return {row["lesson_id"]: date.fromisoformat(row["day"]) for row in self._rows(FIRST_READ)}

    def answers_over(self, since: date | None, by: Grain) -> tuple[AnswerSums, ...]:
        """How answers went, earliest first."""
        return tuple(answers_from(row) for row in self._rows(answers_by(by), (_text(since),)))

    def questions(self) -> tuple[QuestionSums, ...]:
        """How each question went, of all time."""
        return tuple(question_from(row) for row in self._rows(QUESTIONS, ("",)))

    def learning_days(self, since: date) -> frozenset[date]:
        """On which something was answered, or read to its end."""
        return frozenset(date.fromisoformat(row[0]) for row in self._rows(DAYS, (_text(since), _text(since))))

    def learning_totals(self) -> LearningTotals:
        """Of all time."""
        (row,) = self._rows(TOTALS, ("", ""))
        return totals_from(row)

    # -- helpers --------------------------------------------------------------------------------------------

    def _places(self) -> dict[str, LessonPlace]:
        return {
            row["lesson_id"]: LessonPlace(row["lesson_id"], row["screen_id"])
            for row in self._rows(_LATEST)
            if row["finished_utc"] is None and row["screen_id"] is not None
        }

    def _given(self) -> dict[str, Answer]:
        answers = (answer_from(row) for row in self._rows(GIVEN))
        return {answer.question_id: answer for answer in answers}


def _text(since: date | None) -> str:
    """To compare days with; None: every one is later."""
    return since.isoformat() if since is not None else ""
