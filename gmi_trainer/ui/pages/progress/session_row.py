"""One session in the list: a large button that says all there is to say in two lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.charts.markers import paint_marker
from gmi_trainer.ui.charts.picture import Ink, Weight
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.painting import rounded
from gmi_trainer.ui.widgets.tile import Tile
from gmi_trainer.ui.words.sessions import RowWords, SideWords

ROOMY_WORDS_PX = 300
PAD_PX = 18
MARK_PX = 11
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
_ENDLESS = 100_000
WIDTHS_KEPT = 8


@dataclass(frozen=True, slots=True)
class _Places:
    """Where everything stands, left to right, at one width."""

    title: QRect
    about: QRect
    pills: tuple[QRect, ...]
    sides: tuple[QRect, ...]
    arrow: QRect
    height: int


class SessionRow(Tile, QAbstractButton):
    """What, when and how it went by side; opens the session. Painted, so that a long list costs little."""

    opened = Signal(int)  # the session's id

    def __init__(
        self,
        look: Look,
        session_id: int,
        words: RowWords,
        parent: QWidget | None = None,
        *,
        place: str = "progress.session",
    ) -> None:
        """``place``: what its identifier begins with."""
        self._session_id = session_id
        self._words = words
        self._placed: dict[int, _Places] = {}
        self._least: QSize | None = None
        self._arrow = look.icon("chevron-right", "muted")
        super().__init__(look, f"{place}.{session_id}", "", spoken=words.spoken, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._on_clicked)

    @property
    def session_id(self) -> int:
        """Whose row it is."""
        return self._session_id

    @property
    def words(self) -> RowWords:
        """What it says."""
        return self._words

    def heightForWidth(self, width: int) -> int:
        return self._places(width).height

    def sizeHint(self) -> QSize:
        width = self._look.px(520)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            words = [self._metrics(bold=True).horizontalAdvance(word) for word in self._words.title.split()]
            numbers = sum(self._columns()) if self._words.sides else 0
            width = max(numbers, *words) + 3 * self._look.px(PAD_PX) + self._look.px(24)
            self._least = QSize(width, self._look.length("touch"))
        return self._least

    def _paint(self, painter: QPainter) -> None:
        ground = "sunken" if self.isDown() else "accent_soft" if self.underMouse() else "surface"
        self._paint_surface(painter, ground, "border", "line")
        places = self._places(self.width())
        title = "muted" if self._words.is_faint else "text"
        self._text(painter, places.title, self._words.title, title, bold=True)
        self._text(painter, places.about, self._words.about, "muted")
        for words, place in zip(self._words.marks, places.pills, strict=True):
            self._paint_pill(painter, place, words)
        for side, place in zip(self._words.sides, places.sides, strict=True):
            self._paint_side(painter, place, side)
        self._arrow.paint(painter, self._mirrored(places.arrow))

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self._session_id)

    def _follow_look(self) -> None:
        self._placed.clear()
        self._least = None
        super()._follow_look()

    # -- places --------------------------------------------------------------------------------------------

    def _places(self, width: int) -> _Places:
        """Layouts ask for a few widths again and again: the answers are kept."""
        if width not in self._placed:
            if len(self._placed) >= WIDTHS_KEPT:
                self._placed.clear()
            self._placed[width] = self._place(width)
        return self._placed[width]

    def _place(self, width: int) -> _Places:
        px = self._look.px
        pad, arrow = px(PAD_PX), px(24)
        inside = width - 2 * pad - arrow - px(12)
        numbers = sum(self._columns()) if self._words.sides else 0
        roomy = not numbers or inside - numbers - pad >= px(ROOMY_WORDS_PX)
        words_width = inside - numbers - pad if roomy and numbers else inside
        title = self._wrapped(pad, pad - px(4), words_width, self._words.title, bold=True)
        about = self._wrapped(pad, title.bottom() + 1 + px(2), words_width, self._words.about)
        pills = self._pill_places(pad, about.bottom() + 1 + px(8), words_width)
        foot = pills[-1].bottom() + 1 if pills else about.bottom() + 1
        line = self._metrics().height() + px(4)
        sides_height = line * len(self._words.sides)
        if roomy:
            height = max(foot, title.top() + sides_height) + pad - px(4)
            top, left = (height - sides_height) // 2, pad + inside - numbers
        else:
            top, left = foot + px(8), pad
            height = top + sides_height + pad - px(4)
        height = max(height, self._look.length("touch") + px(8))
        sides = tuple(QRect(left, top + n * line, numbers, line) for n in range(len(self._words.sides)))
        place = QRect(width - pad - arrow + px(6), (height - arrow) // 2, arrow, arrow)
        return _Places(title, about, pills, sides, place, height)

    def _pill_places(self, left: int, top: int, width: int) -> tuple[QRect, ...]:
        metrics, px = self._metrics(small=True), self._look.px
        places: list[QRect] = []
        at = left
        for words in self._words.marks:
            needed = min(metrics.horizontalAdvance(words) + 2 * px(10), width)
            if places and at + needed > left + width:
                at, top = left, top + metrics.height() + px(12)
            places.append(QRect(at, top, needed, metrics.height() + px(6)))
            at += needed + px(8)
        return tuple(places)

    def _columns(self) -> tuple[int, int, int, int]:
        """Widths of mark, name, accuracy and time, with the gaps behind them."""
        px, plain, bold = self._look.px, self._metrics(), self._metrics(bold=True)
        sides = self._words.sides
        return (
            px(MARK_PX) + px(10),
            max(plain.horizontalAdvance(side.name) for side in sides) + px(16),
            max(bold.horizontalAdvance("100 %"), *(bold.horizontalAdvance(s.accuracy) for s in sides))
            + px(18),
            max(plain.horizontalAdvance("10.00 s"), *(plain.horizontalAdvance(s.time) for s in sides)),
        )

    def _wrapped(self, left: int, top: int, width: int, words: str, *, bold: bool = False) -> QRect:
        room = QRect(left, top, max(1, width), _ENDLESS)
        return self._metrics(bold=bold).boundingRect(room, _FLAGS, words)

    # -- painting ------------------------------------------------------------------------------------------

    def _text(self, painter: QPainter, place: QRect, words: str, colour: str, *, bold: bool = False) -> None:
        painter.setFont(self._font(bold=bold))
        painter.setPen(self._look.colour(colour))
        painter.drawText(self._mirrored(place.adjusted(0, 0, 2, 0)), _FLAGS, words)

    def _paint_pill(self, painter: QPainter, place: QRect, words: str) -> None:
        rect = QRectF(self._mirrored(place))
        rounded(painter, rect, rect.height() / 2, self._look.colour("attention_soft"))
        painter.setFont(self._font(small=True))
        painter.setPen(self._look.colour("attention"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_side(self, painter: QPainter, place: QRect, side: SideWords) -> None:
        look = self._look
        mark, name, accuracy, time = self._columns()
        size = look.px(MARK_PX)
        box = self._mirrored(QRect(place.left(), place.top(), size, place.height()))
        centre = QPointF(box.center()) + QPointF(0.5, 0.5)
        paint_marker(painter, look, Ink.of(side.side), Weight.SOLID, centre, size + 2)
        left = place.left() + mark
        end, start = Qt.AlignmentFlag.AlignTrailing, Qt.AlignmentFlag.AlignLeading
        for width, words, align, bold, colour in (
            (name, side.name, start, False, "muted"),
            (accuracy - look.px(18), side.accuracy, end, True, "text"),
            (time + look.px(18), side.time, end, False, "text"),
        ):
            painter.setFont(self._font(bold=bold))
            painter.setPen(look.colour(colour))
            cell = self._mirrored(QRect(left, place.top(), width, place.height()))
            painter.drawText(cell, align | Qt.AlignmentFlag.AlignVCenter, words)
            left += width

    def _font(self, *, bold: bool = False, small: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(15 if small else 17))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _metrics(self, *, bold: bool = False, small: bool = False) -> QFontMetrics:
        return QFontMetrics(self._font(bold=bold, small=small))
