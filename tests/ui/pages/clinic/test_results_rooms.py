"""The clinic's key, opening a result, and what a person saves for their clinic: seen first, then done, then undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar, cast

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.default_plan import default_plan
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.sealed import AgeSealing
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clinic import Roster
from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.services.clinic_keys import ClinicKeys, last_group
from gmi_trainer.services.clinic_ports import Clinic, Seal
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.results_in import ClinicResults
from gmi_trainer.services.results_out import Wanted, Weeks
from gmi_trainer.storage.clinic_file import ClinicFile
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.facts_reader import SqliteFactsReader
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.clinic.key_room import KeyRoom
from gmi_trainer.ui.pages.clinic.result_room import ResultRoom
from gmi_trainer.ui.pages.clinic.results_of_room import ResultsOfRoom
from gmi_trainer.ui.pages.clinic.rooms import ClinicTools
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.pages.progress.send_room import SendRoom
from gmi_trainer.ui.paper.key_sheet import key_lines
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.report_maker import GOAL, LAST, NAME, NOTE, live
from tests.result_maker import ClinicSide, Home
from tests.storage.records import opened
from tests.ui.inspection import cut_words, nameless, small_targets

PASSPHRASE = "a quiet harbour"
R = TypeVar("R", KeyRoom, ResultRoom, ResultsOfRoom)
SIZES = [(1000, 760, 100, Scheme.LIGHT), (700, 520, 150, Scheme.DARK), (640, 480, 200, Scheme.LIGHT)]


class QuickSealing(AgeSealing):
    """A passphrase opens at once: that it takes a second is held by the tests of sealing."""

    def seal_with(self, content: bytes, passphrase: str) -> bytes:
        return b"age-encryption.org/v1\n-> scrypt x 18\n" + passphrase.encode() + b"\n" + content

    def open_with(self, content: bytes, passphrase: str, file: str) -> bytes:
        head, _, rest = content.split(b"\n", 2)[2].partition(b"\n")
        if head.decode() != passphrase:
            raise UserProblem(Problem.WRONG_PASSPHRASE, file=file)
        return rest


class Card:
    """Which clinic this is, in memory."""

    def __init__(self) -> None:
        self.now: Clinic | None = None

    def clinic(self) -> Clinic | None:
        return self.now

    def keep_clinic(self, clinic: Clinic) -> None:
        self.now = clinic


class Desk:
    """A clinic's computer with its rooms, and somebody's home."""

    def __init__(self, folder: Path, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.look, self.jobs, self.qtbot = look, jobs, qtbot
        self.folder = folder
        self.home = Home(folder / "home", NAME)
        self.home.live(live)
        self.side = ClinicSide(folder / "clinic")
        self.card = Card()
        sealing = QuickSealing()
        self.side.key_file._sealing = sealing  # as slow as it is meant to be, it would make these tests slow
        self.side.inn._sealing = sealing
        self.keys = ClinicKeys(self.card, self.side.key_file, sealing, self.side.clock)
        self.workspace = SimpleNamespace(changes=Changes(), profile=Profile("nobody", "", ""))
        self.file = ClinicFile(self.side.folder / "clinic" / "clinic.sqlite3")
        reader = SqliteFactsReader(self.side.folder / "profiles", self.side.folders)
        self.roster = Roster(self.file, reader, self.side.folders, self.side.clock)

    def tools(self) -> ClinicTools:
        tools = SimpleNamespace(
            look=self.look,
            translate=english,
            jobs=self.jobs,
            workspace=self.workspace,
            today=LAST,
            person_id=self.workspace.profile.profile_id,
            roster=self.roster,
            results=lambda: ClinicResults(self.keys, self.side.inn),
        )
        return cast(ClinicTools, tools)

    def key_room(self) -> KeyRoom:
        return self.shown(KeyRoom(self.tools()))

    def results_of(self, profile: Profile) -> ResultsOfRoom:
        """The room of somebody whose record is open."""
        self.workspace.profile = profile
        return self.shown(ResultsOfRoom(self.tools()))

    def result_room(self) -> ResultRoom:
        return self.shown(ResultRoom(self.tools()))

    def shown(self, room: R) -> R:
        self.qtbot.addWidget(room)
        room.resize(1000, 800)
        room.show()
        room.begin()
        return room


@pytest.fixture
def desk(tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot) -> Desk:
    return Desk(tmp_path, look, jobs, qtbot)


def press(room: QWidget, name: str) -> None:
    button = room.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def type_in(room: QWidget, name: str, words: str) -> None:
    edit = room.findChild(QLineEdit, name)
    assert edit is not None, name
    edit.setText(words)


def the_key(desk: Desk) -> SecretKey:
    return desk.side.key_file.open(PASSPHRASE)


def make_key(desk: Desk, room: KeyRoom) -> None:
    type_in(room, "clinic.key.name", "Clinic by the lake")
    type_in(room, "clinic.key.make.first", PASSPHRASE)
    type_in(room, "clinic.key.make.again", PASSPHRASE)
    press(room, "clinic.key.make")
    desk.qtbot.waitUntil(lambda: room.holds_secret)


def result_of(desk: Desk, name: str = "one.gmiresult", public: str = "", passphrase: str = "") -> Path:
    """A result of the home."""
    target = desk.folder / name
    with opened(desk.home.path) as record:
        out = desk.home.out(record)
        out.writing(out.choice(Wanted(Weeks.ALL, with_notes=True)), target, Seal.NONE)()
    content = target.read_bytes()
    if public:
        target.write_bytes(AgeSealing().seal_for(content, public))
    elif passphrase:
        target.write_bytes(QuickSealing().seal_with(content, passphrase))
    return target


# -- the key ----------------------------------------------------------------------------------------------------


def test_a_key_is_made_once_put_on_paper_and_checked_by_its_last_group(desk: Desk) -> None:
    room = desk.key_room()
    make_key(desk, room)
    assert desk.card.now is not None
    assert desk.card.now.name == "Clinic by the lake"
    assert desk.card.now.key is not None
    secret = the_key(desk)

    type_in(room, "clinic.key.last", "ABCD" if last_group(secret) != "ABCD" else "ABCE")
    press(room, "clinic.key.check")
    assert "not the last signs" in room.said
    type_in(room, "clinic.key.last", last_group(secret).lower())
    press(room, "clinic.key.check")

    assert "That is right" in room.said
    assert not room.holds_secret
    mark = room.findChild(QLabel, "clinic.key.fingerprint")
    assert mark is not None
    assert mark.text() == desk.card.now.key.fingerprint
    with pytest.raises(UserProblem) as told:
        desk.keys.make("Another", PASSPHRASE)
    assert told.value.problem is Problem.KEY_IS_THERE


def test_two_different_passphrases_and_short_ones_make_no_key(desk: Desk) -> None:
    room = desk.key_room()
    type_in(room, "clinic.key.name", "Clinic by the lake")
    type_in(room, "clinic.key.make.first", PASSPHRASE)
    type_in(room, "clinic.key.make.again", PASSPHRASE + "!")
    press(room, "clinic.key.make")
    assert "not the same" in room.said

    type_in(room, "clinic.key.make.first", "short")
    press(room, "clinic.key.make")
    assert "8 signs" in room.said
    assert not desk.side.key_file.is_there
    assert desk.card.now is None


def test_the_paper_has_the_whole_key_in_groups(desk: Desk) -> None:
    room = desk.key_room()
    make_key(desk, room)
    secret = the_key(desk)
    assert desk.card.now is not None
    assert desk.card.now.key is not None

    sheet = room._sheet("Clinic by the lake", secret, desk.card.now.key)

    assert "".join(key_lines(secret)).replace(" ", "") == secret.reveal()
    for line in key_lines(secret):
        assert line.replace("  ", "&nbsp; ") in sheet.html
    assert desk.card.now.key.fingerprint in sheet.html
    assert secret.reveal()[20:30] not in sheet.file_name


def test_the_key_comes_back_from_its_paper_under_a_new_passphrase(desk: Desk) -> None:
    room = desk.key_room()
    make_key(desk, room)
    secret = the_key(desk)
    press(room, "clinic.key.away")
    (desk.side.folder / "clinic" / "key.age").unlink()
    room.begin()

    typed = room.findChild(QPlainTextEdit, "clinic.key.typed")
    assert typed is not None
    typed.setPlainText("AGE-SECRET-KEY-1 wrong")
    press(room, "clinic.key.restore")
    assert "in no key. Please look at group 1" in room.said
    typed.setPlainText("\n".join(key_lines(secret)).lower())
    type_in(room, "clinic.key.restore.first", "another harbour")
    type_in(room, "clinic.key.restore.again", "another harbour")
    press(room, "clinic.key.restore")
    desk.qtbot.waitUntil(lambda: "The key is here" in room.said)

    assert desk.side.key_file.open("another harbour") == secret
    assert desk.card.now is not None
    assert desk.card.now.key is not None
    assert desk.card.now.key.fingerprint in room.said


def test_the_key_of_another_clinic_takes_the_place_of_none(desk: Desk) -> None:
    room = desk.key_room()
    make_key(desk, room)
    press(room, "clinic.key.away")
    press(room, "clinic.key.lost")

    typed = room.findChild(QPlainTextEdit, "clinic.key.typed")
    assert typed is not None
    typed.setPlainText(AgeSealing().new_key().reveal())
    press(room, "clinic.key.restore")

    assert "not the one of this clinic" in room.said


def test_who_leaves_the_room_leaves_no_secret_in_it(desk: Desk) -> None:
    room = desk.key_room()
    make_key(desk, room)

    room.hide()

    assert not room.holds_secret


# -- opening a result -------------------------------------------------------------------------------------------


def test_a_result_sealed_for_the_clinic_is_seen_taken_in_and_taken_out_again(desk: Desk) -> None:
    keys = desk.key_room()
    make_key(desk, keys)
    assert desk.card.now is not None
    assert desk.card.now.key is not None
    path = result_of(desk, public=desk.card.now.key.public)
    room = desk.result_room()
    told: list[None] = []
    room.people_changed.connect(lambda: told.append(None))

    room.open_file(path)
    desk.qtbot.waitUntil(lambda: room.findChild(QLineEdit, "clinic.result.passphrase") is not None)
    type_in(room, "clinic.result.passphrase", "wrong")
    press(room, "clinic.result.open")
    desk.qtbot.waitUntil(lambda: "does not open it" in room.said)
    type_in(room, "clinic.result.passphrase", PASSPHRASE)
    press(room, "clinic.result.open")
    desk.qtbot.waitUntil(lambda: room.found is not None)

    listed = room.findChild(QLabel, "clinic.result.lines")
    assert listed is not None
    assert GOAL in listed.text()
    assert NOTE[:20] in listed.text()
    assert desk.side.folders.list() == ()
    type_in(room, "clinic.result.name", "  ")
    press(room, "clinic.result.add")
    assert room.said == "Please type a name or a code first."
    assert desk.side.folders.list() == ()
    type_in(room, "clinic.result.name", "K. 12")
    press(room, "clinic.result.add")
    desk.qtbot.waitUntil(lambda: "Taken in for K. 12" in room.said)
    assert room.findChild(QAbstractButton, "clinic.result.out.1") is None, "one way back is enough"
    assert [one.name for one in desk.side.folders.list()] == ["K. 12"]
    desk.qtbot.waitUntil(lambda: told == [None])
    (entry,) = desk.roster.entries()
    assert entry.facts is not None
    assert entry.facts.last_used is not None

    press(room, "clinic.result.undo")
    desk.qtbot.waitUntil(lambda: "is out again" in room.said)
    (profile,) = desk.side.folders.list()
    assert not desk.side.inn.opened(profile.profile_id)[0].is_here
    desk.qtbot.waitUntil(lambda: told == [None, None])
    (entry,) = desk.roster.entries()
    assert entry.facts is not None
    assert entry.facts.last_used is None, "the line is made anew"


def test_the_second_time_it_says_when_it_was_opened(desk: Desk) -> None:
    path = result_of(desk)
    profile, merged = desk.side.inn.add(desk.side.inn.look_into(path), "K. 12")
    desk.roster.set_code(profile.profile_id, "Code 7")
    room = desk.result_room()

    room.open_file(path)
    desk.qtbot.waitUntil(lambda: room.found is not None)

    words = "\n".join(label.text() for label in room.findChildren(QLabel))
    assert "opened before, on" in words
    assert "for Code 7" in words
    assert "K. 12" not in words
    assert room.findChild(QAbstractButton, "clinic.result.merge") is None
    out = f"clinic.result.out.{merged.import_id}"
    desk.qtbot.waitUntil(lambda: room.findChild(QAbstractButton, out) is not None)
    press(room, out)
    desk.qtbot.waitUntil(lambda: "is out again" in room.said)
    room.open_file(path)
    desk.qtbot.waitUntil(lambda: room.findChild(QAbstractButton, "clinic.result.merge") is not None)


def test_any_result_of_somebody_can_be_taken_out_from_their_own_list(desk: Desk) -> None:
    profile, first = desk.side.inn.add(desk.side.inn.look_into(result_of(desk)), "K. 12")
    second = desk.side.inn.merge(
        desk.side.inn.look_into(result_of(desk, "two.gmiresult")), profile.profile_id
    )
    room = desk.results_of(profile)
    told: list[None] = []
    room.people_changed.connect(lambda: told.append(None))
    names = [f"clinic.results.out.{one.import_id}" for one in (first, second)]
    desk.qtbot.waitUntil(lambda: all(room.findChild(QAbstractButton, name) for name in names))
    words = "\n".join(label.text() for label in room.findChildren(QLabel))
    assert f"sessions: {first.added['session']}" in words
    assert "Nothing that another result does not have" in words

    press(room, names[0])
    desk.qtbot.waitUntil(lambda: "out again" in room.said)
    desk.qtbot.waitUntil(lambda: room.findChild(QAbstractButton, names[0]) is None)

    newest, oldest = desk.side.inn.opened(profile.profile_id)
    assert (newest.is_here, oldest.is_here) == (True, False)
    assert newest.rows["session"] == first.added["session"], "what both had is the second's now"
    desk.qtbot.waitUntil(lambda: told == [None])


def test_a_later_result_is_taken_in_for_the_one_it_belongs_to(desk: Desk) -> None:
    desk.side.inn.add(desk.side.inn.look_into(result_of(desk)), "K. 12")
    room = desk.result_room()

    room.open_file(result_of(desk, "two.gmiresult", passphrase="by word of mouth"))
    desk.qtbot.waitUntil(lambda: room.findChild(QLineEdit, "clinic.result.passphrase") is not None)
    type_in(room, "clinic.result.passphrase", "by word of mouth")
    press(room, "clinic.result.open")
    desk.qtbot.waitUntil(lambda: room.findChild(QAbstractButton, "clinic.result.merge") is not None)
    assert room.findChild(QAbstractButton, "clinic.result.add") is None
    press(room, "clinic.result.merge")

    desk.qtbot.waitUntil(lambda: "Taken in for K. 12" in room.said)
    assert "left as it is" in room.said
    assert len(desk.side.folders.list()) == 1


def test_what_is_no_result_is_told_in_one_sentence(desk: Desk) -> None:
    room = desk.result_room()
    letter = desk.folder / "letter.gmiresult"
    letter.write_text("Dear clinic")

    room.open_file(letter)

    desk.qtbot.waitUntil(lambda: "is not a result that this program wrote" in room.said)
    assert desk.side.folders.list() == ()


# -- what a person saves ----------------------------------------------------------------------------------------


class Sending:
    """The room behind Progress, on an open record."""

    def __init__(self, desk: Desk, record: Record, plan_key: str = "") -> None:
        self.record, self.desk = record, desk
        if plan_key:
            plan = default_plan(AboutMe(), (), LAST, "plan-1")
            desk.home.plan = replace(plan, made_by="Clinic by the lake", clinic_key=plan_key)
        out = desk.home.out(record)
        workspace = SimpleNamespace(
            results=lambda: out, changes=Changes(), profile=Profile("home-1", NAME, "")
        )
        tools = SimpleNamespace(look=desk.look, translate=english, jobs=desk.jobs, workspace=workspace)
        self.room = SendRoom(cast(RoomTools, tools))
        desk.qtbot.addWidget(self.room)
        self.room.resize(1000, 800)
        self.room.show()
        self.room.begin()
        desk.qtbot.waitUntil(lambda: len(self.room.leaving) > 3)


@pytest.fixture
def record(desk: Desk) -> Iterator[Record]:
    with opened(desk.home.path) as record:
        yield record


def test_what_is_listed_follows_what_is_ticked(desk: Desk, record: Record) -> None:
    room = Sending(desk, record).room
    assert any(GOAL in line for line in room.leaving)
    assert not any(NOTE[:12] in line for line in room.leaving)
    assert "No name is in it" in room.leaving
    assert not any("mood" in line for line in room.leaving)

    for switch in room.switches.values():
        switch.setChecked(not switch.isChecked())
    desk.qtbot.waitUntil(lambda: any(NOTE[:12] in line for line in room.leaving))

    assert not any(GOAL in line for line in room.leaving)
    assert f"Name: {NAME}" in room.leaving
    assert any("mood" in line for line in room.leaving)


def test_a_plan_with_a_key_seals_for_its_clinic_and_says_so(desk: Desk, record: Record) -> None:
    secret = AgeSealing().new_key()
    key = AgeSealing().public_of(secret)
    room = Sending(desk, record, key.public).room
    said = room.findChild(QLabel, "progress.send.seal")
    assert said is not None
    assert room.seal is Seal.CLINIC
    assert "Clinic by the lake" in said.text()
    assert key.fingerprint in said.text()

    target = desk.folder / "mine.gmiresult"
    room.save(target)
    desk.qtbot.waitUntil(lambda: "sealed for your clinic" in room.said)

    assert AgeSealing().open_for(target.read_bytes(), secret, "").startswith(b"PK")
    assert room._out.last_sent == LAST


def test_without_a_key_a_passphrase_is_typed_twice_or_it_is_said_that_it_is_not_sealed(
    desk: Desk, record: Record
) -> None:
    room = Sending(desk, record).room
    said = room.findChild(QLabel, "progress.send.seal")
    assert said is not None
    assert room.seal.value == "passphrase"
    assert "passphrase" in said.text()
    press(room, "progress.send.save")
    assert "8 signs" in room.said

    press(room, "progress.send.how.none")
    assert room.seal.value == "none"
    assert said.text().startswith("Not sealed")
    target = desk.folder / "plain.gmiresult"
    room.save(target)
    desk.qtbot.waitUntil(lambda: "not sealed" in room.said)
    assert target.read_bytes().startswith(b"PK")


# -- how they look ----------------------------------------------------------------------------------------------


def _key_before(desk: Desk) -> QWidget:
    room = desk.key_room()
    _wait_for(desk, room, "clinic.key.make")
    return room


def _wait_for(desk: Desk, room: QWidget, name: str) -> None:
    """Everything has found its place."""
    button = room.findChild(QAbstractButton, name)
    assert button is not None
    desk.qtbot.waitUntil(button.isVisible)


def _key_on_paper(desk: Desk) -> QWidget:
    room = desk.key_room()
    make_key(desk, room)
    return room


def _key_there(desk: Desk) -> QWidget:
    room = desk.key_room()
    make_key(desk, room)
    press(room, "clinic.key.away")
    _wait_for(desk, room, "clinic.key.open")
    return room


def _result(desk: Desk) -> QWidget:
    room = desk.result_room()
    room.open_file(result_of(desk))
    desk.qtbot.waitUntil(lambda: room.found is not None)
    return room


def _list_of_somebody(desk: Desk) -> QWidget:
    profile, _ = desk.side.inn.add(desk.side.inn.look_into(result_of(desk)), "K. 12")
    merged = desk.side.inn.merge(
        desk.side.inn.look_into(result_of(desk, "two.gmiresult")), profile.profile_id
    )
    desk.side.inn.undo(profile.profile_id, merged.import_id)
    room = desk.results_of(profile)
    desk.qtbot.waitUntil(lambda: len(room.findChildren(QAbstractButton)) > 2)
    return room


def _taken_in(desk: Desk) -> QWidget:
    room = desk.result_room()
    room.open_file(result_of(desk))
    desk.qtbot.waitUntil(lambda: room.found is not None)
    type_in(room, "clinic.result.name", "K. 12")
    press(room, "clinic.result.add")
    desk.qtbot.waitUntil(lambda: room.findChild(QAbstractButton, "clinic.result.undo") is not None)
    return room


@pytest.mark.parametrize(("width", "height", "percent", "scheme"), SIZES)
@pytest.mark.parametrize(
    "make", [_key_before, _key_on_paper, _key_there, _result, _taken_in, _list_of_somebody]
)
def test_no_word_is_cut_and_every_target_is_large(
    desk: Desk, make: Callable[[Desk], QWidget], width: int, height: int, percent: int, scheme: Scheme
) -> None:
    room = make(desk)
    desk.look.set_theme(Theme(scheme, percent))
    room.resize(width, height)

    desk.qtbot.waitUntil(lambda: cut_words(room) == [])
    assert nameless(room) == []
    assert small_targets(room, 48) == []


@pytest.mark.parametrize(("width", "height", "percent", "scheme"), SIZES)
def test_no_word_is_cut_where_results_are_saved(
    desk: Desk, record: Record, width: int, height: int, percent: int, scheme: Scheme
) -> None:
    room = Sending(desk, record).room
    desk.look.set_theme(Theme(scheme, percent))
    room.resize(width, height)

    desk.qtbot.waitUntil(lambda: cut_words(room) == [])
    assert nameless(room) == []
    assert small_targets(room, 48) == []
