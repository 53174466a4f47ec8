"""The light look at its usual size, for what is painted into a picture and printed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import lengths_of
from gmi_trainer.ui.theme.theme import Scheme, SystemLook, Theme
from gmi_trainer.ui.theme.tokens import LIGHT


class PaperLook(Look):
    """Nothing moves in it. The application keeps the look that it has: nothing is applied, nothing is listened to."""

    def __init__(self, look: Look) -> None:
        """``look``: the one in force, whose drawings are read already."""
        QObject.__init__(self)
        self._app = look._app
        self._cache = look._cache
        self._theme = Theme(Scheme.LIGHT, 100, reduced_motion=True)
        self._system = SystemLook()
        self._tokens = LIGHT
        self._lengths = lengths_of(self._theme, high_contrast=False)
        self._icons = look._icons
        self._drawings = {}

    def _apply(self) -> None:
        """The application is not touched."""
