"""A person on their way: a real record on disk, opened as the program opens it, with drills that went as told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillSpec, KeyPair, spec_for_test, spec_for_training, with_input
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.train_place import TrainPlace
from gmi_trainer.ui.pages.way.way_page import WayPage
from gmi_trainer.ui.pages.way.way_room import WayRoom
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.fakes import FakeCatalogue, FakeClock
from tests.history_maker import HistoryMaker, Skill
from tests.samples import sample_picture

TODAY = date(2025, 3, 13)
HAND, FOOT = BodyPart.HAND, BodyPart.FOOT
PICTURES = [
    sample_picture(1000 * part_no + 100 * level + n, part, level=level)
    for part_no, part in enumerate((HAND, FOOT), start=1)
    for level in (1, 3, 4)
    for n in range(1, 9)
]
STEADY = {side: Skill((0.97, 0.97), (1600.0, 1600.0)) for side in Side}


class Walker:
    """Their record, and the place that shows it. The left hand answers; the right one is sore."""

    def __init__(self, workspace: Workspace, clock: FakeClock) -> None:
        self.workspace = workspace
        self.clock = clock
        self.maker = HistoryMaker(workspace.sessions, skills=STEADY, drills_before=lambda part: 2)
        self.is_about(AboutMe(sore_part=HAND, sore_side=SoreSide.RIGHT))
        self.answer_safety()

    def is_about(self, about: AboutMe) -> None:
        self.workspace.about.save(about)

    def answer_safety(self) -> None:
        self.workspace.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)

    def tests(self, *days_ago: int, part: BodyPart = HAND) -> None:
        for n in days_ago:
            self.maker.session(TODAY - timedelta(days=n), _by_left_hand(spec_for_test(part)))

    def trains(self, days_ago: int, level: int = 1, part: BodyPart = HAND) -> None:
        spec = _by_left_hand(spec_for_training(part, 20, level=level))
        self.maker.session(TODAY - timedelta(days=days_ago), spec, hour=11)

    def is_ready(self) -> None:
        """All six points."""
        self.trains(9, level=4)
        self.tests(8, 6, 4, 2, 0)


@contextmanager
def a_walker(folder: Path) -> Iterator[Walker]:
    """On a Thursday evening."""
    paths = DataPaths(folder)
    paths.make()
    clock = FakeClock(utc=datetime(2025, 3, 13, 17, tzinfo=UTC), offset_min=60)
    workspace = WorkspaceOpener(paths, clock, FakeCatalogue(PICTURES)).open_last(None)
    try:
        yield Walker(workspace, clock)
    finally:
        workspace.close()


class Room:
    """The place in view, everything read."""

    def __init__(
        self,
        walker: Walker,
        look: Look,
        jobs: Background,
        qtbot: QtBot,
        size: tuple[int, int] = (1000, 800),
        translate: Translate = english,
    ) -> None:
        self._jobs, self._qtbot = jobs, qtbot
        self.way_room = WayRoom(look, walker.workspace, jobs, translate)
        self.place = TrainPlace(look, walker.workspace, jobs, translate, self.way_room)
        qtbot.addWidget(self.place)
        self.place.resize(*size)
        with qtbot.waitExposed(self.place):
            self.place.show()
        self.place.activateWindow()
        qtbot.waitUntil(self.place.isActiveWindow)
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: self._jobs.is_idle, timeout=10_000)
        QCoreApplication.sendPostedEvents()  # what was added to the page is shown now

    def way(self) -> WayPage:
        """The page behind Train."""
        self.way_room.line.click()
        page = self.way_room.way_page
        assert page is not None
        self.settle()
        return page

    def said(self) -> str:
        """All words in view, in one line."""
        shown: QWidget | None = self.place.currentWidget()
        assert shown is not None
        labels = [label for label in shown.findChildren(QLabel) if label.isVisibleTo(shown)]
        return " ".join(label.text() for label in labels if label.text())


def _by_left_hand(spec: DrillSpec) -> DrillSpec:
    return with_input(spec, InputKind.KEYBOARD, AnsweringLimb.LEFT_HAND, KeyPair.ARROWS)
