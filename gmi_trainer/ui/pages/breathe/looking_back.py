"""Looking back on breathing: how much there was, what changed around it, and each session behind its row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gmi_trainer.services.breath_history import BreathHistory, read_breath_history
from gmi_trainer.ui.pages.progress.history_room import HistoryRoom
from gmi_trainer.ui.pages.progress.history_values import (
    HistoryAsked,
    HistoryItem,
    HistoryView,
    HistoryWords,
    SaidCard,
    SessionView,
    WeekPicture,
)
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.words.breath_history import (
    counting_words,
    ending_sentence,
    how_it_went,
    ratings_spoken,
    row_words,
    session_title,
    session_when,
    totals_line,
    weeks_sentence,
)
from gmi_trainer.ui.words.days import week_of
from gmi_trainer.ui.words.translate import Translate


class LookingBack(HistoryRoom[BreathHistory]):
    """The history of breathing, behind Breathe and behind Progress."""

    page_of_sessions = 30
    has_charts = False
    takes_notes = True

    def __init__(self, tools: RoomTools, back_words: str, parent: QWidget | None = None) -> None:
        """``back_words``: what the way back says."""
        super().__init__(tools, _words(tools.translate, back_words), parent)
        self.begin_asked.connect(self.breathe_asked)

    def _reading(self, asked: HistoryAsked) -> Callable[[], BreathHistory]:
        history = self._tools.workspace.history

        def read() -> BreathHistory:
            with history() as reader:
                return read_breath_history(
                    reader,
                    asked.count,
                    asked.today,
                    rates_pain=asked.about.rates_pain,
                    session_id=asked.session_id,
                )

        return read

    def _telling(self, value: BreathHistory, asked: HistoryAsked) -> HistoryView:
        say = self._tools.translate
        return HistoryView(
            first=totals_line(value.totals, say),
            weeks=WeekPicture(
                value.weeks,
                tuple(week_of(week.monday, asked.today, say) for week in value.weeks),
                weeks_sentence(value.weeks, asked.today, say),
            ),
            changes=value.changes,
            items=tuple(
                HistoryItem(done.session_id, done.day, row_words(done, say)) for done in value.sessions
            ),
            has_older=value.has_older,
        )

    def _telling_session(self, value: BreathHistory, session_id: int) -> SessionView | None:
        done, say = value.session(session_id), self._tools.translate
        if done is None:
            return None
        ending = ending_sentence(done, say)
        return SessionView(
            session_id=session_id,
            title=session_title(done, say),
            when=session_when(done, say, with_year=True),
            notices=(ending,) if ending else (),
            cards=(
                SaidCard(self.tr("How it went"), "wind", how_it_went(done, say)),
                SaidCard(self.tr("Before and after"), "scale", ratings_spoken(done, say)),
            ),
            counted=done.counted,
            not_counted_reason=done.not_counted_reason,
            counting=counting_words(say),
        )


def _words(translate: Translate, back_words: str) -> HistoryWords:
    return HistoryWords(
        key="breath_history",
        title=translate("LookingBack", "Looking back on breathing"),
        about=translate("LookingBack", "What you did, and how it felt. Ups and downs are normal."),
        icon="wind",
        nothing=translate(
            "LookingBack", "After your first session you see here what you did and how it felt."
        ),
        begin=translate("LookingBack", "Breathe now"),
        begin_key="breathe",
        begin_icon="wind",
        back=back_words,
    )
