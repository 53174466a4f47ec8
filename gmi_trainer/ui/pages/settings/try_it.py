"""A place to try one's way of answering, before any drill: it says what it heard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.body import InputKind, Side
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.ui.drill.answer_pad import AnswerPad, RawAnswer
from gmi_trainer.ui.stage.rest_fill import RestFill
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.painting import focus_ring, rounded
from gmi_trainer.ui.words.answers import how_to_try, meaning_name
from gmi_trainer.ui.words.body import side_name
from gmi_trainer.ui.words.translate import Translate

HEIGHT_PX = 150


class TryIt(QWidget):
    """The drill's own answer pad in a small frame. Nothing is counted and nothing is kept."""

    def __init__(
        self, look: Look, identifier: str, clock: Clock, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._translate = translate
        self._kind = InputKind.KEYBOARD
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # left stays left
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = QLabel(self)
        self._words.setProperty("role", "stage-large")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setObjectName(f"{identifier}.words")
        self._fill = RestFill(look, self)
        self.pad = AnswerPad(clock, self)
        self.pad.setObjectName(identifier)
        self.pad.setAccessibleIdentifier(identifier)
        self.pad.setAccessibleName(self.tr("Try it here"))
        self.pad.installEventFilter(self)
        self.pad.answered.connect(self._on_pad_answered)
        self.pad.pause_asked.connect(self._on_pad_pause_asked)
        self.pad.stop_asked.connect(self._on_pad_stop_asked)
        self.pad.skip_asked.connect(self._on_pad_skip_asked)
        self.pad.resting.connect(self._on_pad_resting)
        look.changed.connect(self._on_look_changed)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def wear(self, spec: DrillSpec) -> None:
        """Answer as in this drill."""
        self._kind = spec.input_kind
        self.pad.wear(spec)
        self.pad.take_rests(True)
        self._fill.setVisible(self.pad.dwell_ms is not None)
        words = how_to_try(spec.input_kind, self._translate)
        self._words.setText(words)
        self.pad.setAccessibleDescription(words)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(HEIGHT_PX))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring around the frame follows the keyboard."""
        if watched is self.pad and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, slack = look.length("r_card"), look.length("slack")
        frame = QRectF(self.rect()).adjusted(slack, slack, -slack, -slack)
        rounded(painter, frame, radius, look.colour("stage"), look.colour("border"), look.length("line"))
        pen = QPen(look.colour("on_stage_muted"), look.length("line"))
        pen.setDashPattern([6, 6])
        painter.setPen(pen)
        for x in self._lines():
            painter.drawLine(x, round(frame.top()) + slack, x, round(frame.bottom()) - slack)
        if self.pad.hasFocus():
            focus_ring(painter, QRectF(self.rect()), radius + slack, look)

    def _lines(self) -> tuple[int, ...]:
        """Where one answer ends: in the middle, or at both edges of the place where the pointer waits."""
        if self._kind is InputKind.KEYBOARD:
            return ()
        if self._kind is InputKind.DWELL:
            return self._middle()
        return (self.width() // 2,)

    def _middle(self) -> tuple[int, int]:
        return self.width() // 4, self.width() - self.width() // 4

    def _place(self) -> None:
        self.pad.setGeometry(self.rect())
        left, right = self._middle()
        self.pad.set_middle(left, right, self._look.px(8))
        pad = self._look.px(16)
        foot = self._look.px(34) if self.pad.dwell_ms is not None else 0
        inner = self.rect().adjusted(pad, pad, -pad, -pad - foot)
        if self._kind is InputKind.DWELL:
            inner.setLeft(left + pad // 2)
            inner.setRight(right - pad // 2)
        self._words.setGeometry(inner)
        self._fill.adjustSize()
        self._fill.move((self.width() - self._fill.width()) // 2, self.height() - foot)
        self.update()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        announce(self.pad, words)

    @Slot(object)
    def _on_pad_answered(self, raw: RawAnswer) -> None:
        if raw.input_kind is self._kind:
            self._say(side_name(raw.side, self._translate))
        elif self._kind is InputKind.KEYBOARD:
            self._say(self.tr("Now press a key."))

    @Slot()
    def _on_pad_pause_asked(self) -> None:
        self._say(meaning_name(Meaning.PAUSE, self._translate))

    @Slot()
    def _on_pad_stop_asked(self) -> None:
        self._say(meaning_name(Meaning.STOP, self._translate))

    @Slot()
    def _on_pad_skip_asked(self) -> None:
        self._say(meaning_name(Meaning.SKIP, self._translate))

    @Slot(object)
    def _on_pad_resting(self, side: Side | None) -> None:
        if side is None:
            self._fill.empty()
        else:
            self._fill.fill(self.pad.dwell_ms or 0)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self._place()
