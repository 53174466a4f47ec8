"""What a plan can begin with: a template by part and stage, the clinic's own, the plan in force, or an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan_template import PlanTemplate
from gmi_trainer.services.own_templates import OwnTemplate
from gmi_trainer.services.plan_ports import PlanVersion
from gmi_trainer.ui.pages.clinic.plan_tools import PlanShelf
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.part_icons import PART_ICONS
from gmi_trainer.ui.widgets.buttons import Button, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.plan_items import stage_name, version_line
from gmi_trainer.ui.words.translate import Translate

MOST_EARLIER = 12
"""More earlier plans than this are not listed: nobody looks for them here."""


class PlanStart(Stack):
    """Two presses: the part, the stage. Where the person said what hurts, one."""

    template_chosen = Signal(object)  # PlanTemplate
    own_chosen = Signal(object)  # OwnTemplate
    own_removed = Signal(object)  # OwnTemplate
    change_asked = Signal(object)  # Plan: the one in force
    again_asked = Signal(object)  # PlanVersion: an earlier one

    def __init__(
        self,
        look: Look,
        shelf: PlanShelf,
        history: Sequence[PlanVersion],
        about: AboutMe,
        translate: Translate,
    ) -> None:
        super().__init__(look, gap_px=16)
        self._look = look
        self._shelf = shelf
        self._translate = translate
        self._stages: list[Button] = []
        if history and history[0].plan.is_from_clinic:
            self.add(self._in_force(history[0]))
        self.add(self._templates(about))
        if shelf.own:
            self.add(self._own_ones(shelf.own))
        if len(history) > 1:
            self.add(self._earlier(history[1 : MOST_EARLIER + 1]))
        if shelf.loaded.problems:
            words = self.tr(
                "Some templates have mistakes and are left out: gmi-trainer plans check tells where."
            )
            self.add(Notice(look, words, NoticeKind.ATTENTION))

    @property
    def stage_buttons(self) -> tuple[Button, ...]:
        """One for each template of the chosen part."""
        return tuple(self._stages)

    @property
    def parts(self) -> ChoiceRow:
        """The parts of the body."""
        return self._parts

    def take_focus(self) -> None:
        """On the stages where the part is chosen already; else on the parts."""
        if self._stages:
            self._stages[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._parts.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- its parts ---------------------------------------------------------------------------------------

    def _in_force(self, version: PlanVersion) -> Card:
        plan = version.plan
        card = Card(self._look, plan.name or self.tr("A plan of its own"), icon="clipboard-check")
        card.setObjectName("plan.in_force")
        card.add(muted(version_line(plan, self._translate)))
        change = secondary(self._look, self.tr("Change this plan"), "plan.change", icon="pencil")
        change.clicked.connect(partial(self.change_asked.emit, plan))
        card.add(holding(FlowLayout(self._look), [change]))
        return card

    def _templates(self, about: AboutMe) -> Card:
        card = Card(self._look, self.tr("From a template"), icon="list")
        named = {template.part for template in self._shelf.loaded.templates}
        choices = [
            Choice(part, part.value, part_name(part, self._translate), icon=PART_ICONS[part])
            for part in BodyPart
            if part in named
        ]
        part = about.sore_part if about.sore_part in named else None
        self._parts = ChoiceRow(
            self._look, "plan.part", self.tr("Part of the body"), choices, part, column_px=190, most=4
        )
        self._parts.chosen.connect(self._on_part_chosen)
        card.add(self._parts)
        self._of_part = Stack(self._look, gap_px=12)
        card.add(self._of_part)
        self._show_stages(part)
        return card

    def _show_stages(self, part: BodyPart | None) -> None:
        self._of_part.clear()
        self._stages = []
        if part is None:
            return
        for template in self._shelf.loaded.templates:
            if template.part is part:
                self._of_part.add(self._stage(template))

    def _stage(self, template: PlanTemplate) -> QWidget:
        button = secondary(
            self._look,
            stage_name(int(template.stage), self._translate),
            f"plan.template.{template.key}",
            icon="arrow-right",
            spoken=f"{template.name}. {template.about}",
        )
        button.clicked.connect(partial(self.template_chosen.emit, template))
        self._stages.append(button)
        row = Stack(self._look, gap_px=4)
        row.add(holding(FlowLayout(self._look), [button]))
        row.add(muted(template.about))
        return row

    def _own_ones(self, own: Sequence[OwnTemplate]) -> Card:
        card = Card(self._look, self.tr("Your own templates"), icon="save")
        for number, template in enumerate(own):
            begin = secondary(self._look, template.name, f"plan.own.{number}", icon="arrow-right")
            begin.clicked.connect(partial(self.own_chosen.emit, template))
            remove = quiet(
                self._look,
                self.tr("Take out"),
                f"plan.own.{number}.remove",
                icon="x",
                spoken=self.tr("Take out the template {name}").format(name=template.name),
            )
            remove.clicked.connect(partial(self.own_removed.emit, template))
            card.add(holding(FlowLayout(self._look), [begin, remove]))
        return card

    def _earlier(self, history: Sequence[PlanVersion]) -> Card:
        card = Card(self._look, self.tr("Earlier plans"), icon="history")
        card.setObjectName("plan.earlier")
        rows = [self._earlier_one(number, version) for number, version in enumerate(history)]
        card.add(holding(ReflowLayout(self._look, 360, most=2), rows))
        return card

    def _earlier_one(self, number: int, version: PlanVersion) -> QWidget:
        plan = version.plan
        name = (
            self.tr("The program's own plan")
            if plan.is_default
            else plan.name or self.tr("A plan of its own")
        )
        line = version_line(plan, self._translate)
        again = quiet(
            self._look,
            self.tr("Take up again"),
            f"plan.earlier.{number}",
            icon="undo-2",
            spoken=self.tr("Take up again: {name}, {version}").format(name=name, version=line),
        )
        again.clicked.connect(partial(self.again_asked.emit, version))
        row = Stack(self._look, gap_px=2)
        row.add(Text(name, "field"))
        row.add(muted(line))
        row.add(holding(FlowLayout(self._look), [again]))
        return row

    @Slot(object)
    def _on_part_chosen(self, part: BodyPart) -> None:
        self._show_stages(part)
