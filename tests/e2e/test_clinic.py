"""Between two appointments, on the real window: a quick test by keys, kept for somebody new, and their first visit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.at_home import introduced
from tests.e2e.hands import KeyboardOnly
from tests.e2e.playing import answer_one, shows_picture, stage_of
from tests.e2e.running import SCREENS, Desk, Running, record_of, start_program
from tests.e2e.watching import until

TRIED_AND_SCORED = 4 + 3
NAME = "mara"
COMMENT = "two bouts a day"


@pytest.mark.timeout(240)
def test_a_quick_test_by_keys_is_kept_for_somebody_new_and_their_visit_gets_a_comment(
    desk: Desk, tmp_path: Path
) -> None:
    data = introduced(tmp_path / "clinic")
    first = record_of(data)
    with start_program(desk, data) as running:
        running.wait_for_window()
        switch_clinic_on(running)
        take_a_quick_test(running, data / "guest")
        keep_for_somebody_new(running)
        assert not (data / "guest").exists(), "nothing of the guest is left"

        look_them_up_in_the_overview(running)
        write_a_comment(running)
        open_the_report(running)
        assert running.close_and_wait() == 0, running.said

    assert rows_of(first, "SELECT 1 FROM session") == []
    [new] = [path for path in data.glob("profiles/*/record.sqlite3") if path != first]
    [session] = rows_of(new, "SELECT purpose, import_id FROM session")
    assert session[0] == "familiarisation"
    assert session[1] is not None, "it says where it came from"
    trials = rows_of(new, "SELECT outcome FROM trial")
    assert len(trials) >= TRIED_AND_SCORED
    [comment] = rows_of(
        new, "SELECT json_extract(detail, '$.words') FROM event WHERE kind = 'clinic_comment'"
    )
    assert comment[0] == COMMENT


def switch_clinic_on(running: Running) -> None:
    """As a screen reader does: the settings are long."""
    KeyboardOnly(running).choose("nav.settings")
    running.wait_for(identifier="settings.clinic.on")
    assert running.desk.eyes.act(running.pid, "Toggle", identifier="settings.clinic.on")
    running.wait_for(identifier="nav.clinic")


def take_a_quick_test(running: Running, guest: Path) -> None:
    """Enter opens the room, Enter starts, Enter shows the first picture; a few answers, and Escape."""
    keys, screen = KeyboardOnly(running), running.desk.screen
    keys.choose("nav.clinic")
    keys.choose("clinic.door.quick_test")
    for waiting in ("clinic.quick_test.start", "drill.start"):
        wait_for_focus(running, waiting)
        screen.tap("Return")
    stage = stage_of(guest)
    until(lambda: not shows_picture(running, stage), 5, "the ready screen goes")
    for number in range(TRIED_AND_SCORED):
        answer_one(running, guest, stage, keys, "left" if number % 2 else "right")
    screen.tap("Escape")
    wait_for_focus(running, "drill.rest")
    screen.tap("space")
    running.wait_for(identifier="clinic.quick_test.numbers")
    running.screenshot(SCREENS / "quick-test-numbers.png")


def keep_for_somebody_new(running: Running) -> None:
    screen = running.desk.screen
    wait_for_focus(running, "clinic.quick_test.keep")
    screen.tap("Return")
    wait_for_focus(running, "clinic.quick_test.new.name")
    screen.type(NAME)
    screen.tap("Return")
    wait_for_words(running, f"Kept in the record of {NAME}.")


def look_them_up_in_the_overview(running: Running) -> None:
    """Typing finds a name in the table, and Enter opens the visit."""
    keys, screen = KeyboardOnly(running), running.desk.screen
    screen.tap("Escape")
    keys.choose("clinic.door.overview")
    wait_for_words(running, NAME)
    wait_for_focus_in_table(running)
    running.screenshot(SCREENS / "clinic-overview.png")
    screen.type(NAME[0])
    until(lambda: NAME in chosen(running), 10, "they are chosen")
    screen.tap("Return")
    wait_for_focus(running, "clinic.visit.plan")


def write_a_comment(running: Running) -> None:
    keys, screen = KeyboardOnly(running), running.desk.screen
    keys.choose("clinic.visit.comment")
    screen.type(COMMENT)
    keys.choose("clinic.visit.comment_keep")
    wait_for_words(running, "The comment is kept.")
    running.screenshot(SCREENS / "clinic-visit.png")


def open_the_report(running: Running) -> None:
    """And back to the visit."""
    keys = KeyboardOnly(running)
    keys.choose("clinic.visit.report")
    running.wait_for(identifier="progress.report.back")
    keys.choose("progress.report.back")
    running.wait_for(identifier="clinic.visit.report")


def chosen(running: Running) -> str:
    """Whom the visit under the table would be of."""
    return running.wait_for(identifier="clinic.overview.chosen.visit").name


def wait_for_focus(running: Running, identifier: str) -> None:
    def has_it() -> bool:
        focused = running.desk.eyes.focused(running.pid)
        return focused is not None and focused.identifier.endswith(identifier)

    until(has_it, 20, f"the keyboard is on {identifier}")


def wait_for_focus_in_table(running: Running) -> None:
    def has_it() -> bool:
        focused = running.desk.eyes.focused(running.pid)
        return focused is not None and (focused.role == "table cell" or "table" in focused.identifier)

    until(has_it, 20, "the keyboard is in the table")


def wait_for_words(running: Running, words: str) -> None:
    until(lambda: any(words in seen.words for seen in running.look()), 20, f"{words!r} is showing")


def rows_of(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(question).fetchall()
