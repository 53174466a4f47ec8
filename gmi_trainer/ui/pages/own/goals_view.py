"""My goals: a few, in one's own words; how well each goes, on any day; what a change is worth; and two good ends."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.goals import (
    LONGEST_GOAL,
    MOST_GOALS,
    Goal,
    GoalEnding,
    ended_goals,
    mean_change,
    open_goals,
    tidy_goal,
)
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.services.own_pages import OwnPagesNow
from gmi_trainer.ui.pages.own.guided_form import GuidedForm, Kind, Step
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted, small
from gmi_trainer.ui.words.own_goals import (
    bands_note,
    ending_line,
    goal_change_line,
    goal_days_line,
    goal_ends,
    goal_now_line,
    goal_question,
    mean_change_line,
)
from gmi_trainer.ui.words.own_pages import own_page_name
from gmi_trainer.ui.words.translate import Translate

NEW = "goals.new"


class GoalsView(OwnPageView):
    """Reports nothing: what is said here is kept at once."""

    def __init__(self, tools: OwnTools, back_words: str) -> None:
        super().__init__(
            tools,
            OwnPage.GOALS,
            "goals",
            own_page_name(OwnPage.GOALS, tools.translate),
            tools.translate("GoalsView", "What you want to do again, or do more of."),
            back_words,
        )

    def has_any(self, now: OwnPagesNow) -> bool:
        return bool(now.goals)

    def fill(self, now: OwnPagesNow) -> None:
        going = open_goals(now.goals)
        if not now.goals:
            self.put(self._nothing_yet())
            return
        for number, goal in enumerate(going):
            self.put(self._card(number, goal, now))
        if len(going) < MOST_GOALS:
            self.put(holding(FlowLayout(self.look), [self._new_button(is_first=not going)]))
        else:
            self.put(muted(self.tr("Five goals at a time are plenty. One that is reached makes room.")))
        self._put_together(going)
        ended = ended_goals(now.goals)
        if ended:
            self._put_ended(ended, now)

    # -- what stands there ---------------------------------------------------------------------------------

    def _nothing_yet(self) -> QWidget:
        return EmptyState(
            self.look,
            "target",
            self.tr("No goals yet"),
            self.tr(
                "Choose something that matters to you and can be seen from outside, such as “walk to the shop” "
                "or “sit through a film”. One is enough to begin with."
            ),
            action=self._new_button(is_first=True),
        )

    def _new_button(self, *, is_first: bool) -> QWidget:
        make = primary if is_first else secondary
        button = make(self.look, self.tr("Write a goal"), NEW, icon="plus")
        button.clicked.connect(self._on_new_clicked)
        return button

    def _card(self, number: int, goal: Goal, now: OwnPagesNow) -> GoalCard:
        card = GoalCard(self.look, self._translate, f"goals.{number}", goal, now)
        card.rated.connect(partial(self._rate, goal, f"goals.{number}"))
        card.reached.connect(partial(self._end, goal, GoalEnding.REACHED))
        card.let_go.connect(partial(self._end, goal, GoalEnding.LET_GO))
        card.reword_asked.connect(partial(self._reword, goal, f"goals.{number}.words"))
        card.delete_asked.connect(partial(self._delete, goal))
        return card

    def _put_together(self, going: tuple[Goal, ...]) -> None:
        change = mean_change(going)
        if change is None:
            return
        together = Stack(self.look, gap_px=6)
        if change.goals > 1:
            together.add(Text(mean_change_line(change, self._translate), "field"))
        together.add(small(bands_note(self._translate)))
        self.put(together)

    def _put_ended(self, ended: tuple[Goal, ...], now: OwnPagesNow) -> None:
        part = Section(self.look, self.tr("Reached and let go"))
        for number, goal in enumerate(ended):
            name = f"goals.ended.{number}"
            row = Card(self.look)
            row.setAccessibleName(goal.text)
            row.add(Text(goal.text, "field"))
            row.add(muted(ending_line(goal, now.day, self._translate)))
            again = quiet(
                self.look,
                self.tr("Take it up again"),
                f"{name}.again",
                icon="rotate-ccw",
                spoken=self.tr("Take it up again: {goal}").format(goal=goal.text),
            )
            again.clicked.connect(partial(self._take_up_again, goal))
            delete = quiet(
                self.look,
                self.tr("Delete"),
                f"{name}.delete",
                spoken=self.tr("Delete: {goal}").format(goal=goal.text),
            )
            delete.clicked.connect(partial(self._delete, goal))
            row.add(holding(FlowLayout(self.look), [again, delete]))
            part.add(row)
        self.put(part)

    # -- what is done --------------------------------------------------------------------------------------

    @Slot()
    def _on_new_clicked(self) -> None:
        self._write({})

    def _write(self, values: dict[str, object]) -> None:
        form = GuidedForm(self.look, "goals", self.tr("A new goal"), (self._step(),), values)
        self.ask(form, self._on_written, self._write, focus=NEW)

    def _on_written(self, values: dict[str, object]) -> None:
        text = tidy_goal(str(values["text"]))
        number = len(open_goals(self._now.goals)) if self._now is not None else 0
        said = self.tr("Kept: {goal}").format(goal=text)
        self.change(said, lambda: self._service.goals.add(text), focus=f"goals.{number}.rating.0")

    def _reword(self, goal: Goal, back_to: str, values: dict[str, object] | None = None) -> None:
        form = GuidedForm(
            self.look,
            "goals",
            self.tr("In other words"),
            (self._step(),),
            {"text": goal.text} | (values or {}),
        )

        def kept(new: dict[str, object]) -> None:
            text = tidy_goal(str(new["text"]))
            if text == goal.text:
                self.close_form(back_to)
            else:
                said = self.tr("Kept: {goal}").format(goal=text)
                self.change(said, lambda: self._service.goals.reword(goal.uuid, text), focus=back_to)

        self.ask(form, kept, lambda new: self._reword(goal, back_to, new), focus=back_to)

    def _step(self) -> Step:
        return Step(
            "text",
            Kind.LINE,
            self.tr("Goal"),
            self.tr("What do you want to do?"),
            self.tr(
                "Something you do, not something you feel. Small enough that you would see a step in a week or two."
            ),
            LONGEST_GOAL,
            is_needed=True,
        )

    def _rate(self, goal: Goal, name: str, value: int) -> None:
        said = self.tr("{goal}: {n} of 10 today").format(goal=goal.text, n=value)
        self.change(said, lambda: self._service.goals.rate(goal.uuid, value), focus=f"{name}.rating.{value}")

    def _end(self, goal: Goal, ending: GoalEnding) -> None:
        said = self.tr("Reached: {goal}. Well done.").format(goal=goal.text)
        if ending is GoalEnding.LET_GO:
            said = self.tr("Let go: {goal}. That is fine.").format(goal=goal.text)
        self.change(
            said,
            lambda: self._service.goals.end(goal.uuid, ending),
            focus="goals.ended.0.again",
            once=goal.uuid,
        )

    def _take_up_again(self, goal: Goal) -> None:
        said = self.tr("A goal again: {goal}").format(goal=goal.text)
        self.change(said, lambda: self._service.goals.take_up_again(goal.uuid), focus=NEW, once=goal.uuid)

    def _delete(self, goal: Goal) -> None:
        said = self.tr("Deleted: {goal}").format(goal=goal.text)
        self.change(said, lambda: self._service.goals.delete(goal.uuid), focus=NEW, once=goal.uuid)


class GoalCard(Card):
    """One goal: what was said of it, the scale of today, and what else can be done with it."""

    rated = Signal(int)
    reached = Signal()
    let_go = Signal()
    reword_asked = Signal()
    delete_asked = Signal()

    def __init__(self, look: Look, translate: Translate, name: str, goal: Goal, now: OwnPagesNow) -> None:
        super().__init__(look, goal.text)
        lines = Stack(look, gap_px=3)
        lines.add(body(goal_now_line(goal, now.day, translate)))
        for more in (
            goal_change_line(goal, now.day, translate),
            goal_days_line(goal, now.day, translate) if len(goal.ratings) > 1 else "",
        ):
            if more:
                lines.add(muted(more))
        self.add(lines)
        self.add(Text(goal_question(translate), "field"))
        self._scale = ScaleRow(look, f"{name}.rating")
        question = self.tr("{question} {goal}").format(question=goal_question(translate), goal=goal.text)
        self._scale.ask(question, *goal_ends(translate), goal.on(now.day))
        self._scale.answered.connect(self.rated)
        self.add(self._scale)
        reached = secondary(
            look,
            self.tr("I reached it"),
            f"{name}.reached",
            icon="check",
            spoken=self.tr("I reached it: {goal}").format(goal=goal.text),
        )
        let_go = quiet(
            look,
            self.tr("Let it go"),
            f"{name}.let_go",
            spoken=self.tr("Let it go: {goal}").format(goal=goal.text),
        )
        words = quiet(
            look,
            self.tr("Change the words"),
            f"{name}.words",
            icon="pencil",
            spoken=self.tr("Change the words: {goal}").format(goal=goal.text),
        )
        delete = quiet(
            look, self.tr("Delete"), f"{name}.delete", spoken=self.tr("Delete: {goal}").format(goal=goal.text)
        )
        for button, signal in (
            (reached, self.reached),
            (let_go, self.let_go),
            (words, self.reword_asked),
            (delete, self.delete_asked),
        ):
            button.clicked.connect(signal)
        self.add(holding(FlowLayout(look), [reached, let_go, words, delete]))
