"""Practice with a mirror as a use case: whether it suits, where somebody is, the next session, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import date, timedelta

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.flare import StepBack, flare_reports, step_back
from gmi_trainer.domain.guided import GuidedPast
from gmi_trainer.domain.mirror import (
    Barrier,
    MirrorDone,
    MirrorLog,
    MirrorSpec,
    MirrorStanding,
    MirrorStep,
    asks_safety_first,
    detail_of,
    mirror_standing,
)
from gmi_trainer.domain.mirror_course import MirrorFacts, MirrorWay, mirror_way
from gmi_trainer.domain.mirror_script import MirrorScript, guided_of, mirror_spec
from gmi_trainer.domain.safety import Standing, standing
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import DiaryLog, DiaryReader
from gmi_trainer.services.guided import GuidedService
from gmi_trainer.services.guided_choices import GuidedChoicesService, Hear
from gmi_trainer.services.guided_ports import GuidedReader, LoadedScripts
from gmi_trainer.services.mirror_choices import MirrorChoices, MirrorChoicesService
from gmi_trainer.services.mirror_ports import LoadedMirror, MirrorReader, MirrorSessions
from gmi_trainer.services.practice_book import PracticeBook, Undo
from gmi_trainer.services.safety import SAFETY_KINDS

CHECK_KINDS = (DiaryKind.MIRROR_CHECK, DiaryKind.NEW_SYMPTOM)
"""The facts that decide whether a mirror suits, from the beginning of the record."""

FLARE_DAYS = 30
"""How far back flares are looked at: longer than any of them prolongs another."""


@dataclass(frozen=True, slots=True)
class MirrorAsked:
    """For which part and side something is read. ``hidden`` None: it was not said yet."""

    today: date
    about: AboutMe
    choices: MirrorChoices
    part: BodyPart
    hidden: Side | None


@dataclass(frozen=True, slots=True)
class MirrorNow:
    """All that there is to know before a session. ``sessions``: of the part, newest first, whichever side was hidden.
    ``script`` None: it cannot be read. ``asks_safety``: the safety questions come before the first session.
    ``waits``: a safety answer has to be looked at first."""

    asked: MirrorAsked
    standing: MirrorStanding
    way: MirrorWay
    sessions: tuple[MirrorDone, ...]
    script: MirrorScript | None
    parts: tuple[BodyPart, ...]
    past: GuidedPast
    step_back: StepBack | None = None
    asks_safety: bool = False
    waits: bool = False

    def earlier(self, step: MirrorStep) -> int:
        """How often a step was done with this side hidden."""
        return sum(
            one.is_done and one.step is step and one.hidden is self.asked.hidden for one in self.sessions
        )


class MirrorService(GuidedService):
    """Works on one open record, on the window's thread. ``look`` reads, in a background job."""

    def __init__(
        self,
        *,
        log: MirrorSessions,
        load: Callable[[], LoadedMirror],
        open_reader: Callable[[], AbstractContextManager[MirrorReader]],
        choices: GuidedChoicesService,
        own_choices: MirrorChoicesService,
        diary: DiaryLog,
        changes: Changes,
        book: PracticeBook,
    ) -> None:
        """``open_reader``: for use inside one background job. ``choices``: what is heard, as in every guided practice;
        ``own_choices``: what is done with a mirror."""
        super().__init__(
            log=log,
            load=lambda: LoadedScripts(tuple(map(guided_of, load().scripts))),
            choices=choices,
            book=book,
        )
        self._mirror_log = log
        self._load_mirror = load
        self._loaded: LoadedMirror | None = None
        self.open_reader = open_reader
        self._own_choices = own_choices
        self._diary = diary
        self._changes = changes

    @property
    def own_choices(self) -> MirrorChoicesService:
        """Part, side, step, minutes."""
        return self._own_choices

    # -- before ---------------------------------------------------------------------------------------------

    def asked(self, part: BodyPart | None = None) -> MirrorAsked:
        """What is practised now, or a part that a plan asks for."""
        about, choices = self._book.about(), self._own_choices.load()
        return MirrorAsked(
            self._book.today(),
            about,
            choices,
            part if part is not None else choices.part_for(about),
            choices.hidden_for(about),
        )

    def look(self, asked: MirrorAsked, diary: DiaryReader, guided: GuidedReader) -> MirrorNow:
        """Where somebody is with a part."""
        if self._loaded is None:
            self._loaded = self._load_mirror()
        with self.open_reader() as reader:
            sessions = reader.mirrored(asked.part)
        reports = flare_reports(
            diary.facts(asked.today - timedelta(days=FLARE_DAYS), (DiaryKind.FLARE, DiaryKind.AFTER_LAST))
        )
        eased = step_back(reports, asked.today)
        safety = diary.facts(None, SAFETY_KINDS)
        past = self.past(guided, SessionKind.MIRROR)
        way = mirror_way(
            MirrorFacts(
                asked.today,
                asked.choices.step_of(asked.part),
                tuple(one for one in sessions if asked.hidden in (None, one.hidden)),
                asked.choices.minutes,
                is_eased=eased is not None,
                saves_energy=asked.about.saves_energy,
            )
        )
        return MirrorNow(
            asked=asked,
            standing=mirror_standing(diary.facts(None, CHECK_KINDS), asked.today),
            way=way,
            sessions=sessions,
            script=self._loaded.of_part(asked.part),
            parts=tuple(script.part for script in self._loaded.scripts),
            past=past,
            step_back=eased,
            asks_safety=past.sessions == 0 and asks_safety_first(safety, asked.today),
            waits=standing(safety) in (Standing.EMERGENCY, Standing.SOON),
        )

    def spec_for(self, now: MirrorNow, minutes: float | None = None) -> MirrorSpec | None:
        """The next session. None where there is no script, or nobody said which side is behind the mirror.
        ``minutes``: what a plan asks for, which is never made longer than today's own."""
        if now.script is None or now.asked.hidden is None:
            return None
        step, hear = now.way.today, self.choices.load().hear
        wanted = now.way.minutes if minutes is None else min(now.way.minutes, max(minutes, 1.5))
        return mirror_spec(
            now.script,
            step,
            now.asked.hidden,
            wanted,
            earlier=now.earlier(step),
            tones=hear is not Hear.NOTHING,
            voice=hear is Hear.VOICE,
        )

    # -- whether it suits -----------------------------------------------------------------------------------

    def answer_check(self, barriers: Collection[Barrier], *, agreed: bool = False) -> Undo:
        """Keep what speaks against a mirror with today's date; the returned function takes it back."""
        fact = self._diary.add(DiaryKind.MIRROR_CHECK, detail_of(barriers, agreed=agreed))
        self._changes.publish(Changed.DIARY)

        def undo() -> None:
            self._diary.withdraw(fact.uuid)
            self._changes.publish(Changed.DIARY)

        return undo

    # -- steps ----------------------------------------------------------------------------------------------

    def go_to_step(self, part: BodyPart, step: MirrorStep) -> Undo:
        """The person's own step from now on."""
        before = self._own_choices.load().step_of(part)
        self._own_choices.save(self._own_choices.load().with_step(part, step))

        def undo() -> None:
            self._own_choices.save(self._own_choices.load().with_step(part, before))

        return undo

    def was_set_up(self, part: BodyPart) -> None:
        """The mirror stands; the next time a short list is enough."""
        choices = self._own_choices.load()
        if not choices.was_set_up(part):
            self._own_choices.save(choices.having_set_up(part))

    # -- on the way, and after ------------------------------------------------------------------------------

    def add_comfort_stop(self, session_id: int) -> None:
        """It was halted because of dizziness or upset."""
        self._mirror_log.add_comfort_stop(session_id)

    def write_log(self, session_id: int, log: MirrorLog) -> Undo:
        """What the person says of a session, in the place of what was said before."""
        before = self._mirror_log.write_log(session_id, log)
        self._book.tell()

        def undo() -> None:
            self._mirror_log.write_log(session_id, before)
            self._book.tell()

        return undo
