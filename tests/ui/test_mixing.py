"""Sounds added up sample by sample: in step, without a click, never too loud."""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np
import pytest

from gmi_trainer.ui.mixing import LOUDEST, Mixer
from gmi_trainer.ui.sound import RATE_HZ, read_samples
from tests.sounds.listening import Samples, loudest_click, loudness

TONES = Path(__file__).resolve().parents[2] / "assets" / "sounds" / "tones"
CLICK = 0.001
CHUNK = RATE_HZ * 20 // 1000


def mixed(mixer: Mixer, ms: int) -> Samples:
    """The next so many milliseconds, asked for in small parts as the device does."""
    parts = [mixer.next(CHUNK) for _ in range(ms // 20)]
    return np.frombuffer(b"".join(parts), dtype="=i2") / 32_768


def steady(length: int, level: int = 10_000) -> array[int]:
    return array("h", [level] * length)


def test_nothing_to_play_is_silence() -> None:
    mixer = Mixer(RATE_HZ)

    assert mixer.is_silent
    assert mixer.next(5) == bytes(10)


def test_a_sound_is_played_from_its_start_to_its_end() -> None:
    mixer = Mixer(RATE_HZ)
    samples = read_samples(TONES / "in-2500.wav")

    mixer.begin(samples, 1.0)
    heard = mixed(mixer, 2_500)

    assert np.array_equal(np.rint(heard * 32_768).astype(int), np.array(samples))
    assert mixer.is_silent
    assert not mixed(mixer, 100).any()


def test_gain_is_strength() -> None:
    mixer = Mixer(RATE_HZ)
    mixer.begin(steady(100), 0.25)

    assert set(array("h", mixer.next(100))) == {2_500}


def test_a_part_longer_than_the_sound_ends_in_silence() -> None:
    mixer = Mixer(RATE_HZ)
    mixer.begin(steady(3), 1.0)

    assert array("h", mixer.next(5)).tolist() == [10_000, 10_000, 10_000, 0, 0]


def test_two_sounds_are_added_and_never_too_loud() -> None:
    mixer = Mixer(RATE_HZ)
    mixer.begin(steady(2, 20_000), 1.0)
    mixer.begin(steady(4, 20_000), 1.0)
    assert array("h", mixer.next(4)).tolist() == [LOUDEST, LOUDEST, 20_000, 20_000]

    mixer.begin(steady(2, -20_000), 1.0)
    mixer.begin(steady(2, -20_000), 1.0)
    assert array("h", mixer.next(2)).tolist() == [-LOUDEST, -LOUDEST]


@pytest.mark.parametrize("length_ms", [80, 1_000])
def test_a_sound_that_is_to_go_goes_softly_and_in_time(length_ms: int) -> None:
    mixer = Mixer(RATE_HZ)
    mixer.begin(steady(10 * RATE_HZ), 1.0)
    mixed(mixer, 200)

    mixer.fade(length_ms)
    going = mixed(mixer, length_ms)

    assert going[0] == pytest.approx(10_000 / 32_768, rel=0.01)
    assert (np.diff(going) <= 0).all()
    assert going[-1] < 0.01
    assert not mixed(mixer, 40).any()
    assert mixer.is_silent


def test_what_goes_faster_already_goes_on_so() -> None:
    mixer = Mixer(RATE_HZ)
    mixer.begin(steady(10 * RATE_HZ), 1.0)
    mixer.fade(100)
    mixed(mixer, 40)

    mixer.fade(1_000)
    mixed(mixer, 60)

    assert mixer.is_silent


def test_what_goes_slowly_can_be_hurried_without_a_jump() -> None:
    mixer = Mixer(RATE_HZ)
    mixer.begin(steady(10 * RATE_HZ), 1.0)
    mixer.fade(2_000)
    slow = mixed(mixer, 1_000)

    mixer.fade(100)
    quick = mixed(mixer, 100)

    assert quick[0] == pytest.approx(slow[-1], abs=0.001)
    assert mixer.is_silent


def test_a_fade_does_not_touch_what_begins_after_it() -> None:
    mixer = Mixer(RATE_HZ)
    mixer.begin(steady(RATE_HZ), 1.0)
    mixer.fade(20)
    mixer.begin(steady(RATE_HZ), 0.5)
    mixed(mixer, 20)

    assert set(array("h", mixer.next(CHUNK))) == {5_000}


def test_a_broken_off_tone_does_not_click() -> None:
    """At its loudest, and in the middle of a part that the device asks for."""
    for at_ms in range(600, 900, 20):
        mixer = Mixer(RATE_HZ)
        mixer.begin(read_samples(TONES / "out-3000.wav"), 1.0)
        before = mixed(mixer, at_ms)
        mixer.fade(80)
        after = mixed(mixer, 400)

        assert loudness(before) > 0.05
        assert loudest_click(np.concatenate((before, after)), RATE_HZ) < CLICK


def test_all_can_be_forgotten() -> None:
    mixer = Mixer(RATE_HZ)
    mixer.begin(steady(RATE_HZ), 1.0)
    mixer.forget()

    assert mixer.is_silent
