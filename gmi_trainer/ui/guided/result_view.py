"""How a guided practice went: the sentence first, and one thing to say about it at most. No score."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.practice_result import PracticeResult, Told
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.guided import guided_hints, result_sentence, what_now
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is to tell, and what to ask. ``scale``: rated before, so it is asked again; ``is_kept``: there is a
    row, so that something can be said about it."""

    ending: GuidedEnding | None
    steps_done: int
    practised_ms: int
    scale: Scale | None = None
    asks_feel: bool = False
    is_kept: bool = True


class GuidedResultView(PracticeResult):
    """It can be left out of what counts."""

    not_counting_asked = Signal()

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
            "guided",
            result_sentence(outcome.ending, outcome.steps_done, outcome.practised_ms, translate),
            what_now(outcome.ending, translate),
            press=guided_hints(reach, translate).press,
            came_by_itself=outcome.ending is GuidedEnding.WHOLE,
            scale=outcome.scale,
            asks_feel=outcome.asks_feel,
        )
        super().__init__(look, told, translate, parent, reach=reach)
        self._not_count = quiet(look, self.tr("Do not count this one"), "guided.not_count", icon="eye-off")
        self._fill(outcome)

    def is_not_counted(self, words: str, take_back: Callable[[], None]) -> None:
        """Said once, as a flare is."""
        self._hide_until_undone(self._not_count, words, take_back)

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
            buttons += [self._not_count, self._flare] if outcome.steps_done else [self._flare]
        self._not_count.clicked.connect(self.not_counting_asked)
        self.add(holding(FlowLayout(self.look), buttons))
        for left_out in (self._flare, self._not_count):
            if left_out not in buttons:
                left_out.setParent(self)
                left_out.hide()
        if self._after is not None:
            self.add(self._after)
