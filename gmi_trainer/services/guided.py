"""Guided practices as a use case: what there is, how the next session goes, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.guided import GuidedPast, GuidedScript, GuidedSpec, Length, spec_of
from gmi_trainer.domain.guided_run import GuidedRun
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.rating_budget import RatingAsk
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.guided_choices import GuidedChoicesService, Hear
from gmi_trainer.services.guided_ports import GuidedLog, GuidedReader, GuidedResult, LoadedScripts
from gmi_trainer.services.practice_book import PracticeBook


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
        book: PracticeBook,
    ) -> None:
        """``load`` reads the practices that come with the program."""
        self._log = log
        self._load = load
        self._choices = choices
        self._book = book

    @property
    def choices(self) -> GuidedChoicesService:
        """What the person chose."""
        return self._choices

    @property
    def book(self) -> PracticeBook:
        """Ratings, a flare, whether a session counts."""
        return self._book

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
        ask = self._book.ask(script.kind, past.sessions, plan)
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
        return self._log.begin(self._book.start(kind, spec, environment, plan))

    def keep(self, session_id: int, run: GuidedRun) -> None:
        """A step more, or a halt."""
        self._log.keep(session_id, result_of(run))

    def finish(self, session_id: int, run: GuidedRun, environment: Mapping[str, object]) -> None:
        """It is over. What was not a whole step is not counted, but nothing of it is lost."""
        assert run.ending is not None, "finish what is over"
        self._log.finish(session_id, self._book.now(), result_of(run), environment)
        self._book.tell()


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
