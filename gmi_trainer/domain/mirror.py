"""Practice with a real mirror: its steps, whom it does not suit alone, and what a session of it is (science B8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Feel
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.guided import GuidedEnding, GuidedSpec
from gmi_trainer.domain.safety import SafetyOccasion, reply_of
from gmi_trainer.domain.values import dataclass

MIRROR_PARTS = (BodyPart.HAND, BodyPart.ELBOW, BodyPart.SHOULDER, BodyPart.FOOT, BodyPart.KNEE)
"""What a mirror at the middle of the body can show. Neck and back it cannot."""

LEGS = frozenset({BodyPart.FOOT, BodyPart.KNEE})
"""With these one sits, and never stands."""

CHECK_DAYS = 30
"""So many days, and it is asked anew whether a mirror suits (science F1: thirty days, or a new symptom)."""

MOST_MINUTES = 10
"""No session is longer (science B8)."""


class MirrorStep(IntEnum):
    """The steps of science B8, in their order."""

    LOOK = 0  # both limbs still
    ONE = 1  # only the limb in front moves, and not for long
    BOTH = 2  # both together, large and easy
    FINE = 3  # smaller, finer, varied
    TOUCH = 4  # touch and textures on the limb in front; it may be skipped
    THINGS = 5  # light objects and tools
    WITHOUT = 6  # the same without the mirror: daily life, which is the fourth stage


PRACTISED = tuple(step for step in MirrorStep if step is not MirrorStep.WITHOUT)
"""The steps with a mirror."""


class Barrier(StrEnum):
    """Who should not do this without a clinician (science B8)."""

    DIZZY = "dizzy"  # strong dizziness or nausea with mirrors and moving pictures
    UNREAL = "unreal"  # losing touch with what is real
    UNSEEN = "unseen"  # one side is not noticed, or little is seen
    BOTH_SIDES = "both_sides"
    RECENT = "recent"  # operation or fracture, with limits to movement
    UPSETTING = "upsetting"  # the sight of the limb upsets


@dataclass(frozen=True, slots=True)
class MirrorCheck:
    """What was answered. ``agreed``: a clinician who knows the person says that they may."""

    day: date
    barriers: frozenset[Barrier] = frozenset()
    agreed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the mirror may be used at home."""
        return not self.barriers or self.agreed


@dataclass(frozen=True, slots=True)
class MirrorStanding:
    """How that stands today. ``asks``: it was never asked, or long ago, or something is new since."""

    check: MirrorCheck | None
    asks: bool

    @property
    def is_open(self) -> bool:
        """Whether a session may begin at once."""
        return self.check is not None and self.check.is_open and not self.asks

    @property
    def is_closed(self) -> bool:
        """Something speaks against it, as far as is known."""
        return self.check is not None and not self.check.is_open


def check_of(fact: DiaryFact) -> MirrorCheck | None:
    """The answers that a fact holds; a reason that nobody knows is none."""
    if fact.kind is not DiaryKind.MIRROR_CHECK:
        return None
    told = fact.detail.get("barriers")
    known = {barrier.value: barrier for barrier in Barrier}
    barriers = (
        frozenset(known[one] for one in told if one in known) if isinstance(told, list) else frozenset()
    )
    return MirrorCheck(fact.day, barriers, fact.detail.get("agreed") is True)


def detail_of(barriers: Iterable[Barrier], *, agreed: bool) -> dict[str, object]:
    """The same, as it is kept."""
    return {"barriers": sorted(barrier.value for barrier in barriers), "agreed": agreed}


def mirror_standing(facts: Iterable[DiaryFact], today: date) -> MirrorStanding:
    """Out of the answers and the new symptoms of a person's diary. A new symptom asks again at once."""
    check, asks = None, True
    for fact in sorted(facts, key=lambda fact: fact.happened_utc):
        found = check_of(fact)
        if found is not None:
            check, asks = found, today - found.day >= timedelta(days=CHECK_DAYS)
        elif fact.kind is DiaryKind.NEW_SYMPTOM:
            asks = True
    return MirrorStanding(check, asks)


def asks_safety_first(facts: Iterable[DiaryFact], today: date) -> bool:
    """Whether the safety questions come before the first session with a mirror (product: First run): unless they
    were answered for it before, or today in any case."""
    replies = [reply for reply in map(reply_of, facts) if reply is not None]
    return not any(reply.occasion is SafetyOccasion.MIRROR or reply.day == today for reply in replies)


@dataclass(frozen=True, slots=True)
class MirrorSpec(GuidedSpec):
    """A session with a mirror. ``hidden``: the side behind it. ``asked_minutes``: how long it was to be."""

    part: BodyPart = BodyPart.HAND
    hidden: Side = Side.LEFT
    step: MirrorStep = MirrorStep.LOOK
    asked_minutes: float = 0.0


class Felt(StrEnum):
    """How a session was."""

    EASY = "easy"
    FINE = "fine"
    HARD = "hard"


class Colour(StrEnum):
    """What the hidden limb looks like afterwards."""

    SAME = "same"
    REDDER = "redder"
    PALER = "paler"
    DARKER = "darker"


class Swelling(StrEnum):
    """The same for swelling."""

    SAME = "same"
    LESS = "less"
    MORE = "more"


class Sense(StrEnum):
    """What it feels like."""

    SAME = "same"
    WARMER = "warmer"
    COOLER = "cooler"
    TINGLING = "tingling"
    LIGHTER = "lighter"
    STRANGE = "strange"


@dataclass(frozen=True, slots=True)
class MirrorLog:
    """What a person says after a session. All of it can be left out, and changed.

    ``odd``: moving one side alone felt odd. ``like_mine``: how much the limb in the mirror felt like their own,
    0 to 10. ``relief_min``: for how long it was easier afterwards.
    """

    felt: Felt | None = None
    odd: bool = False
    like_mine: int | None = None
    colour: Colour | None = None
    swelling: Swelling | None = None
    sense: Sense | None = None
    relief_min: int | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if self.like_mine is not None and not 0 <= self.like_mine <= 10:
            raise ValueError("how much it felt like one's own goes from 0 to 10")
        if self.relief_min is not None and self.relief_min < 0:
            raise ValueError("minutes of relief are none, or some")


@dataclass(frozen=True, slots=True)
class MirrorDone:
    """A session read back. ``ending`` None: it was interrupted. ``pain_change``: after it less before it; ``worse``:
    one tap said so, and ``feel`` is that tap. ``comfort_stops``: how often it was halted because of dizziness or
    upset."""

    session_id: int
    day: date
    part: BodyPart
    hidden: Side
    step: MirrorStep
    steps_done: int
    practised_ms: int
    ending: GuidedEnding | None
    comfort_stops: int = 0
    log: MirrorLog = MirrorLog()
    pain_change: float | None = None
    worse: bool = False
    counted: bool = True
    not_counted_reason: str = ""
    feel: Feel | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was practice: ended, with a whole part."""
        return self.ending is not None and self.steps_done >= 1
