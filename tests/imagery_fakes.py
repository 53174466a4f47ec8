"""Imagined movements for tests: cards of a hand, the start of a session, and a log in memory
(tests/contracts/test_imagery.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.imagery import (
    CardKind,
    ImageryScript,
    ImagerySpec,
    LimbWords,
    MovementCard,
    Rung,
    cards_for,
    imagery_spec,
)
from gmi_trainer.domain.imagery_course import CardTimes, Imagined, Said
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.imagery_ports import LoadedImagery
from gmi_trainer.services.session_ports import SessionStart
from tests.samples import MORNING


def _cards() -> Iterator[MovementCard]:
    for kind in CardKind:
        for name in ("open", "close", "turn"):
            posture = "flat" if kind is CardKind.MOVEMENT else ""
            back = "" if kind.is_still else "Let it rest."
            yield MovementCard(
                f"{kind.value}-{name}",
                kind,
                f"{name.capitalize()} it",
                "This is how it looks.",
                f"Let {{limb}} {name} with ease.",
                back,
                posture,
            )


A_HAND = ImageryScript(
    "imagine-hand",
    1,
    1,
    BodyPart.HAND,
    tuple(_cards()),
    LimbWords("your hand", "the hand you feel"),
    "Hand and wrist",
    "Open, close and turn: in your mind only.",
    "Sit or lie in comfort.",
)


def load_a_hand() -> LoadedImagery:
    """The cards of a hand, and of nothing else."""
    return LoadedImagery((A_HAND,))


def sample_imagery(
    number: int = 1,
    rung: Rung = Rung.MOVEMENT,
    *,
    at: datetime = MORNING,
    own_pace: bool = False,
    environment: Mapping[str, object] | None = None,
) -> SessionStart:
    """The start of a session with three cards."""
    return SessionStart(
        uuid=str(UUID(int=number + 900, version=4)),
        kind=SessionKind.IMAGERY,
        purpose=None,
        started_utc=at,
        utc_offset_min=60,
        input_kind=None,
        answering_limb=None,
        spec=imagery_spec(A_HAND, rung, cards_for(A_HAND, rung, 3, 0), Side.LEFT, own_pace=own_pace),
        seed=None,
        app_version="9.9",
        environment=dict(environment or {}),
        plan=None,
    )


@dataclass
class FakeImagined:
    """A session in memory."""

    session_id: int
    start: SessionStart
    result: GuidedResult = field(default_factory=lambda: GuidedResult(0, 0, 0))
    cards: tuple[CardTimes, ...] = ()
    said: Said = field(default_factory=Said)
    finished_utc: datetime | None = None

    @property
    def told(self) -> Imagined:
        spec = self.start.spec
        assert isinstance(spec, ImagerySpec), "only imagined movements are kept here"
        return Imagined(
            session_id=self.session_id,
            day=local_day(self.start.started_utc, self.start.utc_offset_min),
            began_utc=self.start.started_utc,
            part=spec.part,
            side=spec.side,
            rung=spec.rung,
            cards=len(spec.cards),
            cards_done=sum(card.done for card in self.cards),
            practised_ms=self.result.practised_ms,
            own_pace=spec.own_pace,
            said=self.said,
            ending=self.result.ending,
            times=self.cards or tuple(CardTimes(card_id) for card_id in spec.cards),
        )


class FakeImageryLog:
    """The write side (imagery_ports.ImageryLog)."""

    def __init__(self) -> None:
        self.sessions: dict[int, FakeImagined] = {}

    def begin(self, start: SessionStart) -> int:
        assert isinstance(start.spec, ImagerySpec), "only imagined movements are kept here"
        session_id = len(self.sessions) + 1
        self.sessions[session_id] = FakeImagined(session_id, start)
        return session_id

    def keep(self, session_id: int, result: GuidedResult, cards: Sequence[CardTimes]) -> None:
        self.sessions[session_id].result = result
        self.sessions[session_id].cards = tuple(cards)

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: GuidedResult,
        cards: Sequence[CardTimes],
        environment: Mapping[str, object],
    ) -> None:
        assert result.ending is not None, "finish what is over"
        self.keep(session_id, result, cards)
        self.sessions[session_id].finished_utc = finished_utc

    def say(self, session_id: int, said: Said) -> None:
        self.sessions[session_id].said = said


class FakeImageryReader:
    """The read side (imagery_ports.ImageryReader)."""

    def __init__(self, log: FakeImageryLog) -> None:
        self._log = log

    def sessions(
        self, part: BodyPart | None = None, limit: int | None = None, *, since: date | None = None
    ) -> tuple[Imagined, ...]:
        told = [one.told for one in self._log.sessions.values() if since is None or one.told.day >= since]
        found = sorted(
            (one for one in told if part is None or one.part is part),
            key=lambda one: (one.began_utc, one.session_id),
        )
        return tuple(found[-limit:] if limit is not None else found)

    def session(self, session_id: int) -> Imagined | None:
        one = self._log.sessions.get(session_id)
        return one.told if one is not None else None

    def finished(self) -> int:
        done = (one for one in self._log.sessions.values() if one.finished_utc is not None)
        return sum(one.told.cards_done > 0 for one in done)


class FakeImageryOpener:
    """Opens a reader, as a workspace does."""

    def __init__(self, log: FakeImageryLog) -> None:
        self._log = log

    @contextmanager
    def __call__(self) -> Iterator[FakeImageryReader]:
        yield FakeImageryReader(self._log)
