"""What I know about pain: sentences that are true or false, asked before, between and after the lessons.

It counts what somebody knows and how that changes, and says nothing about pain or about other people.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.values import dataclass

KEPT_FOR = timedelta(days=14)
"""What was left on the way is gone on with so long; later the answers would belong to two times (design)."""

CHANCE = 2
"""So few answers more or less say nothing: some are guesses (design)."""

Z_95 = 1.96


class Reply(StrEnum):
    """What somebody says to a sentence."""

    TRUE = "true"
    FALSE = "false"
    NOT_SURE = "not-sure"


class CheckMoment(StrEnum):
    """Where in the lessons somebody was when they began."""

    START = "start"  # before the first lesson
    MIDDLE = "middle"  # half of them are read
    END = "end"  # all of them are
    AGAIN = "again"  # any other time


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One sentence, in the language shown. ``why``: one or two kind sentences on it, whatever was answered."""

    item_id: str  # the same in every language; another meaning is another id
    concept: str
    statement: str
    is_true: bool
    why: str
    claim: str | None = None

    @property
    def fitting(self) -> Reply:
        """The answer that fits."""
        return Reply.TRUE if self.is_true else Reply.FALSE


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Ideas that are told together. ``concepts``: their ids."""

    group_id: str
    title: str
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeCheck:
    """All of it in one language. ``edition`` counts up when sentences come or go; the order is the one of asking."""

    edition: int
    groups: tuple[CheckGroup, ...]
    items: tuple[CheckItem, ...]

    def items_of(self, group: CheckGroup) -> tuple[CheckItem, ...]:
        """A group's sentences, in their order."""
        return tuple(item for item in self.items if item.concept in group.concepts)


@dataclass(frozen=True, slots=True)
class GivenReply:
    """What was said to one sentence, and whether it fitted then."""

    item_id: str
    reply: Reply
    was_right: bool


@dataclass(frozen=True, slots=True)
class CheckTaken:
    """One time that somebody sat down with it. ``given``: by the sentence's id, the latest of each."""

    check_id: int
    edition: int
    moment: CheckMoment
    day: date
    is_finished: bool
    given: Mapping[str, GivenReply] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckScore:
    """How many answers fitted, and how many were "not sure"."""

    right: int
    unsure: int
    of: int


@dataclass(frozen=True, slots=True)
class GroupChange:
    """How many answers of a group fitted, then and now, of those that were asked both times."""

    group: CheckGroup
    before: int
    now: int
    of: int


@dataclass(frozen=True, slots=True)
class CheckChange:
    """Two times side by side, on the sentences that were asked in both. ``gained`` and ``lost``: the ids of those to
    which the answer fits now and did not, and the other way round."""

    before: int
    now: int
    of: int
    groups: tuple[GroupChange, ...]
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def luck(self) -> int:
        """So many answers more or less may be guesses that went the one way or the other: if nothing had been learned,
        each sentence that changed would have gone either way like a coin, and their sum stays within this in 95 of 100
        cases."""
        return max(CHANCE, int(Z_95 * math.sqrt(len(self.gained) + len(self.lost))))

    @property
    def is_clear(self) -> bool:
        """Whether it is more than that."""
        return abs(self.now - self.before) > self.luck


@dataclass(frozen=True, slots=True)
class CheckStanding:
    """Where somebody is with it.

    ``offer``: the moment it is offered for, if any. ``begun``: left on the way, to go on with. ``finished``: the times
    that came to their end, in order. ``is_put_off``: "not now" was said to what was begun.
    """

    offer: CheckMoment | None
    begun: CheckTaken | None
    finished: tuple[CheckTaken, ...]
    is_put_off: bool = False

    @property
    def latest(self) -> CheckTaken | None:
        """The last time that came to its end."""
        return self.finished[-1] if self.finished else None


def moment_at(lessons_done: int, lessons: int) -> CheckMoment:
    """Which moment it is, once so many of the lessons have been read."""
    if lessons_done == 0 or lessons == 0:
        return CheckMoment.START
    if lessons_done >= lessons:
        return CheckMoment.END
    return CheckMoment.MIDDLE if 2 * lessons_done >= lessons else CheckMoment.AGAIN


def moment_to_begin(takings: Sequence[CheckTaken], lessons_done: int, lessons: int) -> CheckMoment:
    """As what another time counts: each moment comes once."""
    moment = moment_at(lessons_done, lessons)
    return CheckMoment.AGAIN if _has_been(moment, takings) else moment


def standing(
    check: KnowledgeCheck,
    takings: Sequence[CheckTaken],
    *,
    lessons_done: int,
    lessons: int,
    today: date,
    declined: Collection[CheckMoment] = (),
) -> CheckStanding:
    """Where somebody is. ``takings``: all of them, in order. ``declined``: moments to which they said "not now"."""
    moment = moment_to_begin(takings, lessons_done, lessons)
    begun = takings[-1] if takings else None
    if begun is not None and not _goes_on(begun, moment, check, today):
        begun = None
    wanted = moment is not CheckMoment.AGAIN and moment not in declined
    return CheckStanding(
        offer=moment if wanted else None,
        begun=begun,
        finished=tuple(taken for taken in takings if taken.is_finished),
        is_put_off=begun is not None and begun.moment in declined,
    )


def score(taken: CheckTaken) -> CheckScore:
    """What one time came to, by what fitted then."""
    replies = taken.given.values()
    return CheckScore(
        right=sum(one.was_right for one in replies),
        unsure=sum(one.reply is Reply.NOT_SURE for one in replies),
        of=len(replies),
    )


def change(check: KnowledgeCheck, before: CheckTaken, now: CheckTaken) -> CheckChange:
    """What changed from one time to another. A group of which nothing was asked both times is left out."""
    groups = tuple(_group_change(check, group, before, now) for group in check.groups)
    known = tuple(one for one in groups if one.of)
    both = [one for group in known for one in _asked_both_times(check, group.group, before, now)]
    return CheckChange(
        before=sum(one.before for one in known),
        now=sum(one.now for one in known),
        of=sum(one.of for one in known),
        groups=known,
        gained=tuple(one for one in both if now.given[one].was_right and not before.given[one].was_right),
        lost=tuple(one for one in both if before.given[one].was_right and not now.given[one].was_right),
    )


def first_to_answer(check: KnowledgeCheck, given: Collection[str]) -> int:
    """The place of the first sentence without an answer; behind the last one where all have one."""
    places = (place for place, item in enumerate(check.items) if item.item_id not in given)
    return next(places, len(check.items))


def _group_change(
    check: KnowledgeCheck, group: CheckGroup, before: CheckTaken, now: CheckTaken
) -> GroupChange:
    ids = _asked_both_times(check, group, before, now)
    return GroupChange(
        group=group,
        before=sum(before.given[one].was_right for one in ids),
        now=sum(now.given[one].was_right for one in ids),
        of=len(ids),
    )


def _asked_both_times(
    check: KnowledgeCheck, group: CheckGroup, before: CheckTaken, now: CheckTaken
) -> list[str]:
    return [
        item.item_id
        for item in check.items_of(group)
        if item.item_id in before.given and item.item_id in now.given
    ]


def _goes_on(taken: CheckTaken, moment: CheckMoment, check: KnowledgeCheck, today: date) -> bool:
    """Whether a time is to be gone on with: left not long ago, of the same sentences, and no other moment has come."""
    is_same = taken.edition == check.edition and moment in (taken.moment, CheckMoment.AGAIN)
    return not taken.is_finished and is_same and today - taken.day <= KEPT_FOR


def _has_been(moment: CheckMoment, takings: Sequence[CheckTaken]) -> bool:
    return any(taken.is_finished and taken.moment is moment for taken in takings)
