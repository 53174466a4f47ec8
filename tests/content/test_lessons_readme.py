"""What the lessons' README tells a clinician is what the program does."""

from __future__ import annotations

import re

from gmi_trainer import resources
from gmi_trainer.content.lesson_rules import FEWEST_MINUTES, FEWEST_WORDS, MOST_MINUTES, MOST_WORDS
from gmi_trainer.content.markup import CALLOUTS
from gmi_trainer.domain.lesson import ScreenKind

README = resources.find("lessons", "README.md").read_text("utf-8")


def test_every_kind_of_screen_is_explained() -> None:
    assert re.findall(r"^\| `([a-z]+)` \|", README, re.MULTILINE) == [kind.value for kind in ScreenKind]


def test_every_box_is_named() -> None:
    assert set(re.findall(r"\[!(\w+)\]", README)) == set(CALLOUTS)


def test_every_shared_file_is_named_and_there() -> None:
    named = re.findall(r"^\| `([\w./-]+)` \|", README, re.MULTILINE)
    files = [name for name in named if "." in name]

    assert len(files) == 12
    assert [name for name in files if not resources.find("lessons", *name.split("/")).is_file()] == []


def test_the_limits_are_those_of_the_check() -> None:
    assert f"{FEWEST_WORDS} to {MOST_WORDS} words" in README
    assert f"{FEWEST_MINUTES} to {MOST_MINUTES}" in README
