"""The plan that a person's days follow: their clinician's, or the default one, made for what they said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import default_plan, renewed
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.plan_store_port import PlanStore


class PlanInForce:
    """Follows what a person says of themselves: the default plan then gets a new version.

    A plan that this version of the program does not understand stays where it is, and is in force again as
    soon as it can be read; until then the last one before it that can be read stands in.
    """

    def __init__(
        self,
        plans: PlanStore,
        about: AboutMeService,
        parts: Callable[[], tuple[BodyPart, ...]],
        today: Callable[[], date],
        changes: Changes,
        new_uuid: Callable[[], str],
    ) -> None:
        self._plans = plans
        self._about = about
        self._parts = parts
        self._today = today
        self._changes = changes
        self._new_uuid = new_uuid
        self._plan: Plan | None = None
        self._problem: UserProblem | None = None
        changes.subscribe(self._follow)

    @property
    def problem(self) -> UserProblem | None:
        """Why another plan stands in for the one that was set, if it does. Known after ``plan()``."""
        return self._problem

    def plan(self) -> Plan:
        """The plan in force; the first time the default plan is made and kept."""
        if self._plan is None:
            self._plan = self._read()
        return self._plan

    def _read(self) -> Plan:
        self._problem = None
        try:
            kept = self._plans.current()
        except UserProblem as problem:
            self._problem = problem
            return self._plans.last_understood() or self._first()
        plan = self._first() if kept is None else self._renewed(kept)
        if plan != kept:
            self._plans.keep(plan)
        return plan

    def _first(self) -> Plan:
        return default_plan(self._about.load(), self._parts(), self._today(), self._new_uuid())

    def _renewed(self, kept: Plan) -> Plan:
        return renewed(kept, self._about.load(), self._parts(), self._today())

    def _follow(self, kind: Changed) -> None:
        if kind is Changed.PLAN:
            self._plan = None
        elif kind is Changed.ABOUT:
            before, self._plan = self._plan, None
            if before is not None and self.plan() != before:
                self._changes.publish(Changed.PLAN)
