"""Speed and accuracy together: correct per minute up front, the scores behind Details; on a real record."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import spec_for_test
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.span import Span
from gmi_trainer.ui.pages.progress.fact_table import FactTable
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.pages.progress.speed_room import SpeedRoom, per_minute_scale
from tests.history_maker import HistoryMaker, Skill
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.pages.progress.looking_back import TODAY, LookingBack

STEADY = {side: Skill((0.9, 0.9), (1500, 1500)) for side in Side}
QUICKER = {side: Skill((0.9, 0.9), (3200, 1000)) for side in Side}
HASTY = {side: Skill((0.99, 0.45), (3000, 900)) for side in Side}
TEST = spec_for_test(BodyPart.HAND)


def taken(
    back: LookingBack, how_many: int = 8, skills: dict[Side, Skill] | None = None, last: date = TODAY
) -> None:
    """Two of practice, then tests that compare, every second day."""
    maker = HistoryMaker(back.log, skills=skills if skills is not None else STEADY, drills_before=lambda _: 2)
    for number in range(how_many):
        day = last - timedelta(days=2 * (how_many - 1 - number))
        maker.session(day, TEST, progress=number / max(how_many - 1, 1))


def opened(
    back: LookingBack, qtbot: QtBot, size: tuple[int, int] = (1000, 800)
) -> tuple[ProgressPlace, SpeedRoom]:
    page = back.page(*size)
    page.open_room("speed")
    room = page.room("speed")
    assert isinstance(room, SpeedRoom)
    qtbot.waitUntil(lambda: room.is_built, timeout=10_000)
    return page, room


def test_without_tests_it_says_what_is_needed(back: LookingBack, qtbot: QtBot) -> None:
    page, room = opened(back, qtbot)

    train = room.findChild(QPushButton, "progress.speed.train")
    assert train is not None
    assert train.isVisible()
    assert not room.chart.isVisible()
    with qtbot.waitSignal(page.train_asked):
        train.click()


def test_correct_per_minute_comes_first_and_no_score_of_a_laboratory(back: LookingBack, qtbot: QtBot) -> None:
    taken(back, skills=QUICKER)
    _, room = opened(back, qtbot)

    assert room.sentences[0].startswith("Correct answers per minute: ")
    assert "at the start" in room.sentences[0]
    assert not any("BIS" in words or "Overall" in words for words in room.sentences)
    assert "Both sides got quicker together; practice alone does that." in room.sentences


def test_speed_that_was_bought_with_accuracy_is_said(back: LookingBack, qtbot: QtBot) -> None:
    taken(back, skills=HASTY)
    _, room = opened(back, qtbot)

    assert any(words.startswith("Faster, but less sure") for words in room.sentences)


def test_each_side_has_its_line_its_table_and_its_spoken_sentence(back: LookingBack, qtbot: QtBot) -> None:
    taken(back)
    _, room = opened(back, qtbot)
    next(tile for tile in room.span_row.tiles if tile.choice.value is Span.TWO_WEEKS).click()
    qtbot.waitUntil(lambda: room.is_built and room.course is not None and room.course.span is Span.TWO_WEEKS)

    chart = room.chart.chart
    assert chart is not None
    shown = chart.shown
    assert shown is not None
    assert [line.name for line in shown.series] == ["Left", "Right"]
    assert len(shown.series[0].marks) == 7  # one lies before these two weeks
    assert shown.spoken.startswith("Left: from ")
    assert room.chart.table.isHidden()
    as_table = room.chart.findChild(QPushButton, "progress.speed.chart.as_table")
    assert as_table is not None
    as_table.click()
    assert len(room.chart.table.rows) == 7
    assert room.chart.table.rows[0][0].endswith("13 Mar")


def test_the_sides_are_held_against_each_other_with_their_noise(back: LookingBack, qtbot: QtBot) -> None:
    slow_right = {Side.LEFT: Skill((0.9, 0.9), (1200, 1200)), Side.RIGHT: Skill((0.9, 0.9), (3400, 3400))}
    taken(back, skills=slow_right)
    _, room = opened(back, qtbot)

    assert any("right side clearly takes longer" in words for words in room.sentences)


def test_two_tests_say_nothing_of_the_sides(back: LookingBack, qtbot: QtBot) -> None:
    taken(back, 2)
    _, room = opened(back, qtbot)

    said = "It takes three tests that compare to hold the sides against each other."
    qtbot.waitUntil(
        lambda: any(label.text() == said and label.isVisible() for label in room.findChildren(QLabel))
    )


def test_a_sore_arm_that_answered_its_own_side_leaves_one_line_and_no_gap(
    back: LookingBack, qtbot: QtBot
) -> None:
    taken(back)
    back.workspace.about.save(AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT))
    _, room = opened(back, qtbot)

    chart = room.chart.chart
    assert chart is not None
    assert chart.shown is not None
    assert [line.name for line in chart.shown.series] == ["Both sides"]
    assert not any("side" in words and "last 3 tests" in words for words in room.sentences)


def test_details_have_the_scores_with_a_sentence_and_a_source_each(back: LookingBack, qtbot: QtBot) -> None:
    taken(back)
    _, room = opened(back, qtbot)
    inside = room.details.open()

    table = inside.findChild(FactTable)
    assert table is not None
    names = [row[0] for row in table.rows]
    assert names[:4] == [
        "Correct per minute, Both sides",
        "Mean time, Both sides",
        "IES, Both sides",
        "LISAS, Both sides",
    ]
    assert names[-1] == "BIS, both together"
    words = "\n".join(label.text() for label in inside.findChildren(QLabel))
    for source in ("Bruyer", "Vandierendonck", "Liesefeld"):
        assert source in words


def test_the_scale_begins_at_nought_and_reaches_above_the_best() -> None:
    for most in (0.0, 3.0, 12.0, 26.5, 49.0, 180.0):
        scale = per_minute_scale([most])
        assert scale.ticks[0] == 0
        assert scale.high > most
        assert len(scale.ticks) <= 7


def test_everything_has_a_name_and_room_in_a_small_window(back: LookingBack, qtbot: QtBot) -> None:
    taken(back)
    _, room = opened(back, qtbot, (640, 480))
    room.details.open()

    assert nameless(room) == []
    qtbot.waitUntil(lambda: cut_words(room) == [])
    assert small_targets(room, 48) == []
