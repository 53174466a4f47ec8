"""What is written by SessionLog comes back through HistoryReader, in the fake and in the real record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from gmi_trainer.domain.activity import (
    DrillSpec,
    KeyPair,
    Purpose,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.key_map import Key, KeyMap
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.domain.trial import Flag, Outcome, TrialResult
from tests.contracts.conftest import World
from tests.samples import MORNING, purpose_of, sample_start, sample_stimulus, sample_trial, sample_trials

TEST_20 = spec_for_test(BodyPart.HAND, 20)
COMPLETE = tuple(
    sample_trial(n, Outcome.WRONG if n % 7 == 0 else Outcome.CORRECT, 800.0 + n) for n in range(1, 21)
)


def store(
    world: World,
    number: int,
    spec: DrillSpec = TEST_20,
    trials: Sequence[TrialResult] = COMPLETE,
    *,
    purpose: Purpose | None = None,
    finished: bool = True,
) -> int:
    """A whole drill of the day with this number."""
    purpose = purpose if purpose is not None else purpose_of(spec)
    start = sample_start(number, spec, started_utc=MORNING + timedelta(days=number), purpose=purpose)
    session = world.log.begin(start, [t.stimulus for t in trials])
    for trial in trials:
        world.log.add_trial(session, trial)
    if finished:
        ended = start.started_utc + timedelta(minutes=3)
        world.log.finish(session, ended, purpose, {"timing": "good", "worst_ms": 1.5})
    else:
        world.log.leave_block()
    return session


def test_a_finished_session_comes_back_whole(world: World) -> None:
    session = store(world, 1)

    with world.history() as history:
        found = history.session(session)

    assert found is not None
    start = sample_start(1, TEST_20)
    assert (found.session_id, found.uuid, found.seed) == (session, start.uuid, start.seed)
    assert (found.purpose, found.spec) == (Purpose.TEST, TEST_20)
    assert found.started_utc == MORNING + timedelta(days=1)
    assert found.finished_utc == MORNING + timedelta(days=1, minutes=3)
    assert (found.utc_offset_min, found.local_day) == (60, date(2025, 3, 11))
    assert (found.counted, found.not_counted_reason) == (True, "")
    assert found.environment == {"timing": "good", "worst_ms": 1.5}
    assert found.left == side_score(COMPLETE, Side.LEFT)
    assert found.right == side_score(COMPLETE, Side.RIGHT)


def test_an_interrupted_session_is_listed_without_scores(world: World) -> None:
    session = store(world, 1, finished=False)

    with world.history() as history:
        (found,) = history.sessions()

    assert found.session_id == session
    assert (found.finished_utc, found.left, found.right) == (None, None, None)
    assert found.environment == dict(sample_start().environment)


def test_a_session_that_is_not_there_is_none(world: World) -> None:
    with world.history() as history:
        assert history.session(99) is None
        assert history.trials(99) == ()


def test_trials_come_back_in_their_order_with_what_was_shown(world: World) -> None:
    trials = sample_trials(30)
    session = store(world, 1, trials=trials)

    with world.history() as history:
        rows = history.trials(session)

    assert [row.position for row in rows] == list(range(1, 31))
    for row, trial in zip(rows, trials, strict=True):
        shown = trial.stimulus
        assert (row.stimulus_id, row.picture_sha256) == (shown.stimulus_id, shown.picture.sha256)
        assert (row.side, row.turn, row.mirrored) == (shown.side, shown.turn, shown.mirrored)
        assert row.rotation_deg == shown.shown_deg
        assert (row.view, row.posture, row.alt) == (
            shown.picture.view,
            shown.picture.posture,
            shown.picture.alt,
        )
        assert (row.response, row.response_key, row.outcome) == (
            trial.response,
            trial.response_key,
            trial.outcome,
        )
        assert (row.rt_ms, row.flags) == (trial.rt_ms, trial.flags)


def test_a_picture_that_was_not_announced_is_remembered_with_its_trial(world: World) -> None:
    session = world.log.begin(sample_start())
    world.log.add_trial(session, sample_trial(1, stimulus=sample_stimulus(7)))
    world.log.leave_block()

    with world.history() as history:
        assert [row.alt for row in history.trials(session)] == ["an open hand"]


def test_sessions_are_listed_newest_first_by_part_and_up_to_a_limit(world: World) -> None:
    hand = [store(world, n) for n in (1, 3, 2)]
    foot = store(world, 4, spec_for_training(BodyPart.FOOT))

    with world.history() as history:
        assert [s.session_id for s in history.sessions()] == [foot, hand[1], hand[2], hand[0]]
        assert [s.session_id for s in history.sessions(part=BodyPart.HAND)] == [hand[1], hand[2], hand[0]]
        assert [s.session_id for s in history.sessions(limit=2)] == [foot, hand[1]]
        assert history.sessions(part=BodyPart.KNEE) == ()


def test_of_two_that_began_at_the_same_moment_the_later_row_is_newer(world: World) -> None:
    start = sample_start(1)
    first = world.log.begin(start)
    second = world.log.begin(sample_start(2))
    world.log.leave_block()

    with world.history() as history:
        assert [s.session_id for s in history.sessions()] == [second, first]


def test_finished_drills_need_a_scored_answer(world: World) -> None:
    store(world, 1)
    store(world, 2, spec_for_training(BodyPart.HAND), COMPLETE[:5])
    store(world, 3, finished=False)
    store(world, 4, trials=[sample_trial(1, flags=frozenset({Flag.WARM_UP})), sample_trial(2, Outcome.VOID)])
    store(world, 5, spec_for_training(BodyPart.FOOT))

    with world.history() as history:
        assert history.finished_drills(BodyPart.HAND) == 2
        assert history.finished_drills(BodyPart.NECK) == 0


def test_only_complete_counted_finished_tests_are_compared(world: World) -> None:
    first = store(world, 1)
    second = store(world, 2)
    store(world, 3, purpose=Purpose.FAMILIARISATION)
    store(world, 4, finished=False)
    store(world, 5, trials=COMPLETE[:17])
    two_left_out = store(world, 9, trials=COMPLETE[:18])
    not_counted = store(world, 6)
    world.log.set_counted(not_counted, False, "the phone rang")
    store(world, 7, spec_for_training(BodyPart.HAND))
    counted_again = store(world, 8)
    world.log.set_counted(counted_again, False, "a mistake")
    world.log.set_counted(counted_again, True, "taken back")

    with world.history() as history:
        found = history.comparable_tests(TEST_20, limit=10)

        assert [s.session_id for s in found] == [two_left_out, counted_again, second, first]
        assert history.comparable_tests(TEST_20, limit=2) == found[:2]
        assert history.comparable_tests(TEST_20, limit=0) == ()


@pytest.mark.parametrize(
    "other",
    [
        replace(TEST_20, part=BodyPart.FOOT),
        replace(TEST_20, test_set=2),
        replace(TEST_20, limit_ms=5_000),
        replace(TEST_20, pictures=40),
        replace(TEST_20, input_kind=InputKind.MOUSE),
        replace(TEST_20, answering_limb=AnsweringLimb.RIGHT_HAND),
        replace(TEST_20, interval_ms=(0, 0)),
    ],
)
def test_tests_taken_in_another_way_are_not_compared(world: World, other: DrillSpec) -> None:
    store(world, 1)

    with world.history() as history:
        assert history.comparable_tests(other, limit=5) == ()


def test_other_keys_do_not_make_a_test_incomparable(world: World) -> None:
    session = store(world, 1)

    with world.history() as history:
        same = replace(TEST_20, feedback=True, warm_ups=0)
        assert [s.session_id for s in history.comparable_tests(same, limit=5)] == [session]


def test_tallies_are_two_sides_of_every_finished_session_oldest_first(world: World) -> None:
    newer = store(world, 2)
    older = store(world, 1, spec_for_training(BodyPart.HAND, 5), sample_trials(10))
    store(world, 3, finished=False)
    store(world, 4, spec_for_test(BodyPart.FOOT, 20))
    world.log.set_counted(newer, False, "tired")

    with world.history() as history:
        tallies = history.tallies(BodyPart.HAND)

    assert [(t.session_id, t.side) for t in tallies] == [
        (older, Side.LEFT),
        (older, Side.RIGHT),
        (newer, Side.LEFT),
        (newer, Side.RIGHT),
    ]
    assert [t.counted for t in tallies] == [True, True, False, False]
    assert [(t.purpose, t.mode) for t in tallies[1:3]] == [
        (Purpose.TRAINING, "training"),
        (Purpose.TEST, "test"),
    ]
    assert tallies[0].score == side_score(sample_trials(10), Side.LEFT)
    assert (tallies[2].local_day, tallies[2].started_utc) == (date(2025, 3, 12), MORNING + timedelta(days=2))


def test_tallies_say_how_a_drill_was_answered(world: World) -> None:
    dwelt = with_input(TEST_20, InputKind.DWELL, AnsweringLimb.OTHER, KeyPair.ARROWS, dwell_ms=800)
    for number, spec in enumerate((TEST_20, dwelt), start=1):
        store(world, number, spec)

    with world.history() as history:
        ways = [tally.way for tally in history.tallies(BodyPart.HAND)]

    assert ways == [AnswerWay()] * 2 + [AnswerWay(InputKind.DWELL, AnsweringLimb.OTHER, 800)] * 2


def test_two_kinds_of_input_never_compare(world: World) -> None:
    """Also two dwell times; own keys of the same limb do."""
    dwell = with_input(TEST_20, InputKind.DWELL, AnsweringLimb.OTHER, KeyPair.ARROWS, dwell_ms=800)
    longer = replace(dwell, dwell_ms=1500)
    own_keys = replace(TEST_20, own_keys=KeyMap(Key(66, "B"), Key(67, "C", 54)))
    specs = (TEST_20, dwell, longer, own_keys)
    keys, dwelt, dwelt_longer, by_own_keys = (store(world, n, spec) for n, spec in enumerate(specs, start=1))

    with world.history() as history:
        found = {spec: [s.session_id for s in history.comparable_tests(spec, 10)] for spec in specs}
        summary = history.session(by_own_keys)

    assert found[TEST_20] == found[own_keys] == [by_own_keys, keys]
    assert (found[dwell], found[longer]) == ([dwelt], [dwelt_longer])
    assert summary is not None
    assert summary.spec == own_keys


def test_a_side_without_answers_has_no_times(world: World) -> None:
    session = store(world, 1, trials=[sample_trial(1, Outcome.MISSED)])

    with world.history() as history:
        found = history.session(session)

    assert found is not None
    assert found.left == SideScore(1, 0, 0, 1, 0, None, None, None, spent_ms=10_000.0)
    assert found.right == SideScore(0, 0, 0, 0, 0, None, None, None)


def test_parts_are_those_with_a_finished_drill_most_recent_first(world: World) -> None:
    store(world, 1)
    store(world, 2, spec_for_training(BodyPart.FOOT))
    store(world, 3, spec_for_training(BodyPart.KNEE), finished=False)
    store(world, 4, spec_for_training(BodyPart.HAND))

    with world.history() as history:
        assert history.parts() == (BodyPart.HAND, BodyPart.FOOT)


def test_an_open_reader_sees_what_is_written_afterwards(world: World) -> None:
    with world.history() as history:
        assert history.sessions() == ()
        session = store(world, 1)
        assert [s.session_id for s in history.sessions()] == [session]


def test_the_purpose_known_at_the_end_is_the_one_that_stays(world: World) -> None:
    session = world.log.begin(sample_start(1, TEST_20))
    world.log.finish(session, MORNING, Purpose.FAMILIARISATION, {})

    with world.history() as history:
        found = history.session(session)

    assert found is not None
    assert found.purpose is Purpose.FAMILIARISATION
