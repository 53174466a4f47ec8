"""What SessionLog refuses, in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.storage.driver import IntegrityError
from tests.contracts.conftest import World
from tests.samples import MORNING, sample_start, sample_trial


def test_every_trial_gets_a_row_of_its_own(world: World) -> None:
    session = world.log.begin(sample_start())

    rows = [world.log.add_trial(session, sample_trial(n)) for n in (1, 2, 3)]

    world.log.leave_block()
    assert len(set(rows)) == 3


def same_uuid(world: World, session: int) -> None:
    world.log.begin(sample_start())


def same_position(world: World, session: int) -> None:
    world.log.add_trial(session, sample_trial(1))


def unknown_session_for_trial(world: World, session: int) -> None:
    world.log.add_trial(session + 1, sample_trial(2))


def unknown_session_to_finish(world: World, session: int) -> None:
    world.log.finish(session + 1, MORNING, Purpose.TEST, {})


def unknown_session_to_count(world: World, session: int) -> None:
    world.log.set_counted(session + 1, False, "")


@pytest.mark.parametrize(
    "mistake",
    [
        same_uuid,
        same_position,
        unknown_session_for_trial,
        unknown_session_to_finish,
        unknown_session_to_count,
    ],
)
def test_our_own_mistakes_rise_and_change_nothing(
    world: World, mistake: Callable[[World, int], None]
) -> None:
    session = world.log.begin(sample_start())
    world.log.add_trial(session, sample_trial(1))

    with pytest.raises((AssertionError, IntegrityError)):
        mistake(world, session)

    world.log.leave_block()
    with world.history() as history:
        (found,) = history.sessions()
        assert (found.session_id, found.finished_utc, found.counted) == (session, None, True)
        assert len(history.trials(session)) == 1


def test_leaving_a_block_twice_does_no_harm(world: World) -> None:
    world.log.begin(sample_start())
    world.log.leave_block()
    world.log.leave_block()
