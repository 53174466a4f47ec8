"""A desk as in ``tests/e2e``, and one whole run of the program that several promises are held to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import _desk, desk  # noqa: F401 - fixtures are found by their names
from tests.e2e.running import Desk
from tests.gates import needs
from tests.threats.on_screen.whole_run import WholeRun, whole_run


@pytest.fixture(scope="session")
def run(_desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> WholeRun:  # noqa: F811
    """From the first screen to the last, watched from outside."""
    if needs.tracer() is None:
        pytest.skip("this system lacks strace")
    return whole_run(_desk, tmp_path_factory.mktemp("whole-run"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a screen."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(240))
