"""A small practice with a mirror, and sessions of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import PRACTISED, Felt, MirrorDone, MirrorLog, MirrorSpec, MirrorStep
from gmi_trainer.domain.mirror_script import MirrorCard, MirrorScript, Place, mirror_spec
from gmi_trainer.services.session_ports import SessionStart
from tests.samples import MORNING

EVERY = frozenset(PRACTISED)
MOVES = frozenset({MirrorStep.ONE, MirrorStep.BOTH})
A_MIRROR = MirrorScript(
    script_id="mirror-hand",
    part=BodyPart.HAND,
    edition=3,
    order=30,
    sign="hand",
    title="Hand and wrist",
    about="A mirror stands between your hands.",
    sit="Sit at a table.",
    cards=(
        MirrorCard("find", Place.FIRST, EVERY, 20, "Find it", "Look at the hand in the mirror."),
        MirrorCard("look", Place.TURN, frozenset({MirrorStep.LOOK}), 30, "Look", "Both hands lie still."),
        MirrorCard("open", Place.TURN, MOVES, 40, "Open and close", "Open your hand.", "spread"),
        MirrorCard("turn", Place.TURN, MOVES, 40, "Turn it over", "Turn your palm up.", "flat"),
        MirrorCard("lift", Place.TURN, MOVES, 40, "Lift", "Lift your hand a little."),
        MirrorCard("point", Place.TURN, EVERY - MOVES - {MirrorStep.LOOK}, 40, "Point", "Stretch a finger."),
        MirrorCard("rest", Place.LAST, EVERY, 20, "Let it rest", "Both hands lie still."),
    ),
)


def sample_mirror(
    number: int = 1,
    spec: MirrorSpec | None = None,
    at: datetime = MORNING,
    environment: Mapping[str, object] | None = None,
) -> SessionStart:
    """The start of a session: both hands, the left one hidden, for three minutes."""
    return SessionStart(
        uuid=str(UUID(int=number, version=4)),
        kind=SessionKind.MIRROR,
        purpose=None,
        started_utc=at,
        utc_offset_min=60,
        input_kind=None,
        answering_limb=None,
        spec=spec if spec is not None else mirror_spec(A_MIRROR, MirrorStep.BOTH, Side.LEFT, 3),
        seed=None,
        app_version="0.1.0",
        environment=environment if environment is not None else {"qt": "6.11.3"},
    )


def mirrored(
    day: date,
    step: MirrorStep = MirrorStep.BOTH,
    felt: Felt | None = Felt.EASY,
    *,
    ending: GuidedEnding | None = GuidedEnding.WHOLE,
    odd: bool = False,
    pain_change: float | None = None,
    worse: bool = False,
    counted: bool = True,
) -> MirrorDone:
    """A session as it is read back."""
    return MirrorDone(
        session_id=day.toordinal(),
        day=day,
        part=BodyPart.HAND,
        hidden=Side.LEFT,
        step=step,
        steps_done=4,
        practised_ms=180_000,
        ending=ending,
        log=MirrorLog(felt=felt, odd=odd),
        pain_change=pain_change,
        worse=worse,
        counted=counted,
    )
