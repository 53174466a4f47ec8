"""Silence during a block: the garbage collector does not run inside a trial."""

from __future__ import annotations

import gc


class Quiet:
    """Owner of the garbage collector's switch. Collects and freezes first, so that what lives stays out of
    later collections; ``leave`` enables **and unfreezes**. Entering or leaving twice does nothing.

    A collection with a large heap takes about 27 ms: longer than a whole screen refresh.
    """

    def __init__(self) -> None:
        self._is_on = False

    @property
    def is_on(self) -> bool:
        """Whether the collector is off."""
        return self._is_on

    def enter(self) -> None:
        """Collect, freeze, disable."""
        if self._is_on:
            return
        gc.collect()
        gc.freeze()
        gc.disable()
        self._is_on = True

    def leave(self) -> None:
        """Enable and unfreeze."""
        if not self._is_on:
            return
        gc.enable()
        gc.unfreeze()
        self._is_on = False
