"""All records of a computer are encrypted through the real window, opened with the passphrase, and with the sheet."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from gmi_trainer.bootstrap.protecting import make_lock, make_protection
from gmi_trainer.domain.key_signs import SIGNS, SIGNS_IN_A_GROUP
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.storage import driver
from tests.e2e.breather import nameless
from tests.e2e.hands import KeyboardOnly, MouseOnly
from tests.e2e.running import SCREENS, Desk, Running, record_of, start_program
from tests.e2e.watching import until
from tests.threats.on_screen.whole_run import NAME, NOTE, somebody
from tests.threats.trees import bytes_with

PASSPHRASE = "three quiet walruses"
ANOTHER = "seven green harbours"
GROUPS = -(-SIGNS // SIGNS_IN_A_GROUP)
TABLES = ("session", "trial", "note")

pytestmark = pytest.mark.skipif(not driver.can_encrypt(), reason="the extra that encrypts is not installed")


def test_encrypted_locked_opened_and_opened_with_the_sheet(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "kept"
    somebody(data)
    before = all_rows(data)
    assert bytes_with(data, (NAME, NOTE)), "there is something to hide"

    with start_program(desk, data) as running:
        running.wait_for_window()
        groups = encrypt(running)
        assert running.close_and_wait() == 0, running.said

    secret = "".join(groups)
    hidden = (NAME, NOTE, PASSPHRASE, secret, *(" ".join(groups[at : at + 2]) for at in range(GROUPS - 1)))
    assert bytes_with(data, (*hidden, "AGE-SECRET-KEY", "SQLite format 3")) == []

    with start_program(desk, data) as running:
        running.wait_for_window()
        a_wrong_and_the_right_passphrase(running)
        its_person_is_there(running)
        assert running.close_and_wait() == 0, running.said

    with start_program(desk, data) as running:
        running.wait_for_window()
        with_the_sheet(running, groups)
        its_person_is_there(running)
        assert running.close_and_wait() == 0, running.said

    assert bytes_with(data, (*hidden, ANOTHER, "AGE-SECRET-KEY", "SQLite format 3")) == []
    assert opened_rows(data, ANOTHER) == before


def encrypt(running: Running) -> list[str]:
    """By keyboard alone: the lock first, then the sheet, then all records. What stands on the sheet."""
    keyboard, screen = KeyboardOnly(running), running.desk.screen
    running.wait_for(identifier="today.card.0")
    keyboard.choose("nav.settings")
    keyboard.choose("settings.go.lock")
    keyboard.choose("settings.encryption.on")
    write(running, "protect.new", PASSPHRASE)
    screen.tap("Return")  # the same once more is asked for, and the keyboard goes there
    write(running, "protect.again", PASSPHRASE)
    screen.tap("Return")
    running.wait_for(identifier=f"protect.sheet.group.{GROUPS}", seconds=40)
    assert nameless(running) == []
    running.screenshot(SCREENS / "encryption-sheet.png")
    groups = [
        running.wait_for(identifier=f"protect.sheet.group.{number}").name.replace(" ", "")
        for number in range(1, GROUPS + 1)
    ]
    assert len("".join(groups)) == SIGNS
    for _ in range(10):
        if has_keyboard(running, "protect.sheet.last"):
            break
        screen.tap("Tab")
    write(running, "protect.sheet.last", "qqqqqq" if "".join(groups[-2:]) != "QQQQQQ" else "zzzzzz")
    screen.tap("Return")
    running.wait_for(name="These are not the last signs. Please look at the paper once more.")
    write(running, "protect.sheet.last", f"{groups[-2]} {groups[-1]}".lower())
    screen.tap("Return")
    running.wait_for(name="All records are encrypted", seconds=60)
    running.screenshot(SCREENS / "encryption-done.png")
    until(lambda: has_keyboard(running, "turned.on"), 10, "the keyboard is on the one button")
    screen.tap("space")
    state = running.wait_for(identifier="settings.encryption.state").words
    assert state == "It is on. Encrypted: 2 of 2.", state
    return groups


def a_wrong_and_the_right_passphrase(running: Running) -> None:
    screen = running.desk.screen
    write(running, "lock.passphrase", "three loud walruses")
    screen.tap("Return")
    until(lambda: any("not the passphrase" in s.name for s in running.look()), 20, "it is told")
    until(lambda: "enabled" in running.wait_for(identifier="lock.unlock").states, 10, "the wait is over")
    write(running, "lock.passphrase", PASSPHRASE)
    screen.tap("Return")
    running.wait_for(identifier="today.card.0", seconds=40)


def with_the_sheet(running: Running, groups: list[str]) -> None:
    """Typed in small letters, with one slip, which is pointed at; then a new passphrase."""
    keyboard, screen = KeyboardOnly(running), running.desk.screen
    keyboard.choose("lock.sheet")
    slip = "q" if groups[6][0] != "Q" else "z"
    typed = [*groups[:6], slip + groups[6][1:], *groups[7:]]
    write(running, "lock.sheet.key", " ".join(typed).lower())
    screen.tap("Return")
    until(lambda: any("group 7" in s.name for s in running.look()), 20, "the group is named")
    running.screenshot(SCREENS / "encryption-mistyped.png")
    screen.type(groups[6].lower())  # the group is marked: it is typed over
    screen.tap("Return")
    write(running, "lock.sheet.new", ANOTHER)
    screen.tap("Tab")
    screen.tap("Tab")
    write(running, "lock.sheet.again", ANOTHER)
    assert nameless(running) == []
    screen.tap("Return")
    running.wait_for(identifier="today.card.0", seconds=40)


def its_person_is_there(running: Running) -> None:
    mouse = MouseOnly(running)
    mouse.choose("nav.settings")
    until(lambda: any(NAME in seen.name for seen in running.look()), 20, "the name is there")


def write(running: Running, identifier: str, words: str) -> None:
    """Into a field that the keyboard is on, in place of what is in it."""
    until(lambda: has_keyboard(running, identifier), 20, f"the keyboard is on {identifier}")
    running.desk.screen.chord("Control_L", "a")
    running.desk.screen.type(words)


def has_keyboard(running: Running, identifier: str) -> bool:
    focused = running.desk.eyes.focused(running.pid)
    return focused is not None and focused.identifier == identifier


def all_rows(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the record holds, as long as its key is open, or it is plain."""
    with closing(driver.connect_for_reading(record_of(data))) as connection:
        return {
            table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
            for table in TABLES
        }


def opened_rows(data: Path, passphrase: str) -> dict[str, list[tuple[object, ...]]]:
    paths, clock = DataPaths(data), SystemClock()
    lock = make_lock(paths, clock)
    try:
        assert make_protection(paths, clock, lock).unlock(lock.open(passphrase)) == {}
        return all_rows(data)
    finally:
        driver.KEYS.empty()
