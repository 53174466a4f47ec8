"""A key that was typed from paper: what is forgiven, and where a slip is pointed at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gmi_trainer.domain.key_signs import SIGNS, SIGNS_IN_A_GROUP, KeySlip, Slip, slip_in, whole_key
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.sealed import AgeSealing

SIGNS_OF_KEYS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
KEY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
"""From the description of the age format: made of the same byte 32 times."""

BEHIND = KEY.removeprefix("AGE-SECRET-KEY-1")


def grouped(signs: str) -> str:
    return " ".join(signs[at : at + SIGNS_IN_A_GROUP] for at in range(0, len(signs), SIGNS_IN_A_GROUP))


@pytest.mark.parametrize(
    "typed",
    [
        KEY,
        KEY.lower(),
        BEHIND,
        grouped(BEHIND).lower(),
        "AGE-SECRET-KEY-1\n" + grouped(BEHIND),
        "age secret key l " + BEHIND,
        grouped(BEHIND).replace(" ", "-"),
        grouped(BEHIND).replace(" ", " – "),
    ],
)
def test_blanks_small_letters_and_the_beginning_do_not_matter(typed: str) -> None:
    assert slip_in(typed) is None
    assert whole_key(typed) == KEY
    assert AgeSealing().key_from(typed).reveal() == KEY


def one_sign_wrong() -> Iterator[tuple[int, str]]:
    for place in range(SIGNS):
        for sign in SIGNS_OF_KEYS:
            if sign != BEHIND[place]:
                yield place, BEHIND[:place] + sign + BEHIND[place + 1 :]


def test_every_wrong_sign_is_found_in_its_group() -> None:
    for place, typed in one_sign_wrong():
        slip = slip_in(grouped(typed))
        assert slip is not None
        assert (slip.slip, slip.group) == (Slip.ONE_GROUP, place // SIGNS_IN_A_GROUP + 1)
        group = grouped(typed)[slip.begin : slip.end]
        assert group == grouped(typed).split(" ")[place // SIGNS_IN_A_GROUP]


def test_two_signs_that_changed_places_are_found() -> None:
    looked_at = 0
    for place in range(SIGNS - 1):
        if BEHIND[place] == BEHIND[place + 1]:
            continue
        looked_at += 1
        typed = BEHIND[:place] + BEHIND[place + 1] + BEHIND[place] + BEHIND[place + 2 :]
        slip = slip_in(typed)
        assert slip is not None
        assert (slip.slip, slip.group) == (Slip.ONE_GROUP, place // SIGNS_IN_A_GROUP + 1)
    assert looked_at > SIGNS // 2


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("", KeySlip(Slip.NOTHING_TYPED)),
        (" - \n", KeySlip(Slip.NOTHING_TYPED)),
        (BEHIND[:10] + "o" + BEHIND[11:], KeySlip(Slip.NO_SUCH_SIGN, 3, "O", begin=8, end=12)),
        (BEHIND[:-3], KeySlip(Slip.TOO_SHORT, signs=3)),
        (BEHIND + "QQ", KeySlip(Slip.TOO_LONG, signs=2)),
        ("ZZ" + BEHIND[2:30] + "QQ" + BEHIND[32:], KeySlip(Slip.SOMEWHERE)),
        ("\ud800" * 9, KeySlip(Slip.NO_SUCH_SIGN, 1, "\ud800", end=4)),
    ],
)
def test_what_is_the_matter(typed: str, slip: KeySlip) -> None:
    assert slip_in(typed) == slip
    with pytest.raises(UserProblem) as told:
        AgeSealing().key_from(typed)
    assert told.value.problem is Problem.KEY_MISTYPED


def test_however_much_is_typed_it_ends() -> None:
    slip = slip_in("Q" * 1_000_000)

    assert slip is not None
    assert slip.slip is Slip.TOO_LONG
