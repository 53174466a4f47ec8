"""The verdict of a body part: one sentence in large words, what may be made of it, and its numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.change import Headline, PartChange
from gmi_trainer.services.progress import Course
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.change import change_sentences, gap_meaning, gap_sentence
from gmi_trainer.ui.words.translate import Translate


class HeadlineCard(Card):
    """A tired person reads the sentence and needs nothing else."""

    train_asked = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._translate = translate
        self._verdict = Text("", "title")
        self._verdict.setObjectName("progress.verdict")
        self._meaning = Text("", "lede")
        self._meaning.setObjectName("progress.verdict.meaning")
        self._numbers = Column(look, 6)
        self._train = secondary(look, self.tr("Go to training"), "progress.verdict.train", icon="play")
        self._train.clicked.connect(self.train_asked)
        self._train_row = holding(FlowLayout(look), [self._train])
        for widget in (self._verdict, self._meaning, self._numbers, self._train_row):
            self.add(widget)

    @property
    def verdict(self) -> str:
        """What is said in large words."""
        return self._verdict.text()

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, in order."""
        return (self.verdict, self._meaning.text(), *self._said)

    @property
    def button(self) -> QWidget:
        """The way to a test, where some are missing."""
        return self._train

    def show_course(self, course: Course, about: AboutMe) -> None:
        """Say what may be said of a part."""
        change, say = course.change, self._translate
        suggests_more = not about.saves_energy
        verdict, meaning, *numbers = change_sentences(change, say, suggests_more=suggests_more)
        if change.missing and change.headline is Headline.TOO_FEW and suggests_more:
            numbers.append(self._how_to_get_there(change))
        if course.gap is not None:
            numbers.append(gap_sentence(course.gap, say))
            sore = about.sore_side if course.part is about.sore_part else SoreSide.NONE
            if read_as := gap_meaning(course.gap, sore, say):
                numbers.append(read_as)
        self._verdict.setText(verdict)
        self._meaning.setText(meaning)
        self._said = tuple(numbers)
        self._numbers.clear()
        for words in numbers:
            self._numbers.add(muted(words))
        self._numbers.setVisible(bool(numbers))
        self._train_row.setVisible(change.missing > 0 and suggests_more)
        self.setAccessibleName(verdict)

    def _how_to_get_there(self, change: PartChange) -> str:
        if not change.tests:
            return self.tr(
                "Take a test every second day, when it suits you. The first two are for trying out."
            )
        return self.tr("You have {n} so far. Take one every second day, when it suits you.").format(
            n=change.tests
        )

    _said: tuple[str, ...] = ()
