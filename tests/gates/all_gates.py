"""The gates, in the order in which they are run: what is quick and common to fail comes first."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from gmi_trainer.cli import setup
from gmi_trainer.cli.system_libraries import QT, SystemPart, install_line, missing
from tests.e2e.desktop import desktop
from tests.gates import bounded, needs
from tests.gates.dealing import Deal
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
from tests.gates.scratch import scratch

ROOT = Path(__file__).resolve().parents[2]
LOGS = ROOT / "test-output" / "gates"
DRIVER = ROOT / "tests" / "blackbox" / "drive.py"
E2E = ROOT / "tests" / "e2e"
ON_SCREEN = ROOT / "tests" / "threats" / "on_screen"
WINDOW_TESTS = (E2E, ON_SCREEN)
DEALT = LOGS / "dealt"
FROM_THE_DEAL = (
    *("-m", "pytest", "-q", "-m", "not e2e"),
    *("-p", "tests.gates.dealing", "--dealt", str(DEALT)),
    *("-o", "tmp_path_retention_policy=failed"),
)
WINDOW_S = 900
SCREENS_AT_ONCE = 5
TESTS_S = 1800
TESTS_AT_ONCE = min((os.cpu_count() or 1) + 1, 6)
"""One more than there are cores: now and then each waits, for a window to be there or for another program."""

NOTHING_CHOSEN = 5
"""How pytest ends where none of a file's tests was asked for."""
OUTSIDE_S = 300
BENCHMARKS_S = 300


def gates() -> tuple[Gate, ...]:
    """Every gate there is."""
    return (
        Gate(
            "libraries",
            "the system has what a window and its tests need; installs it where it may",
            _libraries,
        ),
        Gate("format", "ruff format changes nothing", _tool("format", "ruff", "format", "--check", ".")),
        Gate("lint", "ruff has nothing to say", _tool("lint", "ruff", "check", ".")),
        Gate("types", "mypy strict agrees", _tool("types", "mypy", limit_s=900)),
        Gate("imports", "imports point inwards", _imports),
        Gate("tests", "pytest without a screen", _tests),
        Gate("window", "the real window under Xvfb, by key and by mouse", _window),
        Gate("outside", "a drill and a few breaths with nothing but what a screen reader has", _outside),
        Gate("benchmarks", "the measurements run and are plausible", _benchmarks),
    )


def _libraries(_pytest_args: list[str]) -> Outcome:
    if not needs.on_linux():
        return single(True, "nothing to look for on this system")
    said: list[str] = []
    parts = (*needs.screen_parts(), *needs.sound_parts(), *needs.sealing_parts())
    code = setup.provide(parts, may_install=True, say=said.append)
    remark = said[-1] if code == 0 else said[0]  # what is missing was said first
    return single(code == 0, remark, "\n".join(said))


def _tool(name: str, module: str, *arguments: str, limit_s: float = 300) -> Callable[[list[str]], Outcome]:
    def run(_pytest_args: list[str]) -> Outcome:
        ended = _python(name, ["-m", module, *arguments], limit_s)
        return single(ended.code == 0, _remark(ended, limit_s), ended.output)

    return run


def _imports(_pytest_args: list[str]) -> Outcome:
    code = "from importlinter.cli import lint_imports_command as run; run(prog_name='lint-imports')"
    ended = _python("imports", ["-c", code], 300)
    return single(ended.code == 0, _remark(ended, 300), ended.output)


def _tests(pytest_args: list[str]) -> Outcome:
    """Several processes, each of which takes the next file when it is free."""
    lacking = _lacking((*QT, *needs.sound_parts(), *needs.sealing_parts()))
    if lacking is not None:
        return lacking
    shutil.rmtree(DEALT, ignore_errors=True)
    deal = Deal.lay_out(DEALT, [file.relative_to(ROOT) for file in dealt_files()])
    jobs = [
        bounded.Job((sys.executable, *FROM_THE_DEAL, *pytest_args), LOGS / f"tests-{number}.log")
        for number in range(1, TESTS_AT_ONCE + 1)
    ]
    with scratch() as room:
        ended = bounded.run_together(
            jobs, at_once=TESTS_AT_ONCE, cwd=ROOT, env=_env() | room, limit_s=TESTS_S
        )
    outcome = _of_parts(ended, TESTS_S)
    left = deal.left()
    if left and outcome.verdict is Verdict.PASSED:
        return single(False, f"nobody ran {len(left)} files", "\n".join(left))
    return outcome


def dealt_files() -> list[Path]:
    """Every file of tests that needs no screen, in the order in which pytest goes through them."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [file for file in files if not any(file.is_relative_to(folder) for folder in WINDOW_TESTS)]


def _of_parts(ended: Sequence[bounded.Ended], limit_s: float) -> Outcome:
    held = [one for one in ended if one.code != NOTHING_CHOSEN]
    if not held:
        return single(False, "no test was chosen")
    return together([_counted(one, limit_s) for one in held])


def _window(pytest_args: list[str]) -> Outcome:
    """Each part has a screen of its own: most of its time a person looks, so several sit side by side."""

    def run() -> Outcome:
        jobs = [
            bounded.Job(
                (sys.executable, "-m", "pytest", "-q", str(part), *pytest_args),
                LOGS / f"window-{part.stem.removeprefix('test_')}.log",
            )
            for part in window_parts()
        ]
        ended = bounded.run_together(jobs, at_once=SCREENS_AT_ONCE, cwd=ROOT, env=_env(), limit_s=WINDOW_S)
        return _of_parts(ended, WINDOW_S)

    return _on_a_screen(run)


def window_parts() -> list[Path]:
    """A folder whose files look at one run of the program is a part, and begins; elsewhere each file is one."""
    return [ON_SCREEN, *sorted(E2E.glob("test_*.py"))]


def _outside(_pytest_args: list[str]) -> Outcome:
    """The driver runs under the system's own Python, and says itself how many checks held."""

    def run() -> Outcome:
        with desktop() as place:
            data = place.folder / "data"
            command = [str(needs.SYSTEM_PYTHON), str(DRIVER), sys.executable, str(data)]
            ended = bounded.run(command, cwd=ROOT, env=place.env, log=LOGS / "outside.log", limit_s=OUTSIDE_S)
        return _counted(ended, OUTSIDE_S)

    return _on_a_screen(run)


def _benchmarks(_pytest_args: list[str]) -> Outcome:
    def run() -> Outcome:
        ended = _python("benchmarks", ["-m", "tests.benchmarks"], BENCHMARKS_S)
        return _counted(ended, BENCHMARKS_S)

    return _on_a_screen(run)


def _counted(ended: bounded.Ended, limit_s: float) -> Outcome:
    """The outcome of a gate that closes with a count of its own."""
    passed, failed = count_tests(ended.output)
    good = ended.code == 0 and passed > 0
    outcome = single(good, _remark(ended, limit_s), ended.output)
    if not (passed or failed):
        return outcome  # it never came to its closing line: one failed check
    return Outcome(
        outcome.verdict,
        outcome.remark,
        outcome.output,
        passed,
        failed if good else max(failed, 1),
        table=table_in(ended.output),
    )


def _lacking(parts: tuple[SystemPart, ...]) -> Outcome | None:
    """Why a gate cannot be run here, or None when it can."""
    if not needs.on_linux():
        return None
    packages = missing(parts)
    if not packages:
        return None
    advice = f"Not run, because this system lacks: {', '.join(packages)}.\n\n    {install_line(packages)}"
    return single(False, f"not run, missing: {', '.join(packages)}", advice)


def _on_a_screen(run: Callable[[], Outcome]) -> Outcome:
    if not needs.on_linux():
        return not_here("not available on this system: it needs a virtual X screen (Linux)")
    return _lacking(needs.screen_parts()) or run()


def _python(name: str, arguments: list[str], limit_s: float) -> bounded.Ended:
    return bounded.run(
        [sys.executable, *arguments], cwd=ROOT, env=_env(), log=LOGS / f"{name}.log", limit_s=limit_s
    )


def _env() -> dict[str, str]:
    env = dict(os.environ)
    env.pop("QT_QPA_PLATFORM", None)
    env.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # else each of many processes translates all that it imports again
    env["PYTHONUNBUFFERED"] = "1"
    return env


def _remark(ended: bounded.Ended, limit_s: float) -> str:
    if ended.code is None:
        return f"stopped after {limit_s:.0f} s; last words: {last_line(ended.output)}"
    return last_line(ended.output)
