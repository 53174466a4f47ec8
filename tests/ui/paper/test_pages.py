"""Paper is black on white, has a head and a foot, and a heading never stands alone at the end of a page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QImage, QPageSize

from gmi_trainer.domain.made_up_language import made_up
from gmi_trainer.ui.paper.pages import pdf_of, usual_paper
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import Translate, english
from tests.ui.paper.reading import pages_of, rendered

A4 = QPageSize(QPageSize.PageSizeId.A4)
WORDS = "<p>One bell warns. It does not measure, and it may ring for the wind, too. That is well known.</p>"


def read(sheet: PaperSheet, translate: Translate = english, paper: QPageSize = A4) -> list[str]:
    return pages_of(pdf_of(sheet, translate, paper))


def test_a_sheet_has_its_title_a_head_and_a_foot(look: Look) -> None:
    (page,) = read(PaperSheet("Bells", f"<h2>By night</h2>{WORDS}"))

    lines = page.splitlines()
    assert "GMI Trainer" in lines
    assert "Page 1 of 1" in lines
    assert lines.index("Bells") < lines.index("By night")
    assert lines.count("Bells") == 1  # the head says it from the second page on


def test_every_page_is_numbered_and_named(look: Look) -> None:
    pages = read(PaperSheet("Bells", WORDS * 60))

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Bells" in page


def test_a_heading_goes_along_with_what_follows(look: Look) -> None:
    for before in range(20, 32):  # wherever the page ends, one of these puts the heading at its foot
        pages = read(PaperSheet("Bells", f"{WORDS * before}<h2>Next</h2>{WORDS * 3}"))
        assert [page for page in pages if "Next\nGMI" in page] == [], before


def test_a_box_is_not_cut(look: Look) -> None:
    box = '<blockquote class="note"><p>It begins here.</p><p>More.</p><p>It ends here.</p></blockquote>'
    for before in range(17, 29):
        pages = read(PaperSheet("Bells", f"{WORDS * before}{box}{WORDS * 3}"))
        assert any("It begins here." in page and "It ends here." in page for page in pages), before
        pages = read(PaperSheet("Bells", f"{WORDS * before}<h3>Next</h3>{box}{WORDS * 3}"))
        assert any("Next" in page and "It ends here." in page for page in pages), before


def test_a_question_stays_with_its_answers_and_nothing_is_lost(look: Look) -> None:
    asked = "<h2>Questions</h2>" + "".join(
        f"<h3>Why {number}?</h3><ol><li>Because</li><li>The last of {number}.</li></ol>"
        for number in range(9)
    )
    for before in range(16, 28):
        pages = read(PaperSheet("Bells", f"{WORDS * before}{asked}"))
        for number in range(9):
            (page,) = [page for page in pages if f"Why {number}?" in page]
            assert f"The last of {number}." in page, before
        assert [page for page in pages if "Questions\nGMI" in page] == []


def test_it_is_black_on_white_in_a_dark_window_too(look: Look) -> None:
    light = rendered(pdf_of(PaperSheet("Bells", WORDS), english, A4))
    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=150))

    assert rendered(pdf_of(PaperSheet("Bells", WORDS), english, A4)) == light
    assert light.pixelColor(2, 2) == QColor("white")


@pytest.mark.parametrize("size", [(400, 100), (3000, 300), (300, 3000)])
def test_a_picture_fits_between_the_margins(size: tuple[int, int], look: Look) -> None:
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(QColor(0, 200, 0))
    html = f'{WORDS}<p class="picture"><img src="bell"></p>{WORDS}'
    content = pdf_of(PaperSheet("Bells", html, (("bell", picture),)), english, A4)

    page = rendered(content)
    green = [
        x
        for y in range(0, page.height(), 3)
        for x in range(page.width())
        if page.pixelColor(x, y).green() > 150 > page.pixelColor(x, y).red()
    ]
    side = page.width() * 26 / 210
    assert green
    assert side - 2 < min(green)
    assert max(green) < page.width() - side + 2
    assert len(pages_of(content)) == 1


def test_a_box_and_a_line_to_write_on_keep_their_words(look: Look) -> None:
    html = '<blockquote class="note"><p><strong>Remember</strong></p><p>Most bells ring.</p></blockquote>'
    (page,) = read(PaperSheet("Bells", f'{html}<p class="line">I call:</p>'))

    assert [words for words in ("Remember", "Most bells ring.", "I call:") if words not in page] == []


def test_words_of_the_program_can_be_translated(look: Look) -> None:
    (page,) = read(PaperSheet("x", "<p>x</p>"), lambda _context, text: made_up(text))

    assert "Page 1" not in page


@pytest.mark.parametrize(
    ("where", "paper"),
    [
        ("en_US", QPageSize.PageSizeId.Letter),
        ("fr_CA", QPageSize.PageSizeId.Letter),
        ("en_GB", QPageSize.PageSizeId.A4),
    ],
)
def test_the_paper_is_the_one_of_the_country(where: str, paper: QPageSize.PageSizeId) -> None:
    assert usual_paper(QLocale(where)).id() is paper


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Your body's alarm system", "Your body's alarm system.pdf"),
        ('A/B: "why?" <so>\n', "A B why so.pdf"),
        ("...", "GMI Trainer.pdf"),
    ],
)
def test_the_file_has_a_name_that_every_computer_takes(title: str, name: str) -> None:
    assert PaperSheet(title, "").file_name == name
