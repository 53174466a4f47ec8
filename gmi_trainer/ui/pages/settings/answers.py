"""How a person answers in drills, wherever they start one; and the pictures they do not want to see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import LIMITS_MS, TOO_FAST_CHOICES_MS, KeyPair
from gmi_trainer.domain.body import AnsweringLimb, InputKind
from gmi_trainer.services.drill_choices import DrillChoices, DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.body import input_name, limb_name, pair_name
from gmi_trainer.ui.words.levels import limit_name, too_fast_name
from gmi_trainer.ui.words.translate import Translate

_INPUT_ICONS = {
    InputKind.KEYBOARD: "keyboard",
    InputKind.MOUSE: "mouse-pointer-2",
    InputKind.TOUCH: "pointer",
}


class AnswersCard(SettingsCard):
    """Kept in the person's own record."""

    def __init__(
        self,
        look: Look,
        choices: DrillChoicesService,
        drills: DrillService,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "settings.answers", self.tr("How you answer"), "hand", parent)
        self._choices = choices
        self._drills = drills
        now = choices.load()
        self._ask(
            self.tr("Answer with"),
            "input",
            [
                Choice(kind, kind.value, input_name(kind, translate), icon=_INPUT_ICONS[kind])
                for kind in InputKind
            ],
            now.input_kind,
            lambda c, kind: replace(c, input_kind=kind),
            column_px=180,
        )
        self._ask(
            self.tr("Keys for left and right"),
            "keys",
            [Choice(pair, pair.value, pair_name(pair, translate)) for pair in KeyPair],
            now.keys,
            lambda c, pair: replace(c, keys=pair),
            column_px=150,
        )
        self._ask(
            self.tr("Which hand or foot answers?"),
            "limb",
            [Choice(limb, limb.value, limb_name(limb, translate)) for limb in AnsweringLimb],
            now.limb,
            lambda c, limb: replace(c, limb=limb),
            column_px=200,
            about=self.tr("With a sore arm, let the other hand press both keys."),
        )
        self._ask(
            self.tr("Time for each picture in training"),
            "limit",
            [Choice(ms, str(ms or "none"), limit_name(ms, translate)) for ms in LIMITS_MS],
            now.limit_ms,
            lambda c, ms: replace(c, limit_ms=ms),
            column_px=160,
        )
        self._ask(
            self.tr("Faster than this is not counted"),
            "too_fast",
            [Choice(ms, str(ms), too_fast_name(ms, translate)) for ms in TOO_FAST_CHOICES_MS],
            now.too_fast_ms,
            lambda c, ms: replace(c, too_fast_ms=ms),
            column_px=160,
            about=self.tr("Nobody can tell left from right faster than about 0.3 seconds."),
        )
        self._add_left_out()

    def refresh(self) -> None:
        """Pictures were left out, or other choices were made elsewhere."""
        now = self._choices.load()
        values = {
            "input": now.input_kind,
            "keys": now.keys,
            "limb": now.limb,
            "limit": now.limit_ms,
            "too_fast": now.too_fast_ms,
        }
        for name, value in values.items():
            row = self.findChild(ChoiceRow, f"settings.{name}")
            if row is not None:
                row.set_value(value)
        self._show_left_out()

    def _ask(
        self,
        words: str,
        name: str,
        options: list[Choice],
        value: object,
        change: Callable[[DrillChoices, Any], DrillChoices],  # Any: each row's values are of its own kind
        *,
        column_px: int,
        about: str | None = None,
    ) -> None:
        row = ChoiceRow(self._look, f"settings.{name}", words, options, value, column_px=column_px)

        def on_chosen(chosen: object) -> None:
            self._choices.save(change(self._choices.load(), chosen))

        row.chosen.connect(on_chosen)
        self.ask(words, row, about)

    def _add_left_out(self) -> None:
        self._left_out = Stack(self._look)
        self._left_out.add(Text(self.tr("Pictures you left out"), "field"))
        self._count = muted()
        self._left_out.add(self._count)
        button = secondary(self._look, self.tr("Let them back in"), "settings.allow_all", icon="undo-2")
        button.clicked.connect(self._on_allow_all_clicked)
        self._left_out.add(holding(FlowLayout(self._look), [button]))
        self.add(self._left_out)
        self._show_left_out()

    def _show_left_out(self) -> None:
        count = self._drills.kept_out_count()
        self._left_out.setVisible(count > 0)
        self._count.setText(self.tr("Number of pictures: {n}").format(n=count))

    @Slot()
    def _on_allow_all_clicked(self) -> None:
        count = self._drills.allow_all()
        self._show_left_out()
        self.say(self.tr("Pictures let back in: {n}").format(n=count))
