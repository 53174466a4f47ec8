"""A zip from outside is looked through before anything in it is believed."""

from __future__ import annotations

import io
import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.zips import ZipLimits, fingerprint_of, open_zip

LIMITS = ZipLimits(members=10, member_bytes=50_000_000, all_bytes=60_000_000)


def zip_of(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return path


def problem_with(path: Path, limits: ZipLimits = LIMITS) -> Problem:
    with pytest.raises(UserProblem) as told:
        read_all(path, limits)
    return told.value.problem


def read_all(path: Path, limits: ZipLimits = LIMITS) -> None:
    with open_zip(path, limits) as opened:
        for name in sorted(opened.names):
            opened.fingerprint(name)


def test_a_good_zip_is_read(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "good.zip", first=b"one", second=b"two" * 1000)

    with open_zip(path, LIMITS) as opened:
        assert opened.names == {"first", "second"}
        assert opened.read("first", 3) == b"one"
        target = io.BytesIO()
        opened.unpack("second", target)
        assert target.getvalue() == b"two" * 1000
        assert opened.fingerprint("first") == fingerprint_of(_file(tmp_path, b"one"))


def test_a_member_is_read_only_up_to_its_limit(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "good.zip", first=b"one")

    with open_zip(path, LIMITS) as opened, pytest.raises(UserProblem) as told:
        opened.read("first", 2)

    assert told.value.problem is Problem.FILE_TOO_LARGE


def test_a_missing_file_and_one_that_is_no_file_are_told(tmp_path: Path) -> None:
    assert problem_with(tmp_path / "none.zip") is Problem.FILE_MISSING
    assert problem_with(tmp_path) is Problem.FILE_NOT_UNDERSTOOD


@pytest.mark.parametrize("content", [b"", b"a letter to somebody", b"\0" * 10_000])
def test_what_is_no_zip_is_foreign(tmp_path: Path, content: bytes) -> None:
    assert problem_with(_file(tmp_path, content)) is Problem.EXPORT_FOREIGN


def test_half_a_zip_is_damaged(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "half.zip", first=random.Random(1).randbytes(5000))
    path.write_bytes(path.read_bytes()[:3000])

    assert problem_with(path) is Problem.EXPORT_DAMAGED


def test_whatever_bytes_change_it_is_a_problem_or_no_matter(tmp_path: Path) -> None:
    """A thousand spoilt zips: none of them raises anything that is not a problem."""
    chance = random.Random(7)
    whole = zip_of(tmp_path / "whole.zip", first=chance.randbytes(300), second=b"two" * 100).read_bytes()
    refused = 0
    for _ in range(1000):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path = _file(tmp_path, bytes(spoilt))
        try:
            read_all(path)
        except UserProblem:
            refused += 1
    assert refused > 500


@pytest.mark.parametrize(
    "name",
    [
        "../up.txt",
        "csv/../../up.txt",
        "/etc/passwd",
        "C:/windows/file",
        "csv\\note.csv",
        "csv//note.csv",
        "./note.csv",
        "stream:name",
    ],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "leads.zip"
    with zipfile.ZipFile(path, "w") as out:
        info = zipfile.ZipInfo("x")
        info.filename = name
        out.writestr(info, b"x")

    assert problem_with(path) is Problem.EXPORT_UNSAFE


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as out:
        info = zipfile.ZipInfo("record.sqlite3")
        info.external_attr = (kind | 0o777) << 16
        out.writestr(info, b"/etc/passwd")

    assert problem_with(path) is Problem.EXPORT_UNSAFE


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("first", b"one")
        out.writestr("first", b"two")

    assert problem_with(path) is Problem.EXPORT_UNSAFE


def test_a_bomb_is_too_large(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "bomb.zip", first=b"\0" * 20_000_000)

    assert path.stat().st_size < 30_000
    assert problem_with(path) is Problem.FILE_TOO_LARGE


@pytest.mark.parametrize(
    "limits", [ZipLimits(1, 100, 100), ZipLimits(9, 2, 100), ZipLimits(9, 100, 5)], ids=str
)
def test_every_limit_is_kept(tmp_path: Path, limits: ZipLimits) -> None:
    path = zip_of(tmp_path / "large.zip", first=b"one", second=b"two")

    assert problem_with(path, limits) is Problem.FILE_TOO_LARGE


def test_a_member_that_says_it_is_short_does_not_run_on(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "lies.zip", first=b"\0" * 5_000_000)
    content = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = content.rfind(signature)
        content[start + at : start + at + 4] = struct.pack("<I", 10)
    path.write_bytes(bytes(content))

    assert problem_with(path) is Problem.EXPORT_DAMAGED


def test_one_that_is_locked_with_a_word_is_foreign(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "locked.zip", first=b"one")
    content = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.rfind(signature) + at] |= 1
    path.write_bytes(bytes(content))

    assert problem_with(path) is Problem.EXPORT_FOREIGN


def test_looking_can_be_cancelled(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "long.zip", first=b"x" * 3_000_000)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return True

    with open_zip(path, LIMITS) as opened:
        opened.fingerprint("first", cancelled)

    assert len(asked) == 1


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "file.zip"
    path.write_bytes(content)
    return path


def test_many_small_members_that_swell_together_are_refused(tmp_path: Path) -> None:
    limits = ZipLimits(members=100, member_bytes=50_000_000, all_bytes=60_000_000)
    path = zip_of(tmp_path / "many.zip", **{f"n{n}": bytes(500_000) for n in range(40)})

    assert problem_with(path, limits) is Problem.FILE_TOO_LARGE
