"""Which of how many times on a day, and in what spirit."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Bout:
    """Bout ``number`` of ``of``, counted from 1. ``is_gentle``: of an easier day, which asks for nothing more."""

    number: int
    of: int
    is_gentle: bool = False
