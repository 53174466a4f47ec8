"""Which tests may be compared: only those that were taken in the same way."""

from __future__ import annotations

from gmi_trainer.domain.activity import DrillSpec


def are_comparable(one: DrillSpec, other: DrillSpec) -> bool:
    """Same part, version of the test set, limit, length, way and limb of answering, and pace."""
    return _conditions(one) == _conditions(other)


def _conditions(spec: DrillSpec) -> tuple[object, ...]:
    return (
        spec.part,
        spec.mode,
        spec.test_set,
        spec.limit_ms,
        spec.pictures,
        spec.input_kind,
        spec.answering_limb,
        spec.interval_ms,
    )
