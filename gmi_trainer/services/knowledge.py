"""What I know about pain, as a use case: when it is offered, what is answered, and that it can be put off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gmi_trainer.domain.knowledge import (
    CheckItem,
    CheckMoment,
    CheckStanding,
    CheckTaken,
    GivenReply,
    Reply,
    moment_to_begin,
    standing,
)
from gmi_trainer.domain.learning import LearningPast
from gmi_trainer.domain.lesson import Course
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.learning_ports import CheckStart, KnowledgeLog

NOT_NOW = "knowledge_not_now"
"""The preference that holds the moments at which somebody said so."""


class KnowledgeService:
    """Works on one open record, on the window's thread."""

    def __init__(
        self,
        *,
        log: KnowledgeLog,
        preferences: Preferences,
        clock: Clock,
        changes: Changes,
        new_uuid: Callable[[], str],
        app_version: str,
        language: str = "en",
    ) -> None:
        self._log = log
        self._preferences = preferences
        self._clock = clock
        self._changes = changes
        self._new_uuid = new_uuid
        self._app_version = app_version
        self._language = language

    # -- when it is asked -----------------------------------------------------------------------------------

    def standing(
        self, course: Course, past: LearningPast, takings: Sequence[CheckTaken]
    ) -> CheckStanding | None:
        """Where somebody is with it; None where the lessons have no check. ``takings``: all of them, in order."""
        if course.check is None:
            return None
        return standing(
            course.check,
            takings,
            lessons_done=lessons_read(course, past),
            lessons=len(course.lessons),
            today=past.day,
            declined=self._declined(),
        )

    def decline(self, moment: CheckMoment) -> None:
        """Not now: it is not offered for this moment any more. It can still be begun at any time."""
        kept = dict.fromkeys((*self._declined(), moment))
        self._preferences.put(NOT_NOW, [one.value for one in kept])
        self._changes.publish(Changed.KNOWLEDGE)

    # -- one time -------------------------------------------------------------------------------------------

    def begin(self, course: Course, past: LearningPast, takings: Sequence[CheckTaken]) -> int:
        """Somebody sits down with it anew; returns the time's id."""
        assert course.check is not None, "there is something to answer"
        read = lessons_read(course, past)
        return self._log.begin(
            CheckStart(
                uuid=self._new_uuid(),
                edition=course.check.edition,
                moment=moment_to_begin(takings, read, len(course.lessons)),
                lessons_read=read,
                language=self._language,
                started_utc=self._clock.utc_now(),
                utc_offset_min=self._clock.utc_offset_min(),
                app_version=self._app_version,
            )
        )

    def reply(self, check_id: int, item: CheckItem, reply: Reply) -> GivenReply:
        """Keep an answer: in the place of one to the same sentence before."""
        given = GivenReply(item.item_id, reply, reply is item.fitting)
        self._log.add_reply(check_id, self._new_uuid(), given, self._clock.utc_now())
        return given

    def finish(self, check_id: int) -> None:
        """Every sentence was answered."""
        self._log.finish(check_id, self._clock.utc_now())
        self._changes.publish(Changed.KNOWLEDGE)

    def leave(self) -> None:
        """Left on the way. All is kept already; those who show where somebody is look again."""
        self._changes.publish(Changed.KNOWLEDGE)

    def _declined(self) -> tuple[CheckMoment, ...]:
        stored = self._preferences.get(NOT_NOW)
        if not isinstance(stored, list | tuple):
            return ()
        return tuple(moment for moment in CheckMoment if moment.value in stored)


def lessons_read(course: Course, past: LearningPast) -> int:
    """How many of the lessons that there are have been read to the end."""
    return sum(lesson_id in past.done for lesson_id in course.lessons)
