"""The ratings around a practice: asked before it, kept once it began, asked again at its end, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from gmi_trainer.domain.checkin import Feel, Moment, Scale
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.pages.practice_result import PracticeResult
from gmi_trainer.ui.stage.after_rating import FEEL_VALUES
from gmi_trainer.ui.stage.before_rating import BeforeRating


class Rates(Protocol):
    """Keeps a rating; None takes it back."""

    def rate(self, session_id: int, scale: Scale, moment: Moment, value: float | None) -> object: ...


class Practises(Protocol):
    """Has the row of the practice under way, or just over; None: there is none."""

    @property
    def session_id(self) -> int | None: ...


class PracticeRatings(QObject):
    """Of one practice after the other."""

    kept = Signal()  # a rating after it
    refused = Signal(object)  # UserProblem: such a rating could not be kept

    def __init__(self, service: Rates, practice: Practises, parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self._practice = practice
        self._asked: BeforeRating | None = None
        self._scale: Scale | None = None
        self._value: int | None = None
        self._take_back: Callable[[], object] | None = None
        self._result: PracticeResult | None = None

    def begin(self) -> None:
        """Another practice: nothing is rated yet."""
        self._asked = self._value = self._result = self._take_back = None

    def ask_before(self, scale: Scale, asked: BeforeRating) -> None:
        """Ask on a ready screen."""
        self._scale, self._asked = scale, asked

    def read_before(self) -> None:
        """The ready screen goes, and its question with it."""
        asked, self._asked = self._asked, None
        if asked is not None:
            self._value = asked.value

    def keep_before(self, session_id: int) -> None:
        """Now there is a row for it. The practice itself tells when nothing can be kept."""
        if self._value is not None and self._scale is not None:
            with suppress(UserProblem):
                self._service.rate(session_id, self._scale, Moment.BEFORE, self._value)

    @property
    def was_rated(self) -> bool:
        """Before it: only then is the same asked again."""
        return self._value is not None

    def watch(self, result: PracticeResult) -> None:
        """Keep what is said on it."""
        self._take_back = None
        self._result = result
        result.rated.connect(self._on_result_rated)
        result.feel_said.connect(self._on_result_feel_said)
        result.rating_taken_back.connect(self._on_result_rating_taken_back)

    @Slot(object, float)
    def _on_result_rated(self, scale: Scale, value: float) -> None:
        self._keep(scale, value)

    @Slot(object)
    def _on_result_feel_said(self, feel: Feel) -> None:
        self._keep(Scale.FEEL, FEEL_VALUES[feel])

    def _keep(self, scale: Scale, value: float) -> None:
        session_id, result = self._practice.session_id, self._result
        assert session_id is not None
        assert result is not None
        try:
            self._service.rate(session_id, scale, Moment.AFTER, value)
        except UserProblem as problem:
            result.clear_rating()
            self.refused.emit(problem)
            return
        self._take_back = partial(self._service.rate, session_id, scale, Moment.AFTER, None)
        self.kept.emit()
        result.offer_rating_undo()

    @Slot()
    def _on_result_rating_taken_back(self) -> None:
        """Whatever was tapped before: what is taken back leaves nothing."""
        take_back, self._take_back = self._take_back, None
        if take_back is not None and self._result is not None:
            with suppress(UserProblem):
                take_back()
            self._result.clear_rating()
