"""Writing predictions and what came of them (own_ports.PredictionLog)."""

from __future__ import annotations

from gmi_trainer.domain.prediction import Guess, Result
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.storage.columns import PREDICTION
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.own_rows import OwnRows, new_uuid

_GUESS = ("doing", "expected", "worry")
_RESULT = ("happened", "turned_out", "tried_utc", "tried_day")


class SqlitePredictions(OwnRows):
    """On the connection of the window's thread."""

    def __init__(self, record: Record, clock: Clock) -> None:
        super().__init__(record, clock, PREDICTION)

    def add(self, guess: Guess) -> Undo:
        """One more, to be looked at again afterwards."""
        uuid = new_uuid()
        with self._record.atomic() as connection:
            connection.execute(
                "INSERT INTO prediction"
                " (uuid, doing, expected, worry, written_utc, utc_offset_min, local_day, happened)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, '')",
                (uuid, guess.doing, guess.expected, guess.worry, *self._now().values),
            )

        def undo() -> None:
            self._forget(uuid)

        return undo

    def put(self, uuid: str, guess: Guess) -> Undo:
        """Another guess in the place of the one before."""
        return self._change(uuid, _GUESS, (guess.doing, guess.expected, guess.worry))

    def tell(self, uuid: str, result: Result | None) -> Undo:
        """What happened. Told once more, it keeps its day: only the words are others."""
        if result is None:
            return self._change(uuid, _RESULT, ("", None, None, None))
        with self._record.problems():
            before = self._row(self._record.connection, uuid)
        now = self._now()
        when: tuple[object, object] = (utc_text(now.utc), now.day)
        if before["turned_out"] is not None:
            when = (before["tried_utc"], before["tried_day"])
        return self._change(uuid, _RESULT, (result.happened, result.turned_out, *when))
