"""A first run that was left half-way goes on where it was."""

from __future__ import annotations

import pytest

from gmi_trainer.services.introduction import PREFERENCE, Introduction, IntroductionService
from tests.fakes import FakePreferences


def test_at_first_there_is_nothing() -> None:
    assert IntroductionService(FakePreferences()).load() == Introduction()


def test_the_screen_and_the_answers_are_kept() -> None:
    preferences = FakePreferences()
    now = Introduction().with_answer("part", "hand").with_answer("side", "left").at("limb")

    IntroductionService(preferences).save(now)

    assert IntroductionService(preferences).load() == Introduction("limb", {"part": "hand", "side": "left"})


def test_an_answer_can_be_changed_and_taken_back() -> None:
    now = Introduction("side", {"part": "hand"})

    assert now.with_answer("part", "foot").answers == {"part": "foot"}
    assert now.with_answer("part", None).answers == {}
    assert now.answers == {"part": "hand"}


def test_beginning_again_forgets_both() -> None:
    service = IntroductionService(FakePreferences())
    service.save(Introduction("limb", {"part": "hand"}, before_a_drill=True))

    service.begin_again()

    assert service.load() == Introduction()


@pytest.mark.parametrize(
    ("stored", "understood"),
    [
        ("limb", Introduction()),
        ({}, Introduction()),
        ({"step": 4, "answers": []}, Introduction()),
        ({"step": "limb", "answers": {"part": "hand", "side": 7}}, Introduction("limb", {"part": "hand"})),
    ],
)
def test_what_cannot_be_understood_is_left_out(stored: object, understood: Introduction) -> None:
    preferences = FakePreferences()
    preferences.put(PREFERENCE, stored)

    assert IntroductionService(preferences).load() == understood


def test_what_comes_before_a_first_drill_is_kept_for_it() -> None:
    preferences = FakePreferences()
    IntroductionService(preferences).leave_for_a_drill("why")

    kept = IntroductionService(preferences).load()
    assert kept == Introduction("why", {}, before_a_drill=True)
    assert kept.at("feel").with_answer("part", "hand").before_a_drill
