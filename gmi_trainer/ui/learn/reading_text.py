"""Text to read: wrapped at a calm measure, with small marks that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.ui.learn.typeset import CLAIM, typeset
from gmi_trainer.ui.theme.look import Look

MEASURE = 68
"""Letters a line at most (product: 60 to 75)."""

_SAMPLE = "the way from here to the next line is neither long nor short at all"


class ReadingText(QLabel):
    """The words of one screen. A claim mark that is pressed gives the claim's id.

    The keyboard does not stop at marks, which are far too small to be seen with a ring: a button below the words
    opens all of their notes.
    """

    claim_asked = Signal(str)

    def __init__(
        self,
        look: Look,
        html: str,
        plain: str,
        identifier: str,
        parent: QWidget | None = None,
    ) -> None:
        """``plain``: the same words, for those who listen."""
        super().__init__(parent)
        self._look = look
        self._html = html
        self.setProperty("role", "reading")
        self.setObjectName(identifier)
        self.setAccessibleIdentifier(identifier)
        self.setAccessibleName(plain)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            if CLAIM in html
            else Qt.TextInteractionFlag.NoTextInteraction
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.linkActivated.connect(self._on_link_activated)
        self._set()
        look.changed.connect(self._set)

    def sizeHint(self) -> QSize:
        """As wide as the measure where there is room."""
        width = self.maximumWidth()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """No line is longer than the measure, however wide the room."""
        return super().heightForWidth(min(width, self.maximumWidth()))

    @Slot()
    def _set(self) -> None:
        self.ensurePolished()  # the sheet's own size of text, before anything is measured with it
        self.setMaximumWidth(measure_px(self._look))
        self.setText(typeset(self._html, self._look))

    @Slot(str)
    def _on_link_activated(self, link: str) -> None:
        if link.startswith(CLAIM):
            self.claim_asked.emit(link.removeprefix(CLAIM))


def measure_px(look: Look) -> int:
    """How wide a line of ``MEASURE`` letters is, in the type that lessons are read in."""
    label = QLabel()
    label.setProperty("role", "reading")
    label.ensurePolished()
    return round(QFontMetricsF(label.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * MEASURE) + look.px(2)
