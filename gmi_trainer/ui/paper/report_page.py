"""A report on exactly one page, for a printer and for a PDF file alike: words as letters, charts as lines.

Where it is too much for a page, there are fewer words first, then smaller charts, then smaller type, never below
8 points; how much found no room is told at the top.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import TypeVar

from PySide6.QtCore import QBuffer, QLocale, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from gmi_trainer.domain.report import Section
from gmi_trainer.domain.report_paper import (
    LAST_RANK,
    PaperLine,
    PaperPart,
    PaperSection,
    PaperTable,
    ReportPaper,
)
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.charts.picture import ChartPicture
from gmi_trainer.ui.paper.letters import with_all_letters
from gmi_trainer.ui.paper.pages import DOTS_PER_INCH, MM_PER_INCH, PROGRAM, paper_font, usual_paper
from gmi_trainer.ui.paper.typography import INK, RULE, SOFT_INK

SIDE_MM, TOP_MM, FOOT_MM = 17.0, 12.0, 11.0
MOST_EXTRA_MM = 14.0
GAP_MM = 4.0
"""Between two charts that stand side by side."""

AIR_SHARE = 1.4
"""Points of air above a section, for each point that the type is larger than 7."""

LEAST_POINTS = 8.0
CHART_POINTS = 8.0
POINTS_PER_PX = 0.75
POINTS_PER_INCH = 72
CHART_TEXT_PX = 15


R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ReportPlot:
    """A chart of a section. ``title``: what it shows; ``group``: charts of one group stand side by side."""

    section: Section
    group: int
    title: str
    picture: ChartPicture


@dataclass(frozen=True, slots=True)
class Squeeze:
    """How much is let go so that a page is enough. ``most_groups``: of charts, in each section."""

    rank: int
    points: float
    plot_mm: float
    most_groups: int
    own_lines: int | None = None


LADDER = (
    Squeeze(3, 9.5, 34, 3),
    Squeeze(3, 9.0, 32, 2),
    Squeeze(3, 8.5, 30, 2),
    Squeeze(3, 8.5, 30, 1),
    Squeeze(2, 8.5, 30, 1),
    Squeeze(2, 8.0, 28, 1),
    Squeeze(1, 8.5, 28, 1),
    Squeeze(1, 8.0, 26, 1),
    Squeeze(1, 8.0, 23, 1),
    Squeeze(0, 8.5, 26, 1),
    Squeeze(0, 8.0, 23, 1),
    Squeeze(0, 8.0, 0, 0),
    Squeeze(0, 8.0, 0, 0, own_lines=1),
    Squeeze(0, 8.0, 0, 0, own_lines=0),
)
"""From where everything has room, step by step, to what always fits."""

_BESIDE = {Section.GOALS: (Section.PLAN, 0.5), Section.SAFETY: (Section.WORDS, 0.4)}
"""Which sections stand beside one another, and the first one's share of the width. Both are short lines."""

LONGEST_OWN = 420
"""Letters of one sentence of the person's own, where little room is left for them."""


def report_pdf(paper: ReportPaper, plots: Sequence[ReportPlot], size: QPageSize | None = None) -> bytes:
    """The page as a PDF file. Without a size: that of the country's usual paper."""
    return _to_the_end(report_pdf_in_steps(paper, plots, size))


def report_pdf_in_steps(
    paper: ReportPaper, plots: Sequence[ReportPlot], size: QPageSize | None = None
) -> Generator[None, None, bytes]:
    """The same, a piece in each step: a window that draws it goes on answering in between."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(report_layout(size if size is not None else usual_paper(QLocale.system())))
    writer.setTitle(f"{paper.title}, {paper.sub_title}")
    writer.setCreator(PROGRAM)
    yield from _painting(writer, paper, plots)
    del writer  # closes the file
    return with_all_letters(bytes(buffer.data().data()))


def report_layout(size: QPageSize) -> QPageLayout:
    """Upright, with as much margin as every printer needs."""
    margins = QMarginsF(SIDE_MM, TOP_MM, SIDE_MM, FOOT_MM)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def put_report_on(device: QPagedPaintDevice, paper: ReportPaper, plots: Sequence[ReportPlot]) -> bool:
    """Paint the page. False where the device takes nothing."""
    return _to_the_end(_painting(device, paper, plots))


def _painting(
    device: QPagedPaintDevice, paper: ReportPaper, plots: Sequence[ReportPlot]
) -> Generator[None, None, bool]:
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        yield from _Page(device, painter, paper, plots).painting()
    finally:  # also where nobody waits for it any more
        painter.end()
    return True


def _to_the_end(steps: Generator[None, None, R]) -> R:
    """All steps at once, and what comes of them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            came: R = end.value
            return came


class _Page:
    """One report on its way to a page."""

    def __init__(
        self, device: QPagedPaintDevice, painter: QPainter, paper: ReportPaper, plots: Sequence[ReportPlot]
    ) -> None:
        self._device = device
        self._painter = painter
        self._paper = paper
        self._plots = plots
        self._room = QSizeF(device.width(), device.height())
        self._dots = device.logicalDpiY()

    def painting(self) -> Iterator[None]:
        """Everything, as large as it may be."""
        blocks = yield from self._fitting()
        top = 0.0
        foot = blocks.pop()
        for block in blocks:
            yield from block.painting(self._painter, top)
            top += block.height
        yield from foot.painting(self._painter, self._room.height() - foot.height)

    def _fitting(self) -> Generator[None, None, list[_Block]]:
        """The first that a page is enough for; what room is left then goes to the charts."""
        for squeeze in LADDER:
            blocks = self._blocks(squeeze)
            yield
            left = self._room.height() - sum(block.height for block in blocks)
            if left >= 0:
                break
        charts = [block for block in blocks if isinstance(block, _Charts)]
        for block in charts:
            block.height += max(0.0, min(left / len(charts), self._mm(MOST_EXTRA_MM)))
        return blocks

    def _blocks(self, squeeze: Squeeze) -> list[_Block]:
        paper = self._paper
        kept = [_kept(section, squeeze) for section in paper.sections]
        gone = sum(_gone(whole, left) for whole, left in zip(paper.sections, kept, strict=True))
        told = paper.more.format(n=gone) if gone else ""
        blocks: list[_Block] = [self._words(_head(paper, told), squeeze)]
        rest = list(kept)
        while rest:
            section = rest.pop(0)
            beside = _BESIDE.get(section.section)
            if beside is not None and rest and rest[0].section is beside[0]:
                blocks.append(self._beside(section, rest.pop(0), beside[1], squeeze))
            else:
                blocks.append(self._words(_section_html(section), squeeze, is_section=True))
                blocks += self._charts(section.section, squeeze)
        blocks.append(self._words(_foot(paper), squeeze))
        return blocks

    def _beside(self, section: PaperSection, other: PaperSection, share: float, squeeze: Squeeze) -> _Block:
        """Two short sections side by side, the first one on the left."""
        gap = self._mm(GAP_MM)
        width = self._room.width() - gap
        left = self._words(_section_html(section), squeeze, share * width, is_section=True)
        right = self._words(_section_html(other), squeeze, (1 - share) * width, is_section=True)
        return _Beside(left, right, share * width + gap)

    def _words(
        self, html: str, squeeze: Squeeze, width: float | None = None, *, is_section: bool = False
    ) -> _Words:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(paper_font(squeeze.points))
        document.documentLayout().setPaintDevice(self._device)
        document.setHtml(
            f"<html><head><style>{_style(squeeze.points)}</style></head><body>{html}</body></html>"
        )
        document.setTextWidth(self._room.width() if width is None else width)
        air = 0.0 if not is_section else (squeeze.points - 7) * AIR_SHARE / POINTS_PER_INCH * self._dots
        return _Words(document, air)

    def _charts(self, section: Section, squeeze: Squeeze) -> Iterator[_Block]:
        mine = [plot for plot in self._plots if plot.section is section]
        groups = sorted({plot.group for plot in mine})[: squeeze.most_groups]
        for group in groups:
            yield _Charts(
                [plot for plot in mine if plot.group == group],
                self._room.width(),
                self._mm(squeeze.plot_mm),
                self._mm(GAP_MM),
                self._dots,
            )

    def _mm(self, length: float) -> float:
        return length / MM_PER_INCH * self._dots


class _Block:
    """Something with a height that is painted below what comes before it."""

    height: float

    def painting(self, painter: QPainter, top: float) -> Iterator[None]:
        """Paint it, what takes long in steps."""
        raise NotImplementedError


class _Words(_Block):
    def __init__(self, document: QTextDocument, air: float) -> None:
        self._document = document
        self._air = air
        self.height = document.size().height() + air

    def painting(self, painter: QPainter, top: float) -> Iterator[None]:
        self.paint(painter, top)
        yield

    def paint(self, painter: QPainter, top: float) -> None:
        """All at once: these are a few lines."""
        painter.save()
        painter.translate(0, top + self._air)
        how = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(INK))  # not that of a dark window
        how.palette = palette
        self._document.documentLayout().draw(painter, how)
        painter.restore()


class _Beside(_Block):
    def __init__(self, left: _Words, right: _Words, right_from: float) -> None:
        self._left = left
        self._right = right
        self._right_from = right_from
        self.height = max(left.height, right.height)

    def painting(self, painter: QPainter, top: float) -> Iterator[None]:
        self._left.paint(painter, top)
        painter.save()
        painter.translate(self._right_from, 0)
        self._right.paint(painter, top)
        painter.restore()
        yield


class _Charts(_Block):
    """Side by side, each below its title."""

    def __init__(
        self, plots: Sequence[ReportPlot], width: float, height: float, gap: float, dots: float
    ) -> None:
        self._plots = plots
        self._width = (width - gap * (len(plots) - 1)) / len(plots)
        self._gap = gap
        self._dots = dots
        self._title = 11.5 / POINTS_PER_INCH * dots
        self.height = height + self._title

    def painting(self, painter: QPainter, top: float) -> Iterator[None]:
        from gmi_trainer.ui.charts.printed import paint_chart  # loads what draws charts

        scale = CHART_POINTS / CHART_TEXT_PX / POINTS_PER_INCH * self._dots
        for number, plot in enumerate(self._plots):
            left = number * (self._width + self._gap)
            painter.save()
            painter.setFont(paper_font(LEAST_POINTS, bold=True))
            painter.setPen(QColor(INK))
            painter.drawText(QPointF(left, top + 0.8 * self._title), plot.title)
            painter.restore()
            target = QRectF(left, top + self._title, self._width, self.height - self._title)
            paint_chart(painter, plot.picture, target, scale)
            yield


# -- what is left where there is little room -----------------------------------------------------------------


def _kept(section: PaperSection, squeeze: Squeeze) -> PaperSection:
    """What has too high a rank goes."""
    return replace(section, parts=tuple(_kept_part(part, squeeze) for part in section.parts))


def _kept_part(part: PaperPart, squeeze: Squeeze) -> PaperPart:
    lines = [line for line in part.lines if line.rank <= squeeze.rank]
    if squeeze.own_lines is not None:
        own = [line for line in lines if line.is_own]
        lines = [line for line in lines if not line.is_own or line in own[: squeeze.own_lines]]
    if squeeze.rank < LAST_RANK:
        lines = [_shortened(line) for line in lines]
    return replace(
        part,
        lines=tuple(lines),
        table=part.table if part.table is not None and part.table.rank <= squeeze.rank else None,
        notes=tuple(note for note in part.notes if note.rank <= squeeze.rank),
    )


def _gone(whole: PaperSection, kept: PaperSection) -> int:
    """Lines, and rows of tables, that are not there, or not all of them."""
    gone = 0
    for part, left in zip(whole.parts, kept.parts, strict=True):
        gone += sum(line not in left.lines for line in part.lines)
        gone += len(part.table.rows) if part.table is not None and left.table is None else 0
    return gone


def _shortened(line: PaperLine) -> PaperLine:
    if not line.is_own or len(line.text) <= LONGEST_OWN:
        return line
    return replace(line, text=f"{line.text[: LONGEST_OWN - 1].rstrip()}…")


# -- as Qt's small part of HTML --------------------------------------------------------------------------------


def _style(points: float) -> str:
    small = max(LEAST_POINTS, points - 1)
    return f"""
p {{ margin-top: 0; margin-bottom: 1px; line-height: 94%; }}
p.title {{ font-size: {points + 5}pt; font-weight: 700; }}
p.section {{ font-size: {points + 1.5}pt; font-weight: 700; }}
p.part {{ font-weight: 700; margin-top: 3px; }}
p.soft {{ font-size: {small}pt; color: {SOFT_INK}; }}
td, th {{ padding: 1px; padding-left: 0; padding-right: 8px; text-align: left; font-size: {small}pt; }}
"""


def _head(paper: ReportPaper, gone: str) -> str:
    said = " ".join(words for words in (f"{paper.sub_title}.", paper.left_out, gone) if words)
    return f'<p class="title">{escape(paper.title)}</p><p>{escape(said)}</p>{_RULE}'


def _foot(paper: ReportPaper) -> str:
    sources = " ".join(source for section in paper.sections for source in section.sources)
    told = f'<p class="soft">{escape(sources)}</p>' if sources else ""
    return f'{_RULE}{told}<p class="soft">{escape(paper.about)} {escape(paper.made_by)}</p>'


_RULE = (
    '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top: 2px; margin-bottom: 2px;"><tr>'
    f'<td height="1" bgcolor="{RULE}" style="padding: 0px; font-size: 1pt;"></td></tr></table>'
)


def _section_html(section: PaperSection) -> str:
    return f'<p class="section">{escape(section.heading)}</p>' + "".join(map(_part_html, section.parts))


def _part_html(part: PaperPart) -> str:
    heading = f'<p class="part">{escape(part.heading)}</p>' if part.heading else ""
    lines = "".join(map(_line_html, part.lines))
    table = _table_html(part.table) if part.table is not None else ""
    notes = "".join(f'<p class="soft">{escape(note.plain)}</p>' for note in part.notes)
    return heading + lines + table + notes


def _line_html(line: PaperLine) -> str:
    label = f"<b>{escape(line.label)}:</b> " if line.label else ""
    return f"<p>{label}{escape(line.text)}</p>"


def _table_html(table: PaperTable) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.header)
    rows = "".join(
        f"<tr><td><b>{escape(first)}</b></td>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in table.rows
    )
    return f'<table cellspacing="0" width="100%"><tr>{head}</tr>{rows}</table>'
