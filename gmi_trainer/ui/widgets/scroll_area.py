"""An area that scrolls up and down, and is the same to a screen reader with or without something to scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget


class SteadyScrollArea(QScrollArea):
    """Scrolls with a bar of its own, in a gutter that is always there.

    Qt tells a screen reader of a scroll area's bars while they are to be seen, and does not look whether
    the one that is asked for has gone meanwhile: the program dies when a page is left in that moment
    (Qt 6.11, QAccessibleAbstractScrollArea). Its own bars are therefore never shown here. The gutter also
    keeps the page from jumping sideways when something unfolds.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewport(_viewport())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(content)
        hidden = self.verticalScrollBar()
        hidden.rangeChanged.connect(self._on_hidden_range_changed)
        hidden.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(hidden.setValue)
        self._on_hidden_range_changed(hidden.minimum(), hidden.maximum())
        self._place()

    @property
    def bar(self) -> QScrollBar:
        """The bar that is seen."""
        return self._bar

    @property
    def gutter_px(self) -> int:
        """The room beside the page that belongs to the bar."""
        return self._bar.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._place()

    @Slot(int, int)
    def _on_hidden_range_changed(self, lowest: int, highest: int) -> None:
        hidden = self.verticalScrollBar()
        self._bar.setRange(lowest, highest)
        self._bar.setPageStep(hidden.pageStep())
        self._bar.setSingleStep(hidden.singleStep())
        self._bar.setValue(hidden.value())
        self._bar.setVisible(highest > lowest)

    def _place(self) -> None:
        """The gutter on the side where lines end."""
        width = self.gutter_px
        on_the_right = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.setViewportMargins(0 if on_the_right else width, 0, width if on_the_right else 0, 0)
        self._bar.setGeometry(self.width() - width if on_the_right else 0, 0, width, self.height())


def bring_into_view(widget: QWidget) -> None:
    """Scroll all that it stands in so far that it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _viewport() -> QWidget:
    """What Qt would make itself. But the first widget of Qt's own making that Python sees costs a start 10 ms,
    because every kind of widget is then looked through for what it may be."""
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setAutoFillBackground(True)
    viewport.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return viewport
