"""Charts on paper and in web pages: the scene of the screen, whole, as lines and letters, at its true places."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

from gmi_trainer.ui.charts.over_time import RATING_SCALE, TimeLine, TimeMark, TimeValue, over_time
from gmi_trainer.ui.charts.picture import ChartPicture, Ink, Sign
from gmi_trainer.ui.charts.printed import PaperLook, chart_svg, paint_chart
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english

FIRST = date(2026, 3, 2)
DAYS = 14
NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?"


@pytest.fixture
def picture() -> ChartPicture:
    values = tuple(TimeValue(FIRST + timedelta(days=n), float(2 + n % 5)) for n in range(DAYS))
    return over_time(
        "Pain",
        "Up and down.",
        [TimeLine(Ink.ONE, "Pain", values, str)],
        FIRST,
        FIRST + timedelta(days=DAYS - 1),
        RATING_SCALE,
        [TimeMark(FIRST + timedelta(days=3), Sign.CHANGE, "medicine")],
        english,
        today=FIRST + timedelta(days=DAYS),
    )


def drawn(picture: ChartPicture, width: int, height: int, scale: float) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_chart(painter, picture, QRectF(0, 0, width, height), scale)
    painter.end()
    return image


def inked(image: QImage) -> tuple[int, int, int, int]:
    """The edges of what is drawn."""
    places = [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y).lightness() < 200
    ]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs), min(ys), max(xs), max(ys)


def test_a_chart_fills_its_room_however_large_that_is(look: Look, picture: ChartPicture) -> None:
    """Larger than any screen, as paper is."""
    small, large = drawn(picture, 600, 200, 1.0), drawn(picture, 4200, 1400, 7.0)

    left, top, right, bottom = inked(small)
    assert left < 40
    assert top < 20
    assert right > 560
    assert bottom > 180
    for one, seven in zip(inked(small), inked(large), strict=True):
        assert seven == pytest.approx(7 * one, abs=40)


def test_paper_is_light_whatever_the_window_looks_like(look: Look, picture: ChartPicture) -> None:
    light = drawn(picture, 600, 200, 1.0)
    look.set_theme(Theme(scheme=Scheme.HIGH_CONTRAST_DARK))

    assert drawn(picture, 600, 200, 1.0) == light


def test_a_look_for_paper_leaves_the_program_as_it_is(look: Look) -> None:
    before = (look.tokens, look.px(10))

    paper = PaperLook(6.25)

    assert paper.px(16) == 100
    assert paper.colour("surface").name() == "#ffffff"
    assert (look.tokens, look.px(10)) == before


def test_marks_in_a_file_are_shapes(look: Look, picture: ChartPicture) -> None:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    paint_chart(painter, picture, QRectF(0, 0, 6000, 2000), 8.0)
    painter.end()
    del writer

    assert b"/Subtype /Image" not in bytes(buffer.data().data())


def test_lines_in_a_web_page_meet_their_marks(look: Look, picture: ChartPicture) -> None:
    svg = chart_svg(picture, 760, 240)

    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 240">')
    assert "<title>" not in svg
    moved = re.findall(
        rf'transform="matrix\(({NUMBER}(?:,{NUMBER}){{5}})\)"[^>]*>\s*<path[^>]* d="([^"]*)"', svg
    )
    lines, marks = [], []
    for matrix, path in moved:
        across, _, _, down, x, y = map(float, matrix.split(","))
        points = [tuple(map(float, point)) for point in re.findall(rf"[ML]({NUMBER}),({NUMBER})", path)]
        if len(points) == DAYS and across != down:
            lines = [(across * px + x, down * py + y) for px, py in points]
        elif across == down == 12:
            marks.append((x, y))
    assert len(lines) == len(marks) == DAYS
    for line, mark in zip(lines, marks, strict=True):
        assert line == pytest.approx(mark, abs=0.1)
    assert re.findall(r">([^<>]+)</text>", svg)
