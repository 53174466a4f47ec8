"""A round of safety questions: which one comes next, and what is kept of it."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, SafetyReply
from gmi_trainer.ui.pages.safety.asking import Asking

EMERGENCY, SOON, OTHER_WAY = SafetyGroup
DAY = date(2025, 3, 10)


def test_the_three_questions_follow_one_another() -> None:
    asking = Asking().with_answer(EMERGENCY, SafetyAnswer.NO)

    assert asking.after(EMERGENCY) is SOON
    assert asking.after(SOON) is OTHER_WAY
    assert asking.after(OTHER_WAY) is None


def test_an_emergency_ends_the_round() -> None:
    asking = Asking().with_answer(SOON, SafetyAnswer.NO).with_answer(EMERGENCY, SafetyAnswer.NEW)

    assert asking.after(EMERGENCY) is None
    assert asking.replies(DAY, SafetyOccasion.ASKED_FOR) == (
        SafetyReply(EMERGENCY, SafetyAnswer.NEW, DAY, SafetyOccasion.ASKED_FOR),
    )


def test_what_was_looked_at_is_known_from_then_on() -> None:
    asking = Asking({EMERGENCY: SafetyAnswer.NEW, SOON: SafetyAnswer.NO}).looked_at()

    assert asking.answers == {EMERGENCY: SafetyAnswer.KNOWN, SOON: SafetyAnswer.NO}
    assert asking.after(EMERGENCY) is SOON


def test_only_answered_questions_are_kept() -> None:
    asking = Asking({SOON: SafetyAnswer.NOT_SAID})

    assert [reply.group for reply in asking.replies(DAY, SafetyOccasion.LONG_BREAK)] == [SOON]
