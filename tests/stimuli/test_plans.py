"""A list of pictures to be made: even in all that must not tell the side, and with words for everything in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from gmi_trainer.media.pack_line import LONGEST_ALT
from tests.stimuli.scripts import script

PARTS = script("part_tables").PARTS
LEVELS = (1, 3, 4)

Spec = dict[str, Any]
Row = tuple[str, tuple[int, int], list[str], dict[str, Any]]


def planned(part: str) -> list[Spec]:
    specs: list[Spec] = script("plan_parts").lot(part)
    return specs


def same_as_often(values: list[Any], *, give_or_take: int = 1) -> bool:
    counts = Counter(values)
    return max(counts.values()) - min(counts.values()) <= give_or_take


@pytest.mark.parametrize("part", PARTS)
def test_a_plan_has_its_share_of_every_level_and_a_name_for_each_picture(part: str) -> None:
    specs = planned(part)

    assert Counter(spec["level"] for spec in specs) == {1: 41, 3: 20, 4: 25}
    assert [spec["id"] for spec in specs] == [f"{part[0]}{n:04d}" for n in range(len(specs))]
    assert {(spec["region"], spec["side"], spec["look"], spec["vary"]) for spec in specs} == {
        (part, "left", 2, 1.0)
    }
    assert len({spec["seed"] for spec in specs}) == len(specs)


@pytest.mark.parametrize("part", PARTS)
def test_the_same_tables_give_the_same_plan_and_a_later_lot_another(part: str) -> None:
    later = script("plan_parts").lot(part, 100)

    assert planned(part) == planned(part)
    assert later[0]["id"] == f"{part[0]}0100"
    assert not {spec["seed"] for spec in later} & {spec["seed"] for spec in planned(part)}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("level", LEVELS)
def test_light_and_camera_lean_as_often_either_way_within_a_level(part: str, level: int) -> None:
    specs = [spec for spec in planned(part) if spec["level"] == level]

    assert same_as_often([spec["key_az"] > 0 for spec in specs])
    assert same_as_often([spec["roll"] > 0 for spec in specs], give_or_take=2)
    assert all(12 <= abs(spec["key_az"]) <= 70 and 2 <= abs(spec["roll"]) <= 12 for spec in specs)


@pytest.mark.parametrize("part", PARTS)
def test_all_ten_adults_are_shown_as_often(part: str) -> None:
    people = Counter(spec["subject"] for spec in planned(part))

    assert len(people) == 10
    assert "child" not in people
    assert max(people.values()) - min(people.values()) <= 2


@pytest.mark.parametrize("part", PARTS)
def test_skin_stands_out_from_what_is_behind_it(part: str) -> None:
    plan = script("plan")
    for spec in planned(part):
        if spec["bg"] == "plain":
            pale = sum(spec["bgcol"]) / 3 > 0.4
            assert pale is (spec["subject"] in plan.DEEP), spec["id"]


@pytest.mark.parametrize("part", PARTS)
def test_everything_that_can_be_drawn_has_words_that_keep_the_side_to_themselves(part: str) -> None:
    for spec in planned(part) + script("plan_parts").lot(part, 100):
        said = script("build_manifest").alt_of(spec)
        assert not re.search(r"\b(left|right)", said, re.IGNORECASE), said
        assert 20 < len(said) < min(180, LONGEST_ALT), said
        assert said[0].isupper()


@pytest.mark.parametrize("part", PARTS)
def test_every_row_of_the_tables_can_be_used(part: str) -> None:
    tables = script("part_tables")
    for level, rows in tables.TABLE[part].items():
        assert level in LEVELS
        for posture, (low, high), views, extra in rows:
            assert low <= high
            assert posture in tables.WORDS[part]["postures"]
            assert set(views) <= set(tables.WORDS[part]["views"])
            assert set(extra.get("places", ())) <= script("plan_parts").PLACES


@pytest.mark.parametrize(
    ("worn", "age", "said"),
    [
        ("", "adult", "A person who leans to one side"),
        ("in a shirt", "older", "An older person in a shirt who leans to one side"),
        ("in a shirt", "middle", "A middle-aged person in a shirt who leans to one side"),
    ],
)
def test_a_person_is_told_with_age_and_clothes(worn: str, age: str, said: str) -> None:
    assert script("build_manifest").told_of("A person who leans to one side", worn, age) == said


def test_a_limb_is_told_with_whose_it_is() -> None:
    told_of = script("build_manifest").told_of

    assert told_of("A bent elbow", "in a long sleeve", "adult") == "A bent elbow, in a long sleeve"
    assert told_of("A bent elbow", "", "older") == "An older person: a bent elbow"


def test_a_place_that_there_is_not_stops_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: dict[int, list[Row]] = {1: [("turned", (30, 40), ["back"], {"places": ["moon"]})]}
    monkeypatch.setitem(script("plan_parts").part_tables.TABLE, "neck", rows)

    with pytest.raises(SystemExit, match="cannot be used"):
        planned("neck")


def test_a_level_without_rows_gives_its_share_to_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: dict[int, list[Row]] = {
        1: [("turned", (30, 40), ["back"], {})],
        4: [("turned", (30, 40), ["back"], {})],
    }
    monkeypatch.setitem(script("plan_parts").part_tables.TABLE, "neck", rows)

    assert Counter(spec["level"] for spec in planned("neck")) == {1: 61, 4: 25}
