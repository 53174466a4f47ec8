"""The dial follows the day and the calmers, the dog follows the dial, and nobody has to answer for themselves."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.guard_dog import MOST_HEARD, POSES, SCENE, heard_at, posed
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.stress_dial import StressPlan, stress_plan
from gmi_trainer.ui.figures.stress_dial_view import DialPicture, StressDialView
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "10-stress"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
BY_LEVEL = (
    ("feet", "breath", "quiet-place", "kind-person"),
    ("feet", "breath", "kind-person"),
    ("kind-person",),
    (),
)
"""Calmers that bring the day of somebody else to each of the levels."""


@pytest.fixture
def plan() -> StressPlan:
    return stress_plan(figure_of(FOLDER))


@pytest.fixture
def view(shown: Shown) -> StressDialView:
    made = shown(FOLDER)
    assert isinstance(made, StressDialView)
    return made


def picture(view: FigureView) -> DialPicture:
    found = view.findChild(DialPicture)
    assert isinstance(found, DialPicture)
    return found


def tile(view: FigureView, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, f"figure.stress-dial.{name}")
    assert found is not None
    return found


def choose(view: FigureView, *calmers: str) -> None:
    for calmer in calmers:
        press(view, f"figure.stress-dial.calmer.{calmer}")


def spot(at: QPointF, half: float = 2) -> QRectF:
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)


def test_each_load_adds_and_each_calmer_takes_but_never_below_rest(plan: StressPlan) -> None:
    assert plan.stress((), ()) == plan.rest
    for load in plan.loads:
        assert plan.stress((load.part_id,), ()) == plan.rest + load.amount
    for calmer in plan.calmers:
        assert plan.stress(plan.example, (calmer.part_id,)) == plan.loaded(plan.example) - calmer.amount
    every_calmer = [calmer.part_id for calmer in plan.calmers]
    assert plan.stress(plan.example, every_calmer) == plan.rest > plan.lowest


def test_all_loads_together_stay_on_the_dial_and_a_calmer_still_counts(plan: StressPlan) -> None:
    every_load = [load.part_id for load in plan.loads]

    assert plan.loaded(every_load) == plan.highest
    assert plan.stress(every_load, ("feet",)) == plan.highest - 1


def test_the_day_of_somebody_else_can_be_brought_to_every_level(plan: StressPlan) -> None:
    numbers = [plan.level_number(plan.stress(plan.example, calmers)) for calmers in BY_LEVEL]

    assert numbers == [0, 1, 2, 3]


def test_nothing_personal_is_asked_unless_somebody_chooses_so(view: StressDialView) -> None:
    assert not tile(view, "load.quarrel").isVisibleTo(view)
    assert "A short night" in picture(view).accessibleDescription()

    press(view, "figure.stress-dial.whose.own")
    assert tile(view, "load.quarrel").isVisibleTo(view)
    assert view.stress == 1
    press(view, "figure.stress-dial.load.quarrel")
    assert view.stress == 4
    press(view, "figure.stress-dial.whose.example")
    assert view.stress == 8
    press(view, "figure.stress-dial.whose.own")
    assert view.stress == 1  # what was taken back does not come again


def test_each_press_says_what_it_was_and_where_the_dial_stands(view: StressDialView) -> None:
    said: list[str] = []
    view.changed_words.connect(said.append)
    assert view.shown_words == "The dial says: on guard. The dog is on its feet, and hears steps everywhere."

    choose(view, "kind-person")
    assert said[-1].startswith("Someone kind: yes. The dial says: tense. The dog sits up")
    choose(view, "kind-person")
    assert said[-1].startswith("Someone kind: no. The dial says: on guard.")
    choose(view, *BY_LEVEL[0], "song")
    assert "as low as it goes" in said[-1]
    assert picture(view).accessibleDescription().endswith(said[-1].split("The dial says: settled. ")[1])
    press(view, "figure.stress-dial.all-off")
    assert view.stress == 8
    assert not tile(view, "calmer.feet").isChecked()


def test_keys_alone_are_enough(view: StressDialView, qtbot: QtBot) -> None:
    calmer = tile(view, "calmer.breath")
    assert calmer.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(calmer, Qt.Key.Key_Space)

    assert view.stress == 7


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [420, 760])
@pytest.mark.parametrize("level", range(4))
def test_the_dial_is_full_as_far_as_it_says_and_the_dog_listens_as_hard(
    shown: Shown, look: Look, scheme: Scheme, width: int, level: int
) -> None:
    view = shown(FOLDER, scheme=scheme, width=width)
    assert isinstance(view, StressDialView)
    choose(view, *BY_LEVEL[level])
    drawing = picture(view)
    image = painted(drawing)
    ink = look.colour("attention" if level >= 2 else "breath")
    full = [share_of(image, spot(drawing.on_arc((n + 0.3) / 10)), ink) > 0.9 for n in range(10)]
    place = drawing.dog_transform()
    ears = [
        share_of(image, spot(place.map(QPointF(*heard_at(level, bow))), 1), look.colour("attention"), 30)
        for bow in range(MOST_HEARD)
    ]

    assert full == [n < view.stress for n in range(10)]
    assert [one > 0.6 for one in ears] == [bow < level for bow in range(MOST_HEARD)]


def test_a_mark_stays_where_the_dial_was_without_calmers(shown: Shown, look: Look) -> None:
    view = shown(FOLDER)
    drawing = picture(view)
    place = spot(drawing.on_arc(0.8, look.px(15)), 7)
    before = share_of(painted(drawing), place, look.colour("on_stage"), 30)
    choose(view, "feet", "song")

    assert before == 0.0
    assert share_of(painted(drawing), place, look.colour("on_stage"), 30) > 0.1


def test_between_two_poses_the_dog_is_on_its_way() -> None:
    sitting, standing, between = POSES[2], POSES[3], posed(2.5)

    assert posed(2.0) == sitting
    assert posed(9.0).head == pytest.approx(standing.head)
    assert between.hip[1] == pytest.approx((sitting.hip[1] + standing.hip[1]) / 2)
    assert len({pose.head for pose in POSES}) == len(POSES)


def test_dial_and_dog_move_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    choose(moving, *BY_LEVEL[1])
    assert any(one.is_moving for one in moving.findChildren(Glide))
    assert "The dial says: awake." in moving.shown_words  # the words do not wait for the picture
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    choose(still, *BY_LEVEL[1])

    assert not any(one.is_moving for one in still.findChildren(Glide))
    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 600, 900])
def test_dial_dog_and_tiles_have_room(shown: Shown, look: Look, qtbot: QtBot, text: int, width: int) -> None:
    view = shown(FOLDER, text=text, width=width)
    drawing = picture(view)
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))

    room = drawing.room.adjusted(-1, -1, 1, 1)
    dial, dog = drawing.dial_rect(), drawing.dog_transform().mapRect(QRectF(0, 0, *SCENE))
    assert room.contains(dial)
    assert room.contains(dog)
    assert not dial.adjusted(1, 1, -1, -1).intersects(dog)
    assert all(dial.contains(drawing.on_arc(share, look.px(16))) for share in (0.0, 0.5, 1.0))
    tiles = [tile(view, f"calmer.{one.part_id}") for one in stress_plan(figure_of(FOLDER)).calmers]
    assert all(one.height() >= look.length("touch") for one in tiles)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(tiles, 2))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("rest", 10),
        ("loads", []),
        ("loads", [{"id": "noise", "adds": 0}]),
        ("example", ["thunder"]),
        ("calmers", [{"id": "feet", "takes": 1}, {"id": "feet", "takes": 2}]),
        ("calmers", [{"id": "feet", "takes": -1}]),
        ("levels", [{"id": "settled", "from": 0}, {"id": "tense", "from": 5}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    unfit = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"stress-dial.*expected"):
        stress_plan(unfit)
