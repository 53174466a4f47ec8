"""One question: its answers to choose from, and, once one is chosen, why each of them fits or does not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.learning import Sureness
from gmi_trainer.domain.lesson import NOT_SURE, Option, Question
from gmi_trainer.ui.learn.explained import explained_card
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.learning import (
    after_answer,
    fits_name,
    other_answers,
    sureness_name,
    yours_name,
)
from gmi_trainer.ui.words.translate import Translate

DIGITS = 9


class AskedQuestion(Stack):
    """The answers as large tiles, one below the other; their digits choose them. No clock runs."""

    chosen = Signal(object)  # Option
    asks_sureness_changed = Signal(bool)

    def __init__(
        self,
        look: Look,
        question: Question,
        *,
        asks_sureness: bool,
        parent: QWidget | None = None,
    ) -> None:
        """``asks_sureness``: how the switch stands, by which a person is asked how sure they are."""
        super().__init__(look, gap_px=18, parent=parent)
        row = AnswerRow(
            look,
            f"question.{question.question_id}",
            question.stem,
            [
                Choice(option, option.option_id, self._numbered(place, option.text))
                for place, option in enumerate(question.options, start=1)
            ],
            column_px=320,
            most=1,
        )
        row.answered.connect(self.chosen)
        self.add(row)
        self.switch = Switch(
            look,
            "question.asks_sureness",
            self.tr("Ask me how sure I am"),
            self.tr("A guess that turns out well, or a surprise, stays in mind for longer."),
            on=asks_sureness,
        )
        self.switch.toggled.connect(self.asks_sureness_changed)
        self.add(self.switch)

    def _numbered(self, place: int, words: str) -> str:
        return f"{place}  {words}" if place <= DIGITS else words


class SurenessQuestion(Stack):
    """How sure somebody is, before they see. It can be left out."""

    chosen = Signal(object)  # Sureness

    def __init__(
        self, look: Look, option: Option, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, gap_px=18, parent=parent)
        self.add(body(self.tr("You chose: {answer}").format(answer=option.text)))
        row = AnswerRow(
            look,
            "question.sure",
            self.tr("How sure are you?"),
            [
                Choice(one, one.value, f"{place}  {sureness_name(one, translate)}")
                for place, one in enumerate(Sureness, start=1)
            ],
            column_px=160,
            most=3,
        )
        row.answered.connect(self.chosen)
        self.add(row)


class AnsweredQuestion(Stack):
    """What was chosen and why it fits or does not, then what fits; the other answers where somebody wants them."""

    others_shown = Signal()

    def __init__(
        self,
        look: Look,
        question: Question,
        option: Option,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=14, parent=parent)
        self._translate = translate
        right = next(one for one in question.options if one.is_right)
        first = [option] if option.is_right else [option, right]
        self.kind_words = after_answer(
            is_right=option.is_right, is_unsure=option.option_id == NOT_SURE, translate=translate
        )
        self.add(Text(self.kind_words, "heading"))
        for one in first:
            self.add(self._explained(one, is_chosen=one is option))
        self._others = [one for one in question.options if one not in first]
        words = other_answers(len(self._others), translate)
        self.more = quiet(look, words, "question.others", icon="chevron-down")
        self.more.clicked.connect(self._on_more_clicked)
        self.add(holding(FlowLayout(look), [self.more]))
        self.spoken = " ".join([self.kind_words, *map(_spoken, first)])
        self.spoken_others = " ".join(map(_spoken, self._others))

    def _explained(self, option: Option, *, is_chosen: bool) -> QWidget:
        """What fits stands on the soft accent with a tick and in words; nothing is marked as bad."""
        said: Sequence[str] = [
            words
            for words, wanted in (
                (yours_name(self._translate), is_chosen),
                (fits_name(self._translate), option.is_right),
            )
            if wanted
        ]
        parts: list[QWidget] = [Text(" · ".join(said), "eyebrow")] if said else []
        parts += [Text(option.text, "field"), body(option.why)]
        return explained_card(self._look, parts, ". ".join([*said, option.text]), fits=option.is_right)

    @Slot()
    def _on_more_clicked(self) -> None:
        """In place of the button; the keyboard goes on to what follows."""
        self.more.hide()
        added: list[QWidget] = [muted(self.tr("The other answers"))]
        added += [self._explained(one, is_chosen=False) for one in self._others]
        for part in added:
            self.add(part)
            part.show()  # not with the next turn of the event loop: the keyboard goes on from here
        self.others_shown.emit()


def _spoken(option: Option) -> str:
    """An answer and why it fits or does not, for those who listen."""
    return f"{option.text}. {option.why}"
