"""Words that are never written are found in all their forms, and as whole words only."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.findings import Findings
from gmi_trainer.content.word_list import Hit, WordList, forms_of, read_word_list
from tests.content.lesson_copies import said


def shipped() -> WordList:
    findings = Findings()
    words = read_word_list(resources.find("lessons", "words.en.yaml"), "words.en.yaml", findings)
    assert findings.problems == ()
    return words


def found(words: WordList, text: str) -> list[str]:
    return [hit.words for hit in words.hits(text)]


@pytest.mark.parametrize(
    "text",
    [
        "pain signals",
        "Pain  receptor",
        "a pain\nfibre",
        "permanently",
        "BROKEN",
        "rewired for good",
        "malfunctioning",
        "your own diagnosis",
        "your diagnosis",
        "pain is in your brain",
        "rogue cells",
        "gasoline",
        "catching fire",
        "screaming",
        "fractures",
        "proven",
        "proves",
        "proving",
        "a cure",
        "cured",
        "curing",
        "reversible",
        "rebooting",
        "re-setting",
        "never resets",
        "undo the damage",
        "damaging",
        "degeneration",
        "a slipped disc",
        "bone-on-bone",
        "catastrophising",
        "vagal tone",
        "polyvagal",
        "dorsal shutdown",
        "a detoxing tea",
        "leaky gut",
        "root causes",
        "you failed",
        "failing",
        "wrong answers",
    ],
)
def test_what_is_never_written_is_found(text: str) -> None:
    assert found(shipped(), text)


@pytest.mark.parametrize(
    "text",
    [
        "a fire alarm",
        "secure, security, curious",
        "improve and approve",
        "unbroken",  # another word
        "This is not a diagnosis.",
        "the signal of pain",
        "a presetting",
        "fairly",
        "",
    ],
)
def test_what_only_looks_like_it_is_not_found(text: str) -> None:
    assert found(shipped(), text) == []


def test_it_says_what_stands_there_and_what_to_write() -> None:
    words = WordList({"cure": "may help"})

    assert list(words.hits("It Cured him. Cures!")) == [Hit("Cured", "may help"), Hit("Cures", "may help")]
    assert len(words) == 1


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("cure", {"cure", "cures", "cured", "curing"}),
        ("reset", {"reset", "resets", "resetting"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("play", {"play", "plays", "played", "playing"}),
        ("fix", {"fix", "fixes", "fixed", "fixing"}),
        ("pain", {"pain", "pains"}),
        ("on", {"on"}),
    ],
)
def test_a_word_has_its_usual_endings(word: str, some: set[str]) -> None:
    assert some <= set(forms_of(word))


def test_no_ending_is_made_up_where_a_letter_is_never_doubled() -> None:
    assert "fixxed" not in forms_of("fix")
    assert "plaied" not in forms_of("play")


def read(text: str, folder: Path) -> tuple[WordList, list[str]]:
    findings = Findings()
    (folder / "words.yaml").write_text(text, "utf-8")
    words = read_word_list(folder / "words.yaml", "words.yaml", findings)
    return words, [said(problem) for problem in findings.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("cure: may help\nfi*re: louder\n", "words.yaml:2: expected words, with * at an end"),
        ("cure: may help\n'... fire': louder\n", "words.yaml:2: expected words, with"),
        ("cure: may help\n(fire|water): louder\n", "words.yaml:2: expected words, with"),
        (
            "cure: may help\nfire: [louder]\n",
            "words.yaml:2: expected what to write instead, as a text, found a list",
        ),
    ],
)
def test_an_entry_that_cannot_be_read_is_told_and_the_others_hold(
    text: str, problem: str, tmp_path: Path
) -> None:
    words, problems = read(text, tmp_path)

    assert len(words) == 1
    assert len(problems) == 1
    assert problems[0].startswith(problem)


@pytest.mark.parametrize(("text", "line"), [("- cure\n", 1), ("", 1), ("a: b: c\n", 1)])
def test_a_list_that_is_none_is_told_and_finds_nothing(text: str, line: int, tmp_path: Path) -> None:
    words, problems = read(text, tmp_path)

    assert len(words) == 0
    assert problems
    assert problems[0].startswith(f"words.yaml:{line}: ")


def test_a_list_that_is_gone_is_told(tmp_path: Path) -> None:
    findings = Findings()

    assert len(read_word_list(tmp_path / "words.yaml", "words.yaml", findings)) == 0
    assert [said(problem) for problem in findings.problems] == [
        "words.yaml:1: expected this file, found no file"
    ]
