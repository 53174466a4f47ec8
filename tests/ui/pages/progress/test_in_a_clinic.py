"""A computer that comes to a clinic shows published values, unless somebody chose otherwise."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gmi_trainer.services.progress_choices import ProgressChoices
from gmi_trainer.ui.widgets.switch import Switch
from tests.fakes import FakePreferences
from tests.ui.pages.progress.looking_back import TODAY, LookingBack


def test_published_values_come_on_with_the_clinic_and_go_with_it(back: LookingBack, qtbot: QtBot) -> None:
    preferences, is_clinic = FakePreferences(), [False]
    back.maker.weeks(TODAY, 4)
    back.workspace = replace(
        back.workspace, progress_choices=ProgressChoices(preferences, lambda: is_clinic[0])
    )
    page = back.page()
    switch = page.findChild(Switch, "progress.published")
    assert switch is not None
    assert not switch.isChecked()

    for in_clinic in (True, False, True):
        is_clinic[0] = in_clinic
        page.hide()
        page.show()
        back.settle(page)
        assert switch.isChecked() is in_clinic
    assert preferences.get("show_published_values") is None, "nobody chose anything"

    switch.click()
    page.hide()
    page.show()
    assert not switch.isChecked()
