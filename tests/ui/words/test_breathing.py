"""What a breath is called, how long a session is, and what was done: plainly, and without any promise."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.breathing import GOAL, MINUTES, BreathPattern, BreathSpec, Ending, Pace, breaths_in
from gmi_trainer.ui.words.breathing import (
    breath_count,
    breath_in_seconds,
    breath_name,
    dizzy_words,
    minutes_name,
    pace_name,
    ready_words,
    result_sentence,
)
from gmi_trainer.ui.words.translate import english


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (GOAL, "4 in, 8 out"),
        (BreathPattern(2_500, 10_000), "2.5 in, 10 out"),
        (BreathPattern(4_000, 6_000, 1_500), "4 in, hold 1.5, 6 out"),
        (BreathPattern(3_000, 4_000, 500, 2_000), "3 in, hold 0.5, 4 out, rest 2"),
    ],
)
def test_a_breath_is_named_by_its_seconds(pattern: BreathPattern, name: str) -> None:
    assert breath_name(pattern, english) == name


def test_whoever_meets_it_first_reads_it_in_full() -> None:
    assert breath_in_seconds(GOAL, english) == "4 seconds in, 8 seconds out"
    assert breath_in_seconds(BreathPattern(2_500, 6_000, 1_000, 2_000), english) == (
        "2.5 seconds in, hold 1 second, 6 seconds out, rest 2 seconds"
    )


@pytest.mark.parametrize(
    ("ms", "name"),
    [
        (0, "less than a minute"),
        (44_999, "less than a minute"),
        (45_000, "about a minute"),
        (60_000, "1 minute"),
        (63_000, "1 minute"),
        (75_000, "about a minute"),
        (100_000, "about 2 minutes"),
        (120_000, "2 minutes"),
        (225_000, "about 4 minutes"),
        (301_000, "5 minutes"),
        (1_200_000, "20 minutes"),
    ],
)
def test_a_length_is_told_to_the_minute(ms: int, name: str) -> None:
    assert minutes_name(ms, english) == name


def test_minutes_that_were_chosen_are_called_so_whatever_the_breath() -> None:
    """Whole breaths never fit quite."""
    for minutes in MINUTES[1:]:
        for out_ms in range(3_000, 10_001, 500):
            pattern = BreathPattern(4_000, out_ms)
            said = minutes_name(breaths_in(minutes, pattern) * pattern.cycle_ms, english)
            assert said == f"{minutes} minutes"


def test_one_breath_is_one() -> None:
    assert [breath_count(n, english) for n in (1, 2)] == ["1 breath", "2 breaths"]


@pytest.mark.parametrize(
    ("ending", "breaths", "ms", "sentence"),
    [
        (Ending.WHOLE, 25, 300_000, "5 minutes, 25 whole breaths."),
        (Ending.WHOLE, 1, 12_000, "Less than a minute, 1 whole breath."),
        (Ending.STOPPED, 7, 84_000, "7 whole breaths. That counts."),
        (Ending.DIZZY, 1, 12_000, "1 whole breath. That counts."),
        (Ending.STOPPED, 0, 0, "You stopped before the first whole breath. That is fine."),
    ],
)
def test_a_result_is_one_sentence(ending: Ending, breaths: int, ms: int, sentence: str) -> None:
    assert result_sentence(ending, breaths, ms, english) == sentence


def test_before_it_every_careful_word_is_said() -> None:
    said = ready_words(BreathSpec(humming=True), english, after_dizziness=True, sound="No sound.")

    assert said.title == "Slow breathing"
    assert (
        said.words == "4 seconds in, 8 seconds out: 5 minutes (25 breaths)\n"
        "Last time you felt dizzy, so take it gently."
    )
    for part in ("Sit or lie", "not big ones", "Hum on the way out", "in water", "No sound."):
        assert part in said.note


def test_dizziness_comes_with_the_signs_of_an_emergency() -> None:
    for talk in (False, True):
        said = dizzy_words(talk=talk, translate=english)
        assert "Chest pain, very hard to breathe, or fainting: call your emergency number now." in said.words
        assert ("doctor" in said.note) is talk


def test_three_answers_about_the_pace() -> None:
    assert [pace_name(pace, english) for pace in Pace] == ["Comfortable", "A little too long", "Too long"]
