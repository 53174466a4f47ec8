"""Guided practices as a use case: what there is, how the next session goes, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.guided import GuidedPast, GuidedScript, GuidedSpec, Length, spec_of
from gmi_trainer.domain.guided_run import GuidedRun
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.rating_budget import RatingAsk, rating_ask
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.guided_choices import GuidedChoicesService, Hear
from gmi_trainer.services.guided_ports import GuidedLog, GuidedReader, GuidedResult, LoadedScripts
from gmi_trainer.services.ports import Clock, SessionStart
from gmi_trainer.services.today import TodayService

Undo = Callable[[], None]


@dataclass(frozen=True, slots=True)
class GuidedAsk:
    """What is asked around a session. ``scale``: rated before and after; ``feel``: one tap after it instead."""

    scale: Scale | None = None
    feel: bool = False


class GuidedService:
    """Works on one open record, on the window's thread. ``scripts`` and ``past`` are read in a background job."""

    def __init__(
        self,
        *,
        log: GuidedLog,
        load: Callable[[], LoadedScripts],
        choices: GuidedChoicesService,
        today: TodayService,
        about_me: Callable[[], AboutMe],
        set_counted: Callable[[int, bool, str], None],
        clock: Clock,
        changes: Changes,
        new_uuid: Callable[[], str],
        app_version: str,
    ) -> None:
        """``load`` reads the practices that come with the program; ``set_counted``: whether a session counts."""
        self._log = log
        self._load = load
        self._choices = choices
        self._today = today
        self._about_me = about_me
        self._set_counted = set_counted
        self._clock = clock
        self._changes = changes
        self._new_uuid = new_uuid
        self._app_version = app_version

    @property
    def choices(self) -> GuidedChoicesService:
        """What the person chose."""
        return self._choices

    # -- before ---------------------------------------------------------------------------------------------

    def scripts(self) -> LoadedScripts:
        """The practices there are, and what is the matter with the others."""
        return self._load()

    def past(self, reader: GuidedReader, kind: SessionKind) -> GuidedPast:
        """What was done of one kind."""
        return reader.past(kind)

    def spec(self, script: GuidedScript, length: Length | None = None) -> GuidedSpec:
        """The next session, as the person likes it. ``length``: where a plan asks for it."""
        choices = self._choices.load()
        return spec_of(
            script,
            length if length is not None else choices.length,
            tones=choices.hear is not Hear.NOTHING,
            voice=choices.hear is Hear.VOICE,
        )

    def ask_for(self, script: GuidedScript, past: GuidedPast, plan: PlanRef | None = None) -> GuidedAsk:
        """What to ask around it: as little as possible, and nothing that the practice has no place for."""
        ask = rating_ask(
            script.kind, None, past.sessions, self._today.plan_asks(plan), self._about_me().rates_pain
        )
        if ask is RatingAsk.NONE or Moment.AFTER not in script.ratings:
            return GuidedAsk()
        if ask is RatingAsk.BEFORE_AND_AFTER and Moment.BEFORE in script.ratings:
            return GuidedAsk(scale=Scale.PAIN_NOW)
        return GuidedAsk(feel=True)

    # -- a session ------------------------------------------------------------------------------------------

    def begin(
        self,
        kind: SessionKind,
        spec: GuidedSpec,
        environment: Mapping[str, object],
        plan: PlanRef | None = None,
    ) -> int:
        """Store the session; returns its id."""
        return self._log.begin(
            SessionStart(
                uuid=self._new_uuid(),
                kind=kind,
                purpose=None,
                started_utc=self._clock.utc_now(),
                utc_offset_min=self._clock.utc_offset_min(),
                input_kind=None,
                answering_limb=None,
                spec=spec,
                seed=None,
                app_version=self._app_version,
                environment=environment,
                plan=plan,
            )
        )

    def keep(self, session_id: int, run: GuidedRun) -> None:
        """A step more, or a halt."""
        self._log.keep(session_id, result_of(run))

    def finish(self, session_id: int, run: GuidedRun, environment: Mapping[str, object]) -> None:
        """It is over. What was not a whole step is not counted, but nothing of it is lost."""
        assert run.ending is not None, "finish what is over"
        self._log.finish(session_id, self._clock.utc_now(), result_of(run), environment)
        self._changes.publish(Changed.SESSIONS)

    # -- after ----------------------------------------------------------------------------------------------

    def rate(self, session_id: int, scale: Scale, moment: Moment, value: float | None) -> Undo:
        """A rating around a session; None takes it back."""
        return self._today.rate_session(session_id, scale, moment, value)

    def do_not_count(self, session_id: int, reason: str) -> Undo:
        """Keep the session, and leave it out of what is counted."""
        self._count(session_id, counted=False, reason=reason)

        def undo() -> None:
            self._count(session_id, counted=True, reason="")

        return undo

    def say_flare(self, session_id: int) -> Undo:
        """ "I'm in a flare", said in this session."""
        return self._today.say_flare(session_id)

    def _count(self, session_id: int, *, counted: bool, reason: str) -> None:
        self._set_counted(session_id, counted, reason)
        self._changes.publish(Changed.SESSIONS)


def result_of(run: GuidedRun) -> GuidedResult:
    """What came of a run so far."""
    return GuidedResult(
        steps_done=run.steps_done,
        left_out=run.left_out,
        practised_ms=run.practised_ms,
        pauses=run.pauses,
        sleeps=run.sleeps,
        ending=run.ending,
    )
