"""What the pages for plans are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.own_templates import OwnTemplate, OwnTemplateShelf
from gmi_trainer.services.plan_making import PlanMaking
from gmi_trainer.services.plan_ports import LoadedTemplates
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.clinic.rooms import ClinicTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class PlanTools:
    """``person``: as the clinic shows whose plan it is. ``making``: of their open record. ``load``: the templates that
    come with the program, and ``titles`` those of the lessons; both are called in a background job.

    ``own``: the clinic's own templates. ``try_out``: opens the program as the person would see it with a plan.
    ``begun``: a plan that waits to be written on, given once.
    """

    look: Look
    jobs: Background
    translate: Translate
    making: PlanMaking
    person: str
    clinic: str
    load: Callable[[], LoadedTemplates]
    titles: Callable[[], Mapping[str, str]]
    own: OwnTemplateShelf
    try_out: Callable[[Plan], None]
    begun: Callable[[], Plan | None] = lambda: None


@dataclass(frozen=True, slots=True)
class PlanShelf:
    """Everything that a plan can begin with, as it was read. ``titles``: of the lessons, by their ids."""

    loaded: LoadedTemplates
    titles: Mapping[str, str]
    own: tuple[OwnTemplate, ...] = ()


def plan_tools(tools: ClinicTools) -> PlanTools:
    """For the person whose record is open."""
    supplies, person_id = tools.plan_supplies, tools.person_id
    assert supplies is not None, "whoever opens this room brings them"
    making, drafts = tools.workspace.plans(), supplies.drafts

    def try_out(plan: Plan) -> None:
        about = making.about()
        drafts.put(person_id, plan)
        try:
            tools.window.try_as_patient(lambda guest: be_somebody(guest, about, plan))
        except UserProblem:
            drafts.take(person_id)  # nothing was closed: it is still being written
            raise

    return PlanTools(
        look=tools.look,
        jobs=tools.jobs,
        translate=tools.translate,
        making=making,
        person=_shown(tools),
        clinic=_clinic(tools),
        load=supplies.load,
        titles=tools.workspace.today.lesson_titles,
        own=supplies.own,
        try_out=try_out,
        begun=lambda: drafts.take(person_id),
    )


def be_somebody(guest: Workspace, about: AboutMe, plan: Plan) -> None:
    """A guest as the person is, with their plan and with nothing before it: introduced, and asked about safety."""
    guest.about.save(replace(about, introduced_on=guest.today.today()))
    guest.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    guest.plans().set_plan(plan)


def _shown(tools: ClinicTools) -> str:
    """As the clinic calls them; by name where its file cannot be read."""
    try:
        return tools.roster.person(tools.person_id).shown
    except UserProblem:
        return tools.workspace.profile.name


def _clinic(tools: ClinicTools) -> str:
    """The clinic's name; none where it has none yet, or cannot be read."""
    try:
        clinic = tools.files.clinic()
    except UserProblem:
        return ""
    return "" if clinic is None else clinic.name
