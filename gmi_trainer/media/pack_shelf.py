"""The packs of a data folder: one folder each, brought in whole or not at all.

What is on its way in has a name that begins with a dot, and so has what is on its way out; a name without one is a pack
that passed its check. Two renames put a new version in the place of an old one, and the old one stays until the new
one stands.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import sync_folder
from gmi_trainer.files.inspection import lives
from gmi_trainer.files.problems import writing
from gmi_trainer.media.pack_check import check_pack
from gmi_trainer.media.pack_files import copy_pack, unpack, write_pack
from gmi_trainer.media.pack_layout import LIBRARY_FILE, is_portable
from gmi_trainer.media.pack_reading import MOST_PACKS, head_of, is_pack_id, pack_ids, read_pack
from gmi_trainer.paths import make_private_folder
from gmi_trainer.services.packs import SUFFIX, InstalledPack, PackHead, PackReport

LONGEST_ID = 40
_COMING, _OLD, _GONE = ".new", ".old", ".gone"


class FolderPackShelf:
    """The packs under one folder (services.packs.PackShelf). ``new_name``: a name that nothing else has."""

    def __init__(self, folder: Path, new_name: Callable[[], str]) -> None:
        self._folder = folder
        self._new_name = new_name

    def installed(self) -> tuple[InstalledPack, ...]:
        """All of them by name, those that cannot be used as well."""
        packs = [self._look_at(pack_id) for pack_id in pack_ids(self._folder)]
        return tuple(sorted(packs, key=lambda pack: pack.head.name.casefold()))

    def examined(self) -> tuple[InstalledPack, ...]:
        """The same after a look at every picture."""
        return tuple(pack if pack.problem else self._examine(pack) for pack in self.installed())

    def install(self, source: Path) -> tuple[InstalledPack, str]:
        """Bring one in from a file or a folder; it and the version that it replaces, empty where there was none."""
        make_private_folder(self._folder)
        self.tidy()
        fresh = self._folder / f".{os.getpid()}-{self._new_name()}{_COMING}"
        try:
            if source.is_dir():
                copy_pack(source, fresh)
            else:
                unpack(source, fresh)
            head = _checked(fresh, source.name)
            pack_id = pack_id_for(head.name)
            before = self._before(pack_id, head)
            self._swap(fresh, pack_id, head.name)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        return self._look_at(pack_id), before

    def remove(self, name: str) -> Callable[[], None]:
        """Take one away; the returned function puts it back, until the next one is brought in or cleared away."""
        pack_id = self._id_of(name)
        place, gone = self._folder / pack_id, self._folder / f".{pack_id}{_GONE}"
        shutil.rmtree(gone, ignore_errors=True)
        _move(place, gone, name)

        def put_back() -> None:
            if place.exists():
                raise UserProblem(Problem.PACK_NAME_TAKEN, name=name)
            if not gone.exists():
                raise UserProblem(Problem.PACK_UNKNOWN, name=name)
            _move(gone, place, name)

        return put_back

    def clear_removed(self) -> None:
        """What was taken away is gone for good."""
        for gone in self._folder.glob(f".*{_GONE}"):
            shutil.rmtree(gone, ignore_errors=True)

    def share(self, name: str, target: Path) -> Path:
        """Write one into a file; ``name`` may be a folder that is a pack. An existing file is left alone."""
        folder = Path(name) if (Path(name) / LIBRARY_FILE).is_file() else self._folder / self._id_of(name)
        if target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        if target.exists():
            raise UserProblem(Problem.EXPORT_IS_THERE, file=target.name)
        _checked(folder, folder.name)
        write_pack(folder, target)
        return target

    def tidy(self) -> None:
        """What a program that was ended left behind: an old version goes back where no new one stands."""
        for old in self._folder.glob(f".*{_OLD}"):
            place = self._folder / old.name[1 : -len(_OLD)]
            if is_pack_id(place.name) and not place.exists():
                with suppress(OSError):
                    old.rename(place)
            else:
                shutil.rmtree(old, ignore_errors=True)
        for fresh in self._folder.glob(f".*{_COMING}"):
            pid = fresh.name[1:].partition("-")[0]
            if not pid.isdecimal() or not lives(int(pid)):
                shutil.rmtree(fresh, ignore_errors=True)
        self.clear_removed()

    def _look_at(self, pack_id: str) -> InstalledPack:
        folder = self._folder / pack_id
        try:
            read = read_pack(folder)
        except UserProblem as problem:
            try:
                head = head_of(folder)
            except UserProblem:
                head = PackHead(pack_id, "", "")
            return InstalledPack(pack_id, head, problem=problem)
        return InstalledPack(pack_id, read.head, Counter(picture.part for picture in read.pictures))

    def _examine(self, pack: InstalledPack) -> InstalledPack:
        first = check_pack(self._folder / pack.pack_id, "", lambda _problem: None).first
        if first is None:
            return pack
        problem = UserProblem(
            Problem.PACK_LEFT_OUT, name=pack.head.name, expected=f"{first.file}, line {first.line}"
        )
        return InstalledPack(pack.pack_id, pack.head, pack.pictures, problem)

    def _before(self, pack_id: str, head: PackHead) -> str:
        """The version that is there already. UserProblem: PACK_NAME_TAKEN where that is another pack."""
        place = self._folder / pack_id
        if not place.exists():
            if len(pack_ids(self._folder)) >= MOST_PACKS:
                raise UserProblem(Problem.PACK_TOO_LARGE, file=head.name)
            return ""
        try:
            there = head_of(place)
        except UserProblem:
            return "?"  # it could not be used: whatever it was, this one mends it
        if there.name != head.name:
            raise UserProblem(Problem.PACK_NAME_TAKEN, name=head.name)
        return there.version

    def _swap(self, fresh: Path, pack_id: str, name: str) -> None:
        place, old = self._folder / pack_id, self._folder / f".{pack_id}{_OLD}"
        shutil.rmtree(old, ignore_errors=True)
        replaces = place.exists()
        if replaces:
            _move(place, old, name)
        try:
            _move(fresh, place, name)
        except UserProblem:
            if replaces:
                _move(old, place, name)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def _id_of(self, name: str) -> str:
        ids = pack_ids(self._folder)
        if name in ids:
            return name
        wanted = name.casefold()
        found = [pack.pack_id for pack in self.installed() if pack.head.name.casefold() == wanted]
        if len(found) != 1:
            raise UserProblem(Problem.PACK_UNKNOWN, name=name)
        return found[0]


def pack_id_for(name: str) -> str:
    """A folder's name from a pack's: small letters, digits and dashes; a number where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    if slug and is_portable(slug) and plain == name.lower():
        return slug
    number = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{slug}-{number}" if slug else f"pack-{number}"


def _checked(folder: Path, called: str) -> PackHead:
    """What a pack says about itself. UserProblem: PACK_HAS_MISTAKES with the first of them."""
    report: PackReport = check_pack(folder, "", lambda _problem: None)
    if report.first is not None:
        raise UserProblem(
            Problem.PACK_HAS_MISTAKES,
            file=called,
            count=report.mistakes,
            where=report.first.file,
            line=report.first.line,
            expected=report.first.expected,
        )
    assert report.head is not None, "a pack without a mistake says what it is"
    return report.head


def _move(place: Path, to: Path, name: str) -> None:
    """One rename, on the disk. UserProblem: DISK_FULL, FOLDER_NOT_WRITABLE or PACK_NOT_MOVED."""
    try:
        with writing(to):
            place.rename(to)
            sync_folder(to.parent)
    except OSError as error:
        raise UserProblem(Problem.PACK_NOT_MOVED, name=name) from error
