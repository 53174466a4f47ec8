"""Imagined movements: what a session is made of, and where somebody is on the ladder."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Feel
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import (
    CardKind,
    Context,
    ImageryScript,
    LimbWords,
    MovementCard,
    Part,
    Place,
    Rung,
    about_ms,
    cards_for,
    imagery_spec,
    imagined_side,
    step_of,
)
from gmi_trainer.domain.imagery_course import (
    CardTimes,
    ChosenRung,
    Hurt,
    Imagined,
    Said,
    bouts_of,
    gentler,
    standing,
)
from gmi_trainer.domain.imagery_time import Likeness, timing_of
from gmi_trainer.domain.reference import GATE_PAIN_UP

BEGAN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def a_script(part: BodyPart = BodyPart.HAND) -> ImageryScript:
    cards = tuple(
        MovementCard(f"{kind}-{n}", kind, "Heading", "Look.", "Let {limb} move.", "Back.")
        for kind in CardKind
        for n in range(3)
    )
    if part is BodyPart.NECK:
        ways = tuple(
            MovementCard(f"turn-{way}", CardKind.MOVEMENT, "Turn", "Look.", "Turn.", "Back.", way=way)
            for way in Side
        )
        cards = (*ways, *cards)
    return ImageryScript(
        "imagine-x", 1, 1, part, cards, LimbWords("your hand", "the hand you feel"), "T", "A", "S"
    )


def parts_of_session(rung: Rung, *, own_pace: bool = False, real: bool = False) -> list[str]:
    script = a_script()
    spec = imagery_spec(script, rung, cards_for(script, rung, 1, 0), Side.LEFT, own_pace=own_pace, real=real)
    found = (step_of(step.step_id) for step in spec.guided.steps)
    return [one[1].value for one in found if one is not None]


def a_session(
    n: int,
    rung: Rung = Rung.MOVEMENT,
    *,
    hurt: Hurt | None = None,
    pain: float | None = None,
    ending: GuidedEnding | None = GuidedEnding.WHOLE,
    counted: bool = True,
    feel: Feel | None = None,
    done: int = 3,
) -> Imagined:
    return Imagined(
        session_id=n,
        day=BEGAN.date() + timedelta(days=n),
        began_utc=BEGAN + timedelta(days=n),
        part=BodyPart.HAND,
        side=Side.LEFT,
        rung=rung,
        cards=3,
        cards_done=done,
        practised_ms=90_000,
        said=Said(hurt=hurt),
        pain_change=pain,
        feel=feel,
        ending=ending,
        counted=counted,
    )


def at(rung: Rung) -> ChosenRung:
    return ChosenRung(rung, BEGAN)


# -- a session ---------------------------------------------------------------------------------------------


def test_a_card_is_looked_at_then_imagined_there_and_back_twice_then_let_go() -> None:
    assert parts_of_session(Rung.MOVEMENT) == [
        "settle",
        "look",
        "there",
        "back",
        "again",
        "back-again",
        "rest",
    ]


def test_where_nothing_moves_there_is_no_way_back() -> None:
    assert parts_of_session(Rung.AT_REST) == ["settle", "look", "there", "again", "rest"]
    assert parts_of_session(Rung.WATCH) == ["settle", "look", "there", "rest"]


def test_at_ones_own_pace_each_round_waits_for_the_person() -> None:
    rounds = ["settle", "look", "round", "round-again"]

    assert parts_of_session(Rung.NEARBY, own_pace=True, real=True) == [*rounds, "rest"]
    assert parts_of_session(Rung.MOVEMENT, own_pace=True, real=True) == [
        *rounds,
        "real-ready",
        "real",
        "rest",
    ]
    assert parts_of_session(Rung.AT_REST, own_pace=True)[-1] == "rest"
    assert all(Part(name).waits for name in ("round", "round-again", "real-ready", "real"))


def test_nothing_is_really_done_unless_it_is_timed_in_the_mind_as_well() -> None:
    assert "real" not in parts_of_session(Rung.MOVEMENT, real=True)


def test_a_context_comes_with_the_movement_and_not_before() -> None:
    script, queue = a_script(), Context(place=Place.QUEUE)
    for rung, is_there in ((Rung.AT_REST, False), (Rung.MOVEMENT, True)):
        spec = imagery_spec(script, rung, cards_for(script, rung, 3, 0), Side.LEFT, context=queue)
        assert (spec.context == queue) is is_there
        assert ("0.context" in [step.step_id for step in spec.guided.steps]) is is_there


def test_three_cards_take_some_minutes_and_ten_no_more_than_eight() -> None:
    script = a_script()
    lengths = [
        about_ms(imagery_spec(script, rung, cards_for(script, rung, count, 0), Side.LEFT, own_pace=pace))
        for rung in Rung
        for count in (3, 10)
        for pace in (False, True)
    ]

    assert min(lengths) >= 60_000
    assert max(lengths) <= 8 * 60_000


def test_all_cards_of_a_step_come_round() -> None:
    script = a_script()

    first = cards_for(script, Rung.TASKS, 4, 0)
    second = cards_for(script, Rung.TASKS, 4, 4)

    assert [card.card_id for card in first] == ["task-0", "task-1", "task-2", "task-0"]
    assert second[0].card_id == "task-1"
    with pytest.raises(ValueError, match="no card"):
        cards_for(
            ImageryScript("x", 1, 1, BodyPart.HAND, (), LimbWords("", ""), "", "", ""), Rung.TASKS, 1, 0
        )


def test_the_good_side_comes_first_and_for_the_neck_the_easy_way() -> None:
    assert imagined_side(Rung.HEALTHY, Side.LEFT) is Side.RIGHT
    assert imagined_side(Rung.MOVEMENT, Side.LEFT) is Side.LEFT
    assert imagined_side(Rung.MOVEMENT, None) is None

    neck = a_script(BodyPart.NECK)
    easy = cards_for(neck, Rung.HEALTHY, 4, 0, sore_way=Side.LEFT)
    both = cards_for(neck, Rung.MOVEMENT, 2, 0, sore_way=Side.LEFT)

    assert Side.LEFT not in {card.way for card in easy}
    assert {card.way for card in both} == {Side.LEFT, Side.RIGHT}
    assert imagery_spec(neck, Rung.MOVEMENT, both, Side.LEFT).side is None


def test_a_limb_that_is_not_there_is_called_as_the_person_feels_it() -> None:
    limb = LimbWords("your hand", "the hand you feel")

    assert limb.fill("{Limb} rests. Let {limb} be.", felt=True) == (
        "The hand you feel rests. Let the hand you feel be."
    )
    assert limb.fill("Let {limb} be.", felt=False) == "Let your hand be."


def test_a_session_without_a_card_is_none() -> None:
    script = a_script()

    with pytest.raises(ValueError, match="at least one card"):
        imagery_spec(script, Rung.WATCH, (), Side.LEFT)


# -- the ladder --------------------------------------------------------------------------------------------


def test_everybody_begins_at_the_gentlest_step_or_where_they_chose() -> None:
    assert standing(()).rung is Rung.WATCH
    assert standing((), at(Rung.NEARBY)).rung is Rung.NEARBY


def test_two_easy_sessions_in_a_row_and_the_next_step_may_be_suggested() -> None:
    one = standing([a_session(1)], at(Rung.MOVEMENT))
    two = standing([a_session(1), a_session(2)], at(Rung.MOVEMENT))

    assert (one.may_go_up, two.may_go_up, two.next_rung) == (False, True, Rung.TASKS)
    assert two.rung is Rung.MOVEMENT, "suggested, never done"


@pytest.mark.parametrize(
    "second",
    [
        a_session(2, hurt=Hurt.LITTLE),
        a_session(2, ending=GuidedEnding.STOPPED, done=1),
        a_session(2, Rung.TASKS),
    ],
    ids=["hurt a little", "stopped", "another step"],
)
def test_what_was_not_quite_easy_is_not_counted_as_easy(second: Imagined) -> None:
    assert not standing([a_session(1), second], at(Rung.MOVEMENT)).may_go_up


@pytest.mark.parametrize(
    "between",
    [a_session(2, ending=None), a_session(2, counted=False), a_session(2, Rung.TASKS, hurt=Hurt.LITTLE)],
    ids=["interrupted", "not counted", "another step, not quite easy"],
)
def test_what_says_nothing_of_this_step_comes_between_two_easy_sessions_unseen(between: Imagined) -> None:
    assert standing([a_session(1), between, a_session(3)], at(Rung.MOVEMENT)).may_go_up


@pytest.mark.parametrize(
    "hurting",
    [
        a_session(3, hurt=Hurt.YES),
        a_session(3, pain=float(GATE_PAIN_UP)),
        a_session(3, ending=GuidedEnding.UPSET),
        a_session(3, feel=Feel.WORSE),
        a_session(3, hurt=Hurt.YES, counted=False),
    ],
    ids=["it hurt", "pain up", "upset", "worse", "not counted"],
)
def test_it_goes_back_by_itself_where_it_hurt(hurting: Imagined) -> None:
    now = standing([a_session(1), a_session(2), hurting], at(Rung.MOVEMENT))

    assert (now.rung, now.back_from, now.easy) == (Rung.NEARBY, hurting, 0)


def test_the_gentlest_step_has_none_below() -> None:
    assert standing([a_session(1, Rung.WATCH, hurt=Hurt.YES)]).rung is Rung.WATCH
    assert gentler(Rung.WATCH) is Rung.WATCH


def test_a_harder_step_that_was_only_tried_changes_nothing_when_it_hurt() -> None:
    assert standing([a_session(1, Rung.TASKS, hurt=Hurt.YES)], at(Rung.NEARBY)).rung is Rung.NEARBY


def test_what_came_before_a_choice_of_ones_own_no_longer_counts() -> None:
    chosen = ChosenRung(Rung.MOVEMENT, BEGAN + timedelta(days=2))

    now = standing([a_session(1, hurt=Hurt.YES), a_session(2), a_session(3)], chosen)

    assert (now.rung, now.back_from, now.easy) == (Rung.MOVEMENT, None, 2)


def test_the_ladder_is_finished_on_the_newest_day_that_its_last_step_was_easy() -> None:
    done = [a_session(1, Rung.TASKS), a_session(2, Rung.TASKS)]

    assert standing(done, at(Rung.TASKS)).finished_on == date(2026, 3, 3)
    assert standing([*done, a_session(3, Rung.TASKS, hurt=Hurt.YES)]).finished_on is None
    assert standing([a_session(1, Rung.TASKS, counted=False)]).finished_on is None


def test_the_gate_sees_what_was_said_of_pain_and_no_bout_that_was_none() -> None:
    sessions = [
        a_session(1, pain=1.0),
        a_session(2, feel=Feel.SAME),
        a_session(3, hurt=Hurt.NO),
        a_session(4, hurt=Hurt.LITTLE),
        a_session(5, hurt=Hurt.YES),
        a_session(6, ending=None),
        a_session(7, done=0, ending=GuidedEnding.STOPPED),
        a_session(8, counted=False),
    ]

    assert [bout.pain_change for bout in bouts_of(sessions)] == [1.0, 0.0, 0.0, None, GATE_PAIN_UP]


# -- time --------------------------------------------------------------------------------------------------


def test_imagined_and_real_time_are_compared_card_by_card() -> None:
    found = timing_of(
        [
            CardTimes("a", True, 4_000, 6_000, 5_000),
            CardTimes("b", True, 9_000),  # nothing was really done
            CardTimes("c", True, None, None, 3_000),
        ]
    )

    assert found is not None
    assert (found.rounds, found.imagined_ms, found.real_ms, found.ratio) == (3, 6_333, 5_000, 1.0)
    assert found.likeness is Likeness.ALIKE


@pytest.mark.parametrize(
    ("imagined", "likeness"),
    [(7_900, Likeness.QUICKER), (8_000, Likeness.ALIKE), (12_000, Likeness.ALIKE), (12_100, Likeness.SLOWER)],
)
def test_a_fifth_more_or_less_is_alike(imagined: int, likeness: Likeness) -> None:
    found = timing_of([CardTimes("a", True, imagined, None, 10_000)])

    assert found is not None
    assert found.likeness is likeness


def test_a_slip_of_the_key_is_no_time_and_none_is_none() -> None:
    assert timing_of([CardTimes("a", True, 200)]) is None
    only = timing_of([CardTimes("a", True, 4_000, 100, 200)])
    assert only is not None
    assert (only.rounds, only.ratio, only.likeness) == (1, None, None)
