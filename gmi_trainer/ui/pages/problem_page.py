"""When a record cannot be opened: one clear sentence and the next step, instead of the places."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate


class ProblemPage(Page):
    """Says what happened. Nothing was changed, so closing is safe."""

    def __init__(
        self, look: Look, problem: UserProblem, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            look, "problem", translate("ProblemPage", "The record could not be opened"), parent=parent
        )
        self.add(Notice(look, problem_sentence(problem, translate), NoticeKind.ATTENTION))
        close = primary(look, self.tr("Close the program"), "problem.close")
        close.clicked.connect(QApplication.closeAllWindows)
        self.add(holding(FlowLayout(look), [close]))
