"""What tests write is kept in memory where there is room for it, and is gone afterwards."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gates.scratch import is_fit, scratch

ROOMY = 1


def test_it_is_there_while_tests_run_and_gone_afterwards(tmp_path: Path) -> None:
    with scratch(tmp_path, ROOMY) as added:
        if sys.platform != "linux":
            assert added == {}
            return
        folder = Path(added["PYTEST_DEBUG_TEMPROOT"])
        assert folder.parent == tmp_path
        (folder / "record").write_bytes(b"x")

    assert list(tmp_path.iterdir()) == []


def test_without_room_tests_write_where_they_always_do(tmp_path: Path) -> None:
    with scratch(tmp_path, room_bytes=2**62) as added:
        assert added == {}


def test_a_place_that_is_not_there_is_not_fit(tmp_path: Path) -> None:
    assert not is_fit(tmp_path / "nowhere", ROOMY)
