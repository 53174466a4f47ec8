"""What a drill came to, in one honest sentence and one next step. Never a diagnosis, never a promise."""

from __future__ import annotations

from math import ceil

from gmi_trainer.domain.scoring import Finding
from gmi_trainer.domain.timing import TimingLevel, TimingQuality
from gmi_trainer.ui.words.translate import Translate


def sentence(finding: Finding, translate: Translate) -> str:
    """The sentence that stands first on the result page."""
    return {
        Finding.NOTHING_YET: translate("Finding", "You opened the drill. That is a start."),
        Finding.A_FEW: translate("Finding", "A few pictures done. Every bit of practice counts."),
        Finding.SWAPPED: translate("Finding", "Your left and right keys may be swapped."),
        Finding.RUSHING: translate("Finding", "Try slowing down. Right first, then fast."),
        Finding.MANY_MISSED: translate("Finding", "Many pictures went by. More time will help."),
        Finding.GUESSING: translate("Finding", "These pictures were hard to tell apart today."),
        Finding.FASTER_LESS_SURE: translate("Finding", "You were faster, but less sure."),
        Finding.GROWING: translate("Finding", "You are getting the hang of it."),
        Finding.STEADY: translate("Finding", "Steady on both sides. Well done."),
    }[finding]


def next_step(finding: Finding, translate: Translate, *, suggests_more: bool = True) -> str:
    """What may help, below the sentence. Without ``suggests_more`` nothing in it asks for more."""
    if not suggests_more and finding in _ASKING_FOR_MORE:
        return enough(finding, translate)
    return {
        Finding.NOTHING_YET: translate("Finding", "Come back whenever you like."),
        Finding.A_FEW: translate("Finding", "Short is fine. What you did is kept."),
        Finding.SWAPPED: translate(
            "Finding",
            "Nearly all answers were the other way round. Check which key means left, or swap them in your "
            "mind: it is about the left and right of the person in the picture, not of the screen.",
        ),
        Finding.RUSHING: translate(
            "Finding", "Some answers came faster than an eye can see. Take a look first, then answer."
        ),
        Finding.MANY_MISSED: translate(
            "Finding", "Try training without a time limit. Speed grows with practice."
        ),
        Finding.GUESSING: translate(
            "Finding",
            "Tired, sore or new to this? Easier pictures without a time limit are a good next step.",
        ),
        Finding.FASTER_LESS_SURE: translate(
            "Finding", "Compared with your last tests, some care was lost. Right first, then fast."
        ),
        Finding.GROWING: translate(
            "Finding", "You told left from right better than chance. Practice can sharpen it."
        ),
        Finding.STEADY: translate("Finding", "You may like harder pictures when you feel ready."),
    }[finding]


_ASKING_FOR_MORE = (Finding.MANY_MISSED, Finding.GROWING, Finding.STEADY)


def enough(finding: Finding, translate: Translate) -> str:
    """The same for somebody who saves energy, and on easier days."""
    return {
        Finding.MANY_MISSED: translate("Finding", "Try training without a time limit."),
        Finding.GROWING: translate("Finding", "You told left from right better than chance."),
        Finding.STEADY: translate("Finding", "That is plenty for today."),
    }[finding]


def timing_line(quality: TimingQuality, translate: Translate) -> str:
    """How far the times can be trusted, in one line."""
    level = {
        TimingLevel.GOOD: translate("Timing", "good"),
        TimingLevel.FAIR: translate("Timing", "fair"),
        TimingLevel.POOR: translate("Timing", "rough"),
    }[quality.level]
    return translate(
        "Timing", "Timing quality: {level} (within {within} ms, plus the screen's own {screen} ms)"
    ).format(level=level, within=max(1, ceil(quality.within_ms)), screen=round(quality.screen_ms))
