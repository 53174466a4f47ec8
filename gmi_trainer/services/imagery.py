"""Imagined movements as a use case: where somebody is, how the next session goes, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.flare import StepBack, flare_reports, step_back
from gmi_trainer.domain.guided import GuidedSpec
from gmi_trainer.domain.guided_run import GuidedRun
from gmi_trainer.domain.imagery import (
    FEWEST_CARDS,
    Context,
    ImageryScript,
    ImagerySpec,
    Part,
    Rung,
    cards_for,
    has_context,
    imagery_spec,
    imagined_side,
    step_of,
)
from gmi_trainer.domain.imagery_course import (
    CardTimes,
    ChosenRung,
    Imagined,
    Said,
    Standing,
    gentler,
    standing,
)
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.rating_budget import RatingAsk
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.guided import GuidedAsk, result_of
from gmi_trainer.services.guided_choices import GuidedChoicesService, Hear
from gmi_trainer.services.imagery_choices import ImageryChoices, ImageryChoicesService
from gmi_trainer.services.imagery_ports import ImageryLog, ImageryReader, LoadedImagery
from gmi_trainer.services.practice_book import PracticeBook, Undo

LOOKED_BACK_DAYS = 60
NEWEST = 400
"""As many sessions of a part as are looked at: months of them, so that the work does not grow with the record."""

_IMAGINING = (Part.THERE, Part.BACK, Part.AGAIN, Part.BACK_AGAIN, Part.ROUND, Part.ROUND_AGAIN)


@dataclass(frozen=True, slots=True)
class ImageryLook:
    """Where somebody is with a part. ``rung``: the step for the next session; after a flare a gentler one than their
    own. ``sessions``: oldest first. ``finished``: how many there ever were, of any part. ``suggested``: a step up that
    may be tried. ``flare``: easier days run today."""

    script: ImageryScript
    standing: Standing
    rung: Rung
    sessions: tuple[Imagined, ...] = ()
    finished: int = 0
    suggested: Rung | None = None
    flare: StepBack | None = None

    @property
    def part(self) -> BodyPart:
        """Of the body."""
        return self.script.part

    @property
    def context_is_open(self) -> bool:
        """A place, a mood and a posture come once the movement itself was easy (product: contexts)."""
        return has_context(self.rung) and any(
            session.was_easy and session.rung >= Rung.MOVEMENT for session in self.sessions
        )


class ImageryService:
    """Works on one open record, on the window's thread. ``loaded`` and ``look`` are for background jobs."""

    def __init__(
        self,
        *,
        log: ImageryLog,
        load: Callable[[], LoadedImagery],
        choices: ImageryChoicesService,
        heard: GuidedChoicesService,
        book: PracticeBook,
    ) -> None:
        """``load`` reads the cards that come with the program; ``heard``: what is heard of guided practices."""
        self._log = log
        self._load = load
        self._choices = choices
        self._heard = heard
        self._book = book

    @property
    def choices(self) -> ImageryChoicesService:
        """What the person chose."""
        return self._choices

    @property
    def heard(self) -> GuidedChoicesService:
        """What they hear, as in other guided practices."""
        return self._heard

    @property
    def book(self) -> PracticeBook:
        """Ratings, a flare, whether a session counts."""
        return self._book

    # -- before ---------------------------------------------------------------------------------------------

    def loaded(self) -> LoadedImagery:
        """The cards there are, and what is the matter with the others."""
        return self._load()

    def part(self) -> BodyPart:
        """The part that is practised: chosen, or where it hurts, or the hand."""
        return self._choices.load().part or self._book.about().sore_part or BodyPart.HAND

    def sore_side(self, part: BodyPart) -> Side | None:
        """The side that hurts, as it was chosen here or said of themselves; None: both, or not said."""
        chosen = self._choices.load().of_part(part).side
        if chosen is not None:
            return chosen
        about = self._book.about()
        if about.sore_part is part and about.sore_side in (SoreSide.LEFT, SoreSide.RIGHT):
            return Side(about.sore_side.value)
        return None

    def rates_pain(self) -> bool:
        """Whether pain may be asked for."""
        return self._book.about().rates_pain

    def look(
        self,
        reader: ImageryReader,
        diary: DiaryReader,
        loaded: LoadedImagery,
        part: BodyPart,
        choices: ImageryChoices,
        about: AboutMe,
        today: date,
    ) -> ImageryLook | None:
        """Where somebody is with a part; None where it has no cards. ``choices`` and ``about`` were read before."""
        script = loaded.of(part)
        if script is None:
            return None
        sessions = reader.sessions(part, NEWEST)
        now = standing(sessions, choices.of_part(part).rung)
        since = today - timedelta(days=LOOKED_BACK_DAYS)
        flare = step_back(flare_reports(diary.facts(since, (DiaryKind.FLARE, DiaryKind.AFTER_LAST))), today)
        may_suggest = now.may_go_up and flare is None and not about.saves_energy
        return ImageryLook(
            script=script,
            standing=now,
            rung=now.rung if flare is None else gentler(now.rung),
            sessions=sessions,
            finished=reader.finished(),
            suggested=now.next_rung if may_suggest else None,
            flare=flare,
        )

    def about(self) -> AboutMe:
        """What the person said of themselves."""
        return self._book.about()

    def spec(self, look: ImageryLook) -> ImagerySpec:
        """The next session, as the person likes it; in a flare the fewest cards, and nothing is really done."""
        choices, hear = self._choices.load(), self._heard.load().hear
        sore = self.sore_side(look.part)
        eased = look.flare is not None
        earlier = sum(one.cards_done for one in look.sessions if one.rung is look.rung)
        count = FEWEST_CARDS if eased else choices.cards
        return imagery_spec(
            look.script,
            look.rung,
            cards_for(look.script, look.rung, count, earlier, sore),
            imagined_side(look.rung, sore or Side.RIGHT),
            own_pace=choices.own_pace,
            real=choices.real_is_safe is True and not eased,
            felt=choices.of_part(look.part).felt,
            context=choices.context if look.context_is_open and not eased else Context(),
            tones=hear is not Hear.NOTHING,
            voice=hear is Hear.VOICE,
        )

    def ask_for(self, look: ImageryLook, plan: PlanRef | None = None) -> GuidedAsk:
        """What to ask around it: as little as possible."""
        ask = self._book.ask(SessionKind.IMAGERY, look.finished, plan)
        if ask is RatingAsk.BEFORE_AND_AFTER:
            return GuidedAsk(scale=Scale.PAIN_NOW)
        return GuidedAsk(feel=ask is RatingAsk.ONE_TAP)

    def choose_rung(self, part: BodyPart, rung: Rung) -> Undo:
        """The person's own step from now on."""
        choices = self._choices.load()
        of_part = replace(choices.of_part(part), rung=ChosenRung(rung, self._book.now()))
        return self._choices.save(choices.with_part(part, of_part))

    # -- a session ------------------------------------------------------------------------------------------

    def sitting(self, spec: ImagerySpec) -> ImagerySitting:
        """A session that is about to begin."""
        return ImagerySitting(self, spec)

    def begin(self, spec: ImagerySpec, environment: Mapping[str, object], plan: PlanRef | None = None) -> int:
        """Store the session; returns its id."""
        return self._log.begin(self._book.start(SessionKind.IMAGERY, spec, environment, plan))

    def keep(self, session_id: int, run: GuidedRun, cards: tuple[CardTimes, ...]) -> None:
        """A step more, or a halt."""
        self._log.keep(session_id, result_of(run), cards)

    def finish(
        self,
        session_id: int,
        run: GuidedRun,
        cards: tuple[CardTimes, ...],
        environment: Mapping[str, object],
    ) -> None:
        """It is over."""
        assert run.ending is not None, "finish what is over"
        self._log.finish(session_id, self._book.now(), result_of(run), cards, environment)
        self._book.tell()

    # -- after ----------------------------------------------------------------------------------------------

    def say(self, session_id: int, said: Said) -> None:
        """What the person said of it, all of it anew."""
        self._log.say(session_id, said)
        self._book.tell()

    def rate(self, session_id: int, scale: Scale, moment: Moment, value: float | None) -> Undo:
        """A rating around a session; None takes it back."""
        undo = self._book.rate(session_id, scale, moment, value)
        self._book.tell()  # a rise steps back
        return undo


class ImagerySitting:
    """One session: keeps what a run of guided steps comes to as cards, with the times of the presses."""

    def __init__(self, service: ImageryService, spec: ImagerySpec) -> None:
        self._service = service
        self._spec = spec
        self._times: dict[tuple[int, Part], int] = {}

    @property
    def spec(self) -> ImagerySpec:
        """What was asked for."""
        return self._spec

    def pressed(self, card: int, part: Part, ms: int) -> None:
        """The person pressed at the end of a part that waited for it."""
        self._times[card, part] = ms

    def begin(
        self,
        kind: SessionKind,
        spec: GuidedSpec,
        environment: Mapping[str, object],
        plan: PlanRef | None = None,
    ) -> int:
        """Store the session; returns its id."""
        assert kind is SessionKind.IMAGERY, "nothing else is imagined"
        assert spec is self._spec.guided, "the steps are those of the session"
        return self._service.begin(self._spec, environment, plan)

    def keep(self, session_id: int, run: GuidedRun) -> None:
        """A step more, or a halt."""
        self._service.keep(session_id, run, self.cards(run))

    def finish(self, session_id: int, run: GuidedRun, environment: Mapping[str, object]) -> None:
        """It is over."""
        self._service.finish(session_id, run, self.cards(run), environment)

    def cards(self, run: GuidedRun) -> tuple[CardTimes, ...]:
        """Each card so far. One is done when no part of its imagining was left before its end."""
        not_done = {
            found[0]
            for number, step in enumerate(self._spec.guided.steps, start=1)
            if (found := step_of(step.step_id)) is not None
            and found[1] in _IMAGINING
            and (number >= run.number or number in run.left_steps)
        }
        return tuple(
            CardTimes(
                card_id,
                done=position not in not_done,
                imagined_ms=self._times.get((position, Part.ROUND)),
                again_ms=self._times.get((position, Part.ROUND_AGAIN)),
                real_ms=self._times.get((position, Part.REAL)),
            )
            for position, card_id in enumerate(self._spec.cards, start=1)
        )
