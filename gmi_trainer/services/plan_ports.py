"""The world as the making of plans sees it: templates, and a person's plans."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.plan_template import PlanTemplate
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.lesson_ports import LessonProblem


@dataclass(frozen=True, slots=True)
class LoadedTemplates:
    """All templates that could be read, by their number, and what is the matter with the others."""

    templates: tuple[PlanTemplate, ...]
    problems: tuple[LessonProblem, ...] = ()

    def of_number(self, number: int) -> PlanTemplate | None:
        """The one with a lasting number; None where this version of the program has none."""
        return next((one for one in self.templates if one.number == number), None)


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What a look through the templates' files came to. ``templates``: how many there are that can be used."""

    templates: int
    languages: tuple[str, ...]
    problems: tuple[LessonProblem, ...]

    @property
    def mistakes(self) -> int:
        """What has to be mended."""
        return sum(not problem.is_remark for problem in self.problems)

    @property
    def remarks(self) -> int:
        """What is worth a thought."""
        return len(self.problems) - self.mistakes


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One row of a person's plans. ``received_on``: the day it was set here."""

    plan: Plan
    received_on: date


class PlanHistory(Protocol):
    """All plans that a person ever had, and setting one."""

    def history(self) -> tuple[PlanVersion, ...]:
        """Every version that can be read, newest first; the first is in force."""
        ...

    def keep(self, plan: Plan) -> None:
        """Set a plan, or a new version of it; it is in force from now on."""
        ...
