"""Looking back on breathing: what its page reads in one background job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from gmi_trainer.domain.breath_change import ChangeStory, change_story
from gmi_trainer.domain.breath_course import SCALES, BreathDone
from gmi_trainer.domain.breath_weeks import Week, breathing_days, weeks_up_to
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.session_ports import BreathTotals, HistoryReader

LOOKED_AT = 400
"""The newest sessions that weeks and mean changes are worked out from: more than a year of one a day, so that the
work does not grow with the record."""

WEEKS = 4

GLANCED_AT = 60
"""The newest sessions among which all of this week's are: more than eight a day."""


@dataclass(frozen=True, slots=True)
class BreathHistory:
    """Everything that is shown. ``totals``: of all time. ``weeks``: the last ones, earliest first.

    ``changes``: one for each scale that may be rated. ``sessions``: the newest ones, newest first, interrupted ones
    and those that do not count too; without what was said of pain where the person would rather not rate it.
    ``opened``: one that is shown, and may be older than those.
    """

    totals: BreathTotals
    weeks: tuple[Week, ...]
    changes: tuple[ChangeStory, ...]
    sessions: tuple[BreathDone, ...]
    has_older: bool
    opened: BreathDone | None = None

    def session(self, session_id: int) -> BreathDone | None:
        """One of the sessions, or the one that was opened."""
        known = self.sessions if self.opened is None else (self.opened, *self.sessions)
        return next((done for done in known if done.session_id == session_id), None)


@dataclass(frozen=True, slots=True)
class BreathGlance:
    """What a card says of breathing: all of it in figures, and this week."""

    totals: BreathTotals
    week: Week


def read_breath_glance(reader: HistoryReader, today: date) -> BreathGlance | None:
    """Read as little as a card needs; None before the first session with a whole breath."""
    newest = reader.breathing(limit=GLANCED_AT)
    if not newest:
        return None
    (week,) = weeks_up_to(today, breathing_days(newest), 1)
    return BreathGlance(reader.breath_totals(), week)


def read_breath_history(
    reader: HistoryReader,
    session_count: int,
    today: date,
    *,
    rates_pain: bool,
    session_id: int | None = None,
) -> BreathHistory:
    """Read all of it: the totals by one sum, and so many of the newest sessions. ``session_id``: one that is to be
    shown, however old it is."""
    scales = tuple(scale for scale in SCALES if rates_pain or scale is not Scale.PAIN_NOW)
    newest = tuple(_only(done, scales) for done in reader.breathing(limit=max(session_count + 1, LOOKED_AT)))
    looked_at = newest[:LOOKED_AT]
    opened = reader.breath(session_id) if session_id is not None else None
    return BreathHistory(
        totals=reader.breath_totals(),
        weeks=weeks_up_to(today, breathing_days(looked_at), WEEKS),
        changes=tuple(change_story(looked_at, scale) for scale in scales),
        sessions=newest[:session_count],
        has_older=len(newest) > session_count,
        opened=_only(opened, scales) if opened is not None else None,
    )


def _only(done: BreathDone, scales: tuple[Scale, ...]) -> BreathDone:
    """The session with these ratings alone."""
    return replace(done, before=_kept(done.before, scales), after=_kept(done.after, scales))


def _kept(ratings: Mapping[Scale, float], scales: tuple[Scale, ...]) -> dict[Scale, float]:
    return {scale: value for scale, value in ratings.items() if scale in scales}
