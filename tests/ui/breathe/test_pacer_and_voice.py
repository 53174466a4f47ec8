"""Who says the phases: a voice where one is heard, otherwise the screen reader."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.breathing import BreathSpec
from gmi_trainer.ui.breathe import pacer_view
from tests.ui.breathe.breath_theatre import BreathTheatre


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the pacer asked a screen reader to say."""
    words: list[str] = []
    monkeypatch.setattr(pacer_view, "announce", lambda _source, text: words.append(text))
    return words


def test_without_a_voice_the_screen_reader_says_each_phase(
    theatre: BreathTheatre, announced: list[str]
) -> None:
    theatre.begin(BreathSpec(breaths=1)).breathe(10)

    assert announced == ["Get comfortable", "Breathe in", "Breathe out"]


def test_where_a_voice_says_it_the_screen_reader_is_left_alone(
    theatre: BreathTheatre, announced: list[str]
) -> None:
    theatre.begin(BreathSpec(breaths=1, voice=True)).breathe(10)

    assert announced == []


def test_a_voice_that_cannot_be_heard_leaves_it_to_the_screen_reader(
    theatre: BreathTheatre, announced: list[str]
) -> None:
    theatre.begin(BreathSpec(breaths=1, voice=True)).breathe(6)
    theatre.cues.trouble = CueTrouble.NO_VOICE
    theatre.cues.changed.emit()
    theatre.breathe(4)

    assert announced == ["Breathe out"]


def test_the_next_session_without_a_voice_is_said_again(theatre: BreathTheatre, announced: list[str]) -> None:
    theatre.begin(BreathSpec(breaths=1, voice=True)).breathe(1)
    theatre.view.close_session()
    theatre.begin(BreathSpec(breaths=1)).breathe(6)

    assert announced == ["Get comfortable", "Breathe in"]
