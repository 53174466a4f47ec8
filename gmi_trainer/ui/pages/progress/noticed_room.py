"""The history of noticing: how much, which practices, and each session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gmi_trainer.services.practice_histories import NoticeHistory, read_noticed
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
from gmi_trainer.ui.pages.progress.practice_parts import practice_view, wanted_of, whole
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.words.breath_history import counting_words
from gmi_trainer.ui.words.histories import when_and_how_long
from gmi_trainer.ui.words.noticed_history import (
    done_lines,
    minutes_note,
    minutes_words,
    notices,
    practice_lines,
    practice_name,
    row_words,
    said_lines,
)
from gmi_trainer.ui.words.translate import Translate

MINUTE_STEPS = (2, 5, 10, 20, 50, 100, 200, 500, 1_000)
MOST_STEPS = 5


class NoticedRoom(HistoryRoom[NoticeHistory]):
    """Behind Progress."""

    takes_notes = True

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, _words(tools.translate), parent)
        self.begin_asked.connect(self.train_asked)

    def _reading(self, asked: HistoryAsked) -> Callable[[], NoticeHistory]:
        guided, open_guided = self._tools.workspace.guided(), self._tools.workspace.guided_reader
        wanted = wanted_of(asked)

        def read() -> NoticeHistory:
            titles = {script.script_id: script.title for script in guided.scripts().scripts}
            with open_guided() as reader:
                return read_noticed(reader, titles, wanted)

        return read

    def _telling(self, value: NoticeHistory, asked: HistoryAsked) -> HistoryView:
        say, history, titles = self._tools.translate, value.history, value.titles
        items = tuple(
            HistoryItem(one.session_id, one.day, row_words(one, titles, say)) for one in history.sessions
        )
        newest = practice_name(history.sessions[0].script_id, titles, say) if history.sessions else ""
        done = practice_lines(value.past, titles, asked.today, say)
        cards = (SaidCard(self.tr("What you did so far"), "leaf", done),)
        return practice_view(history, items, newest, (_chart(value, say),), cards, asked.today, say)

    def _telling_session(self, value: NoticeHistory, session_id: int) -> SessionView | None:
        one, say = value.history.session(session_id), self._tools.translate
        if one is None:
            return None
        return SessionView(
            session_id=session_id,
            title=practice_name(one.script_id, value.titles, say),
            when=when_and_how_long(one.day, one.practised_ms, say, with_year=True),
            notices=notices(one, say),
            cards=(
                SaidCard(self.tr("What you did"), "leaf", done_lines(one, say)),
                SaidCard(self.tr("What you said"), "pencil", said_lines(one, say)),
            ),
            counted=one.counted,
            not_counted_reason=one.not_counted_reason,
            counting=counting_words(say),
        )


def _chart(value: NoticeHistory, translate: Translate) -> HistoryChart:
    points = value.minutes
    return HistoryChart(
        "minutes",
        translate("NoticedRoom", "Minutes"),
        (
            HistoryLine(
                translate("NoticedRoom", "In all"), points, lambda minutes: minutes_words(minutes, translate)
            ),
        ),
        minutes_scale(max((point.value for point in points), default=0.0)),
        whole,
        notes=(minutes_note(value.history.stretch.by, translate),),
    )


def minutes_scale(most: float) -> Scale:
    """From nothing up to a round number of minutes."""
    step = next((one for one in MINUTE_STEPS if one * MOST_STEPS >= most), MINUTE_STEPS[-1])
    steps = max(2, -(-int(most) // step), -(-most // step))
    top = steps * step
    return Scale(-0.04 * top, top * 1.04, tuple(float(n * step) for n in range(int(steps) + 1)))


def _words(translate: Translate) -> HistoryWords:
    return HistoryWords(
        key="progress.noticed",
        title=translate("NoticedRoom", "Notice"),
        about=translate("NoticedRoom", "What you did, and when. Ups and downs are normal."),
        icon="leaf",
        nothing=translate("NoticedRoom", "After your first practice you see here what you did, and when."),
        begin=translate("NoticedRoom", "Go to training"),
    )
