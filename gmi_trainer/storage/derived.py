"""The derived rows of a session, worked out from its trials as they stand in the record."""

from __future__ import annotations

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.cells import Cell, cells_of
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.storage import driver
from gmi_trainer.storage.session_rows import INSERT_SIDE, side_values
from gmi_trainer.storage.trial_rows import SELECT_TRIALS, Values, trial_from

_INSERT_CELL = """
    INSERT INTO session_cell (
        session_id, side, view, turn, rotation_bin_deg, level, scored, correct, sum_rt_ms, sum_rt_squared_ms2
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def derived_rows(connection: driver.Connection, session_id: int) -> tuple[list[Values], list[Values]]:
    """What session_side and session_cell should say about a session."""
    trials = [trial_from(row) for row in connection.execute(SELECT_TRIALS, (session_id,))]
    sides = [side_values(session_id, side, side_score(trials, side)) for side in Side]
    return sides, [_cell_values(session_id, cell) for cell in cells_of(trials)]


def write_derived(connection: driver.Connection, session_id: int) -> None:
    """Replace a session's derived rows. Call it inside a transaction."""
    sides, cells = derived_rows(connection, session_id)
    connection.execute("DELETE FROM session_side WHERE session_id = ?", (session_id,))
    connection.execute("DELETE FROM session_cell WHERE session_id = ?", (session_id,))
    connection.executemany(INSERT_SIDE, sides)
    connection.executemany(_INSERT_CELL, cells)


def _cell_values(session_id: int, cell: Cell) -> Values:
    key = cell.key
    return (
        session_id,
        key.side,
        key.view,
        key.turn,
        key.rotation_bin_deg,
        key.level,
        cell.scored,
        cell.correct,
        cell.sum_rt_ms,
        cell.sum_rt_squared_ms2,
    )
