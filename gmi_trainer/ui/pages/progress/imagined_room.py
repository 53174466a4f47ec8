"""The history of imagined movements: how clear, how well felt, the steps, and how long it takes in the mind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.imagery import Rung, has_sides
from gmi_trainer.services.practice_histories import ImaginedHistory, read_imagined
from gmi_trainer.ui.charts.picture import Ink, Level, LevelPlace
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
from gmi_trainer.ui.words.histories import grain_note, last_note, when_and_how_long
from gmi_trainer.ui.words.imagery import rung_name
from gmi_trainer.ui.words.imagined_history import (
    done_lines,
    fact_lines,
    notices,
    ratio_note,
    ratio_words,
    row_words,
    rung_note,
    said_lines,
    session_title,
    time_lines,
)
from gmi_trainer.ui.words.translate import Translate

SAID_SCALE = Scale(0.7, 5.3, (1.0, 2.0, 3.0, 4.0, 5.0))
RUNG_SCALE = Scale(0.5, 8.5, tuple(float(rung) for rung in Rung))
RATIO_TICKS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
LEAST_RATIO = 2.0
"""A chart of times goes up to this at least, so that a small wobble does not look like a mountain."""


class ImaginedRoom(HistoryRoom[ImaginedHistory]):
    """Behind Progress."""

    takes_notes = True

    def __init__(self, tools: RoomTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, _words(tools.translate), parent)
        self.begin_asked.connect(partial(self.practice_asked.emit, SessionKind.IMAGERY))

    def _reading(self, asked: HistoryAsked) -> Callable[[], ImaginedHistory]:
        workspace = self._tools.workspace
        open_imagined, open_guided = workspace.imagery_reader, workspace.guided_reader
        wanted = wanted_of(asked)

        def read() -> ImaginedHistory:
            with open_guided() as guided, open_imagined() as reader:
                return read_imagined(reader, guided.totals(SessionKind.IMAGERY), wanted)

        return read

    def _telling(self, value: ImaginedHistory, asked: HistoryAsked) -> HistoryView:
        say, history = self._tools.translate, value.history
        items = tuple(HistoryItem(one.session_id, one.day, row_words(one, say)) for one in history.sessions)
        newest = session_title(history.sessions[0], say) if history.sessions else ""
        return practice_view(
            history,
            items,
            newest,
            _charts(value, say),
            (
                SaidCard(
                    self.tr("What you said in this time"),
                    "pencil",
                    fact_lines(value.facts, say),
                ),
            ),
            asked.today,
            say,
        )

    def _telling_session(self, value: ImaginedHistory, session_id: int) -> SessionView | None:
        one, say = value.history.session(session_id), self._tools.translate
        if one is None:
            return None
        rates_pain = self._tools.workspace.about.load().rates_pain
        return SessionView(
            session_id=session_id,
            title=session_title(one, say),
            when=when_and_how_long(one.day, one.practised_ms, say, with_year=True),
            notices=notices(one, say),
            cards=(
                SaidCard(self.tr("What you did"), "moon", done_lines(one, say)),
                SaidCard(self.tr("What you said"), "pencil", said_lines(one, say, rates_pain=rates_pain)),
                SaidCard(self.tr("How long it took"), "timer", time_lines(one, say)),
            ),
            counted=one.counted,
            not_counted_reason=one.not_counted_reason,
            counting=counting_words(say),
        )


def _charts(value: ImaginedHistory, translate: Translate) -> tuple[HistoryChart, ...]:
    by, part = value.history.stretch.by, value.history.part
    has_faint = any(not point.counted for point in (*value.clarity, *value.feeling))
    mark = grain_note(by, translate, has_faint=has_faint)
    both_ways = part is not None and not has_sides(part)

    def of_five(number: float) -> str:
        return translate("ImaginedRoom", "{n} of 5").format(n=f"{number:.1f}".removesuffix(".0"))

    def step(number: float) -> str:
        name = rung_name(Rung(int(number)), translate, both_ways=both_ways)
        return translate("ImaginedRoom", "{n}: {name}").format(n=int(number), name=name)

    charts = [
        HistoryChart(
            "said",
            translate("ImaginedRoom", "How clear, and how well felt"),
            (
                HistoryLine(translate("ImaginedRoom", "Clear"), value.clarity, of_five, Ink.ONE),
                HistoryLine(translate("ImaginedRoom", "Felt"), value.feeling, of_five, Ink.TWO),
            ),
            SAID_SCALE,
            whole,
            notes=(mark,),
        ),
        HistoryChart(
            "rung",
            translate("ImaginedRoom", "The steps of the ladder"),
            (HistoryLine(translate("ImaginedRoom", "Step"), value.steps, step),),
            RUNG_SCALE,
            whole,
            notes=(last_note(by, translate), rung_note(translate)),
        ),
    ]
    if value.ratios:
        charts.append(
            HistoryChart(
                "ratio",
                translate("ImaginedRoom", "In your mind, beside for real"),
                (
                    HistoryLine(
                        translate("ImaginedRoom", "In your mind"),
                        value.ratios,
                        lambda ratio: ratio_words(ratio, translate),
                    ),
                ),
                ratio_scale(point.value for point in value.ratios),
                lambda tick: f"{tick:g}",
                levels=(Level(1.0, translate("ImaginedRoom", "as long as for real"), LevelPlace.LEFT_ABOVE),),
                notes=(ratio_note(translate),),
            )
        )
    return tuple(charts)


def ratio_scale(ratios: Iterable[float]) -> Scale:
    """From nothing to twice as long, or further where somebody was."""
    most = max((LEAST_RATIO, *ratios))
    top = next((tick for tick in RATIO_TICKS if tick >= most), most)
    return Scale(0.0, top * 1.05, tuple(tick for tick in RATIO_TICKS if tick <= top))


def _words(translate: Translate) -> HistoryWords:
    return HistoryWords(
        key="progress.imagined",
        title=translate("ImaginedRoom", "Imagined movements"),
        about=translate("ImaginedRoom", "What you did, and what you said of it. Ups and downs are normal."),
        icon="moon",
        nothing=translate(
            "ImaginedRoom", "After your first session you see here how clear it was, and how it felt."
        ),
        begin=translate("ImaginedRoom", "Go to imagined movements"),
    )
