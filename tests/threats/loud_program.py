"""The program as it is, with everything that any of its parts would write down at the lowest level.

``python -m tests.threats.loud_program`` takes the program's own words.
"""

from __future__ import annotations

import logging
import sys


class Loud(logging.Logger):
    """Keeps nothing back, whatever it is asked."""

    def setLevel(self, level: int | str) -> None:
        super().setLevel(logging.DEBUG)


def main() -> int:
    """As the console's door."""
    logging.setLoggerClass(Loud)
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    logging.getLogger("markdown_it").disabled = True  # thousands of lines about lessons, and nobody's words
    from gmi_trainer.__main__ import main as program

    return program()


if __name__ == "__main__":
    sys.exit(main())
