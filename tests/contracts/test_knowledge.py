"""What the record promises of the knowledge check, held against the fake and the real one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from sqlite3 import IntegrityError

import pytest

from gmi_trainer.domain.knowledge import CheckMoment, CheckTaken, GivenReply, Reply
from gmi_trainer.services.learning_ports import CheckStart
from tests.contracts.conftest import World
from tests.samples import MORNING

LATER = timedelta(minutes=5)
YES = GivenReply("k1", Reply.TRUE, was_right=True)
NO = GivenReply("k1", Reply.FALSE, was_right=False)
OPEN = GivenReply("k2", Reply.NOT_SURE, was_right=False)


def begin(world: World, number: int = 1, moment: CheckMoment = CheckMoment.START, hour: int = 8) -> int:
    at = MORNING.replace(hour=hour)
    return world.knowledge_log.begin(CheckStart(f"check-{number}", 2, moment, 0, "en", at, 60, "9.9"))


def say(world: World, check_id: int, number: int, given: GivenReply) -> None:
    world.knowledge_log.add_reply(check_id, f"reply-{number}", given, MORNING + LATER)


def checks(world: World) -> tuple[CheckTaken, ...]:
    with world.learned() as reader:
        return reader.checks()


def test_nobody_asked_is_nothing_kept(world: World) -> None:
    assert checks(world) == ()


def test_a_time_comes_back_as_it_was(world: World) -> None:
    check_id = begin(world)
    say(world, check_id, 1, YES)
    say(world, check_id, 2, OPEN)
    left = CheckTaken(
        check_id, 2, CheckMoment.START, MORNING.date(), is_finished=False, given={"k1": YES, "k2": OPEN}
    )
    assert checks(world) == (left,)

    world.knowledge_log.finish(check_id, MORNING + LATER)

    (done,) = checks(world)
    assert done.is_finished
    assert done.given == left.given


def test_of_several_answers_the_newest_counts(world: World) -> None:
    check_id = begin(world)
    for number, given in enumerate((NO, OPEN, YES)):
        say(world, check_id, number, given)

    (taken,) = checks(world)
    assert list(taken.given.items()) == [("k1", YES), ("k2", OPEN)]


def test_times_are_told_apart_and_in_order_with_or_without_answers(world: World) -> None:
    first, second = begin(world), begin(world, 2, CheckMoment.MIDDLE)
    say(world, second, 1, YES)

    assert [(one.check_id, one.moment, one.given) for one in checks(world)] == [
        (first, CheckMoment.START, {}),
        (second, CheckMoment.MIDDLE, {"k1": YES}),
    ]


def test_the_day_is_the_persons_own(world: World) -> None:
    begin(world, hour=1)

    assert checks(world)[0].day == MORNING.date() - timedelta(days=1)


def the_same_name_again(world: World, check_id: int) -> None:
    begin(world)


def an_answer_in_no_time(world: World, check_id: int) -> None:
    say(world, check_id + 1, 1, YES)


def an_answer_to_nothing(world: World, check_id: int) -> None:
    say(world, check_id, 1, GivenReply("", Reply.TRUE, was_right=True))


def the_end_of_nothing(world: World, check_id: int) -> None:
    world.knowledge_log.finish(check_id + 1, MORNING)


@pytest.mark.parametrize(
    "mistake", [the_same_name_again, an_answer_in_no_time, an_answer_to_nothing, the_end_of_nothing]
)
def test_our_own_mistakes_rise_and_change_nothing(
    world: World, mistake: Callable[[World, int], None]
) -> None:
    check_id = begin(world)
    before = checks(world)

    with pytest.raises((AssertionError, IntegrityError)):
        mistake(world, check_id)

    assert checks(world) == before


def test_it_ends_once(world: World) -> None:
    check_id = begin(world)
    world.knowledge_log.finish(check_id, MORNING)

    with pytest.raises(AssertionError):
        world.knowledge_log.finish(check_id, MORNING)
