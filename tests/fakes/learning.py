"""Stand-ins for what keeps and reads lessons, their questions and the knowledge check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.knowledge import CheckTaken, GivenReply
from gmi_trainer.domain.learning import Answer, LearningPast, LessonPlace, LessonSpec
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.services.learning_ports import CheckStart
from gmi_trainer.services.session_ports import SessionStart
from tests.fakes.record import FakeReading, FakeRecord
from tests.learning_history_fakes import FakeLearningHistory


class FakeLearningLog:
    """The write side of lessons (learning_ports.LearningLog)."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self.record = record if record is not None else FakeRecord()

    def begin(self, start: SessionStart) -> int:
        spec = start.spec
        assert isinstance(spec, LessonSpec), "only lessons are kept here"
        assert spec.review is not bool(spec.lesson_id), "a lesson, or questions of any"
        session_id = self.record.new_id(start)
        self.record.readings[session_id] = FakeReading(session_id, start)
        return session_id

    def keep_place(self, session_id: int, screen_id: str) -> None:
        assert screen_id
        reading = self._begun(session_id)
        assert not reading.spec.review, "no such lesson"
        reading.screen_id = screen_id

    def answers_to(self, question_id: str) -> tuple[Answer, ...]:
        return tuple(a for a, _due, _reading in self.record.answers() if a.question_id == question_id)

    def add_answer(self, session_id: int, uuid: str, answer: Answer, utc_offset_min: int, due: date) -> None:
        assert answer.question_id
        assert answer.option_id
        reading = self._begun(session_id)
        reading.answers.append((answer, due))
        self.record.answered.append(reading)

    def finish(self, session_id: int, finished_utc: datetime) -> None:
        self._begun(session_id).finished_utc = finished_utc

    def put_words(
        self, session_id: int, uuid: str, text: str, written_utc: datetime, utc_offset_min: int
    ) -> None:
        self._begun(session_id).words = text

    def delete_words(self, lesson_id: str) -> None:
        for reading in self.record.readings.values():
            if reading.spec.lesson_id == lesson_id:
                reading.words = ""

    def _begun(self, session_id: int) -> FakeReading:
        assert session_id in self.record.readings, "no such session"
        return self.record.readings[session_id]


class FakeKnowledgeLog:
    """The write side of the knowledge check (learning_ports.KnowledgeLog)."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self.record = record if record is not None else FakeRecord()
        self.starts: list[CheckStart] = []

    def begin(self, start: CheckStart) -> int:
        assert all(one.uuid != start.uuid for one in self.starts)
        assert start.edition > 0
        self.starts.append(start)
        check_id = len(self.record.checks) + 1
        day = local_day(start.started_utc, start.utc_offset_min)
        self.record.checks.append(CheckTaken(check_id, start.edition, start.moment, day, False))
        return check_id

    def add_reply(self, check_id: int, uuid: str, given: GivenReply, answered_utc: datetime) -> None:
        assert given.item_id
        taken = self._begun(check_id)
        self._put(replace(taken, given={**taken.given, given.item_id: given}))

    def finish(self, check_id: int, finished_utc: datetime) -> None:
        taken = self._begun(check_id)
        assert not taken.is_finished, "finish it once"
        self._put(replace(taken, is_finished=True))

    def _begun(self, check_id: int) -> CheckTaken:
        assert 0 < check_id <= len(self.record.checks), "no such time"
        return self.record.checks[check_id - 1]

    def _put(self, taken: CheckTaken) -> None:
        self.record.checks[taken.check_id - 1] = taken


class FakeLearningReader(FakeLearningHistory):
    """The read side of lessons (learning_ports.LearningReader)."""

    def past(self, today: date) -> LearningPast:
        readings = [r for _id, r in sorted(self._record.readings.items()) if not r.spec.review]
        latest = {r.spec.lesson_id: r for r in readings}
        ended = {r.spec.lesson_id: r.session_id for r in readings if r.finished_utc is not None}
        given = {
            answer.question_id: answer
            for answer, _due, r in self._record.answers()
            if not r.spec.review and r.session_id > ended.get(r.spec.lesson_id, 0)
        }
        return LearningPast(
            day=today,
            done=self._record.lessons_done(),
            places={
                lesson_id: LessonPlace(lesson_id, r.screen_id)
                for lesson_id, r in latest.items()
                if r.finished_utc is None and r.screen_id is not None
            },
            given=given,
            due=self._record.due(),
            reviewed_today=self._record.reviewed(today),
            words={r.spec.lesson_id: r.words for r in readings if r.words},
        )

    def checks(self) -> tuple[CheckTaken, ...]:
        return tuple(self._record.checks)


class FakeLearningOpener:
    """Opens a FakeLearningReader, and counts how many are open."""

    def __init__(self, record: FakeRecord) -> None:
        self._record = record
        self.open_count = 0

    @contextmanager
    def __call__(self) -> Iterator[FakeLearningReader]:
        self.open_count += 1
        try:
            yield FakeLearningReader(self._record)
        finally:
            self.open_count -= 1


class FakeLessonIndex:
    """A few lessons by their names (lesson_ports.LessonIndex)."""

    def __init__(self, heads: Sequence[LessonHead] = (), questions: Iterable[str] = ()) -> None:
        self.lessons = list(heads)
        self.questions = set(questions)

    def heads(self) -> tuple[LessonHead, ...]:
        return tuple(self.lessons)

    def has_question(self, question_id: str) -> bool:
        return question_id in self.questions
