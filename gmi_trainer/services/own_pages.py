"""The pages that a person writes: all that works on them, and all that stands on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date

from gmi_trainer.domain.alarm_card import AlarmCard
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.flare_plan import EMPTY_CARD, FlarePlan
from gmi_trainer.domain.goals import Goal
from gmi_trainer.domain.prediction import Prediction
from gmi_trainer.domain.thought import Thought
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.flare_plan import PREFERENCE as FLARE_PLAN
from gmi_trainer.services.flare_plan import FlarePlanService, flare_plan_from
from gmi_trainer.services.goals import GoalsService, tell_changes
from gmi_trainer.services.my_alarm import PREFERENCE as ALARM_CARDS
from gmi_trainer.services.my_alarm import MyAlarmService, cards_from
from gmi_trainer.services.own_ports import (
    GoalLog,
    OwnPagesReader,
    OwnWordsLog,
    PredictionLog,
    ThoughtLog,
    Undo,
)
from gmi_trainer.services.predictions import PredictionsService
from gmi_trainer.services.thoughts import ThoughtsService


@dataclass(frozen=True, slots=True)
class OwnPagesNow:
    """All that stands there, as of a day."""

    day: date
    goals: tuple[Goal, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    cards: tuple[AlarmCard, ...] = ()
    flare_plan: FlarePlan = EMPTY_CARD
    words: Mapping[str, str] = field(default_factory=dict)


class OwnPages:
    """Works on one open record, on the window's thread; ``look`` is for a background job."""

    def __init__(
        self,
        *,
        goals: GoalLog,
        thoughts: ThoughtLog,
        predictions: PredictionLog,
        words: OwnWordsLog,
        preferences: Preferences,
        clock: Clock,
        changes: Changes,
    ) -> None:
        self.goals = GoalsService(goals, changes)
        self.thoughts = ThoughtsService(thoughts, changes)
        self.predictions = PredictionsService(predictions, changes)
        self.flare_plan = FlarePlanService(preferences, changes)
        self._alarm = MyAlarmService(preferences)
        self._words = words
        self._clock = clock
        self._changes = changes

    def look(self, reader: OwnPagesReader) -> OwnPagesNow:
        """Everything: it is little, and pages show one another's sums."""
        return OwnPagesNow(
            self.today(),
            reader.goals(),
            reader.thoughts(),
            reader.predictions(),
            cards_from(reader.preference(ALARM_CARDS)),
            flare_plan_from(reader.preference(FLARE_PLAN)),
            reader.words(),
        )

    def today(self) -> date:
        """The person's day now."""
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    def cards(self) -> tuple[AlarmCard, ...]:
        """The alarm cards as they are kept at this moment: they are written at the scales, too."""
        return self._alarm.load()

    def keep_cards(self, cards: Sequence[AlarmCard]) -> Undo:
        """These alarm cards instead of those before."""
        before = self._alarm.load()
        self._alarm.save(cards)
        return tell_changes(lambda: self._alarm.save(before), self._changes)

    def put_words(self, lesson_id: str, text: str) -> Undo:
        """Other words about a lesson; empty: none."""
        return tell_changes(self._words.put(lesson_id, text.strip()), self._changes)
