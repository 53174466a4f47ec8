"""The few values that a clinician chooses for a template: what the plan needs in most cases, in half a minute."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import DrillMode
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, PlanItem
from gmi_trainer.domain.plan_choices import (
    BOUTS,
    BREATHING_MINUTES,
    FIRST_LEVELS,
    LESSONS,
    PICTURES,
    SORE_SIDES,
    TEST_EVERY_DAYS,
    WEEKS,
    TemplateDose,
)
from gmi_trainer.domain.plan_template import PlanTemplate
from gmi_trainer.ui.pages.clinic.figures import Figure, side_by_side
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.words.levels import level_name
from gmi_trainer.ui.words.plan_items import side_name
from gmi_trainer.ui.words.translate import Translate


class DoseCard(Card):
    """Each figure changes the plan at once. What a template does not have is not asked."""

    chosen = Signal(object)  # TemplateDose

    def __init__(self, look: Look, template: PlanTemplate, dose: TemplateDose, translate: Translate) -> None:
        super().__init__(look, translate("DoseCard", "How much"), icon="scale")
        self._dose = dose
        self._say = translate
        self._first: Figure[int] | None = None
        self.add(side_by_side(look, self._figures(look, template)))

    @property
    def dose(self) -> TemplateDose:
        """What is chosen."""
        return self._dose

    def take_focus(self) -> None:
        """Put the keyboard on the first figure."""
        if self._first is not None:
            self._first.stepper.take_focus()

    def _figures(self, look: Look, template: PlanTemplate) -> list[QWidget]:
        dose, has = self._dose, _Has(template.items)
        self._first = Figure(
            look, "plan.weeks", self.tr("For"), WEEKS, dose.weeks, self._weeks, self._chooser("weeks")
        )
        bouts = Figure(
            look, "plan.bouts", self.tr("Practice"), BOUTS, dose.bouts, self._times, self._chooser("bouts")
        )
        figures = [self._first.stepper, bouts.stepper]
        if has.training:
            pictures = Figure(
                look,
                "plan.pictures",
                self.tr("Pictures each time"),
                PICTURES,
                dose.pictures,
                str,
                self._chooser("pictures"),
            )
            level = Figure(
                look,
                "plan.level",
                self.tr("Begins with"),
                FIRST_LEVELS,
                dose.first_level,
                lambda n: level_name(n, self._say),
                self._chooser("first_level"),
            )
            figures += [pictures.stepper, level.stepper]
        if has.tests:
            test = Figure(
                look,
                "plan.test",
                self.tr("Test"),
                TEST_EVERY_DAYS,
                dose.test_every_days,
                self._test_days,
                self._chooser("test_every_days"),
            )
            figures.append(test.stepper)
        if has.breathing:
            breathing = Figure(
                look,
                "plan.breathing",
                self.tr("Slow breathing"),
                BREATHING_MINUTES,
                dose.breathing_minutes,
                self._minutes,
                self._chooser("breathing_minutes"),
            )
            figures.append(breathing.stepper)
        if has.lessons:
            lessons = Figure(
                look,
                "plan.lessons",
                self.tr("Lessons"),
                LESSONS,
                dose.lessons,
                self._yes_no,
                self._chooser("lessons"),
            )
            figures.append(lessons.stepper)
        side = Figure(
            look,
            "plan.side",
            self.tr("Sore side"),
            SORE_SIDES,
            dose.sore_side,
            lambda one: side_name(one, self._say),
            self._chooser("sore_side"),
        )
        return [*figures, side.stepper]

    def _chooser(self, name: str) -> partial[None]:
        return partial(self._choose, name)

    def _choose(self, name: str, value: object) -> None:
        self._dose = replace(self._dose, **{name: value})  # type: ignore[arg-type]  # a value of its own row
        self.chosen.emit(self._dose)

    def _weeks(self, n: int) -> str:
        return self.tr("1 week") if n == 1 else self.tr("{n} weeks").format(n=n)

    def _times(self, n: int) -> str:
        return self.tr("once a day") if n == 1 else self.tr("up to {n} times a day").format(n=n)

    def _test_days(self, n: int | None) -> str:
        if n is None:
            return self.tr("no test")
        return self.tr("once a week") if n == 7 else self.tr("every {n} days").format(n=n)

    def _minutes(self, n: int) -> str:
        return self.tr("{n} min").format(n=n) if n else self.tr("none")

    def _yes_no(self, yes: bool) -> str:
        return self.tr("yes") if yes else self.tr("no")


class _Has:
    """What a template is made of."""

    def __init__(self, items: tuple[PlanItem, ...]) -> None:
        doses = [item.dose for item in items]
        modes = {dose.mode for dose in doses if isinstance(dose, DrillDose)}
        self.tests = DrillMode.TEST in modes
        self.training = DrillMode.TRAINING in modes
        self.breathing = any(isinstance(dose, BreathDose) for dose in doses)
        self.lessons = any(isinstance(dose, LessonDose) for dose in doses)
