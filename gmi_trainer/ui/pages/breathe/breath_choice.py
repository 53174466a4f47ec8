"""The breath itself: the goal, the gentler steps to it, and breaths of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breath_steps import is_open, kept_open
from gmi_trainer.domain.breathing import LADDER, BreathPattern
from gmi_trainer.services.breath_choices import MOST_OWN, OwnPattern
from gmi_trainer.ui.pages.breathe.choice_now import BreathPart, ChoiceNow
from gmi_trainer.ui.pages.breathe.own_breath import OwnBreath
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.later import Later
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scroll_area import bring_into_view
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import breakable, muted
from gmi_trainer.ui.words.breathe_page import a_minute, closed_line, step_about
from gmi_trainer.ui.words.breathing import breath_name
from gmi_trainer.ui.words.translate import Translate

NOW = "now"
"""The tile of a breath that is neither a step nor an own one any more."""


class BreathChoice(BreathPart):
    """The goal comes first; what cautions close is not offered, and it is said once why."""

    def __init__(
        self,
        look: Look,
        translate: Translate,
        ask_cautions: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._translate = translate
        self._offered: tuple[Choice, ...] = ()
        self._pressed: object = None  # which of two tiles with the same figures
        self._row: ChoiceRow | None = None
        self._editing: OwnPattern | None = None
        self._closed = Notice(look, "")
        why = secondary(look, self.tr("When to be careful"), "breathe.pattern.cautions", icon="stethoscope")
        why.clicked.connect(ask_cautions)
        self._closed.add(holding(FlowLayout(look), [why]))
        self._row_room = Stack(look)
        self._add = secondary(look, self.tr("A breath of your own"), "breathe.pattern.add", icon="plus")
        self._change = quiet(look, self.tr("Change it"), "breathe.pattern.change", icon="pencil")
        self._remove = quiet(look, self.tr("Remove it"), "breathe.pattern.remove", icon="x")
        self._add.clicked.connect(self._on_add_clicked)
        self._change.clicked.connect(self._on_change_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._full = muted(self.tr("You have 12 breaths of your own. Remove one to add another."))
        self._buttons = holding(FlowLayout(look), [self._add, self._change, self._remove])
        self._editor = Later(self._make_editor)
        for part in (self._row_room, self._buttons, self._full, self._editor, self._closed):
            self.add(part)
        for part in (self._closed, self._full):
            part.hide()

    @property
    def editor(self) -> OwnBreath | None:
        """Where an own breath is made, while it is open."""
        return self._editor.made if not self._editor.isHidden() else None

    def show_now(self, now: ChoiceNow) -> None:
        super().show_now(now)
        self._show_row(now)
        own = self._own_chosen()
        self._change.setVisible(own is not None)
        self._remove.setVisible(own is not None)
        if own is not None:
            self._change.setAccessibleName(self.tr("Change {name}").format(name=own.name))
            self._remove.setAccessibleName(self.tr("Remove {name}").format(name=own.name))
        is_full = len(now.choices.own) >= MOST_OWN
        self._add.setVisible(not is_full)
        self._full.setVisible(is_full)
        self._closed.setVisible(now.be_careful)
        if now.be_careful:
            words = closed_line(self._closed_names(now), self._translate)
            if words != self._closed.words:
                self._closed.say(words)
        if self._editor.made is not None:
            self._editor.made.be_careful(now.be_careful)

    # -- what is offered -----------------------------------------------------------------------------------

    def _show_row(self, now: ChoiceNow) -> None:
        offered = self._choices_of(now)
        if offered != self._offered or self._row is None:
            self._offered = offered
            focused = self._row is not None and self._row.isAncestorOf(self.window().focusWidget() or self)
            self._row_room.clear()
            self._row = ChoiceRow(
                self._look, "breathe.pattern", self.tr("The breath"), offered, column_px=250, most=2
            )
            self._row.chosen.connect(self._on_row_chosen)
            self._row_room.add(self._row)
            self._row.show()  # now: the keyboard may have to come back to it
            self._row.set_value(self._value_of(now))
            if focused:
                self._focus_on_chosen()
        else:
            self._row.set_value(self._value_of(now))

    def _choices_of(self, now: ChoiceNow) -> tuple[Choice, ...]:
        say = self._translate
        steps = [
            Choice(
                step,
                f"{step.in_ms}-{step.out_ms}",
                breath_name(step, say),
                step_about(step, say),
            )
            for step in reversed(LADDER)
            if is_open(step, now.cautions)
        ]
        own = [
            Choice(
                own,
                f"own.{number}",
                breakable(own.name),
                self.tr("{figures}. {pace}").format(
                    figures=breath_name(own.pattern, say), pace=a_minute(own.pattern, say)
                ),
            )
            for number, own in enumerate(now.choices.own, start=1)
            if is_open(own.pattern, now.cautions)
        ]
        known = {step.value for step in steps} | {choice.value.pattern for choice in own}  # type: ignore[attr-defined]
        now_tile = []
        if now.pattern not in known:
            now_tile = [Choice(NOW, NOW, breath_name(now.pattern, say), a_minute(now.pattern, say))]
        return (*steps, *own, *now_tile)

    def _closed_names(self, now: ChoiceNow) -> list[str]:
        say = self._translate
        steps = [breath_name(step, say) for step in reversed(LADDER) if not is_open(step, now.cautions)]
        return steps + [own.name for own in now.choices.own if not is_open(own.pattern, now.cautions)]

    def _value_of(self, now: ChoiceNow) -> object:
        """Which tile stands for the breath: the one that was pressed, else an own one, else the step."""
        fitting = [choice.value for choice in self._offered if _pattern_of(choice.value) == now.pattern]
        if self._pressed in fitting:
            return self._pressed
        return next((value for value in fitting if isinstance(value, OwnPattern)), (*fitting, NOW)[0])

    def _own_chosen(self) -> OwnPattern | None:
        value = self._row.value if self._row is not None else None
        return value if isinstance(value, OwnPattern) else None

    def _focus_on_chosen(self) -> None:
        assert self._row is not None
        for tile in self._row.tiles:
            if tile.isChecked():
                tile.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what a person does --------------------------------------------------------------------------------

    @Slot(object)
    def _on_row_chosen(self, value: object) -> None:
        self._pressed = value
        pattern = _pattern_of(value)
        if self._now is not None and pattern is not None:
            self._close_editor()
            self.chosen.emit(self._now.choices.with_pattern(pattern))

    @Slot()
    def _on_add_clicked(self) -> None:
        if self._now is not None:
            self._edit(None, self._now.pattern)

    @Slot()
    def _on_change_clicked(self) -> None:
        own = self._own_chosen()
        if own is not None:
            self._edit(own, own.pattern)

    @Slot()
    def _on_remove_clicked(self) -> None:
        """The breath falls back to the nearest step that is no longer: nobody is given more than they had."""
        own = self._own_chosen()
        assert self._now is not None
        if own is None:
            return
        self._close_editor()
        choices = self._now.choices
        left = tuple(other for other in choices.own if other != own)
        step = kept_open(nearest_step(own.pattern), self._now.cautions)
        self._pressed = step
        self.changed.emit(
            replace(choices, own=left, pattern=step),
            self.tr("“{name}” is gone. Your breath is now {figures}.").format(
                name=own.name, figures=breath_name(step, self._translate)
            ),
        )
        self._focus_on_chosen()

    @Slot(str, object)
    def _on_editor_kept(self, name: str, pattern: BreathPattern) -> None:
        assert self._now is not None
        choices, before, own = self._now.choices, self._editing, OwnPattern(name, pattern)
        kept = (
            (*choices.own, own)
            if before is None
            else tuple(own if other == before else other for other in choices.own)
        )
        self._pressed = own
        self._close_editor()
        self.changed.emit(
            replace(choices, own=kept, pattern=pattern), self.tr("“{name}” is kept.").format(name=name)
        )
        self._focus_on_chosen()

    @Slot()
    def _on_editor_closed(self) -> None:
        to = self._add if self._editing is None else self._change
        self._close_editor()
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- helpers -------------------------------------------------------------------------------------------

    def _make_editor(self) -> OwnBreath:
        editor = OwnBreath(self._look, self._translate)
        editor.kept.connect(self._on_editor_kept)
        editor.closed.connect(self._on_editor_closed)
        return editor

    def _edit(self, own: OwnPattern | None, pattern: BreathPattern) -> None:
        assert self._now is not None
        self._editing = own
        taken: Sequence[str] = [other.name for other in self._now.choices.own if other != own]
        editor = self._editor.get()
        editor.be_careful(self._now.be_careful)
        editor.start("" if own is None else own.name, pattern, taken)
        self._editor.show()
        self._buttons.hide()
        put_in_tab_order((self,))
        editor.take_focus()
        QTimer.singleShot(0, self, self._on_editor_laid_out)

    @Slot()
    def _on_editor_laid_out(self) -> None:
        """All of it, with what keeps it; where there is less room, at least what the keyboard is on."""
        for widget in (self.editor, self.window().focusWidget()):
            if widget is not None:
                bring_into_view(widget)

    def _close_editor(self) -> None:
        self._editing = None
        self._editor.hide()
        self._buttons.show()


def _pattern_of(value: object) -> BreathPattern | None:
    if isinstance(value, OwnPattern):
        return value.pattern
    return value if isinstance(value, BreathPattern) else None


def nearest_step(pattern: BreathPattern) -> BreathPattern:
    """The longest step that is no longer than this breath; the gentlest where every one is."""
    fitting = [step for step in LADDER if step.cycle_ms <= pattern.cycle_ms]
    return fitting[-1] if fitting else LADDER[0]
