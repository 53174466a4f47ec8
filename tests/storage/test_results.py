"""A result goes from a home to a clinic and comes into a record there: each row once, and out again where wanted.

Each promise is kept between plain records and between encrypted ones.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.default_plan import default_plan
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.report import Interval, ReportChoice, Section
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.report import ReportRead, read_report
from gmi_trainer.services.results_in import OpenedBy
from gmi_trainer.services.results_out import Wanted, Weeks
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record, open_record
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.note_log import SqliteNotes
from gmi_trainer.storage.own_reader import SqliteOwnPagesReader
from gmi_trainer.storage.plans import SqlitePlans
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.rebuild import disagreeing
from gmi_trainer.storage.report_reader import SqliteReportReader
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.history_maker import HistoryMaker
from tests.report_maker import GOAL, LAST, LESSON_WORDS, NAME, NOTE, live
from tests.result_maker import ClinicSide, Home, told
from tests.samples import MORNING, purpose_of, sample_start, sample_trials
from tests.storage.records import opened

EVERYTHING = Wanted(Weeks.ALL, with_name=True, with_notes=True, with_mood=True)
EVERY_SECTION = frozenset(Section)
PASSPHRASE = "a quiet harbour"
STAYS_APART = frozenset(
    {"import", "preference", "thought", "prediction", "knowledge_check", "knowledge_answer"}
)
A_PLAN = "INSERT INTO \"plan\" (uuid, version, body, received_utc) VALUES ('plan-7', 1, '{}', ?)"
OLD_RECORD = Path(__file__).parents[1] / "databases" / "0011-course.sqlite3"


@pytest.fixture(autouse=True, params=["plain", "encrypted"])
def both_drivers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whoever comes to this home and to this clinic has a key, or nobody has."""
    if request.param == "plain":
        yield
        return
    if not driver.can_encrypt():
        pytest.skip("the extra that encrypts is not installed")
    for number in range(1, 300):  # names are given out to more than people
        for place in ("home", "clinic"):
            driver.KEYS.put(f"{place}-{number}", f"{place:>16}{number:>16}".encode())
    yield
    driver.KEYS.empty()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Five weeks of somebody who rates, writes and trains."""
    home = Home(tmp_path / "home", NAME)
    home.live(live)
    return home


@pytest.fixture
def clinic(tmp_path: Path) -> ClinicSide:
    return ClinicSide(tmp_path / "clinic")


def sent(home: Home, target: Path, wanted: Wanted = EVERYTHING) -> Path:
    """A result, not sealed, as a file."""
    with opened(home.path) as record:
        out = home.out(record)
        out.writing(out.choice(wanted), target, Seal.NONE)()
        out.sent()
    return target


def report_on(path: Path, sections: frozenset[Section] = EVERY_SECTION) -> ReportRead:
    choice = ReportChoice(Interval(4, LAST), sections)
    with SqliteHistory(path) as history, SqliteReportReader(path) as days, SqliteOwnPagesReader(path) as own:
        return read_report(history, days, own, choice, AboutMe(), name=NAME)


def without_numbers(read: ReportRead) -> str:
    """Sessions have other numbers in another file."""
    return repr(read.report)


def test_the_clinic_reads_the_same_report_as_the_person(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    found = clinic.inn.look_into(sent(home, tmp_path / "all.gmiresult"))
    assert found.holder is None

    profile, merged = clinic.inn.add(found, "K. 12")

    there = clinic.record_of(profile)
    sections = EVERY_SECTION - {Section.LESSON_WORDS}
    assert without_numbers(report_on(there, sections)) == without_numbers(report_on(home.path, sections))
    assert merged.added["session"] > 30
    assert merged.known == 0
    assert profile.name == "K. 12"
    with closing(driver.connect_for_reading(there)) as connection:
        assert disagreeing(connection) == ()
        assert driver.is_sound(connection)
        row = connection.execute('SELECT * FROM "import"').fetchone()
        assert (row["kind"], row["result_uuid"]) == ("result", found.head.result_uuid)
        for table in ("session", "rating", "event", "note", "goal", "goal_rating", "answer"):
            assert (
                connection.execute(f"SELECT count(*) FROM {table} WHERE import_id IS NOT 1").fetchone()[0]
                == 0
            )


def test_every_kind_of_session_comes_as_it_was(clinic: ClinicSide, tmp_path: Path) -> None:
    """A record with all there is: nothing of a session is lost on the way."""
    home = Home(tmp_path / "home")
    shutil.copy(OLD_RECORD, home.path)
    open_record(home.path, lambda connection, version: None).close()

    profile, _ = clinic.inn.add(clinic.inn.look_into(sent(home, tmp_path / "all.gmiresult")), "")

    stays = STAYS_APART | {"person", "picture_choice", "own_picture", "activity_rung", "note", "stimulus"}
    here, there = told(home.path, stays), told(clinic.record_of(profile), stays)
    for table, rows in here.items():
        assert there[table] == rows, table
    notes = told(clinic.record_of(profile))["note"]
    assert notes == [row for row in told(home.path)["note"] if "My alarm guards me." not in row]
    shown = {row[0] for row in told(clinic.record_of(profile))["stimulus"]}
    assert shown == {row[-1] for row in here["trial"]}


def test_the_same_result_again_is_told_and_changes_nothing(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    path = sent(home, tmp_path / "all.gmiresult")
    profile, _ = clinic.inn.add(clinic.inn.look_into(path), "")
    before = told(clinic.record_of(profile))

    again = clinic.inn.look_into(path)

    assert again.holder is not None
    assert (again.holder.profile, again.holder.is_sure) == (profile, True)
    assert again.opened == OpenedBy(profile, clinic.clock.utc_now())
    with pytest.raises(UserProblem) as problem:
        clinic.inn.merge(again, profile.profile_id)
    assert problem.value.problem is Problem.RESULT_OPENED
    assert problem.value.values["day"] == "2025-03-10"
    assert told(clinic.record_of(profile)) == before


@pytest.mark.parametrize("newer_first", [False, True])
def test_results_that_overlap_give_each_row_once_in_whatever_order_they_come(
    home: Home, clinic: ClinicSide, tmp_path: Path, newer_first: bool
) -> None:
    first = sent(home, tmp_path / "first.gmiresult")
    home.clock.advance(timedelta(days=1))

    def corrected(record: Record) -> None:
        """What was said before is corrected, and a drill is marked that had been sent."""
        diary = SqliteDiary(record, home.clock)
        diary.rate(Scale.SLEEP, Moment.CHECK_IN, 9, day=LAST)
        SqliteSessionLog(record, home.clock).set_counted(3, False, "the phone rang")

    home.live(corrected)
    second = sent(home, tmp_path / "second.gmiresult")
    order = (second, first) if newer_first else (first, second)

    profile, _ = clinic.inn.add(clinic.inn.look_into(order[0]), "")
    found = clinic.inn.look_into(order[1])
    merged = clinic.inn.merge(found, profile.profile_id)

    there = clinic.record_of(profile)
    stays = STAYS_APART | {"person", "stimulus", "note"}
    assert told(there, stays) == told(home.path, stays)
    assert merged.known > 100
    sections = EVERY_SECTION - {Section.LESSON_WORDS}
    assert without_numbers(report_on(there, sections)) == without_numbers(report_on(home.path, sections))
    with closing(driver.connect_for_reading(there)) as connection:
        assert disagreeing(connection) == ()


def test_a_later_result_brings_only_the_days_since(home: Home, clinic: ClinicSide, tmp_path: Path) -> None:
    profile, _ = clinic.inn.add(clinic.inn.look_into(sent(home, tmp_path / "one.gmiresult")), "")
    home.clock.advance(timedelta(days=3))
    home.live(lambda record: SqliteDiary(record, home.clock).rate(Scale.SLEEP, Moment.CHECK_IN, 2))

    later = clinic.inn.look_into(
        sent(home, tmp_path / "two.gmiresult", replace(EVERYTHING, weeks=Weeks.SINCE_LAST))
    )

    assert later.contents.first_day == LAST.isoformat()
    assert later.contents.ratings[Scale.SLEEP] <= 2
    clinic.inn.merge(later, profile.profile_id)
    stays = STAYS_APART | {"person", "stimulus", "note"}
    assert told(clinic.record_of(profile), stays) == told(home.path, stays)


def test_an_unfinished_session_is_brought_up_to_date_when_it_has_ended(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    trials = sample_trials(20)
    spec = spec_for_training(BodyPart.FOOT)
    with opened(home.path) as record:
        log = SqliteSessionLog(record, home.clock)
        session = log.begin(
            sample_start(900, spec, uuid="of-feet", started_utc=MORNING), [one.stimulus for one in trials]
        )
        for trial in trials[:7]:
            log.add_trial(session, trial)
        log.leave_block()
    profile, _ = clinic.inn.add(clinic.inn.look_into(sent(home, tmp_path / "half.gmiresult")), "")
    half = told(clinic.record_of(profile), frozenset({"import"}))
    with opened(home.path) as record:
        log = SqliteSessionLog(record, home.clock)
        for trial in trials[7:]:
            log.add_trial(session, trial)
        log.finish(session, home.clock.utc_now(), purpose_of(spec), {"timing": "good"})

    merged = clinic.inn.merge(
        clinic.inn.look_into(sent(home, tmp_path / "whole.gmiresult")), profile.profile_id
    )

    assert merged.changed == 1
    stays = STAYS_APART | {"person", "stimulus", "note"}
    assert told(clinic.record_of(profile), stays) == told(home.path, stays)

    clinic.inn.undo(profile.profile_id, merged.import_id)
    assert told(clinic.record_of(profile), frozenset({"import"})) == half


def test_undoing_takes_out_all_that_came_and_nothing_else(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    first = sent(home, tmp_path / "first.gmiresult")
    profile, first_came = clinic.inn.add(clinic.inn.look_into(first), "")
    there = clinic.record_of(profile)
    before = told(there, frozenset({"import", "stimulus"}))
    home.clock.advance(timedelta(days=2))

    def later(record: Record) -> None:
        log = SqliteSessionLog(record, home.clock)
        log.set_counted(3, False, "the phone rang")
        HistoryMaker(log, seed=9).weeks(LAST.replace(day=24), 2, (BodyPart.HAND,))
        SqliteDiary(record, home.clock).rate(Scale.SLEEP, Moment.CHECK_IN, 2)
        about = AboutMeService(SqlitePreferences(record, home.clock), Changes())
        about.save(replace(about.load(), saves_energy=True))

    home.live(later)
    merged = clinic.inn.merge(
        clinic.inn.look_into(sent(home, tmp_path / "second.gmiresult")), profile.profile_id
    )
    assert told(there, frozenset({"import", "stimulus"})) != before

    clinic.inn.undo(profile.profile_id, merged.import_id)

    assert told(there, frozenset({"import", "stimulus"})) == before
    undone, kept = clinic.inn.opened(profile.profile_id)
    assert (undone.import_id, undone.undone_utc) == (merged.import_id, clinic.clock.utc_now())
    assert (undone.is_here, kept.is_here, kept.undone_utc) == (False, True, None)
    assert (sum(undone.rows.values()), kept.rows["session"]) == (0, first_came.added["session"])
    with closing(driver.connect_for_reading(there)) as connection:
        assert driver.is_sound(connection)
        assert disagreeing(connection) == ()

    again = clinic.inn.look_into(tmp_path / "second.gmiresult")
    assert again.opened is None
    clinic.inn.merge(again, profile.profile_id)
    stays = STAYS_APART | {"person", "stimulus", "note"}
    assert told(there, stays) == told(home.path, stays)


def test_what_was_opened_for_the_wrong_person_is_told_with_whose_record_it_is_in(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    """By whatever name the file comes back, and however it is sealed; until it is taken out there."""
    path = sent(home, tmp_path / "one.gmiresult")
    somebody_else = clinic.folders.create("Somebody else")
    merged = clinic.inn.merge(clinic.inn.look_into(path), somebody_else.profile_id)
    other = tmp_path / "another name.gmiresult"
    other.write_bytes(clinic.sealing.seal_for(path.read_bytes(), _key_of(clinic)))

    again = clinic.inn.look_into(other, PASSPHRASE)
    assert again.opened == OpenedBy(somebody_else, clinic.clock.utc_now())
    with pytest.raises(UserProblem) as told_so:
        clinic.inn.add(again, "K. 12")
    assert told_so.value.problem is Problem.RESULT_OPENED
    assert clinic.folders.list() == (somebody_else,)

    clinic.inn.undo(somebody_else.profile_id, merged.import_id)
    once_more = clinic.inn.look_into(other, PASSPHRASE)
    assert (once_more.opened, once_more.holder) == (None, None)
    profile, _ = clinic.inn.add(once_more, "K. 12")
    assert told(clinic.record_of(profile))["session"] == told(home.path)["session"]


def _key_of(clinic: ClinicSide) -> str:
    secret = clinic.sealing.new_key()
    clinic.key_file.keep(secret, PASSPHRASE)
    return clinic.sealing.public_of(secret).public


def test_what_was_written_here_about_a_session_that_goes_stays_with_its_day(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    profile, merged = clinic.inn.add(clinic.inn.look_into(sent(home, tmp_path / "one.gmiresult")), "")
    there = clinic.record_of(profile)
    with opened(there) as record:
        SqliteNotes(record, clinic.clock).put_for_session(2, "Seen together")

    clinic.inn.undo(profile.profile_id, merged.import_id)

    notes = told(there)["note"]
    assert [row for row in notes if "Seen together" in row] == notes
    assert told(there)["session"] == []


def test_a_copy_of_the_record_is_made_before_anything_is_written(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    profile, _ = clinic.inn.add(clinic.inn.look_into(sent(home, tmp_path / "one.gmiresult")), "")

    copies = list((clinic.folder / "backups" / profile.profile_id).iterdir())

    assert len(copies) == 1
    with closing(driver.connect_untouched(copies[0])) as connection:
        assert connection.execute("SELECT count(*) FROM session").fetchone()[0] == 0


def test_somebody_who_has_the_plan_is_asked_about_and_known_from_then_on(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    """The clinic made a record before it ever saw a result: its plan is what both have."""
    with opened(home.path) as record:
        record.connection.execute(A_PLAN, ("2025-03-01T00:00:00.000000Z",))
    here = clinic.folders.create("Somebody")
    with opened(clinic.record_of(here)) as record:
        record.connection.execute(A_PLAN, ("2025-02-28T00:00:00.000000Z",))
    path = sent(home, tmp_path / "one.gmiresult")

    found = clinic.inn.look_into(path)
    assert found.holder is not None
    assert (found.holder.profile.profile_id, found.holder.is_sure) == (here.profile_id, False)
    clinic.inn.merge(found, here.profile_id)

    again = clinic.inn.look_into(path)
    assert again.holder is not None
    assert again.holder.is_sure


def test_a_plan_beyond_all_bounds_does_not_come_in_with_a_result(
    home: Home, clinic: ClinicSide, tmp_path: Path
) -> None:
    with opened(home.path) as record:
        plans = SqlitePlans(record, home.clock)
        plan = default_plan(AboutMe(), tuple(BodyPart), LAST, "a-plan")
        plans.keep(replace(plan, items=(replace(plan.items[0], bouts=99), *plan.items[1:])))
    path = sent(home, tmp_path / "one.gmiresult")

    with pytest.raises(UserProblem) as refused:
        clinic.inn.add(clinic.inn.look_into(path), "Somebody")

    assert refused.value.problem is Problem.RESULT_DAMAGED
    assert clinic.folders.list() == ()


def test_notes_moods_goals_and_the_name_leave_only_where_they_were_ticked(home: Home, tmp_path: Path) -> None:
    with opened(home.path) as record:
        out = home.out(record)
        bare = out.choice(Wanted(Weeks.ALL, with_goals=False))
        full = out.choice(EVERYTHING)
        plain = out.looking(bare)()
        whole = out.looking(full)()

    assert plain.notes == ()
    assert plain.goals == ()
    assert plain.name == ""
    assert Scale.MOOD not in plain.ratings
    assert (plain.rows["note"], plain.rows["goal"], plain.rows["goal_rating"]) == (0, 0, 0)
    assert [text for _, text in whole.notes if text == NOTE] == [NOTE]
    assert whole.goals == (GOAL,)
    assert whole.name == NAME
    assert whole.ratings[Scale.MOOD] > 0

    content = _bytes_of(home, tmp_path / "bare.gmiresult", Wanted(Weeks.ALL, with_goals=False))
    for words in (NAME, NOTE, GOAL, LESSON_WORDS, "lilac"):
        assert words not in content
    content = _bytes_of(home, tmp_path / "full.gmiresult", EVERYTHING)
    for words in (NAME, NOTE, GOAL, "lilac"):
        assert words in content
    assert LESSON_WORDS not in content


def test_no_rating_of_pain_leaves_where_somebody_would_rather_not_rate_it(home: Home, tmp_path: Path) -> None:
    with opened(home.path) as record:
        about = AboutMeService(SqlitePreferences(record, home.clock), Changes())
        about.save(replace(about.load(), rates_pain=False))
        out = home.out(record)
        contents = out.looking(out.choice(EVERYTHING))()

    assert set(contents.ratings) == {
        Scale.SLEEP,
        Scale.MOOD,
        Scale.CONFIDENCE,
        Scale.WORRY_MOVING,
        Scale.OVERALL_CHANGE,
    }
    content = _bytes_of(home, tmp_path / "one.gmiresult", EVERYTHING)
    assert "pain_average" not in content
    assert "peg_" not in content.replace("peg_pain, peg_enjoyment and peg_activity", "")


def _bytes_of(home: Home, target: Path, wanted: Wanted) -> str:
    """Everything that is in a file, unpacked."""
    with ZipFile(sent(home, target, wanted)) as opened_zip:
        return "\n".join(opened_zip.read(name).decode() for name in opened_zip.namelist())
