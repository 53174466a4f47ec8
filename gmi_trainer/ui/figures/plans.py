"""Which figures there are, and whether a lesson's file has what one of them needs. Read without Qt, for the console."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.services.lesson_report import FigureFault
from gmi_trainer.ui.figures.settings import UnfitFigureError

ReadPlan = Callable[[Figure], object]

PLANS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "breath-pacer": ("breath_pacer", "pacer_plan"),
        "claim-garden": ("claim_garden", "garden_plan"),
        "crowd": ("crowd", "crowd_plan"),
        "dimmer": ("dimmer", "dimmer_plan"),
        "even-days": ("even_days", "days_plan"),
        "helper-cells": ("helper_cells", "helper_plan"),
        "hundred-like-me": ("hundred", "hundred_plan"),
        "hurt-harm-grid": ("hurt_harm", "grid_plan"),
        "ladder": ("ladder", "ladder_plan"),
        "message-path": ("message_path", "message_plan"),
        "mixing-desk": ("mixing_desk", "desk_plan"),
        "scales": ("scales", "scales_plan"),
        "signs-and-goal": ("signs_and_goal", "signs_plan"),
        "sleep-week": ("sleep_week", "sleep_plan"),
        "spotlight": ("spotlight", "spotlight_places"),
        "stress-dial": ("stress_dial", "stress_plan"),
        "turning-hand": ("turning_hand", "turning_hand_plan"),
        "two-curves": ("two_curves", "curves_plan"),
    }
)
"""For each kind the module of its rules, and what reads its settings there."""

_FAULT = re.compile(r"(?P<where>[^:]*): expected (?P<expected>.*)", re.DOTALL)
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def fault_in(figure: Figure) -> FigureFault | None:
    """What does not fit, if anything: the first of it."""
    if figure.kind not in PLANS:
        return FigureFault(("kind",), f"a figure of the program ({', '.join(PLANS)})")
    module, name = PLANS[figure.kind]
    read: ReadPlan = getattr(import_module(f"gmi_trainer.ui.figures.{module}"), name)
    try:
        read(figure)
    except UnfitFigureError as error:
        return _told(str(error), figure.kind)
    return None


def _told(message: str, kind: str) -> FigureFault:
    """ "crowd.findings[2].counts: expected ..." as a way through the file; it counts from 0."""
    found = _FAULT.fullmatch(message)
    if found is None:
        return FigureFault(("settings",), message)
    steps = _STEP.findall(found["where"].removeprefix(kind))
    way = tuple(int(number) - 1 if number else name for number, name in steps)
    name = ".".join(name for number, name in steps if name)
    return FigureFault(("settings", *way), f"{name}: {found['expected']}" if name else found["expected"])
