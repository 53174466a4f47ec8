"""Makes a believable history of drills through any SessionLog: some weeks of a person who trains at home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from random import Random
from uuid import UUID

from gmi_trainer.domain.activity import (
    DrillMode,
    DrillSpec,
    KeyPair,
    Purpose,
    SessionKind,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.reference import FAMILIARISATION_SESSIONS
from gmi_trainer.domain.stimulus import ROTATIONS, UPRIGHT_ROTATIONS, Picture, Stimulus
from gmi_trainer.domain.trial import Answer, Flag, Onset, Outcome, TrialResult, judge
from gmi_trainer.services.session_ports import SessionLog, SessionStart

ALTS = {
    BodyPart.HAND: ("an open hand", "a fist", "a pinching hand", "a pointing hand", "a hand at rest"),
    BodyPart.FOOT: ("a foot seen from above", "a foot seen from below", "a pointed foot", "a foot at rest"),
}
VIEWS = ("back", "palm", "side")
LIMIT_FOR_TRAINING_MS = 10_000


@dataclass(frozen=True, slots=True)
class Skill:
    """How a person does on one side: share of right answers and usual time, at the start and at the end."""

    accuracy: tuple[float, float]
    time_ms: tuple[float, float]

    def at(self, progress: float) -> tuple[float, float]:
        """Accuracy and usual time when this share of the weeks has passed."""
        first, last = self.accuracy
        slow, fast = self.time_ms
        return first + (last - first) * progress, slow + (fast - slow) * progress


SKILLS = {
    Side.LEFT: Skill((0.79, 0.93), (1750, 1180)),
    Side.RIGHT: Skill((0.68, 0.90), (2150, 1320)),
}


class HistoryMaker:
    """Writes sessions one after the other. The same seed gives the same history."""

    def __init__(
        self,
        log: SessionLog,
        *,
        seed: int = 7,
        utc_offset_min: int = 60,
        skills: dict[Side, Skill] | None = None,
        drills_before: Callable[[BodyPart], int] = lambda part: 0,
    ) -> None:
        self._log = log
        self._random = Random(seed)
        self._offset_min = utc_offset_min
        self._skills = skills if skills is not None else SKILLS
        self._done: dict[BodyPart, int] = {}
        self._drills_before = drills_before
        self._number = 0

    def weeks(
        self, last_day: date, count: int = 8, parts: tuple[BodyPart, ...] = (BodyPart.HAND,)
    ) -> list[int]:
        """Some weeks that end on ``last_day``: tests every second or third day, training on most."""
        first_day = last_day - timedelta(days=7 * count - 1)
        sessions: list[int] = []
        for number in range(7 * count):
            day = first_day + timedelta(days=number)
            progress = number / (7 * count)
            if self._random.random() < 0.22 and day != last_day:
                continue  # a day off
            part = parts[0] if len(parts) == 1 or self._random.random() < 0.75 else parts[1]
            if number % 5 in (0, 2):
                sessions.append(self.session(day, spec_for_test(part), progress, hour=8))
            for bout in range(self._random.choice((0, 1, 1, 2))):
                spec = spec_for_training(part, 20, level=1 if progress < 0.3 else 2)
                sessions.append(self.session(day, spec, progress, hour=11 + 5 * bout))
        return sessions

    def session(
        self,
        day: date,
        spec: DrillSpec,
        progress: float = 0.5,
        *,
        hour: int = 9,
        interrupted_after: int | None = None,
        purpose: Purpose | None = None,
    ) -> int:
        """One drill on a day, as a person would have done it. Returns the session's id."""
        self._number += 1
        done = self._done.get(spec.part, self._drills_before(spec.part))
        if purpose is None:
            purpose = Purpose.TEST if spec.mode is DrillMode.TEST else Purpose.TRAINING
            if done < FAMILIARISATION_SESSIONS:
                purpose = Purpose.FAMILIARISATION
        started = datetime(day.year, day.month, day.day, hour, self._random.randrange(60), tzinfo=UTC)
        started -= timedelta(minutes=self._offset_min)
        stimuli = self._deck(spec)
        start = SessionStart(
            uuid=str(UUID(int=self._random.getrandbits(128), version=4)),
            kind=SessionKind.DRILL,
            purpose=purpose,
            started_utc=started,
            utc_offset_min=self._offset_min,
            input_kind=spec.input_kind,
            answering_limb=spec.answering_limb,
            spec=spec,
            seed=self._random.randrange(1_000_000),
            app_version="0.1.0",
            environment={"refresh_hz": 60.0, "onset_method": "flush"},
        )
        session_id = self._log.begin(start, stimuli)
        now_ns = 1_000_000_000
        waiting = [(stimulus, False) for stimulus in stimuli[:interrupted_after]]
        position = 0
        while waiting:
            position += 1
            stimulus, again = waiting.pop(0)
            trial = self._trial(position, stimulus, spec, progress, now_ns)
            while again and not trial.is_scored:
                trial = self._trial(position, stimulus, spec, progress, now_ns)
            if again:
                trial = replace(trial, flags=trial.flags | {Flag.AGAIN})
            elif trial.outcome in (Outcome.VOID, Outcome.TOO_FAST) and not trial.is_warm_up:
                waiting.append((stimulus, True))
            self._log.add_trial(session_id, trial)
            now_ns += round((trial.rt_ms or spec.limit_ms or 3000) * 1e6) + 750_000_000
        if interrupted_after is not None:
            self._log.leave_block()
            return session_id
        self._done[spec.part] = done + 1
        finished = started + timedelta(milliseconds=now_ns / 1e6)
        self._log.finish(session_id, finished, purpose, {**start.environment, **MEASURED})
        return session_id

    def _deck(self, spec: DrillSpec) -> tuple[Stimulus, ...]:
        rotations = UPRIGHT_ROTATIONS if spec.level == 1 else ROTATIONS
        sides = [side for _ in range((spec.pictures + 1) // 2) for side in Side][: spec.pictures]
        warm_up_sides = [self._random.choice(tuple(Side)) for _ in range(spec.warm_ups)]
        self._random.shuffle(sides)
        return tuple(
            Stimulus(
                (picture := self._picture(spec)),
                mirrored=picture.side is not side,
                rotation_deg=self._random.choice(rotations),
            )
            for side in (*warm_up_sides, *sides)
        )

    def _picture(self, spec: DrillSpec) -> Picture:
        alts = ALTS.get(spec.part, (f"a {spec.part}",))
        number = self._random.randrange(1, 61)
        picture_id = f"{spec.part[0]}{number:04d}"
        return Picture(
            picture_id=picture_id,
            part=spec.part,
            side=Side.LEFT,
            posture="open",
            view=VIEWS[number % len(VIEWS)],
            rotation_deg=float(number % 9 - 4),
            level=1,
            person=f"person-{number % 6}",
            setting="plain",
            alt=alts[number % len(alts)],
            sha256=sha256(picture_id.encode()).hexdigest(),
            file=f"{picture_id}.webp",
        )

    def _trial(
        self, position: int, stimulus: Stimulus, spec: DrillSpec, progress: float, now_ns: int
    ) -> TrialResult:
        rng = self._random
        onset = Onset(now_ns - 700_000, now_ns)
        flags = frozenset({Flag.WARM_UP}) if position <= spec.warm_ups else frozenset[Flag]()
        luck = rng.random()
        if luck < 0.012 and position > spec.warm_ups:
            return TrialResult(position, stimulus, Outcome.VOID, onset, flags=flags | {Flag.LOST_FOCUS})
        if luck < 0.02:
            return TrialResult(position, stimulus, Outcome.MISSED, onset, flags=flags)
        accuracy, usual_ms = self._skills[stimulus.side].at(progress)
        turned = abs(stimulus.shown_deg) / 180
        accuracy = min(0.99, accuracy + rng.gauss(0.06, 0.02) - 0.10 * turned)
        rt_ms = usual_ms * (0.82 + 0.36 * turned) * rng.lognormvariate(0, 0.26)
        if luck > 0.992:
            rt_ms = rng.uniform(90, 240)
        rt_ms = min(rt_ms, (spec.limit_ms or LIMIT_FOR_TRAINING_MS) - 50)
        side = stimulus.side if rng.random() < accuracy else stimulus.side.other
        at_ns = now_ns + round(rt_ms * 1e6)
        answer = Answer(
            side, f"Key_{side.title()}", at_ns, at_ns + 300_000, at_ns // 1_000_000, spec.input_kind
        )
        outcome, judged_ms = judge(
            stimulus, onset, answer, too_fast_ms=spec.too_fast_ms, limit_ms=spec.limit_ms
        )
        return TrialResult(
            position,
            stimulus,
            outcome,
            onset,
            response=side,
            response_key=answer.key,
            rt_ms=judged_ms,
            rt_handler_ms=(answer.handler_ns - onset.onset_ns) / 1e6,
            key_handler_ns=answer.handler_ns,
            key_event_ms=answer.event_ms,
            flags=flags,
        )


MEASURED: dict[str, object] = {
    "timing_quality": "good",
    "timing_within_ms": 0.7,
    "screen_ms": 16.7,
    "worst_clamp_ms": 0.0,
    "late_trials": 0,
}


def by_touch(spec: DrillSpec) -> DrillSpec:
    """The same drill answered on a touch screen: it does not compare with the others."""
    return with_input(spec, InputKind.TOUCH, AnsweringLimb.RIGHT_HAND, KeyPair.ARROWS)


def shorter(spec: DrillSpec, pictures: int = 20) -> DrillSpec:
    """The same drill with fewer pictures."""
    return replace(spec, pictures=pictures)
