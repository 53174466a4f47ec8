"""Makes the sounds of breathing: a tone for every length of a breath in and out, and the bell at the end.

    python assets/sounds/source/make_tones.py [FOLDER]

The same numbers give the same files, to within one step of sixteen bits. Nothing of this runs in the program.

A tone follows the breath: its pitch and its loudness are ``low + (high - low) * fullness``, and fullness is the sine
squared that moves the picture. It never goes quite silent on the way, so that with eyes closed the turn can be heard.
In and out differ in four ways, because not everybody hears pitch well: in rises, grows louder, is bright and steady;
out falls, grows softer, is dark, with the octave below in it, and trembles slowly.
"""

from __future__ import annotations

import sys
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

RATE_HZ = 16_000
LOW_HZ, HIGH_HZ = 196.0, 294.0  # a fifth: G to D
IN_MS = range(2_500, 5_001, 500)
OUT_MS = range(3_000, 10_001, 500)
FLOOR = 0.22
"""How loud an empty chest sounds beside a full one."""
END_MS = 2_600


@dataclass(frozen=True)
class Voice:
    """How a tone sounds. ``partials``: multiples of its pitch and how strong each is. ``rise_ms`` and ``fall_ms``: how
    long it takes to come and to go. ``loudness``: root mean square of its loudest half second, of full scale 1; what
    is left is room for peaks. ``tremor``: how much of that comes and goes, ``tremor_hz`` times a second.
    """

    partials: tuple[tuple[float, float], ...]
    rise_ms: int
    fall_ms: int
    loudness: float
    tremor: float = 0.0
    tremor_hz: float = 0.0


IN = Voice(
    ((1, 1.0), (2, 0.62), (3, 0.42), (4, 0.26), (5, 0.16), (6, 0.08)), rise_ms=280, fall_ms=380, loudness=0.25
)
OUT = Voice(
    ((0.5, 0.55), (1, 1.0), (1.5, 0.10), (3, 0.07)),
    rise_ms=380,
    fall_ms=700,
    loudness=0.30,
    tremor=0.38,
    tremor_hz=4.0,
)
BELL = ((1.0, 1.0, 1.0), (2.0, 0.34, 0.55), (3.01, 0.16, 0.34), (4.2, 0.07, 0.2))
"""Partials of the bell: multiple, strength, and how long it lasts beside the first."""


def fullness(share: Samples) -> Samples:
    """How full the chest is when so much of the breath in is over: the sine squared of the pacer."""
    return np.sin(np.pi * share / 2) ** 2


def breath_in(length_ms: int) -> Samples:
    """The tone of a breath in."""
    return _tone(IN, fullness(_shares(length_ms)))


def breath_out(length_ms: int) -> Samples:
    """The tone of a breath out."""
    return _tone(OUT, 1 - fullness(_shares(length_ms)))


def end_bell() -> Samples:
    """Soft, and gone by itself."""
    seconds = np.arange(_count(END_MS)) / RATE_HZ
    whole = sum(
        strength * np.exp(-seconds / (0.62 * lasts)) * np.sin(2 * np.pi * 392.0 * multiple * seconds)
        for multiple, strength, lasts in BELL
    )
    return np.asarray(0.4 * whole * _edges(len(seconds), rise_ms=18, fall_ms=600))


def all_sounds() -> dict[str, Samples]:
    """Every file by its name."""
    return {
        **{f"in-{ms}.wav": breath_in(ms) for ms in IN_MS},
        **{f"out-{ms}.wav": breath_out(ms) for ms in OUT_MS},
        "end.wav": end_bell(),
    }


def steps_of(samples: Samples) -> NDArray[np.int16]:
    """The samples in sixteen bits. ValueError where one does not fit."""
    steps = np.rint(samples * 32_767)
    if np.abs(steps).max() > 32_767:
        raise ValueError("louder than a file can hold")
    return steps.astype("<i2")


def write(path: Path, samples: Samples) -> None:
    """One channel, sixteen bits."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(steps_of(samples).tobytes())


def _tone(voice: Voice, full: Samples) -> Samples:
    pitch_hz = LOW_HZ + (HIGH_HZ - LOW_HZ) * full
    turns = np.cumsum(pitch_hz) / RATE_HZ
    wanted = sum(strength * np.sin(2 * np.pi * multiple * turns) for multiple, strength in voice.partials)
    seconds = np.arange(len(full)) / RATE_HZ
    trembling = 1 - voice.tremor * (1 - np.cos(2 * np.pi * voice.tremor_hz * seconds)) / 2
    loudness = (FLOOR + (1 - FLOOR) * full) * trembling * _edges(len(full), voice.rise_ms, voice.fall_ms)
    samples = np.asarray(wanted * loudness)
    return samples * (voice.loudness / _loudest(samples))


def _edges(count: int, rise_ms: int, fall_ms: int) -> Samples:
    """From nothing and to nothing, in sines squared: whatever begins or ends at once is heard as a click."""
    rise = np.minimum(np.arange(count) / _count(rise_ms), 1)
    fall = np.minimum(np.arange(count - 1, -1, -1) / _count(fall_ms), 1)
    return np.asarray(np.sin(np.pi / 2 * rise) ** 2 * np.sin(np.pi / 2 * fall) ** 2)


def _loudest(samples: Samples) -> float:
    half_second = RATE_HZ // 2
    sums = np.concatenate(([0.0], np.cumsum(samples**2)))
    return float(np.sqrt((sums[half_second:] - sums[:-half_second]).max() / half_second))


def _shares(length_ms: int) -> Samples:
    count = _count(length_ms)
    return np.arange(count) / count


def _count(ms: int) -> int:
    return ms * RATE_HZ // 1000


def main(folder: Path) -> None:
    """Write all of them."""
    for name, samples in all_sounds().items():
        write(folder / name, samples)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "tones")
