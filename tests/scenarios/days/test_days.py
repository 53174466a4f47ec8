"""Every scenario of days in this folder holds against the real rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.days.telling import read, tell

SCENARIOS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_days_go_as_told(path: Path) -> None:
    assert tell(read(path.read_text(encoding="utf-8"))) > 0


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 20


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("day 1\n-> kept", "'kept', but Today: 'not kept'"),
        ("day 1\n-> no cards", "but Today: 'training, 20 pictures"),
        ("day 1: dances", "nobody understands 'dances'"),
        ("colour: blue\nday 1", "there is no rule colour"),
        ("day 2\nday 1", "days go forward"),
    ],
)
def test_a_telling_that_does_not_hold_says_where(text: str, complaint: str) -> None:
    with pytest.raises(AssertionError, match="line") as told:
        tell(read(text))

    assert complaint in str(told.value)
