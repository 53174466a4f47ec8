"""From the manifest to pictures and test sets; every mistake in it is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.media.catalogue import load_catalogue
from tests.media.library import manifest_line, write_library, write_manifest, write_test_set


def test_a_line_becomes_a_picture(tmp_path: Path) -> None:
    line = manifest_line(tmp_path, "h07", width=64, spec={"view": "dorsal"})  # more keys do no harm
    write_manifest(tmp_path, [line])

    assert load_catalogue(tmp_path).pictures(BodyPart.HAND) == (
        Picture(
            picture_id="h07",
            part=BodyPart.HAND,
            side=Side.LEFT,
            posture="flat",
            view="dorsal",
            rotation_deg=-3.5,
            level=1,
            person="model",
            setting="plain",
            alt="A flat hand",
            sha256=line["sha256"],
            file="pictures/h07.png",
        ),
    )


def test_pictures_come_by_part_in_the_manifests_order(tmp_path: Path) -> None:
    lines = [
        manifest_line(tmp_path, name, part=part)
        for name, part in [("b", "hand"), ("f", "foot"), ("a", "hand")]
    ]
    write_manifest(tmp_path, lines)

    catalogue = load_catalogue(tmp_path)

    assert [p.picture_id for p in catalogue.pictures(BodyPart.HAND)] == ["b", "a"]
    assert [p.picture_id for p in catalogue.pictures(BodyPart.FOOT)] == ["f"]
    assert catalogue.pictures(BodyPart.KNEE) == ()


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    write_library(tmp_path, 2)
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text("\n" + manifest.read_text("utf-8").replace("\n", "\n\n"), "utf-8")

    assert len(load_catalogue(tmp_path).pictures(BodyPart.HAND)) == 2


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"side": "middle"}, "side"),
        ({"part": "tail"}, "part"),
        ({"level": 6}, "level"),
        ({"level": "1"}, "level"),
        ({"rotation_deg": 200}, "rotation_deg"),
        ({"sha256": "short"}, "sha256"),
        ({"alt": ""}, "alt"),
        ({"id": "h00"}, "an id of its own"),
        ({"file": "../outside.png"}, "inside the library"),
        ({"file": "/etc/hostname"}, "inside the library"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(
    tmp_path: Path, changes: dict[str, Any], expected: str
) -> None:
    right = [manifest_line(tmp_path, f"h{n:02d}") for n in range(2)]
    write_manifest(tmp_path, [*right, manifest_line(tmp_path, "h02") | changes])

    with pytest.raises(UserProblem) as raised:
        load_catalogue(tmp_path)

    assert raised.value.problem is Problem.MANIFEST_LINE
    assert (raised.value.values["file"], raised.value.values["line"]) == ("manifest.jsonl", 3)
    assert expected in str(raised.value.values["expected"])


@pytest.mark.parametrize("raw", [b"{not json", b'{"id": "h01"}', b"[]", b'{"id": "\xff\xfe"}'])
def test_a_line_that_is_no_picture_is_named(tmp_path: Path, raw: bytes) -> None:
    write_library(tmp_path, 1)
    with (tmp_path / "manifest.jsonl").open("ab") as manifest:
        manifest.write(raw)

    with pytest.raises(UserProblem) as raised:
        load_catalogue(tmp_path)

    assert (raised.value.problem, raised.value.values["line"]) == (Problem.MANIFEST_LINE, 2)


def test_a_folder_without_a_manifest_is_a_missing_library(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as raised:
        load_catalogue(tmp_path / "nowhere")

    assert raised.value.problem is Problem.LIBRARY_MISSING


def test_a_missing_file_leaves_out_that_picture_only_and_is_reported(tmp_path: Path) -> None:
    write_library(tmp_path, 3)
    (tmp_path / "pictures" / "h01.png").unlink()

    catalogue = load_catalogue(tmp_path)

    assert [p.picture_id for p in catalogue.pictures(BodyPart.HAND)] == ["h00", "h02"]
    assert catalogue.missing == ("pictures/h01.png",)


def test_nothing_is_decoded_when_the_library_opens(tmp_path: Path) -> None:
    write_library(tmp_path, 1)
    (tmp_path / "pictures" / "h00.png").write_bytes(b"no picture at all")

    assert len(load_catalogue(tmp_path).pictures(BodyPart.HAND)) == 1


def test_a_part_needs_twenty_pictures_and_a_test_set(tmp_path: Path) -> None:
    write_library(tmp_path, 20)
    assert load_catalogue(tmp_path).parts() == ()

    write_test_set(tmp_path)
    assert load_catalogue(tmp_path).parts() == (BodyPart.HAND,)

    (tmp_path / "pictures" / "h19.png").unlink()
    assert load_catalogue(tmp_path).parts() == ()


def test_a_test_set_tells_its_stimuli(tmp_path: Path) -> None:
    write_library(tmp_path)
    write_test_set(tmp_path)
    catalogue = load_catalogue(tmp_path)
    pictures = catalogue.pictures(BodyPart.HAND)

    test_set = catalogue.test_set(BodyPart.HAND)

    assert (test_set.part, test_set.version) == (BodyPart.HAND, 1)
    assert test_set.warm_ups == (Stimulus(pictures[0], mirrored=False, rotation_deg=0),)
    assert test_set.items == (
        Stimulus(pictures[1], mirrored=False, rotation_deg=90),
        Stimulus(pictures[2], mirrored=True, rotation_deg=0),
    )
    assert [item.side for item in test_set.items] == [Side.LEFT, Side.RIGHT]


def test_the_newest_test_set_wins_and_old_ones_stay(tmp_path: Path) -> None:
    write_library(tmp_path)
    for version in (2, 10, 1):
        write_test_set(tmp_path, f"hand-{version}", version=version)
    catalogue = load_catalogue(tmp_path)

    assert catalogue.test_set(BodyPart.HAND).version == 10
    assert catalogue.test_set(BodyPart.HAND, 2).version == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"items": [{"picture": "gone", "mirrored": False, "rotation_deg": 0}]},
        {"items": [{"picture": "h01", "mirrored": False}]},
        {"items": "all"},
        {"format": 2},
        {"part": "foot"},
        {"version": 3},
    ],
)
def test_a_test_set_that_does_not_fit_is_named(tmp_path: Path, changes: dict[str, Any]) -> None:
    write_library(tmp_path)
    write_test_set(tmp_path, **changes)

    with pytest.raises(UserProblem) as raised:
        load_catalogue(tmp_path).test_set(BodyPart.HAND)

    assert (raised.value.problem, raised.value.values["file"]) == (Problem.TEST_SET_BROKEN, "hand-1.json")


def test_a_version_that_is_not_there_is_named(tmp_path: Path) -> None:
    write_library(tmp_path)
    write_test_set(tmp_path)

    with pytest.raises(UserProblem) as raised:
        load_catalogue(tmp_path).test_set(BodyPart.HAND, 7)

    assert raised.value.values["file"] == "hand-7.json"
