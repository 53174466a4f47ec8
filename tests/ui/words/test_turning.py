"""What is said of a slow person: plain sentences with their size, both ways alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.picture_kinds import Sight
from gmi_trainer.domain.turning import By, Finding, Hallmark, Of, Pooled, turning_of
from gmi_trainer.services.turning import Pool, PooledOver
from gmi_trainer.ui.words.picture_kinds import pictures_of, posture_name, sight_name
from gmi_trainer.ui.words.translate import english
from gmi_trainer.ui.words.turning import finding_sentence, hallmark_sentence, headline, pooled_sentence
from tests.domain.test_turning import person, told

PART = BodyPart.HAND


@pytest.mark.parametrize(
    ("by", "of", "key", "part", "words"),
    [
        (By.VIEW, Of.TIME, Sight.PALM, PART, "Pictures of the palm take you longer."),
        (By.VIEW, Of.ACCURACY, Sight.SOLE, BodyPart.FOOT, "Pictures of the sole get mixed up more often."),
        (By.POSTURE, Of.TIME, "fist", PART, "The posture “Fist” takes you longer."),
        (By.POSTURE, Of.ACCURACY, "of_a_pack", PART, "The posture “of a pack” gets mixed up more often."),
        (By.LEVEL, Of.TIME, 3, PART, "Pictures of level 3 take you longer."),
        (By.SIDE, Of.TIME, Side.LEFT, PART, "Your brain takes a bit longer with your left side."),
        (By.SIDE, Of.TIME, Side.RIGHT, PART, "Your brain takes a bit longer with your right side."),
        (By.SIDE, Of.ACCURACY, Side.LEFT, PART, "Your brain's picture of your left side may be"),
        (By.SIDE, Of.ACCURACY, Side.RIGHT, PART, "Your brain's picture of your right side may be"),
        (By.SIDE, Of.TIME, Side.LEFT, BodyPart.NECK, "Turned to the left takes your brain a bit longer."),
        (By.SIDE, Of.TIME, Side.RIGHT, BodyPart.BACK, "Turned to the right takes your brain a bit longer."),
        (By.SIDE, Of.ACCURACY, Side.LEFT, BodyPart.NECK, "Turned to the left gets mixed up more often."),
        (By.SIDE, Of.ACCURACY, Side.RIGHT, BodyPart.NECK, "Turned to the right gets mixed up more often."),
        (By.TURN, Of.ACCURACY, None, PART, "Turned further, you mix up more of them."),
        (By.TURN, Of.TIME, None, PART, "Turned further takes longer."),
    ],
)
def test_each_difference_has_its_sentence(by: By, of: Of, key: object, part: BodyPart, words: str) -> None:
    gap = 520.0 if of is Of.TIME else 0.12

    said = finding_sentence(Finding(by, of, key, gap, gap / 2), part, english)

    assert said.startswith(words)
    assert (
        "0.52 s more, give or take 0.26 s" if of is Of.TIME else "12 points fewer right, give or take 6"
    ) in said


def test_the_turn_comes_first_and_is_everybodys() -> None:
    assert headline(told(person()), PART, english)[0].startswith(
        "Turned further takes longer. That is how everybody's brain does it."
    )
    assert headline(told(person(per_degree_ms=0)), PART, english) == (
        "How far a picture is turned makes no clear difference for you so far.",
    )
    nothing = turning_of(PART, (), (), sides_compare=True)
    assert headline(nothing, PART, english)[0].startswith("There are too few answers yet")


def test_what_is_pooled_is_said_with_its_bounds() -> None:
    over = PooledOver(Pool.TESTS, 24, date(2025, 1, 2), date(2025, 3, 13))

    tests = pooled_sentence(over, english)
    drills = pooled_sentence(replace(over, pool=Pool.DRILLS), english)

    assert tests == (
        "From your newest 24 tests that compare, 2 Jan 2025 to 13 Mar 2025. "
        "At most 60 of them, from the last 12 weeks of training."
    )
    assert "24 drills that turn pictures every way" in drills


def test_the_hallmark_is_told_both_ways_and_as_nothing_where_it_is_none() -> None:
    some = Pooled(100, 90, 90, 0, 0)

    assert hallmark_sentence(Hallmark(some, some, 250, 100), english).startswith("Turned away took longer")
    assert hallmark_sentence(Hallmark(some, some, -250, 100), english).startswith(
        "Turned towards took longer"
    )
    assert hallmark_sentence(Hallmark(some, some, 50, 100), english).startswith("No difference beyond chance")


def test_every_sight_has_its_names_and_other_parts_their_postures() -> None:
    assert len({sight_name(sight, english) for sight in Sight}) == len(Sight)
    assert len({pictures_of(sight, english) for sight in Sight}) == len(Sight)
    assert posture_name(BodyPart.FOOT, "tiptoe", english) == "On tiptoe"
    assert posture_name(BodyPart.SHOULDER, "overhead", english) == "Above the head"
