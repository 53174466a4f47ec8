"""Daily tasks as a use case, over a log in memory and the fakes of a person's days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity_steps import ActivityEnding, ActivitySpec, Advice, NextDay
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.activities import ActivitiesNow, PartLadder
from gmi_trainer.services.activity_ports import Told
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drills import DrillService
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

HAND = BodyPart.HAND


class Person:
    """Somebody with a sore hand, and what they hear of."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        record, changes = FakeRecord(), Changes()
        self.told: list[Changed] = []
        drills = DrillService(
            log=FakeSessionLog(record),
            catalogue=FakeCatalogue([sample_picture(n) for n in range(1, 9)]),
            choices=FakePictureChoices(),
            clock=self.clock,
            changes=changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.days = FakeDays(record, FakePreferences(), drills, self.clock, changes)
        self.days.about.save(AboutMe(sore_part=HAND))
        self.service = self.days.activities()
        changes.subscribe(self.told.append)

    def now(self) -> ActivitiesNow:
        with self.days.diary() as diary:
            return self.service.look(diary)

    def hand(self) -> PartLadder:
        return self.now().parts[HAND]

    def names(self) -> list[str]:
        return [rung.words for rung in self.hand().rungs]

    def tries(self, rung_id: str = "rest", actual: int | None = 1, minutes: int = 2) -> int:
        rung = self.hand().rung(rung_id)
        assert rung is not None
        spec = ActivitySpec(HAND, rung_id, rung.words, 3, minutes * 60_000)
        session = self.service.begin(spec, {"screen": "big"})
        self.service.finish(session, ActivityEnding.WHOLE, minutes * 60_000, {"screen": "big"})
        self.service.tell(session, Told(actual, minutes * 60_000))
        return session

    def advice(self) -> Advice:
        found = self.hand().suggestion
        assert found is not None
        return found.advice

    def sleeps(self, days: int = 1) -> None:
        self.clock.advance(timedelta(days=days))


@pytest.fixture
def person() -> Person:
    return Person()


def test_it_begins_with_the_sore_part_and_its_lowest_step(person: Person) -> None:
    now = person.now()

    assert now.first is HAND
    assert person.advice() is Advice.BEGIN
    assert now.asks == ()


def test_two_easy_days_and_good_days_after_suggest_the_next_step(person: Person) -> None:
    for _ in range(2):
        session = person.tries()
        person.sleeps()
        assert [one.session_id for one in person.now().asks] == [session]
        person.service.say_next_day([session], NextDay.SAME)

    found = person.hand().suggestion
    assert found is not None
    assert (found.advice, found.rung.rung_id) == (Advice.MORE, "cloth")


def test_what_was_said_of_the_day_after_can_be_taken_back(person: Person) -> None:
    session = person.tries()
    person.sleeps()

    undo = person.service.say_next_day([session], NextDay.LONGER)
    assert person.advice() is Advice.LESS
    undo()

    assert person.advice() is Advice.WAIT
    assert person.now().asks != ()


def test_it_can_be_skipped_and_that_taken_back(person: Person) -> None:
    person.tries()
    person.sleeps()

    undo = person.service.skip_next_day(person.now().asks)
    assert person.now().asks == ()
    undo()

    assert person.now().asks != ()


def test_a_flare_makes_it_half_and_a_step_lower(person: Person) -> None:
    person.tries("cloth")
    person.sleeps()
    undo = person.days.today.say_flare()

    found = person.hand().suggestion
    assert found is not None
    assert (found.advice, found.rung.rung_id, found.minutes) == (Advice.EASED, "rest", 1.0)
    assert person.now().facts.eased
    undo()
    assert person.advice() is Advice.WAIT


def test_whoever_saves_energy_is_asked_for_nothing_more(person: Person) -> None:
    person.days.about.save(AboutMe(sore_part=HAND, saves_energy=True))

    assert person.advice() is Advice.SAVING


def test_a_step_of_ones_own_is_written_moved_reworded_left_out_and_deleted(person: Person) -> None:
    rest, cloth, cup = person.names()
    service = person.service
    service.add_rung(person.hand(), "Stroke my cat", "rest")
    assert person.names() == [rest, "Stroke my cat", cloth, cup]
    own = person.hand().rungs[1].rung_id
    service.move_rung(person.hand(), own, up=True)
    assert person.names() == [rest, cloth, "Stroke my cat", cup]
    service.rename_rung(person.hand(), own, "Stroke the cat")
    service.leave_out(person.hand(), own)
    assert person.names() == [rest, cloth, cup]
    service.leave_out(person.hand(), own, out=False)
    assert person.names() == [rest, cloth, "Stroke the cat", cup]

    undo = service.delete_rung(person.hand(), own)
    assert person.names() == [rest, cloth, cup]
    undo()

    assert person.names() == [rest, cloth, "Stroke the cat", cup]
    service.as_it_came(person.hand())
    assert person.names() == [rest, cloth, cup]
    assert set(person.told) == {Changed.OWN_PAGES}


def test_what_is_said_of_a_task_is_kept_and_taken_back(person: Person) -> None:
    session = person.tries(actual=5)

    undo = person.service.tell(session, Told(2, 60_000, "  with my left hand  "))
    told = person.now().tries[0]
    assert (told.actual, told.did_ms, told.note) == (2, 60_000, "with my left hand")
    undo()

    assert person.now().tries[0].actual == 5


def test_it_asks_for_one_tap_and_nothing_from_who_would_rather_not_rate_pain(person: Person) -> None:
    asked = person.service.ask_for()
    assert (asked.scale, asked.feel) == (None, True)

    person.days.about.save(AboutMe(sore_part=HAND, rates_pain=False))
    asked = person.service.ask_for()
    assert (asked.scale, asked.feel) == (None, False)


def test_where_no_part_was_said_it_is_the_one_that_was_tried_last(person: Person) -> None:
    person.tries()
    person.days.about.save(AboutMe())

    assert person.now().first is HAND
