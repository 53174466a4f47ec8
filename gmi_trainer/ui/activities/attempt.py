"""What is about to be tried, and everything that the stage has to know about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gmi_trainer.domain.activity_ladder import Rung
from gmi_trainer.domain.activity_steps import (
    Advice,
    StepFacts,
    advice_for,
    minutes_for,
    more_minutes,
)
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.activities import ActivitiesNow, ActivitiesService
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.guided_choices import Hear
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # sound is read when somebody wants to hear it
    from gmi_trainer.services.workspace import Workspace
    from gmi_trainer.ui.activities.bell import Bell
    from gmi_trainer.ui.desk_tools import DeskTools


@dataclass(frozen=True, slots=True)
class ActivityAsked:
    """What a page asks for. ``rung_id`` None: what is suggested. ``is_done``: it was done already, away from here.
    ``minutes``: as was offered; None: as is usual for that step. ``most``: no longer, where a plan asks for less."""

    part: BodyPart
    rung_id: str | None = None
    is_done: bool = False
    minutes: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step that is about to be tried. ``minutes``: about as long as suggested; ``more``: a little more, where that
    is suggested; ``chosen``: which of them the timer has to begin with."""

    part: BodyPart
    rung: Rung
    about: str
    advice: Advice
    minutes: float
    more: float | None
    chosen: float
    facts: StepFacts
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class ActivityTools:
    """What the stage of a task needs of the world. ``make_bell``: None where nothing is to be heard."""

    service: ActivitiesService
    clock: Clock
    translate: Translate
    make_bell: Callable[[QObject], Bell | None]
    reach: Callable[[], Reach]


def attempt_of(now: ActivitiesNow, asked: ActivityAsked) -> Attempt | None:
    """What was asked for, as it stands today; None where there is no such step any more."""
    ladder = now.parts.get(asked.part)
    if ladder is None or ladder.suggestion is None:
        return None
    rung = ladder.suggestion.rung if asked.rung_id is None else ladder.rung(asked.rung_id)
    if rung is None:
        return None
    facts = now.facts
    is_in_use = not rung.is_left_out
    advice = advice_for(ladder.rungs, rung.rung_id, ladder.tries, facts) if is_in_use else Advice.STAY
    minutes = minutes_for(rung, ladder.tries, facts)
    more = more_minutes(minutes) if advice in (Advice.MORE, Advice.TOP) else None
    chosen = asked.minutes if asked.minutes is not None and asked.minutes in (minutes, more) else minutes
    if asked.most is not None:
        chosen = min(chosen, asked.most)
    return Attempt(
        ladder.part, rung, ladder.seeded.about, advice, minutes, more, chosen, facts, asked.is_done
    )


def activity_tools(tools: DeskTools, workspace: Workspace) -> ActivityTools:
    """For an open record. Who wants to hear nothing of practices hears no bell either."""

    def bell(parent: QObject) -> Bell | None:
        if workspace.guided().choices.load().hear is Hear.NOTHING:
            return None
        from gmi_trainer.ui.activities.bell import Bell

        return Bell(parent)

    return ActivityTools(
        service=workspace.activities(),
        clock=tools.clock,
        translate=tools.translate,
        make_bell=bell,
        reach=lambda: workspace.choices.load().reach,
    )
