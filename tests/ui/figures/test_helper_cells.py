"""Helper cells step by step: the further the story goes, the less sure we are, and the picture says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any, cast

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.helper_cells import (
    BODY,
    HELPERS,
    MOST_SURE,
    NERVE_CELL,
    STEPS,
    TROUBLE,
    WHO,
    helper_plan,
)
from gmi_trainer.ui.figures.helper_cells_view import CellsPicture, HelperCellsView
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "06-helper-cells"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
SURE = (3, 3, 2, 2, 1, 0)


@pytest.fixture
def view(shown: Shown) -> HelperCellsView:
    made = shown(FOLDER)
    assert isinstance(made, HelperCellsView)
    return made


def slider(view: FigureView) -> QSlider:
    found = view.findChild(QSlider, "figure.helper-cells.step")
    assert found is not None
    return found


def picture(view: FigureView) -> CellsPicture:
    found = view.findChild(CellsPicture)
    assert isinstance(found, CellsPicture)
    return found


def helper(view: FigureView, number: int) -> QAbstractButton:
    found = view.findChild(QAbstractButton, f"figure.helper-cells.helper.{number}")
    assert found is not None
    return found


def spot(at: QPointF, half: float = 2) -> QRectF:
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)


def test_the_lesson_is_as_sure_as_its_claims_and_no_more() -> None:
    plan = helper_plan(figure_of(FOLDER))

    assert tuple(step.sure for step in plan.steps) == SURE
    assert [step.claim for step in plan.steps] == ["A17"] * 4 + ["A18"] * 2


def test_things_come_about_one_after_the_other_and_stay() -> None:
    plan = helper_plan(figure_of(FOLDER))
    amounts = []
    for number in range(len(STEPS)):
        scene = plan.scene(float(number), number)
        amounts.append((scene.busy, scene.sends, scene.louder, scene.in_people, scene.for_you))
        assert scene.sure == plan.steps[number].sure

    assert [sum(one) for one in amounts] == [0, 1, 2, 3, 4, 5]
    assert all(one == tuple(sorted(one, reverse=True)) for one in amounts)
    assert plan.scene(1.5, 2).sends == 0.5
    assert plan.scene(1.5, 2).sure == 2.5


def test_after_the_last_step_comes_the_first() -> None:
    plan = helper_plan(figure_of(FOLDER))

    assert [plan.after(number) for number in range(6)] == [1, 2, 3, 4, 5, 0]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [460, 760])
@pytest.mark.parametrize("step", range(6))
def test_the_dial_is_full_as_far_as_we_are_sure(
    shown: Shown, look: Look, scheme: Scheme, width: int, step: int
) -> None:
    view = shown(FOLDER, scheme=scheme, width=width)
    slider(view).setValue(step)
    drawing = picture(view)
    image = painted(drawing)
    full = [
        share_of(image, spot(drawing.segment_middle(number)), look.colour("breath")) == 1.0
        for number in range(MOST_SURE + 1)
    ]

    assert full == [number <= SURE[step] for number in range(MOST_SURE + 1)]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_picture_shows_each_step(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    drawing = picture(view)
    loud, seen = look.colour("attention"), []
    for step in range(len(STEPS)):
        slider(view).setValue(step)
        image = painted(drawing)
        place = drawing.body_transform()
        trouble = share_of(image, spot(place.map(QPointF(*TROUBLE)), 1), loud) == 1.0
        nerve = share_of(image, spot(place.map(QPointF(*NERVE_CELL))), loud) == 1.0
        helpers = [share_of(image, spot(place.map(QPointF(*one))), loud) == 1.0 for one in HELPERS]
        who = share_of(image, spot(place.map(QPointF(WHO[0] + 2, WHO[1] + 3.5)), 1), look.colour("calm"))
        seen.append((trouble, all(helpers), any(helpers), nerve, who < 0.5))

    calm, busy, sends = (
        (False, False, False, False, False),
        (True, True, True, False, False),
        (True, True, True, False, True),
    )
    assert seen[:4] == [calm, busy, sends, (True, True, True, True, True)]
    assert all(one[3] and one[4] for one in seen[4:])


def test_pressing_one_cell_after_another_tells_the_whole_story(view: HelperCellsView, qtbot: QtBot) -> None:
    said: list[str] = []
    view.changed_words.connect(said.append)
    steps = [view.step]
    for number in (1, 2, 3, 1, 2):
        qtbot.mouseClick(helper(view, number), Qt.MouseButton.LeftButton)
        steps.append(view.step)

    assert tuple(steps) == STEPS
    assert len(said) == 5
    assert "They notice something. How sure are we: well known." in said[0]
    assert "from animals" in said[1]
    assert "a hint" in said[3]
    assert "not known" in said[4]
    assert "There is no test for one person" in said[4]
    assert view.shown_words == said[-1]
    assert picture(view).accessibleDescription() in said[-1]
    press(view, "figure.helper-cells.helper.3")
    assert view.step == STEPS[0]


def test_the_button_leads_on_and_says_when_it_starts_again(view: HelperCellsView) -> None:
    go = view.findChild(QAbstractButton, "figure.helper-cells.next")
    assert go is not None
    names = []
    for _ in STEPS:
        names.append(go.text())
        assert go.accessibleName() == go.text()
        go.click()

    assert names == ["Next step"] * 5 + ["Start again"]
    assert (view.step, go.text()) == (STEPS[0], "Next step")


def test_keys_alone_are_enough(view: HelperCellsView, qtbot: QtBot) -> None:
    cell = helper(view, 2)
    assert cell.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(cell, Qt.Key.Key_Space)
    assert view.step == "notice"
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert view.step == "send"
    qtbot.keyClick(slider(view), Qt.Key.Key_End)
    assert view.step == "for-you"
    qtbot.keyClick(slider(view), Qt.Key.Key_Left)
    assert view.step == "in-people"


def test_the_keyboard_is_seen_on_a_cell(view: HelperCellsView, look: Look, qtbot: QtBot) -> None:
    cell = helper(view, 1)
    cell.setFocus()
    qtbot.waitUntil(cell.hasFocus)
    image = painted(picture(view))
    top = QPointF(cell.geometry().center().x(), cell.geometry().top() + 1.5)

    assert share_of(image, spot(top, 1), look.colour("focus")) == 1.0


def test_it_moves_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    slider(moving).setValue(2)
    assert any(one.is_moving for one in moving.findChildren(Glide))
    assert "They send substances" in moving.shown_words  # the words do not wait for the picture
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    slider(still).setValue(2)
    assert not any(one.is_moving for one in still.findChildren(Glide))
    for one in (moving, still):
        slider(one).setFocus()  # so that no cell of either has the ring
    qtbot.waitUntil(lambda: picture(still).size() == picture(moving).size())

    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 600, 900])
def test_cells_and_dial_have_room(shown: Shown, look: Look, qtbot: QtBot, text: int, width: int) -> None:
    view = shown(FOLDER, text=text, width=width)
    drawing = picture(view)
    sizes: list[QSize] = []

    def at_rest() -> bool:
        sizes.append(drawing.size())
        whole = drawing.height() >= drawing.heightForWidth(drawing.width())
        return whole and sizes[-3:] == [drawing.size()] * 3

    qtbot.waitUntil(at_rest)  # a scroll bar that comes takes some of its width

    body, dial = drawing.body_transform().mapRect(QRectF(0, 0, *BODY)), drawing.dial_rect()
    room = drawing.room.adjusted(-1, -1, 1, 1)
    assert room.contains(body)
    assert room.contains(dial)
    assert not body.adjusted(1, 1, -1, -1).intersects(dial)
    assert all(room.contains(drawing.segment_middle(number)) for number in range(MOST_SURE + 1))
    cells = [helper(view, number).geometry() for number in (1, 2, 3)]
    assert all(drawing.rect().contains(cell) for cell in cells)
    assert all(min(cell.width(), cell.height()) >= look.length("touch") for cell in cells)
    assert not any(one.intersects(other) for one, other in combinations(cells, 2))


@pytest.mark.parametrize(
    "change",
    [
        lambda steps: steps[:-1],
        lambda steps: list(reversed(steps)),
        lambda steps: [{**steps[0], "sure": 4}, *steps[1:]],
        lambda steps: [{**steps[0], "sure": 1}, *steps[1:]],
        lambda steps: [{**steps[0], "sure": "very"}, *steps[1:]],
        lambda steps: [{"id": "look-after", "sure": 3}, *steps[1:]],
        lambda _: [],
    ],
)
def test_settings_that_do_not_fit_are_told(
    change: Callable[[list[Any]], list[Any]],
) -> None:  # Any: as in a file
    figure = figure_of(FOLDER)
    steps = cast("list[Any]", figure.settings["steps"])
    broken = replace(figure, settings={**figure.settings, "steps": change(steps)})

    with pytest.raises(UnfitFigureError, match=r"helper-cells.*expected"):
        helper_plan(broken)
