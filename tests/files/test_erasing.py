"""What is erased is written over first, and nothing but it is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gmi_trainer.files import erasing
from gmi_trainer.files.erasing import blot_out, erase_file, erase_folder, overwrite

WORDS = b"only for my own eyes "


def test_every_byte_is_written_over_in_place(tmp_path: Path) -> None:
    path = tmp_path / "note"
    path.write_bytes(WORDS * 100_000)  # two pieces and a bit
    inode = path.stat().st_ino

    overwrite(path)

    content = path.read_bytes()
    assert path.stat().st_ino == inode
    assert len(content) == len(WORDS) * 100_000
    assert b"own" not in content[:64] + content[-64:]
    assert WORDS not in content


def test_a_file_is_written_over_before_its_name_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "note"
    path.write_bytes(WORDS)
    seen: list[bytes] = []
    monkeypatch.setattr(Path, "unlink", lambda gone: seen.append(gone.read_bytes()))

    assert erase_file(path)

    assert len(seen) == 1
    assert seen[0] != WORDS
    assert len(seen[0]) == len(WORDS)


def test_a_file_that_may_not_be_written_goes_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "note"
    path.write_bytes(WORDS)
    path.chmod(0o400)

    assert erase_file(path)

    assert not path.exists()


def test_what_is_gone_already_is_no_hindrance(tmp_path: Path) -> None:
    assert erase_file(tmp_path / "nothing")
    assert erase_folder(tmp_path / "no folder") == ()
    assert blot_out(tmp_path / "nothing", b"name")


def test_a_link_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_bytes(WORDS)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "to a file").symlink_to(elsewhere / "file")
    (folder / "to a folder").symlink_to(elsewhere)

    assert erase_folder(folder) == ()

    assert not folder.exists()
    assert (elsewhere / "file").read_bytes() == WORDS


def test_a_file_with_a_second_name_elsewhere_keeps_its_content_there(tmp_path: Path) -> None:
    kept = tmp_path / "kept by the person"
    kept.write_bytes(WORDS)
    os.link(kept, tmp_path / "name")

    assert erase_file(tmp_path / "name")

    assert kept.read_bytes() == WORDS


def test_a_folder_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "inner" / "innermost").mkdir(parents=True)
    (folder / ".hidden").write_bytes(WORDS)
    (folder / "inner" / "innermost" / "file").write_bytes(b"")

    assert erase_folder(folder) == ()

    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_removed_is_named_and_the_rest_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("first", "locked", "second"):
        (folder / name).write_bytes(WORDS)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "locked":
            raise PermissionError(13, "in use", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)

    assert erase_folder(folder) == (folder / "locked",)

    assert [p.name for p in folder.iterdir()] == ["locked"]
    assert (folder / "locked").read_bytes() != WORDS  # at least nothing can be read in it


def test_a_disk_that_takes_no_new_bytes_still_lets_go_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note"
    path.write_bytes(WORDS)

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(erasing, "overwrite", full)

    assert erase_file(path)

    assert not path.exists()


def test_a_name_is_blotted_out_wherever_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"1b2c opened\n1b2c closed\n1b2 stays\n")

    assert blot_out(path, b"1b2c")

    assert path.read_bytes() == b"---- opened\n---- closed\n1b2 stays\n"


@pytest.mark.parametrize("content", [b"", b"1b", b"nobody is named here"])
def test_a_file_without_the_name_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log"
    path.write_bytes(content)
    before = path.stat().st_mtime_ns

    assert blot_out(path, b"1b2c")

    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, before)
