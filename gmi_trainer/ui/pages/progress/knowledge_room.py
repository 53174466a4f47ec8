"""The history of what somebody knows about pain: from time to time, with what may be luck, and sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.knowledge import score
from gmi_trainer.domain.practice_history import DayValue, line_of
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.knowledge_history import KnowledgeHistory, read_knowledge
from gmi_trainer.ui.charts.picture import Band, Ink
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
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.knowledge import check_name, honest_lines
from gmi_trainer.ui.words.knowledge_history import (
    band_name,
    first_line,
    fits_name,
    gained_title,
    group_lines,
    lost_title,
    luck_lines,
    row_words,
    said_lines,
    sentence_lines,
    sentences,
    time_lines,
    time_title,
    unsure_name,
)
from gmi_trainer.ui.words.translate import Translate

STEP = 5


class KnowledgeRoom(HistoryRoom[KnowledgeHistory]):
    """Behind Progress. Nothing here can be left out of what counts: the times are no sessions."""

    heard = (Changed.KNOWLEDGE,)

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, _words(tools.translate), parent)
        self.begin_asked.connect(self.check_asked)

    def _reading(self, asked: HistoryAsked) -> Callable[[], KnowledgeHistory]:
        learning, open_learned = self._tools.workspace.learning(), self._tools.workspace.learned

        def read() -> KnowledgeHistory:
            with open_learned() as reader:
                return read_knowledge(reader, learning.course().course, asked.today, asked.span)

        return read

    def _telling(self, value: KnowledgeHistory, asked: HistoryAsked) -> HistoryView:
        say, course = self._tools.translate, value.course
        newest = tuple(reversed(course.finished))
        return HistoryView(
            first=first_line(course, say),
            span=value.span,
            stretch=value.stretch,
            charts=_charts(value, say),
            cards=(
                SaidCard(gained_title(course, say), "check", sentence_lines(course.gained, say)),
                SaidCard(lost_title(course, say), "rotate-ccw", sentence_lines(course.lost, say)),
                SaidCard(self.tr("Idea by idea"), "list", group_lines(course, say)),
                SaidCard(self.tr("What this says, and what not"), "info", honest_lines(say)),
            ),
            items=tuple(
                HistoryItem(taken.check_id, taken.day, row_words(taken, say))
                for taken in newest[: asked.count]
            ),
            has_older=len(newest) > asked.count,
        )

    def _telling_session(self, value: KnowledgeHistory, session_id: int) -> SessionView | None:
        taken, say = value.taken(session_id), self._tools.translate
        if taken is None or value.check is None:
            return None
        return SessionView(
            session_id=session_id,
            title=time_title(taken, say),
            when=day_month_year(taken.day, say),
            cards=(
                SaidCard(self.tr("What it came to"), "circle-check", time_lines(taken, say)),
                SaidCard(self.tr("What you said"), "file-text", said_lines(value.check, taken, say)),
            ),
        )


def _charts(value: KnowledgeHistory, translate: Translate) -> tuple[HistoryChart, ...]:
    if not value.charted or len(value.course.finished) < 2:
        return ()
    scores = [(taken.day, score(taken)) for taken in value.charted]
    by = value.stretch.by
    change, first = value.course.change, value.course.finished[0]
    bands: tuple[Band, ...] = ()
    if change is not None and change.of == score(first).of:
        bands = (Band(change.before - change.luck, change.before + change.luck, band_name(translate)),)
    return (
        HistoryChart(
            "fits",
            translate("KnowledgeRoom", "Answers that fit"),
            (
                HistoryLine(
                    fits_name(translate),
                    line_of((DayValue(day, float(found.right)) for day, found in scores), by),
                    lambda count: sentences(count, translate),
                    Ink.ONE,
                ),
                HistoryLine(
                    unsure_name(translate),
                    line_of((DayValue(day, float(found.unsure)) for day, found in scores), by),
                    lambda count: sentences(count, translate),
                    Ink.TWO,
                ),
            ),
            sentence_scale(max(found.of for _day, found in scores)),
            lambda tick: f"{tick:.0f}",
            notes=luck_lines(value.course, translate),
            bands=bands,
            counts=translate("KnowledgeRoom", "Times"),
        ),
    )


def sentence_scale(most: int) -> Scale:
    """From none to all sentences."""
    return Scale(-0.6, most + 0.6, (*(float(tick) for tick in range(0, most - STEP // 2, STEP)), float(most)))


def _words(translate: Translate) -> HistoryWords:
    return HistoryWords(
        key="progress.knowledge",
        title=check_name(translate),
        about=translate(
            "KnowledgeRoom", "How it went from time to time. It is only for you, and no clock runs."
        ),
        icon="circle-check",
        nothing=translate(
            "KnowledgeRoom", "Answer once now and again after some lessons, and see here what changed."
        ),
        begin=translate("KnowledgeRoom", "Have a look"),
        go_on=translate("KnowledgeRoom", "Have a look again"),
        list_title=translate("KnowledgeRoom", "All times"),
        detail_back=translate("KnowledgeRoom", "Back to all times"),
    )
