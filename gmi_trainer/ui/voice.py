"""The system's voice, as the window has it: asked to speak, never waited for."""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

from gmi_trainer.domain.breath_cues import gain_of

SPEAKER = (sys.executable, "-m", "gmi_trainer.ui.speaker")
ENDS_WITHIN_MS = 1000


class Voice(QObject):
    """Speaks from a process of its own (``ui/speaker.py``), which is started by ``prepare``.

    What is said before it is ready is not said later either: a word that comes late is worse than none.
    """

    ready = Signal()
    failed = Signal()  # there is no voice after all, or no longer
    spoken = Signal()  # what was said last was said to its end

    def __init__(
        self, language: str, speaker: Sequence[str] = SPEAKER, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._speaker = tuple(speaker)
        self._process: QProcess | None = None
        self._is_ready = False
        self._has_failed = False
        self._said = 0

    @property
    def is_ready(self) -> bool:
        """It can be heard."""
        return self._is_ready

    @property
    def has_failed(self) -> bool:
        """It turned out that there is none."""
        return self._has_failed

    def prepare(self) -> None:
        """Get ready: the sooner, the less is missed of what is said."""
        if self._process is not None or self._has_failed:
            return
        process = QProcess(self)
        process.setProcessEnvironment(_with_ourselves())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_process_ready_read)
        process.errorOccurred.connect(self._on_process_error_occurred)
        process.finished.connect(self._on_process_ended)
        program, *words = self._speaker
        process.start(program, [*words, self._language])
        self._process = process
        self._said = 0

    def say(self, text: str, volume_percent: int) -> None:
        """Now, in place of what is being said."""
        if self._is_ready and volume_percent > 0:
            self._said += 1
            self._tell(text, gain_of(volume_percent))

    def stop(self) -> None:
        """Be silent."""
        if self._is_ready:
            self._tell("", 0.0)

    def close(self) -> None:
        """For good, or until it is prepared again."""
        process, self._process = self._process, None
        self._is_ready = False
        if process is None:
            return
        process.blockSignals(True)
        process.closeWriteChannel()  # it ends with what it reads from
        process.kill()
        process.waitForFinished(ENDS_WITHIN_MS)
        process.deleteLater()

    def _tell(self, text: str, gain: float) -> None:
        assert self._process is not None
        self._process.write(json.dumps({"say": text, "gain": gain}).encode() + b"\n")

    @Slot()
    def _on_process_ready_read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            said = json.loads(bytes(self._process.readLine().data()))
            if "voice" in said and not self._is_ready:
                self._is_ready = True
                self.ready.emit()
            elif said.get("done") == self._said:
                self.spoken.emit()

    @Slot(QProcess.ProcessError)
    def _on_process_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_process_ended()  # all others that matter end it

    @Slot()
    def _on_process_ended(self) -> None:
        """Whether it never began, found no voice, or was lost on the way."""
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        self._is_ready = False
        self._has_failed = True
        self.failed.emit()


def find_voice(language: str = "en", parent: QObject | None = None) -> Voice | None:
    """A voice of the window's language, not yet ready; None where it is plain that there is none.

    It is looked for without being started: whether there really is one is known after ``Voice.prepare``.
    """
    if getattr(sys, "frozen", False) or find_spec("PySide6.QtTextToSpeech") is None:
        return None  # a bundle has no Python for a process of its own
    if sys.platform.startswith("linux") and not _can_load("libspeechd.so.2"):
        return None
    return Voice(language, parent=parent)


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _with_ourselves() -> QProcessEnvironment:
    """The other process finds this very package, wherever the program was started from."""
    env = QProcessEnvironment.systemEnvironment()
    ours = str(Path(__file__).resolve().parents[2])
    env.insert("PYTHONPATH", os.pathsep.join(part for part in (ours, env.value("PYTHONPATH", "")) if part))
    return env
