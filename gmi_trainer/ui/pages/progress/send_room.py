"""Results for a clinic: exactly what leaves, how it is sealed, and one file that the person saves. Nothing is sent."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.lock import check_passphrase
from gmi_trainer.services.record_care import free_path
from gmi_trainer.services.result_ports import ResultContents
from gmi_trainer.services.results_out import Wanted, Weeks, result_name
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.rooms import ProgressRoom, RoomTools
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.widgets.buttons import primary, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.last_word import LastWord
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.passphrase import PassphraseField
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import Text, body, breakable, muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.results import (
    about_line,
    contents_lines,
    name_line,
    seal_words,
    stays_line,
    weeks_words,
)

ID = "progress.send"
SWITCH_PX = 300


class SendRoom(ProgressRoom):
    """Reads while it is in view; a choice reads anew, and what is listed is what leaves."""

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(
            tools.look,
            ID,
            tools.translate("SendRoom", "Send my results to my clinic"),
            tools.translate(
                "SendRoom", "You save one file and bring it along. The program itself sends nothing."
            ),
            parent,
        )
        self._tools = tools
        self._out = tools.workspace.results()
        self._wanted = Wanted()
        self._is_stale = True
        self._reading: Job | None = None
        self._contents: ResultContents | None = None
        self._add_choices()
        self._add_leaving()
        self._add_sealing()
        self._last = LastWord(tools.look)
        self._save = primary(tools.look, self.tr("Save the file"), f"{ID}.save", icon="save")
        self._save.clicked.connect(self._on_save_clicked)
        self.add(holding(FlowLayout(tools.look), [self._save]))
        self.add(self._last)
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    @property
    def said(self) -> str:
        """What is said of the last act; empty: nothing."""
        return self._last.said

    @property
    def leaving(self) -> tuple[str, ...]:
        """What is said to leave, line by line."""
        return tuple(self._lines.accessibleName().split("\n"))

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        return self._wanted

    @property
    def seal(self) -> Seal:
        """How it will be sealed."""
        if self._recipient is not None and self._how is None:
            return Seal.CLINIC
        return Seal(str(self._how.value)) if self._how is not None else Seal.NONE

    @property
    def switches(self) -> dict[str, Switch]:
        """What can be ticked."""
        return dict(self._switches)

    def begin(self) -> None:
        """From the top, with what is new; for whom is asked anew, a plan may have come."""
        self.scroll_to_top()
        self._show_sealing()
        if self._is_stale:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    # -- what is on the page -------------------------------------------------------------------------------

    def _add_choices(self) -> None:
        look, say = self._tools.look, self._tools.translate
        back = Section(look, self.tr("How far back"))
        last = self._out.last_sent
        offered = [weeks for weeks in Weeks if last is not None or weeks is not Weeks.SINCE_LAST]
        if last is None:
            self._wanted = replace(self._wanted, weeks=Weeks.ALL)
        self._weeks = ChoiceRow(
            look,
            f"{ID}.weeks",
            self.tr("How far back"),
            [Choice(weeks, weeks.value, weeks_words(weeks, last, say)) for weeks in offered],
            self._wanted.weeks,
            column_px=190,
            most=3,
        )
        self._weeks.chosen.connect(self._on_weeks_chosen)
        back.add(self._weeks)
        more = Section(look, self.tr("What may go along"))
        told = {
            "goals": (
                self.tr("My goals"),
                self.tr("In your words, and how they go."),
                self._wanted.with_goals,
            ),
            "notes": (
                self.tr("My notes and remarks"),
                self.tr("Word for word, as listed below."),
                self._wanted.with_notes,
            ),
            "mood": (self.tr("My mood"), self.tr("What you said at check-in."), self._wanted.with_mood),
        }
        if self._tools.workspace.profile.name:
            told["name"] = (
                self.tr("My name"),
                self.tr("Your clinic also knows you by your plan."),
                self._wanted.with_name,
            )
        self._switches: dict[str, Switch] = {}
        for key, (words, about, on) in told.items():
            switch = Switch(look, f"{ID}.with.{key}", words, about, on=on)
            switch.toggled.connect(partial(self._on_toggled, key))
            self._switches[key] = switch
        more.add(holding(ReflowLayout(look, SWITCH_PX, most=2, gap_px=4), list(self._switches.values())))
        self.add(back)
        self.add(more)

    def _add_leaving(self) -> None:
        look = self._tools.look
        words = self.tr("What leaves this computer")
        self._leaving_card = Card(look, words)
        name_control(self._leaving_card, f"{ID}.leaving", words)
        self._lines = Text()
        self._lines.setObjectName(f"{ID}.lines")
        self._stays = muted()
        self._leaving_card.add(self._lines)
        self._leaving_card.add(self._stays)
        self.add(self._leaving_card)

    def _add_sealing(self) -> None:
        look = self._tools.look
        self._sealing = Section(look, self.tr("How it is sealed"))
        self._sealing_parts = Stack(look, gap_px=12)
        self._sealing.add(self._sealing_parts)
        self._recipient = self._out.recipient()
        self._how: ChoiceRow | None = None
        self._first_word: PassphraseField | None = None
        self._second_word: PassphraseField | None = None
        self.add(self._sealing)
        self._show_sealing()

    def _show_sealing(self) -> None:
        look = self._tools.look
        chosen = self.seal if self._how is not None else Seal.PASSPHRASE
        self._recipient = self._out.recipient()
        self._sealing_parts.clear()
        self._how = self._first_word = self._second_word = None
        self._which = body()
        self._which.setObjectName(f"{ID}.seal")
        if self._recipient is None:
            self._how = ChoiceRow(
                look,
                f"{ID}.how",
                self.tr("How it is sealed"),
                [
                    Choice(Seal.PASSPHRASE, Seal.PASSPHRASE.value, self.tr("With a passphrase")),
                    Choice(Seal.NONE, Seal.NONE.value, self.tr("Not at all")),
                ],
                chosen,
                column_px=220,
                most=2,
            )
            self._how.chosen.connect(self._on_how_chosen)
            self._sealing_parts.add(
                muted(self.tr("Your plan brought no key of a clinic, so you choose how the file is closed."))
            )
            self._sealing_parts.add(self._how)
            self._first_word = PassphraseField(look, f"{ID}.passphrase", self.tr("Passphrase"))
            self._second_word = PassphraseField(
                look, f"{ID}.again", self.tr("The same once more"), can_be_shown=False
            )
            self._first_word.shows_along(self._second_word)
            self._words = Stack(look, gap_px=12)
            self._words.add(self._first_word)
            self._words.add(self._second_word)
            self._sealing_parts.add(self._words)
        self._sealing_parts.add(self._which)
        self._say_seal()

    def _say_seal(self) -> None:
        self._which.setText(seal_words(self.seal, self._recipient, self._tools.translate))
        if self._how is not None:
            self._words.setVisible(self.seal is Seal.PASSPHRASE)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in (Changed.PREFERENCES, Changed.PICTURES):
            return
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        self._contents = None  # what was chosen before must not leave any more
        looking = self._out.looking(self._out.choice(self._wanted))
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(
            lambda _job: looking(), self._on_read, owner=self, on_problem=self._on_problem
        )

    def _on_read(self, contents: ResultContents) -> None:
        self._contents = contents
        say = self._tools.translate
        lines = (*contents_lines(contents, say), about_line(say), name_line(contents, say))
        self._lines.setText("\n".join(f"•  {breakable(line, 40)}" for line in lines))
        self._lines.setAccessibleName("\n".join(lines))
        self._stays.setText(
            stays_line(with_notes=self._wanted.with_notes, rates_pain=self._out.rates_pain, translate=say)
        )

    # -- what a person does --------------------------------------------------------------------------------

    @Slot(object)
    def _on_weeks_chosen(self, weeks: object) -> None:
        self._want(weeks=Weeks(str(weeks)))

    def _on_toggled(self, key: str, on: bool) -> None:
        match key:
            case "goals":
                self._want(with_goals=on)
            case "notes":
                self._want(with_notes=on)
            case "mood":
                self._want(with_mood=on)
            case _:
                self._want(with_name=on)

    def _want(self, **changes: object) -> None:
        self._wanted = replace(self._wanted, **changes)  # type: ignore[arg-type] # names and types are Wanted's own
        self._last.say_nothing()
        self._read()

    @Slot(object)
    def _on_how_chosen(self, _seal: object) -> None:
        self._last.say_nothing()
        self._say_seal()

    @Slot()
    def _on_save_clicked(self) -> None:
        self._last.say_nothing()
        if self._contents is None:
            return  # it is being counted
        if not self._passphrase_is_fine():
            return
        file_questions.ask_where_to_save(
            self,
            self.tr("Save the results"),
            free_path(file_questions.documents_folder(), result_name(self._out.today)),
            self.tr("Results (*.gmiresult)"),
            self.save,
            replaces=False,
        )

    def save(self, target: Path) -> None:
        """Seal what is listed, and write it."""
        seal = self.seal
        passphrase = self._first_word.text if self._first_word is not None and seal is Seal.PASSPHRASE else ""
        writing = self._out.writing(self._out.choice(self._wanted), target, seal, passphrase)
        self._save.setEnabled(False)
        self._tools.jobs.run(
            lambda _job: writing(),
            partial(self._on_written, target, seal),
            owner=self,
            on_problem=self._on_problem,
        )

    def _on_written(self, target: Path, seal: Seal, _nothing: None) -> None:
        self._save.setEnabled(True)
        self._out.sent()
        for field in (self._first_word, self._second_word):
            if field is not None:
                field.wipe()
        said = {
            Seal.CLINIC: self.tr("Saved as {file}, sealed for your clinic. Bring it along or hand it over."),
            Seal.PASSPHRASE: self.tr("Saved as {file}, sealed with your passphrase."),
            Seal.NONE: self.tr("Saved as {file}, not sealed."),
        }[seal]
        notice = self._last.say(said.format(file=breakable(target.name)), NoticeKind.DONE)
        show = secondary(self._tools.look, self.tr("Open the folder"), f"{ID}.folder", icon="folder-open")
        show.clicked.connect(partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(target.parent))))
        notice.add(holding(FlowLayout(self._tools.look), [show]))

    def _passphrase_is_fine(self) -> bool:
        if self.seal is not Seal.PASSPHRASE or self._first_word is None or self._second_word is None:
            return True
        try:
            check_passphrase(self._first_word.text)
        except UserProblem as problem:
            self._on_problem(problem)
            self._first_word.start()
            return False
        if self._first_word.text != self._second_word.text:
            self._last.say(
                self.tr("The two are not the same. Please type the second one again."), NoticeKind.ATTENTION
            )
            self._second_word.start()
            return False
        return True

    def _on_problem(self, problem: UserProblem) -> None:
        self._save.setEnabled(True)
        self._last.say(problem_sentence(problem, self._tools.translate), NoticeKind.ATTENTION)
