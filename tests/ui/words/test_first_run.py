"""The first run and the safety questions have words for everything that can be asked, answered and come out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import KeyPair, spec_for_training
from gmi_trainer.domain.answering import layout_for
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, Standing
from gmi_trainer.ui.words.first_run import (
    before_you_start,
    how_to_stop,
    limb_about,
    other_pictures,
    sore_part_name,
    sore_side_name,
    step_and_question,
    step_progress,
    why_this_limb,
)
from gmi_trainer.ui.words.safety import (
    answer_name,
    outcome_title,
    question_progress,
    safety_examples,
    safety_question,
    safety_why,
    waiting_words,
    what_to_do,
)
from gmi_trainer.ui.words.translate import english

EMERGENCY, SOON, OTHER_WAY = SafetyGroup
ALL_NO = dict.fromkeys(SafetyGroup, SafetyAnswer.NO)


@pytest.mark.parametrize(
    "names",
    [
        [sore_part_name(part, english) for part in (*BodyPart, None)],
        [sore_side_name(side, english) for side in SoreSide],
        [safety_question(group, english) for group in SafetyGroup],
        [safety_why(group, english) for group in SafetyGroup],
        [example for group in SafetyGroup for example in safety_examples(group, english)],
        *[[answer_name(group, answer, english) for answer in SafetyAnswer] for group in SafetyGroup],
        [other_pictures(part, english) for part in BodyPart],
    ],
)
def test_each_has_words_of_its_own(names: list[str]) -> None:
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("group", list(SafetyGroup))
def test_only_a_few_examples_are_shown_at_first(group: SafetyGroup) -> None:
    assert 3 <= len(safety_examples(group, english)) <= 4


@pytest.mark.parametrize("group", [EMERGENCY, SOON])
def test_signs_are_asked_about_as_new_or_clearly_worse(group: SafetyGroup) -> None:
    assert "new, or clearly worse" in safety_question(group, english)
    assert answer_name(group, SafetyAnswer.NEW, english) == "Yes, new or clearly worse"
    assert answer_name(group, SafetyAnswer.KNOWN, english) == "Known, already checked"


@pytest.mark.parametrize(
    ("standing", "answers", "title"),
    [
        (Standing.EMERGENCY, ALL_NO, "Please get help now"),
        (Standing.SOON, ALL_NO, "Please see someone soon"),
        (Standing.OPEN, ALL_NO, "Nothing here needs urgent help today"),
        (
            Standing.OPEN,
            {**ALL_NO, OTHER_WAY: SafetyAnswer.NOT_SAID},
            "Nothing here needs urgent help today",
        ),
        (Standing.OPEN, {**ALL_NO, EMERGENCY: SafetyAnswer.NOT_SAID}, "Thank you. You can go on."),
        (Standing.OPEN, {**ALL_NO, SOON: SafetyAnswer.NOT_SAID}, "Thank you. You can go on."),
    ],
)
def test_an_outcome_says_no_more_than_was_answered(
    standing: Standing, answers: dict[SafetyGroup, SafetyAnswer], title: str
) -> None:
    assert outcome_title(standing, answers, english) == title


@pytest.mark.parametrize("words", [what_to_do, waiting_words])
def test_an_emergency_and_a_soon_are_told_apart(words: Callable[[Standing, object], str]) -> None:
    assert words(Standing.EMERGENCY, english) != words(Standing.SOON, english)


def test_where_one_is() -> None:
    step = step_progress(2, 10, english)

    assert step == "Step 2 of 10"
    assert step_and_question(step, question_progress(1, 3, english), english) == (
        "Step 2 of 10 · Question 1 of 3"
    )


@pytest.mark.parametrize(
    ("limb", "side", "reason"),
    [
        (AnsweringLimb.RIGHT_HAND, SoreSide.LEFT, "Your left arm hurts"),
        (AnsweringLimb.LEFT_HAND, SoreSide.RIGHT, "Your right arm hurts"),
        (AnsweringLimb.BOTH_HANDS, SoreSide.BOTH, "whatever is easy"),
        (AnsweringLimb.BOTH_HANDS, SoreSide.NONE, "whatever is easy"),
    ],
)
def test_a_suggested_hand_has_its_reason(limb: AnsweringLimb, side: SoreSide, reason: str) -> None:
    assert reason in why_this_limb(limb, side, english)


def test_the_suggested_hand_says_so() -> None:
    assert limb_about(AnsweringLimb.LEFT_HAND, True, english) == "Our suggestion for you"
    assert limb_about(AnsweringLimb.LEFT_HAND, False, english) == "Both keys under the left hand"
    assert limb_about(AnsweringLimb.OTHER, False, english) == ""


def test_the_first_drill_in_a_line() -> None:
    words = before_you_start(spec_for_training(BodyPart.HAND, 20), 2, english)

    assert words.startswith("20 pictures, about 2 min. Is this a left or a right hand?")


def test_escape_is_only_for_those_who_answer_with_keys() -> None:
    usual = layout_for(KeyPair.ARROWS, AnsweringLimb.BOTH_HANDS)
    assert how_to_stop(InputKind.KEYBOARD, usual, english).startswith("Press Esc,")
    assert "Esc" not in how_to_stop(InputKind.TOUCH, usual, english)
    near = layout_for(KeyPair.ARROWS, AnsweringLimb.RIGHT_HAND)
    assert how_to_stop(InputKind.KEYBOARD, near, english).startswith("Press Backspace or Esc,")
