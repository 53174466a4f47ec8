"""What the histories of practices have in common: sums, weeks, ratings around them, and the list."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from gmi_trainer.services.practice_histories import PracticeHistory, Session, Wanted
from gmi_trainer.ui.pages.progress.history_values import (
    Figure,
    HistoryAsked,
    HistoryChart,
    HistoryItem,
    HistoryView,
    SaidCard,
    WeekPicture,
)
from gmi_trainer.ui.words.days import week_of
from gmi_trainer.ui.words.histories import last_line, taps_line, totals_figures, weeks_spoken
from gmi_trainer.ui.words.translate import Translate

S = TypeVar("S", bound=Session)


def practice_view(
    history: PracticeHistory[S],
    items: tuple[HistoryItem, ...],
    newest: str,
    charts: tuple[HistoryChart, ...],
    cards: tuple[SaidCard, ...],
    today: date,
    translate: Translate,
) -> HistoryView:
    """The first view of a practice. ``newest``: what was done last, in words."""
    change = history.change
    return HistoryView(
        first=last_line(history.sessions[0].day, newest, today, translate) if history.sessions else "",
        figures=tuple(Figure(*figure) for figure in totals_figures(history.totals, translate)),
        weeks=WeekPicture(
            history.weeks,
            tuple(week_of(week.monday, today, translate) for week in history.weeks),
            weeks_spoken(history.weeks, today, translate),
        ),
        changes=(change,) if change is not None and change.rated else None,
        taps=taps_line(history.taps, translate),
        parts=history.parts,
        part=history.part,
        span=history.span,
        stretch=history.stretch,
        charts=charts,
        cards=cards,
        items=items,
        has_older=history.has_older,
    )


def wanted_of(asked: HistoryAsked) -> Wanted:
    """What a room's job reads."""
    return Wanted(
        asked.today,
        asked.count,
        asked.span,
        asked.part,
        rates_pain=asked.about.rates_pain,
        session_id=asked.session_id,
    )


def of_ten(number: float, translate: Translate) -> str:
    """A value of a scale from 0 to 10: "7 of 10"."""
    return translate("PracticeParts", "{n} of 10").format(n=f"{number:.1f}".removesuffix(".0"))


def whole(number: float) -> str:
    """A number as it is written at the side of a chart."""
    return f"{number:.0f}"
