"""A report from the console: lines to read, files that are whole, and no Qt."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from gmi_trainer.bootstrap import core
from gmi_trainer.domain.days import local_day
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.storage.note_log import SqliteNotes
from tests.cli.test_without_qt import run as run_without_qt
from tests.exchange.html_reading import read
from tests.whole_person import Home

NAME = "Kim Quartz-Heron"
NOTE = "A marmalade day"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Somebody who wrote a note today, whenever the test runs."""
    home = Home(tmp_path / "there")
    profile = home.profiles.create(NAME)
    record = home.open(profile.profile_id)
    clock = SystemClock()
    SqliteNotes(record, clock).put_for_day(today(), NOTE)
    record.close()
    return home


def today() -> date:
    clock = SystemClock()
    return local_day(clock.utc_now(), clock.utc_offset_min())


def run(home: Home, *words: str) -> int:
    return core.run(["report", *words, "--data-dir", str(home.paths.root)])


def test_without_a_file_it_is_a_few_lines(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "--weeks", "2") == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 12
    assert lines[0].startswith(f"Report on practice: {NAME}. 2 weeks, ")
    assert any(NOTE in line for line in lines)


def test_name_and_sections_can_be_left_out(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(home, "--text", "--without-name", "--leave-out", "words", "--leave-out", "plan", "--with", "mood")
        == 0
    )

    said = capsys.readouterr().out
    assert NAME not in said
    assert NOTE not in said
    assert "Left out by choice: Plan kept, In my own words, My words about lessons." in said


def test_a_web_page_is_written_once(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "report.html"

    assert run(home, "--html", str(target)) == 0
    assert run(home, "--html", str(target)) == 1

    assert NOTE in "\n".join(read(target.read_text()).text)
    said = capsys.readouterr()
    assert said.out == f"Written: {target}\n"
    assert "Please choose another name" in said.err


def test_numbers_are_written(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "numbers.zip"

    assert run(home, "--csv", str(target)) == 0

    with ZipFile(target) as files:
        assert files.namelist() == ["FORMAT.md", "sessions.csv", "trials.csv"]
    assert capsys.readouterr().out == f"Written: {target}\n"


def test_nobody_of_that_name_is_told(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "--profile", "nobody") == 1
    assert run(home, "--profile", NAME.lower()) == 0

    assert NAME in capsys.readouterr().out


@pytest.mark.parametrize("words", [("--text",), ("--html",)])
def test_it_needs_no_qt(home: Home, tmp_path: Path, words: tuple[str, ...]) -> None:
    more = (*words, str(tmp_path / "report.html")) if words == ("--html",) else words

    ended = run_without_qt(home.paths.root, "report", *more)

    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    assert ended.stdout.strip()
