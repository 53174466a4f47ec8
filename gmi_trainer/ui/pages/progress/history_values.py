"""What a history shows, as values: words and numbers only, so that a room says everything in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.breath_change import ChangeStory
from gmi_trainer.domain.breath_weeks import Week
from gmi_trainer.domain.practice_history import LinePoint
from gmi_trainer.domain.span import Span, Stretch
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.charts.picture import Band, Ink, Level
from gmi_trainer.ui.charts.scale import Scale
from gmi_trainer.ui.words.sessions import CountingWords, RowWords


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """What a room is called, and what it says before there is anything. ``key`` begins the names of its controls;
    ``begin``: the button that leads to a first session, with its own name ``begin_key``. ``go_on``: the same once there
    is something; empty: there is none. ``detail_back``: the way back from one of its list; empty: to all sessions."""

    key: str
    title: str
    about: str
    icon: str
    nothing: str
    begin: str
    begin_key: str = "begin"
    begin_icon: str = "play"
    go_on: str = ""
    back: str = ""
    list_title: str = ""
    detail_back: str = ""


@dataclass(frozen=True, slots=True)
class HistoryAsked:
    """What is to be read. ``count``: so many of the newest sessions. ``span`` None: the one that shows the newest;
    ``part`` None: the one of the newest. ``session_id``: one that is to be shown, however old it is."""

    today: date
    about: AboutMe
    count: int
    span: Span | None = None
    part: BodyPart | None = None
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts below it."""

    number: str
    caption: str


@dataclass(frozen=True, slots=True)
class WeekPicture:
    """The days of the last weeks. ``names``: what stands before each; ``spoken``: all of it in a sentence."""

    weeks: tuple[Week, ...]
    names: tuple[str, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A line of a chart. ``say``: a value as it is told. ``is_joined`` False: marks without a line."""

    name: str
    points: tuple[LinePoint, ...]
    say: Callable[[float], str]
    ink: Ink = Ink.ONE
    is_joined: bool = True


@dataclass(frozen=True, slots=True)
class HistoryChart:
    """Lines over time. ``ticks``: a value as it is written at the side. ``notes``: what stands below, a line each.
    ``counts``: what the last column of the table counts; empty: sessions."""

    key: str
    title: str
    lines: tuple[HistoryLine, ...]
    scale: Scale
    ticks: Callable[[float], str]
    levels: tuple[Level, ...] = ()
    notes: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    counts: str = ""


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """A row of the list, newest first. ``session_id`` names it within its room."""

    session_id: int
    day: date
    words: RowWords


@dataclass(frozen=True, slots=True)
class SaidCard:
    """A card: a heading, and a line below the other."""

    title: str
    icon: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """All that the first view of a history shows.

    ``first``: one sentence. ``changes``: what was rated before and after (None: nothing is rated around this), and
    ``taps``: what was said in one tap, a line each. ``parts``: to choose from, where the charts are of one part of the
    body. ``span`` and ``stretch``: the time that the charts show. ``cards``: what else is known, below the charts.
    """

    first: str
    figures: tuple[Figure, ...] = ()
    weeks: WeekPicture | None = None
    changes: tuple[ChangeStory, ...] | None = None
    taps: str = ""
    parts: tuple[BodyPart, ...] = ()
    part: BodyPart | None = None
    span: Span = Span.THREE_MONTHS
    stretch: Stretch | None = None
    charts: tuple[HistoryChart, ...] = ()
    cards: tuple[SaidCard, ...] = ()
    items: tuple[HistoryItem, ...] = ()
    has_older: bool = False

    @property
    def is_empty(self) -> bool:
        """There never was any."""
        return not self.items


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session behind its row. ``counting`` None: this cannot be left out."""

    session_id: int
    title: str
    when: str
    notices: tuple[str, ...] = ()
    cards: tuple[SaidCard, ...] = ()
    counted: bool = True
    not_counted_reason: str = ""
    counting: CountingWords | None = None
