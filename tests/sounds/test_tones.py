"""The sounds of breathing: as their script makes them, two that cannot be mistaken, soft at both ends."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from gmi_trainer.domain.breathing import IN_MS, OUT_MS, STEP_MS, BreathPhase, fullness
from gmi_trainer.domain.script import Moment, Phase
from tests.sounds.listening import (
    Samples,
    brightness_hz,
    loudest_click,
    loudness,
    loudness_in_parts,
    pitch_hz,
    read_wav,
)

SOUNDS = Path(__file__).resolve().parents[2] / "assets" / "sounds"
TONES = SOUNDS / "tones"
INS = [f"in-{ms}.wav" for ms in range(IN_MS[0], IN_MS[1] + 1, STEP_MS)]
OUTS = [f"out-{ms}.wav" for ms in range(OUT_MS[0], OUT_MS[1] + 1, STEP_MS)]
ALL = [*INS, *OUTS, "end.wav"]
MOST_BYTES = 5_000_000
CLICK = 0.001


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that made them, which is no part of the program."""
    spec = importlib.util.spec_from_file_location("make_tones", SOUNDS / "source" / "make_tones.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


def sound(name: str) -> tuple[Samples, int]:
    return read_wav(TONES / name)


def middle(samples: Samples) -> Samples:
    """Without the soft beginning and end."""
    return samples[len(samples) // 8 : -len(samples) // 8]


def test_there_is_one_for_every_breath_that_is_possible_and_no_more() -> None:
    assert sorted(path.name for path in TONES.glob("*.wav")) == sorted(ALL)
    assert sum((TONES / name).stat().st_size for name in ALL) < MOST_BYTES


def test_the_files_are_what_the_script_makes(script: ModuleType) -> None:
    made = script.all_sounds()

    assert sorted(made) == sorted(ALL)
    for name, samples in made.items():
        kept, rate_hz = sound(name)
        assert rate_hz == script.RATE_HZ
        assert len(kept) == len(samples), name
        steps = np.rint(kept * 32_768) - script.steps_of(samples)
        assert np.abs(steps).max() <= 1, name  # another processor may round a sine the other way


def test_the_script_writes_them_to_a_folder(script: ModuleType, tmp_path: Path) -> None:
    script.main(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(ALL)
    assert (tmp_path / "end.wav").stat().st_size == (TONES / "end.wav").stat().st_size


def test_the_script_refuses_what_is_too_loud(script: ModuleType) -> None:
    with pytest.raises(ValueError, match="louder"):
        script.steps_of(np.array([0.0, 1.1]))


def test_script_and_pacer_mean_the_same_by_fullness(script: ModuleType) -> None:
    shares = np.arange(0, 1, 0.05)
    of_script = script.fullness(shares)

    for share, filled in zip(shares, of_script, strict=True):
        moment = Moment(Phase(BreathPhase.IN, 1_000_000, 1), 0, round(share * 1_000_000))
        assert filled == pytest.approx(fullness(moment))


@pytest.mark.parametrize("name", [*INS, *OUTS])
def test_it_lasts_as_long_as_its_part_of_the_breath(name: str) -> None:
    samples, rate_hz = sound(name)

    assert len(samples) / rate_hz == int(name.partition("-")[2].removesuffix(".wav")) / 1000


@pytest.mark.parametrize("name", ALL)
def test_it_comes_from_nothing_and_goes_to_nothing_without_a_click(name: str) -> None:
    samples, rate_hz = sound(name)

    assert samples[0] == samples[-1] == 0
    assert np.abs(samples[: rate_hz // 1000]).max() < 0.01
    assert np.abs(samples[-rate_hz // 100 :]).max() < 0.01
    assert loudest_click(samples, rate_hz) < CLICK


def test_a_click_would_be_found() -> None:
    samples, rate_hz = sound(OUTS[0])
    cut = samples.copy()
    cut[len(cut) // 3 :] = 0

    assert loudest_click(cut, rate_hz) > 5 * CLICK


@pytest.mark.parametrize("name", ALL)
def test_it_has_room_to_its_loudest(name: str) -> None:
    peak = np.abs(sound(name)[0]).max()

    assert 0.25 < peak < 0.85


@pytest.mark.parametrize("name", INS)
def test_the_breath_in_swells_and_rises(name: str) -> None:
    samples, rate_hz = sound(name)
    parts = loudness_in_parts(samples, 8)
    first, *_, last = np.array_split(middle(samples), 3)

    assert parts[:7] == sorted(parts[:7])
    assert parts[6] > 3 * parts[1]
    assert parts[7] < parts[6]
    assert pitch_hz(first, rate_hz) < 230
    assert pitch_hz(last, rate_hz) > 260


@pytest.mark.parametrize("name", OUTS)
def test_the_breath_out_ebbs_and_sinks(name: str) -> None:
    samples, rate_hz = sound(name)
    parts = loudness_in_parts(samples, 6)
    first, *_, last = np.array_split(middle(samples), 3)

    assert parts[1:] == sorted(parts[1:], reverse=True)
    assert parts[0] > 3 * parts[5]
    assert pitch_hz(first, rate_hz) > 260
    assert pitch_hz(last, rate_hz) < 230


@pytest.mark.parametrize("name", [*INS, *OUTS])
def test_the_turn_can_be_heard_with_eyes_closed(name: str) -> None:
    """Half a second after its beginning, and half a second before its end, there is something to hear."""
    samples, rate_hz = sound(name)
    half = rate_hz // 2
    loudest = max(loudness_in_parts(samples, 8))

    assert loudness(samples[half // 2 : half]) > 0.1 * loudest
    assert loudness(samples[-2 * half : -half]) > 0.1 * loudest


def test_the_two_differ_for_those_who_do_not_hear_pitch() -> None:
    """In is bright and steady; out is dark, and trembles."""
    brightest_out = max(brightness_hz(*sound(name)) for name in OUTS)

    assert min(brightness_hz(*sound(name)) for name in INS) > 1.6 * brightest_out
    for name in INS:
        assert trembling(name) < 0.08
    for name in OUTS:
        assert trembling(name) > 0.14


def trembling(name: str) -> float:
    """How much of the loudness in the middle comes and goes within less than half a second."""
    samples, rate_hz = sound(name)
    window = rate_hz // 20
    fine = np.array([loudness(samples[i : i + window]) for i in range(0, len(samples) - window, window // 2)])
    half_second = 20
    smooth = np.convolve(fine, np.ones(half_second) / half_second, mode="valid")
    inner = fine[half_second // 2 : half_second // 2 + len(smooth)]
    return float(np.std(inner / smooth))


def test_the_bell_at_the_end_fades_by_itself() -> None:
    parts = loudness_in_parts(sound("end.wav")[0], 6)

    assert parts == sorted(parts, reverse=True)
    assert parts[5] < 0.05 * parts[0]
