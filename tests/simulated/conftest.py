"""What the simulated persons are told is shown as a table at the end of the tests' report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.simulated.table import Found, lines

FOUND = pytest.StashKey[list[Found]]()


@pytest.fixture
def write_down(pytestconfig: pytest.Config) -> Callable[[list[Found]], None]:
    """Keeps what was found for the report."""
    return pytestconfig.stash.setdefault(FOUND, []).extend


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table, after the last test."""
    found = config.stash.get(FOUND, [])
    if found:
        terminalreporter.section("simulated persons with a known truth")
        for line in lines(found):
            terminalreporter.write_line(line)
