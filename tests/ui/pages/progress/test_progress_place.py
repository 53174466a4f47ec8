"""Looking back, as a person does it: on a real record, with real widgets, by key and by mouse."""

from __future__ import annotations

import gc
import weakref
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import Purpose, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.measure import Measure
from gmi_trainer.domain.span import Span
from gmi_trainer.services.changes import Changed
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.charts.picture import Weight
from gmi_trainer.ui.pages.progress.drills_room import DrillsRoom
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.pages.progress.session_row import SessionRow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator
from gmi_trainer.ui.words.answers import NO_BREAK
from tests.history_maker import by_touch
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.pages.progress.looking_back import TODAY, LookingBack

HAND_TEST = spec_for_test(BodyPart.HAND, 20)
HAND_TRAINING = spec_for_training(BodyPart.HAND, 10)


def some_weeks(back: LookingBack, weeks: int = 3) -> list[int]:
    """A test and two bouts of training a week, on Mondays and Wednesdays, the last one this week."""
    sessions = []
    for week in range(weeks):
        monday = TODAY - timedelta(days=TODAY.weekday(), weeks=weeks - 1 - week)
        sessions.append(back.maker.session(monday, HAND_TRAINING, hour=8))
        sessions.append(back.maker.session(monday, HAND_TEST, hour=9))
        sessions.append(back.maker.session(monday + timedelta(days=2), HAND_TRAINING, hour=18))
    return sessions


def button(page: QWidget, identifier: str) -> QPushButton:
    found: QPushButton | None = page.findChild(QPushButton, identifier)
    assert found is not None, identifier
    return found


def rows_of(back: LookingBack, page: ProgressPlace) -> tuple[SessionRow, ...]:
    return back.drills(page).sessions.session_rows


def open_session(back: LookingBack, page: ProgressPlace, session_id: int) -> None:
    page.show_session(session_id)
    back.settle(page)
    assert page.is_showing_session


def levels(page: ProgressPlace, measure: Measure) -> list[str]:
    shown = page.overview.course.chart(measure).shown
    assert shown is not None
    return [level.words for level in shown.levels if level.words] + [bar.words for bar in shown.bars]


# -- the first view ---------------------------------------------------------------------------------------


def test_a_new_person_is_shown_the_way_to_training(back: LookingBack, qtbot: QtBot) -> None:
    page = back.page()

    assert page.overview.is_empty
    with qtbot.waitSignal(page.train_asked):
        qtbot.keyClick(button(page, "progress.train"), Qt.Key.Key_Return)


def test_all_drills_are_listed_newest_first_under_their_weeks(back: LookingBack) -> None:
    made = some_weeks(back)

    page = back.page()

    assert [row.session_id for row in rows_of(back, page)] == made[::-1]
    assert rows_of(back, page)[0].words.title == "Hands · Training"
    assert rows_of(back, page)[0].words.about.startswith("Wednesday, 12 Mar, 18:")
    labels = back.drills(page).sessions.findChildren(QLabel)
    headings = [label.text() for label in labels if label.property("role") == "field"]
    assert headings == ["This week", "Last week", "Week of 24 Feb"]


def test_this_week_has_its_ticks_and_its_numbers(back: LookingBack) -> None:
    some_weeks(back)

    week = back.page().overview.week

    assert week.strip.done == (True, False, True, False, False, False, False)
    assert week.lines == (
        "3 drills on 2 days",
        "Last week: 3 drills on 2 days",
        "6 of your first 17 days. Rest days count, too.",
    )
    assert week.strip.accessibleName() == "This week: 3 drills on 2 days"


def test_the_charts_join_tests_and_show_everything_else_faintly(back: LookingBack) -> None:
    some_weeks(back)

    course = back.page().overview.course

    assert course.span is Span.THREE_MONTHS
    for measure in Measure:
        picture = course.chart(measure).shown
        assert picture is not None
        for series in picture.series:
            assert len(series.solid) == 2, "the first test is practice"
            assert sum(mark.weight is Weight.FAINT for mark in series.marks) == 3


def test_drill_by_drill_shows_what_is_not_counted_as_open_marks(back: LookingBack, qtbot: QtBot) -> None:
    made = some_weeks(back)
    back.log.set_counted(made[-2], False, "interrupted")
    page = back.page()

    qtbot.mouseClick(
        page.overview.course.findChild(QWidget, "progress.span.two_weeks"), Qt.MouseButton.LeftButton
    )
    back.settle(page)

    picture = page.overview.course.chart(Measure.TIME).shown
    assert picture is not None
    weights = [mark.weight for mark in picture.series[0].marks]
    assert weights.count(Weight.HOLLOW) == 1
    assert weights.count(Weight.SOLID) == 1
    assert len(weights) == len(made) - 3, "the first of three weeks is out of view"


def test_tests_made_another_way_are_not_joined(back: LookingBack) -> None:
    some_weeks(back)
    back.maker.session(TODAY, by_touch(HAND_TEST))
    back.maker.session(TODAY, by_touch(HAND_TEST), hour=12)

    picture = back.page().overview.course.chart(Measure.ACCURACY).shown

    assert picture is not None
    assert [len(series.solid) for series in picture.series] == [2, 2], "touch is of today only"
    assert {int(mark.x) for series in picture.series for mark in series.marks} == {TODAY.toordinal()}


def test_the_numbers_of_the_newest_week_stand_below_the_charts(back: LookingBack, qtbot: QtBot) -> None:
    some_weeks(back)
    charts = back.page().overview.course.charts
    newest = charts.readout.values

    assert (charts.readout.when, charts.readout.note) == ("This week", "Tests: 1 · Other drills: 2")
    assert [words.split()[0] for words in newest] == ["Left", "Right"]
    assert all("%" in words and words.endswith(f"{NO_BREAK}s") for words in newest), "of both charts"
    chart = charts.charts[Measure.ACCURACY]
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert (charts.readout.when, charts.readout.note) == ("Last week", "Tests: 1 · Other drills: 2")
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert (charts.readout.when, charts.readout.values) == ("This week", newest)


def test_ones_own_start_is_marked_once_there_are_three_tests(back: LookingBack) -> None:
    some_weeks(back, weeks=1)
    few = back.page()
    some_weeks(back, weeks=5)
    many = back.page()

    assert levels(few, Measure.TIME) == []
    assert levels(few, Measure.ACCURACY) == ["guessing"]
    assert levels(many, Measure.TIME) == ["your start"]
    assert levels(many, Measure.ACCURACY) == ["guessing", "your start"]


def test_published_values_are_drawn_only_when_asked_for_and_that_is_kept(
    back: LookingBack, qtbot: QtBot
) -> None:
    some_weeks(back)
    page = back.page()
    switch = page.findChild(QCheckBox, "progress.published")
    words = page.findChild(QLabel, "progress.published_words")
    assert switch is not None
    assert words is not None
    assert "published" not in levels(page, Measure.ACCURACY)
    assert not words.isVisible()

    qtbot.keyClick(switch, Qt.Key.Key_Space)
    back.settle(page)

    assert "published" in levels(page, Measure.ACCURACY)
    assert "published" not in levels(page, Measure.TIME)  # a mean is not drawn beside medians
    assert "83 % correct, 35 adults, Bray & Moseley 2011" in words.text()
    assert "A rule of thumb clinicians use: 80 %" in words.text()
    assert "published" in levels(back.page(), Measure.ACCURACY)


def test_another_part_of_the_body_can_be_chosen(back: LookingBack, qtbot: QtBot) -> None:
    some_weeks(back)
    back.maker.session(TODAY - timedelta(days=200), spec_for_training(BodyPart.FOOT, 10))
    page = back.page()

    qtbot.mouseClick(page.findChild(QWidget, "progress.part.foot"), Qt.MouseButton.LeftButton)
    back.settle(page)

    assert page.overview.course.span is Span.ALL, "nothing was done in the last three months"
    assert page.overview.course.charts.readout.when == "Week of 19 Aug 2024"
    assert not page.overview.course.chart(Measure.ACCURACY).isVisible(), "one mark is no chart"
    assert len(rows_of(back, page)) == 10, "the list shows every part"


def test_the_same_numbers_can_be_read_as_a_table(back: LookingBack, qtbot: QtBot) -> None:
    some_weeks(back)
    page = back.page()
    course = page.overview.course

    qtbot.keyClick(button(page, "progress.as_table"), Qt.Key.Key_Space)

    assert course.table.isVisible()
    assert not course.chart(Measure.TIME).isVisible()
    assert [row[0] for row in course.table.rows] == [
        "This week",
        "This week",
        "Last week",
        "Last week",
        "Week of 24 Feb",
    ]
    assert course.table.rows[0][3] == "Tests: 1"
    assert "%" in course.table.rows[0][1]
    assert button(page, "progress.as_table").accessibleName() == "Show as charts"


def test_a_long_list_comes_a_page_at_a_time(back: LookingBack, qtbot: QtBot) -> None:
    made = [
        back.maker.session(
            TODAY - timedelta(days=n // 3), spec_for_training(BodyPart.HAND, 5), hour=8 + n % 3
        )
        for n in range(120)
    ]
    page = back.page()
    room = back.drills(page)
    older = button(page, "progress.older")
    assert len(room.sessions.session_rows) == 50

    qtbot.mouseClick(older, Qt.MouseButton.LeftButton)
    back.settle(page)
    assert len(room.sessions.session_rows) == 100
    assert room.sessions.session_rows[50].hasFocus()
    qtbot.keyClick(older, Qt.Key.Key_Return)
    back.settle(page)

    assert {row.session_id for row in room.sessions.session_rows} == set(made)
    assert not older.isVisible()


def test_a_drill_that_was_not_finished_is_listed_without_numbers(back: LookingBack) -> None:
    back.maker.session(TODAY, HAND_TEST, interrupted_after=6)

    page = back.page()

    assert not page.overview.course.isVisible()
    assert not page.overview.is_empty
    (row,) = rows_of(back, page)
    assert row.words.sides == ()
    assert "Not finished" in row.words.marks


# -- one session ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_row_opens_its_session_and_escape_comes_back_to_it(
    back: LookingBack, qtbot: QtBot, key: Qt.Key
) -> None:
    made = some_weeks(back)
    page = back.page()
    row = rows_of(back, page)[3]
    row.setFocus()

    qtbot.keyClick(row, key)
    back.settle(page)

    assert page.is_showing_session
    story = page.detail.story
    assert story is not None
    assert story.summary.session_id == made[-4]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "progress.back"
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    room = page.room("drills")
    assert isinstance(room, DrillsRoom)
    assert room.isVisible()
    assert room.sessions.session_rows[3].hasFocus()
    qtbot.keyClick(room.sessions.session_rows[3], Qt.Key.Key_Escape)
    assert page.overview.isVisible()
    assert next(tile for tile in page.overview.doors.tiles if tile.key == "drills").hasFocus()


def test_every_trial_of_a_session_is_in_its_table(back: LookingBack) -> None:
    session_id = back.maker.session(TODAY, spec_for_test(BodyPart.HAND, 40))
    page = back.page()
    open_session(back, page, session_id)

    with SqliteHistory(back.path) as reader:
        trials = reader.trials(session_id)
    table = page.detail.table
    assert table is not None
    assert [row[0] for row in table.rows] == [str(trial.position) for trial in trials]
    assert [row[1] for row in table.rows] == [trial.alt for trial in trials]
    assert table.rows[0][7] == "warm-up"
    assert {row[4] for row in table.rows} >= {"Correct"}


def test_how_it_was_measured_is_told(back: LookingBack) -> None:
    session_id = back.maker.session(TODAY, HAND_TEST)
    page = back.page()
    open_session(back, page, session_id)

    said = " ".join(label.text() for label in page.detail.findChildren(QLabel))
    assert "Timing quality: good" in said
    assert "Answered with: Keys · Both hands" in said
    assert "The first two drills of a body part are for trying out" in said


def test_a_session_that_is_not_there_changes_nothing(back: LookingBack) -> None:
    some_weeks(back, 1)
    page = back.page()

    page.show_session(999)
    back.settle(page)

    assert not page.is_showing_session


def test_a_result_can_lead_straight_to_its_session(back: LookingBack) -> None:
    session_id = back.maker.session(TODAY, HAND_TRAINING)
    page = ProgressPlace(back._look, back.workspace, back._jobs, lambda _, text: text, clock=back.clock)
    back._qtbot.addWidget(page)

    page.show_session(session_id)
    page.show()
    back.settle(page)

    assert page.is_showing_session


# -- do not count -----------------------------------------------------------------------------------------


def test_do_not_count_and_count_again_by_keyboard(back: LookingBack, qtbot: QtBot) -> None:
    made = some_weeks(back)
    page = back.page()
    open_session(back, page, made[-2])

    qtbot.keyClick(button(page, "progress.leave_out"), Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "progress.reason.interrupted"
    other = page.findChild(QWidget, "progress.reason.someone_else")
    assert other is not None
    qtbot.keyClick(other, Qt.Key.Key_Space)
    qtbot.keyClick(button(page, "progress.leave_out.now"), Qt.Key.Key_Return)
    back.settle(page)

    with SqliteHistory(back.path) as reader:
        stored = reader.session(made[-2])
        assert stored is not None
        assert (stored.counted, stored.not_counted_reason) == (False, "someone_else")
        assert len(reader.trials(made[-2])) >= 20, "nothing is deleted"
    assert page.is_showing_session
    qtbot.waitUntil(lambda: button(page, "progress.count_again").hasFocus())
    page.show_overview()
    back.settle(page)
    picture = page.overview.course.chart(Measure.TIME).shown
    assert picture is not None
    assert [len(series.solid) for series in picture.series] == [1, 1]
    row = next(row for row in rows_of(back, page) if row.session_id == made[-2])
    assert "Not counted" in row.words.marks

    row.click()
    back.settle(page)
    qtbot.keyClick(button(page, "progress.count_again"), Qt.Key.Key_Return)
    back.settle(page)

    with SqliteHistory(back.path) as reader:
        stored = reader.session(made[-2])
    assert stored is not None
    assert (stored.counted, stored.not_counted_reason) == (True, "")


def test_ones_own_words_can_be_the_reason(back: LookingBack, qtbot: QtBot) -> None:
    session_id = back.maker.session(TODAY, HAND_TEST)
    page = back.page()
    open_session(back, page, session_id)
    qtbot.mouseClick(button(page, "progress.leave_out"), Qt.MouseButton.LeftButton)
    own = page.findChild(QLineEdit, "progress.own_reason")
    assert own is not None
    assert not own.isVisible()

    qtbot.mouseClick(page.findChild(QWidget, "progress.reason.own"), Qt.MouseButton.LeftButton)
    assert own.isVisible()
    qtbot.keyClicks(own, "  the phone rang ")
    qtbot.mouseClick(button(page, "progress.leave_out.now"), Qt.MouseButton.LeftButton)
    back.settle(page)

    with SqliteHistory(back.path) as reader:
        stored = reader.session(session_id)
    assert stored is not None
    assert stored.not_counted_reason == "the phone rang"


def test_changing_ones_mind_before_it_is_done_leaves_everything(back: LookingBack, qtbot: QtBot) -> None:
    session_id = back.maker.session(TODAY, HAND_TEST)
    page = back.page()
    open_session(back, page, session_id)
    qtbot.mouseClick(button(page, "progress.leave_out"), Qt.MouseButton.LeftButton)

    qtbot.mouseClick(button(page, "progress.leave_out.not"), Qt.MouseButton.LeftButton)

    assert button(page, "progress.leave_out").isVisible()
    assert not button(page, "progress.leave_out.now").isVisible()
    with SqliteHistory(back.path) as reader:
        stored = reader.session(session_id)
    assert stored is not None
    assert stored.counted


@pytest.mark.parametrize("counted", [True, False])
def test_both_ways_can_be_undone(back: LookingBack, qtbot: QtBot, counted: bool) -> None:
    session_id = back.maker.session(TODAY, HAND_TEST)
    if not counted:
        back.log.set_counted(session_id, False, "the phone rang")
    page = back.page()
    open_session(back, page, session_id)
    if counted:
        qtbot.mouseClick(button(page, "progress.leave_out"), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(button(page, "progress.leave_out.now"), Qt.MouseButton.LeftButton)
    else:
        qtbot.mouseClick(button(page, "progress.count_again"), Qt.MouseButton.LeftButton)
    back.settle(page)

    qtbot.mouseClick(button(page, "progress.detail.undo_bar.undo"), Qt.MouseButton.LeftButton)
    back.settle(page)

    with SqliteHistory(back.path) as reader:
        stored = reader.session(session_id)
    assert stored is not None
    assert (stored.counted, stored.not_counted_reason) == (counted, "" if counted else "the phone rang")


# -- reading and living -----------------------------------------------------------------------------------


def test_a_new_session_appears_by_itself(back: LookingBack) -> None:
    page = back.page()
    was_empty = page.overview.is_empty

    session_id = back.maker.session(TODAY, HAND_TRAINING)
    back.changes.publish(Changed.SESSIONS)
    back.settle(page)

    assert was_empty
    assert not page.overview.is_empty
    assert [row.session_id for row in rows_of(back, page)] == [session_id]


def test_other_changes_are_none_of_its_business(back: LookingBack, jobs: Background) -> None:
    back.page()

    back.changes.publish(Changed.PREFERENCES)

    assert jobs.is_idle


def test_nothing_is_read_while_the_page_is_out_of_view(back: LookingBack, jobs: Background) -> None:
    page = back.page()
    page.hide()
    session_id = back.maker.session(TODAY, HAND_TRAINING)

    back.changes.publish(Changed.SESSIONS)
    assert jobs.is_idle
    page.show()
    back.settle(page)

    assert [row.session_id for row in rows_of(back, page)] == [session_id]


def test_a_record_that_cannot_be_read_is_told_in_a_sentence(back: LookingBack) -> None:
    page = back.page()
    back.path = back.path.with_name("gone.sqlite3")

    back.changes.publish(Changed.SESSIONS)
    back.settle(page)

    notice = next(w for w in page.overview.findChildren(QWidget) if w.property("role") == "notice")
    assert notice.isVisible()
    assert notice.accessibleName()


def test_the_page_is_gone_when_it_is_destroyed(back: LookingBack) -> None:
    some_weeks(back, 1)
    others = set(back.changes._listeners)
    page = ProgressPlace(back._look, back.workspace, back._jobs, lambda _, text: text, clock=back.clock)
    page.show()
    back.settle(page)
    chart = page.overview.course.chart(Measure.TIME)
    alive: list[weakref.ref[QWidget]] = [weakref.ref(w) for w in (page, page.overview, chart)]

    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del page, chart
    gc.collect()

    assert [ref() for ref in alive] == [None, None, None]
    assert set(back.changes._listeners) == others
    back.changes.publish(Changed.SESSIONS)


# -- for everyone -----------------------------------------------------------------------------------------


def test_every_control_has_a_name_an_identifier_and_room_for_a_finger(back: LookingBack) -> None:
    made = some_weeks(back)
    page = back.page()

    assert nameless(page.overview) == []
    assert small_targets(page.overview, TOUCH_PX) == []
    open_session(back, page, made[-2])
    button(page, "progress.leave_out").click()
    assert nameless(page.detail) == []
    assert small_targets(page.detail, TOUCH_PX) == []


def test_a_row_says_everything_in_one_sentence_and_is_a_button(back: LookingBack) -> None:
    made = some_weeks(back)
    back.log.set_counted(made[-2], False, "interrupted")
    page = back.page()

    row = rows_of(back, page)[1]

    interface = QAccessible.queryAccessibleInterface(row)

    assert interface is not None
    assert interface.role() is QAccessible.Role.Button
    spoken = interface.text(QAccessible.Text.Name)
    assert spoken.startswith("Hands · Test, Monday, 10 Mar, 09:")
    assert "Not counted" in spoken
    assert "Left: " in spoken
    assert "Right: " in spoken
    assert row.accessibleIdentifier() == f"progress.session.{made[-2]}"


def test_the_charts_tell_a_screen_reader_what_they_show(back: LookingBack) -> None:
    some_weeks(back)

    chart = back.page().overview.course.chart(Measure.ACCURACY)

    assert chart.accessibleName() == "Correct answers"
    assert chart.accessibleDescription().startswith("Tests. 2 weeks, Last week to This week. Left: from ")


def test_tab_walks_from_the_part_to_the_charts_and_to_the_doors(back: LookingBack) -> None:
    some_weeks(back)
    back.maker.session(TODAY - timedelta(days=3), spec_for_training(BodyPart.FOOT, 10))
    page = back.page()

    order = [name for name in tab_order(page) if name.startswith("progress")]

    walked = [
        "progress.part.hand",
        "progress.span.three_months",
        "progress.chart.accuracy",
        "progress.chart.time",
        "progress.as_table",
        "progress.door.drills",
    ]
    places = [order.index(name) for name in walked]
    assert places == sorted(places)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [700, 1100])
def test_no_words_are_cut_at_any_text_size(
    back: LookingBack, look: Look, qtbot: QtBot, percent: int, width: int
) -> None:
    made = some_weeks(back)
    look.set_theme(Theme(Scheme.LIGHT, text_percent=percent))
    page = back.page(width)
    assert_nothing_cut(page.overview, qtbot)

    button(page, "progress.as_table").click()
    assert_nothing_cut(page.overview, qtbot)
    open_session(back, page, made[-2])
    button(page, "progress.leave_out").click()
    assert_nothing_cut(page.detail, qtbot)


def assert_nothing_cut(view: QWidget, qtbot: QtBot) -> None:
    """Layouts need a moment to find their heights."""

    def nothing_cut() -> None:
        assert cut_words(view) == []

    qtbot.waitUntil(nothing_cut, timeout=2000)


def test_a_longer_language_fits_too(back: LookingBack, look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    made = some_weeks(back)
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        page = ProgressPlace(look, back.workspace, back._jobs, QCoreApplication.translate, clock=back.clock)
        qtbot.addWidget(page)
        page.resize(760, 800)
        page.show()
        back.settle(page)
        assert_nothing_cut(page.overview, qtbot)
        open_session(back, page, made[-2])
        assert_nothing_cut(page.detail, qtbot)
    finally:
        qapp.removeTranslator(translator)


def test_the_window_goes_on_answering_while_ten_weeks_are_read(back: LookingBack) -> None:
    """Reading happens elsewhere, and building goes in steps: no step takes as long as a person notices."""
    for week in range(10):
        for day in range(5):
            back.maker.session(TODAY - timedelta(days=7 * week + day), HAND_TRAINING)
    page = back.page()
    turns = 0

    def count() -> None:
        nonlocal turns
        turns += 1

    timer = QTimer()
    timer.timeout.connect(count)
    timer.start(0)
    back.drills(page)

    assert turns >= 2, "a list of fifty is not built at once"


def test_the_purpose_of_a_test_that_was_cut_short_is_told(back: LookingBack) -> None:
    some_weeks(back, 1)
    session_id = back.maker.session(TODAY, HAND_TEST, purpose=Purpose.TRAINING)
    page = back.page()

    row = next(row for row in rows_of(back, page) if row.session_id == session_id)

    assert row.words.marks == ("Counts as training",)


def test_a_drill_has_a_note_of_its_own_with_its_earlier_wordings(back: LookingBack, qtbot: QtBot) -> None:
    session = some_weeks(back)[-1]
    page = back.page()
    open_session(back, page, session)
    for words in ("Cold hands.", "Cold hands, loud room."):
        button(page, "progress.detail.note.write").click()
        field = page.detail.findChild(QPlainTextEdit, "progress.detail.note.field")
        assert field is not None
        field.setPlainText(words)
        button(page, "progress.detail.note.keep").click()
        back.settle(page)

    note = page.detail.note
    assert note is not None
    assert note.note.text == "Cold hands, loud room."
    assert [wording.text for wording in note.note.earlier] == ["Cold hands."]

    button(page, "progress.detail.note.take_back").click()
    back.settle(page)
    assert note.note.text == ""
    button(page, "progress.detail.undo_bar.undo").click()
    back.settle(page)
    assert note.note.text == "Cold hands, loud room."


def test_a_number_around_a_drill_is_put_right_on_its_page(
    back: LookingBack, record: Record, qtbot: QtBot
) -> None:
    made = back.maker.session(TODAY, HAND_TEST)
    diary = SqliteDiary(record, back.clock)
    diary.rate(Scale.PAIN_NOW, Moment.BEFORE, 4, made)
    diary.rate(Scale.PAIN_NOW, Moment.AFTER, 6, made)
    page = back.page()
    open_session(back, page, made)
    ratings = page.detail.ratings
    assert ratings is not None
    row = ratings.row(Scale.PAIN_NOW, Moment.AFTER)
    assert row.value == "Pain after: 6 of 10"

    qtbot.keyClick(button(page, "progress.detail.ratings.pain_now.after.correct"), Qt.Key.Key_Space)
    assert row.numbers is not None
    row.numbers.answered.emit(3)
    back.settle(page)

    qtbot.waitUntil(lambda: row.value == "Pain after: 3 of 10")
    said = record.connection.execute("SELECT value FROM rating ORDER BY id").fetchall()
    assert [one["value"] for one in said] == [4, 6, 3], "nothing is written over"
    qtbot.keyClick(button(page, "progress.detail.undo_bar.undo"), Qt.Key.Key_Space)
    back.settle(page)
    qtbot.waitUntil(lambda: row.value == "Pain after: 6 of 10")


# -- days without any drill -------------------------------------------------------------------------------


def test_who_only_rated_days_sees_them_alone_and_can_open_one(
    back: LookingBack, record: Record, qtbot: QtBot
) -> None:
    diary = SqliteDiary(record, back.clock)
    for number, (pain, sleep) in enumerate([(6, 4), (5, 5), (3, 7)]):
        day = TODAY - timedelta(days=2 - number)
        diary.rate(Scale.PAIN_AVERAGE, Moment.CHECK_IN, pain, day=day)
        diary.rate(Scale.SLEEP, Moment.CHECK_IN, sleep, day=day)

    page = back.page()
    overview = page.overview

    days = overview.days
    assert days is not None
    assert days.isVisibleTo(overview)
    assert not overview.course.isVisibleTo(overview)
    assert overview.is_empty, "the way to a first drill stays"
    assert days.card.values == ("Pain 3", "Sleep 7")
    assert days.card.when == "Thursday, 13 Mar"
    chart = days.card.chart
    assert chart is not None
    assert chart.shown is not None
    assert chart.shown.spoken == "Pain: from 6 to 3, Sleep: from 4 to 7."
    button(overview, "progress.days.as_table").click()
    assert [row[1:3] for row in days.card.table.rows] == [("3", "7"), ("5", "5"), ("6", "4")]
    button(overview, "progress.days.as_table").click()

    with qtbot.waitSignal(overview.day_opened) as opened:
        days.card.stop_chosen.emit(chart.shown.stops[0])
    assert opened.args == [TODAY - timedelta(days=2)]


def test_with_a_drill_the_days_stand_below_its_charts_and_not_alone(
    back: LookingBack, record: Record
) -> None:
    SqliteDiary(record, back.clock).rate(Scale.MOOD, Moment.CHECK_IN, 5, day=TODAY)
    page = back.page()
    assert page.overview.days is not None

    back.maker.session(TODAY, HAND_TRAINING)
    back.changes.publish(Changed.SESSIONS)
    back.settle(page)

    assert not page.overview.days.isVisibleTo(page.overview)
    assert page.overview.course.isVisibleTo(page.overview)


def test_of_days_long_ago_all_are_shown(back: LookingBack, record: Record) -> None:
    SqliteDiary(record, back.clock).rate(Scale.MOOD, Moment.CHECK_IN, 5, day=TODAY - timedelta(days=200))

    days = back.page().overview.days

    assert days is not None
    assert days.card.values == ("Mood 5",)
