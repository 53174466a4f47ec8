"""What a person chose for breathing is offered again, and what is no longer possible falls back alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gmi_trainer.domain.breath_steps import Caution, Cautions
from gmi_trainer.domain.breathing import GOAL, LADDER, BreathPattern, Pacer
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.services.breath_choices import (
    CAUTIONS_PREFERENCE,
    LONGEST_NAME,
    MOST_OWN,
    PREFERENCE,
    Asking,
    BreathChoices,
    BreathChoicesService,
    BreathLength,
    LengthUnit,
    OwnPattern,
)
from gmi_trainer.services.changes import Changed, Changes
from tests.fakes import FakePreferences

MONDAY = date(2025, 3, 10)
LONG_HOLDS = BreathPattern(3_500, 9_500, 2_000, 1_500)
CHOSEN = BreathChoices(
    pattern=LONG_HOLDS,
    own=(OwnPattern("Evening", LONG_HOLDS), OwnPattern("On the bus", LADDER[0])),
    length=BreathLength(LengthUnit.BREATHS, 50),
    pacer=Pacer.WORDS,
    tones=False,
    voice=True,
    humming=True,
    volume_percent=20,
    scale=Scale.CALM,
    asking=Asking.ALWAYS,
)


def service(preferences: FakePreferences) -> BreathChoicesService:
    return BreathChoicesService(preferences, Changes())


def stored(preferences: FakePreferences) -> dict[str, object]:
    found = preferences.values[PREFERENCE]
    assert isinstance(found, dict)
    return found


def test_without_any_choice_there_are_defaults() -> None:
    choices = service(FakePreferences()).load()

    assert choices == BreathChoices()
    assert (choices.pattern, choices.length, choices.asking) == (GOAL, None, Asking.AS_USUAL)


def test_choices_are_kept_and_everyone_hears_of_it() -> None:
    preferences, changes = FakePreferences(), Changes()
    heard: list[Changed] = []
    changes.subscribe(heard.append)

    BreathChoicesService(preferences, changes).save(CHOSEN)

    assert service(preferences).load() == CHOSEN
    assert heard == [Changed.PREFERENCES]


def test_another_breath_changes_nothing_else() -> None:
    assert CHOSEN.with_pattern(GOAL) == replace(CHOSEN, pattern=GOAL)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pattern", None),
        ("pattern", [4_000, 8_000]),
        ("pattern", {"in_ms": 4_000, "out_ms": 8_000}),
        ("pattern", {"in_ms": 4_000.0, "out_ms": 8_000, "hold_full_ms": 0, "hold_empty_ms": 0}),
        ("pattern", {"in_ms": 4_000, "out_ms": 8_000, "hold_full_ms": False, "hold_empty_ms": 0}),
        ("pattern", {"in_ms": 4_000, "out_ms": 99_000, "hold_full_ms": 0, "hold_empty_ms": 0}),
        ("pattern", {"in_ms": 4_100, "out_ms": 8_000, "hold_full_ms": 0, "hold_empty_ms": 0}),
        ("own", None),
        ("own", "Evening"),
        ("length", 5),
        ("length", {"unit": "hours", "amount": 5}),
        ("length", {"unit": ["minutes"], "amount": 5}),
        ("length", {"unit": "minutes", "amount": 4}),
        ("length", {"unit": "minutes", "amount": True}),
        ("length", {"unit": "breaths", "amount": 1}),
        ("length", {"unit": "breaths", "amount": "5"}),
        ("pacer", "dance"),
        ("pacer", ["circle"]),
        ("tones", 0),
        ("voice", "yes"),
        ("humming", None),
        ("volume_percent", 55),
        ("volume_percent", 20.0),
        ("scale", "sleep"),
        ("scale", "loudness"),
        ("asking", 3),
    ],
)
def test_what_is_no_longer_possible_falls_back_alone(field: str, value: object) -> None:
    preferences = FakePreferences()
    service(preferences).save(CHOSEN)
    stored(preferences)[field] = value

    assert service(preferences).load() == replace(CHOSEN, **{field: getattr(BreathChoices(), field)})


@pytest.mark.parametrize("value", [None, "4-8", [1, 2]])
def test_what_is_no_choice_at_all_is_not_read(value: object) -> None:
    assert service(FakePreferences(**{PREFERENCE: value})).load() == BreathChoices()


def test_of_the_own_breaths_those_that_make_sense_stay() -> None:
    preferences = FakePreferences()
    service(preferences).save(replace(CHOSEN, own=(OwnPattern("Evening", GOAL),)))
    good = stored(preferences)["own"]
    assert isinstance(good, list)
    pattern = good[0]["pattern"]
    stored(preferences)["own"] = [
        "Evening",
        {"name": "", "pattern": pattern},
        {"name": "  ", "pattern": pattern},
        {"name": 3, "pattern": pattern},
        {"name": "Too long", "pattern": {**pattern, "out_ms": 60_000}},
        {"name": "x" * 200, "pattern": pattern},
        {"name": " Evening ", "pattern": pattern},
    ]

    assert service(preferences).load().own == (
        OwnPattern("x" * LONGEST_NAME, GOAL),
        OwnPattern("Evening", GOAL),
    )


def test_there_are_not_endlessly_many_own_breaths() -> None:
    preferences = FakePreferences()
    many = tuple(OwnPattern(f"Number {n}", GOAL) for n in range(MOST_OWN + 5))
    service(preferences).save(replace(CHOSEN, own=many))

    assert service(preferences).load().own == many[:MOST_OWN]


@pytest.mark.parametrize(
    ("length", "pattern", "breaths"),
    [
        (BreathLength(LengthUnit.MINUTES, 5), GOAL, 25),
        (BreathLength(LengthUnit.MINUTES, 1), GOAL, 5),
        (BreathLength(LengthUnit.MINUTES, 1), LADDER[0], 9),  # 8.57 of 7 s each: the nearest whole
        (BreathLength(LengthUnit.BREATHS, 30), LADDER[0], 30),
    ],
)
def test_a_length_is_so_many_whole_breaths(
    length: BreathLength, pattern: BreathPattern, breaths: int
) -> None:
    assert length.breaths(pattern) == breaths


# -- reasons to be careful --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cautions",
    [
        Cautions(MONDAY),
        Cautions(MONDAY, frozenset({Caution.HEART, Caution.PREGNANCY})),
        Cautions(MONDAY, is_said=False),
    ],
)
def test_answers_are_kept_with_their_day(cautions: Cautions) -> None:
    preferences, changes = FakePreferences(), Changes()
    heard: list[Changed] = []
    changes.subscribe(heard.append)

    BreathChoicesService(preferences, changes).save_cautions(cautions)

    assert service(preferences).cautions() == cautions
    assert heard == [Changed.PREFERENCES]


def test_nobody_was_asked_yet_or_it_was_taken_back() -> None:
    preferences = FakePreferences()
    assert service(preferences).cautions() is None

    service(preferences).save_cautions(Cautions(MONDAY))
    service(preferences).save_cautions(None)

    assert service(preferences).cautions() is None


@pytest.mark.parametrize("value", ["no", {}, {"day": "some day", "reasons": [], "is_said": True}])
def test_without_a_day_nothing_was_answered(value: object) -> None:
    assert service(FakePreferences(**{CAUTIONS_PREFERENCE: value})).cautions() is None


@pytest.mark.parametrize(
    ("reasons", "is_said", "understood"),
    [
        (["heart", "a thing of a later version"], True, frozenset({Caution.HEART})),
        ([3], True, frozenset()),
        ([["heart"]], True, frozenset()),
        (None, True, frozenset()),
        ("heart", True, frozenset()),
        (["heart"], None, frozenset({Caution.HEART})),
        ([], "yes", frozenset()),
    ],
)
def test_an_answer_that_is_not_understood_is_taken_as_a_reason(
    reasons: object, is_said: object, understood: frozenset[Caution]
) -> None:
    value = {"day": "2025-03-10", "reasons": reasons, "is_said": is_said}

    cautions = service(FakePreferences(**{CAUTIONS_PREFERENCE: value})).cautions()

    assert cautions == Cautions(MONDAY, understood, is_said=False)
    assert cautions is not None
    assert cautions.be_careful
