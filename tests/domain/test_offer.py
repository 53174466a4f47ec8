"""Today's offer: few cards, and never more than the plan, a flare or a safety answer allows.

How whole days go is told in plain words in ``tests/scenarios/days``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import LEVELS, DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.breathing import FIRST_MINUTES
from gmi_trainer.domain.default_plan import default_plan
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import FlareReport, FlareSource, StepBack
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.offer import (
    MOST_CARDS,
    OPEN_WHILE_WAITING,
    CardReason,
    DayKind,
    Offer,
    OfferCard,
    OfferFacts,
    offer,
)
from gmi_trainer.domain.plan import (
    BreathDose,
    DrillDose,
    LessonDose,
    OwnWords,
    Plan,
    PlanItem,
    PracticeDose,
)
from gmi_trainer.domain.safety import Standing

MONDAY = date(2025, 3, 10)
HAND, FOOT = BodyPart.HAND, BodyPart.FOOT
LIBRARY = (HAND, FOOT)
EVERYTHING = frozenset(SessionKind)
PLAN = default_plan(AboutMe(HAND), LIBRARY, MONDAY, "plan")
LESSONS = tuple(LessonHead(str(number), number, f"Lesson {number}", 6 + number % 3) for number in range(18))
TRAINING = PlanItem("left-right", DrillDose(HAND, DrillMode.TRAINING, 20), 2.0, bouts=3, stage=1)


def day(index: int) -> date:
    """Day 0 is a Monday."""
    return MONDAY + timedelta(days=index)


def the_facts(index: int = 0, **more: object) -> OfferFacts:
    """Somebody with a sore hand, asked about safety, in a program with everything."""
    facts = OfferFacts(day(index), AboutMe(HAND), Standing.OPEN, EVERYTHING, LIBRARY, (), lessons=LESSONS)
    return replace(facts, **more)  # type: ignore[arg-type]  # any field may be given


def a_drill(index: int, item: str | None = None, mode: DrillMode = DrillMode.TRAINING) -> Done:
    """A finished drill of hands."""
    return Done(index, "", SessionKind.DRILL, day(index), item, HAND, mode, 1, 20)


def a_plan(*items: PlanItem) -> Plan:
    """A plan that somebody wrote."""
    return Plan("plan", 1, MONDAY, items)


def names(offered: Offer) -> list[str]:
    """The cards by their items."""
    return [card.item_id for card in offered.cards]


def test_never_more_than_three_cards_and_what_is_done_goes_last() -> None:
    plan = a_plan(*(PlanItem(f"lesson-{n}", LessonDose(str(n)), 5.0, order=n) for n in range(5)))
    done = Done(1, "", SessionKind.LESSON, day(0), "lesson-0")

    assert names(offer(plan, the_facts())) == ["lesson-0", "lesson-1", "lesson-2"]
    assert names(offer(plan, the_facts(done=(done,)))) == ["lesson-1", "lesson-2", "lesson-3"]


def a_lesson(index: int, lesson_id: str, item: str | None = None) -> Done:
    """A lesson read to its end."""
    return Done(50 + index, "", SessionKind.LESSON, day(index), item, lesson_id=lesson_id)


def lessons_on(index: int, *dones: Done, plan: Plan | None = None, **more: object) -> list[tuple[str, bool]]:
    """The lessons of the cards, and whether they are done."""
    read = frozenset(done.lesson_id for done in dones if done.lesson_id is not None)
    facts = the_facts(index, done=dones, lessons_done=read, **more)
    cards = offer(plan or a_plan(PlanItem("lesson", LessonDose(), 6.0)), facts).cards
    return [(card.lesson.lesson_id, card.is_done) for card in cards if card.lesson is not None]


def test_the_next_lesson_is_offered_and_then_the_one_that_was_read_is_told() -> None:
    assert lessons_on(0) == [("0", False)]
    assert lessons_on(0, a_lesson(0, "0", "lesson")) == [("0", True)]
    assert lessons_on(1, a_lesson(0, "0", "lesson")) == [("1", False)]


def test_a_lesson_has_its_own_length() -> None:
    [card] = offer(a_plan(PlanItem("lesson", LessonDose("2"), 6.0)), the_facts()).cards

    assert card.minutes == LESSONS[2].minutes == 8


def test_the_last_lesson_is_told_on_its_day_and_then_there_is_none() -> None:
    only = LESSONS[:1]

    assert lessons_on(0, a_lesson(0, "0"), lessons=only) == [("0", True)]
    assert lessons_on(1, a_lesson(0, "0"), lessons=only) == []
    assert lessons_on(0, lessons=()) == []


def test_a_lesson_that_a_plan_names_is_that_one_and_only_once() -> None:
    plan = a_plan(
        PlanItem("a", LessonDose("4"), 6.0, order=1),
        PlanItem("b", LessonDose("2"), 6.0, order=2),
        PlanItem("c", LessonDose("gone"), 6.0, order=3),
    )

    assert lessons_on(0, plan=plan) == [("4", False), ("2", False)]
    assert lessons_on(0, a_lesson(0, "2"), plan=plan) == [("4", False), ("2", True)]
    assert lessons_on(1, a_lesson(0, "2"), plan=plan) == [("4", False)]
    assert lessons_on(0, a_lesson(0, "7"), plan=plan) == [("4", False), ("2", False)]
    both = (a_lesson(0, "2", "b"), a_lesson(0, "4", "a"))
    assert lessons_on(0, *both, plan=plan) == [("4", True), ("2", True)]


def test_a_program_that_cannot_show_lessons_offers_none() -> None:
    assert lessons_on(0, available=frozenset({SessionKind.DRILL})) == []


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, 3),
        ({"asks_safety": True}, 3),
        ({"standing": Standing.SOON}, 3),
        ({"standing": Standing.EMERGENCY}, 0),
        ({"rest_days": frozenset({day(9)})}, 0),
        ({"lighter_days": frozenset({day(9)})}, 0),
        ({"practice_days": frozenset({day(0)})}, 0),  # welcome back
        ({"practice_days": frozenset({day(8)})}, 3),
        ({"questions_back": 0}, 0),
    ],
)
def test_questions_come_back_on_days_that_are_not_meant_to_be_small(
    more: dict[str, object], shown: int
) -> None:
    assert offer(PLAN, the_facts(9, **{"questions_back": 3, **more})).questions_back == shown


def test_who_saves_energy_has_no_questions_on_a_day_that_is_kept() -> None:
    saving = AboutMe(HAND, saves_energy=True)
    facts = the_facts(0, about=saving, questions_back=3)

    assert offer(a_plan(TRAINING), facts).questions_back == 3
    kept = offer(a_plan(TRAINING), replace(facts, done=(a_drill(0, "left-right"),)))
    assert (kept.day_is_kept, kept.questions_back) == (True, 0)


def test_questions_that_came_back_are_no_lesson_of_the_plan() -> None:
    review = Done(9, "", SessionKind.LESSON, day(0), is_review=True)

    assert lessons_on(0, review) == [("0", False)]


def test_a_day_for_which_nothing_is_planned_is_kept() -> None:
    plan = a_plan(replace(TRAINING, weekdays=frozenset({0})))

    assert not offer(plan, the_facts(0)).day_is_kept
    assert offer(plan, the_facts(1)) == Offer(day(1), DayKind.ORDINARY, (), day_is_kept=True)


def test_a_day_that_waits_for_answers_is_kept_by_practice_only() -> None:
    drills = a_plan(TRAINING)

    assert not offer(drills, the_facts(asks_safety=True)).day_is_kept
    assert offer(drills, the_facts(asks_safety=True, done=(a_drill(0),))).day_is_kept


def test_a_plan_for_mondays_makes_no_gap_of_the_week_between() -> None:
    plan = a_plan(replace(TRAINING, weekdays=frozenset({0})))
    weekly = offer(plan, the_facts(7, done=(a_drill(0),)))

    assert (weekly.days_away, weekly.welcome_back) == (0, False)
    assert offer(plan, the_facts(28, done=(a_drill(0),))).welcome_back


def test_own_words_are_shown_and_ask_for_nothing() -> None:
    plan = a_plan(PlanItem("words", OwnWords("Walk to the gate"), 5.0))

    assert names(offer(plan, the_facts(available=frozenset()))) == ["words"]
    assert offer(plan, the_facts()).day_is_kept
    assert names(offer(plan, the_facts(standing=Standing.SOON))) == []


def test_own_words_are_told_to_be_done_and_come_back_in_their_time() -> None:
    plan = a_plan(PlanItem("words", OwnWords("Walk to the gate"), 5.0, bouts=2, every_days=2), TRAINING)

    def told(*indexes: int) -> tuple[Done, ...]:
        return tuple(Done(0, f"fact-{n}", None, day(n), "words") for n in indexes)

    def words(index: int, *indexes: int) -> list[tuple[int, bool]]:
        cards = offer(plan, the_facts(index, own_done=told(*indexes))).cards
        return [(card.bout, card.is_done) for card in cards if card.item_id == "words"]

    assert words(0) == [(1, False)]
    assert words(0, 0) == [(2, False)]
    assert words(0, 0, 0) == [(2, True)]
    assert words(1, 0) == []
    assert words(2, 0) == [(1, False)]
    assert not offer(plan, the_facts(0, own_done=told(0, 0))).day_is_kept  # they are no training


def test_lessons_that_a_plan_names_come_one_by_one_in_its_order_and_then_no_more() -> None:
    plan = a_plan(PlanItem("lessons", LessonDose(among=("3", "0", "99")), 6.0, every_days=2))

    def lesson(index: int, *read: str, today: str | None = None) -> str | None:
        done = () if today is None else (a_lesson(index, today),)
        facts = the_facts(index, lessons_done=frozenset(read), done=done)
        cards = offer(plan, facts).cards
        head = cards[0].lesson if cards else None
        return None if head is None else head.lesson_id

    assert lesson(0) == "3"
    assert lesson(2, "3") == "0"
    assert lesson(2, "3", "0", today="0") == "0"  # still there, as done
    assert lesson(4, "3", "0") is None


def test_after_its_last_day_a_plan_goes_on_as_it_was() -> None:
    early = replace(TRAINING, item_id="early", until_day=6)
    late = replace(TRAINING, item_id="late", from_day=14)
    plan = replace(a_plan(early, replace(TRAINING, from_day=7), late), until_day=13)

    assert names(offer(plan, the_facts(13))) == ["left-right"]
    assert names(offer(plan, the_facts(14))) == ["left-right"]
    assert names(offer(plan, the_facts(200))) == ["left-right"]


def test_what_the_program_or_the_library_lacks_waits_unseen() -> None:
    assert names(offer(PLAN, the_facts(available=frozenset({SessionKind.BREATHING})))) == ["breathe-short"]
    assert names(offer(PLAN, the_facts(parts=(FOOT,)))) == ["breathe-short", "lesson"]
    assert offer(PLAN, the_facts(available=frozenset())).cards == ()


def test_a_person_who_comes_back_after_months_is_not_new() -> None:
    drills = frozenset({SessionKind.DRILL})
    new = offer(PLAN, the_facts(100, available=drills))
    back = offer(PLAN, the_facts(100, available=drills, practice_days=frozenset({day(3)})))

    assert [card.reason for card in new.cards] == [CardReason.FIRST]
    assert [card.reason for card in back.cards] == [CardReason.WELCOME_BACK]
    assert back.days_away == 96


def test_a_lesson_before_the_first_drill_does_not_make_it_the_second() -> None:
    lesson = Done(1, "", SessionKind.LESSON, day(0), "lesson")

    assert offer(PLAN, the_facts(1, done=(lesson,))).cards[0].reason is CardReason.FIRST


def test_the_first_drill_is_a_training_of_two_minutes_whatever_the_plan_says() -> None:
    plan = a_plan(replace(TRAINING, dose=DrillDose(HAND, DrillMode.TEST, 60), minutes=6.0))

    assert offer(plan, the_facts()).cards == (
        OfferCard(
            "left-right", DrillDose(HAND, DrillMode.TRAINING, 20), 2.0, CardReason.FIRST, bout=1, bouts=3
        ),
    )


def test_a_written_plan_is_held_to_what_saves_energy() -> None:
    plan = a_plan(replace(TRAINING, dose=DrillDose(HAND, DrillMode.TRAINING, 60, 4), minutes=6.0))
    facts = the_facts(1, about=AboutMe(HAND, saves_energy=True), level=2, done=(a_drill(0),))

    assert offer(plan, facts).cards == (
        OfferCard("left-right", DrillDose(HAND, DrillMode.TRAINING, 10, 2), 1.0, CardReason.PLAN),
    )


def test_a_step_back_that_is_over_changes_nothing() -> None:
    over = StepBack(day(0), day(2), FlareReport(day(0), FlareSource.SAID))
    offered = offer(PLAN, the_facts(3, step_back=over))

    assert (offered.day_kind, offered.step_back) == (DayKind.ORDINARY, None)


def test_an_emergency_comes_before_a_rest_day_and_soon_after_it() -> None:
    rest = frozenset({day(0)})
    emergency = offer(PLAN, the_facts(standing=Standing.EMERGENCY, rest_days=rest))
    soon = offer(PLAN, the_facts(standing=Standing.SOON, rest_days=rest))

    assert (emergency.day_kind, emergency.cards, emergency.optional) == (DayKind.PAUSED, (), ())
    assert (soon.day_kind, soon.cards) == (DayKind.REST, ())
    assert [card.item_id for card in soon.optional] == ["breathe-short", "lesson"]


def test_a_lighter_day_without_training_is_one_small_thing() -> None:
    plan = a_plan(PlanItem("lesson", LessonDose(), 6.0), PlanItem("words", OwnWords("Walk"), 5.0))

    assert names(offer(plan, the_facts(lighter_days=frozenset({day(0)})))) == ["lesson"]
    assert names(offer(a_plan(), the_facts(lighter_days=frozenset({day(0)})))) == []


def test_back_in_the_middle_of_a_flare_is_breathing_and_one_easier_bout() -> None:
    flare = StepBack(day(8), day(10), FlareReport(day(8), FlareSource.SAID))
    offered = offer(PLAN, the_facts(8, step_back=flare, level=3, done=(a_drill(0), a_drill(0))))

    assert not offered.welcome_back
    assert [(card.reason, card.minutes, card.bouts) for card in offered.cards] == [
        (CardReason.STEPPED_BACK, 1.0, 1),
        (CardReason.STEPPED_BACK, 1.0, 1),
    ]
    assert isinstance(offered.cards[0].dose, BreathDose)
    assert offered.cards[1].dose == DrillDose(HAND, DrillMode.TRAINING, 10, 2)


BREATHING = PlanItem("calm", BreathDose(minutes=10.0), 10.0)


@pytest.mark.parametrize("saves_energy", [False, True])
@pytest.mark.parametrize("is_lighter", [False, True])
def test_the_very_first_breathing_is_one_minute_whatever_the_plan_says(
    is_lighter: bool, saves_energy: bool
) -> None:
    about = AboutMe(HAND, saves_energy=saves_energy)
    facts = the_facts(about=about, lighter_days=frozenset({day(0)} if is_lighter else ()))
    [first] = offer(a_plan(BREATHING), facts).cards

    assert first == OfferCard("calm", BreathDose(minutes=1.0), 1.0, CardReason.FIRST)
    assert first.minutes == FIRST_MINUTES


def test_the_second_breathing_is_as_the_plan_says_even_after_a_year() -> None:
    today = Done(1, "", SessionKind.BREATHING, day(0), None)
    [second] = offer(a_plan(BREATHING), the_facts(1, done=(today,))).cards
    [long_ago] = offer(a_plan(BREATHING), the_facts(400, has_breathed=True)).cards

    assert (second.minutes, second.reason) == (10.0, CardReason.PLAN)
    assert long_ago.minutes == 10.0


def test_the_first_breathing_in_a_flare_is_not_shorter_than_it_is() -> None:
    """Half of five minutes would be more than the one that comes first, and half of that one less."""
    flare = StepBack(day(0), day(2), FlareReport(day(0), FlareSource.SAID))
    [card] = offer(a_plan(BREATHING), the_facts(step_back=flare)).cards

    assert (card.minutes, card.reason) == (1.0, CardReason.STEPPED_BACK)


def test_breathing_of_ones_own_is_the_one_that_the_plan_asks_for() -> None:
    own = Done(1, "", SessionKind.BREATHING, day(0), None)
    [card] = offer(a_plan(BREATHING), the_facts(done=(own,))).cards

    assert card.is_done
    assert offer(a_plan(BREATHING), the_facts(done=(own,))).day_is_kept


def test_a_day_with_breathing_in_its_plan_is_enough_with_two_bouts_and_breathing() -> None:
    bouts = (a_drill(1, "left-right"), a_drill(1, "left-right"))
    breathing = Done(9, "", SessionKind.BREATHING, day(1), "breathe-short")
    facts = the_facts(1, available=frozenset({SessionKind.DRILL, SessionKind.BREATHING}))

    assert not offer(PLAN, replace(facts, done=bouts)).day_is_kept
    assert not offer(PLAN, replace(facts, done=(breathing,))).day_is_kept
    assert offer(PLAN, replace(facts, done=(*bouts, breathing))).day_is_kept


# -- what holds on every day ------------------------------------------------------------------------------

indexes = st.integers(0, 60)
the_doses = st.one_of(
    st.builds(
        DrillDose,
        st.sampled_from(BodyPart),
        st.sampled_from(DrillMode),
        st.sampled_from([None, 5, 20, 40, 60]),
        st.sampled_from([None, *LEVELS]),
    ),
    st.builds(BreathDose, minutes=st.floats(1, 10)),
    st.just(LessonDose()),
    st.builds(
        PracticeDose,
        st.sampled_from([SessionKind.IMAGERY, SessionKind.MIRROR, SessionKind.ACTIVITY]),
        st.sampled_from([None, HAND]),
        st.floats(1, 10),
    ),
    st.just(OwnWords("Walk to the gate")),
)
an_item = st.builds(
    PlanItem,
    item_id=st.just("item"),
    dose=the_doses,
    minutes=st.floats(0.5, 10),
    bouts=st.integers(1, 4),
    fewest_bouts=st.integers(0, 5),
    every_days=st.integers(0, 9),
    weekdays=st.sampled_from([None, frozenset({0, 2, 4}), frozenset[int]()]),
    from_day=st.integers(0, 30),
    until_day=st.sampled_from([None, 10, 40]),
    order=st.integers(0, 3),
    stage=st.integers(0, 4),
)
written = st.lists(an_item, max_size=6).map(
    lambda items: a_plan(*(replace(item, item_id=f"item-{n}") for n, item in enumerate(items)))
)
plans = st.one_of(
    written,
    st.builds(
        default_plan,
        st.builds(AboutMe, st.sampled_from([None, *BodyPart]), saves_energy=st.booleans()),
        st.just(LIBRARY),
        st.just(MONDAY),
        st.just("plan"),
    ),
)
sessions = st.builds(
    Done,
    st.integers(1, 99),
    st.just("session"),
    st.sampled_from(SessionKind),
    indexes.map(day),
    st.sampled_from([None, "left-right", "left-right-test", "lesson", "item-0", "item-1"]),
    st.sampled_from([None, HAND, FOOT]),
    st.sampled_from([None, *DrillMode]),
)
some_days = st.frozensets(indexes.map(day), max_size=4)
step_backs = st.one_of(
    st.none(),
    st.builds(
        lambda first, span: StepBack(
            day(first), day(first + span), FlareReport(day(first), FlareSource.SAID)
        ),
        indexes,
        st.integers(1, 6),
    ),
)
some_facts = st.builds(
    OfferFacts,
    day=indexes.map(day),
    about=st.builds(
        AboutMe,
        st.sampled_from([None, *BodyPart]),
        saves_energy=st.booleans(),
        rest_weekdays=st.sampled_from([frozenset[int](), frozenset({6}), frozenset(range(7))]),
    ),
    standing=st.sampled_from(Standing),
    available=st.sampled_from([frozenset({SessionKind.DRILL}), EVERYTHING, frozenset[SessionKind]()]),
    parts=st.sampled_from([LIBRARY, (FOOT,), tuple(BodyPart), ()]),
    done=st.lists(sessions, max_size=12).map(tuple),
    step_back=step_backs,
    lighter_days=some_days,
    rest_days=some_days,
    level=st.sampled_from(LEVELS),
    levels=st.sampled_from([LEVELS, (1, 2)]),
    practice_days=some_days,
    asks_safety=st.booleans(),
    needs_other_way=st.booleans(),
    has_breathed=st.booleans(),
)


def all_cards(offered: Offer) -> tuple[OfferCard, ...]:
    """Those that are pushed, and those that one press brings."""
    return offered.cards + offered.optional


@given(plans, some_facts)
def test_few_cards_each_with_some_minutes(plan: Plan, facts: OfferFacts) -> None:
    offered = offer(plan, facts)

    assert len(all_cards(offered)) <= MOST_CARDS
    assert all(card.minutes > 0 and 1 <= card.bout <= card.bouts for card in all_cards(offered))
    assert not (offered.welcome_back and len(offered.cards) > 1)
    assert offered.day_is_kept or offered.day_kind is DayKind.ORDINARY


@given(plans, some_facts)
def test_no_card_asks_for_more_than_the_plan(plan: Plan, facts: OfferFacts) -> None:
    items = {item.item_id: item for item in plan.items}

    for card in all_cards(offer(plan, facts)):
        item = items[card.item_id]
        assert card.minutes <= item.minutes
        assert card.bouts <= max(other.bouts for other in items.values())
        if isinstance(card.dose, DrillDose) and isinstance(item.dose, DrillDose):
            assert (card.dose.pictures or 0) <= (item.dose.pictures or 60)
            assert (card.dose.level or 1) <= (item.dose.level or facts.level)


@given(plans, some_facts)
def test_what_waits_is_not_offered(plan: Plan, facts: OfferFacts) -> None:
    cards = all_cards(offer(plan, facts))

    if facts.standing is Standing.EMERGENCY:
        assert cards == ()
    if facts.standing is not Standing.OPEN or facts.asks_safety:
        kinds = {PlanItem("", card.dose, 1.0).kind for card in cards}
        assert kinds <= OPEN_WHILE_WAITING


@given(plans, some_facts)
def test_a_flare_asks_for_no_test_and_halves_what_can_be_halved(plan: Plan, facts: OfferFacts) -> None:
    offered = offer(plan, facts)
    items = {item.item_id: item for item in plan.items}

    if offered.step_back is not None:
        for card in all_cards(offered):
            assert card.reason is CardReason.STEPPED_BACK
            assert not (isinstance(card.dose, DrillDose) and card.dose.mode is DrillMode.TEST)
            if isinstance(card.dose, BreathDose | PracticeDose):
                assert card.minutes <= max(0.5, items[card.item_id].minutes / 2)


@given(plans, some_facts)
def test_whoever_saves_energy_is_never_offered_a_higher_level_or_a_long_bout(
    plan: Plan, facts: OfferFacts
) -> None:
    saving = replace(facts, about=replace(facts.about, saves_energy=True))

    for card in all_cards(offer(plan, saving)):
        if isinstance(card.dose, DrillDose):
            longest = 20 if card.dose.mode is DrillMode.TEST else 10
            assert card.dose.level is None or card.dose.level <= facts.level
            assert (card.dose.pictures or 99) <= longest


@given(plans, some_facts)
def test_a_rest_day_pushes_nothing(plan: Plan, facts: OfferFacts) -> None:
    offered = offer(plan, replace(facts, rest_days=frozenset({facts.day})))

    assert offered.cards == ()
    assert offered.day_is_kept


@pytest.mark.parametrize("saves_energy", [False, True])
@pytest.mark.parametrize("part", [None, *BodyPart])
def test_no_day_of_the_default_plan_is_empty(part: BodyPart | None, saves_energy: bool) -> None:
    about = AboutMe(part, saves_energy=saves_energy)
    plan = default_plan(about, LIBRARY, MONDAY, "plan")
    done: tuple[Done, ...] = ()

    for index in range(120):
        facts = the_facts(index, about=about, available=frozenset({SessionKind.DRILL}), done=done[-60:])
        cards = offer(plan, facts).cards
        assert cards, f"day {index}"
        dose = cards[0].dose
        assert isinstance(dose, DrillDose)
        done += (Done(index, "", SessionKind.DRILL, day(index), cards[0].item_id, dose.part, dose.mode),)
