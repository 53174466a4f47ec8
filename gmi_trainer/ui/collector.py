"""The garbage collector's one switch. It is off while a block runs, and while another thread works."""

from __future__ import annotations

import gc


class Collector:
    """Off as long as anyone holds it. Python collects in whichever thread happens to allocate, and a widget
    that is collected outside the window's thread takes the program down with it."""

    def __init__(self) -> None:
        self._holds = 0

    @property
    def is_held(self) -> bool:
        """Whether it is off."""
        return self._holds > 0

    def hold(self) -> None:
        """Off, until as many times released. In the window's thread."""
        if not self._holds:
            gc.disable()
        self._holds += 1

    def release(self) -> None:
        """On again, if this was the last hold. What is due is collected here and now, not somewhere later."""
        assert self._holds > 0, "release what was held"
        self._holds -= 1
        if not self._holds:
            gc.collect(0)
            gc.enable()
