"""Sessions with a mirror as rows, and rows as what was done again."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeVar

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import (
    Colour,
    Felt,
    MirrorDone,
    MirrorLog,
    MirrorSpec,
    MirrorStep,
    Sense,
    Swelling,
)
from gmi_trainer.storage import driver
from gmi_trainer.storage.feel_rows import feel_from
from gmi_trainer.storage.trial_rows import Values

E = TypeVar("E", bound=StrEnum)

INSERT_MIRROR = "INSERT INTO mirror (session_id, part, hidden, step, comfort_stops) VALUES (?, ?, ?, ?, 0)"

UPDATE_MIRROR = """
    UPDATE mirror SET
        felt = ?, odd = ?, like_mine = ?, colour = ?, swelling = ?, sense = ?, relief_min = ?, words = ?
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
        session.local_day, session.counted, session.not_counted_reason,
        guided.steps_done, guided.practised_ms, guided.ending, mirror.*,
        {_NEWEST_RATING.format(scale="pain_now", moment="before")} AS pain_before,
        {_NEWEST_RATING.format(scale="pain_now", moment="after")} AS pain_after,
        {_NEWEST_RATING.format(scale="feel", moment="after")} AS feel_after
    FROM session
    JOIN guided ON guided.session_id = session.id
    JOIN mirror ON mirror.session_id = session.id
"""

SELECT_MIRROR = f"""
    {_FROM}
    WHERE session.kind = 'mirror' AND (?1 IS NULL OR mirror.part = ?1) AND session.started_utc >= ?3
        AND session.local_day >= ?4
    ORDER BY session.started_utc DESC, session.id DESC LIMIT ?2
"""

SELECT_MIRROR_ONE = f"{_FROM} WHERE session.id = ?"


def insert_mirror_values(session_id: int, spec: MirrorSpec) -> Values:
    """For INSERT_MIRROR."""
    return (session_id, spec.part, spec.hidden, int(spec.step))


def log_values(session_id: int, log: MirrorLog) -> Values:
    """For UPDATE_MIRROR."""
    return (
        log.felt,
        int(log.odd),
        log.like_mine,
        log.colour,
        log.swelling,
        log.sense,
        log.relief_min,
        log.words,
        session_id,
    )


def log_from(row: driver.Row) -> MirrorLog:
    """What a person said."""
    return MirrorLog(
        felt=_said(Felt, row["felt"]),
        odd=bool(row["odd"]),
        like_mine=row["like_mine"],
        colour=_said(Colour, row["colour"]),
        swelling=_said(Swelling, row["swelling"]),
        sense=_said(Sense, row["sense"]),
        relief_min=row["relief_min"],
        words=row["words"],
    )


def mirror_done_from(row: driver.Row) -> MirrorDone:
    """A session as it was done."""
    before, after, ending = row["pain_before"], row["pain_after"], row["ending"]
    return MirrorDone(
        session_id=row["session_id"],
        day=date.fromisoformat(row["local_day"]),
        part=BodyPart(row["part"]),
        hidden=Side(row["hidden"]),
        step=MirrorStep(row["step"]),
        steps_done=row["steps_done"],
        practised_ms=row["practised_ms"],
        ending=GuidedEnding(ending) if ending is not None else None,
        comfort_stops=row["comfort_stops"],
        log=log_from(row),
        pain_change=after - before if after is not None and before is not None else None,
        worse=row["feel_after"] is not None and row["feel_after"] > 0,
        counted=bool(row["counted"]),
        not_counted_reason=row["not_counted_reason"],
        feel=feel_from(row["feel_after"]),
    )


def _said(kind: type[E], text: str | None) -> E | None:
    return kind(text) if text is not None else None
