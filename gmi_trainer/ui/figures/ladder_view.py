"""Build a ladder of steps, say how much each worries, try one, and tell what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.alarm_card import LONGEST_TEXT
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.ladder import (
    MOST_RUNGS,
    MOST_WORRY,
    Advice,
    NextDay,
    Rung,
    advice_for,
    in_order,
    ladder_plan,
)
from gmi_trainer.ui.figures.ladder_forms import FormWords, LineForm, TriedForm
from gmi_trainer.ui.figures.ladder_picture import Dog, LadderPicture, LadderShown
from gmi_trainer.ui.figures.own_parts import KeepsPredictions, Undo
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scroll_area import bring_into_view
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.widgets.undo_bar import UndoBar
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 450
COLUMN_PX = 230
LADDER_COLUMN_PX = 150
OWN = "own"
OWN_WORRY = 3
LONGEST_GUESS = 200


class LadderView(FigureView):
    """The ladder, what is said of the step that is looked at, and what can be done with it."""

    def __init__(
        self,
        figure: Figure,
        look: Look,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        predictions: KeepsPredictions | None = None,
        saves_energy: bool = False,
    ) -> None:
        """``predictions``: where guesses are kept; without, no guess is asked for.

        ``saves_energy``: small efforts make the person crash, so nothing is said that asks for more.
        """
        super().__init__(figure, look, translate, parent)
        plan = ladder_plan(figure)
        self._keeper = predictions
        self._ladders: dict[str, tuple[Rung, ...]] = {
            one.ladder_id: tuple(Rung(step, self.words(f"step-{step}"), worry) for step, worry in one.steps)
            for one in plan.ladders
        } | {OWN: ()}
        self._at = plan.ladders[0].ladder_id
        self._chosen = self._ladders[self._at][0].rung_id
        self._written = 0
        self._row: ChoiceRow | None = None
        self._form: LineForm | TriedForm | None = None
        self._look_all_words_up()
        self._make_parts(saves_energy=saves_energy)
        self._glide = Glide(look, 0.0, GLIDE_MS, self)
        self._glide.jump_to(float(self._rung.worry_today))
        self._glide.moved.connect(self._on_glide_moved)
        self._lay_steps()
        self._show_step()
        self._show_words(*self._now_words())

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The steps of the ladder that is looked at, from below."""
        return in_order(self._ladders[self._at])

    @property
    def chosen(self) -> Rung | None:
        """The step that the controls are about; none on an empty ladder."""
        return next((rung for rung in self.rungs if rung.rung_id == self._chosen), None)

    @property
    def _rung(self) -> Rung:
        rung = self.chosen
        assert rung is not None, "the controls are there only with a step"
        return rung

    def _look_all_words_up(self) -> None:
        """All that is said later can be said."""
        for advice in Advice:
            self.words(f"advice-{advice}")
        for name in ("empty", "full", "kept-undone"):
            self.words(name)
        self.words("shown", step="", worry="")
        self.words("shown-tried", step="", worry="", now="")
        self.words("place", number="", count="")
        self.words("worry-is", worry="")
        self.words("worry-was", worry="", now="")
        for name in ("taken-off", "put-back", "kept"):
            self.words(name, step="")
        self._days = [(day, self.words(f"day-{day}")) for day in NextDay]
        leave = self.words("leave")
        self._forms = {
            name: FormWords(self.words(title), self.words(keep), leave)
            for name, title, keep in (
                ("own", "own-line", "own-keep"),
                ("guess", "guess-line", "guess-keep"),
                ("tried", "now-title", "tried-keep"),
            )
        }
        self._day_title = self.words("day-title")

    def _make_parts(self, *, saves_energy: bool) -> None:
        look = self._look
        energy = ("figure.ladder.energy", self.words("energy-title"), self.words("energy"))
        self._saves = Switch(look, *energy, on=saves_energy)
        self._add(self._saves)
        self._label("ladders-title")
        choices = [Choice(name, name, self.words(f"ladder-{name}")) for name in self._ladders]
        self._which = ChoiceRow(
            look,
            "figure.ladder.which",
            self.words("ladders-title"),
            choices,
            self._at,
            column_px=LADDER_COLUMN_PX,
        )
        self._add(self._which)
        dogs = {dog: self.words(f"dog-{dog}") for dog in Dog}
        self._picture = LadderPicture(look, self.words("name"), dogs, self)
        self._picture.rung_pressed.connect(self._on_picture_rung_pressed)
        self._add(self._picture)
        self._steps = Stack(look)
        self._add(self._steps)
        self._about_step = Stack(look)
        self._about_step.add(Text(self.words("worry-title"), "field"))
        self._worry = self._worry_row("worry", "worry-title", self._rung.worry)
        self._about_step.add(self._worry)
        self._add(self._about_step)
        self._add_words()
        self._tried, self._guess, self._off = (self._button(name) for name in ("tried", "guess", "take-off"))
        self._own = self._button("own-step")
        self._add(holding(FlowLayout(look), [self._tried, self._guess, self._own, self._off]))
        self._form_place = Stack(look)
        self._add(self._form_place)
        self._undo = UndoBar(look, "figure.ladder.undo", self)
        self._add(self._undo)
        self._add_note("note")
        self._saves.toggled.connect(self._on_saves_toggled)
        self._which.chosen.connect(self._on_which_chosen)
        self._worry.moved.connect(self._on_worry_moved)
        self._tried.clicked.connect(self._on_tried_clicked)
        self._guess.clicked.connect(self._on_guess_clicked)
        self._off.clicked.connect(self._on_off_clicked)
        self._own.clicked.connect(self._on_own_clicked)

    def _button(self, text_id: str) -> Button:
        return secondary(self._look, self.words(text_id), f"figure.ladder.{text_id}")

    def _worry_row(self, name: str, title: str, worry: int) -> StopRow:
        low, high = self.words("worry-low"), self.words("worry-high")
        ends = {0: f"0: {low}", MOST_WORRY: f"{MOST_WORRY}: {high}"}
        stops = [
            SliderStop(number / MOST_WORRY, ends.get(number, str(number)), is_minor=number not in ends)
            for number in range(MOST_WORRY + 1)
        ]
        row = StopRow(self._look, f"figure.ladder.{name}", self.words(title), stops, self._translate)
        row.slider.setValue(worry)
        return row

    # -- looking at a step ----------------------------------------------------------------------------------

    @Slot(bool)
    def _on_saves_toggled(self, _on: bool) -> None:
        self._tell(*self._now_words())

    @Slot(object)
    def _on_which_chosen(self, ladder_id: object) -> None:
        self._at = str(ladder_id)
        rungs = self.rungs
        self._look_at(rungs[0].rung_id if rungs else "")
        self._tell(*self._now_words())
        if not rungs:
            self._open_own()

    @Slot(str)
    def _on_picture_rung_pressed(self, rung_id: str) -> None:
        self._look_at(rung_id)
        self._tell(*self._now_words())

    @Slot(object)
    def _on_row_chosen(self, rung_id: object) -> None:
        self._close_form()
        self._chosen = str(rung_id)
        self._show_step()
        self._tell(*self._now_words())

    @Slot(int)
    def _on_worry_moved(self, worry: int) -> None:
        rung = self.chosen
        if rung is None:
            return
        # after a try it is the worry of now; what it was before is kept beside it
        self._replace(replace(rung, worry_now=worry) if rung.is_tried else replace(rung, worry=worry))
        self._tell(*self._now_words())

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _look_at(self, rung_id: str) -> None:
        self._close_form()
        self._chosen = rung_id
        self._lay_steps()
        self._show_step()

    def _replace(self, rung: Rung) -> None:
        """Another one in the place of the one with its id, which then finds its own place on the ladder."""
        self._ladders[self._at] = tuple(
            rung if one.rung_id == rung.rung_id else one for one in self._ladders[self._at]
        )
        self._lay_steps()
        self._show_step()

    # -- a try ----------------------------------------------------------------------------------------------

    @Slot()
    def _on_tried_clicked(self) -> None:
        row = self._worry_row("tried.worry", "now-title", self._rung.worry_today)
        form = TriedForm(
            self._look,
            "figure.ladder.tried",
            self._forms["tried"],
            row,
            Text(self._day_title, "field"),
            self._days,
        )
        form.kept.connect(self._on_form_tried)
        self._open(form)

    @Slot(int, object)
    def _on_form_tried(self, worry_now: int, next_day: object) -> None:
        self._close_form()
        self._replace(replace(self._rung, worry_now=worry_now, next_day=NextDay(str(next_day))))
        self._tried.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(*self._now_words())
        self._bring_into_view(self._now)

    # -- a guess that is kept -------------------------------------------------------------------------------

    @Slot()
    def _on_guess_clicked(self) -> None:
        form = LineForm(self._look, "figure.ladder.guess", self._forms["guess"], LONGEST_GUESS)
        form.kept.connect(self._on_form_guessed)
        self._open(form)

    @Slot(str)
    def _on_form_guessed(self, expected: str) -> None:
        rung, keeper = self._rung, self._keeper
        assert keeper is not None, "without one there is no such form"
        try:
            take_back = keeper.add_prediction(rung.text, expected, rung.worry_today)
        except UserProblem as problem:
            self._tell(problem_sentence(problem, self._translate))  # the words stay where they are
            return
        self._close_form()
        self._guess.setFocus(Qt.FocusReason.OtherFocusReason)
        kept = self.words("kept", step=rung.text)
        self.changed_words.emit(kept)
        self._undo.offer(kept, lambda: self._take_guess_back(take_back))
        self._bring_into_view(self._undo)

    def _take_guess_back(self, take_back: Undo) -> None:
        try:
            take_back()
        except UserProblem as problem:
            self._tell(problem_sentence(problem, self._translate))
        else:
            self._tell(self.words("kept-undone"))

    # -- steps of one's own, and steps that go --------------------------------------------------------------

    @Slot()
    def _on_own_clicked(self) -> None:
        if len(self.rungs) >= MOST_RUNGS:
            self._tell(self.words("full"))
        else:
            self._open_own()

    def _open_own(self) -> None:
        form = LineForm(self._look, "figure.ladder.own", self._forms["own"], LONGEST_TEXT)
        form.kept.connect(self._on_form_written)
        self._open(form)

    @Slot(str)
    def _on_form_written(self, text: str) -> None:
        self._written += 1
        rung = Rung(f"{OWN}-{self._written}", text, OWN_WORRY)
        self._ladders[self._at] = (*self._ladders[self._at], rung)
        self._look_at(rung.rung_id)
        self._worry.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(*self._now_words())
        self._bring_into_view(self._worry)

    @Slot()
    def _on_off_clicked(self) -> None:
        at, before, rung = self._at, self._ladders[self._at], self._rung
        self._ladders[at] = tuple(one for one in before if one is not rung)
        rungs = self.rungs
        self._look_at(rungs[0].rung_id if rungs else "")
        self._own.setFocus(Qt.FocusReason.OtherFocusReason)
        gone = self.words("taken-off", step=rung.text)
        self._show_words(*self._now_words())
        self.changed_words.emit(f"{gone} {self.shown_words}")
        self._undo.offer(gone, lambda: self._put_back(at, before, rung))
        self._bring_into_view(self._undo)

    def _put_back(self, at: str, before: tuple[Rung, ...], rung: Rung) -> None:
        self._ladders[at] = before
        self._which.set_value(at)
        self._at = at
        self._look_at(rung.rung_id)
        self._tell(self.words("put-back", step=rung.text), " ".join(self._now_words()))

    # -- forms ----------------------------------------------------------------------------------------------

    def _open(self, form: LineForm | TriedForm) -> None:
        self._close_form()
        self._undo.dismiss()
        self._form = form
        form.left.connect(self._on_form_left)
        self._form_place.add(form)
        form.setVisible(True)
        put_in_tab_order((self,))
        form.take_focus()
        self._bring_into_view(form)
        self._bring_into_view(form.focusWidget())  # where the form is higher than the window

    @Slot()
    def _on_form_left(self) -> None:
        self._close_form()
        self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.blockSignals(True)  # it is gone, though Qt comes to it a little later
        self._form = None
        self._form_place.clear()

    @staticmethod
    def _bring_into_view(part: QWidget) -> None:
        """Once all has found its height."""
        QTimer.singleShot(0, part, lambda: bring_into_view(part))

    # -- showing --------------------------------------------------------------------------------------------

    def _lay_steps(self) -> None:
        if self._row is not None:
            self._row.blockSignals(True)  # it goes
        self._row = None
        self._steps.clear()
        rungs = self.rungs
        if rungs:
            title = self.words("steps-title")
            self._steps.add(Text(title, "field"))
            choices = [
                Choice(rung.rung_id, rung.rung_id, rung.text, self._worry_words(rung)) for rung in rungs
            ]
            self._row = ChoiceRow(
                self._look, "figure.ladder.step", title, choices, self._chosen, column_px=COLUMN_PX, most=2
            )
            self._row.chosen.connect(self._on_row_chosen)
            self._steps.add(self._row)
            self._row.setVisible(True)  # at once: not only when Qt comes to it
        put_in_tab_order((self,))

    def _show_step(self) -> None:
        """The controls are about the chosen one."""
        rung = self.chosen
        for part in (self._about_step, self._tried, self._off, self._guess):
            part.setEnabled(rung is not None)
            part.setVisible(rung is not None and (part is not self._guess or self._keeper is not None))
        if rung is not None:
            slider = self._worry.slider
            slider.blockSignals(True)
            self._worry.go_to(rung.worry_today)
            slider.blockSignals(False)
            self._worry.back.setEnabled(rung.worry_today > 0)
            self._worry.on.setEnabled(rung.worry_today < MOST_WORRY)
            for control in (slider, self._tried, self._guess, self._off):
                control.setAccessibleDescription(rung.text)
            self._glide.go_to(float(rung.worry_today))
        self._draw()

    def _worry_words(self, rung: Rung) -> str:
        if rung.worry_now is None:
            return self.words("worry-is", worry=rung.worry)
        return self.words("worry-was", worry=rung.worry, now=rung.worry_now)

    def _now_words(self) -> tuple[str, str]:
        rung, rungs = self.chosen, self.rungs
        if rung is None:
            return self.words("empty"), ""
        if rung.worry_now is None:
            shown = self.words("shown", step=rung.text, worry=rung.worry)
        else:
            shown = self.words("shown-tried", step=rung.text, worry=rung.worry, now=rung.worry_now)
        place = self.words("place", number=rungs.index(rung) + 1, count=len(rungs))
        advice = advice_for(rungs, rung.rung_id, saves_energy=self._saves.isChecked())
        return shown, f"{place} {self.words(f'advice-{advice}')}"

    def _draw(self) -> None:
        rungs = self.rungs
        self._picture.show_ladder(LadderShown(rungs, self._chosen, self._glide.value))
        self._picture.setAccessibleDescription(self._described(rungs))

    def _described(self, rungs: Sequence[Rung]) -> str:
        if not rungs:
            return self.words("empty")
        dog = self._picture.dog
        steps = ". ".join(f"{rung.text}: {self._worry_words(rung)}" for rung in rungs)
        return f"{self.words(f'dog-{dog}')} {steps}."
