"""A clinic's own templates: kept under a name, taken out and brought back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.plan_edit import NewItem, added, new_item
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.own_templates import OwnTemplateShelf
from gmi_trainer.services.roster_ports import TemplateKept

PLAN = added(Plan("plan", 1, date(2026, 11, 2), ()), new_item(NewItem.DRILL, BodyPart.HAND))


@dataclass
class FileInMemory:
    """The clinic's file as its templates see it (roster_ports.OwnTemplates)."""

    kept: dict[str, TemplateKept] = field(default_factory=dict)

    def templates(self) -> tuple[TemplateKept, ...]:
        return tuple(sorted(self.kept.values(), key=lambda one: one.name))

    def keep_template(self, template: TemplateKept) -> None:
        self.kept[template.uuid] = template

    def drop_template(self, uuid: str) -> None:
        self.kept.pop(uuid, None)


@pytest.fixture
def file() -> FileInMemory:
    return FileInMemory()


@pytest.fixture
def shelf(file: FileInMemory) -> OwnTemplateShelf:
    plans: dict[str, Plan] = {}
    numbers = count(1)

    def write(plan: Plan) -> str:
        text = f"text {len(plans) + 1}"
        plans[text] = plan
        return text

    def read(text: str) -> Plan:
        if text not in plans:
            raise UserProblem(Problem.PLAN_NOT_UNDERSTOOD)
        return plans[text]

    return OwnTemplateShelf(
        file, write, read, lambda: datetime(2026, 11, 2, tzinfo=UTC), lambda: f"own-{next(numbers)}"
    )


def test_what_is_kept_comes_back_by_name(shelf: OwnTemplateShelf) -> None:
    shelf.keep("Slow hands", PLAN)
    shelf.keep("A quick start", PLAN)

    assert [(one.name, one.plan) for one in shelf.all()] == [("A quick start", PLAN), ("Slow hands", PLAN)]


def test_the_same_name_takes_the_place_of_what_was_there(shelf: OwnTemplateShelf) -> None:
    other = added(PLAN, new_item(NewItem.BREATHING, BodyPart.HAND))
    shelf.keep("Slow hands", PLAN)
    shelf.keep("Slow hands", other)

    assert [one.plan for one in shelf.all()] == [other]


def test_what_was_taken_out_can_be_brought_back(shelf: OwnTemplateShelf) -> None:
    kept = shelf.keep("Slow hands", PLAN)

    bring_back = shelf.remove(kept)
    assert shelf.all() == ()

    bring_back()
    assert shelf.all() == (kept,)


def test_what_is_not_understood_is_left_out(shelf: OwnTemplateShelf, file: FileInMemory) -> None:
    file.keep_template(TemplateKept("x", "From a later version", "?", ""))
    shelf.keep("Slow hands", PLAN)

    assert [one.name for one in shelf.all()] == ["Slow hands"]
