"""What is read from pytest's closing line, and what the whole run closes with."""

from __future__ import annotations

import pytest

from tests.__main__ import report
from tests.gates.gate import (
    Gate,
    Outcome,
    Verdict,
    count_tests,
    last_line,
    not_here,
    single,
    table_in,
    together,
)


@pytest.mark.parametrize(
    ("closing", "counts"),
    [
        ("812 passed in 40.10s", (812, 0)),
        ("==== 2 failed, 810 passed, 3 deselected in 40.10s ====", (810, 2)),
        ("1 failed, 2 passed, 1 error in 0.2s", (2, 2)),
        ("2 errors in 0.2s", (0, 2)),
        ("no tests ran in 0.01s", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_tests_are_counted_from_the_closing_line(closing: str, counts: tuple[int, int]) -> None:
    assert count_tests(f"....F..\n{closing}\n") == counts


def test_the_last_line_loses_its_frame() -> None:
    assert last_line("one\n=== 2 passed ===\n\n") == "2 passed"


def gate(name: str) -> Gate:
    return Gate(name, "", lambda _arguments: single(True, ""))


def test_one_failed_gate_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    tests = Outcome(Verdict.FAILED, "", "", passed=10, failed=2)

    assert report([(gate("lint"), single(True, "")), (gate("tests"), tests)]) == 1

    said = capsys.readouterr().out.splitlines()
    assert said[-2:] == ["Failed gates: tests", "11 passed, 2 failed"]


def test_parts_make_one_outcome() -> None:
    good = Outcome(Verdict.PASSED, "3 passed", "...", passed=3, failed=0)
    bad = Outcome(Verdict.FAILED, "1 failed", "what went wrong\n", passed=2, failed=1)

    assert together([good, good]) == Outcome(Verdict.PASSED, "6 passed in 2 parts", "", 6, 0)
    assert together([good, bad]) == Outcome(Verdict.FAILED, "1 failed", "what went wrong", 5, 1)


def test_a_table_is_shown_also_when_all_went_well() -> None:
    table = table_in(
        "....\n=== persons ===\n| who | found |\n|-----|-------|\n| a b | 9     |\n3 passed in 1 s\n"
    )
    with_it = Outcome(Verdict.PASSED, "3 passed", "", passed=3, failed=0, table=table)
    without = Outcome(Verdict.PASSED, "1 passed", "", passed=1, failed=0)

    assert table.splitlines() == ["| who | found |", "|-----|-------|", "| a b | 9     |"]
    assert together([without, with_it]).table == table


def test_a_gate_that_this_system_cannot_have_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([(gate("lint"), single(True, "")), (gate("window"), not_here("needs X"))]) == 0

    said = capsys.readouterr().out.splitlines()
    assert "Not available on this system: window" in said
    assert said[-1] == "1 passed, 0 failed"
