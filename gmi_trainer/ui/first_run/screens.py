"""What stands on the first run's screens below their titles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.ui.first_run.steps import ANOTHER_WAY, Step
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.words.body import input_name, limb_name
from gmi_trainer.ui.words.first_run import limb_about, sore_part_name, sore_side_name
from gmi_trainer.ui.words.translate import Translate

translate = QCoreApplication.translate

ELSEWHERE = "elsewhere"
PEDAL = "pedal"
YES, NO, NOT_SURE = "yes", "no", "not_sure"
HANDS = (AnsweringLimb.BOTH_HANDS, AnsweringLimb.LEFT_HAND, AnsweringLimb.RIGHT_HAND)
WITHOUT_KEYS = (InputKind.MOUSE, InputKind.TOUCH, InputKind.DWELL)

_WAY_ICONS = {InputKind.MOUSE: "mouse-pointer-2", InputKind.TOUCH: "pointer", InputKind.DWELL: "target"}


class Sentences(Stack):
    """A few short paragraphs; a longer text behind one button, where there is one."""

    def __init__(
        self,
        look: Look,
        sentences: Sequence[str],
        more: Sequence[str] = (),
        *,
        identifier: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=14, parent=parent)
        for sentence in sentences:
            self.add(Text(sentence, "large"))
        self._more = Card(look)
        for sentence in more:
            self._more.add(body(sentence))
        self._more.hide()
        if more:
            button = quiet(look, translate("FirstRun", "Read more"), f"{identifier}.more", icon="book-open")
            button.setCheckable(True)
            button.toggled.connect(self._on_button_toggled)
            self.add(holding(FlowLayout(look), [button]))
        self.add(self._more)

    @Slot(bool)
    def _on_button_toggled(self, shown: bool) -> None:
        self._more.setVisible(shown)


def part_tiles(look: Look, spoken: str, given: str | None, words: Translate) -> AnswerRow:
    """Where it hurts."""
    choices = [Choice(part.value, part.value, sore_part_name(part, words)) for part in BodyPart]
    choices.append(Choice(ELSEWHERE, ELSEWHERE, sore_part_name(None, words)))
    return tiles(look, Step.PART, spoken, choices, given)


def side_tiles(look: Look, spoken: str, given: str | None, words: Translate) -> AnswerRow:
    """On which side."""
    icons = {SoreSide.LEFT: "arrow-left", SoreSide.RIGHT: "arrow-right"}
    choices = [
        Choice(side.value, side.value, sore_side_name(side, words), icon=icons.get(side)) for side in SoreSide
    ]
    return tiles(look, Step.SIDE, spoken, choices, given)


def limb_tiles(
    look: Look, spoken: str, given: str, suggested: AnsweringLimb | None, words: Translate
) -> AnswerRow:
    """Which hand answers, or another way."""
    choices = [
        Choice(limb.value, limb.value, limb_name(limb, words), limb_about(limb, limb is suggested, words))
        for limb in HANDS
    ]
    choices.append(
        Choice(
            ANOTHER_WAY,
            ANOTHER_WAY,
            translate("FirstRun", "I cannot press keys well"),
            translate("FirstRun", "Mouse, touch, a foot pedal, or no press at all"),
        )
    )
    return tiles(look, Step.LIMB, spoken, choices, given)


def way_tiles(look: Look, spoken: str, given: str | None, words: Translate) -> AnswerRow:
    """Ways to answer that need no keys under a hand."""
    about = {
        InputKind.MOUSE: translate("FirstRun", "Click in the left or right half of the window"),
        InputKind.TOUCH: translate("FirstRun", "Touch the left or right half of the screen"),
        InputKind.DWELL: translate("FirstRun", "Let the pointer rest at one side, without any press"),
    }
    choices = [
        Choice(kind.value, kind.value, input_name(kind, words), about[kind], icon=_WAY_ICONS[kind])
        for kind in WITHOUT_KEYS
    ]
    choices.append(
        Choice(
            PEDAL,
            PEDAL,
            translate("FirstRun", "Foot pedals"),
            translate("FirstRun", "They act like two keys"),
            icon="footprints",
        )
    )
    return tiles(look, Step.WAYS, spoken, choices, given)


def effort_tiles(look: Look, spoken: str, given: str | None) -> AnswerRow:
    """Whether a small effort can make somebody crash."""
    choices = [
        Choice(YES, YES, translate("FirstRun", "Yes")),
        Choice(NO, NO, translate("FirstRun", "No")),
        Choice(NOT_SURE, NOT_SURE, translate("FirstRun", "I am not sure")),
    ]
    return tiles(look, Step.ENERGY, spoken, choices, given)


def tiles(look: Look, step: Step, spoken: str, choices: Sequence[Choice], given: str | None) -> AnswerRow:
    """The answers of a screen; the one given before is shown so."""
    row = AnswerRow(look, f"first_run.{step.value}", spoken, choices, column_px=260)
    if given is not None:
        row.show_given(given)
    return row
