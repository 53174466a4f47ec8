"""A guided practice on its real stage, over a real record: the test is its eyes, its hands and its time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.guided import GuidedPast, GuidedScript, GuidedSpec, GuidedStep
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.diary_ports import Rating
from gmi_trainer.services.guided import GuidedService
from gmi_trainer.ui.guided.controller import GuidedController, Step
from gmi_trainer.ui.guided.guided_view import GuidedView
from gmi_trainer.ui.guided.result_view import GuidedResultView
from gmi_trainer.ui.guided.stage import GuidedStage
from gmi_trainer.ui.guided.tools import GuidedTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.fakes import FakeCatalogue, FakeClock
from tests.guided_fakes import A_SCRIPT
from tests.samples import sample_picture

LEAD_IN_S = 4
FIRST, SECOND = 20, 40
"""Seconds of the two steps of the sample's short version."""

W = TypeVar("W", bound=QWidget)


class FakeCues(QObject):
    """Nothing is heard; what would be is written down."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, trouble: CueTrouble | None = None) -> None:
        super().__init__(parent)
        self.trouble = trouble
        self.heard: list[str] = []
        self.is_closed = False

    def prepare(self, spec: GuidedSpec) -> None:
        self.heard.append("prepare")

    def begin(self) -> None:
        self.heard.append("begin")

    def enter(self, step: GuidedStep) -> None:
        self.heard.append(step.step_id)

    def look(self, into_ns: int) -> None:
        assert into_ns >= 0

    def halt(self) -> None:
        self.heard.append("halt")

    def finish(self) -> None:
        self.heard.append("finish")

    def close(self) -> None:
        self.is_closed = True


class GuidedTheatre:
    """Opens sessions and sits them. The clock only moves when the test says so."""

    def __init__(
        self,
        folder: Path,
        look: Look,
        qtbot: QtBot,
        *,
        translate: Translate = english,
        size: tuple[int, int] = (900, 700),
    ) -> None:
        self.clock = FakeClock(now_ns=9_000_000_000)
        paths = DataPaths(folder)
        paths.make()
        opener = WorkspaceOpener(paths, self.clock, FakeCatalogue([sample_picture(n) for n in range(1, 30)]))
        self.workspace = opener.open_last(None)
        self._record = opener.folders.record_path(self.workspace.profile.profile_id)
        self.service: GuidedService = self.workspace.guided()
        self.reach = Reach()
        self.trouble: CueTrouble | None = None
        self.cues = FakeCues()
        self.view = GuidedView(
            look,
            GuidedTools(
                service=self.service,
                clock=self.clock,
                translate=translate,
                make_cues=self._make_cues,  # type: ignore[arg-type]  # a fake that is silent
                reach=lambda: self.reach,
            ),
        )
        self.said: list[str] = []
        for name in ("done", "settle_asked", "call_asked"):
            getattr(self.view, name).connect(lambda name=name: self.said.append(name))
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)

    def close(self) -> None:
        """Whatever goes on."""
        self.view.close_session()
        self.workspace.close()

    # -- what is there -------------------------------------------------------------------------------

    @property
    def stage(self) -> GuidedStage:
        return self.view.stage

    @property
    def controller(self) -> GuidedController:
        return self.view.controller

    def at(self, step: Step) -> bool:
        """Whether the session is there now."""
        return self.controller.step is step

    @property
    def panel(self) -> str:
        """The name of the message in view; empty while the words are."""
        return self.stage.panel.objectName() if self.stage.panel.isVisible() else ""

    @property
    def heading(self) -> str:
        """Of the step in view."""
        assert self.stage.is_playing
        return self.stage.words.shown[1]

    @property
    def sentence(self) -> str:
        """The first line of the result."""
        return self.find(QLabel, "guided.result.title").text()

    @property
    def past(self) -> GuidedPast:
        with self.workspace.guided_reader() as reader:
            return self.service.past(reader, SessionKind.NOTICE)

    @property
    def ratings(self) -> list[Rating]:
        with self.workspace.diary() as reader:
            return list(reader.ratings(date.min))

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What the record holds, read beside the program."""
        with closing(sqlite3.connect(self._record)) as connection:
            return connection.execute(sql).fetchall()

    def words(self) -> str:
        """Every label in view."""
        labels = self.view.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())

    def has(self, name: str) -> bool:
        """Whether it is in view."""
        return any(widget.isVisible() for widget in self.view.findChildren(QWidget, name))

    def find(self, kind: type[W], name: str) -> W:
        """The one in view, if there are several: what a message replaced is still about to be deleted."""
        found = self.view.findChildren(kind, name)
        assert found, name
        return next((widget for widget in found if widget.isVisible()), found[0])

    # -- what is done --------------------------------------------------------------------------------

    def open(self, script: GuidedScript = A_SCRIPT) -> GuidedTheatre:
        """The ready screen."""
        self.view.play(script, self.service.spec(script), self.past)
        return self

    def begin(self, script: GuidedScript = A_SCRIPT) -> GuidedTheatre:
        """The lead-in has begun."""
        self.open(script)
        self.press(Qt.Key.Key_Space)
        return self

    def sit(self, seconds: float) -> GuidedTheatre:
        """Let so much time pass; less where it comes to a halt."""
        for _ in range(round(seconds * 5)):
            if not self.at(Step.GOING):
                break
            self.clock.advance_ms(200)
            self.tick()
        for result in self.view.findChildren(GuidedResultView):
            timer = result.findChild(QTimer, "guided.result.read_first")
            assert timer is not None
            timer.stop()
        return self

    def sit_whole(self) -> GuidedTheatre:
        """A whole short session."""
        return self.begin().sit(LEAD_IN_S + FIRST + SECOND)

    def tick(self) -> None:
        timer = self.view.findChild(QTimer, "guided.timer.tick")
        assert timer is not None
        timer.timeout.emit()

    def stand_still(self, seconds: float) -> None:
        """So long nothing looks at it."""
        self.clock.advance_ms(seconds * 1000)
        self.tick()

    def sleep(self, length: timedelta) -> None:
        """The lid is closed, and opened again."""
        self.clock.sleep_machine(length)
        self.tick()

    def press(self, key: Qt.Key) -> None:
        """Press and let go of a key, wherever the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the keyboard"
        QTest.keyClick(target, key)

    def click(self, name: str) -> None:
        """A button in view, by mouse."""
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def rest_on(self, name: str) -> None:
        """A button in view, by resting the pointer on it."""
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        place, none = QPointF(button.rect().center()), Qt.MouseButton.NoButton
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            button.mapToGlobal(place),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(button, move)
        timers = self.view.findChildren(QTimer, "stage.timer.rest_on_button")
        timer = next(timer for timer in timers if timer.isActive())
        timer.stop()
        timer.timeout.emit()

    def _make_cues(self, parent: QObject) -> FakeCues:
        self.cues = FakeCues(parent, self.trouble)
        return self.cues


def on() -> str:
    """Where the keyboard is."""
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""
