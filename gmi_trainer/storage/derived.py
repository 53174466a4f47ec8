"""The derived rows of a session, worked out from its trials as they stand in the record."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.cells import Cell, cells_of
from gmi_trainer.domain.scoring import side_score
from gmi_trainer.storage import driver
from gmi_trainer.storage.line_rows import INSERT_LINE, SELECT_LINE
from gmi_trainer.storage.session_rows import INSERT_SIDE, side_values
from gmi_trainer.storage.trial_rows import SELECT_TRIALS, Values, trial_from

_INSERT_CELL = """
    INSERT INTO session_cell (
        session_id, side, view, turn, rotation_bin_deg, level, scored, correct, sum_rt_ms, sum_rt_squared_ms2
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_INSERT = {"session_side": INSERT_SIDE, "session_cell": _INSERT_CELL, "session_line": INSERT_LINE}
DERIVED_TABLES = tuple(_INSERT)
"""What can be made again from sessions and trials."""


def derived_rows(connection: driver.Connection, session_id: int) -> Mapping[str, list[Values]]:
    """What the derived tables should say about a session, by the name of the table."""
    trials = [trial_from(row) for row in connection.execute(SELECT_TRIALS, (session_id,))]
    scores = {side: side_score(trials, side, _limit_ms(connection, session_id)) for side in Side}
    scored = sum(score.scored for score in scores.values())
    lines = connection.execute(SELECT_LINE, {"session_id": session_id, "scored": scored})
    return {
        "session_side": [side_values(session_id, side, score) for side, score in scores.items()],
        "session_cell": [_cell_values(session_id, cell) for cell in cells_of(trials)],
        "session_line": [tuple(line) for line in lines],
    }


def write_derived(connection: driver.Connection, session_id: int) -> None:
    """Replace a session's derived rows. Call it inside a transaction."""
    derived = derived_rows(connection, session_id)
    delete_derived(connection, session_id)
    for table, rows in derived.items():
        connection.executemany(_INSERT[table], rows)


def delete_derived(connection: driver.Connection, session_id: int) -> None:
    """Leave none of a session's derived rows."""
    for table in DERIVED_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE session_id = ?", (session_id,))


def _limit_ms(connection: driver.Connection, session_id: int) -> float | None:
    row = connection.execute(
        "SELECT json_extract(spec, '$.limit_ms') FROM session WHERE id = ?", (session_id,)
    ).fetchone()
    limit: float | None = None if row is None else row[0]
    return limit


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
