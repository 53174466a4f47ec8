"""Daily tasks for tests: a ladder, the start of a task, and a log in memory (tests/contracts/test_activities.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.activity_ladder import KeptRung, Rung, SeededLadder
from gmi_trainer.domain.activity_steps import ActivitySpec, NextDay, Tried
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.services.activity_ports import ActivityResult, LoadedLadders, Told
from gmi_trainer.services.session_ports import SessionStart
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


FIRST_ID = 1001
"""The days do not see what is kept here."""


class FakeActivityLog:
    """Both sides (activity_ports.ActivityLog and ActivityReader), without ratings."""

    def __init__(self) -> None:
        self._tries: dict[int, Tried] = {}
        self._starts: dict[int, SessionStart] = {}
        self._ladders: dict[BodyPart, tuple[KeptRung, ...]] = {}

    def begin(self, start: SessionStart) -> int:
        spec = start.spec
        assert isinstance(spec, ActivitySpec), "only daily tasks are kept here"
        session_id = FIRST_ID + len(self._tries)
        self._starts[session_id] = start
        self._tries[session_id] = Tried(
            session_id,
            start.uuid,
            local_day(start.started_utc, start.utc_offset_min),
            spec.part,
            spec.rung_id,
            spec.words,
            spec.expected,
            wanted_ms=spec.wanted_ms,
            eased=spec.eased,
        )
        return session_id

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: ActivityResult,
        environment: Mapping[str, object],
    ) -> None:
        self._put(session_id, ending=result.ending, did_ms=result.did_ms)

    def tell(self, session_id: int, told: Told) -> Told:
        one = self._tries[session_id]
        self._put(session_id, actual=told.actual, did_ms=told.did_ms, note=told.note)
        return Told(one.actual, one.did_ms, one.note)

    def say_next_day(self, session_id: int, answer: NextDay | None) -> NextDay | None:
        before = self._tries[session_id].next_day
        self._put(session_id, next_day=answer)
        return before

    def keep_ladder(self, part: BodyPart, rungs: Sequence[KeptRung]) -> tuple[KeptRung, ...]:
        before = self._ladders.pop(part, ())
        if rungs:
            self._ladders[part] = tuple(rungs)
        return before

    def ladders(self) -> Mapping[BodyPart, tuple[KeptRung, ...]]:
        return dict(self._ladders)

    def tries(self, limit: int | None = None, *, since: date | None = None) -> tuple[Tried, ...]:
        names = sorted(self._tries, key=lambda name: (self._starts[name].started_utc, name))
        fits = [name for name in names if since is None or self._tries[name].day >= since]
        return tuple(self._tries[name] for name in (fits if limit is None else fits[-limit:]))

    def one_try(self, session_id: int) -> Tried | None:
        return self._tries.get(session_id)

    def totals(self) -> PracticeTotals:
        done = [one for one in self._tries.values() if one.is_done]
        return PracticeTotals(
            len(done), len({one.day for one in done}), sum(one.did_ms or one.wanted_ms or 0 for one in done)
        )

    @contextmanager
    def reading(self) -> Iterator[FakeActivityLog]:
        """As a workspace opens a reader."""
        yield self

    def _put(self, session_id: int, **changes: object) -> None:
        self._tries[session_id] = replace(self._tries[session_id], **changes)  # type: ignore[arg-type]


def load_sample_ladders() -> LoadedLadders:
    """Only one for hands."""
    return LoadedLadders({BodyPart.HAND: HAND_LADDER})
