"""The first run with real services over a real record: every way through it, and every way out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillMode, KeyPair
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, Standing, latest_replies
from gmi_trainer.services.introduction import Introduction
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.first_run.steps import Step
from gmi_trainer.ui.settle.settle_view import SettleView
from gmi_trainer.ui.theme.look import Look
from tests.fakes import FakeCatalogue
from tests.samples import sample_picture
from tests.ui.first_run.walker import Walker
from tests.ui.open_record import open_record, standing_of

Key = Qt.Key
TODAY = date(2025, 3, 10)


def replies_of(workspace: Workspace) -> dict[str, str]:
    """The newest reply to each question, as the record has them."""
    with workspace.diary() as reader:
        newest = latest_replies(reader.facts(None, [DiaryKind.SAFETY]))
    return {group.value: reply.answer.value for group, reply in newest.items()}


# -- all the way ------------------------------------------------------------------------------------------


def test_all_the_way_with_a_mouse(walker: Walker, workspace: Workspace) -> None:
    walker.click("on")
    walker.click("emergency.answer.no", "soon.answer.no", "other_way.answer.no")
    assert walker.run.title == "Nothing here needs urgent help today"
    walker.click("on")
    walker.click("part.hand", "side.left")
    assert walker.at(Step.LIMB)
    walker.click("on")  # as suggested
    walker.click("energy.no")
    walker.click("on")  # who can you call
    walker.click("on", "on", "on")  # why, how it may feel, how to stop
    assert walker.run.title == "Ready for a first try?"
    walker.click("on")

    (spec,) = walker.heard.drills
    assert (spec.part, spec.mode, spec.pictures, spec.limit_ms) == (
        BodyPart.HAND,
        DrillMode.TRAINING,
        20,
        None,
    )
    assert spec.answering_limb is AnsweringLimb.RIGHT_HAND
    assert workspace.about.load() == AboutMe(BodyPart.HAND, SoreSide.LEFT, introduced_on=TODAY)
    assert replies_of(workspace) == {"emergency": "no", "soon": "no", "other_way": "no"}
    assert standing_of(workspace) is Standing.OPEN
    assert walker.heard.finished == []


def test_all_the_way_with_nothing_but_a_keyboard(walker: Walker, workspace: Workspace) -> None:
    walker.key(Key.Key_Return)  # I have read this
    for group in ("emergency", "soon"):
        walker.tab_to(f"{group}.answer.no")
        walker.key(Key.Key_Space)
    walker.key(Key.Key_1)  # the digit of the first answer
    walker.key(Key.Key_Return)
    walker.tab_to("part.foot")
    walker.key(Key.Key_Return)
    walker.tab_to("side.both")
    walker.key(Key.Key_Return)
    walker.key(Key.Key_Space)  # the hand as suggested
    walker.tab_to("energy.yes")
    walker.key(Key.Key_Return)
    for _ in range(5):
        walker.key(Key.Key_Return)

    (spec,) = walker.heard.drills
    assert spec.pictures == 10
    assert spec.answering_limb is AnsweringLimb.BOTH_HANDS
    assert workspace.about.load() == AboutMe(
        BodyPart.FOOT, SoreSide.BOTH, saves_energy=True, introduced_on=TODAY
    )


def test_not_today_ends_the_first_run_without_a_drill(walker: Walker, workspace: Workspace) -> None:
    walker.to_the_pain()
    walker.click("skip", "on", "skip", "on", "on", "on", "on")
    assert walker.at(Step.START)

    walker.click("skip")

    assert walker.heard.drills == []
    assert walker.heard.finished == [workspace.about.load()]
    assert workspace.about.load().introduced_on == TODAY
    assert workspace.introduction.load() == Introduction()


def test_only_the_welcome_and_the_questions_cannot_be_skipped(walker: Walker) -> None:
    for name in ("on", "emergency.answer.not_said", "soon.answer.not_said", "other_way.answer.not_said"):
        assert not walker.has("skip")
        walker.click(name)
    walker.click("on")

    for step in (Step.PART, Step.LIMB, Step.ENERGY, Step.CALL, Step.WHY, Step.FEEL, Step.STOP):
        assert walker.at(step)
        walker.click("skip" if walker.has("skip") else "on")

    assert walker.at(Step.START)


# -- what the safety answers come to ------------------------------------------------------------------------


def test_an_emergency_says_what_to_do_asks_nothing_more_and_leads_to_today(
    walker: Walker, workspace: Workspace
) -> None:
    walker.click("on", "emergency.answer.new")

    assert walker.at(Step.OUTCOME)
    assert walker.run.title == "Please get help now"
    assert "Call your emergency number now" in shown_by(walker)
    assert standing_of(workspace) is Standing.EMERGENCY
    walker.click("on")
    assert walker.heard.skipped == 1
    assert walker.heard.drills == []
    assert workspace.about.load().introduced_on is None


def test_the_number_to_call_is_there_once_the_country_is_known(walker: Walker, workspace: Workspace) -> None:
    workspace.contacts.save(replace(workspace.contacts.load(), country="NZ"))

    walker.click("on", "emergency.answer.new")

    assert "111" in shown_by(walker)


def test_an_emergency_that_was_looked_at_lets_the_questions_go_on(
    walker: Walker, workspace: Workspace
) -> None:
    walker.click("on", "emergency.answer.new", "outcome.looked_at")

    assert walker.at(Step.SOON)
    walker.click("soon.answer.no", "other_way.answer.no")
    assert walker.run.title == "Nothing here needs urgent help today"
    assert replies_of(workspace)["emergency"] == "known"
    assert standing_of(workspace) is Standing.OPEN


def test_a_slip_can_be_taken_back_at_once(walker: Walker, workspace: Workspace) -> None:
    walker.click("on", "emergency.answer.new", "back")
    assert walker.at(Step.EMERGENCY)

    walker.click("emergency.answer.no", "soon.answer.no", "other_way.answer.no")

    assert walker.run.title == "Nothing here needs urgent help today"
    assert standing_of(workspace) is Standing.OPEN


def test_what_was_looked_at_on_today_is_not_asked_again(walker: Walker, workspace: Workspace) -> None:
    walker.click("on", "emergency.answer.new", "on")
    workspace.safety.looked_at()

    walker.close_and_open()

    assert walker.at(Step.SOON)


def test_an_emergency_still_stands_at_the_next_start(walker: Walker, workspace: Workspace) -> None:
    walker.click("on", "emergency.answer.new", "on")

    walker.close_and_open()

    assert walker.run.title == "Please get help now"
    assert not walker.has("back")
    walker.click("outcome.looked_at")
    assert walker.at(Step.SOON)
    assert standing_of(workspace) is Standing.UNASKED


def test_with_both_arms_sore_other_ways_are_named_first(walker: Walker) -> None:
    walker.to_the_pain()
    walker.click("part.hand", "side.both")

    assert walker.at(Step.LIMB)
    assert "Both arms hurt." in shown_by(walker)


def test_see_someone_soon_goes_on_but_offers_no_drill(walker: Walker, workspace: Workspace) -> None:
    walker.click("on", "emergency.answer.no", "soon.answer.new", "other_way.answer.no")
    assert walker.run.title == "Please see someone soon"
    walker.click("on", "part.hand", "side.right", "on", "energy.no")
    assert walker.at(Step.CALL)

    walker.click("on")

    assert walker.heard.drills == []
    assert walker.heard.finished == [
        AboutMe(BodyPart.HAND, SoreSide.RIGHT, introduced_on=TODAY),
    ]
    assert standing_of(workspace) is Standing.SOON


def test_after_it_was_looked_at_the_last_screens_come_before_the_first_drill(
    walker: Walker, workspace: Workspace
) -> None:
    walker.click("on", "emergency.answer.no", "soon.answer.new", "other_way.answer.no")
    walker.click("on", "part.hand", "side.right", "on", "energy.no", "on")
    workspace.safety.looked_at()
    walker.close_and_open()

    assert walker.at(Step.WHY)
    walker.click("on", "on", "on")
    assert walker.at(Step.START)
    walker.click("on")
    assert [spec.part for spec in walker.heard.drills] == [BodyPart.HAND]
    assert workspace.introduction.load() == Introduction()


def test_soon_but_looked_at_is_open_again(walker: Walker, workspace: Workspace) -> None:
    walker.click("on", "emergency.answer.no", "soon.answer.new", "other_way.answer.no", "outcome.looked_at")

    assert walker.at(Step.OUTCOME)
    assert walker.run.title == "Nothing here needs urgent help today"
    assert "known and checked" in shown_by(walker)
    assert standing_of(workspace) is Standing.OPEN


def test_whoever_would_rather_not_say_is_not_told_that_all_is_well(walker: Walker) -> None:
    walker.click("on", "emergency.answer.not_said", "soon.answer.not_said", "other_way.answer.not_said")

    assert walker.run.title == "Thank you. You can go on."
    assert "Where you would rather not say" in shown_by(walker)


def test_a_group_that_needs_another_way_is_sent_to_its_own_team(walker: Walker, workspace: Workspace) -> None:
    walker.click("on", "emergency.answer.no", "soon.answer.known", "other_way.answer.known")

    assert "let your own team guide" in shown_by(walker)
    assert "known and checked" in shown_by(walker)
    assert standing_of(workspace) is Standing.OPEN


@pytest.mark.parametrize("group", list(SafetyGroup))
def test_the_whole_list_of_a_group_is_one_press_away(
    walker: Walker, workspace: Workspace, group: SafetyGroup
) -> None:
    workspace.introduction.save(Introduction(group.value))
    walker.close_and_open()
    few = len(shown_by(walker))

    walker.click(f"{group.value}.list")
    assert len(shown_by(walker)) > 2 * few
    walker.click(f"{group.value}.list")

    assert len(shown_by(walker)) == few


# -- the two taps, the hand, the effort ---------------------------------------------------------------------


def test_a_sore_right_arm_lets_the_left_hand_answer(walker: Walker, workspace: Workspace) -> None:
    walker.to_the_pain()
    walker.click("part.shoulder", "side.right")
    assert "Your right arm hurts" in shown_by(walker)

    walker.click("on")

    choices = workspace.choices.load()
    assert (choices.limb, choices.keys) == (AnsweringLimb.LEFT_HAND, KeyPair.A_D)


def test_another_sore_side_suggests_another_hand(walker: Walker, workspace: Workspace) -> None:
    walker.to_the_pain()
    walker.click("part.hand", "side.right", "on", "back", "back")
    assert walker.at(Step.SIDE)

    walker.click("side.left", "on")

    assert workspace.choices.load().limb is AnsweringLimb.RIGHT_HAND


def test_the_person_knows_best_which_hand_answers(walker: Walker, workspace: Workspace) -> None:
    walker.to_the_pain()
    walker.click("part.hand", "side.left", "limb.left_hand")

    assert walker.at(Step.ENERGY)
    assert workspace.choices.load().limb is AnsweringLimb.LEFT_HAND


@pytest.mark.parametrize(
    ("way", "kind", "limb"),
    [
        ("mouse", InputKind.MOUSE, AnsweringLimb.BOTH_HANDS),
        ("touch", InputKind.TOUCH, AnsweringLimb.BOTH_HANDS),
        ("dwell", InputKind.DWELL, AnsweringLimb.BOTH_HANDS),
        ("pedal", InputKind.KEYBOARD, AnsweringLimb.BOTH_FEET),
    ],
)
def test_whoever_cannot_press_keys_has_other_ways(
    walker: Walker, workspace: Workspace, way: str, kind: InputKind, limb: AnsweringLimb
) -> None:
    walker.to_the_pain()
    walker.click("part.neck", "side.none", "limb.another_way")
    assert walker.at(Step.WAYS)
    assert "Settings & safety" in shown_by(walker)

    walker.click(f"ways.{way}")

    assert walker.at(Step.ENERGY)
    assert workspace.choices.load().input_kind is kind
    assert workspace.choices.load().limb is limb


def test_a_hand_after_all(walker: Walker, workspace: Workspace) -> None:
    walker.to_the_pain()
    walker.click("part.hand", "side.none", "limb.another_way", "ways.mouse", "back", "back")

    walker.click("limb.both_hands")

    assert walker.at(Step.ENERGY)
    assert workspace.choices.load().input_kind is InputKind.KEYBOARD


@pytest.mark.parametrize(
    ("answer", "saves", "pictures"), [("yes", True, 10), ("not_sure", True, 10), ("no", False, 20)]
)
def test_whoever_may_crash_gets_a_shorter_drill(
    walker: Walker, workspace: Workspace, answer: str, saves: bool, pictures: int
) -> None:
    walker.to_the_pain()
    walker.click("skip", "on", f"energy.{answer}", "on", "on", "on", "on", "on")

    assert workspace.about.load().saves_energy is saves
    assert [spec.pictures for spec in walker.heard.drills] == [pictures]


def test_a_part_without_pictures_is_told_plainly(walker: Walker) -> None:
    walker.to_the_pain()
    walker.click("part.shoulder", "side.none", "on", "energy.no", "on", "on", "on", "on")

    assert "There are no pictures yet of the part that hurts" in shown_by(walker)
    walker.click("on")
    assert [spec.part for spec in walker.heard.drills] == [BodyPart.HAND]


@pytest.mark.parametrize(("said", "offered"), [("foot", BodyPart.FOOT), ("elbow", BodyPart.HAND)])
def test_train_begins_with_what_hurts_or_the_nearest_to_it(
    look: Look, jobs: Background, tmp_path: Path, qtbot: QtBot, said: str, offered: BodyPart
) -> None:
    feet = [sample_picture(n, BodyPart.FOOT) for n in range(1, 30)]
    hands = [sample_picture(n) for n in range(1, 30)]
    with open_record(tmp_path, FakeCatalogue([*hands, *feet])) as workspace:
        walker = Walker(look, workspace, jobs, qtbot)
        walker.to_the_pain()
        walker.click(f"part.{said}")

        assert workspace.choices.load().part is offered
        qtbot.waitUntil(lambda: jobs.is_idle)


# -- back, closing, coming back -----------------------------------------------------------------------------


def test_back_leads_through_every_screen_with_its_answer_marked(walker: Walker) -> None:
    walker.to_the_pain()
    walker.click("part.foot", "side.both", "on", "energy.not_sure")
    seen = []
    while walker.has("back"):
        walker.click("back")
        marked = [n for n in MARKED.get(walker.step, ()) if walker.is_given(n)]
        seen.append((walker.step, marked))

    assert seen == [
        (Step.ENERGY, ["energy.not_sure"]),
        (Step.LIMB, ["limb.both_hands"]),
        (Step.SIDE, ["side.both"]),
        (Step.PART, ["part.foot"]),
        (Step.OUTCOME, []),
        (Step.OTHER_WAY, ["other_way.answer.no"]),
        (Step.SOON, ["soon.answer.no"]),
        (Step.EMERGENCY, ["emergency.answer.no"]),
        (Step.WELCOME, []),
    ]


MARKED = {
    Step.ENERGY: ("energy.yes", "energy.not_sure"),
    Step.LIMB: ("limb.both_hands", "limb.left_hand"),
    Step.SIDE: ("side.left", "side.both"),
    Step.PART: ("part.hand", "part.foot"),
    Step.OTHER_WAY: ("other_way.answer.no", "other_way.answer.new"),
    Step.SOON: ("soon.answer.no", "soon.answer.new"),
    Step.EMERGENCY: ("emergency.answer.no", "emergency.answer.new"),
}


def test_closing_at_any_screen_goes_on_there(walker: Walker) -> None:
    names = [
        *("on", "emergency.answer.no", "soon.answer.no", "other_way.answer.no", "on", "part.hand"),
        *("side.left", "limb.another_way", "ways.mouse", "energy.no", "on", "on", "on", "on"),
    ]
    seen = []
    for name in names:
        walker.click(name)
        before = (walker.step, walker.run.title)
        walker.close_and_open()
        assert (walker.step, walker.run.title) == before
        seen.append(walker.step)

    assert [Step.WELCOME, *seen] == list(Step)


def test_going_through_it_again_can_be_left_at_once(walker: Walker, workspace: Workspace) -> None:
    workspace.about.save(
        AboutMe(BodyPart.HAND, SoreSide.LEFT, saves_energy=True, introduced_on=date(2025, 1, 1))
    )
    walker.close_and_open()
    walker.to_the_pain()
    assert walker.is_given("part.hand")
    assert walker.has("on")

    walker.click("close")

    assert walker.heard.skipped == 1
    assert workspace.about.load().introduced_on == date(2025, 1, 1)


def test_the_first_time_there_is_no_close_button(walker: Walker) -> None:
    assert not walker.has("close")


def test_what_an_earlier_answer_left_waiting_still_waits(walker: Walker, workspace: Workspace) -> None:
    workspace.safety.reply({SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    walker.close_and_open()

    walker.click("on", "emergency.answer.no", "soon.answer.no", "other_way.answer.no")

    assert walker.run.title == "Please see someone soon"


@pytest.mark.parametrize("group", [SafetyGroup.EMERGENCY, SafetyGroup.SOON])
def test_a_drill_that_was_about_to_start_waits_too(
    walker: Walker, workspace: Workspace, group: SafetyGroup
) -> None:
    workspace.introduction.save(Introduction(Step.START.value))
    workspace.safety.reply({group: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)

    walker.close_and_open()

    assert walker.at(Step.OUTCOME)
    assert walker.run.title.startswith("Please")
    walker.click("outcome.looked_at")
    assert walker.at(Step.EMERGENCY)
    assert standing_of(workspace) is not Standing.EMERGENCY


# -- hands that shake, eyes that do not see ------------------------------------------------------------------


def double_click(walker: Walker, name: str) -> None:
    """The second press of a double click comes to whatever is there by then."""
    button = walker.button(name)
    place = button.mapTo(walker.run, button.rect().center())
    walker.click(name)
    QApplication.sendPostedEvents()  # the next screen is laid out
    there = walker.run.childAt(place) or walker.run
    middle = QPointF(there.rect().center())
    left = Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(
            there,
            QMouseEvent(kind, middle, there.mapToGlobal(middle), left, left, Qt.KeyboardModifier.NoModifier),
        )


def test_a_double_click_answers_one_question(walker: Walker) -> None:
    walker.click("on")

    double_click(walker, "emergency.answer.no")

    assert walker.at(Step.SOON)


def test_a_double_click_goes_on_by_one_screen(walker: Walker, workspace: Workspace) -> None:
    workspace.introduction.save(Introduction(Step.WHY.value))
    walker.close_and_open()

    double_click(walker, "on")

    assert walker.at(Step.FEEL)


def test_a_held_key_goes_on_by_one_screen(walker: Walker, workspace: Workspace) -> None:
    workspace.introduction.save(Introduction(Step.WHY.value))
    walker.close_and_open()
    walker.key(Key.Key_Return)

    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, autorep=True)
        QApplication.sendEvent(focused, held)

    assert walker.at(Step.FEEL)


def test_enter_pressed_twice_answers_no_question(walker: Walker) -> None:
    walker.key(Key.Key_Return)
    walker.key(Key.Key_Return)

    assert walker.at(Step.EMERGENCY)


# -- help beside every screen ---------------------------------------------------------------------------------


@pytest.mark.parametrize("step", list(Step))
def test_settling_and_safety_are_one_press_away(walker: Walker, workspace: Workspace, step: Step) -> None:
    workspace.introduction.save(
        Introduction(step.value, {"limb": "another_way"} if step is Step.WAYS else {})
    )
    walker.close_and_open()
    title = walker.run.title

    walker.click("settle")
    settling = walker.window.findChild(SettleView)
    assert settling is not None
    assert settling.isVisibleTo(walker.window)
    walker.key(Key.Key_Escape)
    assert not walker.is_helped()
    walker.click("safety")
    assert walker.is_helped()
    walker.click("help.back")

    assert not walker.is_helped()
    assert (walker.step, walker.run.title) == (step, title)


def test_escape_closes_what_lies_over_a_screen(walker: Walker) -> None:
    walker.click("safety")

    walker.key(Key.Key_Escape)

    assert not walker.is_helped()
    assert walker.at(Step.WELCOME)


def test_an_emergency_shows_everyone_to_call(walker: Walker) -> None:
    walker.click("on", "emergency.answer.new", "outcome.who_to_call")

    assert walker.is_helped()
    walker.click("help.back")
    assert walker.run.title == "Please get help now"


def shown_by(walker: Walker) -> str:
    """All words in view."""
    return "\n".join(
        label.text() for label in walker.run.findChildren(QLabel) if label.isVisibleTo(walker.run)
    )


def test_the_program_is_read_in_a_window_of_its_own_size(
    look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    """The long text of the welcome opens below the short one."""
    walker = Walker(look, workspace, jobs, qtbot, size=(700, 520))
    few = len(shown_by(walker))

    walker.click("welcome.more")

    assert len(shown_by(walker)) > few
    assert "does not diagnose" in shown_by(walker)


def test_a_country_chosen_in_an_emergency_shows_its_number_at_once(
    walker: Walker, workspace: Workspace
) -> None:
    walker.click("on", "emergency.answer.new", "outcome.who_to_call")
    workspace.contacts.save(replace(workspace.contacts.load(), country="NZ"))

    walker.click("help.back")

    assert "111" in shown_by(walker)
