"""The people on this computer: a private folder each, with their record and a nameless card beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import write_atomically
from gmi_trainer.files.problems import writing
from gmi_trainer.files.reading import read_limited
from gmi_trainer.paths import make_private_folder
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import check_header, create_record, looked_into
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.moments import utc_text

CARD_FILE = "profile.json"
CARD_VERSION = 1
_LARGEST_CARD_BYTES = 10_000


KeyForNew = Callable[[str], bool]
"""Asked for a person before the first byte of their record is written; their folder is being made. Whether the record
is encrypted from now on: then its key is held, and lies sealed in that folder."""


def plain(_owner: str) -> bool:
    """Records of this folder are not encrypted."""
    return False


class _Card(msgspec.Struct):
    """The card beside a record, as far as it is read."""

    created_utc: str = ""


class ProfileFolders:
    """Lists, makes and renames profiles (people_ports.Profiles). Names live inside the records only."""

    def __init__(
        self, folder: Path, clock: Clock, new_id: Callable[[], str], key_for_new: KeyForNew = plain
    ) -> None:
        self._key_for_new = key_for_new
        self._folder = folder
        self._clock = clock
        self._new_id = new_id

    def list(self) -> tuple[Profile, ...]:
        """Everyone, in the order in which they came. A record that cannot be read has no name here."""
        if not self._folder.is_dir():
            return ()
        profiles = [_profile_in(folder) for folder in self._folder.iterdir() if _is_somebodys(folder)]
        return tuple(sorted(profiles, key=lambda p: (p.created_utc, p.profile_id)))

    def find(self, profile_id: str) -> Profile | None:
        """One of them, without looking at the others."""
        folder = self._folder / profile_id
        if folder.parent != self._folder or not _is_somebodys(folder):
            return None
        return _profile_in(folder)

    def count(self) -> int:
        """How many there are; no record is opened."""
        if not self._folder.is_dir():
            return 0
        return sum(_is_somebodys(folder) for folder in self._folder.iterdir())

    def create(self, name: str) -> Profile:
        """A new person with an empty record; the folder appears only when it is complete."""
        profile = Profile(self._new_id(), name, utc_text(self._clock.utc_now()))
        folder = self._folder / profile.profile_id
        making = self._folder / f".{profile.profile_id}.new"
        make_private_folder(making)
        try:
            self._key_for_new(profile.profile_id)
            create_record(making / RECORD_FILE, lambda connection: _add_person(connection, profile))
            write_card(making, profile.profile_id, profile.created_utc)
            with writing(folder):
                making.rename(folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)
            if not folder.exists():
                driver.KEYS.take(profile.profile_id)
        return profile

    def make_key(self, profile_id: str) -> bool:
        """For a record whose folder is being made elsewhere: whether it is encrypted."""
        return self._key_for_new(profile_id)

    def rename(self, profile_id: str, name: str) -> None:
        """Call someone by another name; works on the open record and on others."""
        path = self.record_path(profile_id)
        check_header(path)
        with driver.told_as_problems(path), closing(driver.connect(path)) as connection:
            connection.execute("UPDATE person SET name = ?", (name,))

    def record_path(self, profile_id: str) -> Path:
        """Someone's record. UserProblem(PROFILE_MISSING) where there is no such folder."""
        folder = self._folder / profile_id
        if (
            not profile_id
            or folder.parent != self._folder
            or profile_id.startswith(".")
            or not folder.is_dir()
        ):
            raise UserProblem(Problem.PROFILE_MISSING)
        return folder / RECORD_FILE


def write_card(folder: Path, profile_id: str, came_utc: str) -> None:
    """What is known of a person without opening their record: nothing but when they came to this computer."""
    card = {"version": CARD_VERSION, "profile_id": profile_id, "created_utc": came_utc}
    write_atomically(folder / CARD_FILE, msgspec.json.format(msgspec.json.encode(card), indent=2))


def _add_person(connection: driver.Connection, profile: Profile) -> None:
    connection.execute(
        "INSERT INTO person (id, uuid, name, created_utc) VALUES (1, ?, ?, ?)",
        (profile.profile_id, profile.name, profile.created_utc),
    )


def _is_somebodys(folder: Path) -> bool:
    """Neither being made nor being taken away."""
    if not folder.name or folder.name.startswith(".") or not folder.is_dir():
        return False
    return (folder / RECORD_FILE).exists() or (folder / CARD_FILE).exists()


def _profile_in(folder: Path) -> Profile:
    path = folder / RECORD_FILE
    try:
        with looked_into(path) as connection:
            row = connection.execute("SELECT name, created_utc FROM person").fetchone()
    except UserProblem:
        row = None
    came = _came_by_card(folder / CARD_FILE)
    if row is None:
        return Profile(folder.name, "", came)
    return Profile(folder.name, row["name"], came or row["created_utc"])


def _came_by_card(card: Path) -> str:
    try:
        return msgspec.json.decode(read_limited(card, _LARGEST_CARD_BYTES), type=_Card).created_utc
    except (UserProblem, msgspec.MsgspecError, UnicodeDecodeError):
        return ""
