"""Today with a plan from a clinic: whose it is, its note, its own words, and that safety comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QPushButton

from gmi_trainer.bootstrap.plan_templates import load_templates
from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.plan import OwnWords, Plan, PlanItem
from gmi_trainer.domain.plan_choices import plan_from_template
from tests.ui.pages.today.a_day import HAND, TODAY, ADay

OWN = PlanItem("own", OwnWords("Walk to the <b>gate</b>"), 10.0, bouts=2, order=1)


def a_plan() -> Plan:
    template = load_templates("en").of_number(1)
    assert template is not None
    plan = plan_from_template(
        template,
        template.usual,
        TODAY,
        "clinic-plan",
        version=2,
        made_by="the clinic by the lake",
        made_on=TODAY,
    )
    return replace(plan, note="Slowly, please.", stop_rule="Stop when it burns.", items=(*plan.items, OWN))


def given(day: ADay, plan: Plan, about: AboutMe | None = None) -> ADay:
    day.introduce(about or AboutMe(sore_part=HAND)).asked_already()
    day.days.plan_making().set_plan(plan)
    return day


def done_words(day: ADay) -> list[object]:
    with day.days.diary() as reader:
        return [fact.detail.get("words") for fact in reader.facts(None, (DiaryKind.OWN_DONE,))]


def test_it_says_whose_plan_it_is_with_its_note_and_when_to_stop(day: ADay) -> None:
    given(day, a_plan()).page()

    assert day.says("Your plan from the clinic by the lake, version 2, 13 Mar")
    assert day.says("Slowly, please.")
    assert day.says("When to stop: Stop when it burns.")
    assert not day.says("It goes on as it was.")


def test_the_programs_own_plan_says_nothing_of_a_clinic(day: ADay) -> None:
    day.introduce().asked_already().page()

    assert not day.says("Your plan from")


def test_past_its_last_day_it_says_so(day: ADay) -> None:
    given(day, replace(a_plan(), began_on=TODAY - timedelta(days=30))).page()

    assert day.says("It goes on as it was.")


def test_own_words_are_told_to_be_done_and_taken_back(day: ADay) -> None:
    given(day, a_plan())
    page = day.page()
    card = next(card for card in page.plan.cards if isinstance(card.card.dose, OwnWords))
    start = card.start_button
    assert start is not None
    assert start.text() == "I did this"

    start.click()
    day.settle()
    assert done_words(day) == ["Walk to the <b>gate</b>"]
    assert day.says("bout 2 of 2")

    undo: QPushButton | None = page.undo_bar.findChild(QPushButton)
    assert undo is not None
    undo.click()
    day.settle()
    assert done_words(day) == []


def test_who_saves_energy_gets_a_small_bout_whatever_the_plan_says(day: ADay) -> None:
    given(day, a_plan(), AboutMe(sore_part=HAND, saves_energy=True))
    page = day.page()

    card = next(card.card for card in page.plan.cards if card.card.item_id == "left-right")
    assert card.dose.pictures == 10  # type: ignore[union-attr]  # a drill
    assert card.bouts == 2


def test_in_a_flare_the_plan_steps_back(day: ADay) -> None:
    given(day, a_plan())
    day.days.today.say_flare()
    page = day.page()

    card = next(card.card for card in page.plan.cards if card.card.item_id == "left-right")
    assert card.dose.pictures == 10  # type: ignore[union-attr]  # a drill
    assert day.says("Easier days for now")
