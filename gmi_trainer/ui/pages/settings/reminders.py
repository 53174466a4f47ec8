"""Whether a message on the screen reminds of practice, and when. Off until it is switched on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.reminders import Reminders
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.reminders import RemindersService
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.check_tile import CheckTile
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.days import clock_time
from gmi_trainer.ui.words.reminders import DayPart, chosen_words, message_words, part_name, part_of
from gmi_trainer.ui.words.translate import Translate


class RemindersCard(SettingsCard):
    """Not there for somebody whom a small effort can make crash: nothing asks them to do more."""

    def __init__(
        self,
        look: Look,
        reminders: RemindersService,
        about: AboutMeService,
        shows_messages: Callable[[], bool],
        offer_undo: Callable[[str, Callable[[], None]], None],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``shows_messages``: whether this computer shows messages from programs."""
        super().__init__(look, "settings.reminders", self.tr("Reminders"), "calendar-days", parent)
        self._service = reminders
        self._about = about
        self._shows_messages = shows_messages
        self._offer_undo = offer_undo
        self._translate = translate
        self._shown: tuple[time, ...] = ()
        self._tiles: list[CheckTile] = []
        self._add_switch()
        self._add_times()
        self.refresh()

    @property
    def is_offered(self) -> bool:
        """Whether reminders are anything for this person."""
        return not self._about.load().saves_energy

    def refresh(self) -> None:
        """Something was chosen elsewhere."""
        now = self._service.load()
        works = self._shows_messages()
        if self.parentWidget() is not None or not self.is_offered:  # alone it would be a window
            self.setVisible(self.is_offered)
        self._switch.setEnabled(works)
        self._nothing_shown.setVisible(not works)
        self._switch.blockSignals(True)
        self._switch.setChecked(now.is_on and works)
        self._switch.blockSignals(False)
        self._switch.update()
        self._when.setVisible(now.is_on and works)
        self._show_times(now)

    def _add_switch(self) -> None:
        self._switch = Switch(
            self._look,
            "settings.remind",
            self.tr("Remind me"),
            self.tr(
                "A short message on your screen, at times you choose. "
                "It works while this program is open, even minimised."
            ),
        )
        self._switch.toggled.connect(self._on_switch_toggled)
        self.add(self._switch)
        self._nothing_shown = muted(
            self.tr("Your computer shows no messages from programs. So this cannot be switched on here.")
        )
        self._nothing_shown.setObjectName("settings.remind.not_here")
        self.add(self._nothing_shown)

    def _add_times(self) -> None:
        say = self._translate
        self._when = Stack(self._look, gap_px=14)
        self._chosen = Text("", "field")
        self._chosen.setObjectName("settings.remind.chosen")
        self._when.add(self._chosen)
        parts = [Choice(part, part.value, part_name(part, say)) for part in DayPart]
        first = next(iter(self._service.load().times), None)
        part = part_of(first) if first is not None else DayPart.MORNING
        words = self.tr("Part of the day")
        self._parts = ChoiceRow(self._look, "settings.remind.part", words, parts, part, column_px=150)
        self._parts.chosen.connect(self._on_parts_chosen)
        self._when.add(self._parts)
        self._shown = part.times
        self._when.add(self._make_tiles())
        self._when.add(
            muted(
                self.tr("The message says “{words}” and nothing else. A press on it opens Today.").format(
                    words=message_words(say)
                )
            )
        )
        self._when.add(
            muted(
                self.tr(
                    "No message comes during a drill, in a flare, on rest days or on lighter days. "
                    "None comes once enough is done, or while safety questions wait."
                )
            )
        )
        self._when.add(muted(self.tr("This program makes no sound. Some computers add their own.")))
        self.add(self._when)

    def _make_tiles(self) -> QWidget:
        """As many as a part of the day has half hours. They are used again, so that Tab finds them in place."""
        for number in range(len(self._shown)):
            tile = CheckTile(self._look, f"settings.remind.at.{number}", "")
            tile.toggled.connect(partial(self._on_tile_toggled, number))
            self._tiles.append(tile)
        return holding(ReflowLayout(self._look, 104, most=6, gap_px=8), self._tiles)

    def _show_times(self, now: Reminders) -> None:
        self._chosen.setText(chosen_words(now.times, self._translate))
        for at, tile in zip(self._shown, self._tiles, strict=True):
            words = clock_time(at, self._translate)
            tile.setText(words)
            name_control(
                tile,
                f"settings.remind.at.{at.isoformat('minutes')}",
                self.tr("Remind me at {time}").format(time=words),
            )
            tile.blockSignals(True)
            tile.setChecked(at in now.times)
            tile.blockSignals(False)
            tile.setEnabled(at in now.times or not now.is_full)
            tile.update()

    @Slot(bool)
    def _on_switch_toggled(self, on: bool) -> None:
        words = self.tr("Reminders are on.") if on else self.tr("Reminders are off.")
        self._change(self._service.load().switched(on), words)

    @Slot(object)
    def _on_parts_chosen(self, part: DayPart) -> None:
        self._shown = part.times
        self._show_times(self._service.load())

    def _on_tile_toggled(self, number: int, on: bool) -> None:
        at = self._shown[number]
        now = self._service.load()
        now = now.with_time(at) if on else now.without_time(at)
        self._change(now, self.tr("Changed."))
        announce(self._chosen, self._chosen.text())

    def _change(self, now: Reminders, words: str) -> None:
        before = self._service.load()

        def take_back() -> None:
            self._service.save(before)
            self.refresh()

        self._service.save(now)
        self.refresh()
        self._offer_undo(words, take_back)
