"""What runs the program: Python, the system, Qt and its screens, sound. Nothing of Qt is imported here."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from gmi_trainer import __version__
from gmi_trainer.cli.sound_devices import sound_devices
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.doctor import MachineLook

ASK_QT = ("-m", "gmi_trainer.ui.screens")
ASK_VOICE = ("-m", "gmi_trainer.ui.speaker", "en")
"""It looks for a voice, says what it found, and ends at once, because there is nothing to say."""

ANSWERS_WITHIN_S = 30
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def look_at_machine(ask: tuple[str, ...] = ASK_QT, ask_voice: tuple[str, ...] = ASK_VOICE) -> MachineLook:
    """Everything; ``ask`` are the words for Python that make Qt tell what it sees, in a process of its own, and
    ``ask_voice`` those for its voice."""
    look = MachineLook(
        version=__version__,
        python=platform.python_version(),
        system=f"{platform.system()} {platform.release()}",
        qt="",
        pyside="",
        screens=(),
        sound=sound_devices(),
    )
    if getattr(sys, "frozen", False):
        return look  # a bundle has no Python that could be asked
    return _with_qt(look, ask, ask_voice)


def _with_qt(look: MachineLook, ask: tuple[str, ...], ask_voice: tuple[str, ...]) -> MachineLook:
    may_have_screen = not sys.platform.startswith("linux") or any(os.environ.get(name) for name in DISPLAYS)
    said = _answer(ask if may_have_screen else (*ask, "--no-screen"))
    problem: UserProblem | None = None
    if isinstance(said, str) and may_have_screen:  # is it the screen that cannot be reached?
        without = _answer((*ask, "--no-screen"))
        if not isinstance(without, str):
            said, problem = without, UserProblem(Problem.NO_SCREEN)
    if isinstance(said, str):
        return replace(look, window_problem=UserProblem(Problem.WINDOW_PARTS_MISSING, part=said))
    screens, outputs = said.get("screens"), said.get("outputs")
    return replace(
        look,
        qt=str(said.get("qt", "")),
        pyside=str(said.get("pyside", "")),
        screens=tuple((int(w), int(h), float(hz)) for w, h, hz in screens)
        if isinstance(screens, list)
        else (),
        window_problem=problem,
        sound=outputs if isinstance(outputs, int) else look.sound,
        sound_lacks=str(said.get("sound_lacks", "")),
        voice=bool(said.get("may_speak")) and _has_voice(ask_voice),
    )


def _has_voice(ask: tuple[str, ...]) -> bool:
    said = _answer(ask)
    return not isinstance(said, str) and "voice" in said


def _answer(ask: tuple[str, ...]) -> dict[str, object] | str:
    """What the other process says; where it says nothing, the last words of its complaint."""
    ours = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(part for part in (ours, os.environ.get("PYTHONPATH", "")) if part)
    try:
        ended = subprocess.run(
            [sys.executable, *ask],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=ANSWERS_WITHIN_S,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
        answer = json.loads(ended.stdout)
    except (OSError, subprocess.TimeoutExpired) as error:
        return type(error).__name__
    except ValueError:
        complaint = [line for line in ended.stderr.splitlines() if line.strip()]
        return complaint[-1].strip() if complaint else str(ended.returncode)
    return answer if isinstance(answer, dict) else ""
