"""What a person said of themselves comes back, and what is not understood falls back alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.about_me import PREFERENCE, AboutMeService, about_from
from gmi_trainer.services.changes import Changed, Changes
from tests.fakes import FakePreferences

SAID = AboutMe(
    sore_part=BodyPart.FOOT,
    sore_side=SoreSide.RIGHT,
    saves_energy=True,
    rates_pain=False,
    shows_streaks=True,
    rest_weekdays=frozenset({6, 2}),
    introduced_on=date(2025, 3, 10),
)


def test_as_long_as_nothing_was_said_the_usual_holds() -> None:
    assert AboutMeService(FakePreferences(), Changes()).load() == AboutMe()


@pytest.mark.parametrize("about", [SAID, AboutMe()])
def test_what_was_said_is_kept_and_everyone_hears_of_it(about: AboutMe) -> None:
    preferences, changes = FakePreferences(), Changes()
    heard: list[Changed] = []
    changes.subscribe(heard.append)

    AboutMeService(preferences, changes).save(about)

    assert AboutMeService(preferences, Changes()).load() == about
    assert heard == [Changed.ABOUT]


@pytest.mark.parametrize(
    ("field", "value", "usual"),
    [
        ("sore_part", "nose", None),
        ("sore_part", 3, None),
        ("sore_side", "up", SoreSide.NONE),
        ("saves_energy", 1, False),
        ("rates_pain", "no", True),
        ("shows_streaks", None, False),
        ("rest_weekdays", "sunday", frozenset()),
        ("rest_weekdays", [2, 7, -1, True, "6", None], frozenset({2})),
        ("introduced_on", "soon", None),
        ("introduced_on", 20250310, None),
    ],
)
def test_what_is_not_understood_falls_back_alone(field: str, value: object, usual: object) -> None:
    preferences = FakePreferences()
    AboutMeService(preferences, Changes()).save(SAID)
    stored = preferences.values[PREFERENCE]
    assert isinstance(stored, dict)

    assert about_from({**stored, field: value}) == replace(SAID, **{field: usual})  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("stored", [None, "hand", ["hand"], 7])
def test_something_else_altogether_is_the_usual(stored: object) -> None:
    assert about_from(stored) == AboutMe()
