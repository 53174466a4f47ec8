"""A pack in one file: a zip that holds what a pack has, and nothing else. And a pack's folder, copied as carefully.

Names decide nothing here: only those that a pack may have are ever written, and only below the folder that was given.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import PRIVATE_FILE_MODE, sync_folder
from gmi_trainer.files.problems import writing
from gmi_trainer.files.room import free_mb
from gmi_trainer.files.zips import SafeZip, ZipLimits, open_zip
from gmi_trainer.media.manifest_lines import listed_pictures
from gmi_trainer.media.pack_findings import shown
from gmi_trainer.media.pack_layout import (
    LIBRARY_FILE,
    MANIFEST_FILE,
    MOST_FILES,
    MOST_PACK_BYTES,
    MOST_PICTURE_BYTES,
    MOST_TEST_SETS,
    PICTURES,
    TEST_SETS,
    WORDS,
    most_bytes,
)
from gmi_trainer.paths import PRIVATE_FOLDER_MODE

LIMITS = ZipLimits(
    members=MOST_FILES + 3,  # and its folders
    member_bytes=MOST_PICTURE_BYTES,
    all_bytes=MOST_PACK_BYTES,
    ratio=100,
    ratio_from_bytes=1_000_000,
    list_bytes=4_000_000,
)
_SPARE_MB = 50
_COPY_BYTES = 1 << 20
_ORDINARY_FILE = 0o100644 << 16
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""Files in a pack have no time of their own, so that the same pack is the same file."""
_WRITE_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
_READ_NO_LINK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_OF_A_PACK = {
    Problem.EXPORT_FOREIGN: Problem.PACK_FOREIGN,
    Problem.EXPORT_DAMAGED: Problem.PACK_DAMAGED,
    Problem.EXPORT_UNSAFE: Problem.PACK_UNSAFE,
    Problem.FILE_TOO_LARGE: Problem.PACK_TOO_LARGE,
}


def unpack(source: Path, target: Path) -> None:
    """Write what a pack's file holds into a new folder. Everything is looked at before anything is written.

    UserProblem: PACK_FOREIGN, PACK_DAMAGED, PACK_UNSAFE, PACK_STRANGE_FILE, PACK_TOO_LARGE, FILE_MISSING,
    FILE_NOT_UNDERSTOOD, DISK_FULL or FOLDER_NOT_WRITABLE.
    """
    with _told_of_packs(), open_zip(source, LIMITS) as opened:
        names = _checked_names(opened, source.name)
        _see_to_room(sum(opened.size(name) for name in names), target)
        _make_folders(target)
        for name in names:
            with _new_file(target / name) as stream:
                opened.unpack(name, stream)


def copy_pack(source: Path, target: Path) -> None:
    """Copy what belongs to the pack in a folder into a new one; other files stay behind.

    UserProblem: PACK_FOREIGN, PACK_STRANGE_FILE (a link, a pipe), PACK_TOO_LARGE, DISK_FULL or FOLDER_NOT_WRITABLE.
    """
    names = files_of(source)
    _see_to_room(sum(_plain_size(source, name) for name in names), target)
    _make_folders(target)
    for name in names:
        with _opened_plain(source, name) as original, _new_file(target / name) as stream:
            left = most_bytes(name) or 0
            while piece := original.read(min(_COPY_BYTES, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise UserProblem(Problem.PACK_TOO_LARGE, file=source.name)
                stream.write(piece)


def files_of(folder: Path) -> tuple[str, ...]:
    """The files of the pack in a folder, in a fixed order. UserProblem: PACK_FOREIGN or PACK_TOO_LARGE."""
    try:
        listed = sorted(listed_pictures(folder))
    except UserProblem as problem:
        raise UserProblem(Problem.PACK_FOREIGN, file=folder.name) from problem
    if not (folder / LIBRARY_FILE).is_file():
        raise UserProblem(Problem.PACK_FOREIGN, file=folder.name)
    words = [name for name in WORDS if (folder / name).is_file()]
    sets = sorted(f"{TEST_SETS}/{path.name}" for path in (folder / TEST_SETS).glob("*.json"))
    if len(sets) > MOST_TEST_SETS:
        raise UserProblem(Problem.PACK_TOO_LARGE, file=folder.name)
    pictures = [name for name in listed if (folder / name).exists()]
    kept = (name for name in (*words, *sets, *pictures) if most_bytes(name) is not None)
    return (LIBRARY_FILE, MANIFEST_FILE, *kept)


def write_pack(folder: Path, target: Path) -> None:
    """Write a folder's pack into one file: beside its place, to the disk, read back, then renamed.

    UserProblem: DISK_FULL, PAPER_NOT_WRITTEN, and whatever ``files_of`` says.
    """
    names = files_of(folder)
    beside = target.with_name(f".{target.name}.new")
    try:
        with _told_as_not_written(target):
            beside.unlink(missing_ok=True)
            with os.fdopen(os.open(beside, _WRITE_NEW, PRIVATE_FILE_MODE), "w+b") as stream:
                with ZipFile(stream, "w") as out:
                    for name in names:
                        _add(out, folder, name)
                stream.flush()
                os.fsync(stream.fileno())
            with _told_of_packs(), open_zip(beside, LIMITS) as opened:
                for name in _checked_names(opened, target.name):
                    opened.fingerprint(name)
            beside.replace(target)
            sync_folder(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def _add(out: ZipFile, folder: Path, name: str) -> None:
    """Pictures are packed already; packing them again would only take time."""
    info = ZipInfo(name, _LONG_AGO)
    info.compress_type = ZIP_STORED if name.startswith(f"{PICTURES}/") else ZIP_DEFLATED
    info.external_attr = _ORDINARY_FILE
    info.create_system = 3  # the same file from every system
    with _opened_plain(folder, name) as original, out.open(info, "w") as member:
        while piece := original.read(_COPY_BYTES):
            member.write(piece)


def _checked_names(opened: SafeZip, called: str) -> tuple[str, ...]:
    """All of them are files that a pack has, none too large, none twice where capitals do not count."""
    seen: set[str] = set()
    for name in sorted(opened.names):
        most = most_bytes(name)
        if most is None:
            raise UserProblem(Problem.PACK_STRANGE_FILE, file=called, name=shown(name))
        if opened.size(name) > most:
            raise UserProblem(Problem.PACK_TOO_LARGE, file=called)
        if name.casefold() in seen:
            raise UserProblem(Problem.PACK_UNSAFE, file=called)
        seen.add(name.casefold())
    if not {LIBRARY_FILE, MANIFEST_FILE} <= opened.names:
        raise UserProblem(Problem.PACK_FOREIGN, file=called)
    return tuple(sorted(opened.names))


def _see_to_room(needed_bytes: int, target: Path) -> None:
    """Before the disk is filled with what cannot be finished."""
    if needed_bytes > MOST_PACK_BYTES:
        raise UserProblem(Problem.PACK_TOO_LARGE, file=target.name)
    free = free_mb(target.parent)
    if free is not None and free < needed_bytes // 1_000_000 + _SPARE_MB:
        raise UserProblem(Problem.DISK_FULL, file=target.name, folder=str(target.parent))


def _make_folders(target: Path) -> None:
    with writing(target):
        target.mkdir(mode=PRIVATE_FOLDER_MODE)
        (target / PICTURES).mkdir(mode=PRIVATE_FOLDER_MODE)
        (target / TEST_SETS).mkdir(mode=PRIVATE_FOLDER_MODE)


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that was not there before, on the disk when it is closed."""
    with writing(path), os.fdopen(os.open(path, _WRITE_NEW, PRIVATE_FILE_MODE), "wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _opened_plain(folder: Path, name: str) -> Iterator[BinaryIO]:
    """A plain file of a folder, never what a link leads to. UserProblem: PACK_STRANGE_FILE."""
    _plain_size(folder, name)
    try:
        descriptor = os.open(folder / name, _READ_NO_LINK)
    except OSError as error:
        raise UserProblem(Problem.PACK_STRANGE_FILE, file=folder.name, name=name) from error
    with os.fdopen(descriptor, "rb") as stream:
        yield stream


def _plain_size(folder: Path, name: str) -> int:
    path = folder / name
    seen = path.lstat()
    if not stat.S_ISREG(seen.st_mode) or (path.parent != folder and path.parent.is_symlink()):
        raise UserProblem(Problem.PACK_STRANGE_FILE, file=folder.name, name=name)
    return seen.st_size


@contextmanager
def _told_of_packs() -> Iterator[None]:
    """What is said of a record's zip, said of a pack."""
    try:
        yield
    except UserProblem as problem:
        said = _OF_A_PACK.get(problem.problem)
        if said is None:
            raise
        raise UserProblem(said, **problem.values) from problem


@contextmanager
def _told_as_not_written(target: Path) -> Iterator[None]:
    """A full disk is told as such; any other trouble with the place means: choose another one."""
    not_written = UserProblem(Problem.PAPER_NOT_WRITTEN, file=target.name, folder=str(target.parent))
    try:
        with writing(target):
            yield
    except UserProblem as problem:
        if problem.problem is Problem.FOLDER_NOT_WRITABLE:
            raise not_written from problem
        raise
    except OSError as error:
        raise not_written from error
