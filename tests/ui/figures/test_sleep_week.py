"""The later a night begins, the more jumpy the day after; good nights calm the days again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.sleep_week import SleepPlan, sleep_plan
from gmi_trainer.ui.figures.sleep_week_view import SleepWeekView, WeekPicture
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, is_near, share_of

FOLDER = "09-sleep"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
EARLY, LATE = [3] * 7, [10] * 7


@pytest.fixture
def plan() -> SleepPlan:
    return sleep_plan(figure_of(FOLDER))


@pytest.fixture
def view(shown: Shown) -> SleepWeekView:
    made = shown(FOLDER)
    assert isinstance(made, SleepWeekView)
    return made


def slider(view: FigureView, name: str) -> QSlider:
    found = view.findChild(QSlider, f"figure.sleep-week.{name}")
    assert found is not None
    return found


def picture(view: FigureView) -> WeekPicture:
    found = view.findChild(WeekPicture)
    assert isinstance(found, WeekPicture)
    return found


def jumpiness(plan: SleepPlan, bedtimes: Sequence[int]) -> list[float]:
    return [night.jumpiness for night in plan.week(bedtimes)]


def test_early_nights_make_calm_days_and_late_ones_jumpy_days(plan: SleepPlan) -> None:
    assert jumpiness(plan, EARLY) == [plan.calm] * 7
    assert {plan.level(one) for one in jumpiness(plan, EARLY)} == {"calm"}
    assert {plan.level(one) for one in jumpiness(plan, LATE)} == {"very"}


def test_one_late_night_is_a_jumpy_day_and_no_lost_week(plan: SleepPlan) -> None:
    week = plan.week([3, 3, 8, 3, 3, 3, 3])

    assert [plan.level(one.jumpiness) for one in week] == ["calm"] * 2 + ["jumpy", "a-little"] + ["calm"] * 3
    assert [one.is_disturbed for one in week] == [False] * 3 + [True] + [False] * 3
    assert week[3].hours == week[4].hours - plan.step_hours


def test_late_nights_in_a_row_add_up(plan: SleepPlan) -> None:
    one_late = jumpiness(plan, [3, 3, 3, 7, 3, 3, 3])[3]
    days = jumpiness(plan, [3, 7, 7, 7, 3, 3, 3])[1:4]

    assert days == sorted(set(days))
    assert days[-1] > one_late
    assert days[0] == pytest.approx(one_late, abs=0.1)  # a trace of the week before


@pytest.mark.parametrize("night", range(7))
def test_a_later_night_never_calms_any_day(plan: SleepPlan, night: int) -> None:
    weeks = []
    for stop in range(plan.stops):
        bedtimes = list(plan.start)
        bedtimes[night] = stop
        weeks.append(jumpiness(plan, bedtimes))

    for earlier, later in pairwise(weeks):
        assert all(b >= a - 1e-6 for a, b in zip(earlier, later, strict=True))
    assert weeks[-1][night] > weeks[0][night]
    assert all(plan.lowest <= day <= plan.highest for week in weeks for day in week)


def test_the_first_day_of_a_week_follows_the_last_one(plan: SleepPlan) -> None:
    assert jumpiness(plan, [3] * 6 + [10])[0] > jumpiness(plan, EARLY)[0]


def test_moving_a_night_says_what_the_day_after_makes_of_it(view: SleepWeekView) -> None:
    said: list[str] = []
    view.changed_words.connect(said.append)
    assert "Friday night: asleep from 2 am, for 4 and a half hours, and awake in between." in view.shown_words
    assert "The alarm on the day after: very jumpy. Days with a jumpy alarm this week: 4." in view.shown_words

    slider(view, "time").setValue(3)
    assert "Friday night: asleep from 11 pm" in said[-1]
    assert "jumpy alarm this week: 2." in said[-1]
    slider(view, "night").setValue(0)
    assert said[-1].startswith(
        "Monday night: asleep from 11 pm, for 8 hours. The alarm on the day after: calm"
    )
    assert slider(view, "night").accessibleDescription() == "Monday"
    assert len(said) == 2  # to choose a night moves none
    assert picture(view).accessibleDescription() == view.shown_words


def test_one_time_for_every_night_and_the_week_as_it_was(view: SleepWeekView) -> None:
    before = view.week
    slider(view, "night").setValue(0)
    press(view, "figure.sleep-week.same")
    assert {night.jumpiness for night in view.week} == {1.0}
    assert "Days with a jumpy alarm this week: 0." in view.shown_words

    slider(view, "time").setValue(9)
    press(view, "figure.sleep-week.as-it-was")
    assert view.week == before
    assert slider(view, "time").value() == 3


def test_keys_large_buttons_or_a_tap_on_a_night_are_enough(view: SleepWeekView, qtbot: QtBot) -> None:
    qtbot.keyClick(slider(view, "night"), Qt.Key.Key_Home)
    press(view, "figure.sleep-week.time.on")
    assert view.week[0].hours == 7.5
    drawing = picture(view)
    at = drawing.bar_rect(2, 0.5).center().toPoint()
    qtbot.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))

    assert slider(view, "night").value() == 2
    assert view.shown_words.startswith("Wednesday night")


def ink_height(image: QImage, place: QRectF, look: Look) -> int:
    """How high the line of the days goes in a place."""
    rows = [
        y
        for y in range(round(place.top()), round(place.bottom()))
        for x in range(round(place.left()) + 3, round(place.right()) - 3)
        if any(is_near(image.pixelColor(x, y), look.colour(name), 30) for name in ("breath", "attention"))
    ]
    return max(rows) - min(rows)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_line_is_higher_on_days_that_are_more_jumpy(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    slider(view, "night").setValue(6)
    drawing = picture(view)
    image = painted(drawing)
    calm, little, jumpy = (ink_height(image, drawing.day_rect(n), look) for n in (1, 2, 3))

    assert calm < little < jumpy
    assert share_of(image, drawing.day_rect(1), look.colour("attention")) == 0.0
    assert share_of(image, drawing.day_rect(3), look.colour("attention")) > 0.0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_night_is_painted_from_its_bedtime_on_and_a_disturbed_one_has_a_gap(
    shown: Shown, look: Look, scheme: Scheme
) -> None:
    view = shown(FOLDER, scheme=scheme)
    assert isinstance(view, SleepWeekView)
    drawing = picture(view)
    image = painted(drawing)
    for number, night in enumerate(view.week):
        bedtime = sleep_plan(figure_of(FOLDER)).start[number]
        bar = drawing.bar_rect(number, bedtime / 19)
        middle = QRectF(bar.center().x() - 3, bar.center().y() - 1.5, 6, 3)
        above = QRectF(bar.center().x() - 3, bar.top() - 4, 6, 3)
        upper = QRectF(bar.center().x() - 3, bar.top() + bar.height() * 0.25, 6, 4)

        assert (share_of(image, middle, look.colour("breath")) < 0.1) == night.is_disturbed
        assert share_of(image, upper, look.colour("breath"), 60) > 0.4
        assert share_of(image, above, look.colour("breath")) < 0.2


def test_the_week_moves_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    slider(moving, "time").setValue(0)
    assert any(one.is_moving for one in moving.findChildren(Glide))
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    slider(still, "time").setValue(0)

    assert not any(one.is_moving for one in still.findChildren(Glide))
    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 600, 900])
def test_nights_and_days_have_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    drawing = picture(shown(FOLDER, text=text, width=width))
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))

    room = drawing.room.adjusted(-1, -1, 1, 1)
    bars = [drawing.bar_rect(number, 0.0) for number in range(7)]
    assert all(room.contains(one) for one in (drawing.sky, drawing.days, *bars))
    assert not any(one.intersects(other) for one, other in pairwise(bars))
    assert drawing.days.top() >= drawing.sky.bottom()
    assert bars[0].height() >= 70
    assert drawing.days.height() >= 60


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("nights", ["mon", "tue"]),
        ("nights", ["mon"] * 7),
        ("start", [3, 3, 3]),
        ("start", [3, 3, 8, 9, 9, 4, 11]),
        ("stops", 2),
        ("calm", 10),
        ("left_over", 1),
        ("each_hour_short", -1),
        ("longest_hours", 5),
        ("enough_hours", 12),
        ("levels", [{"id": "calm", "from": 1}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    unfit = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"sleep-week.*expected"):
        sleep_plan(unfit)
