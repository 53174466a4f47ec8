"""A breathing session on its real stage, over a real record: the test is its eyes, its hands and its time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.breath_course import BreathDone, BreathPast
from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.breathing import BreathPattern, BreathSpec
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.script import Moment
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.breathing import BreathingService
from gmi_trainer.services.diary_ports import Rating
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.breathe.breath_view import BreathView
from gmi_trainer.ui.breathe.controller import BreathController, Step
from gmi_trainer.ui.breathe.result_view import BreathResultView
from gmi_trainer.ui.breathe.stage import BreathStage
from gmi_trainer.ui.breathe.tools import BreathTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.fakes import FakeCatalogue, FakeClock
from tests.samples import sample_picture

LEAD_IN_S, GO_ON_S = 5, 3
FIRST = 5 * 12
"""Seconds of the five breaths of a first session."""

W = TypeVar("W", bound=QWidget)


class FakeCues(QObject):
    """Nothing is heard; what would be is written down."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, trouble: CueTrouble | None = None) -> None:
        super().__init__(parent)
        self.trouble = trouble
        self.heard: list[str] = []
        self.is_closed = False

    def prepare(self, spec: BreathSpec) -> None:
        self.heard.append("prepare")

    def begin(self, spec: BreathSpec) -> None:
        self.heard.append("begin")

    def enter(self, moment: Moment, pattern: BreathPattern) -> None:
        self.heard.append(f"{moment.phase.kind} {moment.phase.round}")

    def halt(self) -> None:
        self.heard.append("halt")

    def finish(self) -> None:
        self.heard.append("finish")

    def close(self) -> None:
        self.is_closed = True


class BreathTheatre:
    """Opens sessions and breathes them. The clock only moves when the test says so."""

    def __init__(
        self,
        folder: Path,
        look: Look,
        jobs: Background,
        qtbot: QtBot,
        *,
        translate: Translate = english,
        size: tuple[int, int] = (900, 700),
    ) -> None:
        self._bot = qtbot
        self._jobs = jobs
        self.look = look
        self.clock = FakeClock(now_ns=9_000_000_000)
        paths = DataPaths(folder)
        paths.make()
        catalogue = FakeCatalogue([sample_picture(n) for n in range(1, 30)])
        opener = WorkspaceOpener(paths, self.clock, catalogue)
        self.workspace = opener.open_last(None)
        self._record = opener.folders.record_path(self.workspace.profile.profile_id)
        self.service: BreathingService = self.workspace.breathing()
        self.trouble: CueTrouble | None = None
        self.all_cues: list[FakeCues] = []
        self.view = BreathView(
            look,
            BreathTools(
                service=self.service,
                today=self.workspace.today,
                history=self.workspace.history,
                diary=self.workspace.diary,
                jobs=jobs,
                clock=self.clock,
                translate=translate,
                make_cues=self._make_cues,  # type: ignore[arg-type]  # a fake that is silent
                reach=lambda: self.workspace.choices.load().reach,
            ),
        )
        self.said: list[str] = []
        for name in ("done", "choose_asked", "look_back_asked", "settle_asked", "call_asked"):
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
        self._bot.waitUntil(lambda: self._jobs.is_idle)
        self.workspace.close()

    # -- what is there -------------------------------------------------------------------------------

    @property
    def stage(self) -> BreathStage:
        return self.view.stage

    @property
    def controller(self) -> BreathController:
        return self.view.controller

    @property
    def step(self) -> Step:
        return self.controller.step

    def at(self, step: Step) -> bool:
        """Whether the session is there now."""
        return self.controller.step is step

    @property
    def cues(self) -> FakeCues:
        """Those of the session in view."""
        return self.all_cues[-1]

    @property
    def panel(self) -> str:
        """The name of the message in view; empty while the pacer is."""
        return self.stage.panel.objectName() if self.stage.panel.isVisible() else ""

    @property
    def line(self) -> str:
        """The quiet line below the pacer."""
        return self.find(QLabel, "breath.line").text()

    @property
    def result(self) -> BreathResultView:
        return self.find(BreathResultView, "breath.result")

    @property
    def sentence(self) -> str:
        """The first line of the result."""
        return self.find(QLabel, "breath.result.title").text()

    @property
    def past(self) -> BreathPast:
        """What the record says by now."""
        with self.workspace.history() as reader:
            return self.service.past(reader)

    @property
    def sessions(self) -> tuple[BreathDone, ...]:
        """All that the record holds with a whole breath, newest first."""
        with self.workspace.history() as reader:
            return reader.breathing()

    @property
    def ratings(self) -> list[Rating]:
        with self.workspace.diary() as reader:
            return list(reader.ratings(date.min))

    @property
    def own(self) -> BreathPattern:
        """The person's own breath."""
        return self.service.choices.load().pattern

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

    def timer(self, name: str) -> QTimer:
        timer = self.view.findChild(QTimer, f"breath.timer.{name}")
        assert timer is not None
        return timer

    # -- what is done --------------------------------------------------------------------------------

    def answers_with(self, choices: DrillChoices) -> BreathTheatre:
        """As in the settings: with pedals, or by resting the pointer."""
        self.workspace.choices.save(choices)
        return self

    def open(self, spec: BreathSpec | None = None, plan: PlanRef | None = None) -> BreathTheatre:
        """The ready screen."""
        past = self.past
        self.view.play(spec if spec is not None else self.service.spec(past), past, plan)
        return self

    def begin(self, spec: BreathSpec | None = None) -> BreathTheatre:
        """The lead-in has begun."""
        self.open(spec)
        self.press(Qt.Key.Key_Space)
        return self

    def breathe(self, seconds: float, step_ms: int = 50, *, is_read: bool = True) -> BreathTheatre:
        """Let so much time pass, with the pacer looked at as it goes; less where it comes to a halt."""
        for _ in range(round(seconds * 1000 / step_ms)):
            if self.step is not Step.BREATHING:
                break
            self.clock.advance_ms(step_ms)
            self.timer("tick").timeout.emit()
        if is_read:
            self.read()
        return self

    def read(self) -> None:
        """The result, where there is one, has been in view long enough to be read."""
        for result in self.view.findChildren(BreathResultView):
            timer = result.findChild(QTimer, "breath.result.read_first")
            assert timer is not None
            timer.stop()

    def breathe_first(self, *, is_read: bool = True) -> BreathTheatre:
        """A whole first session: five breaths of 4 and 8, after the lead-in."""
        self.begin()
        self.breathe(LEAD_IN_S + FIRST, is_read=is_read)
        return self

    def breathe_and_say(self, pace: str) -> None:
        """A whole session as the service has it, how its pace was where that is asked, and done."""
        self.begin()
        spec = self.controller.run.spec
        self.breathe(LEAD_IN_S + spec.breaths * spec.pattern.cycle_ms / 1000)
        if self.has("breath.pace"):
            self.click(f"breath.pace.answers.{pace}")
            self.wait_for_jobs()
        self.click("breath.done")

    def stand_still(self, seconds: float) -> None:
        """So long nothing looks at the pacer."""
        self.clock.advance_ms(seconds * 1000)
        self.timer("tick").timeout.emit()

    def sleep(self, length: timedelta) -> None:
        """The lid is closed, and opened again."""
        self.clock.sleep_machine(length)
        self.timer("tick").timeout.emit()

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

    def move_on(self, widget: QWidget) -> None:
        """The pointer comes to its middle."""
        place, none = QPointF(widget.rect().center()), Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            widget.mapToGlobal(place),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(widget, event)

    @property
    def resting(self) -> QTimer | None:
        """Counts how long the pointer rests on a button; None: it rests on none."""
        timers = self.view.findChildren(QTimer, "stage.timer.rest_on_button")
        return next((timer for timer in timers if timer.isActive()), None)

    def rest_on(self, name: str) -> None:
        """A button in view, by resting the pointer on it."""
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        self.move_on(button)
        timer = self.resting
        assert timer is not None, name
        timer.stop()
        timer.timeout.emit()

    def press_on(self, widget: QWidget) -> None:
        """Somewhere near its corner."""
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Something that a background job brings."""
        self._bot.waitUntil(condition)

    def wait_for_jobs(self) -> None:
        self._bot.waitUntil(lambda: self._jobs.is_idle)

    def _make_cues(self, parent: QObject) -> FakeCues:
        assert all(cues.is_closed for cues in self.all_cues), "nobody hears two sessions"
        self.all_cues.append(FakeCues(parent, self.trouble))
        return self.cues


def on() -> str:
    """Where the keyboard is."""
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""
