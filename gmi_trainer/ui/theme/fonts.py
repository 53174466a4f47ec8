"""The bundled typeface, made for people who read with effort."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


def load_fonts(folder: Path) -> bool:
    """Register the four weights with Qt; False where one is missing (the computer's own font stands in)."""
    ids = [
        QFontDatabase.addApplicationFont(str(folder / f"AtkinsonHyperlegibleNext-{weight}.ttf"))
        for weight in WEIGHTS
    ]
    return all(number >= 0 for number in ids)


def font_of(size_px: int) -> QFont:
    """The program's font. Unhinted, so that letters keep their shape at every size.

    The computer's own families stay behind it for arrows and scripts that it does not have.
    """
    font = QFont()
    font.setFamilies([FAMILY, *QFont().families()])
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
