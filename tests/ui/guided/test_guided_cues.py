"""What is played and said: each step its tone, its words a little later, and nothing after a halt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.guided import Length, spec_of
from gmi_trainer.domain.script import NS_PER_MS
from gmi_trainer.ui.guided.cues import GuidedCues
from gmi_trainer.ui.guided.tools import sounding_cues
from tests.guided_fakes import A_SCRIPT, STEPS
from tests.ui.breathe.test_cues import NotingSounds, NotingVoice

TONES = spec_of(A_SCRIPT, Length.LONG)
VOICE = spec_of(A_SCRIPT, Length.LONG, voice=True)
ARRIVE, SOUNDS, BACK = STEPS


@pytest.fixture
def notes() -> list[str]:
    return []


def test_tones_alone_mark_each_step_and_a_bell_the_end(qtbot: QtBot, notes: list[str]) -> None:
    cues = GuidedCues(NotingSounds(notes), NotingVoice(notes))
    cues.prepare(TONES)
    cues.begin()
    for step in STEPS:
        cues.enter(step)
        cues.look(9_000 * NS_PER_MS)
    cues.finish()

    assert notes == ["wake", "play in-3000 60", "play out-4000 60", "play end 60"]


def test_a_voice_waits_for_the_tone_and_says_each_step_once(qtbot: QtBot, notes: list[str]) -> None:
    cues = GuidedCues(NotingSounds(notes), NotingVoice(notes))
    cues.prepare(VOICE)
    cues.enter(ARRIVE)
    cues.look(1_400 * NS_PER_MS)
    assert notes == ["prepare voice", "play in-3000 60"]

    cues.look(1_500 * NS_PER_MS)
    cues.look(3_000 * NS_PER_MS)
    cues.enter(SOUNDS)
    cues.look(0)

    assert notes[2:] == ["say Arrive. Feel what holds you up. 60", "say Sounds. What can you hear? 60"]


def test_after_a_halt_nothing_is_said_any_more(qtbot: QtBot, notes: list[str]) -> None:
    cues = GuidedCues(NotingSounds(notes), NotingVoice(notes))
    cues.prepare(VOICE)
    cues.enter(ARRIVE)
    cues.halt()
    cues.look(5_000 * NS_PER_MS)

    assert notes[-2:] == ["stop", "be quiet"]


def test_what_cannot_be_heard_is_told(qtbot: QtBot, notes: list[str]) -> None:
    silent = GuidedCues(None, None)
    silent.prepare(TONES)
    assert silent.trouble is CueTrouble.NO_SOUND
    silent.begin()
    silent.enter(ARRIVE)
    silent.finish()
    silent.close()
    silent.enter(ARRIVE)

    without = GuidedCues(NotingSounds(notes, has_device=False), None)
    without.prepare(TONES)
    assert without.trouble is CueTrouble.NO_DEVICE


def test_a_voice_that_fails_is_told_and_the_tones_go_on(qtbot: QtBot, notes: list[str]) -> None:
    voice = NotingVoice(notes)
    cues = GuidedCues(NotingSounds(notes), voice)
    cues.prepare(VOICE)
    troubles = [cues.trouble]

    voice.lacks = True
    with qtbot.waitSignal(cues.changed):
        voice.failed.emit()

    assert [*troubles, cues.trouble] == [None, CueTrouble.NO_VOICE]
    cues.enter(ARRIVE)
    assert notes[-1] == "play in-3000 60"
    cues.close()


def test_those_of_this_computer_are_made_and_closed(qtbot: QtBot) -> None:
    parent = QObject()
    cues = sounding_cues(parent)
    cues.prepare(TONES)
    cues.close()
    cues.close()
