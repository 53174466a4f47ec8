"""One day told: what was said, done and noted on it, with what stood there before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise

from gmi_trainer.domain.activity import Purpose, SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_line import DayMark
from gmi_trainer.domain.values import dataclass

AROUND_SCALES = (Scale.PAIN_NOW, Scale.TENSION, Scale.CALM)
"""What is told from 0 to 10 before and after a practice."""

AT_ONCE = timedelta(minutes=10)
"""What is made as it was so soon after a change is a slip that was undone, and no change to tell (design)."""

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class OnceSaid:
    """A number as it was said at one time; None: taken back."""

    value: int | None
    said_utc: datetime
    utc_offset_min: int


@dataclass(frozen=True, slots=True)
class DayRating:
    """A number as often as it was said, oldest first: of the day's check-in, or ``moment`` it was before or after a
    practice."""

    scale: Scale
    said: tuple[OnceSaid, ...]
    moment: Moment = Moment.CHECK_IN

    @property
    def value(self) -> int | None:
        """What holds."""
        return self.said[-1].value

    @property
    def changes(self) -> tuple[tuple[OnceSaid, OnceSaid], ...]:
        """From what to what it was changed, oldest first; a slip that was undone at once is none."""
        kept: list[OnceSaid] = []
        for one in self.said:
            if kept and one.value == kept[-1].value:
                continue
            is_undone = len(kept) > 1 and one.value == kept[-2].value
            if is_undone and one.said_utc - kept[-1].said_utc <= AT_ONCE:
                kept.pop()
            else:
                kept.append(one)
        return tuple((before, after) for before, after in pairwise(kept))


def ratings_around(
    said: Iterable[tuple[Scale, Moment, OnceSaid]], *, rates_pain: bool
) -> tuple[DayRating, ...]:
    """What was told around one practice, scale by scale, before and then after. ``said``: oldest first."""
    scales = [scale for scale in AROUND_SCALES if rates_pain or scale is not Scale.PAIN_NOW]
    found: dict[tuple[Scale, Moment], list[OnceSaid]] = {
        (scale, moment): [] for scale in scales for moment in (Moment.BEFORE, Moment.AFTER)
    }
    for scale, moment, once in said:
        if (scale, moment) in found:
            found[scale, moment].append(once)
    return tuple(DayRating(scale, tuple(once), moment) for (scale, moment), once in found.items() if once)


@dataclass(frozen=True, slots=True)
class Wording:
    """A note as it was written at one time; empty: taken back."""

    text: str
    written_utc: datetime
    utc_offset_min: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note with all its wordings, the newest first. Without any there is none."""

    wordings: tuple[Wording, ...] = ()

    @property
    def text(self) -> str:
        """What it says now; empty where there is none."""
        return self.wordings[0].text if self.wordings else ""

    @property
    def earlier(self) -> tuple[Wording, ...]:
        """As it was before: each wording once, without what it says now."""
        told: dict[str, Wording] = {}
        for wording in self.wordings[1:]:
            if wording.text and wording.text != self.text:
                told.setdefault(wording.text, wording)
        return tuple(told.values())


@dataclass(frozen=True, slots=True)
class DaySession:
    """A session as a day tells it. ``is_done``: ended, with something answered or done.

    ``count``: of a drill the right answers, of breathing the breaths, of imagined movements and of a practice the
    parts that were done, of questions about lessons the answers. ``of``: of a drill the scored pictures.
    ``name``: the id of the lesson or the practice; ``words``: of a daily task; ``step``: with a mirror.
    """

    session_id: int
    kind: SessionKind
    started_utc: datetime
    utc_offset_min: int
    is_done: bool
    counted: bool = True
    not_counted_reason: str = ""
    purpose: Purpose | None = None
    part: BodyPart | None = None
    side: Side | None = None
    count: int = 0
    of: int = 0
    did_ms: int = 0
    name: str = ""
    words: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class OwnDone:
    """Something in a clinician's own words that was done. ``uuid`` names its row in the record."""

    uuid: str
    words: str


@dataclass(frozen=True, slots=True)
class DayStory:
    """All of one day. ``ratings``: those that were ever said on it, without pain where it is not wanted.
    ``flare_facts``: the uuids of all that goes with the day's flare, if it is taken back."""

    day: date
    ratings: tuple[DayRating, ...] = ()
    sessions: tuple[DaySession, ...] = ()
    marks: tuple[DayMark, ...] = ()
    note: Note = Note()
    first_day: date | None = None
    flare_facts: tuple[str, ...] = ()
    own_done: tuple[OwnDone, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing is known of it."""
        return not (self.ratings or self.sessions or self.marks or self.note.wordings or self.own_done)

    def rating(self, scale: Scale) -> DayRating | None:
        """One of the numbers."""
        return next((rating for rating in self.ratings if rating.scale is scale), None)


def day_ratings(said: Iterable[tuple[Scale, OnceSaid]], scales: Iterable[Scale]) -> tuple[DayRating, ...]:
    """What was said on a day, oldest first, gathered by scale and in their order."""
    by_scale: dict[Scale, list[OnceSaid]] = {}
    for scale, once in said:
        by_scale.setdefault(scale, []).append(once)
    return tuple(DayRating(scale, tuple(by_scale[scale])) for scale in scales if scale in by_scale)
