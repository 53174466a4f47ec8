"""Looking back on drills that were answered in more than one way, and by a sore limb for its own side."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import KeyPair, spec_for_test, with_input
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.measure import Measure
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.widgets.notice import Notice
from tests.ui.pages.progress.looking_back import TODAY, LookingBack

HAND_TEST = spec_for_test(BodyPart.HAND, 20)
DWELL = with_input(HAND_TEST, InputKind.DWELL, AnsweringLimb.OTHER, KeyPair.ARROWS, dwell_ms=800)
SORE_LEFT = AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT)


def words(page: ProgressPlace, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisible() else ""


def series(page: ProgressPlace, measure: Measure) -> list[str]:
    shown = page.overview.course.chart(measure).shown
    assert shown is not None
    return [one.name for one in shown.series]


def own_side(page: QWidget) -> str:
    notices = [n for n in page.findChildren(Notice) if n.isVisible() and "sore" in n.words]
    return notices[0].words if notices else ""


def test_the_chart_shows_the_newest_way_and_says_what_it_leaves_out(back: LookingBack) -> None:
    for day in range(5):
        back.maker.session(TODAY - timedelta(days=10 - day), HAND_TEST)
    back.maker.session(TODAY, DWELL)
    back.maker.session(TODAY, DWELL, hour=15)
    page = back.page()
    shown = page.overview.course.chart(Measure.TIME).shown

    assert shown is not None
    assert [len(one.marks) for one in shown.series] == [2, 2]
    assert words(page, "progress.way").replace("\u00a0", " ") == (
        "Shown: Resting pointer · Something else · 0.8 s. 5 other drills were answered another way. "
        "They do not mix."
    )


def test_with_one_way_nothing_is_said_of_others(back: LookingBack) -> None:
    back.maker.session(TODAY, HAND_TEST)

    assert words(back.page(), "progress.way") == ""


def test_one_other_drill_is_one(back: LookingBack) -> None:
    back.maker.session(TODAY - timedelta(days=1), DWELL)
    back.maker.session(TODAY, HAND_TEST)

    assert "1 other drill was answered another way." in words(back.page(), "progress.way")


def test_where_a_sore_arm_answered_its_own_side_there_is_one_line_and_a_reason(back: LookingBack) -> None:
    back.maker.session(TODAY - timedelta(days=1), HAND_TEST)
    session_id = back.maker.session(TODAY, HAND_TEST)
    back.workspace.about.save(SORE_LEFT)
    page = back.page()

    for measure in Measure:
        assert series(page, measure) == ["Both sides"]
    assert own_side(page.overview).startswith("Your sore arm answered for its own side")
    row = back.drills(page).sessions.session_rows[0]
    assert [(side.side, side.name) for side in row.words.sides] == [(None, "Both sides")]
    page.show_session(session_id)
    back.settle(page)
    assert page.detail.findChild(QWidget, "progress.detail.both") is not None
    assert page.detail.findChild(QWidget, "progress.detail.left") is None
    assert own_side(page.detail).endswith("answer with one hand.")


def test_once_something_else_is_sore_the_sides_are_back(back: LookingBack) -> None:
    back.maker.session(TODAY - timedelta(days=1), HAND_TEST)
    back.maker.session(TODAY, HAND_TEST)
    back.workspace.about.save(SORE_LEFT)
    page = back.page()
    back.workspace.about.save(AboutMe(sore_part=BodyPart.BACK, sore_side=SoreSide.LEFT))
    back.settle(page)

    assert series(page, Measure.TIME) == ["Left", "Right"]
    assert own_side(page.overview) == ""
    row = back.drills(page).sessions.session_rows[0]
    assert [side.name for side in row.words.sides] == ["Left", "Right"]


def test_one_hand_may_be_compared_however_sore_the_other_is(back: LookingBack) -> None:
    one_hand = with_input(HAND_TEST, InputKind.KEYBOARD, AnsweringLimb.RIGHT_HAND, KeyPair.ARROWS)
    back.maker.session(TODAY - timedelta(days=1), one_hand)
    back.maker.session(TODAY, one_hand)
    back.workspace.about.save(SORE_LEFT)
    page = back.page()

    assert series(page, Measure.TIME) == ["Left", "Right"]
    assert own_side(page.overview) == ""


def test_the_table_has_one_column_for_both_sides(back: LookingBack) -> None:
    back.maker.session(TODAY, HAND_TEST)
    back.workspace.about.save(SORE_LEFT)
    page = back.page()
    toggle = page.findChild(QPushButton, "progress.as_table")
    assert toggle is not None
    toggle.click()
    table = page.overview.course.table

    assert [len(row) for row in table.rows] == [3]
    assert "%" in table.rows[0][1]
    assert table.rows[0][2] == "Practice"
