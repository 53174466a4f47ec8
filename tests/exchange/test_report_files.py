"""What a report becomes without a window: a web page, a few lines, numbers. Nothing leaves that was not ticked."""

from __future__ import annotations

import csv
import io
import os
import stat
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.report import Interval, Section
from gmi_trainer.domain.report_paper import (
    PaperLine,
    PaperPart,
    PaperPicture,
    PaperSection,
    PaperTable,
    ReportPaper,
)
from gmi_trainer.exchange.numbers_zip import NumbersZip
from gmi_trainer.exchange.report_html import report_html
from gmi_trainer.exchange.report_text import MOST_LINES, report_text
from gmi_trainer.files.new_file import write_new
from gmi_trainer.services.record_care import never
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.numbers import SqliteNumbersReader
from tests.exchange.html_reading import read
from tests.report_maker import LAST, MARKS, NAME, live
from tests.storage.records import new_record, opened

HOSTILE = '<script>alert("1")</script> & "quotes" \x07 <img src=x>'


def section(which: Section, brief: int = 1, text: str = "a line") -> PaperSection:
    return PaperSection(
        which,
        f"Heading {which}",
        "contents",
        (
            PaperPart(
                "Part",
                (PaperLine(text, "Label", is_own=True), PaperLine("own", is_own=True)),
                PaperTable("A table", ("Side", "Correct"), (("Left", "80 %"), ("Right", "90 %"))),
                (PaperLine("how it came about"),),
            ),
        ),
        tuple(f"{which} {n}" for n in range(brief)),
        PaperTable("Day by day", ("Day", "Pain"), (("1 Mar", "3"),)),
        ("a source",),
    )


def paper(*sections: PaperSection, title: str = "Report") -> ReportPaper:
    return ReportPaper(
        title,
        "4 weeks",
        sections,
        "what it is",
        "Left out: mood.",
        "made by",
        "report",
        "en",
        "Sources",
        "{n} more",
    )


# -- the web page ------------------------------------------------------------------------------------------


def test_the_page_is_whole_and_every_table_says_what_it_is() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0,0"/></svg>'
    picture = PaperPicture(Section.TESTS, "Correct", "it went up", drawing)

    page = read(report_html(paper(section(Section.GOALS), section(Section.TESTS)), [picture]))

    assert page.tags[0] == ("html", {"lang": "en"})
    assert [words for _, words in page.headings] == [
        "Report",
        "Heading goals",
        "Part",
        "Heading tests",
        "Part",
        "Sources",
    ]
    assert [table.caption for table in page.tables] == ["A table", "Day by day"] * 2
    assert page.tables[0].column_heads == ["Side", "Correct"]
    assert page.tables[0].row_heads == ["Left", "Right"]
    (drawn,) = (found for tag, found in page.tags if tag == "svg")
    assert drawn["role"] == "img"
    assert str(drawn["aria-labelledby"]).split() == ["section-tests-1-name", "section-tests-1-shows"]
    assert {"section-tests-1-name", "section-tests-1-shows"} <= set(page.ids)
    assert "it went up" in page.text


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    text = report_html(paper(section(Section.WORDS, text=HOSTILE), title=HOSTILE))

    page = read(text)

    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "a"}
    assert not any(
        name.startswith("on") or name in {"src", "href"} for _, found in page.tags for name in found
    )
    assert "url(" not in text
    assert "@import" not in text
    assert any("default-src 'none'" in str(found.get("content")) for _, found in page.tags)
    assert '<script>alert("1")</script> & "quotes"  <img src=x>' in page.text, "the words themselves are kept"
    assert "\x07" not in text


# -- a few lines -------------------------------------------------------------------------------------------


def test_there_are_twelve_lines_at_most_however_much_there_is_to_say() -> None:
    text = report_text(paper(*(section(which, brief=3, text="x") for which in Section)))

    assert text.count("\n") == MOST_LINES
    assert text.endswith("\n")
    for which in Section:
        assert all(f"{which} {n}" in text for n in range(3))


def test_a_line_stays_a_line_whatever_somebody_wrote() -> None:
    sections = PaperSection(Section.WORDS, "h", "c", (), ("one\ntwo\r\n\u2028three",))

    assert report_text(paper(sections)).splitlines() == [
        "Report. 4 weeks. Left out: mood.",
        "one two three",
        "what it is",
    ]


# -- numbers -----------------------------------------------------------------------------------------------


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = new_record(tmp_path / "record.sqlite3", NAME)
    with opened(path) as writing:
        live(writing, 3)
        _say_something_bold(writing)
    return path


def _say_something_bold(writing: Record) -> None:
    """A spreadsheet would take such a text for a formula."""
    with writing.atomic() as connection:
        connection.execute("UPDATE session SET app_version = '=1+1' WHERE id = 20")
        connection.execute("UPDATE session SET counted = 0, not_counted_reason = 'Zebra day' WHERE id = 21")


def numbers(record: Path, target: Path, weeks: int = 2, last: date = LAST) -> dict[str, bytes]:
    with SqliteNumbersReader(record) as reader:
        assert NumbersZip("9.9").write(target, reader, Interval(weeks, last), never)
    with ZipFile(target) as opened_zip:
        assert opened_zip.testzip() is None
        return {name: opened_zip.read(name) for name in opened_zip.namelist()}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_sessions_and_trials_of_these_weeks_are_there_and_no_others(record: Path, tmp_path: Path) -> None:
    files = numbers(record, tmp_path / "numbers.zip")
    sessions, trials = rows_of(files["sessions.csv"]), rows_of(files["trials.csv"])

    assert list(files) == ["FORMAT.md", "sessions.csv", "trials.csv"]
    assert {row["local_day"] >= Interval(2, LAST).first.isoformat() for row in sessions} == {True}
    with SqliteNumbersReader(record) as reader:
        assert reader.facts(Interval(2, LAST)).rows == {"sessions": len(sessions), "trials": len(trials)}
        assert reader.facts(Interval(4, LAST)).rows["sessions"] > len(sessions)
    assert {row["session_uuid"] for row in trials} <= {row["uuid"] for row in sessions}
    drill = next(row for row in sessions if row["kind"] == "drill" and row["mode"] == "test")
    mine = [row for row in trials if row["session_uuid"] == drill["uuid"]]
    right = [
        row
        for row in mine
        if row["outcome"] == "correct" and row["side"] == "left" and "warm_up" not in row["flags"]
    ]
    assert int(drill["left_correct"]) == len(right)
    assert next(row for row in sessions if row["kind"] == "lesson")["part"] == ""


def test_every_column_is_explained(record: Path, tmp_path: Path) -> None:
    files = numbers(record, tmp_path / "numbers.zip")
    document = files["FORMAT.md"].decode()

    for name in ("sessions.csv", "trials.csv"):
        header = next(csv.reader(io.StringIO(files[name].decode())))
        assert all(f"| `{column}` |" in document for column in header)
        assert f"`{name}`" in document


def test_no_cell_is_a_formula_and_no_words_are_among_them(record: Path, tmp_path: Path) -> None:
    files = numbers(record, tmp_path / "numbers.zip", weeks=4)
    sessions = rows_of(files["sessions.csv"])

    assert "'=1+1" in {row["app_version"] for row in sessions}
    for content in files.values():
        for words in (*MARKS.values(), NAME):
            assert words.encode() not in content


@pytest.mark.parametrize("write", ["numbers", "page"])
def test_a_file_that_is_there_is_left_alone(record: Path, tmp_path: Path, write: str) -> None:
    target = tmp_path / "kept"
    target.write_bytes(b"mine")

    with pytest.raises(UserProblem) as caught:
        _write(write, record, target)

    assert caught.value.problem is Problem.EXPORT_IS_THERE
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize("write", ["numbers", "page"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is a Linux device here")
def test_a_full_disk_is_told_and_leaves_nothing(
    record: Path, tmp_path: Path, write: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def full(path: str | Path, flags: int, mode: int = 0o777) -> int:
        return real("/dev/full", os.O_RDWR) if str(path).endswith(".new") else real(path, flags, mode)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(UserProblem) as caught:
        _write(write, record, tmp_path / "out" / "file")

    assert caught.value.problem is Problem.DISK_FULL
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("write", ["numbers", "page"])
def test_a_folder_that_may_not_be_written_to_is_told(record: Path, tmp_path: Path, write: str) -> None:
    """As another user: the checks may run as one who may do everything."""
    if os.getuid() != 0:
        folder = tmp_path / "closed"
        folder.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
        with pytest.raises(UserProblem) as caught:
            _write(write, record, folder / "file")
        assert caught.value.problem is Problem.PAPER_NOT_WRITTEN
        return
    target = tmp_path / "closed" / "file"
    target.parent.mkdir(mode=0o755)
    record.chmod(0o644)
    for folder in record.parents:
        if folder == Path("/tmp"):
            break
        folder.chmod(0o755)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setuid(65534)
            write_new(target, [b"x"]) if write == "page" else _write(write, record, target)
        except UserProblem as problem:
            code = 0 if problem.problem is Problem.PAPER_NOT_WRITTEN else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert list(target.parent.iterdir()) == []


def test_a_missing_folder_is_told(record: Path, tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as caught:
        write_new(tmp_path / "gone" / "file", [b"x"])

    assert caught.value.problem is Problem.PAPER_NOT_WRITTEN


def test_what_nobody_wants_any_more_is_not_written(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "numbers.zip"
    target.parent.mkdir()

    with SqliteNumbersReader(record) as reader:
        assert not NumbersZip("9.9").write(target, reader, Interval(4, LAST), lambda: True)

    assert list(target.parent.iterdir()) == []


def _write(what: str, record: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    if what == "page":
        write_new(target, [b"a page"])
        return
    with SqliteNumbersReader(record) as reader:
        NumbersZip("9.9").write(target, reader, Interval(4, LAST), never)
