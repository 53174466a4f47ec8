"""A plan goes out as a file or a code, comes in again, is used only when asked, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.coded_plan import CodedPlan, CodeFault, CodeFlaw
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.plan_choices import plan_from_template
from gmi_trainer.domain.plan_dose import TemplateDose
from gmi_trainer.exchange.plan_code import PlanCodes
from gmi_trainer.services.plan_ports import LoadedTemplates
from gmi_trainer.services.plan_way_ports import BroughtPlan, PlanWay
from gmi_trainer.services.plan_ways import plan_of_code
from tests.plan_fakes import FakePlanArrivals, plan_ways, the_templates
from tests.plans_of_files import FILE_PLAN
from tests.services.test_plan_making import Home

TEMPLATES = the_templates()
DOSE = TemplateDose(SoreSide.LEFT, bouts=2, pictures=10, first_level=2, weeks=4, lessons=False)


class Ways:
    """Somebody's home with the ways of plans."""

    def __init__(self) -> None:
        self.home = Home()
        days = self.home.days
        self.arrivals = FakePlanArrivals(days.plans)
        self.ways = plan_ways(
            days.plans, self.home.making, days.today, days.about, self.home.choices, self.arrivals
        )

    def brought(self, folder: Path) -> BroughtPlan:
        path = folder / "plan.gmiplan"
        path.write_bytes(self.ways.file_of(FILE_PLAN))
        return self.ways.read_file(path)

    def in_force(self) -> object:
        return self.home.days.today.plan()


@pytest.fixture
def here() -> Ways:
    return Ways()


def code_for(here: Ways, number: int, dose: TemplateDose) -> str:
    template = TEMPLATES.of_number(number)
    assert template is not None
    return here.ways.code_of(plan_from_template(template, dose, date(2026, 3, 10), "any"))


def test_every_template_has_a_code_that_leads_back_to_its_plan(here: Ways) -> None:
    for template in TEMPLATES.templates:
        plan = plan_from_template(template, template.usual, here.home.making.today, "any")
        brought = here.ways.read_code(here.ways.code_of(plan))

        assert isinstance(brought, BroughtPlan)
        assert replace(brought.plan, uuid="any") == plan
        assert not brought.is_of_other_edition


def test_no_two_templates_share_a_code(here: Ways) -> None:
    codes = [code_for(here, template.number, template.usual) for template in TEMPLATES.templates]

    assert len(set(codes)) == len(codes)


def test_a_chosen_dose_comes_along(here: Ways) -> None:
    brought = here.ways.read_code(code_for(here, 1, DOSE))

    assert isinstance(brought, BroughtPlan)
    assert brought.plan.until_day == 27
    assert brought.plan.side is SoreSide.LEFT
    assert brought.origin.way is PlanWay.CODE


def test_what_no_code_can_say_has_none(here: Ways) -> None:
    template = TEMPLATES.of_number(1)
    assert template is not None
    plan = plan_from_template(template, DOSE, date(2026, 3, 10), "any")

    assert here.ways.code_of(plan) != ""
    assert here.ways.code_of(replace(plan, gate=GateRule(tests=3))) == ""
    assert here.ways.code_of(replace(plan, items=plan.items[:1])) == ""
    assert here.ways.code_of(FILE_PLAN) == ""


def test_a_template_that_is_not_here_was_made_by_a_later_program(here: Ways) -> None:
    for coded in (CodedPlan(63, 1, DOSE), CodedPlan(1, 31, DOSE)):
        assert here.ways.read_code(PlanCodes().write(coded)) == CodeFault(CodeFlaw.LATER)


def with_edition(number: int) -> LoadedTemplates:
    """The templates as they may be one day."""
    return LoadedTemplates(tuple(replace(one, edition=number) for one in TEMPLATES.templates))


def test_a_template_that_was_reworked_since_is_told(here: Ways) -> None:
    said = plan_of_code(CodedPlan(1, 1, DOSE), with_edition(2), date(2026, 3, 10), "any")

    assert isinstance(said, BroughtPlan)
    assert said.is_of_other_edition


def test_an_edition_that_no_code_can_tell_has_none(here: Ways, monkeypatch: pytest.MonkeyPatch) -> None:
    template = TEMPLATES.of_number(1)
    assert template is not None
    plan = plan_from_template(template, DOSE, date(2026, 3, 10), "any")
    monkeypatch.setattr(here.ways, "_load_templates", lambda: with_edition(32))

    assert here.ways.code_of(plan) == ""


def test_signs_are_checked_without_reading_a_template(here: Ways) -> None:
    code = code_for(here, 1, DOSE)

    assert here.ways.check_code(code) is None
    assert here.ways.check_code(code[:-1]) == CodeFault(CodeFlaw.LENGTH, count=15)
    assert here.ways.read_code(code[:-1]) == CodeFault(CodeFlaw.LENGTH, count=15)


def test_reading_keeps_nothing(here: Ways, tmp_path: Path) -> None:
    before = here.in_force()
    brought = here.brought(tmp_path)

    assert brought.plan == replace(FILE_PLAN, began_on=here.home.making.today)
    assert here.in_force() == before
    assert here.arrivals.origins == []


def test_a_used_plan_is_in_force_from_today_on_and_says_how_it_came(here: Ways, tmp_path: Path) -> None:
    brought = here.brought(tmp_path)
    assert not here.ways.is_in_force(brought)

    here.ways.use(brought)

    assert here.in_force() == replace(FILE_PLAN, began_on=here.home.making.today)
    assert here.arrivals.origins == [brought.origin]
    assert here.ways.is_in_force(brought)


def test_undo_takes_the_earlier_plan_up_again_as_it_was(here: Ways, tmp_path: Path) -> None:
    before = here.home.days.today.plan()
    about, level = here.home.days.about.load(), here.home.choices.load().level
    assert FILE_PLAN.first_level != level
    undo = here.ways.use(here.brought(tmp_path))
    assert here.home.days.about.load() != about

    undo()

    after = here.home.days.today.plan()
    assert replace(after, version=before.version) == before
    assert here.home.days.about.load() == about
    assert here.home.choices.load().level == level
    assert len(here.home.days.plans.history()) == 3  # nothing was overwritten


def test_the_same_plan_can_be_used_once_more(here: Ways, tmp_path: Path) -> None:
    brought = here.brought(tmp_path)
    here.ways.use(brought)()
    here.ways.use(brought)

    kept = here.home.days.today.plan()
    assert kept.uuid == FILE_PLAN.uuid
    assert kept.version == FILE_PLAN.version + 1


def test_a_code_typed_again_is_known_although_it_gets_a_new_name(here: Ways) -> None:
    code = code_for(here, 1, DOSE)
    first = here.ways.read_code(code)
    assert isinstance(first, BroughtPlan)
    here.ways.use(first)
    again = here.ways.read_code(code)

    assert isinstance(again, BroughtPlan)
    assert again.plan.uuid != first.plan.uuid
    assert here.ways.is_in_force(again)


def test_who_saves_energy_gets_no_higher_level_from_a_plan(here: Ways, tmp_path: Path) -> None:
    here.home.days.about.save(AboutMe(saves_energy=True))

    here.ways.use(here.brought(tmp_path))

    assert here.home.choices.load().level == 1
