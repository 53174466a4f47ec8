"""The desk that the end-to-end tests sit at: one for all of them, and nothing real on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gmi_trainer.cli.system_libraries import missing
from tests.e2e.desktop import desktop
from tests.e2e.eyes import open_eyes
from tests.e2e.running import Desk
from tests.e2e.watching import until
from tests.e2e.x11 import open_screen
from tests.gates import needs


@pytest.fixture(scope="session")
def _desk() -> Iterator[Desk]:
    if not needs.on_linux():
        pytest.skip("needs a virtual X screen (Linux)")
    lacking = missing(needs.screen_parts())
    if lacking:
        pytest.skip(f"this system lacks: {', '.join(lacking)}")
    with desktop() as place, open_screen(place.display) as screen, open_eyes(place.env, place.folder) as eyes:
        yield Desk(place, screen, eyes)


@pytest.fixture
def desk(_desk: Desk) -> Desk:
    """A tidy desk: the pointer in a corner, no window left from before."""
    _desk.screen.move(1, 1)
    until(lambda: not _desk.screen.windows(), 10, "the last test's windows are gone")
    return _desk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a real window."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(240))
