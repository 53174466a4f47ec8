"""Where a breath of one's own is made or changed: a name, and four figures that go up and down."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.domain.breath_steps import LONGEST_CAUTIOUS_OUT_MS
from gmi_trainer.domain.breathing import HOLD_MS, IN_MS, OUT_MS, STEP_MS, BreathPattern
from gmi_trainer.services.breath_choices import LONGEST_NAME
from gmi_trainer.ui.pages.breathe.stepper import Stepper
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.breathe_page import a_minute, seconds_words
from gmi_trainer.ui.words.breathing import breath_name, seconds_of
from gmi_trainer.ui.words.translate import Translate


class OwnBreath(Card):
    """No number has to be typed, and no name has to be given: then its figures are its name."""

    kept = Signal(str, object)  # the name, BreathPattern
    closed = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, role="well", parent=parent)
        self._translate = translate
        self._taken: frozenset[str] = frozenset()
        name_control(self, "breathe.own", self.tr("A breath of your own"))
        self._add_figures()
        self._add_name()
        keep = secondary(look, self.tr("Keep it"), "breathe.own.keep", icon="check")
        close = quiet(look, self.tr("Cancel"), "breathe.own.close")
        keep.clicked.connect(self._on_kept)
        close.clicked.connect(self.closed)
        self.add(holding(FlowLayout(look), [keep, close]))

    @property
    def pattern(self) -> BreathPattern:
        """The breath as it stands."""
        return BreathPattern(self._in.value, self._out.value, self._hold_full.value, self._hold_empty.value)

    @property
    def line(self) -> str:
        """What it comes to."""
        return self._line.text()

    def start(self, name: str, pattern: BreathPattern, taken: Sequence[str]) -> None:
        """Begin with a breath. ``taken``: names that others have."""
        self._taken = frozenset(map(_folded, taken))
        self._name.setText(name)
        self._problem.hide()
        for stepper, value in (
            (self._in, pattern.in_ms),
            (self._out, pattern.out_ms),
            (self._hold_full, pattern.hold_full_ms),
            (self._hold_empty, pattern.hold_empty_ms),
        ):
            stepper.set_value(value)
        self._show_line()

    def be_careful(self, careful: bool) -> None:
        """Close what cautions close, and say why."""
        self._why.setVisible(careful)
        for stepper in (self._hold_full, self._hold_empty):
            stepper.setVisible(not careful)
            stepper.set_bounds(*((0, 0) if careful else HOLD_MS))
        self._out.set_bounds(OUT_MS[0], LONGEST_CAUTIOUS_OUT_MS if careful else OUT_MS[1])
        self._show_line()

    def take_focus(self) -> None:
        """Put the keyboard on the first figure."""
        self._in.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _add_figures(self) -> None:
        self._in = self._stepper("in", self.tr("Breathe in"), IN_MS)
        self._out = self._stepper("out", self.tr("Breathe out"), OUT_MS)
        self._hold_full = self._stepper("hold_full", self.tr("Hold after the breath in"), HOLD_MS)
        self._hold_empty = self._stepper("hold_empty", self.tr("Hold after the breath out"), HOLD_MS)
        self._why = muted(
            self.tr(
                "There are no holds here, and no breath out of more than 6 seconds, because of your answers "
                "on when to be careful."
            )
        )
        self._why.setObjectName("breathe.own.why")
        self._why.hide()
        self._line = Text("", "field")
        self._line.setObjectName("breathe.own.line")
        steppers = [self._in, self._out, self._hold_full, self._hold_empty]
        self.add(holding(ReflowLayout(self._look, 250, most=2, gap_px=20), steppers))
        self.add(self._why)
        self.add(self._line)

    def _add_name(self) -> None:
        words = self.tr("A name, if you like")
        label = Text(words, "field")
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        name_control(self._name, "breathe.own.name", words)
        label.setBuddy(self._name)
        self._name.returnPressed.connect(self._on_kept)
        self._name.textEdited.connect(self._on_name_edited)
        self._problem = Text("")
        self._problem.setObjectName("breathe.own.problem")
        self._problem.hide()
        naming = Stack(self._look, gap_px=6)
        for part in (label, self._name, self._problem):
            naming.add(part)
        self.add(naming)

    def _stepper(self, name: str, words: str, bounds: tuple[int, int]) -> Stepper:
        stepper = Stepper(
            self._look,
            f"breathe.own.{name}",
            words,
            bounds,
            STEP_MS,
            partial(seconds_words, translate=self._translate),
        )
        stepper.moved.connect(self._on_stepper_moved)
        return stepper

    def _show_line(self) -> None:
        pattern, say = self.pattern, self._translate
        self._line.setText(
            self.tr("One breath: {n} seconds. {pace}.").format(
                n=seconds_of(pattern.cycle_ms), pace=a_minute(pattern, say)
            )
        )
        self._name.setPlaceholderText(breath_name(pattern, say))

    def _free_name(self, wanted: str) -> str:
        """The figures as a name; with a number where a breath has that name already."""
        name, number = wanted, 2
        while _folded(name) in self._taken:
            name, number = self.tr("{name} ({n})").format(name=wanted, n=number), number + 1
        return name

    @Slot(int)
    def _on_stepper_moved(self, _value: int) -> None:
        self._show_line()

    @Slot(str)
    def _on_name_edited(self, _words: str) -> None:
        self._problem.hide()

    @Slot()
    def _on_kept(self) -> None:
        name = " ".join(self._name.text().split())
        if not name:
            name = self._free_name(breath_name(self.pattern, self._translate))
        elif _folded(name) in self._taken:
            self._say_taken(name)
            return
        self.kept.emit(name[:LONGEST_NAME], self.pattern)

    def _say_taken(self, name: str) -> None:
        words = self.tr("You have a breath called “{name}” already. Please give this one another name.")
        self._problem.setText(words.format(name=name))
        self._problem.show()
        announce(self._problem, self._problem.text())
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
