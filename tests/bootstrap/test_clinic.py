"""Clinic in a real data folder: people, guests who leave nothing, a quick test that is kept, one record at a time."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.clinic import make_quick_tests, make_roster
from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import OwnWords, Plan, PlanItem
from gmi_trainer.services.quick_test import quick_result
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage import driver
from gmi_trainer.ui.pages.clinic.overview import OverviewRoom
from gmi_trainer.ui.pages.clinic.plan_tools import be_somebody
from gmi_trainer.ui.pages.clinic.quick_test import QuickTestRoom
from gmi_trainer.ui.pages.clinic.trying_page import TryingPage
from gmi_trainer.ui.pages.clinic.visit_page import VisitPage
from gmi_trainer.ui.pages.plan_taking.take_plan_page import TakePlanPage
from gmi_trainer.ui.words.report import report_paper
from gmi_trainer.ui.words.translate import english
from tests.open_clinic import Clinic, take_test, two_people
from tests.whole_person import Home, files_with


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


@pytest.fixture
def clinic(qapp: QApplication, home: Home, qtbot: QtBot) -> Iterator[Clinic]:
    two_people(home)
    clinic = Clinic(qapp, home, qtbot)
    yield clinic
    clinic.close()


def test_people_who_were_there_before_are_looked_at_by_themselves(
    clinic: Clinic, home: Home, qtbot: QtBot
) -> None:
    roster = make_roster(home.paths, home.clock)

    assert clinic.place.isVisible()

    qtbot.waitUntil(lambda: all(entry.facts is not None for entry in roster.entries()))
    qtbot.waitUntil(lambda: clinic.session._jobs.is_idle)  # each is tried once


def test_the_place_is_there_only_while_the_computer_is_used_in_a_clinic(clinic: Clinic) -> None:
    window, settings = clinic.window, clinic.session._settings
    assert "clinic" in window.navigation.keys
    assert clinic.place.isVisible()

    settings.change(replace(settings.current, clinic_mode=False))

    assert "clinic" not in window.navigation.keys
    assert window.page("clinic") is None
    assert window.current_place == "today"
    window.show_place("clinic")
    assert window.current_place == "today"
    settings.change(replace(settings.current, clinic_mode=True))
    assert "clinic" in window.navigation.keys


def test_a_search_finds_while_it_is_typed_and_open_closes_one_record_and_opens_another(
    clinic: Clinic, qtbot: QtBot
) -> None:
    roster = clinic.place.roster
    before = clinic.workspace
    assert [row.shown for row in roster.table.rows] == ["Anna Berg", "Bo"]

    qtbot.keyClicks(roster.search, "bo")
    qtbot.keyClick(roster.search, Qt.Key.Key_Return)
    clinic.press("clinic.people.chosen.open")

    assert clinic.workspace is not before
    assert clinic.workspace.profile.name == "Bo"
    assert clinic.window.current_place == "today"


def test_a_code_stands_for_the_name_everywhere_in_clinic_and_the_record_keeps_the_name(
    clinic: Clinic, home: Home
) -> None:
    roster = clinic.place.roster
    clinic.press("clinic.people.chosen.code")
    line = clinic.window.findChild(QLineEdit, "clinic.people.chosen.code_form.name")
    assert line is not None
    line.setText("K-17")
    clinic.press("clinic.people.chosen.code_form.keep")
    clinic.wait()

    assert [row.shown for row in roster.table.rows] == ["Bo", "K-17"]
    assert home.profiles.list()[0].name == "Anna Berg"
    clinic.press("clinic.people.chosen.visit")
    visit = clinic.place.room("visit")
    assert isinstance(visit, VisitPage)
    assert visit.accessibleName() == "K-17"


def test_reports_go_by_the_code_too(clinic: Clinic, home: Home, tmp_path: Path) -> None:
    """On the page, as a web page, as text, in the numbers and in the names of the files."""
    roster = make_roster(home.paths, home.clock)
    anna = home.profiles.list()[0].profile_id
    report = clinic.workspace.report()
    choice = replace(report.choice(clinic.workspace.today.today()), with_name=True)
    assert report.reading(choice)().report.name == "Anna Berg"
    take_back = roster.set_code(anna, "K-17")

    paper = report_paper(report.reading(choice)().report, english, report.language)
    numbers = tmp_path / f"{paper.name}.zip"
    assert report.write_numbers(numbers, choice.interval, lambda: False)

    with ZipFile(numbers) as opened_zip:
        inside = b"".join(opened_zip.read(name) for name in opened_zip.namelist()).decode()
    page, text = report.formats.html(paper, ()), report.formats.text(paper)
    assert ("K-17" in page, "K-17" in text) == (True, True)
    for told in (page, text, inside, *opened_zip.namelist(), numbers.name):
        assert "Anna" not in told
        assert "Berg" not in told
    take_back()
    assert report.name == "Anna Berg"


def test_who_is_put_away_is_not_listed_until_they_are_brought_back(clinic: Clinic) -> None:
    roster = clinic.place.roster
    clinic.press("clinic.people.chosen.put_away")
    assert [row.shown for row in roster.table.rows] == ["Bo"]

    clinic.press("clinic.people.away")
    assert [row.shown for row in roster.table.rows] == ["Anna Berg"]
    roster.table.choose(roster.table.rows[0].profile_id)
    clinic.press("clinic.people.chosen.bring_back")
    clinic.press("clinic.people.away")

    assert [row.shown for row in roster.table.rows] == ["Anna Berg", "Bo"]


def test_looking_again_works_out_a_line_for_everybody(clinic: Clinic, home: Home) -> None:
    person = home.person("Whole", "some words")
    place = clinic.place
    place.open_room("overview")
    clinic.wait()
    clinic.press("clinic.overview.again")
    clinic.wait()
    room = place.room("overview")
    assert isinstance(room, OverviewRoom)

    facts = {row.profile_id: row.facts for row in room.table.rows}

    assert len(facts) == 3
    assert all(known is not None for known in facts.values())
    known = facts[person]
    assert known is not None
    assert known.last_used is not None


def test_a_comment_and_a_stage_are_kept_with_who_said_so(clinic: Clinic) -> None:
    place = clinic.place
    place.open_room("visit")
    clinic.wait()
    visit = place.room("visit")
    assert isinstance(visit, VisitPage)
    visit._edit.setPlainText("Go on like this.")
    clinic.press("clinic.visit.comment_keep")
    clinic.press("clinic.visit.stage.hand")
    clinic.press("clinic.visit.stages.2")
    clinic.press("clinic.visit.stage_keep")
    clinic.wait()

    read = visit.read
    assert read is not None
    assert [(one.words, one.by) for one in read.comments] == [("Go on like this.", "the clinic")]
    gone = read.ways.of(BodyPart.HAND).way.gone_on
    assert gone is not None
    assert gone.by == "the clinic"
    clinic.press("clinic.visit.undo_bar.undo")
    assert visit.read is not None
    assert visit.read.ways.of(BodyPart.HAND).way.gone_on is None


def test_a_quick_test_is_kept_once_whole_and_the_guest_leaves_nothing(clinic: Clinic, home: Home) -> None:
    place = clinic.place
    place.open_room("quick_test")
    clinic.wait()
    room = place.room("quick_test")
    assert isinstance(room, QuickTestRoom)
    person = clinic.workspace.profile.profile_id
    guest = clinic.session._clinic()._guests.begin()
    room._take(take_test(guest))
    room._on_stage_left()
    clinic.wait()
    uuid_in_guest = guest.profile.profile_id
    assert files_with(home.paths.root, uuid_in_guest)
    assert len(room.table.rows) == 4
    room._whom.setCurrentIndex(room._whom.findData(person))
    clinic.wait()
    assert room.table.rows[0][2] == "–"

    service = make_quick_tests(home.paths, clinic.session._opener, clinic.session._clock)
    quick = quick_result(room.quick.result, guest.drills.today()) if room.quick else None
    assert quick is not None
    assert service.keep(uuid_in_guest, quick, person)
    assert not service.keep(uuid_in_guest, quick, person), "it is there already"
    clinic.press("clinic.quick_test.keep")
    clinic.wait()

    assert "Anna Berg" in room.said
    assert not home.paths.guest.exists()
    assert files_with(home.paths.root, uuid_in_guest) == []
    with closing(driver.connect_for_reading(home.profiles.record_path(person))) as record:
        [session] = record.execute("SELECT * FROM session").fetchall()
        assert session["purpose"] == Purpose.FAMILIARISATION.value, "the first two of a part are practice"
        [arrived] = record.execute('SELECT kind FROM "import" WHERE id = ?', (session["import_id"],))
        assert arrived["kind"] == "quick_test"
        assert record.execute("SELECT count(*) FROM trial").fetchone()[0] == 24
        assert record.execute("SELECT sum(scored) FROM session_side").fetchone()[0] == 20
        assert record.execute("SELECT count(*) FROM session_line").fetchone()[0] == 1


def test_thrown_away_is_gone_and_so_is_what_a_crash_left(clinic: Clinic, home: Home, qtbot: QtBot) -> None:
    place = clinic.place
    place.open_room("quick_test")
    room = place.room("quick_test")
    assert isinstance(room, QuickTestRoom)
    guests = clinic.session._clinic()._guests
    guest = guests.begin()
    guest_id = guest.profile.profile_id
    room._take(take_test(guest))
    room._on_stage_left()
    clinic.wait()
    clinic.press("clinic.quick_test.throw_away")
    assert not home.paths.guest.exists()
    assert files_with(home.paths.root, guest_id) == []

    clinic.session._clinic_run = None
    home.paths.guest.mkdir()
    (home.paths.guest / "left").write_text("by a crash")
    clinic.session._on_desk_idle()
    qtbot.waitUntil(lambda: not home.paths.guest.exists())


def test_a_plan_is_tried_in_a_guests_record_and_ending_leads_back(
    clinic: Clinic, home: Home, qtbot: QtBot
) -> None:
    person = clinic.workspace.profile.profile_id
    run = clinic.session._clinic()
    assert clinic.place
    filled: list[Workspace] = []

    run.try_as_patient(filled.append)

    assert clinic.workspace is filled[0]
    assert clinic.workspace.profile.profile_id != person
    assert clinic.window.current_place == "today"
    assert json.loads(home.paths.settings.read_text())["last_profile"] == person
    clinic.window.show_place("clinic")
    page = clinic.window.page("clinic")
    assert isinstance(page, TryingPage)
    clinic.session._desk.bring_plan(home.paths.root / "brought.gmiplan")
    clinic.wait()
    assert clinic.window.stage is None, "nothing is asked in a record that is thrown away"
    clinic.press("clinic.trying.end")
    qtbot.waitUntil(lambda: isinstance(clinic.window.stage, TakePlanPage))
    clinic.press("plan_taking.leave")
    assert clinic.session._clinic()._guest_clock.days == 0
    assert clinic.workspace.profile.profile_id == person
    assert clinic.window.current_place == "clinic"
    assert not home.paths.guest.exists()


def test_another_day_of_a_plan_is_tried_as_if_it_were_that_day(clinic: Clinic, home: Home) -> None:
    """Its items that start later are there, on the right day of the week, and nothing was done before."""
    run = clinic.session._clinic()
    today = clinic.workspace.today.today()
    items = (
        PlanItem("now", OwnWords("Once round the garden."), 5.0, until_day=6),
        PlanItem("later", OwnWords("Twice round the garden."), 5.0, from_day=8),
    )
    plan = Plan("tried", 1, today, items, made_by="Clinic by the lake")
    assert clinic.place
    run.try_as_patient(lambda guest: be_somebody(guest, AboutMe(), plan))
    assert offered(clinic.workspace) == ["now"]
    first = clinic.workspace.profile.profile_id

    clinic.window.show_place("clinic")
    assert clinic.window.findChild(QPushButton, "clinic.trying.before") is None
    clinic.press("clinic.trying.day.9")

    assert clinic.window.current_place == "today"
    assert clinic.workspace.profile.profile_id != first
    assert clinic.workspace.today.today() == today + timedelta(days=8)
    assert offered(clinic.workspace) == ["later"]
    assert files_with(home.paths.root, first) == []

    clinic.window.show_place("clinic")
    clinic.press("clinic.trying.before")
    assert clinic.workspace.today.today() == today + timedelta(days=7)
    assert offered(clinic.workspace) == []
    clinic.window.show_place("clinic")
    clinic.press("clinic.trying.week")
    assert clinic.workspace.today.today() == today + timedelta(days=14)

    clinic.window.show_place("clinic")
    clinic.press("clinic.trying.end")
    assert clinic.workspace.today.today() == today
    assert not home.paths.guest.exists()


def offered(workspace: Workspace) -> list[str]:
    with workspace.diary() as reader:
        return [card.item_id for card in workspace.today.look(reader, workspace.today.plan()).offer.cards]


def test_after_twenty_switches_nothing_of_the_old_workspaces_is_alive(clinic: Clinic) -> None:
    watched: list[tuple[int, weakref.ref[object]]] = []
    people = [row.profile_id for row in clinic.place.roster.table.rows]
    for number in range(20):
        watched += [(number, weakref.ref(clinic.workspace)), (number, weakref.ref(clinic.place))]
        clinic.session._clinic().open_person(people[(number + 1) % 2], "visit" if number % 2 else "")
        clinic.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()

    alive = {number for number, seen in watched if seen() is not None}

    assert alive == set()


def test_who_is_deleted_is_forgotten_by_the_clinic(clinic: Clinic, home: Home) -> None:
    person = clinic.workspace.profile.profile_id
    assert clinic.place
    roster = make_roster(home.paths, home.clock)
    roster.set_code(person, "K-17")
    assert files_with(home.paths.clinic, "K-17")

    clinic.session._forget_in_clinic(person)

    assert files_with(home.paths.clinic, "K-17") == []
    assert files_with(home.paths.clinic, person) == []
