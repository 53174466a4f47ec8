"""Where a drill is chosen: body part, test or training, and one large Start. The rest can wait behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.activity import (
    DWELL_CHOICES_MS,
    LEVELS,
    TEST_LENGTHS,
    TRAINING_LENGTHS,
    DrillMode,
    KeyPair,
    PictureSource,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.services.drill_choices import DrillChoices, DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.part_icons import PART_ICONS
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, heading, muted
from gmi_trainer.ui.words.answers import dwell_name, input_about, keys_name, other_keys_line
from gmi_trainer.ui.words.body import input_name, limb_name, pair_name, part_name
from gmi_trainer.ui.words.levels import level_about, level_name, limit_name
from gmi_trainer.ui.words.own_pictures import own_pictures_name
from gmi_trainer.ui.words.translate import Translate

SECONDS_A_PICTURE = 4
SECONDS_MORE = 30
ROOM_FOR_SIGN_PX = 620
ROOM_FOR_LEDE_PX = 400
"""In a lower window the whole of Start comes before what is said about the page."""
TRAINING_LIMITS_MS = (None, 10_000, 5_000, 3_000)


_INPUT_ICONS = {
    InputKind.KEYBOARD: "keyboard",
    InputKind.MOUSE: "mouse-pointer-2",
    InputKind.TOUCH: "pointer",
    InputKind.DWELL: "target",
}
OWN = "own"
"""The tile beside the named pairs of keys."""


class TrainPage(Page):
    """Shows what was chosen last, so that on most days Start is the only thing to press."""

    start_asked = Signal(object)  # DrillSpec
    own_pictures_asked = Signal()

    def __init__(
        self,
        look: Look,
        drills: DrillService,
        choices: DrillChoicesService,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "train",
            translate("TrainPage", "Train"),
            translate(
                "TrainPage",
                "Left or right? Short practice for the map of the body that your brain keeps.",
            ),
            parent=parent,
        )
        self._drills = drills
        self._service = choices
        self._translate = translate
        self._choices = self._possible(choices.load())
        self._choice_rows: dict[str, ChoiceRow] = {}
        self._signs: dict[BodyPart, Pictogram] = {}
        self._add_start()
        self._add_what()
        self._add_pictures()
        self._add_more()
        self._left_out = self._left_out_notice()
        self.add(self._left_out)
        self._show_choices()

    @property
    def choices(self) -> DrillChoices:
        """What is chosen now."""
        return self._choices

    def refresh(self) -> None:
        """Choices were made elsewhere, or pictures were left out or let back in."""
        self._choices = self._possible(self._service.load())
        self._show_choices()

    def take_focus(self) -> None:
        """Put the keyboard on Start."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_own_pictures(self) -> None:
        """Somebody comes back from there."""
        self._own_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sign()
        self.show_lede(self.height() >= self.look.px(ROOM_FOR_LEDE_PX))

    def _add_what(self) -> None:
        card = Card(self.look, self.tr("Which part of the body?"))
        card.add(
            self._row(
                "part",
                self.tr("Body part"),
                [
                    Choice(part, part.value, part_name(part, self._translate), icon=PART_ICONS[part])
                    for part in BodyPart
                ],
                lambda c, v: replace(c, part=v),
                column_px=160,
            )
        )
        self.add(card)
        card = Card(self.look, self.tr("Training or test?"))
        card.add(
            self._row(
                "mode",
                self.tr("Training or test"),
                [
                    Choice(
                        DrillMode.TRAINING,
                        "training",
                        self.tr("Training"),
                        self.tr("After each picture you see if you were right. No rush."),
                    ),
                    Choice(
                        DrillMode.TEST,
                        "test",
                        self.tr("Test"),
                        self.tr(
                            "No marks until the end. Shows where you are, on the same pictures each time."
                        ),
                    ),
                ],
                lambda c, v: replace(c, mode=v),
                column_px=300,
            )
        )
        self._no_test = muted(self.tr("There is no test of this part yet, so its results are not compared."))
        self._no_test.setObjectName("train.no_test")
        card.add(self._no_test)
        self.add(card)

    def _add_pictures(self) -> None:
        card = Card(self.look, self.tr("Whose pictures?"))
        self._source = self._row(
            "source",
            self.tr("Pictures"),
            [
                Choice(PictureSource.LIBRARY, "library", self.tr("Those of the program")),
                Choice(
                    PictureSource.OWN,
                    "own",
                    own_pictures_name(self._translate),
                    self.tr("For training. A test is the same pictures each time."),
                ),
            ],
            lambda c, v: replace(c, source=v),
            column_px=300,
        )
        card.add(self._source)
        self._no_own = muted(
            self.tr("You can train with photos of your own, too. Six of a part make a drill.")
        )
        card.add(self._no_own)
        self._own_button = quiet(
            self.look, own_pictures_name(self._translate), "train.own", icon="folder-open"
        )
        self._own_button.clicked.connect(self.own_pictures_asked)
        card.add(holding(FlowLayout(self.look), [self._own_button]))
        self.add(card)

    def _add_start(self) -> None:
        """On top, because on most days it is all that is needed."""
        self._start = primary(self.look, self.tr("Start"), "train.start", icon="play", large=True)
        self._start.clicked.connect(self._on_start_clicked)
        self._more_button = quiet(self.look, self.tr("More choices"), "train.more", icon="settings")
        self._more_button.setCheckable(True)
        self._more_button.toggled.connect(self._on_more_toggled)
        self._headline = heading()
        self._headline.setObjectName("train.headline")
        self._summary = muted()
        self._summary.setObjectName("train.summary")
        words = Stack(self.look)
        words.add(self._headline)
        words.add(self._summary)
        words.add(holding(FlowLayout(self.look, gap_px=16), [self._start, self._more_button]))
        row = QHBoxLayout()
        row.setSpacing(self.look.px(24))
        for part, icon in PART_ICONS.items():
            sign = Pictogram(self.look, icon, 112, disc="accent_soft")
            self._signs[part] = sign
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)
        card = Card(self.look)
        card.setAccessibleName(self.tr("Your next drill"))
        card.add_layout(row)
        self.add(card)

    def _add_more(self) -> None:
        say = self._translate
        self._more = Card(self.look, self.tr("More choices"))
        self._test_length = self._section(
            self.tr("How many pictures?"),
            self._row(
                "test_pictures",
                self.tr("Pictures in a test"),
                [Choice(n, str(n), name) for n, name in zip(TEST_LENGTHS, self._test_names(), strict=True)],
                lambda c, v: replace(c, test_pictures=v),
                column_px=150,
            ),
        )
        self._training_length = self._section(
            self.tr("How many pictures?"),
            self._row(
                "training_pictures",
                self.tr("Pictures in training"),
                [Choice(n, str(n), str(n)) for n in TRAINING_LENGTHS],
                lambda c, v: replace(c, training_pictures=v),
                column_px=110,
                most=5,
            ),
        )
        self._level = self._section(
            self.tr("Which pictures?"),
            self._row(
                "level",
                self.tr("Level"),
                [Choice(n, str(n), level_name(n, say), level_about(n, say)) for n in LEVELS],
                lambda c, v: replace(c, level=v),
                column_px=260,
                most=2,
            ),
        )
        self._limit = self._section(
            self.tr("A time limit?"),
            self._row(
                "limit",
                self.tr("Time limit"),
                [Choice(ms, str(ms or "none"), limit_name(ms, say)) for ms in TRAINING_LIMITS_MS],
                lambda c, v: replace(c, limit_ms=v),
                column_px=150,
            ),
        )
        self._section(
            self.tr("How do you answer?"),
            self._row(
                "input",
                self.tr("Answer with"),
                [
                    Choice(
                        kind,
                        kind.value,
                        input_name(kind, say),
                        input_about(kind, say),
                        icon=_INPUT_ICONS[kind],
                    )
                    for kind in InputKind
                ],
                lambda c, v: replace(c, input_kind=v),
                column_px=260,
                most=2,
            ),
        )
        self._keys = self._section(
            self.tr("Which keys?"),
            self._row(
                "keys",
                self.tr("Keys for left and right"),
                [
                    *(Choice(pair, pair.value, pair_name(pair, say)) for pair in KeyPair),
                    Choice(OWN, OWN, self.tr("Own keys or pedals")),
                ],
                _with_keys,
                column_px=130,
            ),
        )
        self._key_line = muted()
        self._key_line.setObjectName("train.other_keys")
        self._more.add(self._key_line)
        self._dwell = self._section(
            self.tr("How long should the pointer rest?"),
            self._row(
                "dwell",
                self.tr("Rest of the pointer"),
                [Choice(ms, str(ms), dwell_name(ms, say)) for ms in DWELL_CHOICES_MS],
                lambda c, v: replace(c, dwell_ms=v),
                column_px=110,
                most=5,
            ),
        )
        self._section(
            self.tr("Which hand or foot answers?"),
            self._row(
                "limb",
                self.tr("Answering hand or foot"),
                [Choice(limb, limb.value, limb_name(limb, say)) for limb in AnsweringLimb],
                lambda c, v: c.with_limb(v),
                column_px=190,
                most=3,
            ),
        )
        self._more.add(
            muted(self.tr("Results are only compared with drills that you answered in the same way."))
        )
        start = secondary(self.look, self.tr("Start with these"), "train.start_below", icon="play")
        start.clicked.connect(self._on_start_clicked)
        self._more.add(holding(FlowLayout(self.look), [start]))
        self._more.hide()
        self.add(self._more)

    def _section(self, words: str, row: ChoiceRow) -> QWidget:
        label = Text(words, "field")
        section = Stack(self.look)
        section.add(label)
        section.add(row)
        self._more.add(section)
        return section

    def _row(
        self,
        name: str,
        spoken: str,
        options: list[Choice],
        change: Callable[[DrillChoices, Any], DrillChoices],  # Any: a row's values are of its own kind
        *,
        column_px: int = 200,
        most: int = 4,
    ) -> ChoiceRow:
        row = ChoiceRow(self.look, f"train.{name}", spoken, options, column_px=column_px, most=most)

        def on_chosen(value: object) -> None:
            self._choices = self._possible(change(self._choices, value))
            self._service.save(self._choices)
            self._show_choices()

        row.chosen.connect(on_chosen)
        self._choice_rows[name] = row
        return row

    def _left_out_notice(self) -> Notice:
        notice = Notice(self.look, "")
        button = secondary(self.look, self.tr("Let them back in"), "train.allow_all", icon="undo-2")
        button.clicked.connect(self._on_allow_all_clicked)
        notice.add(button)
        return notice

    def _show_choices(self) -> None:
        c = self._choices
        values = {
            "part": c.part,
            "mode": c.mode,
            "source": c.source,
            "test_pictures": c.test_pictures,
            "training_pictures": c.training_pictures,
            "level": c.level,
            "limit": c.limit_ms,
            "input": c.input_kind,
            "keys": OWN if c.uses_own_keys else c.keys,
            "dwell": c.dwell_ms,
            "limb": c.limb,
        }
        for name, value in values.items():
            self._choice_rows[name].set_value(value)
        levels = self._drills.levels(c.part, c.source)
        for tile in self._choice_rows["level"].tiles:
            tile.setVisible(tile.choice.value in levels)
        self._show_sources(c)
        is_test = c.mode is DrillMode.TEST
        self._test_length.setVisible(is_test)
        for section in (self._training_length, self._level, self._limit):
            section.setVisible(not is_test)
        self._show_way(c)
        self._headline.setText(self._headline_words())
        self._summary.setText(self._summary_words())
        self._show_sign()
        count = self._drills.kept_out_count()
        self._left_out.setVisible(count > 0)
        if count:
            self._left_out.say(self.tr("Pictures left out, as you asked: {n}").format(n=count))

    def _show_sources(self, c: DrillChoices) -> None:
        """Parts that have any pictures; a test, and those of the program, only where there are such."""
        library, own = self._drills.training_parts(), self._drills.own_parts()
        has_test = c.part in self._drills.parts()
        for tile in self._choice_rows["part"].tiles:
            tile.setVisible(tile.choice.value in library or tile.choice.value in own)
        for tile in self._choice_rows["mode"].tiles:
            tile.setVisible(has_test or tile.choice.value is DrillMode.TRAINING)
        self._no_test.setVisible(not has_test)
        can_choose = c.part in library and c.part in own and c.mode is DrillMode.TRAINING
        self._source.setVisible(can_choose)
        self._no_own.setVisible(not own)

    def _show_way(self, c: DrillChoices) -> None:
        """Only what belongs to the way of answering."""
        keyed = c.input_kind is InputKind.KEYBOARD
        self._keys.setVisible(keyed)
        for tile in self._choice_rows["keys"].tiles:
            tile.setVisible(tile.choice.value != OWN or c.own_keys is not None)
        self._key_line.setVisible(keyed)
        lines = [other_keys_line(c.key_map, self._translate)]
        if c.uses_own_keys:
            lines.insert(0, self.tr("Own keys: {keys}").format(keys=keys_name(c.key_map, self._translate)))
        if c.own_keys is None:
            lines.append(self.tr("Own keys and pedals are set up in Settings."))
        self._key_line.setText("\n".join(lines))
        self._dwell.setVisible(c.input_kind is InputKind.DWELL)

    def _show_sign(self) -> None:
        """The drawing beside Start only where there is room for it."""
        roomy = self.width() >= self.look.px(ROOM_FOR_SIGN_PX)
        for part, sign in self._signs.items():
            sign.setVisible(roomy and part is self._choices.part)

    def _headline_words(self) -> str:
        c = self._choices
        what = self.tr("{part}: test") if c.mode is DrillMode.TEST else self.tr("{part}: training")
        return what.format(part=part_name(c.part, self._translate))

    def _summary_words(self) -> str:
        c, spec, say = self._choices, self._choices.spec(), self._translate
        minutes = max(1, round((spec.pictures * SECONDS_A_PICTURE + SECONDS_MORE) / 60))
        words = self.tr("{n} pictures · about {minutes} min · {device}").format(
            n=spec.pictures, minutes=minutes, device=input_name(c.input_kind, say)
        )
        if c.mode is DrillMode.TEST:
            return words
        parts = (own_pictures_name(say),) if c.source is PictureSource.OWN else ()
        return " · ".join((*parts, level_name(c.level, say), words))

    def _test_names(self) -> tuple[str, str, str]:
        return (self.tr("Quick: 20"), self.tr("Test: 40"), self.tr("Long: 60"))

    def _possible(self, choices: DrillChoices) -> DrillChoices:
        """The nearest choices that the pictures can fulfil."""
        library, own = self._drills.training_parts(), self._drills.own_parts()
        parts = library or own
        if choices.part not in (*library, *own) and parts:
            choices = replace(choices, part=parts[0])
        if choices.part not in library and choices.part in own:
            choices = replace(choices, source=PictureSource.OWN)
        elif choices.part not in own:
            choices = replace(choices, source=PictureSource.LIBRARY)
        if choices.part not in self._drills.parts():
            choices = replace(choices, mode=DrillMode.TRAINING)
        levels = self._drills.levels(choices.part, choices.source)
        if choices.level not in levels and levels:
            choices = replace(
                choices, level=max((n for n in levels if n <= choices.level), default=levels[0])
            )
        return choices

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_asked.emit(self._choices.spec())

    @Slot(bool)
    def _on_more_toggled(self, shown: bool) -> None:
        self._more.setVisible(shown)
        if shown:
            QTimer.singleShot(0, self, self._on_more_laid_out)

    @Slot()
    def _on_more_laid_out(self) -> None:
        """The card has its place only after this turn of the event loop."""
        self.bring_to_top(self._more)

    @Slot()
    def _on_allow_all_clicked(self) -> None:
        count = self._drills.kept_out_count()
        take_back = self._drills.allow_all()
        self.refresh()
        self.offer_undo(self.tr("Pictures let back in: {n}").format(n=count), take_back)


def _with_keys(choices: DrillChoices, keys: object) -> DrillChoices:
    """A named pair, or the own keys that were set up before."""
    return choices.with_pair(keys) if isinstance(keys, KeyPair) else replace(choices, uses_own_keys=True)
