"""Alarm thoughts that a person looks at again. Every change gives the way back."""

from __future__ import annotations

from gmi_trainer.domain.thought import ThoughtWords, tidy_thought
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.goals import tell_changes
from gmi_trainer.services.own_ports import ThoughtLog, Undo


class ThoughtsService:
    """Works on one open record. UserProblem: not kept, and why."""

    def __init__(self, log: ThoughtLog, changes: Changes) -> None:
        self._log = log
        self._changes = changes

    def add(self, words: ThoughtWords) -> tuple[str, Undo]:
        """One more, with the uuid by which to go on with it."""
        tidy = tidy_thought(words)
        assert tidy.alarm, "a thought has words"
        uuid, undo = self._log.add(tidy)
        return uuid, tell_changes(undo, self._changes)

    def put(self, uuid: str, words: ThoughtWords) -> Undo:
        """Other words in the place of those before."""
        tidy = tidy_thought(words)
        assert tidy.alarm, "a thought has words"
        return tell_changes(self._log.put(uuid, tidy), self._changes)

    def delete(self, uuid: str) -> Undo:
        """It goes."""
        return tell_changes(self._log.delete(uuid), self._changes)
