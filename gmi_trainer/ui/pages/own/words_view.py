"""In my own words: what a person would tell a friend about each lesson, gathered from the lessons."""

from __future__ import annotations

from functools import partial

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.services.own_pages import OwnPagesNow
from gmi_trainer.ui.learn.own_words import MOST_LETTERS
from gmi_trainer.ui.pages.own.guided_form import GuidedForm, Kind, Step
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.own_pages import own_page_name


class WordsView(OwnPageView):
    """In the order of the lessons."""

    def __init__(self, tools: OwnTools, back_words: str) -> None:
        super().__init__(
            tools,
            OwnPage.WORDS,
            "words",
            own_page_name(OwnPage.WORDS, tools.translate),
            tools.translate("WordsView", "What you would tell a friend about the lessons you have read."),
            back_words,
        )

    def has_any(self, now: OwnPagesNow) -> bool:
        return bool(now.words)

    def fill(self, now: OwnPagesNow) -> None:
        if not now.words:
            self.put(
                EmptyState(
                    self.look,
                    "pencil",
                    self.tr("No words of yours yet"),
                    self.tr("Near the end of each lesson there is a box for them. They are gathered here."),
                )
            )
        titles = self.lesson_titles()
        for lesson_id in (*titles, *(one for one in now.words if one not in titles)):
            if lesson_id in now.words:
                self.put(self._card(lesson_id, titles.get(lesson_id), now.words[lesson_id]))

    def _card(self, lesson_id: str, title: str | None, words: str) -> Card:
        name = title if title is not None else self.tr("A lesson that is no longer here")
        card = Card(self.look, name)
        card.add(body(words))
        change = quiet(
            self.look,
            self.tr("Change it"),
            f"words.{lesson_id}.change",
            icon="pencil",
            spoken=self.tr("Change it: {lesson}").format(lesson=name),
        )
        change.clicked.connect(partial(self._write, lesson_id, name, words, None))
        buttons = [change]
        if title is not None:
            read = quiet(
                self.look,
                self.tr("Read the lesson"),
                f"words.{lesson_id}.read",
                icon="book-open",
                spoken=self.tr("Read the lesson: {lesson}").format(lesson=name),
            )
            read.clicked.connect(partial(self.lesson_asked.emit, lesson_id, ""))
            buttons.append(read)
        delete = quiet(
            self.look,
            self.tr("Delete"),
            f"words.{lesson_id}.delete",
            spoken=self.tr("Delete: {lesson}").format(lesson=name),
        )
        delete.clicked.connect(partial(self._put, lesson_id, name, ""))
        card.add(holding(FlowLayout(self.look), [*buttons, delete]))
        return card

    def _write(self, lesson_id: str, name: str, words: str, values: dict[str, object] | None) -> None:
        back_to = f"words.{lesson_id}.change"
        step = Step(
            "words",
            Kind.BOX,
            self.tr("My words"),
            self.tr("What would you say to a friend?"),
            longest=MOST_LETTERS,
        )
        form = GuidedForm(self.look, "words", name, (step,), {"words": words} | (values or {}))

        def kept(new: dict[str, object]) -> None:
            self._put(lesson_id, name, str(new["words"]))

        self.ask(form, kept, partial(self._write, lesson_id, name, words), focus=back_to)

    def _put(self, lesson_id: str, name: str, words: str) -> None:
        said = self.tr("Kept: {lesson}") if words else self.tr("Deleted: your words about {lesson}")
        self.change(
            said.format(lesson=name),
            lambda: self._service.put_words(lesson_id, words),
            focus=f"words.{lesson_id}.change",
            once="" if words else lesson_id,
        )
