"""Steps stand by their worry, a try is told in words, guesses are kept, and nobody who crashes is sent higher."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.ui.figures.factory import figure_for
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.ladder import (
    MOST_RUNGS,
    Advice,
    NextDay,
    Rung,
    advice_for,
    in_order,
    ladder_plan,
)
from gmi_trainer.ui.figures.ladder_picture import Dog, LadderPicture, dog_at
from gmi_trainer.ui.figures.ladder_view import LadderView
from gmi_trainer.ui.figures.own_parts import OwnParts, Undo
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from gmi_trainer.ui.words.translate import english
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "12-motion"
LOW, MIDDLE, HIGH = Rung("a", "A", 1), Rung("b", "B", 4), Rung("c", "C", 8)
UPWARD = (Advice.BEGIN, Advice.LOWER_FIRST, Advice.UP, Advice.TOP)


class KeptGuesses:
    """Keeps them in a list, or has no room."""

    def __init__(self, *, is_full: bool = False) -> None:
        self.kept: list[tuple[str, str, int | None]] = []
        self.is_full = is_full

    def add_prediction(self, doing: str, expected: str, worry: int | None) -> Undo:
        if self.is_full:
            raise UserProblem(Problem.DISK_FULL)
        self.kept.append((doing, expected, worry))
        return self.kept.clear


def ladder(view: FigureView | None) -> LadderView:
    assert isinstance(view, LadderView)
    return view


def picture(view: FigureView) -> LadderPicture:
    found = view.findChild(LadderPicture)
    assert isinstance(found, LadderPicture)
    return found


def button(view: FigureView, name: str) -> QAbstractButton:
    return view.findChildren(QAbstractButton, f"figure.ladder.{name}")[-1]


def choose(view: FigureView, name: str) -> None:
    button(view, name).setChecked(True)


def put(view: FigureView, name: str, stop: int) -> None:
    view.findChildren(QSlider, f"figure.ladder.{name}")[-1].setValue(stop)


def write(view: FigureView, form: str, text: str) -> None:
    view.findChildren(QLineEdit, f"figure.ladder.{form}.text")[-1].setText(text)
    button(view, f"{form}.keep").click()


def try_it(view: FigureView, worry_now: int, day: NextDay) -> None:
    press(view, "figure.ladder.tried")
    put(view, "tried.worry", worry_now)
    choose(view, f"tried.day.{day}")
    button(view, "tried.keep").click()


def make_kept(look: Look, qtbot: QtBot, keeper: KeptGuesses, *, saves_energy: bool = False) -> LadderView:
    own = OwnParts(predictions=keeper, saves_energy=saves_energy)
    view = ladder(figure_for(figure_of(FOLDER), look, english, own=own))
    qtbot.addWidget(view)
    view.show()
    return view


def texts(view: LadderView) -> list[str]:
    return [rung.text for rung in view.rungs]


def test_what_worries_least_stands_lowest() -> None:
    assert in_order([HIGH, LOW, MIDDLE, Rung("d", "D", 1)]) == (LOW, Rung("d", "D", 1), MIDDLE, HIGH)


@pytest.mark.parametrize(
    ("day", "advice", "advice_at_top"),
    [
        (NextDay.SAME, Advice.UP, Advice.TOP),
        (NextDay.SETTLED, Advice.UP, Advice.TOP),
        (NextDay.STILL, Advice.SMALLER, Advice.SMALLER),
        (NextDay.UNKNOWN, Advice.WAIT, Advice.WAIT),
    ],
)
def test_the_day_after_decides(day: NextDay, advice: Advice, advice_at_top: Advice) -> None:
    rungs = tuple(replace(rung, worry_now=0, next_day=day) for rung in (LOW, MIDDLE, HIGH))

    assert advice_for(rungs, "b", saves_energy=False) is advice
    assert advice_for(rungs, "c", saves_energy=False) is advice_at_top


def test_one_begins_with_the_lowest_step_that_was_not_tried() -> None:
    tried = replace(LOW, worry_now=0, next_day=NextDay.SAME)

    assert advice_for((LOW, MIDDLE), "a", saves_energy=False) is Advice.BEGIN
    assert advice_for((LOW, MIDDLE), "b", saves_energy=False) is Advice.LOWER_FIRST
    assert advice_for((tried, MIDDLE), "b", saves_energy=False) is Advice.BEGIN


@pytest.mark.parametrize("day", [None, *NextDay])
def test_who_crashes_after_small_efforts_is_never_sent_higher(day: NextDay | None) -> None:
    rungs = (replace(LOW, worry_now=0, next_day=day), MIDDLE)
    advice = advice_for(rungs, "a", saves_energy=True)

    assert advice not in UPWARD
    assert (advice is Advice.LESS) is (day in (NextDay.SETTLED, NextDay.STILL))


def test_a_step_moves_to_its_place_when_its_worry_changes(shown: Shown) -> None:
    view = ladder(shown(FOLDER))
    said: list[str] = []
    view.changed_words.connect(said.append)
    first = texts(view)[0]

    put(view, "worry", 7)
    assert texts(view).index(first) == 3
    assert said[-1].startswith(f"{first}: worry 7. Step 4 of 5 from below.")
    assert picture(view).dog is Dog.BARKS
    assert "The dog barks." in picture(view).accessibleDescription()


def test_a_try_is_told_and_what_follows_from_it(shown: Shown) -> None:
    view = ladder(shown(FOLDER))
    choose(view, "step.bend-knees")
    assert "lower step" in view.shown_words

    try_it(view, 2, NextDay.SETTLED)
    assert "worry 4 before, and 2 now" in view.shown_words
    assert "take the next one" in view.shown_words
    assert picture(view).dog is Dog.SLEEPS
    put(view, "worry", 3)
    assert "worry 4 before, and 3 now" in view.shown_words
    try_it(view, 5, NextDay.STILL)
    assert "too big for now" in view.shown_words


def test_the_switch_for_crashes_takes_the_way_up_out_of_the_words(
    look: Look, qtbot: QtBot, shown: Shown
) -> None:
    view = ladder(shown(FOLDER))
    try_it(view, 0, NextDay.SAME)
    assert "the next one" in view.shown_words
    button(view, "energy").setChecked(True)
    assert "do not add to it" in view.shown_words

    careful = make_kept(look, qtbot, KeptGuesses(), saves_energy=True)
    assert button(careful, "energy").isChecked()
    assert "well within your energy limits" in careful.shown_words


def test_a_step_is_kept_as_a_guess_and_can_be_taken_back(look: Look, qtbot: QtBot) -> None:
    keeper = KeptGuesses()
    view = make_kept(look, qtbot, keeper)
    choose(view, "step.bend-sock")
    press(view, "figure.ladder.guess")
    assert not button(view, "guess.keep").isEnabled()
    write(view, "guess", " It will  hurt for days ")
    assert keeper.kept == [("Pick up a sock from the floor", "It will hurt for days", 8)]

    press(view, "figure.ladder.undo.undo")
    assert keeper.kept == []
    assert "gone" in view.shown_words


def test_a_guess_that_cannot_be_kept_stays_in_its_field(look: Look, qtbot: QtBot) -> None:
    view = make_kept(look, qtbot, KeptGuesses(is_full=True))
    press(view, "figure.ladder.guess")
    before = view.shown_words
    write(view, "guess", "It will hurt")

    assert view.shown_words != before
    assert view.findChildren(QLineEdit, "figure.ladder.guess.text")[-1].text() == "It will hurt"


def test_without_a_record_no_guess_is_asked_for(shown: Shown) -> None:
    assert not button(shown(FOLDER), "guess").isVisible()


def test_steps_of_ones_own_are_written_with_keys_alone(shown: Shown, qtbot: QtBot) -> None:
    view = ladder(shown(FOLDER))
    choose(view, "which.own")
    assert view.rungs == ()
    assert "Nothing is on this ladder yet" in view.shown_words
    line = view.findChild(QLineEdit, "figure.ladder.own.text")
    assert line is not None
    qtbot.keyClicks(line, "Play the flute for a minute")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert texts(view) == ["Play the flute for a minute"]
    assert view.chosen is not None
    assert "worry 3" in view.shown_words


def test_a_step_that_was_taken_off_comes_back_with_undo(shown: Shown) -> None:
    view = ladder(shown(FOLDER))
    before = view.rungs
    press(view, "figure.ladder.take-off")
    assert view.rungs == before[1:]

    choose(view, "which.walk")
    press(view, "figure.ladder.undo.undo")
    assert view.rungs == before
    assert view.chosen == before[0]


def test_there_is_an_end_to_a_ladder(shown: Shown) -> None:
    view = ladder(shown(FOLDER))
    lower = picture(view).heightForWidth(600)
    while len(view.rungs) < MOST_RUNGS:
        press(view, "figure.ladder.own-step")
        write(view, "own", "One more")
    press(view, "figure.ladder.own-step")

    assert "full" in view.shown_words
    drawing = picture(view)
    assert drawing.heightForWidth(600) > lower
    rows = [drawing.row_rect(number).adjusted(0, 1, 0, -1) for number in range(MOST_RUNGS)]
    assert not any(low.intersects(high) for low, high in pairwise(rows))


def test_what_opens_is_brought_into_view(shown: Shown, qtbot: QtBot) -> None:
    view = shown(FOLDER)
    assert button(view, "tried").visibleRegion().isEmpty()
    press(view, "figure.ladder.tried")

    (slider,) = view.findChildren(QSlider, "figure.ladder.tried.worry")
    qtbot.waitUntil(lambda: slider.visibleRegion().boundingRect() == slider.rect())


def test_a_press_on_a_row_of_the_picture_looks_at_that_step(shown: Shown, qtbot: QtBot) -> None:
    view = ladder(shown(FOLDER))
    drawing = picture(view)
    qtbot.mousePress(drawing, Qt.MouseButton.LeftButton, pos=drawing.row_rect(3).center().toPoint())

    assert view.chosen == view.rungs[3]
    assert button(view, f"step.{view.rungs[3].rung_id}").isChecked()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT])
def test_bars_are_as_long_as_the_worry_is(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = ladder(shown(FOLDER, scheme=scheme))
    drawing = picture(view)
    image, wood = painted(drawing), look.colour("attention")
    for number, rung in enumerate(view.rungs):
        full = drawing.meter_rect(number, rung.worry).adjusted(5, 2, -5, -2)
        whole = drawing.meter_rect(number, 10)
        rest = whole.adjusted(full.width() + 14, 2, -5, -2)
        assert share_of(image, full, wood) > 0.9
        assert share_of(image, rest, wood) == 0.0


@pytest.mark.parametrize(
    ("worry", "dog"), [(0, Dog.SLEEPS), (3, Dog.WATCHES), (6, Dog.WATCHES), (10, Dog.BARKS)]
)
def test_the_dog_is_the_more_awake_the_more_it_worries(worry: int, dog: Dog) -> None:
    assert dog_at(worry) is dog


def test_bars_grow_slowly_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    put(moving, "worry", 9)
    assert any(one.is_moving for one in moving.findChildren(Glide))
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    put(still, "worry", 9)

    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize(
    "ladders",
    [
        [],
        [{"id": "a", "steps": [{"id": "b", "worry": 1}]}],
        [{"id": "a", "steps": [{"id": "b", "worry": 1}, {"id": "b", "worry": 2}]}],
        [{"id": "a", "steps": [{"id": "b", "worry": 1}, {"id": "c", "worry": 11}]}],
        [{"id": "a", "steps": [{"id": f"{n}{m}", "worry": 1} for m in "cd"]} for n in "xy"],
    ],
)
def test_settings_that_do_not_fit_are_told(ladders: object) -> None:
    figure = figure_of(FOLDER)

    with pytest.raises(UnfitFigureError, match=r"ladder.*expected"):
        ladder_plan(replace(figure, settings={**figure.settings, "ladders": ladders}))
