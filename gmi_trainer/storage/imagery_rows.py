"""Sessions of imagined movements as rows, and rows as what was done again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import ImagerySpec, Rung
from gmi_trainer.domain.imagery_course import CardTimes, Hurt, Imagined, Moved, Said
from gmi_trainer.storage import driver
from gmi_trainer.storage.feel_rows import feel_from
from gmi_trainer.storage.moments import utc_from
from gmi_trainer.storage.trial_rows import Values

E = TypeVar("E", bound=StrEnum)

INSERT_IMAGERY = """
    INSERT INTO imagery (
        session_id, part, side, rung, cards, cards_done, own_pace, really_done, felt, place, mood, posture
    ) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)
"""

INSERT_CARD = "INSERT INTO imagery_card (session_id, position, card_id, done) VALUES (?, ?, ?, 0)"

UPDATE_CARDS_DONE = "UPDATE imagery SET cards_done = ? WHERE session_id = ?"

UPDATE_CARD = """
    UPDATE imagery_card SET done = ?, imagined_ms = ?, again_ms = ?, real_ms = ?
    WHERE session_id = ? AND position = ?
"""

UPDATE_SAID = "UPDATE imagery SET clarity = ?, feeling = ?, hurt = ?, moved = ? WHERE session_id = ?"

_NEWEST_RATING = """
    (
        SELECT rating.value FROM rating
        WHERE rating.session_id = session.id AND rating.scale = '{scale}' AND rating.moment = '{moment}'
        ORDER BY rating.id DESC LIMIT 1
    )
"""

_FROM = f"""
    SELECT
        session.local_day, session.started_utc, session.counted, session.not_counted_reason,
        guided.practised_ms, guided.ending, imagery.*,
        {_NEWEST_RATING.format(scale="pain_now", moment="before")} AS pain_before,
        {_NEWEST_RATING.format(scale="pain_now", moment="after")} AS pain_after,
        {_NEWEST_RATING.format(scale="feel", moment="after")} AS feel_after
    FROM session
    JOIN imagery ON imagery.session_id = session.id
    JOIN guided ON guided.session_id = session.id
"""

SELECT_IMAGERY = f"""
    {_FROM}
    WHERE session.kind = 'imagery' AND (?1 IS NULL OR imagery.part = ?1) AND session.started_utc >= ?3
        AND session.local_day >= ?4
    ORDER BY session.started_utc DESC, session.id DESC LIMIT ?2
"""

SELECT_IMAGERY_ONE = f"{_FROM} WHERE session.id = ?"

SELECT_CARDS = """
    SELECT * FROM imagery_card WHERE session_id BETWEEN ? AND ? ORDER BY session_id, position
"""


def imagery_values(session_id: int, spec: ImagerySpec) -> Values:
    """For INSERT_IMAGERY."""
    return (
        session_id,
        spec.part,
        spec.side,
        int(spec.rung),
        len(spec.cards),
        int(spec.own_pace),
        int(spec.real),
        int(spec.felt),
        spec.context.place,
        spec.context.mood,
        spec.context.posture,
    )


def card_values(session_id: int, position: int, card: CardTimes) -> Values:
    """For UPDATE_CARD."""
    return (int(card.done), card.imagined_ms, card.again_ms, card.real_ms, session_id, position)


def said_values(session_id: int, said: Said) -> Values:
    """For UPDATE_SAID."""
    return (said.clarity, said.feeling, said.hurt, said.moved, session_id)


def card_from(row: driver.Row) -> CardTimes:
    """A card of a session."""
    return CardTimes(row["card_id"], bool(row["done"]), row["imagined_ms"], row["again_ms"], row["real_ms"])


def imagined_from(row: driver.Row, cards: Sequence[CardTimes]) -> Imagined:
    """A session as it was done."""
    before, after, ending, side = row["pain_before"], row["pain_after"], row["ending"], row["side"]
    return Imagined(
        session_id=row["session_id"],
        day=date.fromisoformat(row["local_day"]),
        began_utc=utc_from(row["started_utc"]),
        part=BodyPart(row["part"]),
        side=Side(side) if side is not None else None,
        rung=Rung(row["rung"]),
        cards=row["cards"],
        cards_done=row["cards_done"],
        practised_ms=row["practised_ms"],
        own_pace=bool(row["own_pace"]),
        said=Said(row["clarity"], row["feeling"], _said(Hurt, row["hurt"]), _said(Moved, row["moved"])),
        pain_change=after - before if after is not None and before is not None else None,
        feel=feel_from(row["feel_after"]),
        ending=GuidedEnding(ending) if ending is not None else None,
        counted=bool(row["counted"]),
        times=tuple(cards),
        not_counted_reason=row["not_counted_reason"],
    )


def _said(kind: type[E], text: str | None) -> E | None:
    return kind(text) if text is not None else None
