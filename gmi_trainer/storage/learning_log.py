"""Writing lessons and their questions (learning_ports.LearningLog)."""

from __future__ import annotations

from datetime import date, datetime

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.learning import Answer, LessonSpec
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.learning_rows import INSERT_ANSWER, SELECT_ANSWERS, answer_from, answer_values
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.session_rows import INSERT_SESSION, session_values


class SqliteLearningLog:
    """The write side, on the connection of the window's thread. There is no hurry in reading: every commit is
    durable."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def begin(self, start: SessionStart) -> int:
        """Store the session; a lesson's with its reading, no screen of which was in view yet."""
        spec = start.spec
        assert isinstance(spec, LessonSpec), "only lessons are kept here"
        assert spec.review is not bool(spec.lesson_id), "a lesson, or questions of any"
        with self._record.atomic() as connection:
            session_id = connection.execute(INSERT_SESSION, session_values(start)).lastrowid
            assert session_id is not None, "an INSERT gives a row"
            if not spec.review:
                connection.execute(
                    "INSERT INTO reading (session_id, lesson_id) VALUES (?, ?)", (session_id, spec.lesson_id)
                )
        return session_id

    def keep_place(self, session_id: int, screen_id: str) -> None:
        """The screen that is in view."""
        with self._record.problems():
            changed = self._record.connection.execute(
                "UPDATE reading SET screen_id = ? WHERE session_id = ?", (screen_id, session_id)
            )
        assert changed.rowcount == 1, "keep the place in a lesson that was begun"

    def answers_to(self, question_id: str) -> tuple[Answer, ...]:
        """Every answer that was ever given to a question, in the order in which they were given."""
        with self._record.problems():
            rows = self._record.connection.execute(
                f"{SELECT_ANSWERS} WHERE answer.question_id = ? ORDER BY answer.id", (question_id,)
            ).fetchall()
        return tuple(answer_from(row) for row in rows)

    def add_answer(self, session_id: int, uuid: str, answer: Answer, utc_offset_min: int, due: date) -> None:
        """One INSERT, committed when this returns."""
        with self._record.problems():
            self._record.connection.execute(
                INSERT_ANSWER, answer_values(session_id, uuid, answer, utc_offset_min, due)
            )

    def finish(self, session_id: int, finished_utc: datetime) -> None:
        """The lesson was read to its end, or the questions are done."""
        with self._record.atomic() as connection:
            changed = connection.execute(
                "UPDATE session SET finished_utc = ? WHERE id = ? AND kind = 'lesson'",
                (utc_text(finished_utc), session_id),
            )
            assert changed.rowcount == 1, "finish a lesson that was begun"

    def put_words(
        self, session_id: int, uuid: str, text: str, written_utc: datetime, utc_offset_min: int
    ) -> None:
        """The person's own words. Those of that session before stay as they are; the same again write nothing."""
        with self._record.atomic() as connection:
            before = connection.execute(
                "SELECT text FROM note WHERE session_id = ? ORDER BY id DESC LIMIT 1", (session_id,)
            ).fetchone()
            if before is not None and before["text"] == text:
                return
            connection.execute(
                """
                INSERT INTO note (uuid, session_id, text, written_utc, utc_offset_min, local_day)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                (
                    uuid,
                    session_id,
                    text,
                    utc_text(written_utc),
                    utc_offset_min,
                    local_day(written_utc, utc_offset_min).isoformat(),
                ),
            )

    def delete_words(self, lesson_id: str) -> None:
        """Let go of all of the person's own words about a lesson."""
        with self._record.problems():
            self._record.connection.execute(
                "DELETE FROM note WHERE session_id IN (SELECT session_id FROM reading WHERE lesson_id = ?)",
                (lesson_id,),
            )
