"""The few fields in which a person puts a goal together: what, how often, when or with whom, and how it goes now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.goals import tidy_goal
from gmi_trainer.ui.figures.card_form import CardLine
from gmi_trainer.ui.figures.signs_and_goal import LONGEST_WHAT, LONGEST_WHEN, GoalDraft
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text

WIDEST_CHOICE_PX = 150


class GoalForm(Stack):
    """Says whenever the goal has changed: by a word that was written, or by a part that was chosen."""

    written = Signal()
    chosen = Signal()

    def __init__(
        self,
        look: Look,
        words: Mapping[str, str],
        ideas: Mapping[str, str],
        how_often: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """``words``: ideas, what, often, when, now, now-low and now-high."""
        super().__init__(look, gap_px=8, parent=parent)
        self._words = words
        self._what = self._line("what", LONGEST_WHAT)
        self.add(Text(words["ideas"], "small"))
        buttons = []
        for idea, says in ideas.items():
            button = quiet(look, says, f"figure.signs-and-goal.idea.{idea}")
            button.clicked.connect(partial(self._on_idea_clicked, says))
            buttons.append(button)
        self.add(holding(FlowLayout(look, gap_px=4), buttons))
        self.add(Text(words["often"], "field"))
        self._often = ChoiceRow(
            look,
            "figure.signs-and-goal.often",
            words["often"],
            [Choice(key, key, says) for key, says in how_often.items()],
            column_px=WIDEST_CHOICE_PX,
        )
        self.add(self._often)
        self._when = self._line("when", LONGEST_WHEN)
        self.add(Text(words["now"], "field"))
        self._now = ScaleRow(look, "figure.signs-and-goal.now")
        self._now.ask(words["now"], words["now-low"], words["now-high"])
        self.add(self._now)
        self._often.chosen.connect(self._on_part_chosen)
        self._now.answered.connect(self._on_part_chosen)
        self._now.moved.connect(self._on_part_chosen)

    @property
    def draft(self) -> GoalDraft:
        """What stands there."""
        often = self._often.value
        return GoalDraft(
            tidy_goal(self._what.text()),
            str(often) if often is not None else "",
            tidy_goal(self._when.text()),
            self._now.value,
        )

    def show_draft(self, draft: GoalDraft) -> None:
        """Put another one there; nothing is reported."""
        for line, text in ((self._what, draft.what), (self._when, draft.when)):
            line.blockSignals(True)
            line.setText(text)
            line.blockSignals(False)
        self._often.set_value(draft.often or None)
        self._now.set_value(draft.now)

    def take_focus(self) -> None:
        """Put the keyboard where one writes."""
        self._what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, name: str, longest: int) -> CardLine:
        label = Text(self._words[name], "field")
        line = CardLine()
        line.setMaxLength(longest)
        name_control(line, f"figure.signs-and-goal.{name}", label.text())
        label.setBuddy(line)
        line.textChanged.connect(self._on_line_text_changed)
        self.add(label)
        self.add(line)
        return line

    def _on_idea_clicked(self, idea: str) -> None:
        self._what.setText(idea)
        self.chosen.emit()

    @Slot()
    def _on_line_text_changed(self) -> None:
        self.written.emit()

    @Slot()
    def _on_part_chosen(self) -> None:
        self.chosen.emit()
