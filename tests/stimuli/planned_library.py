"""A library in a folder of the test's own, written by the library's own scripts; its pictures are plain patches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.stimuli.scripts import script

SIDE = 200
NOTHING_JUDGED: dict[str, Any] = {"dropped": {}, "levels": {}}


def write_planned_library(folder: Path, parts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every picture that is planned of these parts, with its line of the manifest, and a test set of each part."""
    monkeypatch.setattr(script("build_manifest"), "LIBRARY", folder)
    for tries, few in (("TRIES", 100), ("SWAPS", 4000)):
        monkeypatch.setattr(script("make_test_sets"), tries, few)  # even enough, and done in a second
    (folder / "pictures").mkdir(parents=True)
    (folder / "test_sets").mkdir()
    lines = [line for part in parts for line in lines_of(folder, part)]
    (folder / "manifest.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    head = {"format": 1, "name": "Limbs", "version": "1.0", "licence": "CC0-1.0"}
    (folder / "library.json").write_text(json.dumps(head), "utf-8")
    return folder


def lines_of(folder: Path, part: str) -> list[dict[str, Any]]:
    """One part's pictures and test set are written; the lines are left to whoever writes the manifest."""
    lines = []
    for number, spec in enumerate(script("plan_parts").lot(part)):
        colour = (number, ord(part[0]), 90)
        Image.new("RGB", (SIDE, SIDE), colour).save(folder / spec["file"], lossless=True)
        lines.append(script("build_manifest").line_of(spec, NOTHING_JUDGED))
    sets = script("make_test_sets")
    plain = [line for line in lines if line["level"] == 1]
    stored = sets.written(sets.test_set(part, plain, seed=20))
    (folder / "test_sets" / f"{part}-1.json").write_text(stored, "utf-8")
    return lines
