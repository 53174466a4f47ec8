"""Somebody who breathes with the pacer: the real session and the real rules, over a record and a clock of tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from gmi_trainer.domain.breath_course import BreathPast
from gmi_trainer.domain.breath_run import BreathRun, RunState
from gmi_trainer.domain.breath_steps import Caution, suggests_talk
from gmi_trainer.domain.breathing import BreathPattern, BreathSpec, Pace
from gmi_trainer.domain.plan import BreathDose
from gmi_trainer.domain.script import Moment
from gmi_trainer.services.breath_choices import BreathLength
from gmi_trainer.services.changes import Changes
from tests.days import FakeDays
from tests.fakes import FakeClock, FakeHistory, FakePreferences
from tests.scenarios.world import World

DAY_1 = datetime(2025, 3, 10, 9, tzinfo=UTC)
ON_FOR_NS = 10**15  # the machine has been on for eleven days
PICTURE_US = 16_000
JITTER_US = 4_000


class Person:
    """One person, their record, and the session that is under way or was the last."""

    def __init__(self) -> None:
        drills = World()
        self.record = drills.record
        self.clock = FakeClock(now_ns=ON_FOR_NS, utc=DAY_1)
        self._days = FakeDays(self.record, FakePreferences(), drills.drills, self.clock, Changes())
        self.service = self._days.breathing()
        self._chance = Random(0)
        self.run: BreathRun | None = None
        self.session_id = 0
        self.began_ns = 0
        self.moment: Moment | None = None
        self.latest_turn_ns = 0
        self.longest_look_ns = 0

    # -- what is known --------------------------------------------------------------------------------------

    @property
    def past(self) -> BreathPast:
        """What the record tells of the sessions before."""
        return self.service.past(FakeHistory(self.record))

    def next_spec(self, dose: BreathDose | None = None) -> BreathSpec:
        """How the next session goes; ``dose``: in a clinician's plan."""
        return self.service.spec(self.past, dose, by_default_plan=dose is None)

    @property
    def session(self) -> BreathRun:
        """The session under way, or the last."""
        assert self.run is not None, "nobody has started"
        return self.run

    @property
    def suggests_talk(self) -> bool:
        """Whether a talk with a clinician is suggested now."""
        return suggests_talk(self.past.newest)

    # -- what is said and chosen ----------------------------------------------------------------------------

    def save_energy(self) -> None:
        """A small effort can make them crash."""
        self._days.about.save(replace(self._days.about.load(), saves_energy=True))

    def answer(self, reasons: frozenset[Caution] | None) -> None:
        """The questions before the first session; None: rather not said."""
        self.service.answer_cautions(reasons)

    def choose(self, pattern: BreathPattern) -> None:
        """A breath of their own."""
        self.service.take_step(pattern)

    def choose_length(self, length: BreathLength) -> None:
        """So many minutes, or breaths."""
        self.service.choices.save(replace(self.service.choices.load(), length=length))

    def say(self, pace: Pace) -> None:
        """How the breath was that the last session ended with."""
        self.service.say_pace(self.session_id, self.session.pattern, pace)

    # -- a session ------------------------------------------------------------------------------------------

    def to_day(self, number: int) -> None:
        """The morning of another day."""
        assert self.run is None or self.run.state is RunState.OVER, "the session is not over yet"
        self.clock.advance(DAY_1 + timedelta(days=number - 1) - self.clock.utc_now())

    def start(self) -> None:
        """Press Start."""
        spec = self.next_spec()
        self.session_id = self.service.begin(spec, {})
        self.run, self.began_ns = BreathRun(spec), self.clock.now_ns()
        self.latest_turn_ns = self.longest_look_ns = 0
        self.run.begin(*self.now)
        self.look()

    @property
    def now(self) -> tuple[int, int]:
        """By the clock, and how long the machine has slept."""
        return self.clock.now_ns(), self.clock.suspended_ns()

    def go_to(self, ms: int) -> None:
        """Time goes by until so long after Start: some sixty pictures a second, unevenly."""
        run = self.session
        left_us = (self.began_ns - self.clock.now_ns()) // 1_000 + ms * 1_000
        assert left_us >= 0, "time goes forward"
        while left_us and run.state is not RunState.OVER:
            halted = run.state is not RunState.BREATHING
            step_us = (
                left_us if halted else min(left_us, PICTURE_US + self._chance.randint(-JITTER_US, JITTER_US))
            )
            self.clock.advance(timedelta(microseconds=step_us))
            left_us -= step_us
            self.look(step_us * 1_000)

    def go_to_the_end(self) -> None:
        """Until it is over."""
        self.go_to((self.clock.now_ns() - self.began_ns) // 1_000_000 + 3_600_000)

    def press_between_pictures(self, key: str) -> None:
        """A key a little later, and nobody has looked in between."""
        self.clock.advance(timedelta(microseconds=PICTURE_US // 2))
        self.press(key)

    def stand_still(self, seconds: float) -> None:
        """Nothing moves on the screen for so long."""
        self.clock.advance(timedelta(seconds=seconds))
        self.look()

    def sleep(self, by: timedelta) -> None:
        """The lid is closed and opened again."""
        self.clock.sleep_machine(by)
        self.look()

    def look(self, since_ns: int = 0) -> None:
        """What the screen does for each picture."""
        before, done = self.moment, self.session.breaths_done
        was_over = self.session.state is RunState.OVER
        self.moment = self.session.look(*self.now)
        if (
            self.moment is not None
            and before is not None
            and self.moment.phase is not before.phase
            and since_ns
        ):
            self.latest_turn_ns = max(self.latest_turn_ns, self.moment.into_ns)
            self.longest_look_ns = max(self.longest_look_ns, since_ns)
        self._keep(done, was_over)

    def press(self, key: str) -> None:
        """Pause, go on, easier, stop, or "I feel dizzy"."""
        run, done, was_over = self.session, self.session.breaths_done, self.session.state is RunState.OVER
        keys = {
            "pauses": run.pause,
            "goes on": run.go_on,
            "presses easier": run.ease,
            "stops": run.stop,
            "feels dizzy": run.feel_dizzy,
        }
        keys[key](*self.now)
        self._keep(done, was_over)
        self.look()

    def _keep(self, done: int, was_over: bool) -> None:
        run = self.session
        if run.breaths_done > done:
            self.service.keep(self.session_id, run)
        if run.state is RunState.OVER and not was_over:
            self.service.finish(self.session_id, run, {})
