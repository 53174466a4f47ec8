"""The first view of Progress: this week, the charts of one body part, and the doors to everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.change import PartChange
from gmi_trainer.services.first_view import FirstView
from gmi_trainer.services.progress import Course
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.course_view import CourseView
from gmi_trainer.ui.pages.progress.doors import Doors
from gmi_trainer.ui.pages.progress.rooms import BREATHING, DAY, RoomDoor
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.pages.progress.week_card import WeekCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.breath_history import totals_line, week_line
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # draws, so it is loaded when there is something to draw
    from gmi_trainer.ui.pages.progress.days_card import DaysCard


class OverviewPage(Page):
    """Shows a FirstView; asks for another part or span, for a day, or for a room."""

    part_chosen = Signal(object)  # BodyPart
    span_chosen = Signal(object)  # Span
    day_opened = Signal(object)  # date
    published_switched = Signal(bool)
    room_asked = Signal(str)  # the room's key
    train_asked = Signal()

    def __init__(
        self, look: Look, doors: Sequence[RoomDoor], translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            look,
            "progress.overview",
            translate("OverviewPage", "Progress"),
            translate("OverviewPage", "What you did, and how it went. Ups and downs are normal."),
            parent=parent,
        )
        self._translate = translate
        self._turns = Turns(self)
        self._wait = muted(self.tr("One moment …"))
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._empty = self._make_empty()
        self._week = WeekCard(look, translate)
        self._no_drills = muted(self.tr("After your first drill you see here how that went, too."))
        self._course = CourseView(look, translate)
        self._course.part_chosen.connect(self.part_chosen)
        self._course.span_chosen.connect(self.span_chosen)
        self._course.published_switched.connect(self.published_switched)
        self._course.day_opened.connect(self.day_opened)
        self._course.train_asked.connect(self.train_asked)
        self._days: DaysCard | None = None
        self._days_place = Column(look)
        self._doors = Doors(look, doors, translate)
        self._doors.room_asked.connect(self.room_asked)
        self._parts_of_page = (
            self._problem,
            self._empty,
            self._week,
            self._no_drills,
            self._days_place,
            self._course,
            self._doors,
        )
        for widget in (self._wait, *self._parts_of_page):
            self.add(widget)
        for widget in self._parts_of_page:
            widget.hide()

    @property
    def course(self) -> CourseView:
        """The charts."""
        return self._course

    @property
    def week(self) -> WeekCard:
        """This week."""
        return self._week

    @property
    def days(self) -> DaysCard | None:
        """How the days were, where that is all there is."""
        return self._days

    @property
    def doors(self) -> Doors:
        """The tiles of the rooms."""
        return self._doors

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is nothing yet."""
        return self._empty.isVisibleTo(self)

    def focus_door(self, key: str) -> None:
        """Somebody comes back from a room: to its tile, or to the day below the charts."""
        if key == DAY and self._days is not None and self._days.isVisibleTo(self):
            self._days.card.take_focus()
        elif key == DAY:
            self._course.charts.readout.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._doors.focus_tile(key)

    def say_problem(self, words: str) -> None:
        """The record could not be read."""
        self._wait.hide()
        self._problem.say(words)
        self._problem.show()

    def show_view(self, view: FirstView, today: date) -> None:
        """Show what was read, piece by piece. What has not changed is left alone."""
        self._turns.start(self._build(view, today))

    def show_course(self, view: FirstView, course: Course, today: date) -> None:
        """Another part or span, and nothing else."""
        self._turns.start(self._build_course(view, course, today))

    def show_verdicts(self, verdicts: Mapping[BodyPart, PartChange]) -> None:
        """A few words on the tile of each part."""
        self._course.show_verdicts(verdicts)

    @property
    def is_built(self) -> bool:
        """Everything that was read is in view."""
        return not self._turns.is_busy and self._course.is_built

    def _build(self, view: FirstView, today: date) -> Iterator[None]:
        self._wait.hide()
        self._problem.hide()
        self._empty.setVisible(not view.has_any)
        self._no_drills.setVisible(view.has_any and view.course is None)
        self._week.setVisible(view.has_any)
        self._week.show_weeks(view.this_week, view.last_week, view.habit, today)
        self._course.setVisible(view.course is not None)
        yield
        if view.course is not None:
            yield from self._course.show_course(view.course, view.parts, today, view.about)
            yield
        self._days_place.setVisible(view.days is not None)
        if view.days is not None:
            self._made_days().show_line(view.days, today)
            yield
        if view.breathing is not None:
            this = week_line(view.breathing.week, today, self._translate)
            all_of_it = totals_line(view.breathing.totals, self._translate)
            self._doors.tell(BREATHING, self.tr("{all}. {week}.").format(all=all_of_it, week=this))
        self._doors.setVisible(view.has_any or view.days is not None)
        yield
        self._order_tabs()

    def _build_course(self, view: FirstView, course: Course, today: date) -> Iterator[None]:
        self._problem.hide()
        yield from self._course.show_course(course, view.parts, today, view.about)
        self._order_tabs()

    def _made_days(self) -> DaysCard:
        """Loaded for those who need it."""
        if self._days is None:
            from gmi_trainer.ui.pages.progress.days_card import DaysCard

            self._days = DaysCard(self.look, self._translate)
            self._days.day_opened.connect(self.day_opened)
            self._days_place.add(self._days)
        return self._days

    def _order_tabs(self) -> None:
        """Charts are made late; the Tab key comes to them in the order in which they stand."""
        days = self._days.card.tab_stops if self._days is not None else ()
        stops = [self._empty_button, *days, *self._course.tab_stops, *self._doors.tiles]
        for here, there in pairwise(stops):
            QWidget.setTabOrder(here, there)

    def _make_empty(self) -> EmptyState:
        self._empty_button = primary(self.look, self.tr("Go to training"), "progress.train", icon="play")
        self._empty_button.clicked.connect(self.train_asked)
        return EmptyState(
            self.look,
            "chart-line",
            self.tr("No practice here yet."),
            self.tr("After your first drill you see here what you did and how it went."),
            action=self._empty_button,
        )
