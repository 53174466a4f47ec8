"""The figures that the lessons really have, and how a test looks at one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import yaml
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from gmi_trainer.domain.lesson import Figure

LESSONS = Path(__file__).parents[3] / "lessons"


def read(path: Path) -> dict[str, Any]:  # Any: whatever a lesson's file says
    return cast("dict[str, Any]", yaml.safe_load(path.read_text(encoding="utf-8")))


def figure_of(folder: str) -> Figure:
    """As it is written in a lesson's folder."""
    content = read(LESSONS / folder / "figure.yaml")
    return Figure(content["kind"], content["settings"], read(LESSONS / folder / "figure.en.yaml"))


def is_near(pixel: QColor, colour: QColor, by: int = 6) -> bool:
    """The same colour, for the eye."""
    return (
        abs(pixel.red() - colour.red()) <= by
        and abs(pixel.green() - colour.green()) <= by
        and abs(pixel.blue() - colour.blue()) <= by
    )


def share_of(image: QImage, rect: QRectF, colour: QColor, by: int = 6) -> float:
    """How much of a place has a colour."""
    found = total = 0
    for x in range(round(rect.left()), round(rect.right())):
        for y in range(round(rect.top()), round(rect.bottom())):
            total += 1
            found += is_near(image.pixelColor(x, y), colour, by)
    return found / total
