"""Where the window stood, between the settings file and the window."""

from __future__ import annotations

import pytest

from gmi_trainer.bootstrap.desktop import placement_of, with_placement
from gmi_trainer.services.machine_settings import MachineSettings
from gmi_trainer.ui.main_window import WindowPlacement


@pytest.mark.parametrize("maximized", [False, True])
def test_a_window_is_found_as_it_was_left(maximized: bool) -> None:
    left = WindowPlacement(40, 50, 900, 700, maximized)

    assert placement_of(with_placement(MachineSettings(text_percent=150), left)) == left
    assert with_placement(MachineSettings(text_percent=150), left).text_percent == 150


def test_at_first_it_stands_where_it_likes() -> None:
    assert placement_of(MachineSettings()) is None
