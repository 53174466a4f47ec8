"""Adds sounds up, sample by sample: each from its start, as loud as asked for, and gone softly when it is to go."""

from __future__ import annotations

from array import array
from math import cos, pi

LOUDEST = 32_767


class Mixer:
    """What is to be played next. One channel, sixteen bits."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._playing: list[_Playing] = []

    @property
    def is_silent(self) -> bool:
        """Nothing is being played."""
        return not self._playing

    def begin(self, samples: array[int], gain: float) -> None:
        """Play this too, from its start. ``gain``: 0 to 1."""
        self._playing.append(_Playing(samples, gain))

    def fade(self, length_ms: int) -> None:
        """Let all that is being played go within so long; what goes faster already goes on so."""
        for playing in self._playing:
            playing.fade(max(1, length_ms * self._rate_hz // 1000))

    def forget(self) -> None:
        """Nothing is to be played any more."""
        self._playing.clear()

    def next(self, count: int) -> bytes:
        """So many samples; silence where there is nothing."""
        if not self._playing:
            return bytes(2 * count)
        parts = [playing.next(count) for playing in self._playing]
        self._playing = [playing for playing in self._playing if not playing.is_over]
        if len(parts) == 1:
            return array("h", [int(sample) for sample in parts[0]]).tobytes()
        sums = (sum(samples) for samples in zip(*parts, strict=True))
        return array("h", [int(max(-LOUDEST, min(LOUDEST, sample))) for sample in sums]).tobytes()


class _Playing:
    """One sound on its way."""

    def __init__(self, samples: array[int], gain: float) -> None:
        self._samples = samples
        self._gain = gain
        self._at = 0
        self._fade_at = 0  # samples since it began to go
        self._fade_count = 0  # and until it will be gone; 0: it is not going
        self._fade_gain = gain

    @property
    def is_over(self) -> bool:
        """There is nothing more of it."""
        return self._at >= len(self._samples) or bool(self._fade_count and self._fade_at >= self._fade_count)

    def fade(self, count: int) -> None:
        """Be gone after so many samples."""
        if self._fade_count and self._fade_count - self._fade_at <= count:
            return
        self._fade_gain = self._gain_now()
        self._fade_at, self._fade_count = 0, count

    def next(self, count: int) -> list[float]:
        """Its next samples; nothing after its end."""
        chunk = self._samples[self._at : self._at + count]
        self._at += count
        if not self._fade_count:
            gain = self._gain
            heard = [gain * sample for sample in chunk]
        else:
            first = self._gain_now()
            self._fade_at += count
            step = (self._gain_now() - first) / count  # straight within some milliseconds
            heard = [(first + step * number) * sample for number, sample in enumerate(chunk)]
        heard += [0.0] * (count - len(heard))
        return heard

    def _gain_now(self) -> float:
        if not self._fade_count:
            return self._gain
        over = min(1.0, self._fade_at / self._fade_count)
        return self._fade_gain * (1 + cos(pi * over)) / 2
