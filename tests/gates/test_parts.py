"""The tests are run in parts side by side: together they are all of them, and none is in two."""

from __future__ import annotations

from pathlib import Path

from tests.gates.all_gates import ROOT, TEST_PARTS, WINDOW_TESTS


def files_of(chosen: list[str]) -> set[Path]:
    """The test files that pytest would go through for these words."""
    left_out = [ROOT / word.removeprefix("--ignore=") for word in chosen if word.startswith("--ignore=")]
    begun = [ROOT / word for word in chosen if not word.startswith("--")]
    found = {file for folder in begun for file in folder.rglob("test_*.py")}
    return {file for file in found if not any(file.is_relative_to(folder) for folder in left_out)}


def test_the_parts_are_all_tests_but_those_of_the_window_and_none_is_in_two() -> None:
    parts = [files_of(chosen) for chosen in TEST_PARTS.values()]

    everything = {
        file
        for file in (ROOT / "tests").rglob("test_*.py")
        if not any(file.is_relative_to(folder) for folder in WINDOW_TESTS)
    }
    assert set.union(*parts) == everything
    assert sum(len(part) for part in parts) == len(everything)
