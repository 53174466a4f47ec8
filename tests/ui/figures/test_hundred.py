"""A hundred people like me: a made-up example that says so, one's own numbers, and five questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.crowd import seats
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.hundred import Better, Numbers, hundred_plan, number_at
from gmi_trainer.ui.figures.hundred_view import HundredPicture, HundredView
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "17-medicines"
NAME = "figure.hundred-like-me"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
QUESTIONS = ("goal", "benefit", "harm", "time", "stopping")


@pytest.fixture
def view(shown: Shown) -> HundredView:
    made = shown(FOLDER)
    assert isinstance(made, HundredView)
    return made


def picture(view: HundredView) -> HundredPicture:
    found = view.findChild(HundredPicture)
    assert isinstance(found, HundredPicture)
    return found


def put_in(view: HundredView, **numbers: int) -> None:
    """As a person sets them."""
    press(view, f"{NAME}.mode.own")
    for key, number in numbers.items():
        slider = view.findChild(QSlider, f"{NAME}.{key.removesuffix('_it')}")
        assert slider is not None
        slider.setValue(number)


def test_what_is_due_to_it_is_the_difference() -> None:
    assert (Better(30, 42).anyway, Better(30, 42).because, Better(30, 42).lost) == (30, 12, 0)
    assert (Better(42, 30).anyway, Better(42, 30).because, Better(42, 30).lost) == (30, 0, 12)
    assert [Better(30, 42).text_id, Better(42, 30).text_id, Better(9, 9).text_id] == [
        "now-more",
        "now-fewer",
        "now-same",
    ]


def test_half_a_comparison_says_nothing() -> None:
    assert Numbers(without=30).better is None
    assert Numbers(with_it=30).better is None
    assert number_at(-1) is None
    assert number_at(0) == 0


def test_the_lesson_holds_the_numbers_of_no_treatment() -> None:
    figure = figure_of(FOLDER)

    assert figure.settings["made_up"] is True
    with pytest.raises(UnfitFigureError, match="made_up"):
        hundred_plan(replace(figure, settings={**figure.settings, "made_up": False}))


def test_the_example_says_that_it_is_made_up(view: HundredView) -> None:
    assert "30 get better anyway, and 12 because of it" in view.shown_words
    assert "These numbers are made up" in view.shown_words

    put_in(view, without=20, with_it=30, harmed=5)

    assert "20 get better anyway, and 10 because of it. 70 do not" in view.shown_words
    assert "5 have a side effect" in view.shown_words
    assert "made up" not in view.shown_words


def test_a_number_that_is_not_known_is_a_question_and_not_a_nought(view: HundredView) -> None:
    press(view, f"{NAME}.mode.own")
    assert view.numbers == Numbers()
    assert "Still to ask: of 100 people like me, how many get better" in view.shown_words

    put_in(view, without=0, with_it=0)
    assert view.numbers == Numbers(0, 0, None)
    assert "Still to ask: of 100 people like me, how many have a side effect" in view.shown_words


def test_fewer_who_get_better_with_it_are_told_as_they_are(view: HundredView) -> None:
    put_in(view, without=40, with_it=25, harmed=0)

    assert "25 get better with it, and 40 without it. That is fewer." in view.shown_words


def test_own_numbers_are_still_there_after_a_look_at_the_example(view: HundredView) -> None:
    put_in(view, without=7, with_it=9, harmed=3)
    press(view, f"{NAME}.mode.example")
    press(view, f"{NAME}.mode.own")

    assert view.numbers == Numbers(7, 9, 3)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_as_many_are_full_as_get_better_anyway_and_as_are_harmed(
    shown: Shown, look: Look, scheme: Scheme
) -> None:
    view = shown(FOLDER, scheme=scheme)
    assert isinstance(view, HundredView)
    crowds = picture(view)
    image = painted(crowds)
    better, harmed = crowds.crowd_rects()

    def full(rect: object, colour: str) -> list[bool]:
        heads = [seat.adjusted(7, 4, -7, -14) for seat in seats(100, 10, rect)]  # type: ignore[arg-type]
        return [share_of(image, head, look.colour(colour)) > 0.9 for head in heads]

    assert full(better, "breath") == [number < 30 for number in range(100)]
    assert full(harmed, "attention") == [number < 15 for number in range(100)]


def test_questions_are_ticked_off_and_the_open_ones_stand_there_in_full(view: HundredView) -> None:
    said: list[str] = []
    view.changed_words.connect(said.append)
    still = view.findChild(QLabel, f"{NAME}.open")
    assert still is not None
    assert still.text().count("•") == 5

    press(view, f"{NAME}.question.goal")
    assert still.text().count("•") == 4
    assert "What shall I be able to do" not in still.text()
    for question in QUESTIONS[1:]:
        press(view, f"{NAME}.question.{question}")
    assert said[-1].startswith("You have an answer to all five")


def test_keys_alone_are_enough(view: HundredView, qtbot: QtBot) -> None:
    example = view.findChild(QAbstractButton, f"{NAME}.mode.example")
    assert example is not None
    example.setFocus()
    qtbot.waitUntil(example.hasFocus)
    qtbot.keyClick(example, Qt.Key.Key_Right)
    slider = view.findChild(QSlider, f"{NAME}.harmed")
    assert slider is not None
    assert slider.isVisible()
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)

    assert view.numbers.harmed == 2


def test_the_crowds_glide_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    assert isinstance(moving, HundredView)
    put_in(moving, without=60, with_it=80, harmed=1)
    assert "20 because of it" in moving.shown_words  # the words do not wait for the picture
    qtbot.waitUntil(lambda: not any(glide.is_moving for glide in moving.findChildren(Glide)))

    still = shown(FOLDER)
    assert isinstance(still, HundredView)
    put_in(still, without=60, with_it=80, harmed=1)
    assert not any(glide.is_moving for glide in still.findChildren(Glide))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 640, 900])
def test_the_crowds_have_room_at_every_text_size(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    view = shown(FOLDER, text=text, width=width)
    assert isinstance(view, HundredView)
    crowds = picture(view)
    for key in ("example", "own"):
        press(view, f"{NAME}.mode.{key}")
        qtbot.waitUntil(lambda: crowds.height() >= crowds.heightForWidth(crowds.width()))
        one, other = crowds.crowd_rects()
        assert not one.intersects(other)
        for rect in (one, other):
            assert crowds.room.adjusted(-1, -1, 1, 1).contains(rect)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("columns", 7),
        ("example", {"without": 30, "with": 42}),
        ("example", {"without": 30, "with": 142, "harmed": 1}),
        ("questions", ["goal", "goal"]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)

    with pytest.raises(UnfitFigureError, match=r"hundred-like-me.*expected"):
        hundred_plan(replace(figure, settings={**figure.settings, key: value}))
