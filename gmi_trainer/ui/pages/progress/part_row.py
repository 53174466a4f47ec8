"""Which part of the body a room shows, where there are several to choose from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.part_icons import PART_ICONS
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.translate import Translate


class PartRow(Column):
    """Made anew only where other parts came; not there for a single one."""

    chosen = Signal(object)  # BodyPart

    def __init__(
        self, look: Look, identifier: str, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent=parent)
        self._identifier = identifier
        self._translate = translate
        self._parts: tuple[BodyPart, ...] = ()
        self._row: ChoiceRow | None = None

    @property
    def row(self) -> ChoiceRow | None:
        """The tiles, once there are some."""
        return self._row

    def show_parts(self, parts: tuple[BodyPart, ...], chosen: BodyPart | None) -> None:
        """Offer these; nothing to choose where there are fewer than two."""
        self.setVisible(len(parts) > 1 and chosen is not None)
        if chosen is None or len(parts) < 2:
            return
        if self._row is None or parts != self._parts:
            self._parts = parts
            self.clear()
            options = [
                Choice(part, part.value, part_name(part, self._translate), icon=PART_ICONS[part])
                for part in BodyPart
                if part in parts
            ]
            words = self.tr("Body part")
            self._row = ChoiceRow(self._look, self._identifier, words, options, chosen, column_px=150)
            self._row.chosen.connect(self.chosen)
            self.add(self._row)
        self._row.set_value(chosen)
