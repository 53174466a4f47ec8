"""Reminds a person at the times they chose, while the program is open and somewhere else is being looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.reminders import DayHolds, next_moment, wall_time
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.reminders import day_holds
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.words.reminders import message_words
from gmi_trainer.ui.words.translate import Translate

LONGEST_WAIT_MS = 5 * 60_000
"""Timers stand still while a computer sleeps, and clocks are set: so often the time is looked at."""


class Messages(QObject):
    """A way to say something outside the window. Lives as long as somebody wants to be reminded."""

    pressed = Signal()

    def say(self, title: str, words: str) -> None:
        """Show it, without a sound of ours."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing of it stays on the screen."""
        raise NotImplementedError


class Reminding(QObject):
    """Watches the clock for one open record, with one timer; rests while a drill runs.

    At a chosen moment it reads in the background what the day holds, and is silent where the day asks for
    nothing, or where the window is what the person looks at. ``make_messages`` gives None where the computer
    shows no messages.
    """

    pressed = Signal()  # the message, or its icon

    def __init__(
        self,
        workspace: Workspace,
        jobs: Background,
        clock: Clock,
        make_messages: Callable[[QObject], Messages | None],
        is_in_front: Callable[[], bool],
        translate: Translate,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reminders = workspace.reminders()
        self._about = workspace.about
        self._today = workspace.today
        self._diary = workspace.diary
        self._jobs = jobs
        self._clock = clock
        self._make_messages = make_messages
        self._is_in_front = is_in_front
        self._translate = translate
        self._messages: Messages | None = None
        self._job: Job | None = None
        self._after: datetime | None = None
        self._rests = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._unsubscribe = workspace.changes.subscribe(self._on_changed)
        self._wait()

    @property
    def is_waiting(self) -> bool:
        """A timer runs."""
        return self._timer.isActive()

    @property
    def messages(self) -> Messages | None:
        """What it says things with; None as long as nobody wants to be reminded."""
        return self._messages

    def rest(self) -> None:
        """A drill begins: no timer, no reading, no message."""
        self._rests = True
        self._stop()

    def go_on(self) -> None:
        """The drill is over."""
        self._rests = False
        self._wait()

    def close(self) -> None:
        """The record is closed, or the window."""
        self._unsubscribe()
        self._stop()
        self._fall_silent()
        self.deleteLater()

    def _wait(self) -> None:
        """Wait for the next moment; where there is none, not even a timer runs."""
        self._stop()
        chosen, about = self._reminders.load(), self._about.load()
        if not (chosen.is_on and chosen.times) or about.saves_energy:
            self._fall_silent()
            return
        if self._rests or not self._has_messages():
            return
        now = self._now()
        self._after = self._after or now  # what went by before was not asked for
        unread = DayHolds(self._today.today(), rest_weekdays=about.rest_weekdays)
        moment = next_moment(chosen.times, now, unread, self._after)
        if moment is None:
            return
        if moment <= now:
            self._read_the_day()
        else:
            left_ms = round((moment - now).total_seconds() * 1000) + 1
            self._timer.start(min(left_ms, LONGEST_WAIT_MS))

    def _read_the_day(self) -> None:
        today, diary, plan = self._today, self._diary, self._today.plan()

        def read(_job: Job) -> DayHolds:
            with diary() as reader:
                return day_holds(today.look(reader, plan))

        self._job = self._jobs.run(read, self._on_day_read, owner=self, on_problem=self._on_day_read_problem)

    def _on_day_read(self, holds: DayHolds) -> None:
        now = self._now()
        assert self._after is not None, "the day is read for a moment after another"
        moment = next_moment(self._reminders.load().times, now, holds, self._after)
        if moment is not None and moment <= now and not self._is_in_front() and self._messages is not None:
            self._messages.say("GMI Trainer", message_words(self._translate))
        self._dealt_with(now)

    def _on_day_read_problem(self, _problem: UserProblem) -> None:
        """Nobody asked for anything just now: the page that is looked at next says what is the matter."""
        self._dealt_with(self._now())

    def _dealt_with(self, now: datetime) -> None:
        self._after = now
        self._wait()

    def _has_messages(self) -> bool:
        if self._messages is None:
            self._messages = self._make_messages(self)
            if self._messages is not None:
                self._messages.pressed.connect(self.pressed)
        return self._messages is not None

    def _fall_silent(self) -> None:
        """Switched off: the icon goes too."""
        self._after = None
        if self._messages is not None:
            self._messages.close()
            self._messages = None

    def _stop(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _now(self) -> datetime:
        return wall_time(self._clock.utc_now(), self._clock.utc_offset_min())

    def _on_changed(self, kind: Changed) -> None:
        if kind in (Changed.PREFERENCES, Changed.ABOUT):
            self._wait()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._wait()
