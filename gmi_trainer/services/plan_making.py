"""Makes a plan for a person: from a template, as a clinician changes it, and set as the next version of theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.plan import DrillDose, Plan, PracticeDose
from gmi_trainer.domain.plan_choices import TemplateDose, plan_from_template
from gmi_trainer.domain.plan_limits import beyond_limits
from gmi_trainer.domain.plan_template import PlanTemplate
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.plan_ports import PlanHistory, PlanVersion


class PlanMaking:
    """The plans of the person whose record is open. Nothing is ever overwritten: each plan is a version of its own."""

    def __init__(
        self,
        plans: PlanHistory,
        about: AboutMeService,
        choices: DrillChoicesService,
        today: Callable[[], date],
        changes: Changes,
        new_uuid: Callable[[], str],
    ) -> None:
        self._plans = plans
        self._about = about
        self._choices = choices
        self._today = today
        self._changes = changes
        self._new_uuid = new_uuid

    @property
    def today(self) -> date:
        """The person's day now."""
        return self._today()

    def about(self) -> AboutMe:
        """What the person said of themselves."""
        return self._about.load()

    def draft(self, template: PlanTemplate, dose: TemplateDose, made_by: str = "") -> Plan:
        """A template's plan for this person, beginning today; nothing is kept yet."""
        today = self._today()
        return plan_from_template(template, dose, today, self._new_uuid(), made_by=made_by, made_on=today)

    def draft_from(self, earlier: Plan, made_by: str = "") -> Plan:
        """Another plan to begin with, such as one in force or a clinic's own template: its days count from today."""
        today = self._today()
        return replace(
            earlier,
            uuid=self._new_uuid(),
            version=1,
            began_on=today,
            is_default=False,
            made_by=made_by,
            made_on=today,
            clinic_key="",
        )

    def draft_of(self, in_force: Plan, made_by: str = "") -> Plan:
        """The plan in force, to be changed: its days go on. Of the default plan a clinic's own comes to be."""
        uuid = self._new_uuid() if in_force.is_default else in_force.uuid
        changed = replace(in_force, uuid=uuid, is_default=False, made_by=made_by, made_on=self._today())
        return replace(changed, clinic_key="")

    def history(self) -> tuple[PlanVersion, ...]:
        """Every plan that this person had, newest first; the first is in force."""
        return self._plans.history()

    def set_plan(self, plan: Plan, keep: Callable[[Plan], None] | None = None) -> Plan:
        """Put a plan in force, as it is kept: a new version where there is one of that name already.

        UserProblem(PLAN_NOT_UNDERSTOOD) where something of it lies beyond what a plan may have. What the plan says of
        where it hurts, and where left/right begins, becomes the person's own, to be changed by them; never a higher
        level for somebody who saves energy. ``keep``: what keeps it, where it came from elsewhere.
        """
        if beyond_limits(plan):
            raise UserProblem(Problem.PLAN_NOT_UNDERSTOOD)
        history = self._plans.history()
        if history and history[0].plan == plan:
            return plan
        taken = {version.plan.version for version in history if version.plan.uuid == plan.uuid}
        kept = plan if plan.version not in taken else replace(plan, version=max(taken) + 1)
        (keep or self._plans.keep)(kept)
        self._follow(kept)
        self._changes.publish(Changed.PLAN)
        return kept

    def set_next(self, plan: Plan) -> Plan:
        """Put a plan in force as the next version of the same clinic's plan for this person, or as its first one."""
        history = self._plans.history()
        same = (one.plan for one in history if one.plan.is_from_clinic and one.plan.made_by == plan.made_by)
        line = next((earlier.uuid for earlier in same), plan.uuid)
        return self.set_plan(replace(plan, uuid=line, version=self._next_version(line, history)))

    def take_up(self, earlier: Plan) -> Plan:
        """Put an earlier plan in force again, from today on, as a new version of it."""
        history = self._plans.history()
        version = self._next_version(earlier.uuid, history)
        return self.set_plan(replace(earlier, version=version, began_on=self._today()))

    def _next_version(self, uuid: str, history: tuple[PlanVersion, ...]) -> int:
        return max((one.plan.version for one in history if one.plan.uuid == uuid), default=0) + 1

    def _follow(self, plan: Plan) -> None:
        about = self._about.load()
        part = next((d.part for i in plan.items if isinstance(d := i.dose, DrillDose | PracticeDose)), None)
        if plan.side is not None and about.sore_part is None and part is not None:
            self._about.save(replace(about, sore_part=part, sore_side=plan.side))
        choices = self._choices.load()
        if plan.first_level is None or (about.saves_energy and plan.first_level > choices.level):
            return
        if choices.level != plan.first_level:
            self._choices.save(replace(choices, level=plan.first_level))
