"""Somebody whose palms are slow, who mixes one picture up, and whose turns take the time that they take everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from uuid import UUID

from gmi_trainer.domain.activity import DrillSpec, Purpose, SessionKind, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.stimulus import ROTATIONS, Stimulus
from gmi_trainer.domain.trial import Onset, Outcome, TrialResult
from gmi_trainer.services.session_ports import SessionLog, SessionStart
from tests.samples import sample_picture

SECOND_NS = 1_000_000_000
PICTURES = tuple(
    sample_picture(n, view="palmar" if n % 2 else "dorsal", posture=("flat", "fist", "pinch")[n % 3])
    for n in range(1, 25)
)
MIXED_UP = PICTURES[3]
SLOW = PICTURES[4]


class SlowPerson:
    """Writes drills into a record, one a day, the newest on ``last_day``."""

    def __init__(self, log: SessionLog, last_day: date, seed: int = 3) -> None:
        self._log = log
        self._last_day = last_day
        self._rng = Random(seed)
        self._uuids = (str(UUID(int=seed * 10**6 + n)) for n in count(1))

    def tests(self, how_many: int, part: BodyPart = BodyPart.HAND, **rules: object) -> None:
        """Scored tests."""
        spec = replace(spec_for_test(part), **rules)  # type: ignore[arg-type]  # any rule
        for days_ago in range(how_many, 0, -1):
            self.drill(spec, days_ago, Purpose.TEST)

    def training(self, how_many: int, level: int = 2) -> None:
        """Training at a level."""
        for days_ago in range(how_many, 0, -1):
            self.drill(spec_for_training(BodyPart.HAND, 40, level=level), days_ago, Purpose.TRAINING)

    def drill(self, spec: DrillSpec, days_ago: int, purpose: Purpose) -> int:
        """Forty pictures: each from both sides, at all turns."""
        day = self._last_day - timedelta(days=days_ago - 1)
        started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        pictures = [replace(p, part=spec.part) for p in PICTURES[:20]]
        stimuli = [
            Stimulus(picture, mirrored=side is Side.RIGHT, rotation_deg=ROTATIONS[(number + turn) % 8])
            for turn, side in enumerate(Side)
            for number, picture in enumerate(pictures)
        ]
        session_id = self._log.begin(
            SessionStart(
                uuid=next(self._uuids),
                kind=SessionKind.DRILL,
                purpose=purpose,
                started_utc=started,
                utc_offset_min=0,
                input_kind=spec.input_kind,
                answering_limb=spec.answering_limb,
                spec=spec,
                seed=1,
                app_version="0",
                environment={},
            ),
            stimuli,
        )
        for position, stimulus in enumerate(stimuli, 1):
            self._log.add_trial(session_id, self._trial(position, stimulus))
        self._log.finish(session_id, started + timedelta(minutes=3), purpose, {})
        return session_id

    def _trial(self, position: int, shown: Stimulus) -> TrialResult:
        picture = shown.picture
        time = 1200 + 6 * abs(shown.shown_deg) + self._rng.gauss(0, 120)
        time += 900 * (picture.view == "palmar") + 1500 * (picture.sha256 == SLOW.sha256)
        onset = Onset(position * SECOND_NS, position * SECOND_NS)
        wrong = picture.sha256 == MIXED_UP.sha256
        return TrialResult(
            position,
            shown,
            Outcome.WRONG if wrong else Outcome.CORRECT,
            onset,
            response=shown.side.other if wrong else shown.side,
            response_key="key",
            rt_ms=time,
            rt_handler_ms=time,
        )
