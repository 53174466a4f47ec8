"""What is said around the knowledge check: facts, and kindly."""

from __future__ import annotations

from dataclasses import replace

from gmi_trainer.domain.knowledge import CheckMoment, CheckScore, Reply, change, score
from gmi_trainer.ui.words.knowledge import (
    answer_line,
    compared_line,
    first_line,
    how_long,
    rest_line,
    unsure_line,
)
from gmi_trainer.ui.words.translate import english
from tests.domain.test_knowledge import stand
from tests.sample_check import CHECK, a_taken


def test_how_long_it_takes() -> None:
    assert how_long(4, english) == "4 sentences, about 1 minute."
    assert how_long(18, english) == "18 sentences, about 4 minutes."


def test_not_sure_is_an_honest_answer() -> None:
    assert unsure_line(CheckScore(18, 0, 18), english) == ""
    assert (
        unsure_line(CheckScore(17, 1, 18), english) == "Of one you were not sure. That is an honest answer."
    )
    assert unsure_line(CheckScore(9, 5, 18), english) == "Of 5 you were not sure. That is an honest answer."


def test_only_who_begins_before_the_lessons_starts_there() -> None:
    assert first_line(CheckMoment.START, english).startswith("This is where you start")
    assert first_line(CheckMoment.MIDDLE, english) == "Next time you can see here what has changed."


def test_who_never_answered_may_begin_whenever_they_like() -> None:
    declined = stand(declined=(CheckMoment.START,))

    assert rest_line(CHECK, declined, english) == "4 sentences, about 1 minute. Begin whenever you like."


def test_new_sentences_are_not_held_against_old_answers() -> None:
    before, now = a_taken(1, "tf"), a_taken(2)

    line = compared_line(change(CHECK, before, now), score(now), english)
    assert line == "Some sentences are new since then. 2 were asked both times."
    assert compared_line(change(CHECK, now, now), score(now), english) == ""


def test_nothing_is_called_wrong() -> None:
    missed = replace(a_taken(1).given["k1"], reply=Reply.FALSE, was_right=False)

    assert answer_line(missed, CHECK.items[0], english) == "You said: False. It is true."
    assert answer_line(None, CHECK.items[1], english) == "It is not true."
