"""A result from elsewhere is believed only when it is whole, ours, not newer, and says what a record can hold."""

from __future__ import annotations

import hashlib
import io
import json
import random
import resource
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.results_out import Wanted, Weeks
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.history_maker import HistoryMaker
from tests.report_maker import LAST
from tests.result_maker import ClinicSide, Home, told
from tests.storage.records import opened

ALL = Wanted(Weeks.ALL, with_notes=True)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    home.live(
        lambda record: HistoryMaker(SqliteSessionLog(record, home.clock)).weeks(LAST, 1, (BodyPart.HAND,))
    )
    return home


@pytest.fixture(scope="module")
def whole(home: Home, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("out") / "one.gmiresult"
    with opened(home.path) as record:
        out = home.out(record)
        out.writing(out.choice(ALL), target, Seal.NONE)()
    return target.read_bytes()


@pytest.fixture
def clinic(tmp_path: Path) -> ClinicSide:
    return ClinicSide(tmp_path / "clinic")


Members = dict[str, bytes]


def remade(content: bytes, change: Callable[[Members], None], *, tells: bool = True) -> bytes:
    """The same zip with something changed; ``tells``: the manifest says so, as a forger's would."""
    with ZipFile(io.BytesIO(content)) as opened_zip:
        members = {name: opened_zip.read(name) for name in opened_zip.namelist()}
    change(members)
    if tells:
        manifest = json.loads(members["manifest.json"])
        for name, inside in members.items():
            if name != "manifest.json":
                manifest["files"].setdefault(name, {})
                manifest["files"][name] |= {
                    "sha256": hashlib.sha256(inside).hexdigest(),
                    "size_bytes": len(inside),
                }
        manifest["files"] = {name: entry for name, entry in manifest["files"].items() if name in members}
        members["manifest.json"] = json.dumps(manifest).encode()
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as out:
        for name, inside in members.items():
            out.writestr(name, inside)
    return stream.getvalue()


def outcome(clinic: ClinicSide, folder: Path, content: bytes) -> Problem | None:
    """Look, then take in as somebody new; nothing of what is refused is left."""
    path = folder / "strange.gmiresult"
    path.write_bytes(content)
    try:
        clinic.inn.add(clinic.inn.look_into(path), "Somebody")
    except UserProblem as problem:
        assert clinic.folders.list() == ()
        assert not any((clinic.folder / "backups").glob("*/*"))
        return problem.problem
    return None


def first_row(table: str, **changes: object) -> Callable[[Members], None]:
    """The first row of a table says something else."""

    def change(members: Members) -> None:
        head, _, rest = members[f"{table}.jsonl"].partition(b"\n")
        row = json.loads(head) | changes
        row = {name: value for name, value in row.items() if value is not None}
        members[f"{table}.jsonl"] = json.dumps(row).encode() + b"\n" + rest

    return change


def manifest(**changes: object) -> Callable[[Members], None]:
    """The manifest says something else."""

    def change(members: Members) -> None:
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | changes).encode()

    return change


def test_a_whole_one_is_taken_in(clinic: ClinicSide, tmp_path: Path, whole: bytes) -> None:
    assert outcome(clinic, tmp_path, remade(whole, lambda members: None)) is None


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (manifest(format="something else"), Problem.RESULT_FOREIGN),
        (manifest(version=2), Problem.RESULT_NEWER),
        (manifest(schema_version=99), Problem.RESULT_NEWER),
        (manifest(result_uuid=""), Problem.RESULT_FOREIGN),
        (manifest(person={"uuid": "x" * 1000}), Problem.RESULT_FOREIGN),
        (manifest(person={"uuid": "x", "about": {"a": {"b": 1}}}), Problem.RESULT_FOREIGN),
        (manifest(made_utc="yesterday"), Problem.RESULT_FOREIGN),
        (first_row("session", kind="dance"), Problem.RESULT_DAMAGED),
        (first_row("session", spec="{}"), Problem.RESULT_DAMAGED),
        (first_row("session", spec="no json"), Problem.RESULT_DAMAGED),
        (first_row("session", uuid=None), Problem.RESULT_DAMAGED),
        (first_row("session", local_day="2025-02-31"), Problem.RESULT_DAMAGED),
        (first_row("session", local_day="9999-12-31"), Problem.RESULT_DAMAGED),
        (first_row("session", started_utc="2025-03-10"), Problem.RESULT_DAMAGED),
        (first_row("session", utc_offset_min=10**6), Problem.RESULT_DAMAGED),
        (first_row("session", seed=2**70), Problem.RESULT_DAMAGED),
        (first_row("session", not_counted_reason="x" * 30_000), Problem.RESULT_DAMAGED),
        (first_row("session", id=1), Problem.RESULT_DAMAGED),
        (first_row("trial", session="nobody's"), Problem.RESULT_DAMAGED),
        (first_row("trial", rt_ms="quick"), Problem.RESULT_DAMAGED),
        (first_row("trial", stimulus_id="no-turn"), Problem.RESULT_DAMAGED),
        (first_row("trial", picture_sha256="not there"), Problem.RESULT_DAMAGED),
        (first_row("trial", outcome="magic"), Problem.RESULT_DAMAGED),
        (lambda members: members.update({"trial.jsonl": b"not json\n"}), Problem.RESULT_DAMAGED),
        (lambda members: members.update({"trial.jsonl": b'["a list"]\n'}), Problem.RESULT_DAMAGED),
        (lambda members: members.update({"trial.jsonl": b"[" * 400_000}), Problem.RESULT_DAMAGED),
        (lambda members: members.update({"trial.jsonl": b"x" * 600_000}), Problem.FILE_TOO_LARGE),
        (lambda members: members.update({"trial.jsonl": bytes(20_000_000)}), Problem.FILE_TOO_LARGE),
        (lambda members: members.update({"../evil.jsonl": b""}), Problem.RESULT_UNSAFE),
        (lambda members: members.update({"/etc/passwd": b""}), Problem.RESULT_UNSAFE),
        (lambda members: members.update({f"{n}.jsonl": b"" for n in range(100)}), Problem.FILE_TOO_LARGE),
        (lambda members: members.pop("manifest.json") and None, Problem.RESULT_FOREIGN),
    ],
)
def test_what_is_not_as_it_was_written_is_refused_in_one_sentence(
    clinic: ClinicSide, tmp_path: Path, whole: bytes, change: Callable[[Members], None], problem: Problem
) -> None:
    tells = problem is not Problem.RESULT_FOREIGN or b"manifest" in whole
    content = remade(whole, change, tells=tells and "manifest.json" in _after(whole, change))

    assert outcome(clinic, tmp_path, content) is problem


def _after(content: bytes, change: Callable[[Members], None]) -> Members:
    with ZipFile(io.BytesIO(content)) as opened_zip:
        members = {name: opened_zip.read(name) for name in opened_zip.namelist()}
    change(members)
    return members


def test_a_changed_row_that_the_manifest_does_not_know_is_found(
    clinic: ClinicSide, tmp_path: Path, whole: bytes
) -> None:
    content = remade(whole, first_row("session", counted=0), tells=False)

    assert outcome(clinic, tmp_path, content) is Problem.RESULT_DAMAGED


def test_whatever_bytes_change_it_is_a_problem_or_no_matter(
    clinic: ClinicSide, tmp_path: Path, whole: bytes
) -> None:
    chance = random.Random(3)
    path = tmp_path / "spoilt.gmiresult"
    for turn in range(300):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(spoilt))] ^= chance.randrange(1, 256)
        path.write_bytes(spoilt if turn % 3 else whole[: chance.randrange(len(whole))])
        try:
            clinic.inn.look_into(path)
        except UserProblem:
            continue


def test_nothing_of_a_refused_result_stays_in_a_record_that_was_here(
    clinic: ClinicSide, tmp_path: Path, whole: bytes
) -> None:
    path = tmp_path / "one.gmiresult"
    path.write_bytes(whole)
    profile, _ = clinic.inn.add(clinic.inn.look_into(path), "Somebody")
    before = told(clinic.record_of(profile))

    def change(members: Members) -> None:
        manifest(result_uuid="another")(members)
        first_row("session", uuid="new-1")(members)
        first_row("trial", session="new-1", position=0)(members)

    path.write_bytes(remade(whole, change))
    with pytest.raises(UserProblem) as problem:
        clinic.inn.merge(clinic.inn.look_into(path), profile.profile_id)

    assert problem.value.problem is Problem.RESULT_DAMAGED
    assert told(clinic.record_of(profile)) == before


def test_three_hundred_thousand_answers_are_opened_and_taken_in_in_time(
    clinic: ClinicSide, tmp_path: Path, whole: bytes
) -> None:
    """Ten years: under a minute of a slow machine's work, and 600 MB more."""

    def change(members: Members) -> None:
        session = json.loads(members["session.jsonl"].splitlines()[0])
        uuid = session["uuid"]
        trials = [json.loads(line) for line in members["trial.jsonl"].splitlines()]
        own = [trial for trial in trials if trial["session"] == uuid]
        each = [{**own[n % len(own)], "position": n + 1} for n in range(100)]
        members["session.jsonl"] = b"".join(
            json.dumps({**session, "uuid": f"s-{n}"}).encode() + b"\n" for n in range(3_000)
        )
        members["trial.jsonl"] = b"".join(
            json.dumps({**trial, "session": f"s-{n}"}).encode() + b"\n"
            for n in range(3_000)
            for trial in each
        )
        for table in members:
            if table not in ("manifest.json", "FORMAT.md", "session.jsonl", "trial.jsonl", "stimulus.jsonl"):
                members[table] = b""

    path = tmp_path / "long.gmiresult"
    path.write_bytes(remade(whole, change))
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()  # not the clock: others may be at work beside us

    found = clinic.inn.look_into(path)
    _, merged = clinic.inn.add(found, "Somebody")

    assert merged.added["trial"] == 300_000
    assert time.process_time() - began < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < 600_000
