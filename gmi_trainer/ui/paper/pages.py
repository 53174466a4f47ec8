"""Lays a sheet out on pages and paints them, for a printer and for a PDF file alike."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QLocale, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextImageFormat,
    QTextTable,
)

from gmi_trainer.ui.paper.letters import with_all_letters
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.paper.typography import INK, RULE, SOFT_INK, TEXT_POINTS, set_for_paper
from gmi_trainer.ui.theme.fonts import FAMILY
from gmi_trainer.ui.words.paper import page_line
from gmi_trainer.ui.words.translate import Translate

PROGRAM = "GMI Trainer"
DOTS_PER_INCH = 600
CSS_DOTS_PER_INCH = 96
MM_PER_INCH = 25.4

SIDE_MM, TOP_MM, FOOT_MM = 26.0, 14.0, 13.0
HEADER_MM, FOOTER_MM = 12.0, 10.0
"""Of the page between the margins, for what stands on each of them."""

PICTURE_TALLEST = 0.55
"""Of a page: words that belong to a picture find room beside it."""

SMALLER = (0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.48)
"""How much smaller the type becomes, one after the other, where a sheet has to be one page."""

SHORT_LIST = 5
"""So many items stay together with their heading: a question and its answers."""

HIGHEST_BOX = 0.4
"""Of a page: a higher one may lie on two, or much of a page would stay empty."""

_LETTER = {
    QLocale.Country.UnitedStates,
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.PuertoRico,
    QLocale.Country.Philippines,
    QLocale.Country.Chile,
    QLocale.Country.Colombia,
    QLocale.Country.Venezuela,
    QLocale.Country.Guatemala,
    QLocale.Country.CostaRica,
}


def usual_paper(locale: QLocale) -> QPageSize:
    """What printers of that country hold."""
    is_letter = locale.territory() in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)


def page_layout(paper: QPageSize) -> QPageLayout:
    """Upright, with a calm margin."""
    margins = QMarginsF(SIDE_MM, TOP_MM, SIDE_MM, FOOT_MM)
    return QPageLayout(paper, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def pdf_of(sheet: PaperSheet, translate: Translate, paper: QPageSize | None = None) -> bytes:
    """The sheet as a PDF file. Without a paper: the usual one where the person lives."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout(paper if paper is not None else usual_paper(QLocale.system())))
    writer.setTitle(sheet.title)
    writer.setCreator(PROGRAM)
    put_on(writer, sheet, translate)
    del writer  # closes the file
    return with_all_letters(bytes(buffer.data().data()))


def put_on(device: QPagedPaintDevice, sheet: PaperSheet, translate: Translate) -> int:
    """Paint the sheet on something that has pages; how many there were. The device's own margins are kept."""
    painter = QPainter()
    if not painter.begin(device):
        return 0
    try:
        return _Press(device, painter, sheet, translate).run()
    finally:
        painter.end()


class _Press:
    """One sheet on its way to paper."""

    def __init__(
        self, device: QPagedPaintDevice, painter: QPainter, sheet: PaperSheet, translate: Translate
    ) -> None:
        self._device = device
        self._painter = painter
        self._sheet = sheet
        self._translate = translate
        self._dots = device.logicalDpiY()
        self._page = QRectF(0, 0, device.width(), device.height())
        self._body = self._page.adjusted(0, self._mm(HEADER_MM), 0, -self._mm(FOOTER_MM))

    def run(self) -> int:
        """All pages."""
        document = self._fitting()
        count = document.pageCount()
        for number in range(count):
            if number:
                self._device.newPage()
            self._paint_body(document, number)
            self._paint_header(number)
            self._paint_footer(number + 1, count)
        return count

    def _fitting(self) -> QTextDocument:
        """On one page, where that is wished for and can be read: the largest type with which it is."""
        as_usual = self._laid_out(1.0)
        if not self._sheet.is_one_page or as_usual.pageCount() == 1:
            return as_usual
        smaller = as_usual
        for scale in smaller_type(self._sheet):
            smaller = self._laid_out(scale)
            if smaller.pageCount() == 1:
                return smaller
        return as_usual if self._sheet.smallest_points else smaller

    def _laid_out(self, scale: float) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setIndentWidth(22)
        document.setDefaultFont(paper_font(TEXT_POINTS * scale))
        document.documentLayout().setPaintDevice(self._device)
        for name, picture in self._sheet.pictures:
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), picture)
        document.setHtml(set_for_paper(self._sheet, scale))
        self._fit_pictures(document)
        document.setPageSize(self._body.size())
        _keep_together(document, self._body.size())
        return document

    def _fit_pictures(self, document: QTextDocument) -> None:
        """As wide as the text, and never so high that a page is only a picture. Sizes are in CSS dots."""
        to_css = CSS_DOTS_PER_INCH / self._dots
        widest, tallest = self._body.width() * to_css, self._body.height() * to_css * PICTURE_TALLEST
        pictures = dict(self._sheet.pictures)
        for cursor in _pictures_in(document):
            image = QTextImageFormat(cursor.charFormat().toImageFormat())
            picture = pictures.get(image.name())
            if picture is None or picture.isNull():
                continue
            scale = min(widest / picture.width(), tallest / picture.height())
            image.setWidth(picture.width() * scale)
            image.setHeight(picture.height() * scale)
            cursor.setCharFormat(image)

    def _paint_body(self, document: QTextDocument, number: int) -> None:
        painter, height = self._painter, self._body.height()
        painter.save()
        painter.translate(self._body.left(), self._body.top() - number * height)
        clip = QRectF(0, number * height, self._body.width(), height)
        painter.setClipRect(clip)
        how = QAbstractTextDocumentLayout.PaintContext()
        how.clip = clip
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(INK))  # not that of a dark window
        how.palette = palette
        document.documentLayout().draw(painter, how)
        painter.restore()

    def _paint_header(self, number: int) -> None:
        """The program's name; from the second page on the title, too."""
        title = self._sheet.title if number else ""
        self._paint_margin(QRectF(self._page.left(), 0, self._page.width(), self._mm(6)), PROGRAM, title)
        self._rule(self._mm(7))

    def _paint_footer(self, number: int, of: int) -> None:
        where = page_line(number, of, self._translate)
        bottom = self._page.height()
        self._rule(bottom - self._mm(7))
        self._paint_margin(QRectF(0, bottom - self._mm(6), self._page.width(), self._mm(6)), "", where)

    def _paint_margin(self, room: QRectF, start: str, end: str) -> None:
        self._painter.setFont(paper_font(8.5))
        self._painter.setPen(QColor(SOFT_INK))
        middle = Qt.AlignmentFlag.AlignVCenter
        self._painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, start)
        self._painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, end)

    def _rule(self, y: float) -> None:
        pen = QPen(QColor(RULE))
        pen.setWidthF(self._mm(0.15))
        self._painter.setPen(pen)
        self._painter.drawLine(0, round(y), round(self._page.width()), round(y))

    def _mm(self, length: float) -> float:
        return length / MM_PER_INCH * self._dots


def smaller_type(sheet: PaperSheet) -> tuple[float, ...]:
    """How small its type may become, as shares of the usual size, the largest first."""
    return tuple(scale for scale in SMALLER if TEXT_POINTS * scale >= sheet.smallest_points)


def paper_font(points: float, *, bold: bool = False) -> QFont:
    """The program's own typeface, in a size of paper."""
    font = QFont()
    font.setFamilies([FAMILY, *QFont().families()])
    font.setPointSizeF(points)
    font.setBold(bold)
    return font


def _pictures_in(document: QTextDocument) -> list[QTextCursor]:
    """Each of them selected."""
    found = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            piece = part.fragment()
            if piece.isValid() and piece.charFormat().isImageFormat():
                cursor = QTextCursor(document)
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor)
            part += 1
        block = block.next()
    return found


def _keep_together(document: QTextDocument, page: QSizeF) -> None:
    """A heading at the foot of a page goes to the next one, and so does a question with its answers, or a box.

    Qt knows of no such wish, so it is looked for. The whole document is laid out anew each time: where only a part
    of it was, Qt (6.11) forgot to paint the end.
    """
    block = document.begin()
    while block.isValid():
        box = QTextCursor(block).currentFrame()
        if isinstance(box, QTextTable):
            if _is_cut(document, box, page.height()):
                above = box.firstCursorPosition().block().previous()
                if above.blockFormat().headingLevel():
                    _begin_a_page(above)
                else:
                    table = box.format().toTableFormat()
                    table.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                    box.setFormat(table)
                document.setPageSize(page)
            block = box.lastCursorPosition().block()
        elif block.blockFormat().headingLevel() and _is_parted(document, block, page.height()):
            _begin_a_page(block)
            document.setPageSize(page)
        block = block.next()


def _begin_a_page(block: QTextBlock) -> None:
    how = block.blockFormat()
    how.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).setBlockFormat(how)


def _is_cut(document: QTextDocument, box: QTextFrame, page_height: float) -> bool:
    """Whether a box that is not too high for it lies on two pages."""
    at = document.documentLayout().frameBoundingRect(box)
    return at.height() < HIGHEST_BOX * page_height and int(at.top() // page_height) != int(
        (at.bottom() - 1) // page_height
    )


def _is_parted(document: QTextDocument, heading: QTextBlock, page_height: float) -> bool:
    """Whether a page ends between a heading and what belongs to it."""
    following = _next_with_words(heading)
    if following is None:
        return False
    layout = document.documentLayout()
    belongs = following
    answers = following.textList()
    if answers is not None and answers.count() <= SHORT_LIST:
        belongs = answers.item(answers.count() - 1)
    after = layout.blockBoundingRect(belongs)
    line = belongs.layout().lineAt(0)
    ends = after.top() + (line.height() if line.isValid() else after.height())
    at = layout.blockBoundingRect(heading)
    return int(at.top() // page_height) != int((ends - 1) // page_height)


def _next_with_words(block: QTextBlock) -> QTextBlock | None:
    """Not a heading: two of them go along together."""
    after = block.next()
    while after.isValid() and (after.blockFormat().headingLevel() or not after.text().strip()):
        after = after.next()
    return after if after.isValid() else None
