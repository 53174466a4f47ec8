"""A person's day as Today shows it, and everything they may say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, Purpose, spec_for_training
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.breathing import GOAL, BreathSpec, Ending
from gmi_trainer.domain.checkin import AfterLast, CheckIn, LifeChange, Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.flare import FlareSource
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.offer import CardReason, DayKind, OfferCard
from gmi_trainer.domain.plan import BreathDose, DrillDose, OwnWords, Plan, PlanItem, PlanRef
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, Standing
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.session_ports import BreathResult
from gmi_trainer.services.today import TodayService, TodayView, Undo
from tests.days import FakeDays
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.sample_lessons import a_course
from tests.samples import sample_breathing, sample_picture, sample_start, sample_trial

MONDAY = date(2025, 3, 10)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ALL_NO = dict.fromkeys(SafetyGroup, SafetyAnswer.NO)
PICTURES = [sample_picture(n, part) for part in (BodyPart.HAND, BodyPart.FOOT) for n in range(1, 30)]
NOT_THERE_YET = [sample_picture(n, level=3) for n in range(30, 33)]  # too few for a level of their own


class Home:
    """A person's record on a Monday morning, opened by the program."""

    def __init__(self) -> None:
        self.clock = FakeClock(utc=datetime(2025, 3, 10, 8, 30, tzinfo=UTC))
        self.record = FakeRecord()
        self.preferences = FakePreferences()
        self.pictures = FakePictureChoices()
        self.log = FakeSessionLog(self.record)
        self.open()
        self.days.safety.reply(ALL_NO, SafetyOccasion.FIRST_RUN)
        self.heard.clear()

    def open(self) -> None:
        """A new start of the program."""
        self.changes = Changes()
        self.heard: list[Changed] = []
        drills = DrillService(
            log=self.log,
            catalogue=FakeCatalogue([*PICTURES, *NOT_THERE_YET]),
            choices=self.pictures,
            clock=self.clock,
            changes=self.changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.days = FakeDays(self.record, self.preferences, drills, self.clock, self.changes)
        self.changes.subscribe(self.heard.append)

    @property
    def today(self) -> TodayService:
        return self.days.today

    def look(self) -> TodayView:
        with self.days.diary() as reader:
            return self.today.look(reader, self.today.plan())

    def say(self, **changes: object) -> None:
        self.days.about.save(replace(self.days.about.load(), **changes))  # type: ignore[arg-type]  # any field

    def train(self, *, ended: bool = True) -> int:
        """Two pictures, ended at once."""
        number = len(self.record.sessions) + 1
        spec = spec_for_training(BodyPart.HAND, 2)
        now = self.clock.utc_now()
        session = self.log.begin(sample_start(number, spec, started_utc=now, utc_offset_min=0))
        for position in (1, 2):
            self.log.add_trial(session, sample_trial(position, Outcome.CORRECT))
        if ended:
            self.log.finish(session, now + timedelta(minutes=2), Purpose.TRAINING, {})
        return session

    def read(self, number: int = 0, *, ended: bool = True) -> None:
        """A lesson of the course with every question of it answered right."""
        lesson = a_course().in_order[number]
        service = self.days.learning()
        sitting = service.begin(lesson)
        for question in lesson.questions:
            service.answer(sitting, question, next(o.option_id for o in question.options if o.is_right))
        if ended:
            service.finish(sitting)

    def has_lessons(self) -> None:
        """The program comes with the lessons of the course."""
        course = a_course()
        self.days.lessons.lessons = [
            LessonHead(lesson.lesson_id, lesson.number, lesson.title, lesson.minutes)
            for lesson in course.in_order
        ]
        self.days.lessons.questions = {q.question_id for lesson in course.in_order for q in lesson.questions}

    def breathe(self, breaths: int = 5) -> int:
        """A minute, ended at once; without a whole breath it was nothing."""
        number = 100 + len(self.record.breathing)
        now = self.clock.utc_now()
        log = self.days.breath_log
        session = log.begin(
            sample_breathing(number, BreathSpec(breaths=5), started_utc=now, utc_offset_min=0)
        )
        ending = Ending.WHOLE if breaths == 5 else Ending.STOPPED
        done = BreathResult(breaths, breaths * GOAL.cycle_ms, GOAL, ending=ending)
        log.finish(session, now + timedelta(minutes=1), done, {})
        return session

    def ids(self) -> list[int]:
        """The sessions that the after-last-time question is about."""
        return [done.session_id for done in self.look().after_last_about]

    def sleep(self, days: int = 1) -> None:
        """The program is closed, and opened again some days later."""
        self.clock.advance(days * DAY)
        self.open()


@pytest.fixture
def home() -> Home:
    return Home()


# -- the day ----------------------------------------------------------------------------------------------


def test_a_plan_asks_for_ratings_item_by_item(home: Home) -> None:
    items = (PlanItem("rated", BreathDose(), 5.0, asks_ratings=True), PlanItem("not", BreathDose(), 5.0))
    home.days.plans.keep(Plan("plan", 2, MONDAY, items))

    assert home.today.plan_asks(PlanRef("plan", 2, "rated"))
    assert home.today.plan_asks(PlanRef("plan", 1, "rated"))  # begun before the plan had its new version
    assert not home.today.plan_asks(PlanRef("plan", 2, "not"))
    assert not home.today.plan_asks(PlanRef("plan", 2, "gone"))
    assert not home.today.plan_asks(PlanRef("another plan", 2, "rated"))
    assert not home.today.plan_asks(None)


def test_the_first_morning_offers_one_first_drill(home: Home) -> None:
    view = home.look()

    assert view.day == MONDAY
    assert view.offer.cards[0].reason is CardReason.FIRST
    assert view.plan_ref == (home.today.plan().uuid, 1)
    assert view.check_in is None
    assert view.check_in_due
    assert not view.after_last_due
    assert view.after_last_said is None
    assert not view.flare_today
    assert view.changes_today == ()
    assert not view.offers_call
    assert not view.clock_set_back
    assert view.step_back_noted
    assert view.standing is Standing.OPEN
    assert view.asks_safety is None
    assert (view.habit.days, view.habit.kept) == (0, 0)


def test_looking_changes_nothing(home: Home) -> None:
    home.train()
    home.today.plan()
    before = (list(home.record.facts), list(home.record.ratings), list(home.record.plans))
    home.heard.clear()

    assert home.look() == home.look()

    assert (home.record.facts, home.record.ratings, home.record.plans) == before
    assert home.heard == []


def test_only_what_the_program_has_is_offered(home: Home) -> None:
    home.train()

    view = home.look()

    assert view.offer.cards
    assert all(isinstance(card.dose, DrillDose | BreathDose) for card in view.offer.cards)


def test_breathing_is_offered_for_one_minute_until_there_was_some(home: Home) -> None:
    def minutes() -> list[float]:
        return [card.minutes for card in home.look().offer.cards if isinstance(card.dose, BreathDose)]

    assert minutes() == [1.0]
    home.breathe(breaths=0)
    assert minutes() == [1.0], "not one whole breath"

    home.breathe()
    home.sleep()

    assert minutes() == [2.0]
    home.sleep(400)
    home.train()
    home.sleep()
    assert minutes() == [2.5], "gentle after a year away, but not the first minute again"


def test_breathing_keeps_a_day_and_is_asked_about_like_any_practice(home: Home) -> None:
    home.train()
    home.breathe()
    home.sleep()
    assert home.look().habit.kept == 1
    assert len(home.look().after_last_about) == 2
    home.today.after_last(AfterLast.NO_CHANGE, home.look().after_last_about)

    alone = home.breathe()
    home.sleep()

    assert home.look().habit.kept == 2
    assert home.ids() == [alone]


def test_before_four_in_the_morning_it_is_still_yesterday(home: Home) -> None:
    home.today.check_in(3, 4, 5)
    home.clock.advance(19 * HOUR)  # 3:30

    assert home.look().day == MONDAY
    assert not home.look().check_in_due

    home.clock.advance(HOUR)
    assert home.look().day == MONDAY + DAY
    assert home.look().check_in_due


def test_safety_waits_are_told(home: Home) -> None:
    home.days.safety.reply({SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)

    view = home.look()

    assert view.standing is Standing.EMERGENCY
    assert view.offer.day_kind is DayKind.PAUSED


def test_another_way_means_fewer_bouts(home: Home) -> None:
    usual = home.look().offer.cards[0].bouts
    home.days.safety.reply({SafetyGroup.OTHER_WAY: SafetyAnswer.KNOWN}, SafetyOccasion.ASKED_FOR)

    assert home.look().offer.cards[0].bouts < usual


def test_days_on_which_safety_waits_are_kept(home: Home) -> None:
    home.train()
    home.days.safety.reply({SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    home.sleep(5)
    home.days.safety.looked_at()

    assert home.look().habit.kept == 5
    assert home.look().standing is Standing.OPEN


def test_a_long_break_asks_the_safety_questions_again(home: Home) -> None:
    home.train()
    home.sleep(31)

    assert home.look().asks_safety is SafetyOccasion.LONG_BREAK
    assert not any(isinstance(card.dose, DrillDose) for card in home.look().offer.cards)


def test_however_long_ago_somebody_practised_they_are_welcomed_back_and_begin_gently(home: Home) -> None:
    home.train()
    home.sleep(90)
    home.days.safety.reply(ALL_NO, SafetyOccasion.LONG_BREAK)
    assert home.look().offer.days_away == 89
    assert home.look().offer.cards[0].reason is CardReason.WELCOME_BACK

    home.train()
    home.sleep()

    assert home.look().offer.days_away == 0
    assert home.look().offer.cards[0].reason.is_gentle


def test_kept_days_are_counted_from_the_first_one(home: Home) -> None:
    home.train()
    home.sleep(2)
    home.today.rest_today()

    assert (home.look().habit.days, home.look().habit.kept) == (3, 2)
    assert home.look().habit.streak is None


def test_practice_from_before_the_plan_is_kept_too(home: Home) -> None:
    home.train()
    home.sleep()
    home.train()

    assert home.look().habit.kept == 2


def test_a_streak_is_counted_only_for_who_wants_to_see_one(home: Home) -> None:
    home.say(shows_streaks=True)
    for _ in range(45):
        home.train()
        home.sleep()

    assert home.look().habit.streak == 45


def test_a_clock_that_was_set_back_is_told(home: Home) -> None:
    home.train()
    home.clock.advance(-10 * DAY)
    home.open()

    view = home.look()

    assert view.clock_set_back
    assert not view.after_last_due


# -- the plan ---------------------------------------------------------------------------------------------


def test_the_default_plan_is_made_once(home: Home) -> None:
    plan = home.today.plan()
    home.sleep(9)

    assert home.today.plan() == plan
    assert plan.is_default
    assert plan.began_on == MONDAY
    assert home.record.plans == [plan]


def test_saving_energy_makes_a_new_version_of_the_same_plan(home: Home) -> None:
    home.today.plan()
    home.sleep()
    first = home.today.plan()

    home.say(saves_energy=True)

    second = home.today.plan()
    assert (second.uuid, second.version, second.began_on) == (first.uuid, 2, MONDAY)
    assert home.record.plans == [first, second]
    assert home.heard == [Changed.PLAN, Changed.ABOUT]  # the plan is new before others hear of what was said


def test_another_part_begins_at_the_beginning(home: Home) -> None:
    home.today.plan()
    home.sleep(30)

    home.say(sore_part=BodyPart.FOOT)

    plan = home.today.plan()
    assert (plan.version, plan.began_on) == (2, MONDAY + 30 * DAY)


@pytest.mark.parametrize("change", [{"shows_streaks": True}, {"rates_pain": False}, {}])
def test_what_the_plan_does_not_depend_on_leaves_it_alone(home: Home, change: dict[str, object]) -> None:
    plan = home.today.plan()

    home.say(**change)

    assert home.today.plan() == plan
    assert home.heard == [Changed.ABOUT]


def test_what_was_said_before_there_was_a_plan_makes_no_second_version(home: Home) -> None:
    home.say(sore_part=BodyPart.FOOT)

    assert home.today.plan().version == 1
    assert home.heard == [Changed.ABOUT]


def test_what_was_said_while_the_plan_was_not_in_use_is_caught_up_on(home: Home) -> None:
    home.today.plan()
    home.open()
    home.say(saves_energy=True)

    assert home.today.plan().version == 2


OWN_PLAN = Plan(
    "from-the-clinic",
    4,
    MONDAY,
    (PlanItem("left-right", DrillDose(BodyPart.FOOT, DrillMode.TRAINING, 10, 2), 1.0, stage=1),),
)


def test_a_clinicians_plan_is_never_rewritten(home: Home) -> None:
    home.days.plans.keep(OWN_PLAN)

    home.say(saves_energy=True, sore_part=BodyPart.HAND)

    assert home.today.plan() == OWN_PLAN
    assert home.look().plan_ref == ("from-the-clinic", 4)


def test_a_plan_that_was_set_meanwhile_is_in_force_at_once(home: Home) -> None:
    home.today.plan()
    home.days.plans.keep(OWN_PLAN)
    home.changes.publish(Changed.PLAN)

    assert home.today.plan() == OWN_PLAN


def test_a_plan_that_is_not_understood_gives_way_to_the_one_before(home: Home) -> None:
    home.days.plans.keep(OWN_PLAN)
    home.record.plans.append(None)

    assert home.today.plan() == OWN_PLAN
    assert home.today.plan_problem is not None
    assert home.record.plans == [OWN_PLAN, None]


def test_a_plan_that_is_not_understood_gives_way_to_the_default_but_stays(home: Home) -> None:
    home.record.plans.append(None)

    plan = home.today.plan()

    assert plan.is_default
    assert home.today.plan() is plan
    assert home.look().offer.cards
    assert home.record.plans == [None]


def test_an_understood_plan_is_no_problem(home: Home) -> None:
    home.today.plan()

    assert home.today.plan_problem is None


# -- the check-in -----------------------------------------------------------------------------------------


def test_a_check_in_is_kept_for_the_day(home: Home) -> None:
    home.today.check_in(4, 6, None)

    assert home.look().check_in == CheckIn(MONDAY, 4, 6, None)
    assert not home.look().check_in_due
    assert home.heard == [Changed.DIARY]


def test_a_check_in_is_undone_to_what_was_said_before(home: Home) -> None:
    home.today.check_in(4, 6, 5)
    undo = home.today.check_in(7, None, 5)
    assert home.look().check_in == CheckIn(MONDAY, 7, None, 5)

    undo()

    assert home.look().check_in == CheckIn(MONDAY, 4, 6, 5)


def test_the_first_check_in_is_undone_to_nothing_even_after_the_day_has_turned(home: Home) -> None:
    undo = home.today.check_in(4, 6, 5)
    home.clock.advance(DAY)

    undo()

    assert all(rating.day == MONDAY for rating in home.record.ratings)
    home.clock.advance(-DAY)
    assert home.look().check_in is None
    assert home.look().check_in_due


def test_a_skipped_check_in_is_not_asked_again_today(home: Home) -> None:
    undo = home.today.skip_check_in()
    assert not home.look().check_in_due
    assert home.look().check_in is None
    assert home.record.ratings == []

    undo()
    assert home.look().check_in_due

    home.today.skip_check_in()
    home.sleep()
    assert home.look().check_in_due


def test_a_check_in_without_any_answer_is_a_skip(home: Home) -> None:
    home.today.check_in(None, None, None)

    assert not home.look().check_in_due
    assert home.record.ratings == []


def test_who_would_rather_not_rate_pain_never_does(home: Home) -> None:
    home.today.check_in(4, 6, 5)
    home.say(rates_pain=False)
    assert home.look().check_in == CheckIn(MONDAY, None, 6, 5)

    home.sleep()
    home.today.check_in(8, 2, None)
    session = home.train()
    undo = home.today.rate_session(session, Scale.PAIN_NOW, Moment.BEFORE, 5)
    undo()

    assert not any(rating.value in (8, 5) and "pain" in rating.scale for rating in home.record.ratings)
    assert home.look().check_in == CheckIn(MONDAY + DAY, None, 2, None)


def test_a_check_in_off_the_scale_is_our_mistake(home: Home) -> None:
    with pytest.raises(ValueError, match="11"):
        home.today.check_in(None, 11, None)

    assert home.record.ratings == []


def test_what_a_record_holds_off_the_scale_was_not_said(home: Home) -> None:
    home.today.check_in(None, 5, None)
    home.record.ratings[0] = replace(home.record.ratings[0], value=12)

    assert home.look().check_in is None


def test_three_low_days_offer_somebody_to_call_once(home: Home) -> None:
    for mood in (1, 0, 1):
        assert not home.look().offers_call
        home.today.check_in(None, None, mood)
        home.sleep()
    home.clock.advance(-DAY)
    home.open()
    assert home.look().offers_call

    home.today.call_was_offered()
    home.today.call_was_offered()

    assert not home.look().offers_call
    assert [fact.kind for fact in home.record.facts].count(DiaryKind.CALL_OFFERED) == 1


# -- after last time --------------------------------------------------------------------------------------


def test_the_first_opening_after_a_training_asks_how_it_went_on(home: Home) -> None:
    session = home.train()
    assert home.ids() == []  # still the same occasion

    home.clock.advance(3 * HOUR)
    home.open()
    assert home.ids() == [session]
    assert home.look().after_last_due


def test_a_program_that_stays_open_asks_on_the_next_day(home: Home) -> None:
    session = home.train()
    home.clock.advance(DAY)

    assert home.ids() == [session]


def test_an_answer_is_kept_with_the_sessions_before_it(home: Home) -> None:
    home.train()
    home.clock.advance(HOUR)
    newest = home.train()
    home.sleep()

    undo = home.today.after_last(AfterLast.SETTLED, home.look().after_last_about)

    fact = home.record.facts[-1]
    assert fact.kind is DiaryKind.AFTER_LAST
    assert fact.session_id == newest
    assert fact.detail == {
        "answer": "settled",
        "sessions": [session.start.uuid for session in home.record.sessions.values()],
    }
    assert not home.look().after_last_due
    assert home.look().after_last_said is AfterLast.SETTLED
    assert home.look().offer.step_back is None

    undo()
    assert home.look().after_last_due
    assert home.look().after_last_said is None


def test_after_the_next_training_it_asks_about_that_one_alone(home: Home) -> None:
    home.train()
    home.sleep()
    home.today.after_last(AfterLast.NO_CHANGE, home.look().after_last_about)
    second = home.train()
    home.sleep()

    assert home.ids() == [second]
    assert home.look().after_last_said is None


def test_a_skip_holds_until_after_the_next_training(home: Home) -> None:
    first = home.train()
    home.sleep()
    undo = home.today.after_last(None, home.look().after_last_about)
    assert home.ids() == []
    undo()
    assert home.ids() == [first]
    home.today.after_last(None, home.look().after_last_about)

    home.sleep()
    assert home.ids() == []
    second = home.train()
    home.sleep()
    assert home.ids() == [second]
    assert not any(fact.kind is DiaryKind.AFTER_LAST for fact in home.record.facts)


def test_what_was_long_ago_is_not_asked_about(home: Home) -> None:
    home.train()
    home.sleep(7)
    assert home.look().after_last_due

    home.sleep(1)
    assert not home.look().after_last_due


def test_an_interrupted_session_is_not_asked_about(home: Home) -> None:
    home.train(ended=False)
    home.sleep()

    assert not home.look().after_last_due


@pytest.mark.parametrize("stored", [None, "uuid", 3, [1, None], {"a": 1}])
def test_a_skip_that_makes_no_sense_is_none(home: Home, stored: object) -> None:
    session = home.train()
    home.sleep()
    home.preferences.put("after_last_skipped", stored)

    assert home.ids() == [session]


def test_an_answer_about_nothing_in_particular_is_kept(home: Home) -> None:
    home.today.after_last(AfterLast.LONGER, ())

    assert home.record.facts[-1].session_id is None
    assert home.look().after_last_said is AfterLast.LONGER


def test_an_answer_of_a_later_version_is_not_shown(home: Home) -> None:
    home.today.after_last(AfterLast.NO_CHANGE, ())
    home.record.facts[-1] = replace(home.record.facts[-1], detail={"answer": "much_better"})

    assert home.look().after_last_said is None


# -- flares -----------------------------------------------------------------------------------------------


def test_a_flare_steps_back_and_says_because_of_what(home: Home) -> None:
    session = home.train()
    home.clock.advance(HOUR)

    home.today.say_flare(lately=home.look().lately)

    view = home.look()
    assert view.flare_today
    assert view.offer.day_kind is DayKind.STEPPED_BACK
    assert view.offer.step_back is not None
    assert view.offer.step_back.because.source is FlareSource.SAID
    fact = home.record.facts[-1]
    assert (fact.session_id, fact.detail) == (session, {"sessions": [sample_start(1).uuid]})


def test_a_flare_said_in_a_drill_belongs_to_it(home: Home) -> None:
    earlier = home.train()
    session = home.train(ended=False)

    home.today.say_flare(session, home.look().lately)

    assert [done.session_id for done in home.look().lately] == [earlier]
    assert home.record.facts[-1].session_id == session


def test_a_flare_without_any_session_is_a_flare(home: Home) -> None:
    home.today.say_flare()

    assert home.look().flare_today
    assert (home.record.facts[-1].session_id, home.record.facts[-1].detail) == (None, {})


def test_a_step_back_is_noted_once(home: Home) -> None:
    home.today.say_flare()
    view = home.look()
    assert not view.step_back_noted

    home.today.note_step_back(view)
    home.today.note_step_back(view)
    home.open()
    home.today.note_step_back(home.look())

    noted = [fact for fact in home.record.facts if fact.kind is DiaryKind.STEP_BACK]
    assert [dict(fact.detail) for fact in noted] == [
        {"because": "said", "because_day": "2025-03-10", "first_day": "2025-03-10", "until": "2025-03-12"}
    ]
    assert home.look().step_back_noted


def test_where_nothing_steps_back_nothing_is_noted(home: Home) -> None:
    home.today.note_step_back(home.look())

    assert not any(fact.kind is DiaryKind.STEP_BACK for fact in home.record.facts)


def test_a_flare_that_is_taken_back_takes_its_step_back_with_it(home: Home) -> None:
    undo = home.today.say_flare()
    home.today.note_step_back(home.look())

    undo()

    assert home.look().offer.step_back is None
    with home.days.diary() as reader:
        assert reader.facts(None, [DiaryKind.STEP_BACK, DiaryKind.FLARE]) == ()


@pytest.mark.parametrize("is_later", [False, True], ids=["at once", "after the program was closed"])
def test_a_flare_said_by_mistake_can_go_as_long_as_the_day_lasts(home: Home, is_later: bool) -> None:
    home.today.say_flare()
    view = home.look()
    home.today.note_step_back(view)
    if is_later:
        home.open()
        view = home.look()

    undo = home.today.take_flares_back(view)

    kinds = [DiaryKind.STEP_BACK, DiaryKind.FLARE]
    assert home.look().offer.step_back is None
    with home.days.diary() as reader:
        assert reader.facts(None, kinds) == ()

    undo()
    with home.days.diary() as reader:
        assert {fact.kind for fact in reader.facts(None, kinds)} == set(kinds)
    assert home.look().step_back_noted


def test_taking_back_something_else_leaves_the_step_back(home: Home) -> None:
    home.today.say_flare()
    home.today.note_step_back(home.look())

    home.today.lighter_day()()

    assert home.look().step_back_noted


# -- everything else --------------------------------------------------------------------------------------


def test_a_lighter_day_and_a_rest_day_are_said_and_taken_back(home: Home) -> None:
    home.train()
    undo = home.today.lighter_day()
    assert home.look().offer.day_kind is DayKind.LIGHTER
    undo()
    assert home.look().offer.day_kind is DayKind.ORDINARY

    undo = home.today.rest_today()
    assert home.look().offer.day_kind is DayKind.REST
    undo()
    assert home.look().offer.day_kind is DayKind.ORDINARY


def test_something_that_changed_is_marked(home: Home) -> None:
    home.today.say_change(LifeChange.SLEEP)
    undo = home.today.say_change(LifeChange.MEDICINE, "half of it")
    assert home.record.facts[-1].detail == {"what": "medicine", "words": "half of it"}
    assert home.look().changes_today == (LifeChange.MEDICINE, LifeChange.SLEEP)

    undo()
    assert home.look().changes_today == (LifeChange.SLEEP,)


def test_a_session_is_rated_and_the_rating_taken_back(home: Home) -> None:
    session = home.train()
    home.today.rate_session(session, Scale.FEEL, Moment.AFTER, -1)
    undo = home.today.rate_session(session, Scale.FEEL, Moment.AFTER, 1)

    undo()

    with home.days.diary() as reader:
        assert [r.value for r in reader.ratings(MONDAY)] == [-1]


def say_flare(today: TodayService) -> Undo:
    return today.say_flare()


def say_change(today: TodayService) -> Undo:
    return today.say_change(LifeChange.ILLNESS)


def answer_after_last(today: TodayService) -> Undo:
    return today.after_last(AfterLast.SETTLED, ())


def skip_after_last(today: TodayService) -> Undo:
    return today.after_last(None, ())


@pytest.mark.parametrize(
    "write",
    [
        say_flare,
        say_change,
        answer_after_last,
        skip_after_last,
        TodayService.lighter_day,
        TodayService.rest_today,
        TodayService.skip_check_in,
    ],
)
def test_everyone_hears_of_what_is_said_and_of_its_undo(
    home: Home, write: Callable[[TodayService], Undo]
) -> None:
    before = home.look()

    undo = write(home.today)
    assert home.heard == [Changed.DIARY]

    undo()
    assert home.heard == [Changed.DIARY, Changed.DIARY]
    assert home.look() == before


# -- a card as a drill ------------------------------------------------------------------------------------


def card(
    mode: DrillMode = DrillMode.TRAINING, pictures: int | None = None, level: int | None = None
) -> OfferCard:
    return OfferCard("left-right", DrillDose(BodyPart.FOOT, mode, pictures, level), 2.0, CardReason.PLAN)


CHOICES = DrillChoices(
    part=BodyPart.HAND,
    training_pictures=40,
    test_pictures=60,
    level=2,
    limit_ms=5_000,
    input_kind=InputKind.TOUCH,
    limb=AnsweringLimb.LEFT_HAND,
)


def test_a_drill_card_is_done_as_the_person_does_drills(home: Home) -> None:
    spec = home.today.spec_for(card(), CHOICES)

    assert (spec.part, spec.mode, spec.pictures, spec.level) == (BodyPart.FOOT, DrillMode.TRAINING, 40, 2)
    assert (spec.limit_ms, spec.input_kind) == (5_000, InputKind.TOUCH)
    assert spec.answering_limb is AnsweringLimb.LEFT_HAND


def test_what_the_card_says_goes_before_the_persons_choices(home: Home) -> None:
    spec = home.today.spec_for(card(pictures=10, level=1), CHOICES)

    assert (spec.pictures, spec.level) == (10, 1)


@pytest.mark.parametrize(("said", "pictures"), [(None, 60), (20, 20)])
def test_a_test_card_is_a_test(home: Home, said: int | None, pictures: int) -> None:
    spec = home.today.spec_for(card(DrillMode.TEST, said), CHOICES)

    assert (spec.mode, spec.pictures, spec.level, spec.limit_ms) == (DrillMode.TEST, pictures, 2, 10_000)


def test_a_level_without_pictures_gives_way_to_an_easier_one(home: Home) -> None:
    assert home.today.spec_for(card(level=4), CHOICES).level == 2


def test_where_all_pictures_are_left_out_the_drill_itself_says_so(home: Home) -> None:
    for picture in PICTURES:
        home.pictures.keep_out(picture.sha256, picture.picture_id)

    assert home.today.spec_for(card(level=3), CHOICES).level == 3


@pytest.mark.parametrize("dose", [BreathDose(), OwnWords("Walk to the gate.")])
def test_only_a_drill_card_becomes_a_drill(home: Home, dose: BreathDose | OwnWords) -> None:
    with pytest.raises(AssertionError):
        home.today.spec_for(replace(card(), dose=dose), CHOICES)


def test_the_occasion_begins_when_the_record_is_opened(home: Home) -> None:
    assert home.today.opened_utc == datetime(2025, 3, 10, 8, 30, tzinfo=UTC)


def test_nobody_was_introduced_yet(home: Home) -> None:
    assert home.look().about == AboutMe()


# -- lessons ----------------------------------------------------------------------------------------------


def lesson_card(home: Home) -> OfferCard | None:
    return next((card for card in home.look().offer.cards if card.lesson is not None), None)


def test_the_next_lesson_is_offered_with_its_title_and_length(home: Home) -> None:
    home.has_lessons()
    card = lesson_card(home)

    assert card is not None
    assert card.lesson == LessonHead("alarm", 1, "Your body's alarm system", 6)
    assert (card.item_id, card.minutes, card.is_done) == ("lesson", 6, False)


def test_a_lesson_that_was_left_is_offered_again_and_one_that_was_read_is_done(home: Home) -> None:
    home.has_lessons()
    home.read(ended=False)
    left = lesson_card(home)
    home.read()
    read = lesson_card(home)

    assert left is not None
    assert read is not None
    assert (left.lesson, left.is_done) == (read.lesson, False)
    assert read.is_done


def test_once_all_are_read_no_lesson_is_offered(home: Home) -> None:
    home.has_lessons()
    for number in range(3):
        home.read(number)
    home.clock.advance(2 * DAY)

    assert lesson_card(home) is None


def test_a_program_without_lessons_offers_none(home: Home) -> None:
    assert lesson_card(home) is None


def test_questions_come_back_the_next_day_five_at_most(home: Home) -> None:
    home.has_lessons()
    home.read(0)
    home.read(1)
    assert home.look().offer.questions_back == 0

    home.clock.advance(DAY)
    assert home.look().offer.questions_back == 5


def test_a_question_that_was_taken_out_of_the_lessons_is_not_counted(home: Home) -> None:
    home.has_lessons()
    home.read()
    home.days.lessons.questions -= {"alarm-q1", "alarm-q2"}
    home.clock.advance(DAY)

    assert home.look().offer.questions_back == 1


def test_reading_keeps_a_day_but_nobody_is_asked_how_it_was_after_it(home: Home) -> None:
    home.has_lessons()
    home.read()
    assert home.look().lately == ()
    home.clock.advance(DAY)
    home.open()

    view = home.look()
    assert view.after_last_about == ()
    assert view.habit.kept == 1


def test_after_reading_and_training_only_the_training_is_asked_about(home: Home) -> None:
    home.has_lessons()
    session = home.train()
    home.read()
    home.clock.advance(DAY)
    home.open()

    assert [done.session_id for done in home.look().after_last_about] == [session]


def test_lessons_are_called_by_their_titles(home: Home) -> None:
    assert home.days.today.lesson_titles() == {}
    home.has_lessons()

    titles = home.days.today.lesson_titles()

    assert titles
    assert titles == {head.lesson_id: head.title for head in home.days.lessons.heads()}


def test_the_weekly_questions_are_offered_from_the_second_day_on_and_not_where_a_flare_begins(
    home: Home,
) -> None:
    home.train()
    assert not home.look().weekly_due
    home.clock.advance(DAY)
    assert home.look().weekly_due

    undo = home.days.today.say_flare()
    assert not home.look().weekly_due
    undo()
    assert home.look().weekly_due
    home.days.today.after_last(AfterLast.STILL_WORSE, home.look().after_last_about)
    assert not home.look().weekly_due
