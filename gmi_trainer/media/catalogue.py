"""The picture library: from the manifest's lines to Pictures, and the fixed test sets. Nothing is decoded here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.services.picture_ports import TestSet

MANIFEST = "manifest.jsonl"
TEST_SETS = "test_sets"
FEWEST_FOR_A_PART = 20
FORMAT = 1

Name = Annotated[str, Meta(min_length=1)]


class ManifestLine(msgspec.Struct, frozen=True):
    """One line of the manifest, as far as the program needs it. More keys may stand in it."""

    id: Name
    file: Name
    part: BodyPart
    side: Side
    posture: Name
    view: Name
    rotation_deg: Annotated[float, Meta(ge=-180, le=180)]
    level: Annotated[int, Meta(ge=1, le=5)]
    person: Name
    setting: Name
    alt: Name
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class _Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    picture: str
    mirrored: bool
    rotation_deg: int


class _Set(msgspec.Struct, frozen=True):
    format: int
    part: BodyPart
    version: int
    warm_ups: tuple[_Item, ...]
    items: tuple[_Item, ...]


class ManifestCatalogue:
    """The pictures of one library folder (picture_ports.Catalogue).

    ``missing`` has the files, by picture id, that the manifest promises and the folder does not have; they are
    left out.
    """

    def __init__(self, folder: Path, pictures: tuple[Picture, ...], missing: Mapping[str, str]) -> None:
        self._folder = folder
        self._pictures = pictures
        self._by_id = {picture.picture_id: picture for picture in pictures}
        self._missing = missing

    @property
    def missing(self) -> tuple[str, ...]:
        """The files that are not there, in the manifest's order."""
        return tuple(self._missing.values())

    def parts(self) -> tuple[BodyPart, ...]:
        """The body parts with enough pictures for a drill and a test set to measure with."""
        return tuple(part for part in self.training_parts() if self._versions(part))

    def training_parts(self) -> tuple[BodyPart, ...]:
        """The body parts with enough pictures for a drill."""
        counts = {part: sum(p.part is part for p in self._pictures) for part in BodyPart}
        return tuple(part for part in BodyPart if counts[part] >= FEWEST_FOR_A_PART)

    def pictures(self, part: BodyPart) -> tuple[Picture, ...]:
        """All pictures of a part, in the manifest's order."""
        return tuple(p for p in self._pictures if p.part is part)

    def test_set(self, part: BodyPart, version: int | None = None) -> TestSet:
        """A version of the fixed set (None: the newest). UserProblem: TEST_SET_BROKEN or TEST_PICTURE_MISSING."""
        versions = self._versions(part)
        wanted = version if version is not None else max(versions, default=0)
        path = versions.get(wanted)
        if path is None:
            raise UserProblem(Problem.TEST_SET_BROKEN, file=f"{part}-{wanted}.json")
        try:
            stored = msgspec.json.decode(path.read_bytes(), type=_Set)
            if (stored.format, stored.part, stored.version) != (FORMAT, part, wanted):
                raise UserProblem(Problem.TEST_SET_BROKEN, file=path.name)
            return TestSet(
                part=stored.part,
                version=stored.version,
                warm_ups=tuple(self._stimulus(item) for item in stored.warm_ups),
                items=tuple(self._stimulus(item) for item in stored.items),
            )
        except (OSError, msgspec.DecodeError, KeyError) as error:
            raise UserProblem(Problem.TEST_SET_BROKEN, file=path.name) from error

    def _stimulus(self, item: _Item) -> Stimulus:
        if item.picture in self._missing:
            raise UserProblem(Problem.TEST_PICTURE_MISSING, file=Path(self._missing[item.picture]).name)
        return Stimulus(self._by_id[item.picture], item.mirrored, item.rotation_deg)

    def _versions(self, part: BodyPart) -> dict[int, Path]:
        """Version -> file, from names such as ``hand-1.json``."""
        found = {}
        for path in (self._folder / TEST_SETS).glob(f"{part}-*.json"):
            number = path.stem.removeprefix(f"{part}-")
            if number.isdecimal():
                found[int(number)] = path
        return found


def load_catalogue(folder: Path) -> ManifestCatalogue:
    """Read a library's manifest. UserProblem: LIBRARY_MISSING, or MANIFEST_LINE with the line's number."""
    manifest = folder / MANIFEST
    try:
        text = manifest.read_bytes()
    except OSError as error:
        raise UserProblem(Problem.LIBRARY_MISSING, folder=str(folder)) from error
    pictures, missing = [], {}
    for line in _lines(text, manifest.name):
        if os.path.isfile(f"{folder}/{line.file}"):  # noqa: PTH113 - a tenth of the time of a Path, for each picture
            pictures.append(picture_of(line))
        else:
            missing[line.id] = line.file
    return ManifestCatalogue(folder, tuple(pictures), missing)


def _lines(text: bytes, name: str) -> Iterator[ManifestLine]:
    decoder = msgspec.json.Decoder(ManifestLine)
    seen: set[str] = set()
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        try:
            line = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UserProblem(Problem.MANIFEST_LINE, file=name, line=number, expected=str(error)) from error
        if os.path.isabs(line.file) or ".." in line.file.replace("\\", "/").split("/"):  # noqa: PTH117
            raise UserProblem(
                Problem.MANIFEST_LINE, file=name, line=number, expected="a file inside the library's folder"
            )
        if line.id in seen:
            raise UserProblem(
                Problem.MANIFEST_LINE,
                file=name,
                line=number,
                expected=f"an id of its own, not {line.id} again",
            )
        seen.add(line.id)
        yield line


def picture_of(line: ManifestLine, pack: str = "") -> Picture:
    """A line's picture. Those of a pack bear its name in their id, so that no two pictures have the same."""
    return Picture(
        picture_id=f"{pack}:{line.id}" if pack else line.id,
        part=line.part,
        side=line.side,
        posture=line.posture,
        view=line.view,
        rotation_deg=line.rotation_deg,
        level=line.level,
        person=line.person,
        setting=line.setting,
        alt=line.alt,
        sha256=line.sha256,
        file=line.file,
        pack=pack,
    )
