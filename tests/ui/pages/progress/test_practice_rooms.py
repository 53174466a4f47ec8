"""The histories of practices, as a person looks back on them: on a real record, with real widgets, by key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.span import Span
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.charts.picture import Weight
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.pages.progress.practice_person import ROOMS, PracticePerson, Room, button, rows_of, said_in
from tests.ui.test_made_up_language import forgotten

CHARTS = {
    "imagined": ("said", "rung", "ratio"),
    "mirrored": ("step", "mine"),
    "noticed": ("minutes",),
    "tasks": ("step", "hard"),
}
OF_THE_RECORD = ("It was quiet, and I liked it.", "Sounds and sights", "Body scan", "My own cup.")
"""A person's own words, and what practices are called in their files: no words of the window."""

KINDS = {"imagined": SessionKind.IMAGERY, "mirrored": SessionKind.MIRROR, "tasks": SessionKind.ACTIVITY}
every_room = pytest.mark.parametrize("name", sorted(ROOMS))
one_room = pytest.mark.parametrize("name", ["mirrored"])
"""What they all have from one place is tried out in one of them."""


@pytest.fixture
def person(tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot) -> Iterator[PracticePerson]:
    person = PracticePerson(tmp_path, look, jobs, qtbot)
    yield person
    person.close()


def figures_of(room: Room) -> list[str]:
    assert room.overview.shown is not None
    return [figure.number for figure in room.overview.shown.figures]


def span_of(room: Room) -> Span:
    """How far back its charts look."""
    assert room.overview.shown is not None
    return room.overview.shown.span


def part_of(room: Room) -> BodyPart | None:
    """Of which part its charts are."""
    assert room.overview.shown is not None
    return room.overview.shown.part


def shows_session(room: Room) -> bool:
    return room.is_showing_session


def choose(room: Room, identifier: str) -> None:
    """One of some tiles."""
    tile = room.findChild(QAbstractButton, identifier)
    assert tile is not None, identifier
    tile.click()


def leave_out(room: Room, qtbot: QtBot) -> None:
    """By keyboard, with the first reason."""
    qtbot.keyClick(button(room, "progress.leave_out"), Qt.Key.Key_Space)
    qtbot.keyClick(button(room, "progress.leave_out.now"), Qt.Key.Key_Return)


# -- the first view ------------------------------------------------------------------------------------


@every_room
def test_before_the_first_session_it_says_so_and_leads_to_training(
    person: PracticePerson, qtbot: QtBot, name: str
) -> None:
    room = person.room(name)

    assert room.overview.is_empty
    assert not rows_of(room)
    assert room.overview.cards == {}
    if name == "noticed":  # it stands on the Train page itself
        with qtbot.waitSignal(room.train_asked):
            qtbot.keyClick(button(room, f"progress.{name}.begin"), Qt.Key.Key_Return)
        return
    with qtbot.waitSignal(room.practice_asked) as asked:
        qtbot.keyClick(button(room, f"progress.{name}.begin"), Qt.Key.Key_Return)
    assert asked.args == [KINDS[name]]


@every_room
def test_it_says_how_much_there_was_draws_it_and_lists_it(person: PracticePerson, name: str) -> None:
    made = person.practise(name, 20)

    room = person.room(name)

    assert room.overview.shown is not None
    assert room.overview.shown.first.startswith("Last time, today: ")
    assert figures_of(room)[:2] == ["20", "20"]
    assert room.overview.weeks.accessibleName().startswith("Days with practice. This week: 4 days;")
    assert tuple(room.overview.cards) == CHARTS[name]
    assert [row.session_id for row in rows_of(room)] == made[::-1]
    for part in room.overview.cards.values():
        assert part.card.chart is not None
        assert part.card.chart.accessibleDescription().count(": from ") >= 1, "a sentence with numbers"


@one_room
def test_the_same_numbers_stand_in_a_table(person: PracticePerson, qtbot: QtBot, name: str) -> None:
    person.practise(name, 20)
    room = person.room(name)
    key, part = next(iter(room.overview.cards.items()))

    qtbot.keyClick(button(part, f"progress.{name}.chart.{key}.as_table"), Qt.Key.Key_Space)

    model = part.card.table.model()
    assert part.card.table.isVisibleTo(room)
    assert model.rowCount() == 4, "three weeks and a part of one"
    assert model.index(0, 0).data() == "This week"


@one_room
def test_another_time_is_read_and_drawn(person: PracticePerson, name: str) -> None:
    person.practise(name, 30)
    room = person.room(name)
    assert span_of(room) is Span.THREE_MONTHS
    key = CHARTS[name][0]
    weeks = room.overview.cards[key].card.chart
    assert weeks is not None
    assert weeks.shown is not None
    marks_of_weeks = len(weeks.shown.stops)

    choose(room, f"progress.{name}.span.two_weeks")
    person.settle(room)

    assert span_of(room) is Span.TWO_WEEKS
    assert weeks.shown.stops[-1].when == "Thursday, 13 Mar"
    assert marks_of_weeks <= 6


@one_room
def test_older_sessions_come_fifty_at_a_time(person: PracticePerson, qtbot: QtBot, name: str) -> None:
    person.practise(name, 55)
    room = person.room(name)
    assert len(rows_of(room)) == 50

    qtbot.keyClick(button(room, f"progress.{name}.older"), Qt.Key.Key_Space)
    person.settle(room)

    assert len(rows_of(room)) == 55
    assert rows_of(room)[50].hasFocus()
    assert not button(room, f"progress.{name}.older").isVisibleTo(room)


# -- one session ---------------------------------------------------------------------------------------


@one_room
def test_a_session_opens_with_what_was_said_and_leads_back_to_its_row(
    person: PracticePerson, qtbot: QtBot, name: str
) -> None:
    person.practise(name, 3)
    room = person.room(name)
    row = rows_of(room)[1]

    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert shows_session(room)
    assert room.detail.done is not None
    assert room.detail.done.when.startswith("Wednesday, 12 Mar 2025")
    assert "What you said" in said_in(room.detail)
    qtbot.keyClick(room.detail, Qt.Key.Key_Escape)

    assert not shows_session(room)
    assert row.hasFocus()


@one_room
def test_one_that_is_older_than_the_list_is_shown_too(person: PracticePerson, name: str) -> None:
    (old,) = person.practise(name, 1, first_ago=900)
    person.practise(name, 55, seed=2)
    room = person.room(name)
    assert old not in [row.session_id for row in rows_of(room)]

    room.open_session(old)
    person.settle(room)

    assert shows_session(room)
    assert room.detail.done is not None
    assert room.detail.done.session_id == old


def test_a_number_around_a_practice_is_put_right_on_its_page(person: PracticePerson, qtbot: QtBot) -> None:
    (made,) = person.practise("tasks", 1)
    person.workspace.days().correct_around(made, Scale.PAIN_NOW, Moment.BEFORE, 4)
    person.workspace.days().correct_around(made, Scale.PAIN_NOW, Moment.AFTER, 6)
    room = person.room("tasks")
    room.show_session(made)
    qtbot.waitUntil(lambda: room.detail.ratings is not None)
    assert room.detail.ratings is not None
    assert room.detail.ratings.row(Scale.PAIN_NOW, Moment.AFTER).value == "Pain after: 6 of 10"

    name = "progress.tasks.detail.ratings.pain_now.after"
    person.settle(room)
    qtbot.keyClick(button(room, f"{name}.correct"), Qt.Key.Key_Space)
    numbers = room.detail.ratings.row(Scale.PAIN_NOW, Moment.AFTER).numbers
    assert numbers is not None
    numbers.answered.emit(3)
    person.settle(room)
    qtbot.waitUntil(lambda: values_around(room) == ["Pain before: 4 of 10", "Pain after: 3 of 10"])
    qtbot.waitUntil(lambda: button(room, f"{name}.correct").hasFocus())
    assert room.detail.undo_bar.isVisibleTo(room)

    qtbot.keyClick(button(room, f"{name}.correct"), Qt.Key.Key_Space)
    qtbot.keyClick(button(room, f"{name}.take_out"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: values_around(room) == ["Pain before: 4 of 10", "Pain after: not said"])

    person.rather_not_rate_pain()
    person.settle(room)
    qtbot.waitUntil(lambda: values_around(room) == [])


def values_around(room: Room) -> list[str]:
    shown = room.detail.ratings
    return [shown.row(one.scale, one.moment).value for one in shown.ratings] if shown is not None else []


@one_room
def test_a_session_can_have_a_note_that_is_changed_and_taken_back(
    person: PracticePerson, qtbot: QtBot, name: str
) -> None:
    person.practise(name, 2)
    room = person.room(name)
    room.show_session(rows_of(room)[0].session_id)
    person.settle(room)
    note = f"progress.{name}.detail.note"

    qtbot.keyClick(button(room, f"{note}.write"), Qt.Key.Key_Return)
    field = room.findChild(QPlainTextEdit, f"{note}.field")
    assert field is not None
    qtbot.keyClicks(field, "It rained.")
    qtbot.keyClick(button(room, f"{note}.keep"), Qt.Key.Key_Return)
    person.settle(room)
    assert room.detail.note is not None
    assert room.detail.note.note.text == "It rained."
    qtbot.keyClick(button(room, f"{note}.take_back"), Qt.Key.Key_Return)
    person.settle(room)
    assert room.detail.note.note.text == ""
    assert [wording.text for wording in room.detail.note.note.earlier] == ["It rained."]
    qtbot.keyClick(button(room, f"progress.{name}.detail.undo_bar.undo"), Qt.Key.Key_Space)
    person.settle(room)

    assert room.detail.note.note.text == "It rained."


def test_what_is_half_written_outlives_do_not_count(person: PracticePerson, qtbot: QtBot) -> None:
    person.practise("tasks", 1)
    room = person.room("tasks")
    room.show_session(rows_of(room)[0].session_id)
    person.settle(room)
    button(room, "progress.tasks.detail.note.write").click()
    field = room.findChild(QPlainTextEdit, "progress.tasks.detail.note.field")
    assert field is not None
    qtbot.keyClicks(field, "It rai")

    leave_out(room, qtbot)
    person.settle(room)

    assert room.detail.note is not None
    assert room.detail.note.draft == "It rai"


# -- do not count --------------------------------------------------------------------------------------


@every_room
def test_what_does_not_count_leaves_every_sum_and_mean_and_stays_in_the_list(
    person: PracticePerson, qtbot: QtBot, name: str
) -> None:
    person.practise(name, 8)
    room = person.room(name)
    session = rows_of(room)[0].session_id
    room.show_session(session)

    leave_out(room, qtbot)
    person.settle(room)

    assert figures_of(room)[:2] == ["7", "7"]
    row = rows_of(room)[0]
    assert (row.session_id, row.words.is_faint) == (session, True)
    assert "Not counted" in row.words.marks
    assert "Not counted" in row.accessibleName()
    assert room.overview.shown is not None
    for chart in room.overview.shown.charts:
        for line in chart.lines:
            assert sum(point.sessions for point in line.points) <= 7
    qtbot.keyClick(button(room, f"progress.{name}.detail.undo_bar.undo"), Qt.Key.Key_Space)
    person.settle(room)

    assert figures_of(room)[:2] == ["8", "8"]
    assert not rows_of(room)[0].words.is_faint


@one_room
def test_ones_own_reason_is_kept_and_told_and_it_can_count_again(
    person: PracticePerson, qtbot: QtBot, name: str
) -> None:
    (session,) = person.practise(name, 1)
    person.workspace.sessions.set_counted(session, False, "the phone rang")
    room = person.room(name)
    assert not room.overview.is_empty, "it can be found again"
    assert figures_of(room)[0] == "0"

    qtbot.keyClick(rows_of(room)[0], Qt.Key.Key_Return)
    assert "the phone rang" in said_in(room.detail)
    qtbot.keyClick(button(room, "progress.count_again"), Qt.Key.Key_Return)
    person.settle(room)

    assert figures_of(room)[0] == "1"
    assert room.detail.done is not None
    assert room.detail.done.counted


def test_a_row_that_does_not_count_is_painted_more_quietly(person: PracticePerson) -> None:
    made = person.practise("noticed", 2)
    person.workspace.sessions.set_counted(made[0], False, "just_trying")
    room = person.room("noticed")

    def darkest(picture: QImage) -> int:
        """How dark the darkest ink of the title's line is."""
        height = room.overview.look.px(40)
        return min(
            QColor(picture.pixel(x, y)).lightness()
            for x in range(picture.width() // 2)
            for y in range(height)
        )

    counted, left_out = (darkest(row.grab().toImage()) for row in rows_of(room))
    assert counted < left_out


def test_day_by_day_what_does_not_count_is_an_open_mark(person: PracticePerson) -> None:
    made = person.practise("mirrored", 4)
    person.workspace.sessions.set_counted(made[1], False, "interrupted")
    room = person.room("mirrored")
    room.overview.span_chosen.emit(Span.TWO_WEEKS)
    person.settle(room)

    chart = room.overview.cards["mine"].card.chart
    assert chart is not None
    assert chart.shown is not None
    (series,) = chart.shown.series
    assert [mark.weight for mark in series.marks].count(Weight.HOLLOW) == 1
    assert "Open marks are not counted." in room.overview.cards["mine"].notes


# -- pain ----------------------------------------------------------------------------------------------


@every_room
def test_who_would_rather_not_rate_pain_never_meets_the_word(person: PracticePerson, name: str) -> None:
    person.practise(name, 20)
    person.rather_not_rate_pain()

    room = person.room(name)

    assert "pain" not in said_in(room.overview).lower()
    assert not any("pain" in row.accessibleName().lower() for row in rows_of(room))
    for row in rows_of(room)[:6]:
        room.show_session(row.session_id)
        said = said_in(room.detail).lower()
        assert "pain" not in said
        assert "hurt" not in said


def test_seven_rated_sessions_give_a_mean_with_the_honest_sentence_and_fewer_give_none(
    person: PracticePerson,
) -> None:
    person.practise("mirrored", 60)
    room = person.room("mirrored")
    assert room.overview.shown is not None
    changes = room.overview.shown.changes
    assert changes is not None
    assert changes[0].rated >= 7
    said = said_in(room.overview)
    assert "On average" in said
    assert "drift back to their average by themselves" in said
    assert "Afterwards it was easier" in said

    few = person.practise("imagined", 9, seed=2)
    imagined = person.room("imagined")
    assert imagined.overview.shown is not None
    changes = imagined.overview.shown.changes
    assert few
    if changes is not None:
        assert changes[0].rated < 7
        assert "Fewer say too little." in said_in(imagined.overview)


# -- what each room alone says -------------------------------------------------------------------------


def test_time_in_the_mind_stands_beside_the_real_one_as_a_rule_of_thumb_in_words(
    person: PracticePerson,
) -> None:
    person.practise("imagined", 30)
    room = person.room("imagined")
    part = room.overview.cards["ratio"]

    assert part.card.chart is not None
    assert part.card.chart.shown is not None
    assert part.card.chart.shown.bands == (), "a rule of thumb is never drawn"
    assert "As a rule of thumb clinicians call 0.8 to 1.2 alike" in part.notes
    assert all(value.endswith("times as long") for value in part.card.values)


def test_the_charts_are_of_one_part_and_another_can_be_chosen(person: PracticePerson, qtbot: QtBot) -> None:
    person.practise("imagined", 10)
    person.imagine_once(BodyPart.NECK)
    room = person.room("imagined")
    assert room.overview.shown is not None
    assert room.overview.shown.parts == (BodyPart.HAND, BodyPart.NECK)
    assert part_of(room) is BodyPart.HAND

    choose(room, "progress.imagined.part.neck")
    person.settle(room)

    assert part_of(room) is BodyPart.NECK
    (clear, _felt) = room.overview.shown.charts[0].lines
    assert [point.sessions for point in clear.points] == [1]
    assert len(rows_of(room)) == 11, "the list has all of them"


def test_a_practice_that_is_gone_from_the_program_is_still_history(person: PracticePerson) -> None:
    person.practise("noticed", 30)
    room = person.room("noticed")

    said = said_in(room.overview)
    assert "Body scan: done " in said
    assert "A practice that is no longer here: done " in said


def test_a_task_tells_what_was_thought_and_the_day_after(person: PracticePerson) -> None:
    person.practise("tasks", 20)
    room = person.room("tasks")

    said = said_in(room.overview)
    assert "Easier than you thought: " in said
    assert "The day after: as usual " in said
    assert any("day after: " in row.words.about for row in rows_of(room))
    assert "These are the steps of your ladder as it is today." in room.overview.cards["step"].notes


# -- for everybody -------------------------------------------------------------------------------------


@every_room
def test_everything_has_a_name_and_a_size_to_hit(person: PracticePerson, name: str) -> None:
    person.practise(name, 10)
    room = person.room(name)

    assert nameless(room) == []
    assert small_targets(room.overview, TOUCH_PX) == []
    room.show_session(rows_of(room)[0].session_id)
    assert nameless(room) == []
    assert small_targets(room.detail, TOUCH_PX) == []


@every_room
@pytest.mark.parametrize(("percent", "width", "height"), [(200, 640, 480)])
def test_small_windows_and_large_text_cut_nothing(
    person: PracticePerson, look: Look, qtbot: QtBot, name: str, percent: int, width: int, height: int
) -> None:
    person.practise(name, 12)
    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=percent))
    room = person.room(name, width, height)

    qtbot.waitUntil(lambda: cut_words(room.overview) == [])
    room.show_session(rows_of(room)[0].session_id)
    qtbot.waitUntil(lambda: cut_words(room.detail) == [])


def test_the_tab_key_goes_from_the_way_back_through_the_charts_down_the_list(person: PracticePerson) -> None:
    made = person.practise("tasks", 3)

    order = tab_order(person.room("tasks").overview)

    wanted = [
        "progress.tasks.back",
        "progress.tasks.chart.step",
        "progress.tasks.chart.hard",
        f"progress.tasks.session.{made[-1]}",
        f"progress.tasks.session.{made[0]}",
    ]
    assert order[0] == wanted[0]
    assert [name for name in order if name in wanted] == wanted


@every_room
def test_every_word_can_be_translated(person: PracticePerson, qapp: QApplication, name: str) -> None:
    person.practise(name, 12)
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        room = person.room(name, translate=qt_translate)
        found = forgotten(room.overview)
        room.show_session(rows_of(room)[0].session_id)
        found += forgotten(room.detail)
    finally:
        qapp.removeTranslator(translator)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    assert [said for said in found if not any(words in said for words in OF_THE_RECORD)] == []
