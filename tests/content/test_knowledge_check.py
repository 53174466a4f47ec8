"""The knowledge check is read from plain text; what is the matter with it is told, and the rest of it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.lesson_check import check_lessons
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.domain.knowledge import CheckGroup, CheckItem, KnowledgeCheck
from tests.content.lesson_copies import SAMPLES, change, copy_of_samples, said

NUMBERS = range(1, 17)


def says(number: int) -> str:
    return f"A bell in the {'abcdefghijklmnop'[number - 1]} garden can ring."


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """The samples with sixteen sentences, by turns true and false."""
    folder = copy_of_samples(tmp_path)
    items = "".join(
        f"  - id: K{number:02}\n    concept: {'bells-warn' if number < 9 else 'gardens-change'}\n"
        f"    answer: {'true' if number % 2 else 'false'}\n"
        for number in NUMBERS
    )
    (folder / "check.yaml").write_text(
        "edition: 3\ngroups:\n  - id: ringing\n    concepts: [bells-warn]\n"
        f"  - id: growing\n    concepts: [gardens-change]\nitems:\n{items}",
        "utf-8",
    )
    words = "".join(
        f"  K{number:02}:\n    statement: {says(number)}\n    why: So it is. It is a bell.\n"
        for number in NUMBERS
    )
    (folder / "check.en.yaml").write_text(
        f"groups:\n  ringing: Things that ring\n  growing: Things that grow\nitems:\n{words}", "utf-8"
    )
    return folder


def loaded(folder: Path, language: str = "en") -> KnowledgeCheck | None:
    return LessonFolder(folder).load(language).course.check


def told(folder: Path) -> list[str]:
    """What is told of the two files."""
    return [said(one) for one in check_lessons(folder, "lessons").problems if "/check." in one.file]


def whole(folder: Path) -> KnowledgeCheck:
    check = loaded(folder)
    assert check is not None
    return check


def test_it_is_read_with_its_groups_and_in_its_order(lessons: Path) -> None:
    change(lessons / "check.yaml", "answer: true\n", "answer: true\n    claim: S01\n")

    check = whole(lessons)

    assert told(lessons) == []
    assert check.edition == 3
    assert check.groups == (
        CheckGroup("ringing", "Things that ring", ("bells-warn",)),
        CheckGroup("growing", "Things that grow", ("gardens-change",)),
    )
    assert [item.item_id for item in check.items] == [f"K{number:02}" for number in NUMBERS]
    assert check.items[0] == CheckItem("K01", "bells-warn", says(1), True, "So it is. It is a bell.", "S01")
    assert not check.items[1].is_true


def test_lessons_need_no_check() -> None:
    assert loaded(SAMPLES) is None


def test_the_one_of_the_program_asks_for_every_idea() -> None:
    folder = resources.find("lessons")
    course = LessonFolder(folder).load("en").course

    assert told(folder) == []
    assert course.check is not None
    assert len(course.check.items) == 18
    assert {item.concept for item in course.check.items} == set(course.concepts)
    assert sum(item.is_true for item in course.check.items) == 9
    assert sum(len(course.check.items_of(group)) for group in course.check.groups) == 18


@pytest.mark.parametrize(
    ("file", "old", "new", "expected", "left"),
    [
        ("check.yaml", "answer: true", "answer: maybe", 'expected answer: true or false, found "maybe"', 15),
        ("check.yaml", "concept: bells-warn", "concept: dogs", "expected a concept that course.en.yaml has", 15),
        ("check.yaml", "- id: K02", "- id: K01", 'a different id for each sentence, found "K01" again', 15),
        ("check.yaml", "answer: true", "answer: true\n    claim: X9", "expected a claim that claims.yaml", 16),
        ("check.yaml", "concepts: [bells-warn]", "concepts: [dogs]", "a concept that course.en.yaml has", 16),
        ("check.en.yaml", "    why: So it is. It is a bell.\n", "", "expected why: a text, found no why:", 15),
        ("check.en.yaml", "  K16:", "  K17:", 'a sentence that check.yaml has, found "K17"', 15),
    ],
)  # fmt: skip
def test_a_sentence_that_cannot_be_asked_is_left_out_and_told(
    file: str, old: str, new: str, expected: str, left: int, lessons: Path
) -> None:
    change(lessons / file, old, new)

    assert len(whole(lessons).items) == left
    assert any(expected in one for one in told(lessons)), told(lessons)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("edition: 3", "edition: none", "expected edition: a number from 1"),
        ("items:", "entries:", "found no items:"),
        ("groups:", "groups: ringing\nothers:", "a list, each beginning with - id:"),
    ],
)
def test_a_check_that_cannot_be_read_stops_no_lesson(
    old: str, new: str, expected: str, lessons: Path
) -> None:
    change(lessons / "check.yaml", old, new)

    assert loaded(lessons) is None
    assert len(LessonFolder(lessons).load("en").course.lessons) == 2
    assert any(expected in one for one in told(lessons))


def test_files_that_are_none_stop_no_lesson(lessons: Path) -> None:
    (lessons / "check.en.yaml").write_bytes(b"\xff\xfe")

    assert loaded(lessons) is None
    assert len(LessonFolder(lessons).load("en").course.lessons) == 2
    assert told(lessons)


def test_a_group_without_a_title_or_twice_is_left_out_and_told(lessons: Path) -> None:
    change(lessons / "check.en.yaml", "  growing: Things that grow\n", "")
    change(
        lessons / "check.yaml",
        "  - id: growing\n",
        "  - id: ringing\n    concepts: [bells-warn]\n  - id: growing\n",
    )

    assert [group.group_id for group in whole(lessons).groups] == ["ringing"]
    assert any(
        "a title for growing under groups: in lessons/check.en.yaml, found none" in one
        for one in told(lessons)
    )
    assert any("a different id for each group" in one for one in told(lessons))


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("check.yaml", "answer: false", "answer: true", "about as many true sentences as false ones, found 10 of"),
        ("check.yaml", "gardens-change\n", "bells-warn\n", "expected a sentence on gardens-change, found none"),
        ("check.yaml", "concepts: [gardens-change]", "concepts: [bells-warn]", "bells-warn in one group, found 2"),
        ("check.en.yaml", says(1), says(1) + " It does.", "one sentence of at most 22 words"),
        ("check.en.yaml", says(1), says(1)[:-1] + ", and so on" * 7, "one sentence of at most 22 words"),
        ("check.en.yaml", says(1), "A bell is not a thing that never rings.", "a sentence without a double no"),
        ("check.en.yaml", says(1), "A bell can be broken.", "expected other words"),
        ("check.en.yaml", says(1), "There are 3 bells.", "expected claim: for K01 in check.yaml"),
        ("check.en.yaml", "So it is. It is a bell.", "So. It is. A bell. Or not.", "one to 3 sentences, found 4"),
        ("check.en.yaml", "Things that ring", "3 things", "no number in a title"),
        ("check.en.yaml", says(1), "A BELL knows - how bad it is", "a sentence that no lesson asks"),
    ],
)  # fmt: skip
def test_what_makes_it_a_good_one_is_looked_at(
    file: str, old: str, new: str, expected: str, lessons: Path
) -> None:
    change(lessons / "01-bell/questions.en.yaml", "stem: ", "stem: A bell knows how bad it is. #")
    change(
        lessons / file, old, new, times=2 if old == "answer: false" else 8 if old == "gardens-change\n" else 1
    )

    assert any(expected in one for one in told(lessons)), told(lessons)


def test_who_guesses_finds_no_pattern(lessons: Path) -> None:
    change(
        lessons / "check.yaml",
        "id: K02\n    concept: bells-warn\n    answer: false",
        "id: K02\n    concept: bells-warn\n    answer: true",
    )
    assert told(lessons) == []

    change(
        lessons / "check.yaml",
        "id: K04\n    concept: bells-warn\n    answer: false",
        "id: K04\n    concept: bells-warn\n    answer: true",
    )
    assert any(
        "at most 3 sentences running with the same answer, found 5 that are true" in one
        for one in told(lessons)
    )


def test_too_few_are_told(lessons: Path) -> None:
    change(lessons / "check.yaml", "  - id: K16\n    concept: gardens-change\n    answer: false\n", "")

    assert any("expected 16 to 20 sentences, found 15" in one for one in told(lessons))


def test_a_translation_may_wait_sentence_by_sentence(lessons: Path) -> None:
    (lessons / "check.de.yaml").write_text(
        "groups:\n  ringing: Was klingt\nitems:\n  K01:\n    statement: Es klingt.\n    why: So ist es.\n",
        "utf-8",
    )

    check = loaded(lessons, "de")

    assert check is not None
    assert [group.title for group in check.groups] == ["Was klingt", "Things that grow"]
    assert [item.statement for item in check.items[:2]] == ["Es klingt.", says(2)]
    assert check.items[0].is_true
    found = told(lessons)
    assert len(found) == 15
    assert "expected a translation into de of K02, found none; the English text is shown" in found[0]


def test_one_that_is_not_translated_at_all_is_a_remark(lessons: Path) -> None:
    (lessons / "course.de.yaml").write_text("units: {}\n", "utf-8")

    (one,) = told(lessons)
    assert "check.en.yaml" in one
    assert "a translation into de, found none" in one


def test_in_the_made_up_language_every_word_is_in_brackets(lessons: Path) -> None:
    check = loaded(lessons, "xx")

    assert check is not None
    words = [group.title for group in check.groups]
    words += [text for item in check.items for text in (item.statement, item.why)]
    assert [text for text in words if not (text.startswith("[") and text.endswith("]"))] == []


def test_words_without_their_sentences_are_told(lessons: Path) -> None:
    (lessons / "check.yaml").unlink()

    assert loaded(lessons) is None
    assert told(lessons) == ["lessons/check.en.yaml:1: expected check.yaml beside it, found no file"]
