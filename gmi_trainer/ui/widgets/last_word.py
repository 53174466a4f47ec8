"""The place of a page for one sentence about what was done last."""

from __future__ import annotations

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.stack import Stack


class LastWord(Stack):
    """A new sentence takes the place of the one before; it is read aloud, too."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._notice: Notice | None = None

    @property
    def said(self) -> str:
        """What is there to be read; empty: nothing."""
        return self._notice.words if self._notice is not None else ""

    def say(self, words: str, kind: NoticeKind) -> Notice:
        """Say it. What is returned can be given a way back."""
        self.say_nothing()
        self._notice = notice = Notice(self._look, words, kind)
        self.add(notice)
        notice.say(words)
        return notice

    def say_nothing(self) -> None:
        """Take it away."""
        self._notice = None
        self.clear()
