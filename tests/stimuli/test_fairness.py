"""Nothing but the limb tells the side: the committed numbers, and that the way of measuring finds what it should."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

LIBRARY = Path(__file__).resolve().parents[2] / "assets" / "stimuli"
PARTS = tuple(
    dict.fromkeys(
        json.loads(line)["part"] for line in (LIBRARY / "manifest.jsonl").read_text("utf-8").splitlines()
    )
)
EVEN_ENOUGH = 0.05


@pytest.fixture(scope="module")
def fairness() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fairness", LIBRARY / "source" / "fairness.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines_of(part: str) -> list[dict[str, Any]]:
    text = (LIBRARY / "manifest.jsonl").read_text("utf-8")
    return [line for line in map(json.loads, text.splitlines()) if line["part"] == part]


def results() -> Any:
    return json.loads((LIBRARY / "fairness.json").read_text("utf-8"))


def test_every_part_was_measured() -> None:
    assert set(results()) == set(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_the_numbers_are_of_the_pictures_that_are_here(part: str, fairness: ModuleType) -> None:
    lines = lines_of(part)
    measured = results()[part]

    assert measured["pictures"] == fairness.name_of(lines)
    assert measured["originals"] == len(lines)
    assert measured["limit"] == pytest.approx(fairness.limit(measured["groups"]), abs=1e-4)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("guesser", ["logistic", "neighbours"])
def test_without_the_limb_the_side_is_a_guess(part: str, guesser: str) -> None:
    measured = results()[part]

    assert measured[guesser] <= measured["limit"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("what", ["light", "busy", "sleeve"])
def test_light_things_and_clothes_are_as_often_on_one_side_as_on_the_other(part: str, what: str) -> None:
    assert results()[part]["balance"][what]["chance"] > EVEN_ENOUGH


def guesses(fairness: ModuleType, planted: float) -> Any:
    """Both guessers on 120 pictures of noise, each with a slope of light from one side planted into it."""
    rng = np.random.default_rng(3)
    ramp = np.linspace(-1, 1, 24)[None, :]
    thumbs = [rng.normal(0, 1, (24, 24)) + planted * ramp for _ in range(120)]
    seen = [rng.random((24, 24)) < 0.7 for _ in range(120)]
    return fairness.guessed(thumbs, seen, [str(n) for n in range(120)])


@pytest.mark.parametrize("guesser", [0, 1])
def test_guessing_finds_a_light_that_comes_from_one_side(guesser: int, fairness: ModuleType) -> None:
    assert guesses(fairness, planted=0.6)[guesser] > 0.9


@pytest.mark.parametrize("guesser", [0, 1])
def test_guessing_finds_nothing_where_there_is_nothing(guesser: int, fairness: ModuleType) -> None:
    assert 1 - fairness.limit(120) <= guesses(fairness, planted=0.0)[guesser] <= fairness.limit(120)


def test_the_shape_of_a_hole_says_nothing_to_the_neighbours(fairness: ModuleType) -> None:
    rng = np.random.default_rng(5)
    rows, seen = rng.normal(0, 1, (4, 40)), rng.random((4, 40)) < 0.6
    other = np.where(seen, rows, 99.0)

    assert np.allclose(
        fairness.apart(rows, seen.astype(float), rows, seen.astype(float)),
        fairness.apart(other, seen.astype(float), other, seen.astype(float)),
    )


def test_nothing_of_a_masked_limb_is_left_in_the_thumbnail(fairness: ModuleType) -> None:
    plain = Image.new("L", (192, 192), 120)
    with_limb, mask = plain.copy(), Image.new("L", (192, 192), 0)
    for picture, value in ((with_limb, 240), (mask, 255)):
        ImageDraw.Draw(picture).rectangle((40, 60, 90, 191), fill=value)

    assert np.allclose(fairness.thumbnail(with_limb, mask)[0], fairness.thumbnail(plain, mask)[0], atol=1e-6)


def test_sides_are_named_as_they_are_seen(fairness: ModuleType) -> None:
    mask = Image.new("L", (192, 192), 0)
    ImageDraw.Draw(mask).rectangle((20, 96, 60, 191), fill=255)
    scene = Image.new("L", (192, 192), 90)
    for row in range(30, 160, 8):
        ImageDraw.Draw(scene).line((120, row, 170, row), fill=250, width=3)

    assert fairness.cut_side(mask) == "left"
    assert fairness.busy_side(scene, mask) == "right"
    assert fairness.light_side({"key_az": -40, "seed": 1}) == "left"
    assert fairness.light_side({"key_az": 2, "seed": 1}) == "middle"
    assert fairness.light_side({"made": "lines", "seed": 1}) is None
    assert fairness.two_sided({"left": 10, "right": 0, "middle": 3}) == pytest.approx(2 / 1024)
    assert fairness.two_sided({"left": 0, "right": 0, "middle": 3}) == 1.0
