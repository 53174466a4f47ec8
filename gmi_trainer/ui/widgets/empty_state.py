"""What a place shows before there is anything in it: kind words, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.text import Text, heading, muted


class EmptyState(QWidget):
    """An icon on a soft disc, one sentence, a second one, and at most one button."""

    def __init__(
        self,
        look: Look,
        icon: str,
        words: str,
        more: str,
        *,
        action: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = QVBoxLayout(self)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._rows.addWidget(Pictogram(look, icon, 88, "on_accent_soft", disc="accent_soft"), 0, centre)
        for text in (heading(words), muted(more)):
            self._rows.addWidget(_centred(text))
        if action is not None:
            self._rows.addWidget(action, 0, centre)
        self.setAccessibleName(words)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @Slot()
    def _on_look_changed(self) -> None:
        pad = self._look.px(24)
        self._rows.setContentsMargins(pad, self._look.px(40), pad, self._look.px(40))
        self._rows.setSpacing(self._look.px(14))


def _centred(text: Text) -> Text:
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
    return text
