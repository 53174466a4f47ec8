"""Learning as a use case: the lessons, where somebody is in them, their answers, and the questions that come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.learning import (
    Answer,
    LearningPast,
    LessonSpec,
    Sitting,
    Sureness,
    questions_due,
)
from gmi_trainer.domain.lesson import Course, Lesson, Question
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.learning_ports import LearningLog, LearningReader
from gmi_trainer.services.my_alarm import MyAlarmService
from gmi_trainer.services.practice_book import start_of

if TYPE_CHECKING:
    from gmi_trainer.services.lesson_ports import LoadedCourse

Undo = Callable[[], None]
ASKS_SURENESS = "asks_sureness"
NO_FACTS: Mapping[str, object] = {}


class LearningService:
    """Works on one open record, on the window's thread; ``course`` and ``past`` are read in a background job."""

    def __init__(
        self,
        *,
        log: LearningLog,
        load: Callable[[], LoadedCourse],
        comes_back: Callable[[Sequence[Answer]], date],
        preferences: Preferences,
        clock: Clock,
        changes: Changes,
        new_uuid: Callable[[], str],
        app_version: str,
        language: str = "en",
    ) -> None:
        """``load``: reads the lessons of ``language``. ``comes_back``: see services/review.py."""
        self._log = log
        self._load = load
        self._comes_back = comes_back
        self._preferences = preferences
        self.my_alarm = MyAlarmService(preferences)
        self._clock = clock
        self._changes = changes
        self._new_uuid = new_uuid
        self._app_version = app_version
        self._language = language
        self._loaded: LoadedCourse | None = None

    # -- reading: in a background job -----------------------------------------------------------------------

    def course(self) -> LoadedCourse:
        """All lessons, read once, with what is wrong with any of them."""
        loaded = self._loaded
        if loaded is None:
            self._loaded = loaded = self._load()
        return loaded

    def past(self, reader: LearningReader) -> LearningPast:
        """All that the record knows of learning, as of today."""
        return reader.past(self.today())

    def due(self, course: Course, past: LearningPast) -> tuple[Question, ...]:
        """The questions that come back today, the longest overdue first."""
        return questions_due(course, past)

    # -- a lesson, or the questions of a day ----------------------------------------------------------------

    def today(self) -> date:
        """The person's day now."""
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    def begin(
        self, lesson: Lesson, environment: Mapping[str, object] = NO_FACTS, plan: PlanRef | None = None
    ) -> Sitting:
        """Somebody sits down with a lesson, for the first time or to go on with it."""
        return self._begin(LessonSpec(lesson.lesson_id, self._language), environment, plan)

    def begin_review(self, environment: Mapping[str, object] = NO_FACTS) -> Sitting:
        """Somebody answers questions that came back."""
        return self._begin(LessonSpec("", self._language, review=True), environment, None)

    def keep_place(self, sitting: Sitting, screen_id: str) -> None:
        """This screen is in view."""
        self._log.keep_place(sitting.session_id, screen_id)

    def answer(
        self, sitting: Sitting, question: Question, option_id: str, sure: Sureness | None = None
    ) -> Answer:
        """Keep an answer. When this returns it is on the disk, and the explanation may be shown."""
        chosen = next(option for option in question.options if option.option_id == option_id)
        now, offset = self._clock.utc_now(), self._clock.utc_offset_min()
        answer = Answer(
            question_id=question.question_id,
            option_id=option_id,
            was_right=chosen.is_right,
            answered_utc=now,
            day=local_day(now, offset),
            in_review=sitting.spec.review,
            sure=sure,
        )
        due = self._comes_back((*self._log.answers_to(question.question_id), answer))
        self._log.add_answer(sitting.session_id, self._new_uuid(), answer, offset, due)
        return answer

    def finish(self, sitting: Sitting) -> None:
        """The lesson was read to its end, or the person has answered as many questions as they like."""
        self._log.finish(sitting.session_id, self._clock.utc_now())
        self._changes.publish(Changed.SESSIONS)

    def leave(self, sitting: Sitting) -> None:
        """Left on the way. Everything is kept already; those who show what was learned look again.

        Questions that came back are done with any of them, as a drill is with any picture.
        """
        if sitting.spec.review:
            self._log.finish(sitting.session_id, self._clock.utc_now())
        self._changes.publish(Changed.SESSIONS)

    # -- how sure somebody is -------------------------------------------------------------------------------

    @property
    def asks_sureness(self) -> bool:
        """Whether a person is asked how sure they are of an answer; off until they want it."""
        return self._preferences.get(ASKS_SURENESS) is True

    def ask_sureness(self, wanted: bool) -> None:
        """Turn that on or off."""
        self._preferences.put(ASKS_SURENESS, wanted)

    # -- own words ------------------------------------------------------------------------------------------

    def put_words(self, sitting: Sitting, text: str) -> None:
        """What a person would tell a friend about a lesson. Empty: what they wrote about it before goes, too."""
        words = text.strip()
        if words:
            now, offset = self._clock.utc_now(), self._clock.utc_offset_min()
            self._log.put_words(sitting.session_id, self._new_uuid(), words, now, offset)
        else:
            self._log.delete_words(sitting.spec.lesson_id)
        self._changes.publish(Changed.SESSIONS)

    # -- helpers --------------------------------------------------------------------------------------------

    def _begin(self, spec: LessonSpec, environment: Mapping[str, object], plan: PlanRef | None) -> Sitting:
        session_id = self._log.begin(
            start_of(
                SessionKind.LESSON,
                spec,
                environment,
                plan,
                clock=self._clock,
                uuid=self._new_uuid(),
                app_version=self._app_version,
            )
        )
        return Sitting(session_id, spec)
