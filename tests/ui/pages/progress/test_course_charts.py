"""The verdict and the charts of a body part: one cursor for all, and the band that is drawn is the number used."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import LifeChange, Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.span import Span
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.progress import Course
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.ui.charts.picture import ChartPicture, Ink, Sign
from gmi_trainer.ui.pages.progress.course_charts import DAYS
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from tests.ui.inspection import nameless
from tests.ui.pages.progress.looking_back import TODAY, LookingBack

TEST = spec_for_test(BodyPart.HAND, 20)


@pytest.fixture
def diary(record: Record, back: LookingBack) -> SqliteDiary:
    return SqliteDiary(record, back.clock)


def some_tests(back: LookingBack, count: int, *, apart_days: int = 4) -> None:
    """The newest one is today's. The first two are for trying out."""
    for n in range(count):
        back.maker.session(TODAY - timedelta(days=apart_days * (count - 1 - n)), TEST, n / count)


def rated(diary: SqliteDiary, day: date, pain: int, sleep: int, mood: int) -> None:
    for scale, value in ((Scale.PAIN_AVERAGE, pain), (Scale.SLEEP, sleep), (Scale.MOOD, mood)):
        diary.rate(scale, Moment.CHECK_IN, value, day=day)


def picture(page: ProgressPlace, key: Measure | str) -> ChartPicture:
    shown = page.overview.course.charts.charts[key].shown
    assert shown is not None
    return shown


def course_of(page: ProgressPlace) -> Course:
    course = page.overview.course.course
    assert course is not None
    return course


def choose(back: LookingBack, page: ProgressPlace, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.findChild(QWidget, name), Qt.MouseButton.LeftButton)
    back.settle(page)


# -- the verdict ------------------------------------------------------------------------------------------


def test_with_few_tests_it_says_kindly_how_many_are_missing_and_what_to_do(
    back: LookingBack, qtbot: QtBot
) -> None:
    some_tests(back, 5)

    page = back.page()

    headline = page.overview.course.headline
    assert headline.verdict == "Too few tests to tell: 3 more."
    assert "You have 3 so far. Take one every second day, when it suits you." in headline.sentences
    with qtbot.waitSignal(page.train_asked):
        qtbot.keyClick(headline.button, Qt.Key.Key_Return)


def test_who_saves_energy_is_not_asked_for_more(back: LookingBack) -> None:
    back.workspace.about.save(AboutMe(saves_energy=True))
    some_tests(back, 3)

    headline = back.page().overview.course.headline

    assert not any("every second day" in sentence for sentence in headline.sentences)
    assert not headline.button.isVisible()


@pytest.mark.parametrize(
    ("choice", "whose"), [("both", Whose.BOTH), ("left", Whose.LEFT), ("right", Whose.RIGHT)]
)
def test_the_band_that_is_drawn_is_the_number_of_the_verdict(
    back: LookingBack, qtbot: QtBot, choice: str, whose: Whose
) -> None:
    some_tests(back, 12)
    page = back.page()
    if whose is not Whose.BOTH:
        choose(back, page, f"progress.whose.{choice}", qtbot)

    for measure in Measure:
        change = course_of(page).change.of(measure, whose)
        assert change is not None
        (band,) = picture(page, measure).bands
        assert (band.low, band.high) == (change.start - change.band, change.start + change.band)
        start, now = picture(page, measure).bars
        assert (start.words, start.y, now.words, now.y) == (
            "your start",
            change.start,
            "last 3 tests",
            change.now,
        )
    names = [series.name for series in picture(page, Measure.TIME).series]
    assert names == (["Left", "Right"] if whose is Whose.BOTH else [choice.capitalize()])


def test_one_side_alone_has_its_own_numbers_and_verdict(back: LookingBack, qtbot: QtBot) -> None:
    some_tests(back, 12)
    page = back.page()
    told = page.findChild(QWidget, "progress.one_side")
    assert told is not None
    assert not told.isVisible()

    choose(back, page, "progress.whose.left", qtbot)

    sentences = [label.text() for label in told.findChildren(QLabel)]
    assert told.isVisible()
    assert len(sentences) == 2
    assert all("left" in sentence for sentence in sentences)
    assert all(sentence.endswith(("A real change.", "variation.")) for sentence in sentences)


def test_the_table_tells_every_change_with_its_band(back: LookingBack, qtbot: QtBot) -> None:
    some_tests(back, 12)
    page = back.page()

    choose(back, page, "progress.as_table", qtbot)

    changes = page.findChild(FactTable, "progress.changes")
    assert changes is not None
    assert changes.isVisible()
    assert [row[0] for row in changes.rows] == [
        "Correct answers, Both sides",
        "Correct answers, Left",
        "Correct answers, Right",
        "Usual time to answer, Both sides",
        "Usual time to answer, Left",
        "Usual time to answer, Right",
    ]
    assert all("(band " in row[3] for row in changes.rows)


def test_the_verdict_stands_above_its_numbers(back: LookingBack) -> None:
    some_tests(back, 12)

    page = back.page()

    headline = page.overview.course.headline
    assert headline.verdict.startswith(("A real change", "Within normal", "You were faster"))
    assert any(sentence.startswith("Correct answers: ") for sentence in headline.sentences)
    assert headline.accessibleName() == headline.verdict


def test_other_parts_carry_their_verdict_in_short(back: LookingBack) -> None:
    some_tests(back, 4)
    back.maker.session(TODAY - timedelta(days=3), spec_for_training(BodyPart.FOOT, 10))

    page = back.page()

    tiles = {
        part: page.findChild(QWidget, f"progress.part.{part}") for part in (BodyPart.HAND, BodyPart.FOOT)
    }
    assert {part: tile.accessibleDescription() for part, tile in tiles.items() if tile is not None} == {
        BodyPart.HAND: "4 tests to go",
        BodyPart.FOOT: "no tests yet",
    }


def test_one_drill_is_told_in_words_and_not_in_an_empty_frame(back: LookingBack, qtbot: QtBot) -> None:
    some_tests(back, 1)

    page = back.page()

    charts = page.overview.course.charts
    assert charts.charts == {}
    assert (charts.readout.when, charts.readout.note) == ("Thursday, 13 Mar", "Practice")
    nothing = charts.findChild(QLabel, "progress.nothing")
    assert nothing is not None
    assert nothing.text() == "Only one so far. A chart begins with the second one."
    whose = page.findChild(QWidget, "progress.whose")
    assert whose is not None
    assert not whose.isVisible()


# -- how the days were ------------------------------------------------------------------------------------


def test_pain_sleep_and_mood_stand_on_the_same_time_axis(back: LookingBack, diary: SqliteDiary) -> None:
    some_tests(back, 4, apart_days=2)
    rated(diary, TODAY - timedelta(days=1), 6, 4, 5)
    rated(diary, TODAY, 5, 7, 6)

    page = back.page()

    days = picture(page, DAYS)
    assert [(series.ink, series.name) for series in days.series] == [
        (Ink.ONE, "Pain"),
        (Ink.TWO, "Sleep"),
        (Ink.THREE, "Mood"),
    ]
    assert days.x_range == picture(page, Measure.TIME).x_range
    assert len(days.stops) == len(picture(page, Measure.TIME).stops) == 5, "four tests and a day without one"
    assert days.spoken == "Pain: from 6 to 5, Sleep: from 4 to 7, Mood: from 5 to 6."


def test_who_would_rather_not_rate_pain_never_sees_it(back: LookingBack, diary: SqliteDiary) -> None:
    some_tests(back, 2)
    rated(diary, TODAY, 5, 7, 6)
    back.workspace.about.save(AboutMe(rates_pain=False))

    page = back.page()

    assert [series.name for series in picture(page, DAYS).series] == ["Sleep", "Mood"]
    assert not any("Pain" in words for words in page.overview.course.charts.readout.values)


def test_without_ratings_there_is_one_quiet_sentence(back: LookingBack) -> None:
    some_tests(back, 2)

    charts = back.page().overview.course.charts

    assert DAYS not in charts.charts
    unrated = charts.findChild(QWidget, "progress.unrated")
    assert unrated is not None
    assert unrated.isVisible()


def test_what_happened_is_told_at_the_cursor_and_has_a_sign_with_its_word(
    back: LookingBack, diary: SqliteDiary
) -> None:
    some_tests(back, 2)
    diary.add(DiaryKind.LIFE_CHANGE, {"what": LifeChange.MEDICINE, "words": ""})
    diary.add(DiaryKind.FLARE)

    charts = back.page().overview.course.charts

    shown = charts.charts[DAYS].shown
    assert shown is not None
    assert {mark.sign for mark in shown.lane} == {Sign.CHANGE, Sign.FLARE}
    assert charts.readout.note.endswith("changed: Medicine · flare")
    key = charts.findChild(QWidget, "progress.marks_key")
    assert key is not None
    assert key.accessibleName() == "something changed, flare"


# -- one cursor -------------------------------------------------------------------------------------------


def test_the_cursor_of_one_chart_is_that_of_all(back: LookingBack, diary: SqliteDiary, qtbot: QtBot) -> None:
    some_tests(back, 4, apart_days=2)
    rated(diary, TODAY - timedelta(days=1), 6, 4, 5)
    page = back.page()
    charts = page.overview.course.charts
    days = charts.charts[DAYS]

    days.setFocus()
    qtbot.keyClick(days, Qt.Key.Key_End)
    qtbot.keyClick(days, Qt.Key.Key_Left)

    assert {chart.at for chart in charts.charts.values()} == {3}
    assert charts.readout.when == "Wednesday, 12 Mar"
    assert charts.readout.values == ("Pain 6", "Sleep 4", "Mood 5")
    time = charts.charts[Measure.TIME]
    qtbot.mousePress(time, Qt.MouseButton.LeftButton, pos=QPoint(1, 100))
    assert {chart.at for chart in charts.charts.values()} == {0}
    assert charts.readout.when == "Friday, 7 Mar"


def test_the_day_at_the_cursor_can_be_opened_by_button_and_by_enter(back: LookingBack, qtbot: QtBot) -> None:
    some_tests(back, 4, apart_days=2)
    page = back.page()
    course = page.overview.course
    chart = course.chart(Measure.ACCURACY)
    opened: list[date] = []
    course.day_opened.connect(opened.append)

    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    button = page.findChild(QPushButton, "progress.open_day")
    assert button is not None
    assert button.accessibleName() == "Open Friday, 7 Mar 2025"
    button.click()

    assert opened == [TODAY - timedelta(days=6)] * 2
    back.settle(page)
    day = page.room("day")
    assert day is not None
    assert page.currentWidget() is day
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert page.currentWidget() is page.overview
    assert button.hasFocus()


def test_plus_and_minus_zoom_and_the_ends_stay(back: LookingBack, qtbot: QtBot) -> None:
    some_tests(back, 12)
    page = back.page()
    course = page.overview.course
    seen = []

    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus):
        qtbot.keyClick(course.chart(Measure.TIME), key)
        back.settle(page)
        seen.append(course.span)

    assert seen == [Span.TWO_WEEKS, Span.TWO_WEEKS, Span.THREE_MONTHS, Span.YEAR]
    assert course_of(page).span is Span.YEAR


def test_whose_numbers_are_shown_changes_nothing_of_the_days(
    back: LookingBack, diary: SqliteDiary, qtbot: QtBot
) -> None:
    some_tests(back, 8)
    rated(diary, TODAY, 5, 7, 6)
    page = back.page()
    span, at_first = page.overview.course.span, picture(page, DAYS).x_range

    choose(back, page, "progress.whose.left", qtbot)

    assert page.overview.course.span is span
    assert picture(page, DAYS).x_range == at_first
    assert [ink for ink, _ in picture(page, DAYS).stops[-1].values] == [
        Ink.LEFT,
        Ink.ONE,
        Ink.TWO,
        Ink.THREE,
    ], "the stops are shared: they tell of the side that is shown"


def test_what_is_drawn_already_is_not_drawn_again(back: LookingBack) -> None:
    some_tests(back, 8)
    page = back.page()
    before = {key: chart.shown for key, chart in page.overview.course.charts.charts.items()}

    back.changes.publish(Changed.SESSIONS)
    back.settle(page)

    after = {key: chart.shown for key, chart in page.overview.course.charts.charts.items()}
    assert all(after[key] is before[key] for key in before)


# -- for everyone -----------------------------------------------------------------------------------------


def test_the_table_has_the_numbers_of_all_charts(back: LookingBack, diary: SqliteDiary, qtbot: QtBot) -> None:
    some_tests(back, 3, apart_days=2)
    rated(diary, TODAY, 5, 7, 6)
    rated(diary, TODAY - timedelta(days=1), 6, 4, 5)
    page = back.page()

    choose(back, page, "progress.as_table", qtbot)

    table = page.overview.course.table
    assert [(row[0], *row[3:6]) for row in table.rows] == [
        ("Thursday, 13 Mar", "5", "7", "6"),
        ("Wednesday, 12 Mar", "6", "4", "5"),
        ("Tuesday, 11 Mar", "", "", ""),
        ("Sunday, 9 Mar", "", "", ""),
    ]
    assert table.rows[0][-1] == "Test"
    assert "%" in table.rows[0][1]


def test_every_chart_has_a_name_a_sentence_and_no_two_alike(back: LookingBack, diary: SqliteDiary) -> None:
    some_tests(back, 8)
    rated(diary, TODAY, 5, 7, 6)

    page = back.page()

    heard = []
    for chart in page.overview.course.charts.charts.values():
        interface = QAccessible.queryAccessibleInterface(chart)
        assert interface is not None
        heard.append((interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)))
    assert len({name for name, _ in heard}) == len({sentence for _, sentence in heard}) == 3
    assert all(sentence.endswith(".") for _, sentence in heard)
    assert nameless(page.overview) == []
