"""Says what Qt sees of this computer, screens and sound, as one line of JSON. Run as a program of its own:

    python -m gmi_trainer.ui.screens

Qt ends the whole process where it cannot reach a screen, so whoever wants to know asks from outside.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from gmi_trainer.ui.voice import find_voice

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

HAS_NO_SCREEN = "--no-screen"


def main() -> int:
    """Print it; with ``--no-screen`` the versions alone."""
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import QCoreApplication, qVersion
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QWidget  # the window needs it, and its libraries

    screens = []
    if HAS_NO_SCREEN not in sys.argv:
        app: QCoreApplication = QGuiApplication(sys.argv[:1])
        for screen in QGuiApplication.screens():
            size, ratio = screen.size(), screen.devicePixelRatio()
            width, height = round(size.width() * ratio), round(size.height() * ratio)
            screens.append([width, height, screen.refreshRate()])
    else:
        app = QCoreApplication(sys.argv[:1])
    said = {
        "qt": qVersion(),
        "pyside": pyside,
        "screens": screens,
        "part": QWidget.__name__,
        **_sound(app),
        "may_speak": find_voice() is not None,
    }
    sys.stdout.write(json.dumps(said) + "\n")
    return 0


def _sound(_app: QCoreApplication) -> dict[str, object]:
    """How many devices there are to play on, while there is an application; or what is missing, so that none can be
    played on at all."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as missing:
        return {"sound_lacks": str(missing)}
    return {"outputs": len(QMediaDevices.audioOutputs())}


if __name__ == "__main__":
    sys.exit(main())
