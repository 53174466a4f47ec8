"""A light for attention: it goes where it is brought, a thought takes it away, and noticing brings it back."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QRadioButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.spotlight import LIGHTS, SCENE, THOUGHT, Attention, Light, spotlight_places
from gmi_trainer.ui.figures.spotlight_view import RoomPicture, SpotlightView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "15-attention"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
PLACES = ("breath", "sounds", "body")


@pytest.fixture
def view(shown: Shown) -> SpotlightView:
    made = shown(FOLDER)
    assert isinstance(made, SpotlightView)
    return made


def picture(view: SpotlightView) -> RoomPicture:
    found = view.findChild(RoomPicture)
    assert isinstance(found, RoomPicture)
    return found


def tile(view: SpotlightView, name: str) -> QRadioButton:
    found = view.findChild(QRadioButton, f"figure.spotlight.{name}")
    assert found is not None
    return found


def on_rim(light: Light, angle_deg: float) -> QPointF:
    return QPointF(*light.at) + QPointF(cos(radians(angle_deg)), sin(radians(angle_deg))) * light.radius


def spot(at: QPointF) -> QRectF:
    return QRectF(at.x() - 1, at.y() - 1, 2, 2)


def test_each_light_is_a_place_of_its_own() -> None:
    for name, light in LIGHTS.items():
        (x, y), radius = light.at, light.radius
        assert radius <= x <= SCENE[0] - radius
        assert y + radius <= SCENE[1] + 1
        for other, far in LIGHTS.items():
            away = QPointF(*far.at) - QPointF(x, y)
            assert other == name or (away.x() ** 2 + away.y() ** 2) ** 0.5 > 1.5 * radius


def test_coming_back_from_a_thought_is_the_practice() -> None:
    away = Attention("sounds").wandered()

    assert away.is_away
    assert away.brought_to("breath") == Attention("breath", is_back=True)
    assert Attention("sounds").brought_to("breath") == Attention("breath")
    assert away.wandered() == away


def test_choosing_a_place_says_what_can_be_noticed_there(view: SpotlightView) -> None:
    said: list[str] = []
    view.changed_words.connect(said.append)
    assert "The light is on your breath." in view.shown_words

    tile(view, "place.sounds").click()
    assert said[-1].startswith("The light is on the sounds around you.")
    assert picture(view).accessibleDescription() == "The light is on the sounds around you."
    press(view, "figure.spotlight.thought")
    assert said[-1].startswith("The light is on a thought.")
    assert not any(tile(view, f"place.{place}").isChecked() for place in PLACES)
    tile(view, "place.sounds").click()  # the place that it had come from can be chosen again
    assert "You noticed the thought" in said[-1]
    assert view.attention == Attention("sounds", is_back=True)
    tile(view, "place.body").click()
    assert view.attention == Attention("body")


def test_eyes_may_stay_open(view: SpotlightView) -> None:
    assert tile(view, "eyes.open").isChecked()
    before = painted(picture(view))
    tile(view, "eyes.closed").click()

    assert "open them and look around" in view.shown_words
    assert painted(picture(view)) != before
    tile(view, "eyes.open").click()
    assert "whole practice this way" in view.shown_words
    assert painted(picture(view)) == before


@pytest.mark.parametrize("scheme", SCHEMES)
def test_only_what_is_chosen_stands_in_the_light(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    assert isinstance(view, SpotlightView)
    drawing = picture(view)
    seen = {}
    for on in (*PLACES, THOUGHT):
        press(view, "figure.spotlight.thought" if on == THOUGHT else f"figure.spotlight.place.{on}")
        image = painted(drawing)
        place = drawing.scene_transform()
        lit = [
            name
            for name, light in LIGHTS.items()
            if all(
                share_of(image, spot(place.map(on_rim(light, angle))), look.colour("attention"), by=30) > 0.4
                for angle in range(0, 360, 45)
            )
        ]
        seen[on] = lit

    assert seen == {on: [on] for on in (*PLACES, THOUGHT)}


def test_keys_alone_are_enough(view: SpotlightView, qtbot: QtBot) -> None:
    tile(view, "place.breath").setFocus()
    qtbot.keyClick(tile(view, "place.breath"), Qt.Key.Key_Right)
    assert view.attention.on == "sounds"
    thought = view.findChild(QAbstractButton, "figure.spotlight.thought")
    assert thought is not None
    qtbot.keyClick(thought, Qt.Key.Key_Space)
    assert view.attention.is_away
    assert tile(view, "place.body").focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(tile(view, "place.body"), Qt.Key.Key_Space)
    assert view.attention == Attention("body", is_back=True)


def test_the_light_glides_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving, still = shown(FOLDER, still=False), None
    assert isinstance(moving, SpotlightView)
    tile(moving, "place.body").click()
    assert any(one.is_moving for one in moving.findChildren(Glide))
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    assert isinstance(still, SpotlightView)
    tile(still, "place.body").click()

    assert not any(one.is_moving for one in still.findChildren(Glide))
    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("width", [420, 900])
def test_the_room_has_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    view = shown(FOLDER, text=text, width=width)
    assert isinstance(view, SpotlightView)
    drawing = picture(view)
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))
    scene = drawing.scene_transform().mapRect(QRectF(0, 0, *SCENE))

    assert drawing.room.adjusted(-1, -1, 1, 1).contains(scene)
    assert scene.width() >= 300


@pytest.mark.parametrize(
    "places", [[], ["breath"], ["breath", "breath"], ["breath", "thought"], ["breath", "moon"]]
)
def test_settings_that_do_not_fit_are_told(places: list[str]) -> None:
    figure = figure_of(FOLDER)
    unfit = replace(figure, settings={"places": places})

    with pytest.raises(UnfitFigureError, match=r"spotlight.*expected"):
        spotlight_places(unfit)
