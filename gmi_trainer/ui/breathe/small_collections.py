"""While somebody follows the pacer a garbage collection must not be seen."""

from __future__ import annotations

import gc


class SmallCollections:
    """Collects once, then sets aside what lives: what is collected from now on takes no time worth the name.

    A drill holds the collector for a minute or two (``Quiet``): there a thousandth of a second matters. Here twenty
    minutes may pass, and an hour in a pause, so nothing may pile up; and a collection of the few things that were made
    since is far shorter than a picture of the screen. One of the whole program takes about 27 ms, and the circle would
    jerk. Entering or leaving twice does nothing.
    """

    def __init__(self) -> None:
        self._is_on = False

    @property
    def is_on(self) -> bool:
        """Whether the old is set aside."""
        return self._is_on

    def enter(self) -> None:
        """Before the lead-in: now nobody sees it."""
        if not self._is_on:
            gc.collect()
            gc.freeze()
            self._is_on = True

    def leave(self) -> None:
        """All of it is looked at again."""
        if self._is_on:
            gc.unfreeze()
            self._is_on = False
