"""How much a person is asked to rate: as little as possible, and nothing where they would rather not."""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.activity import DrillMode, SessionKind


class RatingAsk(StrEnum):
    """What is asked around a session."""

    NONE = "none"
    ONE_TAP = "one_tap"  # afterwards: easier, same, worse
    BEFORE_AND_AFTER = "before_and_after"  # 0 to 10, each can be left out


PRACTICES = frozenset({SessionKind.BREATHING, SessionKind.IMAGERY, SessionKind.MIRROR, SessionKind.NOTICE})
"""The guided practices."""

FIRST_SESSIONS = 3
"""So many of a practice are rated before and after (product: Today, rating budget)."""


def rating_ask(
    kind: SessionKind, mode: DrillMode | None, earlier_of_kind: int, plan_asks: bool, rates_pain: bool
) -> RatingAsk:
    """What to ask. ``earlier_of_kind``: how many sessions of this kind came before; ``mode`` of a drill."""
    if not rates_pain:
        return RatingAsk.NONE
    is_test = kind is SessionKind.DRILL and mode is DrillMode.TEST
    is_new = kind in PRACTICES and earlier_of_kind < FIRST_SESSIONS
    if plan_asks or is_test or is_new:
        return RatingAsk.BEFORE_AND_AFTER
    if kind is SessionKind.LESSON:
        return RatingAsk.NONE  # reading is not training: it has questions of its own
    return RatingAsk.ONE_TAP
