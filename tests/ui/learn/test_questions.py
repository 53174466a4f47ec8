"""Questions in a lesson and in a review: answered before anything is explained, and explained kindly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.learning import Sureness
from gmi_trainer.domain.lesson import Option, Question
from gmi_trainer.ui.learn.lesson_view import LessonView
from gmi_trainer.ui.learn.reader import Reader
from gmi_trainer.ui.learn.steps import EndStep, QuestionStep
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.answers import AnswerTile
from gmi_trainer.ui.widgets.switch import Switch
from tests.sample_lessons import a_lesson
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.learn.conftest import Stand, button, press, said

Key = Qt.Key
Kept = list[tuple[str, str, Sureness | None]]


def kept_by(view: Reader) -> Kept:
    kept: Kept = []

    def keep(question: Question, option: Option, sure: Sureness | None) -> None:
        kept.append((question.question_id, option.option_id, sure))

    view.answered.connect(keep)
    return kept


def asked(view: Reader) -> Question:
    assert isinstance(view.step, QuestionStep)
    return view.step.question


def tiles(view: Reader) -> list[AnswerTile]:
    return [tile for tile in view.findChildren(AnswerTile) if tile.isVisibleTo(view)]


def in_view(view: Reader) -> set[str]:
    seen = view._scroll.viewport()
    return {
        tile.objectName()
        for tile in tiles(view)
        if seen.rect().contains(QRect(tile.mapTo(seen, QPoint(0, 0)), tile.size()))
    }


def way_on(view: Reader) -> list[str]:
    on = view.findChildren(QPushButton, "lesson.on")
    return [one.text() for one in on if one.isVisibleTo(view)]


@pytest.fixture
def view(stand: Stand) -> LessonView:
    return stand.lesson(from_screen="questions")


def test_nothing_is_explained_before_an_answer(view: LessonView) -> None:
    assert "Question 1 of 3" in said(view)
    assert "What is pain for, in short? (1)" in said(view)
    assert len(tiles(view)) == 4
    assert "Why answer" not in said(view)
    assert "fits" not in said(view)


@pytest.mark.parametrize(("key", "option"), [(Key.Key_1, "o1"), (Key.Key_2, "o2"), (Key.Key_4, "o4")])
def test_a_digit_answers_and_it_is_kept(view: LessonView, key: Qt.Key, option: str) -> None:
    kept = kept_by(view)
    press(view, key)

    assert kept == [("alarm-q1", option, None)]


def test_a_digit_beyond_the_answers_does_nothing(view: LessonView) -> None:
    kept = kept_by(view)
    press(view, Key.Key_5, Key.Key_0)

    assert kept == []
    assert len(tiles(view)) == 4


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Right, Key.Key_Return])
def test_the_key_that_goes_on_answers_nothing_by_mistake(view: LessonView, key: Qt.Key) -> None:
    kept = kept_by(view)
    press(view, key)

    assert kept == []
    assert asked(view).question_id == "alarm-q1"


def test_what_fits_is_said_with_its_reason_and_no_more(view: LessonView) -> None:
    press(view, Key.Key_2)

    assert "That fits." in said(view)
    assert "Your answer · This fits best" in said(view)
    assert "Why answer 2 fits, or does not." in said(view)
    assert "Why answer 1" not in said(view)
    assert QApplication.focusWidget() is button(view, "lesson.on")


def test_another_answer_gets_its_own_reason_first_and_then_what_fits(view: LessonView) -> None:
    press(view, Key.Key_3)
    words = said(view)

    assert words.index("Why answer 3") < words.index("This fits best") < words.index("Why answer 2")
    assert "Here is what fits better." in words
    assert "Why answer 1" not in words


def test_the_others_are_explained_where_somebody_wants_to_know(view: LessonView) -> None:
    press(view, Key.Key_3)
    more = button(view, "question.others")
    assert more.text() == "The other 2 answers"
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)

    assert "Why answer 1" in said(view)
    assert "Why answer 4" in said(view)
    assert not more.isVisible()
    assert QApplication.focusWidget() is button(view, "lesson.on"), "the keyboard is not lost with the button"


def test_the_others_are_told_to_who_listens(view: LessonView, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("gmi_trainer.ui.learn.reader.announce", lambda _source, words: heard.append(words))
    press(view, Key.Key_3)
    heard.clear()
    QTest.mouseClick(button(view, "question.others"), Qt.MouseButton.LeftButton)

    assert len(heard) == 1
    assert "Why answer 1" in heard[0]
    assert "Why answer 4" in heard[0]
    assert "Why answer 3" not in heard[0], "it was told before"


def test_not_sure_is_no_miss(stand: Stand) -> None:
    view = stand.lesson(from_screen="questions", given={"alarm-q1": "o2", "alarm-q2": "o2"})
    press(view, Key.Key_3)

    assert "Good to say so. Here is what fits." in said(view)
    assert "All pain is real, even where nothing can be seen." in said(view)


def test_a_second_press_by_mistake_does_not_skip_the_explanation(view: LessonView) -> None:
    press(view, Key.Key_Tab)
    QTest.keyClick(tiles(view)[0], Key.Key_Space)
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_Right):
        QTest.keyClick(QApplication.focusWidget() or view, key)

    assert asked(view).question_id == "alarm-q1"
    assert "Why answer 1" in said(view)
    press(view, Key.Key_Space)
    assert asked(view).question_id == "alarm-q2"


def test_the_time_to_read_passes_by_itself(view: LessonView) -> None:
    press(view, Key.Key_1)
    guard = view._guard
    assert guard.isActive()
    guard.timeout.emit()

    assert guard.isSingleShot()
    assert guard.interval() <= 1000


def test_a_question_can_be_left_out(view: LessonView) -> None:
    kept = kept_by(view)
    QTest.mouseClick(button(view, "lesson.skip"), Qt.MouseButton.LeftButton)

    assert asked(view).question_id == "alarm-q2"
    assert kept == []


def test_what_was_answered_is_shown_again_and_not_asked_again(view: LessonView) -> None:
    kept = kept_by(view)
    press(view, Key.Key_3, Key.Key_Space, Key.Key_Left)

    assert asked(view).question_id == "alarm-q1"
    assert "Why answer 3" in said(view)
    press(view, Key.Key_1)
    assert len(kept) == 1


def test_the_arrows_walk_from_answer_to_answer(view: LessonView) -> None:
    tiles(view)[0].setFocus()
    press(view, Key.Key_Down)
    assert QApplication.focusWidget() is tiles(view)[1]
    press(view, Key.Key_Return)
    assert "That fits." in said(view)


def test_right_and_left_never_walk_between_answers(view: LessonView) -> None:
    tiles(view)[0].setFocus()
    press(view, Key.Key_Right)
    assert QApplication.focusWidget() is tiles(view)[0]
    press(view, Key.Key_Left)
    assert view.screen_id == "friend"


# -- how sure ----------------------------------------------------------------------------------------------


def test_nobody_is_asked_how_sure_they_are_until_they_want_it(view: LessonView, qtbot: QtBot) -> None:
    kept = kept_by(view)
    switch = next(one for one in view.findChildren(Switch) if one.isVisibleTo(view))
    assert not switch.isChecked()

    with qtbot.waitSignal(view.asks_sureness_changed) as told:
        switch.click()
    assert told.args == [True]
    press(view, Key.Key_1)

    assert "How sure are you?" in said(view)
    assert "You chose: Answer 1" in said(view)
    assert "Why answer" not in said(view)
    assert kept == []


@pytest.mark.parametrize(
    ("key", "sure"),
    [
        (Key.Key_1, Sureness.GUESS),
        (Key.Key_2, Sureness.FAIRLY),
        (Key.Key_3, Sureness.SURE),
        (Key.Key_Space, None),
        (Key.Key_Right, None),
    ],
)
def test_how_sure_somebody_is_is_kept_with_the_answer(
    stand: Stand, key: Qt.Key, sure: Sureness | None
) -> None:
    view = stand.lesson(from_screen="questions", asks_sureness=True)
    kept = kept_by(view)
    press(view, Key.Key_4, key)

    assert kept == [("alarm-q1", "o4", sure)]
    assert "Why answer 4" in said(view)


def test_back_from_how_sure_is_back_to_the_question(stand: Stand) -> None:
    view = stand.lesson(from_screen="questions", asks_sureness=True)
    kept = kept_by(view)
    press(view, Key.Key_4, Key.Key_Left)

    assert len(tiles(view)) == 4
    assert kept == []
    assert asked(view).question_id == "alarm-q1"


def test_a_digit_pressed_twice_says_nothing_of_how_sure_one_is(stand: Stand) -> None:
    view = stand.lesson(from_screen="questions", asks_sureness=True)
    kept = kept_by(view)
    press(view, Key.Key_1)
    QTest.keyClick(QApplication.focusWidget() or view, Key.Key_1)

    assert kept == []
    assert "How sure are you?" in said(view)


# -- a review ----------------------------------------------------------------------------------------------


def test_a_review_goes_through_its_questions_to_a_kind_end(stand: Stand, qtbot: QtBot) -> None:
    view = stand.review()
    kept = kept_by(view)
    press(view, Key.Key_2, Key.Key_Space, Key.Key_1)
    with qtbot.waitSignal(view.finished):
        press(view, Key.Key_Space)

    assert kept == [("alarm-q1", "o2", None), ("alarm-q9", "true", None)]
    assert isinstance(view.step, EndStep)
    assert "That is all for today" in said(view)
    with qtbot.waitSignal(view.closed):
        press(view, Key.Key_Space)


def test_a_review_can_be_left_in_the_middle(stand: Stand, qtbot: QtBot) -> None:
    view = stand.review()

    with qtbot.assertNotEmitted(view.finished), qtbot.waitSignal(view.closed):
        press(view, Key.Key_2, Key.Key_Escape)


def test_all_answers_can_be_reached_with_a_pointer_alone(look: Look, stand: Stand, qtbot: QtBot) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=150))
    view = stand.lesson(from_screen="questions", size=(700, 520))
    qtbot.waitUntil(lambda: way_on(view) == ["More below"])
    met = in_view(view)
    assert 1 < len(met) < 4
    ways = [button(view, f"lesson.{way}") for way in ("back", "skip", "on")]
    assert len({way.mapTo(view, QPoint(0, 0)).y() for way in ways}) == 1, "it takes no row from the answers"

    while way_on(view):
        before = view._scroll.verticalScrollBar().value()
        button(view, "lesson.on").setFocus()
        button(view, "lesson.on").click()
        assert view._scroll.verticalScrollBar().value() > before, "each press shows something new"
        QApplication.processEvents()
        met |= in_view(view)

    assert met == {f"question.alarm-q1.o{number}" for number in (1, 2, 3, 4)}
    press(view, Key.Key_Space, Key.Key_Return)
    assert asked(view).question_id == "alarm-q1", "a press too many leaves nothing out"
    assert len(tiles(view)) == 4, "and answers nothing"


def test_nobody_is_led_to_the_switch_below_all_answers(view: LessonView) -> None:
    view.setMinimumSize(0, 0)
    switch = view.findChild(Switch)
    assert switch is not None
    bar = view._scroll.verticalScrollBar()
    for height in range(900, 200, -10):
        view.resize(1000, height)
        QApplication.processEvents()
        if bar.maximum() > switch.height() // 2:
            break

    assert way_on(view) == []
    view.resize(1000, height - switch.height())
    QApplication.processEvents()
    assert way_on(view) == ["More below"]
    view.resize(1000, 900)
    press(view, Key.Key_1)
    QApplication.processEvents()
    assert way_on(view) == ["Next"]


# -- how it looks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_has_room_a_name_and_its_size(look: Look, stand: Stand, percent: int) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    view = stand.lesson(from_screen="questions", size=(700, 520), asks_sureness=True)
    for key in (None, Key.Key_3, Key.Key_2):
        if key is not None:
            press(view, key)
        for _ in range(4):
            QApplication.processEvents()
        assert nameless(view) == []
        assert cut_words(view) == []
        assert small_targets(view, look.length("touch")) == []


def test_nothing_is_ever_red(look: Look, stand: Stand) -> None:
    view = stand.lesson(a_lesson(), from_screen="questions")
    press(view, Key.Key_1)
    QApplication.processEvents()
    picture = view.grab().toImage()
    red = [
        colour.name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
        if (colour := picture.pixelColor(x, y)).red() > 150 and colour.green() < 90 and colour.blue() < 90
    ]

    assert red == []
