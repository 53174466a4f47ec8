"""The sheet of a plan says all it has to: on one page where that can be read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QPageSize

from gmi_trainer.domain.plan import OwnWords, Plan, PlanItem
from gmi_trainer.ui.paper.pages import pdf_of, smaller_type
from gmi_trainer.ui.paper.plan_sheet import plan_sheet
from gmi_trainer.ui.paper.typography import TEXT_POINTS, set_for_paper
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.plans_of_files import FILE_PLAN
from tests.ui.paper.reading import pages_of, rendered

CODE = "10GX 84T0 NVZF JZSG"
A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)
LONGEST = replace(
    FILE_PLAN,
    name="n" * 60,
    made_by="Clinic " * 11,
    note="word " * 120,
    stop_rule="stop " * 60,
    items=tuple(
        PlanItem(f"item-{n}", OwnWords("do this thing " * 14), 10.0, fewest_bouts=0) for n in range(24)
    ),
)


def pdf(plan: Plan, code: str, paper: QPageSize = A4) -> bytes:
    return pdf_of(plan_sheet(plan, code, {"L01": "Pain is real"}, english), english, paper)


def only_page(plan: Plan, code: str, paper: QPageSize = A4) -> str:
    (words,) = pages_of(pdf(plan, code, paper))
    return " ".join(words.split())


def test_it_says_what_when_how_when_to_stop_who_and_the_code(look: Look) -> None:
    said = only_page(FILE_PLAN, CODE)

    for part in (
        "Hand 1",
        "Clinic by the lake",
        "10 Mar 2026",
        "It is fine to be slow.",
        "Hands: training",
        "up to 3 times a day",
        "Say left or right for each picture.",
        "Once round the garden.",
        "Stop when you like.",
        "get medical help at once",
        "10GX 84T0 NVZF JZSG",
        "cf7e 5682 3131 5068",
        "does not stand in for your doctor",
    ):
        assert part in said, part


def test_without_a_code_it_says_that_the_plan_comes_as_a_file(look: Look) -> None:
    said = only_page(FILE_PLAN, "")

    assert "This plan comes as a file" in said
    assert "type this code" not in said


def test_without_a_key_there_is_no_fingerprint(look: Look) -> None:
    assert "Fingerprint" not in only_page(replace(FILE_PLAN, clinic_key=""), CODE)


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_a_usual_plan_is_one_page_in_type_that_can_be_read(look: Look, paper: QPageSize) -> None:
    ten = tuple(replace(FILE_PLAN.items[n % len(FILE_PLAN.items)], item_id=f"i{n}") for n in range(10))

    assert "get medical help" in only_page(replace(FILE_PLAN, items=ten), CODE, paper)


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_the_longest_plan_goes_on_to_other_pages_and_loses_nothing(look: Look, paper: QPageSize) -> None:
    pages = [" ".join(words.split()) for words in pages_of(pdf(LONGEST, "", paper))]
    said = " ".join(pages)

    assert len(pages) > 1
    assert said.count("do this thing do this thing") >= len(LONGEST.items)
    assert "does not stand in for your doctor" in pages[-1]
    for words in pages[:-1]:
        assert len(words) > 400, "no page is nearly empty"


@pytest.mark.parametrize("plan", [FILE_PLAN, LONGEST])
def test_nothing_on_it_is_ever_set_smaller_than_nine_points(look: Look, plan: Plan) -> None:
    sheet = plan_sheet(plan, "", {}, english)
    scales = smaller_type(sheet)

    assert scales
    for scale in (1.0, *scales):
        assert TEXT_POINTS * scale >= 9
        sizes = [float(size) for size in re.findall(r"font-size: ([0-9.]+)pt", set_for_paper(sheet, scale))]
        assert min(size for size in sizes if size != 1) >= 9


def test_markup_of_a_stranger_is_only_letters(look: Look) -> None:
    plan = replace(
        FILE_PLAN,
        name="<b>n</b>",
        note="<img src='/etc/passwd'>",
        stop_rule="<table>",
        items=(PlanItem("own", OwnWords("</td><script>"), 1.0),),
    )
    said = only_page(plan, "")

    for part in ("<b>n</b>", "<img src='/etc/passwd'>", "<table>", "</td><script>"):
        assert part in said, part


def test_it_is_black_on_white(look: Look) -> None:
    picture = rendered(pdf(FILE_PLAN, CODE))
    across, down = range(0, picture.width(), 3), range(0, picture.height(), 3)
    seen = [QColor(picture.pixel(x, y)) for x in across for y in down]

    assert any(colour.lightness() < 60 for colour in seen)

    for colour in seen:
        shades = (colour.red(), colour.green(), colour.blue())
        assert max(shades) - min(shades) <= 2
