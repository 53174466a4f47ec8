"""What a person thinks will happen when they try something, and what did."""

from __future__ import annotations

from enum import StrEnum


class TurnedOut(StrEnum):
    """How it was, beside what was expected."""

    EASIER = "easier"
    AS_EXPECTED = "as_expected"
    HARDER = "harder"
