"""How a breathing session was shown, as stored with it: the window system, and how steadily the pacer moved."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

NS_PER_S = 1_000_000_000


class Steadiness:
    """Counts the looks at a session and the gaps between them; a halt is no gap."""

    def __init__(self) -> None:
        self._last_ns: int | None = None
        self._gaps = 0
        self._gaps_ns = 0
        self._worst_ns = 0

    @property
    def per_second(self) -> float:
        """How many looks there were in a second; 0 before the second one."""
        return self._gaps * NS_PER_S / self._gaps_ns if self._gaps_ns else 0.0

    @property
    def worst_gap_ms(self) -> float:
        """The longest time between two of them."""
        return self._worst_ns / 1_000_000

    def look(self, now_ns: int) -> None:
        """Another one."""
        if self._last_ns is not None:
            gap = now_ns - self._last_ns
            self._gaps += 1
            self._gaps_ns += gap
            self._worst_ns = max(self._worst_ns, gap)
        self._last_ns = now_ns

    def halt(self) -> None:
        """What comes now is not between two looks."""
        self._last_ns = None


def at_start(view: QWidget) -> dict[str, object]:
    """What is known before the first breath. ``view`` shows the pacer."""
    return {
        "qt_version": qVersion(),
        "pyside_version": pyside_version,
        "python_version": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "platform_plugin": QGuiApplication.platformName(),
        "refresh_hz": round(float(view.screen().refreshRate()), 3),
        "device_pixel_ratio": view.devicePixelRatio(),
    }


def at_end(started: dict[str, object], looks: Steadiness) -> dict[str, object]:
    """The same, with how it went."""
    return started | {
        "pacer_per_second": round(looks.per_second, 1),
        "pacer_worst_gap_ms": round(looks.worst_gap_ms, 1),
    }
