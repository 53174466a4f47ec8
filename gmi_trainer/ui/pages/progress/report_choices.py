"""What a person wants in their report: how many weeks, which sections, and whether their name stands on it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.report import WEEKS, Interval, ReportChoice, Section
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets import section as part
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.words.report import section_about, section_name
from gmi_trainer.ui.words.translate import Translate

SWITCH_PX = 330


class ReportChoices(Stack):
    """Every act is at once what is wanted."""

    chosen = Signal(object)  # ReportChoice

    def __init__(
        self,
        look: Look,
        choice: ReportChoice,
        name: str,
        translate: Translate,
        *,
        rates_pain: bool,
        parent: QWidget | None = None,
    ) -> None:
        """``name``: of the person; where there is none, there is nothing to leave out."""
        super().__init__(look, gap_px=12, parent=parent)
        self._choice = choice
        weeks = part.Section(look, self.tr("How far back"))
        self._weeks = ChoiceRow(
            look,
            "progress.report.weeks",
            self.tr("How far back"),
            [Choice(n, str(n), self.tr("{n} weeks").format(n=n)) for n in WEEKS],
            choice.interval.weeks,
            column_px=150,
            most=3,
        )
        self._weeks.chosen.connect(self._on_weeks_chosen)
        weeks.add(self._weeks)
        sections = part.Section(look, self.tr("What is in it"))
        self.switches: dict[Section, Switch] = {}
        for section in Section:
            switch = Switch(
                look,
                f"progress.report.section.{section.value}",
                section_name(section, translate, rates_pain=rates_pain),
                section_about(section, translate, rates_pain=rates_pain),
                on=choice.has(section),
            )
            switch.toggled.connect(partial(self._on_section_toggled, section))
            self.switches[section] = switch
        tiles = list(self.switches.values())
        self.name: Switch | None = None
        if name:
            self.name = Switch(
                look,
                "progress.report.name",
                self.tr("My name"),
                self.tr("{name}, at the top. It is in no file's name.").format(name=name),
                on=choice.with_name,
            )
            self.name.toggled.connect(self._on_name_toggled)
            tiles.append(self.name)
        sections.add(holding(ReflowLayout(look, SWITCH_PX, most=2, gap_px=4), tiles))
        self.add(weeks)
        self.add(sections)

    @property
    def choice(self) -> ReportChoice:
        """What is wanted now."""
        return self._choice

    @property
    def weeks(self) -> ChoiceRow:
        """How far back."""
        return self._weeks

    def _on_weeks_chosen(self, weeks: int) -> None:
        self._choose(replace(self._choice, interval=Interval(weeks, self._choice.interval.last)))

    def _on_section_toggled(self, section: Section, on: bool) -> None:
        wanted = self._choice.sections | {section} if on else self._choice.sections - {section}
        self._choose(replace(self._choice, sections=wanted))

    def _on_name_toggled(self, on: bool) -> None:
        self._choose(replace(self._choice, with_name=on))

    def _choose(self, choice: ReportChoice) -> None:
        self._choice = choice
        self.chosen.emit(choice)
