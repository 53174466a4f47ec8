"""A record's key: who can open it, who cannot, and what is said when it cannot be opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.record_keys import KeyKind, RecordKeys
from gmi_trainer.storage.key_ring import KeyRing
from gmi_trainer.storage.record_key_files import RecordKeyFolders

SEALING = AgeSealing()
LOCK = SEALING.new_key()
CLINIC = SEALING.new_key()
SHEET = SEALING.new_key()


def publics(lock: SecretKey = LOCK, *, with_clinic: bool = True) -> dict[KeyKind, str]:
    """For whom keys are sealed."""
    secrets = {KeyKind.RECOVERY: SHEET, KeyKind.CLINIC: CLINIC, KeyKind.PASSPHRASE: lock}
    if not with_clinic:
        del secrets[KeyKind.CLINIC]
    return {kind: SEALING.public_of(secret).public for kind, secret in secrets.items()}


class People:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "one").mkdir()
        self.ring = KeyRing()
        self.keys = RecordKeys(RecordKeyFolders(folder), SEALING, self.ring, os.urandom)
        self.key = self.keys.make("one", publics())
        self.keys.forget()

    def held(self) -> bytes | None:
        return self.ring.key_of(self.folder / "one" / "record.sqlite3")

    def file(self, kind: KeyKind) -> Path:
        return self.folder / "one" / "keys" / kind.value


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path)


def test_unlocking_holds_it_and_locking_forgets_it(people: People) -> None:
    assert people.held() is None
    assert people.keys.open_all(LOCK) == {}
    assert people.held() == people.key

    people.keys.forget()
    assert people.held() is None


def test_no_two_keys_are_alike_and_none_lies_open(people: People) -> None:
    (people.folder / "two").mkdir()
    other = people.keys.make("two", publics(with_clinic=False))

    assert len(people.key) == len(other) == 32
    assert people.key != other
    on_disk = b"".join(path.read_bytes() for path in people.folder.rglob("*.age"))
    for secret in (people.key, other, SHEET.reveal().encode(), LOCK.reveal().encode()):
        assert secret not in on_disk
    assert not (people.folder / "two" / "keys" / "clinic.age").exists()


@pytest.mark.skipif(os.name == "nt", reason="modes are of other systems")
def test_the_files_are_for_this_user_only(people: People) -> None:
    assert {people.file(kind).stat().st_mode & 0o777 for kind in KeyKind} == {0o600}


@pytest.mark.parametrize("spoil", [b"", b"nothing sealed", None])
def test_a_missing_or_damaged_key_is_told_and_others_still_open(people: People, spoil: bytes | None) -> None:
    (people.folder / "two").mkdir()
    people.keys.make("two", publics())
    people.keys.forget()
    path = people.file(KeyKind.PASSPHRASE)
    path.unlink() if spoil is None else path.write_bytes(spoil)

    problems = people.keys.open_all(LOCK)

    assert {owner: told.problem for owner, told in problems.items()} == {"one": Problem.RECORD_KEY_DAMAGED}
    assert problems["one"].values == {"file": "passphrase.age"}
    assert people.ring.key_of(people.folder / "two" / "record.sqlite3") is not None


def test_another_lock_does_not_open_it(people: People) -> None:
    problems = people.keys.open_all(SEALING.new_key())

    assert problems["one"].problem is Problem.RECORD_KEY_OF_ANOTHER
    assert people.held() is None


def test_the_sheet_opens_it_and_the_new_lock_after_that(people: People) -> None:
    people.file(KeyKind.PASSPHRASE).unlink()
    new_lock = SEALING.new_key()

    people.keys.open_from_paper("one", SHEET, SEALING.public_of(new_lock).public)

    assert people.held() == people.key
    people.keys.forget()
    assert people.keys.open_all(new_lock) == {}
    assert people.held() == people.key


def test_the_sheet_of_somebody_else_is_told(people: People) -> None:
    with pytest.raises(UserProblem) as told:
        people.keys.open_from_paper("one", SEALING.new_key(), publics()[KeyKind.PASSPHRASE])
    assert told.value.problem is Problem.RECORD_KEY_OF_ANOTHER


def test_the_clinics_key_opens_it(people: People) -> None:
    people.keys.open_from_paper("one", CLINIC, publics()[KeyKind.PASSPHRASE])

    assert people.held() == people.key


def test_a_new_sheet_takes_the_place_of_the_old_one(people: People) -> None:
    new = SEALING.new_key()
    people.keys.seal_again("one", {KeyKind.RECOVERY: SEALING.public_of(new).public})
    assert people.file(KeyKind.RECOVERY).exists(), "a key that is not open is left as it is"
    people.keys.open_from_paper("one", SHEET, publics()[KeyKind.PASSPHRASE])

    people.keys.seal_again("one", {KeyKind.RECOVERY: SEALING.public_of(new).public})
    people.keys.forget()

    with pytest.raises(UserProblem):
        people.keys.open_from_paper("one", SHEET, publics()[KeyKind.PASSPHRASE])
    people.keys.open_from_paper("one", new, publics()[KeyKind.PASSPHRASE])
    assert people.held() == people.key


@pytest.mark.parametrize("owner", ["", "..", ".one.new", "../one", "one/keys"])
def test_no_name_leads_out_of_the_folder(people: People, owner: str) -> None:
    with pytest.raises(UserProblem):
        people.keys.make(owner, publics())
