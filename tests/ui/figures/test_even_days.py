"""Boom and bust becomes even with no less done in all; who crashes after small efforts is offered no step up."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QAbstractButton, QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.even_days import DayPlan, DaysPlan, days_plan
from gmi_trainer.ui.figures.even_days_view import DaysPicture, EvenDaysView
from gmi_trainer.ui.figures.factory import figure_for
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.own_parts import OwnParts
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from gmi_trainer.ui.words.translate import english
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "13-pacing"


@pytest.fixture
def plan() -> DaysPlan:
    return days_plan(figure_of(FOLDER))


def even_days(view: FigureView | None) -> EvenDaysView:
    assert isinstance(view, EvenDaysView)
    return view


def picture(view: FigureView) -> DaysPicture:
    found = view.findChild(DaysPicture)
    assert isinstance(found, DaysPicture)
    return found


def slider(view: FigureView) -> QSlider:
    found = view.findChild(QSlider, "figure.even-days.even")
    assert found is not None
    return found


def choose(view: FigureView, plan: DayPlan) -> None:
    tile = view.findChild(QAbstractButton, f"figure.even-days.plan.{plan}")
    assert tile is not None
    tile.setChecked(True)


@pytest.mark.parametrize("kind", [DayPlan.STEADY, DayPlan.STEPS])
def test_on_the_whole_way_no_less_is_done(plan: DaysPlan, kind: DayPlan) -> None:
    for stop in range(plan.stops):
        assert sum(plan.at(kind, stop)) == pytest.approx(sum(plan.days))


@pytest.mark.parametrize("kind", list(DayPlan))
def test_each_stop_is_more_even_than_the_one_before(plan: DaysPlan, kind: DayPlan) -> None:
    swings = [max(days) - min(days) for days in (plan.at(kind, stop) for stop in range(plan.stops))]

    assert plan.at(kind, 0) == plan.days
    assert swings == sorted(swings, reverse=True)
    assert len(set(swings)) == plan.stops


def test_steps_are_small_and_each_stays_for_some_days(plan: DaysPlan) -> None:
    days = plan.aim(DayPlan.STEPS)
    steps = [after / before for before, after in pairwise(days) if after != before]

    assert steps == [pytest.approx(1.15), pytest.approx(1.15)]
    assert days[0] < plan.mean < days[-1]


def test_within_the_limit_nothing_is_ever_added(plan: DaysPlan) -> None:
    days = plan.aim(DayPlan.WITHIN)

    assert len(set(days)) == 1
    assert not plan.is_over_limit(days)
    assert plan.is_over_limit(plan.days)


def test_a_move_says_how_even_the_days_are_and_that_no_less_is_done(shown: Shown) -> None:
    view = shown(FOLDER)
    said: list[str] = []
    view.changed_words.connect(said.append)
    assert "Most on one day: 10. Least: 1." in view.shown_words

    for _ in range(4):
        press(view, "figure.even-days.even.on")
    assert said[-1].startswith("As planned. Most on one day: 5. Least: 5. All days together it is as much as")
    assert slider(view).accessibleDescription() == "as planned"
    assert "Least: 5" in picture(view).accessibleDescription()


def test_who_crashes_after_small_efforts_sees_a_limit_and_no_steps(shown: Shown) -> None:
    view = shown(FOLDER)
    choose(view, DayPlan.WITHIN)
    assert "over the limit" in view.shown_words

    slider(view).setValue(4)
    assert "nothing is added" in view.shown_words
    assert "No day is over the limit, not even a good one." in view.shown_words
    assert "less than before" in view.shown_words


def test_a_person_who_saves_energy_begins_within_the_limit(look: Look, qtbot: QtBot) -> None:
    view = even_days(figure_for(figure_of(FOLDER), look, english, own=OwnParts(saves_energy=True)))
    qtbot.addWidget(view)

    assert view.plan is DayPlan.WITHIN
    assert view.findChild(QAbstractButton, "figure.even-days.plan.steps") is None


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_DARK])
def test_pillars_are_as_high_as_their_days_and_the_sums_as_long(
    shown: Shown, look: Look, plan: DaysPlan, scheme: Scheme
) -> None:
    view = shown(FOLDER, scheme=scheme)
    drawing = picture(view)
    then, now = drawing.sum_rects()
    assert then.width() == now.width()
    boom = drawing.bar_rect(1, plan.days[1])
    assert share_of(painted(drawing), boom, look.colour("attention"), by=30) > 0.4

    slider(view).setValue(4)
    image = painted(drawing)
    for day in range(len(plan.days)):
        bar = drawing.bar_rect(day, plan.mean)
        right = bar.adjusted(bar.width() * 0.6, bar.width() * 0.5, -3, -2)
        assert share_of(image, right, look.colour("breath"), by=40) > 0.8
    assert share_of(image, boom, look.colour("attention"), by=30) == 0.0
    then, now = drawing.sum_rects()
    assert then.width() == pytest.approx(now.width())
    choose(view, DayPlan.WITHIN)
    assert drawing.sum_rects()[1].width() < then.width()


def test_pillars_move_slowly_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    slider(moving).setValue(4)
    assert any(one.is_moving for one in moving.findChildren(Glide))
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    slider(still).setValue(4)

    assert not any(one.is_moving for one in still.findChildren(Glide))
    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize(("text", "width"), [(100, 420), (150, 640), (200, 900)])
def test_the_drawing_has_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    view = shown(FOLDER, text=text, width=width)
    drawing = picture(view)
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))

    room = drawing.room.adjusted(-1, -1, 1, 1)
    assert all(room.contains(rect) for rect in (drawing.plot, *drawing.sum_rects()))
    assert drawing.plot.height() > 150
    assert drawing.plot.bottom() < drawing.sum_rects()[0].top()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("days", [1, 2]),
        ("days", [-1] * 14),
        ("stops", 1),
        ("step", 0.5),
        ("step_days", 14),
        ("limit", 2),
        ("limit", 10),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    spoilt = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"even-days.*expected"):
        days_plan(spoilt)
