"""Where a person is on the way through the stages, and what is suggested there. Suggested, never locked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import STAGE_DAYS
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import StepBack
from gmi_trainer.domain.gate import (
    USUAL_RULE,
    Asked,
    Gate,
    GateRule,
    ImaginedFacts,
    LeftRightFacts,
    MirroredFacts,
    from_imagining,
    from_left_right,
    from_mirror,
)
from gmi_trainer.domain.safety import LONG_BREAK_DAYS
from gmi_trainer.domain.stages import Stage, stage_after, stage_before, stages_of
from gmi_trainer.domain.values import dataclass


class Suggestion(StrEnum):
    """What the way says today. The first that fits, from the top."""

    LAST = "last"  # there is no stage after this one
    SAFETY = "safety"  # something waits to be looked at, or to be asked
    STEPPED_BACK = "stepped_back"  # easier days after a flare
    OWN_PACE = "own_pace"  # whoever saves energy is never asked for more
    READY = "ready"
    TRIAL = "trial"  # two weeks have passed: try the next stage, at its easiest
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class GoneOn:
    """A person went to a stage, on or back. ``ready``: every point was met; ``words``: their note. ``by``: the clinic
    that said so, with its note; empty: the person did."""

    day: date
    part: BodyPart
    stage: Stage
    ready: bool = False
    words: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class PathwayFacts:
    """Everything that the way looks at, for one part of the body.

    ``days_in``: the days with practice of this part, by stage. ``gone_on``: oldest first. ``last_flare``: the day of
    the newest one. ``waits``: safety keeps training closed.
    """

    today: date
    part: BodyPart
    left_right: LeftRightFacts
    imagined: ImaginedFacts = ImaginedFacts()
    mirrored: MirroredFacts = MirroredFacts()
    days_in: Mapping[Stage, frozenset[date]] | None = None
    gone_on: tuple[GoneOn, ...] = ()
    last_flare: date | None = None
    step_back: StepBack | None = None
    saves_energy: bool = False
    waits: bool = False
    rule: GateRule = USUAL_RULE


@dataclass(frozen=True, slots=True)
class Spell:
    """Practice without a long break in it. ``began_on`` is today for who comes back or begins today."""

    began_on: date
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class Pathway:
    """The way for one part. ``stage``: the person's own; ``today``: after a flare the one before, for some days.

    ``gate``: what is before the next stage; None after the last. ``before_break``: the stage that they had reached
    before a long break, where that was a later one; everything is looked at anew since ``spell.began_on``.
    ``gone_on``: how they came to this stage, where they said so.
    """

    part: BodyPart
    stages: tuple[Stage, ...]
    stage: Stage
    today: Stage
    gate: Gate | None
    suggestion: Suggestion
    spell: Spell
    before_break: Stage | None = None
    step_back: StepBack | None = None
    gone_on: GoneOn | None = None


def spell_of(days: Collection[date], today: date) -> Spell:
    """The practice that is going on now. Thirty days without any, and the next day begins a new one."""
    known = sorted(day for day in days if day <= today)
    if not known:
        return Spell(today)
    for earlier, later in reversed(list(pairwise([*known, today]))):
        if (later - earlier).days >= LONG_BREAK_DAYS:
            return Spell(later, after_break=True)
    return Spell(known[0])


def gone_on_of(fact: DiaryFact) -> GoneOn | None:
    """A step on the way as the diary has it; None where it is none, or makes no sense."""
    if fact.kind is not DiaryKind.GONE_ON:
        return None
    part = next((known for known in BodyPart if known == fact.detail.get("part")), None)
    stage = next((known for known in Stage if known == fact.detail.get("stage")), None)
    if part is None or stage is None:
        return None
    is_ready = fact.detail.get("ready") is True
    return GoneOn(
        fact.day, part, stage, is_ready, _text(fact.detail.get("words")), _text(fact.detail.get("by"))
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def note_of(gone: GoneOn) -> dict[str, object]:
    """What the diary keeps of it."""
    kept: dict[str, object] = {
        "part": gone.part.value,
        "stage": int(gone.stage),
        "ready": gone.ready,
        "words": gone.words,
    }
    return kept | {"by": gone.by} if gone.by else kept


def pathway(facts: PathwayFacts) -> Pathway:
    """The way for one part of the body, today."""
    stages = stages_of(facts.part)
    days_in = facts.days_in or {}
    said = [gone for gone in facts.gone_on if gone.stage in stages]
    practised = {day for days in days_in.values() for day in days}
    spell = spell_of(practised | {gone.day for gone in said}, facts.today)
    stage, gone_on = _reached(said, days_in, stages, since=spell.began_on)
    before, _ = _reached(said, days_in, stages, until=spell.began_on)
    eased = facts.step_back if facts.step_back is not None and facts.step_back.includes(facts.today) else None
    looked_at = _anew(facts, spell.began_on) if spell.after_break else facts
    gate = _gate(stage, looked_at, stage_after(stage, facts.part))
    return Pathway(
        part=facts.part,
        stages=stages,
        stage=stage,
        today=stage if eased is None else stage_before(stage, facts.part),
        gate=gate,
        suggestion=_suggestion(facts, stage, gate, spell),
        spell=spell,
        before_break=before if spell.after_break and before > stage else None,
        step_back=eased,
        gone_on=gone_on,
    )


def _reached(
    said: Collection[GoneOn],
    days_in: Mapping[Stage, frozenset[date]],
    stages: tuple[Stage, ...],
    *,
    since: date = date.min,
    until: date = date.max,
) -> tuple[Stage, GoneOn | None]:
    """The stage that was said last, or a later one that was practised on a day after."""
    steps = [gone for gone in said if since <= gone.day < until]
    newest = steps[-1] if steps else None
    stage = newest.stage if newest is not None else Stage.LEFT_RIGHT
    first = newest.day + timedelta(days=1) if newest is not None else since
    practised = [
        other
        for other in stages
        if other > stage and any(first <= day < until for day in days_in.get(other, frozenset()))
    ]
    return (max(practised), None) if practised else (stage, newest)


def _anew(facts: PathwayFacts, began_on: date) -> PathwayFacts:
    """Only what came since a day."""
    left_right, imagined = facts.left_right, facts.imagined
    finished_on = imagined.ladder_finished_on
    return replace(
        facts,
        left_right=replace(
            left_right,
            tests=tuple(test for test in left_right.tests if test.day >= began_on),
            bouts=tuple(bout for bout in left_right.bouts if bout.day >= began_on),
        ),
        imagined=replace(
            imagined,
            bouts=tuple(bout for bout in imagined.bouts if bout.day >= began_on),
            ladder_finished_on=None if finished_on is None or finished_on < began_on else finished_on,
        ),
        mirrored=MirroredFacts(frozenset(day for day in facts.mirrored.easy_days if day >= began_on)),
    )


def _gate(stage: Stage, facts: PathwayFacts, to: Stage | None) -> Gate | None:
    if to is None:
        return None
    if stage is Stage.LEFT_RIGHT:
        return from_left_right(facts.left_right, facts.last_flare, facts.today, facts.rule)
    if stage is Stage.IMAGINE:
        return from_imagining(facts.imagined, facts.last_flare, to, facts.today, facts.rule)
    return from_mirror(facts.mirrored, facts.rule)


def _suggestion(facts: PathwayFacts, stage: Stage, gate: Gate | None, spell: Spell) -> Suggestion:
    if gate is None:
        return Suggestion.LAST
    if facts.waits:
        return Suggestion.SAFETY
    if facts.step_back is not None and facts.step_back.includes(facts.today):
        return Suggestion.STEPPED_BACK
    if facts.saves_energy:
        return Suggestion.OWN_PACE
    if gate.all_met:
        return Suggestion.READY
    return Suggestion.TRIAL if _by_calendar(facts, stage, gate, spell) else Suggestion.NOT_YET


def _by_calendar(facts: PathwayFacts, stage: Stage, gate: Gate, spell: Spell) -> bool:
    """Two weeks of left/right, and it is right often enough without a flare, be it as slow as it is (science B2)."""
    return (
        stage is Stage.LEFT_RIGHT
        and facts.today - spell.began_on >= timedelta(days=STAGE_DAYS)
        and all(gate.is_met(asked) for asked in (Asked.ACCURACY, Asked.NO_FLARE, Asked.SINCE_FLARE))
    )
