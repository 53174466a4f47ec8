"""The plan in force, as services see it."""

from __future__ import annotations

from typing import Protocol

from gmi_trainer.domain.plan import Plan


class PlanStore(Protocol):
    """The plans of a person; each version is kept."""

    def current(self) -> Plan | None:
        """The plan in force, if any was ever set. UserProblem(PLAN_NOT_UNDERSTOOD) where it makes no sense."""
        ...

    def last_understood(self) -> Plan | None:
        """The newest plan that this version understands: stands in for one that it does not."""
        ...

    def keep(self, plan: Plan) -> None:
        """Set a plan, or a new version of it; it is in force from now on."""
        ...
