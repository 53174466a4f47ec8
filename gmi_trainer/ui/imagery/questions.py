"""What is asked after imagined movements, one press each: how clear, how well felt, did it hurt, did anything move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from gmi_trainer.domain.imagery import Rung
from gmi_trainer.domain.imagery_course import Hurt, Moved, Said
from gmi_trainer.ui.imagery.panels import ImageryPanels
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.imagery import (
    clarity_question,
    feeling_question,
    hurt_name,
    hurt_question,
    moved_name,
    moved_question,
)
from gmi_trainer.ui.words.translate import Translate

CLARITY, FEELING, HURT, MOVED = "clarity", "feeling", "hurt", "moved"
POINTS = (1, 2, 3, 4, 5)


def asked_after(rung: Rung) -> tuple[str, ...]:
    """Which questions make sense: what was only watched was not felt."""
    if rung is Rung.WATCH:
        return (HURT,)
    if rung is Rung.OTHER:
        return (CLARITY, HURT)
    return (CLARITY, FEELING, HURT, MOVED)


class Questions(QObject):
    """One after the other, on the stage. Each can be left out."""

    said = Signal(object)  # Said, so far
    over = Signal()

    def __init__(
        self, panels: ImageryPanels, rung: Rung, translate: Translate, parent: QObject, *, rates_pain: bool
    ) -> None:
        super().__init__(parent)
        self._panels = panels
        self._translate = translate
        self._rates_pain = rates_pain
        self._left = list(asked_after(rung))
        self._said = Said()

    def begin(self) -> None:
        """The first one."""
        self._ask_next()

    def _ask_next(self) -> None:
        if not self._left:
            self.over.emit()
            return
        name = self._left.pop(0)
        words, answers = self._question(name)
        self._panels.ask(name, words, answers, self._later)

    def _question(self, name: str) -> tuple[Words, list[tuple[str, str, Callable[[], None]]]]:
        say = self._translate
        if name == CLARITY:
            return clarity_question(say), [(str(n), str(n), self._answer(clarity=n)) for n in POINTS]
        if name == FEELING:
            return feeling_question(say), [(str(n), str(n), self._answer(feeling=n)) for n in POINTS]
        if name == HURT:
            return hurt_question(say, rates_pain=self._rates_pain), [
                (one.value, hurt_name(one, say), self._answer(hurt=one)) for one in Hurt
            ]
        return moved_question(say), [
            (one.value, moved_name(one, say), self._answer(moved=one)) for one in Moved
        ]

    def _answer(
        self,
        *,
        clarity: int | None = None,
        feeling: int | None = None,
        hurt: Hurt | None = None,
        moved: Moved | None = None,
    ) -> Callable[[], None]:
        given = Said(clarity, feeling, hurt, moved)

        def do() -> None:
            self._said = replace(
                self._said,
                clarity=given.clarity or self._said.clarity,
                feeling=given.feeling or self._said.feeling,
                hurt=given.hurt or self._said.hurt,
                moved=given.moved or self._said.moved,
            )
            self.said.emit(self._said)
            self._later()

        return do

    def _later(self) -> None:
        """With the next turn of events: the button that was pressed is not taken away under its own press."""
        QTimer.singleShot(0, self, self._ask_next)
