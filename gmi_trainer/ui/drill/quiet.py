"""Silence during a block: the garbage collector does not run inside a trial."""

from __future__ import annotations

import gc

from gmi_trainer.domain.values import write_all
from gmi_trainer.ui.collector import Collector


class Quiet:
    """Holds the garbage collector. Collects and freezes first, so that what lives stays out of later
    collections; ``leave`` unfreezes **and** lets go. Entering or leaving twice does nothing.

    A collection with a large heap takes about 27 ms: longer than a whole screen refresh.
    """

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._is_on = False

    @property
    def is_on(self) -> bool:
        """Whether the collector is held."""
        return self._is_on

    def enter(self) -> None:
        """Collect, freeze, hold."""
        if self._is_on:
            return
        write_all()  # a tenth of a millisecond a class, which would else be lost in the first trial
        gc.collect()
        gc.freeze()
        self._collector.hold()
        self._is_on = True

    def leave(self) -> None:
        """Unfreeze and let go."""
        if not self._is_on:
            return
        gc.unfreeze()
        self._collector.release()
        self._is_on = False
