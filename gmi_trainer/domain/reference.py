"""Every clinical number of the program, once, with its source and how sure we are of it."""

from __future__ import annotations

from enum import StrEnum

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.values import dataclass


class Sureness(StrEnum):
    """Where a number comes from: checked against its source, known convention, or our own design."""

    VERIFIED = "V"
    CONVENTION = "K"
    DESIGN = "D"


@dataclass(frozen=True, slots=True)
class Norm:
    """What a group did on its own pictures: a comparison of means, never a verdict.

    ``mean_rt_s`` and ``accuracy`` are None where no source gives them.
    """

    part: BodyPart
    mean_rt_s: float | None
    sd_rt_s: float | None
    accuracy: float | None
    people: int
    source: str
    sureness: Sureness


NORMS = (
    Norm(BodyPart.NECK, 1.621, 0.501, 0.925, 1361, "Wallwork 2013, Man Ther 18:225-230", Sureness.VERIFIED),
    Norm(BodyPart.SHOULDER, 1.738, 0.741, 0.935, 1413, "Breckenridge 2017", Sureness.VERIFIED),
    Norm(BodyPart.BACK, None, None, 0.87, 14, "Bray & Moseley 2011, BJSM 45:168-173", Sureness.VERIFIED),
    Norm(BodyPart.HAND, None, None, 0.83, 35, "Bray & Moseley 2011, BJSM 45:168-173", Sureness.VERIFIED),
)
"""Values of published groups. Hand: the control task of the same study, whose 35 people, with and without
back pain, did alike."""


@dataclass(frozen=True, slots=True)
class RuleOfThumb:
    """What clinicians look for before moving on: a convention that no trial has tested."""

    accuracy: float
    seconds: float


RULES_OF_THUMB = {
    **{part: RuleOfThumb(0.80, 2.0) for part in (BodyPart.HAND, BodyPart.FOOT)},
    **{part: RuleOfThumb(0.80, 1.6) for part in (BodyPart.NECK, BodyPart.BACK)},
}
"""80 %, 2.0 s (hands, feet) and 1.6 s (neck, back), each give or take half a second (Moseley, Butler, Beames
& Giles 2012; convention). Shown in words only, never drawn."""

EASY_ACCURACY = 0.80
"""80 %: clinicians' rule of thumb for moving on (Moseley, Butler, Beames & Giles 2012; convention)."""

GATE_TIME_MS = {part: 2100 if part in (BodyPart.NECK, BodyPart.BACK) else 2500 for part in BodyPart}
"""At most so long, as a median, before imagined movements are suggested: the rule of thumb with its half second
(convention for hands, feet, neck and back; design for shoulder, elbow and knee; science B2)."""

GATE_STEADY = 0.10
GATE_GAP_MS = 500
GATE_GAP_ACCURACY = 0.15
"""Times that differ by less than this share are steady; sides that differ by less than these are even (design, B2:
nobody has given a number for "reasonably equal")."""

GATE_PAIN_UP = 2
"""Points of ten by which pain may not rise before a mirror is suggested (design, product)."""

REAL_CHANGE_RT_MS = 490
REAL_CHANGE_ACCURACY = 0.14
"""Smallest change worth calling one: upper ends of Zimney 2018 (0.19-0.49 s, 5-14 %). Verified."""

NOISE_Z = 1.96
"""95 % of a normal distribution."""

TOO_FAST_SHARE_TOO_MANY = 0.15
MISSED_SHARE_TOO_MANY = 0.30
"""Above these a session is practice, not counted (design, science B4)."""

SWAPPED_ACCURACY = 0.25
"""5 or fewer of 20 right: the keys may be swapped (design, product table)."""

FASTER_LESS_SURE = (0.10, 0.10)
"""Accuracy down by 10 points and time down by 10 %: faster but less sure (design, science B4)."""

SMALL_GAP_MS, CLEAR_GAP_MS = 200, 500
SMALL_GAP_ACCURACY, CLEAR_GAP_ACCURACY = 0.08, 0.15
"""Sides that differ by less than the first are even, by more than the second clearly different, and only where that is
more than its noise (design, science B4)."""

FAMILIARISATION_SESSIONS = 2
"""The first two sessions of a body part are practice (Linder 2016: times improve on repeating; design)."""

GOAL_CHANGE_SMALL, GOAL_CHANGE_MEDIUM, GOAL_CHANGE_LARGE = 1.3, 2.3, 2.7
"""Own goals rated 0 to 10, as a mean over a person's goals: small, medium, large change (Abbott & Schmitt 2014, JOSPT
44:560-564, n = 1708; method: Stratford 1995). Verified."""

PEG_SOURCE = "Krebs 2009, J Gen Intern Med 24:733-738, doi:10.1007/s11606-009-0981-1"
"""The three questions of PEG are asked in the authors' own words, and it is their mean that is told."""

POINTS_OF_SOME_CHANGE = 1.0
POINTS_OF_CLEAR_CHANGE = 2.0
SHARE_OF_CLEAR_CHANGE = 0.30
LEAST_POINTS_OF_A_SHARE = 0.6
"""Of PEG, and of one number from 0 to 10: from 1 point "some", from 2 points or 30 % "clear" (design, science E).
Behind it: PEG about 1 point, 0.6 to 1.2 by its own spread (Reed 2023, J Pain 25:142-152; verified), one number about
2 points or 30 % (Farrar 2001, Pain 94:149-158; verified; what people call important was more in later groups). Much
of very little is still very little: a share counts from the low end of that spread on, 0.6 points (design)."""
