"""The cues of one session take their sound and their voice with them when they go."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_cues import END, CueTrouble, tones_of
from gmi_trainer.domain.breathing import EASIEST, GOAL, BreathSpec
from gmi_trainer.ui.breathe import own_cues
from gmi_trainer.ui.breathe.tools import sounding_cues
from gmi_trainer.ui.words.translate import english


class Source(QObject):
    """A sound or a voice that only writes down what is asked of it."""

    device_changed = Signal()
    failed = Signal()
    has_device = True
    has_failed = False

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: list[str] = []

    def prepare(self, *_: object) -> None:
        self.asked.append("prepare")

    def stop(self) -> None:
        self.asked.append("stop")

    def close(self) -> None:
        self.asked.append("close")


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def test_sound_and_voice_go_with_the_session(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    sounds, voice = Source(owner), Source(owner)
    monkeypatch.setattr(own_cues, "load_sound", lambda folder, parent: sounds)
    monkeypatch.setattr(own_cues, "find_voice", lambda parent: voice)
    cues = sounding_cues(english, owner)
    cues.prepare(BreathSpec(voice=True))
    assert cues.trouble is None
    cues.close()
    cues.close()

    assert sounds.asked == ["prepare", "stop", "close"]
    assert voice.asked == ["prepare", "stop", "close"]


def test_a_computer_without_sound_is_told_of_and_closed_as_well(
    owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_cues, "load_sound", lambda folder, parent: None)
    monkeypatch.setattr(own_cues, "find_voice", lambda parent: None)
    cues = sounding_cues(english, owner)
    cues.prepare(BreathSpec())

    assert cues.trouble is CueTrouble.NO_SOUND
    cues.close()


def test_the_tones_are_where_they_are_looked_for(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[Path] = []
    monkeypatch.setattr(own_cues, "load_sound", lambda folder, parent: folders.append(folder))
    monkeypatch.setattr(own_cues, "find_voice", lambda parent: None)
    sounding_cues(english, owner).close()

    [folder] = folders
    for tone in (*tones_of(GOAL), *tones_of(EASIEST), END):
        assert (folder / f"{tone}.wav").is_file()
