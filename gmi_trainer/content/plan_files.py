"""Reads the templates of plans: what they ask for (``hand-1.yaml``), and their words (``hand-1.en.yaml``). What cannot
be read is left out and told with its file and line; a template with a mistake never stops the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from gmi_trainer.content.fields import take, take_all
from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.folder import Folder
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.dosing import USUAL_PICTURES, USUAL_TEST_PICTURES, minutes_of
from gmi_trainer.domain.made_up_language import MADE_UP, made_up
from gmi_trainer.domain.plan import BreathDose, Dose, DrillDose, LessonDose, PlanItem, PracticeDose
from gmi_trainer.domain.plan_choices import TemplateDose
from gmi_trainer.domain.plan_limits import NAME_LETTERS, NOTE_LETTERS, STOP_LETTERS, beyond_limits_of
from gmi_trainer.domain.plan_template import HIGHEST_NUMBER, LOWEST_NUMBER, PlanTemplate
from gmi_trainer.domain.stages import KINDS, Stage, stages_of
from gmi_trainer.services.plan_ports import LoadedTemplates

LESSON_MINUTES = 6.0
MOST_ITEMS = 12
KINDS_OF_ITEMS = ("test", "drill", "breathing", "lessons", "imagery", "mirror", "activity", "notice")
NAME = re.compile(r"([a-z]+)-([1-4])\.yaml")

Id = Annotated[
    str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40, description="small letters and hyphens")
]
Number = Annotated[
    int,
    Meta(
        ge=LOWEST_NUMBER, le=HIGHEST_NUMBER, description=f"a number from {LOWEST_NUMBER} to {HIGHEST_NUMBER}"
    ),
]
Edition = Annotated[int, Meta(ge=1, le=99, description="a number from 1 to 99")]
Part = Annotated[str, Meta(description=f"one of {', '.join(part.value for part in BodyPart)}")]
Weeks = Annotated[int, Meta(ge=1, le=12, description="weeks from 1 to 12")]
Bouts = Annotated[int, Meta(ge=1, le=5, description="a number from 1 to 5")]
Kind = Annotated[
    str, Meta(pattern=f"^({'|'.join(KINDS_OF_ITEMS)})$", description=f"one of {', '.join(KINDS_OF_ITEMS)}")
]
Small = Annotated[int, Meta(ge=0, le=363, description="a number from 0 to 363")]
Items = Annotated[
    list[object],
    Meta(
        min_length=1,
        max_length=MOST_ITEMS,
        description=f"1 to {MOST_ITEMS} items, each with id:, kind: and order:",
    ),
]
Lessons = Annotated[list[str], Meta(max_length=18, description="a list of lessons, such as [L01, L02]")]
Name = Annotated[
    str, Meta(min_length=1, max_length=NAME_LETTERS, description=f"a text of at most {NAME_LETTERS} letters")
]
About = Annotated[str, Meta(min_length=1, max_length=300, description="a text of at most 300 letters")]
Note = Annotated[
    str, Meta(min_length=1, max_length=NOTE_LETTERS, description=f"a text of at most {NOTE_LETTERS} letters")
]
Stop = Annotated[
    str, Meta(min_length=1, max_length=STOP_LETTERS, description=f"a text of at most {STOP_LETTERS} letters")
]


class _Template(msgspec.Struct):
    number: Number
    part: Part
    stage: Annotated[int, Meta(ge=1, le=4, description="a stage from 1 to 4")]
    edition: Edition
    weeks: Weeks
    bouts: Bouts
    items: Items


class _Item(msgspec.Struct):
    id: Id
    kind: Kind
    order: Small
    minutes: Annotated[int, Meta(ge=1, le=20, description="minutes from 1 to 20")] = 5
    pictures: Annotated[int, Meta(ge=5, le=60, description="5, 10, 20, 40 or 60")] | None = None
    every_days: Annotated[int, Meta(ge=1, le=14, description="a number from 1 to 14")] = 1
    from_day: Small = 0
    until_day: Small | None = None
    fewest: Annotated[int, Meta(ge=0, le=5, description="a number from 0 to 5")] = 1
    lessons: Lessons = []


class _Words(msgspec.Struct):
    name: Name
    about: About
    note: Note
    stop_rule: Stop


@dataclass(frozen=True)
class TemplateDraft:
    """A template with the files that it was read from, so that a check can name lines."""

    template: PlanTemplate
    file: YamlText
    text_file: YamlText


class TemplateFolder:
    """The templates in a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, language: str) -> LoadedTemplates:
        """All of them in a language, or in English where one is not translated."""
        findings = Findings()
        drafts = read_templates(self._path, self._path.name, language, findings)
        templates = [draft.template for draft in drafts]
        if language == MADE_UP:
            templates = [in_made_up_language(template) for template in templates]
        return LoadedTemplates(tuple(templates), findings.problems)


def read_templates(path: Path, called: str, language: str, findings: Findings) -> tuple[TemplateDraft, ...]:
    """All that can be read, by number; ``called`` is the folder's name in messages. A number that is there twice is
    told at the second."""
    folder = Folder(path, called, language, findings)
    found: dict[int, TemplateDraft] = {}
    for name in template_names(path):
        draft = _Reader(folder, name.removesuffix(".yaml"), findings).template()
        if draft is None:
            continue
        first = found.setdefault(draft.template.number, draft)
        if first is not draft:
            line = draft.file.line(("number",))
            again = f"{draft.template.number}, as in {first.file.name}"
            findings.mistake(draft.file.name, line, "a number that no other template has", again)
    return tuple(found[number] for number in sorted(found))


def template_names(path: Path) -> tuple[str, ...]:
    """The files that say what templates ask for, in order."""
    try:
        names = sorted(one.name for one in path.iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if NAME.fullmatch(name))


class _Reader:
    """Reads one template."""

    def __init__(self, folder: Folder, key: str, findings: Findings) -> None:
        self._folder = folder
        self._key = key
        self._findings = findings

    def template(self) -> TemplateDraft | None:
        """None where something is missing without which nobody could follow it."""
        file = self._folder.yaml(f"{self._key}.yaml")
        text_file = self._folder.yaml(self._folder.in_language(self._key, "yaml"))
        taken = take_all(_Template, file, self._findings)
        words = take_all(_Words, text_file, self._findings)
        if taken is None or words is None or not self._is_its_own(taken, file):
            return None
        part, stage = BodyPart(taken.part), Stage(taken.stage)
        items = self._items(taken.items, part, stage, file)
        if items is None:
            return None
        template = PlanTemplate(
            key=self._key,
            number=taken.number,
            part=part,
            stage=stage,
            items=items,
            name=words.name,
            about=words.about,
            note=words.note,
            stop_rule=words.stop_rule,
            usual=_usual(taken, items),
            edition=taken.edition,
        )
        return TemplateDraft(template, file, text_file)

    def _is_its_own(self, taken: _Template, file: YamlText) -> bool:
        """Whether it is what its file is called, and there is such a stage."""
        part, stage = self._key.split("-")
        if taken.part != part:
            self._wrong(file, ("part",), f"{part}, as the file is called", quoted(taken.part))
        elif part not in list(BodyPart):
            self._wrong(file, ("part",), f"one of {', '.join(BodyPart)}", quoted(part))
        elif str(taken.stage) != stage:
            self._wrong(file, ("stage",), f"{stage}, as the file is called", quoted(str(taken.stage)))
        elif taken.stage not in stages_of(BodyPart(part)):
            self._wrong(file, ("stage",), f"a stage that there is for the {part}", quoted(stage))
        else:
            return True
        return False

    def _items(
        self, entries: list[object], part: BodyPart, stage: Stage, file: YamlText
    ) -> tuple[PlanItem, ...] | None:
        found: dict[str, PlanItem] = {}
        fits = True
        for place, entry in enumerate(entries):
            taken = take(_Item, file, ("items", place), entry, self._findings)
            if taken is None:
                fits = False
                continue
            item = _item(taken, part, stage)
            if taken.id in found:
                expected, again = "a different id for each item", f"{quoted(taken.id)} again"
                self._wrong(file, ("items", place, "id"), expected, again)
                fits = False
            for beyond in beyond_limits_of(item):
                name = _FIELDS.get(beyond.what.value, beyond.what.value)
                self._wrong(
                    file, ("items", place, name), f"{name}: within what a plan may have", quoted(taken.id)
                )
                fits = False
            found[taken.id] = item
        if fits and not any(item.stage for item in found.values()):
            kind = KINDS[stage].value
            self._wrong(
                file, ("items",), f"an item of the kind {kind}, which stage {stage} is made of", "none"
            )
            fits = False
        return tuple(found.values()) if fits else None

    def _wrong(self, file: YamlText, path: tuple[str | int, ...], expected: str, found: str) -> None:
        self._findings.mistake(file.name, file.line(path), expected, found)


_FIELDS = {"lesson": "lessons", "practice": "minutes", "breath": "minutes", "fewest_bouts": "fewest"}
"""What stands in a file for what is limited, where that has another name."""


def _item(taken: _Item, part: BodyPart, stage: Stage) -> PlanItem:
    dose, minutes = _dose(taken, part)
    is_of_stage = _session_kind(taken.kind) is KINDS[stage]
    return PlanItem(
        item_id=taken.id,
        dose=dose,
        minutes=minutes,
        fewest_bouts=taken.fewest,
        every_days=taken.every_days,
        from_day=taken.from_day,
        until_day=taken.until_day,
        order=taken.order,
        stage=int(stage) if is_of_stage else 0,
    )


def _dose(taken: _Item, part: BodyPart) -> tuple[Dose, float]:
    minutes = float(taken.minutes)
    match taken.kind:
        case "test":
            pictures = taken.pictures or USUAL_TEST_PICTURES
            return DrillDose(part, DrillMode.TEST, pictures), minutes_of(pictures)
        case "drill":
            pictures = taken.pictures or USUAL_PICTURES
            return DrillDose(part, DrillMode.TRAINING, pictures), minutes_of(pictures)
        case "breathing":
            return BreathDose(minutes=minutes), minutes
        case "lessons":
            return LessonDose(among=tuple(taken.lessons)), LESSON_MINUTES
        case kind:
            return PracticeDose(SessionKind(kind), part, minutes), minutes


def _session_kind(kind: str) -> SessionKind:
    """What sort of session an item of a file becomes."""
    named = {"test": SessionKind.DRILL, "lessons": SessionKind.LESSON}
    return named.get(kind) or SessionKind(kind)


def _usual(taken: _Template, items: tuple[PlanItem, ...]) -> TemplateDose:
    """What a template begins with: its own bouts and weeks, and what its items say of tests, breathing and lessons."""
    doses = [item.dose for item in items]
    tests = [i.every_days for i in items if isinstance(i.dose, DrillDose) and i.dose.mode is DrillMode.TEST]
    test_every = next((days for days in tests if days in (2, 3, 7)), None)
    return replace(
        TemplateDose(),
        bouts=taken.bouts,
        weeks=taken.weeks,
        test_every_days=test_every,
        breathing_minutes=5 if any(isinstance(dose, BreathDose) for dose in doses) else 0,
        lessons=any(isinstance(dose, LessonDose) for dose in doses),
    )


def lessons_of(template: PlanTemplate) -> Iterator[str]:
    """The lessons that a template names."""
    for item in template.items:
        if isinstance(item.dose, LessonDose):
            yield from item.dose.among


def in_made_up_language(template: PlanTemplate) -> PlanTemplate:
    """Every text of a template; what it asks for stays as it is."""
    texts: Mapping[str, str] = {
        name: made_up(text)
        for name, text in (
            ("name", template.name),
            ("about", template.about),
            ("note", template.note),
            ("stop_rule", template.stop_rule),
        )
    }
    return replace(template, **texts)  # type: ignore[arg-type]  # only texts
