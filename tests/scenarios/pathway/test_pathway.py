"""Every scenario of the way in this folder holds against the real rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.pathway.telling import tell

SCENARIOS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_way_goes_as_told(path: Path) -> None:
    assert tell(path.read_text(encoding="utf-8")) > 0


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 12


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("day 1: trains\n-> ready for stage 2", "'ready for stage 2', but the way says: 'not yet'"),
        ("day 1: trains\n-> tests: 5 of 5", "but the way says: 'tests: 0 of 5'"),
        ("day 1: dances", "nobody understands 'dances'"),
        ("colour: blue", "there is no rule colour"),
        ("day 2: trains\nday 1: trains", "days go forward"),
        ("-> not yet", "nothing happened yet"),
    ],
)
def test_a_telling_that_does_not_hold_says_where(text: str, complaint: str) -> None:
    with pytest.raises(AssertionError, match="line") as told:
        tell(text)

    assert complaint in str(told.value)
