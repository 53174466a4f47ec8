"""The page of the day: what a person sees, presses and takes back, over the real rules and services."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.bout import Bout
from gmi_trainer.domain.checkin import AfterLast, LifeChange, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.plan import BreathDose, DrillDose
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.today.plan_list import PlanOfDay
from gmi_trainer.ui.pages.today.questions import Asking
from gmi_trainer.ui.pages.today_page import TodayPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.pages.today.a_day import ALL_CLEAR, HAND, ADay
from tests.ui.pages.today.days import DAYS, learning, ordinary

Key = Qt.Key


def facts(day: ADay, kind: DiaryKind) -> list[dict[str, object]]:
    """What the record holds of a kind, nothing taken back."""
    with day.diary() as reader:
        return [dict(fact.detail) for fact in reader.facts(None, (kind,))]


# -- the first moment --------------------------------------------------------------------------------------


def test_the_page_is_there_at_once_and_the_plan_has_its_room(day: ADay, qtbot: QtBot) -> None:
    ordinary(day)
    page = day.page(wait=False)

    assert day.shows("today.title")
    assert day.shows("today.skeleton")
    assert day.shows("today.flare"), "a flare does not wait for anything"
    before = page.plan.mapTo(page, page.plan.rect().topLeft()).y()
    qtbot.waitUntil(page.isActiveWindow)
    day.settle()
    assert not day.shows("today.skeleton")
    assert day.starts == ["primary", "secondary"]
    assert page.plan.mapTo(page, page.plan.rect().topLeft()).y() <= before + day.look.px(80)


def test_a_page_that_is_about_to_come_into_view_is_read_once_and_before(day: ADay, qtbot: QtBot) -> None:
    ordinary(day)
    page = day.page_to_come()

    page.take_focus()
    day.settle()
    read = page.view
    assert read is not None

    with qtbot.waitExposed(page):
        page.show()
    day.settle()
    assert page.view is read
    assert day.starts == ["primary", "secondary"]


def test_a_first_day_offers_one_small_drill_and_counts_nothing(day: ADay) -> None:
    day.introduce()
    page = day.page()

    assert day.says("Thursday, 13 Mar")
    assert day.says("A few quiet minutes are plenty.")
    assert not day.says("days. Rest days")
    assert day.says("Your first one. Just try it out.")
    assert len(page.plan.cards) <= 3
    assert day.starts[0] == "primary"


def test_the_kept_days_are_told_kindly(day: ADay) -> None:
    ordinary(day)
    day.page()

    assert day.says("10 of your first 14 days. Rest days count, too.")
    assert not day.says("in a row")


def test_days_in_a_row_are_told_only_to_who_wants_them(day: ADay) -> None:
    day.introduce(AboutMe(sore_part=HAND, shows_streaks=True)).practised(1, 2, 3, 4).asked_already()
    day.page()

    assert day.says("4 days in a row.")


def test_the_keyboard_is_on_start_and_enter_starts(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    assert day.on() == "today.card.0.start"
    card = page.plan.cards[0].card

    day.keys(Key.Key_Return)

    [(spec, plan, bout)] = day.started
    assert spec.part is HAND
    assert (plan.plan_uuid, plan.item_id) == (day.record.plans[-1].uuid, card.item_id)  # type: ignore[union-attr]  # understood
    assert bout == Bout(card.bout, card.bouts)


def test_start_can_be_seen_as_soon_as_it_is_there(day: ADay) -> None:
    """What has the keyboard but cannot be seen loses it to the next button when the window comes to the front."""
    ordinary(day)
    page = day.page()
    view = page.view
    assert view is not None

    page.plan.show_plan(PlanOfDay(view.offer, view.standing, view.asks_safety, saves_energy=True))

    assert page.plan.obvious is not None
    assert page.plan.obvious.isVisible()


def test_a_start_asks_for_the_drill_of_its_card(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    for shown in page.plan.cards:
        assert shown.start_button is not None
        shown.start_button.click()

    doses = [shown.card.dose for shown in page.plan.cards]
    assert [(spec.part, spec.mode) for spec, _, _ in day.started] == [
        (dose.part, dose.mode) for dose in doses if isinstance(dose, DrillDose)
    ]


# -- what is asked -----------------------------------------------------------------------------------------


def test_after_last_time_is_asked_first_then_the_check_in(day: ADay) -> None:
    day.introduce().practised(1)
    day.page()
    assert day.asks(Asking.AFTER_LAST)
    assert [t.text() for t in day.view.questions.after_last.row.tiles] == [
        "No change",
        "Worse, but gone within the hour",
        "Worse for longer",
        "Still worse now",
    ]

    day.press("after_last.row.settled")

    assert day.asks(Asking.CHECK_IN)
    assert facts(day, DiaryKind.AFTER_LAST)[0]["answer"] == AfterLast.SETTLED.value


def test_after_last_time_can_be_skipped_and_answered_by_a_digit(day: ADay) -> None:
    day.introduce().practised(1)
    day.page()
    day.press("after_last.skip")
    assert day.asks(Asking.CHECK_IN)
    day.press("undo_bar.undo")
    assert day.asks(Asking.AFTER_LAST)

    day.keys(Key.Key_4)

    assert facts(day, DiaryKind.AFTER_LAST)[0]["answer"] == AfterLast.STILL_WORSE.value
    assert day.shows("today.step_back")
    assert day.says("Today you said that it was still worse.")


def test_three_digits_from_start_are_the_whole_check_in(day: ADay) -> None:
    day.introduce()
    day.page()
    assert day.on() == "today.card.0.start"

    day.keys(Key.Key_4, Key.Key_X, Key.Key_0)

    check_in = day.look_at_it().check_in
    assert check_in is not None
    assert (check_in.pain, check_in.sleep, check_in.mood) == (4, 10, 0)
    assert day.says("Pain 4 · Sleep 10 · Mood 0")
    assert day.on() == "today.card.0.start", "and Space starts"


def test_the_check_in_can_be_tapped(day: ADay) -> None:
    day.introduce()
    day.page()
    questions = []
    for number in (3, 7, 5):
        questions.append(day.view.questions.check_in.question)
        day.view.questions.check_in.row.cells[number].click()
        day.settle()

    assert questions == ["Pain since yesterday, on average", "How did you sleep?", "How is your mood?"]
    assert day.says("Pain 3 · Sleep 7 · Mood 5")


def test_arrows_look_for_a_number_and_enter_takes_it(day: ADay) -> None:
    day.introduce()
    day.page()
    day.view.questions.check_in.take_focus()

    day.keys(Key.Key_Right, Key.Key_Right, Key.Key_Left)
    assert day.view.questions.check_in.row.value == 1
    assert day.asks(Asking.CHECK_IN)
    day.keys(Key.Key_Return, Key.Key_5, Key.Key_6)

    assert day.says("Pain 1 · Sleep 5 · Mood 6")
    assert day.on() == "today.card.0.start"


def test_the_check_in_is_folded_with_a_way_back(day: ADay) -> None:
    day.introduce()
    day.page()
    day.keys(Key.Key_4, Key.Key_5, Key.Key_6)
    undo = day.find(QPushButton, "today.checked_in.undo")
    assert undo.text() == "Undo"

    day.press("checked_in.undo")

    assert day.look_at_it().check_in is None
    assert day.asks(Asking.CHECK_IN)
    assert day.view.questions.check_in.row.value == 4, "what was said is there, to be changed"


def test_a_check_in_of_an_earlier_opening_can_be_changed(day: ADay) -> None:
    day.introduce()
    day.today.check_in(2, 3, 4)
    day.page()
    assert day.find(QPushButton, "today.checked_in.undo").text() == "Change"

    day.press("checked_in.undo")
    day.keys(Key.Key_9)
    day.press("check_in.leave_out", "check_in.leave_out")

    assert day.says("Pain 9")
    assert not day.says("Sleep")


def test_one_number_can_be_left_out_and_gone_back_to(day: ADay) -> None:
    day.introduce()
    day.page()
    day.press("check_in.leave_out")
    day.keys(Key.Key_5)
    day.press("check_in.back", "check_in.back")
    assert day.view.questions.check_in.question == "Pain since yesterday, on average"
    assert not day.shows("today.check_in.back")
    day.press("check_in.leave_out", "check_in.leave_out")
    day.keys(Key.Key_7)

    assert day.says("Mood 7")
    assert not day.says("Pain 7")
    check_in = day.look_at_it().check_in
    assert check_in is not None
    assert (check_in.pain, check_in.sleep) == (None, None)


def test_leaving_all_out_is_a_skip(day: ADay) -> None:
    day.introduce()
    day.page()
    day.press("check_in.leave_out", "check_in.leave_out", "check_in.leave_out")

    assert day.asks(Asking.SAID)
    assert day.says("No check-in today.")
    assert not day.look_at_it().check_in_due


def test_the_check_in_can_be_skipped_and_taken_up_after_all(day: ADay) -> None:
    day.introduce()
    day.page()
    day.press("check_in.skip")
    assert day.says("No check-in today.")

    day.press("checked_in.undo")

    assert day.asks(Asking.CHECK_IN)
    assert day.look_at_it().check_in_due


def test_a_check_in_that_was_begun_is_kept_when_the_person_starts(day: ADay) -> None:
    day.introduce()
    day.page()
    day.keys(Key.Key_8, Key.Key_Return)

    check_in = day.look_at_it().check_in
    assert check_in is not None
    assert (check_in.pain, check_in.sleep) == (8, None)
    assert len(day.started) == 1


def test_a_half_answered_check_in_outlives_another_read(day: ADay) -> None:
    day.introduce()
    day.page()
    day.keys(Key.Key_8)
    day.today.say_change(LifeChange.SLEEP)
    day.settle()

    assert day.view.questions.check_in.question == "How did you sleep?"
    assert day.view.questions.check_in.said.pain == 8


def test_pain_can_be_left_out_for_good_and_taken_up_again(day: ADay) -> None:
    day.introduce()
    day.page()
    day.press("check_in.no_pain")
    assert not day.about.load().rates_pain
    assert day.view.questions.check_in.question == "How did you sleep?"
    assert not day.says("0: no pain")

    day.press("undo_bar.undo")

    assert day.about.load().rates_pain
    assert day.view.questions.check_in.question == "Pain since yesterday, on average"


def test_who_would_rather_not_rate_pain_is_not_asked_for_it(day: ADay) -> None:
    day.introduce(AboutMe(sore_part=HAND, rates_pain=False))
    day.page()
    day.keys(Key.Key_5, Key.Key_6)

    assert day.says("Sleep 5 · Mood 6")
    assert not day.says("Pain")


# -- the plan ----------------------------------------------------------------------------------------------


def finish(day: ADay, bouts: int) -> None:
    for _ in range(bouts):
        todo = [card for card in day.look_at_it().offer.cards if not card.is_done]
        day.does(todo[0])
    day.settle()


def test_a_kept_day_is_told_in_one_sentence_and_pushes_nothing(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    assert day.says("bout 1 of 3")
    finish(day, 2)
    assert not day.says("That is enough for today"), "a bout and breathing are not two bouts yet"
    finish(day, 1)

    assert day.says("That is enough for today")
    assert day.starts == ["secondary"]
    assert page.plan.obvious is None
    page.take_focus()
    day.keys(Key.Key_Space, Key.Key_Return)
    assert facts(day, DiaryKind.FLARE) == [], "one Space too many sets nothing off"
    assert day.started == []
    finish(day, 1)
    assert day.starts == []
    assert day.says("Done")
    assert day.says("What was planned for today is done.")


def test_a_start_that_goes_under_the_keyboard_hands_it_to_nothing_that_acts(day: ADay) -> None:
    """Back from the last drill of the day, the keyboard is on a Start that is gone when the day was read."""
    ordinary(day)
    page = day.page()
    page.take_focus()
    finish(day, 4)

    day.keys(Key.Key_Return, Key.Key_Space)
    assert facts(day, DiaryKind.FLARE) == []
    assert page.focusWidget() in (page, None)


def test_who_saves_energy_is_shown_no_more_once_the_day_is_kept(day: ADay) -> None:
    day.introduce(AboutMe(sore_part=HAND, saves_energy=True)).practised(1, 2, 3).asked_already()
    day.page()
    while not day.look_at_it().offer.day_is_kept:
        finish(day, 1)

    assert day.says("That is enough for today")
    assert day.starts == []
    assert not day.says("if you want it")


def test_a_rest_day_says_so_and_keeps_the_plan_one_press_away(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("rest")
    assert day.says("A rest day")
    assert day.starts == []

    day.press("plan_anyway")

    assert day.starts
    assert "primary" not in day.starts
    assert day.on() == "today.card.0.start"


@pytest.mark.parametrize(("kind", "said"), [("lighter", "A lighter day"), ("rest", "A rest day")])
def test_pressing_a_kind_of_day_twice_sets_nothing_else_off(day: ADay, kind: str, said: str) -> None:
    ordinary(day)
    page = day.page()
    day.find(QPushButton, f"today.{kind}").setFocus()
    day.keys(Key.Key_Return)
    day.settle()
    assert day.says(said)
    assert page.focusWidget() is page

    day.keys(Key.Key_Return, Key.Key_Space)
    day.settle()

    assert day.says(said)
    assert not day.says("What changed?")
    assert day.started == []


def test_a_rest_day_can_be_taken_back(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("rest", "undo_bar.undo")

    assert not day.says("A rest day")
    assert day.starts[0] == "primary"


def test_a_planned_rest_day_is_one(day: ADay) -> None:
    day.introduce(AboutMe(sore_part=HAND, rest_weekdays=frozenset({3}))).practised(1, 2).asked_already()
    day.page()

    assert day.says("A rest day")


def test_a_lighter_day_is_one_short_bout_and_breathing(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    day.press("lighter")

    assert day.says("A lighter day")
    assert day.says("One short bout and a little slow breathing count as a whole day.")
    assert not day.shows("today.lighter")
    drill, breathing = page.plan.cards
    assert drill.card.bouts == breathing.card.bouts == 1
    assert isinstance(breathing.card.dose, BreathDose)
    finish(day, 1)
    assert day.says("That is enough for today")


def test_a_lighter_day_of_a_plan_without_breathing_speaks_of_none(day: ADay) -> None:
    ordinary(day)
    plan = day.today.plan()
    drills = tuple(item for item in plan.items if isinstance(item.dose, DrillDose))
    day.record.plans[-1] = replace(plan, items=drills, is_default=False)
    day.open_record()
    day.today.lighter_day()
    day.page()

    assert day.says("One short bout is enough. It counts as a whole day.")
    assert not day.says("breath")


# -- breathing ---------------------------------------------------------------------------------------------


def test_breathing_is_a_card_that_asks_for_breathing(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    assert day.says("Slow breathing")
    assert day.says("About 5 min")
    day.press("card.1.start")

    [(dose, plan)] = day.breathing
    assert dose == BreathDose(4.0, 8.0, 5.0)
    assert (plan.plan_uuid, plan.item_id) == (page.view.plan_ref[0], "breathe")  # type: ignore[union-attr]  # read
    assert day.started == []


def test_the_very_first_breathing_is_a_minute_and_says_so(day: ADay) -> None:
    day.introduce()
    page = day.page()
    drill, breathing = page.plan.cards

    assert isinstance(drill.card.dose, DrillDose), "the smallest useful thing is a first drill"
    assert breathing.card.minutes == 1
    assert day.says("About 1 min")
    assert day.says("One minute, to try it out.")
    day.press("card.1.start")
    assert day.breathing[0][0].minutes == 1


def test_breathing_that_was_done_says_so(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    finish(day, 2)

    done = page.plan.cards[-1]
    assert isinstance(done.card.dose, BreathDose)
    assert done.start_button is None
    assert day.says("Done")
    assert not day.says("About 5 min"), "how long it was to be is of no use any more"


def test_a_check_in_that_was_begun_is_kept_when_the_person_breathes(day: ADay) -> None:
    day.introduce()
    day.page()
    day.keys(Key.Key_4)
    day.press("card.1.start")

    view = day.look_at_it()
    assert view.check_in is not None
    assert view.check_in.pain == 4
    assert len(day.breathing) == 1


# -- lessons -----------------------------------------------------------------------------------------------


def test_a_lesson_is_a_card_that_asks_for_it(day: ADay) -> None:
    learning(day)
    page = day.page()
    assert day.says("Lesson 2: Hurt is not the same as harm")
    assert day.says("About 6 min")
    day.press("card.2.start")

    [(lesson, plan)] = day.lessons
    assert lesson == "hurt"
    assert (plan.plan_uuid, plan.item_id) == (page.view.plan_ref[0], "lesson")  # type: ignore[union-attr]  # read
    assert not day.started
    assert not day.breathing


def test_a_lesson_that_was_read_says_so(day: ADay) -> None:
    learning(day)
    page = day.page()
    day.does(next(card.card for card in page.plan.cards if card.card.lesson is not None))
    day.settle()

    done = page.plan.cards[-1]
    assert done.card.lesson is not None
    assert done.card.lesson.lesson_id == "hurt"
    assert done.start_button is None
    assert day.says("Lesson 2: Hurt is not the same as harm")
    assert not day.says("About 6 min")


def test_questions_that_come_back_stand_below_the_plan_and_are_never_the_one_thing_to_press(
    day: ADay,
) -> None:
    learning(day)
    page = day.page()
    assert day.says("3 questions from your lessons are back")
    assert page.plan.obvious is not None
    assert page.plan.obvious.objectName() == "today.card.0.start"
    answer = day.find(QPushButton, "today.questions_back.answer")
    assert answer.property("role") == "secondary"
    below = answer.mapTo(page, answer.rect().topLeft()).y()
    assert all(below > card.mapTo(page, card.rect().bottomLeft()).y() for card in page.plan.cards)

    day.press("questions_back.answer")
    assert day.said == ["questions_asked"]


def test_one_question_is_spoken_of_as_one(day: ADay) -> None:
    learning(day)
    day.days.lessons.questions = {"alarm-q1"}
    day.page()

    assert day.says("A question from your lessons is back")


def test_without_questions_nothing_is_said_of_them(day: ADay) -> None:
    ordinary(day)
    day.page()

    assert not day.shows("today.questions_back")
    assert not day.says("lesson")


def test_a_check_in_that_was_begun_is_kept_when_the_person_reads(day: ADay) -> None:
    day.introduce().has_lessons()
    day.page()
    day.keys(Key.Key_4)
    day.press("card.2.start")

    view = day.look_at_it()
    assert view.check_in is not None
    assert view.check_in.pain == 4
    assert [lesson for lesson, _plan in day.lessons] == ["alarm"]


@pytest.mark.parametrize("symptom", [False, True])
def test_breathing_stays_open_beneath_what_comes_first(day: ADay, *, symptom: bool) -> None:
    ordinary(day)
    if symptom:
        day.safety.new_symptom()
    else:
        day.safety.reply({**ALL_CLEAR, SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    page = day.page()

    assert day.says("Open to you meanwhile")
    [card] = page.plan.cards
    assert isinstance(card.card.dose, BreathDose)
    assert day.starts == ["secondary"], "what is above it comes first"
    assert day.on() == ("today.safety" if symptom else "today.call")
    day.press("card.0.start")
    assert len(day.breathing) == 1
    finish(day, 1)
    assert day.says("Done")
    assert not day.says("Open to you meanwhile")


def test_an_emergency_leaves_only_settling(day: ADay) -> None:
    ordinary(day)
    day.safety.reply({**ALL_CLEAR, SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    page = day.page()

    assert page.plan.cards == ()
    assert not day.says("reathing")
    day.press("paused.settle")
    assert day.said == ["settle_asked"]


def test_after_a_gap_there_is_one_small_card_and_no_debt(day: ADay) -> None:
    day.introduce().practised(9, 10, 11).began_days_ago(14).asked_already()
    page = day.page()

    assert day.says("Welcome back")
    [card] = page.plan.cards
    assert card.card.minutes <= 2


# -- hard days ---------------------------------------------------------------------------------------------


def test_a_flare_is_said_at_once_and_says_what_follows(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    before = page.plan.cards[0].card.minutes
    day.press("flare")

    assert facts(day, DiaryKind.FLARE) != []
    assert day.says("Today you said that you are in a flare.")
    assert day.says("Practice is shorter and easier until Saturday. Then your plan goes on by itself.")
    breathing, drill = page.plan.cards
    assert isinstance(breathing.card.dose, BreathDose), "in a flare breathing comes first"
    assert (breathing.card.minutes, breathing.card.reason.is_gentle) == (2.5, True)
    assert drill.card.minutes < before
    assert not day.says("physiotherapist")
    day.press("settle")
    assert day.said == ["settle_asked"]

    day.press("card.1.start")
    [(_spec, _plan, bout)] = day.started
    assert bout.is_gentle


def test_a_flare_can_be_taken_back(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("flare", "undo_bar.undo")

    assert not day.shows("today.step_back")
    assert facts(day, DiaryKind.FLARE) == []
    assert facts(day, DiaryKind.STEP_BACK) == []


def test_a_flare_said_by_mistake_can_be_taken_back_later_in_the_day(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("flare", "undo_bar.close", "no_flare")

    assert not day.shows("today.step_back")
    assert day.says("Taken back: no flare today.")
    day.press("undo_bar.undo")
    assert day.shows("today.step_back")


def test_a_flare_is_noted_once_a_day(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("flare", "flare")

    assert len(facts(day, DiaryKind.FLARE)) == 1
    assert day.on() == "today.settle"


def test_what_was_shown_of_a_step_back_is_kept_with_its_reason(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("flare")

    [noted] = facts(day, DiaryKind.STEP_BACK)
    assert noted["because"] == "said"


def test_the_second_step_back_in_a_row_suggests_to_talk_it_over(day: ADay) -> None:
    ordinary(day)
    day.on_day(4, lambda d: d.today.say_flare())
    day.page()
    day.press("flare")
    assert day.says("talk it over with your physiotherapist or doctor")

    day.press("step_back.call")

    assert day.said == ["call_asked"]


def test_low_mood_brings_who_can_be_called_once_and_gently(day: ADay) -> None:
    ordinary(day)
    day.rated(Scale.MOOD, 1, 1, 2, 3)
    day.today.check_in(None, None, 0)
    day.page()
    assert day.says("You do not have to carry them alone.")

    day.press("low_mood.close")

    assert not day.shows("today.low_mood")
    assert not day.look_at_it().offers_call


def test_who_can_be_called_is_one_press_away(day: ADay) -> None:
    ordinary(day)
    day.rated(Scale.MOOD, 1, 1, 2, 3)
    day.today.check_in(None, None, 0)
    day.page()
    day.press("low_mood.call")

    assert day.said == ["call_asked"]
    assert not day.look_at_it().offers_call


# -- safety ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (SafetyGroup.EMERGENCY, "Get help first. Practice can wait."),
        (SafetyGroup.SOON, "Have this looked at soon. Practice with pictures waits until then."),
    ],
)
def test_practice_waits_until_it_was_looked_at(day: ADay, group: SafetyGroup, words: str) -> None:
    ordinary(day)
    day.safety.reply({**ALL_CLEAR, group: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    page = day.page()
    assert day.says(words)
    assert "primary" not in day.starts
    assert page.plan.obvious is not None
    assert day.on() == "today.call"
    day.press("call")
    assert day.said == ["call_asked"]

    day.press("looked_at")

    assert day.starts[0] == "primary"
    day.press("undo_bar.undo")
    assert day.says(words)


def test_in_an_emergency_nothing_else_is_asked(day: ADay) -> None:
    day.introduce().practised(1)
    day.safety.reply({**ALL_CLEAR, SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    day.page()

    assert not day.shows("today.after_last")
    assert not day.shows("today.check_in")


def test_without_answers_the_safety_questions_come_before_a_drill(day: ADay) -> None:
    page = day.page()
    assert not any(isinstance(card.card.dose, DrillDose) for card in page.plan.cards)
    assert "primary" not in day.starts
    assert day.on() == "today.safety"

    day.keys(Key.Key_Space)

    assert day.said == ["safety_asked first_run"]


def test_after_a_long_break_they_come_again(day: ADay) -> None:
    day.on_day(50, lambda d: d.introduce())
    day.practised(40, 41, 42)
    day.page()

    assert day.says("It has been a while. Has anything changed?")


def test_a_new_symptom_opens_them(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("new_symptom")

    assert day.said == ["symptom_said"]
    assert day.look_at_it().asks_safety is SafetyOccasion.NEW_SYMPTOM
    day.press("undo_bar.undo")
    assert day.look_at_it().asks_safety is None


# -- something changed -------------------------------------------------------------------------------------


def test_a_change_is_noted_in_one_press(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("something_changed", "change.row.medicine")

    assert facts(day, DiaryKind.LIFE_CHANGE) == [{"what": "medicine", "words": ""}]
    assert day.says("Noted today: Medicine")
    day.press("undo_bar.undo")
    assert facts(day, DiaryKind.LIFE_CHANGE) == []
    assert not day.says("Noted today")
    assert not day.shows("today.change")


def test_own_words_can_follow(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    day.press("something_changed", "change.row.other")
    field = day.find(QLineEdit, "today.change.words")
    assert field.hasFocus()
    field.setText("  a new chair ")
    day.press("change.keep")

    assert facts(day, DiaryKind.LIFE_CHANGE) == [{"what": "other", "words": "a new chair"}]
    assert not day.shows("today.change")
    day.press("undo_bar.undo")
    assert facts(day, DiaryKind.LIFE_CHANGE) == []
    assert page.isVisible()


def test_digits_in_own_words_are_words(day: ADay) -> None:
    day.introduce()
    day.page()
    day.press("something_changed", "change.row.medicine")
    day.keys(Key.Key_5, Key.Key_0)

    assert day.find(QLineEdit, "today.change.words").text() == "50"
    assert day.view.questions.check_in.said.is_empty


def test_the_choice_of_changes_closes_and_the_keyboard_comes_back(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.press("something_changed", "change.close")

    assert not day.shows("today.change")
    assert day.on() == "today.something_changed"
    day.press("something_changed", "something_changed")
    assert not day.shows("today.change")
    assert facts(day, DiaryKind.LIFE_CHANGE) == []


# -- reading -----------------------------------------------------------------------------------------------


def test_at_four_in_the_morning_a_new_day_begins(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    day.press("rest")
    timer = day.find(QTimer, "today.day_timer")  # type: ignore[type-var]  # not a widget
    assert timer.isActive()
    day.clock.advance(timedelta(hours=12))  # 4 a.m. is 12 hours after 4 p.m.

    timer.stop()
    timer.timeout.emit()
    day.settle()

    assert day.says("Friday, 14 Mar")
    assert not day.says("A rest day")
    assert day.asks(Asking.CHECK_IN)
    assert not day.shows("today.undo_bar")
    assert page.view is not None
    assert page.view.day.day == 14


def test_just_before_four_it_is_still_the_old_day_and_the_timer_waits_for_four(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.clock.advance(timedelta(hours=11, minutes=57))
    timer = day.find(QTimer, "today.day_timer")  # type: ignore[type-var]
    timer.timeout.emit()
    day.settle()

    assert day.says("Thursday, 13 Mar")
    assert 170_000 <= timer.interval() <= 180_000


def test_a_day_that_passed_out_of_view_is_there_when_the_page_is(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    page.hide()
    assert not day.find(QTimer, "today.day_timer").isActive(), "no timer runs beside a drill"  # type: ignore[type-var]
    day.clock.advance(timedelta(days=1))
    page.show()
    day.settle()

    assert day.says("Friday, 14 Mar")


def test_nothing_is_read_out_of_view_and_all_is_new_when_it_comes_back(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    seen = page.view
    page.hide()
    day.today.say_flare()
    day.settle()
    assert page.view is seen
    page.show()
    day.settle()

    assert day.shows("today.step_back")


def test_a_change_made_elsewhere_is_read_again(day: ADay) -> None:
    ordinary(day)
    day.page()
    day.about.save(replace(day.about.load(), rest_weekdays=frozenset({3})))
    day.settle()

    assert day.says("A rest day")


def test_a_clock_that_was_set_back_is_told(day: ADay) -> None:
    ordinary(day)
    day.clock.advance(timedelta(days=-20))
    day.page()

    assert day.says("Your record holds a later day than this computer shows.")


def test_what_cannot_be_kept_is_told_and_nothing_is_claimed(
    day: ADay, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary(day)
    day.page()

    def full(*_args: object, **_more: object) -> None:
        raise UserProblem(Problem.DISK_FULL)

    monkeypatch.setattr(day.today, "say_flare", full)
    day.press("flare")

    assert day.says("The disk is full")
    assert not day.shows("today.undo_bar")


def test_notices_from_outside_are_on_top_and_go_again(day: ADay) -> None:
    ordinary(day)
    page = day.page()
    page.set_notices(["Your settings file could not be read. It was put aside."])
    assert day.says("It was put aside.")
    page.set_notices([])

    assert not day.says("It was put aside.")


# -- for everyone ------------------------------------------------------------------------------------------


by_name = pytest.mark.parametrize("scene", DAYS, ids=[scene.__name__ for scene in DAYS])


@by_name
def test_everything_has_a_name_an_identifier_and_a_size_that_can_be_hit(
    day: ADay, scene: Callable[[ADay], None]
) -> None:
    scene(day)
    page = day.page()
    day.press("something_changed")

    assert nameless(page) == []
    assert small_targets(page, TOUCH_PX) == []


@by_name
@pytest.mark.parametrize(("percent", "width"), [(100, 640), (150, 640), (150, 960), (200, 640)])
def test_no_word_is_cut_off(
    day: ADay, look: Look, qtbot: QtBot, scene: Callable[[ADay], None], percent: int, width: int
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    scene(day)
    page = day.page(width, 520)
    page.set_notices(["Your settings file could not be read. It was put aside."])
    day.press("something_changed")
    day.settle()
    assert cut_words(page) == []


def test_tab_goes_down_the_page(day: ADay) -> None:
    day.introduce()
    page = day.page()

    assert [name for name in tab_order(page) if ".help." not in name][:6] == [
        "today.check_in.scale.0",
        "today.check_in.leave_out",
        "today.check_in.skip",
        "today.check_in.no_pain",
        "today.card.0.start",
        "today.card.1.start",
    ]


def test_the_page_can_go_while_it_reads(day: ADay, jobs: Background) -> None:
    ordinary(day)
    page = TodayPage(day.look, day, jobs, english, day.clock)
    page.refresh()
    page.show()
    gone = weakref.ref(page)
    page.hide()
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    day.settle()
    gc.collect()

    assert gone() is None
    day.today.say_flare()
