"""What can be heard in a sound, worked out from its samples: how loud, how high, how bright, and whether it clicks."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

LOWEST_HZ, HIGHEST_HZ = 150.0, 400.0
"""Where the pitch of a breathing tone is looked for."""

ABOVE_ALL_TONES_HZ = 4_000.0


def read_wav(path: Path) -> tuple[Samples, int]:
    """The samples, of full scale 1, and how many there are in a second. One channel of sixteen bits."""
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        steps = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
        return steps / 32_768, file.getframerate()


def loudness(samples: Samples) -> float:
    """The root of the mean square."""
    return float(np.sqrt(np.mean(samples**2))) if len(samples) else 0.0


def loudness_in_parts(samples: Samples, parts: int) -> list[float]:
    """How loud each of so many equal parts is, one after the other."""
    return [loudness(part) for part in np.array_split(samples, parts)]


def brightness_hz(samples: Samples, rate_hz: int) -> float:
    """The centre of the spectrum: high for what sounds bright."""
    strength = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    frequencies = np.fft.rfftfreq(len(samples), 1 / rate_hz)
    return float((strength * frequencies).sum() / strength.sum())


def pitch_hz(samples: Samples, rate_hz: int) -> float:
    """The strongest single tone where the pitch is looked for."""
    strength = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), n=8 * len(samples)))
    frequencies = np.fft.rfftfreq(8 * len(samples), 1 / rate_hz)
    within = (frequencies >= LOWEST_HZ) & (frequencies <= HIGHEST_HZ)
    return float(frequencies[within][np.argmax(strength[within])])


def loudest_click(samples: Samples, rate_hz: int) -> float:
    """The highest peak of what lies above every tone of ours: a click has all pitches, a tone has none of these."""
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / rate_hz) < ABOVE_ALL_TONES_HZ] = 0
    return float(np.abs(np.fft.irfft(spectrum, len(samples))).max())
