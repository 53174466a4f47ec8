"""Labels that wrap, in the few sizes that the program has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_WRAP_HERE = "\u200b"


class Text(QLabel):
    """Words on the screen. They wrap to whatever width there is, so that large text never runs out of view.

    Roles: display, title, heading, lede, large, muted, small, field, number, body; on the drill's stage: stage,
    stage-title, stage-muted.
    """

    def __init__(self, words: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Line(Text):
    """Words that stand in one line where there is room for it, and wrap only where there is not.

    A label that wraps asks for a narrow column, even beside empty room.
    """

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width)) if self.text() else hint


def title(words: str = "") -> Text:
    """The name of a page."""
    return Text(words, "title")


def heading(words: str = "") -> Text:
    """The name of a part of a page."""
    return Text(words, "heading")


def lede(words: str = "") -> Text:
    """The sentence under a title that says what this is for."""
    return Text(words, "lede")


def body(words: str = "") -> Text:
    """Ordinary text."""
    return Text(words)


def muted(words: str = "") -> Text:
    """Text of second rank."""
    return Text(words, "muted")


def small(words: str = "") -> Text:
    """A foot note; still 15 px at 100 %."""
    return Text(words, "small")


def breakable(words: str, longest: int = 14) -> str:
    """The same words with invisible places to wrap, for names and paths that have no spaces of their own."""
    out: list[str] = []
    run = 0
    for letter in words:
        run = 0 if letter.isspace() else run + 1
        out.append(letter)
        if letter in "/\\" or run >= longest:
            out.append(_WRAP_HERE)
            run = 0
    return "".join(out)
