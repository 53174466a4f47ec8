"""The short code of a plan: base32 signs without look-alikes, half of them Reed-Solomon check signs over GF(32).

A mistyped sign is pointed at and never mended: only what was typed as it was printed becomes a plan. The check signs
keep any two codes at least nine signs apart. We point at three wrong signs at most: then up to five wrong ones are
never blamed on the wrong places, and fewer than nine never make another plan.
"""

from __future__ import annotations

from reedsolo import ReedSolomonError, RSCodec

from gmi_trainer.domain.coded_plan import (
    CHECK_SIGNS,
    CODE_SIGNS,
    CODE_VERSION,
    DATA_SIGNS,
    GROUP_SIGNS,
    LONGEST_SIGNS,
    SIGN_BITS,
    CodedPlan,
    CodeFault,
    CodeFlaw,
    coded_in,
    data_of,
)

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U: the first three look like digits, and nothing rude can be spelled without the last."""

MEANT = {"O": "0", "I": "1", "L": "1", "U": "V"}
"""What somebody most likely saw who typed a letter that no code has."""

MOST_POINTED_AT = 3
BETWEEN = " -‐‑‒–—_.\t\r\n\u00a0"
"""What people type between groups. It is passed over."""

_PRIMITIVE = 0x25
"""x^5 + x^2 + 1."""


class PlanCodes:
    """Writes and reads short codes (services.plan_way_ports.PlanCodes). On one thread at a time."""

    def __init__(self) -> None:
        self._checks = RSCodec(CHECK_SIGNS, nsize=(1 << SIGN_BITS) - 1, c_exp=SIGN_BITS, prim=_PRIMITIVE)

    def write(self, coded: CodedPlan) -> str:
        """In groups of four: "1K3M 0000 7QWX 2V9C"."""
        return grouped("".join(SIGNS[value] for value in self._checks.encode(bytes(data_of(coded)))))

    def read(self, text: str) -> CodedPlan | CodeFault:
        """What a code says, or what to look at again."""
        signs = tidy(text)
        if not signs:
            return CodeFault(CodeFlaw.EMPTY)
        for place, sign in enumerate(signs):
            if sign not in SIGNS:
                return CodeFault(CodeFlaw.NOT_USED, (place,), sign, MEANT.get(sign, ""))
        values = bytes(SIGNS.index(sign) for sign in signs)
        if len(signs) != CODE_SIGNS:
            return self._of_another_length(values)
        wrong = self._wrong_places(values)
        if wrong is None or len(wrong) > MOST_POINTED_AT:
            return CodeFault(CodeFlaw.SEVERAL)
        if wrong:
            return CodeFault(CodeFlaw.MISTYPED, wrong)
        return _said(values)

    def _of_another_length(self, values: bytes) -> CodeFault:
        """A later version may be longer: then its check signs fit."""
        may_be_later = len(values) <= LONGEST_SIGNS and not len(values) % GROUP_SIGNS
        if may_be_later and len(values) > CHECK_SIGNS and self._wrong_places(values) == ():
            return CodeFault(CodeFlaw.LATER if values[0] > CODE_VERSION else CodeFlaw.UNKNOWN)
        return CodeFault(CodeFlaw.LENGTH, count=len(values))

    def _wrong_places(self, values: bytes) -> tuple[int, ...] | None:
        """Where signs do not fit the check signs; None where that cannot be told."""
        try:
            _data, _whole, places = self._checks.decode(values)
        except (ReedSolomonError, ZeroDivisionError):  # the latter: errors that no code is near to
            return None
        return tuple(sorted(places))


def grouped(signs: str) -> str:
    """Signs in groups of four, with a space between."""
    return " ".join(signs[at : at + GROUP_SIGNS] for at in range(0, len(signs), GROUP_SIGNS))


def tidy(text: str) -> str:
    """Capital signs, and nothing between them. What is far longer than any code is cut off."""
    signs = (sign for sign in text[: 8 * LONGEST_SIGNS] if sign not in BETWEEN)
    return "".join(sign.upper() if sign.isascii() else sign for sign in signs)[: 2 * LONGEST_SIGNS]


def _said(values: bytes) -> CodedPlan | CodeFault:
    """Of a code in which every sign fits."""
    if values[0] > CODE_VERSION:
        return CodeFault(CodeFlaw.LATER)
    try:
        return coded_in(tuple(values[:DATA_SIGNS]))
    except ValueError:
        return CodeFault(CodeFlaw.UNKNOWN)
