"""How a person answers in drills, wherever they start one; and the pictures they do not want to see.

First the kind of input, then only what belongs to it. Every change can be tried at once, and taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from gmi_trainer.domain.activity import DWELL_CHOICES_MS, LIMITS_MS, TOO_FAST_CHOICES_MS, KeyPair
from gmi_trainer.domain.body import AnsweringLimb, InputKind
from gmi_trainer.domain.key_map import KeyMap, Meaning
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.drill_choices import DrillChoices, DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.ui.pages.settings.key_setup import KeySetup
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.pages.settings.try_it import TryIt
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.answers import (
    dwell_name,
    input_about,
    key_cap,
    meaning_name,
    other_keys_line,
)
from gmi_trainer.ui.words.body import input_name, limb_name, pair_name
from gmi_trainer.ui.words.levels import limit_name, too_fast_name
from gmi_trainer.ui.words.translate import Translate

_INPUT_ICONS = {
    InputKind.KEYBOARD: "keyboard",
    InputKind.MOUSE: "mouse-pointer-2",
    InputKind.TOUCH: "pointer",
    InputKind.DWELL: "target",
}
OWN = "own"
"""The tile beside the named pairs."""

OfferUndo = Callable[[str, Callable[[], None]], None]


class AnswersCard(SettingsCard):
    """Kept in the person's own record."""

    def __init__(
        self,
        look: Look,
        choices: DrillChoicesService,
        drills: DrillService,
        offer_undo: OfferUndo,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "settings.answers", self.tr("How you answer"), "hand", parent)
        self._choices = choices
        self._drills = drills
        self._offer_undo = offer_undo
        self._translate = translate
        now = choices.load()
        self._add_way(now)
        self._add_keys(now)
        self._add_dwell(now)
        self._try_it = TryIt(look, "settings.try_it", SystemClock(), translate)
        self.ask(self.tr("Try it"), self._try_it)
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
        self._show(now)

    def refresh(self) -> None:
        """Pictures were left out, or other choices were made elsewhere."""
        self._show(self._choices.load())
        self._show_left_out()

    def _add_way(self, now: DrillChoices) -> None:
        say = self._translate
        self._ask(
            self.tr("Answer with"),
            "input",
            [
                Choice(
                    kind, kind.value, input_name(kind, say), input_about(kind, say), icon=_INPUT_ICONS[kind]
                )
                for kind in InputKind
            ],
            now.input_kind,
            lambda c, kind: replace(c, input_kind=kind),
            column_px=300,
            most=2,
            undoable=True,
        )
        self._ask(
            self.tr("Which hand or foot answers?"),
            "limb",
            [Choice(limb, limb.value, limb_name(limb, say)) for limb in AnsweringLimb],
            now.limb,
            lambda c, limb: c.with_limb(limb),
            column_px=200,
            about=self.tr("With one sore arm, let the other hand do all the answering."),
            undoable=True,
        )

    def _add_keys(self, now: DrillChoices) -> None:
        say = self._translate
        pairs = [Choice(pair, pair.value, pair_name(pair, say)) for pair in KeyPair]
        row = ChoiceRow(
            self._look,
            "settings.keys",
            self.tr("Keys for left and right"),
            [*pairs, Choice(OWN, OWN, self.tr("Own keys or pedals"))],
            _keys_value(now),
            column_px=150,
        )
        row.chosen.connect(self._on_keys_chosen)
        row.tiles[-1].clicked.connect(self._on_own_clicked)
        self._keys_row = row
        self._other_keys = muted()
        self._other_keys.setObjectName("settings.other_keys")
        self._own = Stack(self._look)
        self._own_buttons: dict[Meaning, QPushButton] = {}
        for meaning in Meaning:
            button = secondary(self._look, "", f"settings.own_key.{meaning}")
            button.clicked.connect(partial(self._set_up, (meaning,)))
            self._own_buttons[meaning] = button
        both = secondary(self._look, self.tr("Set up left and right"), "settings.set_up", icon="keyboard")
        both.clicked.connect(partial(self._set_up, (Meaning.LEFT, Meaning.RIGHT)))
        usual = secondary(self._look, self.tr("Back to the usual keys"), "settings.usual_keys", icon="undo-2")
        usual.clicked.connect(self._on_usual_clicked)
        self._own.add(muted(self.tr("Press a button to give that key anew.")))
        self._own.add(holding(FlowLayout(self._look), list(self._own_buttons.values())))
        self._own.add(holding(FlowLayout(self._look), [both, usual]))
        self._setup = KeySetup(self._look, "settings.key_setup", say)
        self._setup.finished.connect(self._on_setup_finished)
        self._setup.left.connect(self._on_setup_left)
        self._setup.hide()
        self._keys_part = Stack(self._look)
        self._keys_part.add(Text(self.tr("Keys for left and right"), "field"))
        for widget in (row, self._own, self._setup, self._other_keys):
            self._keys_part.add(widget)
        self.add(self._keys_part)

    def _add_dwell(self, now: DrillChoices) -> None:
        self._dwell_part = self._ask(
            self.tr("How long should the pointer rest?"),
            "dwell",
            [Choice(ms, str(ms), dwell_name(ms, self._translate)) for ms in DWELL_CHOICES_MS],
            now.dwell_ms,
            lambda c, ms: replace(c, dwell_ms=ms),
            column_px=110,
            most=5,
            about=self.tr(
                "A longer rest is safer, a shorter one is less work. The time that counts is when the pointer "
                "comes to the side; resting is not added."
            ),
            undoable=True,
        )

    def _show(self, now: DrillChoices) -> None:
        """What is chosen now, and only what belongs to it."""
        values = {
            "input": now.input_kind,
            "limb": now.limb,
            "dwell": now.dwell_ms,
            "limit": now.limit_ms,
            "too_fast": now.too_fast_ms,
        }
        for name, value in values.items():
            row = self.findChild(ChoiceRow, f"settings.{name}")
            if row is not None:
                row.set_value(value)
        self._keys_row.set_value(_keys_value(now))
        keyed = now.input_kind is InputKind.KEYBOARD
        self._keys_part.setVisible(keyed)
        self._dwell_part.setVisible(now.input_kind is InputKind.DWELL)
        setting_up = self._setup.isVisibleTo(self._keys_part)
        self._own.setVisible(now.uses_own_keys and not setting_up)
        self._other_keys.setVisible(not now.uses_own_keys and not setting_up)
        self._other_keys.setText(other_keys_line(now.key_map, self._translate))
        for meaning, button in self._own_buttons.items():
            words = self.tr("{meaning}: {key}").format(
                meaning=meaning_name(meaning, self._translate),
                key=key_cap(now.key_map.key(meaning), self._translate),
            )
            button.setText(words)
            button.setAccessibleName(words)
        self._try_it.wear(now.spec())

    def _change_to(self, now: DrillChoices) -> None:
        """Keep another way of answering, with the way back."""
        before = self._choices.load()
        if now == before:
            self._show(now)
            return
        self._choices.save(now)
        self._show(now)
        self._offer_undo(self.tr("You now answer in another way."), partial(self._take_back, before))

    def _take_back(self, before: DrillChoices) -> None:
        self._choices.save(before)
        self._show(before)

    @Slot(object)
    def _on_keys_chosen(self, chosen: object) -> None:
        now = self._choices.load()
        self._setup.hide()
        if isinstance(chosen, KeyPair):
            self._change_to(now.with_pair(chosen))
        elif now.own_keys is not None:
            self._change_to(now.with_own_keys(now.own_keys))
        else:
            self._set_up((Meaning.LEFT, Meaning.RIGHT))

    @Slot()
    def _on_own_clicked(self) -> None:
        """Pressed once more while it waits for a key: the keys go back to where they are heard."""
        if self._setup.isVisibleTo(self._keys_part):
            self._setup.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_up(self, meanings: Sequence[Meaning], _checked: bool = False) -> None:
        keys = self._choices.load().key_map
        self._setup.show()
        self._show(self._choices.load())
        self._setup.ask(keys, meanings)
        self._keys_row.set_value(OWN)

    @Slot(object)
    def _on_setup_finished(self, keys: KeyMap) -> None:
        self._end_setup()
        self._change_to(self._choices.load().with_own_keys(keys))
        self._own_buttons[Meaning.LEFT].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_setup_left(self) -> None:
        self._end_setup()
        self._show(self._choices.load())
        for tile in self._keys_row.tiles:
            if tile.isChecked():
                tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_setup(self) -> None:
        self._setup.hide()

    @Slot()
    def _on_usual_clicked(self) -> None:
        self._change_to(self._choices.load().with_usual_keys())

    def _ask(
        self,
        words: str,
        name: str,
        options: list[Choice],
        value: object,
        change: Callable[[DrillChoices, Any], DrillChoices],  # Any: each row's values are of its own kind
        *,
        column_px: int,
        most: int = 4,
        about: str | None = None,
        undoable: bool = False,
    ) -> Stack:
        row = ChoiceRow(self._look, f"settings.{name}", words, options, value, column_px=column_px, most=most)

        def on_chosen(chosen: object) -> None:
            now = change(self._choices.load(), chosen)
            if undoable:
                self._setup.hide()
                self._change_to(now)
            else:
                self._choices.save(now)

        row.chosen.connect(on_chosen)
        return self.ask(words, row, about)

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
        count = self._drills.kept_out_count()
        take_back = self._drills.allow_all()
        self._show_left_out()
        self._offer_undo(self.tr("Pictures let back in: {n}").format(n=count), take_back)


def _keys_value(choices: DrillChoices) -> KeyPair | str:
    return OWN if choices.uses_own_keys else choices.keys
