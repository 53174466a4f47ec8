"""A figure as a still picture in the light look, with what it shows in words: for paper."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.factory import figure_for
from gmi_trainer.ui.figures.picture import FigurePicture
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.paper_look import PaperLook
from gmi_trainer.ui.words.translate import Translate

WIDTH_PX = 680
DOTS_A_PX = 2.5
"""On paper that is about 270 dots an inch."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """``picture``: as the figure begins, without its controls. ``says``: the same in words."""

    picture: QImage
    says: str


def portrait_of(figure: Figure, look: Look, translate: Translate) -> Portrait | None:
    """None where there is no figure of that kind, or nothing painted in it."""
    view = figure_for(figure, PaperLook(look), translate)
    if view is None:
        return None
    painted = [one for one in view.findChildren(FigurePicture) if not one.isHidden()]
    says = view.pose()
    portrait = Portrait(_painted(painted[0]), says) if painted else None
    view.deleteLater()
    return portrait


def _painted(picture: FigurePicture) -> QImage:
    """By itself, as wide as a page takes it."""
    picture.setParent(None)
    picture.ensurePolished()
    picture.resize(WIDTH_PX, picture.heightForWidth(WIDTH_PX))
    image = QImage(picture.size() * DOTS_A_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(DOTS_A_PX)
    image.fill(Qt.GlobalColor.white)
    picture.render(image, QPoint(), renderFlags=picture.RenderFlag.DrawChildren)
    image.setDevicePixelRatio(1.0)
    picture.deleteLater()
    return image
