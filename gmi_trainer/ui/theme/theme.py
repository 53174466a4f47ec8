"""How the program should look, as one value, and what the computer says about its own looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints

from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.machine_settings import Scheme
from gmi_trainer.ui.theme.tokens import Tokens, tokens_for

TEXT_PERCENTS = (100, 125, 150, 175, 200)
BASE_TEXT_PX = 17


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: colours, text size in percent of the base size, and whether things keep still.

    ``reduced_motion`` None means: as the computer asks.
    """

    scheme: Scheme = Scheme.SYSTEM
    text_percent: int = 100
    reduced_motion: bool | None = None

    @property
    def scale(self) -> float:
        """The factor for every length and type size."""
        return self.text_percent / 100

    def px(self, length_at_100: float) -> int:
        """A length that grows with the text."""
        return round(length_at_100 * self.scale)


@dataclass(frozen=True, slots=True)
class SystemLook:
    """What the computer asks for, read once at a time."""

    dark: bool = False
    high_contrast: bool = False
    reduced_motion: bool = False


def read_system_look(hints: QStyleHints) -> SystemLook:
    """Ask Qt. What a platform or an older Qt cannot say counts as "no wish"."""
    accessibility = hints.accessibility()
    motion = getattr(accessibility, "motionPreference", None)  # Qt 6.12 and newer
    return SystemLook(
        dark=hints.colorScheme() is Qt.ColorScheme.Dark,
        high_contrast=accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast,
        reduced_motion=motion is not None and motion().name == "ReducedMotion",
    )


def resolve(theme: Theme, system: SystemLook) -> Tokens:
    """The colours for a choice on a computer that asks for this."""
    match theme.scheme:
        case Scheme.SYSTEM:
            return tokens_for(dark=system.dark, high_contrast=system.high_contrast)
        case Scheme.LIGHT:
            return tokens_for(dark=False, high_contrast=False)
        case Scheme.DARK:
            return tokens_for(dark=True, high_contrast=False)
        case Scheme.HIGH_CONTRAST_LIGHT:
            return tokens_for(dark=False, high_contrast=True)
        case Scheme.HIGH_CONTRAST_DARK:
            return tokens_for(dark=True, high_contrast=True)


__all__ = [
    "BASE_TEXT_PX",
    "TEXT_PERCENTS",
    "Scheme",
    "SystemLook",
    "Theme",
    "read_system_look",
    "resolve",
]
