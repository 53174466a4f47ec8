"""The movements with a mirror as data, and a session made of them: as many minutes of one step as were asked for."""

from __future__ import annotations

from enum import StrEnum
from itertools import cycle, islice

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Moment
from gmi_trainer.domain.guided import Eyes, GuidedScript, GuidedStep, Length, StepCue, StepLength
from gmi_trainer.domain.mirror import MOST_MINUTES, MirrorSpec, MirrorStep
from gmi_trainer.domain.values import dataclass

CARD_S = (10, 90)
"""The shortest and the longest card, in seconds (design)."""

SQUEEZED = 0.75
"""So that a session ends with a whole card, each lasts at most a quarter less or a half more (design)."""


class Place(StrEnum):
    """When a card comes."""

    FIRST = "first"  # opens the session
    TURN = "turn"  # fills its minutes, one after the other, and round again
    LAST = "last"  # ends it


@dataclass(frozen=True, slots=True)
class MirrorCard:
    """One thing to look at or to do. ``at``: the steps that it belongs to. ``posture``: the library's name of a picture
    that shows where it goes, or empty."""

    card_id: str
    place: Place
    at: frozenset[MirrorStep]
    seconds: int
    heading: str
    words: str
    posture: str = ""


@dataclass(frozen=True, slots=True)
class MirrorScript:
    """The cards for one part of the body, in their order."""

    script_id: str
    part: BodyPart
    edition: int
    order: int
    sign: str
    title: str
    about: str
    sit: str
    cards: tuple[MirrorCard, ...]

    def of(self, step: MirrorStep, place: Place) -> tuple[MirrorCard, ...]:
        """Those of a step at a place."""
        return tuple(card for card in self.cards if card.place is place and step in card.at)

    def card(self, card_id: str) -> MirrorCard | None:
        """One of them."""
        return next((card for card in self.cards if card.card_id == card_id), None)


def timed_cards(
    script: MirrorScript, step: MirrorStep, minutes: float, earlier: int = 0
) -> tuple[StepLength, ...]:
    """The cards of a session with their times, which are so many minutes together. ``earlier``: how often the step was
    done, so that each session begins with another movement."""
    first, last = script.of(step, Place.FIRST), script.of(step, Place.LAST)
    around_ms = 1_000 * sum(card.seconds for card in (*first, *last))
    whole_ms = round(60_000 * min(minutes, MOST_MINUTES))
    turns = _turns(script.of(step, Place.TURN), max(0, whole_ms - around_ms), earlier)
    return tuple(
        StepLength(card_id, ms)
        for card_id, ms in (
            *((card.card_id, card.seconds * 1_000) for card in first),
            *turns,
            *((card.card_id, card.seconds * 1_000) for card in last),
        )
    )


def mirror_spec(
    script: MirrorScript,
    step: MirrorStep,
    hidden: Side,
    minutes: float,
    *,
    earlier: int = 0,
    tones: bool = True,
    voice: bool = False,
) -> MirrorSpec:
    """A session of one step."""
    return MirrorSpec(
        script_id=script.script_id,
        edition=script.edition,
        length=Length.LONG,
        steps=timed_cards(script, step, minutes, earlier),
        tones=tones,
        voice=voice,
        part=script.part,
        hidden=hidden,
        step=step,
        asked_minutes=minutes,
    )


def guided_of(script: MirrorScript) -> GuidedScript:
    """The same cards as the shared stage knows them."""
    return GuidedScript(
        script_id=script.script_id,
        kind=SessionKind.MIRROR,
        edition=script.edition,
        order=script.order,
        sign=script.sign,
        eyes=Eyes.OPEN,
        ratings=frozenset({Moment.BEFORE, Moment.AFTER}),
        steps=tuple(
            GuidedStep(card.card_id, _cue(card), card.heading, card.words, card.seconds)
            for card in script.cards
        ),
        title=script.title,
        about=script.about,
        sit=script.sit,
    )


def _cue(card: MirrorCard) -> StepCue:
    return StepCue.FALL if card.place is Place.LAST else StepCue.RISE


def _turns(cards: tuple[MirrorCard, ...], room_ms: int, earlier: int) -> list[tuple[str, int]]:
    """As many as fit, from another one each time, stretched or squeezed a little to fill the time."""
    if not cards or room_ms <= 0:
        return []
    begin = earlier % len(cards)
    chosen: list[MirrorCard] = []
    taken_ms = 0
    coming = islice(cycle(cards), begin, None)
    card = next(coming)
    while not chosen or (taken_ms + card.seconds * 1_000) * SQUEEZED <= room_ms:
        chosen.append(card)
        taken_ms += card.seconds * 1_000
        card = next(coming)
    times = [round(card.seconds * 1_000 * room_ms / taken_ms) for card in chosen]
    times[-1] += room_ms - sum(times)
    return [(card.card_id, ms) for card, ms in zip(chosen, times, strict=True)]
