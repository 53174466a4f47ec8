"""A built-in template with its dose as a few small numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain import coded_plan
from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.coded_plan import (
    CODE_VERSION,
    DATA_SIGNS,
    HIGHEST_EDITION,
    CodedPlan,
    coded_in,
    data_of,
)
from gmi_trainer.domain.plan_dose import TemplateDose
from tests.coded_plans import coded_plans

LARGEST = CodedPlan(
    63,
    HIGHEST_EDITION,
    TemplateDose(SoreSide.NONE, 5, 40, 3, 12, 7, 10, True),
)


@given(coded_plans)
def test_every_plan_comes_back_as_it_was(coded: CodedPlan) -> None:
    assert coded_in(data_of(coded)) == coded


@given(coded_plans, coded_plans)
def test_two_plans_never_have_the_same_signs(one: CodedPlan, other: CodedPlan) -> None:
    assert (data_of(one) == data_of(other)) == (one == other)


@pytest.mark.parametrize("coded", [CodedPlan(1, 1, TemplateDose()), LARGEST])
def test_all_signs_are_of_32_and_the_first_is_the_version(coded: CodedPlan) -> None:
    data = data_of(coded)

    assert len(data) == DATA_SIGNS
    assert data[0] == CODE_VERSION
    assert all(0 <= sign < 32 for sign in data)


def test_codes_that_were_printed_once_stay_valid() -> None:
    """The order of what is told, and the rows, last for good."""
    assert data_of(CodedPlan(1, 1, TemplateDose())) == (1, 0, 16, 29, 8, 4, 26, 0)
    assert data_of(LARGEST) == (1, 31, 31, 30, 14, 23, 30, 0)


def test_every_row_has_room_for_its_places() -> None:
    for name, width, row in coded_plan._CHOSEN:
        assert len(row) <= 1 << width, name


@given(st.tuples(*[st.integers(0, 31)] * DATA_SIGNS))
def test_any_signs_are_a_plan_or_refused(data: tuple[int, ...]) -> None:
    try:
        coded = coded_in(data)
    except ValueError:
        return
    assert data_of(coded) == data


@pytest.mark.parametrize(
    "data",
    [
        (1, 0, 0, 0, 0, 0, 0, 0),  # no template has the number 0
        (1, 0, 0, 29, 8, 4, 26, 0),  # nor has one an edition 0
        (1, 0, 16, 29, 8, 4, 26, 1),  # something where nothing is told
        (1, 0, 16, 31, 31, 31, 26, 0),  # places that their rows do not have
        (2, 0, 16, 29, 8, 4, 26, 0),  # another version
        (1, 0, 16, 29, 8, 4, 26),
    ],
)
def test_signs_that_name_no_plan_are_refused(data: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        coded_in(data)


@pytest.mark.parametrize(("template", "edition"), [(0, 1), (64, 1), (1, 0), (1, 32)])
def test_what_a_code_cannot_tell_is_never_written(template: int, edition: int) -> None:
    with pytest.raises(ValueError):
        CodedPlan(template, edition, TemplateDose())
