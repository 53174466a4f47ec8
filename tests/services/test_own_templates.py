"""A clinic's own templates: kept under a name, taken out and brought back."""

from __future__ import annotations

from datetime import date

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.plan_edit import NewItem, added, new_item
from gmi_trainer.services.own_templates import OwnTemplateShelf
from gmi_trainer.services.roster_ports import TemplateKept
from tests.own_template_fakes import FileInMemory, a_shelf

PLAN = added(Plan("plan", 1, date(2026, 11, 2), ()), new_item(NewItem.DRILL, BodyPart.HAND))


@pytest.fixture
def file() -> FileInMemory:
    return FileInMemory()


@pytest.fixture
def shelf(file: FileInMemory) -> OwnTemplateShelf:
    return a_shelf(file)


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
