"""The way through the stages, as a person comes to it from Train: on a real record, by key and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.pathway import GoneOn
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.domain.stages import KINDS, Stage
from gmi_trainer.services.changes import Changed
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.way.point_list import PointRow
from gmi_trainer.ui.pages.way.way_page import WayPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.widgets.choices import ChoiceTile
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.pages.way.a_walker import FOOT, TODAY, Room, Walker, a_walker
from tests.ui.test_made_up_language import forgotten


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    with a_walker(tmp_path / "data") as walker:
        yield walker


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


def button(page: WayPage, name: str) -> QPushButton:
    found: QPushButton | None = page.findChild(QPushButton, f"way.{name}")
    assert found is not None, name
    return found


def spoken(page: WayPage) -> list[str]:
    """What a screen reader says of each point."""
    return [row.accessibleName() for row in page.findChildren(PointRow)]


def kept_steps(walker: Walker) -> list[dict[str, object]]:
    with walker.workspace.diary() as diary:
        return [dict(fact.detail) for fact in diary.facts(None, (DiaryKind.GONE_ON,))]


def test_train_has_a_line_about_it(walker: Walker, look: Look, jobs: Background, qtbot: QtBot) -> None:
    walker.trains(3)
    walker.tests(2, 0)

    room = Room(walker, look, jobs, qtbot)

    assert room.way_room.line.about == "Hands · Stage 1: Left or right · 1 of 6 points done"


def test_each_point_has_its_figure_and_its_reason(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.trains(9, level=4)
    walker.tests(8, 4, 2, 0)

    page = Room(walker, look, jobs, qtbot).way()

    points = spoken(page)
    assert len(points) == 6
    assert points[0].startswith("Still open Tests on 5 days of the last 10 4 of 5 days so far.")
    assert points[1].startswith("Done At least 80 % right, on each side ")
    assert "left and" in points[1]
    assert "right in the last 3 tests together, " in points[1]
    assert points[1].endswith("Right comes before fast. It helps with what is next.")
    words = page.findChild(QLabel, "way.points")
    assert words is not None
    assert words.text() == "5 of 6 points done"


def test_what_is_not_built_is_never_offered_as_if_it_were(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.workspace.today._available -= {KINDS[Stage.IMAGINE]}
    walker.is_ready()
    room = Room(walker, look, jobs, qtbot)

    page = room.way()

    assert "All points are done." in room.said()
    assert "It is not in this version yet. You can begin it with your therapist." in room.said()
    assert room.said().count("Not in this version yet. A therapist can guide you.") == 1
    assert button(page, "go_on").text() == "I go on to stage 2 with my therapist"
    assert "no study has tested them" in room.said()


def test_what_is_built_is_offered(walker: Walker, look: Look, jobs: Background, qtbot: QtBot) -> None:
    walker.is_ready()
    room = Room(walker, look, jobs, qtbot)

    page = room.way()

    assert set(KINDS.values()) <= walker.workspace.today.available
    assert "not in this version" not in room.said().lower()
    assert button(page, "go_on").text() == "Go on to stage 2"


def test_going_on_is_kept_with_a_note_and_taken_back(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.trains(3)
    room = Room(walker, look, jobs, qtbot)
    page = room.way()

    button(page, "go_on").setFocus()
    qtbot.keyClick(button(page, "go_on"), Qt.Key.Key_Return)
    note = QApplication.focusWidget()
    assert isinstance(note, QLineEdit)
    assert kept_steps(walker) == []  # a press alone is no step
    qtbot.keyClicks(note, "my therapist agrees")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    room.settle()

    assert kept_steps(walker) == [
        {"part": "hand", "stage": 2, "ready": False, "words": "my therapist agrees"}
    ]
    assert "Hands. Stage 2: Imagined movement" in room.said()
    assert "Your own step, on 13 Mar. Your note: my therapist agrees" in room.said()
    assert "1 of 4 points done" in room.said(), "there was no flare"
    assert page.undo_bar.words == "Kept: Stage 2: Imagined movement"

    qtbot.mouseClick(page.undo_bar.findChild(QPushButton, "way.undo_bar.undo"), Qt.MouseButton.LeftButton)
    room.settle()

    assert kept_steps(walker) == []
    assert "Hands. Stage 1: Left or right" in room.said()


def test_somebody_who_went_on_may_go_back(walker: Walker, look: Look, jobs: Background, qtbot: QtBot) -> None:
    walker.trains(3)
    room = Room(walker, look, jobs, qtbot)
    page = room.way()
    for name in ("go_on", "keep"):
        qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    room.settle()

    assert button(page, "go_back").text() == "Back to stage 1"
    qtbot.mouseClick(button(page, "go_back"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(page, "leave"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is button(page, "go_back")
    for name in ("go_back", "keep"):
        qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    room.settle()

    assert "Hands. Stage 1: Left or right" in room.said()


def test_whoever_comes_back_may_go_on_where_they_were(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.clock.advance(-timedelta(days=60))
    walker.workspace.today.go_to_stage(GoneOn(TODAY - timedelta(days=60), BodyPart.HAND, Stage.MIRROR))
    walker.clock.advance(timedelta(days=60))
    walker.trains(0)
    room = Room(walker, look, jobs, qtbot)

    page = room.way()

    assert "Before that you were at stage 3." in room.said()
    assert button(page, "go_on").text() == "I go on to stage 3 anyway"


def test_a_flare_says_because_of_what_and_until_when(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.is_ready()
    room = Room(walker, look, jobs, qtbot)
    room.way()

    walker.workspace.today.say_flare()
    room.settle()

    assert "You said you were in a flare on 13 Mar. Until 15 Mar all is shorter and easier" in room.said()
    assert room.way_room.line.about == "Hands · Stage 1: Left or right · easier days now"


def test_whoever_saves_energy_is_not_asked_for_more(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.is_about(AboutMe(BodyPart.HAND, SoreSide.RIGHT, saves_energy=True))
    walker.is_ready()
    room = Room(walker, look, jobs, qtbot)

    page = room.way()

    assert "So nothing here asks for more." in room.said()
    assert "All points are done." not in room.said()
    assert page.going_on is not None  # but their own decision is theirs


def test_safety_comes_before_every_step(walker: Walker, look: Look, jobs: Background, qtbot: QtBot) -> None:
    walker.is_ready()
    walker.workspace.safety.reply({SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    room = Room(walker, look, jobs, qtbot)

    page = room.way()

    assert "nothing new is suggested" in room.said()
    assert page.going_on is None


def test_a_neck_has_no_mirror_and_the_page_says_why(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.is_about(AboutMe(BodyPart.NECK))
    room = Room(walker, look, jobs, qtbot)

    room.way()

    assert "Neck. Stage 1: Left or right" in room.said()
    assert "There are no pictures of this part yet (Neck). Stage 1 uses others: Hands." in room.said()
    assert "A mirror cannot show your neck from both sides. So stage 3 is left out." in room.said()
    assert "Stage 3" not in room.said()


def test_every_part_that_is_practised_has_its_way(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.trains(3)
    walker.tests(1, part=FOOT)
    room = Room(walker, look, jobs, qtbot)
    page = room.way()
    feet = page.findChild(ChoiceTile, "way.part.foot")
    assert feet is not None

    qtbot.mouseClick(feet, Qt.MouseButton.LeftButton)
    room.settle()

    assert "Feet. Stage 1: Left or right" in room.said()


def test_the_way_back_leads_to_the_line(walker: Walker, look: Look, jobs: Background, qtbot: QtBot) -> None:
    room = Room(walker, look, jobs, qtbot)
    page = room.way()
    assert QApplication.focusWidget() is button(page, "back")

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert room.place.currentWidget() is room.place.page
    assert QApplication.focusWidget() is room.way_room.line


def test_a_record_that_cannot_be_read_says_so_and_later_it_can(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(walker, look, jobs, qtbot)
    page = room.way()

    def broken(*_: object) -> None:
        raise UserProblem(Problem.RECORD_DAMAGED)

    with monkeypatch.context() as patched:
        patched.setattr("gmi_trainer.ui.pages.way.way_room.read_ways", broken)
        walker.workspace.changes.publish(Changed.SESSIONS)
        room.settle()
        assert not spoken(page)

    walker.workspace.changes.publish(Changed.SESSIONS)
    room.settle()
    assert len(spoken(page)) == 6


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_DARK])
@pytest.mark.parametrize(("percent", "size"), [(100, (700, 520)), (150, (700, 520)), (200, (1180, 820))])
def test_it_can_be_used_in_every_look(
    walker: Walker,
    look: Look,
    jobs: Background,
    qtbot: QtBot,
    scheme: Scheme,
    percent: int,
    size: tuple[int, int],
) -> None:
    walker.is_ready()
    look.set_theme(Theme(scheme, percent))
    room = Room(walker, look, jobs, qtbot, size)
    qtbot.waitUntil(lambda: not cut_words(room.place.page))
    page = room.way()
    qtbot.mouseClick(button(page, "go_on"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not cut_words(page))

    assert nameless(page) == []
    assert small_targets(page, look.px(TOUCH_PX)) == []


def test_the_tab_key_comes_to_everything_in_order(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.trains(3)
    room = Room(walker, look, jobs, qtbot)
    page = room.way()

    order = [name for name in tab_order(page) if name.startswith("way.")]

    assert order[:2] == ["way.back", "way.go_on"]


def test_keys_lead_through_all_there_is_to_read(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.is_ready()
    page = Room(walker, look, jobs, qtbot, (700, 520)).way()
    last = page.findChildren(PointRow)[-1]
    qtbot.waitUntil(lambda: last.visibleRegion().isEmpty())

    for _ in range(8):
        qtbot.keyClick(page, Qt.Key.Key_PageDown)
        if not last.visibleRegion().isEmpty():
            break

    assert not last.visibleRegion().isEmpty()
    qtbot.keyClick(page, Qt.Key.Key_Up)


def test_every_word_can_be_translated(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot, qapp: QApplication
) -> None:
    walker.is_ready()
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        room = Room(walker, look, jobs, qtbot, translate=qt_translate)
        assert forgotten(room.way()) == []
    finally:
        qapp.removeTranslator(translator)


def test_a_clinics_own_numbers_are_looked_at_and_said(
    walker: Walker, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    walker.is_ready()
    plan = walker.workspace.today.plan()
    rule = GateRule(tests=6, days_since_flare=4, accuracy=0.7)
    walker.workspace.plans().set_plan(
        replace(plan, uuid="clinic", is_default=False, gate=rule, began_on=TODAY - timedelta(days=9))
    )
    room = Room(walker, look, jobs, qtbot)

    room.way()

    assert "Your clinic has set: 6 tests." in room.said()
    assert "Your clinic has set: 70 % right on each side." in room.said()
    assert "Your clinic has set: 4 days without a flare." in room.said()
    assert "All points are done." not in room.said()  # five tests, where the clinic asks for six
