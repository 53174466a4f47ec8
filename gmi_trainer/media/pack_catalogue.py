"""The program's own pictures, and those of the packs that were brought in: for training. Tests keep to the first."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.stimulus import Picture
from gmi_trainer.media.catalogue import FEWEST_FOR_A_PART
from gmi_trainer.services.picture_ports import Catalogue, TestSet

log = logging.getLogger(__name__)


class JoinedCatalogue:
    """A library with the packs of a folder (picture_ports.Catalogue).

    Packs are read when pictures are first asked for, by whichever thread asks; a pack that cannot be used is left out,
    and noted. Test sets, and the body parts that can be tested, are those of the library alone.
    """

    def __init__(self, library: Catalogue, packs: Path) -> None:
        self._library = library
        self._packs = packs
        self._lock = Lock()
        self._pictures: tuple[Picture, ...] | None = None

    def parts(self) -> tuple[BodyPart, ...]:
        """The parts that can be tested, too."""
        return self._library.parts()

    def training_parts(self) -> tuple[BodyPart, ...]:
        """With the pictures of packs there may be more."""
        known = self._library.training_parts()
        return tuple(
            part for part in BodyPart if part in known or len(self.pictures(part)) >= FEWEST_FOR_A_PART
        )

    def pictures(self, part: BodyPart) -> tuple[Picture, ...]:
        """The library's, then those of each pack."""
        return (*self._library.pictures(part), *(p for p in self._of_packs() if p.part is part))

    def test_set(self, part: BodyPart, version: int | None = None) -> TestSet:
        """The library's: what is measured does not depend on what was brought in."""
        return self._library.test_set(part, version)

    def look_again(self) -> None:
        """A pack came or went."""
        with self._lock:
            self._pictures = None

    def _of_packs(self) -> tuple[Picture, ...]:
        with self._lock:
            if self._pictures is None:
                self._pictures = self._read() if self._packs.is_dir() else ()
            return self._pictures

    def _read(self) -> tuple[Picture, ...]:
        """A picture that is there already, byte for byte, is not there twice."""
        from gmi_trainer.media.pack_reading import pack_ids, read_pack  # most people have no packs

        seen = {picture.sha256 for part in BodyPart for picture in self._library.pictures(part)}
        found: list[Picture] = []
        for pack_id in pack_ids(self._packs):
            try:
                pictures = read_pack(self._packs / pack_id).pictures
            except UserProblem as problem:
                log.warning("a pack is left out: %s", problem.problem)
                continue
            for picture in pictures:
                if picture.sha256 not in seen:
                    seen.add(picture.sha256)
                    found.append(picture)
        return tuple(found)
