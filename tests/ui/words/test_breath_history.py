"""Looking back on breathing in words: plain, kind, and without a promise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.breath_change import ChangeStory, change_story
from gmi_trainer.domain.breath_course import MOST_FOR_A_MEAN
from gmi_trainer.domain.breath_weeks import weeks_up_to
from gmi_trainer.domain.breathing import GOAL, LADDER, BreathPattern, BreathSpec, Ending, Pace
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.services.session_ports import BreathTotals
from gmi_trainer.ui.words.breath_history import (
    change_line,
    counting_words,
    drift_sentence,
    ending_sentence,
    how_it_went,
    nothing_rated,
    rather_not_line,
    ratings_line,
    ratings_spoken,
    row_words,
    session_marks,
    singles_line,
    time_words,
    totals_line,
    weeks_sentence,
)
from gmi_trainer.ui.words.sessions import LeftOutReason
from gmi_trainer.ui.words.translate import english
from tests.breath_samples import breath_done

TODAY = date(2025, 3, 13)
MINUTE_MS = 60_000


def story(*changes: float, scale: Scale = Scale.TENSION) -> ChangeStory:
    sessions = [
        breath_done(100 - n, TODAY - timedelta(days=n), before={scale: 5.0}, after={scale: 5.0 + change})
        for n, change in enumerate(changes)
    ]
    return change_story(sessions, scale)


# -- how much ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        (BreathTotals(12, 9, 240, 48 * MINUTE_MS), "12 sessions on 9 days, 48 minutes"),
        (BreathTotals(1, 1, 5, MINUTE_MS), "1 session on 1 day, 1 minute"),
        (BreathTotals(1, 1, 1, 12_000), "1 session on 1 day, less than a minute"),
        (BreathTotals(60, 40, 1000, 200 * MINUTE_MS), "60 sessions on 40 days, 3 hours and 20 minutes"),
        (BreathTotals(), "No session that counts"),
    ],
)
def test_the_sum_of_everything_is_one_line(totals: BreathTotals, words: str) -> None:
    assert totals_line(totals, english) == words


def test_long_times_are_told_in_hours() -> None:
    assert time_words(119 * MINUTE_MS, english) == "119 minutes"
    assert time_words(120 * MINUTE_MS, english) == "2 hours"
    assert time_words(round(121.4 * MINUTE_MS), english) == "2 hours and 1 minute"


def test_the_picture_of_the_weeks_is_one_sentence_newest_first() -> None:
    weeks = weeks_up_to(TODAY, {TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=9)}, 3)

    assert weeks_sentence(weeks, TODAY, english) == (
        "Days with breathing. This week: 2 days; Last week: 1 day; Week of 24 Feb: none."
    )


# -- what changed --------------------------------------------------------------------------------------


def test_a_clear_change_is_told_with_its_size_and_how_often() -> None:
    less = story(-2, -1, 0, -3, 1, -2, 0, -1, -1)

    assert change_line(less, english) == (
        "On average 1.0 points lower tension after than before, over 9 sessions."
    )
    assert singles_line(less, english) == (
        "Single sessions differ: from 3 lower to 1 higher. "
        "It was lower after 6, the same after 2, and higher after 1."
    )
    assert rather_not_line(less, english) == ""


@pytest.mark.parametrize(
    ("scale", "change", "words"),
    [
        (Scale.TENSION, 1, "1.0 points higher tension"),
        (Scale.CALM, 1, "1.0 points more calm"),
        (Scale.CALM, -1, "1.0 points less calm"),
        (Scale.PAIN_NOW, -1, "1.0 points lower pain"),
        (Scale.PAIN_NOW, 1, "1.0 points higher pain"),
    ],
)
def test_each_scale_has_its_own_words_both_ways(scale: Scale, change: float, words: str) -> None:
    same_each_time = story(*[change] * 8, scale=scale)

    assert change_line(same_each_time, english) == f"On average {words} after than before, over 8 sessions."
    assert singles_line(same_each_time, english).startswith("It was the same each time: 1 ")


def test_what_is_not_clear_is_not_called_a_change_and_is_fine() -> None:
    for unclear in (story(-3, 2, -2, 3, -2, 1, -1), story(*[0] * 7)):
        assert change_line(unclear, english) == (
            "On average no clear change, over 7 sessions. That is OK. Some people use it only for rest."
        )
        assert rather_not_line(unclear, english) == ""
    assert singles_line(story(*[0] * 7), english) == "It was the same each time: no change."


def test_fewer_than_seven_say_too_little() -> None:
    few = story(-4, -4, -4)

    assert change_line(few, english) == "You have rated 3 of 7 sessions. Fewer say too little."
    assert singles_line(few, english) == ""
    assert rather_not_line(few, english) == ""


def test_of_very_many_the_latest_are_told() -> None:
    many = story(*[-1] * (MOST_FOR_A_MEAN + 5))

    assert change_line(many, english).endswith("over your latest 60 rated sessions.")


def test_who_felt_worse_is_told_kindly_that_it_need_not_suit_them() -> None:
    assert "does not suit everyone" in rather_not_line(story(*[1] * 8), english)
    assert "does not suit everyone" in rather_not_line(story(*[-1] * 8, scale=Scale.CALM), english)
    assert rather_not_line(story(*[1] * 8, scale=Scale.CALM), english) == ""


def test_the_honest_sentence_says_that_scores_drift_by_themselves() -> None:
    assert "drift back to their average by themselves" in drift_sentence(english)


def test_pain_is_not_mentioned_to_who_would_rather_not_rate_it() -> None:
    assert "pain" in nothing_rated(rates_pain=True, translate=english)
    assert "pain" not in nothing_rated(rates_pain=False, translate=english)


# -- one session ---------------------------------------------------------------------------------------


def test_a_whole_session_needs_two_lines() -> None:
    row = row_words(breath_done(1, TODAY), english)

    assert row.title == "4 in, 8 out · 25 breaths"
    assert row.about == "Thursday, 13 Mar, 08:30 · 5 minutes"
    assert row.marks == ()
    assert row.spoken == "4 in, 8 out · 25 breaths, Thursday, 13 Mar, 08:30 · 5 minutes"


def test_what_was_rated_is_in_the_row_and_spoken_without_signs() -> None:
    done = breath_done(
        1,
        TODAY,
        before={Scale.TENSION: 6.0, Scale.CALM: 2.0},
        after={Scale.TENSION: 4.0},
    )

    assert ratings_line(done, english) == "Tension 6 → 4 · Calm: 2 before"
    assert ratings_spoken(done, english) == ("Tension: 6 before, 4 after", "Calm: 2 before")
    assert row_words(done, english).about.endswith("\nTension 6 → 4 · Calm: 2 before")
    assert "→" not in row_words(done, english).spoken


def test_a_rating_after_alone_is_told_too() -> None:
    assert ratings_line(breath_done(1, TODAY, after={Scale.CALM: 7.5}), english) == "Calm: 7.5 after"


def test_how_a_session_ended_is_told_in_a_word_or_two() -> None:
    assert session_marks(breath_done(1, TODAY, ending=None), english) == ("Interrupted",)
    assert session_marks(breath_done(1, TODAY, ending=Ending.STOPPED, eased=2), english) == (
        "Stopped early",
        "Made easier",
    )
    assert session_marks(breath_done(1, TODAY, ending=Ending.DIZZY, counted=False), english) == (
        "Felt dizzy",
        "Not counted",
    )


def test_each_ending_but_a_whole_one_has_its_sentence() -> None:
    said = {ending_sentence(breath_done(1, TODAY, ending=end), english) for end in (*Ending, None)}

    assert len(said) == 4
    assert ending_sentence(breath_done(1, TODAY), english) == ""


def test_all_that_is_kept_of_a_session_is_told() -> None:
    done = breath_done(
        1,
        TODAY,
        pattern=LADDER[1],
        spec=BreathSpec(pattern=GOAL, breaths=25, humming=True),
        breaths=12,
        eased=1,
        pauses=2,
        sleeps=1,
        ending=Ending.STOPPED,
        pace=Pace.A_LITTLE_TOO_LONG,
    )

    assert how_it_went(done, english) == (
        "Breath, in seconds: first 4 in, 8 out, then 3 in, 6 out.",
        "Whole breaths: 12 of 25.",
        "Made easier: once.",
        "Paused: 2 times.",
        "The computer slept or stood still: once.",
        "With humming on the way out.",
        "How the pace was for you: A little too long.",
    )


def test_of_a_plain_session_only_the_breath_is_told() -> None:
    done = breath_done(1, TODAY, pattern=BreathPattern(4_000, 6_000, hold_full_ms=1_000))

    assert how_it_went(done, english) == ("Breath, in seconds: 4 in, hold 1, 6 out.",)


def test_no_reason_speaks_of_keys() -> None:
    words = counting_words(english)

    assert LeftOutReason.KEYS_MIXED_UP not in words.reasons
    assert words.not_counted_because.format(reason="x").endswith(": x")
