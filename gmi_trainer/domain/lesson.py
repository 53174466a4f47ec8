"""A lesson as a value: screens with one idea each, questions, a figure, and where every number comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from gmi_trainer.domain.knowledge import KnowledgeCheck
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.short_note import ShortNote
from gmi_trainer.domain.values import dataclass


class Certainty(StrEnum):
    """How sure we are of a claim. Nothing else may be shown (science: tags)."""

    VERIFIED = "V"  # compared with its source
    CONVENTION = "K"  # known, not compared again
    DESIGN = "D"  # our own


class ScreenKind(StrEnum):
    """What a screen is for (product: Learn)."""

    HEARD = "heard"  # what you may have heard, kindly put right
    SCIENCE = "science"
    FIGURE = "figure"  # its text stands above the interactive figure
    STORY = "story"  # "imagine that you ..."
    TRY = "try"
    LIMIT = "limit"  # where the picture stops working
    FRIEND = "friend"  # explain it to a friend in one line, in one's own words
    QUESTIONS = "questions"  # the program shows the questions here
    SOURCES = "sources"  # made from the claims that the lesson names


@dataclass(frozen=True, slots=True)
class Source:
    """Something published. ``locator``: a DOI, or empty."""

    source_id: str
    citation: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a lesson says, with its sources. ``says``: in a plain sentence, in the language shown."""

    claim_id: str
    certainty: Certainty
    sources: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Screen:
    """One idea. ``html``: small and safe, made from the lesson file's markdown. ``claims``: named in it, in order."""

    screen_id: str
    kind: ScreenKind
    title: str
    html: str
    plain: str  # the same words without marks: search, reading aloud, reading grade
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question. ``why``: one to three kind sentences, whichever was chosen."""

    option_id: str
    text: str
    is_right: bool
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """``difficulty`` 1 to 3. Exactly one option is right; "not sure" is never right, and never wrong either."""

    question_id: str  # unique over all lessons, and the same in every language
    lesson_id: str
    concept: str
    difficulty: int
    stem: str
    options: tuple[Option, ...]
    claim: str | None = None


NOT_SURE = "not-sure"
"""The id of the option that says so, in true / false / not sure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An interactive figure: ``kind`` names the widget, ``settings`` its numbers, ``texts`` its words by their ids."""

    kind: str
    settings: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A whole lesson in one language. ``number`` from 1, ``unit`` from 1. ``needs``: lessons that come before.

    ``asks_safety``: the safety questions come first. ``content_note``: what to know before it begins; may be empty.
    ``energy_note``: for those whom a small effort can make crash; at the opening for everybody, and once more where
    something is to be tried for who saves energy. ``own_pages``: where the person can write what the lesson is about.
    """

    lesson_id: str
    number: int
    unit: int
    title: str
    summary: str
    minutes: int
    concepts: tuple[str, ...]
    screens: tuple[Screen, ...]
    questions: tuple[Question, ...]
    figure: Figure | None
    needs: tuple[str, ...] = ()
    asks_safety: bool = False
    content_note: str = ""
    energy_note: str = ""
    own_pages: tuple[OwnPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """Lessons that belong together."""

    number: int
    title: str
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that can be learned here, in one language. ``concepts``: what each stands for, by its id.

    ``check``: "What I know about pain", where there is one. ``notes``: to be read beside the lessons.
    """

    units: tuple[Unit, ...]
    lessons: Mapping[str, Lesson]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    concepts: Mapping[str, str]
    check: KnowledgeCheck | None = None
    notes: tuple[ShortNote, ...] = ()

    @property
    def in_order(self) -> tuple[Lesson, ...]:
        """All lessons by number."""
        return tuple(sorted(self.lessons.values(), key=lambda lesson: lesson.number))
