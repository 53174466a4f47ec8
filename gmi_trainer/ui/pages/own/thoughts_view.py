"""My thoughts: an alarm thought, a second look at it with questions that help, and a kinder sentence."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.thought import LONGEST_LOOK, LONGEST_THOUGHT, Thought, ThoughtWords, tidy_thought
from gmi_trainer.services.own_pages import OwnPagesNow
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.ui.pages.own.guided_form import GuidedForm, Kind, Step
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted, small
from gmi_trainer.ui.words.own_goals import said_day
from gmi_trainer.ui.words.own_pages import own_page_name
from gmi_trainer.ui.words.own_writing import second_look_questions

NEW = "thoughts.new"


class ThoughtsView(OwnPageView):
    """What was written so far is kept at every step: a thought can be gone on with any time."""

    def __init__(self, tools: OwnTools, back_words: str) -> None:
        super().__init__(
            tools,
            OwnPage.THOUGHTS,
            "thoughts",
            own_page_name(OwnPage.THOUGHTS, tools.translate),
            tools.translate(
                "ThoughtsView",
                "Some thoughts ring like an alarm: quick, loud, all or nothing. You need not fight them. You can "
                "look at them a second time.",
            ),
            back_words,
        )

    def has_any(self, now: OwnPagesNow) -> bool:
        return bool(now.thoughts)

    def fill(self, now: OwnPagesNow) -> None:
        new = self._new_button()
        if now.thoughts:
            self.put(holding(FlowLayout(self.look), [new]))
        else:
            self.put(
                EmptyState(
                    self.look,
                    "scale",
                    self.tr("No thoughts here yet"),
                    self.tr(
                        "Write down one that rings like an alarm. Three small steps lead to a kinder sentence."
                    ),
                    action=new,
                )
            )
        for number, thought in enumerate(now.thoughts):
            self.put(self._card(number, thought, now))
        self.put(self._dark_days())

    def _new_button(self) -> QWidget:
        new = primary(self.look, self.tr("Look at a thought"), NEW, icon="plus")
        new.clicked.connect(self._on_new_clicked)
        return new

    def _card(self, number: int, thought: Thought, now: OwnPagesNow) -> Card:
        name, words = f"thoughts.{number}", thought.words
        card = Card(self.look)
        card.setAccessibleName(words.kinder or words.alarm)
        day = said_day(thought.written_on, now.day, self._translate)
        if words.is_whole:
            card.add(Text(words.kinder, "large"))
        else:
            card.add(Text(self.tr("Still without a kinder sentence"), "field"))
        card.add(body(self.tr("Alarm thought: {words}").format(words=words.alarm)))
        if words.second_look:
            card.add(body(self.tr("Second look: {words}").format(words=words.second_look)))
        card.add(muted(self.tr("Written {day}").format(day=day)))
        make = quiet if words.is_whole else secondary
        change = make(
            self.look,
            self.tr("Change it") if words.is_whole else self.tr("Go on with it"),
            f"{name}.change",
            icon="pencil",
            spoken=self.tr("Change it: {words}").format(words=words.alarm),
        )
        change.clicked.connect(partial(self._go_on_with, thought, f"{name}.change"))
        delete = quiet(
            self.look,
            self.tr("Delete"),
            f"{name}.delete",
            spoken=self.tr("Delete: {words}").format(words=words.alarm),
        )
        delete.clicked.connect(partial(self._delete, thought))
        card.add(holding(FlowLayout(self.look), [change, delete]))
        return card

    def _dark_days(self) -> QWidget:
        part = Stack(self.look, gap_px=8)
        part.add(
            small(
                self.tr(
                    "If your days feel very dark, talk to someone today. If you have thoughts of ending your life, "
                    "call your emergency number or a crisis line now."
                )
            )
        )
        call = quiet(self.look, self.tr("Who I can call"), "thoughts.call", icon="phone")
        call.clicked.connect(self.call_asked)
        part.add(holding(FlowLayout(self.look), [call]))
        return part

    # -- what is done --------------------------------------------------------------------------------------

    @Slot()
    def _on_new_clicked(self) -> None:
        self._open(_Draft(None, ThoughtWords("")), NEW)

    def _go_on_with(self, thought: Thought, back_to: str) -> None:
        self._open(_Draft(thought.uuid, thought.words), back_to)

    def _open(self, draft: _Draft, back_to: str) -> None:
        words = draft.before
        form = GuidedForm(
            self.look,
            "thoughts",
            self.tr("A second look"),
            self._steps(),
            {"alarm": words.alarm, "second_look": words.second_look, "kinder": words.kinder},
            leaving_keeps=True,
            at=1 if words.alarm and not words.second_look else 2 if words.alarm and not words.kinder else 0,
        )
        form.went_on.connect(partial(self._keep_so_far, draft))
        form.kept.connect(partial(self._finish, draft, back_to))
        form.left.connect(partial(self._leave_it, draft, back_to))
        self.open_form(form, form.leave, lambda: self._keep_so_far(draft, form.values))

    def _keep_so_far(self, draft: _Draft, values: dict[str, object]) -> None:
        """At every step, and when the page goes out of view, without a word about it."""
        words = _words_of(values)
        if not words.alarm or words == draft.now:
            return
        try:
            self._keep(draft, values)
        except UserProblem as problem:
            self.say_problem(problem)

    def _leave_it(self, draft: _Draft, back_to: str, values: dict[str, object]) -> None:
        """What was written stays."""
        words = _words_of(values)
        said = self.tr("Kept as far as you got. You can go on with it any time.")
        has_news = bool(words.alarm) and (words != draft.before or bool(draft.undos))
        if not (has_news and self.change(said, lambda: self._keep(draft, values), focus=back_to)):
            self.close_form(back_to)

    def _finish(self, draft: _Draft, back_to: str, values: dict[str, object]) -> None:
        words = _words_of(values)
        said = self.tr("Kept: {words}").format(words=words.kinder or words.alarm)
        self.change(said, lambda: self._keep(draft, values), focus=back_to)

    def _keep(self, draft: _Draft, values: dict[str, object]) -> Undo:
        """The way back takes back everything since the form was opened."""
        words, thoughts = _words_of(values), self._service.thoughts
        if draft.uuid is None:
            draft.uuid, undo = thoughts.add(words)
        else:
            undo = thoughts.put(draft.uuid, words)
        draft.now = words
        draft.undos.append(undo)
        return draft.take_back

    def _delete(self, thought: Thought) -> None:
        said = self.tr("Deleted: {words}").format(words=thought.words.alarm)
        self.change(said, lambda: self._service.thoughts.delete(thought.uuid), focus=NEW, once=thought.uuid)

    def _steps(self) -> tuple[Step, ...]:
        return (
            Step(
                "alarm",
                Kind.BOX,
                self.tr("Alarm thought"),
                self.tr("What does the thought say?"),
                self.tr("As it came, in one sentence. Nobody else reads it."),
                LONGEST_THOUGHT,
                is_needed=True,
            ),
            Step(
                "second_look",
                Kind.BOX,
                self.tr("Second look"),
                self.tr("Take a second look"),
                longest=LONGEST_LOOK,
                hints=second_look_questions(self._translate),
            ),
            Step(
                "kinder",
                Kind.BOX,
                self.tr("Kinder sentence"),
                self.tr("Which sentence is kinder, and still true?"),
                self.tr("Not a rosy one: it has to be true, or it will not weigh anything."),
                LONGEST_THOUGHT,
            ),
        )


class _Draft:
    """A thought while it is written: it becomes a row with its first words."""

    def __init__(self, uuid: str | None, before: ThoughtWords) -> None:
        self.uuid = uuid
        self.before = self.now = before
        self.undos: list[Undo] = []

    def take_back(self) -> None:
        """All that was kept of it, the newest first."""
        while self.undos:
            self.undos.pop()()


def _words_of(values: dict[str, object]) -> ThoughtWords:
    return tidy_thought(ThoughtWords(str(values["alarm"]), str(values["second_look"]), str(values["kinder"])))
