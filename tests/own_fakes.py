"""Stand-ins for what keeps a person's own pages, in memory (own_ports). Held to what the real ones do by
tests/services/test_own_pages.py, which runs over both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import count
from typing import TypeVar

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.goal_course import GoalCourse, first_and_newest, points_of
from gmi_trainer.domain.goals import Goal, GoalEnding, GoalRating
from gmi_trainer.domain.prediction import Guess, Prediction, Result
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.thought import Thought, ThoughtWords
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.own_pages import OwnPages
from tests.fakes import FakePreferences, FakeRecord

Undo = Callable[[], None]
T = TypeVar("T", Goal, Thought, Prediction)


class FakeOwnRecord:
    """What was written, by uuid, in the order in which it was."""

    def __init__(self, clock: Clock, record: FakeRecord) -> None:
        self.clock = clock
        self.record = record
        self.goals: dict[str, Goal] = {}
        self.thoughts: dict[str, Thought] = {}
        self.predictions: dict[str, Prediction] = {}
        self._numbers = count(1)

    def new_uuid(self) -> str:
        return f"own-{next(self._numbers)}"

    def day(self) -> date:
        return local_day(self.clock.utc_now(), self.clock.utc_offset_min())


class FakeGoals:
    """The write side of goals (own_ports.GoalLog)."""

    def __init__(self, own: FakeOwnRecord) -> None:
        self._own = own

    def open_count(self) -> int:
        return sum(goal.is_open for goal in self._own.goals.values())

    def add(self, text: str, value: int | None = None) -> Undo:
        day, uuid = self._own.day(), self._own.new_uuid()
        said = () if value is None else (GoalRating(day, value),)
        self._own.goals[uuid] = Goal(uuid, text, day, said)
        return lambda: _drop(self._own.goals, uuid)

    def reword(self, uuid: str, text: str) -> Undo:
        return _put(self._own.goals, replace(self._own.goals[uuid], text=text))

    def rate(self, uuid: str, value: int | None) -> Undo:
        goal, day = self._own.goals[uuid], self._own.day()
        before = tuple(rating for rating in goal.ratings if rating.day != day)
        said = () if value is None else (GoalRating(day, value),)
        return _put(self._own.goals, replace(goal, ratings=(*before, *said)))

    def end(self, uuid: str, ending: GoalEnding | None) -> Undo:
        day = None if ending is None else self._own.day()
        return _put(self._own.goals, replace(self._own.goals[uuid], ending=ending, ended_on=day))

    def delete(self, uuid: str) -> Undo:
        gone = self._own.goals.pop(uuid)
        return lambda: self._own.goals.update({uuid: gone})


class FakeThoughts:
    """The write side of thoughts (own_ports.ThoughtLog)."""

    def __init__(self, own: FakeOwnRecord) -> None:
        self._own = own

    def add(self, words: ThoughtWords) -> tuple[str, Undo]:
        uuid = self._own.new_uuid()
        self._own.thoughts[uuid] = Thought(uuid, self._own.day(), words)
        return uuid, lambda: _drop(self._own.thoughts, uuid)

    def put(self, uuid: str, words: ThoughtWords) -> Undo:
        return _put(self._own.thoughts, replace(self._own.thoughts[uuid], words=words))

    def delete(self, uuid: str) -> Undo:
        gone = self._own.thoughts.pop(uuid)
        return lambda: self._own.thoughts.update({uuid: gone})


class FakePredictions:
    """The write side of predictions (own_ports.PredictionLog)."""

    def __init__(self, own: FakeOwnRecord) -> None:
        self._own = own

    def add(self, guess: Guess) -> Undo:
        uuid = self._own.new_uuid()
        self._own.predictions[uuid] = Prediction(uuid, self._own.day(), guess)
        return lambda: _drop(self._own.predictions, uuid)

    def put(self, uuid: str, guess: Guess) -> Undo:
        return _put(self._own.predictions, replace(self._own.predictions[uuid], guess=guess))

    def tell(self, uuid: str, result: Result | None) -> Undo:
        before = self._own.predictions[uuid]
        day = before.tried_on or self._own.day()
        told = replace(before, result=result, tried_on=day if result is not None else None)
        return _put(self._own.predictions, told)

    def delete(self, uuid: str) -> Undo:
        gone = self._own.predictions.pop(uuid)
        return lambda: self._own.predictions.update({uuid: gone})


class FakeOwnWords:
    """Changing words about lessons (own_ports.OwnWordsLog)."""

    def __init__(self, own: FakeOwnRecord) -> None:
        self._own = own

    def put(self, lesson_id: str, text: str) -> Undo:
        readings = [one for _id, one in sorted(self._own.record.readings.items())]
        about = [one for one in readings if one.spec.lesson_id == lesson_id and one.words]
        assert about, "change what is there"
        before = [one.words for one in about]
        for one in about[-1:] if text else about:
            one.words = text

        def undo() -> None:
            for one, words in zip(about, before, strict=True):
                one.words = words

        return undo


class FakeOwnReader:
    """The read side (own_ports.OwnPagesReader)."""

    def __init__(self, own: FakeOwnRecord, preferences: FakePreferences) -> None:
        self._own = own
        self._preferences = preferences

    def goals(self) -> tuple[Goal, ...]:
        return tuple(self._own.goals.values())

    def goal_courses(self, since: date | None, by: Grain) -> tuple[GoalCourse, ...]:
        return tuple(
            GoalCourse(
                replace(goal, ratings=first_and_newest(goal.ratings)),
                points_of((one for one in goal.ratings if since is None or one.day >= since), by),
            )
            for goal in self._own.goals.values()
        )

    def thoughts(self) -> tuple[Thought, ...]:
        return tuple(reversed(self._own.thoughts.values()))

    def predictions(self) -> tuple[Prediction, ...]:
        return tuple(reversed(self._own.predictions.values()))

    def words(self) -> Mapping[str, str]:
        readings = sorted(self._own.record.readings.items())
        return {one.spec.lesson_id: one.words for _id, one in readings if one.words}

    def preference(self, name: str) -> object | None:
        return self._preferences.get(name)


class FakeOwnPages:
    """Everything about own pages, as a workspace has it. A test may write into ``record``."""

    def __init__(
        self, record: FakeRecord, preferences: FakePreferences, clock: Clock, changes: Changes
    ) -> None:
        self.record = own = FakeOwnRecord(clock, record)
        self._preferences = preferences
        self.service = OwnPages(
            goals=FakeGoals(own),
            thoughts=FakeThoughts(own),
            predictions=FakePredictions(own),
            words=FakeOwnWords(own),
            preferences=preferences,
            clock=clock,
            changes=changes,
        )

    def __call__(self) -> OwnPages:
        return self.service

    @contextmanager
    def reader(self) -> Iterator[FakeOwnReader]:
        yield FakeOwnReader(self.record, self._preferences)


def _put(rows: dict[str, T], row: T) -> Undo:
    before = rows[row.uuid]
    rows[row.uuid] = row
    return lambda: rows.update({row.uuid: before})


def _drop(rows: dict[str, T], uuid: str) -> None:
    rows.pop(uuid, None)
