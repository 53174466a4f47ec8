"""Reads PDF files back: their words, and how they look."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

HEIGHT_PX = 600


def pages_of(content: bytes) -> list[str]:
    """The words of each page."""
    document, buffer = _opened(content)
    words = [
        document.getAllText(number).text().replace("\r\n", "\n") for number in range(document.pageCount())
    ]
    document.close()
    buffer.close()
    return words


def rendered(content: bytes, number: int = 0) -> QImage:
    """A page as a picture, on white paper."""
    document, buffer = _opened(content)
    size = document.pagePointSize(number)
    image = document.render(number, QSize(round(HEIGHT_PX * size.width() / size.height()), HEIGHT_PX))
    document.close()
    buffer.close()
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _opened(content: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert document.status() is QPdfDocument.Status.Ready
    return document, buffer
