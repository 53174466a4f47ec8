"""Sessions with a mirror in memory. tests/contracts/test_mirror.py holds them to what the real record does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Feel, Moment, Scale
from gmi_trainer.domain.mirror import MirrorDone, MirrorLog, MirrorSpec
from gmi_trainer.services.mirror_ports import LoadedMirror
from gmi_trainer.services.session_ports import SessionStart
from tests.fakes import FakeRecord
from tests.guided_fakes import FakeGuided, FakeGuidedLog
from tests.mirror_samples import A_MIRROR

FEELS = {-1.0: Feel.EASIER, 0.0: Feel.SAME, 1.0: Feel.WORSE}


class FakeMirrorLog(FakeGuidedLog):
    """Both sides: what is written, and what is read of it."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        super().__init__(record)
        self.said: dict[int, MirrorLog] = {}
        self.stops: dict[int, int] = {}

    def begin(self, start: SessionStart) -> int:
        assert isinstance(start.spec, MirrorSpec), "only sessions with a mirror are kept here"
        session_id = super().begin(start)
        self.said[session_id] = MirrorLog()
        return session_id

    def add_comfort_stop(self, session_id: int) -> None:
        assert session_id in self.said, "halt what was begun"
        self.stops[session_id] = self.stops.get(session_id, 0) + 1

    def write_log(self, session_id: int, log: MirrorLog) -> MirrorLog:
        before = self.said[session_id]
        self.said[session_id] = log
        return before

    def mirrored(
        self, part: BodyPart | None = None, limit: int | None = None, *, since: date | None = None
    ) -> tuple[MirrorDone, ...]:
        own = [one for one in self.record.guided.values() if one.start.kind is SessionKind.MIRROR]
        newest = sorted(own, key=lambda one: (one.start.started_utc, one.session_id), reverse=True)
        told = [self._told(one) for one in newest]
        fits = [one for one in told if part in (None, one.part) and (since is None or one.day >= since)]
        return tuple(fits[:limit])

    def session(self, session_id: int) -> MirrorDone | None:
        one = self.record.guided.get(session_id)
        return self._told(one) if one is not None and session_id in self.said else None

    def _told(self, one: FakeGuided) -> MirrorDone:
        spec, number = one.spec, one.session_id
        assert isinstance(spec, MirrorSpec)
        before = self._rated(number, Scale.PAIN_NOW, Moment.BEFORE)
        after = self._rated(number, Scale.PAIN_NOW, Moment.AFTER)
        feel = self._rated(number, Scale.FEEL, Moment.AFTER)
        return MirrorDone(
            session_id=number,
            day=one.day,
            part=spec.part,
            hidden=spec.hidden,
            step=spec.step,
            steps_done=one.result.steps_done,
            practised_ms=one.result.practised_ms,
            ending=one.result.ending,
            comfort_stops=self.stops.get(number, 0),
            log=self.said[number],
            pain_change=None if before is None or after is None else after - before,
            worse=feel is not None and feel > 0,
            counted=one.counted,
            not_counted_reason=one.reason,
            feel=None if feel is None else FEELS[feel],
        )

    def _rated(self, session_id: int, scale: Scale, moment: Moment) -> float | None:
        found = [
            rating.value
            for rating in self.record.ratings
            if (rating.session_id, rating.scale, rating.moment) == (session_id, scale, moment)
        ]
        return found[-1] if found else None


class FakeMirrorOpener:
    """Opens a reader, as a workspace does."""

    def __init__(self, log: FakeMirrorLog) -> None:
        self._log = log

    @contextmanager
    def __call__(self) -> Iterator[FakeMirrorLog]:
        yield self._log


def load_mirror_samples() -> LoadedMirror:
    """One part of the body."""
    return LoadedMirror((A_MIRROR,))
