"""Own pages by keyboard: written, changed, taken back, told, put on paper; and every one stands up to large text."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from gmi_trainer.domain.alarm_card import MOST_CARDS, AlarmCard, Pan
from gmi_trainer.domain.flare_plan import FlarePart
from gmi_trainer.domain.goals import MOST_GOALS, GoalEnding
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.prediction import Guess, Result, TurnedOut
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.thought import LONGEST_THOUGHT, ThoughtWords
from gmi_trainer.ui.pages.own.make import own_page_view
from gmi_trainer.ui.pages.own.my_pages_view import MyPagesView
from gmi_trainer.ui.theme.theme import Scheme, Theme
from tests.own_fakes import FakeGoals, FakeThoughts
from tests.samples import MORNING, sample_lesson
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.pages.own.conftest import Book, Hands

Key = Qt.Key


def fill(book: Book) -> None:
    """Something on every page."""
    own = book.pages
    for text, value in (("Walk to the shop", 2), ("Cook for two", 6), ("Sing", 4)):
        own.goals.add_goal(text, value)
    book.clock.advance(timedelta(days=7))
    goals = list(book.own.record.goals.values())
    own.goals.rate(goals[0].uuid, 5)
    own.goals.rate(goals[1].uuid, 6)
    own.goals.end(goals[2].uuid, GoalEnding.REACHED)
    own.thoughts.add(ThoughtWords("It never ends", "Tuesday was better", "Days differ"))
    own.thoughts.add(ThoughtWords("I am alone"))
    own.predictions.add(Guess("Ten steps", "Sore all day", 6))
    own.predictions.tell(next(iter(book.own.record.predictions)), Result(TurnedOut.EASIER, "Fine"))
    own.predictions.add(Guess("The stairs"))
    own.flare_plan.put(FlarePart.FIRST_HOUR, "Breathe <slowly>")
    own.keep_cards(
        (AlarmCard("Tea & toast", "people", Pan.SAFE, 3), AlarmCard("News", "gone", Pan.DANGER, 1))
    )
    session = book.log.begin(sample_lesson(lesson_id="L01"))
    book.log.put_words(session, "w", "My alarm guards me", MORNING, 0)


# -- goals -------------------------------------------------------------------------------------------------


def test_a_goal_is_written_and_told_how_it_goes_without_a_mouse(hands: Hands) -> None:
    hands.open(OwnPage.GOALS)
    hands.view.take_focus()
    assert hands.focused() == "goals.new"

    QTest.keyClick(hands.button("goals.new"), Key.Key_Space)
    assert hands.focused() == "goals.form.text"
    hands.write("goals.form.text", "Walk to the shop")
    QTest.keyClick(hands.view.focusWidget(), Key.Key_Return)
    hands.read()
    assert hands.focused() == "goals.0.rating.0"
    QTest.keyClick(hands.view.focusWidget(), Key.Key_4)
    hands.read()

    (goal,) = hands.book.own.record.goals.values()
    assert (goal.text, [rating.value for rating in goal.ratings]) == ("Walk to the shop", [4])
    assert "4 of 10, today" in hands.said()
    assert hands.focused() == "goals.0.rating.4"


def test_a_change_is_told_with_what_it_is_worth_both_ways(hands: Hands) -> None:
    fill(hands.book)
    hands.open(OwnPage.GOALS)
    assert "Up by 3 since 10 Mar: a large change." in hands.said()
    assert "The same as 10 Mar." in hands.said()
    assert "The mean of your 2 goals is up by 1.5: a small change." in hands.said()
    assert "Abbott and Schmitt 2014" in hands.said()

    hands.button("goals.1.rating.4").click()
    hands.read()
    assert "Down by 2 since 10 Mar: a small change." in hands.said()
    hands.undo()
    assert "The same as 10 Mar." in hands.said()


def test_a_goal_is_reached_taken_up_again_reworded_and_deleted(hands: Hands) -> None:
    fill(hands.book)
    hands.open(OwnPage.GOALS)
    hands.press("goals.0.reached")
    assert "Reached: Walk to the shop" in hands.view.undo_bar.words
    hands.press("goals.ended.0.again")
    assert "goals.ended.1.again" not in hands.names()

    hands.press("goals.0.words")
    hands.write("goals.form.text", "Walk to the park")
    hands.press("goals.form.on")
    assert "Walk to the park" in hands.said()
    hands.press("goals.0.delete")
    assert "Walk to the park" not in [goal.text for goal in hands.book.own.record.goals.values()]
    hands.undo()
    assert "Walk to the park" in hands.said()


def test_what_is_deleted_twice_in_haste_is_deleted_once_and_comes_back(hands: Hands) -> None:
    fill(hands.book)
    hands.open(OwnPage.GOALS)
    delete = hands.button("goals.0.delete")

    delete.click()
    delete.click()
    hands.read()
    hands.undo()

    assert "Walk to the shop" in hands.said()
    assert hands.focused() == "goals.new", "not on the way out of the page"


def test_five_goals_are_as_many_as_there_may_be(hands: Hands) -> None:
    for number in range(MOST_GOALS):
        hands.book.pages.goals.add(f"Goal {number}")
    hands.open(OwnPage.GOALS)
    assert "goals.new" not in hands.names()

    hands.press("goals.4.let_go")
    assert "goals.new" in hands.names()
    hands.book.pages.goals.add("One more")
    hands.read()
    hands.press("goals.ended.0.again")
    assert "You have 5 goals" in hands.said()


def test_what_was_not_kept_can_be_opened_again(hands: Hands) -> None:
    hands.open(OwnPage.GOALS)
    hands.press("goals.new")
    hands.write("goals.form.text", "Walk")

    QTest.keyClick(hands.view, Key.Key_Escape)
    assert hands.view.form is None
    hands.undo()

    assert hands.form().values == {"text": "Walk"}


def test_escape_leads_back_where_nothing_is_being_written(hands: Hands) -> None:
    view = hands.open(OwnPage.GOALS)
    with hands.bot.waitSignal(view.back_asked):
        QTest.keyClick(view, Key.Key_Escape)


# -- thoughts ----------------------------------------------------------------------------------------------


def test_a_thought_is_led_through_three_steps_and_kept_at_each(hands: Hands) -> None:
    hands.open(OwnPage.THOUGHTS)
    hands.press("thoughts.new")
    assert not hands.button("thoughts.form.on").isEnabled()
    hands.write("thoughts.form.alarm", "It never ends")
    hands.press("thoughts.form.on")
    (kept,) = hands.book.own.record.thoughts.values()
    assert kept.words == ThoughtWords("It never ends")

    first = hands.said()
    hands.press("thoughts.form.another")
    assert "What do I know for sure" in first
    assert "When was it like this before" in hands.said()
    assert "Alarm thought: It never ends" in hands.said()
    hands.write("thoughts.form.second_look", "Tuesday was better")
    hands.press("thoughts.form.on")
    hands.press("thoughts.form.back")
    hands.press("thoughts.form.on")
    hands.write("thoughts.form.kinder", "Days differ")
    hands.press("thoughts.form.on")

    (kept,) = hands.book.own.record.thoughts.values()
    assert kept.words == ThoughtWords("It never ends", "Tuesday was better", "Days differ")
    hands.undo()
    assert hands.book.own.record.thoughts == {}


def test_a_thought_that_was_left_can_be_gone_on_with(hands: Hands) -> None:
    hands.open(OwnPage.THOUGHTS)
    hands.press("thoughts.new")
    hands.write("thoughts.form.alarm", "It never ends")
    hands.press("thoughts.form.leave")
    assert "Still without a kinder sentence" in hands.said()

    hands.press("thoughts.0.change")
    assert hands.form().step == "second_look"


def test_what_is_half_written_is_kept_when_the_window_closes(hands: Hands) -> None:
    hands.open(OwnPage.THOUGHTS)
    hands.press("thoughts.new")
    hands.view.close()
    assert hands.book.own.record.thoughts == {}, "nothing was written"

    hands.open(OwnPage.THOUGHTS)
    hands.press("thoughts.new")
    hands.write("thoughts.form.alarm", "It never ends")
    hands.press("thoughts.form.on")
    hands.write("thoughts.form.second_look", "Tuesday was better")
    hands.view.close()
    (kept,) = hands.book.own.record.thoughts.values()
    assert kept.words == ThoughtWords("It never ends", "Tuesday was better")

    hands.open(OwnPage.FLARE_PLAN)
    hands.press("flare_plan.begin")
    hands.write("flare_plan.form.my_flare", "All over")
    hands.view.close()
    assert hands.book.pages.flare_plan.load()[FlarePart.MY_FLARE] == "All over"


def test_in_the_lowest_window_the_question_is_in_view_first_and_then_what_is_typed(hands: Hands) -> None:
    hands.look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=200))
    view = hands.show(own_page_view(OwnPage.GOALS, hands.tools(), "Back"), (640, 216))
    hands.press("goals.new")
    hands.bot.waitUntil(lambda: not hands.form().question.visibleRegion().isEmpty())
    field = view.focusWidget()
    assert field.objectName() == "goals.form.text"
    assert field.visibleRegion().isEmpty()

    QTest.keyClicks(field, "W")
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_dark_days_lead_to_who_can_be_called(hands: Hands) -> None:
    view = hands.open(OwnPage.THOUGHTS)
    with hands.bot.waitSignal(view.call_asked):
        hands.button("thoughts.call").click()


# -- guesses -----------------------------------------------------------------------------------------------


def test_a_guess_waits_for_what_happens(hands: Hands) -> None:
    hands.open(OwnPage.PREDICTIONS)
    hands.press("predictions.new")
    hands.write("predictions.form.doing", "Ten steps")
    hands.press("predictions.form.on")
    hands.write("predictions.form.expected", "Sore all day")
    hands.press("predictions.form.on")
    hands.press("predictions.form.worry.6")
    hands.press("predictions.form.on")
    (one,) = hands.book.own.record.predictions.values()
    assert one.guess == Guess("Ten steps", "Sore all day", 6)

    hands.press("predictions.waits.0.tell")
    assert "Your guess was: Sore all day" in hands.said()
    assert not hands.button("predictions.form.on").isEnabled()
    hands.button("predictions.form.turned_out.easier").click()
    hands.press("predictions.form.on")
    hands.write("predictions.form.happened", "Sore for an hour")
    hands.press("predictions.form.on")
    assert "Easier than I thought" in hands.said()
    hands.undo()
    assert next(iter(hands.book.own.record.predictions.values())).waits


# -- flare plan, alarm, words ------------------------------------------------------------------------------


def test_the_flare_plan_is_written_part_by_part_or_all_at_once(hands: Hands) -> None:
    hands.open(OwnPage.FLARE_PLAN)
    hands.press("flare_plan.begin")
    hands.write("flare_plan.form.my_flare", "All over")
    hands.press("flare_plan.form.on")
    assert hands.book.pages.flare_plan.load().written == 1, "kept at each step"
    hands.write("flare_plan.form.first_hour", "Breathe")
    hands.press("flare_plan.form.leave")
    assert hands.book.pages.flare_plan.load().written == 2
    hands.undo()
    assert hands.book.pages.flare_plan.load().written == 0, "the way back leads to before the first step"

    hands.press("flare_plan.begin")
    hands.write("flare_plan.form.my_flare", "All over")
    hands.press("flare_plan.form.on")
    hands.write("flare_plan.form.first_hour", "Breathe")
    hands.press("flare_plan.form.leave")

    hands.press("flare_plan.who_i_call")
    hands.write("flare_plan.form.who_i_call", "Ana")
    hands.press("flare_plan.form.on")
    assert "Ana" in hands.said()
    hands.press("flare_plan.who_i_call.delete")
    assert hands.book.pages.flare_plan.load().written == 2
    hands.undo()
    assert hands.book.pages.flare_plan.load()[FlarePart.WHO_I_CALL] == "Ana"


def test_when_a_flare_is_no_flare_the_card_leads_to_safety(hands: Hands) -> None:
    view = hands.open(OwnPage.FLARE_PLAN)
    assert "call your emergency number now" in hands.said()
    with hands.bot.waitSignal(view.symptom_said):
        hands.button("flare_plan.symptom").click()


def test_alarm_cards_lie_in_their_groups_and_a_group_that_is_gone_loses_none(hands: Hands) -> None:
    fill(hands.book)
    hands.open(OwnPage.ALARM)
    assert "Tea & toast\n↓ Turns my alarm down, heavy" in hands.said()
    assert "What I see, hear or touch\nNews" in hands.said()

    hands.press("alarm.new")
    hands.write("figure.scales.own.text", "My garden")
    hands.press("figure.scales.own.keep")
    assert [card.text for card in hands.view.now.cards] == ["Tea & toast", "News", "My garden"]  # type: ignore[union-attr]
    hands.press("alarm.0.delete")
    assert "Tea & toast" not in hands.said().replace(hands.view.undo_bar.words, "")
    hands.undo()
    assert "Tea & toast" in hands.said()


def test_a_card_that_was_left_can_be_gone_on_with(hands: Hands) -> None:
    hands.open(OwnPage.ALARM)
    hands.press("alarm.new")
    hands.write("figure.scales.own.text", "Soup")
    QTest.keyClick(hands.view.focusWidget(), Key.Key_Escape)
    assert hands.view.undo_bar.words == "Not kept."
    hands.undo()
    QTest.keyClick(hands.view.focusWidget(), Key.Key_Return)
    hands.read()
    assert [card.text for card in hands.book.pages.cards()] == ["Soup"]

    hands.press("alarm.0.change")
    hands.press("figure.scales.own.leave")
    assert hands.view.undo_bar.words != "Not kept.", "nothing was written"


def test_own_words_about_lessons_are_gathered_changed_and_deleted(hands: Hands) -> None:
    fill(hands.book)
    view = hands.open(OwnPage.WORDS)
    assert "My alarm guards me" in hands.said()
    hands.press("words.L01.change")
    hands.write("words.form.words", "It guards me")
    hands.press("words.form.on")
    assert "It guards me" in hands.said()
    hands.press("words.L01.delete")
    assert "words.L01.change" not in hands.names()
    hands.undo()
    assert "It guards me" in hands.said()
    if "words.L01.read" in hands.names():
        with hands.bot.waitSignal(view.lesson_asked):
            hands.button("words.L01.read").click()


# -- all of them -------------------------------------------------------------------------------------------


def test_my_pages_say_what_is_written_and_lead_there(hands: Hands) -> None:
    view = MyPagesView(hands.tools(), "Back")
    hands.show(view)
    assert not view._paper.isVisibleTo(view)
    fill(hands.book)
    view.refresh()
    hands.read()

    with hands.bot.waitSignal(view.page_asked) as asked:
        hands.button("my_pages.goals").click()
    assert asked.args == [OwnPage.GOALS]
    assert hands.button("my_pages.goals").accessibleDescription() == "Goals now: 2"
    assert hands.button("my_pages.words").accessibleDescription() == "About lessons: 1"


def test_a_sheet_holds_what_was_written_and_nothing_of_it_as_markup(hands: Hands) -> None:
    fill(hands.book)
    for page, words in (
        (OwnPage.GOALS, "Up by 3 since 10 Mar"),
        (OwnPage.FLARE_PLAN, "Breathe &lt;slowly&gt;"),
        (OwnPage.ALARM, "Tea &amp; toast (People)"),
        (OwnPage.THOUGHTS, "Days differ"),
        (OwnPage.PREDICTIONS, "Easier than I thought"),
        (OwnPage.WORDS, "My alarm guards me"),
    ):
        view = hands.open(page)
        assert words in view.sheet().html, page
        view.close()
    together = MyPagesView(hands.tools(), "Back")
    hands.show(together)
    html = together.sheet().html
    assert "Reached and let go" in html
    assert "What happened:" in html
    assert "<h2>My flare plan</h2>" in html


@pytest.mark.parametrize("page", [*OwnPage, None], ids=lambda page: page.value if page else "all")
def test_every_page_has_names_large_targets_and_uncut_words(hands: Hands, page: OwnPage | None) -> None:
    fill(hands.book)
    hands.look.set_theme(Theme(scheme=Scheme.DARK, text_percent=150))
    view = hands.show(MyPagesView(hands.tools(), "Back")) if page is None else hands.open(page)
    hands.read()

    assert nameless(view) == []
    assert small_targets(view, hands.look.length("touch")) == []
    assert cut_words(view) == []
    names = tab_order(view)
    assert names[0].endswith(".back")
    assert len(names) == len(set(names))


# -- on a bad day ------------------------------------------------------------------------------------------


def refuse(*_args: object) -> None:
    raise UserProblem(Problem.DISK_FULL)


def test_what_cannot_be_kept_is_said_and_what_was_typed_is_still_there(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(OwnPage.THOUGHTS)
    hands.press("thoughts.new")
    hands.write("thoughts.form.alarm", "It never ends")
    monkeypatch.setattr(FakeThoughts, "add", refuse)

    hands.press("thoughts.form.on")

    assert "The disk is full" in hands.said()
    assert hands.form().values["alarm"] == "It never ends"


def test_what_cannot_be_kept_in_the_end_stays_in_its_form(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(OwnPage.GOALS)
    hands.press("goals.new")
    hands.write("goals.form.text", "Walk")
    monkeypatch.setattr(FakeGoals, "add", refuse)
    hands.press("goals.form.on")
    assert "The disk is full" in hands.said()

    monkeypatch.undo()
    hands.press("goals.form.on")
    assert "The disk is full" not in hands.said()
    assert [goal.text for goal in hands.book.own.record.goals.values()] == ["Walk"]


def test_what_cannot_be_taken_back_is_said(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(hands.book)
    hands.open(OwnPage.ALARM)
    hands.press("alarm.0.delete")
    monkeypatch.setattr(hands.book.preferences, "put", refuse)

    hands.undo()

    assert "The disk is full" in hands.said()


def test_a_record_that_cannot_be_read_is_told(hands: Hands) -> None:
    hands.book.own_reader = refuse
    view = own_page_view(OwnPage.GOALS, hands.tools(), "Back")
    hands.bot.addWidget(view)
    view.show()
    hands.view = view

    hands.bot.waitUntil(lambda: "The disk is full" in hands.said())


# -- corners -----------------------------------------------------------------------------------------------


def test_a_guess_is_changed_before_it_was_tried_and_what_happened_afterwards(hands: Hands) -> None:
    fill(hands.book)
    hands.open(OwnPage.PREDICTIONS)
    hands.press("predictions.waits.0.change")
    hands.write("predictions.form.doing", "The garden")
    for _ in range(3):
        hands.press("predictions.form.on")
    assert "The garden" in hands.said()

    hands.press("predictions.told.0.tell")
    hands.button("predictions.form.turned_out.harder").click()
    hands.press("predictions.form.on")
    hands.press("predictions.form.on")
    assert "Harder than I thought" in hands.said()
    hands.press("predictions.told.0.delete")
    assert "Ten steps" not in hands.said().replace(hands.view.undo_bar.words, "")


def test_a_box_takes_no_more_than_is_kept(hands: Hands) -> None:
    hands.open(OwnPage.THOUGHTS)
    hands.press("thoughts.new")
    box = hands.view.findChild(QPlainTextEdit, "thoughts.form.alarm")
    assert box is not None
    box.setPlainText("x" * 999)

    assert len(str(hands.form().values["alarm"])) == LONGEST_THOUGHT


def test_there_is_room_for_so_many_cards(hands: Hands) -> None:
    hands.book.pages.keep_cards([AlarmCard(f"Card {n}", "do", Pan.NONE, 1) for n in range(MOST_CARDS)])
    hands.open(OwnPage.ALARM)

    assert "alarm.new" not in hands.names()
    assert "· I am not sure yet, light" in hands.said()


def test_the_way_back_puts_the_keyboard_on_the_page_that_was_open(hands: Hands) -> None:
    view = MyPagesView(hands.tools(), "Back")
    hands.show(view)
    hands.read()
    view.focus_page(OwnPage.WORDS)

    assert hands.focused() == "my_pages.words"


def test_an_empty_page_has_its_way_on_and_words_of_a_lesson_that_is_gone_are_kept(hands: Hands) -> None:
    hands.open(OwnPage.WORDS)
    assert "No words of yours yet" in hands.said()
    hands.view.close()

    session = hands.book.log.begin(sample_lesson(lesson_id="gone"))
    hands.book.log.put_words(session, "w", "Still mine", MORNING, 0)
    hands.open(OwnPage.WORDS)
    assert "A lesson that is no longer here\nStill mine" in hands.said()
    assert "words.gone.read" not in hands.names()
