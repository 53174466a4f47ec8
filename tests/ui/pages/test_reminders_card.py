"""Reminders are off, are switched on with one press, and never offered where they could do harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.reminders import HALF_HOURS, Reminders
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.reminders import RemindersService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.reminders import RemindersCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.reminders import DayPart, part_of
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakePreferences
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.pages.desk_of_fakes import FakeDesk

TEN, EIGHT, SIX = time(10), time(8), time(18)


class Settings:
    """The card over a person's real services."""

    def __init__(
        self,
        look: Look,
        qtbot: QtBot,
        chosen: Reminders | None = None,
        *,
        shows_messages: bool = True,
        width: int = 900,
    ) -> None:
        preferences, changes = FakePreferences(), Changes()
        self.service = RemindersService(preferences, changes)
        self.about = AboutMeService(preferences, changes)
        if chosen is not None:
            self.service.save(chosen)
        self.shows_messages = shows_messages
        self.offered: list[tuple[str, Callable[[], None]]] = []
        self.card = RemindersCard(
            look, self.service, self.about, lambda: self.shows_messages, self._offer, english
        )
        self._bot = qtbot
        page = QWidget()  # alone it would be a window of its own, which it never is
        qtbot.addWidget(page)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        page.resize(width, self.card.heightForWidth(width))
        page.show()

    def _offer(self, words: str, take_back: Callable[[], None]) -> None:
        self.offered.append((words, take_back))

    def button(self, name: str) -> QAbstractButton:
        button = self.card.findChild(QAbstractButton, f"settings.remind{name}")
        assert button is not None, name
        return button

    def click(self, name: str = "") -> None:
        self._bot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def words(self, name: str) -> str:
        label = self.card.findChild(QLabel, f"settings.remind.{name}")
        assert label is not None, name
        return label.text() if label.isVisible() else ""

    def tiles(self) -> list[str]:
        return [name for name in tab_order(self.card) if name.startswith("settings.remind.at.")]


def test_it_is_off_to_begin_with(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot)

    assert not settings.button("").isChecked()
    assert settings.tiles() == []
    assert settings.words("not_here") == ""


def test_one_press_is_enough(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot)
    settings.click()

    assert settings.service.load() == Reminders(True, (TEN,))
    assert settings.words("chosen") == "Chosen: 10:00"
    assert settings.button(".at.10:00").isChecked()

    ((_, take_back),) = settings.offered
    take_back()
    assert settings.service.load() == Reminders()
    assert not settings.button("").isChecked()
    assert settings.tiles() == []


def test_times_are_chosen_and_taken_away_again(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot, Reminders(True, (TEN,)))
    settings.click(".at.08:00")
    assert settings.service.load().times == (EIGHT, TEN)
    assert settings.words("chosen") == "Chosen: 08:00, 10:00"

    settings.click(".at.10:00")
    assert settings.service.load().times == (EIGHT,)

    settings.click(".at.08:00")
    assert settings.service.load() == Reminders(True, ())
    assert settings.words("chosen") == "No time is chosen, so no message will come."

    settings.offered[-1][1]()
    assert settings.service.load().times == (EIGHT,)
    assert settings.button(".at.08:00").isChecked()


def test_every_half_hour_of_the_day_can_be_chosen(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot, Reminders(True, (TEN,)))
    seen: list[str] = []
    for part in DayPart:
        settings.click(f".part.{part.value}")
        seen += settings.tiles()

    assert sorted(seen) == [f"settings.remind.at.{at.isoformat('minutes')}" for at in HALF_HOURS]

    settings.click(".at.00:30")
    assert settings.service.load().times == (time(0, 30), TEN)


def test_it_opens_where_the_first_time_is(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot, Reminders(True, (SIX,)))

    assert settings.button(".part.evening").isChecked()
    assert settings.button(".at.18:00").isChecked()
    assert [part_of(time(hour)) for hour in (0, 5, 6, 11, 12, 17, 18, 23)] == [
        part for part in (DayPart.NIGHT, DayPart.MORNING, DayPart.AFTERNOON, DayPart.EVENING) for _ in (0, 1)
    ]


def test_three_are_the_most_and_it_says_so(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot, Reminders(True, (EIGHT, TEN, SIX)))
    assert (
        settings.words("chosen")
        == "Chosen: 08:00, 10:00, 18:00. Three is the most. Press a chosen one to take it away."
    )
    assert not settings.button(".at.09:00").isEnabled()
    settings.click(".at.09:00")
    assert settings.service.load().times == (EIGHT, TEN, SIX)

    settings.click(".at.10:00")
    assert settings.button(".at.09:00").isEnabled()


def test_a_computer_without_messages_says_so(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot, Reminders(True, (TEN,)), shows_messages=False)

    assert not settings.button("").isEnabled()
    assert not settings.button("").isChecked()
    assert settings.words("not_here").startswith("Your computer shows no messages from programs.")
    assert settings.tiles() == []
    assert settings.service.load().is_on, "another computer may show them"


def test_it_tells_the_truth_about_what_will_come(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot, Reminders(True, (TEN,)))
    shown = " ".join(label.text() for label in settings.card.findChildren(QLabel) if label.isVisible())

    assert "while this program is open" in settings.button("").accessibleDescription()
    assert "A few quiet minutes, if you like." in shown
    assert "makes no sound" in shown


def test_what_was_chosen_elsewhere_is_read_again(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot)
    settings.service.save(Reminders(True, (EIGHT,)))
    settings.card.refresh()

    assert settings.button("").isChecked()
    assert settings.button(".at.08:00").isChecked()
    assert settings.offered == []


def test_nothing_of_it_is_there_for_whoever_saves_energy(look: Look, qtbot: QtBot) -> None:
    settings = Settings(look, qtbot, Reminders(True, (TEN,)))
    settings.about.save(AboutMe(saves_energy=True))
    settings.card.refresh()
    assert not settings.card.isVisible()
    assert not settings.card.is_offered

    settings.about.save(AboutMe())
    settings.card.refresh()
    assert settings.card.isVisible()
    assert settings.button("").isChecked()


def test_the_way_to_it_goes_with_it(look: Look, qtbot: QtBot) -> None:
    jobs = Background()
    desk = FakeDesk(look, jobs)
    desk.workspace.about.save(AboutMe(saves_energy=True))
    page = desk.settings_page()
    qtbot.addWidget(page)
    page.show()
    way = page.findChild(QPushButton, "settings.go.reminders")
    card = page.findChild(RemindersCard)
    assert way is not None
    assert card is not None
    assert not way.isVisible()
    assert not card.isVisible()

    desk.workspace.about.save(AboutMe())
    page.refresh()

    assert way.isVisible()
    assert card.isVisible()
    jobs.close()


@pytest.mark.parametrize(("width", "percent"), [(900, 100), (560, 150), (500, 200)])
@pytest.mark.parametrize("shows_messages", [True, False])
def test_names_sizes_and_words(
    look: Look, qtbot: QtBot, width: int, percent: int, shows_messages: bool
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    chosen = Reminders(True, (EIGHT, TEN, SIX))
    settings = Settings(look, qtbot, chosen, shows_messages=shows_messages, width=width)

    assert nameless(settings.card) == []
    assert cut_words(settings.card) == []
    assert small_targets(settings.card, look.length("touch")) == []
