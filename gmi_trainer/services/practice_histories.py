"""Looking back on practices other than breathing: what each room reads in one background job.

Sums are of all time. The newest sessions are listed, and read no further back than is shown; the charts read what lies
in their time. So the work grows with what is shown, and not with the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.activity_ladder import Rung
from gmi_trainer.domain.activity_steps import Tried
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.breath_change import ChangeStory, story_of
from gmi_trainer.domain.breath_weeks import Week, weeks_up_to
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.guided import GuidedDone, GuidedPast
from gmi_trainer.domain.imagery_course import Imagined
from gmi_trainer.domain.mirror import MirrorDone
from gmi_trainer.domain.practice_history import (
    DayValue,
    ImaginedFacts,
    LinePoint,
    MirroredFacts,
    Rated,
    Taps,
    TaskFacts,
    imagined_facts,
    last_of,
    line_of,
    mirrored_facts,
    pain_changes,
    practice_days,
    ratio_of,
    sums_of,
    taps_of,
    task_facts,
)
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.domain.span import Span, Stretch, span_to_begin_with, stretch_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.activities import ActivitiesNow, with_days_after
from gmi_trainer.services.activity_ports import ActivityReader
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.guided_ports import GuidedReader
from gmi_trainer.services.imagery_ports import ImageryReader
from gmi_trainer.services.mirror_ports import MirrorReader

LOOKED_AT = 400
"""The newest sessions that weeks, changes and parts are worked out from: more than a year of one a day."""

WEEKS = 4
MS_PER_MINUTE = 60_000


class Session(Protocol):
    """What all sessions know."""

    @property
    def session_id(self) -> int: ...
    @property
    def day(self) -> date: ...
    @property
    def counted(self) -> bool: ...
    @property
    def is_done(self) -> bool: ...


S = TypeVar("S", bound=Session)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read. ``count``: so many of the newest sessions. ``span`` None: the one that shows the newest.
    ``part`` None: the one of the newest. ``rates_pain`` False: nothing that was said of pain is told. ``session_id``:
    one that is to be shown, however old it is."""

    today: date
    count: int
    span: Span | None = None
    part: BodyPart | None = None
    rates_pain: bool = True
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class PracticeHistory(Generic[S]):
    """What every room shows. ``sessions``: the newest ones, newest first, interrupted ones and those that do not count
    too. ``charted``: those of the charts' time and part, oldest first. ``parts``: those that were practised, the
    newest first. ``change``: of pain around it. ``taps``: what was said in one tap. ``opened``: one that
    is shown, and may be older than those that are listed."""

    totals: PracticeTotals
    weeks: tuple[Week, ...]
    sessions: tuple[S, ...]
    has_older: bool
    span: Span
    stretch: Stretch
    charted: tuple[S, ...]
    parts: tuple[BodyPart, ...] = ()
    part: BodyPart | None = None
    change: ChangeStory | None = None
    taps: Taps = Taps()
    opened: S | None = None

    def session(self, session_id: int) -> S | None:
        """One of the listed sessions, or the one that was opened."""
        known = self.sessions if self.opened is None else (self.opened, *self.sessions)
        return next((one for one in known if one.session_id == session_id), None)


Line = tuple[LinePoint, ...]


@dataclass(frozen=True, slots=True)
class ImaginedHistory:
    """Imagined movements. The lines and ``facts`` are of the charts' time and part."""

    history: PracticeHistory[Imagined]
    clarity: Line
    feeling: Line
    steps: Line
    ratios: Line
    facts: ImaginedFacts


@dataclass(frozen=True, slots=True)
class MirroredHistory:
    """The mirror, likewise."""

    history: PracticeHistory[MirrorDone]
    steps: Line
    like_mine: Line
    facts: MirroredFacts


@dataclass(frozen=True, slots=True)
class NoticeHistory:
    """Practices with words. ``titles``: by their id; ``past``: how often each was done, of all time."""

    history: PracticeHistory[GuidedDone]
    past: GuidedPast
    titles: Mapping[str, str]
    minutes: Line


@dataclass(frozen=True, slots=True)
class TaskHistory:
    """Daily tasks. ``ladder``: the steps in use of the part that the charts show, the easiest first. ``off_ladder``:
    how many of the tasks are on it no more."""

    history: PracticeHistory[Tried]
    ladder: tuple[Rung, ...]
    steps: Line = ()
    expected: Line = ()
    actual: Line = ()
    off_ladder: int = 0
    facts: TaskFacts = TaskFacts()


def read_imagined(reader: ImageryReader, totals: PracticeTotals, wanted: Wanted) -> ImaginedHistory:
    """Sessions of imagined movements."""

    def told(found: Iterable[Imagined]) -> list[Imagined]:
        return [one if wanted.rates_pain else replace(one, pain_change=None) for one in found]

    newest = told(reversed(reader.sessions(None, _most(wanted))))
    parts = _parts(one.part for one in newest)
    part = _part(parts, wanted.part)
    span, stretch, charted = _charted(wanted, newest, lambda since: reader.sessions(part, since=since))
    history = replace(
        _history(totals, wanted, newest, span, stretch, told(charted)),
        parts=parts,
        part=part,
        change=_change(newest, wanted),
        taps=taps_of(newest[:LOOKED_AT]),
        opened=_opened(wanted, reader.session, told),
    )
    done, by = [one for one in history.charted if one.is_done], stretch.by
    return ImaginedHistory(
        history,
        clarity=line_of(_values(done, lambda one: one.said.clarity), by),
        feeling=line_of(_values(done, lambda one: one.said.feeling), by),
        steps=last_of(_values(done, lambda one: int(one.rung)), by),
        ratios=line_of(_values(done, ratio_of), by),
        facts=imagined_facts(done),
    )


def read_mirrored(reader: MirrorReader, totals: PracticeTotals, wanted: Wanted) -> MirroredHistory:
    """Sessions with a mirror."""

    def told(found: Iterable[MirrorDone]) -> list[MirrorDone]:
        return [one if wanted.rates_pain else replace(one, pain_change=None) for one in found]

    newest = told(reader.mirrored(None, _most(wanted)))
    parts = _parts(one.part for one in newest)
    part = _part(parts, wanted.part)
    span, stretch, charted = _charted(
        wanted, newest, lambda since: tuple(reversed(reader.mirrored(part, since=since)))
    )
    history = replace(
        _history(totals, wanted, newest, span, stretch, told(charted)),
        parts=parts,
        part=part,
        change=_change(newest, wanted),
        taps=taps_of(newest[:LOOKED_AT]),
        opened=_opened(wanted, reader.session, told),
    )
    done, by = [one for one in history.charted if one.is_done], stretch.by
    return MirroredHistory(
        history,
        steps=last_of(_values(done, lambda one: int(one.step)), by),
        like_mine=line_of(_values(done, lambda one: one.log.like_mine), by),
        facts=mirrored_facts(done),
    )


def read_noticed(reader: GuidedReader, titles: Mapping[str, str], wanted: Wanted) -> NoticeHistory:
    """Practices with words. ``titles``: what each is called."""
    kind = SessionKind.NOTICE

    def told(found: Iterable[GuidedDone]) -> list[GuidedDone]:
        return [one if wanted.rates_pain else replace(one, pain_change=None) for one in found]

    newest = told(reader.sessions(kind, _most(wanted)))
    span, stretch, charted = _charted(
        wanted, newest, lambda since: tuple(reversed(reader.sessions(kind, since=since)))
    )
    history = replace(
        _history(reader.totals(kind), wanted, newest, span, stretch, told(charted)),
        change=_change(newest, wanted),
        taps=taps_of(newest[:LOOKED_AT]),
        opened=_opened(wanted, reader.session, told),
    )
    done = [one for one in history.charted if one.is_done]
    minutes = sums_of(_values(done, lambda one: one.practised_ms / MS_PER_MINUTE), stretch)
    return NoticeHistory(history, reader.past(kind), titles, minutes)


def read_tasks(reader: ActivityReader, now: ActivitiesNow, diary: DiaryReader, wanted: Wanted) -> TaskHistory:
    """Daily tasks. ``now``: the ladders as they are today."""

    def told(found: Sequence[Tried]) -> list[Tried]:
        if not found:
            return []
        said = diary.facts(min(one.day for one in found), (DiaryKind.AFTER_LAST,))
        known = with_days_after(found, said)
        return [one if wanted.rates_pain else replace(one, pain_change=None) for one in known]

    newest = told(tuple(reversed(reader.tries(_most(wanted)))))
    parts = _parts(one.part for one in newest)
    part = _part(parts, wanted.part)
    span, stretch, charted = _charted(wanted, newest, lambda since: reader.tries(since=since))
    history = replace(
        _history(
            reader.totals(),
            wanted,
            newest,
            span,
            stretch,
            told(tuple(one for one in charted if one.part is part)),
        ),
        parts=parts,
        part=part,
        change=_change(newest, wanted),
        taps=taps_of(newest[:LOOKED_AT]),
        opened=_opened(wanted, reader.one_try, told),
    )
    ladder = now.parts[part].rungs if part is not None and part in now.parts else ()
    places = {rung.rung_id: number for number, rung in enumerate(ladder, start=1)}
    ended, by = [one for one in history.charted if one.ending is not None], stretch.by
    return TaskHistory(
        history,
        ladder,
        steps=last_of(_values(ended, lambda one: places.get(one.rung_id)), by),
        expected=line_of(_values(ended, lambda one: one.expected), by),
        actual=line_of(_values(ended, lambda one: one.actual), by),
        off_ladder=sum(one.rung_id not in places for one in ended),
        facts=task_facts(ended),
    )


def _values(sessions: Iterable[S], value: Callable[[S], float | None]) -> list[DayValue]:
    """A number of each session that has it."""
    return [DayValue(one.day, number, one.counted) for one in sessions if (number := value(one)) is not None]


def _opened(
    wanted: Wanted, read: Callable[[int], S | None], told: Callable[[Sequence[S]], Sequence[S]]
) -> S | None:
    """The session that is to be shown, told like the others."""
    found = read(wanted.session_id) if wanted.session_id is not None else None
    return told((found,))[0] if found is not None else None


def _most(wanted: Wanted) -> int:
    return max(wanted.count + 1, LOOKED_AT)


def _history(
    totals: PracticeTotals,
    wanted: Wanted,
    newest: Sequence[S],
    span: Span,
    stretch: Stretch,
    charted: Sequence[S],
) -> PracticeHistory[S]:
    return PracticeHistory(
        totals=totals,
        weeks=weeks_up_to(wanted.today, practice_days(newest[:LOOKED_AT]), WEEKS),
        sessions=tuple(newest[: wanted.count]),
        has_older=len(newest) > wanted.count,
        span=span,
        stretch=stretch,
        charted=tuple(charted),
    )


def _charted(
    wanted: Wanted, newest: Sequence[S], read: Callable[[date | None], Sequence[S]]
) -> tuple[Span, Stretch, Sequence[S]]:
    """The sessions of the charts' time, oldest first, and that time, which begins with the first of them."""
    today = wanted.today
    span = wanted.span or span_to_begin_with(today, newest[0].day if newest else None)
    since = None if span is Span.ALL else stretch_of(span, today, date.min).first
    found = read(since)
    if not found:
        return span, stretch_of(span, today), found
    days = [one.day for one in found]
    return span, stretch_of(span, today, min(days), max(days)), found


def _parts(found: Iterable[BodyPart]) -> tuple[BodyPart, ...]:
    return tuple(dict.fromkeys(found))


def _part(parts: tuple[BodyPart, ...], wanted: BodyPart | None) -> BodyPart | None:
    if wanted in parts:
        return wanted
    return parts[0] if parts else None


def _change(newest: Sequence[Rated], wanted: Wanted) -> ChangeStory | None:
    """What was rated around the newest sessions; None where pain is not rated."""
    if not wanted.rates_pain:
        return None
    return story_of(Scale.PAIN_NOW, pain_changes(newest[:LOOKED_AT]))
