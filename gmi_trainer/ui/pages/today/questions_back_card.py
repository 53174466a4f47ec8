"""The questions of lessons that come back today: a small card below the plan, never the one thing to press."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, ButtonRole
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.today import questions_back_lines
from gmi_trainer.ui.words.translate import Translate

ROOMY_PX = 480


class QuestionsBackCard(QFrame):
    """How many there are, and the way to them."""

    asked = Signal()

    def __init__(
        self, look: Look, questions: int, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "card")
        title, more = questions_back_lines(questions, translate)
        name_control(self, "today.questions_back", title)
        self._sign = Pictogram(look, "rotate-ccw", 28, "on_accent_soft")
        words = Stack(look, gap_px=3)
        words.add(Text(title, "field"))
        words.add(muted(more))
        self._answer = Button(
            look,
            self.tr("Answer"),
            "today.questions_back.answer",
            ButtonRole.SECONDARY,
            spoken=self.tr("Answer: {what}").format(what=title),
        )
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        beside = QHBoxLayout()
        beside.setSpacing(look.px(16))
        beside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        beside.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(beside, 1)
        self._row.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignVCenter)
        self._answer.clicked.connect(self.asked)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def minimumSizeHint(self) -> QSize:
        """Narrower than side by side: then the button goes below."""
        narrow = self._answer.sizeHint().width() + 2 * self._look.px(20)
        return QSize(narrow, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_look_changed(self) -> None:
        side, above = self._look.px(22), self._look.px(12)
        self._row.setContentsMargins(side, above, side, above)
        self._row.setSpacing(self._look.px(12))
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= self._look.px(ROOMY_PX)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        )
        self._sign.setVisible(self.width() >= self._look.px(360))
