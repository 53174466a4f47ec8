"""Making and setting plans: every one is a version of its own, and an earlier one can be taken up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from gmi_trainer import resources
from gmi_trainer.content.plan_files import TemplateFolder
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.plan_making import PlanMaking
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

HAND_1 = TemplateFolder(resources.find("assets", "plans")).load("en").of_number(1)
CLINIC = "Clinic by the lake"


class Home:
    """A person's record of fakes, and whoever makes plans for them."""

    def __init__(self) -> None:
        self.record, preferences, changes = FakeRecord(), FakePreferences(), Changes()
        self.clock = FakeClock()
        drills = DrillService(
            log=FakeSessionLog(self.record),
            catalogue=FakeCatalogue([sample_picture(n) for n in range(1, 30)]),
            choices=FakePictureChoices(),
            clock=self.clock,
            changes=changes,
            new_seed=lambda: 42,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.days = FakeDays(self.record, preferences, drills, self.clock, changes)
        self.choices = DrillChoicesService(preferences, changes)
        self.told: list[Changed] = []
        changes.subscribe(self.told.append)
        numbers = count(1)
        new_uuid: Callable[[], str] = lambda: f"made-{next(numbers)}"  # noqa: E731 - one line of chance
        today = self.days.today.today
        self.making = PlanMaking(self.days.plans, self.days.about, self.choices, today, changes, new_uuid)

    def draft(self, **chosen: object) -> Plan:
        assert HAND_1 is not None
        return self.making.draft(HAND_1, replace(HAND_1.usual, **chosen), CLINIC)  # type: ignore[arg-type]

    @property
    def in_force(self) -> Plan:
        return self.days.today.plan()


@pytest.fixture
def home() -> Home:
    return Home()


def test_a_draft_begins_today_and_is_kept_by_nobody(home: Home) -> None:
    plan = home.draft(bouts=2)

    assert (plan.began_on, plan.made_on, plan.made_by) == (home.making.today, home.making.today, CLINIC)
    assert home.making.history() == ()


def test_a_plan_that_is_set_is_in_force_at_once_and_told(home: Home) -> None:
    before = home.in_force

    kept = home.making.set_next(home.draft())

    assert before.is_default
    assert home.in_force == kept
    assert Changed.PLAN in home.told
    assert [version.plan for version in home.making.history()] == [kept, before]


def test_the_next_plan_of_a_clinic_is_its_next_version(home: Home) -> None:
    first = home.making.set_next(home.draft())
    second = home.making.set_next(home.draft(bouts=5))
    other = home.making.set_next(replace(home.draft(), made_by="Another clinic"))

    assert (first.uuid, first.version) == ("made-1", 1)
    assert (second.uuid, second.version) == ("made-1", 2)
    assert (other.uuid, other.version) == ("made-3", 1)


def test_an_earlier_plan_is_taken_up_again_from_today_on(home: Home) -> None:
    default = home.in_force
    first = home.making.set_next(home.draft())
    home.making.set_next(home.draft(bouts=5))
    again = home.making.take_up(first)
    assert again == replace(first, version=3)
    assert home.in_force == again

    back = home.making.take_up(default)

    assert (back.uuid, back.version, back.is_default) == (default.uuid, 2, True)
    assert home.in_force == back
    assert len(home.making.history()) == 5


def test_the_same_plan_once_more_changes_nothing(home: Home) -> None:
    kept = home.making.set_plan(home.draft())

    assert home.making.set_plan(kept) == kept
    assert len(home.making.history()) == 1


def test_a_plan_of_a_version_that_is_there_gets_the_next_one(home: Home) -> None:
    kept = home.making.set_plan(home.draft())

    other = home.making.set_plan(replace(kept, note="Other words."))

    assert (other.uuid, other.version) == (kept.uuid, 2)


def test_what_lies_beyond_the_limits_is_never_set(home: Home) -> None:
    with pytest.raises(UserProblem) as told:
        home.making.set_plan(replace(home.draft(), note="n" * 601))

    assert told.value.problem is Problem.PLAN_NOT_UNDERSTOOD
    assert home.making.history() == ()


def test_where_it_hurts_is_taken_over_where_the_person_said_nothing(home: Home) -> None:
    home.making.set_next(home.draft(sore_side=SoreSide.LEFT))

    about = home.days.about.load()
    assert (about.sore_part, about.sore_side) == (BodyPart.HAND, SoreSide.LEFT)


def test_what_the_person_said_themselves_stays(home: Home) -> None:
    home.days.about.save(AboutMe(BodyPart.FOOT, SoreSide.RIGHT))

    home.making.set_next(home.draft(sore_side=SoreSide.LEFT))

    about = home.days.about.load()
    assert (about.sore_part, about.sore_side) == (BodyPart.FOOT, SoreSide.RIGHT)


@pytest.mark.parametrize(("saves_energy", "level"), [(False, 3), (True, 1)])
def test_the_first_level_becomes_the_persons_own_but_never_more_for_who_saves_energy(
    home: Home, saves_energy: bool, level: int
) -> None:
    home.days.about.save(AboutMe(saves_energy=saves_energy))

    home.making.set_next(home.draft(first_level=3))

    assert home.choices.load().level == level


def test_a_first_level_may_be_easier_for_everybody(home: Home) -> None:
    home.days.about.save(AboutMe(saves_energy=True))
    home.choices.save(replace(home.choices.load(), level=3))

    home.making.set_next(home.draft(first_level=2))

    assert home.choices.load().level == 2


def test_another_plan_to_begin_with_counts_its_days_from_today(home: Home) -> None:
    default = home.in_force

    draft = home.making.draft_from(replace(default, clinic_key="age1"), CLINIC)

    assert draft.items == default.items
    assert (draft.version, draft.is_default, draft.made_by, draft.clinic_key) == (1, False, CLINIC, "")
    assert draft.uuid != default.uuid


def test_every_dose_can_be_set(home: Home) -> None:
    assert home.making.set_next(home.draft(weeks=12, bouts=5, pictures=40)).until_day == 83
