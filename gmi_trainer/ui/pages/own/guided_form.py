"""Writes something step by step: one question in view, what was written before above it, and a way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.own.fields import BoxField, ChoiceField, Field, LineField, ScaleField
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, heading, muted


class Kind(Enum):
    """What a step is answered with."""

    LINE = auto()
    BOX = auto()
    SCALE = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One question. ``short`` names its answer in later steps; ``hints`` are shown one at a time, when asked for."""

    key: str
    kind: Kind
    short: str
    question: str
    about: str = ""
    longest: int = 300
    is_needed: bool = False
    hints: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")
    choices: tuple[Choice, ...] = ()


Values = Mapping[str, object]


class GuidedForm(Card):
    """``kept`` with all answers; ``went_on`` with those so far, at each step; ``left`` with them, unfinished."""

    kept = Signal(object)
    went_on = Signal(object)
    left = Signal(object)
    stepped = Signal()  # another step is in view
    answered = Signal()  # with every letter

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: str,
        steps: Sequence[Step],
        values: Values,
        *,
        leaving_keeps: bool = False,
        at: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """``words``: what is written here. ``leaving_keeps``: what was written so far stays. ``at``: where to begin."""
        super().__init__(look, parent=parent)
        self.setObjectName(f"{identifier}.form")
        self.setAccessibleName(words)
        self._steps = tuple(steps)
        self._before = dict(values)
        self._at = -1
        self._hint = -1
        self._fields = [_field_of(look, identifier, step, values.get(step.key)) for step in self._steps]
        self._keep_words = self.tr("Keep it")
        self._words = words
        self._eyebrow = Text(words, "eyebrow")
        self._recap = Stack(look, gap_px=4)
        self._question = heading()
        self._about = body()
        self._hint_words = Text("", "field")
        self._hint_words.setObjectName(f"{identifier}.form.hint")
        self._another = quiet(
            look, self.tr("Another question"), f"{identifier}.form.another", icon="rotate-ccw"
        )
        self._on = primary(look, self._keep_words, f"{identifier}.form.on")
        self._back = secondary(look, self.tr("Back"), f"{identifier}.form.back", icon="arrow-left")
        leave_words = self.tr("Go on another time") if leaving_keeps else self.tr("Leave it")
        self._leave = quiet(look, leave_words, f"{identifier}.form.leave")
        for part in (self._eyebrow, self._recap, self._question, self._about, self._hint_words):
            self.add(part)
        for field in self._fields:
            field.hide()
            self.add(field)
            field.changed.connect(self._on_field_changed)
            field.changed.connect(self.answered)
            field.entered.connect(self._on_on_clicked)
        self.add(holding(FlowLayout(look), [self._on, self._another, self._back, self._leave]))
        self._another.clicked.connect(self._on_another_clicked)
        self._on.clicked.connect(self._on_on_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        self._leave.clicked.connect(self.leave)
        self._show_step(min(at, len(self._steps) - 1))

    @property
    def values(self) -> dict[str, object]:
        """All answers as they stand."""
        return {step.key: field.value for step, field in zip(self._steps, self._fields, strict=True)}

    @property
    def step(self) -> str:
        """The key of the step in view."""
        return self._steps[self._at].key

    @property
    def question(self) -> QWidget:
        """From here on it has to be in view."""
        return self._question

    @property
    def is_changed(self) -> bool:
        """Something stands there that was not there before."""
        return any((value or None) != (self._before.get(key) or None) for key, value in self.values.items())

    def take_focus(self) -> None:
        """Put the keyboard where one answers."""
        self._fields[self._at].take_focus()

    @Slot()
    def leave(self) -> None:
        """Without keeping, as far as this form goes."""
        self.left.emit(self.values)

    @Slot()
    def _on_on_clicked(self) -> None:
        if not self._on.isEnabled():
            return
        if self._at + 1 == len(self._steps):
            self.kept.emit(self.values)
        else:
            self.went_on.emit(self.values)
            self._go_to(self._at + 1)

    @Slot()
    def _on_back_clicked(self) -> None:
        self._go_to(self._at - 1)

    @Slot()
    def _on_another_clicked(self) -> None:
        hints = self._steps[self._at].hints
        self._hint = (self._hint + 1) % len(hints)
        self._hint_words.setText(hints[self._hint])
        announce(self, hints[self._hint])
        self._fields[self._at].take_focus()

    @Slot()
    def _on_field_changed(self) -> None:
        self._on.setEnabled(not (self._steps[self._at].is_needed and self._fields[self._at].is_empty))

    def _go_to(self, at: int) -> None:
        self._show_step(at)
        self.take_focus()
        announce(self, self._question.text())
        self.stepped.emit()

    def _show_step(self, at: int) -> None:
        self._at, step = at, self._steps[at]
        is_last = at + 1 == len(self._steps)
        for number, field in enumerate(self._fields):
            field.setVisible(number == at)
        if len(self._steps) > 1:
            place = self.tr("{what} · step {n} of {of}")
            self._eyebrow.setText(place.format(what=self._words, n=at + 1, of=len(self._steps)))
        self._question.setText(step.question)
        self._about.setText(step.about)
        self._about.setVisible(bool(step.about))
        self._hint = 0 if step.hints else -1
        self._hint_words.setText(step.hints[0] if step.hints else "")
        self._hint_words.setVisible(bool(step.hints))
        self._another.setVisible(len(step.hints) > 1)
        self._on.setText(self._keep_words if is_last else self.tr("Next"))
        self._on.setAccessibleName(self._on.text())
        self._back.setVisible(at > 0)
        self._show_recap(at)
        self._on_field_changed()

    def _show_recap(self, at: int) -> None:
        self._recap.clear()
        for step, field in zip(self._steps[:at], self._fields[:at], strict=True):
            if not field.is_empty:
                line = muted(self.tr("{what}: {words}").format(what=step.short, words=field.words))
                self._recap.add(line)
        self._recap.setVisible(any(not field.is_empty for field in self._fields[:at]))


def _field_of(look: Look, identifier: str, step: Step, value: object) -> Field:
    name = f"{identifier}.form.{step.key}"
    words = value if isinstance(value, str) else ""
    if step.kind is Kind.SCALE:
        return ScaleField(look, name, step.question, step.ends, value)
    if step.kind is Kind.CHOICE:
        return ChoiceField(look, name, step.question, step.choices, value)
    make = LineField if step.kind is Kind.LINE else BoxField
    return make(look, name, step.question, words, step.longest)
