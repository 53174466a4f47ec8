"""The ways on which a plan goes from a clinic to a person: a file, a short code, a sheet; and how it is taken up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from gmi_trainer.domain.coded_plan import CodedPlan, CodeFault, CodeFlaw
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.plan_choices import dose_told_by, plan_from_template
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.plan_making import PlanMaking
from gmi_trainer.services.plan_ports import LoadedTemplates
from gmi_trainer.services.plan_way_ports import (
    BroughtPlan,
    PlanArrivals,
    PlanCodes,
    PlanFiles,
    PlanOrigin,
    PlanWay,
)

Undo = Callable[[], None]


class PlanWays:
    """For the person whose record is open. Reading keeps nothing; only ``use`` does, and it can be taken back."""

    def __init__(
        self,
        files: PlanFiles,
        codes: PlanCodes,
        load_templates: Callable[[], LoadedTemplates],
        making: PlanMaking,
        in_force: Callable[[], Plan],
        arrivals: PlanArrivals,
        about: AboutMeService,
        choices: DrillChoicesService,
        new_uuid: Callable[[], str],
    ) -> None:
        self._files = files
        self._codes = codes
        self._load_templates = load_templates
        self._making = making
        self._in_force = in_force
        self._arrivals = arrivals
        self._about = about
        self._choices = choices
        self._new_uuid = new_uuid

    # -- out -----------------------------------------------------------------------------------------------

    def file_of(self, plan: Plan) -> bytes:
        """A plan file's content."""
        return self._files.write(plan)

    def code_of(self, plan: Plan) -> str:
        """The short code, where the plan is a built-in template with its dose and nothing else; or else empty."""
        for template in self._load_templates().templates:
            dose = dose_told_by(template, plan) if template.is_built_in else None
            if dose is None:
                continue
            try:
                return self._codes.write(CodedPlan(template.number, template.edition, dose))
            except ValueError:  # an edition that a code cannot tell
                return ""
        return ""

    # -- in ------------------------------------------------------------------------------------------------

    def read_file(self, path: Path) -> BroughtPlan:
        """UserProblem: see ``PlanFiles.read``."""
        brought = self._files.read(path)
        return replace(brought, plan=replace(brought.plan, began_on=self._making.today))

    def read_code(self, text: str) -> BroughtPlan | CodeFault:
        """The plan that a code names, or what to look at again."""
        said = self._codes.read(text)
        if isinstance(said, CodeFault):
            return said
        return plan_of_code(said, self._load_templates(), self._making.today, self._new_uuid())

    def check_code(self, text: str) -> CodeFault | None:
        """What is the matter with the signs of a code; None: every sign fits. Quick: asked at every sign."""
        said = self._codes.read(text)
        return said if isinstance(said, CodeFault) else None

    def is_in_force(self, brought: BroughtPlan) -> bool:
        """Whether the plan that came is the one that is followed already, whatever day it began on."""
        return _without_days(self._in_force(), brought.plan) == _without_days(brought.plan, brought.plan)

    def use(self, brought: BroughtPlan) -> Undo:
        """Put the plan in force from today on. Undo takes the earlier one up again, as it was."""
        before, about, choices = self._in_force(), self._about.load(), self._choices.load()
        plan = replace(brought.plan, began_on=self._making.today)
        self._making.set_plan(plan, lambda kept: self._arrivals.keep(kept, brought.origin))

        def undo() -> None:
            self._making.set_plan(before)
            self._about.save(about)
            self._choices.save(choices)

        return undo


def plan_of_code(
    coded: CodedPlan, templates: LoadedTemplates, today: date, uuid: str
) -> BroughtPlan | CodeFault:
    """The plan that a code names, of the templates that there are here; a later program may have more."""
    template = templates.of_number(coded.template)
    if template is None or coded.edition > template.edition:
        return CodeFault(CodeFlaw.LATER)
    plan = plan_from_template(template, coded.dose, today, uuid)
    return BroughtPlan(plan, PlanOrigin(PlanWay.CODE), is_of_other_edition=coded.edition < template.edition)


def _without_days(plan: Plan, like: Plan) -> Plan:
    """What a plan asks. A code tells neither who made it nor when, and gives it a new name each time."""
    return replace(plan, began_on=date.min, uuid=like.uuid, version=like.version, made_on=like.made_on)
