"""Makes the figure that a lesson names."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.ui.figures.breath_pacer_view import BreathPacerView
from gmi_trainer.ui.figures.claim_garden_view import ClaimGardenView
from gmi_trainer.ui.figures.crowd_view import CrowdView
from gmi_trainer.ui.figures.dimmer_view import DimmerView
from gmi_trainer.ui.figures.even_days_view import EvenDaysView
from gmi_trainer.ui.figures.helper_cells_view import HelperCellsView
from gmi_trainer.ui.figures.hundred_view import HundredView
from gmi_trainer.ui.figures.hurt_harm_view import HurtHarmView
from gmi_trainer.ui.figures.ladder_view import LadderView
from gmi_trainer.ui.figures.message_path_view import MessagePathView
from gmi_trainer.ui.figures.mixing_desk_view import MixingDeskView
from gmi_trainer.ui.figures.own_parts import NOTHING_OWN, OwnParts
from gmi_trainer.ui.figures.scales_view import ScalesView
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.signs_and_goal_view import SignsAndGoalView
from gmi_trainer.ui.figures.sleep_week_view import SleepWeekView
from gmi_trainer.ui.figures.spotlight_view import SpotlightView
from gmi_trainer.ui.figures.stress_dial_view import StressDialView
from gmi_trainer.ui.figures.turning_hand_view import TurningHandView
from gmi_trainer.ui.figures.two_curves_view import TwoCurvesView
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate

_log = logging.getLogger(__name__)

Make = Callable[[Figure, Look, Translate, QWidget | None], FigureView]
KINDS: Mapping[str, Make] = {
    "message-path": MessagePathView,
    "hurt-harm-grid": HurtHarmView,
    "two-curves": TwoCurvesView,
    "crowd": CrowdView,
    "dimmer": DimmerView,
    "mixing-desk": MixingDeskView,
    "helper-cells": HelperCellsView,
    "hundred-like-me": HundredView,
    "spotlight": SpotlightView,
    "claim-garden": ClaimGardenView,
    "turning-hand": TurningHandView,
    "sleep-week": SleepWeekView,
    "stress-dial": StressDialView,
}
MakeOwn = Callable[[Figure, Look, Translate, OwnParts], FigureView]
OWN_KINDS: Mapping[str, MakeOwn] = {
    "breath-pacer": lambda figure, look, translate, own: BreathPacerView(
        figure, look, translate, clock=SystemClock(), cautions=own.cautions
    ),
    "even-days": lambda figure, look, translate, own: EvenDaysView(
        figure, look, translate, saves_energy=own.saves_energy
    ),
    "signs-and-goal": lambda figure, look, translate, own: SignsAndGoalView(
        figure, look, translate, goals=own.goals
    ),
    "ladder": lambda figure, look, translate, own: LadderView(
        figure, look, translate, predictions=own.predictions, saves_energy=own.saves_energy
    ),
    "scales": lambda figure, look, translate, own: ScalesView(figure, look, translate, own_cards=own.cards),
}
"""Those in which a person writes something of their own, or to which they said something before."""


def figure_for(
    figure: Figure,
    look: Look,
    translate: Translate,
    parent: QWidget | None = None,
    *,
    own: OwnParts = NOTHING_OWN,
) -> FigureView | None:
    """The widget; None where there is none of that kind, or where its settings do not fit: the lesson goes on.

    ``own``: where it is kept what a person writes in it.
    """
    make, make_own = KINDS.get(figure.kind), OWN_KINDS.get(figure.kind)
    try:
        if make_own is not None:
            view = make_own(figure, look, translate, own)
        elif make is not None:
            view = make(figure, look, translate, None)  # what is half made belongs to nobody, and goes
        else:
            return None
    except UnfitFigureError as problem:
        _log.warning("a figure is left out: %s", problem)
        return None
    view.setParent(parent)
    return view
