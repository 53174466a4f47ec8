"""Which picture goes with a card: one of its posture, plain, mirrored to the person's side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.imagery import ImageryScript, ImagerySpec, MovementCard
from gmi_trainer.domain.stimulus import Picture, Stimulus

PLAINEST = 6
"""Of so many of the plainest pictures of a posture one is taken, another one each time (design)."""


def stimulus_for(
    card: MovementCard, side: Side | None, pictures: Iterable[Picture], turn: int = 0
) -> Stimulus | None:
    """The picture of a card, upright; None where there is none. ``side``: of the limb, or the way of a neck or a
    back; None: as the picture has it. ``turn`` counts up, so that it is not always the same one."""
    if not card.posture:
        return None
    fitting = sorted(
        (picture for picture in pictures if picture.posture == card.posture),
        key=lambda picture: (picture.level, abs(picture.rotation_deg), picture.picture_id),
    )
    if not fitting:
        return None
    picture = fitting[turn % min(PLAINEST, len(fitting))]
    return Stimulus(picture, mirrored=side is not None and picture.side is not side, rotation_deg=0)


def stimuli_of(
    spec: ImagerySpec, script: ImageryScript, pictures: Sequence[Picture], turn: int = 0
) -> dict[int, Stimulus]:
    """The pictures of a session by the place of their cards, from 1."""
    found: dict[int, Stimulus] = {}
    for position, card_id in enumerate(spec.cards, start=1):
        card = script.card(card_id)
        if card is None:
            continue
        stimulus = stimulus_for(card, spec.side or card.way, pictures, turn + position)
        if stimulus is not None:
            found[position] = stimulus
    return found
