"""Ratings and facts of a person's days as rows, and rows as values again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.diary_ports import Rating
from gmi_trainer.storage import driver
from gmi_trainer.storage.moments import utc_from, utc_text
from gmi_trainer.storage.session_rows import json_text
from gmi_trainer.storage.trial_rows import Values

INSERT_RATING = """
    INSERT INTO rating (uuid, session_id, scale, moment, value, rated_utc, utc_offset_min, local_day)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""

INSERT_EVENT = """
    INSERT INTO event (uuid, session_id, kind, happened_utc, utc_offset_min, local_day, detail)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""

_KINDS = {kind.value: kind for kind in DiaryKind}
_SCALES = {scale.value: scale for scale in Scale}
_MOMENTS = {moment.value: moment for moment in Moment}
_SESSION_KINDS = {kind.value: kind for kind in SessionKind}


def event_values(fact: DiaryFact, utc_offset_min: int) -> Values:
    """For INSERT_EVENT."""
    return (
        fact.uuid,
        fact.session_id,
        fact.kind,
        utc_text(fact.happened_utc),
        utc_offset_min,
        fact.day.isoformat(),
        json_text(dict(fact.detail)),
    )


def fact_from(row: driver.Row) -> DiaryFact | None:
    """A fact; None where the row makes no sense or is of a later version: one row never stops a day."""
    kind, detail = _KINDS.get(row["kind"]), detail_from(row["detail"])
    day, happened = day_from(row["local_day"]), _moment(row["happened_utc"])
    if kind is None or detail is None or day is None or happened is None:
        return None
    return DiaryFact(row["uuid"], kind, day, happened, detail, row["session_id"])


def detail_from(text: str) -> Mapping[str, object] | None:
    """What more is known of an event; None where it cannot be read."""
    try:
        return msgspec.json.decode(text, type=dict[str, object])
    except msgspec.MsgspecError:
        return None


def rating_from(row: driver.Row) -> Rating | None:
    """A rating; None where it makes no sense or is of a later version."""
    scale, moment, day = _SCALES.get(row["scale"]), _MOMENTS.get(row["moment"]), day_from(row["local_day"])
    if scale is None or moment is None or day is None:
        return None
    return Rating(day, scale, moment, row["value"], row["session_id"])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of a session's spec matters for the days; every kind of activity has its own spec."""

    part: BodyPart | None = None
    mode: DrillMode | None = None
    level: int | None = None
    pictures: int = 0
    breaths: int = 0
    lesson_id: str = ""
    review: bool = False


def done_from(row: driver.Row) -> Done | None:
    """A finished session; None where the row makes no sense."""
    kind, day, finished = (
        _SESSION_KINDS.get(row["kind"]),
        day_from(row["local_day"]),
        _moment(row["finished_utc"]),
    )
    if kind is None or day is None or finished is None:
        return None
    try:
        asked = msgspec.json.decode(row["spec"], type=_Asked)
    except msgspec.MsgspecError:
        asked = _Asked()
    wanted = {SessionKind.DRILL: asked.pictures, SessionKind.BREATHING: asked.breaths}.get(kind, 0)
    return Done(
        session_id=row["id"],
        uuid=row["uuid"],
        kind=kind,
        day=day,
        plan_item=row["plan_item"],
        part=asked.part,
        mode=asked.mode,
        level=asked.level,
        pictures=asked.pictures,
        stopped_early=row["dealt_with"] < wanted,
        finished_utc=finished,
        lesson_id=asked.lesson_id or None,
        is_review=asked.review,
    )


def day_from(text: str) -> date | None:
    """None where it is in no calendar."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        return utc_from(text)
    except ValueError:
        return None
