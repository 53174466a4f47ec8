"""The history of goals: each one over time with the band that may be chance, all together, and those that ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.goal_course import GoalCourse
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.practice_history import LinePoint
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.goal_history import GoalHistory, read_goals
from gmi_trainer.ui.charts.over_time import RATING_SCALE
from gmi_trainer.ui.charts.picture import Band
from gmi_trainer.ui.pages.progress.history_room import HistoryRoom
from gmi_trainer.ui.pages.progress.history_values import (
    HistoryAsked,
    HistoryChart,
    HistoryItem,
    HistoryLine,
    HistoryView,
    HistoryWords,
    SaidCard,
    SessionView,
)
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.words.goal_history import (
    band_name,
    chart_notes,
    goal_lines,
    last_day,
    of_ten,
    row_words,
    story_line,
    when_line,
    worth_lines,
)
from gmi_trainer.ui.words.translate import Translate

MOST_CHARTS = 8


class GoalsRoom(HistoryRoom[GoalHistory]):
    """Behind Progress. A goal is named by its place among all of them, as sessions are by their id."""

    heard = (Changed.OWN_PAGES,)

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, _words(tools.translate), parent)
        self.begin_asked.connect(self._on_begin_asked)

    def _reading(self, asked: HistoryAsked) -> Callable[[], GoalHistory]:
        open_own = self._tools.workspace.own_reader

        def read() -> GoalHistory:
            with open_own() as reader:
                return read_goals(reader, asked.today, asked.span)

        return read

    def _telling(self, value: GoalHistory, asked: HistoryAsked) -> HistoryView:
        say, today = self._tools.translate, asked.today
        items = [
            HistoryItem(number, last_day(course), row_words(course, today, say))
            for number, course in enumerate(value.courses)
        ]
        shown = sorted(items, key=lambda item: item.day, reverse=True)[: asked.count]
        return HistoryView(
            first=story_line(value.story, say),
            span=value.span,
            stretch=value.stretch,
            charts=tuple(_chart(course, today, say) for course in value.charted[:MOST_CHARTS]),
            cards=(SaidCard(self.tr("What a change is worth"), "scale", worth_lines(value.story, say)),),
            items=tuple(shown),
            has_older=len(items) > asked.count,
        )

    def _telling_session(self, value: GoalHistory, session_id: int) -> SessionView | None:
        if not 0 <= session_id < len(value.courses):
            return None
        course, say = value.courses[session_id], self._tools.translate
        return SessionView(
            session_id=session_id,
            title=course.goal.text,
            when=when_line(course, say),
            cards=(SaidCard(self.tr("How it went"), "target", goal_lines(course, self._tools.today, say)),),
        )

    @Slot()
    def _on_begin_asked(self) -> None:
        self.own_page_asked.emit(OwnPage.GOALS)


def _chart(course: GoalCourse, today: date, translate: Translate) -> HistoryChart:
    points = tuple(LinePoint(point.day, point.value, point.days) for point in course.points)
    band = course.band
    return HistoryChart(
        course.goal.uuid,
        course.goal.text,
        (
            HistoryLine(
                translate("GoalsRoom", "How well it goes"), points, lambda value: of_ten(value, translate)
            ),
        ),
        RATING_SCALE,
        lambda tick: f"{tick:.0f}",
        notes=chart_notes(course, today, translate),
        bands=(Band(*band, band_name(translate)),) if band is not None else (),
        counts=translate("GoalsRoom", "Days"),
    )


def _words(translate: Translate) -> HistoryWords:
    return HistoryWords(
        key="progress.goals",
        title=translate("GoalsRoom", "Goals"),
        about=translate("GoalsRoom", "How well each of them went, as you said it. Ups and downs are normal."),
        icon="target",
        nothing=translate(
            "GoalsRoom", "Once you have a goal and said how it goes, you see it here over time."
        ),
        begin=translate("GoalsRoom", "Write a goal"),
        begin_icon="plus",
        go_on=translate("GoalsRoom", "To my goals"),
        list_title=translate("GoalsRoom", "All goals"),
        detail_back=translate("GoalsRoom", "Back to all goals"),
    )
