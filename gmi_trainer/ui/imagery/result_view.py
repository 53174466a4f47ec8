"""How imagined movements went: the sentence first, what follows from it, and how long it took. No score."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.practice_result import PracticeResult, Told
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.guided import guided_hints
from gmi_trainer.ui.words.imagery import result_sentence, what_now
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is to tell, and what to ask. ``scale``: rated before, so it is asked again; ``is_kept``: there is a
    row, so that something can be said about it."""

    ending: GuidedEnding | None
    cards_done: int
    scale: Scale | None = None
    asks_feel: bool = False
    is_kept: bool = True


class ImageryResultView(PracticeResult):
    """It can be left out of what counts; and whoever wants to stay on their step may."""

    not_counting_asked = Signal()
    stay_asked = Signal()

    def __init__(
        self,
        look: Look,
        outcome: Outcome,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        reach: Reach,
    ) -> None:
        """``reach``: by what the person reaches its buttons."""
        told = Told(
            "imagery",
            result_sentence(outcome.cards_done, outcome.ending, translate),
            what_now(outcome.ending, translate),
            press=guided_hints(reach, translate).press,
            came_by_itself=False,
            scale=outcome.scale,
            asks_feel=outcome.asks_feel,
        )
        super().__init__(look, told, translate, parent, reach=reach)
        self._not_count = quiet(look, self.tr("Do not count this one"), "imagery.not_count", icon="eye-off")
        self._not_count.clicked.connect(self.not_counting_asked)
        self._stay = quiet(look, self.tr("Stay on this step all the same"), "imagery.stay", icon="undo-2")
        self._stay.clicked.connect(self.stay_asked)
        self._follows = Card(look)
        self._follows.setObjectName("imagery.follows")
        self._lines: list[QWidget] = []
        self._fill(outcome)

    def follow(self, lines: Sequence[str], *, may_stay: bool) -> None:
        """What comes of it. ``may_stay``: it goes a step back, unless the person wants to stay."""
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = [body(line) for line in lines]
        for line in self._lines:
            self._follows.add(line)
        if may_stay:
            self._follows.add(self._stay_row)
        self._stay_row.setVisible(may_stay)
        self._follows.setVisible(bool(lines))

    def is_not_counted(self, words: str, take_back: Callable[[], None]) -> None:
        """Said once, as a flare is."""
        self._hide_until_undone(self._not_count, words, take_back)

    def stays(self, words: str, take_back: Callable[[], None]) -> None:
        """The person stays on their step."""
        self._hide_until_undone(self._stay, words, take_back)

    # -- helpers ----------------------------------------------------------------------------------------

    def _hide_until_undone(self, button: QWidget, words: str, take_back: Callable[[], None]) -> None:
        button.hide()
        self.take_focus()
        super()._hide_until_undone(button, words, take_back)

    def _fill(self, outcome: Outcome) -> None:
        self.add(self._problem)
        self._problem.hide()
        buttons: list[QWidget] = [self._done]
        if outcome.is_kept:
            buttons += [self._not_count, self._flare] if outcome.cards_done else [self._flare]
        self.add(holding(FlowLayout(self.look), buttons))
        for left_out in (self._flare, self._not_count):
            if left_out not in buttons:
                left_out.setParent(self)
                left_out.hide()
        self._stay_row = holding(FlowLayout(self.look), [self._stay])
        self._follows.add(self._stay_row)
        self.add(self._follows)
        self._follows.hide()
        if self._after is not None:
            self.add(self._after)
