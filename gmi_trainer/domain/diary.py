"""Dated facts of a person's days, other than sessions and ratings: flares, answers, rest days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from gmi_trainer.domain.values import dataclass


class DiaryKind(StrEnum):
    """What kind of fact. The value is what the record's ``event.kind`` holds."""

    FLARE = "flare"  # "I'm in a flare"
    AFTER_LAST = "after_last"  # detail: answer (AfterLast), sessions (uuids of the sessions before)
    LIFE_CHANGE = "life_change"  # detail: what (LifeChange), words
    SAFETY = "safety"  # detail: group (SafetyGroup), answer (SafetyAnswer), why (SafetyOccasion)
    LOOKED_AT = "looked_at"  # "I have had this looked at"
    NEW_SYMPTOM = "new_symptom"
    LIGHTER_DAY = "lighter_day"
    REST_DAY = "rest_day"
    STEP_BACK = "step_back"  # shown to the person; detail: because, until
    CALL_OFFERED = "call_offered"  # "who I can call" was shown after three low days
    MIRROR_CHECK = "mirror_check"  # whether a mirror suits; detail: barriers (Barrier), agreed
    GONE_ON = (
        "gone_on"  # to a stage of the way; detail: part, stage, ready, words, by (a clinic, if it said so)
    )
    OWN_DONE = "own_done"  # something in the clinician's own words was done; detail: item, words
    CLINIC_COMMENT = "clinic_comment"  # a clinician wrote it; detail: words, by
    WITHDRAWN = "withdrawn"  # detail: uuid of the fact that was taken back


@dataclass(frozen=True, slots=True)
class DiaryFact:
    """One fact. ``day`` is the person's day (from 4 a.m.), fixed when it was written."""

    uuid: str
    kind: DiaryKind
    day: date
    happened_utc: datetime
    detail: Mapping[str, object] = field(default_factory=dict)
    session_id: int | None = None
