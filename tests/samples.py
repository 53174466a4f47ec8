"""Small made-up values for tests: pictures, stimuli, trials, session starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from gmi_trainer.domain.activity import DrillMode, DrillSpec, Purpose, SessionKind, spec_for_test
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.breathing import BreathSpec
from gmi_trainer.domain.learning import Answer, LessonSpec
from gmi_trainer.domain.own_picture import PhotoSize
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.domain.trial import Flag, Onset, Outcome, TrialResult
from gmi_trainer.services.own_picture_ports import Photo
from gmi_trainer.services.session_ports import SessionStart

MORNING = datetime(2025, 3, 10, 8, 30, tzinfo=UTC)
"""A Monday morning."""

SECOND_NS = 1_000_000_000


def sample_picture(number: int = 1, part: BodyPart = BodyPart.HAND, **changes: object) -> Picture:
    """A left limb, seen from one of two views, slightly turned in its picture."""
    picture_id = f"{part[0]}{number:04d}"
    picture = Picture(
        picture_id=picture_id,
        part=part,
        side=Side.LEFT,
        posture="open",
        view="back" if number % 2 else "palm",
        rotation_deg=float(number % 5 - 2),
        level=1,
        person="model-a",
        setting="plain",
        alt="an open hand",
        sha256=sha256(picture_id.encode()).hexdigest(),
        file=f"{picture_id}.webp",
    )
    return replace(picture, **changes)  # type: ignore[arg-type]  # any field may be given


def sample_stimulus(
    number: int = 1, side: Side = Side.LEFT, rotation_deg: int = 0, part: BodyPart = BodyPart.HAND
) -> Stimulus:
    """That limb as the side asked for."""
    picture = sample_picture(number, part)
    return Stimulus(picture, mirrored=picture.side is not side, rotation_deg=rotation_deg)


def sample_trial(
    position: int = 1,
    outcome: Outcome = Outcome.CORRECT,
    rt_ms: float | None = 800.0,
    *,
    stimulus: Stimulus | None = None,
    flags: frozenset[Flag] = frozenset(),
) -> TrialResult:
    """A trial on a clock where picture n appears at n seconds; odd ones show a left limb."""
    side = Side.LEFT if position % 2 else Side.RIGHT
    shown = stimulus if stimulus is not None else sample_stimulus(position, side, 45 * (position % 8 - 3))
    onset = Onset(flush_ns=position * SECOND_NS - 900_000, onset_ns=position * SECOND_NS)
    trial = TrialResult(position, shown, outcome, onset, flags=flags)
    if rt_ms is None or outcome in (Outcome.MISSED, Outcome.VOID, Outcome.SKIPPED):
        return trial
    response = shown.side.other if outcome is Outcome.WRONG else shown.side
    handler_ns = onset.onset_ns + round(rt_ms * 1_000_000) + 400_000
    return replace(
        trial,
        response=response,
        response_key=f"Key_{response.title()}",
        rt_ms=rt_ms,
        rt_handler_ms=(handler_ns - onset.onset_ns) / 1_000_000,
        key_handler_ns=handler_ns,
        key_event_ms=handler_ns // 1_000_000,
    )


def sample_trials(count: int = 20) -> tuple[TrialResult, ...]:
    """A drill with every kind of outcome, its first trial a warm-up."""
    outcomes: Sequence[Outcome] = (
        Outcome.CORRECT,
        Outcome.CORRECT,
        Outcome.WRONG,
        Outcome.CORRECT,
        Outcome.MISSED,
        Outcome.CORRECT,
        Outcome.TOO_FAST,
        Outcome.CORRECT,
        Outcome.VOID,
        Outcome.SKIPPED,
    )
    trials = []
    for position in range(1, count + 1):
        outcome = outcomes[position % len(outcomes)]
        rt_ms = 120.0 if outcome is Outcome.TOO_FAST else 700.0 + 37.25 * (position % 9)
        flags = frozenset(
            {Flag.WARM_UP} if position == 1 else {Flag.AGAIN, Flag.CLAMPED} if position == 4 else ()
        )
        trials.append(sample_trial(position, outcome, rt_ms, flags=flags))
    return tuple(trials)


def purpose_of(spec: DrillSpec) -> Purpose:
    """What a drill is for, once it counts."""
    return Purpose.TEST if spec.mode is DrillMode.TEST else Purpose.TRAINING


def sample_start(number: int = 1, spec: DrillSpec | None = None, **changes: object) -> SessionStart:
    """The start of a 40-picture hand test."""
    spec = spec if spec is not None else spec_for_test(BodyPart.HAND)
    start = SessionStart(
        uuid=str(UUID(int=number, version=4)),
        kind=SessionKind.DRILL,
        purpose=purpose_of(spec),
        started_utc=MORNING,
        utc_offset_min=60,
        input_kind=spec.input_kind,
        answering_limb=spec.answering_limb,
        spec=spec,
        seed=42,
        app_version="0.1.0",
        environment={"qt": "6.11.3", "refresh_hz": 60.0},
    )
    return replace(start, **changes)  # type: ignore[arg-type]  # any field may be given


def sample_breathing(number: int = 1, spec: BreathSpec | None = None, **changes: object) -> SessionStart:
    """The start of 25 slow breaths."""
    start = SessionStart(
        uuid=str(UUID(int=number, version=4)),
        kind=SessionKind.BREATHING,
        purpose=None,
        started_utc=MORNING,
        utc_offset_min=60,
        input_kind=None,
        answering_limb=None,
        spec=spec if spec is not None else BreathSpec(),
        seed=None,
        app_version="0.1.0",
        environment={"qt": "6.11.3"},
    )
    return replace(start, **changes)  # type: ignore[arg-type]  # any field may be given


def sample_lesson(number: int = 1, lesson_id: str = "alarm", **changes: object) -> SessionStart:
    """The start of a lesson; without an id: of questions that came back."""
    start = SessionStart(
        uuid=str(UUID(int=number, version=4)),
        kind=SessionKind.LESSON,
        purpose=None,
        started_utc=MORNING,
        utc_offset_min=60,
        input_kind=None,
        answering_limb=None,
        spec=LessonSpec(lesson_id, review=not lesson_id),
        seed=None,
        app_version="0.1.0",
        environment={},
    )
    return replace(start, **changes)  # type: ignore[arg-type]  # any field may be given


def sample_answer(question_id: str = "alarm-1", **changes: object) -> Answer:
    """A right one, in its lesson."""
    answer = Answer(question_id, "protects", True, MORNING, MORNING.date())
    return replace(answer, **changes)  # type: ignore[arg-type]  # any field may be given


def sample_photo(number: int = 1, content: bytes = b"") -> Photo:
    """A photo as it is kept; its pixels are none, unless some are given."""
    content = content or f"photo {number}".encode() * 50
    source = f"file {number}".encode()
    return Photo(content, PhotoSize(300, 200), sha256(content).hexdigest(), sha256(source).hexdigest())
