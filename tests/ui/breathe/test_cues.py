"""What is played and said in a session: with each part of a breath its own, and nothing after a halt."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breathing import GOAL, BreathPattern, BreathSpec
from gmi_trainer.domain.script import NS_PER_MS, Phase
from gmi_trainer.ui.breathe.cues import BreathCues
from gmi_trainer.ui.sound import Sounds
from gmi_trainer.ui.voice import Voice
from gmi_trainer.ui.words.translate import english
from tests.ui.fake_output import FakeOutput

HELD = BreathPattern(3_000, 4_000, 1_000, 500)


class NotingSounds(Sounds):
    """Notes what it is asked for, in order."""

    def __init__(self, notes: list[str], *, has_device: bool = True) -> None:
        self.output = FakeOutput(has_device=has_device)
        super().__init__(Path("nowhere"), self.output)  # type: ignore[arg-type]  # shaped like it
        self.notes = notes
        self.prepared: set[str] = set()

    def prepare(self, names: object) -> None:
        assert isinstance(names, tuple)
        self.prepared = set(names)

    def wake(self) -> None:
        self.notes.append("wake")

    def play(self, name: str, volume_percent: int) -> None:
        assert name in self.prepared, f"{name} was not read in time"
        self.notes.append(f"play {name} {volume_percent}")

    def fade(self, length_ms: int) -> None:
        self.notes.append(f"fade {length_ms}")

    def stop(self) -> None:
        self.notes.append("stop")


class NotingVoice(Voice):
    """The same for what is said."""

    def __init__(self, notes: list[str]) -> None:
        super().__init__("en", ("nobody",))
        self.notes = notes
        self.lacks = False

    @property
    def has_failed(self) -> bool:
        return self.lacks

    def prepare(self) -> None:
        self.notes.append("prepare voice")

    def say(self, text: str, volume_percent: int) -> None:
        self.notes.append(f"say {text} {volume_percent}")

    def stop(self) -> None:
        self.notes.append("be quiet")


class Session:
    """A session by a driven clock, in steps of 16 ms as the window takes them."""

    def __init__(self, spec: BreathSpec, *, has_device: bool = True) -> None:
        self.notes: list[str] = []
        self.sounds = NotingSounds(self.notes, has_device=has_device)
        self.voice = NotingVoice(self.notes)
        self.parent = QObject()
        self.cues = BreathCues(self.sounds, self.voice, english, self.parent)
        self.run = BreathRun(spec)
        self.cues.begin(spec)
        self.run.begin(0, 0)
        self.now_ms = 0
        self._phase: Phase | None = None

    def until(self, ms: int) -> list[str]:
        """Go on to that moment; what was noted meanwhile."""
        self.notes.clear()
        while self.now_ms < ms:
            self.now_ms = min(ms, self.now_ms + 16)
            self._look()
        return list(self.notes)

    def ease(self) -> list[str]:
        """Easier, now."""
        self.notes.clear()
        assert self.run.ease(self.now_ms * NS_PER_MS, 0) is not None
        self._look()
        return list(self.notes)

    def _look(self) -> None:
        moment = self.run.look(self.now_ms * NS_PER_MS, 0)
        if moment is not None and moment.phase is not self._phase:
            self._phase = moment.phase
            self.cues.enter(moment, self.run.pattern)


def spec(pattern: BreathPattern = GOAL, *, breaths: int = 2, voice: bool = False, **more: bool) -> BreathSpec:
    tones = more.get("tones", True)
    return BreathSpec(
        pattern,
        breaths=breaths,
        tones=tones,
        voice=voice,
        humming=more.get("humming", False),
        volume_percent=60,
    )


def test_each_part_has_its_tone_once(qtbot: QtBot) -> None:
    session = Session(spec())

    assert session.until(4_900) == ["wake"]
    assert session.until(8_900) == ["play in-4000 60"]
    assert session.until(16_900) == ["play out-8000 60"]
    assert session.until(20_900) == ["play in-4000 60"]


def test_the_voice_says_each_part_and_holds_too(qtbot: QtBot) -> None:
    session = Session(spec(HELD, voice=True, tones=False))

    assert session.until(21_000) == [
        "say In 60",
        "say Hold 60",
        "say Out 60",
        "say Hold 60",
        "say In 60",
        "say Hold 60",
        "say Out 60",
    ]


def test_humming_is_said(qtbot: QtBot) -> None:
    session = Session(spec(voice=True, humming=True))
    session.until(8_900)

    assert session.until(9_100) == ["play out-8000 60", "say Out, with a hum 60"]


def test_tones_and_voice_are_got_ready_before_the_first_breath(qtbot: QtBot) -> None:
    session = Session(spec(voice=True))

    assert session.sounds.prepared == {"in-4000", "out-8000", "end"}
    assert session.notes == ["prepare voice"]


def test_what_is_not_asked_for_is_not_heard(qtbot: QtBot) -> None:
    session = Session(spec(tones=False))

    assert session.until(30_000) == []
    session.cues.finish()
    assert session.notes == []
    assert session.sounds.prepared == set()


def test_easier_in_the_middle_lets_the_tone_go_with_its_part(qtbot: QtBot) -> None:
    """Three seconds into a breath out of eight: now it is one of six."""
    session = Session(spec())
    session.until(12_000)

    assert session.ease() == ["fade 3000"]
    assert session.until(14_900) == []
    assert session.until(15_100) == ["play in-4000 60"]
    assert session.until(19_100) == ["play out-6000 60"]


def test_easier_twice_in_one_part_fades_it_once(qtbot: QtBot) -> None:
    session = Session(spec())
    session.until(12_000)
    session.ease()

    assert session.ease() == []  # four seconds in, six out: now three in, six out
    assert session.until(15_100) == ["play in-3000 60"]


def test_a_tone_goes_on_where_its_part_stays_as_long_as_it_was(qtbot: QtBot) -> None:
    session = Session(spec())
    session.until(7_000)

    assert session.ease() == []
    assert session.until(9_100) == ["play out-6000 60"]


def test_easier_before_the_first_breath_changes_its_tone(qtbot: QtBot) -> None:
    session = Session(spec(BreathPattern(4_000, 6_000)))
    session.until(3_000)

    assert session.ease() == []
    assert session.until(5_100) == ["play in-3000 60"]


def test_a_halt_is_silence(qtbot: QtBot) -> None:
    session = Session(spec(voice=True))
    session.until(6_000)
    session.notes.clear()

    session.cues.halt()

    assert session.notes == ["stop", "be quiet"]


def test_at_the_end_there_is_a_bell_and_a_word(qtbot: QtBot) -> None:
    session = Session(spec(voice=True))
    session.until(29_100)
    session.notes.clear()

    session.cues.finish()

    assert session.notes == ["play end 60", "say Done 60"]


def test_after_closing_nothing_is_heard_any_more(qtbot: QtBot) -> None:
    session = Session(spec(voice=True))
    session.until(6_000)
    session.cues.close()
    session.notes.clear()

    session.cues.close()
    session.cues.finish()

    assert session.until(20_000) == []


def test_without_anything_a_session_goes_on(qtbot: QtBot) -> None:
    cues = BreathCues(None, None, english)
    asked = spec(voice=True)
    cues.prepare(asked)
    cues.begin(asked)
    run = BreathRun(asked)
    run.begin(0, 0)
    moment = run.look(0, 0)
    assert moment is not None

    cues.enter(moment, GOAL)
    cues.halt()
    cues.finish()
    cues.close()

    assert cues.trouble is not None


def test_before_a_session_begins_nothing_is_heard(qtbot: QtBot) -> None:
    notes: list[str] = []
    cues = BreathCues(NotingSounds(notes), NotingVoice(notes), english)
    run = BreathRun(spec())
    run.begin(0, 0)
    moment = run.look(0, 0)
    assert moment is not None

    cues.enter(moment, GOAL)
    cues.finish()

    assert notes == []


@pytest.mark.parametrize(
    ("asked", "has_sounds", "has_device", "voice", "trouble"),
    [
        (spec(), True, True, "none", None),
        (spec(), False, False, "none", CueTrouble.NO_SOUND),
        (spec(), True, False, "there", CueTrouble.NO_DEVICE),
        (spec(voice=True), True, True, "there", None),
        (spec(voice=True), True, True, "none", CueTrouble.NO_VOICE),
        (spec(voice=True), True, True, "failed", CueTrouble.NO_VOICE),
        (spec(), True, True, "failed", None),
        (spec(tones=False, voice=True), True, False, "there", CueTrouble.NO_DEVICE),
        (spec(tones=False), True, False, "none", None),
    ],
)
def test_what_cannot_be_heard_is_known_before_it_begins(
    asked: BreathSpec,
    has_sounds: bool,
    has_device: bool,
    voice: str,
    trouble: CueTrouble | None,
    qtbot: QtBot,
) -> None:
    speaks = NotingVoice([]) if voice != "none" else None
    if speaks is not None:
        speaks.lacks = voice == "failed"
    cues = BreathCues(NotingSounds([], has_device=has_device) if has_sounds else None, speaks, english)

    cues.prepare(asked)

    assert cues.trouble is trouble


def test_a_device_that_comes_and_goes_is_told_each_time(qtbot: QtBot) -> None:
    session = Session(spec())

    with qtbot.waitSignal(session.cues.changed):
        session.sounds.output.lose()
    assert session.cues.trouble is CueTrouble.NO_DEVICE

    session.sounds.output.will_have = True
    with qtbot.waitSignal(session.cues.changed):
        session.sounds.output.look_again()
    assert session.cues.trouble is None


def test_a_voice_that_is_not_there_after_all_is_told(qtbot: QtBot) -> None:
    session = Session(spec(voice=True))
    session.voice.lacks = True

    with qtbot.waitSignal(session.cues.changed):
        session.voice.failed.emit()

    assert session.cues.trouble is CueTrouble.NO_VOICE


def test_closed_cues_hear_nothing_of_devices(qtbot: QtBot) -> None:
    session = Session(spec())
    changes: list[bool] = []
    session.cues.changed.connect(lambda: changes.append(True))
    session.cues.close()

    session.sounds.output.lose()
    session.voice.failed.emit()

    assert changes == []
