"""Thoughts, guesses and the flare plan keep what was written, tidied."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.flare_plan import EMPTY_CARD, LONGEST_PART, FlarePart
from gmi_trainer.domain.prediction import Guess, Prediction, Result, TurnedOut, tidy_guess, tidy_result
from gmi_trainer.domain.thought import LONGEST_THOUGHT, ThoughtWords, tidy_thought


def test_a_thought_is_whole_with_a_kinder_sentence() -> None:
    thought = tidy_thought(ThoughtWords(" It never ends \n", "Tuesday\nwas better", " "))

    assert thought == ThoughtWords("It never ends", "Tuesday\nwas better", "")
    assert not thought.is_whole
    assert ThoughtWords("a", "", "b").is_whole
    assert len(tidy_thought(ThoughtWords("x" * 999)).alarm) == LONGEST_THOUGHT


def test_a_guess_has_a_worry_on_the_scale_or_none() -> None:
    assert tidy_guess(Guess(" ten \n steps ", " sore ", 10)) == Guess("ten steps", "sore", 10)
    assert [tidy_guess(Guess("x", "", worry)).worry for worry in (-1, 0, 11, None)] == [None, 0, None, None]


def test_a_guess_waits_until_somebody_says_what_happened() -> None:
    told = Prediction("p", date(2025, 3, 10), Guess("x"), Result(TurnedOut.HARDER), date(2025, 3, 11))

    assert not told.waits
    assert Prediction("p", date(2025, 3, 10), Guess("x")).waits
    assert tidy_result(Result(TurnedOut.EASIER, " fine ")) == Result(TurnedOut.EASIER, "fine")


def test_the_card_keeps_its_parts_in_their_order() -> None:
    plan = EMPTY_CARD.with_part(FlarePart.WHO_I_CALL, "Ana").with_part(FlarePart.MY_FLARE, " all over ")

    assert [*plan.parts.items()] == [(FlarePart.WHO_I_CALL, "Ana"), (FlarePart.MY_FLARE, "all over")]
    assert (plan[FlarePart.MY_FLARE], plan[FlarePart.FIRST_HOUR], plan.written) == ("all over", "", 2)
    assert plan.with_part(FlarePart.WHO_I_CALL, " ").written == 1
    assert len(EMPTY_CARD.with_part(FlarePart.MY_FLARE, "x" * 999)[FlarePart.MY_FLARE]) == LONGEST_PART
