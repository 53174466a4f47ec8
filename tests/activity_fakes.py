"""Daily tasks for tests: a ladder, and the start of a task."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.activity_ladder import Rung, SeededLadder
from gmi_trainer.domain.activity_steps import ActivitySpec
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.ports import SessionStart
from tests.samples import MORNING

REST, CLOTH, CUP = (
    Rung("rest", "Rest it on a towel", "Let the table carry it.", 2.0),
    Rung("cloth", "Stroke a soft cloth", "Slow and small.", 2.0),
    Rung("cup", "Hold an empty cup", "Lift it a little.", 1.0),
)
HAND_LADDER = SeededLadder(BodyPart.HAND, 1, "Begin with what feels safe.", (REST, CLOTH, CUP))


def sample_activity(
    number: int = 1,
    *,
    rung_id: str = "cup",
    words: str = "Hold an empty cup",
    expected: int | None = 4,
    wanted_ms: int | None = 60_000,
    eased: bool = False,
    at: datetime = MORNING,
    environment: Mapping[str, object] | None = None,
) -> SessionStart:
    """The start of a task with a hand."""
    return SessionStart(
        uuid=str(UUID(int=number, version=4)),
        kind=SessionKind.ACTIVITY,
        purpose=None,
        started_utc=at,
        utc_offset_min=60,
        input_kind=None,
        answering_limb=None,
        spec=ActivitySpec(BodyPart.HAND, rung_id, words, expected, wanted_ms, eased),
        seed=None,
        app_version="0.1.0",
        environment=environment if environment is not None else {"qt": "6.11.3"},
    )
