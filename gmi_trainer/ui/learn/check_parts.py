"""What stands on the screens of the knowledge check: three answers, and a kind word on each sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.knowledge import CheckItem, GivenReply, Reply
from gmi_trainer.ui.learn.explained import explained_card
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.words.knowledge import answer_line, reply_name
from gmi_trainer.ui.words.translate import Translate


def answers_to(look: Look, item: CheckItem, given: GivenReply | None, translate: Translate) -> AnswerRow:
    """True, false, not sure; the answer of before has a tick."""
    row = AnswerRow(
        look,
        f"check.{item.item_id}",
        item.statement,
        [
            Choice(reply, reply.value, f"{place}  {reply_name(reply, translate)}")
            for place, reply in enumerate(Reply, start=1)
        ],
        column_px=180,
        most=len(Reply),
        keeps=True,
    )
    row.show_given(given.reply if given is not None else None)
    return row


class Explained(Stack):
    """Some sentences, each with what was said to it, whether it is true, and why."""

    def __init__(
        self,
        look: Look,
        items: Sequence[CheckItem],
        given: Mapping[str, GivenReply],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=14, parent=parent)
        self._translate = translate
        for item in items:
            self.add(self._card(item, given.get(item.item_id)))
        self.spoken = " ".join(
            f"{item.statement} {answer_line(given.get(item.item_id), item, translate)} {item.why}"
            for item in items
        )

    def _card(self, item: CheckItem, given: GivenReply | None) -> QWidget:
        line = answer_line(given, item, self._translate)
        parts = [Text(item.statement, "field"), Text(line, "muted"), body(item.why)]
        fits = given is not None and given.was_right
        return explained_card(self._look, parts, f"{item.statement} {line}", fits=fits)
