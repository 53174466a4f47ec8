"""Looking back on lessons and questions over a record in memory, told one by one (learning_history)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from gmi_trainer.domain.learning import Answer
from gmi_trainer.domain.learning_history import (
    AnswerSums,
    LearningTotals,
    LessonSat,
    QuestionSums,
    Share,
)
from gmi_trainer.domain.span import Grain

if TYPE_CHECKING:
    from tests.fakes import FakeReading, FakeRecord


class FakeLearningHistory:
    """What SqliteLearningReader counts with SQL."""

    def __init__(self, record: FakeRecord) -> None:
        self._record = record

    def sittings(self, limit: int) -> tuple[LessonSat, ...]:
        newest = sorted(
            self._record.readings.values(), key=lambda r: (r.start.started_utc, r.session_id), reverse=True
        )
        return tuple(_told(reading) for reading in newest[:limit])

    def sitting(self, session_id: int) -> LessonSat | None:
        reading = self._record.readings.get(session_id)
        return _told(reading) if reading is not None else None

    def first_read(self) -> Mapping[str, date]:
        first: dict[str, date] = {}
        for reading in self._ended():
            day = first.get(reading.spec.lesson_id, reading.day)
            first[reading.spec.lesson_id] = min(day, reading.day)
        return first

    def answers_over(self, since: date | None, by: Grain) -> tuple[AnswerSums, ...]:
        found: dict[date, AnswerSums] = {}
        for answer, first, again in self._counted():
            if since is None or answer.day >= since:
                begun = by.begin(answer.day)
                sums = found.setdefault(begun, AnswerSums(begun, Share(), Share()))
                found[begun] = AnswerSums(begun, sums.first + first, sums.again + again)
        return tuple(found[day] for day in sorted(found))

    def questions(self) -> tuple[QuestionSums, ...]:
        found: dict[str, QuestionSums] = {}
        for answer, first, again in self._counted():
            name = answer.question_id
            sums = found.setdefault(name, QuestionSums(name, Share(), Share()))
            found[name] = QuestionSums(name, sums.first + first, sums.again + again)
        return tuple(found.values())

    def learning_days(self, since: date) -> frozenset[date]:
        return frozenset(day for day in self._days() if day >= since)

    def learning_totals(self) -> LearningTotals:
        days = self._days()
        return LearningTotals(
            len(days), len(self._counted()), min(days, default=None), max(days, default=None)
        )

    def _ended(self) -> list[FakeReading]:
        return [
            one
            for one in self._record.readings.values()
            if not one.spec.review and one.finished_utc is not None and one.counted
        ]

    def _days(self) -> set[date]:
        return {answer.day for answer, _first, _again in self._counted()} | {
            reading.day for reading in self._ended()
        }

    def _counted(self) -> list[tuple[Answer, Share, Share]]:
        """Each answer that counts, as a very first one and as one to a question that came back."""
        asked: set[str] = set()
        found = []
        for answer, _due, reading in self._record.answers():
            is_first = answer.question_id not in asked
            asked.add(answer.question_id)
            right = int(answer.was_right)
            if reading.counted:
                first = Share(right, 1) if is_first else Share()
                again = Share(right, 1) if answer.in_review else Share()
                found.append((answer, first, again))
        return found


def _told(reading: FakeReading) -> LessonSat:
    answers = [answer for answer, _due in reading.answers]
    return LessonSat(
        reading.session_id,
        reading.spec.lesson_id,
        reading.day,
        reading.finished_utc is not None,
        Share(sum(answer.was_right for answer in answers), len(answers)),
        reading.counted,
        reading.reason,
    )
