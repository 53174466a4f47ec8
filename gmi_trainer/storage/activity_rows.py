"""Daily tasks as rows, and rows as what was tried again."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.activity_steps import ActivityEnding, ActivitySpec, NextDay, Tried
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.storage import driver
from gmi_trainer.storage.feel_rows import feel_from
from gmi_trainer.storage.trial_rows import Values

INSERT_ACTIVITY = """
    INSERT INTO activity (session_id, part, rung_id, words, expected, wanted_ms, eased, note)
    VALUES (?, ?, ?, ?, ?, ?, ?, '')
"""


def _newest(scale: Scale, moment: Moment) -> str:
    return (
        "(SELECT rating.value FROM rating WHERE rating.session_id = session.id"
        f" AND rating.scale = '{scale}' AND rating.moment = '{moment}' ORDER BY rating.id DESC LIMIT 1)"
    )


NEXT_DAY = """
    (
        SELECT activity_next_day.answer FROM activity_next_day
        WHERE activity_next_day.session_id = session.id ORDER BY activity_next_day.id DESC LIMIT 1
    )
"""

_FROM = f"""
    SELECT
        session.uuid, session.local_day, session.counted, session.not_counted_reason, session.started_utc, activity.*,
        {NEXT_DAY} AS next_day,
        {_newest(Scale.PAIN_NOW, Moment.BEFORE)} AS pain_before,
        {_newest(Scale.PAIN_NOW, Moment.AFTER)} AS pain_after, {_newest(Scale.FEEL, Moment.AFTER)} AS feel
    FROM session JOIN activity ON activity.session_id = session.id
"""

SELECT_TRIES = f"""
    {_FROM}
    WHERE session.kind = 'activity' AND session.started_utc >= ?2 AND session.local_day >= ?3
    ORDER BY session.started_utc DESC, session.id DESC LIMIT ?1
"""

SELECT_TRIES_ONE = f"{_FROM} WHERE session.id = ?"


def insert_values(session_id: int, spec: ActivitySpec) -> Values:
    """For INSERT_ACTIVITY."""
    return (
        session_id,
        spec.part,
        spec.rung_id,
        spec.words,
        spec.expected,
        spec.wanted_ms,
        int(spec.eased),
    )


def tried_from(row: driver.Row) -> Tried:
    """A task as it was done."""
    before, after, ending, next_day = row["pain_before"], row["pain_after"], row["ending"], row["next_day"]
    return Tried(
        session_id=row["session_id"],
        uuid=row["uuid"],
        day=date.fromisoformat(row["local_day"]),
        part=BodyPart(row["part"]),
        rung_id=row["rung_id"],
        words=row["words"],
        expected=row["expected"],
        actual=row["actual"],
        wanted_ms=row["wanted_ms"],
        did_ms=row["did_ms"],
        eased=bool(row["eased"]),
        ending=ActivityEnding(ending) if ending is not None else None,
        note=row["note"],
        pain_change=after - before if before is not None and after is not None else None,
        felt_worse=row["feel"] is not None and row["feel"] > 0,
        next_day=NextDay(next_day) if next_day is not None else None,
        counted=bool(row["counted"]),
        not_counted_reason=row["not_counted_reason"],
        feel=feel_from(row["feel"]),
    )
