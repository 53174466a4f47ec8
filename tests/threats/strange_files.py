"""Makes files that somebody might send: spoilt by chance, and made with a purpose."""

from __future__ import annotations

import hashlib
import io
import json
import random
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

SEED = 20_261_122
SPOILT_PLACES = 60
NAMES_THAT_LEAD_ELSEWHERE = (
    "../outside.txt",
    "pictures/../../outside.txt",
    "/outside.txt",
    "//server/share/outside.txt",
    "\\\\server\\share\\outside.txt",
    "C:outside.txt",
    "C:\\outside.txt",
    "..\\outside.txt",
    "pictures\\outside.png",
    "./outside.txt",
    "pictures//outside.png",
    "",
    ".",
    "..",
    "outside.txt\0.png",
    "file:///outside.txt",
    "CON",
    "pictures/nul.png",
    "pictures/COM1.png",
    "record.sqlite3:stream",
    "\u202egnp.erutcip",
    "pictures/\u202egnp.erutcip.png",
    "outside\r\n.txt",
    "\x1b]0;a title\x07.txt",
    "x" * 300,
)
"""Up, absolute, a drive, a server, a device, a stream, nothing at all, and letters that steer a screen."""


def spoilt(whole: bytes, *, places: int = SPOILT_PLACES, seed: int = SEED) -> Iterator[tuple[str, bytes]]:
    """A seeded sample over all of a file: in each stretch one byte changed, and now and then a run of them."""
    chance = random.Random(seed)
    width = max(1, len(whole) // places)
    for number, begins in enumerate(range(0, len(whole), width)):
        changed = bytearray(whole)
        at = min(begins + chance.randrange(width), len(whole) - 1)
        if number % 4 == 3:
            run = min(chance.randrange(2, 200), len(whole) - at)
            changed[at : at + run] = chance.randbytes(run)
            yield f"run-at-{at}", bytes(changed)
        else:
            changed[at] ^= chance.randrange(1, 256)
            yield f"byte-at-{at}", bytes(changed)


def cut(whole: bytes) -> Iterator[tuple[str, bytes]]:
    """Cut off at many places, and begun too late."""
    for part in (0, 1, 2, 3, 10, 25, 50, 75, 90, 99):
        yield f"first-{part}-percent", whole[: len(whole) * part // 100]
    yield "but-the-last-byte", whole[:-1]
    yield "but-the-first-byte", whole[1:]
    yield "twice", whole + whole
    yield "zeros", bytes(len(whole))


def members_of(path: Path) -> dict[str, bytes]:
    """A zip's files."""
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A zip of plain files."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return kept.getvalue()


def told_anew(members: Mapping[str, bytes], **changed: bytes) -> dict[str, bytes]:
    """A record's files with others in their place, and a manifest that says that this is how they should be."""
    files = dict(members) | changed
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size_bytes": len(content), "rows": None}
        for name, content in files.items()
        if name != "manifest.json"
    }
    return files | {"manifest.json": json.dumps(manifest).encode()}


def zips_that_lead_elsewhere(members: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """A good zip with one more file, of a name or a kind that could be written elsewhere."""
    for number, name in enumerate(NAMES_THAT_LEAD_ELSEWHERE):
        yield f"name-{number:02d}", _with(members, _raw_name(name))
    for kind, called in (
        (stat.S_IFLNK, "link"),
        (stat.S_IFIFO, "pipe"),
        (stat.S_IFCHR, "device"),
        (stat.S_IFSOCK, "socket"),
    ):
        yield f"a-{called}", _with(members, _of_kind(kind))
    first = next(iter(members))
    yield "the-same-name-twice", _with(members, _plain(first))
    yield "the-same-name-in-capitals", _with(members, _plain(first.upper()))


def zip_bombs(members: Mapping[str, bytes], *, into: str, many: int) -> Iterator[tuple[str, bytes]]:
    """Small files that would become large ones. ``into``: the name of a file that the zip has to have."""
    yield "one-large-file", zip_of({**members, into: bytes(120_000_000)})
    yield "many-files", zip_of({**members, **{f"csv/more-{n}.csv": bytes(900_000) for n in range(400)}})
    yield "more-files-than-a-list-has", zip_of({**members, **{f"pictures/{n}.png": b"" for n in range(many)}})
    yield "longer-than-it-says", _longer_than_it_says(zip_of({**members, into: bytes(30_000_000)}), into)


def _longer_than_it_says(whole: bytes, name: str) -> bytes:
    """The list of files promises 10 bytes."""
    changed = bytearray(whole)
    for signature, size_at, name_at in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        at = -1
        while (at := changed.find(signature, at + 1)) >= 0:
            if changed[at + name_at : at + name_at + len(name)] == name.encode():
                struct.pack_into("<L", changed, at + size_at, 10)
    return bytes(changed)


def _with(members: Mapping[str, bytes], add: Callable[[zipfile.ZipFile], None]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # the library says that a name is there twice: that is what is wanted
            add(out)
    return kept.getvalue()


def _raw_name(name: str) -> Callable[[zipfile.ZipFile], None]:
    def add(out: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("harmless")
        info.filename = name
        out.writestr(info, b"written outside")

    return add


def _of_kind(kind: int) -> Callable[[zipfile.ZipFile], None]:
    def add(out: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("pictures/other.png")
        info.create_system = 3
        info.external_attr = (kind | 0o777) << 16
        out.writestr(info, b"/etc/passwd")

    return add


def _plain(name: str) -> Callable[[zipfile.ZipFile], None]:
    def add(out: zipfile.ZipFile) -> None:
        out.writestr(name, b"another one")

    return add


def written(folder: Path, files: Iterator[tuple[str, bytes]], ending: str) -> list[Path]:
    """Each in a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in files:
        path = folder / f"{name}{ending}"
        path.write_bytes(content)
        paths.append(path)
    return paths
