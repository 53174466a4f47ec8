"""Which tests may be compared: only those that were taken in the same way."""

from __future__ import annotations

from gmi_trainer.domain.activity import DrillSpec

COMPLETE_SHARE = 0.9
"""A test is complete with nine of ten pictures scored: somebody who left out a few can still compare."""


def is_complete(scored: int, spec: DrillSpec) -> bool:
    """Whether so many scored pictures are a whole test (design)."""
    return scored >= spec.pictures * COMPLETE_SHARE


def conditions_of(spec: DrillSpec) -> str:
    """How a drill was made, in a word: tests with the same one compare.

    The record keeps it beside each drill: other words for the same conditions need a migration that writes them anew.
    """
    parts = (
        spec.part,
        spec.mode,
        spec.test_set,
        spec.limit_ms,
        spec.pictures,
        spec.input_kind,
        spec.answering_limb,
        spec.dwell_ms,
        *spec.interval_ms,
        spec.too_fast_ms,
    )
    return "|".join("-" if part is None else str(part) for part in parts)


def are_comparable(one: DrillSpec, other: DrillSpec) -> bool:
    """Same part, version of the test set, limit, length, way and limb of answering, and pace."""
    return conditions_of(one) == conditions_of(other)
