"""A key that is typed from paper: what is forgiven, and where a slip must be.

The last six signs of such a key are a check of all the others (BIP 173). Where they do not fit, one wrong sign, or two
that changed places, can be pointed at. Nothing is ever mended: the person looks at the paper once more.
"""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.values import dataclass

BEGINS = "AGE-SECRET-KEY-1"
SIGNS = 58
"""How many follow the beginning."""

SIGNS_IN_A_GROUP = 4
LONGEST_TYPED = 400
"""More than any way of typing a key takes."""

_ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
_BARE = BEGINS.replace("-", "")
_LIKE_ONE = ("1", "I", "L")
"""The last sign of the beginning is easily taken for another; nothing hangs on it."""

_BETWEEN = "-‐‑‒–—.,;:_"
_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


class Slip(StrEnum):
    """What is the matter with a typed key."""

    NOTHING_TYPED = "nothing_typed"
    NO_SUCH_SIGN = "no_such_sign"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    ONE_GROUP = "one_group"
    SOMEWHERE = "somewhere"


@dataclass(frozen=True, slots=True)
class KeySlip:
    """``group`` is counted from one behind the beginning; 0: it cannot be told. ``signs``: one that no key has, or how
    many are missing or too many. ``begin`` and ``end``: where that group stands in what was typed."""

    slip: Slip
    group: int = 0
    sign: str = ""
    signs: int = 0
    begin: int = 0
    end: int = 0


def whole_key(typed: str) -> str:
    """As it stands on the paper: without blanks, in capitals, with its beginning, which need not be typed."""
    return BEGINS + "".join(sign for _at, sign in _signs(typed))


def slip_in(typed: str) -> KeySlip | None:
    """What is the matter, in the order in which a person would look for it; None: the key is whole."""
    found = _signs(typed)
    if not found:
        return KeySlip(Slip.NOTHING_TYPED)
    for place, (_at, sign) in enumerate(found):
        if sign not in _ALPHABET:
            return _in_group(found, place, Slip.NO_SUCH_SIGN, sign)
    if len(found) != SIGNS:
        short = len(found) < SIGNS
        return KeySlip(Slip.TOO_SHORT if short else Slip.TOO_LONG, signs=abs(SIGNS - len(found)))
    values = [_ALPHABET.index(sign) for _at, sign in found]
    off = _remainder([*_beginning(), *values]) ^ 1
    if not off:
        return None
    wrong = _only_place(values, off)
    return KeySlip(Slip.SOMEWHERE) if wrong is None else _in_group(found, wrong, Slip.ONE_GROUP)


def _signs(typed: str) -> list[tuple[int, str]]:
    """Each sign behind the beginning, with its place in what was typed."""
    found = [
        (at, sign.upper())
        for at, sign in enumerate(typed[:LONGEST_TYPED])
        if not sign.isspace() and sign not in _BETWEEN
    ]
    begins = "".join(sign for _at, sign in found[: len(_BARE)])
    is_there = begins[:-1] == _BARE[:-1] and begins[-1:] in _LIKE_ONE
    return found[len(_BARE) :] if is_there else found


def _in_group(found: list[tuple[int, str]], place: int, slip: Slip, sign: str = "") -> KeySlip:
    group = place // SIGNS_IN_A_GROUP
    inside = found[group * SIGNS_IN_A_GROUP : (group + 1) * SIGNS_IN_A_GROUP]
    return KeySlip(slip, group + 1, sign, begin=inside[0][0], end=inside[-1][0] + 1)


def _beginning() -> list[int]:
    letters = BEGINS[:-1].lower().encode()
    return [*(letter >> 5 for letter in letters), 0, *(letter & 31 for letter in letters)]


def _remainder(values: list[int]) -> int:
    left = 1
    for value in values:
        left = _step(left) ^ value
    return left


def _step(left: int) -> int:
    top, left = left >> 25, (left & 0x1FFFFFF) << 5
    for bit, step in enumerate(_STEPS):
        if top >> bit & 1:
            left ^= step
    return left


def _only_place(values: list[int], off: int) -> int | None:
    """Where one other sign, or two neighbours the other way round, would make it fit."""
    effects = [1 << bit for bit in range(5)]  # of each bit of the last sign
    later: list[int] | None = None  # the same of the sign behind
    for place in reversed(range(len(values))):
        if any(_effect(effects, change) == off for change in range(1, 32)):
            return place
        if later is not None:
            change = values[place] ^ values[place + 1]
            if _effect(effects, change) ^ _effect(later, change) == off:
                return place
        later, effects = effects, [_step(effect) for effect in effects]
    return None


def _effect(effects: list[int], change: int) -> int:
    total = 0
    for bit, effect in enumerate(effects):
        if change >> bit & 1:
            total ^= effect
    return total
