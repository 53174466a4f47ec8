"""What a plan file is made of: every field with its limits and a sentence. Reading, writing and the document use it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from gmi_trainer.domain import plan_limits as limits
from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import TRAINING_LENGTHS, DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.gate_rule import USUAL_RULE
from gmi_trainer.domain.plan_limits import Span

FORMAT = "gmi-trainer plan"
VERSION = 1
ENDING = ".gmiplan"
VERSION_LETTERS = 40
PICTURES = Span(TRAINING_LENGTHS[0], TRAINING_LENGTHS[-1])


def _whole(span: Span, sentence: str) -> Meta:
    return Meta(ge=int(span.least), le=int(span.most), description=sentence)


def _number(span: Span, sentence: str) -> Meta:
    return Meta(ge=float(span.least), le=float(span.most), description=sentence)


def _text(letters: int, sentence: str, *, least: int = 0) -> Meta:
    return Meta(min_length=least, max_length=letters, description=sentence)


def _name(letters: int, sentence: str) -> Meta:
    return Meta(pattern=f"^[A-Za-z0-9_-]{{1,{letters}}}$", max_length=letters, description=sentence)


def _said(sentence: str) -> Meta:
    return Meta(description=sentence)


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A field that the format does not know makes a file one that is not understood: nothing is asked unseen."""


class DoseShape(Shape, frozen=True, tag_field="kind"):
    """What every kind of dose has: its kind."""


class DrillShape(DoseShape, frozen=True, tag="drill"):
    """A left/right drill."""

    part: Annotated[BodyPart, _said("whose pictures")]
    mode: Annotated[DrillMode, _said("a scored test, or training")]
    pictures: Annotated[
        Annotated[int, _whole(PICTURES, "")] | None,
        _said(
            "how many: 20, 40 or 60 in a test, 5, 10, 20, 40 or 60 in training; left out: as the person has it"
        ),
    ] = None
    level: Annotated[
        Annotated[int, _whole(limits.LEVEL, "")] | None, _said("left out: the level that the person has")
    ] = None


class BreathShape(DoseShape, frozen=True, tag="breathing"):
    """Slow breathing."""

    in_s: Annotated[float, _number(limits.BREATH_IN_S, "seconds in, in half seconds")]
    out_s: Annotated[float, _number(limits.BREATH_OUT_S, "seconds out, in half seconds")]
    minutes: Annotated[float, _number(limits.BREATH_MINUTES, "how long")]


class LessonShape(DoseShape, frozen=True, tag="lesson"):
    """A lesson: one, or the next unread one of some, or the next one in order where neither is said."""

    lesson_id: Annotated[
        Annotated[str, _text(limits.LESSON_ID_LETTERS, "", least=1)] | None, _said("this lesson, such as L01")
    ] = None
    among: Annotated[
        tuple[Annotated[str, _text(limits.LESSON_ID_LETTERS, "", least=1)], ...],
        Meta(max_length=limits.LESSONS_AMONG, description="the next unread one of these, in this order"),
    ] = ()


class PracticeShape(DoseShape, frozen=True, tag="practice"):
    """A guided practice or a daily task."""

    practice: Annotated[
        SessionKind, _said("imagery, mirror, activity or notice; the others have a kind of their own")
    ]
    minutes: Annotated[float, _number(limits.PRACTICE_MINUTES, "how long; before the mirror 10 at most")]
    part: Annotated[BodyPart | None, _said("of which body part, where there is one")] = None


class WordsShape(DoseShape, frozen=True, tag="words"):
    """Something to do in the clinician's own words."""

    text: Annotated[str, _text(limits.OWN_LETTERS, "plain text: no markup, nothing that is run", least=1)]


AnyDose = DrillShape | BreathShape | LessonShape | PracticeShape | WordsShape


class ItemShape(Shape, frozen=True):
    """One thing to do."""

    item_id: Annotated[str, _name(limits.ITEM_ID_LETTERS, "its lasting name within the plan")]
    dose: Annotated[AnyDose, _said("what to do, and how much of it")]
    minutes: Annotated[float, _number(limits.ITEM_MINUTES, "about how long one bout takes")]
    bouts: Annotated[int, _whole(limits.BOUTS, "how many times on a day, at most")] = 1
    fewest_bouts: Annotated[int, _whole(limits.FEWEST_BOUTS, "with so many a day is already whole")] = 1
    every_days: Annotated[int, _whole(limits.EVERY_DAYS, "1: every day, 2: every second day, and so on")] = 1
    weekdays: Annotated[
        Annotated[tuple[Annotated[int, _whole(limits.WEEKDAY, "")], ...], Meta(min_length=1, max_length=7)]
        | None,
        _said("on these weekdays instead; 0 is Monday"),
    ] = None
    from_day: Annotated[
        int, _whole(limits.DAY, "the first day, counted from the plan's first, which is 0")
    ] = 0
    until_day: Annotated[
        Annotated[int, _whole(limits.DAY, "")] | None,
        _said("the last day, counted likewise; left out: goes on"),
    ] = None
    order: Annotated[int, _whole(limits.ORDER, "the smaller, the sooner it is offered")] = 0
    stage: Annotated[
        int, _whole(limits.STAGE, "1 left/right, 2 imagined, 3 mirror, 4 daily tasks, 0 none of them")
    ] = 0
    asks_ratings: Annotated[bool, _said("whether the person is asked for ratings before and after")] = False


def _gate(name: str, sentence: str) -> Meta:
    return _whole(limits.GATE[name], sentence)


class GateShape(Shape, frozen=True):
    """A clinician's own numbers for the gates between the stages. A gate only ever suggests."""

    tests: Annotated[int, _gate("tests", "comparable tests that are needed")] = USUAL_RULE.tests
    tests_within_days: Annotated[int, _gate("tests_within_days", "within so many days")] = (
        USUAL_RULE.tests_within_days
    )
    pooled_tests: Annotated[int, _gate("pooled_tests", "of which so many are looked at together")] = (
        USUAL_RULE.pooled_tests
    )
    accuracy: Annotated[float, _number(limits.GATE["accuracy"], "the share of right answers, each side")] = (
        USUAL_RULE.accuracy
    )
    time_ms: Annotated[
        Annotated[int, _gate("time_ms", "")] | None,
        _said("the time of an answer, in milliseconds; left out: as usual for the body part"),
    ] = USUAL_RULE.time_ms
    context_level: Annotated[int, _gate("context_level", "the level that is tried once")] = (
        USUAL_RULE.context_level
    )
    days_since_flare: Annotated[int, _gate("days_since_flare", "days without a flare")] = (
        USUAL_RULE.days_since_flare
    )
    imagery_days: Annotated[int, _gate("imagery_days", "days with imagined movement")] = (
        USUAL_RULE.imagery_days
    )
    imagery_within_days: Annotated[int, _gate("imagery_within_days", "within so many days")] = (
        USUAL_RULE.imagery_within_days
    )
    imagery_bouts: Annotated[int, _gate("imagery_bouts", "the last bouts of it that did not hurt more")] = (
        USUAL_RULE.imagery_bouts
    )
    mirror_days: Annotated[int, _gate("mirror_days", "easy days before the mirror")] = USUAL_RULE.mirror_days


class ClinicShape(Shape, frozen=True):
    """Who made the plan. The person sees all of it before anything is used."""

    name: Annotated[str, _text(limits.CLINIC_LETTERS, "as the clinic calls itself; one line")] = ""
    key: Annotated[
        str,
        Meta(
            pattern=f"^({limits.CLINIC_KEY.pattern})?$",
            description="the public half of the clinic's key in the age format; empty: it has none",
        ),
    ] = ""
    fingerprint: Annotated[
        str,
        _text(
            limits.FINGERPRINT_LETTERS,
            "the first 16 signs of the SHA-256 of the key, in groups of four; has to fit the key",
        ),
    ] = ""


class PlanShape(Shape, frozen=True):
    """The plan itself. The days count from the day on which the person takes it."""

    uuid: Annotated[str, _name(limits.UUID_LETTERS, "the lasting name of the plan")]
    version: Annotated[int, _whole(limits.VERSION, "which state of it")]
    items: Annotated[
        tuple[ItemShape, ...],
        Meta(min_length=int(limits.ITEMS.least), max_length=int(limits.ITEMS.most), description="what to do"),
    ]
    name: Annotated[str, _text(limits.NAME_LETTERS, "what it is called; one line")] = ""
    made_on: Annotated[date | None, _said("the day on which it was made, such as 2026-03-10")] = None
    until_day: Annotated[
        Annotated[int, _whole(limits.DAY, "")] | None,
        _said("the last day that it was made for, counted from 0; after it the plan goes on as it was"),
    ] = None
    side: Annotated[SoreSide | None, _said("where it hurts, as the clinic knows it")] = None
    first_level: Annotated[
        Annotated[int, _whole(limits.FIRST_LEVEL, "")] | None, _said("the level at which left/right begins")
    ] = None
    note: Annotated[str, _text(limits.NOTE_LETTERS, "the clinician's words; plain text")] = ""
    stop_rule: Annotated[str, _text(limits.STOP_LETTERS, "when to stop; plain text")] = ""
    gate: Annotated[GateShape | None, _said("other numbers for the gates; left out: the usual ones")] = None


class FileShape(Shape, frozen=True, kw_only=True):
    """The whole file: one JSON object."""

    format: Annotated[str, _said(f"always `{FORMAT}`")] = msgspec.field()
    version: Annotated[int, Meta(ge=1, le=VERSION, description="of this format")]
    written_with: Annotated[str, _text(VERSION_LETTERS, "the program that wrote it")] = ""
    clinic: Annotated[ClinicShape, _said("who made it")] = ClinicShape()
    plan: Annotated[PlanShape, _said("what it asks")]


SHAPES = (
    FileShape,
    ClinicShape,
    PlanShape,
    ItemShape,
    DrillShape,
    BreathShape,
    LessonShape,
    PracticeShape,
    WordsShape,
    GateShape,
)
"""All of them, in the order in which the document tells them."""
