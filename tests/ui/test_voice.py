"""The system's voice: a process of its own, never waited for."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.ui import voice as voice_module
from gmi_trainer.ui.voice import SPEAKER, Voice, find_voice

SPEAKER_OF_TESTS = (*SPEAKER, "--engine", "mock")
STARTS_WITHIN_MS = 30_000

ECHO = """
import sys
print('{"voice": "echo"}', flush=True)
with open(sys.argv[1], "w", buffering=1) as notes:
    for line in sys.stdin:
        notes.write(line)
"""


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "told"


@pytest.fixture
def voice(told: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Voice]:
    """A voice that writes down what it is told."""
    script = tmp_path / "echo.py"
    script.write_text(ECHO)
    voice = Voice("en", (sys.executable, str(script), str(told)))
    yield voice
    voice.close()


def wishes(told: Path) -> list[object]:
    return [json.loads(line) for line in told.read_text().splitlines()] if told.exists() else []


def test_what_is_said_reaches_the_speaker(voice: Voice, told: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(voice.ready, timeout=STARTS_WITHIN_MS):
        voice.prepare()

    voice.say("Out, with a hum", 50)
    voice.stop()

    qtbot.waitUntil(lambda: len(wishes(told)) == 2)
    assert wishes(told) == [{"say": "Out, with a hum", "gain": 0.25}, {"say": "", "gain": 0.0}]


def test_what_is_said_before_it_is_ready_is_not_said_later(voice: Voice, told: Path, qtbot: QtBot) -> None:
    voice.say("In", 100)
    with qtbot.waitSignal(voice.ready, timeout=STARTS_WITHIN_MS):
        voice.prepare()
        voice.say("In", 100)
        voice.stop()

    voice.say("Out", 100)

    qtbot.waitUntil(lambda: bool(wishes(told)))
    assert wishes(told) == [{"say": "Out", "gain": 1.0}]


def test_a_volume_of_nothing_says_nothing(voice: Voice, told: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(voice.ready, timeout=STARTS_WITHIN_MS):
        voice.prepare()

    voice.say("In", 0)
    voice.say("Out", 10)

    qtbot.waitUntil(lambda: bool(wishes(told)))
    assert [wish["say"] for wish in wishes(told) if isinstance(wish, dict)] == ["Out"]


def test_preparing_twice_starts_one_process(voice: Voice, qtbot: QtBot) -> None:
    readies: list[bool] = []
    voice.ready.connect(lambda: readies.append(True))
    voice.prepare()
    voice.prepare()
    qtbot.waitUntil(lambda: voice.is_ready, timeout=STARTS_WITHIN_MS)
    voice.prepare()

    assert readies == [True]


def test_a_closed_voice_can_be_prepared_again(voice: Voice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(voice.ready, timeout=STARTS_WITHIN_MS):
        voice.prepare()
    voice.close()
    assert not voice.is_ready
    assert not voice.has_failed

    with qtbot.waitSignal(voice.ready, timeout=STARTS_WITHIN_MS):
        voice.prepare()


@pytest.mark.parametrize(
    "speaker",
    [
        ("/nowhere/such-a-program",),
        (sys.executable, "-c", "raise SystemExit(1)"),
        (sys.executable, "-c", 'print(\'{"none": "engine"}\')'),
    ],
    ids=["cannot be started", "ends at once", "says that there is none"],
)
def test_where_there_is_none_it_says_so_once(speaker: tuple[str, ...], qtbot: QtBot) -> None:
    voice = Voice("en", speaker)
    failures: list[bool] = []
    voice.failed.connect(lambda: failures.append(True))

    voice.prepare()
    qtbot.waitUntil(lambda: voice.has_failed, timeout=STARTS_WITHIN_MS)
    voice.prepare()
    voice.say("In", 100)

    assert failures == [True]
    assert not voice.is_ready
    voice.close()


def test_a_voice_that_is_lost_on_the_way_is_told(told: Path, tmp_path: Path, qtbot: QtBot) -> None:
    script = tmp_path / "short.py"
    script.write_text('import sys\nprint(\'{"voice": "short"}\', flush=True)\nsys.stdin.readline()\n')
    voice = Voice("en", (sys.executable, str(script)))
    with qtbot.waitSignal(voice.ready, timeout=STARTS_WITHIN_MS):
        voice.prepare()

    with qtbot.waitSignal(voice.failed, timeout=STARTS_WITHIN_MS):
        voice.say("In", 100)

    voice.say("Out", 100)
    assert voice.has_failed


def test_the_real_speaker_speaks(qtbot: QtBot) -> None:
    """With the engine that speaks to nobody."""
    voice = Voice("en", SPEAKER_OF_TESTS)
    with qtbot.waitSignal(voice.ready, timeout=STARTS_WITHIN_MS):
        voice.prepare()

    voice.say("This is never heard to its end", 60)
    with qtbot.waitSignal(voice.spoken, timeout=STARTS_WITHIN_MS):
        voice.say("In", 60)
    voice.stop()
    voice.close()

    assert not voice.has_failed


def test_only_the_end_of_what_was_said_last_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    script = tmp_path / "late.py"
    script.write_text(
        'import sys\nprint(\'{"voice": "late"}\', flush=True)\n'
        "for number, _ in enumerate(sys.stdin): print('{\"done\": %d}' % number, flush=True)\n"
    )
    voice = Voice("en", (sys.executable, str(script)))
    told: list[int] = []
    with qtbot.waitSignal(voice.ready, timeout=STARTS_WITHIN_MS):
        voice.prepare()
    voice.spoken.connect(lambda: told.append(voice._said))
    for _ in range(3):
        voice.say("In", 100)
    voice.stop()  # the speaker now says that the third is done

    qtbot.waitUntil(lambda: bool(told), timeout=STARTS_WITHIN_MS)
    assert told == [3]
    voice.close()


def speak(*words: str, told: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SPEAKER, *words], input=told, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_real_speaker_ends_with_what_it_reads_from() -> None:
    ended = speak("--engine", "mock", "en", told='{"say": "In", "gain": 0.5}\n{"say": "", "gain": 0}\n')

    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["voice"]


def test_the_real_speaker_says_where_there_is_no_voice_of_the_language() -> None:
    ended = speak("--engine", "mock", "ja")

    assert (ended.returncode, json.loads(ended.stdout)) == (1, {"none": "language"})


def test_the_real_speaker_says_where_there_is_no_engine() -> None:
    ended = speak("--engine", "no-such-engine", "en")

    assert (ended.returncode, json.loads(ended.stdout)) == (1, {"none": "engine"})


def test_the_engine_that_speaks_to_nobody_is_not_taken_for_a_voice() -> None:
    """Where the system has no other, there is none."""
    code = (
        "import sys\n"
        "from PySide6 import QtTextToSpeech as q\n"
        "q.QTextToSpeech.availableEngines = staticmethod(lambda: ['mock'])\n"
        "from gmi_trainer.ui.speaker import main\n"
        "sys.exit(main(['en']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )

    assert (ended.returncode, json.loads(ended.stdout)) == (1, {"none": "engine"})


def test_a_system_without_the_library_has_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(voice_module, "_can_load", lambda _library: False)
    assert find_voice("en") is None


def test_a_qt_without_speech_has_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_module, "find_spec", lambda _name: None)
    assert find_voice("en") is None


def test_a_bundle_has_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert find_voice("en") is None


def test_where_there_may_be_one_nothing_is_started_to_find_out(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(voice_module, "_can_load", lambda _library: True)

    voice = find_voice("en")

    assert voice is not None
    assert not voice.is_ready
    assert not voice.has_failed
    voice.close()


def test_a_library_is_looked_for_by_loading_it() -> None:
    assert not voice_module._can_load("libmade-up-for-this-test.so.9")
