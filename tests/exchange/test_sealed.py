"""What is sealed opens with the right key or passphrase and with nothing else; the standard tool agrees."""

from __future__ import annotations

import logging
import pickle
import random
import traceback
from pathlib import Path

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange import sealed
from gmi_trainer.exchange.key_file import SealedKeyFile
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.services.clinic_key import SecretKey, fingerprint_of
from gmi_trainer.services.clinic_ports import Seal
from tests.exchange.standard_age import age, age_asking, needs_age

CONTENT = bytes(range(256)) * 500
PASSPHRASE = "a quiet harbour in spring"
FILE = "some.gmiresult"


@pytest.fixture
def sealing() -> AgeSealing:
    return AgeSealing()


@pytest.fixture(scope="module")
def locked() -> bytes:
    """Sealing with a passphrase takes a second, on purpose."""
    return AgeSealing().seal_with(CONTENT, PASSPHRASE)


def test_only_the_clinic_that_it_was_sealed_for_opens_it(sealing: AgeSealing) -> None:
    ours, theirs = sealing.new_key(), sealing.new_key()

    content = sealing.seal_for(CONTENT, sealing.public_of(ours).public)

    assert content != CONTENT
    assert sealing.seal_of(content) is Seal.CLINIC
    assert sealing.open_for(content, ours, FILE) == CONTENT
    with pytest.raises(UserProblem) as told:
        sealing.open_for(content, theirs, FILE)
    assert told.value.problem is Problem.SEALED_FOR_ANOTHER
    assert told.value.values == {"file": FILE}


def test_a_passphrase_opens_what_it_sealed_and_another_does_not(sealing: AgeSealing, locked: bytes) -> None:
    assert sealing.seal_of(locked) is Seal.PASSPHRASE
    assert sealing.open_with(locked, PASSPHRASE, FILE) == CONTENT
    with pytest.raises(UserProblem) as told:
        sealing.open_with(locked, PASSPHRASE + " ", FILE)
    assert told.value.problem is Problem.WRONG_PASSPHRASE


def test_what_is_not_sealed_is_known(sealing: AgeSealing) -> None:
    for plain in (
        b"",
        b"PK\x03\x04",
        b"age-encryption.org/v9\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n!!\n",
    ):
        assert sealing.seal_of(plain) is Seal.NONE


def test_a_spoilt_file_is_told_as_damaged_whatever_is_spoilt(sealing: AgeSealing) -> None:
    secret = sealing.new_key()
    content = sealing.seal_for(CONTENT[:2000], sealing.public_of(secret).public)
    chance = random.Random(4)

    for turn in range(300):
        spoilt = bytearray(content)
        spoilt[chance.randrange(len(spoilt))] ^= chance.randrange(1, 256)
        piece = bytes(spoilt) if turn % 3 else content[: chance.randrange(len(content))]
        with pytest.raises(UserProblem) as told:
            sealing.open_for(piece, secret, FILE)
        assert told.value.problem in (Problem.SEAL_DAMAGED, Problem.SEALED_FOR_ANOTHER)


def test_a_file_that_would_take_minutes_to_open_is_refused_at_once(
    sealing: AgeSealing, locked: bytes
) -> None:
    lines = locked.split(b"\n")
    lines[1] = lines[1].rsplit(b" ", 1)[0] + b" 40"

    with pytest.raises(UserProblem) as told:
        sealing.open_with(b"\n".join(lines), PASSPHRASE, FILE)

    assert told.value.problem is Problem.SEAL_DAMAGED


def test_what_is_too_large_is_not_opened(sealing: AgeSealing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "LARGEST_SEALED_BYTES", 100)
    secret = sealing.new_key()

    with pytest.raises(UserProblem) as told:
        sealing.open_for(b"x" * 101, secret, FILE)
    assert told.value.problem is Problem.FILE_TOO_LARGE
    with pytest.raises(UserProblem) as told:
        sealing.open_with(b"x" * 101, PASSPHRASE, FILE)
    assert told.value.problem is Problem.FILE_TOO_LARGE


def test_a_key_typed_from_paper_is_read_as_people_type(sealing: AgeSealing) -> None:
    secret = sealing.new_key()
    text = secret.reveal()
    as_printed = " ".join(text[at : at + 4] for at in range(0, len(text), 4)).lower()

    assert sealing.key_from(as_printed) == secret
    assert sealing.key_from(f"  {text}\n") == secret


def test_one_wrong_sign_of_a_key_is_noticed_wherever_it_is(sealing: AgeSealing) -> None:
    text = sealing.new_key().reveal()

    for at in range(16, len(text)):
        wrong = text[:at] + ("Q" if text[at] != "Q" else "P") + text[at + 1 :]
        with pytest.raises(UserProblem) as told:
            sealing.key_from(wrong)
        assert told.value.problem is Problem.KEY_MISTYPED


@pytest.mark.parametrize("text", ["", "AGE-SECRET-KEY-1", "age1abc", "x" * 10_000])
def test_what_is_no_key_is_refused(sealing: AgeSealing, text: str) -> None:
    assert not sealing.is_public(text)
    with pytest.raises(UserProblem) as told:
        sealing.key_from(text)
    assert told.value.problem is Problem.KEY_MISTYPED
    with pytest.raises(UserProblem) as told:
        sealing.seal_for(b"", text)
    assert told.value.problem is Problem.KEY_MISTYPED


def test_a_fingerprint_is_short_and_the_same_however_the_key_is_written(sealing: AgeSealing) -> None:
    key = sealing.public_of(sealing.new_key())

    assert sealing.is_public(key.public.upper())
    assert fingerprint_of(f" {key.public.upper()} ") == key.fingerprint
    assert [len(group) for group in key.fingerprint.split(" ")] == [4, 4, 4, 4]


def test_no_secret_is_told_by_what_goes_wrong(
    sealing: AgeSealing, tmp_path: Path, caplog: pytest.LogCaptureFixture, locked: bytes
) -> None:
    """Neither by a repr, nor by a log at its most talkative, nor by an exception with all that led to it."""
    caplog.set_level(logging.DEBUG)
    secret = sealing.new_key()
    heard = [repr(secret), str(secret), f"{secret}"]
    wrong = " ".join(("not", "this", "one"))
    mistyped = secret.reveal()[:-1] + ("Q" if secret.reveal()[-1] != "Q" else "P")

    for attempt in (
        lambda: sealing.open_with(locked, wrong, FILE),
        lambda: sealing.open_for(b"age-encryption.org/v1\n", secret, FILE),
        lambda: sealing.key_from(mistyped),
        lambda: sealing.open_for(locked, SecretKey(mistyped), FILE),
    ):
        with pytest.raises(UserProblem) as told:
            attempt()
        heard += traceback.format_exception(told.value)
    with pytest.raises(TypeError):
        pickle.dumps(secret)

    text = "".join(heard) + caplog.text
    for word in (secret.reveal()[20:30], mistyped[20:30], wrong):
        assert word not in text


def test_the_file_of_a_key_is_private_and_opens_with_its_passphrase_only(
    sealing: AgeSealing, tmp_path: Path
) -> None:
    secret = sealing.new_key()
    path = tmp_path / "clinic" / "key.age"
    file = SealedKeyFile(path, sealing)
    was_there = file.is_there

    file.keep(secret, PASSPHRASE)

    assert (was_there, file.is_there) == (False, True)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert secret.reveal().encode() not in path.read_bytes()
    assert [entry.name for entry in path.parent.iterdir()] == ["key.age"]
    assert file.open(PASSPHRASE) == secret
    with pytest.raises(UserProblem) as told:
        file.open("wrong")
    assert told.value.problem is Problem.WRONG_PASSPHRASE


def test_a_file_of_a_key_that_is_gone_or_holds_something_else_is_told(
    sealing: AgeSealing, tmp_path: Path
) -> None:
    path = tmp_path / "key.age"
    file = SealedKeyFile(path, sealing)
    with pytest.raises(UserProblem) as told:
        file.open(PASSPHRASE)
    assert told.value.problem is Problem.FILE_MISSING

    path.write_bytes(sealing.seal_with(b"\xff\xfe nothing of the kind", PASSPHRASE))
    with pytest.raises(UserProblem) as told:
        file.open(PASSPHRASE)
    assert told.value.problem is Problem.SEAL_DAMAGED


def test_the_standard_tool_opens_what_we_seal(sealing: AgeSealing, tmp_path: Path, locked: bytes) -> None:
    needs_age()
    secret = sealing.new_key()
    identity, closed, opened = tmp_path / "key.txt", tmp_path / "one.age", tmp_path / "one"
    identity.write_text(secret.reveal())
    closed.write_bytes(sealing.seal_for(CONTENT, sealing.public_of(secret).public))
    by_word, opened_by_word = tmp_path / "two.age", tmp_path / "two"
    by_word.write_bytes(locked)

    age("-d", "-i", identity, "-o", opened, closed)
    ended = age_asking(PASSPHRASE, "-d", "-o", opened_by_word, by_word)

    assert opened.read_bytes() == CONTENT
    assert ended == 0
    assert opened_by_word.read_bytes() == CONTENT


def test_the_standard_tool_opens_results_with_the_sealed_file_of_the_key(
    sealing: AgeSealing, tmp_path: Path
) -> None:
    """Whoever lost this program still has their key: ``age -d -i key.age``."""
    needs_age()
    secret = sealing.new_key()
    SealedKeyFile(tmp_path / "key.age", sealing).keep(secret, PASSPHRASE)
    closed, opened = tmp_path / "one.age", tmp_path / "one"
    closed.write_bytes(sealing.seal_for(CONTENT, sealing.public_of(secret).public))

    assert age_asking(PASSPHRASE, "-d", "-i", tmp_path / "key.age", "-o", opened, closed) == 0
    assert opened.read_bytes() == CONTENT


@pytest.mark.parametrize("as_text", [False, True])
def test_we_open_what_the_standard_tool_seals(sealing: AgeSealing, tmp_path: Path, as_text: bool) -> None:
    needs_age()
    secret = sealing.new_key()
    plain, closed = tmp_path / "plain", tmp_path / "closed.age"
    plain.write_bytes(CONTENT)
    form = ("-a",) if as_text else ()

    age(*form, "-r", sealing.public_of(secret).public, "-o", closed, plain)

    content = closed.read_bytes()
    assert sealing.seal_of(content) is Seal.CLINIC
    assert sealing.open_for(content, secret, FILE) == CONTENT


@pytest.mark.parametrize("as_text", [False, True])
def test_we_open_what_the_standard_tool_locks_with_a_passphrase(
    sealing: AgeSealing, tmp_path: Path, as_text: bool
) -> None:
    needs_age()
    plain, closed = tmp_path / "plain", tmp_path / "closed.age"
    plain.write_bytes(CONTENT)
    form = ("-a",) if as_text else ()

    assert age_asking(PASSPHRASE, "-p", *form, "-o", closed, plain) == 0

    content = closed.read_bytes()
    assert sealing.seal_of(content) is Seal.PASSPHRASE
    assert sealing.open_with(content, PASSPHRASE, FILE) == CONTENT
