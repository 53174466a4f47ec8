"""The history of the mirror: the steps, how much the reflection felt like one's own, and what each session was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.mirror import PRACTISED, MirrorStep
from gmi_trainer.services.practice_histories import MirroredHistory, read_mirrored
from gmi_trainer.ui.charts.over_time import RATING_SCALE
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
from gmi_trainer.ui.words.histories import grain_note, last_note, when_and_how_long
from gmi_trainer.ui.words.mirror import step_name
from gmi_trainer.ui.words.mirrored_history import (
    done_lines,
    fact_lines,
    like_mine_note,
    notices,
    row_words,
    said_lines,
    session_title,
)
from gmi_trainer.ui.words.translate import Translate

STEP_SCALE = Scale(-0.5, 5.5, tuple(float(step) for step in PRACTISED))


class MirroredRoom(HistoryRoom[MirroredHistory]):
    """Behind Progress."""

    takes_notes = True

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, _words(tools.translate), parent)
        self.begin_asked.connect(partial(self.practice_asked.emit, SessionKind.MIRROR))

    def _reading(self, asked: HistoryAsked) -> Callable[[], MirroredHistory]:
        workspace = self._tools.workspace
        open_mirrored, open_guided = workspace.mirror().open_reader, workspace.guided_reader
        wanted = wanted_of(asked)

        def read() -> MirroredHistory:
            with open_guided() as guided, open_mirrored() as reader:
                return read_mirrored(reader, guided.totals(SessionKind.MIRROR), wanted)

        return read

    def _telling(self, value: MirroredHistory, asked: HistoryAsked) -> HistoryView:
        say, history = self._tools.translate, value.history
        items = tuple(HistoryItem(one.session_id, one.day, row_words(one, say)) for one in history.sessions)
        newest = session_title(history.sessions[0], say) if history.sessions else ""
        said = fact_lines(value.facts, say)
        cards = (SaidCard(self.tr("What you said in this time"), "pencil", said),)
        return practice_view(history, items, newest, _charts(value, say), cards, asked.today, say)

    def _telling_session(self, value: MirroredHistory, session_id: int) -> SessionView | None:
        one, say = value.history.session(session_id), self._tools.translate
        if one is None:
            return None
        own = (one.log.words,) if one.log.words else ()
        return SessionView(
            session_id=session_id,
            title=session_title(one, say),
            when=when_and_how_long(one.day, one.practised_ms, say, with_year=True),
            notices=notices(one, say),
            cards=(
                SaidCard(self.tr("What you did"), "hand", done_lines(one, say)),
                SaidCard(self.tr("What you said"), "pencil", said_lines(one, say)),
                SaidCard(self.tr("In your own words"), "pencil", own),
            ),
            counted=one.counted,
            not_counted_reason=one.not_counted_reason,
            counting=counting_words(say),
        )


def _charts(value: MirroredHistory, translate: Translate) -> tuple[HistoryChart, ...]:
    by = value.history.stretch.by

    def step(number: float) -> str:
        name = step_name(MirrorStep(int(number)), translate)
        return translate("MirroredRoom", "{n}: {name}").format(n=int(number), name=name)

    has_faint = any(not point.counted for point in value.like_mine)
    return (
        HistoryChart(
            "step",
            translate("MirroredRoom", "The steps"),
            (HistoryLine(translate("MirroredRoom", "Step"), value.steps, step),),
            STEP_SCALE,
            whole,
            notes=(last_note(by, translate),),
        ),
        HistoryChart(
            "mine",
            translate("MirroredRoom", "It felt like my own"),
            (
                HistoryLine(
                    translate("MirroredRoom", "Like my own"),
                    value.like_mine,
                    lambda number: of_ten(number, translate),
                ),
            ),
            RATING_SCALE,
            whole,
            notes=(like_mine_note(translate), grain_note(by, translate, has_faint=has_faint)),
        ),
    )


def _words(translate: Translate) -> HistoryWords:
    return HistoryWords(
        key="progress.mirrored",
        title=translate("MirroredRoom", "Mirror"),
        about=translate("MirroredRoom", "What you did, and what you said of it. Ups and downs are normal."),
        icon="hand",
        nothing=translate(
            "MirroredRoom", "After your first session you see here what you did and how it felt."
        ),
        begin=translate("MirroredRoom", "Go to the mirror"),
    )
