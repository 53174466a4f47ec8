"""The fixed test sets: every length balanced on its own, sides mirror images of one another."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gmi_trainer.domain.stimulus import ROTATIONS

LIBRARY = Path(__file__).resolve().parents[2] / "assets" / "stimuli"
PARTS = tuple(
    dict.fromkeys(
        json.loads(line)["part"] for line in (LIBRARY / "manifest.jsonl").read_text("utf-8").splitlines()
    )
)
FEWEST_PEOPLE = {"hand": 7, "foot": 7}
LONGEST = 60

Line = dict[str, Any]


def set_of(part: str) -> Any:
    return json.loads((LIBRARY / "test_sets" / f"{part}-1.json").read_text("utf-8"))


def manifest() -> dict[str, Line]:
    text = (LIBRARY / "manifest.jsonl").read_text("utf-8")
    return {line["id"]: line for line in map(json.loads, text.splitlines())}


@pytest.mark.parametrize("part", PARTS)
def test_it_says_what_it_is(part: str) -> None:
    stored = set_of(part)

    assert (stored["format"], stored["id"], stored["part"], stored["version"]) == (
        1,
        f"{part}-1",
        part,
        1,
    )
    assert tuple(stored["rotations"]) == ROTATIONS
    assert (len(stored["warm_ups"]), len(stored["items"])) == (4, LONGEST)


@pytest.mark.parametrize("part", PARTS)
def test_it_shows_plain_pictures_of_its_part(part: str) -> None:
    lines, stored = manifest(), set_of(part)

    for item in stored["warm_ups"] + stored["items"]:
        line = lines[item["picture"]]
        assert (line["part"], line["level"]) == (part, 1)
        assert item["rotation_deg"] in ROTATIONS


@pytest.mark.parametrize("part", PARTS)
def test_warm_ups_do_not_come_again_and_items_only_as_their_twin(part: str) -> None:
    stored = set_of(part)
    shown = [(item["picture"], item["mirrored"]) for item in stored["items"]]
    warmed = [item["picture"] for item in stored["warm_ups"]]

    assert len(set(shown)) == len(shown)
    assert len(set(warmed)) == 4
    assert not set(warmed) & {picture for picture, _ in shown}
    assert Counter(item["mirrored"] for item in stored["warm_ups"]) == {True: 2, False: 2}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("length", [20, 40, None])
def test_each_length_is_balanced_on_its_own(part: str, length: int | None) -> None:
    items = set_of(part)["items"][:length]
    lines = manifest()
    sides = {m: [item for item in items if item["mirrored"] is m] for m in (False, True)}

    assert len(sides[False]) == len(sides[True])
    for side in sides.values():
        turns = Counter(item["rotation_deg"] for item in side)
        assert set(turns) == set(ROTATIONS)
        assert max(turns.values()) - min(turns.values()) <= 1
        people = Counter(lines[item["picture"]]["person"] for item in side)
        assert len(people) >= FEWEST_PEOPLE.get(part, 9)
        assert max(people.values()) - min(people.values()) <= 1
        views = Counter(lines[item["picture"]]["view"] for item in side)
        assert max(views.values()) <= len(side) * (1 / 3 if part in FEWEST_PEOPLE else 0.45)
    for view in {line["view"] for line in lines.values()}:
        counts = [sum(lines[item["picture"]]["view"] == view for item in side) for side in sides.values()]
        assert abs(counts[0] - counts[1]) <= 1, view


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("length", [40, None])
def test_the_sides_are_mirror_images_of_one_another(part: str, length: int | None) -> None:
    items = set_of(part)["items"][:length]
    seen = {(i["picture"], i["mirrored"], i["rotation_deg"] % 360) for i in items}

    assert {(picture, not mirrored, -turn % 360) for picture, mirrored, turn in seen} == seen


@pytest.mark.parametrize("part", PARTS)
def test_the_first_twenty_are_twenty_pictures(part: str) -> None:
    assert len({item["picture"] for item in set_of(part)["items"][:20]}) == 20
