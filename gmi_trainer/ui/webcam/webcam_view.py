"""The camera as a mirror, as one full-window view: what comes first, the mirror, its halts, its end.

The camera is on exactly while the mirror is in view and the window in front: leaving, pausing, a message, another
window, a locked or minimised one turn it off at once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.webcam import MOST_MINUTES, MirrorSetup
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.webcam_choices import WebcamChoicesService
from gmi_trainer.ui.stage.panels import PanelAction, PanelExtra
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.webcam.stage import WebcamStage
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words import webcam as words
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when somebody opens the mirror
    from gmi_trainer.ui.webcam.cameras import CameraName, Cameras, Feed

LOOK_EVERY_MS = 500
"""So often the delay is looked at, and the time."""

LATE_LOOKS = 4
"""So many looks in a row have to find it too far behind: a camera that has just started stumbles, and a busy computer
now and then."""

NOTHING_CAME_MS = 8_000
"""A camera that gives no picture for so long gives none."""

ROOMY_PX = 620
"""There is a lot to read: in a lower window the buttons come first."""


class Step(Enum):
    """Where somebody is."""

    OPENING = auto()
    MEASURING = auto()  # the mirror is in view; whether it may stay is not known yet
    RUNNING = auto()
    PAUSED = auto()
    OVER = auto()


_ON = (Step.MEASURING, Step.RUNNING)


@dataclass(frozen=True, slots=True)
class WebcamTools:
    """What the mirror needs of the world. ``make_cameras`` reads the system's cameras; None where it has no parts for
    them. ``ask_for_file`` calls back with what was chosen."""

    choices: WebcamChoicesService
    clock: Clock
    translate: Translate
    make_cameras: Callable[[QObject], Cameras | None]
    ask_for_file: Callable[[QWidget, Callable[[Path], None]], None]
    reach: Callable[[], Reach]


class CameraChoice(PanelExtra):
    """Which of several cameras."""

    chosen = Signal(object)  # its key

    def __init__(self, look: Look, names: tuple[CameraName, ...], key: str) -> None:
        super().__init__()
        row = ChoiceRow(
            look,
            "webcam.camera",
            self.tr("Camera"),
            [Choice(name.key, str(number), name.words) for number, name in enumerate(names)],
            key,
            column_px=260,
            most=2,
        )
        row.chosen.connect(self.chosen)
        stack = Stack(look, parent=self)
        stack.add(row)
        layout = QStackedLayout(self)
        layout.addWidget(stack)


class WebcamView(QWidget):
    """Says when the person is done. Nothing of what is seen is kept."""

    done = Signal()

    def __init__(self, look: Look, tools: WebcamTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tools = tools
        self._say = tools.translate
        self._step = Step.OPENING
        self._setup = MirrorSetup()
        self._camera_key = ""
        self._feed: Feed | None = None
        self._last: Callable[[], Feed | None] | None = None
        self._used_ms = 0
        self._began_ns = 0
        self._late_looks = 0
        self.stage = WebcamStage(look, tools.clock, tools.translate, self)
        layout = QStackedLayout(self)
        layout.addWidget(self.stage)
        self._cameras = tools.make_cameras(self)
        if self._cameras is not None:
            self._cameras.changed.connect(self._on_cameras_changed)
        self._ticks = QTimer(self)
        self._ticks.setObjectName("webcam.timer")
        self._ticks.setInterval(LOOK_EVERY_MS)
        self._ticks.timeout.connect(self._on_ticks_timeout)
        stage = self.stage
        stage.pause_asked.connect(self.pause)
        stage.stop_asked.connect(self.leave)
        stage.upset_said.connect(self._on_stage_upset_said)
        stage.change_asked.connect(self._on_stage_change_asked)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_application_state_changed)

    @property
    def step(self) -> Step:
        """Where somebody is."""
        return self._step

    @property
    def setup(self) -> MirrorSetup:
        """What is shown how."""
        return self._setup

    def play(self, setup: MirrorSetup) -> None:
        """Begin with what comes first. ``setup``: as it is to be where nothing was set up before."""
        stored = self._tools.choices.load()
        self._setup = stored.setup if stored.setup is not None else setup
        self._camera_key = stored.camera
        self.stage.wear(self._tools.reach())
        self.stage.surface.wear(self._setup)
        self._used_ms = 0
        self._open()

    def close_session(self) -> None:
        """The window closes, or somebody leaves."""
        self._turn_off()
        self._step = Step.OVER

    @Slot()
    def leave(self) -> None:
        """Enough."""
        self.close_session()
        self.done.emit()

    @Slot()
    def pause(self) -> None:
        """The camera is off until the person goes on."""
        if self._step in _ON:
            self._halt(words.paused(self._say), "webcam.paused")

    def hideEvent(self, event: QHideEvent) -> None:
        """Also where the window is put away: nobody looks into the mirror then."""
        super().hideEvent(event)
        self.pause()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the stage."""
        super().focusInEvent(event)
        self.stage.setFocus(event.reason())

    # -- before the mirror -------------------------------------------------------------------------------

    def _open(self) -> None:
        """What comes first: the experiment in plain words, and which camera."""
        self._step = Step.OPENING
        cameras = self._cameras
        if cameras is None:
            self._tell("webcam.no_parts", words.no_parts(self._say), ())
            return
        names = cameras.names()
        if not names:
            self._tell("webcam.no_camera", words.no_camera(self._say), (self._file_action(),))
            return
        if self._camera_key not in {name.key for name in names}:
            self._camera_key = names[0].key
        start = PanelAction("webcam.start", self.tr("Camera on"), self._on_start_asked)
        self._tell("webcam.opening", words.opening(self._setup, self._say), (start, self._file_action()))
        if len(names) > 1:
            choice = CameraChoice(self._look, names, self._camera_key)
            choice.chosen.connect(self._on_camera_chosen)
            self.stage.panel.ask(choice)

    def _file_action(self) -> PanelAction:
        return PanelAction("webcam.file", self.tr("A picture or a video file"), self._on_file_asked)

    def _tell(self, name: str, said: Words, actions: tuple[PanelAction, ...]) -> None:
        """A message; the last of its buttons leads back to the real mirror, or out of a pause."""
        is_pause = self._step is Step.PAUSED
        back = self.tr("Enough for now") if is_pause else self.tr("Use a real mirror")
        panel = self.stage.panel
        panel.say(
            name,
            said.title,
            said.words,
            (*actions, PanelAction("webcam.back", back, self.leave)),
            note=said.note,
            on_escape=self.leave,
            roomy_px=ROOMY_PX,
        )
        self.stage.show_panel()
        announce(panel, f"{said.title}. {said.words}")

    @Slot()
    def _on_start_asked(self) -> None:
        """The system may have to ask first."""
        assert self._cameras is not None
        self._cameras.ask(self._on_permission_heard)

    def _on_permission_heard(self, may: bool) -> None:
        if self._step is not Step.OPENING:
            return
        if not may:
            self._tell("webcam.not_allowed", words.not_allowed(self._say), (self._file_action(),))
            return
        self._remember()
        key = self._camera_key
        self._show(lambda: self._cameras.camera(key) if self._cameras is not None else None)

    @Slot()
    def _on_file_asked(self) -> None:
        self._tools.ask_for_file(self, self._on_file_chosen)

    def _on_file_chosen(self, path: Path) -> None:
        if self._step in (Step.OPENING, Step.PAUSED):
            self._show(lambda: self._cameras.file(path) if self._cameras is not None else None)

    @Slot(object)
    def _on_camera_chosen(self, key: str) -> None:
        self._camera_key = key

    @Slot()
    def _on_cameras_changed(self) -> None:
        if self._step is Step.OPENING:
            self._open()

    # -- the mirror --------------------------------------------------------------------------------------

    def _show(self, make: Callable[[], Feed | None]) -> None:
        """Begin, or go on, with the pictures of what is made now."""
        self._turn_off()
        feed = make()
        if feed is None:  # it was unplugged
            self._open()
            return
        self._last, self._feed = make, feed
        feed.came.connect(self.stage.surface.take)
        feed.failed.connect(self._on_feed_failed)
        self._step = Step.MEASURING if feed.is_camera else Step.RUNNING
        self._began_ns = self._tools.clock.now_ns()
        self._late_looks = 0
        self._tell_line()
        self.stage.show_practice()
        announce(self.stage, self.stage.line)
        self._ticks.start()
        feed.start()

    def _turn_off(self) -> None:
        """At once; not even the last picture stays."""
        self._ticks.stop()
        feed, self._feed = self._feed, None
        if feed is not None:
            self._used_ms += self._shown_ms
            feed.came.disconnect(self.stage.surface.take)
            feed.failed.disconnect(self._on_feed_failed)
            feed.stop()
            feed.deleteLater()
        self.stage.surface.clear()

    @property
    def _shown_ms(self) -> int:
        return (self._tools.clock.now_ns() - self._began_ns) // 1_000_000

    def _halt(self, said: Words, name: str) -> None:
        self._turn_off()
        self._step = Step.PAUSED
        go_on = PanelAction("webcam.resume", self.tr("Go on"), self._on_resume_asked)
        self._tell(name, said, (go_on,))

    @Slot()
    def _on_resume_asked(self) -> None:
        if self._step is Step.PAUSED and self._last is not None:
            self._show(self._last)

    @Slot()
    def _on_ticks_timeout(self) -> None:
        """Is it close enough behind? Is it time to end?"""
        feed, surface = self._feed, self.stage.surface
        if feed is None:
            return
        if self._used_ms + self._shown_ms >= MOST_MINUTES * 60_000:
            self._end("webcam.enough", words.enough(self._say))
            return
        if not surface.has_picture and self._shown_ms > NOTHING_CAME_MS:
            self._on_feed_failed()
            return
        if surface.shows_clock:
            surface.update()
        if not feed.is_camera:
            return
        delay = surface.delay
        self._late_looks = self._late_looks + 1 if delay is not None and not delay.is_short else 0
        if delay is not None and self._late_looks >= LATE_LOOKS:
            self._turn_off()
            self._step = Step.OPENING
            again = PanelAction("webcam.again", self.tr("Measure again"), self._open)
            self._tell("webcam.too_slow", words.too_slow(delay, self._say), (again,))
            return
        if delay is not None and delay.is_short:
            self._step = Step.RUNNING
        self._tell_line()

    def _end(self, name: str, said: Words) -> None:
        self._turn_off()
        self._step = Step.OVER
        done = PanelAction("webcam.done", self.tr("Done"), self.leave)
        panel = self.stage.panel
        panel.say(name, said.title, said.words, (done,), on_escape=self.leave)
        self.stage.show_panel()
        announce(panel, f"{said.title}. {said.words}")

    def _tell_line(self) -> None:
        """What must always be in view while the camera is on."""
        feed, surface = self._feed, self.stage.surface
        if feed is None:
            return
        if not feed.is_camera:
            self.stage.tell(words.file_shown(self._say))
            return
        behind = words.delay_line(surface.delay, self._say)
        self.stage.tell(f"{words.camera_on(self._say)} · {behind}")

    @Slot()
    def _on_feed_failed(self) -> None:
        feed = self._feed
        if feed is None:
            return
        is_camera = feed.is_camera
        self._turn_off()
        self._step = Step.OPENING
        again = PanelAction("webcam.again", self.tr("Try again"), self._open)
        said = words.failed(self._say, is_camera=is_camera)
        self._tell("webcam.failed", said, (again, self._file_action()))

    @Slot()
    def _on_stage_upset_said(self) -> None:
        if self._step in _ON:
            self._halt(words.upset(self._say), "webcam.upset")

    @Slot(str)
    def _on_stage_change_asked(self, name: str) -> None:
        """Seen at once, kept for the next time."""
        if self._step not in _ON:
            return
        setup, surface = self._setup, self.stage.surface
        if name == "clock":
            self._change_clock()
            return
        changed = {
            "other_half": setup.with_other_half,
            "line_left": lambda: setup.with_line_moved(-1),
            "line_right": lambda: setup.with_line_moved(1),
            "gap_narrower": lambda: setup.with_gap_changed(-1),
            "gap_wider": lambda: setup.with_gap_changed(1),
            "turn": setup.with_picture_turned,
        }[name]()
        if changed != setup:
            self._setup = changed
            surface.wear(changed)
            self._remember()

    def _change_clock(self) -> None:
        """First it is said how the number is read; the camera is off meanwhile."""
        surface = self.stage.surface
        if surface.shows_clock:
            surface.show_clock(False)
            return
        said = words.whole_delay(surface.delay, self._say)
        self._turn_off()
        self._step = Step.PAUSED
        show = PanelAction("webcam.clock.show", self.tr("Show the number"), self._on_clock_asked)
        self._tell("webcam.delay", said, (show,))

    @Slot()
    def _on_clock_asked(self) -> None:
        self.stage.surface.show_clock(True)
        self._on_resume_asked()

    def _remember(self) -> None:
        """How it is set up; a disk that is full keeps it for this time only."""
        choices = self._tools.choices
        with suppress(UserProblem):
            choices.save(replace(choices.load(), setup=self._setup, camera=self._camera_key))

    @Slot(object)
    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Another window, a locked screen, a window put away: nobody looks into the mirror."""
        if state is not Qt.ApplicationState.ApplicationActive:
            self.pause()
