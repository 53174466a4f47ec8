"""A drill on its real stage, in a world of fakes: the test is its eyes, its hands and its time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import DrillSpec, spec_for_training
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.stimulus import ROTATIONS, Picture, Stimulus
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.picture_ports import TestSet
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.barrier import Barrier
from gmi_trainer.ui.drill.controller import DrillController, DrillTools, Step
from gmi_trainer.ui.drill.drill_view import DrillView
from gmi_trainer.ui.drill.ratings import SessionRatings
from gmi_trainer.ui.drill.result_view import ResultView
from gmi_trainer.ui.drill.stage import DrillStage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.days import FakeDays
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakeFrames,
    FakeHistoryOpener,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSession,
    FakeSessionLog,
)
from tests.samples import sample_picture, sample_stimulus

TRAINING = replace(spec_for_training(BodyPart.HAND, 5), break_every=None)
BARRIER_MS = 0.5
HANDS = tuple(sample_picture(n) for n in range(1, 41))
W = TypeVar("W", bound=QWidget)


def a_test_set() -> TestSet:
    """Hands, sides in turn, with four to warm up."""
    sides = (Side.LEFT, Side.RIGHT)
    items = [sample_stimulus(n, sides[n % 2], ROTATIONS[n % 8]) for n in range(1, 61)]
    return TestSet(
        BodyPart.HAND, 1, tuple(sample_stimulus(900 + n, sides[n % 2]) for n in range(4)), tuple(items)
    )


class Theatre:
    """Opens drills and plays them. The clock only moves when the test says so or waits out a timer."""

    def __init__(
        self,
        look: Look,
        jobs: Background,
        qtbot: QtBot,
        *,
        pictures: Iterable[Picture] = HANDS,
        log: FakeSessionLog | None = None,
        translate: Translate = english,
        size: tuple[int, int] = (900, 700),
    ) -> None:
        self._bot = qtbot
        self.look = look
        self.clock = FakeClock(now_ns=9_000_000_000)
        self.frames = FakeFrames()
        self.log = log if log is not None else FakeSessionLog()
        self.record: FakeRecord = self.log.record
        self.choices = FakePictureChoices()
        self.changes = Changes()
        self.heard: list[Changed] = []
        self.changes.subscribe(self.heard.append)
        self.presented: list[Stimulus] = []
        numbers = count(1)
        self.drills = DrillService(
            log=self.log,
            catalogue=FakeCatalogue(pictures, [a_test_set()]),
            choices=self.choices,
            clock=self.clock,
            changes=self.changes,
            new_seed=lambda: 42,
            new_uuid=lambda: f"uuid-{next(numbers)}",
            app_version="1.2.3",
        )
        self.days = FakeDays(self.record, FakePreferences(), self.drills, self.clock, self.changes)
        self.tools = DrillTools(
            drills=self.drills,
            frames=self.frames,
            history=FakeHistoryOpener(self.record),
            jobs=jobs,
            clock=self.clock,
            barrier=Barrier("fake", self._on_barrier),
            translate=translate,
            ratings=SessionRatings(self.days.today, self.days.about),
        )
        self.view = DrillView(look, self.tools)
        self.said: list[str] = []
        self.view.done.connect(lambda: self.said.append("done"))
        self.view.choose_asked.connect(lambda: self.said.append("choose"))
        self.view.progress_asked.connect(lambda: self.said.append("progress"))
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)

    # -- what is there -------------------------------------------------------------------------------

    @property
    def stage(self) -> DrillStage:
        return self.view.stage

    @property
    def controller(self) -> DrillController:
        return self.view.controller

    @property
    def step(self) -> Step:
        return self.controller.step

    def at(self, step: Step) -> bool:
        """Whether the drill is there now."""
        return self.controller.step is step

    @property
    def panel(self) -> str:
        """The name of the message in view; empty while pictures are shown."""
        return "" if self.stage.is_pad_shown else self.stage.panel.objectName()

    @property
    def session(self) -> FakeSession:
        """The session stored last."""
        return self.record.sessions[len(self.record.sessions)]

    @property
    def trials(self) -> list[TrialResult]:
        return self.session.trials

    @property
    def shown(self) -> Stimulus:
        """The picture on the stage."""
        run = self.controller.run
        assert run is not None
        assert run.card is not None
        assert run.is_awaiting_answer
        return run.card.stimulus

    @property
    def result(self) -> ResultView:
        return self.find(ResultView, "result")

    def words(self) -> list[str]:
        """Every label and button in view."""
        labels = [w.text() for w in self.view.findChildren(QLabel) if w.isVisible() and w.text()]
        return labels + [w.text() for w in self.view.findChildren(QPushButton) if w.isVisible()]

    def label(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def find(self, kind: type[W], name: str) -> W:
        """The one in view, if there are several: what a message replaced is still about to be deleted."""
        found = self.view.findChildren(kind, name)
        assert found, name
        return next((widget for widget in found if widget.isVisible()), found[0])

    def timer(self, name: str) -> QTimer:
        timer = self.controller.findChild(QTimer, f"drill.timer.{name}")
        assert timer is not None
        return timer

    # -- what is done --------------------------------------------------------------------------------

    def open(self, spec: DrillSpec = TRAINING, seed: int | None = None) -> Theatre:
        """The ready screen, with every picture ready. The pointer is in the corner, wherever another test left it."""
        QCursor.setPos(self.view.mapToGlobal(QPoint(0, 0)))
        self.view.play(spec, seed)
        self.wait_until_loaded()
        return self

    def begin(self, spec: DrillSpec = TRAINING, seed: int | None = None) -> Theatre:
        """The first picture is on the stage."""
        self.open(spec, seed)
        self.press(Qt.Key.Key_Space)
        self.until_shown()
        return self

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Something that a background job brings."""
        self._bot.waitUntil(condition)

    def wait_until_loaded(self) -> None:
        self._bot.waitUntil(lambda: self.controller.is_loaded and not self.timer("refit").isActive())

    def until_started(self) -> None:
        """A start that was asked for before everything was ready."""
        self._bot.waitUntil(lambda: self.controller.is_in_block)

    def wait_out(self, name: str = "next") -> int:
        """Let a timer run out now; returns for how many ms it was set."""
        timer = self.timer(name)
        assert timer.isActive(), f"{name} does not run in {self.step}"
        waited = timer.interval()
        timer.stop()
        self.clock.advance_ms(waited)
        timer.timeout.emit()
        return waited

    def until_shown(self) -> None:
        """Through lead-in, feedback and cross to the next picture."""
        for _ in range(8):
            if self.step is Step.SHOWING:
                return
            if self.step is Step.GATHERING:
                self.point_at(0.5)
            else:
                self.wait_out()
        raise AssertionError(f"no picture came: {self.step} {self.panel}")

    def press(self, key: Qt.Key) -> None:
        """Press and let go of a key, wherever the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the keyboard"
        QTest.keyClick(target, key)

    def answer(self, side: Side, after_ms: float = 800) -> None:
        """By arrow key, so long after the picture came."""
        self.clock.advance_ms(after_ms)
        key = Qt.Key.Key_Left if side is Side.LEFT else Qt.Key.Key_Right
        target = QApplication.focusWidget() or self.stage.pad
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier))

    def answer_right(self, after_ms: float = 800) -> None:
        self.answer(self.shown.side, after_ms)

    def answer_wrong(self, after_ms: float = 800) -> None:
        self.answer(self.shown.side.other, after_ms)

    def click_half(self, side: Side, after_ms: float = 800) -> None:
        self.clock.advance_ms(after_ms)
        x = 5 if side is Side.LEFT else self.stage.pad.width() - 5
        QTest.mousePress(self.stage.pad, Qt.MouseButton.LeftButton, pos=QPoint(x, 5))

    def point_at(self, share: float, after_ms: float = 0) -> None:
        """Move the pointer over the pad: 0 is its left edge, 1 its right one."""
        self.clock.advance_ms(after_ms)
        self._move_over(self.stage.pad, QPointF(share * (self.stage.pad.width() - 1), 40))

    def rest_out(self) -> None:
        """Let the pointer's rest come to its end."""
        self._fire(self.stage.pad.findChildren(QTimer, "drill.timer.rest")[-1])

    def rest_on(self, name: str) -> None:
        """A button in view, by resting the pointer on it."""
        self.move_on(name)
        timers = self.view.findChildren(QTimer, "stage.timer.rest_on_button")
        self._fire(next(timer for timer in timers if timer.isActive()))

    def move_on(self, name: str) -> None:
        """The pointer comes to a button in view."""
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        self._move_over(button, QPointF(button.rect().center()))

    def _fire(self, timer: QTimer) -> None:
        assert timer.isActive()
        timer.stop()
        self.clock.advance_ms(timer.interval())
        timer.timeout.emit()

    def _move_over(self, widget: QWidget, place: QPointF) -> None:
        none, nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(QEvent.Type.MouseMove, place, widget.mapToGlobal(place), none, none, nothing)
        event.setTimestamp(0)
        QCoreApplication.sendEvent(widget, event)

    def click(self, name: str) -> None:
        """A button in view, by mouse."""
        button = self.find(QPushButton, name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def play_on(self) -> None:
        """Answer every picture rightly until something other than a picture comes."""
        while self.controller.is_in_block:
            self.until_shown()
            self.answer_right()
            if self.step is Step.FEEDBACK:
                self.wait_out()

    def has_read_the_result(self) -> None:
        """Time passes, as long as it takes to look at it."""
        timer = self.view.findChild(QTimer, "result.read_first")
        assert timer is not None
        timer.stop()

    def lose_focus(self) -> None:
        """Another window comes to the front."""
        QCoreApplication.sendEvent(
            self.stage.pad, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
        )

    def resize(self, width: int, height: int) -> None:
        """The window gets another size; what follows later is still to come."""
        self.view.resize(width, height)
        layout = self.view.layout()
        assert layout is not None
        layout.activate()

    def _on_barrier(self) -> None:
        self.clock.advance_ms(BARRIER_MS)
        run = self.controller.run
        assert run is not None
        assert run.card is not None
        self.presented.append(run.card.stimulus)
