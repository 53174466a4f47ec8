"""Cards on a grid of harm and pain: no place is wrong, and the two do not go together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.hurt_harm import field_at, field_rect, grid_plan, in_corner
from gmi_trainer.ui.figures.hurt_harm_view import GridPicture, HurtHarmView
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "02-hurt-and-harm"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
PLOT = QRectF(40, 20, 300, 250)
GO = "figure.hurt-harm-grid.go"


@pytest.fixture
def view(shown: Shown) -> HurtHarmView:
    made = shown(FOLDER)
    assert isinstance(made, HurtHarmView)
    return made


def picture(view: HurtHarmView) -> GridPicture:
    found = view.findChild(GridPicture)
    assert isinstance(found, GridPicture)
    return found


def slider(view: HurtHarmView, name: str) -> QSlider:
    found = view.findChild(QSlider, f"figure.hurt-harm-grid.{name}")
    assert found is not None
    return found


def tap(qtbot: QtBot, view: HurtHarmView, harm: int, pain: int) -> None:
    drawing = picture(view)
    qtbot.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=drawing.field(harm, pain).center().toPoint())


def test_a_tap_means_the_field_it_is_on() -> None:
    for harm in range(5):
        for pain in range(5):
            assert field_at(PLOT, 5, field_rect(PLOT, 5, harm, pain).center()) == (harm, pain)
    assert field_at(PLOT, 5, QPointF(10, 10)) is None


def test_harm_goes_to_the_right_and_pain_goes_up() -> None:
    assert field_rect(PLOT, 5, 4, 0).left() > field_rect(PLOT, 5, 0, 0).right()
    assert field_rect(PLOT, 5, 0, 4).bottom() < field_rect(PLOT, 5, 0, 0).top()


def test_numbers_in_one_field_keep_apart() -> None:
    field = field_rect(PLOT, 5, 0, 0)
    places = [in_corner(field, n, 18) for n in range(4)]

    assert all(field.contains(place) for place in places)
    assert min((a - b).manhattanLength() for n, a in enumerate(places) for b in places[n + 1 :]) > 18


def test_one_step_off_is_just_as_good() -> None:
    plan = grid_plan(figure_of(FOLDER))
    card = plan.cards[0]

    assert plan.is_near(card, card.harm, card.pain)
    assert plan.is_near(card, card.harm + 1, card.pain - 1)
    assert not plan.is_near(card, card.harm + 2, card.pain)
    assert not plan.is_near(card, card.harm, card.pain - 2)


def test_pain_and_harm_are_found_without_one_another() -> None:
    plan = grid_plan(figure_of(FOLDER))

    assert any(card.harm == 0 and card.pain >= 3 for card in plan.cards)
    assert any(card.pain == 0 and card.harm >= 3 for card in plan.cards)
    assert any(card.pain >= 3 and card.harm >= 3 for card in plan.cards)


def test_a_tap_places_the_card_and_the_sliders_follow(view: HurtHarmView, qtbot: QtBot) -> None:
    said: list[str] = []
    view.changed_words.connect(said.append)

    tap(qtbot, view, 1, 4)

    assert view.place == (1, 4)
    assert (slider(view, "harm").value(), slider(view, "pain").value()) == (1, 4)
    assert said == ["Harm: a little. Pain: very much."]


def test_keys_alone_are_enough(view: HurtHarmView, qtbot: QtBot) -> None:
    grid = picture(view)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(grid, key)
    assert view.place == (3, 3)

    qtbot.keyClick(slider(view, "harm"), Qt.Key.Key_Home)
    qtbot.keyClick(slider(view, "pain"), Qt.Key.Key_Down)
    assert view.place == (0, 2)


def test_our_place_comes_with_a_reason_and_nobody_is_wrong(view: HurtHarmView, qtbot: QtBot) -> None:
    tap(qtbot, view, 4, 0)
    press(view, GO)
    assert "We would put it somewhere else." in view.shown_words
    assert "Fingertips are full of danger detectors." in view.shown_words

    tap(qtbot, view, 1, 4)
    assert "in the same place" in view.shown_words


def test_cards_come_one_after_the_other_and_the_last_one_sums_up(view: HurtHarmView) -> None:
    cards = grid_plan(figure_of(FOLDER)).cards
    seen = []
    for _ in cards:
        seen.append(view.card)
        assert "two different things" not in view.shown_words
        press(view, GO)
        last = view.shown_words
        press(view, GO)

    assert tuple(seen) == cards
    assert "two different things" in last
    assert view.card == cards[0]


def test_a_new_card_lies_in_the_middle_and_is_named(view: HurtHarmView, qtbot: QtBot) -> None:
    said: list[str] = []
    tap(qtbot, view, 4, 0)
    press(view, GO)
    view.changed_words.connect(said.append)
    press(view, GO)

    assert view.place == (2, 2)
    assert "Card 2 of 8: A bruise you find in the shower." in said[-1]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_both_places_are_painted_where_they_are(
    shown: Shown, look: Look, scheme: Scheme, qtbot: QtBot
) -> None:
    view = shown(FOLDER, scheme=scheme)
    assert isinstance(view, HurtHarmView)
    drawing = picture(view)
    card = view.card

    def marked(colour: str) -> list[tuple[int, int]]:
        image = painted(drawing)
        return [
            (harm, pain)
            for harm in range(5)
            for pain in range(5)
            if share_of(image, drawing.field(harm, pain).adjusted(4, 4, -4, -4), look.colour(colour)) > 0.06
        ]

    tap(qtbot, view, 4, 1)
    assert marked("breath") == [(4, 1)]
    assert marked("attention") == []
    press(view, GO)
    assert marked("attention") == [(card.harm, card.pain)]


def test_our_place_glides_there_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    press(moving, GO)
    (glide,) = moving.findChildren(Glide)
    assert glide.is_moving
    qtbot.waitUntil(lambda: glide.value == 1.0)

    still = shown(FOLDER)
    press(still, GO)
    assert not any(one.is_moving for one in still.findChildren(Glide))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 600, 900])
def test_fields_are_large_enough_for_a_finger(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    view = shown(FOLDER, text=text, width=width)
    assert isinstance(view, HurtHarmView)
    drawing = picture(view)
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))

    assert drawing.room.adjusted(-1, -1, 1, 1).contains(drawing.plot)
    assert drawing.plot.height() / 5 >= 48
    assert drawing.plot.width() / 5 >= 48


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("steps", 1),
        ("near", 4),
        ("cards", [{"id": "a", "harm": 5, "pain": 0}]),
        ("cards", [{"id": "a", "harm": 1, "pain": 0}, {"id": "a", "harm": 1, "pain": 0}]),
        ("cards", [{"harm": 1, "pain": 0}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"hurt-harm-grid.*expected"):
        grid_plan(broken)
