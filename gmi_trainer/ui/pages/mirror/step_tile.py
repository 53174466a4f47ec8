"""One step with the mirror: its number, what is done, when it is time for the next. Pressing it makes it one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.mirror import MirrorStep
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.tile import WordedTile
from gmi_trainer.ui.words.mirror import step_about, step_title
from gmi_trainer.ui.words.translate import Translate

PAD_PX, SIGN_PX, GAP_PX = 16, 24, 14


class StepTile(WordedTile, QAbstractButton):
    """Their own one has a tick beside it, so that it is not told by colour alone."""

    least_extra_px, widest_px, air_px = 10, 700, 12

    def __init__(
        self, look: Look, step: MirrorStep, translate: Translate, parent: QWidget | None = None
    ) -> None:
        self.step = step
        self._is_own = False
        self._tick = look.icon("check", "on_accent_soft")
        self._translate = translate
        title, about = step_title(step, translate), step_about(step, translate)
        super().__init__(look, f"mirror.step.{int(step)}", title, about, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_own(self) -> bool:
        """It is where the person is."""
        return self._is_own

    def tell_way(self, *, is_own: bool, line: str) -> None:
        """``line``: how far somebody is with it; empty: nothing to tell."""
        self._is_own = is_own
        about = step_about(self.step, self._translate)
        self._about = f"{about}\n{line}" if line else about
        spoken = self.tr("{step}, your step now") if is_own else "{step}"
        self.setAccessibleName(spoken.format(step=self.text()))
        self.setAccessibleDescription(self._about)
        self.updateGeometry()
        self.update()

    def _paint(self, painter: QPainter) -> None:
        px, own = self._look.px, self._is_own
        self._paint_choosable(painter, chosen=own, pointed_at=self.underMouse() or self.isDown())
        side = px(SIGN_PX)
        if own:
            self._tick.paint(painter, self._halfway_down(px(PAD_PX), side, side))
        at = px(PAD_PX) + side + px(GAP_PX)
        self._paint_words(
            painter, at, self.width() - self._beside_words(), "on_accent_soft" if own else "text"
        )

    def _beside_words(self) -> int:
        return self._look.px(2 * PAD_PX + SIGN_PX + GAP_PX)
