"""How a session is measured, as stored with it: libraries, screen, stimulus rectangle, method of the stamps."""

from __future__ import annotations

import platform
import sys

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QPoint, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.timing import TimingQuality


def stimulus_rect(view: QWidget) -> list[int]:
    """Left, top, width and height of the picture in device pixels of the whole desktop."""
    ratio = view.devicePixelRatio()
    corner = view.mapToGlobal(QPoint(0, 0))
    return [round(length * ratio) for length in (corner.x(), corner.y(), view.width(), view.height())]


def refresh_hz(widget: QWidget) -> float:
    """The screen's refresh rate, 0 where it is not known."""
    return float(widget.screen().refreshRate())


def measured_at_start(view: QWidget, onset_method: str, stage_colour: str) -> dict[str, object]:
    """What is known before the first picture."""
    screen = view.screen()
    return {
        "qt_version": qVersion(),
        "pyside_version": pyside_version,
        "python_version": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "platform_plugin": QGuiApplication.platformName(),
        "screen": screen.name(),
        "screen_size": [screen.size().width(), screen.size().height()],
        "refresh_hz": round(refresh_hz(view), 3),
        "device_pixel_ratio": view.devicePixelRatio(),
        "stimulus_rect": stimulus_rect(view),
        "stage_colour": stage_colour,
        "onset_method": onset_method,
        "switch_interval_s": sys.getswitchinterval(),
    }


def measured_at_end(quality: TimingQuality) -> dict[str, object]:
    """What the block itself showed."""
    return {
        "timing_quality": quality.level.value,
        "timing_within_ms": round(quality.within_ms, 3),
        "screen_ms": round(quality.screen_ms, 1),
        "worst_clamp_ms": round(quality.worst_clamp_ms, 3),
        "late_trials": quality.late_trials,
    }
