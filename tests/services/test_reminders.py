"""The times of reminders come back; what is not understood falls back to silence."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.offer import DayKind
from gmi_trainer.domain.plan import DrillDose, OwnWords, Plan, PlanItem
from gmi_trainer.domain.reminders import DayHolds, Reminders, next_moment
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.reminders import PREFERENCE, RemindersService, day_holds, reminders_from
from tests.days import FakeDays
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.samples import sample_picture

CHOSEN = Reminders(True, (time(9, 30), time(18)))
MONDAY = date(2025, 3, 10)


def test_as_long_as_nothing_was_chosen_it_is_off() -> None:
    assert RemindersService(FakePreferences(), Changes()).load() == Reminders()


@pytest.mark.parametrize("reminders", [CHOSEN, CHOSEN.switched(False), Reminders()])
def test_what_was_chosen_is_kept_and_everyone_hears_of_it(reminders: Reminders) -> None:
    preferences, changes = FakePreferences(), Changes()
    heard: list[Changed] = []
    changes.subscribe(heard.append)

    RemindersService(preferences, changes).save(reminders)

    assert RemindersService(preferences, Changes()).load() == reminders
    assert heard == [Changed.PREFERENCES]


def test_it_is_stored_as_anybody_would_write_it() -> None:
    preferences = FakePreferences()
    RemindersService(preferences, Changes()).save(CHOSEN)

    assert preferences.values == {PREFERENCE: {"is_on": True, "times": ["09:30", "18:00"]}}


@pytest.mark.parametrize(
    ("stored", "understood"),
    [
        (None, Reminders()),
        ("on", Reminders()),
        ({}, Reminders()),
        ({"is_on": 1, "times": ["09:30"]}, Reminders(False, (time(9, 30),))),
        ({"is_on": True, "times": "09:30"}, Reminders(True)),
        ({"is_on": True, "times": ["18:00", "09:30", "09:30"]}, CHOSEN),
        ({"is_on": True, "times": ["09:30", "9:15", "25:00", None, 18, "18:00"]}, CHOSEN),
        (
            {"is_on": True, "times": ["04:00", "03:00", "02:00", "01:00"]},
            Reminders(True, (time(1), time(2), time(3))),
        ),
    ],
)
def test_what_is_not_understood_falls_back_alone(stored: object, understood: Reminders) -> None:
    assert reminders_from(stored) == understood


class Home:
    """A person's record on a Monday morning."""

    def __init__(self) -> None:
        preferences, changes, record = FakePreferences(), Changes(), FakeRecord()
        clock = FakeClock(utc=datetime(2025, 3, 10, 8, 30, tzinfo=UTC))
        drills = DrillService(
            log=FakeSessionLog(record),
            catalogue=FakeCatalogue([sample_picture(n) for n in range(1, 30)]),
            choices=FakePictureChoices(),
            clock=clock,
            changes=changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.changes = changes
        self.days = FakeDays(record, preferences, drills, clock, changes)

    def holds(self) -> DayHolds:
        with self.days.diary() as reader:
            return day_holds(self.days.today.look(reader, self.days.today.plan()))


@pytest.fixture
def home() -> Home:
    home = Home()
    home.days.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    return home


def test_an_ordinary_morning_can_be_reminded_of(home: Home) -> None:
    assert home.holds() == DayHolds(MONDAY)
    assert not home.holds().is_quiet(MONDAY)


def test_a_flare_a_rest_and_a_lighter_day_are_seen(home: Home) -> None:
    take_back = home.days.today.say_flare()
    assert home.holds().kind is DayKind.STEPPED_BACK
    take_back()
    take_back = home.days.today.lighter_day()
    assert home.holds().kind is DayKind.LIGHTER
    take_back()
    home.days.today.rest_today()
    assert home.holds().kind is DayKind.REST
    assert home.holds().is_quiet(MONDAY)


def follow_a_clinic(home: Home, *, weekdays: frozenset[int]) -> None:
    """A plan with one thing on some days of the week, and something in the clinician's own words every day."""
    drill = PlanItem(
        "train", DrillDose(BodyPart.HAND, DrillMode.TRAINING, 20), 2.0, weekdays=weekdays, stage=1
    )
    words = PlanItem("own", OwnWords("Walk to the gate."), 5.0, fewest_bouts=0)
    home.days.plans.keep(
        Plan(f"plan-{sorted(weekdays)}", 1, MONDAY, (drill, words), made_by="Clinic by the lake")
    )
    home.changes.publish(Changed.PLAN)


def test_a_clinics_plan_is_reminded_of_on_its_days_and_on_no_other(home: Home) -> None:
    follow_a_clinic(home, weekdays=frozenset({MONDAY.weekday()}))
    assert not home.holds().is_quiet(MONDAY)

    follow_a_clinic(home, weekdays=frozenset({(MONDAY.weekday() + 1) % 7}))
    assert home.holds().is_quiet(MONDAY), "nobody has to tell what they did of own words"


def test_safety_flares_and_rest_silence_a_clinics_plan_too(home: Home) -> None:
    follow_a_clinic(home, weekdays=frozenset(range(7)))
    for ease in (home.days.today.say_flare, home.days.today.lighter_day, home.days.today.rest_today):
        take_back = ease()
        assert home.holds().is_quiet(MONDAY)
        take_back()
    assert not home.holds().is_quiet(MONDAY)

    home.days.about.save(AboutMe(rest_weekdays=frozenset({MONDAY.weekday()})))
    assert home.holds().is_quiet(MONDAY)


def test_whoever_saves_energy_is_not_reminded_of_a_clinics_plan(home: Home) -> None:
    follow_a_clinic(home, weekdays=frozenset(range(7)))
    home.days.about.save(AboutMe(saves_energy=True))

    assert next_moment((time(10),), datetime(2025, 3, 10, 9), home.holds(), datetime(2025, 3, 10, 8)) is None


def test_a_pause_and_questions_that_wait_are_seen(home: Home) -> None:
    home.days.safety.new_symptom()
    assert home.holds().waits

    home.days.safety.reply({SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.NEW_SYMPTOM)
    assert home.holds().kind is DayKind.PAUSED


def test_before_the_first_answer_nothing_reminds() -> None:
    assert Home().holds().waits


def test_what_was_said_of_oneself_is_seen(home: Home) -> None:
    home.days.about.save(AboutMe(saves_energy=True, rest_weekdays=frozenset({6})))

    holds = home.holds()
    assert holds.saves_energy
    assert holds.rest_weekdays == frozenset({6})
