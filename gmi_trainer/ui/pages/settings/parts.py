"""What the cards of the settings page have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted


class SettingsCard(Card):
    """One subject. What it has to say about the last act stands at its foot until the next one."""

    def __init__(
        self, look: Look, identifier: str, words: str, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, icon=icon, parent=parent)
        name_control(self, identifier, words)
        self._said: Notice | None = None

    @property
    def said(self) -> str | None:
        """What it says about the last act."""
        return self._said.words if self._said is not None else None

    def ask(self, words: str, answer: QWidget, about: str | None = None) -> Stack:
        """A question with its control close below."""
        part = Stack(self._look)
        part.add(Text(words, "field"))
        if about is not None:
            part.add(muted(about))
        part.add(answer)
        self.add(part)
        return part

    def say(self, words: str, kind: NoticeKind = NoticeKind.DONE) -> None:
        """Tell how the last act went, in view and aloud."""
        self.say_nothing()
        self._said = Notice(self._look, words, kind)
        self.add(self._said)
        announce(self._said, words)

    def say_nothing(self) -> None:
        """The next act has begun."""
        if self._said is not None:
            self._said.hide()
            self._said.setParent(None)
            self._said.deleteLater()
            self._said = None
