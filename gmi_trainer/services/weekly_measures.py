"""The questions of the week and of the month: asked, answered, put off, left out, and looked back on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from gmi_trainer.domain.days import local_day, monday_of
from gmi_trainer.domain.goals import open_goals
from gmi_trainer.domain.weekly_due import WeeklyAsked, is_monthly_due, week_through
from gmi_trainer.domain.weekly_measures import MEASURED_SCALES, MOMENTS, WeeklyHistory, weekly_history
from gmi_trainer.domain.weekly_round import Asked, WeeklyRound, weekly_round
from gmi_trainer.services.about_me import PREFERENCE as ABOUT_ME
from gmi_trainer.services.about_me import about_from
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.day_ports import DayReader
from gmi_trainer.services.diary_ports import DiaryLog, DiaryReader, Preferences
from gmi_trainer.services.goals import GoalsService
from gmi_trainer.services.own_ports import OwnPagesReader, Undo
from gmi_trainer.services.weekly_asked import WEEKLY_ASKED, asked_from, asked_value


class WeeklyMeasuresService:
    """Writes on the window's thread and tells everyone; ``look`` and ``history`` only read, in a background job."""

    def __init__(
        self,
        diary: DiaryLog,
        preferences: Preferences,
        goals: Callable[[], GoalsService],
        clock: Clock,
        changes: Changes,
    ) -> None:
        self._diary = diary
        self._preferences = preferences
        self._goals = goals
        self._clock = clock
        self._changes = changes

    # -- reading: in a background job -----------------------------------------------------------------------

    def look(self, reader: DiaryReader, own: OwnPagesReader) -> WeeklyRound:
        """What is to be asked now, with what was said this week already."""
        today = self.today()
        asked = asked_from(reader.preference(WEEKLY_ASKED))
        ratings = reader.ratings(monday_of(today), MEASURED_SCALES)
        said = {
            one.scale: round(one.value)
            for one in ratings
            if one.value is not None and one.moment in MOMENTS and one.day <= today
        }
        return weekly_round(
            today,
            said,
            open_goals(own.goals()),
            rates_pain=about_from(reader.preference(ABOUT_ME)).rates_pain,
            with_month=is_monthly_due(today, asked, reader.first_practice_day()),
        )

    def history(self, reader: DayReader) -> WeeklyHistory:
        """All that was ever answered."""
        about = about_from(reader.preference(ABOUT_ME))
        return weekly_history(reader.measured(), rates_pain=about.rates_pain)

    # -- what a person says ---------------------------------------------------------------------------------

    def today(self) -> date:
        """The person's day now."""
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    def answer(self, asked: Asked, value: int, day: date) -> Undo:
        """Keep an answer at once: nothing is lost where somebody stops half-way."""
        if asked.goal is not None:
            return self._goals().rate(asked.goal.uuid, value)
        assert asked.scale is not None, "a question is on a scale, or about a goal"
        scale, moment = asked.scale, asked.moment
        before = self._diary.rate(scale, moment, value, day=day)

        def take_back() -> None:
            self._diary.rate(scale, moment, before, day=day)

        return self._told(take_back)

    def finish(self, asked_round: WeeklyRound) -> Undo:
        """They came to the end, whatever was answered: not asked again this week."""
        return self._settle(
            lambda asked: week_through(asked, asked_round.day, with_month=asked_round.with_month)
        )

    def put_off(self) -> Undo:
        """Tomorrow."""
        today = self.today()
        return self._settle(lambda asked: replace(asked, put_off_on=today))

    def leave_out(self) -> Undo:
        """Not this week. The question of the month comes with the next one."""
        today = self.today()
        return self._settle(lambda asked: week_through(asked, today, with_month=False))

    # -- helpers --------------------------------------------------------------------------------------------

    def _settle(self, change: Callable[[WeeklyAsked], WeeklyAsked]) -> Undo:
        before = self._preferences.get(WEEKLY_ASKED)
        self._preferences.put(WEEKLY_ASKED, asked_value(change(asked_from(before))))

        def take_back() -> None:
            self._preferences.put(WEEKLY_ASKED, before)

        return self._told(take_back)

    def _told(self, take_back: Undo) -> Undo:
        def undo() -> None:
            take_back()
            self._changes.publish(Changed.DIARY)

        self._changes.publish(Changed.DIARY)
        return undo
