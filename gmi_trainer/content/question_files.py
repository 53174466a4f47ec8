"""Reads a lesson's questions: a list, each with its options, one of them right."""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gmi_trainer.content.fields import shown, take
from gmi_trainer.content.findings import UNKNOWN_CLAIM, Findings, quoted
from gmi_trainer.content.yaml_text import Path, YamlText
from gmi_trainer.domain.lesson import NOT_SURE, Option, Question

ID = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
Id = Annotated[str, Meta(pattern=ID, max_length=60, description="letters, digits and hyphens")]
Words = Annotated[str, Meta(min_length=1, max_length=600, description="a text")]
Hardness = Annotated[int, Meta(ge=1, le=3, description="1, 2 or 3")]
YesOrNo = Annotated[Literal["yes", "no", "true", "false"], Meta(description="yes or no")]
ClaimId = Annotated[str, Meta(min_length=1, description="a claim's id such as A01, or design")]
Some = Annotated[list[object], Meta(min_length=2, description="a list of at least two options")]


class _Question(msgspec.Struct):
    id: Id
    concept: Id
    difficulty: Hardness
    stem: Words
    options: Some
    claim: ClaimId | None = None


class _Option(msgspec.Struct):
    id: Id
    text: Words
    why: Words
    right: YesOrNo = "no"


def read_questions(
    file: YamlText,
    lesson_id: str,
    concepts: Container[str],
    claims: Container[str],
    findings: Findings,
) -> dict[int, Question]:
    """The questions that can be asked, by their place in the file; what is the matter with others is told."""
    if not isinstance(file.data, list):
        if file.data is not None:
            findings.mistake(
                file.name, file.line(), "a list of questions, each beginning with - id:", "other content"
            )
        return {}
    reader = _Reader(file, lesson_id, concepts, claims, findings)
    read = {place: reader.question(place, entry) for place, entry in enumerate(file.data)}
    return {place: question for place, question in read.items() if question is not None}


class _Reader:
    def __init__(
        self,
        file: YamlText,
        lesson_id: str,
        concepts: Container[str],
        claims: Container[str],
        findings: Findings,
    ) -> None:
        self._file = file
        self._lesson_id = lesson_id
        self._concepts = concepts
        self._claims = claims
        self._findings = findings

    def question(self, place: int, entry: object) -> Question | None:
        taken = take(_Question, self._file, (place,), entry, self._findings)
        if taken is None:
            return None
        options = [
            self._option((place, "options", number), option) for number, option in enumerate(taken.options)
        ]
        whole = tuple(option for option in options if option is not None)
        if len(whole) < len(options) or not self._fit_together(whole, (place, "options")):
            return None
        if taken.concept not in self._concepts:
            self._wrong((place, "concept"), "a concept that course.en.yaml has", quoted(taken.concept))
            return None
        return Question(
            question_id=taken.id,
            lesson_id=self._lesson_id,
            concept=taken.concept,
            difficulty=taken.difficulty,
            stem=taken.stem,
            options=whole,
            claim=self._claim(taken.claim, (place, "claim")),
        )

    def _option(self, path: Path, entry: object) -> Option | None:
        taken = take(_Option, self._file, path, entry, self._findings)
        if taken is None:
            return None
        return Option(taken.id, taken.text, taken.right in {"yes", "true"}, taken.why)

    def _fit_together(self, options: tuple[Option, ...], path: Path) -> bool:
        right = [option for option in options if option.is_right]
        ids = [option.option_id for option in options]
        fits = len(right) == 1 and len(set(ids)) == len(ids)
        if len(right) != 1:
            self._wrong(path, "exactly one option with right: yes", f"{len(right)}")
        elif right[0].option_id == NOT_SURE:
            self._wrong(path, f"{NOT_SURE} never to be right", f"{NOT_SURE} with right: yes")
            fits = False
        if len(set(ids)) < len(ids):
            again = next(one for place, one in enumerate(ids) if one in ids[:place])
            self._wrong(path, "a different id for each option", f"{quoted(again)} again")
        return fits

    def _claim(self, claim: str | None, path: Path) -> str | None:
        if claim is None or claim == "design" or claim in self._claims:
            return None if claim == "design" else claim
        self._wrong(path, UNKNOWN_CLAIM, shown(claim))
        return None

    def _wrong(self, path: Path, expected: str, found: str) -> None:
        self._findings.mistake(self._file.name, self._file.line(path), expected, found)
