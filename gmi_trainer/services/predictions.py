"""What a person thinks will happen when they try something, and what did. Every change gives the way back."""

from __future__ import annotations

from gmi_trainer.domain.prediction import Guess, Result, tidy_guess, tidy_result
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.goals import tell_changes
from gmi_trainer.services.own_ports import PredictionLog, Undo


class PredictionsService:
    """Works on one open record. UserProblem: not kept, and why."""

    def __init__(self, log: PredictionLog, changes: Changes) -> None:
        self._log = log
        self._changes = changes

    def add(self, guess: Guess) -> Undo:
        """One more, to be looked at again afterwards."""
        tidy = tidy_guess(guess)
        assert tidy.doing, "something is tried"
        return tell_changes(self._log.add(tidy), self._changes)

    def add_prediction(self, doing: str, expected: str, worry: int | None) -> Undo:
        """The same, for figures."""
        return self.add(Guess(doing, expected, worry))

    def put(self, uuid: str, guess: Guess) -> Undo:
        """Another guess in the place of the one before."""
        tidy = tidy_guess(guess)
        assert tidy.doing, "something is tried"
        return tell_changes(self._log.put(uuid, tidy), self._changes)

    def tell(self, uuid: str, result: Result | None) -> Undo:
        """What happened; None: that is still to be seen."""
        told = tidy_result(result) if result is not None else None
        return tell_changes(self._log.tell(uuid, told), self._changes)

    def delete(self, uuid: str) -> Undo:
        """It goes."""
        return tell_changes(self._log.delete(uuid), self._changes)
