"""Today's offer: at most three cards out of the plan, with the smallest useful thing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import LEVELS, DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.flare import StepBack
from gmi_trainer.domain.plan import Dose
from gmi_trainer.domain.safety import Standing

MOST_CARDS = 3


class DayKind(StrEnum):
    """What kind of day it is. Every kind but ORDINARY counts as kept."""

    ORDINARY = "ordinary"
    LIGHTER = "lighter"
    REST = "rest"
    STEPPED_BACK = "stepped_back"
    PAUSED = "paused"  # a safety answer waits to be looked at


class CardReason(StrEnum):
    """Why a card is there; the page has a sentence for each."""

    PLAN = "plan"
    TEST_DAY = "test_day"
    WELCOME_BACK = "welcome_back"
    STEPPED_BACK = "stepped_back"
    LIGHTER = "lighter"
    FIRST = "first"  # the very first drill
    GENTLE = "gentle"  # the second day after a week or more away: still half as long and easier


@dataclass(frozen=True, slots=True)
class Done:
    """A finished session, as the offer needs it. A stopped one with an answered picture is finished too.

    ``pictures`` were asked for; ``stopped_early``: fewer were dealt with.
    """

    session_id: int
    uuid: str
    kind: SessionKind
    day: date
    plan_item: str | None = None
    part: BodyPart | None = None
    mode: DrillMode | None = None
    level: int | None = None
    pictures: int = 0
    stopped_early: bool = False
    finished_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class OfferCard:
    """One thing for now. ``bout`` of ``bouts``; ``is_done``: all of it is done for today."""

    item_id: str
    dose: Dose
    minutes: float
    reason: CardReason
    bout: int = 1
    bouts: int = 1
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What Today shows. ``day_is_kept``: enough is done, the rest is a gift.

    ``optional``: what a press on "show the plan" brings on a rest day; nothing of it is pushed.
    ``days_away``: days without practice before today, rest days left out. ``welcome_back``: a small restart.
    """

    day: date
    day_kind: DayKind
    cards: tuple[OfferCard, ...]
    day_is_kept: bool
    step_back: StepBack | None = None
    days_away: int = 0
    welcome_back: bool = False
    optional: tuple[OfferCard, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """Everything the rules look at. ``done`` holds the sessions of the last 40 days or more.

    ``available``: the kinds of activity this program has; items of others wait unseen.
    ``step_back``: the one that runs today. ``lighter_days`` and ``rest_days`` were said by the person.
    ``level``: the person's own now; ``levels``: those that the library has for the part.
    ``practice_days``: every day ever with practice, so that a person who comes back after months is not
    taken for a new one. ``asks_safety``: the questions are due again, and come before any drill.
    """

    day: date
    about: AboutMe
    standing: Standing
    available: frozenset[SessionKind]
    parts: tuple[BodyPart, ...]
    done: tuple[Done, ...]
    step_back: StepBack | None = None
    lighter_days: frozenset[date] = frozenset()
    rest_days: frozenset[date] = frozenset()
    level: int = 1
    levels: tuple[int, ...] = LEVELS
    practice_days: frozenset[date] = frozenset()
    asks_safety: bool = False
