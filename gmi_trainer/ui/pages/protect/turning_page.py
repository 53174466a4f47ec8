"""The window while records are turned, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.pages.protect.turning import Turning
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

COLUMN_PX = 640


class Way(Enum):
    """Where records are turned to."""

    ON = auto()
    OFF = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """``left``: how many records are still as they were, of ``total``; ``problems``: why, each once."""

    left: int
    total: int
    problems: tuple[UserProblem, ...] = ()


class TurningPage(Page):
    """Nothing else can be done in the program meanwhile: every record is closed."""

    def __init__(
        self, look: Look, way: Way, later: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        """``later``: after the record that is being turned, the rest waits for another time."""
        super().__init__(look, "turning", "", column_px=COLUMN_PX, help_at=HelpAt.FOOT, parent=parent)
        self.set_title(
            self.tr("Encrypting the records …")
            if way is Way.ON
            else self.tr("Making the records plain again …")
        )
        self._later = later
        self.turning = Turning(look)
        card = Card(look)
        card.add(self.turning)
        self._stop = quiet(look, self.tr("Do the rest another time"), "turning.later")
        self._stop.clicked.connect(self._on_stop_clicked)
        card.add(holding(FlowLayout(look), [self._stop]))
        self.add(card)

    @Slot()
    def _on_stop_clicked(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText(self.tr("After this record …"))
        self._later()


class TurnedPage(Page):
    """One clear sentence, with the record open again behind it."""

    def __init__(
        self,
        look: Look,
        way: Way,
        outcome: Outcome,
        translate: Translate,
        go_on: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "turned", "", column_px=COLUMN_PX, help_at=HelpAt.FOOT, parent=parent)
        self._go_on = go_on
        self._on = primary(look, self.tr("Go on"), "turned.on", icon="arrow-right", large=True)
        self._on.clicked.connect(self._on_on_clicked)
        words = self._words(way, outcome)
        self.set_title(words)
        card = Card(look)
        card.add(body(self._about(way, outcome)))
        for sentence in dict.fromkeys(problem_sentence(problem, translate) for problem in outcome.problems):
            card.add(Notice(look, sentence, NoticeKind.ATTENTION))
        card.add(holding(FlowLayout(look), [self._on]))
        self.add(card)
        self.said = f"{words}. {self._about(way, outcome)}"

    def take_focus(self) -> None:
        """The keyboard on the one button, and the sentence aloud."""
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.said)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A proxy instead would be heard as the whole page."""
        super().focusInEvent(event)
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _words(self, way: Way, outcome: Outcome) -> str:
        if way is Way.ON:
            return (
                self.tr("Not all records are encrypted yet")
                if outcome.left
                else self.tr("All records are encrypted")
            )
        return (
            self.tr("Some records are still encrypted")
            if outcome.left
            else self.tr("All records are plain again")
        )

    def _about(self, way: Way, outcome: Outcome) -> str:
        if outcome.left:
            return self.tr(
                "Left to do: {left} of {total}. Nothing is lost. The rest is done after the next unlock."
            ).format(left=outcome.left, total=outcome.total)
        if way is Way.ON:
            return self.tr(
                "They open with the passphrase, and with the recovery sheet. Nothing else changes for you."
            )
        return self.tr(
            "The recovery sheet opens nothing any more: please destroy it. The lock stays until you take it off."
        )

    @Slot()
    def _on_on_clicked(self) -> None:
        self._go_on()
