"""The plan that is being written: how much, its items, the words with it, and the points before the next stage."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import WITHOUT_MIRROR
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.plan import DrillDose, Plan, PlanItem, PracticeDose
from gmi_trainer.domain.plan_choices import dose_told_by
from gmi_trainer.domain.plan_edit import (
    WEEK,
    NewItem,
    added,
    changed,
    in_order,
    is_full,
    moved,
    new_item,
    removed,
    until_week,
)
from gmi_trainer.domain.plan_limits import NAME_LETTERS, NOTE_LETTERS, STOP_LETTERS
from gmi_trainer.domain.plan_template import PlanTemplate
from gmi_trainer.ui.pages.clinic.dose_card import DoseCard
from gmi_trainer.ui.pages.clinic.figures import Figure
from gmi_trainer.ui.pages.clinic.gate_card import GateCard
from gmi_trainer.ui.pages.clinic.item_row import ItemRow
from gmi_trainer.ui.pages.clinic.plan_tools import PlanShelf, PlanTools
from gmi_trainer.ui.pages.own.fields import BoxField, LineField
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.plan_items import draft_line, item_title, new_item_name

WEEKS = tuple(range(1, 13))
MOST_WEEKS = 12


class PlanWriting(Stack):
    """Reports the plan as it is after each change. What was taken out can be brought back."""

    changed = Signal(object)  # Plan
    dose_chosen = Signal(object)  # TemplateDose: the template's items are to be made anew
    undo_offered = Signal(str, object)  # what was done, and what takes it back

    def __init__(self, tools: PlanTools, shelf: PlanShelf, plan: Plan, template: PlanTemplate | None) -> None:
        super().__init__(tools.look, gap_px=16)
        self._tools = tools
        self._look = tools.look
        self._plan = plan
        self._template = template
        self._titles = shelf.titles
        self._item_rows: list[ItemRow] = []
        self._dose: DoseCard | None = None
        self._line = muted(draft_line(plan, tools.translate))
        self._line.setObjectName("plan.line")
        self.add(self._line)
        self._how_much = Stack(self._look, gap_px=0)
        self.add(self._how_much)
        self._show_how_much()
        self._ways = Stack(self._look, gap_px=0)
        self.add(self._ways)
        items = Card(self._look, self.tr("What there is to do"), icon="list")
        items.add(
            muted(self.tr("Today shows three of them at a time, from the top. What is done makes room."))
        )
        self._list = Stack(self._look, gap_px=10)
        items.add(self._list)
        items.add(Text(self.tr("Add"), "field"))
        items.add(holding(FlowLayout(self._look, gap_px=8), self._adders()))
        self.add(items)
        self.add(self._words())
        gate = GateCard(self._look, plan.gate, tools.translate)
        gate.chosen.connect(self._on_gate_chosen)
        self.add(gate)
        self._show_rows()

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._plan

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """Its items, in the order in which they are offered."""
        return tuple(self._item_rows)

    @property
    def dose(self) -> DoseCard | None:
        """The few values of a template, as long as the plan is just what the template makes."""
        return self._dose

    def take_focus(self) -> None:
        """Put the keyboard on what is changed most often."""
        if self._dose is not None:
            self._dose.take_focus()
        elif self._item_rows:
            self._item_rows[0].take_focus()

    def put_ways_on(self, ways: QWidget) -> None:
        """The buttons that lead on stand where the few values end: most plans need no more."""
        self._ways.add(ways)

    def show_plan(self, plan: Plan) -> None:
        """Show it as it was made anew from its template; the figures stay where they are."""
        self._plan = plan
        self._line.setText(draft_line(plan, self._tools.translate))
        self._show_rows()

    # -- its parts ---------------------------------------------------------------------------------------

    def _show_how_much(self) -> None:
        """The template's few values; once single items were changed, only how long the plan is for."""
        told = None if self._template is None else dose_told_by(self._template, self._plan)
        if self._template is not None and told is not None:
            self._dose = DoseCard(self._look, self._template, told, self._tools.translate)
            self._dose.chosen.connect(self.dose_chosen)
            self._how_much.add(self._dose)
            return
        self._show_weeks()

    def _show_weeks(self) -> None:
        self._dose = None
        self._how_much.clear()
        card = Card(self._look, self.tr("How long"), icon="scale")
        weeks = min(((self._plan.until_day or 6 * WEEK - 1) + 1) // WEEK, MOST_WEEKS)
        figure = Figure(
            self._look,
            "plan.weeks",
            self.tr("For"),
            WEEKS,
            max(1, weeks),
            lambda n: self.tr("1 week") if n == 1 else self.tr("{n} weeks").format(n=n),
            self._set_weeks,
        )
        card.add(figure.stepper)
        self._how_much.add(card)
        card.show()

    def _show_rows(self) -> None:
        self._list.clear()
        self._item_rows = []
        for number, item in enumerate(in_order(self._plan)):
            row = ItemRow(self._look, item, number, self._titles, self._tools.translate)
            row.changed.connect(self._on_item_changed)
            row.move_asked.connect(self._on_move_asked)
            row.remove_asked.connect(self._on_remove_asked)
            row.opened.connect(self._on_row_opened)
            self._item_rows.append(row)
            self._list.add(row)
            row.show()

    def _adders(self) -> list[QWidget]:
        buttons: list[QWidget] = []
        for kind in NewItem:
            if kind is NewItem.MIRROR and self._part() in WITHOUT_MIRROR:
                continue
            name = new_item_name(kind, self._tools.translate)
            spoken = self.tr("Add: {what}").format(what=name)
            button = secondary(self._look, name, f"plan.add.{kind.value}", icon="plus", spoken=spoken)
            button.clicked.connect(partial(self._on_add_clicked, kind))
            buttons.append(button)
        return buttons

    def _words(self) -> Card:
        plan, look = self._plan, self._look
        card = Card(look, self.tr("In your words"), icon="pencil")
        card.add(muted(self.tr("They read this on Today. Plain words will do.")))
        name = self.tr("What the plan is called")
        card.add(Text(name))
        self._name = LineField(look, "plan.name", name, plan.name, NAME_LETTERS)
        note = self.tr("A note")
        stop = self.tr("When to stop")
        self._note = BoxField(look, "plan.note", note, plan.note, NOTE_LETTERS)
        self._stop = BoxField(look, "plan.stop", stop, plan.stop_rule, STOP_LETTERS)
        card.add(self._name)
        card.add(Text(note))
        card.add(self._note)
        card.add(Text(stop))
        card.add(self._stop)
        for field in (self._name, self._note, self._stop):
            field.changed.connect(self._on_words_changed)
        card.add(
            Notice(
                look,
                self.tr(
                    "Safety comes first, whatever a plan says: after a flare it steps back for some days, and "
                    "whoever saves energy is never asked for more."
                ),
            )
        )
        return card

    def _part(self) -> BodyPart:
        """Whose part the plan is of: for what is added to it."""
        if self._template is not None:
            return self._template.part
        parts = (i.dose.part for i in self._plan.items if isinstance(i.dose, DrillDose | PracticeDose))
        return next((part for part in parts if part is not None), BodyPart.HAND)

    # -- changes -----------------------------------------------------------------------------------------

    def _keep(self, plan: Plan) -> None:
        self._plan = plan
        self._line.setText(draft_line(plan, self._tools.translate))
        self.changed.emit(plan)

    def _keep_items(self, plan: Plan) -> None:
        """Once single items are changed, the few values of the template would undo that: they go."""
        self._keep(plan)
        if self._dose is not None:
            self._show_weeks()

    def _set_weeks(self, weeks: int) -> None:
        self._keep(until_week(self._plan, weeks))

    @Slot(object)
    def _on_item_changed(self, item: PlanItem) -> None:
        self._keep_items(changed(self._plan, item))

    @Slot(str, int)
    def _on_move_asked(self, item_id: str, way: int) -> None:
        plan = moved(self._plan, item_id, way)
        if plan is self._plan:
            end = (
                self.tr("It is the first one already.") if way < 0 else self.tr("It is the last one already.")
            )
            announce(self, end)
            return
        self._keep_items(plan)
        self._show_rows()
        row = next(row for row in self._item_rows if row.item.item_id == item_id)
        row.focus_move(way)

    @Slot(str)
    def _on_remove_asked(self, item_id: str) -> None:
        before = self._plan
        plan = removed(before, item_id)
        if plan is before:
            announce(self, self.tr("A plan has one thing at least."))
            return
        at = next(n for n, row in enumerate(self._item_rows) if row.item.item_id == item_id)
        title = item_title(self._item_rows[at].item, self._titles, self._tools.translate)
        self._keep_items(plan)
        self._show_rows()
        self._item_rows[min(at, len(self._item_rows) - 1)].take_focus()
        self.undo_offered.emit(
            self.tr("Taken out: {what}").format(what=title), lambda: self._bring_back(before)
        )

    def _bring_back(self, plan: Plan) -> None:
        """The items as they were; words that were written since stay."""
        self._keep(replace(self._plan, items=plan.items))
        self._show_rows()

    def _on_add_clicked(self, kind: NewItem) -> None:
        if is_full(self._plan):
            announce(self, self.tr("A plan has room for no more."))
            return
        words = self.tr("Something of your own") if kind is NewItem.OWN else ""
        self._keep_items(added(self._plan, new_item(kind, self._part(), words)))
        self._show_rows()
        self._item_rows[-1].open_form()

    @Slot(str)
    def _on_row_opened(self, item_id: str) -> None:
        """One at a time: the page stays short."""
        for row in self._item_rows:
            if row.item.item_id != item_id:
                row.close_form()

    @Slot()
    def _on_words_changed(self) -> None:
        self._keep(
            replace(self._plan, name=self._name.value, note=self._note.value, stop_rule=self._stop.value)
        )

    @Slot(object)
    def _on_gate_chosen(self, rule: GateRule | None) -> None:
        self._keep(replace(self._plan, gate=rule))
