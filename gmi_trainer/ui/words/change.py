"""A change in words: the verdict first, then its numbers and where its band comes from. No judgement either way."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.change import Change, Headline, PartChange
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.side_gap import GapSize, OneGap, SideGap
from gmi_trainer.domain.speed_scores import SpeedScores
from gmi_trainer.ui.words.answers import both_sides_name
from gmi_trainer.ui.words.body import side_name
from gmi_trainer.ui.words.course import measure_name, value_words
from gmi_trainer.ui.words.translate import Translate

MOST_DIGITS = 6
"""What differs by less is told as the same."""

# -- the verdict ---------------------------------------------------------------------------------------


def headline_sentence(change: PartChange, translate: Translate) -> str:
    """What is said first of a body part."""
    if change.headline is Headline.TOO_FEW:
        return too_few_sentence(change.missing, translate)
    if change.headline in (Headline.BETTER, Headline.LESS):
        return _real_sentence(change, translate)
    return {
        Headline.GUESSING: translate(
            "Change", "These pictures were hard to tell apart in your last 3 tests."
        ),
        Headline.SWAPPED: translate("Change", "Your left and right keys may be swapped."),
        Headline.FASTER_LESS_SURE: translate("Change", "You were faster, but less sure."),
        Headline.MIXED: translate("Change", "A real change: slower, and more right answers."),
        Headline.WITHIN: translate("Change", "Within normal day-to-day variation."),
    }[change.headline]


def too_few_sentence(missing: int, translate: Translate) -> str:
    """How many more tests it takes."""
    if missing == 1:
        return translate("Change", "Too few tests to tell: 1 more.")
    return translate("Change", "Too few tests to tell: {n} more.").format(n=missing)


def meaning_sentence(change: PartChange, translate: Translate, *, suggests_more: bool = True) -> str:
    """What may be made of it, or a next step. Without ``suggests_more`` nothing in it asks for more."""
    if change.headline is Headline.TOO_FEW and not suggests_more:
        return translate("Change", "There is no hurry. What you did is kept.")
    return {
        Headline.TOO_FEW: translate(
            "Change", "Your first 3 tests that count are your start. The newest 3 are held against them."
        ),
        Headline.GUESSING: translate(
            "Change",
            "So a change would not mean much yet. Check which key means left. Easier pictures without a time limit "
            "may help.",
        ),
        Headline.SWAPPED: translate(
            "Change",
            "Nearly all answers were the other way round. Check which key means left. It is about the left and right "
            "of the person in the picture, not of the screen.",
        ),
        Headline.FASTER_LESS_SURE: translate("Change", "Right first, then fast."),
        Headline.BETTER: translate("Change", "This is more than good and bad days alone would do."),
        Headline.LESS: translate(
            "Change",
            "This is more than good and bad days alone would do. Sleep, stress, a flare or new medicine can do this. "
            "It can turn again.",
        ),
        Headline.MIXED: translate("Change", "You take more time and get more of them right."),
        Headline.WITHIN: translate(
            "Change", "Scores go up and down from day to day. So far nothing larger shows in yours."
        ),
    }[change.headline]


def together_sentence(translate: Translate) -> str:
    """What goes with a change in time that both sides share."""
    return translate("Change", "Both sides got quicker together; practice alone does that.")


def change_sentences(
    change: PartChange, translate: Translate, *, suggests_more: bool = True
) -> tuple[str, ...]:
    """All that is said of a body part, in order: the verdict, its meaning, the numbers of both sides together."""
    sentences = [
        headline_sentence(change, translate),
        meaning_sentence(change, translate, suggests_more=suggests_more),
    ]
    if change.headline in (Headline.GUESSING, Headline.SWAPPED) and change.missing:
        sentences.append(too_few_sentence(change.missing, translate))
    if change.quicker_together:
        sentences.append(together_sentence(translate))
    sentences.extend(
        number_sentence(one, translate)
        for measure in Measure
        if (one := change.of(measure, Whose.BOTH)) is not None
    )
    return tuple(sentences)


def _real_sentence(change: PartChange, translate: Translate) -> str:
    real = {measure for measure in Measure if (one := change.of(measure)) is not None and one.is_real}
    is_better = change.headline is Headline.BETTER
    if len(real) > 1:
        return (
            translate("Change", "A real change: more right answers, and quicker.")
            if is_better
            else translate("Change", "A real change: fewer right answers, and slower.")
        )
    if Measure.ACCURACY in real:
        return (
            translate("Change", "A real change: more right answers.")
            if is_better
            else translate("Change", "A real change: fewer right answers.")
        )
    return (
        translate("Change", "A real change: quicker answers.")
        if is_better
        else translate("Change", "A real change: slower answers.")
    )


# -- its numbers ---------------------------------------------------------------------------------------


def verdict_name(change: Change, translate: Translate) -> str:
    """The verdict of one number."""
    if change.is_real:
        return translate("Change", "A real change")
    return translate("Change", "Normal day-to-day variation")


def whose_name(whose: Whose, translate: Translate) -> str:
    """Whose numbers."""
    if whose is Whose.BOTH:
        return both_sides_name(translate)
    return side_name(Side.LEFT if whose is Whose.LEFT else Side.RIGHT, translate)


def number_sentence(change: Change, translate: Translate) -> str:
    """The start, now, and how much may be chance: of both sides together, or of a side that is named."""
    name = measure_name(change.measure, translate)
    if change.whose is not Whose.BOTH:
        name = translate("Change", "{measure}, {side}").format(
            measure=name,
            side=_side_within(Side.LEFT if change.whose is Whose.LEFT else Side.RIGHT, translate),
        )
    return translate(
        "Change",
        "{measure}: {start} at the start, {now} in your last 3 tests. Smaller than {band} may be chance.",
    ).format(
        measure=name,
        start=value_words(change.measure, change.start, translate),
        now=value_words(change.measure, change.now, translate),
        band=band_words(change, translate),
    )


def by_and_band(change: Change) -> tuple[str, str]:
    """The change with its sign, and its band, without their unit (points, seconds): "+12" and "14".

    With as many digits as it takes to see that a real change is the larger of the two, and that any other is not.
    """
    size, fewest = (1000, 2) if change.measure is Measure.TIME else (0.01, 0)
    by, band = abs(change.by) / size, change.band / size
    for digits in range(fewest, MOST_DIGITS):
        if (round(by, digits) > round(band, digits)) is change.is_real:
            break
    sign = "" if not round(by, digits) else "+" if change.by > 0 else "\N{MINUS SIGN}"
    return f"{sign}{by:.{digits}f}", f"{band:.{digits}f}"


def change_words(change: Change, translate: Translate) -> str:
    """How much, with its sign and its band: "+12 points (band 14 points)"."""
    by, band = (_with_unit(change.measure, number, translate) for number in by_and_band(change))
    return translate("Change", "{by} (band {band})").format(by=by, band=band)


def band_words(change: Change, translate: Translate) -> str:
    """How wide the band is to each side of the start."""
    return _with_unit(change.measure, by_and_band(change)[1], translate)


def _with_unit(measure: Measure, number: str, translate: Translate) -> str:
    if measure is Measure.TIME:
        return translate("Numbers", "{n} s").format(n=number)
    return translate("Change", "{n} points").format(n=number)


def amount_words(measure: Measure, amount: float, translate: Translate) -> str:
    """A difference without its sign: "12 points", "0.32 s"."""
    return _with_unit(
        measure, f"{amount / 1000:.2f}" if measure is Measure.TIME else f"{amount * 100:.0f}", translate
    )


def band_sentence(change: Change, translate: Translate) -> str:
    """Where the band comes from."""
    if change.noise > change.threshold:
        return translate("Change", "This band is your own day-to-day up and down.")
    return translate(
        "Change",
        "This band is the smallest change that such tests can show. Your own up and down is smaller.",
    )


def bands_sentence(changes: Sequence[Change], translate: Translate) -> str:
    """Where the bands of several charts come from: once where they come from the same."""
    told = [band_sentence(change, translate) for change in changes]
    if len(set(told)) < 2:
        return "".join(told[:1])
    return " ".join(
        translate("Change", "{measure}: {said}").format(
            measure=measure_name(change.measure, translate), said=said
        )
        for change, said in zip(changes, told, strict=True)
    )


def _side_within(side: Side, translate: Translate) -> str:
    """A side's name within a sentence."""
    return translate("Change", "left side") if side is Side.LEFT else translate("Change", "right side")


# -- the two sides -------------------------------------------------------------------------------------


def gap_sentence(gap: SideGap, translate: Translate) -> str:
    """How far apart the sides are, in one sentence."""
    if gap.size is GapSize.EVEN:
        return translate("Change", "In your last 3 tests both sides were about even.")
    if gap.size is GapSize.WITHIN_NOISE:
        return translate("Change", "In your last 3 tests the sides differ by no more than chance may do.")
    told = [one for one in (gap.time, gap.accuracy) if one.size in (GapSize.SMALL, GapSize.CLEAR)]
    words = [_one_gap_words(one, translate) for one in told]
    if len(words) == 1:
        return translate("Change", "In your last 3 tests: {gap}.").format(gap=words[0])
    return translate("Change", "In your last 3 tests: {one}, and {other}.").format(
        one=words[0], other=words[1]
    )


def gap_meaning(gap: SideGap, sore: SoreSide, translate: Translate) -> str:
    """How a side that differs is usually read (science B3). Nothing where the sides do not differ.

    ``sore``: which side of this part of the body hurts; ``NONE`` where another part does.
    """
    told = [one for one in (gap.time, gap.accuracy) if one.size in (GapSize.SMALL, GapSize.CLEAR)]
    if not told:
        return ""
    if sore in (SoreSide.BOTH, SoreSide.NONE):
        return translate("Change", "One side is often a bit harder. That is common.")
    is_weaker = {one.measure: one.weaker is not None and sore.includes(one.weaker) for one in told}
    if is_weaker == {Measure.TIME: False, Measure.ACCURACY: True}:
        return translate("Change", "You spot the sore side quickly, but less surely. Right first, then fast.")
    if is_weaker.get(Measure.TIME):
        return translate("Change", "Your brain takes a bit longer with the sore side. That is common.")
    if is_weaker.get(Measure.ACCURACY):
        return translate(
            "Change", "The brain's picture of the sore side may be a bit fuzzy. Practice can sharpen it."
        )
    if Measure.TIME in is_weaker:
        return translate("Change", "You spot the sore side quickly. Fine.")
    return translate("Change", "You get more of the sore side right. Fine.")


def gap_number_sentence(gap: OneGap, translate: Translate) -> str:
    """The numbers of a gap with its noise."""
    return translate(
        "Change", "{measure}: left {left}, right {right}. Up to {noise} apart may be chance."
    ).format(
        measure=measure_name(gap.measure, translate),
        left=value_words(gap.measure, gap.left, translate),
        right=value_words(gap.measure, gap.right, translate),
        noise=amount_words(gap.measure, gap.noise, translate),
    )


def gap_share_words(gap: OneGap) -> str:
    """Right minus left in percent of the mean of both (science B4)."""
    return f"{gap.share * 100:+.0f} %".replace("-", "\N{MINUS SIGN}")


def _one_gap_words(gap: OneGap, translate: Translate) -> str:
    name = _side_within(gap.weaker or Side.LEFT, translate)
    by = amount_words(gap.measure, abs(gap.by), translate)
    words = {
        (Measure.TIME, GapSize.SMALL): translate("Change", "the {side} takes a little longer ({by})"),
        (Measure.TIME, GapSize.CLEAR): translate("Change", "the {side} clearly takes longer ({by})"),
        (Measure.ACCURACY, GapSize.SMALL): translate(
            "Change", "a few fewer right answers on the {side} ({by})"
        ),
        (Measure.ACCURACY, GapSize.CLEAR): translate(
            "Change", "clearly fewer right answers on the {side} ({by})"
        ),
    }[gap.measure, gap.size]
    return words.format(side=name, by=by)


# -- speed and accuracy together -----------------------------------------------------------------------


def per_minute_sentence(now: SpeedScores, start: SpeedScores | None, translate: Translate) -> str:
    """Right answers per minute, now and at the start."""
    if now.per_minute is None:
        return ""
    if start is None or start.per_minute is None:
        return translate("Change", "Correct answers per minute: {now} in your last tests.").format(
            now=f"{now.per_minute:.0f}"
        )
    return translate(
        "Change", "Correct answers per minute: {start} at the start, {now} in your last 3 tests."
    ).format(start=f"{start.per_minute:.0f}", now=f"{now.per_minute:.0f}")


def trade_off_sentence(translate: Translate) -> str:
    """Speed was bought with accuracy."""
    return translate(
        "Change",
        "Faster, but less sure than in the 3 tests before. Try slowing down. Right first, then fast.",
    )
