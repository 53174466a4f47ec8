"""The history of daily tasks: the steps of the ladder, how hard it was beside how hard it was thought to be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.services.practice_histories import TaskHistory, read_tasks
from gmi_trainer.ui.charts.over_time import RATING_SCALE
from gmi_trainer.ui.charts.picture import Ink
from gmi_trainer.ui.charts.scale import Scale
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
from gmi_trainer.ui.pages.progress.practice_parts import of_ten, practice_view, wanted_of, whole
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.words.breath_history import counting_words
from gmi_trainer.ui.words.histories import grain_note, last_note
from gmi_trainer.ui.words.task_history import (
    fact_lines,
    ladder_note,
    notices,
    row_words,
    rung_words,
    said_lines,
    session_title,
    when_line,
)
from gmi_trainer.ui.words.translate import Translate

LEAST_STEPS = 4
STEPS_BY_TWO = 10
"""A longer ladder has a number at every second step."""


class TasksRoom(HistoryRoom[TaskHistory]):
    """Behind Progress."""

    takes_notes = True

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, _words(tools.translate), parent)
        self.begin_asked.connect(partial(self.practice_asked.emit, SessionKind.ACTIVITY))

    def _reading(self, asked: HistoryAsked) -> Callable[[], TaskHistory]:
        service, open_diary = self._tools.workspace.activities(), self._tools.workspace.diary
        wanted = wanted_of(asked)

        def read() -> TaskHistory:
            with open_diary() as diary, service.open_reader() as reader:
                return read_tasks(reader, service.look(diary), diary, wanted)

        return read

    def _telling(self, value: TaskHistory, asked: HistoryAsked) -> HistoryView:
        say, history = self._tools.translate, value.history
        items = tuple(HistoryItem(one.session_id, one.day, row_words(one, say)) for one in history.sessions)
        newest = session_title(history.sessions[0], say) if history.sessions else ""
        said = fact_lines(value.facts, say)
        cards = (SaidCard(self.tr("What you said in this time"), "pencil", said),)
        return practice_view(history, items, newest, _charts(value, say), cards, asked.today, say)

    def _telling_session(self, value: TaskHistory, session_id: int) -> SessionView | None:
        one, say = value.history.session(session_id), self._tools.translate
        if one is None:
            return None
        own = (one.note,) if one.note else ()
        return SessionView(
            session_id=session_id,
            title=session_title(one, say),
            when=when_line(one, say, with_year=True),
            notices=notices(one, say),
            cards=(
                SaidCard(self.tr("What you said"), "pencil", said_lines(one, say)),
                SaidCard(self.tr("In your own words"), "pencil", own),
            ),
            counted=one.counted,
            not_counted_reason=one.not_counted_reason,
            counting=counting_words(say),
        )


def _charts(value: TaskHistory, translate: Translate) -> tuple[HistoryChart, ...]:
    by, ladder = value.history.stretch.by, value.ladder
    has_faint = any(not point.counted for point in (*value.expected, *value.actual))
    mark = grain_note(by, translate, has_faint=has_faint)
    return (
        HistoryChart(
            "step",
            translate("TasksRoom", "The steps of my ladder"),
            (
                HistoryLine(
                    translate("TasksRoom", "Step"),
                    value.steps,
                    lambda place: rung_words(place, ladder, translate),
                ),
            ),
            ladder_scale(len(ladder)),
            whole,
            notes=(ladder_note(value.off_ladder, translate), last_note(by, translate)),
        ),
        HistoryChart(
            "hard",
            translate("TasksRoom", "How hard it was"),
            (
                HistoryLine(
                    translate("TasksRoom", "Thought"),
                    value.expected,
                    lambda number: of_ten(number, translate),
                    Ink.TWO,
                ),
                HistoryLine(
                    translate("TasksRoom", "Was"),
                    value.actual,
                    lambda number: of_ten(number, translate),
                    Ink.ONE,
                ),
            ),
            RATING_SCALE,
            whole,
            notes=(translate("TasksRoom", "0: very easy. 10: as hard as can be."), mark),
        ),
    )


def ladder_scale(steps: int) -> Scale:
    """From the lowest step to the highest."""
    top = max(steps, LEAST_STEPS)
    every = 2 if top > STEPS_BY_TWO else 1
    return Scale(0.5, top + 0.5, tuple(float(step) for step in range(1, top + 1, every)))


def _words(translate: Translate) -> HistoryWords:
    return HistoryWords(
        key="progress.tasks",
        title=translate("TasksRoom", "Daily tasks"),
        about=translate("TasksRoom", "What you tried, and how it was. Ups and downs are normal."),
        icon="footprints",
        nothing=translate(
            "TasksRoom", "After your first task you see here how hard it was, and the day after."
        ),
        begin=translate("TasksRoom", "Go to daily tasks"),
        list_title=translate("TasksRoom", "All tasks"),
        detail_back=translate("TasksRoom", "Back to all tasks"),
    )
