"""What a careful person would look for in any window: names, identifiers, sizes, cut words, the way of the Tab key."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)


def controls_in(root: QWidget) -> list[QWidget]:
    """Everything in view that can be used, without the inner parts of compound controls."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisibleTo(root)
        and not isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox, QAbstractScrollArea))
    ]


def nameless(root: QWidget) -> list[str]:
    """Controls that say nothing to a screen reader, or that have no stable identifier."""
    found = []
    for widget in controls_in(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        spoken = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not spoken or not widget.accessibleIdentifier() or not widget.objectName():
            found.append(f"{type(widget).__name__} {widget.objectName()!r} says {spoken!r}")
    return found


def small_targets(root: QWidget, least_px: int) -> list[str]:
    """Controls that are lower than a target should be."""
    return [
        f"{widget.objectName()} is {widget.height()} high"
        for widget in controls_in(root)
        if widget.height() < least_px
    ]


def cut_words(root: QWidget) -> list[str]:
    """Words that do not fit: labels and buttons that are smaller than their text, and what sticks out sideways."""
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisibleTo(root) or not label.text():
            continue
        room = label.contentsRect()
        flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
        needed = QFontMetrics(label.font()).boundingRect(
            QRect(0, 0, room.width(), 100_000), flags, label.text()
        )
        if needed.width() > room.width() + 1 or needed.height() > room.height() + 1:
            found.append(f"label {label.text()!r} needs {needed.size()} and has {room.size()}")
    for widget in controls_in(root):
        least = widget.minimumSizeHint()
        if isinstance(widget, QPushButton) and not widget.hasHeightForWidth():
            least = widget.sizeHint()
        if widget.width() < least.width() or widget.height() < least.height():
            found.append(f"{widget.objectName()} needs {least} and has {widget.size()}")
        if widget.hasHeightForWidth() and widget.height() < widget.heightForWidth(widget.width()):
            found.append(f"{widget.objectName()} is lower than its text")
        if widget.mapTo(root, widget.rect().topRight()).x() > root.width():
            found.append(f"{widget.objectName()} sticks out at the side")
    return found


def tab_order(root: QWidget) -> list[str]:
    """The identifiers that the Tab key comes to, in order."""
    order = []
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(root)
            and widget.isEnabled()
            and root.isAncestorOf(widget)
            and widget.focusProxy() is None
        ):
            order.append(widget.objectName() or type(widget).__name__)
        widget = widget.nextInFocusChain()
    return order
