"""The touch is always the same; what it feels like adds up, fades in a rest, and gives way to the brake."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.mixing_desk import Act, Column, desk_plan, touches_in_a_row
from gmi_trainer.ui.figures.mixing_desk_view import (
    MOMENTS,
    DeskPicture,
    MixingDeskView,
    between,
)
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "05-volume"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
TOUCH, REST = "figure.mixing-desk.touch", "figure.mixing-desk.rest"
SENSITIVE = "figure.mixing-desk.setting.sensitive"


@pytest.fixture
def view(shown: Shown) -> MixingDeskView:
    made = shown(FOLDER)
    assert isinstance(made, MixingDeskView)
    return made


def brake(view: FigureView) -> QSlider:
    found = view.findChild(QSlider, "figure.mixing-desk.brake")
    assert found is not None
    return found


def picture(view: FigureView) -> DeskPicture:
    found = view.findChild(DeskPicture)
    assert isinstance(found, DeskPicture)
    return found


def levels(setting: str, brake_step: int = 0, touches: int = 12) -> list[float]:
    plan = desk_plan(figure_of(FOLDER))
    return [one.level for one in plan.columns([Act.TOUCH] * touches, plan.setting(setting), brake_step)]


def test_touches_add_up_a_little_and_never_hurt_at_the_everyday_setting() -> None:
    plan = desk_plan(figure_of(FOLDER))
    felt = levels("everyday")

    assert felt == sorted(felt)
    assert felt[1] > felt[0]
    assert felt[-1] == plan.setting("everyday").most
    assert not any(map(plan.hurts, felt))


def test_the_same_touches_start_louder_and_add_up_more_at_the_sensitive_setting() -> None:
    plan = desk_plan(figure_of(FOLDER))
    felt, usual = levels("sensitive"), levels("everyday")

    assert all(one > other for one, other in zip(felt, usual, strict=True))
    assert felt[1] - felt[0] > usual[1] - usual[0]
    assert not plan.hurts(felt[0])
    assert plan.hurts(felt[2])
    assert max(felt) <= plan.highest


def test_every_step_of_the_brake_takes_off_some_and_the_touch_stays_felt() -> None:
    plan = desk_plan(figure_of(FOLDER))
    felt = [levels("sensitive", step, 4)[-1] for step in range(plan.brake_steps + 1)]

    assert felt == sorted(set(felt), reverse=True)
    for setting in ("everyday", "sensitive"):
        assert min(levels(setting, plan.brake_steps)) >= plan.touch


def test_a_rest_clears_the_sum_step_by_step() -> None:
    plan = desk_plan(figure_of(FOLDER))
    acts = [Act.TOUCH, Act.TOUCH, Act.REST, Act.TOUCH]
    columns = plan.columns(acts, plan.setting("sensitive"), 0)
    faded = [one.level for one in columns[1:-1]]

    assert [one.is_touch for one in columns] == [True, True, False, False, False, True]
    assert faded == sorted(faded, reverse=True)
    assert faded[-1] == plan.lowest
    assert columns[-1] == columns[0]
    assert [touches_in_a_row(acts[:count]) for count in range(5)] == [0, 1, 2, 0, 1]


def test_bars_go_from_where_they_were_or_from_nothing() -> None:
    before, after = [Column(True, 2.0, 4.0)], [Column(True, 4.0, 4.0), Column(True, 6.0, 6.0)]

    assert between(before, after, 0.0) == (Column(True, 2.0, 4.0), Column(True, 0.0, 0.0))
    assert between(before, after, 0.5) == (Column(True, 3.0, 4.0), Column(True, 3.0, 3.0))
    assert between(before, after, 1.0) == tuple(after)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("step", [0, 2])
def test_bars_are_as_high_as_their_levels(shown: Shown, look: Look, scheme: Scheme, step: int) -> None:
    view = shown(FOLDER, scheme=scheme)
    press(view, SENSITIVE)
    brake(view).setValue(step)
    for _ in range(5):
        press(view, TOUCH)
    drawing = picture(view)
    image = painted(drawing)
    plan = desk_plan(figure_of(FOLDER))

    for number, level in enumerate(levels("sensitive", step, 5)):
        bar = drawing.bar_rect(number, level)
        ink = look.colour("attention" if plan.hurts(level) else "breath")
        assert share_of(image, bar.adjusted(3, 6, -3, -3), ink) > 0.85  # the line of pain goes over it
        above = QRectF(bar.left() + 3, bar.top() - 10, bar.width() - 6, 8)
        assert share_of(image, above, ink) < 0.1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_touches_in_the_lane_are_all_alike(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    press(view, SENSITIVE)
    for _ in range(4):
        press(view, TOUCH)
    press(view, REST)
    drawing = picture(view)
    image = painted(drawing)
    full = []
    for number in range(MOMENTS):
        at = drawing.disc_at(number)
        place = drawing.bar_rect(number, 0)
        place.setRect(at.x() - 4, at.y() - 4, 8, 8)
        full.append(share_of(image, place, look.colour("breath_soft"), by=0) == 1.0)

    assert full == [True] * 4 + [False] * (MOMENTS - 4)


def test_a_touch_says_what_it_feels_like_and_that_it_is_the_same(view: MixingDeskView) -> None:
    said: list[str] = []
    view.changed_words.connect(said.append)
    press(view, TOUCH)
    assert "Touch 1. How it feels: light. The touch is the same each time." in said[-1]

    press(view, SENSITIVE)
    assert "Setting: Sensitive. Brake: off. Touch 1. How it feels: strong." in said[-1]
    press(view, TOUCH)
    assert "Touch 2. How it feels: hurts." in said[-1]
    brake(view).setValue(4)
    assert "Brake: full. Touch 2. How it feels: light." in said[-1]
    press(view, REST)
    assert "the sum is gone" in said[-1]
    press(view, TOUCH)
    assert "Touch 1." in said[-1]
    assert len(said) == 6


def test_a_rest_upon_a_rest_changes_nothing(view: MixingDeskView) -> None:
    press(view, TOUCH)
    press(view, REST)
    once = painted(picture(view))
    press(view, REST)

    assert painted(picture(view)) == once
    assert view.level is None


def test_old_touches_go_out_and_the_last_one_is_always_seen(view: MixingDeskView, look: Look) -> None:
    press(view, SENSITIVE)
    for _ in range(MOMENTS + 5):
        press(view, TOUCH)
    drawing = picture(view)
    bar = drawing.bar_rect(MOMENTS - 1, 10).adjusted(3, 6, -3, -3)

    assert share_of(painted(drawing), bar, look.colour("attention")) > 0.85
    assert f"Touch {MOMENTS + 5}" in view.shown_words


def test_keys_alone_are_enough(view: MixingDeskView, qtbot: QtBot) -> None:
    touch = view.findChild(QAbstractButton, TOUCH)
    assert touch is not None
    qtbot.keyClick(touch, Qt.Key.Key_Space)
    qtbot.keyClick(touch, Qt.Key.Key_Return)
    assert "Touch 2" in view.shown_words
    everyday = view.findChild(QAbstractButton, "figure.mixing-desk.setting.everyday")
    assert everyday is not None
    everyday.setFocus()
    qtbot.waitUntil(everyday.hasFocus)
    qtbot.keyClick(everyday, Qt.Key.Key_Right)
    assert "How it feels: hurts" in view.shown_words
    qtbot.keyClick(brake(view), Qt.Key.Key_Right)
    assert "Brake: a little" in view.shown_words


def test_bars_glide_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    press(moving, TOUCH)
    assert any(one.is_moving for one in moving.findChildren(Glide))
    assert "Touch 1" in moving.shown_words  # the words do not wait for the picture
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    press(still, TOUCH)
    assert not any(one.is_moving for one in still.findChildren(Glide))
    qtbot.waitUntil(lambda: picture(still).size() == picture(moving).size())

    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 600, 900])
def test_all_of_it_has_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    drawing = picture(shown(FOLDER, text=text, width=width))
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))

    room = drawing.room.adjusted(-1, -1, 1, 1)
    assert room.contains(drawing.plot)
    assert room.contains(drawing.bar_rect(MOMENTS - 1, 10))
    assert room.contains(drawing.disc_at(0))
    assert drawing.plot.width() >= 200
    assert drawing.y_of(10) < drawing.y_of(5) < drawing.y_of(0)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("touch", 0),
        ("touch", "soft"),
        ("fades_after", 0),
        ("hurts_from", 6),
        ("settings", [{"id": "a", "first": 1, "each": 1, "most": 4}]),
        ("settings", [{"id": "a", "first": 1, "each": 1, "most": 4}] * 2),
        (
            "settings",
            [{"id": "a", "first": 1, "each": 1, "most": 4}, {"id": "b", "first": 4, "each": 1, "most": 99}],
        ),
        ("brake", {"steps": 4, "each": 1.0, "start": 0}),
        ("brake", {"steps": 4, "each": -1.0, "start": 5}),
        ("brake", 4),
        ("levels", [{"id": "light", "from": 1}, {"id": "hurts", "from": 5}]),
        ("levels", [{"id": "light", "from": 0}, {"id": "hurts", "from": 0}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"mixing-desk.*expected"):
        desk_plan(broken)
