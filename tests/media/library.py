"""A small picture library in a folder of the test's own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from PIL import Image

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 30), (30, 30, 200), (245, 245, 245)


def quartered(side: int = 64) -> Image.Image:
    """Four coloured quarters: red, green (top), blue, white (bottom): every mirroring and turn can be told."""
    picture = Image.new("RGB", (side, side), RED)
    half = side // 2
    picture.paste(GREEN, (half, 0, side, half))
    picture.paste(BLUE, (0, half, half, side))
    picture.paste(WHITE, (half, half, side, side))
    return picture


def manifest_line(folder: Path, picture_id: str, **changes: Any) -> dict[str, Any]:
    """A right line for a picture, which is written into the folder; changes may make the line wrong."""
    file = folder / "pictures" / f"{picture_id}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    quartered().save(file)
    line: dict[str, Any] = {
        "id": picture_id,
        "file": f"pictures/{picture_id}.png",
        "part": "hand",
        "side": "left",
        "posture": "flat",
        "view": "dorsal",
        "rotation_deg": -3.5,
        "turn": "none",
        "level": 1,
        "person": "model",
        "setting": "plain",
        "alt": "A flat hand",
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }
    return line | changes


def write_library(folder: Path, count: int = 20, **changes: Any) -> Path:
    """A library of ``count`` hands."""
    write_manifest(folder, [manifest_line(folder, f"h{n:02d}", **changes) for n in range(count)])
    return folder


def write_manifest(folder: Path, lines: list[dict[str, Any]]) -> None:
    """One line of JSON a picture."""
    (folder / "manifest.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def write_test_set(folder: Path, name: str = "hand-1", **changes: Any) -> Path:
    """A test set with a warm-up and two items."""
    stored: dict[str, Any] = {
        "format": 1,
        "id": name,
        "part": "hand",
        "version": 1,
        "rotations": [0, 90],
        "warm_ups": [{"picture": "h00", "mirrored": False, "rotation_deg": 0}],
        "items": [
            {"picture": "h01", "mirrored": False, "rotation_deg": 90},
            {"picture": "h02", "mirrored": True, "rotation_deg": 0},
        ],
    }
    path = folder / "test_sets" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(stored | changes), "utf-8")
    return path
