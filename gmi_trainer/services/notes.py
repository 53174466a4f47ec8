"""Notes for days and for sessions: written, changed, taken back. What stood there before stays in the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from gmi_trainer.domain.day_story import LONGEST_NOTE
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.day_ports import NoteLog
from gmi_trainer.services.own_ports import Undo


class NotesService:
    """Works on one open record, on the window's thread. Empty words take a note back."""

    def __init__(self, log: NoteLog, changes: Changes) -> None:
        self._log = log
        self._changes = changes

    def put_for_day(self, day: date, text: str) -> Undo:
        """A note for a day."""
        return self._told(partial(self._log.put_for_day, day), text)

    def put_for_session(self, session_id: int, text: str) -> Undo:
        """A note for a session."""
        return self._told(partial(self._log.put_for_session, session_id), text)

    def _told(self, put: Callable[[str], str], text: str) -> Undo:
        before = put(tidy_note(text))

        def undo() -> None:
            put(before)
            self._changes.publish(Changed.DIARY)

        self._changes.publish(Changed.DIARY)
        return undo


def tidy_note(text: str) -> str:
    """Without empty ends, and no longer than a note is."""
    return text.strip()[:LONGEST_NOTE].rstrip()
