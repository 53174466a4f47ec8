"""A person with a real record and the Breathe page over it, and hands for the test."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breathing import BreathPattern, BreathSpec, Pace
from gmi_trainer.services.breath_choices import BreathChoices
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.breathe_page import BreathePage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate, english
from tests.fakes import FakeClock

TODAY = date(2025, 3, 10)
SECOND_NS = 1_000_000_000


class FakeSounds(QObject):
    """Notes what would be heard."""

    device_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.has_device = True
        self.played: list[tuple[str, int]] = []
        self.stops = 0

    def play(self, name: str, volume_percent: int) -> None:
        self.played.append((name, volume_percent))

    def stop(self) -> None:
        self.stops += 1


class FakeVoice(QObject):
    """A voice that is ready when the test says so."""

    ready = Signal()
    failed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = False
        self.has_failed = False
        self.prepared = 0
        self.closed = 0
        self.said: list[tuple[str, int]] = []

    def prepare(self) -> None:
        self.prepared += 1

    def say(self, text: str, volume_percent: int) -> None:
        self.said.append((text, volume_percent))

    def stop(self) -> None:
        pass

    def close(self) -> None:
        self.is_ready = False
        self.closed += 1

    def get_ready(self) -> None:
        self.is_ready = True
        self.ready.emit()

    def give_up(self) -> None:
        self.has_failed = True
        self.failed.emit()


class ABreather:
    """``open`` shows the page; until then the record can be filled."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot, workspace: Workspace) -> None:
        self.look = look
        self.workspace = workspace
        self.service = workspace.breathing()
        self.sounds: FakeSounds | None = FakeSounds()
        self.voice: FakeVoice | None = FakeVoice()
        self.heard: list[str] = []
        self._jobs = jobs
        self._bot = qtbot

    def make(self, translate: Translate = english) -> BreathePage:
        """The page, in no window yet."""
        page = BreathePage(
            self.look,
            self.workspace,
            self._jobs,
            translate,
            FakeClock(),
            find_sounds=lambda _parent: self.sounds,
            find_voice=lambda _parent: self.voice,
        )
        page.start_asked.connect(lambda: self.heard.append("start"))
        page.cautions_asked.connect(lambda: self.heard.append("cautions"))
        page.settle_asked.connect(lambda: self.heard.append("settle"))
        page.look_back_asked.connect(lambda: self.heard.append("look back"))
        page.call_asked.connect(lambda: self.heard.append("call"))
        return page

    def open(self, size: tuple[int, int] = (1000, 800), translate: Translate = english) -> BreathePage:
        """The page, shown and read."""
        self.page = self.make(translate)
        self._bot.addWidget(self.page)
        self.page.resize(*size)
        with self._bot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self._bot.waitUntil(self.page.isActiveWindow)
        self.wait_until_read()
        return self.page

    def wait_until_read(self) -> None:
        self._bot.waitUntil(lambda: self.page.past is not None and self._jobs.is_idle)

    def breathe(self, pattern: BreathPattern, pace: Pace | None = None, breaths: int = 2) -> None:
        """A whole session, as the program keeps it."""
        run = BreathRun(BreathSpec(pattern=pattern, breaths=breaths, lead_in_ms=0))
        session = self.service.begin(run.spec, {})
        now_ns = 0
        run.begin(now_ns, 0)
        while run.ending is None:
            now_ns += SECOND_NS // 2
            run.look(now_ns, 0)
        self.service.keep(session, run)
        self.service.finish(session, run, {})
        if pace is not None:
            self.service.say_pace(session, pattern, pace)

    # -- hands ---------------------------------------------------------------------------------------------

    def has(self, name: str) -> bool:
        found = self.page.findChild(QWidget, f"breathe.{name}")
        return found is not None and found.isVisibleTo(self.page)

    def button(self, name: str) -> QAbstractButton:
        """The one in view: a row that was made anew may not be gone yet."""
        for button in self.page.findChildren(QAbstractButton, f"breathe.{name}"):
            if button.isVisibleTo(self.page):
                return button
        raise AssertionError(name)

    def click(self, *names: str) -> None:
        for name in names:
            self.button(name).click()

    def unfold(self, *names: str) -> None:
        for name in names:
            if not self.button(f"{name}_fold").isChecked():
                self.click(f"{name}_fold")

    def undo(self) -> None:
        self.click("undo_bar.undo")

    def type_name(self, words: str) -> None:
        edit = self.page.findChild(QLineEdit, "breathe.own.name")
        assert edit is not None
        edit.clear()
        QTest.keyClicks(edit, words)

    def press(self, name: str, *keys: Qt.Key) -> None:
        button = self.button(name)
        button.setFocus()
        for key in keys:
            QTest.keyClick(button, key)

    def label(self, name: str) -> str:
        label = self.page.findChild(QLabel, f"breathe.{name}")
        assert label is not None, name
        assert label.isVisibleTo(self.page), name
        return label.text()

    def told(self, fold: str) -> str:
        """What the head of a fold says is chosen."""
        return self.button(f"{fold}_fold").accessibleDescription()

    def offered(self, row: str) -> list[str]:
        """The tiles of a row in view, by their keys."""
        start = f"breathe.{row}."
        return [
            button.objectName().removeprefix(start)
            for button in self.page.findChildren(QAbstractButton)
            if button.objectName().startswith(start)
            and button.isCheckable()
            and button.isVisibleTo(self.page)
        ]

    def chosen(self, row: str) -> list[str]:
        return [key for key in self.offered(row) if self.button(f"{row}.{key}").isChecked()]

    @property
    def words(self) -> str:
        return "\n".join(
            label.text() for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page)
        )

    def kept(self) -> BreathChoices:
        """What the record holds."""
        return self.service.choices.load()
