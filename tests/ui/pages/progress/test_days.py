"""The calendar and the page of one day, over a real record, with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import Purpose, SessionKind, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import LifeChange, Scale
from gmi_trainer.domain.offer import CardReason, OfferCard
from gmi_trainer.domain.plan import OwnWords
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.calendar_grid import DayCell, DayLineTile
from gmi_trainer.ui.pages.progress.calendar_room import CalendarRoom
from gmi_trainer.ui.pages.progress.day_page import DayPage
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_trial
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.open_record import open_record

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)


class Reader:
    """Somebody who looks back."""

    def __init__(self, workspace: Workspace, tools: RoomTools, jobs: Background, qtbot: QtBot) -> None:
        self.workspace = workspace
        self.tools = tools
        self.jobs = jobs
        self.bot = qtbot
        self._numbers = iter(range(1, 100))

    def drill(self, days_ago: int = 0) -> int:
        at = MORNING - days_ago * DAY
        spec = spec_for_training(BodyPart.HAND, 2, level=2)
        start = sample_start(next(self._numbers), spec, started_utc=at, utc_offset_min=0)
        session = self.workspace.sessions.begin(start)
        self.workspace.sessions.add_trial(session, sample_trial(1))
        self.workspace.sessions.add_trial(session, sample_trial(2, Outcome.WRONG))
        self.workspace.sessions.finish(session, at, Purpose.TRAINING, {})
        return session

    def calendar(self, width: int = 900) -> CalendarRoom:
        room = CalendarRoom(self.tools)
        self.bot.addWidget(room)
        room.resize(width, 700)
        room.show()
        room.begin()
        self.bot.waitUntil(lambda: room.is_built and self.jobs.is_idle)
        return room

    def day(self, day: date = MONDAY) -> DayPage:
        page = DayPage(self.tools)
        self.bot.addWidget(page)
        page.resize(900, 900)
        page.show()
        page.show_day(day)
        self.bot.waitUntil(lambda: page.is_built and self.jobs.is_idle)
        return page

    def settle(self) -> None:
        """Everything is read, and in view."""
        self.bot.waitUntil(lambda: self.jobs.is_idle)
        self.bot.waitUntil(lambda: self.jobs.is_idle)

    def press(self, page: CalendarRoom | DayPage, name: str) -> None:
        button = page.findChild(QAbstractButton, name)
        assert button is not None, name
        self.bot.waitUntil(lambda: button.isVisibleTo(page))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()


@pytest.fixture
def reader(look: Look, jobs: Background, qtbot: QtBot, tmp_path: Path) -> Iterator[Reader]:
    with open_record(tmp_path) as workspace:
        tools = RoomTools(look, workspace, jobs, english, FakeClock())
        yield Reader(workspace, tools, jobs, qtbot)


# -- the calendar ----------------------------------------------------------------------------------------------


def told(room: CalendarRoom) -> str:
    return room.told


def key(room: CalendarRoom, which: Qt.Key) -> None:
    QTest.keyClick(room.window().focusWidget(), which)


def test_a_month_is_a_grid_with_a_sentence_for_each_day(reader: Reader) -> None:
    reader.drill()
    reader.drill()
    reader.drill(days_ago=2)

    room = reader.calendar()

    days = {cell.day.day: cell for cell in room.month_view.buttons if cell.day is not None}
    assert len(days) == 31
    assert all(isinstance(cell, DayCell) for cell in days.values())
    assert days[MONDAY].accessibleName() == "Monday, 10 Mar, today: left or right, 2 times; kept"
    assert days[MONDAY - DAY].accessibleName() == "Sunday, 9 Mar: no entry"
    assert days[MONDAY + DAY].accessibleName() == "Tuesday, 11 Mar: still to come"
    reader.bot.waitUntil(lambda: all(min(cell.width(), cell.height()) >= 48 for cell in days.values()))


def test_arrows_home_and_end_lead_from_day_to_day_and_on_into_other_months(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.drill(days_ago=60)
    room = reader.calendar()
    room.take_focus()
    assert told(room).startswith("Monday, 10 Mar, today")

    key(room, Qt.Key.Key_Left)
    assert told(room).startswith("Sunday, 9 Mar")
    key(room, Qt.Key.Key_Home)
    assert told(room).startswith("Monday, 3 Mar")
    key(room, Qt.Key.Key_End)
    assert told(room).startswith("Sunday, 9 Mar")
    key(room, Qt.Key.Key_Up)
    assert told(room).startswith("Sunday, 2 Mar")
    key(room, Qt.Key.Key_Up)
    reader.settle()
    qtbot.waitUntil(lambda: told(room).startswith("Sunday, 23 Feb"))
    key(room, Qt.Key.Key_PageDown)
    reader.settle()
    qtbot.waitUntil(lambda: told(room).startswith("Monday, 10 Mar"))  # not beyond today
    key(room, Qt.Key.Key_PageDown)
    reader.settle()
    assert told(room).startswith("Monday, 10 Mar")  # and there is nothing after it
    key(room, Qt.Key.Key_PageUp)
    reader.settle()
    qtbot.waitUntil(lambda: told(room).startswith("Monday, 10 Feb"))


def test_whoever_comes_in_is_on_today_once_the_days_are_there(reader: Reader) -> None:
    room = CalendarRoom(reader.tools)
    reader.bot.addWidget(room)
    room.show()

    room.begin()
    room.take_focus()

    reader.bot.waitUntil(lambda: room.is_built and reader.jobs.is_idle)
    assert told(room).startswith("Monday, 10 Mar, today")
    assert isinstance(room.window().focusWidget(), DayCell)


def test_only_one_day_is_a_stop_of_the_tab_key(reader: Reader) -> None:
    room = reader.calendar()

    stops = [one for one in room.month_view.buttons if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]

    assert len(stops) == 1


def test_a_day_opens_its_page(reader: Reader, qtbot: QtBot) -> None:
    room = reader.calendar()
    room.take_focus()

    with qtbot.waitSignal(room.day_opened) as opened:
        key(room, Qt.Key.Key_Return)

    assert opened.args == [MONDAY]


def test_a_narrow_window_has_a_list_with_the_newest_day_on_top(reader: Reader) -> None:
    reader.drill(days_ago=1)

    room = reader.calendar(width=420)

    lines = room.month_view.buttons
    assert all(isinstance(line, DayLineTile) for line in lines)
    assert [line.day.day.day for line in lines if line.day is not None] == list(range(10, 0, -1))
    assert lines[1].accessibleName() == "Sunday, 9 Mar: left or right; kept"
    room.resize(900, 700)
    assert not room.month_view.shows_list


def test_what_is_not_counted_is_crossed_out_and_the_key_says_so(reader: Reader) -> None:
    session = reader.drill()
    counted = reader.calendar()
    assert "crossed out: not counted" not in key_words(counted)
    before = cell_picture(counted)

    reader.workspace.sessions.set_counted(session, False, "tired")
    room = reader.calendar()

    assert "crossed out: not counted" in key_words(room)
    assert cell_picture(room) != before


def key_words(room: CalendarRoom) -> list[str]:
    key = room.findChild(QWidget, "progress.calendar.kinds")
    assert key is not None
    return [label.text() for label in key.findChildren(QLabel)]


def cell_picture(room: CalendarRoom) -> QImage:
    """Of the Monday, where nothing but its sign changes."""
    cell = next(one for one in room.month_view.buttons if one.day is not None and one.day.day == MONDAY)
    return cell.grab(QRect(0, cell.height() // 2, cell.width(), cell.height() // 2)).toImage()


def test_how_many_days_were_kept_is_told_kindly(reader: Reader) -> None:
    reader.drill(days_ago=2)
    reader.drill(days_ago=1)
    reader.drill()

    room = reader.calendar()

    assert room.month is not None
    assert (room.month.kept, room.month.of) == (3, 3)


# -- a day -----------------------------------------------------------------------------------------------------


def test_a_day_shows_what_was_done_and_opens_a_drill(reader: Reader, qtbot: QtBot) -> None:
    session = reader.drill()

    page = reader.day()

    [card] = page.sessions.cards
    assert card.line == "08:30 · 1 of 2 right"
    with qtbot.waitSignal(page.session_opened) as opened:
        reader.press(page, f"progress.day.open.{session}")
    assert opened.args == [session, SessionKind.DRILL]


def test_lessons_and_practices_are_called_by_their_names(reader: Reader) -> None:
    learning, guided = reader.workspace.learning(), reader.workspace.guided()
    lesson = next(iter(learning.course().course.lessons.values()))
    learning.finish(learning.begin(lesson))
    script = guided.scripts().of_kind(SessionKind.NOTICE)[0]
    guided.begin(SessionKind.NOTICE, guided.spec(script), {})

    page = reader.day()

    titles = [card.heading.text() for card in page.sessions.cards if card.heading is not None]
    assert len(titles) == 2
    assert any(lesson.title in title for title in titles)
    assert script.title in titles
    assert any(card.line.endswith("Stopped before its end.") for card in page.sessions.cards)


def test_a_session_is_left_out_with_a_reason_and_comes_back(reader: Reader) -> None:
    reader.drill()
    page = reader.day()

    reader.press(page, "progress.leave_out")
    reader.press(page, "progress.leave_out.now")
    reader.settle()
    story = page.story
    assert story is not None
    assert not story.sessions[0].counted

    reader.press(page, "progress.day.undo_bar.undo")
    reader.settle()
    story = page.story
    assert story is not None
    assert story.sessions[0].counted


def test_a_number_is_corrected_by_keys_and_says_what_it_was(reader: Reader, qtbot: QtBot) -> None:
    reader.workspace.today.check_in(5, 6, 7)
    page = reader.day()
    row = page.numbers.row(Scale.PAIN_AVERAGE)
    assert row.value == "Pain: 5 of 10"

    reader.press(page, "progress.day.pain_average.correct")
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: row.value == "Pain: 4 of 10")

    assert page.window().focusWidget() is row.button
    rating = page.story.rating(Scale.PAIN_AVERAGE) if page.story is not None else None
    assert rating is not None
    assert [(before.value, after.value) for before, after in rating.changes] == [(5, 4)]
    reader.press(page, "progress.day.undo_bar.undo")
    qtbot.waitUntil(lambda: row.value == "Pain: 5 of 10")


def test_a_number_is_taken_out_and_added(reader: Reader, qtbot: QtBot) -> None:
    reader.workspace.today.check_in(None, 6, None)
    page = reader.day()
    row = page.numbers.row(Scale.SLEEP)

    reader.press(page, "progress.day.sleep.correct")
    reader.press(page, "progress.day.sleep.take_out")

    qtbot.waitUntil(lambda: row.value == "Sleep: not said")


def test_without_pain_there_is_no_pain(reader: Reader) -> None:
    about = reader.workspace.about
    about.save(type(about.load())(rates_pain=False))

    page = reader.day()

    assert not page.numbers.row(Scale.PAIN_AVERAGE).isVisibleTo(page)
    assert page.numbers.row(Scale.SLEEP).isVisibleTo(page)


def says(page: DayPage, words: str) -> bool:
    return page.note.note.text == words


def test_a_note_is_written_changed_and_taken_back(reader: Reader, qtbot: QtBot) -> None:
    page = reader.day()
    for words in ("Rain.", "Rain and wind."):
        reader.press(page, "progress.day.note.write")
        field = page.findChild(QPlainTextEdit, "progress.day.note.field")
        assert field is not None
        field.setPlainText(words)
        reader.press(page, "progress.day.note.keep")
        qtbot.waitUntil(partial(says, page, words))

    assert [wording.text for wording in page.note.note.earlier] == ["Rain."]
    reader.press(page, "progress.day.note.take_back")
    qtbot.waitUntil(lambda: page.note.note.text == "")
    reader.press(page, "progress.day.undo_bar.undo")
    qtbot.waitUntil(lambda: page.note.note.text == "Rain and wind.")


def test_from_the_note_the_tab_key_goes_to_keep(reader: Reader, qtbot: QtBot) -> None:
    page = reader.day()
    reader.press(page, "progress.day.note.write")
    field = page.findChild(QPlainTextEdit, "progress.day.note.field")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Rain.")

    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)

    qtbot.waitUntil(partial(says, page, "Rain."))


def test_what_is_half_written_outlives_a_change_elsewhere(reader: Reader) -> None:
    page = reader.day()
    reader.press(page, "progress.day.note.write")
    field = page.findChild(QPlainTextEdit, "progress.day.note.field")
    assert field is not None
    field.setPlainText("Half a sen")

    reader.workspace.today.check_in(1, 2, 3)
    reader.settle()

    assert page.note.is_writing
    assert field.toPlainText() == "Half a sen"


def test_a_mark_is_taken_back_and_set_again(reader: Reader, qtbot: QtBot) -> None:
    reader.workspace.today.say_change(LifeChange.MEDICINE, "half the dose")
    page = reader.day()
    assert page.happened.isVisibleTo(page)

    reader.press(page, "progress.day.mark.0.back")
    qtbot.waitUntil(lambda: not page.happened.marks)
    reader.press(page, "progress.day.undo_bar.undo")
    qtbot.waitUntil(lambda: len(page.happened.marks) == 1)


def test_days_lead_to_the_one_before_and_not_beyond_today(reader: Reader, qtbot: QtBot) -> None:
    reader.drill(days_ago=1)
    page = reader.day()
    later = page.findChild(QAbstractButton, "progress.day.after")
    assert later is not None
    assert not later.isEnabled()

    reader.press(page, "progress.day.before")
    qtbot.waitUntil(lambda: page.is_built and len(page.sessions.cards) == 1)

    assert later.isEnabled()
    earlier = page.findChild(QAbstractButton, "progress.day.before")
    assert earlier is not None
    assert not earlier.isEnabled()  # nothing is known of the days before


LAST_MARK = "progress.day.mark.0.back"
"""A layout shows what it was given a turn later."""


def test_the_tab_key_goes_down_the_page(reader: Reader) -> None:
    reader.drill(days_ago=1)
    session = reader.drill()
    reader.workspace.today.rest_today()
    page = reader.day()

    reader.bot.waitUntil(lambda: {f"progress.day.open.{session}", LAST_MARK} <= set(tab_order(page)))
    stops = [name for name in tab_order(page) if name.startswith("progress.") and ".help" not in name]

    assert stops == [
        "progress.day.back",
        "progress.day.before",  # there is no day after today
        f"progress.day.open.{session}",
        "progress.leave_out",
        "progress.day.pain_average.correct",
        "progress.day.sleep.correct",
        "progress.day.mood.correct",
        "progress.day.mark.0.back",
        "progress.day.note.write",
    ]


# -- whoever needs large text, another language, or a screen reader ------------------------------------------------


def nothing_cut(view: QWidget) -> bool:
    return cut_words(view) == []


def give_plan(reader: Reader, clinic: str) -> None:
    plan = reader.workspace.today.plan()
    reader.workspace.plans().set_plan(
        replace(plan, uuid="of-a-clinic", version=2, is_default=False, made_by=clinic, began_on=MONDAY - DAY)
    )


@pytest.mark.parametrize(
    ("clinic", "told"),
    [
        ("Clinic by the lake", "Plan from Clinic by the lake, version 2, since 9 Mar 2025"),
        ("", "Plan from a clinic, version 2, since 9 Mar 2025"),
    ],
)
def test_the_calendar_says_whose_plan_the_days_are_of(reader: Reader, clinic: str, told: str) -> None:
    room = reader.calendar()
    line = room.findChild(QLabel, "progress.calendar.plan")
    assert line is not None
    assert not line.isVisibleTo(room), "the program's own plan is nobody's"

    give_plan(reader, clinic)
    reader.settle()

    assert line.isVisibleTo(room)
    assert line.text() == told


def test_this_week_says_whose_plan_the_days_are_of(reader: Reader) -> None:
    reader.drill()
    place = ProgressPlace(reader.tools.look, reader.workspace, reader.jobs, english, clock=FakeClock())
    reader.bot.addWidget(place)
    place.show()
    reader.bot.waitUntil(lambda: place.overview.week.isVisibleTo(place))
    line = place.findChild(QLabel, "progress.week.plan")
    assert line is not None
    assert not line.isVisibleTo(place)

    give_plan(reader, "Clinic by the lake")

    reader.bot.waitUntil(lambda: line.isVisibleTo(place))
    assert line.text().startswith("Plan from Clinic by the lake")
    reader.settle()


def did(words: str) -> OfferCard:
    return OfferCard("own", OwnWords(words), 10.0, CardReason.PLAN)


def test_a_day_tells_what_was_done_of_a_plans_own_words(reader: Reader) -> None:
    reader.workspace.today.did_own_words(did("Once round the garden."))
    page = reader.day()

    assert page.own_done.isVisibleTo(page)
    assert "Once round the garden." in [label.text() for label in page.own_done.findChildren(QLabel)]

    reader.press(page, "progress.day.own_done.0.back")
    assert not page.own_done.isVisibleTo(page)

    reader.press(page, "progress.day.undo_bar.undo")
    assert page.own_done.isVisibleTo(page)


def test_a_day_without_own_words_has_no_card_of_them(reader: Reader) -> None:
    page = reader.day()

    assert not page.own_done.isVisibleTo(page)


def everything(reader: Reader) -> DayPage:
    """A day with all that a day can have, and a number that was corrected."""
    reader.drill()
    today = reader.workspace.today
    today.check_in(5, 6, 7)
    today.say_change(LifeChange.MEDICINE, "half the dose")
    today.say_flare()
    today.did_own_words(did("Once round the garden, slowly. " * 5))
    reader.workspace.days().correct(MONDAY, Scale.SLEEP, 3)
    notes = reader.workspace.notes()
    notes.put_for_day(MONDAY, "Rain.")
    notes.put_for_day(MONDAY, "Rain and wind, all day long, and a good book.")
    page = reader.day()
    reader.press(page, "progress.day.note.earlier")
    reader.press(page, "progress.day.pain_average.correct")
    return page


@pytest.mark.parametrize(("width", "percent"), [(700, 150), (640, 200)])
def test_the_pages_of_days_have_names_targets_and_room_for_their_words(
    reader: Reader, look: Look, width: int, percent: int
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    page, room = everything(reader), reader.calendar()

    for view in (page, room):
        view.resize(width, 700)
        reader.settle()
        reader.bot.waitUntil(partial(nothing_cut, view))
        assert nameless(view) == []
        assert small_targets(view, TOUCH_PX) == []


def test_days_in_another_language_have_room_for_their_words(
    reader: Reader, qapp: QApplication, qtbot: QtBot
) -> None:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        reader.tools = replace(reader.tools, translate=QCoreApplication.translate)
        page, room = everything(reader), reader.calendar(width=600)
        for view in (page, room):
            qtbot.waitUntil(partial(nothing_cut, view))
    finally:
        qapp.removeTranslator(translator)
