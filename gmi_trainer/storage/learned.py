"""Reading what was learned (ports.LearningReader), on a connection of its own that can change nothing."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.knowledge import CheckTaken
from gmi_trainer.domain.learning import Answer, LearningPast, LessonPlace
from gmi_trainer.storage.knowledge_rows import SELECT_CHECKS, checks_from
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
    ORDER BY note.session_id
"""


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

    def _places(self) -> dict[str, LessonPlace]:
        return {
            row["lesson_id"]: LessonPlace(row["lesson_id"], row["screen_id"])
            for row in self._rows(_LATEST)
            if row["finished_utc"] is None and row["screen_id"] is not None
        }

    def _given(self) -> dict[str, Answer]:
        answers = (answer_from(row) for row in self._rows(GIVEN))
        return {answer.question_id: answer for answer in answers}
