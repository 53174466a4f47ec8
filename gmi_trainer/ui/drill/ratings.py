"""What a drill asks around itself, and where the answers go: as little as possible, and all of it can be left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from gmi_trainer.domain.activity import DrillSpec, SessionKind
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.rating_budget import RatingAsk, rating_ask
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.today import TodayService

Undo = Callable[[], None]


class DrillRatings(Protocol):
    """The person's side of a drill."""

    def ask_for(self, spec: DrillSpec, plan: PlanRef | None) -> RatingAsk:
        """What to ask around this drill."""
        ...

    def rate(self, session_id: int, scale: Scale, moment: Moment, value: float | None) -> Undo:
        """Keep a rating with its session; None takes it back."""
        ...

    def say_flare(self, session_id: int) -> Undo:
        """ "I'm in a flare", said in this session."""
        ...


@dataclass(frozen=True, slots=True)
class SessionRatings:
    """The budget of the domain over the services of an open record."""

    today: TodayService
    about: AboutMeService

    def ask_for(self, spec: DrillSpec, plan: PlanRef | None) -> RatingAsk:
        """Around a scored test, or where the plan asks; otherwise one tap. Nothing without wish to rate."""
        return rating_ask(
            SessionKind.DRILL,
            spec.mode,
            earlier_of_kind=0,
            plan_asks=self.today.plan_asks(plan),
            rates_pain=self.about.load().rates_pain,
        )

    def rate(self, session_id: int, scale: Scale, moment: Moment, value: float | None) -> Undo:
        """Keep a rating with its session; None takes it back."""
        return self.today.rate_session(session_id, scale, moment, value)

    def say_flare(self, session_id: int) -> Undo:
        """Said in this session: the days after it are easier."""
        return self.today.say_flare(session_id)
