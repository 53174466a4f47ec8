"""Sounds are played where they can be, and nothing waits for one."""

from __future__ import annotations

import subprocess
import sys
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.sound import (
    AHEAD_MS,
    FEED_EVERY_MS,
    LOST_AFTER_MS,
    QUICK_MS,
    RATE_HZ,
    RESTS_AFTER_MS,
    Sounds,
    load_sound,
    read_samples,
)
from tests.ui.fake_output import FakeOutput

AHEAD = AHEAD_MS * RATE_HZ // 1000
LEVEL = 12_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One second of a steady level, and the same a little lower."""
    for name, level in (("high", LEVEL), ("low", LEVEL // 2)):
        with wave.open(str(tmp_path / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(level.to_bytes(2, "little", signed=True) * RATE_HZ)
    return tmp_path


@pytest.fixture
def output(qtbot: QtBot) -> FakeOutput:
    return FakeOutput()


@pytest.fixture
def sounds(folder: Path, output: FakeOutput) -> Sounds:
    return Sounds(folder, output)  # type: ignore[arg-type]  # shaped like it


def let_pass(sounds: Sounds, output: FakeOutput, ms: int) -> None:
    """The feeding timer's time is driven, not waited for."""
    timer = sounds.findChild(QTimer, "sound.timer.feed")
    assert timer is not None
    for _ in range(ms // FEED_EVERY_MS):
        output.let_pass(FEED_EVERY_MS * RATE_HZ // 1000)
        if timer.isActive():
            timer.timeout.emit()


def test_a_sound_is_played_as_loud_as_asked_for(sounds: Sounds, output: FakeOutput) -> None:
    sounds.play("high", 50)
    let_pass(sounds, output, 2_000)

    heard = [level for level in output.played if level]
    assert set(heard) == {LEVEL // 4}
    assert len(heard) == RATE_HZ


def test_the_device_is_kept_so_far_ahead_and_no_further(sounds: Sounds, output: FakeOutput) -> None:
    sounds.wake()
    assert len(output.played) == AHEAD

    let_pass(sounds, output, 1_000)
    assert len(output.played) == AHEAD + RATE_HZ
    assert output.waiting == AHEAD


def test_a_device_with_little_room_loses_nothing(sounds: Sounds, output: FakeOutput) -> None:
    output.takes = AHEAD // 2
    sounds.play("high", 100)
    let_pass(sounds, output, 2_000)

    heard = [level for level in output.played if level]
    assert len(heard) == RATE_HZ
    assert sounds.has_device


def test_two_sounds_can_be_heard_at_once(sounds: Sounds, output: FakeOutput) -> None:
    sounds.play("high", 100)
    sounds.play("low", 100)
    let_pass(sounds, output, 40)

    assert max(output.played) == LEVEL + LEVEL // 2


def test_stopping_is_silence_within_a_moment(sounds: Sounds, output: FakeOutput) -> None:
    sounds.play("high", 100)
    let_pass(sounds, output, 200)
    before = len(output.played)

    sounds.stop()
    let_pass(sounds, output, 400)

    after = output.played[before:]
    assert max(after) > 0
    assert not any(after[QUICK_MS * RATE_HZ // 1000 + AHEAD :])


def test_a_volume_of_nothing_plays_nothing(sounds: Sounds, output: FakeOutput) -> None:
    sounds.play("high", 0)

    assert output.opened == 0


def test_the_device_is_let_go_after_a_long_silence_and_taken_again(
    sounds: Sounds, output: FakeOutput
) -> None:
    sounds.play("high", 100)
    open_after = []
    for ms in (1_000 + RESTS_AFTER_MS - 200, 400):
        let_pass(sounds, output, ms)
        open_after.append(output.is_open)
    assert open_after == [True, False]

    sounds.play("low", 100)
    let_pass(sounds, output, 100)
    assert output.opened == 2
    assert output.played[-1] == LEVEL // 2


def test_waking_again_keeps_the_device(sounds: Sounds, output: FakeOutput) -> None:
    sounds.wake()
    let_pass(sounds, output, RESTS_AFTER_MS - 100)

    sounds.wake()
    let_pass(sounds, output, RESTS_AFTER_MS - 100)

    assert output.is_open
    assert output.opened == 1


def test_without_a_device_everything_goes_on_in_silence(folder: Path, qtbot: QtBot) -> None:
    output = FakeOutput(has_device=False)
    sounds = Sounds(folder, output)  # type: ignore[arg-type]  # shaped like it

    assert not sounds.has_device
    sounds.prepare(["high"])
    sounds.wake()
    sounds.play("high", 100)
    sounds.fade(100)
    sounds.stop()
    sounds.close()
    assert output.opened == 0


@pytest.mark.parametrize("left", [None, b"", b"RIFF no sound at all"])
def test_a_file_that_is_gone_or_spoilt_is_silent(
    sounds: Sounds, folder: Path, output: FakeOutput, caplog: pytest.LogCaptureFixture, left: bytes | None
) -> None:
    if left is not None:
        (folder / "bell.wav").write_bytes(left)

    sounds.prepare(["bell", "high"])
    sounds.play("bell", 100)
    let_pass(sounds, output, 100)
    assert not any(output.played)
    sounds.play("high", 100)
    let_pass(sounds, output, 100)

    assert output.played[-1] == LEVEL
    assert [record.message.partition(":")[0] for record in caplog.records] == ["no sound bell"]


def test_headphones_that_come_later_are_found(folder: Path, qtbot: QtBot) -> None:
    output = FakeOutput(has_device=False)
    sounds = Sounds(folder, output)  # type: ignore[arg-type]  # shaped like it
    output.will_have = True

    with qtbot.waitSignal(sounds.device_changed):
        sounds.prepare(["high"])

    assert sounds.has_device
    sounds.play("high", 100)
    assert output.is_open


def test_a_device_that_goes_is_told_and_nothing_breaks(
    sounds: Sounds, output: FakeOutput, qtbot: QtBot
) -> None:
    sounds.play("high", 100)

    with qtbot.waitSignal(sounds.device_changed):
        output.lose()
    let_pass(sounds, output, 100)
    sounds.play("low", 100)

    assert not sounds.has_device
    assert output.opened == 1


def test_a_device_that_takes_nothing_any_more_is_lost(
    sounds: Sounds, output: FakeOutput, qtbot: QtBot
) -> None:
    """A sound server that has ended: Qt goes on as if it were there."""
    sounds.play("high", 100)
    let_pass(sounds, output, 100)
    output.is_stuck = True

    with qtbot.waitSignal(sounds.device_changed):
        let_pass(sounds, output, LOST_AFTER_MS + 100)

    assert not sounds.has_device


def test_a_device_that_does_not_let_itself_be_played_is_none(
    sounds: Sounds, output: FakeOutput, qtbot: QtBot
) -> None:
    output.refuses = True

    with qtbot.waitSignal(sounds.device_changed):
        sounds.play("high", 100)

    assert not sounds.has_device
    let_pass(sounds, output, 100)


def test_closing_is_silent_and_can_be_done_twice(sounds: Sounds, output: FakeOutput) -> None:
    sounds.play("high", 100)

    sounds.close()
    sounds.close()

    assert not output.is_open


def test_reading_a_sound_that_is_not_ours_is_a_bug(tmp_path: Path) -> None:
    path = tmp_path / "fast.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(b"\0\0")

    with pytest.raises(AssertionError, match="fast"):
        read_samples(path)


def test_the_real_one_goes_on_without_a_sound_server(folder: Path, qtbot: QtBot) -> None:
    parent = QObject()
    sounds = load_sound(folder, parent)

    assert sounds is not None
    assert not sounds.has_device
    sounds.prepare(["high"])
    sounds.play("high", 100)
    sounds.close()


def test_a_system_without_the_library_has_no_sounds_and_no_complaint() -> None:
    code = (
        "import sys; sys.modules['PySide6.QtMultimedia'] = None\n"
        "from pathlib import Path\n"
        "from gmi_trainer.ui.sound import load_sound\n"
        "assert load_sound(Path('nowhere')) is None"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )

    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""


def test_reading_the_modules_reads_no_multimedia() -> None:
    """A start, and a session without tones, cost nothing of it."""
    code = (
        "import sys\n"
        "import gmi_trainer.ui.sound, gmi_trainer.ui.voice, gmi_trainer.ui.breathe.cues\n"
        "bad = [m for m in sys.modules if 'Multimedia' in m or 'TextToSpeech' in m or m == 'numpy']\n"
        "assert not bad, bad"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )

    assert ended.returncode == 0, ended.stderr
