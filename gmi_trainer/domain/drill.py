"""The drill as a state machine: which picture comes next, what an answer is worth, what comes again.

Frozen: every step returns a new Drill. It reads no clock; times are arguments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from gmi_trainer.domain.activity import DrillMode, DrillSpec
from gmi_trainer.domain.clamp import FLAG_FROM_NS
from gmi_trainer.domain.deck import MOST_EQUAL_ANSWERS, NO_REPEAT_WITHIN, follows_rules
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.domain.trial import Answer, Flag, Onset, Outcome, TrialResult, judge
from gmi_trainer.domain.values import dataclass

MOST_AGAIN_PICTURE = 2
MOST_AGAIN_BLOCK = 10
MISSES_BEFORE_OFFER = 3


class Phase(StrEnum):
    """Where a drill stands."""

    WAITING = "waiting"  # nothing is shown; the next picture may be
    SHOWING = "showing"  # a picture is shown and may be answered
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Card:
    """One place in the queue. ``again``: how often its picture has come back already."""

    stimulus: Stimulus
    warm_up: bool = False
    again: int = 0


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill under way. ``queue`` starts with the picture that is shown, or comes next."""

    spec: DrillSpec
    queue: tuple[Card, ...]
    phase: Phase = Phase.WAITING
    onset: Onset | None = None
    results: tuple[TrialResult, ...] = ()
    again_used: int = 0
    since_break: int = 0
    stopped_early: bool = False

    @property
    def card(self) -> Card | None:
        """The card that is shown or comes next."""
        return self.queue[0] if self.queue else None

    @property
    def done_count(self) -> int:
        """Pictures dealt with for good, warm-ups not counted: scored and skipped ones."""
        return sum(not t.is_warm_up and (t.is_scored or t.outcome is Outcome.SKIPPED) for t in self.results)

    @property
    def planned_count(self) -> int:
        """How many pictures the drill shows in all, warm-ups and repeats not counted."""
        waiting = sum(not card.warm_up for card in self.queue)
        return self.done_count + waiting

    @property
    def in_warm_up(self) -> bool:
        """Whether the picture now is one of the warm-ups."""
        return self.card is not None and self.card.warm_up

    @property
    def wants_break(self) -> bool:
        """Whether a break belongs before the next picture."""
        every = self.spec.break_every
        return bool(every and self.queue and self.phase is Phase.WAITING and self.since_break >= every)

    @property
    def missed_in_a_row(self) -> int:
        """How many of the latest pictures were missed, one after the other."""
        count = 0
        for trial in reversed(self.results):
            if trial.outcome is not Outcome.MISSED:
                break
            count += 1
        return count

    @property
    def offers_no_limit(self) -> bool:
        """Three misses running while training: shall we take the clock off? After a no, three more."""
        if self.spec.mode is not DrillMode.TRAINING or self.spec.limit_ms is None:
            return False
        return self.missed_in_a_row > 0 and self.missed_in_a_row % MISSES_BEFORE_OFFER == 0

    def shown(self, onset: Onset) -> Drill:
        """The picture appeared."""
        assert self.phase is Phase.WAITING, "a picture is shown already"
        assert self.queue, "no picture is left to show"
        return replace(self, phase=Phase.SHOWING, onset=onset)

    def answered(self, answer: Answer) -> tuple[Drill, TrialResult]:
        """An answer came. Too fast, or from another device than declared: the picture comes again."""
        card, onset = self._showing()
        outcome, rt_ms = judge(
            card.stimulus, onset, answer, too_fast_ms=self.spec.too_fast_ms, limit_ms=self.spec.limit_ms
        )
        flags = self._flags(card)
        if answer.clamped:
            flags |= {Flag.CLAMPED}
        if onset.onset_ns - onset.at_ns > FLAG_FROM_NS:
            flags |= {Flag.ONSET_CORRECTED}
        if answer.input_kind is not self.spec.input_kind:
            outcome, flags = Outcome.VOID, flags | {Flag.INPUT_CHANGED}
        trial = TrialResult(
            position=len(self.results) + 1,
            stimulus=card.stimulus,
            outcome=outcome,
            onset=onset,
            response=answer.side,
            response_key=answer.key,
            rt_ms=rt_ms,
            rt_handler_ms=(answer.handler_ns - onset.onset_ns) / 1_000_000,
            key_handler_ns=answer.handler_ns,
            key_event_ms=answer.event_ms,
            flags=flags,
        )
        return self._after(trial), trial

    def timed_out(self) -> tuple[Drill, TrialResult]:
        """No answer within the limit."""
        return self._without_answer(Outcome.MISSED)

    def voided(self, reason: Flag) -> tuple[Drill, TrialResult]:
        """The trial cannot count (lost focus, pause, sleep of the machine); its picture comes again."""
        return self._without_answer(Outcome.VOID, reason)

    def skipped(self) -> tuple[Drill, TrialResult]:
        """ "Not this picture": unscored; it and its twin leave the queue."""
        drill, trial = self._without_answer(Outcome.SKIPPED)
        unwanted = trial.stimulus.picture.picture_id
        queue = tuple(card for card in drill.queue if card.stimulus.picture.picture_id != unwanted)
        return replace(drill, queue=queue, phase=_phase_for(queue)), trial

    def rested(self) -> Drill:
        """The break is over."""
        return replace(self, since_break=0)

    def without_limit(self) -> Drill:
        """The clock is taken off for the rest of the drill."""
        return replace(self, spec=replace(self.spec, limit_ms=None))

    def stopped(self) -> Drill:
        """The person has had enough; what was answered counts as done."""
        assert self.phase is not Phase.SHOWING, "void the shown trial first"
        return replace(self, queue=(), phase=Phase.DONE, stopped_early=bool(self.queue))

    def _showing(self) -> tuple[Card, Onset]:
        assert self.phase is Phase.SHOWING, "nothing is shown: answers were enabled too soon"
        assert self.onset is not None
        return self.queue[0], self.onset

    def _without_answer(self, outcome: Outcome, *flags: Flag) -> tuple[Drill, TrialResult]:
        card, onset = self._showing()
        trial = TrialResult(
            position=len(self.results) + 1,
            stimulus=card.stimulus,
            outcome=outcome,
            onset=onset,
            flags=self._flags(card) | set(flags),
        )
        return self._after(trial), trial

    @staticmethod
    def _flags(card: Card) -> frozenset[Flag]:
        return frozenset(
            flag for flag, holds in ((Flag.WARM_UP, card.warm_up), (Flag.AGAIN, card.again > 0)) if holds
        )

    def _after(self, trial: TrialResult) -> Drill:
        """The drill with this trial behind it, its picture queued again where it has to be."""
        card, rest = self.queue[0], self.queue[1:]
        results = (*self.results, trial)
        comes_again = (
            trial.outcome in (Outcome.TOO_FAST, Outcome.VOID)
            and card.again < MOST_AGAIN_PICTURE
            and self.again_used < MOST_AGAIN_BLOCK
            and not card.warm_up
        )
        if comes_again:
            rest = _queue_again(results, rest, replace(card, again=card.again + 1))
        return replace(
            self,
            queue=rest,
            phase=_phase_for(rest),
            onset=None,
            results=results,
            again_used=self.again_used + comes_again,
            since_break=self.since_break + (not card.warm_up),
        )


def start_drill(spec: DrillSpec, deck: Sequence[Stimulus], warm_ups: Sequence[Stimulus] = ()) -> Drill:
    """A drill ready for its first picture."""
    queue = (*(Card(s, warm_up=True) for s in warm_ups), *(Card(s) for s in deck))
    return Drill(spec, queue, _phase_for(queue))


def _phase_for(queue: tuple[Card, ...]) -> Phase:
    return Phase.WAITING if queue else Phase.DONE


def _queue_again(results: tuple[TrialResult, ...], rest: tuple[Card, ...], card: Card) -> tuple[Card, ...]:
    """Put a card back 10 pictures on, or as far as a small set allows, never as a fourth equal answer.

    Only where no place at all keeps the answers apart it goes to the end.
    """
    shown = [t.stimulus for t in results]
    upcoming = [c.stimulus for c in rest]
    for apart in range(NO_REPEAT_WITHIN, -1, -1):
        for place in range(len(rest) + 1):
            if _fits([*shown, *upcoming[:place]], card.stimulus, upcoming[place:], apart):
                return (*rest[:place], card, *rest[place:])
    return (*rest, card)


def _fits(before: Sequence[Stimulus], new: Stimulus, after: Sequence[Stimulus], apart: int) -> bool:
    """Whether ``new`` may stand between these; only as many after it as it can have a say in are asked."""
    order = list(before)
    for stimulus in (new, *after[: max(apart, MOST_EQUAL_ANSWERS)]):
        if not follows_rules(order, stimulus, apart):
            return False
        order.append(stimulus)
    return True
