"""A session as the rules of a day see it."""

from __future__ import annotations

from datetime import date, datetime

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """A finished session, as the offer needs it. A stopped one with an answered picture is finished too.

    ``kind`` None: no session, but something in a clinician's own words that was done, with its ``plan_item``.
    ``pictures`` were asked for; ``stopped_early``: fewer were dealt with. ``lesson_id`` of a lesson read to the
    end; ``is_review``: no lesson, but questions that had come back.
    """

    session_id: int
    uuid: str
    kind: SessionKind | None
    day: date
    plan_item: str | None = None
    part: BodyPart | None = None
    mode: DrillMode | None = None
    level: int | None = None
    pictures: int = 0
    stopped_early: bool = False
    finished_utc: datetime | None = None
    lesson_id: str | None = None
    is_review: bool = False
