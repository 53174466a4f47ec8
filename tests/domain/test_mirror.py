"""Whom a mirror does not suit alone, and when that is asked anew."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.mirror import (
    Barrier,
    MirrorCheck,
    MirrorLog,
    asks_safety_first,
    check_of,
    detail_of,
    mirror_standing,
)
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion

MONDAY = date(2025, 3, 10)


def fact(kind: DiaryKind, day: date = MONDAY, hour: int = 9, **detail: object) -> DiaryFact:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return DiaryFact(f"{kind}-{day}-{hour}", kind, day, at, detail)


def answered(*barriers: Barrier, agreed: bool = False, day: date = MONDAY, hour: int = 9) -> DiaryFact:
    return fact(DiaryKind.MIRROR_CHECK, day, hour, **detail_of(barriers, agreed=agreed))


def replied(occasion: SafetyOccasion, day: date) -> DiaryFact:
    return fact(
        DiaryKind.SAFETY,
        day,
        group=SafetyGroup.EMERGENCY.value,
        answer=SafetyAnswer.NO.value,
        why=occasion.value,
    )


def test_it_is_asked_before_anything_is_known() -> None:
    standing = mirror_standing([], MONDAY)

    assert (standing.check, standing.asks, standing.is_open, standing.is_closed) == (None, True, False, False)


def test_without_a_reason_it_is_open_for_thirty_days() -> None:
    facts = [answered()]

    assert mirror_standing(facts, MONDAY + timedelta(days=29)).is_open
    later = mirror_standing(facts, MONDAY + timedelta(days=30))
    assert later.asks
    assert not later.is_open


def test_a_reason_closes_it_and_a_clinician_opens_it() -> None:
    closed = mirror_standing([answered(Barrier.DIZZY)], MONDAY)
    agreed = mirror_standing([answered(Barrier.DIZZY), answered(Barrier.DIZZY, agreed=True, hour=10)], MONDAY)

    assert (closed.is_closed, closed.is_open) == (True, False)
    assert (agreed.is_closed, agreed.is_open) == (False, True)


def test_a_new_symptom_asks_again_until_it_is_answered() -> None:
    facts = [answered(), fact(DiaryKind.FLARE, hour=9), fact(DiaryKind.NEW_SYMPTOM, hour=10)]

    assert mirror_standing(facts, MONDAY).asks
    assert mirror_standing([*facts, answered(hour=11)], MONDAY).is_open


def test_what_a_later_program_knows_is_left_out() -> None:
    later = fact(DiaryKind.MIRROR_CHECK, barriers=["dizzy", "moonlight"], agreed="yes")

    assert check_of(later) == MirrorCheck(MONDAY, frozenset({Barrier.DIZZY}))
    assert check_of(fact(DiaryKind.MIRROR_CHECK, barriers=3)) == MirrorCheck(MONDAY)
    assert check_of(fact(DiaryKind.FLARE)) is None


def test_safety_comes_first_unless_it_was_answered_for_the_mirror_or_today() -> None:
    tuesday = MONDAY + timedelta(days=1)
    first_run = replied(SafetyOccasion.FIRST_RUN, MONDAY)

    assert asks_safety_first([], tuesday)
    assert asks_safety_first([first_run], tuesday)
    assert not asks_safety_first([first_run], MONDAY)
    assert not asks_safety_first([replied(SafetyOccasion.MIRROR, MONDAY)], tuesday)


def test_what_is_said_stays_on_its_scale() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        MirrorLog(like_mine=11)
    with pytest.raises(ValueError, match="relief"):
        MirrorLog(relief_min=-1)
