"""A person's goals: written, told how they go, reached or let go. Every change gives the way back."""

from __future__ import annotations

from gmi_trainer.domain.goals import MOST_GOALS, GoalEnding, is_rating, tidy_goal
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.own_ports import GoalLog, Undo


class GoalsService:
    """Works on one open record. UserProblem: not kept, and why."""

    def __init__(self, log: GoalLog, changes: Changes) -> None:
        self._log = log
        self._changes = changes

    def add(self, text: str) -> Undo:
        """One goal more. UserProblem GOALS_FULL: there are as many as there may be at a time."""
        return self._add(text, None)

    def add_goal(self, text: str, now: int) -> Undo:
        """The same, with how well it goes today."""
        assert is_rating(now), "a number on the scale"
        return self._add(text, now)

    def reword(self, uuid: str, text: str) -> Undo:
        """The same goal in other words."""
        assert tidy_goal(text), "a goal has words"
        return self._told(self._log.reword(uuid, tidy_goal(text)))

    def rate(self, uuid: str, value: int) -> Undo:
        """How well it goes today. Said again on the same day, the newer one counts."""
        assert is_rating(value), "a number on the scale"
        return self._told(self._log.rate(uuid, value))

    def end(self, uuid: str, ending: GoalEnding) -> Undo:
        """It was reached, or let go."""
        return self._told(self._log.end(uuid, ending))

    def take_up_again(self, uuid: str) -> Undo:
        """It is a goal once more. UserProblem GOALS_FULL: there is no room for it now."""
        self._find_room()
        return self._told(self._log.end(uuid, None))

    def delete(self, uuid: str) -> Undo:
        """It goes with all that was said of it."""
        return self._told(self._log.delete(uuid))

    def _add(self, text: str, value: int | None) -> Undo:
        tidy = tidy_goal(text)
        assert tidy, "a goal has words"
        self._find_room()
        return self._told(self._log.add(tidy, value))

    def _find_room(self) -> None:
        if self._log.open_count() >= MOST_GOALS:
            raise UserProblem(Problem.GOALS_FULL, most=MOST_GOALS)

    def _told(self, undo: Undo) -> Undo:
        return tell_changes(undo, self._changes)


def tell_changes(undo: Undo, changes: Changes) -> Undo:
    """Tell those who show such things that something was changed, and again when it is taken back."""

    def taken_back() -> None:
        undo()
        changes.publish(Changed.OWN_PAGES)

    changes.publish(Changed.OWN_PAGES)
    return taken_back
