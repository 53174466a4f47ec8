"""A small pack of real pictures in a folder of the test's own; changes may make it wrong."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from PIL import Image

from gmi_trainer.domain.stimulus import ROTATIONS
from gmi_trainer.media.pack_check import check_pack
from gmi_trainer.services.packs import PackProblem, PackReport

SIDE = 200
HEAD: dict[str, Any] = {"format": 1, "name": "Hands at work", "version": "1.0", "licence": "CC0-1.0"}

Line = dict[str, Any]


def pack_line(folder: Path, number: int, **changes: Any) -> Line:
    """A right line for a picture like no other, which is written into the folder."""
    file = folder / "pictures" / f"w{number:02d}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (SIDE, SIDE), (number % 256, number // 256, 90)).save(file)
    line: Line = {
        "id": f"w{number:02d}",
        "file": f"pictures/{file.name}",
        "part": "hand",
        "side": "left",
        "posture": "flat",
        "view": ("dorsal", "palmar")[number % 2],
        "rotation_deg": -3.5,
        "turn": "none",
        "level": 1,
        "person": f"person-{number % 3}",
        "sex": ("female", "male")[number % 2],
        "age": "adult",
        "skin": "tan",
        "setting": "plain",
        "alt": "A flat hand, palm down",
        "spec": {"seed": number},
        "sha256": hash_of(file),
        "width": SIDE,
        "height": SIDE,
        "licence": "CC0-1.0",
    }
    return line | changes


def hash_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_pack(folder: Path, count: int = 24, head: Line | None = None, **changes: Any) -> Path:
    """A pack without a mistake: ``count`` hands."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "library.json").write_text(json.dumps(HEAD | (head or {}), indent=1), "utf-8")
    write_lines(folder, [pack_line(folder, number, **changes) for number in range(count)])
    return folder


def write_lines(folder: Path, lines: list[Line]) -> None:
    (folder / "manifest.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def lines_of(folder: Path) -> list[Line]:
    return [json.loads(raw) for raw in (folder / "manifest.jsonl").read_text("utf-8").splitlines()]


def change_line(folder: Path, number: int, **changes: Any) -> None:
    """Change the line of a number from 1; a value of None takes the field away."""
    lines = lines_of(folder)
    changed = lines[number - 1] | changes
    lines[number - 1] = {name: value for name, value in changed.items() if value is not None}
    write_lines(folder, lines)


def write_fair_set(folder: Path, name: str = "hand-1", **changes: Any) -> Path:
    """Twenty items of the pictures w04 to w23, ten a side; every turn once or twice on each."""
    turns = [*ROTATIONS, 0, 180]
    items = [
        {"picture": f"w{4 + number:02d}", "mirrored": number >= 10, "rotation_deg": turns[number % 10]}
        for number in range(20)
    ]
    stored: Line = {
        "format": 1,
        "part": "hand",
        "version": 1,
        "warm_ups": [{"picture": "w00", "mirrored": False, "rotation_deg": 0}],
        "items": items,
    }
    path = folder / "test_sets" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(stored | changes, indent=1), "utf-8")
    return path


def look(folder: Path) -> tuple[PackReport, list[PackProblem]]:
    """What a check tells, mistakes and remarks."""
    told: list[PackProblem] = []
    return check_pack(folder, "pack", told.append), told


def mistakes_in(folder: Path) -> list[tuple[str, int, str, str]]:
    """File without the pack's name, line, expected, found."""
    _report, told = look(folder)
    return [
        (one.file.removeprefix("pack/"), one.line, one.expected, one.found)
        for one in told
        if not one.is_remark
    ]
