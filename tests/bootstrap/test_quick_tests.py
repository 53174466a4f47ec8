"""Quick tests in a real data folder: what waits is not lost by a lock nor seen under it, and guests leave nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap import protecting
from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.roster_ports import QuickSetUp
from gmi_trainer.storage import driver
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.ui.drill.answer_pad import RawAnswer
from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.drill.drill_view import DrillView
from gmi_trainer.ui.pages.clinic.overview import OverviewRoom
from gmi_trainer.ui.pages.clinic.quick_test import QuickTestRoom
from gmi_trainer.ui.pages.clinic.visit_page import VisitPage
from gmi_trainer.ui.pages.lock_page import LockPage
from tests.fakes import FakeClock
from tests.lock_fakes import PASSPHRASE, QuickSealing
from tests.open_clinic import Clinic, two_people
from tests.whole_person import Home, files_with


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


@pytest.fixture
def clinic(qapp: QApplication, home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clinic]:
    monkeypatch.setattr(protecting, "AgeSealing", QuickSealing)
    two_people(home)
    clinic = Clinic(qapp, home, qtbot)
    yield clinic
    clinic.close()
    driver.KEYS.empty()


def purposes(home: Home, profile_id: str) -> list[str]:
    with closing(driver.connect_for_reading(home.profiles.record_path(profile_id))) as record:
        return [row["purpose"] for row in record.execute("SELECT purpose FROM session ORDER BY id")]


def words_in(window: QWidget) -> str:
    """What can be read or heard in the window, tables included."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    said = []
    for widget in window.findChildren(QWidget):
        said += [widget.accessibleName(), widget.toolTip(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QLineEdit):
            said.append(widget.text())
        model = widget.model() if isinstance(widget, QTableView) else None
        if model is not None:
            said += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
    return " ".join(said)


def unlock(clinic: Clinic, qtbot: QtBot) -> None:
    page = clinic.window.stage
    assert isinstance(page, LockPage)
    field = page.findChild(QLineEdit, "lock.passphrase")
    assert field is not None
    field.setText(PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: clinic.session._desk.workspace is not None, timeout=20_000)
    clinic.wait()


# -- what waits ---------------------------------------------------------------------------------------------


def test_locked_by_hand_the_numbers_are_not_seen_and_not_lost(
    clinic: Clinic, home: Home, qtbot: QtBot
) -> None:
    locking = clinic.session._lock_of_this_computer()
    locking.service.set_up(PASSPHRASE)
    locking.refresh()
    bo = home.profiles.list()[1].profile_id
    clinic.take_quick_test()
    clinic.choose(bo)
    numbers = clinic.quick_room.table.rows[0][1]
    assert numbers in words_in(clinic.window)
    qtbot.mouseClick(clinic.window.navigation.button("lock"), Qt.MouseButton.LeftButton)

    said = words_in(clinic.window)

    assert isinstance(clinic.window.stage, LockPage)
    assert numbers not in said
    assert "Bo" not in said.split()
    assert clinic.session._desk.workspace is None
    assert clinic.session._clinic()._guests.current is None, "no record is open, not even a guest's"
    unlock(clinic, qtbot)
    assert clinic.window.current_place == "clinic"
    room = clinic.quick_room
    assert room.table.rows[0][1] == numbers
    assert room._person_id == bo
    clinic.press("clinic.quick_test.keep")
    assert purposes(home, bo) == [Purpose.FAMILIARISATION]
    assert not home.paths.guest.exists()


def test_locked_by_itself_in_the_middle_what_was_answered_is_there_afterwards(
    clinic: Clinic, home: Home, qtbot: QtBot
) -> None:
    locking = clinic.session._lock_of_this_computer()
    locking.service.set_up(PASSPHRASE)
    locking.refresh()
    assert clinic.quick_room
    clinic.press("clinic.quick_test.start")
    view = clinic.window.stage
    assert isinstance(view, DrillView)
    qtbot.waitUntil(lambda: view.controller.is_loaded, timeout=20_000)
    clinic.session._jobs.collector.release()  # as a start does, once the window is up
    view.controller._on_start_asked()
    locking._timer.timeout.emit()
    assert clinic.window.stage is view, "never in a block"
    for count in range(1, 7):
        view.controller._next_timer.stop()
        view.controller._present()
        run = view.controller.run
        assert run is not None
        at = clinic.session._clock.now_ns() + 900_000_000
        view.controller._on_pad_answered(
            RawAnswer(Side.LEFT, "Left", at, at // 1_000_000, InputKind.KEYBOARD)
        )
        assert len(run.state.results) == count
    view.controller.pause()
    assert view.controller.step is Step.PAUSED

    locking._timer.timeout.emit()  # somebody may look at it: one more while
    locking._timer.timeout.emit()

    assert isinstance(clinic.window.stage, LockPage)
    unlock(clinic, qtbot)
    room = clinic.quick_room
    assert room.quick is not None
    assert room.quick.result.both.scored == 2, "six less the four try-outs"
    assert not room.quick.is_whole
    assert "not whole" in room.told
    clinic.press("clinic.quick_test.throw_away")
    assert not home.paths.guest.exists()


def test_on_the_ready_screen_nothing_waits_and_nothing_is_left(
    clinic: Clinic, home: Home, qtbot: QtBot
) -> None:
    locking = clinic.session._lock_of_this_computer()
    locking.service.set_up(PASSPHRASE)
    locking.refresh()
    assert clinic.quick_room
    clinic.press("clinic.quick_test.start")
    assert home.paths.guest.exists()

    locking.lock()

    assert not home.paths.guest.exists()
    unlock(clinic, qtbot)
    assert clinic.window.current_place == "today"
    assert clinic.quick_room.quick is None


def test_it_waits_while_somebody_elses_record_is_opened_and_a_plan_cannot_be_tried_meanwhile(
    clinic: Clinic, home: Home
) -> None:
    clinic.take_quick_test()
    run, bo = clinic.session._clinic(), home.profiles.list()[1].profile_id

    run.open_person(bo, "visit")
    with pytest.raises(UserProblem) as told:
        run.try_as_patient(lambda _guest: None)

    assert told.value.problem is Problem.QUICK_TEST_WAITS
    assert clinic.workspace.profile.profile_id == bo
    assert len(clinic.quick_room.table.rows) == 4
    clinic.press("clinic.quick_test.throw_away")
    run.try_as_patient(lambda _guest: None)
    run.end_try()


def test_a_crash_before_it_is_kept_leaves_nothing_after_the_next_start(
    clinic: Clinic, home: Home, qtbot: QtBot
) -> None:
    guest_id = clinic.take_quick_test()
    aside = home.paths.root.parent / "aside"
    shutil.copytree(home.paths.guest, aside)  # what lies on the disk in that moment
    clinic.press("clinic.quick_test.throw_away")
    shutil.copytree(aside, home.paths.guest)
    assert files_with(home.paths.root, guest_id)
    clinic.session._clinic_run = None

    clinic.session._on_desk_idle()  # as the next start does, once its window is up

    qtbot.waitUntil(lambda: not home.paths.guest.exists())
    assert files_with(home.paths.root, guest_id) == []


# -- kept, or thrown away -----------------------------------------------------------------------------------


def test_thrown_away_twice_or_kept_twice_is_once(clinic: Clinic, home: Home) -> None:
    clinic.take_quick_test()
    room = clinic.quick_room
    room._on_throw_away_clicked()
    room._on_throw_away_clicked()
    assert "Thrown away" in room.said
    assert room.quick is None

    anna = clinic.workspace.profile.profile_id
    clinic.take_quick_test()
    clinic.choose(anna)
    room._on_keep_clicked()
    room._on_keep_clicked()
    room._on_throw_away_clicked()
    clinic.wait()

    assert purposes(home, anna) == [Purpose.FAMILIARISATION]
    assert "Anna Berg" in room.said
    assert not home.paths.guest.exists()


def test_two_guests_one_after_the_other_share_nothing(clinic: Clinic, home: Home) -> None:
    first = clinic.take_quick_test()
    clinic.press("clinic.quick_test.throw_away")

    second = clinic.take_quick_test(BodyPart.FOOT)

    assert first != second
    assert files_with(home.paths.root, first) == []
    assert "Feet" in clinic.quick_room._made.text()
    assert clinic.quick_room.quick is not None
    assert clinic.quick_room.quick.numbers.left.scored == 10


def test_it_can_be_kept_for_somebody_who_was_put_away(clinic: Clinic, home: Home) -> None:
    bo = home.profiles.list()[1].profile_id
    clinic.session._clinic()._roster.put_away(bo)
    clinic.take_quick_test()

    clinic.choose(bo)
    assert "put away" in clinic.quick_room._whom.currentText()
    clinic.press("clinic.quick_test.keep")

    assert purposes(home, bo) == [Purpose.FAMILIARISATION]
    assert clinic.session._clinic()._roster.person(bo).is_archived, "they stay where they were put"


def test_for_somebody_new_it_is_said_before_that_the_first_two_are_practice(
    clinic: Clinic, home: Home
) -> None:
    clinic.take_quick_test()
    assert "practice" in clinic.quick_room.told
    clinic.press("clinic.quick_test.keep")
    clinic.type("clinic.quick_test.new.name", "  ")
    clinic.press("clinic.quick_test.new.keep")
    room = clinic.place.room("quick_test")
    assert isinstance(room, QuickTestRoom)
    assert "type a name" in room.said
    clinic.type("clinic.quick_test.new.name", "Mara")
    clinic.press("clinic.quick_test.new.keep")
    [mara] = [one.profile_id for one in home.profiles.list() if one.name == "Mara"]
    assert purposes(home, mara) == [Purpose.FAMILIARISATION]

    clinic.take_quick_test()
    clinic.choose(mara)

    room = clinic.quick_room
    assert "practice" in room.told
    assert room.table.rows[0][2] != "–", "what was practice is shown beside"
    header = room.table.model().headerData(2, Qt.Orientation.Horizontal)
    assert "practice" in str(header)
    clinic.press("clinic.quick_test.keep")
    clinic.take_quick_test()
    clinic.choose(mara)
    assert "practice" not in room.told
    clinic.press("clinic.quick_test.keep")
    assert purposes(home, mara) == [Purpose.FAMILIARISATION, Purpose.FAMILIARISATION, Purpose.TEST]
    clinic.take_quick_test()
    clinic.choose(mara)
    assert "the first one counts" in clinic.quick_room.told


def test_it_is_set_up_as_the_last_test_of_whoever_is_chosen(clinic: Clinic, home: Home) -> None:
    bo = home.profiles.list()[1].profile_id
    clinic.take_quick_test(BodyPart.FOOT)
    clinic.choose(bo)
    clinic.press("clinic.quick_test.keep")
    clinic.choose("")
    clinic.press("clinic.quick_test.part.knee")
    assert clinic.quick_room.set_up.part is BodyPart.KNEE

    clinic.choose(bo)

    assert clinic.quick_room.set_up == QuickSetUp(BodyPart.FOOT, AnsweringLimb.BOTH_HANDS, InputKind.KEYBOARD)


def test_from_the_room_enter_alone_leads_to_the_pictures(clinic: Clinic, qtbot: QtBot) -> None:
    clinic.quick_room.take_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "clinic.quick_test.start"

    qtbot.keyClick(focused, Qt.Key.Key_Return)
    view = clinic.window.stage
    assert isinstance(view, DrillView)
    qtbot.waitUntil(lambda: view.controller.is_loaded, timeout=20_000)
    ready = QApplication.focusWidget()
    assert ready is not None
    qtbot.keyClick(ready, Qt.Key.Key_Return)

    assert view.controller.step is Step.LEAD_IN


# -- overview -----------------------------------------------------------------------------------------------


def test_whose_line_is_not_of_today_is_looked_at_when_the_overview_is_opened(clinic: Clinic) -> None:
    clinic.place.open_room("overview")
    room = clinic.place.room("overview")
    assert isinstance(room, OverviewRoom)

    clinic.wait()

    assert [row.facts is not None for row in room.table.rows] == [True, True]
    assert not room._stop.isVisible()


def test_stopped_while_looking_it_stays_stopped_and_keeps_what_was_seen(clinic: Clinic, home: Home) -> None:
    for number in range(9):
        home.profiles.create(f"Person {number}")
    clinic.place.open_room("overview")
    room = clinic.place.room("overview")
    assert isinstance(room, OverviewRoom)
    clinic.wait()
    room._on_again_clicked()
    assert room._stop.isVisible()
    assert room._stop.hasFocus()

    room._on_stop_clicked()
    clinic.wait()

    assert room._looking is None
    assert room._again.isVisible()
    assert room._again.hasFocus()
    assert len(room.table.rows) == 11
    assert room._how_far.text() == "11 people"


def test_no_record_is_looked_at_once_the_room_is_left(clinic: Clinic, home: Home) -> None:
    for number in range(9):
        home.profiles.create(f"Person {number}")
    clinic.place.open_room("overview")
    room = clinic.place.room("overview")
    assert isinstance(room, OverviewRoom)
    clinic.wait()
    room._on_again_clicked()

    clinic.place.go_home()

    assert room._looking is None
    assert room._left == ()


# -- visit --------------------------------------------------------------------------------------------------


def test_back_from_the_report_of_a_visit_leads_to_the_visit_unless_somebody_went_elsewhere(
    clinic: Clinic,
) -> None:
    place = clinic.place
    place.open_room("visit")
    clinic.wait()
    clinic.press("clinic.visit.report")
    assert clinic.window.current_place == "progress"

    clinic.press("progress.report.back")

    assert clinic.window.current_place == "clinic"
    assert place.currentWidget() is place.room("visit")
    clinic.press("clinic.visit.report")
    clinic.window.show_place("today")
    clinic.window.show_place("progress")
    clinic.press("progress.report.back")
    assert clinic.window.current_place == "progress"


def test_the_report_reaches_back_to_the_last_visit_until_another_interval_is_chosen(
    clinic: Clinic, home: Home
) -> None:
    today = clinic.workspace.today.today()
    with closing(home.open(clinic.workspace.profile.profile_id)) as record:
        then = FakeClock(utc=datetime.now(UTC) - timedelta(days=9))
        SqliteDiary(record, then).add(DiaryKind.CLINIC_COMMENT, {"words": "Go on.", "by": "the clinic"})
    clinic.place.open_room("visit")
    clinic.wait()
    visit = clinic.place.room("visit")
    assert isinstance(visit, VisitPage)
    assert visit.read is not None
    assert visit.read.last_visit == today - timedelta(days=9)
    assert visit.read.report.report.interval.weeks == 2

    clinic.press("clinic.visit.weeks.12")

    assert visit.read.report.report.interval.weeks == 12


def test_a_comment_that_is_being_written_is_not_seen_under_the_lock_and_not_lost(
    clinic: Clinic, home: Home, qtbot: QtBot
) -> None:
    locking = clinic.session._lock_of_this_computer()
    locking.service.set_up(PASSPHRASE)
    locking.refresh()
    run, anna = clinic.session._clinic(), clinic.workspace.profile.profile_id
    run.open_person(anna, "visit")
    clinic.wait()
    edit = clinic.window.findChild(QPlainTextEdit, "clinic.visit.comment")
    assert edit is not None
    edit.setPlainText("half a thought about")

    locking.lock()

    assert clinic.window.findChildren(QPlainTextEdit) == []
    unlock(clinic, qtbot)
    run.open_person(anna, "visit")
    clinic.wait()
    edit = clinic.window.findChild(QPlainTextEdit, "clinic.visit.comment")
    assert edit is not None
    assert edit.toPlainText() == "half a thought about"
    clinic.press("clinic.visit.comment_keep")
    assert run._comments_begun.of(anna) == ""
    bo = home.profiles.list()[1].profile_id
    run.open_person(bo, "visit")
    clinic.wait()
    edit = clinic.window.findChild(QPlainTextEdit, "clinic.visit.comment")
    assert edit is not None
    assert edit.toPlainText() == ""


def test_in_a_small_window_the_numbers_are_seen_before_what_becomes_of_them(clinic: Clinic) -> None:
    clinic.take_quick_test()
    room = clinic.quick_room
    clinic.window.resize(1180, 900)
    clinic.wait()
    room.take_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "clinic.quick_test.keep"

    clinic.window.resize(700, 400)
    clinic.wait()
    room.take_focus()

    assert QApplication.focusWidget() is room.table
