"""Imagined movements: the ladder of eight steps, the cards of a body part, and what a session is.

The order of the ladder is the one that clinicians use where imagining hurts (science B2); trials began with the
movement itself (science B1). Lengths are those of science B7.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, StrEnum

from gmi_trainer.domain.body import BodyPart, Question, Side, question_for
from gmi_trainer.domain.guided import GuidedSpec, Length, StepLength
from gmi_trainer.domain.values import dataclass


class Rung(IntEnum):
    """A step of the ladder, the gentlest first."""

    WATCH = 1  # look at a picture
    OTHER = 2  # watch somebody else's limb move, in the mind
    HEALTHY = 3  # the good side; for neck and back the easy way
    AT_REST = 4  # the sore side, resting
    CALM_PLACE = 5  # the sore side, resting in a calm place
    NEARBY = 6  # a joint beside it moves
    MOVEMENT = 7  # the movement itself
    TASKS = 8  # small tasks of a day


class CardKind(StrEnum):
    """What is imagined with a card."""

    MOVEMENT = "movement"
    REST = "rest"
    CALM = "calm"
    NEARBY = "nearby"
    TASK = "task"

    @property
    def is_still(self) -> bool:
        """Nothing moves in it."""
        return self in (CardKind.REST, CardKind.CALM)


KINDS_OF = {
    Rung.WATCH: CardKind.MOVEMENT,
    Rung.OTHER: CardKind.MOVEMENT,
    Rung.HEALTHY: CardKind.MOVEMENT,
    Rung.AT_REST: CardKind.REST,
    Rung.CALM_PLACE: CardKind.CALM,
    Rung.NEARBY: CardKind.NEARBY,
    Rung.MOVEMENT: CardKind.MOVEMENT,
    Rung.TASKS: CardKind.TASK,
}
"""The cards of each step of the ladder."""

CARD_CHOICES = (3, 4, 5, 7, 10)
FEWEST_CARDS = 3
"""A session begins with three cards, and has ten at most (science B7)."""

PACE_S = (8, 12)
"""How long the way there is imagined (science B7)."""

SETTLE_S = 40
CONTEXT_S = 14
LOOK_S = 5
WATCH_S = 12
BACK_S = 5
REST_S = 6
WAIT_S = 60
"""In seconds: settling 30 to 60, looking 5, resting 5 to 8 (science B7); the others are design. ``WAIT_S``: at one's
own pace it goes on by itself after so long."""


class Part(StrEnum):
    """A part of a session. Those of a card follow one another for each."""

    SETTLE = "settle"
    CONTEXT = "context"
    LOOK = "look"
    THERE = "there"
    BACK = "back"
    AGAIN = "again"
    BACK_AGAIN = "back-again"
    ROUND = "round"  # there and back at one's own pace
    ROUND_AGAIN = "round-again"
    REAL_READY = "real-ready"
    REAL = "real"
    REST = "rest"

    @property
    def waits(self) -> bool:
        """It lasts until the person presses."""
        return self in _WAITING


_WAITING = frozenset({Part.ROUND, Part.ROUND_AGAIN, Part.REAL_READY, Part.REAL})


class Place(StrEnum):
    """Where the person imagines to be. HERE: nothing is added."""

    HERE = "here"
    HOME = "home"
    GARDEN = "garden"
    WORK = "work"
    QUEUE = "queue"
    BUS = "bus"


class Mood(StrEnum):
    """In which mood. NOW: as it is."""

    NOW = "now"
    CALM = "calm"
    GLAD = "glad"
    HURRIED = "hurried"
    TENSE = "tense"


class Posture(StrEnum):
    """How the person imagines to be. NOW: as they are."""

    NOW = "now"
    LYING = "lying"
    SITTING = "sitting"
    STANDING = "standing"
    WALKING = "walking"


@dataclass(frozen=True, slots=True)
class Context:
    """A place, a mood and a posture around the movement (product: contexts)."""

    place: Place = Place.HERE
    mood: Mood = Mood.NOW
    posture: Posture = Posture.NOW

    @property
    def is_plain(self) -> bool:
        """Nothing is added to here and now."""
        return self == Context()


@dataclass(frozen=True, slots=True)
class MovementCard:
    """One thing to imagine. ``{limb}`` in its texts stands for the person's own words for the limb (``LimbWords``).

    ``posture``: of a picture in the library; empty: words only. ``way``: towards which side, for neck and back.
    """

    card_id: str
    kind: CardKind
    heading: str
    look: str
    there: str
    back: str = ""
    posture: str = ""
    way: Side | None = None
    pace_s: int = 10


@dataclass(frozen=True, slots=True)
class LimbWords:
    """How a limb is called in the texts of cards: "your hand", "the hand you feel"."""

    own: str
    felt: str

    def fill(self, text: str, *, felt: bool) -> str:
        """A card's text with them; ``{Limb}`` begins a sentence."""
        words = self.felt if felt else self.own
        return text.replace("{limb}", words).replace("{Limb}", words[:1].upper() + words[1:])


@dataclass(frozen=True, slots=True)
class ImageryScript:
    """The cards of one part of the body."""

    script_id: str
    edition: int
    order: int
    part: BodyPart
    cards: tuple[MovementCard, ...]
    limb: LimbWords
    title: str
    about: str
    sit: str

    def of_kind(self, kind: CardKind) -> tuple[MovementCard, ...]:
        """Its cards of a kind, in their order."""
        return tuple(card for card in self.cards if card.kind is kind)

    def card(self, card_id: str) -> MovementCard | None:
        """One of them."""
        return next((card for card in self.cards if card.card_id == card_id), None)


@dataclass(frozen=True, slots=True)
class ImagerySpec:
    """Everything that decides how a session of imagined movements runs; kept with it. ValueError without a card.

    ``side``: of the imagined limb; None for neck and back, whose cards have a way of their own. ``own_pace``: there
    and back until the person presses. ``real``: after that the same is really done, and timed. ``felt``: the words
    for a limb that is not there. ``guided``: the steps of it all, as every practice with words has them.
    """

    script_id: str
    edition: int
    part: BodyPart
    side: Side | None
    rung: Rung
    cards: tuple[str, ...]
    guided: GuidedSpec
    own_pace: bool = False
    real: bool = False
    felt: bool = False
    context: Context = Context()

    def __post_init__(self) -> None:
        if not self.cards:
            raise ValueError("a session has at least one card")


def has_sides(part: BodyPart) -> bool:
    """Whether there is a left and a right one. Neck and back turn both ways instead."""
    return question_for(part) is Question.WHICH_SIDE


def can_be_timed(rung: Rung) -> bool:
    """Only where a movement is imagined with the person's own limb does its time say something."""
    return rung in (Rung.HEALTHY, Rung.NEARBY, Rung.MOVEMENT, Rung.TASKS)


def can_be_real(rung: Rung) -> bool:
    """Only what is done without any thing in the hand is really done, too (design)."""
    return rung in (Rung.HEALTHY, Rung.MOVEMENT)


def has_context(rung: Rung) -> bool:
    """Contexts come with the movement itself, once that is easy."""
    return rung >= Rung.MOVEMENT


def imagined_side(rung: Rung, sore: Side | None) -> Side | None:
    """The side that a step of the ladder is about."""
    if sore is None:
        return None
    return sore.other if rung is Rung.HEALTHY else sore


def cards_for(
    script: ImageryScript, rung: Rung, count: int, begin_at: int, sore_way: Side | None = None
) -> tuple[MovementCard, ...]:
    """So many cards for a session, each as often as the others. ``begin_at``: how many of this step were shown in
    earlier sessions, so that all come round. ``sore_way``: for neck and back, where the easy way comes first: there
    the good "side" is the other way, and what has no way.
    """
    cards = script.of_kind(KINDS_OF[rung])
    if rung is Rung.HEALTHY and sore_way is not None:
        cards = tuple(card for card in cards if card.way is not sore_way) or cards
    if not cards:
        raise ValueError(f"{script.script_id} has no card for step {int(rung)}")
    return tuple(cards[(begin_at + n) % len(cards)] for n in range(count))


def parts_of(card: MovementCard, rung: Rung, *, own_pace: bool, real: bool) -> tuple[tuple[Part, int], ...]:
    """What is done with a card, each part with its seconds."""
    if rung is Rung.WATCH:
        return ((Part.LOOK, LOOK_S), (Part.THERE, WATCH_S), (Part.REST, REST_S))
    if card.kind.is_still:
        return (
            (Part.LOOK, LOOK_S),
            (Part.THERE, card.pace_s),
            (Part.AGAIN, card.pace_s),
            (Part.REST, REST_S),
        )
    if own_pace and can_be_timed(rung):
        really = ((Part.REAL_READY, WAIT_S), (Part.REAL, WAIT_S)) if real and can_be_real(rung) else ()
        return (
            (Part.LOOK, LOOK_S),
            (Part.ROUND, WAIT_S),
            (Part.ROUND_AGAIN, WAIT_S),
            *really,
            (Part.REST, REST_S),
        )
    return (
        (Part.LOOK, LOOK_S),
        (Part.THERE, card.pace_s),
        (Part.BACK, BACK_S),
        (Part.AGAIN, card.pace_s),
        (Part.BACK_AGAIN, BACK_S),
        (Part.REST, REST_S),
    )


def step_name(number: int, part: Part) -> str:
    """The lasting name of a step: "2.there" is on the way there with the second card; 0 belongs to no card."""
    return f"{number}.{part.value}"


def step_of(name: str) -> tuple[int, Part] | None:
    """The number of the card and the part that a step's name says; None for the lead-in."""
    number, _, part = name.partition(".")
    return (int(number), Part(part)) if number.isdecimal() and part else None


def imagery_spec(
    script: ImageryScript,
    rung: Rung,
    cards: Sequence[MovementCard],
    side: Side | None,
    *,
    own_pace: bool = False,
    real: bool = False,
    felt: bool = False,
    context: Context = Context(),  # noqa: B008 - a value that never changes
    tones: bool = True,
    voice: bool = False,
) -> ImagerySpec:
    """A session with these cards. What does not belong to the step of the ladder is not kept."""
    own_pace = own_pace and can_be_timed(rung)
    real = real and own_pace and can_be_real(rung)
    context = context if has_context(rung) else Context()
    steps = [StepLength(step_name(0, Part.SETTLE), SETTLE_S * 1_000)]
    if not context.is_plain:
        steps.append(StepLength(step_name(0, Part.CONTEXT), CONTEXT_S * 1_000))
    for number, card in enumerate(cards, start=1):
        steps += (
            StepLength(step_name(number, part), seconds * 1_000)
            for part, seconds in parts_of(card, rung, own_pace=own_pace, real=real)
        )
    return ImagerySpec(
        script_id=script.script_id,
        edition=script.edition,
        part=script.part,
        side=side if has_sides(script.part) else None,
        rung=rung,
        cards=tuple(card.card_id for card in cards),
        guided=GuidedSpec(
            script_id=script.script_id,
            edition=script.edition,
            length=Length.LONG,
            steps=tuple(steps),
            tones=tones,
            voice=voice,
        ),
        own_pace=own_pace,
        real=real,
        felt=felt,
        context=context,
    )


USUAL_ROUND_S = 8
"""So long a round takes somebody at their own pace, about: for the length that is told before (design)."""


def about_ms(spec: ImagerySpec) -> int:
    """How long a session takes, about."""
    return sum(
        USUAL_ROUND_S * 1_000 if (found := step_of(step.step_id)) and found[1].waits else step.ms
        for step in spec.guided.steps
    )
