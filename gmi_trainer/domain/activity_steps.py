"""What follows from tries of daily tasks: stay, a little more, a little less. Suggested, never asked for.

The 24-hour rule: what has settled by the next day was about right (science L12).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from math import ceil, floor

from gmi_trainer.domain.activity_ladder import Rung
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast, Feel
from gmi_trainer.domain.dosing import SAVING_MINUTES, SHORTEST_MINUTES
from gmi_trainer.domain.reference import GATE_PAIN_UP
from gmi_trainer.domain.safety import LONG_BREAK_DAYS
from gmi_trainer.domain.values import dataclass

EASY_AT_MOST = 3
"""A difficulty, of ten, up to which a task was easy (design)."""

EASY_DAYS = 2
"""So many easy days of a step, with a good next day each, before a little more is suggested (design)."""

MORE_SHARE = 0.2
"""A little more time: up to a fifth (science L12: about 10 to 20 %), and half a minute at least."""

HALF_MINUTE = 0.5
LONGEST_MINUTES = 60.0
MS_PER_MINUTE = 60_000

ASKED_ABOUT_DAYS = 3
"""Longer ago nobody remembers the day after, and it is not asked about any more (design)."""


class NextDay(StrEnum):
    """How it was the day after."""

    SAME = "same"
    SETTLED = "settled"  # a bit more, and settled within the day
    LONGER = "longer"  # more for longer than a day


class ActivityEnding(StrEnum):
    """How a task came to its end."""

    WHOLE = "whole"
    STOPPED = "stopped"
    UNWELL = "unwell"


@dataclass(frozen=True, slots=True)
class ActivitySpec:
    """A task as it is begun. ``words``: what its step was called then. ``expected``: how hard it is thought to be, 0
    to 10, or not said. ``wanted_ms`` None: without a timer. ``eased``: in the easier days after a flare."""

    part: BodyPart
    rung_id: str
    words: str
    expected: int | None = None
    wanted_ms: int | None = None
    eased: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """A task as it was done. ``actual``: how hard it was; ``did_ms``: how long, by the timer or as it was said;
    ``ending`` None: it was interrupted. ``pain_change``: after it less before it, in points of ten; None: not said.
    ``felt_worse``: so they said in one tap, which is ``feel``."""

    session_id: int
    uuid: str
    day: date
    part: BodyPart
    rung_id: str
    words: str
    expected: int | None = None
    actual: int | None = None
    wanted_ms: int | None = None
    did_ms: int | None = None
    eased: bool = False
    ending: ActivityEnding | None = None
    note: str = ""
    pain_change: float | None = None
    felt_worse: bool = False
    next_day: NextDay | None = None
    counted: bool = True
    not_counted_reason: str = ""
    feel: Feel | None = None

    @property
    def is_done(self) -> bool:
        """Whether it came to an end, and counts."""
        return self.ending is not None and self.counted

    @property
    def was_easy(self) -> bool:
        """All of it, with little effort, and without much more pain."""
        rose = self.felt_worse or (self.pain_change is not None and self.pain_change >= GATE_PAIN_UP)
        is_whole = self.ending is ActivityEnding.WHOLE
        return is_whole and self.actual is not None and self.actual <= EASY_AT_MOST and not rose

    @property
    def minutes(self) -> float | None:
        """How long it was; else how long it was meant to be."""
        ms = self.did_ms or self.wanted_ms
        return ms / MS_PER_MINUTE if ms else None


@dataclass(frozen=True, slots=True)
class AfterLastSaid:
    """An answer to "how was it after last time?", and the sessions that it was about."""

    day: date
    answer: AfterLast
    sessions: frozenset[str]


_DAY_AFTER = {AfterLast.NO_CHANGE: NextDay.SAME, AfterLast.SETTLED: NextDay.SETTLED}


def told_already(uuid: str, day: date, said: Iterable[AfterLastSaid]) -> NextDay | None:
    """What an answer of a later day says of the day after. "Worse for longer" leaves open whether for a day."""
    return next(
        (
            _DAY_AFTER[one.answer]
            for one in said
            if one.day > day and uuid in one.sessions and one.answer in _DAY_AFTER
        ),
        None,
    )


def to_ask_about(tries: Iterable[Tried], today: date) -> tuple[Tried, ...]:
    """The tasks of the last day with some before today, where the day after was not told of yet."""
    earliest = today - timedelta(days=ASKED_ABOUT_DAYS)
    before = [one for one in tries if one.is_done and earliest <= one.day < today]
    last = max((one.day for one in before), default=None)
    return tuple(one for one in before if one.day == last and one.next_day is None)


class Advice(StrEnum):
    """What is said of a step."""

    BEGIN = "begin"  # not tried yet
    WAIT = "wait"  # the day after is still to come, or to be told
    STAY = "stay"
    MORE = "more"  # the next step, or a little more time
    TOP = "top"  # the same on the highest step
    LESS = "less"  # it was too much: a step down, or half the time
    EASED = "eased"  # easier days after a flare
    AWAY = "away"  # after a long time
    SAVING = "saving"  # whoever saves energy is never asked for more
    SAVING_LESS = "saving_less"


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What the rules look at beside the tries. ``eased``: easier days run today."""

    today: date
    saves_energy: bool = False
    eased: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is suggested next. ``on``: the step that the person is on; None before the first try. ``other``: a second
    way, such as the same step for a little longer, and its minutes."""

    rung: Rung
    minutes: float
    advice: Advice
    on: Rung | None = None
    other: Rung | None = None
    other_minutes: float = 0.0


def suggest(ladder: Sequence[Rung], tries: Iterable[Tried], facts: StepFacts) -> Suggestion | None:
    """The next task of a part. ``ladder``: the steps in use, the easiest first; None where there are none."""
    if not ladder:
        return None
    done = [one for one in tries if one.is_done]
    place = _place(ladder, done)
    if place is None:
        first = ladder[0]
        return Suggestion(first, minutes_for(first, (), facts), _begin(facts))
    on = ladder[place]
    advice = advice_for(ladder, on.rung_id, done, facts)
    if advice in (Advice.LESS, Advice.EASED):
        return _less(ladder, place, done, facts, advice)
    if advice is Advice.MORE:
        above = ladder[place + 1]
        return Suggestion(
            above, minutes_for(above, done, facts), advice, on, on, more_minutes(minutes_for(on, done, facts))
        )
    if advice is Advice.TOP:
        usual = minutes_for(on, done, facts)
        return Suggestion(on, usual, advice, on, on, more_minutes(usual))
    return Suggestion(on, minutes_for(on, done, facts), advice, on)


def advice_for(ladder: Sequence[Rung], rung_id: str, tries: Iterable[Tried], facts: StepFacts) -> Advice:
    """What to say of one of the steps in use."""
    done = [one for one in tries if one.is_done]
    of_rung = [one for one in done if one.rung_id == rung_id]
    newest = max((one.day for one in done), default=None)
    if facts.eased:
        return Advice.EASED
    if not of_rung:
        return _begin(facts)
    last_days = _last_days(of_rung)
    was_too_much = any(one.next_day is NextDay.LONGER for one in last_days[-1])
    if facts.saves_energy:
        return Advice.SAVING_LESS if was_too_much else Advice.SAVING
    if newest is not None and (facts.today - newest).days >= LONG_BREAK_DAYS:
        return Advice.AWAY
    if was_too_much:
        return Advice.LESS
    if any(one.next_day is None for one in last_days[-1]):
        return Advice.WAIT
    if len(last_days) < EASY_DAYS or not all(_went_well(day) for day in last_days[-EASY_DAYS:]):
        return Advice.STAY
    return Advice.TOP if ladder[-1].rung_id == rung_id else Advice.MORE


def minutes_for(rung: Rung, tries: Iterable[Tried], facts: StepFacts) -> float:
    """About how long the next try of a step lasts: as the last one, or half of it where less is better."""
    of_rung = [one for one in tries if one.is_done and one.rung_id == rung.rung_id]
    usual = next(
        (one.minutes for one in reversed(of_rung) if one.minutes is not None and not one.eased), None
    )
    minutes = usual if usual is not None else rung.minutes
    too_much = bool(of_rung) and any(one.next_day is NextDay.LONGER for one in _last_days(of_rung)[-1])
    away = bool(of_rung) and (facts.today - of_rung[-1].day).days >= LONG_BREAK_DAYS
    if facts.eased or too_much or away:
        minutes /= 2
    if facts.saves_energy:
        minutes = min(minutes, SAVING_MINUTES)
    return _rounded(minutes)


def more_minutes(minutes: float) -> float:
    """A little more: up to a fifth, in half minutes, and one of them at least."""
    more = floor(minutes * MORE_SHARE / HALF_MINUTE) * HALF_MINUTE
    return min(minutes + max(more, HALF_MINUTE), LONGEST_MINUTES)


def _place(ladder: Sequence[Rung], done: Sequence[Tried]) -> int | None:
    """Where the person is: on the step that was tried last. What was done in easier days does not move them, unless
    there is nothing else; nor does a step that is left out now."""
    places = {rung.rung_id: place for place, rung in enumerate(ladder)}
    known = [one for one in done if one.rung_id in places]
    usual = [one for one in known if not one.eased]
    newest = usual or known
    return places[newest[-1].rung_id] if newest else None


def _less(
    ladder: Sequence[Rung], place: int, done: Collection[Tried], facts: StepFacts, advice: Advice
) -> Suggestion:
    """A step down, or the same one for half the time; on the lowest there is only that."""
    on = ladder[place]
    half = minutes_for(on, done, facts)
    if place == 0:
        return Suggestion(on, half, advice, on)
    below = ladder[place - 1]
    return Suggestion(below, minutes_for(below, done, facts), advice, on, on, half)


def _last_days(of_rung: Iterable[Tried]) -> list[list[Tried]]:
    """The tries of a step by their days, the newest day last."""
    days: dict[date, list[Tried]] = {}
    for one in of_rung:
        days.setdefault(one.day, []).append(one)
    return [days[day] for day in sorted(days)]


def _went_well(day: Iterable[Tried]) -> bool:
    return all(one.was_easy and one.next_day in (NextDay.SAME, NextDay.SETTLED) for one in day)


def _begin(facts: StepFacts) -> Advice:
    if facts.eased:
        return Advice.EASED
    return Advice.SAVING if facts.saves_energy else Advice.BEGIN


def _rounded(minutes: float) -> float:
    return min(max(ceil(minutes / HALF_MINUTE) * HALF_MINUTE, SHORTEST_MINUTES), LONGEST_MINUTES)
