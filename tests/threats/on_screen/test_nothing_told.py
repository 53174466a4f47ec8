"""No name, note, rating or own word stands in a log, in what the program prints, in its settings, or in a window's
title, even where every part writes down all that it can."""

from __future__ import annotations

from tests.threats.on_screen.whole_run import GOAL, NAME, NOTE, TELLING, WholeRun
from tests.threats.trees import bytes_with


def test_the_words_are_in_the_record(run: WholeRun) -> None:
    """Otherwise nothing below could fail."""
    _, known = run.data
    found = bytes_with(known / "profiles", (NAME, NOTE, GOAL, "pain_average"))

    assert {line.rpartition(": ")[2] for line in found} == {NAME, NOTE, GOAL, "pain_average"}


def test_logs_and_crash_files_do_not_have_them(run: WholeRun) -> None:
    for data in run.data:
        assert (data / "logs" / "gmi-trainer.log").stat().st_size > 0
        assert bytes_with(data / "logs", TELLING) == []


def test_nothing_that_was_printed_has_them(run: WholeRun) -> None:
    printed = "".join(path.read_text("utf-8", "replace") for path in run.printed)

    assert "gmi_trainer" in printed, "every part says all that it can"
    assert [word for word in TELLING if word in printed] == []


def test_nothing_beside_records_and_their_copies_has_them(run: WholeRun) -> None:
    """Settings, cache, lock files, whatever else there is: and no file's or folder's name. A clinic's own list has
    the people's names, as the clinic's window does."""
    for data in run.data:
        found = bytes_with(data, TELLING)
        assert [line for line in found if not line.startswith(("profiles/", "backups/", "clinic/"))] == []
        in_the_list = {line.rpartition(": ")[2] for line in found if line.startswith("clinic/")}
        assert in_the_list <= {NAME, *NAME.split()}, "names, and nothing else"
        assert [path for path in data.rglob("*") if any(word in path.name for word in TELLING)] == []


def test_nothing_was_left_in_the_home_of_the_person(run: WholeRun) -> None:
    """No list of recent files, no settings of the toolkit's."""
    assert bytes_with(run.home, TELLING) == []


def test_no_window_is_called_by_them(run: WholeRun) -> None:
    assert run.titles
    assert [title for title in run.titles if any(word in title for word in TELLING)] == []
