"""What a result lets a person say of the session itself: "I'm in a flare", and "do not count this one"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from gmi_trainer.services.practice_book import PracticeBook, Undo
from gmi_trainer.ui.pages.practice_ratings import Practises
from gmi_trainer.ui.stage.taking_back import done_for
from gmi_trainer.ui.words.guided import flare_words, not_counted_words
from gmi_trainer.ui.words.translate import Translate


class MarkedResult(Protocol):
    """Where both are said, and the way back is offered."""

    @property
    def flare_said(self) -> SignalInstance: ...
    @property
    def not_counting_asked(self) -> SignalInstance: ...
    def flare_is_noted(self, words: str, take_back: Undo) -> None: ...
    def is_not_counted(self, words: str, take_back: Undo) -> None: ...


class PracticeMarks(QObject):
    """Of one practice after the other."""

    refused = Signal(object)  # UserProblem: it could not be kept

    def __init__(
        self,
        book: PracticeBook,
        practice: Practises,
        reason: Callable[[Translate], str],
        translate: Translate,
        parent: QObject,
    ) -> None:
        """``reason``: why a session that is left out does not count, as it is kept."""
        super().__init__(parent)
        self._book = book
        self._practice = practice
        self._reason = reason
        self._translate = translate
        self._result: MarkedResult | None = None

    def watch(self, result: MarkedResult) -> None:
        """Keep what is said on it."""
        self._result = result
        result.flare_said.connect(self._on_result_flare_said)
        result.not_counting_asked.connect(self._on_result_not_counting_asked)

    @Slot()
    def _on_result_flare_said(self) -> None:
        session_id, result = self._practice.session_id, self._result
        assert session_id is not None
        assert result is not None
        take_back = done_for(partial(self._book.say_flare, session_id), self.refused.emit)
        if take_back is not None:
            result.flare_is_noted(flare_words(self._translate), take_back)

    @Slot()
    def _on_result_not_counting_asked(self) -> None:
        session_id, result = self._practice.session_id, self._result
        assert session_id is not None
        assert result is not None
        leave = partial(self._book.do_not_count, session_id, self._reason(self._translate))
        take_back = done_for(leave, self.refused.emit)
        if take_back is not None:
            result.is_not_counted(not_counted_words(self._translate), take_back)
