"""Which pictures go with the cards of a session of imagined movements: other ones each time."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.imagery import ImageryScript, ImagerySpec
from gmi_trainer.domain.posture_picture import plainest, shown_as
from gmi_trainer.domain.stimulus import Picture, Stimulus

BEST = 6
"""Of so many of the best pictures of a posture one is taken, another one each time (design)."""


def stimuli_of(
    spec: ImagerySpec, script: ImageryScript, pictures: Sequence[Picture], turn: int = 0
) -> dict[int, Stimulus]:
    """The pictures of a session by the place of their cards, from 1; a card that has none has its words.
    ``turn`` counts up, so that it is not always the same one."""
    found: dict[int, Stimulus] = {}
    for position, card_id in enumerate(spec.cards, start=1):
        card = script.card(card_id)
        best = plainest(pictures, card.posture)[:BEST] if card is not None else ()
        if card is not None and best:
            found[position] = shown_as(best[(turn + position) % len(best)], spec.side or card.way)
    return found
