"""The message stays the same; what is felt follows the sliders."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.dimmer import DimmerPlan, dimmer_plan
from gmi_trainer.ui.figures.dimmer_view import SCENE, DimmerPicture, DimmerView
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "07-own-control"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
DIM = {"sleep": 4, "safety": 4, "movement": 4, "worry": 0}
BRIGHT = {"sleep": 0, "safety": 0, "movement": 0, "worry": 4}


def slider(view: FigureView, name: str) -> QSlider:
    found = view.findChild(QSlider, f"figure.dimmer.{name}")
    assert found is not None
    return found


def put(view: FigureView, stops: dict[str, int]) -> None:
    for name, stop in stops.items():
        slider(view, name).setValue(stop)


def picture(view: FigureView) -> DimmerPicture:
    found = view.findChild(DimmerPicture)
    assert isinstance(found, DimmerPicture)
    return found


@pytest.fixture
def plan() -> DimmerPlan:
    return dimmer_plan(figure_of(FOLDER))


def test_in_the_middle_what_is_felt_is_the_message(plan: DimmerPlan) -> None:
    assert plan.felt({}) == plan.message
    assert plan.felt({slider.slider_id: plan.middle for slider in plan.sliders}) == plan.message


def test_each_slider_does_what_the_lesson_says_of_it(plan: DimmerPlan) -> None:
    for one in plan.sliders:
        felt = [plan.felt({one.slider_id: stop}) for stop in range(plan.slider_steps)]

        assert felt[-1] - felt[0] == one.change
        assert felt == sorted(felt, reverse=one.change < 0)
        assert len(set(felt)) == plan.slider_steps
    assert {one.slider_id for one in plan.sliders if one.change > 0} == {"worry"}


def test_all_together_never_go_past_the_ends(plan: DimmerPlan) -> None:
    ids = [one.slider_id for one in plan.sliders]
    all_felt = [
        plan.felt(dict(zip(ids, stops, strict=True)))
        for stops in product(range(plan.slider_steps), repeat=len(ids))
    ]

    assert min(all_felt) >= plan.lowest
    assert max(all_felt) == plan.highest
    assert {plan.level(felt) for felt in all_felt} == {level.level_id for level in plan.levels}
    assert (plan.felt(DIM), plan.felt(BRIGHT)) == (1.0, 10.0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [420, 760])
@pytest.mark.parametrize(
    ("stops", "full_steps"), [({}, 6), (DIM, 1), (BRIGHT, 10), ({"safety": 4, "worry": 1}, 3)]
)
def test_the_meters_are_full_as_far_as_they_say(
    shown: Shown, look: Look, scheme: Scheme, width: int, stops: dict[str, int], full_steps: int
) -> None:
    view = shown(FOLDER, scheme=scheme, width=width)
    put(view, stops)
    drawing = picture(view)
    image = painted(drawing)
    full = [
        [share_of(image, step.adjusted(4, 3, -4, -3), look.colour("attention")) > 0.95 for step in steps]
        for steps in map(drawing.segment_rects, drawing.meter_rects())
    ]

    assert [sum(one) for one in full] == [6, full_steps]
    assert all(one == sorted(one, reverse=True) for one in full)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_lamp_is_as_bright_as_is_felt(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    drawing = picture(view)
    lit = []
    for stops in (DIM, {"worry": 2}, {"safety": 2}, BRIGHT):
        put(view, stops)
        lit.append(share_of(painted(drawing), drawing.light_rect(), look.colour("attention"), by=24))

    assert lit == sorted(lit)
    assert lit[-1] > 3 * lit[0] > 0


def test_the_message_is_painted_the_same_wherever_the_sliders_are(shown: Shown) -> None:
    view = shown(FOLDER)
    drawing = picture(view)
    message, felt = (rect.toAlignedRect() for rect in drawing.meter_rects())
    below = drawing.scene_transform().mapRect(QRectF(22, 40, 30, 17)).toAlignedRect()
    put(view, DIM)
    dim = painted(drawing)
    put(view, BRIGHT)
    bright = painted(drawing)

    assert dim.copy(message) == bright.copy(message)
    assert dim.copy(below) == bright.copy(below)
    assert dim.copy(felt) != bright.copy(felt)


def test_a_move_says_what_is_felt_now_and_that_the_message_is_the_same(shown: Shown) -> None:
    view = shown(FOLDER)
    said: list[str] = []
    view.changed_words.connect(said.append)
    assert view.shown_words == "What is felt: middle. The message is the same."

    slider(view, "worry").setValue(4)
    assert said[-1] == "Worry: a lot. What is felt is now bright. The message is the same."
    assert slider(view, "worry").accessibleDescription() == "a lot"
    put(view, DIM)
    assert said[-1] == "Worry: none. What is felt is now very dim. The message is the same."
    assert picture(view).accessibleDescription() == "What is felt: very dim. The message is the same."


def test_keys_or_large_buttons_are_enough(shown: Shown, qtbot: QtBot) -> None:
    view = shown(FOLDER)
    assert isinstance(view, DimmerView)

    qtbot.keyClick(slider(view, "safety"), Qt.Key.Key_End)
    assert view.felt == 4.5
    press(view, "figure.dimmer.worry.on")
    assert view.felt == 5.25


def test_the_dimmer_turns_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    slider(moving, "sleep").setValue(0)
    assert any(one.is_moving for one in moving.findChildren(Glide))
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    slider(still, "sleep").setValue(0)

    assert not any(one.is_moving for one in still.findChildren(Glide))
    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 600, 900])
def test_the_drawing_and_the_meters_have_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    drawing = picture(shown(FOLDER, text=text, width=width))
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))

    scene = drawing.scene_transform().mapRect(QRectF(0, 0, *SCENE))
    message, felt = drawing.meter_rects()
    room = drawing.room.adjusted(-1, -1, 1, 1)
    assert all(room.contains(rect) for rect in (scene, message, felt))
    assert not scene.adjusted(1, 1, -1, -1).intersects(message)
    assert not message.adjusted(1, 1, -1, -1).intersects(felt)
    assert scene.width() >= 200
    assert all(message.contains(step) for step in drawing.segment_rects(message))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("message", 10),
        ("slider_steps", 4),
        ("slider_steps", True),
        ("sliders", []),
        ("sliders", ["sleep"]),
        ("sliders", [{"id": "a", "change": 0}]),
        ("sliders", [{"id": "a", "change": 1}, {"id": "a", "change": 2}]),
        ("levels", [{"id": "dim", "from": 2}]),
        ("levels", [{"id": "dim", "from": 0}, {"id": "bright", "from": 11}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"dimmer.*expected"):
        dimmer_plan(broken)
