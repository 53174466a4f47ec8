"""The library that comes with the program: complete, as reviewed, balanced, and silent about left and right."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.media.catalogue import load_catalogue
from gmi_trainer.media.frames import PillowFrames
from gmi_trainer.services.picture_ports import Frame

LIBRARY = Path(__file__).resolve().parents[2] / "assets" / "stimuli"
KEYS = [
    "id",
    "file",
    "part",
    "side",
    "posture",
    "view",
    "rotation_deg",
    "turn",
    "level",
    "person",
    "sex",
    "age",
    "skin",
    "setting",
    "held",
    "alt",
    "spec",
    "seed",
    "sha256",
    "width",
    "height",
    "licence",
]
ALIKE_BITS = 32
MOST_BYTES = 90_000_000

LIMBS = ("hand", "foot")
"""Shown close by, and of a child, too; with the hardest level. The bigger parts are of adults only, up to level 4."""
TURNED = ("neck", "back")
"""Where it is asked which way the person has turned; the manifest says how far."""

Line = dict[str, Any]


@cache
def manifest() -> tuple[Line, ...]:
    return tuple(json.loads(line) for line in (LIBRARY / "manifest.jsonl").read_text("utf-8").splitlines())


PARTS = tuple(part.value for part in BodyPart if any(line["part"] == part for line in manifest()))
BIGGER_PARTS = tuple(part for part in PARTS if part not in LIMBS)


def of_part(part: str) -> list[Line]:
    return [line for line in manifest() if line["part"] == part]


def source(name: str) -> Any:
    return json.loads((LIBRARY / "source" / name).read_text("utf-8"))


def test_every_line_has_every_field_and_no_other() -> None:
    at = KEYS.index("level")
    with_turn = [*KEYS[:at], "turned_deg", *KEYS[at:]]

    for line in manifest():
        assert list(line) == (with_turn if line["part"] in TURNED else KEYS), line["id"]


def test_every_picture_has_a_line_and_every_line_a_picture() -> None:
    listed = [line["file"] for line in manifest()]
    there = [f"pictures/{path.name}" for path in sorted((LIBRARY / "pictures").iterdir())]

    assert sorted(listed) == there
    assert len({line["id"] for line in manifest()}) == len(listed)


def test_the_program_reads_the_library_and_finds_nothing_missing() -> None:
    catalogue = load_catalogue(LIBRARY)

    assert catalogue.missing == ()
    assert set(LIMBS) <= set(PARTS)
    assert catalogue.parts() == catalogue.training_parts() == tuple(BodyPart(part) for part in PARTS)
    assert sum(len(catalogue.pictures(part)) for part in catalogue.parts()) == len(manifest())


@pytest.mark.parametrize("part", PARTS)
def test_pictures_are_the_reviewed_ones_and_can_be_shown(part: str) -> None:
    for line in of_part(part):
        content = (LIBRARY / line["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == line["sha256"], line["id"]
        with Image.open(LIBRARY / line["file"]) as picture:
            assert (picture.format, picture.size) == ("WEBP", (line["width"], line["height"])), line["id"]
            assert picture.width == picture.height >= 768
            assert not picture.getexif()


@pytest.mark.parametrize("part", PARTS)
def test_every_item_of_the_test_set_becomes_a_frame(part: str) -> None:
    items = load_catalogue(LIBRARY).test_set(BodyPart(part)).items

    frames: list[Frame] = []
    PillowFrames(LIBRARY).prepare(items, 96, (230, 228, 222), frames.append, lambda: False)

    assert len({frame.pixels for frame in frames}) == len(items)


def test_who_was_dropped_is_not_here_and_who_was_kept_is_told() -> None:
    review = (LIBRARY / "REVIEW.md").read_text("utf-8")
    dropped = source("judgements.json")["dropped"]
    kept = {line["id"] for line in manifest()}

    assert not kept & set(dropped)
    assert {
        name: reason in review and f"| {name} |" in review for name, reason in dropped.items()
    } == dict.fromkeys(dropped, True)
    assert kept <= set(re.findall(r"\b[a-z]\d{4}\b", review.partition("## Kept")[2]))


def test_specs_are_those_of_the_kept_pictures() -> None:
    specs = {spec["id"]: spec for spec in source("specs.json")}

    assert specs == {line["id"]: line["spec"] for line in manifest()}
    assert all(line["seed"] == line["spec"]["seed"] for line in manifest())


def test_a_limb_stands_nearly_upright_and_its_turn_is_the_cameras_the_other_way_round() -> None:
    for line in manifest():
        assert abs(line["rotation_deg"]) <= 15
        assert line["rotation_deg"] == pytest.approx(-line["spec"]["roll"], abs=0.01)
        assert line["turn"] == "none"


@pytest.mark.parametrize("part", [part for part in TURNED if part in PARTS])
def test_how_far_a_person_has_turned_is_told_and_can_be_seen(part: str) -> None:
    for line in of_part(part):
        assert line["turned_deg"] == line["spec"]["deg"]
        assert 8 <= line["turned_deg"] <= 80, line["id"]


def test_only_left_originals_are_stored() -> None:
    assert {line["side"] for line in manifest()} == {"left"}


def test_alt_text_never_says_which_side_it_is() -> None:
    for line in manifest():
        assert not re.search(r"\b(left|right|links|rechts)", line["alt"], re.IGNORECASE), line["alt"]
        assert 20 < len(line["alt"]) < 180
        assert line["alt"][0].isupper()
        assert not line["alt"].endswith(".")


def test_levels_mean_what_they_say() -> None:
    by_eye = source("judgements.json")["levels"]
    for line in manifest():
        if line["part"] in BIGGER_PARTS:
            assert line["level"] == by_eye.get(line["id"], line["spec"]["level"]), line["id"]
            assert line["level"] in (1, 3, 4), line["id"]
            assert line["level"] == 4 or line["setting"] in ("plain", "wall", "surface"), line["id"]
            continue
        if line["id"] in by_eye:
            assert line["level"] == by_eye[line["id"]]
            assert line["setting"] in ("plain", "wall", "surface")
            assert line["held"] is None
            continue
        if "made" in line["spec"]:
            assert line["level"] == 5, line["id"]
            continue
        in_context = line["setting"] in ("surface", "clutter", "scene")
        in_context = in_context or line["held"] is not None or "worn" in line["spec"]
        assert (line["level"] == 4) is in_context, line["id"]
        assert line["level"] in (1, 3, 4)
        if line["level"] == 1:
            assert line["view"] not in ("tip_obl", "ulnar_obl", "heel", "heel_med", "sole_med", "sole_lat"), (
                line["id"]
            )
            assert line["posture"] not in ("fist", "hook", "drop", "raise", "tiptoe", "stretch", "evert"), (
                line["id"]
            )


@pytest.mark.parametrize("part", LIMBS)
def test_the_hardest_level_is_drawings_shadows_and_half_hidden_limbs(part: str) -> None:
    kinds = Counter(line["spec"]["made"] for line in of_part(part) if line["level"] == 5)

    assert set(kinds) == {"lines", "cut_paper", "slats", "cover", "low_light"}
    assert sum(kinds.values()) >= 20
    assert max(kinds.values()) <= sum(kinds.values()) / 2


def test_what_was_made_of_a_picture_names_one_that_is_here_and_plain() -> None:
    lines = {line["id"]: line for line in manifest()}
    for line in manifest():
        if "of" in line["spec"]:
            base = lines[line["spec"]["of"]]
            assert (base["level"], base["part"], base["person"], base["view"]) == (
                1,
                line["part"],
                line["person"],
                line["view"],
            ), line["id"]
            assert line["rotation_deg"] == pytest.approx(
                base["rotation_deg"] + line["spec"]["turn"], abs=0.02
            )


def test_every_picture_has_a_mask_of_its_limb() -> None:
    masks = LIBRARY / "source" / "masks"

    assert {path.stem for path in masks.iterdir()} == {line["id"] for line in manifest()}
    for line in manifest():
        with Image.open(masks / f"{line['id']}.png") as mask:
            white = sum(mask.convert("L").histogram()[128:]) / (mask.width * mask.height)
        assert 0.04 < white < (0.7 if line["part"] in LIMBS else 0.9), line["id"]


@pytest.mark.parametrize("part", PARTS)
def test_people_and_views_are_balanced(part: str) -> None:
    lines = of_part(part)
    people = Counter(line["person"] for line in lines)
    plain_people = Counter(line["person"] for line in lines if line["level"] == 1)

    assert len(people) == len(plain_people) == (11 if part in LIMBS else 10)
    assert max(people.values()) <= 3 * min(people.values())
    assert max(plain_people.values()) <= 3.5 * min(plain_people.values())
    sexes = Counter(line["sex"] for line in lines)
    assert max(sexes["female"], sexes["male"]) <= 1.25 * min(sexes["female"], sexes["male"])
    assert max(Counter(line["view"] for line in lines).values()) <= len(lines) / (3 if part in LIMBS else 2.4)
    assert {line["age"] for line in lines} == {"adult", "middle", "older"} | (
        {"child"} if part in LIMBS else set()
    )
    assert len({line["skin"] for line in lines}) >= 5


@pytest.mark.parametrize("part", PARTS)
def test_postures_are_many_and_none_is_nearly_all_there_is(part: str) -> None:
    postures = Counter(line["posture"] for line in of_part(part))

    assert len(postures) >= (6 if part in LIMBS else 2)
    assert max(postures.values()) <= 0.7 * len(of_part(part))


@pytest.mark.parametrize("part", BIGGER_PARTS)
def test_nobody_but_an_adult_is_shown_beyond_hands_and_feet(part: str) -> None:
    assert not [line["id"] for line in of_part(part) if line["person"] == "child" or line["age"] == "child"]


@pytest.mark.parametrize("part", BIGGER_PARTS)
def test_the_light_comes_from_either_side(part: str) -> None:
    sides = Counter("left" if line["spec"]["key_az"] < 0 else "right" for line in of_part(part))

    assert max(sides.values()) <= 1.3 * min(sides.values())


@pytest.mark.parametrize("part", PARTS)
def test_there_are_enough_pictures(part: str) -> None:
    every, plain = {"hand": (200, 48), "foot": (160, 70)}.get(part, (80, 34))

    assert len(of_part(part)) >= every
    assert sum(line["level"] == 1 for line in of_part(part)) >= plain


@pytest.mark.parametrize("part", PARTS)
def test_every_level_up_to_daily_life_has_enough_to_train_with(part: str) -> None:
    levels = Counter(line["level"] for line in of_part(part))

    assert all(levels[level] >= 10 for level in (1, 3, 4)), levels


def test_all_pictures_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in (LIBRARY / "pictures").iterdir()) < MOST_BYTES


def test_no_two_pictures_are_nearly_the_same() -> None:
    for part in PARTS:
        prints = {line["id"]: gradient_print(LIBRARY / line["file"]) for line in of_part(part)}
        alike = [
            (a, b) for a, b in combinations(prints, 2) if (prints[a] ^ prints[b]).bit_count() < ALIKE_BITS
        ]
        assert alike == [], part


def test_the_print_of_a_picture_finds_a_near_duplicate(tmp_path: Path) -> None:
    original = LIBRARY / manifest()[0]["file"]
    with Image.open(original) as picture:
        picture.convert("RGB").resize((500, 500)).point(lambda value: min(255, value + 8)).save(
            tmp_path / "copy.jpg"
        )

    assert (gradient_print(original) ^ gradient_print(tmp_path / "copy.jpg")).bit_count() < ALIKE_BITS


def gradient_print(path: Path) -> int:
    """256 bits: is each place of a 17 x 16 miniature darker than its neighbour?"""
    with Image.open(path) as picture:
        small = picture.convert("L").resize((17, 16), Image.Resampling.LANCZOS).tobytes()
    bits = 0
    for row in range(16):
        for column in range(16):
            at = row * 17 + column
            bits = bits << 1 | (small[at] < small[at + 1])
    return bits


def test_the_licence_is_written_where_people_look() -> None:
    about = json.loads((LIBRARY / "library.json").read_text("utf-8"))

    assert {line["licence"] for line in manifest()} == {"CC0-1.0"} == {about["licence"]}
    assert about["format"] == 1
    assert "CC0" in (LIBRARY / "LICENSE").read_text("utf-8")
    everything = (LIBRARY.parent / "LICENSES.md").read_text("utf-8")
    for what in ("assets/stimuli", "CC0-1.0", "assets/fonts", "OFL-1.1", "assets/icons", "ISC"):
        assert what in everything
