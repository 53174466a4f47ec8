"""What the pages for plans are made of."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.own_templates import OwnTemplate, OwnTemplateShelf
from gmi_trainer.services.plan_making import PlanMaking
from gmi_trainer.services.plan_ports import LoadedTemplates
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class PlanTools:
    """``person``: as the clinic shows whose plan it is. ``making``: of their open record. ``load``: the templates that
    come with the program, and ``lessons`` those that there are; both are called in a background job.

    ``own``: the clinic's own templates. ``try_out``: opens Today as the person would see it; None where nothing can.
    """

    look: Look
    jobs: Background
    translate: Translate
    making: PlanMaking
    person: str
    clinic: str
    load: Callable[[], LoadedTemplates]
    lessons: Callable[[], tuple[LessonHead, ...]]
    own: OwnTemplateShelf | None = None
    try_out: Callable[[Plan], None] | None = None


@dataclass(frozen=True, slots=True)
class PlanShelf:
    """Everything that a plan can begin with, as it was read."""

    loaded: LoadedTemplates
    lessons: tuple[LessonHead, ...]
    own: tuple[OwnTemplate, ...] = ()
