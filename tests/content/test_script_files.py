"""Guided practices are plain text: what is wrong is named with its file and line, and the others are there."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.script_check import check_scripts
from gmi_trainer.content.script_files import ScriptFolder
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Moment
from gmi_trainer.domain.guided import Eyes, Length, StepCue
from gmi_trainer.domain.made_up_language import MADE_UP
from gmi_trainer.services.lesson_ports import LessonProblem
from tests.content.lesson_copies import change, line_of, said

OWN = resources.find("assets", "scripts")
WORDS = resources.find("lessons", "words.en.yaml")
RATINGS = "ratings: [before, after], [after] or [] where nothing is asked"
SIGNS = "sign: volume, person-standing, timer, hand, leaf, sun or wind"
TWICE = "{id: feet, cue: rise, long: 45, short: 30}"
SCAN, SPACE = "body-scan", "three-minute-space"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the program's own that may be changed."""
    return Path(shutil.copytree(OWN, tmp_path / "scripts"))


def mistakes(folder: Path) -> list[LessonProblem]:
    return [one for one in check_scripts(folder, "scripts", WORDS).problems if not one.is_remark]


def ids(folder: Path) -> list[str]:
    return [script.script_id for script in ScriptFolder(folder).load("en").scripts]


def test_the_four_practices_can_be_read_and_have_no_mistake() -> None:
    report = check_scripts(OWN, "assets/scripts", WORDS)

    assert (report.languages, report.mistakes) == (("en",), 0), report.problems
    loaded = ScriptFolder(OWN).load("en")
    assert loaded.problems == ()
    assert [one.script_id for one in loaded.scripts] == [
        "sounds-and-sights",
        "body-scan",
        "three-minute-space",
        "kind-attention",
    ]
    assert loaded.of_kind(SessionKind.NOTICE) == loaded.scripts
    assert loaded.of_kind(SessionKind.MIRROR) == ()
    for script in loaded.scripts:
        assert 180 <= script.length_s(Length.LONG) <= 480
        assert 60 <= script.length_s(Length.SHORT) < script.length_s(Length.LONG)


def test_what_stands_in_the_files_is_what_is_played() -> None:
    loaded = ScriptFolder(OWN).load("en")
    script = loaded.script("kind-attention")

    assert loaded.script("nothing") is None
    assert script is not None
    assert (script.eyes, script.edition, script.ratings) == (
        Eyes.OPEN,
        1,
        frozenset({Moment.BEFORE, Moment.AFTER}),
    )
    assert "may stir up feelings" in script.content_note
    first, *_, last = script.steps
    assert (first.step_id, first.cue, first.long_s, first.short_s) == ("safe-place", StepCue.RISE, 40, 25)
    assert first.words.startswith("Look around the room.")
    assert last.heading == "Come back"
    assert script.steps[4].short_s is None


def test_what_may_stir_feelings_says_so_and_nothing_is_promised() -> None:
    scripts = {script.script_id: script for script in ScriptFolder(OWN).load("en").scripts}

    assert scripts["body-scan"].content_note
    assert "left out" in scripts["kind-attention"].content_note
    for script in scripts.values():
        words = " ".join([script.about, *(step.words for step in script.steps)]).lower()
        assert not [word for word in ("vagus", "vagal", "heal", "cure", "proven", "rewire") if word in words]


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "expected", "found"),
    [
        ("script.yaml", "cue: fall", "cue: gong", "gong", "cue: rise, fall or none", '"gong"'),
        ("script.yaml", "long: 40", "long: 400", "long: 400", "long: seconds from 5 to 180", '"400"'),
        ("script.yaml", "eyes: either", "eyes: shut", "eyes", "eyes: open, closed or either", '"shut"'),
        ("script.yaml", "ratings: [before, after]", "ratings: [now]", "ratings", RATINGS, "a list"),
        ("script.yaml", "sign: person-standing", "sign: cat", "sign", SIGNS, '"cat"'),
        ("script.yaml", "id: body-scan", "id: scan", "id: scan", "body-scan, as its folder is called", '"scan"'),
        ("script.yaml", "kind: notice", "kind: drill", "kind", "one of notice, imagery, mirror", '"drill"'),
        ("script.yaml", "{id: legs,", "{id: feet,", TWICE, "a different id for each step", '"feet" again'),
        ("script.yaml", "edition: 1\n", "", "id: body-scan", "edition: a number from 1 to 99", "no edition:"),
        ("text.en.yaml", "    heading: Legs\n", "", "  legs:", "heading: a text of at most 300 letters", "no heading:"),
        ("text.en.yaml", "title: Body scan\n", "", "about:", "title: a text of at most 300 letters", "no title:"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_with_its_line_and_the_others_are_there(
    folder: Path, file: str, old: str, new: str, at: str, expected: str, found: str
) -> None:
    path = folder / SCAN / file
    change(path, old, new)

    told = [said(one) for one in mistakes(folder)]

    line = line_of(path, at)
    if "again" in found:
        line += 1  # the second of them
    assert f"scripts/{SCAN}/{file}:{line}: expected {expected}, found {found}" in told
    assert ids(folder) == ["sounds-and-sights", SPACE, "kind-attention"]


def test_every_step_has_its_words(folder: Path) -> None:
    change(folder / SCAN / "text.en.yaml", "  legs:", "  lags:")

    told = [said(one) for one in mistakes(folder)]

    script, text = folder / SCAN / "script.yaml", folder / SCAN / "text.en.yaml"
    assert told == [
        f"scripts/{SCAN}/script.yaml:{line_of(script, 'id: legs')}: expected heading: and words: for legs under "
        f"steps: in scripts/{SCAN}/text.en.yaml, found none",
        f'scripts/{SCAN}/text.en.yaml:{line_of(text, "lags:")}: expected a step that script.yaml has, found "lags"',
    ]


def test_both_versions_last_as_long_as_they_may(folder: Path) -> None:
    change(folder / SPACE / "script.yaml", "long: 60", "long: 30")
    change(folder / SCAN / "script.yaml", ", short:", ", shirt:", times=99)

    told = "\n".join(said(one) for one in mistakes(folder))

    assert (
        f"scripts/{SPACE}/script.yaml:9: expected 180 to 480 seconds for all long: together, found 150"
        in told
    )
    assert 'expected one of id, cue, long, short, found "shirt:"' in told
    assert (
        "expected 60 seconds or more for all short: together, and less than the long version, found none"
        in told
    )


def test_two_do_not_stand_in_the_same_place(folder: Path) -> None:
    change(folder / SPACE / "script.yaml", "order: 3", "order: 2")

    (told,) = mistakes(folder)

    assert (
        said(told) == f"scripts/{SPACE}/script.yaml:5: expected an order: of its own, found 2, as {SCAN} has"
    )
    assert len(ids(folder)) == 4


def test_words_that_are_never_written_or_hard_to_read_or_too_long_to_say_are_named(folder: Path) -> None:
    text = folder / SPACE / "text.en.yaml"
    change(text, "What would be kind to do next?", "This will cure the pain, as is proven.")
    change(
        text,
        "Put down what you were doing.",
        "Notwithstanding considerable distractions, contemplate immediately observable physiological phenomena.",
    )
    change(text, "Name it in a word or two", "Say it, and say it again, " * 12)

    told = "\n".join(said(one) for one in mistakes(folder))

    assert 'found "cure"' in told
    assert "expected a reading grade of at most 8 for the step stop" in told
    assert "expected at most 60 words, and 2 for each second of the step, found" in told


@pytest.mark.parametrize("file", ["script.yaml", "text.en.yaml"])
def test_a_file_that_is_gone_is_named(folder: Path, file: str) -> None:
    (folder / SCAN / file).unlink()

    assert said(mistakes(folder)[0]) == f"scripts/{SCAN}/{file}:1: expected this file, found no file"
    assert SCAN not in ids(folder)


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    (none,) = check_scripts(tmp_path / "none", "none", WORDS).problems
    assert said(none) == "none:1: expected a folder of practices, found no folder"
    (empty,) = check_scripts(tmp_path, "empty", WORDS).problems
    assert empty.found == "none"
    assert ScriptFolder(tmp_path / "none").load("en").scripts == ()


def test_a_translation_is_read_and_what_is_missing_is_a_remark(folder: Path) -> None:
    english = folder / SPACE / "text.en.yaml"
    german = english.with_name("text.de.yaml")
    german.write_text(english.read_text("utf-8").replace("Stop for a moment", "Halt"), "utf-8")

    report = check_scripts(folder, "scripts", WORDS)

    others = {one.file.split("/")[1] for one in report.problems if one.is_remark}
    assert (report.languages, report.mistakes) == (("en", "de"), 0)
    assert {SCAN, "sounds-and-sights", "kind-attention"} <= others
    assert SPACE not in others
    script = ScriptFolder(folder).load("de_AT").script(SPACE)
    assert script is not None
    assert script.steps[0].heading == "Halt"


def test_in_the_made_up_language_every_word_is_in_it() -> None:
    for script in ScriptFolder(OWN).load(MADE_UP).scripts:
        words = [script.title, script.about, script.sit, *(step.words for step in script.steps)]
        assert all(text.startswith("[") for text in words)
        assert script.content_note == "" or script.content_note.startswith("[")


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_to_a_file_nothing_is_raised_and_the_others_are_there(
    folder: Path, seed: int
) -> None:
    chance = random.Random(seed)
    path = folder / SCAN / chance.choice(["script.yaml", "text.en.yaml"])
    content = path.read_bytes()
    for _ in range(4):
        at = chance.randrange(len(content))
        scrap = chance.choice(
            [b"", b"- ", b"[", b"{", b":", b"\t", b"*a", b"\xff", b"\x00", b"|\n", b"? a\n"]
        )
        content = content[:at] + scrap + content[at + chance.choice((0, 1, 40)) :]
    path.write_bytes(content)

    assert set(ids(folder)) >= {"sounds-and-sights", SPACE, "kind-attention"}
    check_scripts(folder, "scripts", WORDS)
