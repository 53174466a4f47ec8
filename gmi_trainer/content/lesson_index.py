"""The lessons as a day knows them: their heads and the names of their questions (lesson_ports.LessonIndex).

It reads a few lines of each file as plain text, in about a millisecond for all, because every start needs it. What a
lesson says, and whether it is in order, is for ``lesson_files``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from gmi_trainer.content.languages import best_first
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.made_up_language import MADE_UP, made_up

HEAD_BYTES = 4096
"""The front matter of a lesson has about 400."""

QUESTIONS_BYTES = 200_000

_LINE = re.compile(r"^(\w+):\s*(.*?)\s*$", re.MULTILINE)
_QUESTION = re.compile(r"^-\s+id:\s*[\"']?([\w.-]+)", re.MULTILINE)


class LessonHeads:
    """The folders that the course names. What cannot be read here is left out: then a card has no title."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self._folder = folder
        self._language = language

    def heads(self) -> tuple[LessonHead, ...]:
        """The lessons there are, in their order; read once."""
        return self._heads

    def has_question(self, question_id: str) -> bool:
        """Whether a question is still in the lessons; read once."""
        return question_id in self._questions

    @cached_property
    def _heads(self) -> tuple[LessonHead, ...]:
        found = (self._head(folder) for folder in self._folders())
        return tuple(sorted((head for head in found if head is not None), key=lambda head: head.number))

    @cached_property
    def _questions(self) -> frozenset[str]:
        texts = (_start_of(folder / "questions.en.yaml", QUESTIONS_BYTES) for folder in self._folders())
        return frozenset(name for text in texts for name in _QUESTION.findall(text))

    def _folders(self) -> Iterator[Path]:
        course = _start_of(self._folder / "course.yaml", QUESTIONS_BYTES)
        for path in sorted(self._folder.glob("*/lesson.en.md")):
            if re.search(rf"(?<![\w-]){re.escape(path.parent.name)}(?![\w-])", course):
                yield path.parent

    def _head(self, folder: Path) -> LessonHead | None:
        english = _fields(folder / "lesson.en.md")
        title = self._title(folder)
        number, minutes = english.get("number", ""), english.get("minutes", "")
        if not (english.get("id") and title and number.isdecimal() and minutes.isdecimal()):
            return None
        return LessonHead(english["id"], int(number), title, int(minutes))

    def _title(self, folder: Path) -> str:
        """In the language, else in English."""
        titles = (_fields(folder / f"lesson.{one}.md").get("title", "") for one in best_first(self._language))
        title = next(filter(None, titles), "")
        return made_up(title) if title and self._language == MADE_UP else title


def _fields(path: Path) -> dict[str, str]:
    """The front matter's lines, with the marks around a text taken off."""
    text = _start_of(path, HEAD_BYTES)
    opening, _, rest = text.partition("---\n")
    front, closing, _ = rest.partition("\n---")
    if opening.strip("\ufeff \n") or not closing:
        return {}
    return {name: _plain(value) for name, value in _LINE.findall(front)}


def _plain(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        mark = value[0]
        return value[1:-1].replace("''" if mark == "'" else '\\"', mark)
    return re.sub(r"\s#.*$", "", value)


def _start_of(path: Path, most_bytes: int) -> str:
    """The first part of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(most_bytes)
    except OSError:
        return ""
    return content.decode("utf-8", errors="replace").replace("\r\n", "\n")
