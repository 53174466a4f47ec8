"""A session with a mirror is made of cards: as long as was asked for, and another movement first each time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.guided import StepCue
from gmi_trainer.domain.mirror import PRACTISED, MirrorStep
from gmi_trainer.domain.mirror_script import Place, guided_of, mirror_spec, timed_cards
from tests.mirror_samples import A_MIRROR


@pytest.mark.parametrize("step", PRACTISED)
@pytest.mark.parametrize("minutes", [1.5, 2, 2.5, 3, 5, 8, 10])
def test_a_session_lasts_exactly_as_long_as_was_asked_for(step: MirrorStep, minutes: float) -> None:
    cards = timed_cards(A_MIRROR, step, minutes)

    assert sum(card.ms for card in cards) == minutes * 60_000
    assert (cards[0].step_id, cards[-1].step_id) == ("find", "rest")


def test_no_session_lasts_more_than_ten_minutes() -> None:
    assert sum(card.ms for card in timed_cards(A_MIRROR, MirrorStep.BOTH, 25)) == 600_000


def test_each_session_begins_with_another_movement() -> None:
    firsts = [timed_cards(A_MIRROR, MirrorStep.BOTH, 3, earlier)[1].step_id for earlier in range(4)]

    assert firsts == ["open", "turn", "lift", "open"]


def test_movements_are_squeezed_or_stretched_only_a_little() -> None:
    for minutes in (2, 3, 5, 10):
        for card in timed_cards(A_MIRROR, MirrorStep.BOTH, minutes)[1:-1]:
            assert 30_000 <= card.ms <= 60_000, (minutes, card)


def test_where_there_is_no_time_to_move_there_is_only_looking() -> None:
    assert [card.step_id for card in timed_cards(A_MIRROR, MirrorStep.BOTH, 0.5)] == ["find", "rest"]
    without = replace(A_MIRROR, cards=tuple(c for c in A_MIRROR.cards if c.place is not Place.TURN))
    assert [card.step_id for card in timed_cards(without, MirrorStep.BOTH, 3)] == ["find", "rest"]


def test_a_session_knows_its_part_side_and_step() -> None:
    spec = mirror_spec(A_MIRROR, MirrorStep.FINE, Side.RIGHT, 3, voice=True)

    assert (spec.script_id, spec.edition, spec.part, spec.hidden, spec.step, spec.asked_minutes) == (
        "mirror-hand",
        3,
        A_MIRROR.part,
        Side.RIGHT,
        MirrorStep.FINE,
        3,
    )
    assert spec.voice


def test_the_shared_stage_knows_every_card() -> None:
    guided = guided_of(A_MIRROR)

    assert [step.step_id for step in guided.steps] == [card.card_id for card in A_MIRROR.cards]
    rest = guided.step("rest")
    assert rest is not None
    assert rest.cue is StepCue.FALL
    card = A_MIRROR.card("rest")
    assert card is not None
    assert card.heading == rest.heading
    assert A_MIRROR.card("nowhere") is None
