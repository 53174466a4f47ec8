"""Packs come in whole or not at all; a hostile one changes nothing outside its folder."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PIL import Image

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.media.pack_layout import MOST_FILES
from gmi_trainer.media.pack_shelf import FolderPackShelf, pack_id_for
from tests.media.packs import change_line, hash_of, write_fair_set, write_pack

DEAD_PID = 2**22 + 1
"""Larger than any that Linux gives."""


@pytest.fixture
def shelf(tmp_path: Path) -> FolderPackShelf:
    numbers = count()
    return FolderPackShelf(tmp_path / "data" / "packs", lambda: f"n{next(numbers)}")


@pytest.fixture
def shared(shelf: FolderPackShelf, tmp_path: Path) -> Path:
    """A pack in one file."""
    return shelf.share(str(write_pack(tmp_path / "mine")), tmp_path / "hands.gmipack")


def everything(folder: Path) -> dict[str, bytes]:
    """All that lies below, hidden as well."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
        if not path.is_symlink()
    }


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(act: Callable[[], object]) -> Problem:
    with pytest.raises(UserProblem) as told:
        act()
    return told.value.problem


# -- the good way -----------------------------------------------------------------------------------------------


def test_a_pack_comes_in_from_one_file_and_from_a_folder(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    pack, before = shelf.install(shared)

    assert (pack.pack_id, pack.head.name, dict(pack.pictures), before) == (
        "hands-at-work",
        "Hands at work",
        {BodyPart.HAND: 24},
        "",
    )
    write_pack(tmp_path / "mine", 20, {"version": "2.0"})
    pack, before = shelf.install(tmp_path / "mine")
    assert (pack.head.version, dict(pack.pictures), before) == ("2.0", {BodyPart.HAND: 20}, "1.0")
    assert shelf.installed() == (pack,)
    assert names_in(tmp_path / "data" / "packs") == ["hands-at-work"]


def test_the_same_pack_is_the_same_file_and_only_what_belongs_to_it_travels(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    write_fair_set(mine)
    (mine / "README.md").write_text("How it was made")
    (mine / "notes.docx").write_bytes(b"to myself")
    (mine / "pictures" / "unlisted.png").write_bytes(b"raw")
    (mine / "source").mkdir()
    (mine / "source" / "make.py").write_text("1")

    one = shelf.share(str(mine), tmp_path / "one")
    two = shelf.share(str(mine), tmp_path / "two.gmipack")

    assert one.name == "one.gmipack"
    assert one.read_bytes() == two.read_bytes() != shared.read_bytes()
    with zipfile.ZipFile(one) as opened:
        names = set(opened.namelist())
    assert {"library.json", "manifest.jsonl", "README.md", "test_sets/hand-1.json"} < names
    assert not {"notes.docx", "pictures/unlisted.png", "source/make.py"} & names
    shelf.install(mine)
    inside = everything(tmp_path / "data" / "packs" / "hands-at-work")
    assert {name for name in inside if "." in name} == names


def test_what_was_brought_in_can_be_shared_and_removed_and_put_back(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    shelf.install(shared)
    again = shelf.share("hands at work", tmp_path / "again.gmipack")
    assert again.read_bytes() == shared.read_bytes()

    put_back = shelf.remove("HANDS AT WORK")
    assert shelf.installed() == ()
    put_back()
    assert [pack.pack_id for pack in shelf.installed()] == ["hands-at-work"]

    shelf.remove("hands-at-work")
    shelf.clear_removed()
    assert names_in(tmp_path / "data" / "packs") == []
    assert refusal(put_back) is Problem.PACK_UNKNOWN
    assert refusal(lambda: shelf.remove("hands-at-work")) is Problem.PACK_UNKNOWN
    assert refusal(lambda: shelf.remove("../..")) is Problem.PACK_UNKNOWN


def test_a_file_that_is_there_is_left_alone(shelf: FolderPackShelf, shared: Path, tmp_path: Path) -> None:
    before = shared.read_bytes()

    assert refusal(lambda: shelf.share(str(tmp_path / "mine"), shared)) is Problem.EXPORT_IS_THERE
    assert shared.read_bytes() == before
    there = tmp_path / "no folder" / "x.gmipack"
    assert refusal(lambda: shelf.share(str(tmp_path / "mine"), there)) is Problem.PAPER_NOT_WRITTEN


# -- nothing by halves --------------------------------------------------------------------------------------------


def test_a_new_version_with_a_mistake_leaves_the_old_one(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    shelf.install(shared)
    before = everything(tmp_path / "data")
    change_line(write_pack(tmp_path / "mine", 24, {"version": "2.0"}), 3, alt="A left hand")

    with pytest.raises(UserProblem) as told:
        shelf.install(tmp_path / "mine")

    assert told.value.problem is Problem.PACK_HAS_MISTAKES
    assert (told.value.values["where"], told.value.values["line"]) == ("manifest.jsonl", 3)
    assert everything(tmp_path / "data") == before
    assert refusal(lambda: shelf.share(str(tmp_path / "mine"), tmp_path / "x")) is Problem.PACK_HAS_MISTAKES


def test_where_the_last_rename_fails_the_old_version_stands(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.install(shared)
    before = everything(tmp_path / "data")
    rename = Path.rename

    def not_this_one(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise OSError(39, "Directory not empty")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", not_this_one)

    assert refusal(lambda: shelf.install(shared)) is Problem.PACK_NOT_MOVED
    assert everything(tmp_path / "data") == before


def test_what_a_killed_program_left_is_tidied_and_an_old_version_comes_back(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    packs = tmp_path / "data" / "packs"
    shelf.install(shared)
    (packs / "hands-at-work").rename(packs / ".hands-at-work.old")
    (packs / f".{DEAD_PID}-x.new" / "pictures").mkdir(parents=True)
    (packs / f".{os.getpid()}-x.new").mkdir()
    assert shelf.installed() == ()

    shelf.tidy()

    assert [pack.pack_id for pack in shelf.installed()] == ["hands-at-work"]
    assert names_in(packs) == [f".{os.getpid()}-x.new", "hands-at-work"]


def test_another_pack_of_a_like_name_is_not_replaced(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    shelf.install(shared)
    other = write_pack(tmp_path / "other", 20, {"name": "hands at WORK!"})

    assert refusal(lambda: shelf.install(other)) is Problem.PACK_NAME_TAKEN
    assert shelf.installed()[0].head.name == "Hands at work"


def test_one_that_cannot_be_used_is_named_and_mended_by_bringing_it_in_again(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    shelf.install(shared)
    folder = tmp_path / "data" / "packs" / "hands-at-work"
    (folder / "pictures" / "w03.png").unlink()
    (pack,) = shelf.installed()
    assert pack.problem is not None
    assert pack.problem.values == {"name": "Hands at work", "expected": "pictures/w03.png is missing"}

    (folder / "library.json").write_text("{")
    (pack,) = shelf.installed()
    assert pack.problem is not None
    assert (pack.head.name, pack.problem.values["expected"]) == ("hands-at-work", "library.json, line 1")

    pack, before = shelf.install(shared)
    assert (pack.problem, before) == (None, "?")


def test_a_look_at_every_picture_finds_one_that_was_changed(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    shelf.install(shared)
    assert [pack.problem for pack in shelf.examined()] == [None]
    (tmp_path / "data" / "packs" / "hands-at-work" / "pictures" / "w03.png").write_bytes(b"another")

    (pack,) = shelf.examined()

    assert pack.problem is not None
    assert pack.problem.values["expected"] == "manifest.jsonl, line 4"


@pytest.mark.parametrize(
    ("name", "pack_id"),
    [
        ("Hands at work", "hands-at-work"),
        ("  ..Feet, (2) ", "feet-2"),
        ("../../etc", "etc"),
        ("CON", "con-"),
        ("Hände", "hande-"),
        ("手", "pack-"),
        ("x" * 60, "x" * 40),
    ],
)
def test_a_folder_has_a_name_that_every_system_knows(name: str, pack_id: str) -> None:
    found = pack_id_for(name)

    assert found == pack_id or (pack_id.endswith("-") and found[:-8] == pack_id)


# -- hostile files ------------------------------------------------------------------------------------------------


def with_members(shared: Path, *members: tuple[str, bytes], mode: int = stat.S_IFREG | 0o644) -> Path:
    """The good pack with more in it."""
    path = shared.with_name("hostile.gmipack")
    path.write_bytes(shared.read_bytes())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as out:
        for name, content in members:
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = mode << 16
            out.writestr(info, content)
    return path


def refused(shelf: FolderPackShelf, path: Path, tmp_path: Path) -> Problem:
    """Why; and nothing anywhere has changed."""
    before = everything(tmp_path)
    problem = refusal(lambda: shelf.install(path))
    after = everything(tmp_path)
    assert {name for name in after if name not in before} <= {"data", "data/packs"}
    assert {name: content for name, content in after.items() if name in before} == before
    return problem


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("../evil.png", Problem.PACK_UNSAFE),
        ("pictures/../../evil.png", Problem.PACK_UNSAFE),
        ("/etc/evil.png", Problem.PACK_UNSAFE),
        ("C:/evil.png", Problem.PACK_UNSAFE),
        ("pictures\\evil.png", Problem.PACK_UNSAFE),
        ("pictures/evil.png:stream", Problem.PACK_UNSAFE),
        ("pictures/W00.png", Problem.PACK_UNSAFE),
        ("LICENSE.MD", Problem.PACK_STRANGE_FILE),
        ("pictures/con.png", Problem.PACK_STRANGE_FILE),
        ("pictures/nul.tar.png", Problem.PACK_STRANGE_FILE),
        ("pictures/COM1", Problem.PACK_STRANGE_FILE),
        ("pictures/evil.exe", Problem.PACK_STRANGE_FILE),
        ("pictures/evil.svg", Problem.PACK_STRANGE_FILE),
        ("pictures/deep/evil.png", Problem.PACK_STRANGE_FILE),
        ("pictures/.hidden.png", Problem.PACK_STRANGE_FILE),
        ("pictures/e\u0301vil.png", Problem.PACK_STRANGE_FILE),
        ("pictures/evil.png ", Problem.PACK_STRANGE_FILE),
        ("pictures/\u202egnp.exe", Problem.PACK_STRANGE_FILE),
        ("nested.zip", Problem.PACK_STRANGE_FILE),
        ("nested.gmipack", Problem.PACK_STRANGE_FILE),
        ("test_sets/../x.json", Problem.PACK_UNSAFE),
        ("test_sets/evil.json", Problem.PACK_STRANGE_FILE),
        ("source/setup.py", Problem.PACK_STRANGE_FILE),
        ("a" * 4000, Problem.PACK_STRANGE_FILE),
    ],
)
def test_names_that_no_pack_has_are_refused(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path, name: str, problem: Problem
) -> None:
    assert refused(shelf, with_members(shared, (name, b"evil")), tmp_path) is problem


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path, kind: int
) -> None:
    path = with_members(shared, ("pictures/link.png", b"/etc/passwd"), mode=kind | 0o777)

    assert refused(shelf, path, tmp_path) is Problem.PACK_UNSAFE


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(shelf: FolderPackShelf, shared: Path, tmp_path: Path) -> None:
    path = with_members(shared, ("library.json", b"{}"))

    assert refused(shelf, path, tmp_path) is Problem.PACK_UNSAFE


def test_ten_thousand_files_are_refused(shelf: FolderPackShelf, shared: Path, tmp_path: Path) -> None:
    path = with_members(shared, *((f"pictures/p{n}.png", b"") for n in range(10_000)))

    assert MOST_FILES < 10_000
    assert refused(shelf, path, tmp_path) is Problem.PACK_TOO_LARGE


@pytest.mark.parametrize(
    ("name", "size"), [("pictures/bomb.png", 19_000_000), ("README.md", 1_100_000), ("REVIEW.md", 30_000_000)]
)
def test_bombs_are_refused(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path, name: str, size: int
) -> None:
    path = with_members(shared, (name, b"\0" * size))

    assert path.stat().st_size < 200_000
    assert refused(shelf, path, tmp_path) is Problem.PACK_TOO_LARGE


def test_a_member_that_says_it_is_short_does_not_run_on(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path
) -> None:
    path = with_members(shared, ("README.md", b"\0" * 5_000_000))
    content = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = content.rfind(signature)
        content[start + at : start + at + 4] = struct.pack("<I", 10)
    path.write_bytes(bytes(content))

    assert refused(shelf, path, tmp_path) is Problem.PACK_DAMAGED


@pytest.mark.parametrize("where", ["size", "zip64"])
def test_a_list_of_members_that_would_fill_the_memory_is_not_read(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path, where: str
) -> None:
    content = bytearray(shared.read_bytes())
    end = content.rfind(b"PK\x05\x06")
    if where == "size":
        content[end + 12 : end + 16] = struct.pack("<L", 5_000_000)
    else:
        content[end:end] = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    path = tmp_path / "long.gmipack"
    path.write_bytes(bytes(content))

    assert refused(shelf, path, tmp_path) is Problem.PACK_TOO_LARGE


def test_a_picture_that_swells_when_it_is_decoded_is_a_mistake(
    shelf: FolderPackShelf, tmp_path: Path
) -> None:
    mine = write_pack(tmp_path / "mine")
    Image.new("1", (6_000, 6_000)).save(mine / "pictures" / "w00.png")
    change_line(mine, 1, sha256=hash_of(mine / "pictures" / "w00.png"), width=None, height=None)

    assert refused(shelf, mine, tmp_path) is Problem.PACK_HAS_MISTAKES


def no_pack(shared: Path) -> dict[str, bytes]:
    holder = io.BytesIO()
    with zipfile.ZipFile(holder, "w") as out:
        out.writestr("README.md", b"Hello")
    whole = shared.read_bytes()
    return {"letter": b"Dear friend", "nothing": b"", "other zip": holder.getvalue(), "half": whole[:5000]}


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        ("letter", Problem.PACK_FOREIGN),
        ("nothing", Problem.PACK_FOREIGN),
        ("other zip", Problem.PACK_FOREIGN),
        ("half", Problem.PACK_DAMAGED),
    ],
)
def test_what_is_no_pack_is_said_to_be_none(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path, kind: str, problem: Problem
) -> None:
    path = tmp_path / "other.gmipack"
    path.write_bytes(no_pack(shared)[kind])

    assert refused(shelf, path, tmp_path) is problem


def test_a_missing_file_and_a_folder_without_a_pack_are_told(shelf: FolderPackShelf, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert refused(shelf, tmp_path / "none.gmipack", tmp_path) is Problem.FILE_MISSING
    assert refused(shelf, tmp_path / "empty", tmp_path) is Problem.PACK_FOREIGN


def test_a_folder_with_links_gives_nothing_away(shelf: FolderPackShelf, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mine alone")
    mine = write_pack(tmp_path / "mine")
    (mine / "pictures" / "w00.png").unlink()
    (mine / "pictures" / "w00.png").symlink_to(secret)
    assert refused(shelf, mine, tmp_path) is Problem.PACK_STRANGE_FILE

    (mine / "pictures").rename(tmp_path / "elsewhere")
    (mine / "pictures").symlink_to(tmp_path / "elsewhere")
    assert refused(shelf, mine, tmp_path) is Problem.PACK_STRANGE_FILE


def test_a_disk_without_room_is_told_before_anything_is_written(
    shelf: FolderPackShelf, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gmi_trainer.media.pack_files.free_mb", lambda _folder: 3)

    assert refused(shelf, shared, tmp_path) is Problem.DISK_FULL
