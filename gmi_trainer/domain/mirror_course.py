"""Where somebody is on the steps with a mirror, and what is suggested. Nothing is locked, and nothing is pushed.

Step 5, light objects and tools, is the one whose easy days lead on to the fourth stage: the pathway speaks of "mirror
step 5", the steps with their numbers are those of science B8, and there that is its number. Both limbs together,
slow and comfortable, is step 2: to count its easy days would lead on before small movements and objects were tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.dosing import SAVING_MINUTES
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import MOST_MINUTES, Felt, MirrorDone, MirrorStep
from gmi_trainer.domain.reference import GATE_PAIN_UP
from gmi_trainer.domain.values import dataclass

LAST = MirrorStep.THINGS
"""The step whose easy days are looked at before the fourth stage."""

NEEDED = {
    MirrorStep.LOOK: 2,  # comfortable twice
    MirrorStep.ONE: 1,  # no rise in pain
    MirrorStep.BOTH: 2,  # easy days
    MirrorStep.FINE: 2,
    MirrorStep.TOUCH: 0,  # as one likes
    MirrorStep.THINGS: 2,
    MirrorStep.WITHOUT: 0,
}
"""How often, or on how many days, before the next step is suggested (science B8)."""

BREAK_DAYS = 30
"""After so long without a mirror it begins again with looking (product: re-check after a break)."""

HARD_IN_A_ROW = 2
"""So many in a row that hurt or upset, and it is time to talk with a clinician (science B2, F2)."""

FIRST_SESSIONS = 3
FIRST_MINUTES = 3.0
USUAL_MINUTES = 5.0
LOOK_MINUTES = 2.0
SHORT_MINUTES = 2.0
"""Looking is a minute or two; moving one side alone is kept short; the rest starts shorter than five (science B8)."""

MINUTES = (2, 3, 5, 8, 10)
"""What a person may choose."""

LEAST_MINUTES = 2.0
LEAST_LOOK_MINUTES = 1.5
"""In less there is no room for a whole movement, or for a good look (design)."""


class Suggestion(StrEnum):
    """What is said about the step."""

    STAY = "stay"
    ON = "on"  # it went well often enough
    SKIP = "skip"  # moving one side alone felt odd: both together then
    BACK = "back"  # the last one hurt or upset
    TALK = "talk"  # so did the one before: a step back, and with a clinician
    BEGIN_AGAIN = "begin_again"  # after a long time without
    OWN_PACE = "own_pace"  # it went well, and nobody who saves energy is asked for more
    DAILY = "daily"  # the last step is easy: on to daily life
    EASED = "eased"  # a flare: easier days


@dataclass(frozen=True, slots=True)
class MirrorWay:
    """Where somebody is. ``step``: their own; ``today``: the one for today, which is easier in a flare.

    ``count`` of ``needed``: towards the next one. ``to``: the step that is suggested, where it is another.
    ``minutes``: how long today's session is.
    """

    step: MirrorStep
    today: MirrorStep
    count: int
    needed: int
    suggestion: Suggestion
    to: MirrorStep | None
    minutes: float

    @property
    def is_met(self) -> bool:
        """Whether the step went well often enough."""
        return self.count >= self.needed


@dataclass(frozen=True, slots=True)
class MirrorFacts:
    """What the rules look at. ``sessions`` newest first, of one part and side. ``step``: the person's own.
    ``minutes``: what they chose, None: as is suggested. ``is_eased``: a flare's easier days."""

    today: date
    step: MirrorStep
    sessions: tuple[MirrorDone, ...] = ()
    minutes: float | None = None
    is_eased: bool = False
    saves_energy: bool = False


def mirror_way(facts: MirrorFacts) -> MirrorWay:
    """Where somebody is, and what is suggested."""
    sessions = [one for one in facts.sessions if one.is_done and one.counted]
    began_again = _since_break(sessions, facts.today)
    is_back = bool(sessions) and not began_again
    count = went_well(began_again, facts.step)
    suggestion, to = _suggestion(facts, began_again, count, is_back=is_back)
    today = facts.step
    if is_back:
        today = MirrorStep.LOOK
    elif facts.is_eased:
        today = easier(facts.step)
    return MirrorWay(
        step=facts.step,
        today=today,
        count=min(count, NEEDED[facts.step]),
        needed=NEEDED[facts.step],
        suggestion=suggestion,
        to=to,
        minutes=minutes_for(facts, today, began_again),
    )


def went_well(sessions: Iterable[MirrorDone], step: MirrorStep) -> int:
    """How often, or on how many days, a step went as it should before the next one."""
    of_step = [one for one in sessions if one.step is step]
    if step is MirrorStep.LOOK:
        return sum(one.log.felt in (Felt.EASY, Felt.FINE) and not was_too_much(one) for one in of_step)
    if step is MirrorStep.ONE:
        return sum(not was_too_much(one) and not _pain_rose(one) for one in of_step)
    return len(easy_days(of_step, step))


def easy_days(sessions: Iterable[MirrorDone], step: MirrorStep = LAST) -> frozenset[date]:
    """The days on which a step was easy: at least one session of it was, and none of it was too much."""
    of_step = [one for one in sessions if one.step is step and one.is_done and one.counted]
    hard = {one.day for one in of_step if was_too_much(one)}
    return frozenset(one.day for one in of_step if one.log.felt is Felt.EASY) - hard


def was_too_much(one: MirrorDone) -> bool:
    """It hurt clearly, or upset, or was hard."""
    return (
        one.ending is GuidedEnding.UPSET
        or one.log.felt is Felt.HARD
        or (one.pain_change is not None and one.pain_change >= GATE_PAIN_UP)
    )


def easier(step: MirrorStep) -> MirrorStep:
    """The step before; what may be left out is left out."""
    before = MirrorStep(max(step - 1, MirrorStep.LOOK))
    return MirrorStep.FINE if before is MirrorStep.TOUCH else before


def harder(step: MirrorStep) -> MirrorStep | None:
    """The step after; None after the last with a mirror."""
    return MirrorStep(step + 1) if step < LAST else None


def minutes_for(facts: MirrorFacts, step: MirrorStep, sessions: Sequence[MirrorDone]) -> float:
    """How long: what the person chose, or short at first and five later; half of that in a flare. One side alone is
    always kept short, and nobody who saves energy is asked for more than a little."""
    moved = sum(one.step > MirrorStep.ONE for one in sessions)
    usual = {MirrorStep.LOOK: LOOK_MINUTES, MirrorStep.ONE: SHORT_MINUTES}.get(
        step, USUAL_MINUTES if moved >= FIRST_SESSIONS else FIRST_MINUTES
    )
    minutes = usual if facts.minutes is None else facts.minutes
    if facts.saves_energy and facts.minutes is None:
        minutes = min(minutes, SAVING_MINUTES)
    if facts.is_eased:
        minutes /= 2
    longest = FIRST_MINUTES if step is MirrorStep.ONE else MOST_MINUTES
    least = LEAST_LOOK_MINUTES if step is MirrorStep.LOOK else LEAST_MINUTES
    return max(least, min(minutes, longest))


def _since_break(sessions: Sequence[MirrorDone], today: date) -> list[MirrorDone]:
    """Those since the last long time without, newest first; none where that is just over."""
    kept: list[MirrorDone] = []
    after = today
    for one in sessions:
        if after - one.day >= timedelta(days=BREAK_DAYS):
            break
        kept.append(one)
        after = one.day
    return kept


def _suggestion(
    facts: MirrorFacts, sessions: Sequence[MirrorDone], count: int, *, is_back: bool
) -> tuple[Suggestion, MirrorStep | None]:
    step = facts.step
    if is_back:
        return Suggestion.BEGIN_AGAIN, MirrorStep.LOOK if step is not MirrorStep.LOOK else None
    if facts.is_eased:
        return Suggestion.EASED, None
    newest = [one for one in sessions if one.step is step]
    if newest and step is MirrorStep.ONE and newest[0].log.odd:
        return Suggestion.SKIP, MirrorStep.BOTH
    if sessions and sessions[0].step is step and was_too_much(sessions[0]):
        both = len(sessions) >= HARD_IN_A_ROW and all(map(was_too_much, sessions[:HARD_IN_A_ROW]))
        back = easier(step) if step is not MirrorStep.LOOK else None
        return Suggestion.TALK if both else Suggestion.BACK, back
    return _on(facts, newest, count)


def _on(facts: MirrorFacts, newest: Sequence[MirrorDone], count: int) -> tuple[Suggestion, MirrorStep | None]:
    if count < NEEDED[facts.step] or not newest:
        return Suggestion.STAY, None
    if facts.saves_energy:
        return Suggestion.OWN_PACE, None
    if facts.step >= LAST:
        return Suggestion.DAILY, None
    return Suggestion.ON, harder(facts.step)


def _pain_rose(one: MirrorDone) -> bool:
    return one.worse or (one.pain_change is not None and one.pain_change > 0)
