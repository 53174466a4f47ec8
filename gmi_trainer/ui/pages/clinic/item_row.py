"""One item of a plan as a row: what it is, how much and when; change it, move it, take it out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.plan import PlanItem
from gmi_trainer.ui.pages.clinic.item_form import ItemForm
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.plan_items import item_facts, item_icon, item_title
from gmi_trainer.ui.words.translate import Translate


class ItemRow(Card):
    """Asks for what is pressed; the plan is changed by whoever shows it."""

    changed = Signal(object)  # PlanItem
    move_asked = Signal(str, int)  # the item's id, -1 sooner or 1 later
    remove_asked = Signal(str)
    opened = Signal(str)

    def __init__(
        self, look: Look, item: PlanItem, number: int, titles: Mapping[str, str], translate: Translate
    ) -> None:
        """``number`` counts from 0 and makes the controls' names. ``titles``: of the lessons, by their ids."""
        super().__init__(look)
        self._item = item
        self._titles = titles
        self._translate = translate
        self._number = number
        self._form: ItemForm | None = None
        self._title = Text(item_title(item, titles, translate), "field")
        self._facts = muted(item_facts(item, translate))
        words = Stack(look, gap_px=2)
        words.add(self._title)
        words.add(self._facts)
        top = QHBoxLayout()
        top.setSpacing(look.px(14))
        top.addWidget(Pictogram(look, item_icon(item), 24), 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(words, 1)
        self.add_layout(top)
        self._buttons = self._make_buttons(look)
        self.add(holding(FlowLayout(look, gap_px=8), self._buttons))
        self._name()

    @property
    def item(self) -> PlanItem:
        """The item as it is now."""
        return self._item

    @property
    def form(self) -> ItemForm | None:
        """Where it is changed, while that is open."""
        return self._form

    def open_form(self) -> None:
        """Show everything about it that can be changed."""
        if self._form is not None:
            return
        self._form = ItemForm(self._look, self._item, self._number, self._titles, self._translate)
        self._form.changed.connect(self._on_form_changed)
        self.add(self._form)
        self._form.show()
        self._change.setText(self.tr("Close"))
        self._form.take_focus()
        self.opened.emit(self._item.item_id)

    def close_form(self) -> None:
        """Only the row again."""
        if self._form is None:
            return
        form, self._form = self._form, None
        form.hide()
        form.setParent(None)
        form.deleteLater()
        self._change.setText(self.tr("Change"))

    def take_focus(self) -> None:
        """Put the keyboard on its first button."""
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_move(self, way: int) -> None:
        """Put the keyboard back on the button that moved it here."""
        button = self._up if way < 0 else self._down
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_buttons(self, look: Look) -> list[QWidget]:
        at = f"plan.item.{self._number}"
        title = self._title.text()
        self._change = quiet(
            look,
            self.tr("Change"),
            f"{at}.change",
            icon="pencil",
            spoken=self.tr("Change {what}").format(what=title),
        )
        self._up = quiet(
            look,
            self.tr("Sooner"),
            f"{at}.up",
            icon="chevron-up",
            spoken=self.tr("{what}: sooner").format(what=title),
        )
        self._down = quiet(
            look,
            self.tr("Later"),
            f"{at}.down",
            icon="chevron-down",
            spoken=self.tr("{what}: later").format(what=title),
        )
        self._remove = quiet(
            look,
            self.tr("Take out"),
            f"{at}.remove",
            icon="x",
            spoken=self.tr("Take out {what}").format(what=title),
        )
        self._change.clicked.connect(self._on_change_clicked)
        self._up.clicked.connect(self._on_up_clicked)
        self._down.clicked.connect(self._on_down_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        return [self._change, self._up, self._down, self._remove]

    def _name(self) -> None:
        self.setAccessibleName(f"{self._title.text()}. {self._facts.text()}")

    @Slot(object)
    def _on_form_changed(self, item: PlanItem) -> None:
        self._item = item
        self._title.setText(item_title(item, self._titles, self._translate))
        self._facts.setText(item_facts(item, self._translate))
        self._name()
        self.changed.emit(item)

    @Slot()
    def _on_change_clicked(self) -> None:
        if self._form is None:
            self.open_form()
        else:
            self.close_form()

    @Slot()
    def _on_up_clicked(self) -> None:
        self.move_asked.emit(self._item.item_id, -1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self.move_asked.emit(self._item.item_id, 1)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_asked.emit(self._item.item_id)
