"""Which of how many times on a day."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Bout:
    """Bout ``number`` of ``of``, counted from 1."""

    number: int
    of: int
