"""Smooth lines through given points: for a way in the plane, and for a curve over time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import hypot

Point = tuple[float, float]
PIECES = 16
"""Straight pieces between two points of a way: short enough to look round."""


class SmoothWay:
    """A way through points, with places on it by their share of its length."""

    def __init__(self, through: Sequence[Point]) -> None:
        self._stops = len(through)
        self._points = _through(through)
        lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(self._points)]
        self._along = [0.0, *accumulate(lengths)]

    def share_of(self, number: int) -> float:
        """How far along one of the given points is, 0 to 1."""
        return self._along[number * PIECES] / self._along[-1]

    def at(self, share: float) -> Point:
        """The place after a share of the whole length."""
        length = min(max(share, 0.0), 1.0) * self._along[-1]
        number = min(bisect_right(self._along, length), len(self._points) - 1)
        start, end = self._along[number - 1], self._along[number]
        part = (length - start) / (end - start) if end > start else 0.0
        (ax, ay), (bx, by) = self._points[number - 1], self._points[number]
        return ax + (bx - ax) * part, ay + (by - ay) * part

    def part(self, start: float, end: float) -> tuple[Point, ...]:
        """The points of the way between two shares, with both ends."""
        low, high = start * self._along[-1], end * self._along[-1]
        inside = [point for point, along in zip(self._points, self._along, strict=True) if low < along < high]
        return (self.at(start), *inside, self.at(end))


def _through(points: Sequence[Point]) -> list[Point]:
    """A centripetal-like spline (Catmull and Rom) as short straight pieces."""
    out: list[Point] = []
    for number, (b, c) in enumerate(pairwise(points)):
        a = points[max(0, number - 1)]
        d = points[min(len(points) - 1, number + 2)]
        for step in range(PIECES):
            t = step / PIECES
            out.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    out.append(points[-1])
    return out


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


class SmoothCurve:
    """Values over time, joined smoothly; between two points it never leaves what lies between their values."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._x = [x for x, _ in points]
        self._y = [y for _, y in points]
        self._slopes = _slopes(self._x, self._y)

    def at(self, x: float) -> float:
        """The value at a time; before the first and after the last point it stays."""
        if x <= self._x[0]:
            return self._y[0]
        if x >= self._x[-1]:
            return self._y[-1]
        n = bisect_right(self._x, x) - 1
        wide = self._x[n + 1] - self._x[n]
        t = (x - self._x[n]) / wide
        return (
            (1 + 2 * t) * (1 - t) ** 2 * self._y[n]
            + t * (1 - t) ** 2 * wide * self._slopes[n]
            + t * t * (3 - 2 * t) * self._y[n + 1]
            + t * t * (t - 1) * wide * self._slopes[n + 1]
        )


def _slopes(x: Sequence[float], y: Sequence[float]) -> list[float]:
    """Of Fritsch and Butland: flat at every peak and valley, so that nothing swings over."""
    widths = [b - a for a, b in pairwise(x)]
    steps = [(d - c) / width for width, (c, d) in zip(widths, pairwise(y), strict=True)]
    slopes = [steps[0]]
    for (w1, w2), (s1, s2) in zip(pairwise(widths), pairwise(steps), strict=True):
        if s1 * s2 <= 0:
            slopes.append(0.0)
        else:
            slopes.append(3 * (w1 + w2) / ((2 * w2 + w1) / s1 + (w2 + 2 * w1) / s2))
    slopes.append(steps[-1])
    return slopes
