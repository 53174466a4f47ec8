"""Where somebody is on the ladder of imagined movements: their own step, back by itself where it hurt, never pushed up.

Nothing of it is stored but what the person chose: it is worked out anew from the sessions each time, so that taking
an answer back takes back what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Feel
from gmi_trainer.domain.gate import ImaginedBout
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import Rung
from gmi_trainer.domain.reference import GATE_PAIN_UP
from gmi_trainer.domain.values import dataclass

EASY_SESSIONS = 2
"""So many easy sessions in a row on a step, and the next one is suggested (design, as for levels of pictures)."""


class Hurt(StrEnum):
    """The answer to "did it hurt?"; for those who would rather not rate pain, to "was it too much?"."""

    NO = "no"
    LITTLE = "little"
    YES = "yes"


class Moved(StrEnum):
    """The answer to "did anything move?"."""

    NO = "no"
    LITTLE = "little"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class CardTimes:
    """A card of a session. Times are there and back, where the person pressed at the end."""

    card_id: str
    done: bool = False
    imagined_ms: int | None = None
    again_ms: int | None = None
    real_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said after a session; None: not said."""

    clarity: int | None = None
    feeling: int | None = None
    hurt: Hurt | None = None
    moved: Moved | None = None


@dataclass(frozen=True, slots=True)
class Imagined:
    """A session read back. ``ending`` None: it was interrupted. ``pain_change``: after less before, of ten."""

    session_id: int
    day: date
    began_utc: datetime
    part: BodyPart
    side: Side | None
    rung: Rung
    cards: int
    cards_done: int
    practised_ms: int
    own_pace: bool = False
    said: Said = Said()
    pain_change: float | None = None
    feel: Feel | None = None
    ending: GuidedEnding | None = None
    counted: bool = True
    times: tuple[CardTimes, ...] = ()
    not_counted_reason: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it was practice: ended, with a whole card."""
        return self.ending is not None and self.cards_done >= 1

    @property
    def did_hurt(self) -> bool:
        """It hurt, was too much, or was worse afterwards: the next session is gentler (science B2)."""
        return (
            self.said.hurt is Hurt.YES
            or self.ending is GuidedEnding.UPSET
            or self.feel is Feel.WORSE
            or (self.pain_change is not None and self.pain_change >= GATE_PAIN_UP)
        )

    @property
    def was_easy(self) -> bool:
        """To its end, and nothing speaks against it. What was not said does not."""
        return self.ending is GuidedEnding.WHOLE and self.cards_done == self.cards and self._was_comfortable

    @property
    def _was_comfortable(self) -> bool:
        return not self.did_hurt and self.said.hurt is not Hurt.LITTLE


@dataclass(frozen=True, slots=True)
class ChosenRung:
    """A step that the person chose themselves, and when. What came before it no longer counts."""

    rung: Rung
    since: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """The person's own step of the ladder. ``back_from``: the session because of which it went back, if the newest
    change was that. ``easy``: easy sessions in a row on it, the newest ones. ``finished_on``: the newest day on which
    the last step was easy."""

    rung: Rung = Rung.WATCH
    back_from: Imagined | None = None
    easy: int = 0
    finished_on: date | None = None

    @property
    def next_rung(self) -> Rung | None:
        """The one above; None on the last."""
        return Rung(self.rung + 1) if self.rung < Rung.TASKS else None

    @property
    def may_go_up(self) -> bool:
        """Whether the next step may be suggested, if nothing else speaks against it."""
        return self.next_rung is not None and self.easy >= EASY_SESSIONS


def standing(sessions: Iterable[Imagined], chosen: ChosenRung | None = None) -> Standing:
    """Where somebody is, from the sessions of one part, oldest first."""
    rung = chosen.rung if chosen is not None else Rung.WATCH
    easy, back_from, finished_on = 0, None, None
    for session in sessions:
        if session.ending is None:
            continue
        is_later = chosen is None or session.began_utc >= chosen.since
        if session.did_hurt:  # whether it counts or not
            finished_on = None
            if is_later and session.rung <= rung:
                easy = 0
                back_from = session
                rung = gentler(session.rung)
        elif not session.counted:
            continue
        elif session.was_easy:
            if session.rung is Rung.TASKS:
                finished_on = session.day
            if is_later and session.rung is rung:
                easy += 1
        elif is_later and session.is_done and session.rung is rung:
            easy = 0
    return Standing(rung, back_from, easy, finished_on)


def gentler(rung: Rung) -> Rung:
    """In a flare: one step lower (science B2)."""
    return Rung(max(Rung.WATCH, rung - 1))


def bouts_of(sessions: Sequence[Imagined]) -> tuple[ImaginedBout, ...]:
    """Sessions as the gate before the next stage looks at them, oldest first."""
    return tuple(
        ImaginedBout(session.day, pain_change_of(session))
        for session in sessions
        if session.counted and session.is_done
    )


def pain_change_of(session: Imagined) -> float | None:
    """The rated change; where only one tap was asked, what that says of it; None: not said.

    Numbers are asked around the first sessions only (rating budget). After that "worse", or that it hurt, counts as
    up, anything else that was said as not up (design).
    """
    if session.pain_change is not None:
        return session.pain_change
    if session.did_hurt:
        return GATE_PAIN_UP
    if session.feel is not None or session.said.hurt is Hurt.NO:
        return 0.0
    return None
