"""The short code: what is typed as printed is a plan; anything else is pointed at or refused, and never mended."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.coded_plan import CODE_SIGNS, CodedPlan, CodeFault, CodeFlaw, data_of
from gmi_trainer.domain.plan_dose import TemplateDose
from gmi_trainer.exchange.plan_code import MOST_POINTED_AT, SIGNS, PlanCodes, grouped, tidy
from tests.coded_plans import coded_plans

CODES = PlanCodes()
PLAN = CodedPlan(1, 1, TemplateDose())
CODE = CODES.write(PLAN)
places = st.lists(st.integers(0, CODE_SIGNS - 1), min_size=1, unique=True)


def with_wrong(signs: str, where: list[int], rng: Random) -> str:
    changed = list(signs)
    for place in where:
        changed[place] = rng.choice([sign for sign in SIGNS if sign != changed[place]])
    return "".join(changed)


def with_checks(data: bytes) -> str:
    """As a later version of the program would write it."""
    return "".join(SIGNS[value] for value in CODES._checks.encode(data))


# -- writing and reading ---------------------------------------------------------------------------------


@given(coded_plans)
def test_every_plan_comes_back(coded: CodedPlan) -> None:
    assert CODES.read(CODES.write(coded)) == coded


def test_a_code_is_four_groups_of_four_signs_without_look_alikes() -> None:
    assert [len(group) for group in CODE.split(" ")] == [4, 4, 4, 4]
    assert len(SIGNS) == 32
    assert not set("ILOU") & set(SIGNS)


def test_a_code_that_was_printed_once_stays_valid() -> None:
    assert CODE == "10GX 84T0 NVZF JZSG"


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace(" ", ""),
        CODE.replace(" ", "-"),
        CODE.replace(" ", " – "),
        f"  {CODE}\n",
        CODE.replace(" ", "\u00a0"),
        " ".join(CODE),
    ],
)
def test_spaces_dashes_and_small_letters_do_not_matter(typed: str) -> None:
    assert CODES.read(typed) == PLAN


# -- what is pointed at ------------------------------------------------------------------------------------


@given(coded_plans, places.filter(lambda found: len(found) <= MOST_POINTED_AT), st.randoms())
def test_up_to_three_mistyped_signs_are_pointed_at(coded: CodedPlan, where: list[int], rng: Random) -> None:
    said = CODES.read(with_wrong(tidy(CODES.write(coded)), where, rng))

    assert said == CodeFault(CodeFlaw.MISTYPED, tuple(sorted(where)))


@given(
    coded_plans, st.lists(st.integers(0, CODE_SIGNS - 1), min_size=4, max_size=8, unique=True), st.randoms()
)
def test_up_to_eight_mistyped_signs_never_make_a_plan(
    coded: CodedPlan, where: list[int], rng: Random
) -> None:
    said = CODES.read(with_wrong(tidy(CODES.write(coded)), where, rng))

    assert isinstance(said, CodeFault)
    if len(where) <= 5:  # then nobody is sent to the wrong place either
        assert said.flaw is CodeFlaw.SEVERAL


@given(coded_plans, st.integers(0, CODE_SIGNS - 2))
def test_swapped_neighbours_are_both_pointed_at(coded: CodedPlan, first: int) -> None:
    signs = list(tidy(CODES.write(coded)))
    signs[first], signs[first + 1] = signs[first + 1], signs[first]
    said = CODES.read("".join(signs))

    if signs[first] == signs[first + 1]:
        assert said == coded
    else:
        assert said == CodeFault(CodeFlaw.MISTYPED, (first, first + 1))


@given(coded_plans, st.integers(0, 3), st.integers(0, 3))
def test_swapped_groups_are_never_another_plan(coded: CodedPlan, one: int, other: int) -> None:
    groups = CODES.write(coded).split(" ")
    groups[one], groups[other] = groups[other], groups[one]
    said = CODES.read(" ".join(groups))

    assert said == coded if groups[one] == groups[other] else isinstance(said, CodeFault)


@given(st.text(alphabet=SIGNS, min_size=CODE_SIGNS, max_size=CODE_SIGNS))
def test_any_sixteen_signs_are_a_whole_code_or_refused(signs: str) -> None:
    said = CODES.read(signs)
    if isinstance(said, CodedPlan):
        assert tidy(CODES.write(said)) == signs


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    said = CODES.read(text)
    if isinstance(said, CodedPlan):
        assert tidy(CODES.write(said)) == tidy(text)


MEASURED = {
    # wrong signs: (pointed at rightly, pointed at wrongly, told without a place) of 400, and no plan ever
    1: (400, 0, 0),
    2: (400, 0, 0),
    3: (400, 0, 0),
    4: (0, 0, 400),
    5: (0, 0, 400),
    6: (0, 0, 400),
    8: (0, 0, 400),
    12: (0, 0, 400),
}


@pytest.mark.parametrize("wrong", MEASURED)
def test_the_rates_as_measured(wrong: int) -> None:
    rng = Random(7 * wrong)
    rightly = wrongly = told = 0
    for _ in range(400):
        where = sorted(rng.sample(range(CODE_SIGNS), wrong))
        said = CODES.read(with_wrong(tidy(CODE), where, rng))
        assert isinstance(said, CodeFault)
        rightly += said.places == tuple(where)
        told += said.flaw is CodeFlaw.SEVERAL
        wrongly += said.flaw is CodeFlaw.MISTYPED and said.places != tuple(where)

    assert (rightly, wrongly, told) == MEASURED[wrong]


# -- what else can be wrong ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "perhaps"), [("O", "0"), ("o", "0"), ("I", "1"), ("l", "1"), ("U", "V")])
def test_a_letter_that_no_code_has_is_named(typed: str, perhaps: str) -> None:
    text = f"{CODE[:6]}{typed}{CODE[7:]}"

    assert CODES.read(text) == CodeFault(CodeFlaw.NOT_USED, (5,), typed.upper(), perhaps)


@pytest.mark.parametrize("sign", ["*", "ß", "\uff10", "\u202e", "\x00", "é", "😀"])
def test_any_other_sign_is_named_without_a_guess(sign: str) -> None:
    assert CODES.read(CODE[:2] + sign) == CodeFault(CodeFlaw.NOT_USED, (2,), sign)


@pytest.mark.parametrize(
    ("text", "count"),
    [(CODE[:-1], 15), (CODE + "0", 17), ("1", 1), (CODE[:-5], 12), (CODE + CODE, 32), ("1" * 100_000, 48)],
)
def test_too_few_and_too_many_signs_are_counted(text: str, count: int) -> None:
    assert CODES.read(text) == CodeFault(CodeFlaw.LENGTH, count=count)


@pytest.mark.parametrize("text", ["", "   ", " - – "])
def test_nothing_is_told_as_nothing(text: str) -> None:
    assert CODES.read(text) == CodeFault(CodeFlaw.EMPTY)


@pytest.mark.parametrize("more", [0, 4, 8])
def test_a_code_of_a_later_version_says_so(more: int) -> None:
    later = with_checks(bytes((2, *data_of(PLAN)[1:], *range(more))))

    assert CODES.read(grouped(later)) == CodeFault(CodeFlaw.LATER)


def test_a_mistyped_code_of_a_later_version_is_pointed_at_first() -> None:
    later = with_checks(bytes((2, *data_of(PLAN)[1:])))

    assert CODES.read(with_wrong(later, [0], Random(1))) == CodeFault(CodeFlaw.MISTYPED, (0,))


@pytest.mark.parametrize("data", [(1, *[0] * 7), (0, *data_of(PLAN)[1:]), (1, *[31] * 7), (1, *[1] * 11)])
def test_signs_that_fit_and_name_no_plan_are_refused(data: tuple[int, ...]) -> None:
    assert CODES.read(with_checks(bytes(data))) == CodeFault(CodeFlaw.UNKNOWN)
