"""Makes the figure that a lesson names."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.ui.figures.crowd_view import CrowdView
from gmi_trainer.ui.figures.dimmer_view import DimmerView
from gmi_trainer.ui.figures.helper_cells_view import HelperCellsView
from gmi_trainer.ui.figures.hurt_harm_view import HurtHarmView
from gmi_trainer.ui.figures.message_path_view import MessagePathView
from gmi_trainer.ui.figures.mixing_desk_view import MixingDeskView
from gmi_trainer.ui.figures.scales import OwnCards
from gmi_trainer.ui.figures.scales_view import ScalesView
from gmi_trainer.ui.figures.settings import UnfitFigureError
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
    "scales": ScalesView,
    "mixing-desk": MixingDeskView,
    "helper-cells": HelperCellsView,
}


def figure_for(
    figure: Figure,
    look: Look,
    translate: Translate,
    parent: QWidget | None = None,
    *,
    own_cards: OwnCards | None = None,
) -> FigureView | None:
    """The widget; None where there is none of that kind, or where its settings do not fit: the lesson goes on.

    ``own_cards``: where the cards are kept that a person writes for the scales.
    """
    make = KINDS.get(figure.kind)
    if make is None:
        return None
    try:
        if make is ScalesView:
            view: FigureView = ScalesView(figure, look, translate, None, own_cards=own_cards)
        else:
            view = make(figure, look, translate, None)  # what is half made belongs to nobody, and goes
    except UnfitFigureError as problem:
        _log.warning("a figure is left out: %s", problem)
        return None
    view.setParent(parent)
    return view
