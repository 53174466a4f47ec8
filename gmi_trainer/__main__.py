"""The program's two doors: ``gmi-trainer`` for the console, ``gmi-trainer-window`` for the desktop."""

from __future__ import annotations

import sys

from gmi_trainer.bootstrap.core import run


def main() -> int:
    """The console's door: every command, and the window where none is named."""
    return run(sys.argv[1:])


def window() -> int:
    """The desktop's door: the same, for systems that start windows without a console."""
    return run(sys.argv[1:], with_console=False)


if __name__ == "__main__":
    sys.exit(main())
