"""The ladder of daily tasks for a part of the body: the steps that it begins with, and what a person makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.values import dataclass

LONGEST_WORDS = 80
MOST_RUNGS = 20
"""A longer ladder is hard to look over (design)."""

OWN_MINUTES = 2.0
"""How long a first try of a step of one's own lasts, until it was tried (design)."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step. ``minutes``: about as long as a first try. ``is_own``: the person wrote it themselves."""

    rung_id: str
    words: str
    how: str = ""
    minutes: float = OWN_MINUTES
    is_own: bool = False
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class SeededLadder:
    """The steps that come with the program for a part, from the easiest to the hardest."""

    part: BodyPart
    edition: int
    about: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class KeptRung:
    """A step as the record keeps it. ``words`` empty: as it came with the program."""

    rung_id: str
    words: str = ""
    is_left_out: bool = False


def ladder_of(seeded: SeededLadder, kept: Sequence[KeptRung]) -> tuple[Rung, ...]:
    """A person's ladder, what is left out included. Steps that a later edition brings stand after those that they
    follow there; a step that no edition has any more goes, unless the person gave it words."""
    seeds = {rung.rung_id: rung for rung in seeded.rungs}
    ladder = [rung for one in kept if (rung := _own(one, seeds)) is not None]
    there = {rung.rung_id for rung in ladder}
    before: str | None = None
    for rung in seeded.rungs:
        if rung.rung_id not in there:
            ladder.insert(_after(ladder, before), rung)
        before = rung.rung_id
    return tuple(ladder)


def kept_of(ladder: Iterable[Rung], seeded: SeededLadder) -> tuple[KeptRung, ...]:
    """What the record has to keep of a ladder."""
    usual = {rung.rung_id: rung.words for rung in seeded.rungs}
    return tuple(
        KeptRung(rung.rung_id, "" if usual.get(rung.rung_id) == rung.words else rung.words, rung.is_left_out)
        for rung in ladder
    )


def in_use(ladder: Iterable[Rung]) -> tuple[Rung, ...]:
    """The steps that are not left out, from the easiest on."""
    return tuple(rung for rung in ladder if not rung.is_left_out)


def tidy(words: str) -> str:
    """A step's words without empty ends, on one line and not endless."""
    return " ".join(words.split())[:LONGEST_WORDS].rstrip()


def with_own(ladder: Sequence[Rung], rung_id: str, words: str, above: str | None) -> tuple[Rung, ...]:
    """One step more, just above another one; None: at the top."""
    own = Rung(rung_id, tidy(words), is_own=True)
    place = _after(ladder, above) if above is not None else len(ladder)
    return (*ladder[:place], own, *ladder[place:])


def renamed(ladder: Iterable[Rung], rung_id: str, words: str) -> tuple[Rung, ...]:
    """A step in other words."""
    return tuple(replace(rung, words=tidy(words)) if rung.rung_id == rung_id else rung for rung in ladder)


def left_out(ladder: Iterable[Rung], rung_id: str, out: bool) -> tuple[Rung, ...]:
    """A step left out, or back in its place."""
    return tuple(replace(rung, is_left_out=out) if rung.rung_id == rung_id else rung for rung in ladder)


def without(ladder: Iterable[Rung], rung_id: str) -> tuple[Rung, ...]:
    """A step of one's own goes."""
    return tuple(rung for rung in ladder if rung.rung_id != rung_id or not rung.is_own)


def can_move(ladder: Iterable[Rung], rung_id: str, *, up: bool) -> bool:
    """Whether there is a step to change places with."""
    shown = in_use(ladder)
    return bool(shown) and shown[-1 if up else 0].rung_id != rung_id


def moved(ladder: Sequence[Rung], rung_id: str, *, up: bool) -> tuple[Rung, ...]:
    """A step changes places with the next one in use; at the end of the ladder it stays."""
    shown = [rung.rung_id for rung in in_use(ladder)]
    at = shown.index(rung_id)
    to = at + (1 if up else -1)
    if not 0 <= to < len(shown):
        return tuple(ladder)
    places = {rung.rung_id: place for place, rung in enumerate(ladder)}
    changed = list(ladder)
    one, other = places[rung_id], places[shown[to]]
    changed[one], changed[other] = changed[other], changed[one]
    return tuple(changed)


def _own(one: KeptRung, seeds: Mapping[str, Rung]) -> Rung | None:
    seed = seeds.get(one.rung_id)
    if seed is not None:
        return replace(seed, words=one.words or seed.words, is_left_out=one.is_left_out)
    return Rung(one.rung_id, one.words, is_own=True, is_left_out=one.is_left_out) if one.words else None


def _after(ladder: Sequence[Rung], rung_id: str | None) -> int:
    """The place above a step; the lowest where it is not there."""
    return next((place + 1 for place, rung in enumerate(ladder) if rung.rung_id == rung_id), 0)
