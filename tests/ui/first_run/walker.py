"""Somebody who goes through the first run: with a mouse, or with nothing but a keyboard."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.covers import Covers
from gmi_trainer.ui.first_run.first_run import FirstRun
from gmi_trainer.ui.first_run.steps import Step
from gmi_trainer.ui.main_window import MainWindow, Place
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerTile
from gmi_trainer.ui.words.translate import Translate, english
from tests.fakes import FakeClock

MOST_TABS = 60


@dataclass
class Heard:
    """What the first run reported."""

    finished: list[AboutMe] = field(default_factory=list)
    drills: list[DrillSpec] = field(default_factory=list)
    skipped: int = 0


class Walker:
    """One person at one screen after the other."""

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        qtbot: QtBot,
        *,
        size: tuple[int, int] = (1100, 800),
        translate: Translate = english,
    ) -> None:
        self._look, self._jobs, self._bot = look, jobs, qtbot
        self._size, self._translate = size, translate
        self.workspace = workspace
        self.heard = Heard()
        self.open()

    def open(self) -> None:
        """Start the program (again)."""
        self.run = FirstRun(self._look, self.workspace, self._jobs, self._translate)
        today = Place("today", "Today", "calendar-days", lambda _workspace: QWidget())
        self.window = MainWindow(self._look, [today], brand="GMI Trainer")
        Covers(self.window, self._look, lambda: self.workspace.contacts, self._translate, FakeClock())
        self.window.enter_stage(self.run)
        self._bot.addWidget(self.window)
        self.run.finished.connect(self.heard.finished.append)
        self.run.first_drill_asked.connect(self.heard.drills.append)
        self.run.skipped.connect(self._on_skipped)
        self.window.resize(*self._size)
        with self._bot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self._bot.waitUntil(lambda: self._jobs.is_idle)

    def close_and_open(self) -> None:
        """The window was closed half-way; the program starts again later."""
        self.window.close()
        self.open()

    @property
    def step(self) -> Step:
        return self.run.step

    def at(self, step: Step) -> bool:
        """Whether that screen is in view."""
        return self.run.step is step

    def is_helped(self) -> bool:
        """Whether something lies over the screen."""
        return self.window.cover is not None

    def button(self, name: str) -> QAbstractButton:
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.objectName() in (f"first_run.{name}", name) and button.isVisibleTo(self.window)
        ]
        assert len(found) == 1, f"{name} at {self.step}: {found}"
        return found[0]

    def is_given(self, name: str) -> bool:
        """Whether an answer is marked as the one given before, for eyes and for ears."""
        tile = self.button(name)
        assert isinstance(tile, AnswerTile)
        assert tile.is_given is tile.accessibleDescription().startswith("Chosen")
        return tile.is_given

    def has(self, name: str) -> bool:
        button = self.run.findChild(QAbstractButton, f"first_run.{name}")
        return button is not None and button.isVisibleTo(self.run)

    def click(self, *names: str) -> None:
        """One press of the mouse each."""
        for name in names:
            self._bot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def tab_to(self, name: str) -> None:
        """Go to a control with the Tab key alone."""
        for _ in range(MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == f"first_run.{name}":
                return
            QTest.keyClick(focused or self.run, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name} at {self.step}")

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.run, key)

    def to_the_pain(self) -> None:
        """Past the safety questions with four presses of "No" and "Continue"."""
        self.click("on", "emergency.answer.no", "soon.answer.no", "other_way.answer.no", "on")

    def _on_skipped(self) -> None:
        self.heard.skipped += 1
