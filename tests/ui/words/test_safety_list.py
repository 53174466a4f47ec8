"""The safety list: complete, in groups, giving actions and never a finding."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.safety import SafetyGroup
from gmi_trainer.ui.words.safety_list import (
    after_stopping,
    frame_line,
    frame_sentences,
    group_action,
    group_items,
    group_parts,
    group_summary,
    group_title,
    nothing_urgent,
    stop_reasons,
    stop_title,
)
from gmi_trainer.ui.words.translate import english


@pytest.mark.parametrize("group", SafetyGroup)
def test_every_group_has_a_name_a_line_an_action_and_items(group: SafetyGroup) -> None:
    assert group_title(group, english)
    assert group_summary(group, english)
    assert group_action(group, english)
    assert len(group_items(group, english)) >= 7


def test_groups_differ_and_no_item_comes_twice() -> None:
    assert len({group_title(group, english) for group in SafetyGroup}) == len(SafetyGroup)
    items = [item for group in SafetyGroup for item in group_items(group, english)]
    assert len(set(items)) == len(items)


def test_an_emergency_is_told_by_place() -> None:
    back_or_neck, anywhere = group_parts(SafetyGroup.EMERGENCY, english)

    assert (back_or_neck.title, anywhere.title) == ("Back or neck", "Anywhere")
    assert group_items(SafetyGroup.EMERGENCY, english) == back_or_neck.items + anywhere.items


@pytest.mark.parametrize(
    ("group", "signs"),
    [
        (
            SafetyGroup.EMERGENCY,
            (
                "between your legs",
                "urine",
                "bowel",
                "both legs",
                "clumsy hands",
                "unsteady",
                "Electric shocks",
                "in sex",
                "drooping face",
                "slurred",
                "sight",
                "worst headache",
                "chest",
                "breathing",
                "fainting",
                "joint",
                "cold, pale or blue",
                "calf",
                "fall or crash",
                "steroids",
                "out of place",
                "chills",
                "ending your life",
            ),
        ),
        (
            SafetyGroup.SOON,
            (
                "cancer",
                "night sweats",
                "weight loss",
                "pins and needles",
                "for weeks",
                "morning",
                "red eye",
                "under 18",
                "cast",
                "light touch",
                "do not wait",
                "scalp",
                "jaw",
                "blood thinner",
            ),
        ),
        (
            SafetyGroup.OTHER_WAY,
            (
                "long COVID",
                "operation",
                "Pregnancy",
                "epilepsy",
                "heart or lungs",
                "Hard memories",
                "sickle",
                "infection",
                "stroke",
                "Migraine",
                "Under 16",
            ),
        ),
    ],
)
def test_no_warning_sign_is_forgotten(group: SafetyGroup, signs: tuple[str, ...]) -> None:
    words = " ".join(group_items(group, english))

    assert [sign for sign in signs if sign not in words] == []


def test_the_action_of_an_emergency_is_a_call_and_that_of_soon_is_a_visit() -> None:
    assert "call your emergency number now" in group_action(SafetyGroup.EMERGENCY, english)
    assert "in the next few days" in group_action(SafetyGroup.SOON, english)
    for group in (SafetyGroup.EMERGENCY, SafetyGroup.SOON):
        assert "new or clearly worse for you" in group_action(group, english)


def test_no_yes_does_not_mean_safe() -> None:
    assert "safe" not in nothing_urgent(english)
    assert "come back" in nothing_urgent(english)


def test_stopping_and_the_frame_are_told() -> None:
    assert stop_title(english) == "When to stop"
    assert len(stop_reasons(english)) == 6
    assert "counts as practice" in after_stopping(english)[0]
    assert frame_line(english) == "This program does not diagnose or treat."
    assert any("medicine" in sentence for sentence in frame_sentences(english))
