"""A start without a command is read without the commands, and means the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gmi_trainer.bootstrap.options import parse


@pytest.mark.parametrize(
    ("words", "folder", "language"),
    [
        ([], None, None),
        (["--data-dir", "somewhere"], Path("somewhere"), None),
        (["--data-dir=drill"], Path("drill"), None),
        (["--lang", "de", "--data-dir", "replay"], Path("replay"), "de"),
        (["--data", "somewhere"], Path("somewhere"), None),
    ],
)
def test_a_plain_start(words: list[str], folder: Path | None, language: str | None) -> None:
    options = parse(words)

    assert (options.command, options.data_dir, options.lang) == (None, folder, language)


def test_a_folder_may_be_named_before_a_command() -> None:
    options = parse(["--data-dir", "somewhere", "drill", "--seed", "7"])

    assert (options.command, options.data_dir, options.seed) == ("drill", Path("somewhere"), 7)


@pytest.mark.parametrize("words", [["--data-dir"], ["nothing-of-ours"], ["--nothing-of-ours"]])
def test_a_mistake_names_the_commands(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words)

    assert ended.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])

    told = capsys.readouterr().out
    assert all(command in told for command in ("drill", "replay", "setup"))


@pytest.mark.parametrize("name", ["my.gmiplan", "/tmp/My plan.GMIPLAN", "drill.gmiplan"])
def test_a_plan_file_opens_the_window(name: str) -> None:
    options = parse([name])

    assert options.command is None
    assert options.plan_file == Path(name).absolute()


def test_a_plan_file_and_a_folder() -> None:
    options = parse(["--data-dir", "somewhere", "my.gmiplan"])

    assert (options.data_dir, options.plan_file) == (Path("somewhere"), Path("my.gmiplan").absolute())


def test_without_a_plan_file_none_is_looked_for() -> None:
    assert parse([]).plan_file is None
    assert parse(["--lang", "de"]).plan_file is None
    assert parse(["drill"]).plan_file is None
    assert parse(["plan", "show", "my.gmiplan"]).plan_file is None


@pytest.mark.parametrize("words", [["one.gmiplan", "two.gmiplan"], ["--nothing.gmiplan"]])
def test_what_is_not_one_plan_file_is_a_mistake(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(words)

    assert "COMMAND" in capsys.readouterr().err


def test_a_plan_file_is_told_from_a_command_without_reading_the_commands() -> None:
    reading = (
        "import sys; from gmi_trainer.bootstrap.options import parse; parse(['my.gmiplan']);"
        "print(sorted(name for name in sys.modules if name.startswith('gmi_trainer.')))"
    )
    done = subprocess.run([sys.executable, "-c", reading], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "['gmi_trainer.bootstrap', 'gmi_trainer.bootstrap.options']", done.stdout
