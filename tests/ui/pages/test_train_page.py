"""Where a drill is chosen: what was chosen last is there again, and Start asks for exactly that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import (
    LEVELS,
    DrillMode,
    DrillSpec,
    KeyPair,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.key_map import Key, KeyMap
from gmi_trainer.domain.stimulus import Picture
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.drill_choices import DrillChoices, DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.ui.pages.train_page import TrainPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.choices import ChoiceTile
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.translate import english
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.samples import sample_picture, sample_stimulus
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order

HAND, FOOT = BodyPart.HAND, BodyPart.FOOT


def pictures(part: BodyPart, *levels: int) -> list[Picture]:
    return [sample_picture(100 * level + n, part, level=level) for level in levels for n in range(1, 9)]


class Room:
    """A train page with real services over fakes."""

    def __init__(
        self,
        look: Look,
        qtbot: QtBot,
        library: Iterable[Picture] = (*pictures(HAND, 1, 3, 4), *pictures(FOOT, 1)),
        preferences: FakePreferences | None = None,
        width: int = 900,
        height: int = 800,
        untested: Iterable[BodyPart] = (),
    ) -> None:
        self.look = look
        self.preferences = preferences if preferences is not None else FakePreferences()
        self.left_out = FakePictureChoices()
        changes = Changes()
        self.drills = DrillService(
            log=FakeSessionLog(FakeRecord()),
            catalogue=FakeCatalogue(library, untested=untested),
            choices=self.left_out,
            clock=FakeClock(),
            changes=changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.choices = DrillChoicesService(self.preferences, changes)
        self.page = TrainPage(look, self.drills, self.choices, english)
        self.started: list[DrillSpec] = []
        self.page.start_asked.connect(self.started.append)
        qtbot.addWidget(self.page)
        self.page.resize(width, height)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def tile(self, name: str) -> ChoiceTile:
        tile = self.page.findChild(ChoiceTile, f"train.{name}")
        assert tile is not None, name
        return tile

    def button(self, name: str) -> QPushButton:
        button = self.page.findChild(QPushButton, f"train.{name}")
        assert button is not None, name
        return button

    def choose(self, *names: str) -> None:
        for name in names:
            QTest.mouseClick(self.tile(name), Qt.MouseButton.LeftButton)

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    @property
    def rows_in_view(self) -> set[str]:
        """The questions that are asked now."""
        tiles = self.page.findChildren(ChoiceTile)
        return {tile.objectName().split(".")[1] for tile in tiles if tile.isVisibleTo(self.page)}

    @property
    def levels_in_view(self) -> list[int]:
        return [n for n in LEVELS if self.tile(f"level.{n}").isVisibleTo(self.page)]

    @property
    def headline(self) -> str:
        return self._label("train.headline")

    @property
    def summary(self) -> str:
        return self._label("train.summary")

    def _label(self, name: str) -> str:
        label = self.page.findChild(QLabel, name)
        assert label is not None, name
        return label.text()


@pytest.fixture
def room(look: Look, qtbot: QtBot) -> Room:
    return Room(look, qtbot)


def test_start_asks_for_a_first_training_of_hands(room: Room) -> None:
    room.press("start")

    assert room.started == [spec_for_training(HAND, 20, level=1)]
    assert room.headline == "Hands: training"
    assert room.summary == "Level 1: upright · 20 pictures · about 2 min · Keys"


def test_start_asks_for_what_was_chosen(room: Room) -> None:
    room.press("more")
    room.choose("part.foot", "mode.test", "test_pictures.60", "input.mouse", "limb.left_foot")
    room.press("start")

    wanted = spec_for_test(FOOT, 60)
    assert room.started == [with_input(wanted, InputKind.MOUSE, AnsweringLimb.LEFT_FOOT, KeyPair.ARROWS)]


def test_training_takes_its_level_length_limit_and_keys(room: Room) -> None:
    room.press("more")
    room.choose("level.3", "training_pictures.10", "limit.5000", "keys.f_j")
    room.press("start")

    [spec] = room.started
    assert (spec.level, spec.pictures, spec.limit_ms, spec.keys) == (3, 10, 5000, KeyPair.F_J)


def test_choices_are_there_again_the_next_time(look: Look, room: Room, qtbot: QtBot) -> None:
    room.press("more")
    room.choose("part.foot", "mode.test", "test_pictures.20", "keys.a_d", "limb.both_feet")

    again = Room(look, qtbot, preferences=room.preferences)
    again.press("start")

    [spec] = again.started
    assert (spec.part, spec.mode, spec.pictures) == (FOOT, DrillMode.TEST, 20)
    assert (spec.keys, spec.answering_limb) == (KeyPair.A_D, AnsweringLimb.BOTH_FEET)
    assert again.tile("part.foot").isChecked()


def test_questions_that_do_not_matter_are_not_asked(room: Room) -> None:
    assert room.rows_in_view == {"part", "mode"}
    room.press("more")
    training = room.rows_in_view
    room.choose("mode.test", "input.touch")

    assert training == {"part", "mode", "training_pictures", "level", "limit", "input", "keys", "limb"}
    assert room.rows_in_view == {"part", "mode", "test_pictures", "input", "limb"}


def test_a_part_without_a_test_is_trained_and_says_so(look: Look, qtbot: QtBot) -> None:
    knee = BodyPart.KNEE
    room = Room(look, qtbot, [*pictures(HAND, 1), *pictures(knee, 1)], untested=[knee])
    assert not room.tile("part.foot").isVisibleTo(room.page)
    room.choose("mode.test", "part.knee")
    room.press("start")

    assert room.started == [spec_for_training(knee, 20, level=1)]
    assert not room.tile("mode.test").isVisibleTo(room.page)
    assert says_no_test(room)

    room.choose("part.hand")

    assert room.tile("mode.test").isVisibleTo(room.page)
    assert not says_no_test(room)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(("percent", "size"), [(100, (1100, 760)), (150, (700, 520))])
def test_every_part_that_there_is_is_offered_with_its_drawing(
    look: Look, qtbot: QtBot, scheme: Scheme, percent: int, size: tuple[int, int]
) -> None:
    look.set_theme(Theme(scheme=scheme, text_percent=percent))
    everything = [picture for part in BodyPart for picture in pictures(part, 1, 3, 4)]
    room = Room(look, qtbot, everything, width=size[0], height=size[1])
    tiles = [room.tile(f"part.{part}") for part in BodyPart]

    assert all(tile.isVisibleTo(room.page) for tile in tiles)
    assert len({tile.choice.icon for tile in tiles} - {None}) == len(BodyPart)
    for part in BodyPart:
        room.choose(f"part.{part}")
        assert room.headline == f"{part_name(part, english)}: training"
    assert cut_words(room.page) == small_targets(room.page, TOUCH_PX) == []


def test_with_another_part_the_hardest_level_gives_way_to_the_hardest_that_it_has(
    look: Look, qtbot: QtBot
) -> None:
    neck = BodyPart.NECK
    room = Room(look, qtbot, [*pictures(HAND, 1, 3, 4, 5), *pictures(neck, 1, 3, 4)])
    room.press("more")
    room.choose("level.5", f"part.{neck}")
    room.press("start")

    assert room.levels_in_view == [1, 2, 3, 4]
    assert room.started == [spec_for_training(neck, 20, level=4)]


def says_no_test(room: Room) -> bool:
    label = room.page.findChild(QLabel, "train.no_test")
    assert label is not None
    return label.isVisibleTo(room.page)


def test_the_levels_are_those_of_the_chosen_part(room: Room) -> None:
    room.press("more")
    assert room.levels_in_view == [1, 2, 3, 4]
    room.choose("level.4", "part.foot")

    assert room.levels_in_view == [1, 2]
    assert room.tile("level.2").isChecked(), "the nearest level that there is"
    room.choose("part.hand")
    assert room.levels_in_view == [1, 2, 3, 4]


def test_drawings_and_half_hidden_limbs_are_offered_where_there_are_pictures_of_them(
    look: Look, qtbot: QtBot
) -> None:
    room = Room(look, qtbot, (*pictures(HAND, 1, 5), *pictures(FOOT, 1)))
    room.press("more")

    assert room.levels_in_view == [1, 2, 5]
    room.choose("level.5")
    room.press("start")
    assert room.started[-1].level == 5
    room.choose("part.foot")
    assert room.levels_in_view == [1, 2]


def test_the_page_opens_with_the_levels_of_the_part_that_was_chosen_last(look: Look, qtbot: QtBot) -> None:
    preferences = FakePreferences(drill_choices={"part": "foot", "level": 1})
    room = Room(look, qtbot, preferences=preferences)
    room.press("more")
    assert room.levels_in_view == [1, 2]

    room.choose("part.hand")

    assert room.levels_in_view == [1, 2, 3, 4]


def test_what_the_library_no_longer_has_falls_back(look: Look, qtbot: QtBot) -> None:
    preferences = FakePreferences(drill_choices={"part": "neck", "level": 4, "limb": "third_hand"})
    room = Room(look, qtbot, pictures(HAND, 1), preferences)
    room.press("start")

    [spec] = room.started
    assert (spec.part, spec.level, spec.answering_limb) == (HAND, 2, AnsweringLimb.BOTH_HANDS)


def test_choices_that_were_made_elsewhere_are_shown(room: Room) -> None:
    room.choices.save(DrillChoicesService(FakePreferences(drill_choices={"keys": "j_l"}), Changes()).load())
    room.page.refresh()
    room.press("start")

    assert room.started[0].keys is KeyPair.J_L


# -- pictures left out -------------------------------------------------------------------------------


def test_pictures_that_are_left_out_are_said_and_can_be_let_back_in(room: Room) -> None:
    button = room.button("allow_all")
    assert not button.isVisible()
    for number in (101, 102):
        room.drills.keep_out(sample_stimulus(number))
    room.page.refresh()
    words = [label.text() for label in room.page.findChildren(QLabel) if label.isVisible()]
    assert "Pictures left out, as you asked: 2" in words

    room.press("allow_all")

    assert room.left_out.kept_out() == frozenset()
    assert not button.isVisible()

    room.press("undo_bar.undo")

    assert len(room.left_out.kept_out()) == 2


def test_a_level_that_has_too_few_pictures_left_is_not_offered(room: Room) -> None:
    room.press("more")
    for number in (401, 402, 403):
        room.drills.keep_out(sample_stimulus(number))
    room.page.refresh()

    assert room.levels_in_view == [1, 2, 3]


# -- for everyone ------------------------------------------------------------------------------------


def test_the_whole_page_can_be_used_by_keyboard_alone(room: Room) -> None:
    """Tab from Start to the last question; arrows choose, Enter opens and starts."""
    room.button("start").setFocus()
    for expected in ("train.more", "train.part.hand"):
        keyboard(Qt.Key.Key_Tab)
        assert on() == expected
    keyboard(Qt.Key.Key_Right)
    keyboard(Qt.Key.Key_Tab)
    keyboard(Qt.Key.Key_Right)
    assert on() == "train.mode.test"
    for _ in range(2):
        keyboard(Qt.Key.Key_Backtab)
    assert on() == "train.more"
    keyboard(Qt.Key.Key_Return)
    room.tile("mode.test").setFocus()
    walked = []
    for _ in range(5):
        keyboard(Qt.Key.Key_Tab)
        walked.append(on())
    keyboard(Qt.Key.Key_Right)
    room.button("start").setFocus()
    keyboard(Qt.Key.Key_Return)

    assert walked == [
        "train.own",
        "train.test_pictures.40",
        "train.input.keyboard",
        "train.keys.arrows",
        "train.limb.both_hands",
    ]
    [spec] = room.started
    assert (spec.part, spec.mode, spec.answering_limb) == (FOOT, DrillMode.TEST, AnsweringLimb.LEFT_HAND)


def on() -> str:
    """What has the keyboard."""
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def keyboard(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_everything_has_a_name_an_identifier_and_a_size_that_can_be_hit(room: Room) -> None:
    room.press("more")
    room.drills.keep_out(sample_stimulus(101))
    room.page.refresh()

    assert nameless(room.page) == []
    assert small_targets(room.page, TOUCH_PX) == []
    assert tab_order(room.page)[:3] == ["train.start", "train.more", "train.part.hand"]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [640, 960])
@pytest.mark.parametrize("mode", ["test", "training"])
def test_no_word_is_cut_off(look: Look, qtbot: QtBot, percent: int, width: int, mode: str) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    room = Room(look, qtbot, width=width, height=700)
    room.choose(f"mode.{mode}")
    room.press("more")
    room.drills.keep_out(sample_stimulus(101))
    room.page.refresh()

    qtbot.waitUntil(lambda: cut_words(room.page) == [])


def test_each_way_of_answering_asks_only_for_what_belongs_to_it(room: Room) -> None:
    room.press("more")
    assert "keys" in room.rows_in_view
    assert "dwell" not in room.rows_in_view
    room.choose("input.dwell", "dwell.1500")
    assert "keys" not in room.rows_in_view
    room.press("start")

    [spec] = room.started
    assert (spec.input_kind, spec.dwell_ms) == (InputKind.DWELL, 1500)


def test_one_hand_gets_its_own_layout(room: Room) -> None:
    room.press("more")
    room.choose("limb.left_hand")
    line = room.page.findChild(QLabel, "train.other_keys")
    assert line is not None

    assert "Stop: Esc · Not this picture: X" in line.text()
    room.press("start")
    assert room.started[0].keys is KeyPair.A_D


def test_own_keys_are_offered_once_they_are_set_up(room: Room) -> None:
    room.press("more")
    assert not room.tile("keys.own").isVisible()
    own = KeyMap(Key(66, "B"), Key(67, "C"))
    room.choices.save(DrillChoices().with_own_keys(own))
    room.page.refresh()
    room.choose("keys.f_j", "keys.own")
    room.press("start")

    assert room.tile("keys.own").isVisible()
    assert room.started[0].own_keys == own


def test_all_of_start_is_in_a_small_window_with_large_text(look: Look, qtbot: QtBot) -> None:
    look.set_theme(replace(look.theme, text_percent=150))
    room = Room(look, qtbot, width=700, height=418)  # what a window of 700 x 520 leaves below its places
    start = room.button("start")

    assert start.visibleRegion().boundingRect() == start.rect()
