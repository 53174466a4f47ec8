"""Breathing as a use case: the next session, what is kept of it, and what a person says around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.breath_course import BreathDone, BreathPast
from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breath_steps import Caution, Cautions
from gmi_trainer.domain.breathing import (
    EASIEST,
    GOAL,
    LADDER,
    LEAD_IN_MS,
    BreathPattern,
    BreathSpec,
    Ending,
    Pace,
    Pacer,
)
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.plan import BreathDose, Plan, PlanItem, PlanRef
from gmi_trainer.services.breath_choices import Asking, BreathChoices, BreathLength, LengthUnit, OwnPattern
from gmi_trainer.services.breathing import BreathAsk, BreathingService, pattern_of, result_of
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.session_ports import BreathResult
from tests.days import FakeDays
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakeHistory,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.samples import sample_breathing

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
THREE_FOUR, THREE_SIX, FOUR_SIX, FOUR_EIGHT = LADDER
WITH_HOLDS = BreathPattern(4_000, 7_000, 1_000, 1_000)
NEW = BreathPast()
HEART = frozenset({Caution.HEART})
SECOND = 1_000_000_000


class Home:
    """A person's record on a Monday morning."""

    def __init__(self) -> None:
        self.clock = FakeClock(utc=datetime(2025, 3, 10, 8, 30, tzinfo=UTC))
        self.record = FakeRecord()
        self.preferences = FakePreferences()
        self.changes = Changes()
        drills = DrillService(
            log=FakeSessionLog(self.record),
            catalogue=FakeCatalogue([]),
            choices=FakePictureChoices(),
            clock=self.clock,
            changes=self.changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.days = FakeDays(self.record, self.preferences, drills, self.clock, self.changes)
        self.breathing: BreathingService = self.days.breathing()
        self.heard: list[Changed] = []
        self.changes.subscribe(self.heard.append)

    @property
    def past(self) -> BreathPast:
        return self.breathing.past(FakeHistory(self.record))

    @property
    def own(self) -> BreathPattern:
        return self.breathing.choices.load().pattern

    def say(self, **changes: object) -> None:
        about = self.days.about.load()
        self.days.about.save(replace(about, **changes))  # type: ignore[arg-type]  # any field

    def choose(self, **changes: object) -> None:
        choices = self.breathing.choices.load()
        self.breathing.choices.save(replace(choices, **changes))  # type: ignore[arg-type]  # any field

    def breathe(self, spec: BreathSpec | None = None, pace: Pace | None = None) -> int:
        """A whole session, and what was said of it."""
        spec = spec if spec is not None else self.breathing.spec(self.past)
        session = self.breathing.begin(spec, {})
        run = to_the_end(spec)
        self.breathing.finish(session, run, {})
        if pace is not None:
            self.breathing.say_pace(session, run.pattern, pace)
        self.clock.advance(timedelta(minutes=10))
        return session


def to_the_end(spec: BreathSpec) -> BreathRun:
    """Breathed to the end, looked at once a second."""
    run = BreathRun(spec)
    run.begin(0, 0)
    at = 0
    while run.ending is None:
        at += SECOND
        run.look(at, 0)
    return run


def done(
    pattern: BreathPattern = GOAL, pace: Pace | None = None, ending: Ending = Ending.WHOLE
) -> BreathDone:
    """A session of the past."""
    now = datetime(2025, 3, 9, 8, tzinfo=UTC)
    return BreathDone(
        session_id=1,
        uuid="one",
        day=now.date(),
        started_utc=now,
        utc_offset_min=0,
        finished_utc=now,
        spec=BreathSpec(pattern),
        breaths=5,
        breathed_ms=60_000,
        pattern=pattern,
        ending=ending,
        pace=pace,
    )


def after(sessions: int, *newest: BreathDone, first_day: date = MONDAY - 30 * DAY) -> BreathPast:
    """So many sessions before this one."""
    return BreathPast(sessions, first_day, newest)


@pytest.fixture
def home() -> Home:
    return Home()


# -- the next session -------------------------------------------------------------------------------------


def test_the_very_first_session_is_one_minute_of_the_goal(home: Home) -> None:
    assert home.breathing.spec(home.past) == BreathSpec(
        GOAL, breaths=5, lead_in_ms=LEAD_IN_MS, pacer=Pacer.CIRCLE, is_first=True
    )


@pytest.mark.parametrize("dose", [BreathDose(), BreathDose(minutes=10)])
@pytest.mark.parametrize("by_default_plan", [True, False])
def test_the_first_is_one_minute_whoever_asks(home: Home, dose: BreathDose, by_default_plan: bool) -> None:
    home.choose(length=BreathLength(LengthUnit.MINUTES, 20))

    assert home.breathing.spec(NEW).breaths == 5
    spec = home.breathing.spec(NEW, dose, by_default_plan=by_default_plan)
    assert (spec.pattern, spec.breaths, spec.is_first) == (GOAL, 5, True)


def test_on_a_day_that_asks_for_less_even_the_first_is_shorter(home: Home) -> None:
    assert home.breathing.spec(NEW, BreathDose(minutes=0.5)).breaths == 3  # 2.5: the nearest whole


@pytest.mark.parametrize(
    ("days", "saves_energy", "minutes"),
    [(0, False, 2), (6, False, 2), (7, False, 5), (400, False, 5), (6, True, 2), (7, True, 2)],
)
def test_two_minutes_in_the_first_week_then_five_and_never_by_itself_more_for_who_saves_energy(
    home: Home, days: int, saves_energy: bool, minutes: int
) -> None:
    home.say(saves_energy=saves_energy)
    past = after(3, first_day=MONDAY - days * DAY)

    assert home.breathing.minutes(past) == minutes
    assert home.breathing.spec(past).breaths == minutes * 5


def test_the_week_is_counted_in_the_persons_own_days(home: Home) -> None:
    home.breathe()
    home.clock.advance(6 * DAY)
    assert home.breathing.minutes(home.past) == 2

    home.clock.advance(DAY)
    assert home.breathing.minutes(home.past) == 5


def test_a_length_of_ones_own_comes_before_the_usual_one(home: Home) -> None:
    home.choose(length=BreathLength(LengthUnit.BREATHS, 15))

    assert home.breathing.spec(after(1)).breaths == 15


def test_a_plan_says_how_long_whatever_was_chosen(home: Home) -> None:
    home.choose(length=BreathLength(LengthUnit.BREATHS, 15))

    assert home.breathing.spec(after(1), BreathDose(minutes=3)).breaths == 15
    assert home.breathing.spec(after(1), BreathDose(minutes=10)).breaths == 50


def test_what_was_chosen_is_how_it_goes(home: Home) -> None:
    home.choose(
        pattern=WITH_HOLDS, pacer=Pacer.WORDS, tones=False, voice=True, humming=True, volume_percent=20
    )

    assert home.breathing.spec(after(4)) == BreathSpec(
        WITH_HOLDS, 23, pacer=Pacer.WORDS, tones=False, voice=True, humming=True, volume_percent=20
    )


def test_the_default_plan_leaves_the_breath_to_the_person(home: Home) -> None:
    home.choose(pattern=WITH_HOLDS)

    assert home.breathing.spec(after(4), BreathDose(3, 4, 5)).pattern == WITH_HOLDS


@pytest.mark.parametrize(
    ("own", "asked", "pattern"),
    [
        (GOAL, BreathDose(3, 4), THREE_FOUR),
        (THREE_FOUR, BreathDose(4, 8), THREE_FOUR),
        (GOAL, BreathDose(5, 10), GOAL),
        (WITH_HOLDS, BreathDose(4, 6), FOUR_SIX),
    ],
)
def test_a_clinicians_plan_may_ask_for_a_gentler_breath_but_never_for_a_longer_one(
    home: Home, own: BreathPattern, asked: BreathDose, pattern: BreathPattern
) -> None:
    home.choose(pattern=own)

    spec = home.breathing.spec(after(4), asked, by_default_plan=False)

    assert (spec.pattern, spec.breaths) == (pattern, round(300_000 / pattern.cycle_ms))


@pytest.mark.parametrize(
    ("asked", "pattern"),
    [
        (BreathDose(4, 8), GOAL),
        (BreathDose(3.4, 6.6), BreathPattern(3_500, 6_500)),
        (BreathDose(1, 1), EASIEST),
        (BreathDose(9, 60), BreathPattern(5_000, 10_000)),
        (BreathDose(float("inf"), -3), BreathPattern(5_000, 3_000)),
    ],
)
def test_a_plans_breath_is_the_nearest_that_is_possible_here(
    asked: BreathDose, pattern: BreathPattern
) -> None:
    assert pattern_of(asked) == pattern


@pytest.mark.parametrize("reasons", [HEART, None])
@pytest.mark.parametrize("dose", [None, BreathDose(4, 8)])
def test_cautions_keep_the_breath_short_and_without_holds(
    home: Home, reasons: frozenset[Caution] | None, dose: BreathDose | None
) -> None:
    home.breathing.answer_cautions(reasons)
    home.choose(pattern=WITH_HOLDS)

    spec = home.breathing.spec(after(4), dose, by_default_plan=False)

    assert spec.pattern == FOUR_SIX


def test_without_a_reason_everything_stays_open(home: Home) -> None:
    home.breathing.answer_cautions(frozenset())
    home.choose(pattern=WITH_HOLDS)

    assert home.breathing.spec(after(4)).pattern == WITH_HOLDS


# -- reasons to be careful --------------------------------------------------------------------------------


def test_answers_are_kept_with_todays_date(home: Home) -> None:
    assert home.breathing.cautions() is None

    home.breathing.answer_cautions(HEART)
    assert home.breathing.cautions() == Cautions(MONDAY, HEART)

    home.clock.advance(DAY)
    home.breathing.answer_cautions(None)
    assert home.breathing.cautions() == Cautions(MONDAY + DAY, is_said=False)


def test_a_breath_that_is_closed_now_is_not_the_own_one_any_more(home: Home) -> None:
    home.choose(pattern=WITH_HOLDS, voice=True)

    undo = home.breathing.answer_cautions(HEART)
    assert home.own == FOUR_SIX
    assert home.breathing.choices.load().voice

    undo()
    assert home.own == WITH_HOLDS
    assert home.breathing.cautions() is None


def test_an_open_breath_stays_and_nobody_hears_of_a_choice(home: Home) -> None:
    home.choose(pattern=THREE_SIX)
    home.heard.clear()

    undo = home.breathing.answer_cautions(HEART)
    assert (home.own, home.heard) == (THREE_SIX, [Changed.PREFERENCES])

    undo()
    assert home.own == THREE_SIX


def test_taking_answers_back_leaves_a_later_choice_alone(home: Home) -> None:
    undo = home.breathing.answer_cautions(HEART)
    home.choose(pattern=THREE_FOUR, voice=True)

    undo()

    assert (home.own, home.breathing.choices.load().voice) == (THREE_FOUR, True)
    assert home.breathing.cautions() is None


def test_taking_answers_back_leaves_later_answers_alone(home: Home) -> None:
    undo = home.breathing.answer_cautions(HEART)
    home.breathing.answer_cautions(None)

    undo()

    assert home.breathing.cautions() == Cautions(MONDAY, is_said=False)
    assert home.own == FOUR_SIX


# -- what is asked ----------------------------------------------------------------------------------------


def ask(home: Home, past: BreathPast, plan: PlanRef | None = None) -> BreathAsk:
    return home.breathing.ask_for(home.breathing.spec(past), past, plan)


@pytest.mark.parametrize(
    ("asking", "sessions", "scale", "feel"),
    [
        (Asking.AS_USUAL, 0, Scale.TENSION, False),
        (Asking.AS_USUAL, 2, Scale.TENSION, False),
        (Asking.AS_USUAL, 3, None, True),
        (Asking.AS_USUAL, 100, None, True),
        (Asking.ALWAYS, 0, Scale.TENSION, False),
        (Asking.ALWAYS, 100, Scale.TENSION, False),
        (Asking.NEVER, 0, None, False),
        (Asking.NEVER, 100, None, False),
    ],
)
def test_the_first_three_are_rated_then_one_tap_unless_the_person_says_otherwise(
    home: Home, asking: Asking, sessions: int, scale: Scale | None, feel: bool
) -> None:
    home.choose(asking=asking)

    asked = ask(home, after(sessions))

    assert (asked.scale, asked.feel) == (scale, feel)


@pytest.mark.parametrize("scale", [Scale.TENSION, Scale.CALM, Scale.PAIN_NOW])
def test_the_scale_is_the_persons_choice(home: Home, scale: Scale) -> None:
    home.choose(scale=scale)

    assert ask(home, NEW).scale is scale


def test_pain_is_not_asked_of_who_would_rather_not_rate_it(home: Home) -> None:
    home.choose(scale=Scale.PAIN_NOW, asking=Asking.ALWAYS)
    home.say(rates_pain=False)

    assert ask(home, after(1)) == BreathAsk(scale=None, feel=False, pace=False)

    home.choose(scale=Scale.CALM)
    assert ask(home, after(1)).scale is Scale.CALM


def test_a_plan_that_asks_is_answered_but_not_by_who_never_wants_to(home: Home) -> None:
    item = PlanItem("breathe", BreathDose(), 5.0, asks_ratings=True)
    home.days.plans.keep(Plan("plan", 1, MONDAY, (item,)))
    ref = PlanRef("plan", 1, "breathe")

    assert ask(home, after(50), ref).scale is Scale.TENSION
    assert ask(home, after(50), PlanRef("plan", 1, "another")).scale is None

    home.choose(asking=Asking.NEVER)
    assert ask(home, after(50), ref).scale is None


@pytest.mark.parametrize(
    ("own", "newest", "pace"),
    [
        (GOAL, (), True),  # nobody knows how this breath is
        (GOAL, (done(GOAL, Pace.TOO_LONG),), True),
        (GOAL, (done(FOUR_SIX, Pace.COMFORTABLE),), True),
        (GOAL, (done(GOAL), done(GOAL, Pace.COMFORTABLE)), False),
        (FOUR_SIX, (done(FOUR_SIX, Pace.COMFORTABLE),), True),  # a step up may come of it
        (BreathPattern(5_000, 10_000), (done(BreathPattern(5_000, 10_000), Pace.COMFORTABLE),), False),
    ],
)
def test_whether_the_breath_was_comfortable_is_asked_while_it_is_new_or_may_lead_on(
    home: Home, own: BreathPattern, newest: tuple[BreathDone, ...], pace: bool
) -> None:
    home.choose(pattern=own)

    assert ask(home, after(9, *newest)).pace is pace


def test_it_is_not_asked_again_where_no_step_can_come_of_it(home: Home) -> None:
    home.choose(pattern=FOUR_SIX)
    past = after(9, done(FOUR_SIX, Pace.COMFORTABLE))
    assert ask(home, past).pace

    take_back = home.breathing.answer_cautions(HEART)
    assert not ask(home, past).pace

    take_back()
    home.say(saves_energy=True)
    assert not ask(home, past).pace


def test_who_never_wants_to_be_asked_is_asked_once_after_the_first(home: Home) -> None:
    home.choose(asking=Asking.NEVER)

    assert ask(home, NEW) == BreathAsk(scale=None, feel=False, pace=True)
    assert ask(home, after(1)) == BreathAsk(scale=None, feel=False, pace=False)


# -- a session --------------------------------------------------------------------------------------------


def test_a_session_is_stored_from_its_start_to_its_end(home: Home) -> None:
    home.clock.travel(60)
    spec, plan = home.breathing.spec(home.past), PlanRef("plan", 3, "breathe")
    session = home.breathing.begin(spec, {"screen": "4k"}, plan)

    stored = home.record.breathing[session]
    assert stored.start == sample_breathing(
        spec=spec, uuid="practice-1", app_version="0", environment={"screen": "4k"}, plan=plan
    )
    assert stored.start.kind is SessionKind.BREATHING
    assert (home.record.in_block, home.heard) == (True, [])

    home.clock.advance(timedelta(minutes=1, seconds=5))
    home.breathing.finish(session, to_the_end(spec), {"screen": "4k", "pictures_a_second": 60})

    assert stored.finished_utc == home.clock.utc_now()
    assert stored.environment == {"screen": "4k", "pictures_a_second": 60}
    assert stored.result == BreathResult(5, 60_000, GOAL, ending=Ending.WHOLE)
    assert (home.record.in_block, home.heard) == (False, [Changed.SESSIONS])


def test_each_whole_breath_is_kept(home: Home) -> None:
    spec = replace(home.breathing.spec(home.past), lead_in_ms=0)
    session, run = home.breathing.begin(spec, {}), BreathRun(spec)
    run.begin(0, 0)
    for second in range(2, 26, 2):
        run.look(second * SECOND, 0)
        home.breathing.keep(session, run)

    assert [kept.breaths for kept in home.days.breath_log.kept] == [0] * 5 + [1] * 6 + [2]
    assert home.record.breathing[session].result == BreathResult(2, 24_000, GOAL)


def test_everything_that_came_of_a_run_is_told() -> None:
    run = BreathRun(BreathSpec(lead_in_ms=0))
    run.begin(0, 0)
    for second in range(2, 14, 2):
        run.look(second * SECOND, 0)
    run.pause(13 * SECOND, 0)
    run.ease(14 * SECOND, 0)
    run.go_on(15 * SECOND, 0)
    run.look(60 * SECOND, 0)  # nobody looked for so long
    run.stop(61 * SECOND, 0)

    assert result_of(run) == BreathResult(
        1, 12_000, FOUR_SIX, eased=1, pauses=1, sleeps=1, ending=Ending.STOPPED
    )


def test_what_is_not_over_is_not_finished(home: Home) -> None:
    spec = home.breathing.spec(home.past)
    session = home.breathing.begin(spec, {})

    with pytest.raises(AssertionError, match="finish what is over"):
        home.breathing.finish(session, BreathRun(spec), {})


def test_left_in_the_middle_it_reads_as_interrupted(home: Home) -> None:
    session = home.breathing.begin(home.breathing.spec(home.past), {})

    home.breathing.leave()

    assert home.record.breathing[session].finished_utc is None
    assert not home.record.in_block
    assert home.past == NEW


def ended_dizzy(home: Home, pattern: BreathPattern, *, eased: int = 0) -> None:
    spec = BreathSpec(pattern)
    session, run = home.breathing.begin(spec, {}), BreathRun(spec)
    run.begin(0, 0)
    for _ in range(eased):
        run.ease(SECOND, 0)
    run.feel_dizzy(SECOND, 0)
    home.breathing.finish(session, run, {})


@pytest.mark.parametrize(
    ("own", "eased", "gentler"),
    [(GOAL, 0, FOUR_SIX), (GOAL, 2, THREE_FOUR), (FOUR_SIX, 0, THREE_SIX), (THREE_FOUR, 0, EASIEST)],
)
def test_after_dizziness_the_next_breath_is_gentler(
    home: Home, own: BreathPattern, eased: int, gentler: BreathPattern
) -> None:
    home.choose(pattern=own)

    ended_dizzy(home, own, eased=eased)

    assert home.own == gentler


def test_the_gentlest_breath_stays(home: Home) -> None:
    home.choose(pattern=EASIEST)

    ended_dizzy(home, EASIEST)

    assert home.own == EASIEST


def test_a_breath_that_is_gentler_already_stays(home: Home) -> None:
    home.choose(pattern=THREE_FOUR)

    ended_dizzy(home, GOAL)

    assert home.own == THREE_FOUR


def test_a_session_that_was_stopped_changes_no_choice(home: Home) -> None:
    spec = BreathSpec()
    session, run = home.breathing.begin(spec, {}), BreathRun(spec)
    run.begin(0, 0)
    run.stop(SECOND, 0)
    home.breathing.finish(session, run, {})

    assert home.own == GOAL
    assert home.heard == [Changed.SESSIONS]


# -- what is said afterwards ------------------------------------------------------------------------------


def said(home: Home) -> BreathDone:
    return home.past.newest[0]


def test_ratings_belong_to_their_session_and_are_taken_back_exactly(home: Home) -> None:
    session = home.breathe()
    home.breathing.book.rate(session, Scale.TENSION, Moment.BEFORE, 6)
    undo = home.breathing.book.rate(session, Scale.TENSION, Moment.AFTER, 3)
    undo_again = home.breathing.book.rate(session, Scale.TENSION, Moment.AFTER, 5)
    assert (said(home).before, said(home).after) == ({Scale.TENSION: 6}, {Scale.TENSION: 5})

    undo_again()
    assert said(home).after == {Scale.TENSION: 3}

    undo()
    assert said(home).after == {}


def test_pain_is_not_kept_for_who_would_rather_not_rate_it(home: Home) -> None:
    session = home.breathe()
    home.say(rates_pain=False)

    home.breathing.book.rate(session, Scale.PAIN_NOW, Moment.BEFORE, 6)()

    assert home.record.ratings == []


@pytest.mark.parametrize(
    ("own", "pace", "gentler"),
    [
        (GOAL, Pace.COMFORTABLE, GOAL),
        (GOAL, Pace.A_LITTLE_TOO_LONG, FOUR_SIX),
        (GOAL, Pace.TOO_LONG, THREE_FOUR),
        (FOUR_SIX, Pace.A_LITTLE_TOO_LONG, THREE_SIX),
        (THREE_FOUR, Pace.TOO_LONG, EASIEST),
        (EASIEST, Pace.TOO_LONG, EASIEST),
    ],
)
def test_too_long_makes_a_gentler_breath_the_own_one_and_undo_gives_the_first_back(
    home: Home, own: BreathPattern, pace: Pace, gentler: BreathPattern
) -> None:
    home.choose(pattern=own)
    session = home.breathe()

    undo = home.breathing.say_pace(session, own, pace)
    assert (home.own, said(home).pace) == (gentler, pace)

    undo()
    assert (home.own, said(home).pace) == (own, None)


def test_undo_gives_back_what_was_said_before(home: Home) -> None:
    session = home.breathe()
    home.breathing.say_pace(session, GOAL, Pace.COMFORTABLE)

    home.breathing.say_pace(session, GOAL, Pace.TOO_LONG)()

    assert (home.own, said(home).pace) == (GOAL, Pace.COMFORTABLE)


def changes_the_breath(home: Home) -> None:
    home.choose(pattern=THREE_SIX)


def takes_a_step(home: Home) -> None:
    home.breathing.take_step(THREE_SIX)


@pytest.mark.parametrize("change", [changes_the_breath, takes_a_step])
def test_undo_leaves_a_later_choice_alone(home: Home, change: Callable[[Home], None]) -> None:
    session = home.breathe()
    undo = home.breathing.say_pace(session, GOAL, Pace.TOO_LONG)
    change(home)

    undo()

    assert (home.own, said(home).pace) == (THREE_SIX, None)


def test_undo_leaves_all_other_choices_alone(home: Home) -> None:
    session = home.breathe()
    undo = home.breathing.say_pace(session, GOAL, Pace.TOO_LONG)
    home.choose(voice=True, own=(OwnPattern("Evening", WITH_HOLDS),))

    undo()

    assert home.breathing.choices.load() == BreathChoices(
        voice=True, own=(OwnPattern("Evening", WITH_HOLDS),)
    )


def test_undoing_twice_takes_back_once(home: Home) -> None:
    session = home.breathe()
    undo = home.breathing.say_pace(session, GOAL, Pace.TOO_LONG)
    undo()
    home.choose(pattern=THREE_SIX)

    undo()

    assert home.own == THREE_SIX


def test_a_breath_made_easier_on_the_way_never_makes_the_own_one_longer(home: Home) -> None:
    home.choose(pattern=THREE_FOUR)
    session = home.breathe()

    home.breathing.say_pace(session, GOAL, Pace.A_LITTLE_TOO_LONG)

    assert home.own == THREE_FOUR


def test_the_gentler_breath_is_one_that_cautions_leave_open(home: Home) -> None:
    session = home.breathe()
    home.choose(pattern=BreathPattern(5_000, 10_000, 2_000, 2_000))
    home.breathing.choices.save_cautions(Cautions(MONDAY, HEART))

    home.breathing.say_pace(session, BreathPattern(5_000, 10_000), Pace.A_LITTLE_TOO_LONG)

    assert home.own == FOUR_SIX


# -- steps ------------------------------------------------------------------------------------------------


def test_a_step_up_is_suggested_after_a_comfortable_whole_session(home: Home) -> None:
    home.choose(pattern=THREE_FOUR)
    assert home.breathing.suggestion(home.past) is None

    home.breathe(pace=Pace.COMFORTABLE)
    assert home.breathing.suggestion(home.past) == THREE_SIX

    home.breathe(pace=Pace.A_LITTLE_TOO_LONG)
    assert home.breathing.suggestion(home.past) is None


@pytest.mark.parametrize(
    "last",
    [
        done(THREE_FOUR, None),
        done(THREE_FOUR, Pace.TOO_LONG),
        done(THREE_FOUR, Pace.COMFORTABLE, Ending.STOPPED),
        done(THREE_FOUR, Pace.COMFORTABLE, Ending.DIZZY),
        done(THREE_SIX, Pace.COMFORTABLE),
        replace(done(THREE_FOUR, Pace.COMFORTABLE), eased=1),
    ],
)
def test_nothing_is_suggested_after_any_other_session(home: Home, last: BreathDone) -> None:
    home.choose(pattern=THREE_FOUR)

    assert home.breathing.suggestion(after(2, last, done(THREE_FOUR, Pace.COMFORTABLE))) is None


def test_nothing_is_suggested_to_who_saves_energy_nor_what_cautions_close(home: Home) -> None:
    home.choose(pattern=FOUR_SIX)
    past = after(2, done(FOUR_SIX, Pace.COMFORTABLE))
    assert home.breathing.suggestion(past) == FOUR_EIGHT

    take_back = home.breathing.answer_cautions(HEART)
    assert home.breathing.suggestion(past) is None

    take_back()
    home.days.about.save(AboutMe(saves_energy=True))
    assert home.breathing.suggestion(past) is None


def test_nothing_is_suggested_after_a_session_that_ended_dizzy_at_once(home: Home) -> None:
    home.choose(pattern=FOUR_SIX)
    home.breathe(pace=Pace.COMFORTABLE)
    ended_dizzy(home, FOUR_SIX)
    home.choose(pattern=FOUR_SIX)

    assert home.breathing.suggestion(home.past) is None
    assert home.past.sessions == 1


def test_what_a_session_was_made_easier_to_can_become_the_own_breath(home: Home) -> None:
    run = BreathRun(BreathSpec(GOAL, breaths=2, lead_in_ms=0))
    run.begin(0, 0)
    assert home.breathing.eased_to(run) is None

    run.ease(1, 0)
    assert home.breathing.eased_to(run) == FOUR_SIX

    home.choose(pattern=THREE_FOUR)
    assert home.breathing.eased_to(run) is None


def test_a_step_is_taken_and_taken_back(home: Home) -> None:
    home.choose(pattern=THREE_FOUR)

    undo = home.breathing.take_step(THREE_SIX)
    assert home.own == THREE_SIX

    undo()
    assert home.own == THREE_FOUR


def test_a_flare_said_in_a_session_belongs_to_it(home: Home) -> None:
    session = home.breathe()

    undo = home.breathing.book.say_flare(session)
    assert [(fact.kind, fact.session_id) for fact in home.record.facts] == [(DiaryKind.FLARE, session)]

    undo()
    assert home.record.facts[-1].kind is DiaryKind.WITHDRAWN
