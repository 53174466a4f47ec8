"""The safety questions: three groups, what a person may answer, and what follows. Actions, never a diagnosis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.values import dataclass


class SafetyGroup(StrEnum):
    """The three questions (science F1, F3, B9)."""

    EMERGENCY = "emergency"
    SOON = "soon"
    OTHER_WAY = "other_way"


class SafetyAnswer(StrEnum):
    """Always about what is new or clearly worse for this person."""

    NO = "no"
    NEW = "new"  # new, or clearly worse
    KNOWN = "known"  # known, already checked: remembered with its date
    NOT_SAID = "not_said"  # prefers not to say


class SafetyOccasion(StrEnum):
    """Why it was asked. Not by calendar."""

    FIRST_RUN = "first_run"
    NEW_SYMPTOM = "new_symptom"
    MIRROR = "mirror"  # before the first mirror session
    LONG_BREAK = "long_break"  # 30 days without practice
    ASKED_FOR = "asked_for"  # opened by the person


class Standing(StrEnum):
    """What is open now."""

    OPEN = "open"
    SOON = "soon"  # lessons, breathing and settling stay open; drills wait until it has been looked at
    EMERGENCY = "emergency"  # all training waits until "I have had this looked at"
    UNASKED = "unasked"  # never answered: ask before the first drill


@dataclass(frozen=True, slots=True)
class SafetyReply:
    """One answered question."""

    group: SafetyGroup
    answer: SafetyAnswer
    day: date
    occasion: SafetyOccasion


LONG_BREAK_DAYS = 30
"""So many days without practice, and the questions come again (product: First run)."""

GATES = (SafetyGroup.EMERGENCY, SafetyGroup.SOON)
"""The groups whose answers open or pause training. Both have to be answered once, if only with
"prefer not to say"."""


def outcome_of(replies: Iterable[SafetyReply]) -> Standing:
    """What follows from some replies alone: the gravest of them decides."""
    replies = tuple(replies)
    new = {reply.group for reply in replies if reply.answer is SafetyAnswer.NEW}
    if SafetyGroup.EMERGENCY in new:
        return Standing.EMERGENCY
    if SafetyGroup.SOON in new:
        return Standing.SOON
    return Standing.OPEN if {reply.group for reply in replies}.issuperset(GATES) else Standing.UNASKED


def standing(facts: Iterable[DiaryFact]) -> Standing:
    """What is open now. A "new" stays in force until "I have had this looked at", whatever is answered later."""
    since_looked_at: list[SafetyReply] = []
    answered: set[SafetyGroup] = set()
    for fact in _in_order(facts):
        if fact.kind is DiaryKind.LOOKED_AT:
            since_looked_at = []
        elif reply := reply_of(fact):
            since_looked_at.append(reply)
            answered.add(reply.group)
    now = outcome_of(since_looked_at)
    return Standing.OPEN if now is Standing.UNASKED and answered.issuperset(GATES) else now


def reply_of(fact: DiaryFact) -> SafetyReply | None:
    """The answered question that a fact holds; None for other facts and for words that nobody knows."""
    if fact.kind is not DiaryKind.SAFETY:
        return None
    try:
        return SafetyReply(
            SafetyGroup(str(fact.detail.get("group"))),
            SafetyAnswer(str(fact.detail.get("answer"))),
            fact.day,
            SafetyOccasion(str(fact.detail.get("why", SafetyOccasion.ASKED_FOR.value))),
        )
    except ValueError:
        return None


def latest_replies(facts: Iterable[DiaryFact]) -> Mapping[SafetyGroup, SafetyReply]:
    """The newest reply to each question: what is known since when, and what was not said."""
    return {reply.group: reply for reply in map(reply_of, _in_order(facts)) if reply is not None}


def known_since(facts: Iterable[DiaryFact]) -> Mapping[SafetyGroup, date]:
    """What was said to be known and already checked, each with the day on which it was first said.

    A "no" or a "new" afterwards begins anew; "prefer not to say" changes nothing.
    """
    known: dict[SafetyGroup, date] = {}
    for reply in filter(None, map(reply_of, _in_order(facts))):
        if reply.answer is SafetyAnswer.KNOWN:
            known.setdefault(reply.group, reply.day)
        elif reply.answer is not SafetyAnswer.NOT_SAID:
            known.pop(reply.group, None)
    return known


def needs_other_way(facts: Iterable[DiaryFact]) -> bool:
    """One of the groups that need another way: shorter, and with a clinician. Nothing is closed by it."""
    reply = latest_replies(facts).get(SafetyGroup.OTHER_WAY)
    return reply is not None and reply.answer in (SafetyAnswer.NEW, SafetyAnswer.KNOWN)


def asks_again(facts: Iterable[DiaryFact], last_practice: date | None, today: date) -> SafetyOccasion | None:
    """Why to ask now; None: no reason. Never by the calendar alone.

    ``last_practice``: the latest day with practice. Thirty days are counted from it or from the last reply,
    whichever is later; while something waits to be looked at, they do not ask.
    """
    facts = _in_order(facts)
    replied = [n for n, fact in enumerate(facts) if reply_of(fact) is not None]
    if any(fact.kind is DiaryKind.NEW_SYMPTOM for fact in facts[replied[-1] + 1 if replied else 0 :]):
        return SafetyOccasion.NEW_SYMPTOM
    now = standing(facts)
    if now is Standing.UNASKED:
        return SafetyOccasion.FIRST_RUN
    if now is not Standing.OPEN:
        return None
    quiet_since = max(facts[replied[-1]].day, last_practice or date.min)
    return SafetyOccasion.LONG_BREAK if today - quiet_since >= timedelta(days=LONG_BREAK_DAYS) else None


def paused_days(facts: Iterable[DiaryFact], first: date, last: date) -> frozenset[date]:
    """The days from ``first`` to ``last`` at whose end a safety answer waited to be looked at."""
    facts = _in_order(facts)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return frozenset(
        day
        for day in days
        if standing(fact for fact in facts if fact.day <= day) in (Standing.EMERGENCY, Standing.SOON)
    )


def _in_order(facts: Iterable[DiaryFact]) -> list[DiaryFact]:
    return sorted(facts, key=lambda fact: fact.happened_utc)
