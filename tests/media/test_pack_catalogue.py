"""Packs join the library's pictures for training; what is measured stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.media.catalogue import load_catalogue
from gmi_trainer.media.frames import PillowFrames
from gmi_trainer.media.pack_catalogue import JoinedCatalogue
from gmi_trainer.media.pack_shelf import FolderPackShelf
from gmi_trainer.services.picture_ports import Frame
from tests.media.library import manifest_line, write_library, write_manifest, write_test_set
from tests.media.packs import change_line, lines_of, write_fair_set, write_lines, write_pack


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_library(tmp_path / "library")
    write_test_set(tmp_path / "library")
    return tmp_path / "library"


def joined(library: Path, tmp_path: Path) -> JoinedCatalogue:
    return JoinedCatalogue(load_catalogue(library), tmp_path / "packs")


def bring_in(source: Path, tmp_path: Path) -> Path:
    pack, _before = FolderPackShelf(tmp_path / "packs", lambda: "new").install(source)
    return tmp_path / "packs" / pack.pack_id


def test_without_packs_it_is_the_library(library: Path, tmp_path: Path) -> None:
    catalogue = joined(library, tmp_path)

    assert catalogue.pictures(BodyPart.HAND) == load_catalogue(library).pictures(BodyPart.HAND)
    assert not (tmp_path / "packs").exists()


def test_a_packs_pictures_come_after_the_librarys_with_ids_of_their_own(
    library: Path, tmp_path: Path
) -> None:
    """A pack may well use the very ids of the library."""
    mine = write_pack(tmp_path / "mine")
    change_line(mine, 1, id="h01")
    bring_in(mine, tmp_path)

    pictures = joined(library, tmp_path).pictures(BodyPart.HAND)

    assert len(pictures) == 44
    assert [p.pack for p in pictures] == [""] * 20 + ["hands-at-work"] * 24
    assert pictures[20].picture_id == "hands-at-work:h01"
    assert len({p.picture_id for p in pictures}) == 44


def test_tests_and_the_parts_that_are_offered_stay_the_librarys(library: Path, tmp_path: Path) -> None:
    mine = write_pack(tmp_path / "mine", 48)
    write_lines(mine, [line | {"part": "knee"} if n > 23 else line for n, line in enumerate(lines_of(mine))])
    write_fair_set(mine, "hand-2", version=2)
    bring_in(mine, tmp_path)
    catalogue = joined(library, tmp_path)

    assert catalogue.parts() == (BodyPart.HAND,)
    assert catalogue.training_parts() == (BodyPart.HAND, BodyPart.KNEE)
    assert catalogue.test_set(BodyPart.HAND).version == 1
    assert {item.picture.pack for item in catalogue.test_set(BodyPart.HAND).items} == {""}


def test_one_picture_is_not_there_twice(library: Path, tmp_path: Path) -> None:
    write_manifest(library, [manifest_line(library, "h00")])
    mine = write_pack(tmp_path / "mine", 20)
    bring_in(mine, tmp_path)
    (mine / "library.json").write_text(
        json.dumps(json.loads((mine / "library.json").read_text()) | {"name": "The same again"})
    )
    bring_in(mine, tmp_path)

    pictures = joined(library, tmp_path).pictures(BodyPart.HAND)

    assert [p.pack for p in pictures] == ["", *["hands-at-work"] * 20]


@pytest.mark.parametrize("what", ["library.json", "manifest.jsonl", "pictures/w05.png", "a line", "a name"])
def test_a_pack_that_cannot_be_used_is_left_out_and_the_others_stay(
    library: Path, tmp_path: Path, what: str
) -> None:
    place = bring_in(write_pack(tmp_path / "mine"), tmp_path)
    other = write_pack(tmp_path / "other", 20, {"name": "Other"})
    write_lines(other, [line | {"part": "foot"} for line in lines_of(other)])
    bring_in(other, tmp_path)
    if what == "a line":
        change_line(place, 7, level=70)
    elif what == "a name":
        change_line(place, 7, file="../../library/pictures/h00.png")
    else:
        (place / what).unlink()

    catalogue = joined(library, tmp_path)

    assert len(catalogue.pictures(BodyPart.HAND)) == 20
    assert len(catalogue.pictures(BodyPart.FOOT)) == 20


def test_what_comes_or_goes_is_seen_when_it_looks_again(library: Path, tmp_path: Path) -> None:
    catalogue = joined(library, tmp_path)
    assert len(catalogue.pictures(BodyPart.HAND)) == 20
    bring_in(write_pack(tmp_path / "mine"), tmp_path)
    assert len(catalogue.pictures(BodyPart.HAND)) == 20

    catalogue.look_again()

    assert len(catalogue.pictures(BodyPart.HAND)) == 44


def test_a_folder_full_of_other_things_is_no_matter(library: Path, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    (packs / ".hands-at-work.gone").mkdir(parents=True)
    (packs / "Not A Pack").mkdir()
    (packs / "empty").mkdir()
    (packs / "note.txt").write_text("hello")
    (packs / "link").symlink_to(library)

    assert len(joined(library, tmp_path).pictures(BodyPart.HAND)) == 20


def test_a_packs_picture_is_drawn_from_its_own_folder(library: Path, tmp_path: Path) -> None:
    bring_in(write_pack(tmp_path / "mine"), tmp_path)
    pictures = joined(library, tmp_path).pictures(BodyPart.HAND)
    wanted = [Stimulus(pictures[n], mirrored=False, rotation_deg=0) for n in (0, 20, 21)]

    frames: list[Frame] = []

    PillowFrames(library, tmp_path / "packs").prepare(wanted, 64, (0, 0, 0), frames.append, lambda: False)

    middle = [frame.pixels[4 * (32 * 64 + 32) :][:3] for frame in frames]
    assert middle[1:] == [bytes((90, 0, 0)), bytes((90, 0, 1))]
    assert middle[0] not in middle[1:]
