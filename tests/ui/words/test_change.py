"""A change in words: the verdict first, both directions alike, and numbers that agree with the verdict."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.change import THRESHOLDS, Change, Headline, PartChange
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.side_gap import GapSize, OneGap, SideGap
from gmi_trainer.domain.speed_scores import SpeedScores
from gmi_trainer.ui.words.change import (
    band_sentence,
    bands_sentence,
    by_and_band,
    change_sentences,
    change_words,
    gap_meaning,
    gap_number_sentence,
    gap_sentence,
    gap_share_words,
    headline_sentence,
    meaning_sentence,
    number_sentence,
    per_minute_sentence,
    trade_off_sentence,
    verdict_name,
    whose_name,
)
from gmi_trainer.ui.words.translate import english

ACCURACY, TIME = Measure.ACCURACY, Measure.TIME


def change(measure: Measure, start: float, now: float, noise: float, whose: Whose = Whose.BOTH) -> Change:
    return Change(measure, whose, start, now, now - start, noise, THRESHOLDS[measure])


SURER = change(ACCURACY, 0.70, 0.92, 0.11)
LESS_SURE = change(ACCURACY, 0.92, 0.70, 0.11)
AS_SURE = change(ACCURACY, 0.78, 0.90, 0.11)
QUICKER = change(TIME, 1900, 1150, 610)
SLOWER = change(TIME, 1150, 1900, 610)
AS_QUICK = change(TIME, 1800, 1500, 300)


def part(headline: Headline, *changes: Change, missing: int = 0, together: bool = False) -> PartChange:
    return PartChange(6 - missing, missing, headline, changes, together, seed=1)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (part(Headline.TOO_FEW, missing=2), "Too few tests to tell: 2 more."),
        (part(Headline.TOO_FEW, missing=1), "Too few tests to tell: 1 more."),
        (part(Headline.BETTER, SURER, AS_QUICK), "A real change: more right answers."),
        (part(Headline.BETTER, AS_SURE, QUICKER), "A real change: quicker answers."),
        (part(Headline.BETTER, SURER, QUICKER), "A real change: more right answers, and quicker."),
        (part(Headline.LESS, LESS_SURE, AS_QUICK), "A real change: fewer right answers."),
        (part(Headline.LESS, AS_SURE, SLOWER), "A real change: slower answers."),
        (part(Headline.LESS, LESS_SURE, SLOWER), "A real change: fewer right answers, and slower."),
        (part(Headline.MIXED, SURER, SLOWER), "A real change: slower, and more right answers."),
        (part(Headline.WITHIN, AS_SURE, AS_QUICK), "Within normal day-to-day variation."),
        (part(Headline.FASTER_LESS_SURE, LESS_SURE, QUICKER), "You were faster, but less sure."),
        (part(Headline.SWAPPED), "Your left and right keys may be swapped."),
        (part(Headline.GUESSING), "These pictures were hard to tell apart in your last 3 tests."),
    ],
)
def test_the_verdict_comes_first(told: PartChange, words: str) -> None:
    assert headline_sentence(told, english) == words
    assert change_sentences(told, english)[0] == words


def test_every_headline_has_a_meaning_and_none_promises() -> None:
    meanings = [meaning_sentence(part(headline, missing=1), english) for headline in Headline]

    assert all(meanings)
    assert len(set(meanings)) == len(Headline)
    assert not [m for m in meanings if "well done" in m.lower() or "worse" in m.lower()]


def test_somebody_who_saves_energy_is_not_asked_for_more_tests() -> None:
    told = part(Headline.TOO_FEW, missing=3)

    assert meaning_sentence(told, english, suggests_more=False) == "There is no hurry. What you did is kept."
    assert "newest 3" in meaning_sentence(told, english)


def test_the_numbers_say_start_now_and_what_may_be_chance() -> None:
    assert number_sentence(AS_SURE, english) == (
        "Correct answers: 78 % at the start, 90 % in your last 3 tests. Smaller than 14 points may be chance."
    )
    assert number_sentence(replace(QUICKER, whose=Whose.LEFT), english) == (
        "Usual time to answer, left side: 1.90 s at the start, 1.15 s in your last 3 tests. Smaller than 0.61 s may "
        "be chance."
    )
    assert number_sentence(replace(QUICKER, whose=Whose.RIGHT), english).startswith(
        "Usual time to answer, right"
    )


def test_both_sides_quicker_together_is_said_with_the_verdict() -> None:
    told = part(Headline.BETTER, AS_SURE, QUICKER, together=True)

    assert change_sentences(told, english) == (
        "A real change: quicker answers.",
        "This is more than good and bad days alone would do.",
        "Both sides got quicker together; practice alone does that.",
        number_sentence(AS_SURE, english),
        number_sentence(QUICKER, english),
    )


def test_swapped_keys_are_told_early_with_how_many_tests_are_missing() -> None:
    assert change_sentences(part(Headline.SWAPPED, missing=2), english)[2] == "Too few tests to tell: 2 more."


def test_a_band_says_where_it_comes_from() -> None:
    assert band_sentence(QUICKER, english) == "This band is your own day-to-day up and down."
    assert band_sentence(AS_QUICK, english).startswith("This band is the smallest change that such tests")


@pytest.mark.parametrize(
    ("by", "noise", "words"),
    [
        (0.12, 0.11, ("+12", "14")),
        (0.14, 0.11, ("+14", "14")),
        (0.142, 0.1405, ("+14.2", "14.1")),
        (0.1402, 0.1401, ("+14.02", "14.01")),
        (-0.1396, 0.14, ("−14", "14")),
        (-0.1996, 0.1994, ("−20.0", "19.9")),
        (0.0, 0.1, ("0", "14")),
        (0.1400000002, 0.1400000001, ("+14.00000", "14.00000")),
    ],
)
def test_shown_digits_agree_with_the_verdict(by: float, noise: float, words: tuple[str, str]) -> None:
    """What is real is seen to be larger than its band, and what is not real is not."""
    assert by_and_band(replace(AS_SURE, by=by, noise=noise)) == words


def test_times_are_told_in_hundredths_of_a_second() -> None:
    assert by_and_band(QUICKER) == ("−0.75", "0.61")
    assert by_and_band(change(TIME, 1000, 1001, 1)) == ("0.00", "0.49")


def test_each_number_has_its_verdict_and_its_side() -> None:
    assert verdict_name(QUICKER, english) == "A real change"
    assert verdict_name(AS_SURE, english) == "Normal day-to-day variation"
    assert [whose_name(whose, english) for whose in Whose][:2] == ["Left", "Right"]


def one_gap(measure: Measure, left: float, right: float, size: GapSize) -> OneGap:
    share = (right - left) / ((left + right) / 2)
    noise = 0.1 if measure is ACCURACY else 150.0
    return OneGap(measure, left, right, right - left, noise, share, size)


EVEN = one_gap(ACCURACY, 0.9, 0.88, GapSize.EVEN)
SAME_TIME = one_gap(TIME, 1500, 1550, GapSize.EVEN)
RIGHT_SLOWER = one_gap(TIME, 1500, 1800, GapSize.SMALL)
RIGHT_MUCH_SLOWER = one_gap(TIME, 1500, 2100, GapSize.CLEAR)
LEFT_LESS_SURE = one_gap(ACCURACY, 0.78, 0.92, GapSize.SMALL)
LEFT_MUCH_LESS_SURE = one_gap(ACCURACY, 0.70, 0.92, GapSize.CLEAR)


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (SideGap((1, 2, 3), SAME_TIME, EVEN), "In your last 3 tests both sides were about even."),
        (
            SideGap((1, 2, 3), replace(RIGHT_SLOWER, size=GapSize.WITHIN_NOISE), EVEN),
            "In your last 3 tests the sides differ by no more than chance may do.",
        ),
        (
            SideGap((1, 2, 3), RIGHT_SLOWER, EVEN),
            "In your last 3 tests: the right side takes a little longer (0.30 s).",
        ),
        (
            SideGap((1, 2, 3), SAME_TIME, LEFT_MUCH_LESS_SURE),
            "In your last 3 tests: clearly fewer right answers on the left side (22 points).",
        ),
        (
            SideGap((1, 2, 3), RIGHT_MUCH_SLOWER, LEFT_LESS_SURE),
            "In your last 3 tests: the right side clearly takes longer (0.60 s), and a few fewer right answers on the "
            "left side (14 points).",
        ),
    ],
)
def test_the_sides_are_told_in_one_sentence(gap: SideGap, words: str) -> None:
    assert gap_sentence(gap, english) == words


@pytest.mark.parametrize(
    ("gap", "sore", "words"),
    [
        (SideGap((), SAME_TIME, EVEN), SoreSide.RIGHT, ""),
        (
            SideGap((), RIGHT_SLOWER, EVEN),
            SoreSide.RIGHT,
            "Your brain takes a bit longer with the sore side. That is common.",
        ),
        (SideGap((), RIGHT_SLOWER, EVEN), SoreSide.LEFT, "You spot the sore side quickly. Fine."),
        (
            SideGap((), SAME_TIME, LEFT_LESS_SURE),
            SoreSide.RIGHT,
            "You get more of the sore side right. Fine.",
        ),
        (
            SideGap((), SAME_TIME, LEFT_LESS_SURE),
            SoreSide.LEFT,
            "The brain's picture of the sore side may be a bit fuzzy. Practice can sharpen it.",
        ),
    ],
)
def test_what_a_gap_may_mean_depends_on_the_sore_side(gap: SideGap, sore: SoreSide, words: str) -> None:
    assert gap_meaning(gap, sore, english) == words


def test_a_sore_side_that_is_quick_but_less_sure_is_asked_to_slow_down() -> None:
    gap = SideGap((), RIGHT_SLOWER, LEFT_LESS_SURE)

    assert gap_meaning(gap, SoreSide.LEFT, english).endswith("Right first, then fast.")
    assert gap_meaning(gap, SoreSide.RIGHT, english).startswith("Your brain takes a bit longer")


def test_bands_that_come_from_the_same_are_explained_once() -> None:
    assert bands_sentence([], english) == ""
    assert bands_sentence([AS_SURE, AS_QUICK], english) == band_sentence(AS_SURE, english)
    assert bands_sentence([AS_SURE, QUICKER], english) == (
        f"Correct answers: {band_sentence(AS_SURE, english)} "
        "Usual time to answer: This band is your own day-to-day up and down."
    )


def test_a_gap_of_somebody_sore_on_both_sides_or_none_is_just_common() -> None:
    for sore in (SoreSide.BOTH, SoreSide.NONE):
        assert gap_meaning(SideGap((), RIGHT_SLOWER, EVEN), sore, english).endswith("That is common.")


def test_a_gap_has_its_numbers_and_its_share() -> None:
    assert gap_number_sentence(RIGHT_SLOWER, english) == (
        "Usual time to answer: left 1.50 s, right 1.80 s. Up to 0.15 s apart may be chance."
    )
    assert gap_share_words(RIGHT_SLOWER) == "+18 %"
    assert gap_share_words(LEFT_LESS_SURE) == "+16 %"
    assert gap_share_words(one_gap(TIME, 1800, 1500, GapSize.SMALL)) == "−18 %"


def scores(per_minute: float | None) -> SpeedScores:
    return SpeedScores(Whose.BOTH, 0.9, 1500.0, per_minute, None, 1600.0)


def test_correct_per_minute_now_and_at_the_start() -> None:
    assert per_minute_sentence(scores(34.2), scores(26.0), english) == (
        "Correct answers per minute: 26 at the start, 34 in your last 3 tests."
    )
    assert per_minute_sentence(scores(30.0), None, english) == (
        "Correct answers per minute: 30 in your last tests."
    )
    assert per_minute_sentence(scores(None), None, english) == ""
    assert trade_off_sentence(english).startswith("Faster, but less sure")


def test_the_words_are_the_same_for_every_way_of_telling() -> None:
    """No combination of headline, missing tests and changes lacks its words."""
    for headline, missing in product(Headline, (1, 2, 6)):
        assert all(change_sentences(part(headline, SURER, QUICKER, missing=missing), english))


def test_a_change_is_told_with_its_band_in_a_table() -> None:
    assert change_words(replace(AS_SURE, by=0.12, noise=0.11), english) == "+12 points (band 14 points)"
