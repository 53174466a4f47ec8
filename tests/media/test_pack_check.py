"""A pack is looked through: every mistake is named with file and line, never only the first."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gmi_trainer import resources
from gmi_trainer.media import pack_layout
from gmi_trainer.media.pack_check import check_pack
from gmi_trainer.services.packs import PackProblem
from tests.media.packs import (
    SIDE,
    change_line,
    hash_of,
    lines_of,
    look,
    mistakes_in,
    pack_line,
    write_fair_set,
    write_lines,
    write_pack,
)

MANIFEST = "manifest.jsonl"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "mine")


def remarks_in(folder: Path) -> list[str]:
    return [f"{one.expected}: {one.found}" for one in look(folder)[1] if one.is_remark]


def test_a_whole_pack_has_no_mistake_and_is_counted(pack: Path) -> None:
    write_fair_set(pack)

    report, told = look(pack)

    assert told == []
    assert report.head is not None
    assert (report.head.name, report.pictures, report.mistakes) == ("Hands at work", 24, 0)
    assert [table.part for table in report.balance] == ["hand"]


def test_the_library_that_comes_with_the_program_passes() -> None:
    told: list[object] = []

    report = check_pack(resources.find("assets", "stimuli"), "stimuli", told.append)

    assert report.mistakes == 0, told
    assert report.pictures > 100


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": ""}, "an id"),
        ({"id": "no spaces"}, "an id"),
        ({"id": "w02"}, "an id of its own"),
        ({"id": "W02"}, "an id of its own"),
        ({"part": "tail"}, "part: one of hand, foot"),
        ({"side": None}, "side: left or right"),
        ({"side": "middle"}, "side: left or right"),
        ({"posture": None}, "posture in one"),
        ({"view": 7}, "view in one"),
        ({"person": ""}, "person in one"),
        ({"setting": "a\x1b[2J"}, "setting in one"),
        ({"rotation_deg": 181}, "rotation_deg: a number"),
        ({"rotation_deg": True}, "rotation_deg: a number"),
        ({"level": 0}, "level: a whole number from 1 to 5"),
        ({"level": 6}, "level: a whole number from 1 to 5"),
        ({"level": "1"}, "level: a whole number from 1 to 5"),
        ({"turn": "up"}, "turn: one of"),
        ({"turn": "away"}, "turn: none"),
        ({"alt": None}, "alt: the picture"),
        ({"alt": " "}, "alt: the picture"),
        ({"alt": "A left hand"}, "alt: words that do not give"),
        ({"alt": "Eine rechte Hand"}, "alt: words that do not give"),
        ({"alt": "long " * 60}, "alt: one line"),
        ({"licence": "all mine"}, "a licence that lets"),
        ({"licence": "CC-BY-ND-4.0"}, "a licence that lets"),
        ({"licence": "CC-BY-4.0"}, "credit: whom to name"),
        ({"sha256": "short"}, "sha256 of the picture's file"),
        ({"sha256": "0" * 64}, "the file whose sha256 stands here"),
        ({"width": 9}, "width and height as the picture has them"),
        ({"width": "wide"}, "width in pixels"),
        ({"sex": "robot"}, "sex: one of"),
        ({"age": 40}, "age in one"),
        ({"file": "pictures/w01.png"}, "a file of its own"),
        ({"file": "pictures/gone.png"}, "a picture's file"),
        ({"file": "pictures/w01.exe"}, "a picture that ends in"),
        ({"file": "../w01.png"}, "a file inside pictures/"),
        ({"file": "/etc/hostname"}, "a file inside pictures/"),
        ({"file": "pictures/../../w01.png"}, "a file inside pictures/"),
        ({"file": "pictures\\w01.png"}, "a file inside pictures/"),
        ({"file": "pictures/con.png"}, "a file inside pictures/"),
        ({"file": "w01.png"}, "a file inside pictures/"),
    ],
    ids=str,
)
def test_what_is_wrong_in_a_line_is_named_with_its_number(
    pack: Path, changes: dict[str, Any], expected: str
) -> None:
    change_line(pack, 5, **changes)

    found = mistakes_in(pack)

    assert [(file, line) for file, line, _expected, _found in found] == [(MANIFEST, 5)]
    assert found[0][2].startswith(expected)


@pytest.mark.parametrize(
    "alt", ["A bright hand, held upright", "A hand on the copyright page", "Leftover bread"]
)
def test_words_that_only_look_like_a_side_are_fine(pack: Path, alt: str) -> None:
    change_line(pack, 1, alt=alt)

    assert mistakes_in(pack) == []


def test_all_mistakes_are_told_and_not_only_the_first(pack: Path) -> None:
    change_line(pack, 2, level=9, alt="A right hand", side=None)
    (pack / "pictures" / "w01.png").write_bytes(b"")
    change_line(pack, 3, licence="mine")
    (pack / "library.json").write_text("{")
    with (pack / MANIFEST).open("a") as manifest:
        manifest.write("\n{not json\n[]\n")

    found = mistakes_in(pack)

    assert [(file, line) for file, line, _e, _f in found] == [
        ("library.json", 1),
        (MANIFEST, 2),
        (MANIFEST, 2),
        (MANIFEST, 2),
        (MANIFEST, 3),
        (MANIFEST, 26),
        (MANIFEST, 27),
        (MANIFEST, 2),  # files are opened last
        (MANIFEST, 2),
    ]
    assert look(pack)[0].first is not None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ({"format": 2}, "format 1"),
        ({"name": ""}, "a name of"),
        ({"name": "two\nlines"}, "a name of"),
        ({"version": 1}, "a version"),
        ({"licence": None}, "a licence that lets"),
        ({"licence": "CC-BY-4.0"}, "credit: whom to name"),
    ],
    ids=str,
)
def test_what_a_pack_says_about_itself(tmp_path: Path, head: dict[str, Any], expected: str) -> None:
    pack = write_pack(tmp_path, 20, head)

    ((file, line, wanted, _found),) = mistakes_in(pack)

    assert file == "library.json"
    assert wanted.startswith(expected)
    (name,) = head
    assert line == 1 + [*json.loads((pack / "library.json").read_text()), name].index(name) + 1 or line == 1


def test_photographs_need_the_consent_of_who_is_shown(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "photographs", 20, spec=None)
    agreed = write_pack(tmp_path / "agreed", 20, {"consent": "Our team, who agreed in writing."}, spec=None)

    assert [(file, wanted[:7]) for file, _line, wanted, _f in mistakes_in(pack)] == [
        ("library.json", "consent")
    ]
    assert mistakes_in(agreed) == []


def test_with_credit_a_licence_may_ask_for_it(tmp_path: Path) -> None:
    head = {"licence": "CC-BY-4.0", "credit": "The hand clinic of a small town"}

    assert mistakes_in(write_pack(tmp_path, 20, head, licence="CC-BY-SA-4.0")) == []


# -- pictures -------------------------------------------------------------------------------------------------


def put_picture(pack: Path, content: bytes) -> None:
    """Another file under the name of the first picture, with its right hash."""
    file = pack / "pictures" / "w00.png"
    file.write_bytes(content)
    change_line(pack, 1, sha256=hash_of(file), width=None, height=None)


def encoded(picture: Image.Image, tmp_path: Path, kind: str = "PNG", **options: Any) -> bytes:
    path = tmp_path / "encoded"
    picture.save(path, kind, **options)
    return path.read_bytes()


def test_pictures_that_cannot_be_shown_are_named_at_their_line(pack: Path, tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    placed = Image.Exif()
    placed[0x8825] = {1: "N"}
    square = Image.new("RGB", (SIDE, SIDE))
    whole = encoded(square, tmp_path)
    cases = {
        "a picture that can be read": whole[: len(whole) // 2],
        "a PNG picture": encoded(square, tmp_path, "JPEG"),
        "a square picture": encoded(Image.new("RGB", (SIDE, SIDE + 1)), tmp_path),
        "at least 200 pixels": encoded(Image.new("RGB", (50, 50)), tmp_path),
        "at most 2048 pixels": encoded(Image.new("1", (20_000, 20_000)), tmp_path),
        "a picture with a background": encoded(Image.new("RGBA", (SIDE, SIDE), (9, 9, 9, 99)), tmp_path),
        "a picture that stands still": encoded(
            square, tmp_path, save_all=True, append_images=[Image.new("RGB", (SIDE, SIDE), "red")]
        ),
        "a picture that is stored as it is shown": encoded(square, tmp_path, exif=turned),
        "a picture that does not tell where": encoded(square, tmp_path, exif=placed),
    }
    for expected, content in cases.items():
        put_picture(pack, content)

        found = mistakes_in(pack)

        assert [(file, line) for file, line, _wanted, _found in found] == [(MANIFEST, 1)], expected
        assert found[0][2].startswith(expected)


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"<svg/>", b"GIF89a"]
)
def test_what_is_no_picture_at_all_is_named(pack: Path, content: bytes) -> None:
    put_picture(pack, content)

    assert [wanted for _file, _line, wanted, _found in mistakes_in(pack)] == ["a picture that can be read"]


def test_a_link_and_a_folder_are_no_pictures(pack: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.png"
    (pack / "pictures" / "w00.png").rename(real)
    (pack / "pictures" / "w00.png").symlink_to(real)
    (pack / "pictures" / "w01.png").unlink()
    (pack / "pictures" / "w01.png").mkdir()

    found = mistakes_in(pack)

    assert [(line, wanted) for _file, line, wanted, _found in found] == [
        (1, "a plain file inside the folder"),
        (2, "a plain file inside the folder"),
    ]


def test_a_folder_of_pictures_that_is_a_link_leads_nowhere(pack: Path, tmp_path: Path) -> None:
    (pack / "pictures").rename(tmp_path / "elsewhere")
    (pack / "pictures").symlink_to(tmp_path / "elsewhere")

    assert len(mistakes_in(pack)) == 24


def test_one_picture_twice_is_told(pack: Path) -> None:
    change_line(pack, 3, file="pictures/copy.png", sha256=lines_of(pack)[0]["sha256"])
    (pack / "pictures" / "copy.png").write_bytes((pack / "pictures" / "w00.png").read_bytes())

    ((_file, line, wanted, found),) = mistakes_in(pack)

    assert (line, wanted) == (3, "a picture that is there once")
    assert found.endswith("as on line 1")


# -- what is too much -----------------------------------------------------------------------------------------


def test_ten_thousand_lines_are_looked_at_quickly_and_stop_at_the_limit(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, 1)
    line = json.dumps(lines_of(pack)[0] | {"level": 9}) + "\n"
    (pack / MANIFEST).write_text(line * 10_000)
    told: list[PackProblem] = []

    began = time.process_time()
    report = check_pack(pack, "pack", told.append)

    assert time.process_time() - began < 10
    assert report.mistakes == len(told) > pack_layout.MOST_PICTURES
    assert (told[-1].line, told[-1].expected[:12]) == (pack_layout.MOST_PICTURES + 1, "at most 5000")


def test_a_huge_list_and_a_huge_line_are_not_read(pack: Path) -> None:
    with (pack / MANIFEST).open("a") as manifest:
        manifest.write("x" * 3_000_000 + "\n{}\n")
    assert [line for _f, line, wanted, _x in mistakes_in(pack) if "a line of at most" in wanted] == [25]
    assert any(line == 26 for _f, line, _w, _x in mistakes_in(pack))

    with (pack / MANIFEST).open("r+b") as manifest:
        manifest.truncate(5_000_000_000)  # takes no room on the disk
    assert [(line, found) for _f, line, _w, found in mistakes_in(pack)] == [(1, "a larger file")]


def test_deep_json_and_numbers_without_end_are_mistakes(pack: Path) -> None:
    with (pack / MANIFEST).open("a") as manifest:
        manifest.write("[" * 15_000 + "\n" + '{"level": 1e999, "rotation_deg": ' + "9" * 5000 + "}\n")

    lines = {line for _file, line, _wanted, _found in mistakes_in(pack)}

    assert lines == {25, 26}


@pytest.mark.parametrize("missing", ["library.json", MANIFEST])
def test_what_every_pack_has_is_missed(pack: Path, missing: str) -> None:
    (pack / missing).unlink()

    assert (missing, 1, "this file", "no file") in mistakes_in(pack)


def test_an_empty_list_and_no_folder_are_told(pack: Path, tmp_path: Path) -> None:
    (pack / MANIFEST).write_text("\n\n")

    assert [wanted for _f, _l, wanted, _found in mistakes_in(pack)] == ["a line for each picture"]
    assert [wanted for _f, _l, wanted, _found in mistakes_in(tmp_path / "none")] == ["the folder of a pack"]


# -- remarks --------------------------------------------------------------------------------------------------


def test_too_few_pictures_a_level_nobody_sees_and_files_without_a_line_are_remarks(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, 5)
    change_line(pack, 2, level=2)
    (pack / "pictures" / "forgotten.png").write_bytes(b"")

    said = remarks_in(pack)

    assert mistakes_in(pack) == []
    assert any(one.startswith("level 1,") for one in said)
    assert "a line in the manifest: none" in said
    assert "at least 20 pictures of a hand: 5" in said


def test_a_lopsided_pack_gets_a_remark(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, 24, sex="female")
    change_line(pack, 1, sex="male")

    assert remarks_in(pack) == ["pictures spread over sex: female 23, male 1 (hand)"]


# -- test sets ------------------------------------------------------------------------------------------------


def broken_set(pack: Path, **changes: Any) -> list[tuple[str, int, str, str]]:
    write_fair_set(pack, **changes)
    return mistakes_in(pack)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"format": 3}, "format: 1"),
        ({"part": "foot"}, "part: hand"),
        ({"version": 2}, "version: 1"),
        ({"items": "all"}, "items: a list"),
        ({"items": []}, "at least 20 items"),
        (
            {"warm_ups": [{"picture": "w04", "mirrored": False, "rotation_deg": 0}]},
            "no picture of the warm-ups",
        ),
        ({"warm_ups": [{"picture": "w00", "mirrored": "no", "rotation_deg": 0}]}, "an item with picture"),
        ({"warm_ups": [7]}, "an item with picture"),
        ({"warm_ups": [{"picture": "w99", "mirrored": False, "rotation_deg": 0}]}, "the id of a picture"),
        ({"warm_ups": [{"picture": "w00", "mirrored": False, "rotation_deg": 10}]}, "rotation_deg: one of"),
    ],
    ids=str,
)
def test_a_test_set_that_makes_no_sense(pack: Path, changes: dict[str, Any], expected: str) -> None:
    found = broken_set(pack, **changes)

    assert {file for file, _line, _wanted, _found in found} == {"test_sets/hand-1.json"}
    assert found[0][2].startswith(expected)


def test_the_line_of_an_item_is_named(pack: Path) -> None:
    path = write_fair_set(pack)
    text = path.read_text().replace('"w07"', '"w77"')
    path.write_text(text)

    ((_file, line, _wanted, found),) = mistakes_in(pack)

    assert found == '"w77"'
    assert '"w77"' in "".join(text.splitlines()[line - 1 : line + 1])


def test_a_lopsided_test_set_is_weighed(pack: Path) -> None:
    stored = json.loads(write_fair_set(pack).read_text())
    for item in stored["items"]:
        item["mirrored"] = item["picture"] > "w20"
        item["rotation_deg"] = 0
    wanted = [found[2] for found in broken_set(pack, items=stored["items"])]

    assert "as many left as right ones in the first 20" in wanted
    assert "every turn equally often on each side in the first 20" in wanted
    assert "every view equally often on both sides in the first 20" in wanted


def test_a_picture_of_another_part_or_level_is_not_tested(pack: Path) -> None:
    write_fair_set(pack)
    change_line(pack, 6, part="foot")
    change_line(pack, 7, level=4)

    wanted = [found[2] for found in mistakes_in(pack)]

    assert wanted == ["a picture of a hand", "a plain picture (level 1)"]


@pytest.mark.parametrize("name", ["hand-0", "nose-1", "hand-x", "con"])
def test_a_test_set_has_a_name_of_its_part_and_version(pack: Path, name: str) -> None:
    write_fair_set(pack, name)

    assert [wanted[:9] for _f, _l, wanted, _x in mistakes_in(pack)] == ["a name su"]


def test_a_set_that_is_no_json_names_the_line(pack: Path) -> None:
    write_fair_set(pack).write_text('{\n"format": 1,\n"part": hand\n}')

    assert [(line, wanted) for _f, line, wanted, _x in mistakes_in(pack)] == [(3, "JSON")]


def test_two_different_lines_may_share_nothing_but_the_person(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, 20)
    write_lines(pack, [*lines_of(pack), pack_line(pack, 0)])

    assert [wanted for _f, _l, wanted, _x in mistakes_in(pack)] == [
        "an id of its own",
        "a file of its own",
        "a picture that is there once",
    ]
