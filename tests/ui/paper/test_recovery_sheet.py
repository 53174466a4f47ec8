"""The recovery sheet: one page that holds the whole key, and no name of anybody."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.key_signs import slip_in
from gmi_trainer.ui.paper.key_sheet import key_lines
from gmi_trainer.ui.paper.pages import pdf_of
from gmi_trainer.ui.paper.recovery_sheet import recovery_sheet
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.lock_fakes import QuickSealing
from tests.ui.paper.reading import pages_of


def test_the_key_can_be_read_from_its_one_page(look: Look) -> None:
    secret = QuickSealing().new_key()
    pdf = pdf_of(recovery_sheet(secret, date(2026, 11, 23), english), english)

    (page,) = pages_of(pdf)
    words = " ".join(page.split())
    for line in key_lines(secret):
        assert " ".join(line.split()) in words
    assert slip_in(" ".join(key_lines(secret))) is None
    assert "23 Nov 2026" in words
    for said in ("I have the recovery sheet", "Where to keep it", "nobody can open the records again"):
        assert said in words


def test_the_file_is_not_named_after_anybody(look: Look) -> None:
    sheet = recovery_sheet(QuickSealing().new_key(), date(2026, 11, 23), english)

    assert sheet.file_name == "Recovery sheet.pdf"
    assert sheet.is_one_page
