"""What travels in a result: which tables, and which of their columns; rows name one another by uuid."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass
from gmi_trainer.storage import columns
from gmi_trainer.storage.columns import Column, Table

SESSION, GOAL = "session", "goal"
_STAYS = {"id", "import_id"}
_REFERENCES = {
    "session_id": Column(SESSION, "TEXT", "The session it belongs to (session.uuid)."),
    "goal_id": Column(GOAL, "TEXT", "The goal it belongs to (goal.uuid)."),
}
_LEAVING = (
    columns.PLAN,
    columns.SESSION,
    columns.STIMULUS,
    columns.TRIAL,
    columns.SESSION_SIDE,
    columns.BREATHING,
    columns.GUIDED,
    columns.MIRROR,
    columns.IMAGERY,
    columns.IMAGERY_CARD,
    columns.ACTIVITY,
    columns.ACTIVITY_NEXT_DAY,
    columns.READING,
    columns.ANSWER,
    columns.RATING,
    columns.EVENT,
    columns.NOTE,
    columns.GOAL,
    columns.GOAL_RATING,
)
OF_ONE_SESSION = ("trial", "breathing", "guided", "mirror", "imagery", "imagery_card", "activity", "reading")
"""What has no name of its own: it comes and goes with its session."""

ADDED = {
    "activity_next_day": "answered_utc",
    "answer": "answered_utc",
    "rating": "rated_utc",
    "event": "happened_utc",
    "note": "written_utc",
    "goal_rating": "rated_utc",
}
"""Rows that are only added, and since when each was there. Of several the newest holds, so their order matters."""


@dataclass(frozen=True, slots=True)
class Travelling:
    """A table, and as what it travels."""

    table: Table
    shape: Table
    references: tuple[str, ...]

    @property
    def name(self) -> str:
        """What both are called."""
        return self.table.name

    @property
    def own_columns(self) -> tuple[Column, ...]:
        """The columns that travel as they are."""
        return tuple(
            column
            for column in self.table.columns
            if column.name not in _STAYS and column.name not in _REFERENCES
        )


def _travelling(table: Table) -> Travelling:
    shape: list[Column] = []
    references: list[str] = []
    for column in table.columns:
        reference = _REFERENCES.get(column.name)
        if reference is not None:
            references.append(reference.name)
            optional = column.optional
            shape.append(Column(reference.name, reference.type, reference.sentence, optional=optional))
        elif column.name not in _STAYS:
            shape.append(column)
    kept = Table(table.name, table.sentence, tuple(shape), table.derived)
    return Travelling(table, kept, tuple(references))


TRAVELLING = {table.name: _travelling(table) for table in _LEAVING}
"""By name, each after those it refers to."""

SHAPES = tuple(one.shape for one in TRAVELLING.values())
"""As a result's own document tells them."""
