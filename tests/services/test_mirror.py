"""Practice with a mirror: what is known before a session, how it is made, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.gate import Asked
from gmi_trainer.domain.guided_run import GuidedRun
from gmi_trainer.domain.mirror import Barrier, Felt, MirrorLog, MirrorStep
from gmi_trainer.domain.mirror_course import Suggestion
from gmi_trainer.domain.pathway import GoneOn
from gmi_trainer.domain.plan import Plan, PlanItem, PracticeDose
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.domain.stages import Stage
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.guided_choices import GuidedChoices, Hear
from gmi_trainer.services.mirror import MirrorNow, MirrorService
from gmi_trainer.services.mirror_choices import PREFERENCE, MirrorChoices, choices_from
from gmi_trainer.services.pathway import read_ways
from gmi_trainer.services.today_view import Occasion, view_of
from tests.days import FakeDays
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakeHistoryOpener,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)

S = 1_000_000_000
NO = dict.fromkeys(SafetyGroup, SafetyAnswer.NO)


class Home:
    """The record of somebody whose left hand hurts."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.record = FakeRecord()
        self.preferences = FakePreferences()
        changes = Changes()
        drills = self.drills = DrillService(
            log=FakeSessionLog(self.record),
            catalogue=FakeCatalogue([]),
            choices=FakePictureChoices(),
            clock=self.clock,
            changes=changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.days = FakeDays(self.record, self.preferences, drills, self.clock, changes)
        self.mirror: MirrorService = self.days.mirror()
        self.days.about.save(AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT))

    def now(self, part: BodyPart | None = None) -> MirrorNow:
        with self.days.diary() as diary, self.days.guided_reader() as guided:
            return self.mirror.look(self.mirror.asked(part), diary, guided)

    def practise(self, felt: Felt | None = None) -> int:
        """A session to its end."""
        spec = self.mirror.spec_for(self.now())
        assert spec is not None
        session = self.mirror.begin(SessionKind.MIRROR, spec, {})
        run = GuidedRun(spec)
        run.begin(0, 0)
        at = 0
        while run.ending is None:
            at += S
            run.look(at, 0)
        self.mirror.finish(session, run, {})
        self.mirror.write_log(session, MirrorLog(felt=felt))
        return session


@pytest.fixture
def home() -> Home:
    return Home()


def test_what_hurts_is_behind_the_mirror_and_it_begins_with_looking(home: Home) -> None:
    now = home.now()
    spec = home.mirror.spec_for(now)

    assert spec is not None
    assert (spec.part, spec.hidden, spec.step, spec.asked_minutes) == (
        BodyPart.HAND,
        Side.LEFT,
        MirrorStep.LOOK,
        2.0,
    )
    assert (now.standing.asks, now.asks_safety, now.waits) == (True, True, False)


def test_nobody_guesses_which_side_goes_behind_the_mirror(home: Home) -> None:
    home.days.about.save(AboutMe(sore_part=BodyPart.NECK, sore_side=SoreSide.BOTH))

    now = home.now()
    assert (now.asked.part, now.asked.hidden) == (BodyPart.HAND, None)
    assert home.mirror.spec_for(now) is None
    home.mirror.own_choices.save(MirrorChoices(hidden=Side.RIGHT))
    assert home.now().asked.hidden is Side.RIGHT


def test_a_part_without_a_script_has_no_session(home: Home) -> None:
    assert home.mirror.spec_for(home.now(BodyPart.KNEE)) is None


def test_looking_that_was_comfortable_twice_suggests_the_next_step(home: Home) -> None:
    home.practise(Felt.EASY)
    home.practise(Felt.FINE)

    way = home.now().way
    assert (way.suggestion, way.to) == (Suggestion.ON, MirrorStep.ONE)
    take_back = home.mirror.go_to_step(BodyPart.HAND, MirrorStep.ONE)
    assert home.now().way.step is MirrorStep.ONE
    take_back()
    assert home.now().way.step is MirrorStep.LOOK


def test_the_other_side_has_a_course_of_its_own(home: Home) -> None:
    home.practise(Felt.EASY)
    home.practise(Felt.EASY)
    home.mirror.own_choices.save(MirrorChoices(hidden=Side.RIGHT))

    assert home.now().way.count == 0
    assert len(home.now().sessions) == 2


def test_what_speaks_against_it_is_kept_and_can_be_taken_back(home: Home) -> None:
    home.mirror.answer_check(())
    take_back = home.mirror.answer_check({Barrier.DIZZY})

    assert home.now().standing.is_closed
    take_back()
    assert home.now().standing.is_open
    home.mirror.answer_check({Barrier.DIZZY}, agreed=True)
    assert home.now().standing.is_open
    home.days.safety.new_symptom()
    assert home.now().standing.asks


def test_the_safety_questions_come_before_the_first_session_only(home: Home) -> None:
    home.days.safety.reply(NO, SafetyOccasion.FIRST_RUN)
    assert not home.now().asks_safety  # they were answered today
    home.clock.advance(timedelta(days=1))
    assert home.now().asks_safety
    home.practise()
    assert not home.now().asks_safety


def test_what_has_to_be_looked_at_first_makes_it_wait(home: Home) -> None:
    home.days.safety.reply({**NO, SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)

    assert home.now().waits


def test_a_flare_makes_today_easier_and_shorter(home: Home) -> None:
    home.mirror.go_to_step(BodyPart.HAND, MirrorStep.BOTH)
    home.practise(Felt.EASY)
    home.days.today.say_flare(None)

    now = home.now()
    spec = home.mirror.spec_for(now)
    assert now.step_back is not None
    assert spec is not None
    assert (spec.step, spec.asked_minutes) == (MirrorStep.ONE, 2.0)


def test_a_plan_never_makes_it_longer(home: Home) -> None:
    home.mirror.own_choices.save(MirrorChoices(minutes=8, steps={BodyPart.HAND: MirrorStep.BOTH}))
    now = home.now()

    lengths = [home.mirror.spec_for(now, minutes) for minutes in (None, 5, 20, 1)]
    assert [spec.asked_minutes for spec in lengths if spec is not None] == [8, 5, 8, 1.5]


def test_what_is_heard_is_as_in_every_practice(home: Home) -> None:
    home.mirror.choices.save(GuidedChoices(hear=Hear.VOICE))
    spoken = home.mirror.spec_for(home.now())
    home.mirror.choices.save(GuidedChoices(hear=Hear.NOTHING))
    silent = home.mirror.spec_for(home.now())

    assert spoken is not None
    assert silent is not None
    assert (spoken.tones, spoken.voice, silent.tones, silent.voice) == (True, True, False, False)


def test_what_is_said_of_a_session_can_be_taken_back(home: Home) -> None:
    session = home.practise(Felt.EASY)
    home.mirror.add_comfort_stop(session)
    take_back = home.mirror.write_log(session, MirrorLog(felt=Felt.HARD, odd=True))

    (told,) = home.now().sessions
    assert (told.log.felt, told.comfort_stops) == (Felt.HARD, 1)
    take_back()
    assert home.now().sessions[0].log.felt is Felt.EASY


def test_a_session_that_was_left_out_can_count_again(home: Home) -> None:
    session = home.practise(Felt.EASY)
    home.mirror.book.do_not_count(session, "tried it out")
    assert home.now().way.count == 0

    home.mirror.book.count_again(session)

    assert home.now().way.count == 1


def test_easy_days_with_light_things_are_what_the_fourth_stage_looks_at(home: Home) -> None:
    today = home.days.today.today()
    home.days.today.go_to_stage(GoneOn(today - timedelta(days=9), BodyPart.HAND, Stage.MIRROR, True, ""))
    for step in (MirrorStep.BOTH, MirrorStep.THINGS, MirrorStep.THINGS):
        home.clock.advance(timedelta(days=1))
        home.mirror.go_to_step(BodyPart.HAND, step)
        home.practise(Felt.EASY)

    with home.mirror.open_reader() as reader:
        mirrored = reader.mirrored()
    with FakeHistoryOpener(home.record)() as history, home.days.diary() as diary:
        ways = read_ways(history, diary, home.drills, home.days.today.today(), mirrored)

    way = ways.of(BodyPart.HAND).way
    assert way.stage is Stage.MIRROR
    assert way.gate is not None
    (check,) = way.gate.checks
    assert (check.asked, check.count, way.gate.to) == (Asked.MIRROR_EASY, 2, Stage.DAILY)
    assert way.gate.all_met


def test_scripts_and_facts_are_what_the_shared_stage_knows(home: Home) -> None:
    (script,) = home.mirror.scripts().scripts

    assert (script.script_id, script.kind) == ("mirror-hand", SessionKind.MIRROR)
    assert home.record.facts == [] or all(f.kind is not DiaryKind.FLARE for f in home.record.facts)


def test_the_mirror_is_set_up_step_by_step_once_for_an_arm_and_once_for_a_leg(home: Home) -> None:
    home.mirror.was_set_up(BodyPart.HAND)
    home.mirror.was_set_up(BodyPart.ELBOW)

    choices = home.mirror.own_choices.load()
    assert choices.was_set_up(BodyPart.SHOULDER)
    assert not choices.was_set_up(BodyPart.FOOT)


def test_choices_are_read_back_and_nonsense_is_as_usual(home: Home) -> None:
    chosen = MirrorChoices(BodyPart.FOOT, Side.RIGHT, 3, {BodyPart.FOOT: MirrorStep.FINE}, frozenset({"leg"}))
    home.mirror.own_choices.save(chosen)

    assert home.mirror.own_choices.load() == chosen
    assert choices_from("yes") == MirrorChoices()
    odd = {"part": "neck", "hidden": "up", "minutes": 99, "steps": {"hand": 6, "moon": 1}, "set_up": "arm"}
    assert choices_from(odd) == MirrorChoices()
    assert choices_from({"steps": [1]}) == MirrorChoices()
    assert home.preferences.get(PREFERENCE) is not None
    assert replace(chosen, part=None).part_for(AboutMe(sore_part=BodyPart.KNEE)) is BodyPart.KNEE


def test_todays_offer_has_a_mirror_only_where_nothing_speaks_against_it(home: Home) -> None:
    now = Occasion(
        home.days.today.today(),
        home.days.today.opened_utc,
        home.drills,
        frozenset({SessionKind.MIRROR}),
        home.days.lessons,
    )
    plan = Plan(
        "plan",
        1,
        now.today,
        (PlanItem("mirror", PracticeDose(SessionKind.MIRROR, BodyPart.HAND), 5.0, stage=3),),
    )
    home.days.safety.reply(NO, SafetyOccasion.FIRST_RUN)

    def offered() -> list[str]:
        with home.days.diary() as diary:
            return [card.item_id for card in view_of(diary, plan, now).offer.cards]

    assert offered() == ["mirror"]
    home.mirror.answer_check({Barrier.DIZZY})
    assert offered() == []
    home.mirror.answer_check({Barrier.DIZZY}, agreed=True)
    assert offered() == ["mirror"]
