"""What "easier" means after a stop: half as long, the next easier pictures, no clock, and never a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gmi_trainer.domain.activity import DrillMode, DrillSpec, spec_for_training
from gmi_trainer.domain.dosing import easier, halved, minutes_of
from gmi_trainer.domain.plan import DrillDose


def easier_drill(spec: DrillSpec, levels: Sequence[int]) -> DrillSpec:
    """The same body part, answered in the same way. ``levels``: those that have pictures."""
    dose = DrillDose(spec.part, DrillMode.TRAINING, spec.pictures, spec.level)
    shorter, _ = halved(easier(dose, spec.level, levels), minutes_of(spec.pictures))
    assert isinstance(shorter, DrillDose), "half a drill is a drill"
    usual = spec_for_training(spec.part, shorter.pictures or spec.pictures, level=shorter.level or spec.level)
    return replace(
        usual,
        interval_ms=spec.interval_ms,
        too_fast_ms=spec.too_fast_ms,
        input_kind=spec.input_kind,
        answering_limb=spec.answering_limb,
        keys=spec.keys,
        own_keys=spec.own_keys,
        dwell_ms=spec.dwell_ms,
        source=spec.source,
    )
