"""A small knowledge check made by hand: four sentences in two groups, and times that somebody took it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gmi_trainer.domain.knowledge import (
    CheckGroup,
    CheckItem,
    CheckMoment,
    CheckTaken,
    GivenReply,
    KnowledgeCheck,
    Reply,
)
from gmi_trainer.domain.lesson import Course
from tests.sample_lessons import a_course

CHECK = KnowledgeCheck(
    4,
    (CheckGroup("pain", "What pain is", ("protector", "real")), CheckGroup("moving", "Moving", ("safe",))),
    (
        CheckItem("k1", "protector", "Pain is there to protect you.", True, "It makes you take care."),
        CheckItem("k2", "real", "Some pain is made up.", False, "All pain is real."),
        CheckItem("k3", "safe", "Moving is safe for most people.", True, "Few things are tested as well."),
        CheckItem("k4", "protector", "Pain measures harm.", False, "It protects, and does not measure."),
    ),
)


def a_course_with_check() -> Course:
    """Three lessons, and the sentences."""
    return replace(a_course(), check=CHECK)


def a_taken(
    number: int = 1,
    replies: str = "tftf",
    *,
    moment: CheckMoment = CheckMoment.START,
    finished: bool = True,
    day: date = date(2025, 3, 3),
) -> CheckTaken:
    """``replies``: to k1, k2 ...: t(rue), f(alse) or ? (not sure). All of "tftf" fit."""
    meant = {"t": Reply.TRUE, "f": Reply.FALSE, "?": Reply.NOT_SURE}
    given = {
        item.item_id: GivenReply(item.item_id, meant[one], meant[one] is item.fitting)
        for item, one in zip(CHECK.items, replies, strict=False)
    }
    return CheckTaken(number, CHECK.edition, moment, day, finished, given)
