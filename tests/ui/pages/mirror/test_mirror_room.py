"""The mirror behind Train: one Start, steps to choose from, and the way back from each choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import Barrier, Felt, MirrorLog, MirrorSpec, MirrorStep
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.storage.database import open_record
from gmi_trainer.storage.mirror_log import SqliteMirrorLog
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.mirror.mirror_room import MirrorRoom
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.way_to_mirror import MirrorWish
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeCatalogue, FakeClock
from tests.mirror_samples import sample_mirror
from tests.samples import MORNING, sample_picture

LEFT_HAND = AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT)


class Room:
    """The room over a real record, with the program's own movements."""

    def __init__(self, folder: Path, look: Look, jobs: Background, qtbot: QtBot) -> None:
        paths = DataPaths(folder)
        paths.make()
        self._bot, self._jobs = qtbot, jobs
        self._opener = WorkspaceOpener(paths, FakeClock(), FakeCatalogue([sample_picture(1)]))
        self.workspace = self._opener.open_last(None)
        self.workspace.about.save(LEFT_HAND)
        self.room = MirrorRoom(look, self.workspace, jobs, english)
        self.asked: list[object] = []
        self.room.begin_asked.connect(self.asked.append)
        qtbot.addWidget(self.room)
        self.room.resize(900, 900)

    def show(self) -> Room:
        self.room.show()
        self.wait()
        return self

    def wait(self) -> None:
        self._bot.waitUntil(lambda: self._jobs.is_idle, timeout=30_000)

    def button(self, name: str) -> QAbstractButton:
        button = self.room.findChild(QAbstractButton, name)
        assert button is not None, name
        return button

    def own(self, step: MirrorStep) -> None:
        """Wait until a step is shown as theirs; what is in view instead is told."""

        def is_own() -> None:
            assert [tile.step for tile in self.room.tiles if tile.is_own] == [step], self.words()

        self._bot.waitUntil(is_own, timeout=30_000)

    def counts(self, times: int) -> None:
        """Wait until so many sessions of the step are counted."""
        self._bot.waitUntil(
            lambda: self.room.now is not None and self.room.now.way.count == times, timeout=30_000
        )

    def click(self, name: str) -> None:
        self._bot.waitUntil(lambda: self.button(name).isVisible(), timeout=30_000)
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.wait()

    def words(self) -> str:
        labels = self.room.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())

    def practise(self, number: int, log: MirrorLog) -> None:
        """A session as the program writes it: three minutes of looking."""
        profile = self.workspace.profile.profile_id
        record = open_record(
            self._opener.folders.record_path(profile),
            self._opener.backups_of(self.workspace.profile).copy_before_migrating,
        )
        try:
            sessions = SqliteMirrorLog(record)
            start = sample_mirror(number)
            assert isinstance(start.spec, MirrorSpec)
            spec = replace(start.spec, step=MirrorStep.LOOK)
            session = sessions.begin(replace(start, spec=spec))
            sessions.finish(session, MORNING, GuidedResult(3, 0, 120_000, ending=GuidedEnding.WHOLE), {})
            sessions.write_log(session, log)
        finally:
            record.close()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def room(tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Room]:
    made = Room(tmp_path, look, jobs, qtbot)
    yield made
    made.workspace.close()


def test_it_begins_with_a_short_look(room: Room) -> None:
    room.show()

    assert "Step 0: Only look" in room.words()
    assert "2 minutes · behind the mirror: your left hand" in room.words()
    room.click("mirror.start")
    assert room.asked == [MirrorWish.SESSION]


def test_a_webcam_waits_unseen(room: Room) -> None:
    room.show()

    assert not room.room.webcam_row.isVisible()


def test_a_step_is_chosen_by_a_press_and_undone_by_another(room: Room) -> None:
    room.show()
    room.click("mirror.step.2")
    room.own(MirrorStep.BOTH)
    assert "Step 2: Both move together" in room.words()

    room.room.undo_bar.findChildren(QAbstractButton)[0].click()

    room.own(MirrorStep.LOOK)


def test_the_next_step_is_suggested_once_looking_was_comfortable_twice(room: Room) -> None:
    for number in (1, 2):
        room.practise(number, MirrorLog(felt=Felt.EASY))
    room.show()
    assert "try Step 1: The good side moves" in room.words()

    room.click("mirror.go_to")

    room.own(MirrorStep.ONE)


def test_nobody_who_saves_energy_is_pushed(room: Room) -> None:
    for number in (1, 2):
        room.practise(number, MirrorLog(felt=Felt.EASY))
    room.workspace.about.save(replace(LEFT_HAND, saves_energy=True))
    room.show()

    assert "There is no need to do more" in room.words()


def test_something_that_speaks_against_it_closes_the_start(room: Room) -> None:
    room.workspace.mirror().answer_check({Barrier.DIZZY})
    room.show()

    assert not room.button("mirror.start").isVisible()
    room.click("mirror.closed.change")
    assert room.asked == [MirrorWish.CHECK]


def test_a_side_that_nobody_said_is_asked_first(room: Room) -> None:
    room.workspace.about.save(replace(LEFT_HAND, sore_side=SoreSide.BOTH))
    room.show()
    assert not room.button("mirror.start").isVisible()

    room.click("mirror.side_first.right")

    assert room.workspace.mirror().own_choices.load().hidden is Side.RIGHT
    assert "behind the mirror: your right hand" in room.words()


def test_a_back_has_no_mirror_and_the_room_says_why(room: Room) -> None:
    room.workspace.about.save(AboutMe(sore_part=BodyPart.BACK, sore_side=SoreSide.LEFT))
    room.show()

    assert "A mirror cannot show your back." in room.words()
    assert not room.button("mirror.start").isVisible()
    room.click("mirror.part.foot")
    room.click("mirror.start")
    assert room.asked == [MirrorWish.SESSION]


def test_a_session_can_be_left_out_and_taken_in_again(room: Room) -> None:
    room.practise(1, MirrorLog(felt=Felt.EASY, words="strange at first"))
    room.show()
    room.click("mirror.history")
    assert "strange at first" in room.words()
    room.click("mirror.history.1")
    room.counts(0)

    room.click("mirror.history.1")

    room.counts(1)


def test_minutes_are_chosen_and_kept(room: Room) -> None:
    room.show()
    room.click("mirror.minutes.5")

    assert room.workspace.mirror().own_choices.load().minutes == 5
    assert "5 minutes · behind the mirror" in room.words()
