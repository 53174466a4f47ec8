"""Tries files at a door in a child process, and holds every outcome to what is promised of all of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 10.0
MOST_GROWN_MB = 250
LONGEST_SENTENCE = 500
ROOM_MB = 400
"""How much memory a door may take beyond what the program takes anyway; the system gives no more."""

ROOM_FOR_A_PASSPHRASE_MB = 1_500
"""Trying one takes half a gigabyte, on purpose."""

IN_ALL_S = 100
ENDS_WELL = re.compile(r"([.?]|: gmi-trainer [a-z ]+)$")
"""A full stop, or what to type."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file."""

    file: str
    outcome: str
    problem: str
    said: str
    holds: str
    seconds: float
    grown_mb: int
    changed: tuple[str, ...]


class World:
    """All that a program could reach: its data folder, a home, a place for temporary files, and strangers' files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = root / "data"
        self.strange = root.parent / f"{root.name}-from-strangers"
        for folder in (root, self.strange, *(root / name for name in ("home", "tmp", "here"))):
            folder.mkdir(parents=True, exist_ok=True)

    def keep(self) -> None:
        """From now on this is how the data folder has to stay."""
        self.data.mkdir(exist_ok=True)
        shutil.copytree(self.data, self.root / "untouched", symlinks=True)

    def try_all(self, door: str, files: Iterable[Path], room_mb: int = ROOM_MB) -> list[Outcome]:
        """Bring each of them to the door. Nothing but the child knows of the others."""
        env = {
            **{name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ},
            "HOME": str(self.root / "home"),
            "TMPDIR": str(self.root / "tmp"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONIOENCODING": "utf-8",
            "LANG": "C.UTF-8",
            "OPENBLAS_NUM_THREADS": "1",
        }
        asked = [
            json.dumps({"door": door, "world": str(self.root), "file": str(file)}) + "\n" for file in files
        ]
        ended = subprocess.run(
            [sys.executable, "-m", "tests.threats.doors", str(room_mb)],
            input="".join(asked),
            cwd=self.root / "here",
            env=env,
            capture_output=True,
            text=True,
            timeout=IN_ALL_S,
            check=False,
        )
        answers = [json.loads(line) for line in ended.stdout.splitlines()]
        assert len(answers) == len(asked), f"it died at {asked[len(answers)]}:\n{ended.stderr[-3000:]}"
        assert ended.stderr == "", "a door says what is wrong by its problem alone"
        return [
            Outcome(
                Path(json.loads(line)["file"]).name,
                **{key: value for key, value in answer.items() if key != "changed"},
                changed=tuple(answer["changed"]),
            )
            for line, answer in zip(asked, answers, strict=True)
        ]


def hold_to_promise(
    outcomes: Iterable[Outcome], *, whole: str | None = None, most_mb: int = MOST_GROWN_MB
) -> None:
    """One sentence and nothing changed, or, where ``whole`` is given, exactly what the untouched file holds."""
    for one in outcomes:
        assert one.outcome in ("problem", "came in"), one
        assert one.seconds < MOST_SECONDS, one
        assert one.grown_mb < most_mb, one
        if one.outcome == "came in":
            assert whole is not None, f"it must not come in: {one}"
            assert one.holds == whole, one
            continue
        assert one.changed == (), one
        assert is_a_sentence(one.said), one


def is_a_sentence(said: str) -> bool:
    """Words with a full stop, of a sensible length, every value in its place, and no sign that steers a screen."""
    return (
        20 < len(said) < LONGEST_SENTENCE
        and ENDS_WELL.search(said) is not None
        and not {"{", "}", "…"} & set(said)
        and not any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co") for letter in said)
        and "Traceback" not in said
    )
