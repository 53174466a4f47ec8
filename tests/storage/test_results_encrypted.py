"""A result that comes into an encrypted record: at no moment is a word of it on the disk of the clinic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.results_out import Wanted, Weeks
from gmi_trainer.storage import driver
from gmi_trainer.storage.diary import SqliteDiary
from tests.report_maker import GOAL, NAME, NOTE, live
from tests.result_maker import ClinicSide, Home, told
from tests.storage.keys import KEY
from tests.storage.records import opened
from tests.threats.trees import bytes_with

EVERYTHING = Wanted(Weeks.ALL, with_name=True, with_notes=True, with_mood=True)
WORDS = (NAME, NOTE, GOAL, "CREATE TABLE", "SQLite format 3")
STATEMENTS_BETWEEN_LOOKS = 400


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Somebody whose own computer encrypts nothing."""
    home = Home(tmp_path / "home", NAME)
    home.live(live)
    return home


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[ClinicSide]:
    """Whose people all have keys."""
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    for number in range(1, 30):
        driver.KEYS.put(f"clinic-{number}", f"{number:>{len(KEY)}}".encode())
    yield ClinicSide(tmp_path / "clinic")
    driver.KEYS.empty()


@pytest.fixture
def looks(clinic: ClinicSide, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What a search through the clinic's folder found, again and again while something was written there."""
    found: list[list[str]] = []
    connect = driver.connect

    def watched(path: Path) -> driver.Connection:
        connection = connect(path)
        count = 0

        def look(_sql: str) -> None:
            nonlocal count
            count += 1
            if count % STATEMENTS_BETWEEN_LOOKS == 1:
                found.append(bytes_with(clinic.folder, WORDS))

        connection.set_trace_callback(look)
        return connection

    monkeypatch.setattr(driver, "connect", watched)
    return found


def sent(home: Home, target: Path) -> Path:
    with opened(home.path) as record:
        out = home.out(record)
        out.writing(out.choice(EVERYTHING), target, Seal.NONE)()
    return target


def a_day_later(home: Home) -> None:
    home.clock.advance(timedelta(days=1))
    home.live(lambda record: SqliteDiary(record, home.clock).rate(Scale.SLEEP, Moment.CHECK_IN, 9))


def test_no_word_is_plain_while_it_comes_in_nor_while_it_goes_again(
    home: Home, clinic: ClinicSide, looks: list[list[str]], tmp_path: Path
) -> None:
    profile, _ = clinic.inn.add(clinic.inn.look_into(sent(home, tmp_path / "one.gmiresult")), NAME)
    there = clinic.record_of(profile)
    before = told(there, frozenset({"import", "stimulus"}))
    a_day_later(home)
    second = clinic.inn.look_into(sent(home, tmp_path / "two.gmiresult"))
    assert second.holder is not None
    assert second.holder.is_sure, "an encrypted record is looked into, too"
    merged = clinic.inn.merge(second, profile.profile_id)
    clinic.inn.undo(profile.profile_id, merged.import_id)

    assert told(there, frozenset({"import", "stimulus"})) == before
    assert len(looks) > 10
    assert [found for found in looks if found] == []
    assert bytes_with(clinic.folder, WORDS) == []
    assert bytes_with(home.folder, WORDS) != [], "the search finds what is there"


def test_the_copies_that_are_made_before_are_encrypted_and_whole(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    profile, _ = clinic.inn.add(clinic.inn.look_into(sent(home, tmp_path / "one.gmiresult")), "K. 12")
    a_day_later(home)
    clinic.clock.advance(timedelta(hours=1))
    clinic.inn.merge(clinic.inn.look_into(sent(home, tmp_path / "two.gmiresult")), profile.profile_id)

    copies = sorted((clinic.folder / "backups" / profile.profile_id).iterdir())
    assert len(copies) == 2
    sessions = []
    for copy in copies:
        assert not driver.is_plain(copy)
        with closing(driver.connect_untouched(copy)) as connection:
            assert driver.is_sound(connection)
            sessions.append(connection.execute("SELECT count(*) FROM session").fetchone()[0])
    assert sessions[0] == 0
    assert sessions[1] > 30


def test_a_result_that_is_not_believed_leaves_neither_a_person_nor_a_key(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    found = clinic.inn.look_into(sent(home, tmp_path / "one.gmiresult"))
    found.content = _with_a_rating_beyond_all_bounds(found.content)
    with pytest.raises(UserProblem) as refused:
        clinic.inn.add(found, "K. 12")

    assert refused.value.problem is Problem.RESULT_DAMAGED
    assert clinic.folders.list() == ()
    assert [path for path in clinic.folder.rglob("*") if path.is_file()] == []
    assert driver.KEYS.key_of(clinic.folder / "profiles" / "clinic-1" / "record.sqlite3") is None


def test_one_whose_key_is_not_open_is_left_alone(home: Home, clinic: ClinicSide, tmp_path: Path) -> None:
    profile, _ = clinic.inn.add(clinic.inn.look_into(sent(home, tmp_path / "one.gmiresult")), "K. 12")
    there = clinic.record_of(profile)
    (there.parent / "keys").mkdir()
    driver.KEYS.take(profile.profile_id)
    before = there.read_bytes()
    a_day_later(home)

    found = clinic.inn.look_into(sent(home, tmp_path / "two.gmiresult"))

    assert found.holder is None, "nobody can tell whose it is"
    acts: tuple[Callable[[], object], ...] = (
        lambda: clinic.inn.merge(found, profile.profile_id),
        lambda: clinic.inn.undo(profile.profile_id, 1),
    )
    for act in acts:
        with pytest.raises(UserProblem) as refused:
            act()
        assert refused.value.problem is Problem.RECORD_KEY_NEEDED
    assert there.read_bytes() == before


def test_what_sorting_and_packing_need_for_a_while_stays_in_memory(
    tmp_path: Path, clinic: ClinicSide
) -> None:
    profile = clinic.folders.create("K. 12")
    with closing(driver.connect(clinic.record_of(profile))) as connection:
        told_so = {row[0] for row in connection.execute("PRAGMA compile_options")}
        assert told_so & {"TEMP_STORE=2", "TEMP_STORE=3"}
        assert driver.pragma(connection, "temp_store") == 0, "as it was built"


def _with_a_rating_beyond_all_bounds(content: bytes) -> bytes:
    """Written as the program writes it, with the fingerprints that belong to it."""
    import hashlib
    import io
    import json
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(content)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    lines = files["rating.jsonl"].splitlines()
    row = json.loads(lines[-1])
    row["value"] = 99
    files["rating.jsonl"] = b"\n".join([*lines[:-1], json.dumps(row).encode()]) + b"\n"
    manifest = json.loads(files["manifest.json"])
    entry = manifest["files"]["rating.jsonl"]
    entry["size_bytes"] = len(files["rating.jsonl"])
    entry["sha256"] = hashlib.sha256(files["rating.jsonl"]).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()
    stream = io.BytesIO()
    with ZipFile(stream, "w") as target:
        for name, held in files.items():
            target.writestr(name, held)
    return stream.getvalue()
