"""``python -m tests``: every gate in order, a line each, all about those that fail, and a closing count."""

from __future__ import annotations

import argparse
import dataclasses
import signal
import sys
import time

from tests.gates.all_gates import gates
from tests.gates.gate import Gate, Outcome, Verdict


def main(argv: list[str]) -> int:
    """Run the gates asked for; 0 when none failed. Arguments that are not ours go to pytest."""
    known = gates()
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--only", action="append", metavar="NAME", choices=[gate.name for gate in known], help="run this gate"
    )
    parser.add_argument("--list", action="store_true", help="name the gates and stop")
    options, pytest_args = parser.parse_known_args(argv)
    if options.list:
        for gate in known:
            print(f"{gate.name:<11} {gate.about}")
        return 0
    signal.signal(signal.SIGTERM, _end_tidily)
    chosen = [gate for gate in known if options.only is None or gate.name in options.only]
    return report([_run(gate, [word for word in pytest_args if word != "--"]) for gate in chosen])


def report(outcomes: list[tuple[Gate, Outcome]]) -> int:
    """Sum up and close with a plain count of checks: each test is one, every other gate is one."""
    failed = [gate.name for gate, outcome in outcomes if outcome.verdict is Verdict.FAILED]
    elsewhere = [gate.name for gate, outcome in outcomes if outcome.verdict is Verdict.NOT_HERE]
    print()
    if elsewhere:
        print(f"Not available on this system: {', '.join(elsewhere)}")
    print(f"Failed gates: {', '.join(failed)}" if failed else "Every gate that was run is green.")
    counts = [(outcome.passed, outcome.failed) for _, outcome in outcomes]
    print(f"{sum(good for good, _ in counts)} passed, {sum(bad for _, bad in counts)} failed", flush=True)
    return 1 if failed else 0


def _run(gate: Gate, pytest_args: list[str]) -> tuple[Gate, Outcome]:
    began = time.monotonic()
    outcome = dataclasses.replace(gate.run(pytest_args), seconds=time.monotonic() - began)
    print(f"{outcome.verdict.value}  {gate.name:<11} {outcome.seconds:6.1f} s  {outcome.remark}", flush=True)
    if outcome.table:
        print(f"\n{outcome.table}\n", flush=True)
    if outcome.verdict is Verdict.FAILED:
        print(f"\n{outcome.output.rstrip()}\n", flush=True)
    return gate, outcome


def _end_tidily(_signal: int, _frame: object) -> None:
    """Being ended from outside still takes down what was started."""
    sys.exit(143)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
