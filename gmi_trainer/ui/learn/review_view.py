"""A few questions that come back: answered at one's own pace, and left whenever one likes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Question
from gmi_trainer.ui.learn.reader import Reader
from gmi_trainer.ui.learn.steps import EndStep, Step, review_steps
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.learning import review_end, review_end_title, review_title
from gmi_trainer.ui.words.translate import Translate


class ReviewView(Reader):
    """The questions of a day."""

    def __init__(
        self,
        look: Look,
        questions: Sequence[Question],
        translate: Translate,
        *,
        asks_sureness: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "review",
            review_title(translate),
            review_steps(questions),
            translate,
            asks_sureness=asks_sureness,
            parent=parent,
        )

    def _where(self) -> str:
        return review_title(self._translate)

    def _show_step(self, step: Step) -> None:
        assert isinstance(step, EndStep), "a review has questions and an end"
        if not self._is_finished:
            self._is_finished = True
            self.finished.emit()
        words = review_end(self._translate)
        self._put(review_end_title(self._translate), body(words), spoken=words, on=self.tr("Done"))
