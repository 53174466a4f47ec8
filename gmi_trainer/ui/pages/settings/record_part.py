"""What the parts of the record card have in common: they unfold, take their time, and say how it went."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.progress import ProgressLine
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, breakable
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

SHOWN_AFTER_MS = 500
LOOKED_AT_EVERY_MS = 100


class Along:
    """How far a job is, and whether it is still wanted: plain values that both threads may touch."""

    def __init__(self) -> None:
        self._stop = Event()
        self.done = 0
        self.of = 1

    def step(self, done: int, of: int) -> None:
        """The worker has come this far."""
        self.done, self.of = done, of

    def stop(self) -> None:
        """The person has changed their mind."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Asked by the worker between steps."""
        return self._stop.is_set()


class Working(Stack):
    """A line that fills, and Stop. It shows only when something takes longer than one would notice."""

    def __init__(self, look: Look, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._along: Along | None = None
        self._words = Text("", "field")
        self._line = ProgressLine(f"{identifier}.line", self.tr("How far it is"))
        stop = secondary(look, self.tr("Stop"), f"{identifier}.stop", icon="x")
        self.add(self._words)
        self.add(self._line)
        self.add(holding(FlowLayout(look), [stop]))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWN_AFTER_MS)
        self._tick = QTimer(self)
        self._tick.setInterval(LOOKED_AT_EVERY_MS)
        self._wait.timeout.connect(self._on_wait_timeout)
        self._tick.timeout.connect(self._on_tick_timeout)
        stop.clicked.connect(self._on_stop_clicked)
        self.hide()

    def begin(self, words: str) -> Along:
        """Something has begun; say what, should it take its time."""
        self._along = Along()
        self._words.setText(words)
        self._wait.start()
        return self._along

    def end(self) -> None:
        """It is over."""
        self._wait.stop()
        self._tick.stop()
        self._along = None
        self.hide()

    @Slot()
    def _on_wait_timeout(self) -> None:
        self._on_tick_timeout()
        self.show()
        announce(self, self._words.text())
        self._tick.start()

    @Slot()
    def _on_tick_timeout(self) -> None:
        if self._along is not None:
            self._line.setRange(0, self._along.of)
            self._line.setValue(self._along.done)

    @Slot()
    def _on_stop_clicked(self) -> None:
        if self._along is not None:
            self._along.stop()


class RecordPart(Section):
    """One thing to do with the whole record. Its button unfolds what there is to know before it is done."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: str,
        about: str,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, words, about, parent=parent)
        name_control(self, identifier, words)
        self._identifier = identifier
        self._jobs = jobs
        self._translate = translate
        self._said: Notice | None = None
        self._to_reveal: QWidget | None = None
        self._room = Stack(look, gap_px=10)
        self._working = Working(look, f"{identifier}.working")
        self._foot = Stack(look)

    @property
    def said(self) -> str | None:
        """What it says about the last act."""
        return self._said.words if self._said is not None else None

    def lay_out(self, first: QWidget) -> None:
        """The button that begins, then room for what unfolds, for the wait and for what came of it."""
        for widget in (first, self._room, self._working, self._foot):
            self.add(widget)
        self._room.hide()
        self._foot.hide()

    def say(self, words: str, kind: NoticeKind = NoticeKind.DONE, buttons: Sequence[QWidget] = ()) -> None:
        """Tell how the last act went, in view and aloud, with what can be done about it."""
        self.say_nothing()
        self._said = Notice(self._look, words, kind)
        if buttons:
            self._said.add(holding(FlowLayout(self._look), buttons))
        self._foot.add(self._said)
        self._foot.show()
        announce(self._said, words)
        self._go_to(self._said, buttons[0] if buttons else None)

    def say_nothing(self) -> None:
        """The next act has begun."""
        self._said = None
        self._keep_focus(self._foot)
        self._foot.clear()
        self._foot.hide()

    def unfold(self, words: str, lines: Sequence[str], rest: Sequence[QWidget], first: QWidget) -> None:
        """Show what there is to know, in a well, and what can be done; the keyboard goes to ``first``."""
        self.fold()
        well = Card(self._look, role="well")
        name_control(well, f"{self._identifier}.well", words)
        well.add(Text(words, "field"))
        self._listed = Text()
        self._listed.setObjectName(f"{self._identifier}.lines")
        self.list_lines(lines)
        well.add(self._listed)
        for widget in rest:
            well.add(widget)
        self._room.add(well)
        self._room.show()
        announce(well, words)
        self._go_to(well, first)

    def list_lines(self, lines: Sequence[str]) -> None:
        """What there is to know, one below the other; it may change with what is chosen below it."""
        self._listed.setText("\n".join(f"•  {breakable(line, 40)}" for line in lines))
        self._listed.setAccessibleName("\n".join(lines))

    def fold(self) -> None:
        """Away with it."""
        self._keep_focus(self._room)
        self._room.clear()
        self._room.hide()

    def tell(self, problem: UserProblem) -> None:
        """A problem in its sentence."""
        self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)

    def focus_on(self, widget: QWidget) -> None:
        """Let the keyboard go on from here."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_focus(self, within: QWidget) -> None:
        """What goes away must not send the keyboard, and with it the view, to the other end of the page."""
        self._to_reveal = None
        focused = self.focusWidget()
        if focused is not None and within.isAncestorOf(focused):
            self.focus_on(self)

    def _go_to(self, shown: QWidget, first: QWidget | None) -> None:
        """Bring what was just shown into view, once everything has found its place."""
        if first is not None:
            self.focus_on(first)
        self._to_reveal = shown
        QTimer.singleShot(0, self, self._reveal)

    @Slot()
    def _reveal(self) -> None:
        shown, self._to_reveal = self._to_reveal, None
        area = _scroll_area_of(self)
        page = area.widget() if area is not None else None
        if shown is None or area is None or page is None or not self.isAncestorOf(shown):
            return
        room = area.viewport().height()
        gap = self._look.px(16)
        if shown.height() + 2 * gap <= room:
            area.ensureWidgetVisible(shown, 0, gap)
        else:
            top = shown.mapTo(page, QPoint(0, 0)).y()
            area.verticalScrollBar().setValue(top - gap)


def _scroll_area_of(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
