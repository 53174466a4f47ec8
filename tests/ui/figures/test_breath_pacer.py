"""A breath to follow: it begins only when asked, ends by itself, and the heart follows the breath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_steps import Caution, Cautions
from gmi_trainer.domain.breathing import LADDER
from gmi_trainer.ui.figures.breath_pacer import LivePacer, PacerPlan, breaths_between, pacer_plan
from gmi_trainer.ui.figures.breath_pacer_view import BreathPacerView, PacedPicture
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.ui.drill.painting import painted
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "14-breathing"
S = 1_000_000_000
CAREFUL = Cautions(date(2025, 3, 10), frozenset({Caution.HEART}))

Open = Callable[..., BreathPacerView]


@pytest.fixture
def plan() -> PacerPlan:
    return pacer_plan(figure_of(FOLDER))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def opened(look: Look, clock: FakeClock, qtbot: QtBot) -> Open:
    def make(
        *,
        cautions: Cautions | None = None,
        scheme: Scheme = Scheme.LIGHT,
        text: int = 100,
        still: bool = True,
        width: int = 700,
    ) -> BreathPacerView:
        look.set_theme(Theme(scheme=scheme, text_percent=text, reduced_motion=still))
        view = BreathPacerView(figure_of(FOLDER), look, english, clock=clock, cautions=cautions)
        area = SteadyScrollArea(view)
        qtbot.addWidget(area)
        area.resize(width, 520)
        area.show()
        return view

    return make


def button(view: BreathPacerView, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, f"figure.breath-pacer.{name}")
    assert found is not None
    return found


def slider(view: BreathPacerView) -> QSlider:
    found = view.findChild(QSlider, "figure.breath-pacer.length")
    assert found is not None
    return found


def picture(view: BreathPacerView) -> PacedPicture:
    found = view.findChild(PacedPicture)
    assert isinstance(found, PacedPicture)
    return found


def pass_time(view: BreathPacerView, clock: FakeClock, seconds: float) -> None:
    """As the timer does it: a look every half second."""
    for _ in range(round(seconds * 2)):
        clock.advance_ms(500)
        timer = view.findChild(QTimer, "figure.breath-pacer.timer")
        assert timer is not None
        timer.timeout.emit()


# -- the rules ---------------------------------------------------------------------------------------------


def test_the_breaths_are_those_that_breathe_teaches(plan: PacerPlan) -> None:
    assert tuple(stop.pattern for stop in plan.stops) == LADDER


def test_the_heart_is_fast_on_the_way_in_and_slow_on_the_way_out(plan: PacerPlan) -> None:
    for stop in plan.stops:
        beats = stop.beats(plan.usual)
        gaps = [later - sooner for sooner, later in pairwise((*beats, stop.pattern.cycle_ms))]
        near_full = min(range(len(gaps)), key=lambda number: abs(beats[number] - stop.pattern.in_ms))

        assert beats[0] == 0
        assert beats == tuple(sorted(beats))
        assert min(gaps) == pytest.approx(gaps[near_full], rel=0.05)
        assert max(gaps) in (gaps[0], gaps[-1])
        assert min(gaps) >= 400
        assert max(gaps) <= 1_600


def test_a_minute_of_breaths_ends_with_a_breath_out(plan: PacerPlan) -> None:
    run = LivePacer(plan.stops[-1], plan.minutes)
    run.begin(0)
    numbers = []
    for half_seconds in range(1, 200):
        paced = run.look(half_seconds * S // 2)
        if paced is None:
            break
        numbers.append((paced.moment.phase.round, paced.breaths))

    assert len(numbers) == 2 * (3 + 60) - 1  # seconds of settling, and five breaths of twelve
    assert numbers[-1] == (5, 5)


def test_another_length_waits_for_the_next_breath(plan: PacerPlan) -> None:
    gentle, goal = plan.stops[0], plan.stops[-1]
    run = LivePacer(gentle, plan.minutes)
    run.begin(0)
    for second in range(1, 6):
        run.look(second * S)
    run.choose(goal)
    now = run.look(6 * S)
    for second in range(7, 11):
        later = run.look(second * S)
    later = run.look(10 * S)

    assert now is not None
    assert (now.stop, now.after) == (gentle, goal)
    assert later is not None
    assert (later.stop, later.before, later.moment.phase.round) == (goal, gentle, 2)
    assert later.breaths == 1 + round((60 - 7) / 12)


def test_before_the_first_breath_a_length_is_taken_at_once(plan: PacerPlan) -> None:
    run = LivePacer(plan.stops[0], plan.minutes)
    run.begin(0)
    run.choose(plan.stops[-1])
    paced = run.look(S)

    assert paced is not None
    assert (paced.stop, paced.breaths) == (plan.stops[-1], 5)


def test_a_window_that_stood_still_ends_it(plan: PacerPlan) -> None:
    run = LivePacer(plan.stops[0], plan.minutes)
    run.begin(0)

    assert run.look(2 * S) is not None
    assert run.look(8 * S) is None


def test_breaths_stand_one_after_the_other(plan: PacerPlan) -> None:
    gentle, goal = plan.stops[0], plan.stops[-1]

    around = breaths_between((gentle, goal, gentle), -9_000, 20_000)
    assert around == (
        (-14_000.0, gentle),
        (-7_000.0, gentle),
        (0.0, goal),
        (12_000.0, gentle),
        (19_000.0, gentle),
    )
    assert breaths_between((None, goal, None), -9_000, 20_000) == ((0.0, goal),)


# -- what is seen and done ---------------------------------------------------------------------------------


def test_nothing_runs_until_it_is_asked_for(opened: Open) -> None:
    view = opened(still=False)

    assert not view.is_running
    assert picture(view).mark_x() is None
    assert "about 8.6 breaths a minute" in view.shown_words
    assert button(view, "start").text() == "Start"


def test_it_paces_a_minute_and_then_rests(opened: Open, clock: FakeClock) -> None:
    view = opened()
    slider(view).setValue(3)
    button(view, "start").click()
    pass_time(view, clock, 4)
    said_in = picture(view).pacer.said
    pass_time(view, clock, 4)
    said_out = picture(view).pacer.said
    running = (view.is_running, button(view, "start").text(), picture(view).mark_x() is not None)
    pass_time(view, clock, 56)

    assert (said_in.word, said_in.breath) == ("Breathe in", "Breath 1 of 5")
    assert said_out.word == "Breathe out"
    assert running == (True, "Stop", True)
    assert not view.is_running
    assert view.shown_words == view.words("ended")
    assert button(view, "start").text() == "Start"


def test_the_slider_says_how_the_breath_is_made(opened: Open, clock: FakeClock) -> None:
    view = opened()
    said: list[str] = []
    view.changed_words.connect(said.append)

    slider(view).setValue(3)
    assert said[-1].startswith("4 seconds in, 8 seconds out. That makes about 5 breaths a minute.")
    assert "twice as long" in said[-1]
    button(view, "start").click()
    pass_time(view, clock, 5)
    slider(view).setValue(2)
    assert said[-1].startswith("From the next breath on: 4 seconds in, 6 seconds out.")


def test_feeling_dizzy_stops_it_and_says_what_to_do_in_view(
    opened: Open, clock: FakeClock, qtbot: QtBot
) -> None:
    view = opened()
    button(view, "start").click()
    pass_time(view, clock, 5)
    says = view.findChild(QLabel, "figure.breath-pacer.now")
    assert says is not None
    view.window().resize(700, says.y() - 10)
    qtbot.waitUntil(lambda: says.visibleRegion().isEmpty())
    button(view, "dizzy").click()
    qtbot.waitUntil(lambda: says.visibleRegion().boundingRect() == says.rect())

    assert not view.is_running
    assert "Breathe as you like" in view.shown_words
    assert "emergency number" in view.shown_words


def test_escape_stops_the_breath_and_not_the_lesson(opened: Open, clock: FakeClock) -> None:
    view = opened()
    button(view, "start").click()
    pass_time(view, clock, 4)
    for left_to_the_lesson in (False, True):
        escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        view.keyPressEvent(escape)
        assert escape.isAccepted() is not left_to_the_lesson
        assert not view.is_running


def test_it_stops_when_the_page_is_turned(opened: Open) -> None:
    view = opened()
    button(view, "start").click()
    view.hide()

    assert not view.is_running
    timer = view.findChild(QTimer, "figure.breath-pacer.timer")
    assert timer is not None
    assert not timer.isActive()


def test_who_has_to_be_careful_is_not_offered_the_longest_breath(opened: Open) -> None:
    careful, usual = opened(cautions=CAREFUL), opened()

    assert slider(careful).maximum() == slider(usual).maximum() - 1
    slider(careful).setValue(9)
    assert careful.stop.pattern.out_ms == 6_000


def test_the_mark_glides_or_goes_on_by_the_second(opened: Open, clock: FakeClock) -> None:
    moved = {}
    for still in (False, True):
        view = opened(still=still)
        button(view, "start").click()
        pass_time(view, clock, 5)
        places = [picture(view).beat_places()[3].x(), picture(view).mark_x()]
        pass_time(view, clock, 0.5)
        after = [picture(view).beat_places()[3].x(), picture(view).mark_x()]
        moved[still] = [one != other for one, other in zip(places, after, strict=True)]

    assert moved == {False: [True, False], True: [False, False]}  # the ground glides; or nothing does


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_DARK])
@pytest.mark.parametrize("width", [420, 760])
def test_hearts_are_painted_where_they_beat(
    opened: Open, look: Look, qtbot: QtBot, scheme: Scheme, width: int
) -> None:
    view = opened(scheme=scheme, width=width)
    drawing = picture(view)
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))
    image = painted(drawing)
    wave = drawing.wave_rect()
    inside = [place for place in drawing.beat_places() if wave.left() + 9 < place.x() < wave.right() - 60]

    assert len(inside) >= 8
    for place in inside:
        spot = QRectF(place.x() - 2, place.y() - 1, 4, 3)
        assert share_of(image, spot, look.colour("attention")) > 0.7


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 700])
def test_pacer_and_wave_have_room(opened: Open, qtbot: QtBot, text: int, width: int) -> None:
    drawing = picture(opened(text=text, width=width))
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))
    pacer, wave = drawing.pacer_rect(), drawing.wave_rect()

    assert all(drawing.room.adjusted(-1, -1, 1, 1).contains(rect) for rect in (pacer, wave))
    assert not pacer.intersects(wave)
    assert min(pacer.height(), wave.height()) >= 130
    assert all(wave.contains(rect) for rect in drawing.key_rects())
    assert drawing.pacer.geometry() == pacer.toAlignedRect()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("minutes", 20),
        ("shown_ms", 100),
        ("beats_a_minute", 5),
        ("breaths", []),
        ("breaths", [{"id": "a", "in_ms": 3000, "out_ms": 4000, "swing": 0}]),
        ("breaths", [{"id": "a", "in_ms": 3100, "out_ms": 4000, "swing": 5}]),
        ("breaths", [{"id": "a", "in_ms": 3000, "swing": 5}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    unfit = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"breath-pacer.*expected"):
        pacer_plan(unfit)


def test_breaths_go_from_short_to_long() -> None:
    figure = figure_of(FOLDER)
    breaths = cast("list[Any]", figure.settings["breaths"])  # Any: as in a file
    unfit = replace(figure, settings={**figure.settings, "breaths": breaths[::-1]})

    with pytest.raises(UnfitFigureError, match="longer"):
        pacer_plan(unfit)
