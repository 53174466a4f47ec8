"""Sessions, trials and courses over time in words: facts, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gmi_trainer.domain.activity import DrillMode, PictureSource, Purpose
from gmi_trainer.domain.answering import way_of
from gmi_trainer.domain.body import BodyPart, Question, Side, question_for
from gmi_trainer.domain.course import together
from gmi_trainer.domain.progress import SessionSummary, SideScore, TrialRow
from gmi_trainer.domain.stimulus import Turn, normalise_deg
from gmi_trainer.domain.timing import TimingLevel, TimingQuality
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.words.answers import both_sides_name, way_name
from gmi_trainer.ui.words.body import part_name, side_name
from gmi_trainer.ui.words.days import day_month, day_month_year, wall_clock, weekday_name
from gmi_trainer.ui.words.findings import timing_line
from gmi_trainer.ui.words.levels import level_name, limit_name
from gmi_trainer.ui.words.numbers import NONE, percent, seconds
from gmi_trainer.ui.words.translate import Translate

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class LeftOutReason(StrEnum):
    """The offered reasons for "do not count". What a person writes themselves is stored as it is."""

    INTERRUPTED = "interrupted"
    SOMEONE_ELSE = "someone_else"
    KEYS_MIXED_UP = "keys_mixed_up"
    JUST_TRYING = "just_trying"


def reason_words(reason: str, translate: Translate) -> str:
    """A stored reason as it is read."""
    offered: dict[str, str] = {
        LeftOutReason.INTERRUPTED: translate("Session", "I was interrupted"),
        LeftOutReason.SOMEONE_ELSE: translate("Session", "Someone else did it"),
        LeftOutReason.KEYS_MIXED_UP: translate("Session", "I mixed up the keys"),
        LeftOutReason.JUST_TRYING: translate("Session", "I was just trying things out"),
    }
    return offered.get(reason, reason)


@dataclass(frozen=True, slots=True)
class CountingWords:
    """What "do not count" says of one kind of session, and the reasons that are offered."""

    leave_out: str
    not_counted: str
    not_counted_because: str  # with {reason}
    kept: str
    reasons: tuple[LeftOutReason, ...] = tuple(LeftOutReason)


def counting_words(translate: Translate) -> CountingWords:
    """For a drill."""
    return CountingWords(
        leave_out=translate("Counting", "Do not count this drill"),
        not_counted=translate("Counting", "This drill is not counted"),
        not_counted_because=translate("Counting", "This drill is not counted: {reason}"),
        kept=translate(
            "Counting", "It is kept with everything in it. Only the lines in the charts leave it out."
        ),
    )


def kind_name(summary: SessionSummary, translate: Translate) -> str:
    """Test, training, or practice for the first two of a body part."""
    if summary.purpose is Purpose.FAMILIARISATION:
        return translate("Session", "Practice")
    return translate("Session", "Test") if summary.is_test else translate("Session", "Training")


def session_title(summary: SessionSummary, translate: Translate) -> str:
    """ "Hands: test"."""
    return translate("Session", "{part} · {kind}").format(
        part=part_name(summary.spec.part, translate), kind=kind_name(summary, translate)
    )


def session_when(summary: SessionSummary, translate: Translate, *, with_year: bool = False) -> str:
    """ "Tuesday, 10 Mar, 08:30"."""
    day = summary.local_day
    return translate("Session", "{weekday}, {day}, {time}").format(
        weekday=weekday_name(day, translate),
        day=(day_month_year if with_year else day_month)(day, translate),
        time=wall_clock(summary.started_utc, summary.utc_offset_min, translate),
    )


def picture_count(count: int, translate: Translate) -> str:
    """How many pictures."""
    if count == 1:
        return translate("Session", "1 picture")
    return translate("Session", "{n} pictures").format(n=count).replace(" ", NO_BREAK_SPACE)


def drill_count(count: int, translate: Translate) -> str:
    """How many drills."""
    if count == 1:
        return translate("Session", "1 drill")
    return translate("Session", "{n} drills").format(n=count)


def session_marks(summary: SessionSummary, translate: Translate) -> tuple[str, ...]:
    """What else is true of a session, in a word or two each."""
    marks = []
    if summary.finished_utc is None:
        marks.append(translate("Session", "Not finished"))
    if not summary.counted:
        marks.append(translate("Session", "Not counted"))
    elif summary.purpose is Purpose.FAMILIARISATION:
        marks.append(translate("Session", "Shown, not counted"))
    elif summary.purpose is Purpose.TRAINING and summary.spec.mode is DrillMode.TEST and marks == []:
        marks.append(translate("Session", "Counts as training"))
    return tuple(marks)


@dataclass(frozen=True, slots=True)
class SideWords:
    """One side's numbers (None: those of both together) as a row shows them."""

    side: Side | None
    name: str
    accuracy: str
    time: str


@dataclass(frozen=True, slots=True)
class RowWords:
    """Everything that the row of a session says. ``spoken`` is all of it in one sentence. ``is_faint``: it does not
    count, and is shown more quietly than the others."""

    title: str
    about: str
    marks: tuple[str, ...]
    sides: tuple[SideWords, ...]
    spoken: str
    is_faint: bool = False


def row_words(summary: SessionSummary, translate: Translate, *, by_side: bool = True) -> RowWords:
    """A session as a row of the list. Without an end there are no numbers."""
    title = session_title(summary, translate)
    about = translate("Session", "{when} · {pictures}").format(
        when=session_when(summary, translate), pictures=picture_count(summary.spec.pictures, translate)
    )
    sides = _sides_words(summary, translate) if by_side else _both_words(summary, translate)
    marks = session_marks(summary, translate)
    spoken = [f"{title}, {about}", *marks]
    spoken += [
        translate("Session", "{side}: {accuracy} correct, usual time {time}").format(
            side=side.name, accuracy=side.accuracy, time=side.time
        )
        for side in sides
    ]
    return RowWords(title, about, marks, sides, ". ".join(spoken), is_faint=not summary.counted)


def _sides_words(summary: SessionSummary, translate: Translate) -> tuple[SideWords, ...]:
    return tuple(
        SideWords(
            side, side_name(side, translate), percent(score.accuracy), seconds(score.median_rt_ms, translate)
        )
        for side, score in ((Side.LEFT, summary.left), (Side.RIGHT, summary.right))
        if score is not None
    )


def _both_words(summary: SessionSummary, translate: Translate) -> tuple[SideWords, ...]:
    if summary.left is None or summary.right is None:
        return ()
    both = together(summary.left, summary.right)
    name = both_sides_name(translate)
    return (SideWords(None, name, percent(both.accuracy), seconds(both.time_ms, translate)),)


def outcome_name(outcome: Outcome, translate: Translate) -> str:
    """What a trial came to. A missed picture is "no answer in time", a guess is "too fast to count"."""
    return {
        Outcome.CORRECT: translate("Trial", "Correct"),
        Outcome.WRONG: translate("Trial", "The other side"),
        Outcome.MISSED: translate("Trial", "No answer in time"),
        Outcome.TOO_FAST: translate("Trial", "Too fast to count"),
        Outcome.VOID: translate("Trial", "Does not count"),
        Outcome.SKIPPED: translate("Trial", "Left out"),
    }[outcome]


def flag_name(flag: Flag, translate: Translate) -> str:
    """What else is true of a trial."""
    return {
        Flag.WARM_UP: translate("Trial", "warm-up"),
        Flag.AGAIN: translate("Trial", "shown again"),
        Flag.LOST_FOCUS: translate("Trial", "another window was in front"),
        Flag.PAUSED: translate("Trial", "paused"),
        Flag.STOPPED: translate("Trial", "stopped here"),
        Flag.INPUT_CHANGED: translate("Trial", "answered with another device"),
        Flag.SUSPENDED: translate("Trial", "the computer slept"),
        Flag.ONSET_CORRECTED: translate("Trial", "start corrected"),
        Flag.CLAMPED: translate("Trial", "time corrected"),
    }[flag]


def flag_words(trial: TrialRow, translate: Translate) -> str:
    """All of a trial's marks, in a fixed order."""
    return ", ".join(flag_name(flag, translate) for flag in Flag if flag in trial.flags)


def answer_name(trial: TrialRow, translate: Translate) -> str:
    """What was answered, or a dash."""
    return side_name(trial.response, translate) if trial.response is not None else NONE


UPRIGHT_WITHIN_DEG = 15


def rotation_words(part: BodyPart, trial: TrialRow, translate: Translate) -> str:
    """How a picture was turned: "upright", "upside down", "90°, inwards". With its side that says which way.

    A neck or a back is in the middle of the body: there it is the clock that says which way.
    """
    degrees = round(normalise_deg(trial.rotation_deg))
    if abs(degrees) <= UPRIGHT_WITHIN_DEG:
        return translate("Trial", "upright")
    if abs(degrees) >= 180 - UPRIGHT_WITHIN_DEG:
        return translate("Trial", "upside down")
    turned = translate("Trial", "{n}°").format(n=abs(degrees))
    if question_for(part) is Question.WHICH_WAY:
        if degrees > 0:
            return translate("Trial", "{turned}, clockwise").format(turned=turned)
        return translate("Trial", "{turned}, anticlockwise").format(turned=turned)
    return {
        Turn.NONE: turned,
        Turn.TOWARDS: translate("Trial", "{turned}, inwards").format(turned=turned),
        Turn.AWAY: translate("Trial", "{turned}, outwards").format(turned=turned),
    }[trial.turn]


def side_heading(part: BodyPart, translate: Translate) -> str:
    """What the sides of a part are: which limb it is, or which way it is turned."""
    if question_for(part) is Question.WHICH_WAY:
        return translate("Trial", "Turned or leaned to")
    return translate("Trial", "Side")


def score_lines(score: SideScore, translate: Translate) -> tuple[str, ...]:
    """What else a side's numbers say, below accuracy and usual time."""
    lines = []
    if score.missed:
        lines.append(translate("Session", "No answer in time: {n}").format(n=score.missed))
    if score.too_fast:
        lines.append(translate("Session", "Too fast to count: {n}").format(n=score.too_fast))
    return tuple(lines)


def how_measured(summary: SessionSummary, translate: Translate) -> tuple[str, ...]:
    """How a session was answered and how far its times can be trusted."""
    spec = summary.spec
    lines = [
        translate("Session", "Answered with: {way}").format(way=way_name(way_of(spec), translate)),
        translate("Session", "Pictures: {level}. Time limit: {limit}").format(
            level=level_name(spec.level, translate), limit=limit_name(spec.limit_ms, translate)
        ),
    ]
    if spec.source is PictureSource.OWN:
        lines.append(translate("Session", "With pictures of your own"))
    if spec.only:
        lines.append(translate("Session", "Only chosen pictures: {n}").format(n=len(spec.only)))
    quality = timing_from(summary.environment)
    if quality is not None:
        lines.append(timing_line(quality, translate))
    return tuple(lines)


def timing_from(environment: Mapping[str, object]) -> TimingQuality | None:
    """The stored account of how a session was measured; None where it was not finished, or is not understood."""
    level = environment.get("timing_quality")
    numbers = [environment.get(name) for name in ("timing_within_ms", "screen_ms", "worst_clamp_ms")]
    late = environment.get("late_trials")
    if level not in set(TimingLevel) or not isinstance(late, int):
        return None
    measured = [float(n) for n in numbers if isinstance(n, int | float)]
    if len(measured) < len(numbers):
        return None
    within, screen, clamp = measured
    return TimingQuality(TimingLevel(str(level)), within, screen, clamp, late)
