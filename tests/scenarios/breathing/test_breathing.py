"""Every scenario of breathing in this folder holds against the real session and the real rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.breathing.telling import read, tell

SCENARIOS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_breathing_goes_as_told(path: Path) -> None:
    assert tell(read(path.read_text(encoding="utf-8"))) > 0


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 16


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("starts\n-> breathe in, breath 1, 4 s left", "line 2: .* but it is: 'sit well, breath 1, 5 s left'"),
        ("day 1\n-> suggests 4-8", "but it is: 'no step up'"),
        ("day 1\ndances", "line 2: nobody understands 'dances'"),
        ("day 1\n-> dances", "line 2: nobody understands the claim 'dances'"),
        ("starts\nat 0:30\nat 0:20", "time goes forward"),
        ("starts\nday 2", "not over yet"),
        ("at 0:30", "nobody has started"),
        ("takes the step", "no step is suggested"),
    ],
)
def test_a_telling_that_does_not_hold_says_where(text: str, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        tell(read(text))
