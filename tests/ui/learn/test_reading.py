"""Reading a lesson: one key goes on, one goes back, one leaves, and the place is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.learn.aids import ReadingAids
from gmi_trainer.ui.learn.lesson_view import LessonView
from gmi_trainer.ui.learn.reading_text import ReadingText
from gmi_trainer.ui.learn.steps import EndStep, OpeningStep
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.text import Text
from tests.sample_lessons import SCREENS, a_lesson
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.learn.conftest import Stand, button, forward_to, press, said

Key = Qt.Key


def text_of(view: LessonView) -> ReadingText:
    found = [one for one in view.findChildren(ReadingText) if one.isVisibleTo(view)]
    assert len(found) == 1
    return found[0]


# -- turning pages -----------------------------------------------------------------------------------------


def test_it_opens_with_what_it_is_about_and_how_long_it_takes(stand: Stand) -> None:
    view = stand.lesson()

    assert isinstance(view.step, OpeningStep)
    assert "Your body's alarm system" in said(view)
    assert "About 6 minutes. Stop whenever you like. Your place is kept." in said(view)
    assert QApplication.focusWidget() is button(view, "lesson.on")


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Right, Key.Key_Return])
def test_one_key_goes_through_every_screen(stand: Stand, key: Qt.Key) -> None:
    view = stand.lesson()
    placed: list[str] = []
    view.placed.connect(placed.append)

    while view.screen_id != "questions":
        press(view, key)

    assert placed == ["heard", "science", "see", "story", "try", "limit", "friend", "questions"]


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_Backspace])
def test_one_key_goes_back(stand: Stand, key: Qt.Key) -> None:
    view = stand.lesson(from_screen="story")
    press(view, key)

    assert view.screen_id == "see"


def test_before_the_first_screen_there_is_nothing_to_go_back_to(stand: Stand) -> None:
    view = stand.lesson()
    press(view, Key.Key_Left, Key.Key_Backspace)

    assert isinstance(view.step, OpeningStep)
    assert not view.findChildren(type(button(view, "lesson.on")), "lesson.back")[0].isVisibleTo(view)


def test_for_those_who_read_from_the_right_the_arrows_change_places(stand: Stand) -> None:
    view = stand.lesson(from_screen="story")
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(view, Key.Key_Left)

    assert view.screen_id == "try"


def test_a_held_key_turns_no_more_than_one_page(stand: Stand) -> None:
    view = stand.lesson()
    focused = QApplication.focusWidget()
    assert focused is not None
    from PySide6.QtGui import QKeyEvent

    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        for key in (Key.Key_Right, Key.Key_Space):
            QApplication.sendEvent(focused, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, " ", True))

    assert isinstance(view.step, OpeningStep)


@pytest.mark.parametrize("screen", ["", "science", "friend", "questions", "sources"])
def test_escape_leaves_from_everywhere(stand: Stand, qtbot: QtBot, screen: str) -> None:
    view = stand.lesson(from_screen=screen)

    with qtbot.waitSignal(view.closed):
        press(view, Key.Key_Escape)


def test_it_goes_on_where_it_was_left(stand: Stand) -> None:
    view = stand.lesson(from_screen="limit")

    assert view.screen_id == "limit"
    assert "You cannot take out the battery." in said(view)


def test_how_far_one_is_stands_at_the_top_in_words_and_as_a_line(stand: Stand) -> None:
    view = stand.lesson(from_screen="science")

    assert "Lesson 1 · 3 of 13" in said(view)
    assert (view._line.value(), view._line.maximum()) == (2, 12)
    assert view._line.accessibleDescription() == "3 of 13"


def test_everything_works_with_a_pointer_alone(stand: Stand) -> None:
    view = stand.lesson()
    for _ in range(3):
        QTest.mouseClick(button(view, "lesson.on"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(view, "lesson.back"), Qt.MouseButton.LeftButton)

    assert view.screen_id == "science"


def test_titles_stand_at_one_height_on_all_screens(stand: Stand, qtbot: QtBot) -> None:
    view = stand.lesson(from_screen="science")
    heights = set()
    for screen in ("science", "story", "try", "limit"):
        forward_to(view, screen)
        qtbot.waitUntil(lambda: view._title.height() > 0)
        QApplication.processEvents()
        heights.add(view._title.mapTo(view, QPoint(0, 0)).y())

    assert len(heights) == 1


# -- more than fits ----------------------------------------------------------------------------------------


def test_where_not_all_fits_the_same_key_reads_on_below_first(look: Look, stand: Stand, qtbot: QtBot) -> None:
    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=200))
    view = stand.lesson(from_screen="science", size=(700, 520))
    on = button(view, "lesson.on")
    qtbot.waitUntil(lambda: view.has_more_below and on.text() == "Read on below")
    seen = [view._scroll.verticalScrollBar().value()]

    while view.has_more_below:
        press(view, Key.Key_Space)
        seen.append(view._scroll.verticalScrollBar().value())

    assert seen == sorted(set(seen)), "each press shows something new"
    assert view.screen_id == "science"
    assert on.text() == "Next"
    assert on.accessibleName() == "Next"
    press(view, Key.Key_Space)
    assert view.screen_id == "see"


def test_the_arrows_move_the_page_up_and_down(look: Look, stand: Stand, qtbot: QtBot) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=200))
    view = stand.lesson(from_screen="science", size=(700, 520))
    bar = view._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    press(view, Key.Key_Down, Key.Key_Down)
    below = bar.value()
    press(view, Key.Key_Up)

    assert below > bar.value() > 0


# -- how it is set -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_a_line_has_sixty_to_seventy_five_letters_at_every_size_of_text(
    look: Look, stand: Stand, percent: int
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    view = stand.lesson(from_screen="story", size=(1900, 1000))
    QApplication.processEvents()
    text = text_of(view)
    letters = text.width() / (
        QFontMetricsF(text.font()).horizontalAdvance(SCREENS[3].plain) / len(SCREENS[3].plain)
    )

    assert 60 <= letters <= 75


@pytest.mark.parametrize("theme", [Theme(scheme=Scheme.LIGHT, text_percent=p) for p in (100, 150, 200)])
@pytest.mark.parametrize("size", [(1100, 780), (700, 520)])
def test_all_words_have_room_on_every_screen(
    look: Look, stand: Stand, theme: Theme, size: tuple[int, int]
) -> None:
    look.set_theme(theme)
    view = stand.lesson(size=size, following=a_lesson("hurt", 2))
    while True:
        for _ in range(4):
            QApplication.processEvents()
        texts = view.findChildren(ReadingText)
        cut = [
            words
            for words in cut_words(view)
            if "<html>" not in words  # rich text is measured below
        ]
        assert cut == [], view.step
        assert [t.objectName() for t in texts if t.height() < t.heightForWidth(t.width())] == []
        assert view.width() == size[0], view.step
        if isinstance(view.step, EndStep):
            return
        view._turn(1)


def test_a_new_size_of_text_sets_the_screen_in_view_anew(look: Look, stand: Stand) -> None:
    view = stand.lesson(from_screen="story", size=(1600, 900))
    text = text_of(view)
    before = text.font().pixelSize(), text.maximumWidth()
    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=150))

    assert text.font().pixelSize() == round(before[0] * 1.5)
    assert text.maximumWidth() > before[1] * 1.4


def test_callouts_have_a_bar_and_a_ground_in_the_colours_of_the_theme(look: Look, stand: Stand) -> None:
    view = stand.lesson(from_screen="science")
    light = text_of(view).text()
    look.set_theme(Theme(scheme=Scheme.DARK))

    assert "#1c6660" in light
    assert "#79c9bc" in text_of(view).text()
    assert "blockquote" not in light


@pytest.mark.parametrize("screen", ["", "science", "see", "friend", "questions", "sources"])
def test_everything_has_a_name_and_is_large_enough(look: Look, stand: Stand, screen: str) -> None:
    view = stand.lesson(from_screen=screen)

    assert nameless(view) == []
    assert small_targets(view, look.length("touch")) == []


def test_who_listens_is_told_the_words_without_marks(stand: Stand) -> None:
    view = stand.lesson(from_screen="science")

    assert text_of(view).accessibleName() == SCREENS[1].plain
    assert "[2]" not in SCREENS[1].plain


# -- figures, one's own words, the end -----------------------------------------------------------------------


def test_a_figure_stands_below_its_words(stand: Stand) -> None:
    def make(figure: Figure, parent: object) -> Text:
        return Text(f"here is {figure.texts['name']}")

    view = stand.lesson(from_screen="see", make_figure=make)

    assert "Follow it on its way to the brain.\nhere is The way of a message" in said(view)


def test_a_figure_that_cannot_be_drawn_is_told_in_words(stand: Stand) -> None:
    assert "Toe: The toe is bumped." in said(stand.lesson(from_screen="see"))


def test_a_figure_whose_file_cannot_be_read_is_missed_in_one_sentence(stand: Stand) -> None:
    view = stand.lesson(replace(a_lesson(), figure=None), from_screen="see")

    assert "The figure that belongs here could not be read. You can read on." in said(view)


def test_ones_own_words_are_kept_when_the_screen_is_left(stand: Stand) -> None:
    view = stand.lesson(from_screen="friend", words="An alarm")
    kept: list[str] = []
    view.words_kept.connect(kept.append)
    box = view.findChild(QPlainTextEdit)
    assert box is not None
    assert box.toPlainText() == "An alarm"
    box.setFocus()
    QTest.keyClicks(box, "My ")
    press(view, Key.Key_Tab)
    assert kept == []

    button(view, "lesson.on").click()
    press(view, Key.Key_Left)

    assert kept == ["My An alarm"]
    again = [one for one in view.findChildren(QPlainTextEdit) if one.isVisibleTo(view)]
    assert again[0].toPlainText() == "My An alarm"


def test_ones_own_words_are_kept_when_the_lesson_is_left(stand: Stand, qtbot: QtBot) -> None:
    view = stand.lesson(from_screen="friend")
    kept: list[str] = []
    view.words_kept.connect(kept.append)
    box = view.findChild(QPlainTextEdit)
    assert box is not None
    box.setPlainText("It rings")
    box.setFocus()

    with qtbot.waitSignal(view.closed):
        press(view, Key.Key_Escape)
    view.end()

    assert kept == ["It rings"]


def test_words_that_have_not_changed_are_not_kept_again(stand: Stand, qtbot: QtBot) -> None:
    view = stand.lesson(from_screen="friend", words="An alarm")

    with qtbot.assertNotEmitted(view.words_kept):
        press(view, Key.Key_Space, Key.Key_Left)
        view.end()


def test_the_end_is_told_once_and_says_what_comes_next(stand: Stand) -> None:
    view = stand.lesson(from_screen="sources", following=a_lesson("hurt", 2, "Hurt and harm"))
    ends: list[None] = []
    view.finished.connect(lambda: ends.append(None))
    press(view, Key.Key_Space)

    assert isinstance(view.step, EndStep)
    assert "That was lesson 1" in said(view)
    assert "Next, when you like: Hurt and harm. About 6 minutes." in said(view)
    press(view, Key.Key_Left, Key.Key_Space)
    assert len(ends) == 1


def test_from_the_end_one_key_leads_back_and_another_lesson_is_by_choice(stand: Stand, qtbot: QtBot) -> None:
    view = stand.lesson(from_screen="sources", following=a_lesson("hurt", 2))
    press(view, Key.Key_Space)

    with qtbot.waitSignal(view.next_asked):
        button(view, "lesson.skip").click()
    with qtbot.waitSignal(view.closed):
        press(view, Key.Key_Space)


def test_what_to_know_before_comes_first_and_one_may_say_not_now(stand: Stand, qtbot: QtBot) -> None:
    view = stand.lesson(a_lesson(content_note="This lesson speaks of hard times."))

    assert "This lesson speaks of hard times." in said(view)
    with qtbot.waitSignal(view.closed):
        button(view, "lesson.skip").click()


# -- saving energy, own pages, paper -----------------------------------------------------------------------

NOTE = "Stay within what you can do."


def test_the_energy_note_opens_the_lesson_for_everybody(stand: Stand) -> None:
    view = stand.lesson(a_lesson(energy_note=NOTE))

    assert NOTE in said(view)
    assert NOTE not in said(stand.lesson(a_lesson(energy_note=NOTE), from_screen="try"))


def test_who_saves_energy_reads_it_once_more_where_something_is_to_be_tried(stand: Stand) -> None:
    aids = ReadingAids(saves_energy=True)

    assert NOTE in said(stand.lesson(a_lesson(energy_note=NOTE), from_screen="try", aids=aids))
    assert NOTE not in said(stand.lesson(a_lesson(energy_note=NOTE), from_screen="story", aids=aids))


@pytest.mark.parametrize("screen", ["try", "friend", ""])
def test_what_it_is_about_can_be_written_in_ones_own_pages(stand: Stand, qtbot: QtBot, screen: str) -> None:
    aids = ReadingAids(own_pages=tuple(OwnPage))
    view = stand.lesson(
        a_lesson(own_pages=(OwnPage.GOALS,)), from_screen=screen or "sources", words="before", aids=aids
    )
    if not screen:
        press(view, Key.Key_Space)
        assert isinstance(view.step, EndStep)
    if screen == "friend":
        box = view.findChild(QPlainTextEdit)
        assert box is not None
        box.setPlainText("after")
    kept: list[str] = []
    view.words_kept.connect(kept.append)

    assert button(view, "lesson.own.goals").text() == "Write it in my pages"
    with qtbot.waitSignal(view.own_page_asked) as asked:
        button(view, "lesson.own.goals").click()
    assert asked.args == [OwnPage.GOALS]
    assert kept == (["after"] if screen == "friend" else [])


def test_two_pages_are_told_apart_and_those_that_are_not_there_are_left_out(stand: Stand) -> None:
    lesson = a_lesson(own_pages=(OwnPage.GOALS, OwnPage.FLARE_PLAN))
    view = stand.lesson(lesson, from_screen="try", aids=ReadingAids(own_pages=tuple(OwnPage)))

    assert button(view, "lesson.own.goals").text() == "Write it in: My goals"
    assert button(view, "lesson.own.flare-plan").text() == "Write it in: My flare plan"
    without = stand.lesson(lesson, from_screen="try")
    assert without.findChildren(type(button(view, "lesson.own.goals")), "lesson.own.goals") == []


@pytest.mark.parametrize("screen", ["", "sources"])
def test_from_its_opening_and_from_its_end_a_lesson_can_be_put_on_paper(
    stand: Stand, qtbot: QtBot, screen: str
) -> None:
    jobs = Background()
    view = stand.lesson(from_screen=screen, aids=ReadingAids(jobs=jobs))
    if screen:
        press(view, Key.Key_Space)
    button(view, "lesson.paper").click()

    assert QApplication.focusWidget() is button(view, "lesson.paper.print")
    assert view._sheet().title == "1. Your body's alarm system"
    press(view, Key.Key_Right if not screen else Key.Key_Left)
    assert view.screen_id == ("heard" if not screen else "sources")
    jobs.close()


def test_a_button_for_paper_that_is_out_of_view_asks_for_no_press_more(stand: Stand) -> None:
    jobs = Background()
    view = stand.lesson(aids=ReadingAids(jobs=jobs))
    view.setMinimumSize(0, 0)
    bar = view._scroll.verticalScrollBar()
    for height in range(900, 200, -10):
        view.resize(1000, height)
        QApplication.processEvents()
        if bar.maximum() > 30:
            break

    assert 30 < bar.maximum() < 48
    assert button(view, "lesson.on").text() == "Begin"
    view.resize(1000, height - 60)
    QApplication.processEvents()
    assert button(view, "lesson.on").text() == "Read on below"
    jobs.close()
