"""Today's offer: at most three cards out of the plan, with the smallest useful thing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, SessionKind
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
    """What Today shows. ``day_is_kept``: enough is done, the rest is a gift."""

    day: date
    day_kind: DayKind
    cards: tuple[OfferCard, ...]
    day_is_kept: bool
    step_back: StepBack | None = None
    days_away: int = 0
    welcome_back: bool = False


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """Everything the rules look at. ``done`` holds the sessions of the last 40 days or more.

    ``available``: the kinds of activity this program has; items of others wait unseen.
    ``levels``: the levels that the library has for the part; ``level``: the person's own now.
    ``flare_reports`` come in order of their day. ``lighter_days`` and ``rest_days`` were said by the person.
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
