"""The history of the mirror: the steps, how much the reflection felt like one's own, and what each session was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.mirror import PRACTISED, MirrorDone, MirrorStep
from gmi_trainer.domain.practice_history import DayValue, last_of, line_of, mirrored_facts
from gmi_trainer.services.practice_histories import PracticeHistory, read_mirrored
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


class MirroredRoom(HistoryRoom[PracticeHistory[MirrorDone]]):
    """Behind Progress."""

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, _words(tools.translate), parent)
        self.begin_asked.connect(self.train_asked)

    def _reading(self, asked: HistoryAsked) -> Callable[[], PracticeHistory[MirrorDone]]:
        workspace = self._tools.workspace
        open_mirrored, open_guided = workspace.mirror().open_reader, workspace.guided_reader
        wanted = wanted_of(asked)

        def read() -> PracticeHistory[MirrorDone]:
            with open_guided() as guided, open_mirrored() as reader:
                return read_mirrored(reader, guided.totals(SessionKind.MIRROR), wanted)

        return read

    def _telling(self, value: PracticeHistory[MirrorDone], asked: HistoryAsked) -> HistoryView:
        say = self._tools.translate
        items = tuple(HistoryItem(one.session_id, one.day, row_words(one, say)) for one in value.sessions)
        newest = session_title(value.sessions[0], say) if value.sessions else ""
        said = fact_lines(mirrored_facts(value.charted), say)
        cards = (SaidCard(self.tr("What you said in this time"), "pencil", said),)
        return practice_view(value, items, newest, _charts(value, say), cards, asked.today, say)

    def _telling_session(self, value: PracticeHistory[MirrorDone], session_id: int) -> SessionView | None:
        one, say = value.session(session_id), self._tools.translate
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


def _charts(value: PracticeHistory[MirrorDone], say: Translate) -> tuple[HistoryChart, ...]:
    done = [one for one in value.charted if one.is_done]
    by = value.stretch.by
    steps = last_of((DayValue(one.day, int(one.step), one.counted) for one in done), by)
    mine = line_of(
        (DayValue(one.day, one.log.like_mine, one.counted) for one in done if one.log.like_mine is not None),
        by,
    )

    def step(number: float) -> str:
        name = step_name(MirrorStep(int(number)), say)
        return say("MirroredRoom", "{n}: {name}").format(n=int(number), name=name)

    has_faint = any(not point.counted for point in mine)
    return (
        HistoryChart(
            "step",
            say("MirroredRoom", "The steps"),
            (HistoryLine(say("MirroredRoom", "Step"), steps, step),),
            STEP_SCALE,
            whole,
            notes=(last_note(by, say),),
        ),
        HistoryChart(
            "mine",
            say("MirroredRoom", "It felt like my own"),
            (HistoryLine(say("MirroredRoom", "Like my own"), mine, lambda number: of_ten(number, say)),),
            RATING_SCALE,
            whole,
            notes=(like_mine_note(say), grain_note(by, say, has_faint=has_faint)),
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
        begin=translate("MirroredRoom", "Go to training"),
    )
