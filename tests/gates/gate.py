"""What a gate is, and what came of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

COUNTED = re.compile(r"\b(\d+) (passed|failed|errors?)\b")


class Verdict(Enum):
    """The word at the beginning of a gate's line."""

    PASSED = "pass"
    FAILED = "FAIL"
    NOT_HERE = "none"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a gate: a verdict, one line about it, everything it printed, and what it counted.

    ``table``: what is shown of it also when all went well.
    """

    verdict: Verdict
    remark: str
    output: str
    passed: int
    failed: int
    seconds: float = 0.0
    table: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """One check: its name, what it proves, and how it is run with the arguments meant for pytest."""

    name: str
    about: str
    run: Callable[[list[str]], Outcome]


def single(good: bool, remark: str, output: str = "", seconds: float = 0.0) -> Outcome:
    """The outcome of a gate that counts as one check."""
    if good:
        return Outcome(Verdict.PASSED, remark, output, 1, 0, seconds)
    return Outcome(Verdict.FAILED, remark, output, 0, 1, seconds)


def not_here(remark: str) -> Outcome:
    """The outcome of a gate that this operating system cannot have. It is named, and counts as neither."""
    return Outcome(Verdict.NOT_HERE, remark, "", 0, 0)


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome of a gate that was run in parts: good if each was. What went well has nothing to print."""
    failed = [outcome for outcome in outcomes if outcome.verdict is Verdict.FAILED]
    passed = sum(outcome.passed for outcome in outcomes)
    remark = failed[0].remark if failed else f"{passed} passed in {len(outcomes)} parts"
    return Outcome(
        Verdict.FAILED if failed else Verdict.PASSED,
        remark,
        "\n\n".join(outcome.output.rstrip() for outcome in failed),
        passed,
        sum(outcome.failed for outcome in outcomes),
        table="\n".join(outcome.table for outcome in outcomes if outcome.table),
    )


def table_in(output: str) -> str:
    """The lines of a table among all that was printed: those that begin with a bar."""
    return "\n".join(line for line in output.splitlines() if line.startswith("|"))


def count_tests(output: str) -> tuple[int, int]:
    """How many tests passed and failed, from pytest's closing line; errors count as failures."""
    closing = next((line for line in reversed(output.splitlines()) if COUNTED.search(line)), "")
    passed = failed = 0
    for number, word in COUNTED.findall(closing):
        if word == "passed":
            passed += int(number)
        else:
            failed += int(number)
    return passed, failed


def last_line(output: str) -> str:
    """The last line that says something, without the frame that some tools draw around it."""
    lines = [line.strip(" =-") for line in output.splitlines()]
    return next((line for line in reversed(lines) if line), "")
