"""Go through the warning signs to what to do now; then put a goal together, and keep it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, Standing
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.goal_form import GoalForm
from gmi_trainer.ui.figures.own_parts import KeepsGoals, Undo
from gmi_trainer.ui.figures.signs_and_goal import (
    ANSWERS,
    GoalDraft,
    LeadsTo,
    SignsAnswered,
    SignsList,
    SignsQuestion,
    signs_plan,
)
from gmi_trainer.ui.figures.signs_and_goal_picture import CompassShown, ListShown, SignsAndGoalPicture
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import primary, quiet
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scroll_area import bring_into_view
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, heading, muted
from gmi_trainer.ui.widgets.undo_bar import UndoBar
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.safety import (
    answer_name,
    outcome_title,
    question_progress,
    safety_question,
    what_to_do,
)
from gmi_trainer.ui.words.safety_list import group_parts, nothing_urgent
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 700
ANSWER_PX = 190

_STANDINGS = {LeadsTo.NOW: Standing.EMERGENCY, LeadsTo.SOON: Standing.SOON}
_FORM_WORDS = ("ideas", "what", "often", "when", "now", "now-low", "now-high")


class SignsAndGoalView(FigureView):
    """One thing at a time below the picture: a question, what the answers come to, or the goal."""

    def __init__(
        self,
        figure: Figure,
        look: Look,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        goals: KeepsGoals | None = None,
    ) -> None:
        """``goals``: where a goal is kept; without, it is only put together."""
        super().__init__(figure, look, translate, parent)
        self._plan = plan = signs_plan(figure)
        self._goals = goals
        self._answered = SignsAnswered(plan.questions)
        self._titles = {one.question_id: self._title_of(one) for one in plan.questions}
        self._signs = {one.question_id: self._signs_of(one) for one in plan.questions}
        self._asks = {one.question_id: self._ask_of(one) for one in plan.questions}
        self._answer_names = {one.question_id: self._answers_of(one) for one in plan.questions}
        self._often = {often: self.words(f"often-{often}") for often in plan.how_often}
        self._check_words()
        self._share = Glide(look, 0.0, GLIDE_MS, self)
        self._share.moved.connect(self._on_glide_moved)
        self._picture = SignsAndGoalPicture(look, self.words("name"), self)
        self._add(self._picture)
        self._add_words()
        self._asking, self._outcome, self._goal = Stack(look), Stack(look), Stack(look)
        self._make_asking()
        self._make_outcome()
        self._make_goal()
        for part in (self._asking, self._outcome, self._goal):
            self._add(part)
        self._undo = UndoBar(look, "figure.signs-and-goal.undo", self)
        self._add(self._undo)
        self._add_note("note")
        self._show_question()
        self._show_words(self._question_words())

    def pose(self) -> str:
        """At first it only asks."""
        return ""

    @property
    def outcome(self) -> LeadsTo | None:
        """What the list came to."""
        return self._answered.outcome

    @property
    def draft(self) -> GoalDraft:
        """The goal as it stands now."""
        return self._form.draft

    # -- words ----------------------------------------------------------------------------------------------

    def _check_words(self) -> None:
        """All that is said later can be said."""
        for text_id in ("outcome-now", "outcome-soon", "outcome-book", "outcome-book-says", "outcome-on"):
            self.words(text_id)
        for text_id in ("known", "nowhere", "empty", "points"):
            self.words(text_id)
        self.words("sentence", what="", often="")
        self.words("sentence-when", what="", often="", when="")
        self.words("rated", goal="", number=0)
        self.words("missing", parts="")
        self.words("kept", goal="")
        self.words("taken-back", goal="")

    def _title_of(self, question: SignsQuestion) -> str:
        if question.signs in (SignsList.BACK_OR_NECK, SignsList.ANYWHERE):
            return self._emergency_part(question.signs)[0]
        return self.words(f"title-{question.question_id}")

    def _signs_of(self, question: SignsQuestion) -> tuple[str, ...]:
        if question.signs is SignsList.OWN:
            numbers = range(1, question.items + 1)
            return tuple(self.words(f"{question.question_id}-{number}") for number in numbers)
        if question.signs is SignsList.SOON:
            return tuple(
                item for part in group_parts(SafetyGroup.SOON, self._translate) for item in part.items
            )
        return self._emergency_part(question.signs)[1]

    def _emergency_part(self, signs: SignsList) -> tuple[str, tuple[str, ...]]:
        back_or_neck, anywhere = group_parts(SafetyGroup.EMERGENCY, self._translate)
        part = back_or_neck if signs is SignsList.BACK_OR_NECK else anywhere
        return part.title, part.items

    def _ask_of(self, question: SignsQuestion) -> str:
        if question.signs is SignsList.OWN:
            return self.words(f"{question.question_id}-ask")
        return safety_question(SafetyGroup.EMERGENCY, self._translate)

    def _answers_of(self, question: SignsQuestion) -> dict[SafetyAnswer, str]:
        """Things that are no signs are not "new or clearly worse"."""
        named = {one: answer_name(SafetyGroup.EMERGENCY, one, self._translate) for one in ANSWERS}
        if question.signs is SignsList.OWN:
            named[SafetyAnswer.NEW] = self.words(f"{question.question_id}-yes")
            named[SafetyAnswer.KNOWN] = self.words(f"{question.question_id}-known")
        return named

    def _question_words(self) -> str:
        at = self._answered.at
        assert at is not None, "a question is asked"
        question = self._plan.questions[at].question_id
        count = question_progress(at + 1, len(self._plan.questions), self._translate)
        return f"{count}. {self._titles[question]}"

    def _outcome_words(self, outcome: LeadsTo) -> tuple[str, list[str]]:
        """What it comes to in a line; then what to do, and all that belongs to it."""
        say = self._translate
        standing = _STANDINGS.get(outcome)
        if standing is not None:
            title, lines = outcome_title(standing, {}, say), [what_to_do(standing, say)]
            lines.append(self.words(f"outcome-{outcome}"))
        elif outcome is LeadsTo.BOOK:
            title, lines = self.words("outcome-book"), [self.words("outcome-book-says")]
        else:
            title, lines = nothing_urgent(say), [self.words("outcome-on")]
        if self._answered.has_known and outcome is not LeadsTo.NOW:
            lines.append(self.words("known"))
        return title, lines

    def _sentence(self, draft: GoalDraft) -> str:
        """The goal as it is kept; empty as long as it does not say what."""
        if not draft.what:
            return ""
        if not draft.often:
            return draft.what
        text_id = "sentence-when" if draft.when else "sentence"
        return self.words(text_id, what=draft.what, often=self._often[draft.often], when=draft.when)

    # -- the list -------------------------------------------------------------------------------------------

    def _make_asking(self) -> None:
        look, named = self._look, self._answer_names[self._plan.questions[0].question_id]
        self._asked = heading()
        self._items = Stack(look, gap_px=6)
        self._answers = AnswerRow(
            look,
            "figure.signs-and-goal.answer",
            self.words("list"),
            [Choice(answer, answer.value, named[answer]) for answer in ANSWERS],
            column_px=ANSWER_PX,
            most=3,
        )
        self._back = quiet(look, self.words("back"), "figure.signs-and-goal.back", icon="arrow-left")
        self._skip = quiet(look, self.words("skip"), "figure.signs-and-goal.skip")
        for widget in (self._asked, self._items, self._answers):
            self._asking.add(widget)
        self._asking.add(holding(FlowLayout(look), [self._back, self._skip]))
        self._answers.answered.connect(self._on_answers_answered)
        self._back.clicked.connect(self._on_back_clicked)
        self._skip.clicked.connect(self._on_goal_asked)

    def _make_outcome(self) -> None:
        look = self._look
        self._says = Stack(look)
        self._to_goal = primary(look, self.words("to-goal"), "figure.signs-and-goal.to-goal")
        self._again = quiet(look, self.words("again"), "figure.signs-and-goal.again", icon="rotate-ccw")
        self._outcome.add(self._says)
        self._outcome.add(holding(FlowLayout(look), [self._to_goal, self._again]))
        self._to_goal.clicked.connect(self._on_goal_asked)
        self._again.clicked.connect(self._on_again_clicked)

    @Slot(object)
    def _on_answers_answered(self, answer: object) -> None:
        if self._answered.at is None:
            return
        self._answered = self._answered.with_answer(SafetyAnswer(str(answer)))
        if self._answered.at is None:
            self._show_outcome()
        else:
            self._ask()

    @Slot()
    def _on_back_clicked(self) -> None:
        self._answered = self._answered.one_back()
        self._ask()

    @Slot()
    def _on_again_clicked(self) -> None:
        self._answered = SignsAnswered(self._plan.questions)
        self._ask()

    def _ask(self) -> None:
        self._show_question()
        self._tell(self._question_words())
        self._answers.take_focus()
        self._bring_into_view(self._now)  # what was pressed stood below

    def _show_question(self) -> None:
        at = self._answered.at
        assert at is not None, "a question is asked"
        question = self._plan.questions[at].question_id
        self._asked.setText(self._asks[question])
        self._answers.setAccessibleName(f"{self._titles[question]}: {self._asks[question]}")
        for tile, words in zip(self._answers.tiles, self._answer_names[question].values(), strict=True):
            tile.setText(words)
            tile.setAccessibleName(words)
            tile.updateGeometry()
        _fill(self._items, [body(f"• {sign}") for sign in self._signs[question]])
        self._back.setVisible(at > 0)
        self._show_part(self._asking)

    def _show_outcome(self) -> None:
        outcome = self._answered.outcome
        assert outcome is not None, "the list has come to its end"
        title, (first, *rest) = self._outcome_words(outcome)
        kind = NoticeKind.ATTENTION if outcome in _STANDINGS else NoticeKind.INFO
        _fill(self._says, [Notice(self._look, first, kind), *map(body, rest)])
        self._to_goal.setVisible(outcome is not LeadsTo.NOW)
        self._show_part(self._outcome)
        self._tell(title)
        self._bring_into_view(self._now)  # what was pressed stood below
        (self._again if outcome is LeadsTo.NOW else self._to_goal).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_part(self, part: Stack) -> None:
        for one in (self._asking, self._outcome, self._goal):
            one.setVisible(one is part)
        self._undo.dismiss()
        self._draw()

    # -- the goal -------------------------------------------------------------------------------------------

    def _make_goal(self) -> None:
        look = self._look
        ideas = {idea: self.words(f"idea-{idea}") for idea in self._plan.ideas}
        self._form = GoalForm(look, {name: self.words(name) for name in _FORM_WORDS}, ideas, self._often)
        self._mine = Text("", "large")
        self._open = muted()
        self._keep = primary(look, self.words("keep"), "figure.signs-and-goal.keep")
        self._keep.setVisible(self._goals is not None)
        self._to_list = quiet(look, self.words("to-list"), "figure.signs-and-goal.to-list", icon="arrow-left")
        for widget in (heading(self.words("goal")), self._form, self._mine, self._open):
            self._goal.add(widget)
        self._goal.add(holding(FlowLayout(look), [self._keep, self._to_list]))
        self._form.written.connect(self._on_form_written)
        self._form.chosen.connect(self._on_form_chosen)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._to_list.clicked.connect(self._on_again_clicked)
        self._show_draft()

    @Slot()
    def _on_goal_asked(self) -> None:
        self._show_part(self._goal)
        self._tell(self._compass_words())
        self._form.take_focus()
        self._bring_into_view(self._now)  # what was pressed stood below

    @Slot()
    def _on_form_written(self) -> None:
        """While somebody writes, nothing is said to who listens: they hear their own letters."""
        self._show_draft()
        self._show_words(self._compass_words())

    @Slot()
    def _on_form_chosen(self) -> None:
        self._show_draft()
        self._tell(self._compass_words())

    @Slot()
    def _on_keep_clicked(self) -> None:
        draft = self.draft
        goal = self._sentence(draft)
        if self._goals is None or draft.missing or draft.now is None:
            return
        try:
            undo = self._goals.add_goal(goal, draft.now)
        except UserProblem as problem:
            self._tell(problem_sentence(problem, self._translate))
            return
        self._to_list.setFocus(Qt.FocusReason.OtherFocusReason)  # beside it, and close to the way back
        self._form.show_draft(GoalDraft())
        self._show_draft()
        kept = self.words("kept", goal=goal)
        self._show_words(kept)
        self.changed_words.emit(kept)
        self._undo.offer(kept, lambda: self._take_back(undo, draft))
        self._bring_into_view(self._undo)

    def _take_back(self, undo: Undo, draft: GoalDraft) -> None:
        """It stands in the fields again."""
        try:
            undo()
        except UserProblem as problem:
            self._tell(problem_sentence(problem, self._translate))
            return
        self._form.show_draft(draft)
        self._show_draft()
        self._tell(self.words("taken-back", goal=self._sentence(draft)))

    def _goal_words(self) -> str:
        draft = self.draft
        goal = self._sentence(draft)
        if goal and draft.now is not None:
            return self.words("rated", goal=goal, number=draft.now)
        return goal

    def _compass_words(self) -> str:
        draft = self.draft
        if not draft.is_begun:
            return self.words("empty")
        if not draft.missing:
            return self.words("points")
        return self.words("missing", parts=", ".join(self.words(part) for part in draft.missing))

    def _show_draft(self) -> None:
        draft = self.draft
        self._mine.setText(self._goal_words())
        self._mine.setVisible(bool(draft.what))
        is_whole = not draft.missing
        self._keep.setEnabled(is_whole)
        self._open.setText(self.words("nowhere") if is_whole else self._compass_words())
        self._open.setVisible(draft.is_begun and (not is_whole or self._goals is None))
        self._share.go_to(draft.share)
        self._draw()

    # -- showing --------------------------------------------------------------------------------------------

    def _bring_into_view(self, part: QWidget) -> None:
        """Once all has found its height."""
        QTimer.singleShot(0, part, lambda: bring_into_view(part))

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _draw(self) -> None:
        answered = self._answered
        rest = len(self._plan.questions) - len(answered.answers)
        self._picture.show_list(
            ListShown((*answered.answers, *(None,) * rest), answered.at, answered.outcome)
        )
        self._picture.show_compass(CompassShown(self._share.value, tuple(self.draft.parts.values())))
        outcome = answered.outcome
        on_list = self._outcome_words(outcome)[0] if outcome is not None else self._question_words()
        self._picture.setAccessibleDescription(f"{on_list} {self._compass_words()}")


def _fill(stack: Stack, widgets: Sequence[QWidget]) -> None:
    """Put others in; they are seen at once, and not only when Qt comes to it."""
    stack.clear()
    for widget in widgets:
        stack.add(widget)
        widget.setVisible(True)
