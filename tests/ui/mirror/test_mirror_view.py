"""A session with a mirror on its real stage, over a real record: what is said, halted, ended and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import Felt, MirrorDone, MirrorLog, MirrorStep, Swelling
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.guided_choices import GuidedChoices, Hear
from gmi_trainer.services.mirror import MirrorNow
from gmi_trainer.services.picture_ports import Frame
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.guided.controller import Step
from gmi_trainer.ui.mirror.mirror_result import MirrorResultView
from gmi_trainer.ui.mirror.mirror_stage import MirrorStage
from gmi_trainer.ui.mirror.mirror_view import MirrorView
from gmi_trainer.ui.mirror.tools import MirrorTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeCatalogue, FakeClock
from tests.samples import sample_picture
from tests.ui.guided.guided_theatre import FakeCues


class GreyFrames:
    """Makes a grey square of each (picture_ports.FrameMaker), and remembers what was wanted."""

    def __init__(self) -> None:
        self.wanted: list[Stimulus] = []

    def prepare(self, stimuli, size, stage_rgb, progress, cancelled):  # type: ignore[no-untyped-def]
        self.wanted = list(stimuli)
        return tuple(Frame(one, size, b"\x80" * (size * size * 4)) for one in self.wanted)


class Theatre:
    """Somebody whose left hand hurts, with both moving. The clock only moves when the test says so."""

    def __init__(self, folder: Path, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self._bot, self._jobs = qtbot, jobs
        self.clock, self.frames = FakeClock(now_ns=9_000_000_000), GreyFrames()
        paths = DataPaths(folder)
        paths.make()
        opener = WorkspaceOpener(paths, self.clock, FakeCatalogue([sample_picture(1)]))
        self.workspace = opener.open_last(None)
        self.workspace.about.save(AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT))
        self.service = self.workspace.mirror()
        self.service.choices.save(GuidedChoices(hear=Hear.NOTHING))
        tools = MirrorTools(
            service=self.service,
            clock=self.clock,
            translate=english,
            make_cues=FakeCues,  # type: ignore[arg-type]  # a fake that is silent
            reach=Reach,
            mirror=self.service,
            jobs=jobs,
            frames=self.frames,
            pictures=lambda _part: (sample_picture(1),),
        )
        self.view = MirrorView(look, tools)
        self.said: list[str] = []
        for name in ("done", "settle_asked", "call_asked"):
            getattr(self.view, name).connect(lambda name=name: self.said.append(name))
        qtbot.addWidget(self.view)
        self.view.resize(1000, 760)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)

    def close(self) -> None:
        self.view.close_session()
        self.workspace.close()

    @property
    def now(self) -> MirrorNow:
        with self.workspace.diary() as diary, self.workspace.guided_reader() as guided:
            return self.service.look(self.service.asked(), diary, guided)

    @property
    def kept(self) -> MirrorDone:
        """The newest session."""
        return self.now.sessions[0]

    def open(self, step: MirrorStep = MirrorStep.BOTH) -> Theatre:
        self.service.go_to_step(BodyPart.HAND, step)
        now = self.now
        spec = self.service.spec_for(now)
        assert spec is not None
        assert now.script is not None
        self.view.play_mirror(now.script, spec, now.past)
        self._bot.waitUntil(lambda: self._jobs.is_idle, timeout=30_000)
        return self

    def begin(self, step: MirrorStep = MirrorStep.BOTH) -> Theatre:
        self.open(step)
        self.press(Qt.Key.Key_Space)
        return self

    def sit(self, seconds: float) -> Theatre:
        for _ in range(round(seconds)):
            if self.view.controller.step is not Step.GOING:
                break
            self.clock.advance_ms(1000)
            timer = self.view.findChild(QTimer, "guided.timer.tick")
            assert timer is not None
            timer.timeout.emit()
        for result in self.view.findChildren(MirrorResultView):
            timer = result.findChild(QTimer, "guided.result.read_first")
            assert timer is not None
            timer.stop()
        return self

    @property
    def panel(self) -> str:
        panel = self.view.stage.panel
        return panel.objectName() if panel.isVisible() else ""

    def press(self, key: Qt.Key) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)

    def click(self, name: str) -> None:
        found = [one for one in self.view.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, name
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    @property
    def result(self) -> MirrorResultView:
        return self.view.findChildren(MirrorResultView)[-1]


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def theatre(tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Theatre]:
    theatre = Theatre(tmp_path, look, jobs, qtbot)
    yield theatre
    theatre.close()


def test_the_ready_screen_says_how_long_what_is_done_and_what_helps(theatre: Theatre) -> None:
    theatre.open()

    panel = theatre.view.stage.panel
    words = "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    assert "Step 2: Both move together" in words
    assert "3 minutes. Sit at a table" in words
    assert "look at the still reflection" in words


def test_it_ends_by_itself_after_the_time_that_was_asked_for(theatre: Theatre) -> None:
    theatre.begin().sit(4 + 3 * 60 + 2)

    assert (theatre.kept.ending, theatre.kept.step) == (GuidedEnding.WHOLE, MirrorStep.BOTH)
    assert 175_000 <= theatre.kept.practised_ms <= 180_000
    assert theatre.result.accessibleName() == "3 minutes at the mirror: Both move together."


def test_each_card_tells_how_long_it_still_lasts(theatre: Theatre) -> None:
    theatre.begin().sit(5)

    where, heading, _ = theatre.view.stage.words.shown
    assert where.startswith("Part 1 of ")
    assert where.endswith("3 minutes left")
    assert heading == "Find the reflection"


def test_dizzy_or_upset_halts_first_and_it_can_go_on(theatre: Theatre) -> None:
    theatre.begin().sit(10)
    theatre.press(Qt.Key.Key_D)
    assert theatre.panel == "mirror.comfort"
    assert theatre.kept.ending is None

    theatre.press(Qt.Key.Key_Space)
    theatre.sit(5)

    assert theatre.view.stage.is_playing
    assert theatre.kept.comfort_stops == 1
    theatre.view.controller.pause()
    assert theatre.panel == "guided.paused"


def test_dizzy_or_upset_in_a_pause_is_the_same(theatre: Theatre) -> None:
    theatre.begin().sit(10)
    theatre.press(Qt.Key.Key_Space)
    theatre.click("guided.say_upset")

    assert theatre.panel == "mirror.comfort"
    theatre.click("mirror.settle")
    assert theatre.said == ["settle_asked"]


def test_ending_there_is_kept_as_upset_and_nothing_is_asked_in_between(theatre: Theatre) -> None:
    theatre.begin().sit(30)
    theatre.press(Qt.Key.Key_D)
    theatre.press(Qt.Key.Key_Escape)

    assert theatre.kept.ending is GuidedEnding.UPSET
    assert theatre.result.isVisible()


def test_what_is_said_afterwards_is_kept_at_once_and_can_be_taken_back(theatre: Theatre) -> None:
    theatre.begin().sit(4 + 3 * 60 + 2)
    theatre.click("mirror.felt.answer.easy")
    assert theatre.kept.log == MirrorLog(felt=Felt.EASY)

    theatre.click("mirror.felt.undo")
    assert theatre.kept.log == MirrorLog()
    theatre.click("mirror.more")
    theatre.click("mirror.swelling.more")
    assert theatre.kept.log == MirrorLog(swelling=Swelling.MORE)
    theatre.click("mirror.swelling.more")
    assert theatre.kept.log == MirrorLog()
    theatre.click("mirror.relief_min.15")
    assert theatre.kept.log == MirrorLog(relief_min=15)


def test_own_words_are_kept_when_it_is_left(theatre: Theatre) -> None:
    theatre.begin().sit(4 + 3 * 60 + 2)
    theatre.click("mirror.more")
    box = theatre.result.findChild(QPlainTextEdit)
    assert box is not None
    box.setPlainText("It looked whole")
    theatre.click("guided.done")

    theatre.view.hide()

    assert theatre.said == ["done"]
    assert theatre.kept.log.words == "It looked whole"


def test_odd_is_asked_only_where_one_side_moved_alone(theatre: Theatre) -> None:
    theatre.begin(MirrorStep.ONE).sit(4 + 2 * 60 + 2)
    theatre.click("mirror.odd")

    assert theatre.kept.log.odd
    assert theatre.now.way.to is MirrorStep.BOTH


def test_the_healthy_side_is_shown_where_there_is_a_picture(theatre: Theatre) -> None:
    theatre.open()

    stage = theatre.view.stage
    assert isinstance(stage, MirrorStage)
    assert {stimulus.side.value for stimulus in theatre.frames.wanted} <= {"right"}
    assert not stage.picture.isVisible()


def test_a_window_that_closes_leaves_it_interrupted(theatre: Theatre) -> None:
    theatre.begin().sit(40)

    theatre.view.close_session()

    assert theatre.kept.ending is None
    assert not theatre.kept.is_done
