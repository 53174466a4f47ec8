"""The history of lessons: what was read when, how their questions went, what comes back, and one's own words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.practice_history import LinePoint
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.learning_history import LearningHistory, read_learning
from gmi_trainer.ui.charts.picture import Ink
from gmi_trainer.ui.charts.scale import Scale
from gmi_trainer.ui.pages.progress.history_room import HistoryRoom
from gmi_trainer.ui.pages.progress.history_values import (
    Figure,
    HistoryAsked,
    HistoryChart,
    HistoryItem,
    HistoryLine,
    HistoryView,
    HistoryWords,
    SaidCard,
    SessionView,
    WeekPicture,
)
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.words.days import week_of
from gmi_trainer.ui.words.histories import on_day, weeks_spoken
from gmi_trainer.ui.words.learning_history import (
    answers_note,
    coming_lines,
    counting_words,
    figures,
    first_line,
    lessons_note,
    own_words_line,
    row_words,
    sitting_lines,
    sitting_title,
    unit_lines,
)
from gmi_trainer.ui.words.translate import Translate

PERCENT = Scale(0.0, 104.0, (0.0, 25.0, 50.0, 75.0, 100.0))
LESSON_STEPS = (2, 3, 5, 10)


class LearningRoom(HistoryRoom[LearningHistory]):
    """Behind Progress."""

    heard = (Changed.SESSIONS,)
    page_of_sessions = 20

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, _words(tools.translate), parent)
        self.begin_asked.connect(self.learn_asked)

    def _reading(self, asked: HistoryAsked) -> Callable[[], LearningHistory]:
        learning, open_learned = self._tools.workspace.learning(), self._tools.workspace.learned

        def read() -> LearningHistory:
            with open_learned() as reader:
                course = learning.course().course
                return read_learning(reader, course, asked.today, asked.count, asked.span, asked.session_id)

        return read

    def _telling(self, value: LearningHistory, asked: HistoryAsked) -> HistoryView:
        say, totals = self._tools.translate, value.totals
        return HistoryView(
            first=first_line(value.read, len(value.titles), value.sittings[0], value.titles, asked.today, say)
            if value.sittings
            else "",
            figures=tuple(Figure(*one) for one in figures(value.read, totals.answers, totals.days, say)),
            weeks=WeekPicture(
                value.weeks,
                tuple(week_of(week.monday, asked.today, say) for week in value.weeks),
                weeks_spoken(value.weeks, asked.today, say),
            ),
            span=value.span,
            stretch=value.stretch,
            charts=_charts(value, say),
            cards=(
                SaidCard(self.tr("What comes back when"), "rotate-ccw", coming_lines(value.coming, say)),
                SaidCard(self.tr("By unit"), "list", unit_lines(value.units, say)),
                SaidCard(
                    self.tr("In my own words"),
                    "pencil",
                    tuple(own_words_line(one.title, one.text, say) for one in value.words),
                ),
            ),
            items=tuple(
                HistoryItem(one.session_id, one.day, row_words(one, value.titles, say))
                for one in value.sittings
            ),
            has_older=value.has_older,
        )

    def _telling_session(self, value: LearningHistory, session_id: int) -> SessionView | None:
        one, say = value.sitting(session_id), self._tools.translate
        if one is None:
            return None
        return SessionView(
            session_id=session_id,
            title=sitting_title(one, value.titles, say),
            when=on_day(one.day, say, with_year=True),
            cards=(SaidCard(self.tr("What you did"), "book-open", sitting_lines(one, say)),),
            counted=one.counted,
            not_counted_reason=one.not_counted_reason,
            counting=counting_words(say),
        )


def _charts(value: LearningHistory, translate: Translate) -> tuple[HistoryChart, ...]:
    first = tuple(
        LinePoint(one.day, one.first.percent, one.first.of) for one in value.answers_over_time if one.first.of
    )
    again = tuple(
        LinePoint(one.day, one.again.percent, one.again.of) for one in value.answers_over_time if one.again.of
    )
    read = tuple(LinePoint(one.day, float(one.read), one.new) for one in value.lessons_over_time)

    def lessons(number: float) -> str:
        return translate("LearningRoom", "{n} lessons").format(n=f"{number:.0f}")

    def percent(number: float) -> str:
        return translate("LearningRoom", "{n} % right").format(n=f"{number:.0f}")

    charts = []
    if read:
        charts.append(
            HistoryChart(
                "lessons",
                translate("LearningRoom", "Lessons read so far"),
                (HistoryLine(translate("LearningRoom", "Read"), read, lessons),),
                lessons_scale(len(value.titles)),
                _whole,
                notes=(lessons_note(translate),),
                counts=translate("LearningRoom", "New"),
            )
        )
    if first or again:
        charts.append(
            HistoryChart(
                "answers",
                translate("LearningRoom", "Answers that were right"),
                (
                    HistoryLine(translate("LearningRoom", "At first"), first, percent, Ink.ONE),
                    HistoryLine(translate("LearningRoom", "On coming back"), again, percent, Ink.TWO),
                ),
                PERCENT,
                lambda tick: translate("LearningRoom", "{n} %").format(n=f"{tick:.0f}"),
                notes=(answers_note(value.stretch.by, translate),),
                counts=translate("LearningRoom", "Answers"),
            )
        )
    return tuple(charts)


def lessons_scale(lessons: int) -> Scale:
    """From none to all of them, with about four ticks."""
    step = next((one for one in LESSON_STEPS if lessons <= 5 * one), 25)
    ticks = (*(float(tick) for tick in range(0, lessons - step // 2, step)), float(lessons))
    return Scale(0.0, lessons * 1.05 + 0.2, ticks)


def _whole(number: float) -> str:
    return f"{number:.0f}"


def _words(translate: Translate) -> HistoryWords:
    return HistoryWords(
        key="progress.learning",
        title=translate("LearningRoom", "Lessons and questions"),
        about=translate("LearningRoom", "What you read, and what stayed with you. Nobody marks it."),
        icon="book-open",
        nothing=translate("LearningRoom", "After your first lesson you see here what you read and answered."),
        begin=translate("LearningRoom", "Go to the lessons"),
        list_title=translate("LearningRoom", "All lessons and questions"),
        detail_back=translate("LearningRoom", "Back to lessons and questions"),
    )
