"""Published values are off at home and on in a clinic, until somebody chooses."""

from __future__ import annotations

from gmi_trainer.services.progress_choices import ProgressChoices
from tests.fakes import FakePreferences


def test_in_a_clinic_they_are_on_and_at_home_off() -> None:
    preferences = FakePreferences()

    assert not ProgressChoices(preferences).shows_published
    assert ProgressChoices(preferences, lambda: True).shows_published
    assert ProgressChoices(preferences, lambda: True).is_clinic


def test_what_was_chosen_holds_in_a_clinic_and_at_home() -> None:
    off, on = FakePreferences(), FakePreferences()
    ProgressChoices(off).show_published(False)
    ProgressChoices(on).show_published(True)

    assert not ProgressChoices(off, lambda: True).shows_published
    assert ProgressChoices(on).shows_published
