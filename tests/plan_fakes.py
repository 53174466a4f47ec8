"""Stand-ins for what keeps plans that came from elsewhere, and the ways of plans over fakes."""

from __future__ import annotations

from gmi_trainer import resources
from gmi_trainer.content.plan_files import TemplateFolder
from gmi_trainer.domain.plan import Plan
from gmi_trainer.exchange.plan_code import PlanCodes
from gmi_trainer.exchange.plan_file import PlanFiles
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.plan_making import PlanMaking
from gmi_trainer.services.plan_ports import LoadedTemplates
from gmi_trainer.services.plan_way_ports import PlanOrigin
from gmi_trainer.services.plan_ways import PlanWays
from gmi_trainer.services.today import TodayService
from tests.fakes.diary import FakePlanStore


def the_templates() -> LoadedTemplates:
    """Those that come with the program."""
    return TemplateFolder(resources.find("assets", "plans")).load("en")


class FakePlanArrivals:
    """Keeps plans where the others are (plan_way_ports.PlanArrivals)."""

    def __init__(self, plans: FakePlanStore) -> None:
        self._plans = plans
        self.origins: list[PlanOrigin] = []

    def keep(self, plan: Plan, origin: PlanOrigin) -> None:
        self._plans.keep(plan)
        self.origins.append(origin)


def plan_ways(
    plans: FakePlanStore,
    making: PlanMaking,
    today: TodayService,
    about: AboutMeService,
    choices: DrillChoicesService,
    arrivals: FakePlanArrivals | None = None,
) -> PlanWays:
    """The real files and codes, over fakes."""
    return PlanWays(
        PlanFiles("0"),
        PlanCodes(),
        the_templates,
        making,
        today.plan,
        arrivals or FakePlanArrivals(plans),
        about,
        choices,
        lambda: f"came-{len(plans.history()) + 1}",
    )
