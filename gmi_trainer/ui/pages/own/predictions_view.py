"""What I expect, and what happens: a guess before something is tried, and how it was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.prediction import (
    LONGEST_DOING,
    LONGEST_TELLING,
    Guess,
    Prediction,
    Result,
    TurnedOut,
)
from gmi_trainer.services.own_pages import OwnPagesNow
from gmi_trainer.ui.pages.own.guided_form import GuidedForm, Kind, Step
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools
from gmi_trainer.ui.widgets.buttons import Button, primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.own_goals import said_day
from gmi_trainer.ui.words.own_pages import own_page_name
from gmi_trainer.ui.words.own_writing import turned_out_words

NEW = "predictions.new"


class PredictionsView(OwnPageView):
    """What waits to be told stands first."""

    def __init__(self, tools: OwnTools, back_words: str) -> None:
        super().__init__(
            tools,
            OwnPage.PREDICTIONS,
            "predictions",
            own_page_name(OwnPage.PREDICTIONS, tools.translate),
            tools.translate(
                "PredictionsView",
                "Guess first, then try it gently, then look what happened. It is good to know, whichever way it goes.",
            ),
            back_words,
        )

    def has_any(self, now: OwnPagesNow) -> bool:
        return bool(now.predictions)

    def fill(self, now: OwnPagesNow) -> None:
        new = self._new_button()
        if now.predictions:
            self.put(holding(FlowLayout(self.look), [new]))
        else:
            self.put(
                EmptyState(
                    self.look,
                    "footprints",
                    self.tr("Nothing to try yet"),
                    self.tr(
                        "Choose something small that you have left out for a while. Guess what will happen."
                    ),
                    action=new,
                )
            )
        waiting = [one for one in now.predictions if one.waits]
        told = [one for one in now.predictions if not one.waits]
        if waiting:
            part = Section(self.look, self.tr("Still to be seen"))
            for number, one in enumerate(waiting):
                part.add(self._card(f"predictions.waits.{number}", one, now))
            self.put(part)
        if told:
            part = Section(self.look, self.tr("What happened"))
            for number, one in enumerate(told):
                part.add(self._card(f"predictions.told.{number}", one, now))
            self.put(part)

    def _new_button(self) -> QWidget:
        new = primary(self.look, self.tr("Guess and try"), NEW, icon="plus")
        new.clicked.connect(self._on_new_clicked)
        return new

    def _card(self, name: str, one: Prediction, now: OwnPagesNow) -> Card:
        card = Card(self.look)
        card.setAccessibleName(one.guess.doing)
        card.add(Text(one.guess.doing, "heading"))
        if one.guess.expected:
            card.add(body(self.tr("My guess: {words}").format(words=one.guess.expected)))
        said = [self.tr("Written {day}").format(day=said_day(one.written_on, now.day, self._translate))]
        if one.guess.worry is not None:
            said.append(self.tr("worry {n} of 10").format(n=one.guess.worry))
        card.add(muted(" · ".join(said)))
        if one.result is not None and one.tried_on is not None:
            card.add(Text(turned_out_words(one.result.turned_out, self._translate), "field"))
            if one.result.happened:
                card.add(body(self.tr("What happened: {words}").format(words=one.result.happened)))
            card.add(
                muted(self.tr("Told {day}").format(day=said_day(one.tried_on, now.day, self._translate)))
            )
        card.add(holding(FlowLayout(self.look), self._buttons(name, one)))
        return card

    def _buttons(self, name: str, one: Prediction) -> list[Button]:
        look, doing = self.look, one.guess.doing
        make = secondary if one.waits else quiet
        tell = make(
            look,
            self.tr("What happened?") if one.waits else self.tr("Change what happened"),
            f"{name}.tell",
            spoken=self.tr("What happened? {doing}").format(doing=doing),
        )
        tell.clicked.connect(partial(self._tell, one, f"{name}.tell", None))
        change = quiet(
            look,
            self.tr("Change the guess"),
            f"{name}.change",
            icon="pencil",
            spoken=self.tr("Change the guess: {doing}").format(doing=doing),
        )
        change.clicked.connect(partial(self._change_guess, one, f"{name}.change", None))
        delete = quiet(
            look, self.tr("Delete"), f"{name}.delete", spoken=self.tr("Delete: {doing}").format(doing=doing)
        )
        delete.clicked.connect(partial(self._delete, one))
        return [tell, change, delete] if one.waits else [tell, delete]

    # -- what is done --------------------------------------------------------------------------------------

    @Slot()
    def _on_new_clicked(self) -> None:
        self._write({})

    def _write(self, values: dict[str, object]) -> None:
        form = GuidedForm(self.look, "predictions", self.tr("Guess and try"), self._guess_steps(), values)

        def kept(new: dict[str, object]) -> None:
            guess = _guess_of(new)
            self.change(
                self.tr("Kept: {doing}. Come back when you have tried it.").format(doing=guess.doing),
                lambda: self._service.predictions.add(guess),
                focus="predictions.waits.0.tell",
            )

        self.ask(form, kept, self._write, focus=NEW)

    def _change_guess(self, one: Prediction, back_to: str, values: dict[str, object] | None) -> None:
        before = {"doing": one.guess.doing, "expected": one.guess.expected, "worry": one.guess.worry}
        form = GuidedForm(
            self.look,
            "predictions",
            self.tr("Guess and try"),
            self._guess_steps(),
            before | (values or {}),
        )

        def kept(new: dict[str, object]) -> None:
            guess = _guess_of(new)
            self.change(
                self.tr("Kept: {doing}").format(doing=guess.doing),
                lambda: self._service.predictions.put(one.uuid, guess),
                focus=back_to,
            )

        self.ask(form, kept, partial(self._change_guess, one, back_to), focus=back_to)

    def _tell(self, one: Prediction, back_to: str, values: dict[str, object] | None) -> None:
        result = one.result
        before = {"turned_out": result.turned_out, "happened": result.happened} if result is not None else {}
        form = GuidedForm(
            self.look, "predictions", one.guess.doing, self._result_steps(one), before | (values or {})
        )

        def kept(new: dict[str, object]) -> None:
            turned_out = new["turned_out"]
            assert isinstance(turned_out, TurnedOut), "the form asks for one"
            told = Result(turned_out, str(new["happened"]))
            self.change(
                self.tr("Kept: {doing}").format(doing=one.guess.doing),
                lambda: self._service.predictions.tell(one.uuid, told),
                focus="predictions.told.0.tell",
            )

        self.ask(form, kept, partial(self._tell, one, back_to), focus=back_to)

    def _delete(self, one: Prediction) -> None:
        said = self.tr("Deleted: {doing}").format(doing=one.guess.doing)
        self.change(said, lambda: self._service.predictions.delete(one.uuid), focus=NEW, once=one.uuid)

    def _guess_steps(self) -> tuple[Step, ...]:
        return (
            Step(
                "doing",
                Kind.LINE,
                self.tr("What I try"),
                self.tr("What do you want to try?"),
                self.tr("Something small and safe that you could do even on a bad day."),
                LONGEST_DOING,
                is_needed=True,
            ),
            Step(
                "expected",
                Kind.BOX,
                self.tr("My guess"),
                self.tr("What do you think will happen?"),
                self.tr("During it, in the hour after it, and the day after."),
                LONGEST_TELLING,
            ),
            Step(
                "worry",
                Kind.SCALE,
                self.tr("Worry"),
                self.tr("How much does it worry you?"),
                self.tr("You need not say it."),
                ends=(self.tr("not at all"), self.tr("very much")),
            ),
        )

    def _result_steps(self, one: Prediction) -> tuple[Step, ...]:
        guess = one.guess.expected
        choices = tuple(Choice(one, one.value, turned_out_words(one, self._translate)) for one in TurnedOut)
        return (
            Step(
                "turned_out",
                Kind.CHOICE,
                self.tr("How it was"),
                self.tr("How was it, beside your guess?"),
                self.tr("Your guess was: {words}").format(words=guess) if guess else "",
                is_needed=True,
                choices=choices,
            ),
            Step(
                "happened",
                Kind.BOX,
                self.tr("What happened"),
                self.tr("What happened?"),
                self.tr(
                    "During it, and up to the next day. Worse for a while can be part of it; worse for more than "
                    "a day says: a smaller step next time."
                ),
                LONGEST_TELLING,
            ),
        )


def _guess_of(values: dict[str, object]) -> Guess:
    worry = values["worry"]
    return Guess(str(values["doing"]), str(values["expected"]), worry if isinstance(worry, int) else None)
