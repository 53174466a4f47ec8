"""What plans are made with, and those that are begun: kept while a plan is tried as the patient, never on the disk."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.own_templates import OwnTemplateShelf
from gmi_trainer.services.plan_ports import LoadedTemplates


class PlanDrafts:
    """One for each person whose plan waits to be written on."""

    def __init__(self) -> None:
        self._drafts: dict[str, Plan] = {}

    def put(self, profile_id: str, plan: Plan) -> None:
        """Let it wait."""
        self._drafts[profile_id] = plan

    def waits(self, profile_id: str) -> bool:
        """Whether there is one of somebody."""
        return profile_id in self._drafts

    def take(self, profile_id: str) -> Plan | None:
        """To be written on; it waits no more."""
        return self._drafts.pop(profile_id, None)


@dataclass(frozen=True, slots=True)
class PlanSupplies:
    """``load``: the templates that come with the program, read in a background job. ``own``: the clinic's own ones."""

    load: Callable[[], LoadedTemplates]
    own: OwnTemplateShelf
    drafts: PlanDrafts
