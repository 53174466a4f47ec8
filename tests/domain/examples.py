"""Small ready-made values for the tests of the rules."""

from __future__ import annotations

from gmi_trainer.domain.activity import DrillMode, DrillSpec
from gmi_trainer.domain.body import BodyPart, InputKind, Side
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.domain.trial import Answer, Flag, Onset, Outcome, TrialResult

MS = 1_000_000


def a_picture(number: int = 1, *, view: str = "palm", level: int = 1, own_deg: float = 0.0) -> Picture:
    """A left hand of the library, named by its number."""
    return Picture(
        picture_id=f"hand-{number:02d}",
        part=BodyPart.HAND,
        side=Side.LEFT,
        posture="relaxed",
        view=view,
        rotation_deg=own_deg,
        level=level,
        person="p1",
        setting="plain",
        alt="A relaxed hand",
        sha256=f"{number:064x}",
        file=f"pictures/hand-{number:02d}.webp",
    )


def a_stimulus(number: int = 1, side: Side = Side.LEFT, turned: int = 0) -> Stimulus:
    """That hand as a trial shows it."""
    return Stimulus(a_picture(number), mirrored=side is Side.RIGHT, rotation_deg=turned)


def a_spec(mode: DrillMode = DrillMode.TRAINING, pictures: int = 20, **more: object) -> DrillSpec:
    """A drill of hands; ``more`` overrides any of its rules."""
    return DrillSpec(BodyPart.HAND, mode, pictures, **more)  # type: ignore[arg-type]  # names are checked there


def an_onset(at_ms: float = 0) -> Onset:
    """A picture that appeared at this moment."""
    return Onset(flush_ns=round(at_ms * MS), onset_ns=round(at_ms * MS))


def an_answer(
    side: Side, at_ms: float, *, kind: InputKind = InputKind.KEYBOARD, handler_ms: float | None = None
) -> Answer:
    """An answer at this moment; ``handler_ms``: when our own thread got to see it."""
    at_ns = round(at_ms * MS)
    handler_ns = at_ns if handler_ms is None else round(handler_ms * MS)
    return Answer(
        side, side.value, at_ns, handler_ns, round(at_ms), kind, clamped=handler_ns - at_ns > 2 * MS
    )


def a_trial(
    outcome: Outcome,
    side: Side = Side.LEFT,
    rt_ms: float | None = None,
    *,
    flags: frozenset[Flag] = frozenset(),
    number: int = 1,
) -> TrialResult:
    """A finished trial."""
    return TrialResult(1, a_stimulus(number, side), outcome, an_onset(), rt_ms=rt_ms, flags=flags)


def trials(left: str, right: str, rt_ms: float = 1000) -> tuple[TrialResult, ...]:
    """Trials written as letters: c correct, w wrong, m missed, f too fast. Answers take ``rt_ms``."""
    letters = {"c": Outcome.CORRECT, "w": Outcome.WRONG, "m": Outcome.MISSED, "f": Outcome.TOO_FAST}
    return tuple(
        a_trial(letters[letter], side, None if letter == "m" else rt_ms)
        for side, word in ((Side.LEFT, left), (Side.RIGHT, right))
        for letter in word
    )


def a_score(
    correct: int, scored: int, mean_rt_ms: float | None = 1000.0, sd_rt_ms: float | None = 500.0
) -> SideScore:
    """One side of an earlier test."""
    return SideScore(scored, correct, scored - correct, 0, 0, mean_rt_ms, mean_rt_ms, sd_rt_ms)
