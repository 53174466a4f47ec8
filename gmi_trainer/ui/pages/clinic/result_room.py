"""Opening a result in the clinic: what is in it and for whom, then it is taken in, and can be taken out again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLineEdit

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.people import LONGEST_NAME, tidy_name
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.result_ports import Merged, Opened
from gmi_trainer.services.results_in import FoundResult
from gmi_trainer.ui.pages.clinic.opened_results import OpenedResults, look_anew, who_is
from gmi_trainer.ui.pages.clinic.rooms import ClinicRoom, ClinicTools
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.widgets.buttons import primary, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.last_word import LastWord
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.passphrase import PassphraseField
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, breakable, muted
from gmi_trainer.ui.words.days import local_moment
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.results import came_sealed, contents_lines, merged_words, name_line

ID = "clinic.result"
FIELD_PX = 420


class ResultRoom(ClinicRoom):
    """Nothing is written before somebody has seen what is in it."""

    def __init__(self, tools: ClinicTools) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("ResultRoom", "Open a result"),
            tools.translate(
                "ResultRoom", "A file that somebody brought from home. You see first what is in it."
            ),
        )
        self._tools = tools
        self._inn = tools.results().inn
        self._found: FoundResult | None = None
        choose = primary(tools.look, self.tr("Choose the file"), f"{ID}.choose", icon="folder-open")
        choose.clicked.connect(self._on_choose_clicked)
        self._choose = choose
        self.add(holding(FlowLayout(tools.look), [choose]))
        self._parts = Stack(tools.look, gap_px=20)
        self._last = LastWord(tools.look)
        self.add(self._parts)
        self.add(self._last)

    @property
    def said(self) -> str:
        """What is said of the last act; empty: nothing."""
        return self._last.said

    @property
    def found(self) -> FoundResult | None:
        """What is in view."""
        return self._found

    def begin(self) -> None:
        """Nothing of the last time."""
        self._found = None
        self._parts.clear()
        self._last.say_nothing()
        self.scroll_to_top()

    # -- the file ------------------------------------------------------------------------------------------

    @Slot()
    def _on_choose_clicked(self) -> None:
        self._last.say_nothing()
        file_questions.ask_which_to_open(
            self,
            self.tr("Choose a result"),
            file_questions.documents_folder(),
            self.tr("Results (*.gmiresult);;All files (*)"),
            self.open_file,
        )

    def open_file(self, path: Path) -> None:
        """See how it is sealed; a passphrase is asked where it needs one."""
        self.begin()
        inn = self._inn
        self._tools.jobs.run(
            lambda _job: inn.seal_of(path),
            partial(self._on_seal_seen, path),
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_seal_seen(self, path: Path, seal: Seal) -> None:
        if seal is Seal.NONE:
            self.look_into(path, "")
            return
        look = self._tools.look
        of_clinic = seal is Seal.CLINIC
        words = self.tr("Passphrase of the clinic") if of_clinic else self.tr("Passphrase of this file")
        about = (
            self.tr("{file} is sealed for a clinic.")
            if of_clinic
            else self.tr("{file} is sealed with a passphrase. The person who made it knows it.")
        )
        ask = Section(look, self.tr("It is sealed"), about.format(file=breakable(path.name)))
        field = PassphraseField(look, f"{ID}.passphrase", words)
        go = primary(look, self.tr("Open it"), f"{ID}.open")

        def look_into() -> None:
            self.look_into(path, field.text)

        go.clicked.connect(look_into)
        field.entered.connect(look_into)
        ask.add(field)
        ask.add(holding(FlowLayout(look), [go]))
        self._parts.add(ask)
        QTimer.singleShot(0, field, field.start)  # what is not in view yet cannot take the keyboard

    def look_into(self, path: Path, passphrase: str) -> None:
        """Open it in a background job, and show what is in it."""
        inn = self._inn
        self._last.say(self.tr("Opening the file …"), NoticeKind.INFO)
        self._parts.setEnabled(False)
        self._tools.jobs.run(
            lambda _job: inn.look_into(path, passphrase),
            self._show,
            owner=self,
            on_problem=self._on_problem,
        )

    # -- what is in it -------------------------------------------------------------------------------------

    def _show(self, found: FoundResult) -> None:
        self._found = found
        self._parts.setEnabled(True)
        self._parts.clear()
        self._last.say_nothing()
        look, say = self._tools.look, self._tools.translate
        card = Card(look, self.tr("This is in the file"))
        name_control(card, f"{ID}.contents", self.tr("This is in the file"))
        lines = (
            name_line(found.contents, say),
            self.tr("Made on {when}").format(when=local_moment(found.head.made_utc, say)),
            *contents_lines(found.contents, say),
        )
        listed = Text("\n".join(f"•  {breakable(line, 40)}" for line in lines))
        listed.setObjectName(f"{ID}.lines")
        listed.setAccessibleName("\n".join(lines))
        card.add(muted(came_sealed(found.seal, say)))
        card.add(listed)
        self._parts.add(card)
        if found.opened is not None:
            who = self._who(found.opened.profile)
            words = self.tr(
                "This file was opened before, on {day}, for {who}. All of it is there already. "
                "If that was not the right person, take it out again below; then you can open it anew."
            )
            day = local_moment(found.opened.opened_utc, say)
            self._parts.add(Notice(look, words.format(day=day, who=breakable(who))))
            self._show_opened(found.opened.profile)
        elif found.holder is None:
            self._offer_new(found, primary_first=True)
        else:
            self._offer_holder(found, found.holder.profile, found.holder.is_sure)

    def _offer_holder(self, found: FoundResult, holder: Profile, is_sure: bool) -> None:
        look = self._tools.look
        who = self._who(holder)
        about = (
            self.tr("This is somebody you know: {who}.")
            if is_sure
            else self.tr("The plan in it is one that {who} was given here. Please make sure that it is them.")
        )
        whose = Section(look, self.tr("For whom"), about.format(who=who))
        go = primary(look, self.tr("Take it in for {who}").format(who=who), f"{ID}.merge", icon="check")
        go.clicked.connect(partial(self._merge, found, holder))
        whose.add(holding(FlowLayout(look), [go]))
        self._parts.add(whose)
        if not is_sure:
            self._offer_new(found, primary_first=False)

    def _offer_new(self, found: FoundResult, *, primary_first: bool) -> None:
        look = self._tools.look
        new = Section(
            look,
            self.tr("Somebody new") if primary_first else self.tr("Or somebody new"),
            self.tr("They get a record on this computer, under a name or a code."),
        )
        words = self.tr("Name or code")
        edit = QLineEdit(found.head.name)
        edit.setMaxLength(LONGEST_NAME)
        edit.setMaximumWidth(look.px(FIELD_PX))
        name_control(edit, f"{ID}.name", words)
        make = primary if primary_first else secondary
        go = make(look, self.tr("Add them and take it in"), f"{ID}.add", icon="plus")
        go.clicked.connect(partial(self._add, found, edit))
        for widget in (Text(words, "field"), edit, holding(FlowLayout(look), [go])):
            new.add(widget)
        self._parts.add(new)

    def _show_opened(self, profile: Profile) -> None:
        """What came into this record, each with the way out."""
        inn = self._inn
        self._tools.jobs.run(
            lambda _job: inn.opened(profile.profile_id),
            partial(self._list_opened, profile),
            owner=self,
            on_problem=self._on_problem,
        )

    def _list_opened(self, profile: Profile, opened: tuple[Opened, ...]) -> None:
        listed = OpenedResults(self._tools, self._who(profile), opened, ID)
        listed.out_asked.connect(partial(self._take_out, profile))
        self._parts.add(listed)

    # -- in, and out again ---------------------------------------------------------------------------------

    def _merge(self, found: FoundResult, profile: Profile) -> None:
        inn = self._inn
        self._wait()
        self._tools.jobs.run(
            lambda _job: inn.merge(found, profile.profile_id),
            partial(self._on_came, profile),
            owner=self,
            on_problem=self._on_problem,
        )

    def _add(self, found: FoundResult, edit: QLineEdit) -> None:
        inn, name = self._inn, edit.text()
        if not tidy_name(name):
            self._last.say(self.tr("Please type a name or a code first."), NoticeKind.ATTENTION)
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._wait()
        self._tools.jobs.run(
            lambda _job: inn.add(found, name), self._on_added, owner=self, on_problem=self._on_problem
        )

    def _on_added(self, came: tuple[Profile, Merged]) -> None:
        profile, merged = came
        self._on_came(profile, merged)

    def _on_came(self, profile: Profile, merged: Merged) -> None:
        self._found = None
        self._parts.setEnabled(True)
        self._parts.clear()
        look = self._tools.look
        notice = self._last.say(
            merged_words(merged, self._who(profile), self._tools.translate), NoticeKind.DONE
        )
        undo = secondary(look, self.tr("Undo"), f"{ID}.undo", icon="undo-2")
        undo.clicked.connect(partial(self._take_out, profile, merged.import_id))
        notice.add(holding(FlowLayout(look), [undo]))  # all results of theirs stand behind "Results"
        self._tell_others(profile)

    def _take_out(self, profile: Profile, import_id: int) -> None:
        inn = self._inn
        self._wait()
        self._tools.jobs.run(
            lambda _job: inn.undo(profile.profile_id, import_id),
            partial(self._on_undone, profile),
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_undone(self, profile: Profile, _nothing: None) -> None:
        self._parts.setEnabled(True)
        self._parts.clear()
        self._last.say(
            self.tr(
                "What only this result brought is out again, for {who}. A copy from before is among the backups."
            ).format(who=self._who(profile)),
            NoticeKind.DONE,
        )
        self._tell_others(profile)
        self._show_opened(profile)

    def _tell_others(self, profile: Profile) -> None:
        """The list of people, and whatever shows the record if it is the open one; then the overview has a new line."""
        if profile.profile_id == self._tools.person_id:
            for kind in Changed:
                self._tools.workspace.changes.publish(kind)
        look_anew(self._tools, profile.profile_id, self, self.people_changed.emit)

    # -- small steps ---------------------------------------------------------------------------------------

    def _who(self, profile: Profile) -> str:
        return who_is(self._tools, profile)

    def _wait(self) -> None:
        self._last.say(self.tr("One moment …"), NoticeKind.INFO)
        self._parts.setEnabled(False)

    def _on_problem(self, problem: UserProblem) -> None:
        self._parts.setEnabled(True)
        self._last.say(problem_sentence(problem, self._tools.translate), NoticeKind.ATTENTION)
