"""A hand turns step by step; the bars say what takes longest, and outward is harder whichever hand it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer import resources
from gmi_trainer.domain.body import Side
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.turning_hand import TurningHandPlan, said_id, turning_hand_plan
from gmi_trainer.ui.figures.turning_hand_picture import TurningHandPicture
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "16-body-map"
UPRIGHT, OUTWARD, INWARD, LAST = 4, 2, 6, 8  # stops of a left hand


def slider(view: FigureView) -> QSlider:
    found = view.findChild(QSlider, "figure.turning-hand.turn")
    assert found is not None
    return found


def picture(view: FigureView) -> TurningHandPicture:
    found = view.findChild(TurningHandPicture)
    assert isinstance(found, TurningHandPicture)
    return found


def full_bars(view: FigureView, look: Look) -> list[bool]:
    """Which bars are filled, inward or outward."""
    drawing = picture(view)
    image = painted(drawing)
    full = []
    for bar in drawing.bar_rects():
        middle = bar.adjusted(*(bar.width() * part for part in (0.25, 0.25, -0.25, -0.25)))
        full.append(sum(share_of(image, middle, look.colour(name)) for name in ("attention", "breath")) > 0.6)
    return full


@pytest.fixture
def plan() -> TurningHandPlan:
    return turning_hand_plan(figure_of(FOLDER))


def test_further_takes_longer_and_outward_longer_than_inward(plan: TurningHandPlan) -> None:
    for side, outward in ((Side.LEFT, -1), (Side.RIGHT, 1)):
        out = [plan.takes(side, outward * time.deg) for time in plan.times]
        inward = [plan.takes(side, -outward * time.deg) for time in plan.times]

        assert out == sorted(out)
        assert inward == sorted(inward)
        assert all(a > b for a, b in zip(out[1:-1], inward[1:-1], strict=True))
        assert said_id(side, outward * 90) == "said-90-outward"
        assert said_id(side, -outward * 90) == "said-90-inward"
    assert plan.takes(Side.LEFT, -180) == plan.takes(Side.LEFT, 180) == plan.longest
    assert said_id(Side.LEFT, -180) == said_id(Side.RIGHT, 180) == "said-180"


def test_each_bar_is_seen_once_the_hand_was_there(shown: Shown, look: Look) -> None:
    view = shown(FOLDER)
    assert full_bars(view, look) == [stop == UPRIGHT for stop in range(9)]

    slider(view).setValue(OUTWARD)
    slider(view).setValue(INWARD)
    assert full_bars(view, look) == [stop in (UPRIGHT, OUTWARD, INWARD) for stop in range(9)]
    press(view, "figure.turning-hand.side.right")
    assert full_bars(view, look) == [stop in (UPRIGHT, INWARD) for stop in range(9)]


def test_a_turn_is_said_and_both_ways_are_compared(shown: Shown) -> None:
    view = shown(FOLDER)
    said: list[str] = []
    view.changed_words.connect(said.append)

    slider(view).setValue(INWARD)
    assert said[-1] == "A left hand is turned a quarter inward. It takes longer."
    slider(view).setValue(OUTWARD)
    assert said[-1].startswith("A left hand is turned a quarter outward. It takes much longer. The same turn")
    press(view, "figure.turning-hand.side.right")
    assert said[-1] == "A right hand is turned a quarter inward. It takes longer."
    assert picture(view).accessibleDescription() == said[-1]


def test_keys_or_large_buttons_turn_it(shown: Shown, qtbot: QtBot) -> None:
    view = shown(FOLDER)
    qtbot.keyClick(slider(view), Qt.Key.Key_End)
    assert slider(view).value() == LAST
    press(view, "figure.turning-hand.turn.back")

    assert slider(view).value() == LAST - 1


def test_it_turns_slowly_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    slider(moving).setValue(INWARD)
    assert any(one.is_moving for one in moving.findChildren(Glide))
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    slider(still).setValue(INWARD)

    assert not any(one.is_moving for one in still.findChildren(Glide))
    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT])
def test_a_right_hand_is_the_left_one_in_a_mirror(shown: Shown, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    drawing = picture(view)
    window = drawing.window_rect.toAlignedRect()
    left = painted(drawing).copy(window)
    press(view, "figure.turning-hand.side.right")
    right = painted(drawing).copy(window)
    assert left != right

    half = window.width() // 4
    middle = QRectF(half, half, 2 * half, 2 * half).toAlignedRect()
    one, other = left.flipped(Qt.Orientation.Horizontal).copy(middle), right.copy(middle)
    near = [
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) < 40
        for x in range(0, one.width(), 4)
        for y in range(0, one.height(), 4)
    ]
    assert sum(near) > 0.9 * len(near)


def test_a_hand_is_drawn_where_the_picture_cannot_be_read(
    shown: Shown, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "find", lambda *parts: Path("nowhere", *parts))
    view = shown(FOLDER)
    drawing = picture(view)

    assert not drawing.has_photo
    assert share_of(painted(drawing), drawing.window_rect, look.colour("attention_soft")) > 0.15


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("width", [420, 900])
def test_hand_and_bars_have_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    drawing = picture(shown(FOLDER, text=text, width=width))
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))
    room = drawing.room.adjusted(-1, -1, 1, 1)

    assert all(room.contains(rect) for rect in (drawing.dial, drawing.chart, *drawing.bar_rects()))
    assert not drawing.dial.adjusted(1, 1, -1, -1).intersects(drawing.chart)
    assert drawing.window_rect.width() >= 150


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("picture", "../secret"),
        ("picture", 7),
        ("takes", []),
        ("takes", [{"turn": turn, "inward": 2.0, "outward": 1.0} for turn in (0, 90, 180)]),
        ("takes", [{"turn": turn, "inward": 1.0, "outward": 1.0} for turn in (0, 90)]),
        ("takes", [{"turn": turn, "inward": 1.0, "outward": 1.0} for turn in (0, 5, 180)]),
        ("takes", [{"turn": turn, "inward": 200.0 - turn, "outward": 200.0} for turn in (0, 90, 180)]),
        ("levels", [{"id": "longer", "from": 2}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"turning-hand.*expected"):
        turning_hand_plan(broken)
