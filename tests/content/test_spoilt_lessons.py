"""Whatever happens to the lessons' files, reading and checking them never raises, and what is untouched is there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gmi_trainer.content.lesson_check import check_lessons
from gmi_trainer.content.lesson_files import LessonFolder
from tests.content.lesson_copies import copy_of_samples

FILES = 15  # in the samples
SCRAPS = [
    b"",
    b"-",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b":",
    b"\t",
    b"*a",
    b"&a",
    b"!!x",
    b"---\n",
    b"#",
    b"'",
    b'"',
    b"|\n",
]
SCRAPS += [
    b"> ",
    b"> [!",
    b"[A",
    b"]]",
    b"0",
    b"\xff",
    b"\x00",
    b"\xe2\x80",
    b"...",
    b"%",
    b"@",
    b"?",
    b"? a\n",
    b"<<: ",
]


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """A file's content with a few accidents of editing."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        to = min(len(content), at + chance.choice((0, 1, 2, 30, 400)))
        content = content[:at] + chance.choice(accidents(content[at:to], chance)) + content[to:]
    return content


def accidents(part: bytes, chance: random.Random) -> list[bytes]:
    """What may stand in the place of a part."""
    scrap = chance.choice(SCRAPS)
    return [
        scrap,
        scrap * 40,
        part * 2,
        part.replace(b"\n", b"\n  "),
        part.replace(b"\n", b""),
        chance.randbytes(3),
    ]


@pytest.mark.parametrize("seed", range(120))
def test_a_spoilt_file_raises_nothing(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    lessons = copy_of_samples(tmp_path)
    files = sorted(path for path in lessons.rglob("*.*") if path.is_file())
    assert len(files) == FILES
    file = chance.choice(files)
    file.write_bytes(spoilt(file.read_bytes(), chance))

    loaded = LessonFolder(lessons).load("en")
    check_lessons(lessons, "lessons")

    untouched = {"01-bell": "bell", "02-garden": "garden"}
    untouched.pop(file.parent.name, None)
    assert set(untouched.values()) <= set(loaded.course.lessons)
    for lesson in loaded.course.in_order:
        assert all(claim in loaded.course.claims for screen in lesson.screens for claim in screen.claims)
        assert all(question.concept in loaded.course.concepts for question in lesson.questions)
        assert all(sum(option.is_right for option in one.options) == 1 for one in lesson.questions)
        assert all(needed in loaded.course.lessons for needed in lesson.needs)
