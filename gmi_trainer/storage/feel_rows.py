"""One tap after a practice, as the number that a rating keeps."""

from __future__ import annotations

from gmi_trainer.domain.checkin import Feel

_FEELS = {-1.0: Feel.EASIER, 0.0: Feel.SAME, 1.0: Feel.WORSE}


def feel_from(value: float | None) -> Feel | None:
    """What was said; None: nothing, or something that a later version knows."""
    return _FEELS.get(value) if value is not None else None
