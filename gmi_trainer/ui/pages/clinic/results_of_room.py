"""The results of one person: a list of all that were opened, each of which can be taken out again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.result_ports import Opened
from gmi_trainer.ui.pages.clinic.opened_results import OpenedResults, look_anew, who_is
from gmi_trainer.ui.pages.clinic.rooms import RESULT, RESULTS_OF, ClinicRoom, ClinicTools
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.last_word import LastWord
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.problems import problem_sentence

ID = f"clinic.{RESULTS_OF}"


class ResultsOfRoom(ClinicRoom):
    """Of whoever's record is open. It is read anew each time."""

    def __init__(self, tools: ClinicTools) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("ResultsOfRoom", "Results"),
            tools.translate(
                "ResultsOfRoom",
                "What came from home in files. Whatever you take out can be opened again later.",
            ),
        )
        self._tools = tools
        self._inn = tools.results().inn
        self._open = secondary(tools.look, self.tr("Open a result"), f"{ID}.open", icon="folder-open")
        self._open.clicked.connect(self._on_open_clicked)
        self._last = LastWord(tools.look)
        self._parts = Stack(tools.look, gap_px=20)
        for widget in (holding(FlowLayout(tools.look), [self._open]), self._last, self._parts):
            self.add(widget)

    @property
    def said(self) -> str:
        """What is said of the last act; empty: nothing."""
        return self._last.said

    def begin(self) -> None:
        """All that is there now."""
        self._last.say_nothing()
        self.scroll_to_top()
        self._read()

    def _read(self) -> None:
        inn, person_id = self._inn, self._tools.person_id
        self._tools.jobs.run(
            lambda _job: inn.opened(person_id), self._show, owner=self, on_problem=self._on_problem
        )

    def _show(self, opened: tuple[Opened, ...]) -> None:
        self._parts.setEnabled(True)
        self._parts.clear()
        who = who_is(self._tools, self._tools.workspace.profile)
        listed = OpenedResults(self._tools, who, opened, ID)
        listed.out_asked.connect(self._on_listed_out_asked)
        self._parts.add(listed)

    @Slot(int)
    def _on_listed_out_asked(self, import_id: int) -> None:
        inn, person_id = self._inn, self._tools.person_id
        self._last.say(self.tr("One moment …"), NoticeKind.INFO)
        self._parts.setEnabled(False)
        self._tools.jobs.run(
            lambda _job: inn.undo(person_id, import_id), self._on_out, owner=self, on_problem=self._on_problem
        )

    def _on_out(self, _nothing: None) -> None:
        self._last.say(
            self.tr(
                "All that only this one brought is out again. What another result has, too, is still there. "
                "A copy from before is among the backups."
            ),
            NoticeKind.DONE,
        )
        for kind in Changed:
            self._tools.workspace.changes.publish(kind)
        look_anew(self._tools, self._tools.person_id, self, self.people_changed.emit)
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    @Slot()
    def _on_open_clicked(self) -> None:
        self.room_asked.emit(RESULT)

    def _on_problem(self, problem: UserProblem) -> None:
        self._parts.setEnabled(True)
        self._last.say(problem_sentence(problem, self._tools.translate), NoticeKind.ATTENTION)
