"""Import: a file is checked and looked into first; then it becomes a person of its own, and can go again at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.record_care import Found, RecordCare
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.pages.settings.record_part import RecordPart
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.days import local_moment
from gmi_trainer.ui.words.records import contents_lines, name_line
from gmi_trainer.ui.words.translate import Translate


class ImportPart(RecordPart):
    """Never touches the open record, and never joins two records into one."""

    person_came = Signal()  # or went again: the list of people has changed
    open_asked = Signal(str)  # a profile's id

    def __init__(
        self,
        look: Look,
        care: RecordCare,
        current: str,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``current`` is the id of the person whose record is open."""
        super().__init__(
            look,
            "settings.import",
            translate("ImportPart", "Bring in a record"),
            translate(
                "ImportPart",
                "Reads a file that was made with Export. It becomes a new person on this computer; "
                "your own record stays as it is.",
            ),
            jobs,
            translate,
            parent,
        )
        self._care = care
        self._current = current
        self._first = secondary(
            look, self.tr("Choose the file"), "settings.import.choose", icon="folder-open"
        )
        self._first.clicked.connect(self._on_first_clicked)
        self.lay_out(holding(FlowLayout(look), [self._first]))

    @Slot()
    def _on_first_clicked(self) -> None:
        self.say_nothing()
        self.fold()
        file_questions.ask_which_to_open(
            self,
            self.tr("Choose a record to bring in"),
            file_questions.documents_folder(),
            self.tr("Zip files (*.zip)"),
            self.look_into,
        )

    def look_into(self, path: Path) -> None:
        """Check the file; what is in it is shown before anything is done with it."""
        self.say_nothing()
        self.fold()
        self._first.setEnabled(False)
        along = self._working.begin(self.tr("Checking the file …"))
        care = self._care

        def work(job: Job) -> Found | None:
            found = care.look_into(path, cancelled=lambda: along.is_stopped() or job.is_cancelled())
            return None if along.is_stopped() else found

        self._jobs.run(work, self._show, owner=self, on_problem=self._on_problem)

    def _show(self, found: Found | None) -> None:
        self._ended()
        if found is None:
            self.say(self.tr("Stopped. Nothing was brought in."), NoticeKind.INFO)
            return
        contents = found.contents
        written = self.tr("Written on {when}").format(when=local_moment(found.written_utc, self._translate))
        lines = (
            name_line(contents, self._translate),
            *contents_lines(contents, self._translate),
            written,
        )
        buttons, about = self._ways(found)
        rest: list[QWidget] = [body(about)] if about else []
        rest.append(holding(FlowLayout(self._look), buttons))
        self.unfold(self.tr("This is in the file"), lines, rest, buttons[0])

    def _ways(self, found: Found) -> tuple[list[QWidget], str]:
        """The buttons, and what has to be said before them."""
        look = self._look
        leave = quiet(look, self.tr("Not now"), "settings.import.leave")
        leave.clicked.connect(self._on_leave_clicked)
        if found.holder is None:
            bring = primary(look, self.tr("Bring it in"), "settings.import.go", icon="plus")
            bring.clicked.connect(partial(self._bring_in, found, False))
            return [bring, leave], ""
        copy = secondary(look, self.tr("Bring in a copy"), "settings.import.copy", icon="plus")
        copy.clicked.connect(partial(self._bring_in, found, True))
        if found.holder.profile_id == self._current:
            return [leave, copy], self.tr(
                "This is the person whose record is open now. The two are never mixed: "
                "you can go on with the one here, or have the file beside it as a copy."
            )
        there = primary(look, self.tr("Open that one"), "settings.import.open", icon="user")
        there.clicked.connect(partial(self.open_asked.emit, found.holder.profile_id))
        return [there, copy, leave], self.tr(
            "This person is on this computer already. The two are never mixed: "
            "you can open the one here, or have the file beside it as a copy."
        )

    def _bring_in(self, found: Found, as_copy: bool) -> None:
        self.say_nothing()
        self.fold()
        self._first.setEnabled(False)
        self._working.begin(self.tr("Bringing it in …"))
        care = self._care
        self._jobs.run(
            lambda _job: care.bring_in(found, as_copy=as_copy),
            self._on_came,
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_came(self, profile: Profile) -> None:
        self._ended()
        open_it = secondary(self._look, self.tr("Open it"), "settings.import.open_new", icon="user")
        undo = secondary(self._look, self.tr("Undo"), "settings.import.undo", icon="undo-2")
        open_it.clicked.connect(partial(self.open_asked.emit, profile.profile_id))
        undo.clicked.connect(partial(self._take_out, profile))
        if profile.name:
            words = self.tr("{name} is now on this computer.").format(name=profile.name)
        else:
            words = self.tr("The record is now on this computer, as a person with no name.")
        self.say(words, buttons=[open_it, undo])
        self.person_came.emit()

    def _take_out(self, profile: Profile) -> None:
        self.say_nothing()
        self._first.setEnabled(False)
        care = self._care
        self._jobs.run(
            lambda _job: care.erase(profile.profile_id),
            self._on_taken_out,
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_taken_out(self, _nothing: None) -> None:
        self._ended()
        self._look.renew()  # its small drawings went too
        self.say(self.tr("It was taken out again. Nothing of it is left here."))
        self.person_came.emit()
        self.focus_on(self._first)

    def _on_problem(self, problem: UserProblem) -> None:
        self._ended()
        self.tell(problem)
        self.person_came.emit()

    def _ended(self) -> None:
        self._working.end()
        self._first.setEnabled(True)

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.fold()
        self.say(self.tr("Nothing was brought in."), NoticeKind.INFO)
        self.focus_on(self._first)
