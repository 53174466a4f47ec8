"""What a person said of themselves, to look at and to change: where it hurts, what is rated, when they rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.words.days import weekday_name
from gmi_trainer.ui.words.first_run import sore_part_name, sore_side_name
from gmi_trainer.ui.words.translate import Translate

ELSEWHERE = "elsewhere"
A_MONDAY = date(2024, 1, 1)


class AboutYouCard(SettingsCard):
    """Every change takes effect at once, and can be taken back."""

    first_steps_asked = Signal()
    questions_asked = Signal()  # the safety questions

    def __init__(
        self,
        look: Look,
        about: AboutMeService,
        offer_undo: Callable[[str, Callable[[], None]], None],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "settings.about_you", self.tr("About you"), "user", parent)
        self._service = about
        self._offer_undo = offer_undo
        self._translate = translate
        self._add_pain()
        self._add_effort()
        self._add_rest_days()
        self._add_questions()
        self.refresh()

    def refresh(self) -> None:
        """Something was said elsewhere."""
        now = self._service.load()
        self._part.set_value(now.sore_part or ELSEWHERE)
        self._side.set_value(now.sore_side)
        for switch, on in (
            (self._saves, now.saves_energy),
            (self._rates, not now.rates_pain),
            (self._streaks, now.shows_streaks),
            *((switch, day in now.rest_weekdays) for day, switch in enumerate(self._rest)),
        ):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
            switch.update()

    def _add_pain(self) -> None:
        say = self._translate
        parts: list[Choice] = [Choice(part, part.value, sore_part_name(part, say)) for part in BodyPart]
        parts.append(Choice(ELSEWHERE, ELSEWHERE, sore_part_name(None, say)))
        words = self.tr("Where it hurts most")
        self._part = ChoiceRow(self._look, "settings.sore_part", words, parts, column_px=180)
        self._part.chosen.connect(self._on_part_chosen)
        self.ask(words, self._part, self.tr("Today offers pictures of this part, or of the nearest one."))
        words = self.tr("On which side")
        sides = [Choice(side, side.value, sore_side_name(side, say)) for side in SoreSide]
        self._side = ChoiceRow(self._look, "settings.sore_side", words, sides, column_px=180)
        self._side.chosen.connect(self._on_side_chosen)
        self.ask(words, self._side)

    def _add_effort(self) -> None:
        self._saves = Switch(
            self._look,
            "settings.saves_energy",
            self.tr("A small effort can make me crash"),
            self.tr("Shorter practice, no steps up, no reminders. Nothing asks you to do more."),
        )
        self._rates = Switch(
            self._look,
            "settings.no_pain_ratings",
            self.tr("I would rather not rate pain"),
            self.tr("Then pain is asked for nowhere, and shown nowhere."),
        )
        self._streaks = Switch(
            self._look,
            "settings.streaks",
            self.tr("Count days in a row"),
            self.tr("Rest days do not break the row."),
        )
        self._saves.toggled.connect(self._on_saves_toggled)
        self._rates.toggled.connect(self._on_rates_toggled)
        self._streaks.toggled.connect(self._on_streaks_toggled)
        for switch in (self._saves, self._rates, self._streaks):
            self.add(switch)

    def _add_rest_days(self) -> None:
        self._rest: list[Switch] = []
        for day in range(7):
            name = weekday_name(A_MONDAY + timedelta(days=day), self._translate)
            switch = Switch(self._look, f"settings.rest_day.{day}", name)
            switch.setAccessibleName(self.tr("Rest day: {day}").format(day=name))
            switch.toggled.connect(partial(self._on_rest_toggled, day))
            self._rest.append(switch)
        row = holding(ReflowLayout(self._look, 190, most=4, gap_px=4), self._rest)
        self.ask(self.tr("Rest days"), row, self.tr("They count as kept, and nothing is asked of you."))

    def _add_questions(self) -> None:
        again = secondary(self._look, self.tr("First steps again"), "settings.first_steps", icon="rotate-ccw")
        again.clicked.connect(self.first_steps_asked)
        questions = secondary(
            self._look,
            self.tr("Safety questions"),
            "settings.safety_questions",
            icon="life-buoy",
        )
        questions.clicked.connect(self.questions_asked)
        self.add(holding(FlowLayout(self._look), [again, questions]))

    @Slot(object)
    def _on_part_chosen(self, part: object) -> None:
        self._change(lambda about: replace(about, sore_part=part if isinstance(part, BodyPart) else None))

    @Slot(object)
    def _on_side_chosen(self, side: SoreSide) -> None:
        self._change(lambda about: replace(about, sore_side=side))

    @Slot(bool)
    def _on_saves_toggled(self, on: bool) -> None:
        self._change(lambda about: replace(about, saves_energy=on))

    @Slot(bool)
    def _on_rates_toggled(self, on: bool) -> None:
        self._change(lambda about: replace(about, rates_pain=not on))

    @Slot(bool)
    def _on_streaks_toggled(self, on: bool) -> None:
        self._change(lambda about: replace(about, shows_streaks=on))

    def _on_rest_toggled(self, day: int, on: bool) -> None:
        def changed(about: AboutMe) -> AboutMe:
            days = about.rest_weekdays | {day} if on else about.rest_weekdays - {day}
            return replace(about, rest_weekdays=days)

        self._change(changed)

    def _change(self, change: Callable[[AboutMe], AboutMe]) -> None:
        before = self._service.load()
        now = change(before)
        if now == before:
            return

        def take_back() -> None:
            self._service.save(before)
            self.refresh()

        self._service.save(now)
        self._offer_undo(self.tr("Changed."), take_back)
