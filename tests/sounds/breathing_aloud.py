"""A small program that breathes with the program's own sounds, by the real clock, and writes down what it does.

Each line it prints is a moment, in seconds of the monotonic clock, and what happened then.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gmi_trainer import resources
from gmi_trainer.domain.breath_run import BreathRun, RunState
from gmi_trainer.domain.breathing import EASIEST, BreathPattern, BreathSpec
from gmi_trainer.domain.script import NS_PER_MS, Phase
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.ui.breathe.cues import BreathCues
from gmi_trainer.ui.sound import load_sound
from gmi_trainer.ui.words.translate import english

LEAD_IN_MS = 500
GAP_MS = 1_200
QUIET_PERCENT = 50
LOUD_PERCENT = 100

WHOLE = BreathSpec(EASIEST, breaths=2, lead_in_ms=LEAD_IN_MS, volume_percent=LOUD_PERCENT)
QUIET = BreathSpec(EASIEST, breaths=2, lead_in_ms=LEAD_IN_MS, volume_percent=QUIET_PERCENT)
LONG = BreathSpec(BreathPattern(4_000, 6_000), breaths=1, lead_in_ms=LEAD_IN_MS, volume_percent=LOUD_PERCENT)
HALTED_AFTER_MS = LEAD_IN_MS + 2_500 + 900  # in the first breath out, where it is loud
EASED_AFTER_MS = LEAD_IN_MS + 2_200  # in the breath in: from four seconds to three
STOPPED_AFTER_MS = LEAD_IN_MS + 3_000 + 1_000

SESSIONS = (("whole", WHOLE), ("halted", QUIET), ("eased", LONG))


class Aloud(QObject):
    """Plays one session after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = SystemClock()
        sounds = load_sound(resources.find("assets", "sounds", "tones"), self)
        self._cues = BreathCues(sounds, None, english, self)
        self._left = list(SESSIONS)
        self._name = ""
        self._run = BreathRun(WHOLE)
        self._phase: Phase | None = None
        self._is_eased = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._on_timer_timeout)

    def begin(self) -> None:
        """The next one, or the end."""
        if not self._left:
            self._cues.close()
            QCoreApplication.quit()
            return
        self._name, spec = self._left.pop(0)
        self._run = BreathRun(spec)
        self._note(f"trouble {self._cues.trouble}")
        self._cues.begin(spec)
        self._began_ns = self._clock.now_ns()
        self._run.begin(self._began_ns, 0)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        now_ns = self._clock.now_ns()
        into_ms = (now_ns - self._began_ns) // NS_PER_MS
        if self._name == "halted" and into_ms >= HALTED_AFTER_MS:
            self._halt("halted")
            return
        if self._name == "eased" and into_ms >= STOPPED_AFTER_MS:
            self._halt("stopped")
            return
        if self._name == "eased" and into_ms >= EASED_AFTER_MS and not self._is_eased:
            self._is_eased = True
            assert self._run.ease(now_ns, 0) is not None
            self._note("eased")
        moment = self._run.look(now_ns, 0)
        if moment is None:
            assert self._run.state is RunState.OVER
            self._halt("over")
            self._cues.finish()
            return
        if moment.phase is not self._phase:
            self._phase = moment.phase
            self._cues.enter(moment, self._run.pattern)
            self._note(f"{moment.phase.kind} {moment.phase.round}")

    def _halt(self, how: str) -> None:
        self._timer.stop()
        self._cues.halt()
        self._note(how)
        QTimer.singleShot(GAP_MS if how != "over" else 3 * GAP_MS, self.begin)

    def _note(self, what: str) -> None:
        seconds = self._clock.now_ns() / 1_000_000_000
        sys.stdout.write(f"{seconds:.3f} {self._name} {what}\n")
        sys.stdout.flush()


def main() -> int:
    """Breathe."""
    app = QApplication([Path(__file__).name])
    aloud = Aloud()
    QTimer.singleShot(0, aloud.begin)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
