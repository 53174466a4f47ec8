"""Guided practices as rows, and rows as what was done again."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedDone, GuidedEnding, GuidedSpec, Length
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.storage import driver
from gmi_trainer.storage.feel_rows import feel_from
from gmi_trainer.storage.trial_rows import Values

INSERT_GUIDED = """
    INSERT INTO guided (
        session_id, script_id, length, steps, steps_done, left_out, practised_ms, pauses, sleeps
    ) VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)
"""

UPDATE_GUIDED = """
    UPDATE guided SET
        steps_done = ?, left_out = ?, practised_ms = ?, pauses = ?, sleeps = ?, ending = ?
    WHERE session_id = ?
"""

_NEWEST_RATING = """
    (
        SELECT rating.value FROM rating
        WHERE rating.session_id = session.id AND rating.scale = '{scale}' AND rating.moment = '{moment}'
        ORDER BY rating.id DESC LIMIT 1
    )
"""

_FROM = f"""
    SELECT
        session.kind, session.local_day, session.counted, session.not_counted_reason, guided.*,
        {_NEWEST_RATING.format(scale="pain_now", moment="before")} AS pain_before,
        {_NEWEST_RATING.format(scale="pain_now", moment="after")} AS pain_after,
        {_NEWEST_RATING.format(scale="feel", moment="after")} AS feel_after
    FROM session JOIN guided ON guided.session_id = session.id
"""

SELECT_GUIDED = f"""
    {_FROM}
    WHERE session.kind = ?1 AND session.started_utc >= ?3 AND session.local_day >= ?4
    ORDER BY session.started_utc DESC, session.id DESC LIMIT ?2
"""

SELECT_GUIDED_ONE = f"{_FROM} WHERE session.id = ?"


def insert_values(session_id: int, spec: GuidedSpec) -> Values:
    """For INSERT_GUIDED."""
    return (session_id, spec.script_id, spec.length, len(spec.steps))


def update_values(session_id: int, result: GuidedResult) -> Values:
    """For UPDATE_GUIDED."""
    return (
        result.steps_done,
        result.left_out,
        result.practised_ms,
        result.pauses,
        result.sleeps,
        result.ending,
        session_id,
    )


def guided_done_from(row: driver.Row) -> GuidedDone:
    """A session as it was done."""
    ending, before, after = row["ending"], row["pain_before"], row["pain_after"]
    return GuidedDone(
        session_id=row["session_id"],
        kind=SessionKind(row["kind"]),
        day=date.fromisoformat(row["local_day"]),
        script_id=row["script_id"],
        length=Length(row["length"]),
        steps=row["steps"],
        steps_done=row["steps_done"],
        left_out=row["left_out"],
        practised_ms=row["practised_ms"],
        pauses=row["pauses"],
        sleeps=row["sleeps"],
        ending=GuidedEnding(ending) if ending is not None else None,
        counted=bool(row["counted"]),
        not_counted_reason=row["not_counted_reason"],
        pain_change=after - before if after is not None and before is not None else None,
        feel=feel_from(row["feel_after"]),
    )
