"""A window with nothing but the pacer, driven as a session drives it; or a bare one, with only the timer.

It writes what it counted to ``result.json``. Started by ``tests.benchmarks.breathing``, in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breathing import GOAL, BreathPattern, BreathSpec, Pacer
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import Scheme
from gmi_trainer.ui.breathe.pacer_view import MOVING_MS, PacerView
from gmi_trainer.ui.theme.look import STYLE_WORDS, Look
from gmi_trainer.ui.theme.theme import Theme
from gmi_trainer.ui.words.translate import english

BARE = "bare"
WARM_UP_MS = 1_000
NS_PER_MS = 1_000_000


class CountedPacer(PacerView):
    """The pacer as it is; beside that it counts its pictures, and keeps when the first one of each phase was done."""

    pictures = 0
    shown_phase = -1
    painted_phase = -1

    def __init__(self, look: Look) -> None:
        super().__init__(look, english)
        self.first_pictures: list[tuple[int, int]] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.pictures += 1
        if self.shown_phase != self.painted_phase:
            self.painted_phase = self.shown_phase
            self.first_pictures.append((self.shown_phase, time.perf_counter_ns()))


class Session:
    """A breathing run on the real clock, shown with every tick of a timer, as in the program."""

    def __init__(self, view: CountedPacer, spec: BreathSpec) -> None:
        self._clock = SystemClock()
        self._view = view
        self.run = BreathRun(spec)
        self.began_ns = 0
        self._began_on_the_wall_ns = 0
        self.ended_late_ms: float | None = None

    def begin(self) -> None:
        """From now on."""
        self._began_on_the_wall_ns = time.monotonic_ns()
        self.began_ns = self._clock.now_ns()
        self.run.begin(self.began_ns, self._clock.suspended_ns())

    def tick(self) -> None:
        """Look, and show."""
        moment = self.run.look(self._clock.now_ns(), self._clock.suspended_ns())
        if moment is None:
            on_the_wall_ns = time.monotonic_ns() - self._began_on_the_wall_ns
            self.ended_late_ms = (on_the_wall_ns - self.run.script.length_ns) / NS_PER_MS
            QApplication.quit()
            return
        self._view.shown_phase = moment.index
        self._view.show_moment(moment, pattern=self.run.pattern, breaths=self.run.spec.breaths)


def show(options: argparse.Namespace) -> dict[str, object]:
    """Open the window, and stay until enough was counted."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
    app = QApplication([*sys.argv[:1], *STYLE_WORDS])
    theme = Theme(Scheme(options.scheme), reduced_motion=options.still)
    look = Look(app, options.folder, theme, has_style=True)
    window = QWidget()
    window.setProperty("role", "calm")
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    view = CountedPacer(look)
    pattern = BreathPattern(*options.pattern)
    session = Session(view, BreathSpec(pattern, breaths=options.breaths, lead_in_ms=0))
    if options.style == BARE:
        timer.setInterval(MOVING_MS)
        timer.timeout.connect(_do_nothing)
    else:
        view.set_style(Pacer(options.style))
        rows = QVBoxLayout(window)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(view)
        timer.setInterval(view.fps_interval_ms)
        timer.timeout.connect(session.tick)
    window.resize(*options.size)
    window.show()
    counted: dict[str, object] = {}
    QTimer.singleShot(WARM_UP_MS, lambda: _count(options, counted, view, session, timer))
    app.exec()
    counted["ended_late_ms"] = session.ended_late_ms
    starts = (0, *session.run.script.ends_ns)
    counted["late_ms"] = [
        (at_ns - session.began_ns - starts[phase]) / NS_PER_MS for phase, at_ns in view.first_pictures
    ]
    return counted


def _count(
    options: argparse.Namespace,
    counted: dict[str, object],
    view: CountedPacer,
    session: Session,
    timer: QTimer,
) -> None:
    """From here to the end: pictures, time of this process, time on the wall."""
    if options.style != BARE:
        session.begin()
    timer.start()
    before = (view.pictures, time.process_time(), time.perf_counter())

    def stop() -> None:
        pictures, used, wall = (
            now - then
            for now, then in zip(
                (view.pictures, time.process_time(), time.perf_counter()), before, strict=True
            )
        )
        counted.update(pictures_a_second=pictures / wall, core=used / wall)
        if not options.to_the_end:
            QApplication.quit()

    QTimer.singleShot(round(options.seconds * 1_000), stop)


def _do_nothing() -> None:
    """What a bare window does sixty times a second."""


def main() -> None:
    """Show it, count, and write down what was counted."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("style", choices=(BARE, *Pacer))
    parser.add_argument("--seconds", type=float, default=GOAL.cycle_ms / 1_000)
    parser.add_argument("--pattern", type=int, nargs=2, default=(GOAL.in_ms, GOAL.out_ms))
    parser.add_argument("--breaths", type=int, default=100)
    parser.add_argument("--size", type=int, nargs=2, default=(1180, 820))
    parser.add_argument("--scheme", default=str(Scheme.LIGHT))
    parser.add_argument("--still", action="store_true")
    parser.add_argument("--to-the-end", action="store_true", help="until the last breath is over")
    options = parser.parse_args()
    found = show(options)
    (options.folder / "result.json").write_text(json.dumps(found))


if __name__ == "__main__":
    main()
