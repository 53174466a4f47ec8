"""After the last breath: one sentence, at most two questions, and whatever comes of them taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from gmi_trainer.domain.breathing import EASIEST, GOAL, LADDER, BreathSpec
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.ui.breathe.controller import Step
from gmi_trainer.ui.widgets.undo_bar import UndoBar
from tests.ui.breathe.breath_theatre import FIRST, LEAD_IN_S, BreathTheatre, on

Key = Qt.Key
TWO_OF_LADDER = BreathSpec(LADDER[2], 2)


def after(theatre: BreathTheatre) -> dict[Scale, float | None]:
    """What was rated after the newest session."""
    newest = theatre.controller.session_id
    return {r.scale: r.value for r in theatre.ratings if r.moment is Moment.AFTER and r.session_id == newest}


def make_own(theatre: BreathTheatre, spec: BreathSpec = TWO_OF_LADDER) -> BreathSpec:
    """A breath of the person's own that is gentler than the goal."""
    theatre.service.take_step(spec.pattern)
    return spec


def suggested(theatre: BreathTheatre) -> bool:
    """Whether a step up is suggested, once everything has been read."""
    theatre.wait_for_jobs()
    return theatre.has("breath.step.yes")


# -- what is said ------------------------------------------------------------------------------------------


def test_done_is_where_the_keyboard_is_and_leads_back(theatre: BreathTheatre) -> None:
    theatre.breathe_first()
    assert on() == "breath.done"
    theatre.press(Key.Key_Space)

    assert theatre.said == ["done"]
    assert theatre.at(Step.CLOSED)
    assert theatre.cues.is_closed


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_press_to_pause_at_the_very_end_does_not_skip_the_result(
    theatre: BreathTheatre, key: Qt.Key
) -> None:
    theatre.breathe_first(is_read=False)
    theatre.press(key)
    assert theatre.said == []

    theatre.read()
    theatre.press(key)
    assert theatre.said == ["done"]


def test_after_a_stop_done_is_one_key_at_once(theatre: BreathTheatre) -> None:
    theatre.begin().breathe(LEAD_IN_S + 13)
    theatre.press(Key.Key_Escape)
    theatre.press(Key.Key_Space)

    assert theatre.said == ["done"]


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_other_keys_that_lead_back(theatre: BreathTheatre, key: Qt.Key) -> None:
    theatre.breathe_first()
    theatre.press(key)

    assert theatre.said == ["done"]


def test_nothing_is_promised_and_nothing_is_scored(theatre: BreathTheatre) -> None:
    theatre.breathe_first()

    said = theatre.words()
    assert "1 minute, 5 whole breaths." in said
    assert "Stay for a moment if you like." in said
    for word in ("%", "score", "better", "relief", "well done"):
        assert word not in said.lower()


def test_looking_back_is_one_press_away(theatre: BreathTheatre) -> None:
    theatre.breathe_first()
    theatre.click("breath.look_back")

    assert theatre.said == ["look_back_asked"]
    assert theatre.at(Step.CLOSED)


def test_a_shorter_time_is_told_where_it_was_made_easier(theatre: BreathTheatre) -> None:
    theatre.begin(BreathSpec()).breathe(LEAD_IN_S)
    for _ in range(2):
        theatre.press(Key.Key_E)
    theatre.breathe(300)

    assert theatre.sentence == "About 4 minutes, 25 whole breaths."


# -- what is asked -----------------------------------------------------------------------------------------


def test_the_same_scale_is_asked_again_and_can_be_taken_back(theatre: BreathTheatre) -> None:
    theatre.open()
    theatre.press(Key.Key_6)
    theatre.press(Key.Key_Space)
    theatre.breathe(LEAD_IN_S + FIRST)
    assert theatre.has("breath.after.scale")
    theatre.press(Key.Key_3)
    assert after(theatre) == {Scale.TENSION: 3}
    theatre.press(Key.Key_4)
    assert after(theatre) == {Scale.TENSION: 4}
    theatre.click("breath.after.undo")

    assert after(theatre) == {}
    assert not theatre.has("breath.after.undo")


def test_who_left_it_out_before_is_not_asked_after(theatre: BreathTheatre) -> None:
    theatre.breathe_first()

    assert not theatre.has("breath.after.scale")
    assert theatre.has("breath.pace")


def test_after_nothing_whole_nothing_is_asked(theatre: BreathTheatre) -> None:
    theatre.open()
    theatre.press(Key.Key_6)
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_Escape)

    assert not theatre.has("breath.after")
    assert not theatre.has("breath.pace")


def test_later_it_is_one_tap(theatre: BreathTheatre) -> None:
    for _ in range(3):
        theatre.breathe_and_say("comfortable")
    theatre.begin(BreathSpec(GOAL, 2)).breathe(LEAD_IN_S + 24)

    assert not theatre.has("breath.pace"), "it was said of this breath"
    assert not theatre.has("breath.before")
    assert theatre.has("breath.after.feel")
    theatre.press(Key.Key_1)
    assert after(theatre) == {Scale.FEEL: -1.0}
    theatre.click("breath.after.undo")
    assert after(theatre) == {}


def test_a_digit_answers_the_question_in_view(theatre: BreathTheatre) -> None:
    theatre.breathe_first()
    theatre.press(Key.Key_3)

    assert after(theatre) == {Scale.PACE: 2.0}


# -- too long ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "own", "said"),
    [
        ("a_little_too_long", LADDER[2], "Next time: 4 in, 6 out."),
        ("too_long", LADDER[0], "Next time: 3 in, 4 out."),
    ],
)
def test_too_long_makes_a_gentler_breath_the_own_one(
    theatre: BreathTheatre, answer: str, own: object, said: str
) -> None:
    theatre.breathe_first()
    theatre.click(f"breath.pace.answers.{answer}")
    assert theatre.own == own
    assert said in theatre.words()
    assert not suggested(theatre)

    theatre.click("breath.pace.undo")
    assert theatre.own == GOAL
    assert said not in theatre.words()
    assert after(theatre) == {}


def test_too_long_where_nothing_is_gentler_is_not_met_with_silence(theatre: BreathTheatre) -> None:
    theatre.begin(make_own(theatre, BreathSpec(EASIEST, 2))).breathe(LEAD_IN_S + 11)
    assert "gentlest" not in theatre.words()

    theatre.click("breath.pace.answers.too_long")
    assert "This is the gentlest breath here." in theatre.words()
    assert theatre.has("breath.choose")

    theatre.click("breath.pace.answers.comfortable")
    assert "gentlest" not in theatre.words()


def test_another_breath_can_be_chosen_from_there(theatre: BreathTheatre) -> None:
    theatre.breathe_first()
    assert not theatre.has("breath.choose")
    theatre.click("breath.pace.answers.too_long")
    theatre.click("breath.choose")

    assert theatre.said == ["choose_asked"]
    assert theatre.at(Step.CLOSED)


def test_another_answer_takes_the_first_one_back(theatre: BreathTheatre) -> None:
    theatre.breathe_first()
    theatre.click("breath.pace.answers.too_long")
    theatre.click("breath.pace.answers.comfortable")

    assert theatre.own == GOAL
    assert after(theatre) == {Scale.PACE: 0.0}
    assert "Next time" not in theatre.words()


# -- a step up ---------------------------------------------------------------------------------------------


def test_a_comfortable_session_may_be_followed_by_a_longer_breath(theatre: BreathTheatre) -> None:
    theatre.begin(make_own(theatre)).breathe(LEAD_IN_S + 20)
    theatre.click("breath.pace.answers.comfortable")
    theatre.wait_until(lambda: theatre.has("breath.step.yes"))
    assert "Would you like to try 4 in, 8 out next time?" in theatre.words()
    theatre.click("breath.step.yes")

    assert theatre.own == GOAL
    assert "Next time: 4 in, 8 out." in theatre.words()
    assert not theatre.has("breath.step.yes")
    assert on() == "breath.done"
    theatre.click("breath.result.undo_bar.undo")
    assert theatre.own == LADDER[2]
    assert theatre.has("breath.step.yes")


def test_staying_with_it_is_as_good(theatre: BreathTheatre) -> None:
    theatre.begin(make_own(theatre)).breathe(LEAD_IN_S + 20)
    theatre.click("breath.pace.answers.comfortable")
    theatre.wait_until(lambda: theatre.has("breath.step.no"))
    theatre.click("breath.step.no")

    assert theatre.own == LADDER[2]
    assert "You stay with 4 in, 6 out." in theatre.words()
    assert not theatre.has("breath.step.yes")


def test_an_answer_taken_back_takes_the_suggestion_with_it(theatre: BreathTheatre) -> None:
    theatre.begin(make_own(theatre)).breathe(LEAD_IN_S + 20)
    theatre.click("breath.pace.answers.comfortable")
    theatre.wait_until(lambda: theatre.has("breath.step.yes"))
    theatre.click("breath.pace.undo")

    assert not suggested(theatre)


def test_an_answer_taken_back_at_once_brings_no_suggestion(theatre: BreathTheatre) -> None:
    theatre.begin(make_own(theatre)).breathe(LEAD_IN_S + 20)
    theatre.click("breath.pace.answers.comfortable")
    theatre.click("breath.pace.undo")

    assert not suggested(theatre)


def test_at_the_goal_nothing_more_is_suggested(theatre: BreathTheatre) -> None:
    theatre.breathe_first()
    theatre.click("breath.pace.answers.comfortable")

    assert not suggested(theatre)


def saves_energy(theatre: BreathTheatre) -> None:
    about = theatre.workspace.about
    about.save(replace(about.load(), saves_energy=True))


def is_in_a_flare(theatre: BreathTheatre) -> None:
    theatre.workspace.today.say_flare()


def has_a_lighter_day(theatre: BreathTheatre) -> None:
    theatre.workspace.today.lighter_day()


def has_a_rest_day(theatre: BreathTheatre) -> None:
    theatre.workspace.today.rest_today()


@pytest.mark.parametrize("who", [saves_energy, is_in_a_flare, has_a_lighter_day, has_a_rest_day])
def test_nobody_is_asked_for_more_on_a_hard_day(
    theatre: BreathTheatre, who: Callable[[BreathTheatre], object]
) -> None:
    who(theatre)
    theatre.begin(make_own(theatre)).breathe(LEAD_IN_S + 20)
    theatre.click("breath.pace.answers.comfortable")

    assert not suggested(theatre)


def test_nothing_more_is_suggested_where_it_was_made_easier_or_stopped(theatre: BreathTheatre) -> None:
    theatre.begin(make_own(theatre)).breathe(LEAD_IN_S + 12)
    theatre.press(Key.Key_Escape)
    theatre.click("breath.pace.answers.comfortable")

    assert not suggested(theatre)


# -- a flare -----------------------------------------------------------------------------------------------


def test_a_flare_can_be_said_and_taken_back(theatre: BreathTheatre) -> None:
    theatre.begin(make_own(theatre)).breathe(LEAD_IN_S + 20)
    theatre.click("breath.pace.answers.comfortable")
    theatre.wait_until(lambda: theatre.has("breath.step.yes"))
    theatre.click("breath.flare")

    def flares() -> list[int | None]:
        with theatre.workspace.diary() as reader:
            return [fact.session_id for fact in reader.facts(None, (DiaryKind.FLARE,))]

    assert flares() == [theatre.controller.session_id]
    assert "Two or three easier days follow." in theatre.find(UndoBar, "breath.result.undo_bar").words
    assert not theatre.has("breath.flare"), "once is enough"
    assert not theatre.has("breath.step.yes"), "nothing more is suggested now"
    theatre.click("breath.result.undo_bar.undo")
    assert flares() == []
    assert theatre.find(QPushButton, "breath.flare").isVisible()


# -- what it was made easier to ----------------------------------------------------------------------------


def test_what_was_comfortable_once_it_was_easier_is_offered_for_the_next_time(theatre: BreathTheatre) -> None:
    theatre.begin(BreathSpec(GOAL, breaths=5)).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_E)
    theatre.breathe(5 * 12)
    theatre.click("breath.pace.answers.comfortable")

    assert "Would you like to try 4 in, 6 out next time?" in theatre.words()
    assert theatre.find(QPushButton, "breath.step.no").text() == "Stay with 4 in, 8 out"
    theatre.click("breath.step.yes")
    assert theatre.own == LADDER[2]


def test_after_easier_the_pace_is_asked_about_although_the_breath_was_comfortable_before(
    theatre: BreathTheatre,
) -> None:
    theatre.breathe_and_say("comfortable")
    theatre.begin(BreathSpec(GOAL, breaths=5)).breathe(LEAD_IN_S + FIRST)
    assert not theatre.has("breath.pace")
    theatre.click("breath.done")

    theatre.begin(BreathSpec(GOAL, breaths=5)).breathe(LEAD_IN_S + 2)
    theatre.press(Key.Key_E)
    theatre.breathe(FIRST)
    assert theatre.has("breath.pace")
