"""What a plan asks, below one another: each item with its dose and its days."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.plan import Plan
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.plan_items import item_facts, item_icon, item_title
from gmi_trainer.ui.words.plan_taking import how_words
from gmi_trainer.ui.words.translate import Translate


class PlanFacts(Stack):
    """A card an item, in the order in which they are offered."""

    def __init__(
        self,
        look: Look,
        plan: Plan,
        titles: Mapping[str, str],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``titles``: what lessons are called, by their ids."""
        super().__init__(look, gap_px=10, parent=parent)
        for number, item in enumerate(sorted(plan.items, key=lambda item: item.order)):
            card = Card(look, item_title(item, titles, translate), icon=item_icon(item))
            card.setObjectName(f"plan_taking.item.{number}")
            card.add(body(item_facts(item, translate)))
            how = how_words(item.dose, translate)
            if how:
                card.add(muted(how))
            self.add(card)


def bullets(lines: tuple[str, ...]) -> Text:
    """A few short lines, each with a dot."""
    return Text("\n".join(f"•  {line}" for line in lines))
