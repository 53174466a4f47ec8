"""Speaks short words with the system's voice. Run as a program of its own:

    python -m gmi_trainer.ui.speaker LANGUAGE

Until a voice is ready takes a second, or five where the system's service for speech has to be started first, and
nothing else happens meanwhile in the program that waits for it. So it is not the window that waits (``ui/voice.py``).

It says ``{"voice": ...}`` as soon as it can speak, or ``{"none": ...}`` with the reason and ends. Then it is told, a
line of JSON each: ``{"say": "In", "gain": 0.4}`` or ``{"say": ""}`` for silence. When it has spoken to the end, it says
``{"done": 3}``: the third that it was given to say. It ends with what it reads from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

DUMMY_ENGINE = "mock"
"""Speaks to nobody: for tests, and only where it is asked for."""

USUAL_ACCENTS = ("(America)", "(Great Britain)")
"""The service names many accents, those of few people first."""


class Speaker(QObject):
    """Says what it is told."""

    told = Signal(str)  # a line
    ended = Signal()  # there will be no more

    def __init__(self, engine: QTextToSpeech) -> None:
        super().__init__()
        self._engine = engine
        self._said = 0
        self._speaks = False  # what was said last has begun to be heard
        engine.stateChanged.connect(self._on_state_changed)
        self.told.connect(self._on_told)

    def listen(self) -> None:
        """In a thread, and to its end."""
        for line in sys.stdin:
            self.told.emit(line)
        self.ended.emit()

    @Slot(str)
    def _on_told(self, line: str) -> None:
        wish = json.loads(line)
        self._speaks = False
        self._engine.stop()
        if wish["say"]:
            self._said += 1
            self._engine.setVolume(wish["gain"])
            self._engine.say(wish["say"])

    @Slot(object)
    def _on_state_changed(self, state: QTextToSpeech.State) -> None:
        if state.name == "Speaking":
            self._speaks = True
        elif state.name == "Ready" and self._speaks:
            self._speaks = False
            _tell({"done": self._said})


def main(words: Sequence[str]) -> int:
    """Speak until there is no more to say; 1 where there is no voice."""
    parser = argparse.ArgumentParser(prog="speaker")
    parser.add_argument("language")
    parser.add_argument("--engine")
    options = parser.parse_args(words)
    app = QCoreApplication(["gmi-trainer"])
    engine = _engine(options.engine)
    if engine is None:
        return _say_none("engine")
    if not _choose_voice(engine, QLocale(options.language)):
        return _say_none("language")
    speaker = Speaker(engine)
    speaker.ended.connect(app.quit)
    engine.errorOccurred.connect(lambda *_why: app.exit(1))
    Thread(target=speaker.listen, daemon=True).start()
    _tell({"voice": engine.voice().name()})
    code = app.exec()
    engine.stop()
    return code


def _engine(name: str | None) -> QTextToSpeech | None:
    from PySide6.QtTextToSpeech import QTextToSpeech

    real = [found for found in QTextToSpeech.availableEngines() if found != DUMMY_ENGINE]
    if name is None and not real:
        return None
    engine = QTextToSpeech(name) if name is not None else QTextToSpeech()
    if engine.state() is QTextToSpeech.State.Error or engine.engine() in (
        "",
        *(() if name else (DUMMY_ENGINE,)),
    ):
        return None
    return engine


def _choose_voice(engine: QTextToSpeech, wanted: QLocale) -> bool:
    """The person's own country's, where it has one of that language. False where there is none of it at all."""
    fitting = [locale for locale in engine.availableLocales() if locale.language() == wanted.language()]
    if not fitting:
        return False
    system = QLocale.system()
    engine.setLocale(next((locale for locale in fitting if locale == system), wanted))
    if engine.locale().language() != wanted.language():
        engine.setLocale(fitting[0])
    voices = engine.availableVoices()
    if not voices:
        return False
    usual = next((voice for voice in voices if voice.name().endswith(USUAL_ACCENTS)), None)
    if usual is not None:
        engine.setVoice(usual)
    return True


def _say_none(reason: str) -> int:
    _tell({"none": reason})
    return 1


def _tell(said: dict[str, str | int]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
