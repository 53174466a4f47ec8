"""The rules at the head of a scripted drill: which drill it is, read line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from gmi_trainer.domain.activity import (
    DWELL_MS,
    LEVELS,
    DrillMode,
    DrillSpec,
    KeyPair,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.replay import Line, Script, line_problem

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

USUAL_PICTURES = {DrillMode.TEST: 40, DrillMode.TRAINING: 20}
MOST_PICTURES = 60
MOST_WARM_UPS = 20
LONGEST_MS = 60_000

RULES = (
    "part",
    "mode",
    "pictures",
    "seed",
    "level",
    "limit",
    "interval",
    "break",
    "warm-ups",
    "input",
    "limb",
    "keys",
    "dwell",
    "earlier drills",
    "only",
    "deck",
)


class Rules:
    """The rules of a script, read one by one; each knows its line."""

    def __init__(self, file: str, rules: Mapping[str, tuple[int, str]]) -> None:
        self._file = file
        self._rules = rules

    def script(self, lines: tuple[Line, ...]) -> Script:
        """The whole script."""
        no_names: tuple[str, ...] = ()
        deck = self._read("deck", _words, no_names, "the names of pictures")
        warm_ups = self._read("warm-ups", _words, None, "a number, or the names of pictures")
        return Script(
            file=self._file,
            spec=self._spec(deck, warm_ups),
            lines=lines,
            seed=self._read("seed", _whole(0, 2**63 - 1), None, "a whole number"),
            deck=deck,
            warm_ups=(warm_ups or ()) if deck else (),
            earlier_drills=self._read("earlier drills", _whole(0, 10_000), 0, "a whole number"),
            only=self._only(deck),
            rule_lines={name: number for name, (number, _) in self._rules.items()},
        )

    def _spec(self, deck: Sequence[str], warm_ups: Sequence[str] | None) -> DrillSpec:
        """The drill. A deck of the script's own belongs to no fixed set, so it compares with no real test."""
        part = self._member("part", BodyPart, BodyPart.HAND)
        mode = self._member("mode", DrillMode, DrillMode.TEST)
        usual = len(deck) or USUAL_PICTURES[mode]
        pictures = self._read(
            "pictures", _whole(1, MOST_PICTURES), usual, f"a number from 1 to {MOST_PICTURES}"
        )
        if deck and pictures != len(deck):
            raise self._problem("pictures", f"the deck has {len(deck)} pictures, not {pictures}")
        level = self._read("level", _one_of(LEVELS), None, f"one of {_names(LEVELS)}")
        if mode is DrillMode.TEST:
            if level is not None:
                raise self._problem("level", "a test has its own level; only training has a choice")
            spec = spec_for_test(part, pictures)
        else:
            spec = spec_for_training(part, pictures, level=level or 1)
        if deck:
            spec = replace(spec, test_set=None, warm_ups=len(warm_ups or ()))
        else:
            how_many = _whole(0, MOST_WARM_UPS)
            count = self._read("warm-ups", how_many, spec.warm_ups, f"a number up to {MOST_WARM_UPS}")
            spec = replace(spec, warm_ups=count)
        spec = with_input(
            spec,
            self._member("input", InputKind, spec.input_kind),
            self._member("limb", AnsweringLimb, spec.answering_limb),
            self._member("keys", KeyPair, spec.keys),
            dwell_ms=self._read("dwell", _span_ms, DWELL_MS, "a time such as 1 s or 800 ms"),
        )
        return replace(
            spec,
            limit_ms=self._read("limit", _or_none(_span_ms), spec.limit_ms, "seconds such as 10 s, or none"),
            interval_ms=self._read(
                "interval", _interval, spec.interval_ms, "milliseconds such as 0 or 500-1000"
            ),
            break_every=self._read(
                "break", _or_none(_whole(1, MOST_PICTURES)), spec.break_every, "a number, or none"
            ),
        )

    def _only(self, deck: Sequence[str]) -> tuple[str, ...]:
        """The ids of given pictures. Training only, and drawn: a deck names its pictures itself."""
        only: tuple[str, ...] = self._read("only", _words, (), "the ids of pictures")
        training = self._member("mode", DrillMode, DrillMode.TEST) is DrillMode.TRAINING
        if only and (deck or not training):
            raise self._problem("only", "given pictures are for training, and without a deck")
        return only

    def _member(self, name: str, kind: type[E], usual: E) -> E:
        return self._read(name, kind, usual, f"one of {_names(kind)}")

    def _read(self, name: str, read: Callable[[str], T], usual: T, expected: str) -> T:
        if name not in self._rules:
            return usual
        try:
            return read(self._rules[name][1])
        except ValueError:
            raise self._problem(name, f"{name} wants {expected}") from None

    def _problem(self, name: str, expected: str) -> UserProblem:
        return line_problem(self._file, self._rules[name][0], expected)


def _names(words: Iterable[object]) -> str:
    return ", ".join(str(word) for word in words)


def _words(text: str) -> tuple[str, ...]:
    if not text:
        raise ValueError(text)
    return tuple(text.split())


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise ValueError(text)
        return number

    return read


def _one_of(allowed: Sequence[int]) -> Callable[[str], int | None]:
    def read(text: str) -> int:
        return allowed[allowed.index(int(text))]

    return read


def _or_none(read: Callable[[str], int]) -> Callable[[str], int | None]:
    return lambda text: None if text == "none" else read(text)


def _span_ms(text: str) -> int:
    match = re.fullmatch(r"(\d{1,5}(?:\.\d{1,6})?) ?(s|ms)", text)
    if match is None:
        raise ValueError(text)
    ms = round(float(match[1]) * (1000 if match[2] == "s" else 1))
    if not 0 < ms <= LONGEST_MS:
        raise ValueError(text)
    return ms


def _interval(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)(?:-(\d+))?(?: ms)?", text)
    if match is None:
        raise ValueError(text)
    low, high = int(match[1]), int(match[2] or match[1])
    if not low <= high <= LONGEST_MS:
        raise ValueError(text)
    return low, high
