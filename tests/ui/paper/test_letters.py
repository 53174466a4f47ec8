"""All letters of a PDF file can be copied; nothing else of it changes."""

from __future__ import annotations

import re

from PySide6.QtGui import QPageSize

from gmi_trainer.ui.paper.letters import with_all_letters
from gmi_trainer.ui.paper.pages import pdf_of
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.ui.paper.reading import pages_of

A4 = QPageSize(QPageSize.PageSizeId.A4)
EVERY = (
    "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z a b c d e f g h i j k l m n o p q r s t u v w x y z"
)
MORE = "Ä À É é ß ñ 0 1 2 3 4 5 6 7 8 9 . , ; : ! ? ( ) % & / + - – — “quoted” ‘so’ … ·"


def test_every_letter_is_there_in_every_weight(look: Look) -> None:
    html = "".join(
        f"<p>{opens}{EVERY} {MORE.replace('&', '&amp;')}{closes}</p>"
        for opens, closes in (("", ""), ("<strong>", "</strong>"), ("<em>", "</em>"))
    )
    (page,) = pages_of(pdf_of(PaperSheet("All About Alarms", f"<h2>{EVERY}</h2>{html}"), english, A4))

    words = " ".join(page.split())
    assert "All About Alarms" in words
    assert words.count(EVERY) == 4
    assert words.count(MORE) == 3


def test_letters_in_a_list_are_not_taken_for_a_range(look: Look) -> None:
    """A bracket and an "E" beside each other look like "from 0x28 to 0x45", where the code of the "A" lies."""
    words = "nacioqvxyz0123456789-,.(E)tbdefghjklmprsuw%YBCDFGHI Answers"

    (page,) = pages_of(pdf_of(PaperSheet(words, f"<p>x{words}</p>"), english, A4))

    assert page.count("Answers") == 2


def test_every_part_of_the_file_is_found_where_its_table_says(look: Look) -> None:
    pdf = pdf_of(PaperSheet("All About Alarms", "<p>A bell <strong>And</strong> more.</p>"), english, A4)
    start = int(pdf[pdf.rindex(b"startxref\n") :].split()[1])
    assert pdf[start:].startswith(b"xref\n")

    places = [int(one) for one in re.findall(rb"(\d{10}) 00000 n", pdf[start:])]
    assert len(places) > 20
    for number, place in enumerate(places, start=1):
        assert pdf[place:].startswith(b"%d 0 obj" % number)
    for found in re.finditer(rb"<< /Length (\d+) >>\nstream\n(.*?)endstream", pdf, re.DOTALL):
        assert 0 <= len(found[2]) - int(found[1]) <= 1  # a line may end before the word


def test_a_file_of_another_kind_stays_as_it_is() -> None:
    for other in (b"", b"%PDF-1.7 something else", b"\nxref\n\ntrailer\n\nstartxref\n5"):
        assert with_all_letters(other) == other
