"""A guest of a clinic leaves no byte behind: not after the end, and not after a crash."""

from __future__ import annotations

from pathlib import Path

from gmi_trainer.bootstrap.clinic import erase_leftover_guest, make_guests
from gmi_trainer.bootstrap.workspaces import load_library
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.guest import Guests
from tests.threats.trees import bytes_with, tree

WORDS = "zebra-lighthouse"


def guests(root: Path) -> tuple[DataPaths, Guests]:
    paths = DataPaths(root)
    paths.make()
    return paths, make_guests(paths, SystemClock(), load_library(), "en")


def live(paths: DataPaths, here: Guests) -> None:
    workspace = here.begin()
    workspace.notes().put_for_day(workspace.today.today(), WORDS)
    workspace.own_pages().goals.add(WORDS)
    assert bytes_with(paths.root, (WORDS,)) != [], "the search finds what is there"


def test_one_who_was_thrown_away(tmp_path: Path) -> None:
    paths, here = guests(tmp_path / "data")
    before = tree(paths.root)
    live(paths, here)

    here.throw_away()

    assert bytes_with(paths.root, (WORDS,)) == []
    assert tree(paths.root) == before
    assert here.current is None


def test_one_whom_a_crash_left_behind(tmp_path: Path) -> None:
    paths, here = guests(tmp_path / "data")
    before = tree(paths.root)
    live(paths, here)

    erase_leftover_guest(paths)  # as the next start does, while the file was never closed

    assert bytes_with(paths.root, (WORDS,)) == []
    assert tree(paths.root) == before
    assert here.current is not None
    here.current.close()
