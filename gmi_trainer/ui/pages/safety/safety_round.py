"""One round of safety questions against the record: what is written when, and what is open afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from PySide6.QtCore import QObject, Signal

from gmi_trainer.domain.safety import (
    SafetyAnswer,
    SafetyGroup,
    SafetyOccasion,
    SafetyReply,
    Standing,
    outcome_of,
)
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.safety import SafetyService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.safety.asking import Asking

_GRAVEST_FIRST = (Standing.EMERGENCY, Standing.SOON, Standing.OPEN, Standing.UNASKED)


class SafetyRound(QObject):
    """Answers are kept when the round is over, or broken off by an emergency.

    What an earlier round left waiting to be looked at stays in force; that is read in the background.
    """

    standing_read = Signal()

    def __init__(
        self,
        safety: SafetyService,
        diary: Callable[[], AbstractContextManager[DiaryReader]],
        jobs: Background,
        today: Callable[[], date],
        occasion: SafetyOccasion,
        asking: Asking | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``asking`` holds what was answered before a pause."""
        super().__init__(parent)
        self._safety = safety
        self._today = today
        self._occasion = occasion
        self._asking = asking if asking is not None else Asking()
        self._kept = Standing.UNASKED
        self._kept_before = Standing.UNASKED
        self._take_back: Callable[[], None] | None = None

        def read(_job: object) -> Standing:
            with diary() as reader:
                return safety.standing(reader)

        jobs.run(read, self._on_read, owner=self)

    @property
    def asking(self) -> Asking:
        """The answers so far."""
        return self._asking

    @property
    def kept(self) -> Standing:
        """What the record says."""
        return self._kept

    @property
    def standing(self) -> Standing:
        """What holds with the answers of this round."""
        return gravest(self._kept, outcome_of(self.replies()))

    @property
    def can_take_back(self) -> bool:
        """Nothing was written in this round, or what was written can still be changed."""
        return self._take_back is not None or self._kept not in (Standing.EMERGENCY, Standing.SOON)

    def answer(self, group: SafetyGroup, answer: SafetyAnswer) -> SafetyGroup | None:
        """Take an answer; returns the question that follows. After the last one everything is written."""
        self.take_back()
        self._asking = self._asking.with_answer(group, answer)
        following = self._asking.after(group)
        if following is None:
            self.keep()
        return following

    def keep(self) -> None:
        """Write what was answered, in the place of what this round wrote before."""
        self.take_back()
        replies = self.replies()
        if replies:
            self._kept_before = self._kept
            answers = {reply.group: reply.answer for reply in replies}
            self._take_back = self._safety.reply(answers, self._occasion)
            self._kept = gravest(self._kept, outcome_of(replies))

    def take_back(self) -> None:
        """The person went back to answer anew."""
        if self._take_back is not None:
            take_back, self._take_back = self._take_back, None
            take_back()
            self._kept = self._kept_before

    def looked_at(self) -> None:
        """What waited has been looked at."""
        self._safety.looked_at()
        self.has_been_looked_at()

    def has_been_looked_at(self) -> None:
        """The same, where it was said elsewhere."""
        self._take_back = None
        self._kept = self._kept_before = Standing.OPEN
        self._asking = self._asking.looked_at()

    def replies(self) -> tuple[SafetyReply, ...]:
        """The answers of this round, as they are kept."""
        return self._asking.replies(self._today(), self._occasion)

    def _on_read(self, standing: Standing) -> None:
        """What was written meanwhile counts too."""
        if self._take_back is not None:
            self._kept_before = standing
        self._kept = gravest(standing, self._kept)
        self.standing_read.emit()


def gravest(one: Standing, other: Standing) -> Standing:
    """The one that keeps more closed."""
    return min(one, other, key=_GRAVEST_FIRST.index)
