"""Reads what is needed for cameras when somebody opens the mirror, where the system has it at all."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject

from gmi_trainer.ui.sound import QUIETER_LOG

if TYPE_CHECKING:
    from gmi_trainer.ui.webcam.cameras import Cameras

log = logging.getLogger(__name__)


def load_cameras(parent: QObject) -> Cameras | None:
    """None where the system lacks its parts."""
    QLoggingCategory.setFilterRules(QUIETER_LOG)
    try:
        from gmi_trainer.ui.webcam.cameras import Cameras
    except ImportError as error:
        log.warning("no cameras: %s", error)
        return None
    return Cameras(parent)
