"""Says what Qt sees of this computer, as one line of JSON. Run as a program of its own:

    python -m gmi_trainer.ui.screens

Qt ends the whole process where it cannot reach a screen, so whoever wants to know asks from outside.
"""

from __future__ import annotations

import json
import sys

HAS_NO_SCREEN = "--no-screen"


def main() -> int:
    """Print it; with ``--no-screen`` the versions alone."""
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QWidget  # the window needs it, and its libraries

    screens = []
    if HAS_NO_SCREEN not in sys.argv:
        app = QGuiApplication(sys.argv[:1])
        for screen in app.screens():
            size, ratio = screen.size(), screen.devicePixelRatio()
            width, height = round(size.width() * ratio), round(size.height() * ratio)
            screens.append([width, height, screen.refreshRate()])
    said = {"qt": qVersion(), "pyside": pyside, "screens": screens, "part": QWidget.__name__}
    sys.stdout.write(json.dumps(said) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
