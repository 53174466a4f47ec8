"""How what somebody knows about pain went from time to time, and which sentences went the one way or the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gmi_trainer.domain.knowledge import CheckChange, CheckItem, CheckTaken, KnowledgeCheck, Reply, change
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """What was said to a sentence then, and now."""

    item: CheckItem
    then: Reply
    now: Reply


@dataclass(frozen=True, slots=True)
class KnowledgeCourse:
    """``finished``: the times that came to their end, in order. ``change``: from the first of them to the latest, once
    there are two. ``gained``: sentences to which the answer fits now and did not; ``lost``: the other way round.
    ``open``: how many answers fitted neither time."""

    finished: tuple[CheckTaken, ...]
    change: CheckChange | None = None
    gained: tuple[SentenceChange, ...] = ()
    lost: tuple[SentenceChange, ...] = ()
    open: int = 0


def course_of(check: KnowledgeCheck, takings: Iterable[CheckTaken]) -> KnowledgeCourse:
    """``takings``: all of them, in order."""
    finished = tuple(taken for taken in takings if taken.is_finished)
    if len(finished) < 2:
        return KnowledgeCourse(finished)
    first, latest = finished[0], finished[-1]
    found = change(check, first, latest)
    return KnowledgeCourse(
        finished,
        found,
        _changed(check, found.gained, first, latest),
        _changed(check, found.lost, first, latest),
        found.of - found.now - len(found.lost),
    )


def _changed(
    check: KnowledgeCheck, ids: Sequence[str], first: CheckTaken, latest: CheckTaken
) -> tuple[SentenceChange, ...]:
    return tuple(
        SentenceChange(item, first.given[item.item_id].reply, latest.given[item.item_id].reply)
        for item in check.items
        if item.item_id in ids
    )
