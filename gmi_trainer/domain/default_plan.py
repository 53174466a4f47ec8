"""The programme for a person without a clinician: real plan data, the same for everyone but for their part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.dosing import (
    SAVING_MINUTES,
    SAVING_TEST_PICTURES,
    SAVING_TRAINING_PICTURES,
    USUAL_PICTURES,
    USUAL_TEST_PICTURES,
    minutes_of,
)
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, Plan, PlanItem, PracticeDose
from gmi_trainer.domain.values import dataclass

TEST_ITEM = "left-right-test"
LATER_TEST_ITEM = "left-right-test-later"
TRAINING_ITEM = "left-right"
FIRST_BREATHING_ITEM = "breathe-short"
BREATHING_ITEM = "breathe"
LESSON_ITEM = "lesson"
IMAGERY_ITEM = "imagine"
MIRROR_ITEM = "mirror"
ACTIVITY_ITEM = "activity"

WEEK = 7
STAGE_1_DAYS = 3 * WEEK
STAGE_DAYS = 2 * WEEK
"""Three weeks of left/right, then at least two a stage (product: Default programme)."""

TEST_EVERY_DAYS = 2
RARE_TEST_EVERY_DAYS = 7
"""After the first stage, and for whoever saves energy, a test a week is enough to see a course (design)."""

BOUT_MINUTES = 5.0
LESSON_MINUTES = 6.0

WITHOUT_MIRROR = frozenset({BodyPart.NECK, BodyPart.BACK})
"""A mirror cannot show them (product: Train)."""


class PartReason(StrEnum):
    """Why this part is trained."""

    OWN = "own"  # where it hurts
    NEAREST = "nearest"  # there are no pictures of where it hurts
    USUAL = "usual"  # no part was said


@dataclass(frozen=True, slots=True)
class PartChoice:
    """The part whose pictures are trained, and why. ``sore_part``: where it hurts, if that was said."""

    part: BodyPart
    reason: PartReason
    sore_part: BodyPart | None


NEAREST = {
    BodyPart.SHOULDER: BodyPart.HAND,
    BodyPart.ELBOW: BodyPart.HAND,
    BodyPart.NECK: BodyPart.HAND,
    BodyPart.KNEE: BodyPart.FOOT,
    BodyPart.BACK: BodyPart.FOOT,
}
"""What stands in where the library has no pictures of a part (design)."""


def choose_part(about: AboutMe, parts: Sequence[BodyPart]) -> PartChoice:
    """The sore part where there are pictures of it, else the nearest one that has some, else hands."""
    sore = about.sore_part
    if sore is not None and sore in parts:
        return PartChoice(sore, PartReason.OWN, sore)
    nearest = NEAREST.get(sore, BodyPart.HAND) if sore is not None else BodyPart.HAND
    reason = PartReason.USUAL if sore is None else PartReason.NEAREST
    part = nearest if nearest in parts or not parts else parts[0]
    return PartChoice(part, reason, sore)


def training_part(about: AboutMe, parts: Sequence[BodyPart]) -> BodyPart:
    """The part whose pictures the default plan trains; ``choose_part`` says why."""
    return choose_part(about, parts).part


def default_plan(
    about: AboutMe, parts: Sequence[BodyPart], began_on: date, uuid: str, version: int = 1
) -> Plan:
    """The default plan. Levels stay the person's own: steps are suggested after results.

    The stages follow the calendar at the earliest; where a stage cannot be done, the one before goes on (see
    ``offer``). Whoever saves energy has shorter and fewer bouts.
    """
    part = training_part(about, parts)
    return Plan(
        uuid=uuid,
        version=version,
        began_on=began_on,
        items=(*_left_right(part, about.saves_energy), *_beside(about.saves_energy), *_stages(about)),
        is_default=True,
    )


def renewed(plan: Plan, about: AboutMe, parts: Sequence[BodyPart], today: date) -> Plan:
    """A default plan after a person changed what they said of themselves: its next version, or itself.

    Another part begins again with its first week. A plan that somebody wrote stays as it is.
    """
    if not plan.is_default:
        return plan
    same = default_plan(about, parts, plan.began_on, plan.uuid, plan.version)
    if same.items == plan.items:
        return plan
    began_on = plan.began_on if _parts_of(same) == _parts_of(plan) else today
    return replace(same, began_on=began_on, version=plan.version + 1)


def _parts_of(plan: Plan) -> set[BodyPart]:
    return {item.dose.part for item in plan.items if isinstance(item.dose, DrillDose)}


def _left_right(part: BodyPart, saves_energy: bool) -> tuple[PlanItem, ...]:
    """Stage 1 with its tests, and the tests that look at it again in the stages after: no day asks for those."""
    pictures = SAVING_TRAINING_PICTURES if saves_energy else USUAL_PICTURES
    test_pictures = SAVING_TEST_PICTURES if saves_energy else USUAL_TEST_PICTURES
    test = PlanItem(
        TEST_ITEM,
        DrillDose(part, DrillMode.TEST, test_pictures),
        minutes_of(test_pictures),
        every_days=RARE_TEST_EVERY_DAYS if saves_energy else TEST_EVERY_DAYS,
        until_day=STAGE_1_DAYS - 1,
        order=10,
        stage=1,
    )
    return (
        test,
        replace(
            test,
            item_id=LATER_TEST_ITEM,
            fewest_bouts=0,
            every_days=RARE_TEST_EVERY_DAYS,
            from_day=STAGE_1_DAYS,
            until_day=None,
            order=50,
            stage=0,
        ),
        PlanItem(
            TRAINING_ITEM,
            DrillDose(part, DrillMode.TRAINING, pictures),
            minutes_of(pictures),
            bouts=2 if saves_energy else 3,
            fewest_bouts=1 if saves_energy else 2,
            until_day=STAGE_1_DAYS - 1,
            order=20,
            stage=1,
        ),
    )


def _beside(saves_energy: bool) -> tuple[PlanItem, ...]:
    """Breathing and lessons, in every stage."""
    minutes = SAVING_MINUTES if saves_energy else BOUT_MINUTES
    return (
        PlanItem(FIRST_BREATHING_ITEM, BreathDose(minutes=2.0), 2.0, until_day=WEEK - 1, order=30),
        PlanItem(BREATHING_ITEM, BreathDose(minutes=minutes), minutes, from_day=WEEK, order=30),
        PlanItem(LESSON_ITEM, LessonDose(), LESSON_MINUTES, every_days=2, order=40),
    )


def _stages(about: AboutMe) -> tuple[PlanItem, ...]:
    """Stages 2 to 4, one after the other. Imagined and mirrored is what hurts, with or without pictures of it."""
    kinds = [(IMAGERY_ITEM, SessionKind.IMAGERY, 2), (MIRROR_ITEM, SessionKind.MIRROR, 3)]
    if about.sore_part in WITHOUT_MIRROR:
        kinds.pop()
    minutes = SAVING_MINUTES if about.saves_energy else BOUT_MINUTES
    stages = [
        PlanItem(
            item_id,
            PracticeDose(kind, about.sore_part, minutes),
            minutes,
            bouts=2 if about.saves_energy else 4,
            fewest_bouts=1 if about.saves_energy else 2,
            from_day=STAGE_1_DAYS + n * STAGE_DAYS,
            until_day=STAGE_1_DAYS + (n + 1) * STAGE_DAYS - 1,
            order=20,
            stage=stage,
        )
        for n, (item_id, kind, stage) in enumerate(kinds)
    ]
    activity = PlanItem(
        ACTIVITY_ITEM,
        PracticeDose(SessionKind.ACTIVITY, about.sore_part, minutes),
        minutes,
        from_day=STAGE_1_DAYS + len(kinds) * STAGE_DAYS,
        order=20,
        stage=4,
    )
    return (*stages, activity)
