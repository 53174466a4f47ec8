"""Any result can be taken out again, in whatever order they came: the record is then as if it had never been opened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import LifeChange, Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.goals import GoalEnding
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.results_out import Wanted, Weeks
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record, open_record
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.goal_log import SqliteGoals
from gmi_trainer.storage.note_log import SqliteNotes
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.rebuild import disagreeing
from gmi_trainer.storage.result_tables import ADDED
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.result_maker import ClinicSide, Home, told
from tests.samples import MORNING, purpose_of, sample_start, sample_trials
from tests.storage.records import opened

BARE = Wanted(Weeks.ALL, with_goals=False)
FULL = Wanted(Weeks.ALL, with_notes=True, with_mood=True)
SINCE = Wanted(Weeks.SINCE_LAST, with_notes=True)
OF_FILES = frozenset({"import", "stimulus"})
REASON, ASIDE, CHANGE = "the phone rang", "the marmalade was heavy", "a new lilac tablet"
OLD_RECORD = Path(__file__).parents[1] / "databases" / "0011-course.sqlite3"
NAMES = ("first", "second", "third")


def _sent(home: Home, target: Path, wanted: Wanted) -> Path:
    with opened(home.path) as record:
        out = home.out(record)
        out.writing(out.choice(wanted), target, Seal.NONE)()
        out.sent()
    return target


def _some_days(home: Home) -> int:
    """All kinds of sessions, one of them without an end, with words beside them; a goal; a change of medicine."""
    shutil.copy(OLD_RECORD, home.path)
    open_record(home.path, lambda connection, version: None).close()
    trials = sample_trials(6)
    with opened(home.path) as record:
        record.connection.execute("UPDATE activity SET note = ?", (ASIDE,))
        diary = SqliteDiary(record, home.clock)
        diary.rate(Scale.SLEEP, Moment.CHECK_IN, 4)
        diary.rate(Scale.MOOD, Moment.CHECK_IN, 5)
        diary.add(DiaryKind.LIFE_CHANGE, {"what": LifeChange.MEDICINE.value, "words": CHANGE})
        SqliteGoals(record, home.clock).add("Carry it upstairs", 2)
        SqlitePreferences(record, home.clock).put("about_me", {"introduced_on": "2025-03-01"})
        log = SqliteSessionLog(record, home.clock)
        start = sample_start(900, spec_for_training(BodyPart.FOOT), uuid="of-feet", started_utc=MORNING)
        session = log.begin(start, [one.stimulus for one in trials])
        for trial in trials[:4]:
            log.add_trial(session, trial)
        log.leave_block()
        log.set_counted(1, False, REASON)
    return session


def _later_days(home: Home, session: int) -> None:
    """The session ends, the goal ends, and what was said of another session is taken back."""
    home.clock.advance(timedelta(days=1))
    with opened(home.path) as record:
        log = SqliteSessionLog(record, home.clock)
        for trial in sample_trials(6)[4:]:
            log.add_trial(session, trial)
        log.finish(session, home.clock.utc_now(), purpose_of(spec_for_training(BodyPart.FOOT)), {})
        log.set_counted(session, False, "half asleep")
        log.set_counted(1, True, "")
        goal = record.connection.execute("SELECT uuid FROM goal ORDER BY id DESC").fetchone()["uuid"]
        goals = SqliteGoals(record, home.clock)
        goals.end(goal, GoalEnding.REACHED)
        SqliteDiary(record, home.clock).rate(Scale.SLEEP, Moment.CHECK_IN, 2)
        SqliteNotes(record, home.clock).put_for_day(home.clock.utc_now().date(), "slept badly")
        SqlitePreferences(record, home.clock).put(
            "about_me", {"introduced_on": "2025-03-01", "saves_energy": True}
        )


class Files:
    """Three results of somebody: everything but words; everything; and what was new on the day after."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "home")
        session = _some_days(self.home)
        self.of: dict[str, Path] = {"first": _sent(self.home, folder / "1.gmiresult", BARE)}
        _later_days(self.home, session)
        self.of["second"] = _sent(self.home, folder / "2.gmiresult", FULL)
        self.home.clock.advance(timedelta(days=1))
        self.home.live(
            lambda record: SqliteDiary(record, self.home.clock).rate(Scale.SLEEP, Moment.CHECK_IN, 8)
        )
        self.of["third"] = _sent(self.home, folder / "3.gmiresult", SINCE)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("files"))


def _opened(folder: Path, files: Files, order: Sequence[str]) -> tuple[ClinicSide, Profile, dict[str, int]]:
    """A clinic that opened them in this order."""
    clinic = ClinicSide(folder)
    imports: dict[str, int] = {}
    profile = clinic.folders.create("K. 12")
    for name in order:
        found = clinic.inn.look_into(files.of[name])
        imports[name] = clinic.inn.merge(found, profile.profile_id).import_id
    return clinic, profile, imports


def _is_whole(path: Path) -> None:
    with closing(driver.connect_for_reading(path)) as connection:
        assert driver.is_sound(connection)
        assert disagreeing(connection) == ()
        for table in ("plan", "session", "goal", *ADDED):
            left = connection.execute(
                f'SELECT count(*) FROM "{table}" WHERE import_id NOT IN'
                ' (SELECT id FROM "import" WHERE undone_utc IS NULL)'
            )
            assert left.fetchone()[0] == 0, table


@pytest.fixture(scope="module")
def two_of_them(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, ...], object]:
    """What a record says that only two of them came into."""
    folder = tmp_path_factory.mktemp("two")

    def records() -> Iterator[tuple[tuple[str, ...], object]]:
        for pair in permutations(NAMES, 2):
            clinic, profile, _ = _opened(folder / "-".join(pair), files, pair)
            yield pair, _all_of(clinic.record_of(profile))

    return dict(records())


def _all_of(path: Path) -> Mapping[str, object]:
    """Without what is only of the record itself; when somebody said what of themselves is the clinic's own matter."""
    return told(path, OF_FILES | {"person"})


@pytest.mark.parametrize("order", list(permutations(NAMES)), ids="-".join)
def test_whichever_is_taken_out_the_others_are_as_if_it_had_never_come(
    files: Files, two_of_them: Mapping[tuple[str, ...], object], tmp_path: Path, order: tuple[str, ...]
) -> None:
    clinic, profile, imports = _opened(tmp_path / "clinic", files, order)
    path = clinic.record_of(profile)
    whole, with_all = path.read_bytes(), _all_of(path)
    for name in order:
        path.write_bytes(whole)
        clinic.inn.undo(profile.profile_id, imports[name])

        rest = tuple(one for one in order if one != name)
        assert _all_of(path) == two_of_them[rest], f"without the {name}"
        _is_whole(path)
        for other in rest:
            clinic.inn.undo(profile.profile_id, imports[other])
        assert not any(_all_of(path).values()), "nothing of any of them"
        _is_whole(path)
        assert [one.is_here for one in clinic.inn.opened(profile.profile_id)] == [False] * 3
    path.write_bytes(whole)
    clinic.inn.undo(profile.profile_id, imports[order[0]])
    clinic.inn.merge(clinic.inn.look_into(files.of[order[0]]), profile.profile_id)
    assert {**_all_of(path), "preference": with_all["preference"]} == with_all, "opened again"


def test_words_that_were_left_out_are_filled_in_once_and_their_source_is_known(
    files: Files, tmp_path: Path
) -> None:
    clinic, profile, _ = _opened(tmp_path / "clinic", files, ("first",))
    path = clinic.record_of(profile)
    assert _words(path) == {"reasons": [], "asides": [], "changes": []}
    all_words = _words(files.home.path)
    assert ASIDE in all_words["asides"]
    assert "half asleep" in all_words["reasons"]

    merged = clinic.inn.merge(clinic.inn.look_into(files.of["second"]), profile.profile_id)

    assert _words(path) == all_words
    assert merged.filled >= 2
    again = clinic.inn.merge(clinic.inn.look_into(files.of["third"]), profile.profile_id)
    assert _words(path) == all_words
    assert again.filled == 0
    clinic.inn.undo(profile.profile_id, merged.import_id)
    clinic.inn.undo(profile.profile_id, again.import_id)
    assert _words(path) == {"reasons": [], "asides": [], "changes": []}


def test_words_that_are_here_stay_as_they_are(files: Files, tmp_path: Path) -> None:
    clinic, profile, _ = _opened(tmp_path / "clinic", files, ("first",))
    path = clinic.record_of(profile)
    with opened(path) as record:
        record.connection.execute("UPDATE activity SET note = 'as she told us'")

    merged = clinic.inn.merge(clinic.inn.look_into(files.of["second"]), profile.profile_id)
    assert set(_words(path)["asides"]) == {"as she told us"}
    clinic.inn.undo(profile.profile_id, merged.import_id)
    assert set(_words(path)["asides"]) == {"as she told us"}


def test_what_was_done_here_since_stays(files: Files, tmp_path: Path) -> None:
    """A mark of the clinic's own is the newest word on a session; its own goal text is nobody else's to change."""
    clinic, profile, imports = _opened(tmp_path / "clinic", files, ("first", "second"))
    path = clinic.record_of(profile)
    clinic.clock.advance(timedelta(days=400))

    def at_the_visit(record: Record) -> None:
        SqliteSessionLog(record, clinic.clock).set_counted(1, False, "seen here")
        goal = record.connection.execute("SELECT uuid FROM goal ORDER BY id DESC").fetchone()["uuid"]
        SqliteGoals(record, clinic.clock).reword(goal, "Our words")

    with opened(path) as record:
        at_the_visit(record)

    clinic.inn.undo(profile.profile_id, imports["first"])

    with closing(driver.connect_for_reading(path)) as connection:
        (row,) = connection.execute("SELECT counted, not_counted_reason FROM session WHERE id = 1")
        assert tuple(row) == (0, "seen here")
        assert connection.execute("SELECT count(*) FROM goal WHERE text = 'Our words'").fetchone()[0] == 1


def _words(path: Path) -> dict[str, list[str]]:
    with closing(driver.connect_for_reading(path)) as connection:

        def found(sql: str) -> list[str]:
            return [row[0] for row in connection.execute(sql)]

        return {
            "reasons": sorted(found("SELECT not_counted_reason FROM session WHERE not_counted_reason <> ''")),
            "asides": found("SELECT note FROM activity WHERE note <> ''"),
            "changes": found("SELECT json_extract(detail, '$.words') FROM event WHERE detail LIKE '%lilac%'"),
        }
