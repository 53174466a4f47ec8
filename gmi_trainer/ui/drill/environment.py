"""How a session is measured, as stored with it: libraries, screen, stimulus rectangle, method of the stamps."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QPoint, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.timing import timing_quality
from gmi_trainer.domain.trial import TrialResult


class Environment:
    """Of one drill: what is known before its first picture, and what its course adds."""

    def __init__(self, view: QWidget, onset_method: str, stage_colour: str) -> None:
        """``view`` shows the pictures."""
        screen = view.screen()
        self._view = view
        self._rects = [_stimulus_rect(view)]
        self.at_start: dict[str, object] = {
            "qt_version": qVersion(),
            "pyside_version": pyside_version,
            "python_version": platform.python_version(),
            "system": f"{platform.system()} {platform.release()}",
            "platform_plugin": QGuiApplication.platformName(),
            "screen": screen.name(),
            "screen_size": [screen.size().width(), screen.size().height()],
            "refresh_hz": round(_refresh_hz(view), 3),
            "device_pixel_ratio": view.devicePixelRatio(),
            "stimulus_rect": self._rects[0],
            "stage_colour": stage_colour,
            "onset_method": onset_method,
            "switch_interval_s": sys.getswitchinterval(),
        }

    def look_again(self) -> None:
        """After a rest the pictures may stand elsewhere."""
        rect = _stimulus_rect(self._view)
        if rect != self._rects[-1]:
            self._rects.append(rect)

    def at_end(self, trials: Sequence[TrialResult]) -> dict[str, object]:
        """All of it, with what the drill itself showed."""
        quality = timing_quality(trials, _refresh_hz(self._view))
        found = self.at_start | {
            "timing_quality": quality.level.value,
            "timing_within_ms": round(quality.within_ms, 3),
            "screen_ms": round(quality.screen_ms, 1),
            "worst_clamp_ms": round(quality.worst_clamp_ms, 3),
            "late_trials": quality.late_trials,
        }
        if len(self._rects) > 1:
            found["later_stimulus_rects"] = self._rects[1:]
        return found


def _stimulus_rect(view: QWidget) -> list[int]:
    """Left, top, width and height of the picture in device pixels of the whole desktop."""
    ratio = view.devicePixelRatio()
    corner = view.mapToGlobal(QPoint(0, 0))
    return [round(length * ratio) for length in (corner.x(), corner.y(), view.width(), view.height())]


def _refresh_hz(widget: QWidget) -> float:
    """The screen's refresh rate, 0 where it is not known."""
    return float(widget.screen().refreshRate())
