"""The log: small, private, without the person's folder names."""

from __future__ import annotations

import faulthandler
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.logs import (
    CRASH_FILE,
    KEPT_FILES,
    LARGEST_BYTES,
    LOG_FILE,
    PREVIOUS_CRASH_FILE,
    Logs,
    start_logging,
)


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Logs]:
    was_enabled = faulthandler.is_enabled()
    logs = start_logging(tmp_path, home=Path("/homes/kim"))
    yield logs
    logs.close()
    if was_enabled:
        faulthandler.enable()


def log_of(folder: Path) -> str:
    return (folder / LOG_FILE).read_text(encoding="utf-8")


def test_what_our_modules_say_is_written_down(logs: Logs, tmp_path: Path) -> None:
    logging.getLogger("gmi_trainer.storage").info("migrated to %d", 2)
    logging.getLogger("gmi_trainer.storage").debug("too much")
    logging.getLogger("someone.else").error("not ours")

    (line,) = log_of(tmp_path).splitlines()

    stamp, rest = line.split(" ", 1)
    assert rest == "INFO gmi_trainer.storage: migrated to 2"
    assert stamp.endswith("Z")


def test_the_home_folder_is_not_named(logs: Logs, tmp_path: Path) -> None:
    try:
        raise FileNotFoundError("/homes/kim/.local/share/gmi-trainer/x")
    except FileNotFoundError:
        logging.getLogger("gmi_trainer").exception("reading /homes/kim/x failed")

    text = log_of(tmp_path)
    assert "kim" not in text
    assert "reading ~/x failed" in text
    assert "FileNotFoundError" in text


def test_the_words_of_an_error_are_left_out_where_they_may_be_a_persons(logs: Logs, tmp_path: Path) -> None:
    telling = "zebra-lighthouse"
    try:
        try:
            try:
                raise FileNotFoundError(2, "No such file or directory", f"/media/{telling}.zip")
            except FileNotFoundError as error:
                raise ValueError(telling) from error
        except ValueError as error:
            raise UserProblem(Problem.FILE_MISSING, file=telling) from error
    except UserProblem:
        try:
            raise AttributeError("'NoneType' object has no attribute 'text'")
        except AttributeError:
            logging.getLogger("gmi_trainer").exception("unexpected error")

    text = log_of(tmp_path)
    assert telling not in text.replace(f'telling = "{telling}"', "")
    for kind in (
        "FileNotFoundError: No such file or directory",
        "ValueError (its words are left out)",
        "UserProblem: file_missing",
        "AttributeError: 'NoneType' object has no attribute 'text'",
    ):
        assert kind in text
    assert "test_logs.py" in text, "where it happened"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders private by itself")
def test_only_the_owner_may_read_it(logs: Logs, tmp_path: Path) -> None:
    logging.getLogger("gmi_trainer").info("hello")

    assert {stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()} == {0o600}


def test_it_never_grows_large(logs: Logs, tmp_path: Path) -> None:
    logger = logging.getLogger("gmi_trainer")
    for _ in range(60):
        logger.info("x" * 50_000)

    files = [p for p in tmp_path.iterdir() if p.name.startswith(LOG_FILE)]
    assert len(files) == KEPT_FILES + 1
    assert sum(p.stat().st_size for p in files) <= (KEPT_FILES + 1) * LARGEST_BYTES


def test_what_no_longer_fits_is_kept_for_a_while(logs: Logs, tmp_path: Path) -> None:
    logger = logging.getLogger("gmi_trainer")
    for number in range(LARGEST_BYTES * (KEPT_FILES + 2) // 100_000):
        logger.info("%d %s", number, "x" * 100_000)

    kept = [tmp_path / f"{LOG_FILE}.{n}" for n in range(KEPT_FILES, 0, -1)] + [tmp_path / LOG_FILE]
    numbers = [int(line.split()[3]) for file in kept for line in file.read_text().splitlines()]
    assert numbers == list(range(numbers[0], number + 1))
    assert numbers[0] > 0


def test_after_closing_nothing_is_held(logs: Logs, tmp_path: Path) -> None:
    logs.close()

    assert logging.getLogger("gmi_trainer").handlers == []
    assert not faulthandler.is_enabled()


CRASH = """
import ctypes, sys
from pathlib import Path
from gmi_trainer.logs import start_logging
start_logging(Path(sys.argv[1]))
ctypes.string_at(0)
"""


def test_a_crash_of_the_interpreter_leaves_its_trace(tmp_path: Path) -> None:
    child = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path)], check=False, capture_output=True)
    assert child.returncode != 0
    assert "string_at" in (tmp_path / CRASH_FILE).read_text(encoding="utf-8")

    first = start_logging(tmp_path)
    first.close()
    second = start_logging(tmp_path)
    second.close()

    assert first.crashed_before
    assert not second.crashed_before
    assert "string_at" in (tmp_path / PREVIOUS_CRASH_FILE).read_text(encoding="utf-8")
