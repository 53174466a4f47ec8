"""The calendar: what was done on which day, a month at a time. No day is held against anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.domain.calendar_month import CalendarDay, CalendarMonth, month_after, month_before, month_of
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.days import read_month
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.charts.key import KeyLine
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.calendar_grid import MonthView
from gmi_trainer.ui.pages.progress.day_signs import KIND_ICONS, signs_of
from gmi_trainer.ui.pages.progress.kind_key import KindKey
from gmi_trainer.ui.pages.progress.rooms import ProgressRoom, RoomTools
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.day_marks import sign_name
from gmi_trainer.ui.words.looking_at_days import (
    day_sentence,
    kept_line,
    kept_word,
    kind_in_short,
    month_sentence,
    month_title,
)
from gmi_trainer.ui.words.plan_items import whose_plan
from gmi_trainer.ui.words.problems import problem_sentence

LINES_RESERVED = 2
HEARS = (Changed.SESSIONS, Changed.DIARY, Changed.ABOUT, Changed.PLAN)


class MonthTitle(Text):
    """As high as the buttons that it stands beside."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(words, "heading")
        self._look = look
        self.setWordWrap(False)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.length("touch"))


class Reserved(Text):
    """Room for two lines, so that the days stay where they are while the pointer goes over them."""

    def __init__(self, look: Look) -> None:
        super().__init__("", "muted")
        self._look = look
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @Slot()
    def _on_look_changed(self) -> None:
        self.setMinimumHeight(LINES_RESERVED * self.fontMetrics().lineSpacing())


class CalendarRoom(ProgressRoom):
    """Nothing is read while it is out of view."""

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(
            tools.look, "progress.calendar", tools.translate("CalendarRoom", "Calendar"), "", parent
        )
        self._tools = tools
        self._first = month_of(tools.today)
        self._going_to: date | None = None
        self._waits_for_days = False
        self._is_stale = True
        self._reading: Job | None = None
        self._turns = Turns(self)
        look = tools.look
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._title = MonthTitle(look, month_title(self._first, tools.translate))
        self._title.setObjectName("progress.calendar.title")
        self._earlier = quiet(look, self.tr("Earlier"), "progress.calendar.earlier", icon="chevron-left")
        self._later = quiet(look, self.tr("Later"), "progress.calendar.later", icon="chevron-right")
        self._this = quiet(look, self.tr("This month"), "progress.calendar.this", icon="calendar-days")
        self._earlier.setAccessibleName(self.tr("Earlier month"))
        self._later.setAccessibleName(self.tr("Later month"))
        self._month_view = MonthView(look, tools.translate)
        self._plan = muted("")
        self._plan.setObjectName("progress.calendar.plan")
        self._told = Reserved(look)
        name_control(self._told, "progress.calendar.told")
        self._kinds = KindKey(look, "progress.calendar.kinds")
        self._signs = KeyLine(look, "progress.calendar.signs")
        for widget in (
            self._problem,
            holding(FlowLayout(look, gap_px=8), [self._earlier, self._later, self._title, self._this]),
            self._told,
            self._month_view,
            self._kinds,
            self._signs,
            self._plan,
        ):
            self.add(widget)
        self._problem.hide()
        self._plan.hide()
        self._month_view.day_opened.connect(self.day_opened)
        self._month_view.pointed_at.connect(self._on_pointed_at)
        self._month_view.month_asked.connect(self._on_month_asked)
        self._earlier.clicked.connect(self._on_earlier_clicked)
        self._later.clicked.connect(self._on_later_clicked)
        self._this.clicked.connect(self._on_this_clicked)
        self._month: CalendarMonth | None = None
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    @property
    def month(self) -> CalendarMonth | None:
        """What is shown."""
        return self._month

    @property
    def month_view(self) -> MonthView:
        """The days."""
        return self._month_view

    @property
    def told(self) -> str:
        """The day that the keyboard or the pointer is on, in a sentence."""
        return self._told.text()

    @property
    def is_built(self) -> bool:
        """Everything that was read is in view."""
        return self._month is not None and not self._turns.is_busy

    def begin(self) -> None:
        """This month, from the top."""
        self.scroll_to_top()
        self._go_to(self._tools.today, with_keyboard=False)

    def take_focus(self) -> None:
        """On the day where somebody was; on the way back until the days are there."""
        if self._month is not None and self._month_view.buttons:
            self._month_view.take_focus()
        else:
            self._waits_for_days = True
            super().take_focus()

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
        workspace, first, today = self._tools.workspace, self._first, self._tools.today
        try:
            plan = workspace.today.plan()
        except UserProblem as problem:
            self._on_problem(problem)
            return
        self._is_stale = False
        whose = whose_plan(plan, self._tools.translate)
        self._plan.setText(whose)
        self._plan.setVisible(bool(whose))
        began_on = plan.began_on
        about, open_reader = workspace.about.load(), workspace.day_reader

        def work(_job: Job) -> CalendarMonth:
            with open_reader() as reader:
                return read_month(reader, first, today, about, began_on)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, month: CalendarMonth) -> None:
        self._problem.hide()
        self._turns.start(self._show(month))

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._tools.translate))
        self._problem.show()

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, month: CalendarMonth) -> Iterator[None]:
        say = self._tools.translate
        self._month = month
        self.set_title(self.tr("Calendar"), kept_line(month, say))
        self._title.setText(month_title(month.first, say))
        self._month_view.setAccessibleDescription(month_sentence(month, say))
        self._offer_months(month)
        going_to, self._going_to = self._going_to, None
        yield from self._month_view.show_month(month, going_to)
        if self._waits_for_days:
            self._waits_for_days = False
            self._month_view.take_focus()
        self._tell(month)
        kinds = {one.kind for day in month.days for one in day.done}
        told = [(icon, kind_in_short(kind, say)) for kind, icon in KIND_ICONS.items() if kind in kinds]
        if any(day.is_kept for day in month.days):
            told.append(("check", kept_word(say)))
        if any(not one.counted for day in month.days for one in day.done):
            told.append(("eye-off", self.tr("crossed out: not counted")))
        self._kinds.say(told)
        signs = {sign for day in month.days for sign in signs_of(day)}
        self._signs.say([(sign, sign_name(sign, say)) for sign in sorted(signs, key=lambda one: one.value)])
        self._kinds.setVisible(bool(told))
        self._signs.setVisible(bool(signs))

    def _offer_months(self, month: CalendarMonth) -> None:
        """A button that cannot be pressed any more gives its keyboard on."""
        focused = self.window().focusWidget()
        self._earlier.setEnabled(month.has_earlier)
        self._later.setEnabled(month.has_later)
        self._this.setVisible(month.has_later)
        if focused in (self._earlier, self._later, self._this) and not (
            focused.isEnabled() and focused.isVisibleTo(self)
        ):
            other = self._earlier if month.has_earlier else self._later
            other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, month: CalendarMonth) -> None:
        at = self._month_view.at
        if month.first <= at <= month.days[-1].day:
            self._told.setText(day_sentence(month.day(at), month.today, self._tools.translate))

    @Slot(object)
    def _on_pointed_at(self, day: CalendarDay) -> None:
        self._told.setText(day_sentence(day, self._tools.today, self._tools.translate))

    # -- what a person does --------------------------------------------------------------------------------

    def _go_to(self, day: date, *, with_keyboard: bool) -> None:
        self._first = month_of(day)
        self._going_to = day if with_keyboard else None
        self._read()

    @Slot(object)
    def _on_month_asked(self, day: date) -> None:
        """The arrows lead on into another month, as far as there is anything."""
        month = self._month
        if month is not None and (month.has_earlier if day < month.first else month.has_later):
            self._go_to(min(day, self._tools.today), with_keyboard=True)

    @Slot()
    def _on_earlier_clicked(self) -> None:
        self._go_to(month_before(self._first), with_keyboard=False)

    @Slot()
    def _on_later_clicked(self) -> None:
        self._go_to(month_after(self._first), with_keyboard=False)

    @Slot()
    def _on_this_clicked(self) -> None:
        self._go_to(self._tools.today, with_keyboard=False)
