"""Breathing as a use case: how the next session goes, what is kept of it, and what a person says around it."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.breath_course import PACE_VALUES, BreathDone, BreathPast
from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breath_steps import (
    Caution,
    Cautions,
    after_saying,
    gentler_of,
    kept_open,
    next_step,
    suggested_step,
    usual_minutes,
)
from gmi_trainer.domain.breathing import (
    FIRST_MINUTES,
    IN_MS,
    OUT_MS,
    STEP_MS,
    BreathPattern,
    BreathSpec,
    Ending,
    Pace,
    breaths_in,
)
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.plan import BreathDose, PlanRef
from gmi_trainer.domain.rating_budget import RatingAsk
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.breath_choices import Asking, BreathChoices, BreathChoicesService
from gmi_trainer.services.practice_book import PracticeBook, Undo
from gmi_trainer.services.session_ports import BreathLog, BreathResult, HistoryReader

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
        book: PracticeBook,
    ) -> None:
        self._log = log
        self._choices = choices
        self._book = book

    @property
    def choices(self) -> BreathChoicesService:
        """What the person chose."""
        return self._choices

    @property
    def book(self) -> PracticeBook:
        """Ratings, a flare, whether a session counts."""
        return self._book

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
        before = self._choices.cautions()
        now = Cautions(self._book.today(), reasons or frozenset(), is_said=reasons is not None)
        self._choices.save_cautions(now)
        take_back = self._make_own(kept_open(self._choices.load().pattern, now))

        def undo() -> None:
            if self._choices.cautions() == now:
                self._choices.save_cautions(before)
                take_back()

        return undo

    def spec(
        self, past: BreathPast, dose: BreathDose | None = None, *, by_default_plan: bool = True
    ) -> BreathSpec:
        """The next session. The very first is one minute. ``dose``: what a plan asks for.

        A clinician's plan may ask for a breath of its own, but never for a longer one than the person's own, nor
        for one that their cautions close. The default plan leaves the breath to the person.
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
        return usual_minutes(
            past.sessions, past.first_day, self._book.today(), saves_energy=self._book.about().saves_energy
        )

    def ask_for(self, spec: BreathSpec, past: BreathPast, plan: PlanRef | None = None) -> BreathAsk:
        """What to ask around it: as little as possible.

        Pain only where the person rates pain at all; who chose it, and would rather not rate it any more, is asked
        nothing. Whether the breath was comfortable: after the first session in any case; then, unless nothing may
        be asked, while that is new for this breath, or where it may lead to a step up.
        """
        choices, about = self._choices.load(), self._book.about()
        is_silent = choices.scale is Scale.PAIN_NOW and not about.rates_pain
        if is_silent or choices.asking is Asking.NEVER:
            return BreathAsk(scale=None, feel=False, pace=spec.is_first)
        # by itself the budget of practices knows no pain: the scale is the person's choice
        asks = self._book.ask(SessionKind.BREATHING, past.sessions, plan, rates_pain=True)
        rates = choices.asking is Asking.ALWAYS or asks is RatingAsk.BEFORE_AND_AFTER
        may_step_up = not about.saves_energy and next_step(spec.pattern, self._choices.cautions()) is not None
        comfortable = {done.pattern for done in past.newest if done.pace is Pace.COMFORTABLE}
        return BreathAsk(
            scale=choices.scale if rates else None,
            feel=not rates,
            pace=spec.is_first or may_step_up or spec.pattern not in comfortable,
        )

    # -- a session ------------------------------------------------------------------------------------------

    def begin(self, spec: BreathSpec, environment: Mapping[str, object], plan: PlanRef | None = None) -> int:
        """Store the session; returns its id."""
        return self._log.begin(self._book.start(SessionKind.BREATHING, spec, environment, plan))

    def keep(self, session_id: int, run: BreathRun) -> None:
        """A whole breath more."""
        self._log.keep(session_id, result_of(run))

    def finish(self, session_id: int, run: BreathRun, environment: Mapping[str, object]) -> None:
        """It is over. What was not a whole breath is not counted, but nothing of it is lost."""
        assert run.ending is not None, "finish what is over"
        self._log.finish(session_id, self._book.now(), result_of(run), environment)
        if run.ending is Ending.DIZZY:
            self._ease_own(after_saying(Pace.A_LITTLE_TOO_LONG, run.pattern))
        self._book.tell()

    def leave(self) -> None:
        """The window closes in the middle: the session reads as interrupted."""
        self._log.leave_block()

    # -- after ----------------------------------------------------------------------------------------------

    def say_pace(self, session_id: int, pattern: BreathPattern, pace: Pace) -> Undo:
        """How the breath felt. Too long makes a gentler one the person's own, until they take a step up again.

        ``pattern``: the breath that the session ended with.
        """
        take_back = self._book.rate(session_id, Scale.PACE, Moment.AFTER, PACE_VALUES[pace])
        make_long_again = (
            _nothing if pace is Pace.COMFORTABLE else self._ease_own(after_saying(pace, pattern))
        )

        def undo() -> None:
            take_back()
            make_long_again()

        return undo

    def suggestion(self, past: BreathPast) -> BreathPattern | None:
        """The step up to suggest now; None for who saves energy, and unless the last session was whole, comfortable
        and never made easier."""
        return suggested_step(
            self._choices.load().pattern,
            self._choices.cautions(),
            ((done.pattern, done.pace if _went_well(done) else None) for done in past.newest),
            saves_energy=self._book.about().saves_energy,
        )

    def eased_to(self, run: BreathRun) -> BreathPattern | None:
        """The gentler breath that a session was made easier to, where it is not the person's own yet."""
        own = self._choices.load().pattern
        return run.pattern if run.eased and run.pattern.cycle_ms < own.cycle_ms else None

    def take_step(self, pattern: BreathPattern) -> Undo:
        """Make a breath the person's own."""
        return self._make_own(pattern)

    # -- helpers --------------------------------------------------------------------------------------------

    def _breaths(
        self, past: BreathPast, pattern: BreathPattern, choices: BreathChoices, dose: BreathDose | None
    ) -> int:
        is_first = past.sessions == 0
        if dose is not None:
            return breaths_in(min(dose.minutes, FIRST_MINUTES) if is_first else dose.minutes, pattern)
        if choices.length is not None and not is_first:
            return choices.length.breaths(pattern)
        return breaths_in(self.minutes(past), pattern)

    def _ease_own(self, pattern: BreathPattern) -> Undo:
        """Make a gentler breath the person's own, as far as it is gentler than theirs."""
        gentler = kept_open(pattern, self._choices.cautions())
        if gentler.cycle_ms >= self._choices.load().pattern.cycle_ms:
            return _nothing
        return self._make_own(gentler)

    def _make_own(self, pattern: BreathPattern) -> Undo:
        """The undo gives the breath before back, unless the person has chosen yet another one since."""
        before = self._choices.load()
        if pattern == before.pattern:
            return _nothing
        self._choices.save(before.with_pattern(pattern))

        def undo() -> None:
            now = self._choices.load()
            if now.pattern == pattern:
                self._choices.save(now.with_pattern(before.pattern))

        return undo


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
    """The breath that a plan asks for, to the half second, or the nearest to it that is possible here."""
    return BreathPattern(_part_ms(dose.in_s, IN_MS), _part_ms(dose.out_s, OUT_MS))


def _part_ms(seconds: float, bounds_ms: tuple[int, int]) -> int:
    least_ms, most_ms = bounds_ms
    within_ms = min(max(seconds * 1000, least_ms), most_ms)
    return round(within_ms / STEP_MS) * STEP_MS


def _went_well(done: BreathDone) -> bool:
    """To its end with one breath (science D2: comfortable for a whole session)."""
    return done.ending is Ending.WHOLE and not done.eased


def _nothing() -> None:
    """What undoes nothing."""
