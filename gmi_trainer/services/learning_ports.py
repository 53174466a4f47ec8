"""What is learned, as it is written and read back: lessons and knowledge checks."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.session_ports import SessionStart

if TYPE_CHECKING:  # read when somebody needs it
    from gmi_trainer.domain.knowledge import CheckMoment, CheckTaken, GivenReply
    from gmi_trainer.domain.learning import Answer, LearningPast


class LearningLog(Protocol):
    """The write side for lessons and their questions. All of it is durable when a call returns."""

    def begin(self, start: SessionStart) -> int:
        """Store the session of a lesson, or of questions that came back; returns the row's id."""
        ...

    def keep_place(self, session_id: int, screen_id: str) -> None:
        """The screen that is in view in a lesson."""
        ...

    def answers_to(self, question_id: str) -> tuple[Answer, ...]:
        """Every answer that was ever given to a question, in the order in which they were given."""
        ...

    def add_answer(self, session_id: int, uuid: str, answer: Answer, utc_offset_min: int, due: date) -> None:
        """One answer more. ``due``: when the question comes back."""
        ...

    def finish(self, session_id: int, finished_utc: datetime) -> None:
        """The lesson was read to its end, or the questions are done."""
        ...

    def put_words(
        self, session_id: int, uuid: str, text: str, written_utc: datetime, utc_offset_min: int
    ) -> None:
        """The person's own words about the lesson of a session. The newest are told; those before them are kept."""
        ...

    def delete_words(self, lesson_id: str) -> None:
        """Let go of all of the person's own words about a lesson."""
        ...


class LearningReader(Protocol):
    """The read side for lessons, inside one background job."""

    def past(self, today: date) -> LearningPast:
        """All that the record knows of learning."""
        ...

    def checks(self) -> tuple[CheckTaken, ...]:
        """Every time that somebody said what they know about pain, in order, those that were left as well."""
        ...


@dataclass(frozen=True, slots=True)
class CheckStart:
    """What is known when somebody begins to say what they know about pain."""

    uuid: str
    edition: int
    moment: CheckMoment
    lessons_read: int
    language: str
    started_utc: datetime
    utc_offset_min: int
    app_version: str


class KnowledgeLog(Protocol):
    """The write side of the knowledge check. All of it is durable when a call returns."""

    def begin(self, start: CheckStart) -> int:
        """Store a time; returns the row's id."""
        ...

    def add_reply(self, check_id: int, uuid: str, given: GivenReply, answered_utc: datetime) -> None:
        """One answer more; of several to a sentence the newest counts."""
        ...

    def finish(self, check_id: int, finished_utc: datetime) -> None:
        """All sentences were answered."""
        ...
