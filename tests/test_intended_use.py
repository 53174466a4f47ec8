"""The page on intended use says what is true of this version: its places exist, its numbers are the program's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gmi_trainer import __version__
from gmi_trainer.domain.activity import TOO_FAST_MS, TRAINING_LENGTHS, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.reference import (
    EASY_ACCURACY,
    FAMILIARISATION_SESSIONS,
    Sureness,
)
from gmi_trainer.ui.main_window import HELP_KEYS
from gmi_trainer.ui.widgets.help_foot import Help

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "INTENDED_USE.md").read_text("utf-8")


def part(title: str) -> str:
    """What stands under a heading."""
    found = re.search(rf"^## {re.escape(title)}.*?\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return found.group(1)


def rows(text: str) -> list[list[str]]:
    """A table's rows without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


CLAIMS = rows(part("What it claims"))
HAZARDS = rows(part("What could go wrong"))
VERSIONS = rows(part("Version log"))


def test_every_hazard_is_named_with_what_is_built_and_where() -> None:
    named = " ".join(hazard for hazard, _, _ in HAZARDS).lower()

    for hazard in ("dizziness", "flare", "missed red flag", "wrong score", "photosensitivity", "distress"):
        assert hazard in named
    assert all(built and "`" in where for _, built, where in HAZARDS)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`([\w./]+/[\w.]+)`", TEXT))))
def test_every_place_named_exists(path: str) -> None:
    assert (ROOT / path).is_file()


def test_every_claim_has_a_tag_and_a_source() -> None:
    assert len(CLAIMS) >= 8
    assert [row for row in CLAIMS if row[1] not in set(Sureness) or not row[2]] == []


@pytest.mark.parametrize(
    "said",
    [
        f"{EASY_ACCURACY * 100:.0f} % right, twice",
        f"the first {FAMILIARISATION_SESSIONS} drills",
        f"faster than {TOO_FAST_MS / 1000:g} s",
    ],
)
def test_claims_have_the_programs_own_numbers(said: str) -> None:
    assert said in " ".join(claim for claim, _, _ in CLAIMS)


def test_mitigations_are_true_of_this_version() -> None:
    built = " ".join(built for _, built, _ in HAZARDS)

    assert f"sets from {min(TRAINING_LENGTHS)} pictures" in built
    assert spec_for_training(BodyPart.HAND, 5).limit_ms is None
    assert f"one key ({HELP_KEYS[Help.SAFETY]})" in built
    assert f"every screen ({HELP_KEYS[Help.SETTLE]})" in built


def test_the_newest_version_in_the_log_is_this_one() -> None:
    assert VERSIONS[0][0] == __version__


def test_it_promises_nothing() -> None:
    for word in (r"cures?\b", r"heals?\b", r"proven", r"reliev", r"painkill", r"guarantee"):
        assert re.search(rf"\b{word}", TEXT, re.IGNORECASE) is None
    assert "no relief is promised" in TEXT


def test_it_is_about_a_page() -> None:
    assert len(TEXT.splitlines()) <= 80
