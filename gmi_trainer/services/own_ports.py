"""What a person writes on pages of their own, as services see it. Adapters implement these Protocols.

Every change gives the way back: called once, soon after, it makes the record as it was before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from gmi_trainer.domain.goal_course import GoalCourse
from gmi_trainer.domain.goals import Goal, GoalEnding
from gmi_trainer.domain.prediction import Guess, Prediction, Result
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.thought import Thought, ThoughtWords

Undo = Callable[[], None]


class GoalLog(Protocol):
    """The write side of goals. All of it is durable when a call returns."""

    def open_count(self) -> int:
        """How many goals are neither reached nor let go."""
        ...

    def add(self, text: str, value: int | None = None) -> Undo:
        """One goal more, and how well it goes today where that was said."""
        ...

    def reword(self, uuid: str, text: str) -> Undo:
        """The same goal in other words."""
        ...

    def rate(self, uuid: str, value: int | None) -> Undo:
        """How well it goes today, in the place of what was said today before; None takes that back."""
        ...

    def end(self, uuid: str, ending: GoalEnding | None) -> Undo:
        """It was reached, or let go; None takes it up again."""
        ...

    def delete(self, uuid: str) -> Undo:
        """It goes with all that was said of it."""
        ...


class ThoughtLog(Protocol):
    """The write side of thoughts."""

    def add(self, words: ThoughtWords) -> tuple[str, Undo]:
        """One thought more; with its uuid, to go on with it."""
        ...

    def put(self, uuid: str, words: ThoughtWords) -> Undo:
        """Other words in the place of those before."""
        ...

    def delete(self, uuid: str) -> Undo:
        """It goes."""
        ...


class PredictionLog(Protocol):
    """The write side of predictions."""

    def add(self, guess: Guess) -> Undo:
        """One more, to be looked at again afterwards."""
        ...

    def put(self, uuid: str, guess: Guess) -> Undo:
        """Another guess in the place of the one before."""
        ...

    def tell(self, uuid: str, result: Result | None) -> Undo:
        """What happened; None: that is still to be seen."""
        ...

    def delete(self, uuid: str) -> Undo:
        """It goes."""
        ...


class OwnWordsLog(Protocol):
    """What a person wrote about lessons, changed outside of them."""

    def put(self, lesson_id: str, text: str) -> Undo:
        """Other words about a lesson of which there are some; empty: all of them go."""
        ...


class OwnPagesReader(Protocol):
    """The read side, inside one background job."""

    def goals(self) -> tuple[Goal, ...]:
        """All of them, in the order in which they were written."""
        ...

    def goal_courses(self, since: date | None, by: Grain) -> tuple[GoalCourse, ...]:
        """The same with what was said first and last, and how each went since a day (None: all the time)."""
        ...

    def thoughts(self) -> tuple[Thought, ...]:
        """All of them, the newest first."""
        ...

    def predictions(self) -> tuple[Prediction, ...]:
        """All of them, the newest first."""
        ...

    def words(self) -> Mapping[str, str]:
        """By the lesson's id: what the person wrote about it last."""
        ...

    def preference(self, name: str) -> object | None:
        """A small choice of the person."""
        ...
