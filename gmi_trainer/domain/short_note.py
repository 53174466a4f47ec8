"""A page to read beside the lessons, for those whom it concerns: it counts for nothing and comes back for nobody."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class ShortNote:
    """``html`` and ``plain`` as of a lesson's screen. ``claims``: named in it, in order."""

    note_id: str
    title: str
    summary: str
    html: str
    plain: str
    claims: tuple[str, ...] = ()
