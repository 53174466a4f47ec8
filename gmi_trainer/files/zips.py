"""Zip files from outside: looked through before anything in them is believed, and read in measured pieces."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo, is_zipfile

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass

CHUNK_BYTES = 1 << 20
_TELLS_ALL = 0o170000  # the part of a file's mode that says what it is
_ENCRYPTED = 0x1
_END, _END_BYTES, _LIST_BYTES_AT = b"PK\x05\x06", 22, 12
_LOCATOR, _LOCATOR_BYTES = b"PK\x06\x07", 20
_LONGEST_COMMENT = 65_535
_UNREADABLE = (
    BadZipFile,
    LargeZipFile,
    zlib.error,
    EOFError,
    struct.error,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""All that the standard library raises over a zip that makes no sense, or is locked with a word."""


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """How large a zip may be before it cannot be one of ours. ``ratio``: unpacked to packed, of large members and of
    all of them together.

    ``list_bytes``: of the list of members, which is held in memory whole; None where it may be of any length.
    """

    members: int
    member_bytes: int
    all_bytes: int
    ratio: int = 200
    ratio_from_bytes: int = 10_000_000
    list_bytes: int | None = None


class SafeZip:
    """An open zip whose list of members has passed its check. Every member is read with a limit."""

    def __init__(self, path: Path, opened: ZipFile, members: dict[str, ZipInfo]) -> None:
        self._path = path
        self._zip = opened
        self._members = members

    @property
    def names(self) -> frozenset[str]:
        """The files in it."""
        return frozenset(self._members)

    def size(self, name: str) -> int:
        """A member's size, unpacked."""
        return self._members[name].file_size

    def read(self, name: str, most_bytes: int) -> bytes:
        """A small member. UserProblem: FILE_TOO_LARGE or EXPORT_DAMAGED."""
        if self._members[name].file_size > most_bytes:
            raise UserProblem(Problem.FILE_TOO_LARGE, file=self._path.name, limit=most_bytes)
        return b"".join(self._pieces(name))

    def fingerprint(self, name: str, cancelled: Callable[[], bool] = lambda: False) -> str:
        """A member's SHA-256, read piece by piece."""
        digest = hashlib.sha256()
        for piece in self._pieces(name):
            if cancelled():
                break
            digest.update(piece)
        return digest.hexdigest()

    def unpack(self, name: str, target: BinaryIO) -> None:
        """Write a member into a file of our own choice. The name in the zip decides nothing."""
        for piece in self._pieces(name):
            target.write(piece)

    def lines(self, name: str, most_bytes: int) -> Iterator[bytes]:
        """A member line by line. UserProblem: FILE_TOO_LARGE where one is longer than ``most_bytes``."""
        rest = b""
        for piece in self._pieces(name):
            *whole, rest = (rest + piece).split(b"\n")
            if max(map(len, (*whole, rest))) > most_bytes:
                raise UserProblem(Problem.FILE_TOO_LARGE, file=self._path.name, limit=most_bytes)
            yield from whole
        if rest:
            yield rest

    def _pieces(self, name: str) -> Iterator[bytes]:
        """Never more bytes than the list of members promised."""
        promised = self._members[name].file_size
        with told_as_damaged(self._path), self._zip.open(name) as member:
            read = 0
            while piece := member.read(CHUNK_BYTES):
                read += len(piece)
                if read > promised:
                    raise BadZipFile("a member is longer than it says")
                yield piece


@contextmanager
def open_zip(path: Path, limits: ZipLimits) -> Iterator[SafeZip]:
    """Open a zip and look through its list of members; nothing is unpacked.

    UserProblem: FILE_MISSING, FILE_NOT_UNDERSTOOD (it cannot be read), EXPORT_FOREIGN (no zip at all),
    EXPORT_DAMAGED, EXPORT_UNSAFE (names or links that lead elsewhere) or FILE_TOO_LARGE.
    """
    with _opened(path) as stream, _looked_into(stream, path, limits) as opened:
        yield opened


@contextmanager
def open_zip_bytes(content: bytes, path: Path, limits: ZipLimits) -> Iterator[SafeZip]:
    """The same of a zip that is in memory and on no disk; ``path`` is what it is called where it is told of."""
    with io.BytesIO(content) as stream, _looked_into(stream, path, limits) as opened:
        yield opened


@contextmanager
def _looked_into(stream: BinaryIO, path: Path, limits: ZipLimits) -> Iterator[SafeZip]:
    if not is_zipfile(stream):
        begins_like_one = _first_bytes(stream) == b"PK"
        problem = Problem.EXPORT_DAMAGED if begins_like_one else Problem.EXPORT_FOREIGN
        raise UserProblem(problem, file=path.name)
    if limits.list_bytes is not None and not _list_is_short(stream, limits.list_bytes):
        raise UserProblem(Problem.FILE_TOO_LARGE, file=path.name, limit=limits.list_bytes)
    with told_as_damaged(path):
        opened = ZipFile(stream)
    with opened:
        yield SafeZip(path, opened, _looked_through(path, opened.infolist(), limits))


@contextmanager
def told_as_damaged(path: Path) -> Iterator[None]:
    """What the zip library says about a zip that makes no sense."""
    try:
        yield
    except _UNREADABLE as error:
        raise UserProblem(Problem.EXPORT_DAMAGED, file=path.name) from error
    except OSError as error:  # a stick that was pulled out
        raise UserProblem(
            Problem.FILE_NOT_UNDERSTOOD, file=path.name, expected="it cannot be read"
        ) from error


def fingerprint_of(path: Path) -> str:
    """A whole file's SHA-256."""
    digest = hashlib.sha256()
    with _opened(path) as stream:
        while piece := stream.read(CHUNK_BYTES):
            digest.update(piece)
    return digest.hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        stream = path.open("rb")
    except FileNotFoundError as error:
        raise UserProblem(Problem.FILE_MISSING, file=path.name, folder=str(path.parent)) from error
    except OSError as error:
        raise UserProblem(
            Problem.FILE_NOT_UNDERSTOOD, file=path.name, expected="it cannot be opened"
        ) from error
    with stream:
        yield stream


def _first_bytes(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.read(2)


def _list_is_short(stream: BinaryIO, most_bytes: int) -> bool:
    """Whether the record at the zip's end announces a list of members that may be read. The form for huge zips
    (zip64) announces one that may not."""
    length = stream.seek(0, os.SEEK_END)
    tail_at = max(0, length - _END_BYTES - _LONGEST_COMMENT - _LOCATOR_BYTES)
    stream.seek(tail_at)
    tail = stream.read()
    at = len(tail) - _END_BYTES
    if not (tail[at : at + 4] == _END and tail.endswith(b"\0\0")):  # a comment follows
        at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_BYTES:
        return False
    is_huge = tail[max(0, at - _LOCATOR_BYTES) : at].startswith(_LOCATOR)
    (list_bytes,) = struct.unpack_from("<L", tail, at + _LIST_BYTES_AT)
    return not is_huge and list_bytes <= most_bytes


def _looked_through(path: Path, members: list[ZipInfo], limits: ZipLimits) -> dict[str, ZipInfo]:
    if len(members) > limits.members or sum(m.file_size for m in members) > limits.all_bytes:
        raise UserProblem(Problem.FILE_TOO_LARGE, file=path.name, limit=limits.all_bytes)
    if _swells(sum(m.file_size for m in members), sum(m.compress_size for m in members), limits):
        raise UserProblem(Problem.FILE_TOO_LARGE, file=path.name, limit=limits.all_bytes)
    found: dict[str, ZipInfo] = {}
    for member in members:
        if member.filename in found or not _stays_inside(member):
            raise UserProblem(Problem.EXPORT_UNSAFE, file=path.name)
        if member.file_size > limits.member_bytes or _swells(member.file_size, member.compress_size, limits):
            raise UserProblem(Problem.FILE_TOO_LARGE, file=path.name, limit=limits.member_bytes)
        if member.flag_bits & _ENCRYPTED:
            raise UserProblem(Problem.EXPORT_FOREIGN, file=path.name)
        if not member.is_dir():
            found[member.filename] = member
    return found


def _stays_inside(member: ZipInfo) -> bool:
    """An ordinary file, or a folder, with an ordinary name. What begins elsewhere or climbs out is refused."""
    kind = (member.external_attr >> 16) & _TELLS_ALL
    if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        return False
    raw = member.orig_filename
    if "\\" in raw or ":" in raw or "\0" in raw or raw.startswith("/"):
        return False
    return all(part not in ("", ".", "..") for part in raw.removesuffix("/").split("/"))


def _swells(unpacked_bytes: int, packed_bytes: int, limits: ZipLimits) -> bool:
    return unpacked_bytes >= limits.ratio_from_bytes and unpacked_bytes > max(1, packed_bytes) * limits.ratio
