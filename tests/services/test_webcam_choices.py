"""Trying a camera as a mirror: off until it is switched on; the set-up is kept, whatever else stands there is not."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.webcam import MirrorSetup
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.webcam_choices import PREFERENCE, WebcamChoices, WebcamChoicesService
from tests.fakes import FakePreferences


def test_it_is_off_to_begin_with() -> None:
    assert WebcamChoicesService(FakePreferences(), Changes()).load() == WebcamChoices(on=False)


def test_what_is_saved_is_there_again_and_told() -> None:
    preferences, changes = FakePreferences(), Changes()
    heard: list[Changed] = []
    changes.subscribe(heard.append)
    chosen = WebcamChoices(True, MirrorSetup(Side.LEFT, 44, 6, turned=True), "cam-1")

    WebcamChoicesService(preferences, changes).save(chosen)

    assert WebcamChoicesService(preferences, changes).load() == chosen
    assert heard == [Changed.PREFERENCES]


@pytest.mark.parametrize(
    "stored",
    [
        "nonsense",
        {"on": "yes", "setup": 3, "camera": 4},
        {"setup": {"kept": "up", "line_percent": 50, "gap_percent": 0}},
        {"setup": {"kept": "left", "line_percent": 5, "gap_percent": 0}},
        {"setup": {"kept": "left", "line_percent": True, "gap_percent": 0}},
        {"setup": {"kept": "left", "line_percent": 50, "gap_percent": "0"}},
    ],
)
def test_what_is_not_understood_is_as_usual(stored: object) -> None:
    preferences = FakePreferences()
    preferences.put(PREFERENCE, stored)

    assert WebcamChoicesService(preferences, Changes()).load() == WebcamChoices()
