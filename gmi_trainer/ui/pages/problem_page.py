"""When a record cannot be opened: one clear sentence and the next steps, instead of the places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, ButtonRole, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.words.days import local_moment
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

MOST_COPIES = 3
_ABOUT_THE_RECORD = tuple(problem for problem in Problem if problem.name.startswith("RECORD_"))
_HELPED_BY_A_COPY = (Problem.RECORD_DAMAGED, Problem.RECORD_UNREADABLE, Problem.RECORD_FOREIGN)


class ProblemPage(Page):
    """Says what happened, and offers the newest checked copies. Nothing was changed, so closing is safe."""

    def __init__(
        self,
        look: Look,
        problem: UserProblem,
        translate: Translate,
        copies: Sequence[Backup] = (),
        put_back: Callable[[Backup], None] | None = None,
        start_new: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``put_back`` restores a copy and opens it, ``start_new`` opens an empty record beside this one;
        a UserProblem of theirs is shown here."""
        title = translate("ProblemPage", "The record could not be opened")
        if problem.problem not in _ABOUT_THE_RECORD:
            title = translate("ProblemPage", "The program could not start")
        super().__init__(look, "problem", title, help_at=HelpAt.FOOT, parent=parent)
        self._translate = translate
        self._notice = Notice(look, problem_sentence(problem, translate), NoticeKind.ATTENTION)
        self.add(self._notice)
        if put_back is not None and copies and problem.problem in _HELPED_BY_A_COPY:
            self._offer(copies[:MOST_COPIES], put_back)
        close = secondary(look, self.tr("Close the program"), "problem.close")
        close.clicked.connect(QApplication.closeAllWindows)
        ways = [close]
        if start_new is not None:
            new = secondary(look, self.tr("Start a new record"), "problem.new", icon="plus")
            new.clicked.connect(partial(self._try, start_new))
            ways.insert(0, new)
        self.add(holding(FlowLayout(look), ways))

    def _offer(self, copies: Sequence[Backup], put_back: Callable[[Backup], None]) -> None:
        card = Card(self.look, self.tr("Go on with a copy?"), icon="archive-restore")
        card.add(
            body(
                self.tr(
                    "The program made checked copies of this record. Putting one back keeps the file as it "
                    "is now under another name. Only what was done after the copy will not be in it."
                )
            )
        )
        for number, copy in enumerate(copies):
            when = local_moment(copy.made_utc, self._translate)
            button = Button(
                self.look,
                self.tr("Put it back"),
                f"problem.copy.{number + 1}",
                ButtonRole.PRIMARY if number == 0 else ButtonRole.SECONDARY,
                spoken=self.tr("Put back the copy of {when}").format(when=when),
            )
            button.clicked.connect(partial(self._try, partial(put_back, copy)))
            card.add(Text(self.tr("Copy of {when}").format(when=when), "field"))
            card.add(holding(FlowLayout(self.look), [button]))
        self.add(card)

    def _try(self, way: Callable[[], None]) -> None:
        try:
            way()
        except UserProblem as problem:
            self._notice.say(problem_sentence(problem, self._translate))
