"""Reads a pack that was brought in, quickly: its pictures as a drill needs them. None of them is opened."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Picture
from gmi_trainer.domain.values import dataclass
from gmi_trainer.media.catalogue import ManifestLine, picture_of
from gmi_trainer.media.manifest_lines import is_picture, manifest_lines
from gmi_trainer.media.pack_findings import PackFindings
from gmi_trainer.media.pack_head import read_head
from gmi_trainer.media.pack_layout import LIBRARY_FILE, MANIFEST_FILE, MOST_PICTURES
from gmi_trainer.media.pack_line import is_id
from gmi_trainer.services.packs import PackHead, PackProblem

MOST_PACKS = 100
_PACK_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadPack:
    """What a pack says about itself, and its pictures."""

    head: PackHead
    pictures: tuple[Picture, ...]


def pack_ids(folder: Path) -> tuple[str, ...]:
    """The packs in a folder, by the names of theirs. What is on its way in or out begins with a dot."""
    try:
        with os.scandir(folder) as entries:
            found = [
                one.name for one in entries if is_pack_id(one.name) and one.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return ()
    return tuple(sorted(found))[:MOST_PACKS]


def is_pack_id(name: str) -> bool:
    """Whether a pack's folder may have this name."""
    return _PACK_ID.fullmatch(name) is not None


def head_of(folder: Path) -> PackHead:
    """What a pack says about itself. UserProblem: PACK_LEFT_OUT."""
    told: list[PackProblem] = []
    draft = read_head(folder, PackFindings("", told.append))
    if draft is None:
        raise _left_out(folder, told[0].file, told[0].line)
    return draft.head


def read_pack(folder: Path) -> ReadPack:
    """A pack's pictures, all of which are there. UserProblem: PACK_LEFT_OUT where it cannot be used."""
    head = head_of(folder)
    decoder = msgspec.json.Decoder(ManifestLine)
    pictures: dict[str, Picture] = {}
    try:
        for number, raw in manifest_lines(folder):
            line = _line(decoder, raw)
            if line is None or line.id in pictures or len(pictures) == MOST_PICTURES:
                raise _left_out(folder, MANIFEST_FILE, number)
            if not os.path.isfile(f"{folder}/{line.file}"):  # noqa: PTH113 - a tenth of the time of a Path
                raise UserProblem(Problem.PACK_LEFT_OUT, name=head.name, expected=f"{line.file} is missing")
            pictures[line.id] = picture_of(line, folder.name)
    except UserProblem as problem:
        if problem.problem is Problem.PACK_LEFT_OUT:
            raise
        raise _left_out(folder, MANIFEST_FILE, 1) from problem
    return ReadPack(head, tuple(pictures.values()))


def _line(decoder: msgspec.json.Decoder[ManifestLine], raw: bytes | None) -> ManifestLine | None:
    try:
        line = decoder.decode(raw) if raw is not None else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if line is None or not is_id(line.id) or not is_picture(line.file):
        return None
    return line


def _left_out(folder: Path, file: str, line: int) -> UserProblem:
    name = folder.name if file == LIBRARY_FILE else _name_of(folder)
    return UserProblem(Problem.PACK_LEFT_OUT, name=name, expected=f"{file}, line {line}")


def _name_of(folder: Path) -> str:
    draft = read_head(folder, PackFindings("", lambda _problem: None))
    return folder.name if draft is None else draft.head.name
