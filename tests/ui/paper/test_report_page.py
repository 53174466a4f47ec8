"""A report is one page, whatever is in it; its words are letters, its charts are lines, and it needs no colour."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPageSize

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.made_up_language import made_up
from gmi_trainer.domain.report import Interval, ReportChoice, Section
from gmi_trainer.domain.report_paper import PaperLine, PaperPart, PaperSection, PaperTable, ReportPaper
from gmi_trainer.exchange.report_html import report_html
from gmi_trainer.exchange.report_text import MOST_LINES, report_text
from gmi_trainer.services.report import ReportRead, read_report
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.own_reader import SqliteOwnPagesReader
from gmi_trainer.storage.report_reader import SqliteReportReader
from gmi_trainer.ui.pages.progress.report_pictures import report_plots, report_svgs
from gmi_trainer.ui.paper.report_page import report_pdf, report_pdf_in_steps
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.report import report_paper
from gmi_trainer.ui.words.translate import Translate, english
from tests.exchange.html_reading import read as read_page
from tests.report_maker import CHANGE, GOAL, LAST, LESSON_WORDS, NAME, live
from tests.storage.records import new_record, opened
from tests.ui.paper.reading import pages_of, rendered

A4, LETTER = QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.Letter)
ALL = frozenset(Section)

SHOWS = {
    Section.GOALS: [GOAL, "PEG", "Worry about moving"],
    Section.PLAN: ["Days kept", "a flare was said"],
    Section.TESTS: ["Hands", "tests compare", "Correct a minute"],
    Section.PAIN_SLEEP: ["Pain (10", "Sleep (10", "medicine 26 Feb"],
    Section.MOOD: ["Mood (10"],
    Section.SAFETY: ["yes, new or clearly worse", "have had this looked at"],
    Section.WORDS: ["Zebra day", CHANGE],
    Section.LESSON_WORDS: [LESSON_WORDS, "The alarm"],
}
"""What is in an output only where its section was ticked."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = new_record(tmp_path_factory.mktemp("report") / "record.sqlite3", NAME)
    with opened(path) as writing:
        live(writing, 5)
    return path


def reading(
    path: Path, sections: frozenset[Section] = ALL, *, weeks: int = 4, with_name: bool = True
) -> ReportRead:
    choice = ReportChoice(Interval(weeks, LAST), sections, with_name)
    with SqliteHistory(path) as history, SqliteReportReader(path) as days, SqliteOwnPagesReader(path) as own:
        return read_report(history, days, own, choice, AboutMe(), name=NAME, titles={"alarm": "The alarm"})


def outputs(read: ReportRead, translate: Translate = english) -> dict[str, str]:
    """Every way out that has words, as its words."""
    paper = report_paper(read.report, translate)
    plots = report_plots(read, translate)
    pages = pages_of(report_pdf(paper, plots, A4))
    assert len(pages) == 1
    html = report_html(paper, report_svgs(plots))
    read_page(html)
    text = report_text(paper)
    assert text.count("\n") <= MOST_LINES
    return {"pdf": " ".join(pages[0].split()), "html": html, "text": text}


@pytest.mark.parametrize("size", [A4, LETTER])
@pytest.mark.parametrize("weeks", [2, 4, 12])
def test_all_of_it_is_one_page_in_its_order(record: Path, look: Look, size: QPageSize, weeks: int) -> None:
    read = reading(record, weeks=weeks)

    (page,) = pages_of(report_pdf(report_paper(read.report, english), report_plots(read, english), size))

    words = " ".join(page.split())
    headings = (
        "Goals and pain",
        "Plan kept",
        "Left/right tests",
        "Pain, sleep and mood",
        "Answers that say",
        "In my own",
    )
    places = [words.index(heading) for heading in headings]
    assert places == sorted(places)
    assert NAME in words
    assert "names no illness" in words
    assert GOAL in words
    assert "last 3 tests" in words, "what is written in a chart can be searched, too"


@pytest.mark.parametrize("left_out", list(Section))
def test_nothing_of_a_section_that_was_not_ticked_is_in_any_output(
    record: Path, look: Look, left_out: Section
) -> None:
    for kind, words in outputs(reading(record, ALL - {left_out})).items():
        for shown in SHOWS[left_out]:
            assert shown not in words, f"{shown} in {kind}"


def test_everything_that_was_ticked_is_in_the_web_page(record: Path, look: Look) -> None:
    words = outputs(reading(record))["html"]

    for section, shown in SHOWS.items():
        missing = [text for text in shown if text not in words and text != "tests compare"]
        assert missing == [], section


def test_where_the_name_was_left_out_it_is_in_no_byte(record: Path, look: Look) -> None:
    read = reading(record, with_name=False)
    paper = report_paper(read.report, english)

    raw = report_pdf(paper, report_plots(read, english), A4)

    for words in (*outputs(read).values(), raw.decode("latin-1")):
        assert "Quartz" not in words
        assert "Quartz".encode("utf-16-be").decode("latin-1") not in words


def test_charts_are_lines_and_letters(record: Path, look: Look) -> None:
    read = reading(record)

    raw = report_pdf(report_paper(read.report, english), report_plots(read, english), A4)

    assert b"/Subtype /Image" not in raw
    assert b"/Subtype/Image" not in raw


def test_it_is_drawn_in_steps_that_can_be_left_off(record: Path, look: Look) -> None:
    read = reading(record)
    paper, plots = report_paper(read.report, english), report_plots(read, english)
    whole, left_off = report_pdf_in_steps(paper, plots, A4), report_pdf_in_steps(paper, plots, A4)
    for _ in range(len(plots)):
        next(left_off)
    left_off.close()  # somebody chose something else meanwhile

    steps = 0
    try:
        while True:
            next(whole)
            steps += 1
    except StopIteration as end:
        pages = pages_of(end.value)

    assert steps > len(plots) > 1
    assert pages == pages_of(report_pdf(paper, plots, A4))


def test_it_is_as_readable_without_colours(record: Path, look: Look) -> None:
    """Lines differ by their marks; what is written is dark on white."""
    read = reading(record)
    picture = rendered(report_pdf(report_paper(read.report, english), report_plots(read, english), A4))

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)

    levels = [
        grey.pixelColor(x, y).lightness()
        for x in range(0, grey.width(), 3)
        for y in range(0, grey.height(), 3)
    ]
    assert max(levels) == 255
    assert min(levels) < 60
    assert sum(level == 255 for level in levels) / len(levels) > 0.6, "mostly white paper"


def test_in_another_language_it_is_one_page_too(record: Path, look: Look) -> None:
    say: Translate = lambda _context, text: made_up(text)  # noqa: E731 - the shape of Translate

    outputs(reading(record), say)


def long_paper(lines: int, parts: int) -> ReportPaper:
    """More than anybody has to say."""
    own = tuple(
        PaperLine(f"Sentence {n}. " + "and so on " * 60, f"{n} Mar", min(n // 2, 3), is_own=True)
        for n in range(lines)
    )
    table = PaperTable(
        "t", ("Side", "a", "b", "c", "d", "e"), (("Left", *["+12 points (±14): within"] * 5),) * 3
    )
    tests = tuple(
        PaperPart(
            f"Part {n}",
            (PaperLine("A real change."),),
            PaperTable(table.caption, table.header, table.rows, min(n, 2)),
        )
        for n in range(parts)
    )
    sections = [
        PaperSection(
            section, str(section), "", tests if section is Section.TESTS else (PaperPart(lines=own),), ()
        )
        for section in (Section.GOALS, Section.PLAN, Section.TESTS, Section.SAFETY, Section.WORDS)
    ]
    return ReportPaper(
        "T", "s", tuple(sections), "about", "", "made", "n", "en", "Sources", "{n} lines are elsewhere"
    )


@pytest.mark.parametrize(("lines", "parts"), [(3, 1), (6, 3), (40, 7)])
def test_too_much_is_still_one_page_that_says_how_much_is_missing(look: Look, lines: int, parts: int) -> None:
    paper = long_paper(lines, parts)

    (page,) = pages_of(report_pdf(paper, (), A4))

    assert "about made" in " ".join(page.split()), "what it is stands at the foot, whatever went"
    assert "lines are elsewhere" in page


def test_a_short_one_says_nothing_of_missing_lines(look: Look) -> None:
    paper = long_paper(0, 1)

    (page,) = pages_of(report_pdf(paper, (), A4))

    assert "elsewhere" not in page


def test_over_many_weeks_a_mark_stands_for_a_week(record: Path, look: Look) -> None:
    by_day = report_plots(reading(record, weeks=4), english)[-1]
    by_week = report_plots(reading(record, weeks=12), english)[-1]

    assert by_day.title == "Day by day, 0 to 10"
    assert by_week.title == "Means of each week, 0 to 10"
    assert len(by_week.picture.series[0].marks) <= 12
    first = date.fromordinal(int(by_week.picture.series[0].marks[0].x))
    assert first.weekday() == 0
    assert LAST - first < timedelta(weeks=13)
