"""What a person said of themselves can be looked at, changed and taken back in Settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.changes import Changes
from gmi_trainer.ui.pages.settings.about_you import AboutYouCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.choices import ChoiceTile
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakePreferences
from tests.ui.inspection import cut_words, nameless, small_targets

SAID = AboutMe(BodyPart.FOOT, SoreSide.RIGHT, saves_energy=True, rest_weekdays=frozenset({6}))


class Settings:
    """The card over a person's real service."""

    def __init__(self, look: Look, qtbot: QtBot, width: int = 900) -> None:
        self.service = AboutMeService(FakePreferences(), Changes())
        self.service.save(SAID)
        self.offered: list[tuple[str, Callable[[], None]]] = []
        self.card = AboutYouCard(look, self.service, self._offer, english)
        self._bot = qtbot
        qtbot.addWidget(self.card)
        self.card.resize(width, self.card.heightForWidth(width))
        self.card.show()

    def _offer(self, words: str, take_back: Callable[[], None]) -> None:
        self.offered.append((words, take_back))

    def button(self, name: str) -> QAbstractButton:
        button = self.card.findChild(QAbstractButton, f"settings.{name}")
        assert button is not None, name
        return button

    def click(self, name: str) -> None:
        self._bot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)


@pytest.fixture
def settings(look: Look, qtbot: QtBot) -> Settings:
    return Settings(look, qtbot)


def test_it_shows_what_was_said(settings: Settings) -> None:
    on = {
        button.objectName().removeprefix("settings.")
        for button in settings.card.findChildren(QAbstractButton)
        if isinstance(button, (ChoiceTile, Switch)) and button.isChecked()
    }

    assert on == {"sore_part.foot", "sore_side.right", "saves_energy", "rest_day.6"}


@pytest.mark.parametrize(
    ("press", "now"),
    [
        ("sore_part.neck", replace(SAID, sore_part=BodyPart.NECK)),
        ("sore_part.elsewhere", replace(SAID, sore_part=None)),
        ("sore_side.both", replace(SAID, sore_side=SoreSide.BOTH)),
        ("saves_energy", replace(SAID, saves_energy=False)),
        ("no_pain_ratings", replace(SAID, rates_pain=False)),
        ("streaks", replace(SAID, shows_streaks=True)),
        ("rest_day.0", replace(SAID, rest_weekdays=frozenset({0, 6}))),
        ("rest_day.6", replace(SAID, rest_weekdays=frozenset())),
    ],
)
def test_every_change_is_kept_and_can_be_taken_back(settings: Settings, press: str, now: AboutMe) -> None:
    settings.click(press)
    assert settings.service.load() == now
    ((_, take_back),) = settings.offered

    take_back()

    assert settings.service.load() == SAID
    shown = settings.button(press).isChecked()
    assert shown is (press in ("saves_energy", "rest_day.6"))


def test_what_was_said_elsewhere_is_read_again(settings: Settings) -> None:
    settings.service.save(AboutMe(None, SoreSide.NONE, rates_pain=False))

    settings.card.refresh()

    assert settings.button("sore_part.elsewhere").isChecked()
    assert settings.button("sore_side.none").isChecked()
    assert settings.button("no_pain_ratings").isChecked()
    assert not settings.button("saves_energy").isChecked()
    assert settings.offered == []


def test_first_steps_and_safety_questions_can_be_asked_for(settings: Settings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.card.first_steps_asked):
        settings.click("first_steps")
    with qtbot.waitSignal(settings.card.questions_asked):
        settings.click("safety_questions")


@pytest.mark.parametrize(("width", "percent"), [(900, 100), (560, 150)])
def test_names_sizes_and_words(look: Look, qtbot: QtBot, width: int, percent: int) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    settings = Settings(look, qtbot, width)

    assert nameless(settings.card) == []
    assert cut_words(settings.card) == []
    assert small_targets(settings.card, look.length("touch")) == []
