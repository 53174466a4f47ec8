"""The chart as a person meets it: by eye, by key, by touch and by ear."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from threading import Thread

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.charts.chart import Chart
from gmi_trainer.ui.charts.markers import ink_colour, marker_path, sign_path
from gmi_trainer.ui.charts.picture import (
    Band,
    Bar,
    ChartPicture,
    Ink,
    LaneMark,
    Level,
    Mark,
    Series,
    Sign,
    Stop,
    Weight,
    kept_apart,
)
from gmi_trainer.ui.charts.plotting import SMALLEST_SHARE, mark_share
from gmi_trainer.ui.charts.scale import accuracy_scale
from gmi_trainer.ui.charts.warming import load_drawing
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme

LEFT = (0.7, 0.8, 0.9)
RIGHT = (0.6, 0.65, 0.95)


def picture(
    left: tuple[float, ...] = LEFT, right: tuple[float, ...] = RIGHT, weight: Weight = Weight.SOLID
) -> ChartPicture:
    places = [10.0 + 7 * n for n in range(len(left))]
    return ChartPicture(
        name="Correct answers",
        spoken="Left: from 70 % to 90 %, Right: from 60 % to 95 %.",
        series=(
            Series(Ink.LEFT, "Left", tuple(Mark(x, y, weight) for x, y in zip(places, left, strict=True))),
            Series(Ink.RIGHT, "Right", tuple(Mark(x, y, weight) for x, y in zip(places, right, strict=True))),
        ),
        stops=tuple(
            Stop(x, f"week {n}", ((Ink.LEFT, f"Left {y:.0%}"), (Ink.RIGHT, "Right")), "a test")
            for n, (x, y) in enumerate(zip(places, left, strict=True))
        ),
        x_range=(7.0, 10.0 + 7 * len(left)),
        x_ticks=lambda most: tuple((x, f"day {x:.0f}") for x in places[:most]),
        widest_x_tick="day 100",
        y_scale=accuracy_scale([*left, *right]),
        y_words=("50 %", "60 %", "70 %", "80 %", "90 %", "100 %"),
        levels=(Level(0.5, "guessing"),),
    )


@pytest.fixture
def chart(look: Look, qtbot: QtBot) -> Chart:
    chart = Chart(look, "chart")
    qtbot.addWidget(chart)
    chart.resize(600, 260)
    chart.show_picture(picture())
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def colours_of(chart: Chart) -> set[str]:
    image: QImage = chart.grab().toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def test_the_sides_and_the_level_of_guessing_are_written_in_the_chart(chart: Chart) -> None:
    assert {"Left", "Right", "guessing", "50 %", "100 %", "day 10"} <= set(chart.words)


def test_both_sides_are_drawn_in_their_colours_and_follow_the_theme(chart: Chart, look: Look) -> None:
    light = look.tokens
    assert {light.left, light.right, light.surface} <= colours_of(chart)

    look.set_theme(Theme(Scheme.DARK))

    dark = look.tokens
    seen = colours_of(chart)
    assert {dark.left, dark.right, dark.surface} <= seen
    assert light.surface not in seen
    assert light.left not in seen


def test_what_stands_for_both_sides_wears_the_colour_of_neither(chart: Chart, look: Look) -> None:
    one = picture()
    series = replace(one.series[0], ink=Ink.BOTH, name="Both sides")
    chart.show_picture(replace(one, series=(series,)))

    seen = colours_of(chart)
    assert look.tokens.accent in seen
    assert not {look.tokens.left, look.tokens.right} & seen


def test_every_mark_has_a_shape_of_its_own() -> None:
    shapes = [marker_path(ink, 10.0) for ink in Ink]

    assert all(one != other for one, other in combinations(shapes, 2))


def test_every_ink_has_a_colour_and_every_sign_a_shape_of_its_own(look: Look) -> None:
    for scheme in Scheme:
        look.set_theme(Theme(scheme))
        assert len({ink_colour(look, ink).name() for ink in Ink}) == len(Ink)
    assert all(one != other for one, other in combinations([sign_path(sign, 10.0) for sign in Sign], 2))


def test_a_band_is_as_wide_as_the_chart_and_lies_behind_everything(chart: Chart, look: Look) -> None:
    chart.show_picture(replace(picture(), bands=(Band(0.62, 0.78),)))

    image = chart.grab().toImage()
    plot = chart._plot_rect().translated(chart._view.pos())
    inside, outside = (QPointF(plot.left() + 3, chart._y(y, plot)).toPoint() for y in (0.64, 0.84))
    assert QColor(image.pixel(inside)).name() == look.tokens.sunken
    assert QColor(image.pixel(outside)).name() == look.tokens.surface


def test_bars_say_what_they_are_and_stay_within_the_chart(chart: Chart) -> None:
    bars = (Bar(8, 12, 0.65, "your start"), Bar(20, 30, 0.92, "last 3 tests", is_above=False))

    chart.show_picture(replace(picture(), bars=bars))

    room = chart._view.sceneRect()
    written = {item.text(): item for item in chart._words}
    assert {"your start", "last 3 tests"} <= set(written)
    assert all(room.contains(written[words].sceneBoundingRect()) for words in ("your start", "last 3 tests"))


def test_what_happened_stands_in_a_lane_below_the_plot(chart: Chart, look: Look) -> None:
    lane = (
        LaneMark(10, Sign.FLARE, "flare"),
        LaneMark(10, Sign.NOTE, "note"),
        LaneMark(24, Sign.REST, "rest"),
    )

    chart.show_picture(replace(picture(), lane=lane))

    plot = chart._plot_rect()
    places = [item.sceneBoundingRect() for item in chart._signs]
    assert len(places) == 3
    assert all(place.top() > plot.bottom() for place in places)
    flare, _, note = places  # in the order of the signs
    assert flare.bottom() <= note.top(), "below one another"
    assert flare.center().x() == pytest.approx(note.center().x(), abs=2)
    assert look.tokens.attention in colours_of(chart)


def test_noise_is_drawn_from_where_to_where_it_reaches(chart: Chart) -> None:
    plain = picture()
    marks = tuple(replace(mark, low=mark.y - 0.05, high=mark.y + 0.05) for mark in plain.series[0].marks)

    before = len(chart._drawn)
    chart.show_picture(replace(plain, series=(replace(plain.series[0], marks=marks), plain.series[1])))

    assert len(chart._drawn) == before + 1


def test_long_names_stand_above_the_plot_and_leave_it_its_width(chart: Chart) -> None:
    one = picture()
    long = tuple(replace(series, name="Turned away from you") for series in one.series)

    chart.show_picture(replace(one, series=long))

    plot = chart._plot_rect()
    names = [item for item in chart._words if item.text() == "Turned away from you"]
    assert all(item.sceneBoundingRect().bottom() < plot.top() + 2 for item in names)
    assert plot.width() > 0.7 * chart.width()


def test_names_that_do_not_fit_into_one_row_go_on_in_the_next(chart: Chart, look: Look) -> None:
    look.set_theme(Theme(Scheme.LIGHT, text_percent=200))
    one = picture()
    chart.resize(420, chart.sizeHint().height())

    chart.show_picture(
        replace(one, series=tuple(replace(s, name="Turned away from you") for s in one.series))
    )

    room = chart._view.sceneRect()
    names = [item for item in chart._words if item.text() == "Turned away from you"]
    assert len({item.pos().y() for item in names}) == 2
    assert all(room.adjusted(-1, -1, 1, 1).contains(item.sceneBoundingRect()) for item in names)


def test_charts_below_one_another_leave_the_same_room_for_names(chart: Chart) -> None:
    chart.show_picture(replace(picture(), room_for=("Somewhat",)))
    narrow = chart._plot_rect().right()
    chart.show_picture(replace(picture(), series=picture().series[:1], room_for=("Somewhat",)))

    assert chart._plot_rect().right() == narrow


def test_many_marks_in_little_room_are_drawn_smaller(chart: Chart, look: Look) -> None:
    many = picture(left=tuple(0.7 for _ in range(60)), right=tuple(0.6 for _ in range(60)))

    assert mark_share(look, picture(), 500) == 1
    assert mark_share(look, many, 500) < 0.6
    assert mark_share(look, many, 50) == SMALLEST_SHARE


@pytest.mark.parametrize(
    ("key", "step"),
    [(Qt.Key.Key_Plus, 1), (Qt.Key.Key_Equal, 1), (Qt.Key.Key_Minus, -1)],
)
def test_plus_and_minus_ask_for_a_closer_or_a_wider_view(
    chart: Chart, qtbot: QtBot, key: Qt.Key, step: int
) -> None:
    with qtbot.waitSignal(chart.zoom_asked) as asked:
        qtbot.keyClick(chart, key)

    assert asked.args == [step]


def test_enter_chooses_the_stop(chart: Chart, qtbot: QtBot) -> None:
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Home)

    with qtbot.waitSignal(chart.stop_chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert chosen.args == [picture().stops[0]]


def test_a_cursor_that_is_kept_stays_where_it_was_left(chart: Chart, qtbot: QtBot) -> None:
    chart.keep_cursor()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    qtbot.keyClick(chart, Qt.Key.Key_Home)

    chart.clearFocus()

    assert chart.stop == picture().stops[0]


def test_larger_text_makes_a_higher_chart(chart: Chart, look: Look) -> None:
    before = chart.sizeHint().height()

    look.set_theme(Theme(Scheme.LIGHT, text_percent=200))

    assert chart.sizeHint().height() == 2 * before


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_that_is_written_sticks_out(chart: Chart, look: Look, percent: int) -> None:
    look.set_theme(Theme(Scheme.LIGHT, text_percent=percent))
    chart.resize(520, chart.sizeHint().height())

    scene = chart._view.scene()
    room = chart._view.sceneRect()
    written = [item for item in scene.items() if hasattr(item, "text")]
    assert len(written) >= 9
    for item in written:
        assert room.adjusted(-1, -1, 1, 1).contains(item.sceneBoundingRect()), item.text()


def test_names_of_sides_that_end_at_the_same_value_keep_apart(chart: Chart) -> None:
    chart.show_picture(picture(left=(0.7, 0.9), right=(0.6, 0.9)))

    left, right = (item.sceneBoundingRect() for item in chart._words if item.text() in ("Left", "Right"))
    assert not left.intersects(right.adjusted(0, 1, 0, -1))


def test_marks_with_the_same_value_stand_side_by_side() -> None:
    left, right = kept_apart(picture(left=(0.7, 0.9), right=(0.6, 0.9)).series, y_span=0.6)

    assert [mark.nudge for mark in left.marks] == [0, -1]
    assert [mark.nudge for mark in right.marks] == [0, 1]


def test_arrow_keys_move_the_cursor_and_stop_at_the_ends(chart: Chart, qtbot: QtBot) -> None:
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    stops = picture().stops
    assert chart.stop == stops[2]
    heard: list[Stop | None] = []
    chart.stop_changed.connect(heard.append)

    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.stop == stops[1]
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.stop == stops[0]
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.stop == stops[2]
    assert heard == [stops[1], stops[0], stops[2]]


def test_leaving_the_chart_puts_the_cursor_away(chart: Chart, qtbot: QtBot) -> None:
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)

    chart.clearFocus()

    assert chart.stop is None


def test_other_keys_are_not_kept_from_the_page(chart: Chart, qtbot: QtBot) -> None:
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Down)

    assert chart.stop == picture().stops[2]


@pytest.mark.parametrize(("share", "at"), [(0.0, 0), (0.45, 1), (1.0, 2)])
def test_a_touch_goes_to_the_nearest_day(chart: Chart, qtbot: QtBot, share: float, at: int) -> None:
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(int(share * (chart.width() - 1)), 100))

    assert chart.stop == picture().stops[at]


def test_nothing_can_be_dragged_zoomed_or_opened(chart: Chart, qtbot: QtBot) -> None:
    before = chart._box.viewRange()

    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    qtbot.mouseMove(chart, QPoint(100, 100))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseClick(chart, Qt.MouseButton.RightButton, pos=QPoint(300, 100))

    assert chart._box.viewRange() == before
    assert QApplication.activePopupWidget() is None


def test_the_wheel_scrolls_the_page_and_not_the_chart(look: Look, qtbot: QtBot) -> None:
    page, inside, chart = QScrollArea(), QWidget(), Chart(look, "chart")
    rows = QVBoxLayout(inside)
    rows.addWidget(chart)
    rows.addSpacing(2000)
    page.setWidget(inside)
    qtbot.addWidget(page)
    page.resize(500, 300)
    chart.show_picture(picture())
    page.show()
    qtbot.waitExposed(page)
    before = chart._box.viewRange()
    window = page.windowHandle()
    assert window is not None

    QTest.wheelEvent(window, QPointF(120, 120), QPoint(0, -240))
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)

    assert chart._box.viewRange() == before


def test_a_screen_reader_hears_a_name_and_one_sentence(chart: Chart) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)

    assert interface is not None
    assert interface.role() is QAccessible.Role.StaticText
    assert interface.text(QAccessible.Text.Name) == "Correct answers"
    assert interface.text(QAccessible.Text.Description) == picture().spoken


def test_a_stop_says_when_both_sides_and_what(chart: Chart) -> None:
    assert picture().stops[0].spoken == "week 0. Left 70%, Right. a test"


def test_open_marks_are_outlines_and_pale_ones_are_pale(chart: Chart, look: Look) -> None:
    chart.show_picture(picture(weight=Weight.FAINT))
    assert look.tokens.left not in colours_of(chart) or chart.words.count("Left") == 1

    chart.show_picture(picture(weight=Weight.HOLLOW))
    image = chart.grab().toImage()
    centre = _centre_of_first_mark(chart)
    assert QColor(image.pixel(centre)).name() == look.tokens.surface

    chart.show_picture(picture(weight=Weight.SOLID))
    image = chart.grab().toImage()
    assert QColor(image.pixel(centre)).name() == look.tokens.left


def _centre_of_first_mark(chart: Chart) -> QPoint:
    plot = chart._plot_rect().translated(chart._view.pos())
    return QPointF(chart._x(10.0, plot), chart._y(LEFT[0], plot)).toPoint()


def test_what_draws_charts_is_not_loaded_with_the_page() -> None:
    program = (
        "import sys\n"
        "import gmi_trainer.ui.pages.progress.progress_place\n"
        "assert 'pyqtgraph' not in sys.modules and 'numpy' not in sys.modules\n"
        "from gmi_trainer.ui.charts.warming import load_drawing, load_numbers\n"
        "from threading import Thread\n"
        "thread = Thread(target=load_numbers)\n"
        "thread.start()\n"
        "thread.join()\n"
        "assert 'numpy' in sys.modules and 'pyqtgraph' not in sys.modules\n"
        "load_drawing()\n"
        "assert 'pyqtgraph' in sys.modules\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stderr


def test_qt_s_classes_are_never_made_in_a_second_thread() -> None:
    raised: list[BaseException] = []

    def load() -> None:
        try:
            load_drawing()
        except AssertionError as error:
            raised.append(error)

    thread = Thread(target=load)
    thread.start()
    thread.join()

    assert len(raised) == 1
