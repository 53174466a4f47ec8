"""A start without a command is read without the commands, and means the same."""

from __future__ import annotations

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
