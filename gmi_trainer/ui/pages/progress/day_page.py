"""One day with everything of it. What was said can be corrected, and what stood there before stays in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.day_line import DayMark
from gmi_trainer.domain.day_story import DayStory, OwnDone
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.days import read_day
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.services.progress import SessionMarks
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.day_marks_card import DayMarksCard
from gmi_trainer.ui.pages.progress.day_numbers import DayNumbers
from gmi_trainer.ui.pages.progress.day_sessions import DaySessions
from gmi_trainer.ui.pages.progress.note_card import NoteCard
from gmi_trainer.ui.pages.progress.own_done_card import OwnDoneCard
from gmi_trainer.ui.pages.progress.rooms import ROOMS, ProgressRoom, RoomTools
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import heading, muted
from gmi_trainer.ui.words.days import whole_day
from gmi_trainer.ui.words.looking_at_days import scale_name
from gmi_trainer.ui.words.problems import problem_sentence

if TYPE_CHECKING:  # read when a day has such a practice
    from gmi_trainer.services.guided_ports import LoadedScripts

HEARS = (Changed.SESSIONS, Changed.DIARY, Changed.ABOUT)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day, and the names of its lessons and practices."""

    story: DayStory
    names: Mapping[str, str]


def names_of(
    story: DayStory, titles: Callable[[], Mapping[str, str]], scripts: Callable[[], LoadedScripts]
) -> Mapping[str, str]:
    """In the background job: files are read only where a session of the day needs them."""
    kinds = {session.kind for session in story.sessions}
    names = dict(titles()) if SessionKind.LESSON in kinds else {}
    if SessionKind.NOTICE in kinds:
        names |= {script.script_id: script.title for script in scripts().scripts}
    return names


class DayPage(ProgressRoom):
    """Opened from charts and from the calendar. Nothing is read while it is out of view."""

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        look, say = tools.look, tools.translate
        super().__init__(look, "progress.day", "", "", parent)
        self._tools = tools
        self._marks = SessionMarks(tools.workspace.sessions, tools.workspace.changes)
        self._day = tools.today
        self._story: DayStory | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._turns = Turns(self)
        self._earlier = quiet(look, self.tr("Day before"), "progress.day.before", icon="chevron-left")
        self._later = quiet(look, self.tr("Day after"), "progress.day.after", icon="chevron-right")
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._numbers = DayNumbers(look, say)
        self._happened = DayMarksCard(look, say)
        self._note = NoteCard(look, "progress.day.note", self.tr("A note for this day"), say)
        self._done_title = heading(self.tr("What you did"))
        self._nothing = muted(self.tr("Nothing is kept of this day."))
        opening = {door.kind for door in ROOMS if door.kind is not None} | {SessionKind.DRILL}
        self._sessions = DaySessions(look, say, frozenset(opening))
        self._own_done = OwnDoneCard(look, say)
        self._parts = (
            holding(FlowLayout(look), [self._earlier, self._later]),
            self._problem,
            self._done_title,
            self._sessions,
            self._own_done,
            self._nothing,
            self._numbers,
            self._happened,
            self._note,
        )
        for part in self._parts:
            self.add(part)
        for hidden in (self._problem, self._done_title, self._nothing, self._happened, self._own_done):
            hidden.hide()
        self._earlier.clicked.connect(self._on_earlier_clicked)
        self._later.clicked.connect(self._on_later_clicked)
        self._numbers.corrected.connect(self._on_numbers_corrected)
        self._numbers.focus_moved.connect(self._on_part_opened)
        self._note.opened.connect(self._on_part_opened)
        self._happened.taken_back.connect(self._on_mark_taken_back)
        self._own_done.taken_back.connect(self._on_own_done_taken_back)
        self._note.kept.connect(self._on_note_kept)
        self._note.taken_back.connect(self._on_note_taken_back)
        self._sessions.opened.connect(self.session_opened)
        self._sessions.leave_out_asked.connect(self._on_leave_out_asked)
        self._sessions.count_asked.connect(self._on_count_asked)
        self._sessions.focus_moved.connect(self.keep_focus_in_view)
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    # -- what others ask -----------------------------------------------------------------------------------

    @property
    def story(self) -> DayStory | None:
        """What is shown."""
        return self._story

    @property
    def numbers(self) -> DayNumbers:
        """The check-in."""
        return self._numbers

    @property
    def sessions(self) -> DaySessions:
        """What was done."""
        return self._sessions

    @property
    def happened(self) -> DayMarksCard:
        """What marks it."""
        return self._happened

    @property
    def own_done(self) -> OwnDoneCard:
        """What was done of a plan's own words."""
        return self._own_done

    @property
    def note(self) -> NoteCard:
        """The day's note."""
        return self._note

    @property
    def is_built(self) -> bool:
        """Everything that was read is in view."""
        return self._story is not None and self._story.day == self._day and not self._turns.is_busy

    def show_day(self, day: date) -> None:
        """Go to a day; it appears as soon as it is read."""
        self._day = min(day, self._tools.today)
        self.set_title(whole_day(self._day, self._tools.translate), "")
        self.undo_bar.dismiss()
        self.scroll_to_top()
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in HEARS:
            self._is_stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._is_stale = False
        workspace, day = self._tools.workspace, self._day
        about, open_reader = workspace.about.load(), workspace.day_reader
        titles, scripts = workspace.today.lesson_titles, workspace.guided().scripts

        def work(_job: Job) -> DayRead:
            with open_reader() as reader:
                story = read_day(reader, day, about)
            return DayRead(story, names_of(story, titles, scripts))

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, read: DayRead) -> None:
        self._problem.hide()
        self._turns.start(self._show(read))

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._tools.translate))
        self._problem.show()

    def _show(self, read: DayRead) -> Iterator[None]:
        story = read.story
        same = self._story is not None and self._story.day == story.day
        self._story = story
        self._offer_days(story)
        self._done_title.setVisible(bool(story.sessions or story.own_done))
        self._nothing.setVisible(story.is_empty)
        with_pain = self._tools.workspace.about.load().rates_pain
        self._numbers.show_story(story, with_pain=with_pain, same=same)
        self._happened.show_marks(story.marks)
        self._own_done.show_done(story.own_done)
        self._note.show_note(story.note, same=same)
        yield from self._sessions.show_sessions(story.sessions, read.names, same=same)
        put_in_tab_order(self._parts)

    def _offer_days(self, story: DayStory) -> None:
        """Not before the first day of which anything is known, and not into what is still to come."""
        focused = self.window().focusWidget()
        self._earlier.setEnabled(story.first_day is not None and story.first_day < story.day)
        self._later.setEnabled(story.day < self._tools.today)
        if focused in (self._earlier, self._later) and not focused.isEnabled():
            other = self._earlier if focused is self._later else self._later
            (other if other.isEnabled() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what a person does --------------------------------------------------------------------------------

    def _say(self, words: str, act: Callable[[], Undo]) -> None:
        """Do it at once, and offer the way back."""
        try:
            take_back = act()
        except UserProblem as problem:
            self._on_problem(problem)
            return
        self.offer_undo(words, take_back)

    @Slot()
    def _on_part_opened(self) -> None:
        put_in_tab_order(self._parts)
        QTimer.singleShot(0, self, self._on_part_laid_out)

    @Slot()
    def _on_part_laid_out(self) -> None:
        self.keep_focus_in_view()

    @Slot()
    def _on_earlier_clicked(self) -> None:
        self.show_day(self._day - ONE_DAY)

    @Slot()
    def _on_later_clicked(self) -> None:
        self.show_day(self._day + ONE_DAY)

    @Slot(object, object)
    def _on_numbers_corrected(self, scale: Scale, value: int | None) -> None:
        name = scale_name(scale, self._tools.translate)
        words = self.tr("{name} is taken out.") if value is None else self.tr("{name} is {n} now.")
        days = self._tools.workspace.days()
        self._say(words.format(name=name, n=value), partial(days.correct, self._day, scale, value))

    @Slot(object)
    def _on_mark_taken_back(self, mark: DayMark) -> None:
        assert self._story is not None, "marks come with a day"
        self.take_focus()  # the button that was pressed goes
        days = self._tools.workspace.days()
        self._say(self.tr("Taken back."), partial(days.take_back, self._story, mark))

    @Slot(object)
    def _on_own_done_taken_back(self, done: OwnDone) -> None:
        self.take_focus()  # the button that was pressed goes
        self._say(self.tr("Taken back."), partial(self._tools.workspace.days().take_back_own, done))

    @Slot(str)
    def _on_note_kept(self, words: str) -> None:
        if words != self._note.note.text:
            notes = self._tools.workspace.notes()
            self._say(self.tr("Your note is kept."), partial(notes.put_for_day, self._day, words))

    @Slot()
    def _on_note_taken_back(self) -> None:
        notes = self._tools.workspace.notes()
        self._say(self.tr("The note is taken back."), partial(notes.put_for_day, self._day, ""))

    @Slot(int, str)
    def _on_leave_out_asked(self, session_id: int, reason: str) -> None:
        def act() -> Undo:
            self._marks.leave_out(session_id, reason)
            return partial(self._marks.count_again, session_id)

        self._say(self.tr("This session is not counted."), act)

    @Slot(int)
    def _on_count_asked(self, session_id: int) -> None:
        story = self._story
        assert story is not None, "sessions come with a day"
        reason = next(one.not_counted_reason for one in story.sessions if one.session_id == session_id)

        def act() -> Undo:
            self._marks.count_again(session_id)
            return partial(self._marks.leave_out, session_id, reason)

        self._say(self.tr("This session counts again."), act)
