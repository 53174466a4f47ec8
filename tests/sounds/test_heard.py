"""What can really be heard: the program breathes by the real clock, and a recorder at the sound server listens.

One recording of about 25 s, asked many things. Times are compared from the first tone on: how long the sound server
keeps a sound back is its own affair.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from gmi_trainer.cli.system_libraries import missing
from tests.gates import needs
from tests.sounds.breathing_aloud import LEAD_IN_MS, LOUD_PERCENT, QUIET_PERCENT
from tests.sounds.listening import (
    Samples,
    brightness_hz,
    loudest_click,
    loudness,
    loudness_in_parts,
    pitch_hz,
)
from tests.sounds.null_sink import RATE_HZ, heard, null_sink, recording

ROOT = Path(__file__).resolve().parents[2]
PLAYS_WITHIN_S = 90
SOMETHING = 0.001
SILENCE = 0.0002
CLICK = 0.001
AT_ONCE_S = 0.5
"""From a key to silence: what is on its way to the device is still heard."""

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the sound server is Linux's"),
    pytest.mark.timeout(150),
]


@dataclass(frozen=True)
class Heard:
    """The recording, and when what happened, in seconds from the first tone on."""

    samples: Samples
    first_s: float
    happened: dict[str, float]

    def between(self, begin_s: float, end_s: float) -> Samples:
        """What was heard meanwhile."""
        begin, end = (round((self.first_s + seconds) * RATE_HZ) for seconds in (begin_s, end_s))
        return self.samples[max(begin, 0) : end]

    def phase(self, what: str, length_s: float) -> Samples:
        """What was heard of a part of a breath."""
        begin_s = self.happened[what]
        return self.between(begin_s, begin_s + length_s)


@pytest.fixture(scope="module")
def ears() -> Heard:
    """Let the program breathe once, and listen."""
    lacking = missing(needs.sound_parts())
    if lacking:
        pytest.skip(f"this system lacks: {', '.join(lacking)}")
    with null_sink() as sink, recording(sink) as path:
        ended = subprocess.run(
            [sys.executable, "-m", "tests.sounds.breathing_aloud"],
            cwd=ROOT,
            env=sink.env,
            capture_output=True,
            text=True,
            timeout=PLAYS_WITHIN_S,
            check=False,
        )
        samples = heard(path)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "already deleted" not in ended.stderr
    times = {what: float(at) for at, what in (line.split(" ", 1) for line in ended.stdout.splitlines())}
    assert "whole trouble None" in times, ended.stdout
    first = times["whole in 1"]
    sounding = np.abs(samples) > SOMETHING
    assert sounding.any(), "nothing was heard"
    return Heard(
        samples, float(np.argmax(sounding)) / RATE_HZ, {what: at - first for what, at in times.items()}
    )


def test_nothing_is_heard_in_the_lead_in(ears: Heard) -> None:
    assert loudness(ears.between(-LEAD_IN_MS / 1000, -0.1)) < SILENCE


@pytest.mark.parametrize("breath", [1, 2])
def test_the_tone_of_the_breath_in_swells_and_rises(ears: Heard, breath: int) -> None:
    samples = ears.phase(f"whole in {breath}", 2.5)
    parts = loudness_in_parts(samples, 5)

    assert parts[0] < parts[1] < parts[2] < parts[3]
    assert parts[3] > 3 * parts[0]
    assert pitch_hz(samples[RATE_HZ // 4 : RATE_HZ], RATE_HZ) < 240
    assert pitch_hz(samples[-RATE_HZ:], RATE_HZ) > 260


@pytest.mark.parametrize("breath", [1, 2])
def test_the_tone_of_the_breath_out_ebbs_and_sinks(ears: Heard, breath: int) -> None:
    samples = ears.phase(f"whole out {breath}", 3.0)
    parts = loudness_in_parts(samples, 5)

    assert parts[1] > parts[2] > parts[3] > parts[4]
    assert parts[1] > 3 * parts[4]
    assert pitch_hz(samples[:RATE_HZ], RATE_HZ) > 260
    assert pitch_hz(samples[-RATE_HZ : -RATE_HZ // 4], RATE_HZ) < 240


def test_in_and_out_differ_for_those_who_do_not_hear_pitch(ears: Heard) -> None:
    breath_in, breath_out = ears.phase("whole in 2", 2.5), ears.phase("whole out 2", 3.0)

    assert brightness_hz(breath_in, RATE_HZ) > 1.5 * brightness_hz(breath_out, RATE_HZ)


def test_the_turns_are_heard_when_they_are(ears: Heard) -> None:
    """Every tone begins and ends in a dip of loudness: there, and nowhere else."""
    for what in ("whole out 1", "whole in 2", "whole out 2"):
        turn_s = ears.happened[what]
        around = ears.between(turn_s - 0.8, turn_s + 0.8)
        parts = loudness_in_parts(around, 16)

        assert 5 <= int(np.argmin(parts)) <= 11, what


def test_the_bell_is_heard_after_the_last_breath(ears: Heard) -> None:
    over_s = ears.happened["whole over"]

    assert loudness(ears.between(over_s + 0.1, over_s + 0.6)) > 0.1
    assert loudness(ears.between(over_s + 3.2, over_s + 3.5)) < SILENCE


def test_volume_goes_by_what_the_ear_takes_for_it(ears: Heard) -> None:
    """Half the volume is a quarter of the strength."""
    loud, quiet = ears.phase("whole in 1", 2.5), ears.phase("halted in 1", 2.5)

    assert loudness(quiet) / loudness(loud) == pytest.approx((QUIET_PERCENT / LOUD_PERCENT) ** 2, rel=0.15)


@pytest.mark.parametrize("what", ["halted halted", "eased stopped"])
def test_a_halt_is_silence_at_once(ears: Heard, what: str) -> None:
    halted_s = ears.happened[what]

    assert loudness(ears.between(halted_s - 0.3, halted_s)) > 0.02
    assert loudness(ears.between(halted_s + AT_ONCE_S, halted_s + 1.1)) < SILENCE


def test_after_easier_the_tone_goes_softly_and_no_second_one_begins(ears: Heard) -> None:
    eased_s, out_s = ears.happened["eased eased"], ears.happened["eased out 1"]
    fading = loudness_in_parts(ears.between(eased_s + 0.2, out_s), 4)

    assert out_s - eased_s == pytest.approx(0.8, abs=0.1)  # three seconds in, of which 2.2 were over
    assert fading == sorted(fading, reverse=True)
    assert loudness(ears.between(out_s + 0.4, out_s + 0.9)) > 3 * fading[-1]


@pytest.mark.parametrize(
    "moments",
    [
        ("whole in 1", "whole in 2", "halted in 1"),
        ("whole out 1", "whole out 2", "halted out 1"),
        ("halted halted", "eased stopped"),
    ],
    ids=["a breath begins", "a breath turns", "a breath is broken off"],
)
def test_nothing_clicks(ears: Heard, moments: tuple[str, ...]) -> None:
    """What we do at one of these moments we do at all of them. A busy computer leaves gaps of its own, at any time, and
    they click: so the best of them counts."""
    around = [ears.between(ears.happened[what] - 0.2, ears.happened[what] + 0.2) for what in moments]

    assert min(loudest_click(samples * np.hanning(len(samples)), RATE_HZ) for samples in around) < CLICK
