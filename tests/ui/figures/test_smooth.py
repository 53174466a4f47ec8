"""Smooth lines go through their points, and nowhere that was not meant."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest

from gmi_trainer.ui.figures.smooth import SmoothCurve, SmoothWay

CORNERS = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (20.0, 12.0))
FALLING = ((0.0, 95.0), (2.0, 70.0), (4.0, 45.0), (12.0, 3.0), (16.0, 0.0), (26.0, 0.0))
WAVY = ((0.0, 55.0), (4.0, 50.0), (8.0, 62.0), (12.0, 48.0))


def test_a_way_comes_by_its_points() -> None:
    way = SmoothWay(CORNERS)

    for number, point in enumerate(CORNERS):
        assert way.at(way.share_of(number)) == pytest.approx(point)
    assert (way.share_of(0), way.share_of(3)) == (0.0, 1.0)


def test_places_on_a_way_are_as_far_apart_as_their_shares() -> None:
    way = SmoothWay(CORNERS)
    places = [way.at(n / 200) for n in range(201)]
    steps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)]

    assert max(steps) < 1.05 * min(steps)


def test_a_part_of_a_way_begins_and_ends_where_it_is_asked_to() -> None:
    way = SmoothWay(CORNERS)
    part = way.part(0.25, 0.5)

    assert part[0] == way.at(0.25)
    assert part[-1] == way.at(0.5)
    assert len(part) > 4


@pytest.mark.parametrize("points", [FALLING, WAVY])
def test_a_curve_comes_by_its_points_and_never_leaves_what_lies_between(
    points: tuple[tuple[float, float], ...],
) -> None:
    curve = SmoothCurve(points)

    for (x, y), (next_x, next_y) in pairwise(points):
        assert curve.at(x) == pytest.approx(y)
        between = [curve.at(x + (next_x - x) * n / 20) for n in range(21)]
        assert min(y, next_y) - 1e-9 <= min(between)
        assert max(between) <= max(y, next_y) + 1e-9


def test_a_falling_curve_never_rises() -> None:
    curve = SmoothCurve(FALLING)
    values = [curve.at(n / 10) for n in range(261)]

    assert all(after <= before + 1e-9 for before, after in pairwise(values))


def test_a_curve_stays_beyond_its_ends() -> None:
    curve = SmoothCurve(FALLING)

    assert (curve.at(-5), curve.at(99)) == (95.0, 0.0)
