"""What every practice keeps of its sessions beside its own facts: their start, ratings, a flare, whether they count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.rating_budget import RatingAsk, rating_ask
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.services.today import TodayService

if TYPE_CHECKING:
    from gmi_trainer.domain.activity_steps import ActivitySpec
    from gmi_trainer.domain.breathing import BreathSpec
    from gmi_trainer.domain.guided import GuidedSpec
    from gmi_trainer.domain.imagery import ImagerySpec
    from gmi_trainer.domain.learning import LessonSpec

    Spec = ActivitySpec | BreathSpec | GuidedSpec | ImagerySpec | LessonSpec

Undo = Callable[[], None]


def start_of(
    kind: SessionKind,
    spec: Spec,
    environment: Mapping[str, object],
    plan: PlanRef | None,
    *,
    clock: Clock,
    uuid: str,
    app_version: str,
) -> SessionStart:
    """A session that begins now, of a kind without a purpose, a way of answering or a seed."""
    return SessionStart(
        uuid=uuid,
        kind=kind,
        purpose=None,
        started_utc=clock.utc_now(),
        utc_offset_min=clock.utc_offset_min(),
        input_kind=None,
        answering_limb=None,
        spec=spec,
        seed=None,
        app_version=app_version,
        environment=environment,
        plan=plan,
    )


class PracticeBook:
    """Of one open record, for all its practices; on the window's thread."""

    def __init__(
        self,
        *,
        today: TodayService,
        about_me: Callable[[], AboutMe],
        set_counted: Callable[[int, bool, str], None],
        clock: Clock,
        changes: Changes,
        new_uuid: Callable[[], str],
        app_version: str,
    ) -> None:
        """``set_counted``: whether a session counts, and why not."""
        self._today = today
        self._about_me = about_me
        self._set_counted = set_counted
        self._clock = clock
        self._changes = changes
        self._new_uuid = new_uuid
        self._app_version = app_version

    # -- before ---------------------------------------------------------------------------------------------

    def about(self) -> AboutMe:
        """What the person said of themselves."""
        return self._about_me()

    def today(self) -> date:
        """The person's day."""
        return self._today.today()

    def now(self) -> datetime:
        """By the clock of the world."""
        return self._clock.utc_now()

    def new_uuid(self) -> str:
        """A name that nothing else has."""
        return self._new_uuid()

    def ask(
        self, kind: SessionKind, sessions: int, plan: PlanRef | None, *, rates_pain: bool | None = None
    ) -> RatingAsk:
        """What to rate around the next session, after so many. ``rates_pain`` None: as the person said."""
        rates = self.about().rates_pain if rates_pain is None else rates_pain
        return rating_ask(kind, None, sessions, self._today.plan_asks(plan), rates)

    # -- a session ------------------------------------------------------------------------------------------

    def start(
        self, kind: SessionKind, spec: Spec, environment: Mapping[str, object], plan: PlanRef | None = None
    ) -> SessionStart:
        """One that begins now."""
        uuid = self._new_uuid()
        return start_of(
            kind, spec, environment, plan, clock=self._clock, uuid=uuid, app_version=self._app_version
        )

    def tell(self) -> None:
        """Something about sessions is different now."""
        self._changes.publish(Changed.SESSIONS)

    # -- after ----------------------------------------------------------------------------------------------

    def rate(self, session_id: int, scale: Scale, moment: Moment, value: float | None) -> Undo:
        """A rating around a session; None takes it back."""
        return self._today.rate_session(session_id, scale, moment, value)

    def say_flare(self, session_id: int) -> Undo:
        """ "I'm in a flare", said in this session."""
        return self._today.say_flare(session_id)

    def do_not_count(self, session_id: int, reason: str) -> Undo:
        """Keep the session, and leave it out of what is counted."""
        self._set_counted(session_id, False, reason)
        self.tell()
        return lambda: self.count_again(session_id)

    def count_again(self, session_id: int) -> None:
        """A session that was left out counts again."""
        self._set_counted(session_id, True, "")
        self.tell()
