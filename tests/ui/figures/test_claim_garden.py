"""Claims in three garden beds: no score, our place on request, why, and how sure we are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.claim_garden import (
    BEDS,
    LIKELY,
    NOT_SHOWN,
    PLACES,
    UNSURE,
    bed_at,
    bed_rect,
    garden_plan,
    place_in,
    sign_in,
)
from gmi_trainer.ui.figures.claim_garden_view import ClaimGardenView, GardenPicture
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "11-food"
GO = "figure.claim-garden.go"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]


@pytest.fixture
def view(shown: Shown) -> ClaimGardenView:
    made = shown(FOLDER)
    assert isinstance(made, ClaimGardenView)
    return made


def picture(view: ClaimGardenView) -> GardenPicture:
    found = view.findChild(GardenPicture)
    assert isinstance(found, GardenPicture)
    return found


def tile(view: ClaimGardenView, bed: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, f"figure.claim-garden.bed.{bed}")
    assert found is not None
    return found


def test_every_bed_gets_something_and_every_claim_has_a_source() -> None:
    figure = figure_of(FOLDER)

    assert {claim.bed for claim in garden_plan(figure).claims} == set(BEDS)
    assert all(card["claim"] for card in figure.settings["cards"])  # type: ignore[attr-defined]


def test_what_was_shown_stays_in_our_beds_each_in_a_place_of_its_own() -> None:
    plan = garden_plan(figure_of(FOLDER))
    last = len(plan.claims) - 1

    assert plan.standing(0, is_shown=False) == ()
    assert plan.standing(1, is_shown=True) == ((0, 0), (1, 0))
    assert [number for number, _ in plan.standing(last, is_shown=True)] == list(range(len(plan.claims)))
    places = {(plan.claims[number].bed, place) for number, place in plan.standing(last, is_shown=True)}
    assert len(places) == len(plan.claims)


def test_places_lie_on_their_bed_and_apart() -> None:
    for bed in BEDS:
        places = [place_in(bed, number) for number in range(PLACES)]
        assert all(bed_at(place) == bed for place in (*places, sign_in(bed)))
        apart = [(a - b).manhattanLength() for n, a in enumerate(places) for b in places[n + 1 :]]
        assert min(apart) > 5
    assert bed_at((bed_rect(LIKELY).topRight() + bed_rect(UNSURE).topLeft()) / 2) is None


def test_the_same_bed_and_another_one_are_told_without_a_score(view: ClaimGardenView) -> None:
    said: list[str] = []
    view.changed_words.connect(said.append)

    tile(view, LIKELY).click()
    assert "You put it here: Likely" in said[-1]
    press(view, GO)
    assert "there, too: Likely" in said[-1]
    assert "very sure" in said[-1]
    tile(view, NOT_SHOWN).click()  # a change of mind is fine
    assert "We would put it here: Likely" in view.shown_words
    assert "wrong" not in " ".join(said)
    assert picture(view).accessibleDescription().startswith("We would put it here")


def test_nobody_has_to_choose_before_they_look(view: ClaimGardenView) -> None:
    press(view, GO)

    assert "We would put it here: Likely" in view.shown_words
    press(view, GO)
    assert view.claim == garden_plan(figure_of(FOLDER)).claims[1]
    assert view.chosen is None


def test_after_the_last_claim_three_questions_stay_and_it_begins_anew(view: ClaimGardenView) -> None:
    count = len(garden_plan(figure_of(FOLDER)).claims)
    for number in range(count):
        tile(view, UNSURE).click()
        press(view, GO)
        assert ("Who gains?" in view.shown_words) is (number == count - 1)
        if number < count - 1:
            press(view, GO)
    press(view, GO)

    assert view.claim == garden_plan(figure_of(FOLDER)).claims[0]
    assert view.chosen is None


def test_keys_alone_are_enough(view: ClaimGardenView, qtbot: QtBot) -> None:
    first = tile(view, LIKELY)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)

    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert view.chosen == LIKELY
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert view.chosen == UNSURE
    go = view.findChild(QAbstractButton, GO)
    assert go is not None
    qtbot.keyClick(go, Qt.Key.Key_Space)
    assert "We would put it" in view.shown_words


def test_a_tap_on_a_bed_chooses_it(view: ClaimGardenView, qtbot: QtBot) -> None:
    garden = picture(view)
    for bed in BEDS:
        at = garden.scene_transform().map(bed_rect(bed).center())
        qtbot.mouseClick(garden, Qt.MouseButton.LeftButton, pos=at.toPoint())
        assert view.chosen == bed
        assert tile(view, bed).isChecked()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_likely_claim_is_seen_to_grow(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    assert isinstance(view, ClaimGardenView)
    garden = picture(view)

    def green() -> float:
        image = painted(garden)
        at, unit = garden.place_of(LIKELY, 0), garden.scene_transform().m11()
        above = QRectF(at.x() - 5 * unit, at.y() - 14 * unit, 10 * unit, 12 * unit)
        return share_of(image, above, look.colour("breath"))

    before = green()
    press(view, GO)
    assert green() > before + 0.1


def test_plants_grow_slowly_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    press(moving, GO)
    assert any(glide.is_moving for glide in moving.findChildren(Glide))
    assert "We would put it here" in moving.shown_words  # the words do not wait for the picture
    qtbot.waitUntil(lambda: not any(glide.is_moving for glide in moving.findChildren(Glide)))

    still = shown(FOLDER)
    press(still, GO)
    assert not any(glide.is_moving for glide in still.findChildren(Glide))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("beds", ["likely", "unsure"]),
        ("cards", [{"id": "one", "bed": "proven", "sure": 1}]),
        ("cards", [{"id": "one", "bed": "likely", "sure": 4}]),
        ("cards", [{"id": "one", "bed": "likely", "sure": 1}] * 2),
        ("cards", [{"id": f"n{number}", "bed": "likely", "sure": 1} for number in range(7)]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)

    with pytest.raises(UnfitFigureError, match=r"claim-garden.*expected"):
        garden_plan(replace(figure, settings={**figure.settings, key: value}))
