"""Breathing as a use case: how the next session goes, what is kept of it, and what a person says around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.breath_course import PACE_VALUES, BreathPast
from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breath_steps import (
    Caution,
    Cautions,
    after_saying,
    gentler_of,
    kept_open,
    suggested_step,
    usual_minutes,
)
from gmi_trainer.domain.breathing import GOAL, BreathPattern, BreathSpec, Ending, Pace, breaths_in
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.plan import BreathDose, PlanRef
from gmi_trainer.domain.rating_budget import RatingAsk, rating_ask
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.breath_choices import Asking, BreathChoices, BreathChoicesService
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.ports import BreathLog, BreathResult, Clock, HistoryReader, SessionStart
from gmi_trainer.services.today import TodayService

Undo = Callable[[], None]

NEWEST = 10
"""So many sessions are looked at when the next one is worked out."""


@dataclass(frozen=True, slots=True)
class BreathAsk:
    """What is asked around a session. ``scale``: rated before and after; ``feel``: one tap after it instead.

    ``pace``: whether the breath was comfortable.
    """

    scale: Scale | None
    feel: bool
    pace: bool


class BreathingService:
    """Works on one open record, on the window's thread. ``past`` is read in a background job."""

    def __init__(
        self,
        *,
        log: BreathLog,
        choices: BreathChoicesService,
        today: TodayService,
        about_me: Callable[[], AboutMe],
        clock: Clock,
        changes: Changes,
        new_uuid: Callable[[], str],
        app_version: str,
    ) -> None:
        self._log = log
        self._choices = choices
        self._today = today
        self._about_me = about_me
        self._clock = clock
        self._changes = changes
        self._new_uuid = new_uuid
        self._app_version = app_version

    @property
    def choices(self) -> BreathChoicesService:
        """What the person chose."""
        return self._choices

    # -- before ---------------------------------------------------------------------------------------------

    def past(self, reader: HistoryReader) -> BreathPast:
        """What a new session has to know."""
        return reader.breath_past(NEWEST)

    def cautions(self) -> Cautions | None:
        """What was answered; None: never asked."""
        return self._choices.cautions()

    def answer_cautions(self, reasons: frozenset[Caution] | None) -> Undo:
        """Keep the answers with today's date; None: rather not said. A breath that is closed now is not the own one
        any more."""
        before, choices = self._choices.cautions(), self._choices.load()
        now = Cautions(self._today.today(), reasons or frozenset(), is_said=reasons is not None)
        self._choices.save_cautions(now)
        open_now = kept_open(choices.pattern, now)
        if open_now != choices.pattern:
            self._choices.save(choices.with_pattern(open_now))

        def undo() -> None:
            self._choices.save_cautions(before)
            self._choices.save(replace(self._choices.load(), pattern=choices.pattern))

        return undo

    def spec(
        self, past: BreathPast, dose: BreathDose | None = None, *, by_default_plan: bool = True
    ) -> BreathSpec:
        """The next session. The very first is one minute. ``dose``: what a plan asks for.

        A clinician's plan may ask for a breath of its own, but never for a longer one than the person found
        comfortable, nor for one that their cautions close. The default plan leaves the breath to the person.
        """
        choices, cautions = self._choices.load(), self._choices.cautions()
        pattern = choices.pattern
        if dose is not None and not by_default_plan:
            pattern = gentler_of(pattern, pattern_of(dose))
        pattern = kept_open(pattern, cautions)
        return BreathSpec(
            pattern=pattern,
            breaths=self._breaths(past, pattern, choices, dose),
            pacer=choices.pacer,
            tones=choices.tones,
            voice=choices.voice,
            humming=choices.humming,
            volume_percent=choices.volume_percent,
            is_first=past.sessions == 0,
        )

    def minutes(self, past: BreathPast) -> int:
        """How many minutes a session lasts where the person chose none."""
        return usual_minutes(past.sessions, past.first_day, self._today.today())

    def ask_for(self, spec: BreathSpec, past: BreathPast, plan: PlanRef | None = None) -> BreathAsk:
        """What to ask around it: as little as possible. Pain only where the person rates pain at all."""
        choices, rates_pain = self._choices.load(), self._about_me().rates_pain
        scale: Scale | None = choices.scale
        if scale is Scale.PAIN_NOW and not rates_pain:
            scale = None
        ask = rating_ask(
            SessionKind.BREATHING, None, past.sessions, self._today.plan_asks(plan), rates_pain=True
        )
        if choices.asking is Asking.NEVER or scale is None:
            ask = RatingAsk.NONE
        elif choices.asking is Asking.ALWAYS:
            ask = RatingAsk.BEFORE_AND_AFTER
        said = {done.pattern for done in past.newest if done.pace is Pace.COMFORTABLE}
        return BreathAsk(
            scale=scale if ask is RatingAsk.BEFORE_AND_AFTER else None,
            feel=ask is RatingAsk.ONE_TAP,
            pace=spec.is_first or spec.pattern not in said or spec.pattern.cycle_ms < GOAL.cycle_ms,
        )

    # -- a session ------------------------------------------------------------------------------------------

    def begin(self, spec: BreathSpec, environment: Mapping[str, object], plan: PlanRef | None = None) -> int:
        """Store the session; returns its id."""
        return self._log.begin(
            SessionStart(
                uuid=self._new_uuid(),
                kind=SessionKind.BREATHING,
                purpose=None,
                started_utc=self._clock.utc_now(),
                utc_offset_min=self._clock.utc_offset_min(),
                input_kind=None,
                answering_limb=None,
                spec=spec,
                seed=None,
                app_version=self._app_version,
                environment=environment,
                plan=plan,
            )
        )

    def keep(self, session_id: int, run: BreathRun) -> None:
        """A whole breath more."""
        self._log.keep(session_id, result_of(run))

    def finish(self, session_id: int, run: BreathRun, environment: Mapping[str, object]) -> None:
        """It is over. What was not a whole breath is not counted, but nothing of it is lost."""
        assert run.ending is not None, "finish what is over"
        self._log.finish(session_id, self._clock.utc_now(), result_of(run), environment)
        if run.ending is Ending.DIZZY:
            self._ease_own(run.spec.pattern)
        self._changes.publish(Changed.SESSIONS)

    def leave(self) -> None:
        """The window closes in the middle: the session reads as interrupted."""
        self._log.leave_block()

    # -- after ----------------------------------------------------------------------------------------------

    def rate(self, session_id: int, scale: Scale, moment: Moment, value: float | None) -> Undo:
        """A rating around a session; None takes it back."""
        return self._today.rate_session(session_id, scale, moment, value)

    def say_pace(self, session_id: int, pattern: BreathPattern, pace: Pace) -> Undo:
        """How the breath felt. Too long makes a gentler one the person's own, until they take a step up again."""
        before = self._choices.load()
        take_back = self.rate(session_id, Scale.PACE, Moment.AFTER, PACE_VALUES[pace])
        own = kept_open(after_saying(pace, pattern), self._choices.cautions())
        if pace is not Pace.COMFORTABLE and own.cycle_ms < before.pattern.cycle_ms:
            self._choices.save(before.with_pattern(own))

        def undo() -> None:
            take_back()
            self._choices.save(replace(self._choices.load(), pattern=before.pattern))

        return undo

    def suggestion(self, past: BreathPast) -> BreathPattern | None:
        """The step up to suggest now; None for who saves energy, and unless the last session was comfortable."""
        return suggested_step(
            self._choices.load().pattern,
            self._choices.cautions(),
            ((done.pattern, done.pace if _was_whole(done.ending) else None) for done in past.newest),
            saves_energy=self._about_me().saves_energy,
        )

    def take_step(self, pattern: BreathPattern) -> Undo:
        """Make a breath the person's own."""
        before = self._choices.load()
        self._choices.save(before.with_pattern(pattern))
        return lambda: self._choices.save(replace(self._choices.load(), pattern=before.pattern))

    def say_flare(self, session_id: int) -> Undo:
        """ "I'm in a flare", said in this session."""
        return self._today.say_flare(session_id)

    # -- helpers --------------------------------------------------------------------------------------------

    def _breaths(
        self, past: BreathPast, pattern: BreathPattern, choices: BreathChoices, dose: BreathDose | None
    ) -> int:
        if past.sessions == 0:
            return breaths_in(self.minutes(past), pattern)
        if dose is not None:
            return breaths_in(dose.minutes, pattern)
        if choices.length is not None:
            return choices.length.breaths(pattern)
        return breaths_in(self.minutes(past), pattern)

    def _ease_own(self, pattern: BreathPattern) -> None:
        """After dizziness the next session begins gentler; the person may choose again."""
        choices = self._choices.load()
        gentler = kept_open(after_saying(Pace.A_LITTLE_TOO_LONG, pattern), self._choices.cautions())
        if gentler.cycle_ms < choices.pattern.cycle_ms:
            self._choices.save(choices.with_pattern(gentler))


def result_of(run: BreathRun) -> BreathResult:
    """What came of a run so far."""
    return BreathResult(
        breaths=run.breaths_done,
        breathed_ms=run.breathed_ms,
        pattern=run.pattern,
        eased=run.eased,
        pauses=run.pauses,
        sleeps=run.sleeps,
        ending=run.ending,
    )


def pattern_of(dose: BreathDose) -> BreathPattern:
    """The breath that a plan asks for, to the half second; the goal where it asks for what is not possible here."""
    try:
        return BreathPattern(round(dose.in_s * 2) * 500, round(dose.out_s * 2) * 500)
    except ValueError:
        return GOAL


def _was_whole(ending: Ending | None) -> bool:
    return ending is Ending.WHOLE
