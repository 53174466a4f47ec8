"""When a question comes back (science C4: after about 1, 3, 7, 14 and 30 days; on the next day after a miss)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.learning import Answer, Sureness
from gmi_trainer.domain.lesson import NOT_SURE
from gmi_trainer.services.review import LONGEST_DAYS, comes_back
from tests.samples import sample_answer

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
RIGHT, MISS = "+", "-"


def waits(answers: str, late: int = 0) -> list[int]:
    """Days until the question comes back, after each answer, given so many days after it came back."""
    given: list[Answer] = []
    found, day = [], MONDAY
    for answer in answers:
        given.append(sample_answer(day=day, was_right=answer == RIGHT))
        due = comes_back(given)
        found.append((due - day).days)
        day = due + timedelta(days=late)
    return found


def test_what_is_known_comes_back_after_longer_and_longer() -> None:
    assert waits("++++++") == [1, 3, 7, 15, 29, 50]


def test_these_are_near_what_was_asked_for() -> None:
    for found, wanted in zip(waits("+++++"), (1, 3, 7, 14, 30), strict=True):
        assert abs(found - wanted) <= 1


@pytest.mark.parametrize("before", ["", "+", "+++", "++++++++", "-", "--", "+-+-"])
def test_a_miss_comes_back_on_the_next_day(before: str) -> None:
    assert waits(before + MISS)[-1] == 1


@pytest.mark.parametrize("before", ["-", "+-", "++-", "+++-", "++++-", "+++++-"])
def test_after_a_miss_it_grows_again_from_the_beginning(before: str) -> None:
    after = waits(before + "+++++")[len(before) :]

    assert after[0] <= 4
    assert all(later > earlier for earlier, later in pairwise(after))
    assert after[-1] >= 20


def test_many_misses_make_it_come_back_more_often_but_not_for_ever() -> None:
    after = waits("+-+-+-++++++")[-5:]

    assert after[0] <= 7
    assert after[-1] >= 28


def test_what_was_still_known_after_longer_rests_longer() -> None:
    on_time, late = waits("++++"), waits("++++", late=5)

    assert all(longer > usual for longer, usual in zip(late[1:], on_time[1:], strict=True))


def test_nothing_stays_away_for_ever() -> None:
    assert max(waits(RIGHT * 20)) == waits(RIGHT * 20)[-1] == LONGEST_DAYS


def test_not_sure_is_a_miss() -> None:
    known = [sample_answer(), sample_answer(day=MONDAY + DAY)]
    not_sure = sample_answer(day=MONDAY + 4 * DAY, option_id=NOT_SURE, was_right=False)

    assert comes_back([*known, not_sure]) == MONDAY + 5 * DAY


def test_a_second_try_on_the_same_day_changes_nothing() -> None:
    missed = sample_answer(was_right=False)

    assert comes_back([missed, sample_answer()]) == comes_back([missed]) == MONDAY + DAY
    assert comes_back([sample_answer(), missed]) == comes_back([sample_answer()])


def test_the_time_of_day_and_how_sure_somebody_was_do_not_matter() -> None:
    first = sample_answer()
    late = sample_answer(answered_utc=first.answered_utc + timedelta(hours=15), sure=Sureness.GUESS)

    assert comes_back([late]) == comes_back([first])


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    ahead = sample_answer(day=MONDAY + 9 * DAY)

    assert comes_back([ahead, sample_answer()]) >= MONDAY + 9 * DAY


def test_without_an_answer_nothing_comes_back() -> None:
    with pytest.raises(AssertionError):
        comes_back([])


@given(st.text(alphabet=RIGHT + MISS, min_size=1, max_size=30), st.integers(0, 400))
def test_it_always_comes_back_and_never_on_the_same_day(answers: str, late: int) -> None:
    found = waits(answers, late)

    assert all(1 <= days <= LONGEST_DAYS for days in found)
    assert all(days == 1 for days, answer in zip(found, answers, strict=True) if answer == MISS)
    assert found == waits(answers, late)
