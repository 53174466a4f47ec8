"""Why am I slow? Reads the answers of the newest drills of a part, made in one way, and pools them.

Turn, view, posture and side are pooled over tests that compare, since those are the same pictures under the same
conditions; where there are fewer than three, over drills with all eight turns. Levels, and single pictures, are looked
for in every drill. What is read is bounded, however long somebody has trained.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, DrillSpec, PictureSource, Purpose
from gmi_trainer.domain.answering import AnswerWay, sides_compare, way_of
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.comparable import are_comparable
from gmi_trainer.domain.slow_pictures import PictureLooks, looks_of
from gmi_trainer.domain.turning import Look, Turning, turning_of
from gmi_trainer.domain.values import dataclass

WINDOW = timedelta(weeks=12)
MOST_SESSIONS = 60
FEWEST_TESTS = 3
"""With fewer tests that compare, other drills are pooled (science B4: pool at least three)."""


@dataclass(frozen=True, slots=True)
class PastDrill:
    """A finished drill that counts, with what decides whether it compares."""

    session_id: int
    day: date
    purpose: Purpose
    spec: DrillSpec


class LookReader(Protocol):
    """The read side, inside one background job."""

    def parts(self) -> tuple[BodyPart, ...]:
        """The parts with any finished drill that counts, most recent first."""
        ...

    def drills(self, part: BodyPart, most: int) -> tuple[PastDrill, ...]:
        """The newest finished drills that count, newest first."""
        ...

    def looks(self, session_ids: Collection[int]) -> tuple[Look, ...]:
        """Every scored answer of these sessions, in the order in which they were given."""
        ...


class Pool(StrEnum):
    """What turn, view, posture and side are pooled over."""

    TESTS = "tests"
    DRILLS = "drills"


@dataclass(frozen=True, slots=True)
class PooledOver:
    """So many sessions from ``first`` to ``last``."""

    pool: Pool
    sessions: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SlowStory:
    """All that the room shows of a part. ``over`` and ``turning`` None: nothing that could be pooled yet.

    ``pictures``: of the program and of packs; ``own_pictures``: of the person's own. Which of them can still be shown,
    the window knows.
    """

    part: BodyPart
    way: AnswerWay
    over: PooledOver | None
    turning: Turning | None
    pictures: tuple[PictureLooks, ...]
    own_pictures: tuple[PictureLooks, ...]
    by_side: bool = True


@dataclass(frozen=True, slots=True)
class SlowRead:
    """The parts to choose from, most recent first, and one of them. ``story`` None: no drill yet."""

    parts: tuple[BodyPart, ...]
    story: SlowStory | None


def read_slow(reader: LookReader, part: BodyPart | None, about: AboutMe) -> SlowRead:
    """Read one part: ``part``, or without drills of it the most recent one. ``about``: what is sore."""
    parts = reader.parts()
    shown = part if part in parts else next(iter(parts), None)
    return SlowRead(parts, _story(reader, shown, about) if shown is not None else None)


MOST_LOOKED_AT = 400
"""The newest drills among which those that compare are looked for: twelve weeks of four a day, and more."""


def _story(reader: LookReader, part: BodyPart, about: AboutMe) -> SlowStory:
    newest = reader.drills(part, MOST_LOOKED_AT)
    way = _shown_way(newest)
    since = newest[0].day - WINDOW  # twelve weeks back from the newest, so that a break takes nothing away
    same = [one for one in newest if way_of(one.spec) == way and one.day > since]
    pooled, pool = _pooled(same)
    every = same[:MOST_SESSIONS]
    of_levels = {one.session_id for one in every if _draws_from_a_level(one)}
    by_chance = {
        one.session_id
        for one in every
        if one.session_id in of_levels and one.spec.mode is DrillMode.TRAINING and one.spec.level >= 2
    }
    levels = {one.session_id: one.spec.level for one in (*every, *pooled)}
    sources = {one.session_id: one.spec.source for one in every}
    looks = [_at_level(look, levels) for look in reader.looks(sorted(levels))]
    in_pool = {one.session_id for one in pooled}
    by_side = sides_compare(about, way)
    return SlowStory(
        part=part,
        way=way,
        over=PooledOver(pool, len(pooled), pooled[-1].day, pooled[0].day) if pooled else None,
        turning=turning_of(
            part,
            [look for look in looks if look.session_id in in_pool],
            [look for look in looks if look.session_id in of_levels],
            [look for look in looks if look.session_id in by_chance],
            sides_compare=by_side,
        )
        if pooled
        else None,
        pictures=looks_of(k for k in looks if sources.get(k.session_id) is PictureSource.LIBRARY),
        own_pictures=looks_of(k for k in looks if sources.get(k.session_id) is PictureSource.OWN),
        by_side=by_side,
    )


def _shown_way(newest: Sequence[PastDrill]) -> AnswerWay:
    """As the course over time has it: that of the newest test, or else of the newest drill."""
    tests = (one for one in newest if one.purpose is Purpose.TEST)
    return way_of(next(tests, newest[0]).spec)


def _pooled(same: Sequence[PastDrill]) -> tuple[Sequence[PastDrill], Pool]:
    """Tests that compare with the newest one; where there are too few, drills with all eight turns."""
    tests = [one for one in same if one.purpose is Purpose.TEST]
    alike = [one for one in tests if are_comparable(one.spec, tests[0].spec)]
    if len(alike) >= FEWEST_TESTS:
        return alike[:MOST_SESSIONS], Pool.TESTS
    turned = [one for one in same if one.spec.level >= 2 and _draws_from_a_level(one)]
    return turned[:MOST_SESSIONS], Pool.DRILLS


def _draws_from_a_level(one: PastDrill) -> bool:
    """Given pictures are the slow ones, and of one's own neither level nor view is known."""
    return one.spec.source is PictureSource.LIBRARY and not one.spec.only


def _at_level(look: Look, levels: dict[int, int]) -> Look:
    """With the level of its drill: a picture's own does not tell the first two apart."""
    return replace(look, level=levels[look.session_id])
