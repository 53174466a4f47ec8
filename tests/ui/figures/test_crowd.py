"""A hundred people: as many are filled as the source says, and nothing is filled in between."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.crowd import crowd_plan, filled_share, seats
from gmi_trainer.ui.figures.crowd_view import CrowdPicture
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "04-scans"
PUBLISHED = {  # Brinjikji and others 2015, of 100 people without back pain
    "bulge": {20: 30, 30: 40, 40: 50, 50: 60, 80: 84},
    "protrusion": {20: 29, 30: 31, 40: 33, 50: 36, 80: 43},
    "worn": {20: 37, 30: 52, 40: 68, 50: 80, 80: 96},
    "fissure": {20: 19, 30: 20, 40: 22, 50: 23, 80: 29},
}
ROOM = QRectF(0, 0, 207, 207)


def find(view: FigureView, name: str) -> QAbstractButton:
    button = view.findChild(QAbstractButton, name)
    assert button is not None, name
    return button


def slider(view: FigureView) -> QSlider:
    found = view.findChild(QSlider, "figure.crowd.age")
    assert found is not None
    return found


def picture(view: FigureView) -> CrowdPicture:
    found = view.findChild(CrowdPicture)
    assert isinstance(found, CrowdPicture)
    return found


def test_the_lesson_has_the_numbers_of_its_claim_and_no_others() -> None:
    plan = crowd_plan(figure_of(FOLDER))

    assert {f.finding_id: dict(zip(plan.ages, f.counts, strict=True)) for f in plan.findings} == PUBLISHED
    assert {finding.claim for finding in plan.findings} == {"A08"}


def test_ages_stand_as_far_apart_as_they_are() -> None:
    plan = crowd_plan(figure_of(FOLDER))

    assert [plan.place_of(age) for age in plan.ages] == pytest.approx([0, 1 / 6, 2 / 6, 3 / 6, 1])


def test_a_hundred_people_stand_in_rows_of_ten_and_none_upon_another() -> None:
    places = seats(100, 10, ROOM)

    assert len(places) == 100
    assert places[0].bottom() == pytest.approx(ROOM.bottom())
    assert places[-1].top() == pytest.approx(ROOM.top())
    assert {round(place.bottom()) for place in places[:10]} == {round(ROOM.bottom())}
    small = [place.adjusted(0.01, 0.01, -0.01, -0.01) for place in places]
    assert not any(one.intersects(other) for n, one in enumerate(small) for other in small[n + 1 :])
    assert all(ROOM.adjusted(-0.01, -0.01, 0.01, 0.01).contains(place) for place in places)


def test_there_is_more_room_after_five() -> None:
    places = seats(100, 10, ROOM)

    assert places[5].left() - places[4].right() == pytest.approx(0.35 * places[0].width())
    assert places[4].left() - places[3].right() == pytest.approx(0)


def test_people_fill_one_after_the_other() -> None:
    assert [filled_share(number, 1.5) for number in range(3)] == [1.0, 0.5, 0.0]


@pytest.mark.parametrize(
    "scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
)
@pytest.mark.parametrize(
    ("finding", "age"), [("bulge", 50), ("protrusion", 50), ("worn", 80), ("fissure", 20)]
)
def test_as_many_people_are_painted_full_as_the_number_says(
    shown: Shown, look: Look, scheme: Scheme, finding: str, age: int
) -> None:
    view = shown(FOLDER, scheme=scheme)
    find(view, f"figure.crowd.finding.{finding}").click()
    slider(view).setValue([20, 30, 40, 50, 80].index(age))

    crowd = picture(view)
    image = painted(crowd)
    (rect,) = crowd.crowd_rects()
    full = [
        share_of(image, place.adjusted(9, 18, -9, -6), look.colour("breath")) > 0.95
        for place in seats(100, 10, rect)
    ]

    count = PUBLISHED[finding][age]
    assert full == [number < count for number in range(100)]


def test_the_sentence_says_what_the_crowd_shows(shown: Shown) -> None:
    view = shown(FOLDER)
    said: list[str] = []
    view.changed_words.connect(said.append)

    slider(view).setValue(4)

    assert "At age 80" in said[-1]
    assert "84 of 100 people without back pain" in said[-1]
    assert view.shown_words == said[-1]
    assert picture(view).accessibleDescription() in said[-1]


def test_keys_alone_are_enough(shown: Shown, qtbot: QtBot) -> None:
    view = shown(FOLDER)
    ages = slider(view)
    ages.setFocus()

    qtbot.keyClick(ages, Qt.Key.Key_Home)
    assert "30 of 100" in view.shown_words
    qtbot.keyClick(ages, Qt.Key.Key_Right)
    assert "40 of 100" in view.shown_words
    bulge = find(view, "figure.crowd.finding.bulge")
    bulge.setFocus()
    qtbot.waitUntil(bulge.hasFocus)
    qtbot.keyClick(bulge, Qt.Key.Key_Down)
    assert "31 of 100" in view.shown_words


def test_a_tap_goes_to_the_nearest_age(shown: Shown, qtbot: QtBot) -> None:
    view = shown(FOLDER)
    ages = slider(view)

    qtbot.mouseClick(ages, Qt.MouseButton.LeftButton, pos=ages.rect().center())
    assert "At age 50" in view.shown_words
    qtbot.mouseClick(find(view, "figure.crowd.age.on"), Qt.MouseButton.LeftButton)
    assert "At age 80" in view.shown_words
    assert not find(view, "figure.crowd.age.on").isEnabled()


def test_bulge_and_protrusion_stand_side_by_side(shown: Shown) -> None:
    view = shown(FOLDER)
    find(view, "figure.crowd.compare").click()

    first, second = picture(view).crowd_rects()
    assert first.right() < second.left()
    assert "bulge, about 60 of 100. Protrusion, about 36 of 100" in view.shown_words


def test_the_crowd_glides_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    glide = next(one for one in moving.findChildren(Glide) if one.value == 60)
    slider(moving).setValue(4)
    assert glide.is_moving
    assert "84 of 100" in moving.shown_words  # the words do not wait for the picture
    qtbot.waitUntil(lambda: glide.value == 84)

    still = shown(FOLDER)
    slider(still).setValue(4)
    assert not any(one.is_moving for one in still.findChildren(Glide))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 600, 900])
def test_the_crowd_has_room_at_every_text_size(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    crowd = picture(view := shown(FOLDER, text=text, width=width))
    for _ in range(2):
        qtbot.waitUntil(lambda: crowd.height() >= crowd.heightForWidth(crowd.width()))
        for rect in crowd.crowd_rects():
            assert crowd.room.adjusted(-1, -1, 1, 1).contains(rect)
        find(view, "figure.crowd.compare").click()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("columns", 7),
        ("ages", [50, 20]),
        ("ages", [20]),
        ("start_age", 60),
        ("start_finding", "hernia"),
        ("findings", [{"id": "bulge", "claim": "A08", "of_100": [1, 2]}]),
        ("findings", [{"id": "bulge", "claim": "A08", "of_100": [1, 2, 3, 4, 101]}]),
        ("people", "many"),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"crowd.*expected"):
        crowd_plan(broken)
