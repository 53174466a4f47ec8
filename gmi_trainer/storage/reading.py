"""A connection that reads one record, opened and closed inside one background job."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from gmi_trainer.storage import driver
from gmi_trainer.storage.trial_rows import Values

ONE_DAY = timedelta(days=1)


def since_values(since: date | None) -> tuple[str, str]:
    """From which moment and from which day on, as texts to compare with (None: from the beginning).

    The moment finds the place in the index: a person's day begins less than a day before its date in UTC.
    """
    return ("", "") if since is None else ((since - ONE_DAY).isoformat(), since.isoformat())


class ReadingConnection:
    """Sees what others commit and can change nothing. What reads a record derives from it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with driver.told_as_problems(path):
            self._connection = driver.connect_for_reading(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _rows(self, sql: str, values: Values = ()) -> list[driver.Row]:
        with driver.told_as_problems(self._path):
            return self._connection.execute(sql, values).fetchall()
