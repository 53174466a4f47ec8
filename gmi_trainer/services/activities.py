"""Daily tasks as a use case: a person's ladders, the next step, a try of it, and the day after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.activity_ladder import (
    MOST_RUNGS,
    Rung,
    SeededLadder,
    can_move,
    in_use,
    kept_of,
    ladder_of,
    left_out,
    moved,
    renamed,
    with_own,
    without,
)
from gmi_trainer.domain.activity_steps import (
    ActivityEnding,
    ActivitySpec,
    AfterLastSaid,
    NextDay,
    StepFacts,
    Suggestion,
    Tried,
    suggest,
    to_ask_about,
    told_already,
)
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast, Scale
from gmi_trainer.domain.default_plan import choose_part
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import StepBack, flare_reports, step_back
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.rating_budget import RatingAsk
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.about_me import PREFERENCE as ABOUT_ME
from gmi_trainer.services.about_me import about_from
from gmi_trainer.services.activity_ports import (
    ActivityLog,
    ActivityReader,
    ActivityResult,
    LoadedLadders,
    Told,
)
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import DiaryReader, Preferences
from gmi_trainer.services.practice_book import PracticeBook, Undo

LOOKED_AT = 400
"""The newest tasks that are looked at, so that the work does not grow with the record."""

NEXT_DAY_SKIPPED = "next_day_skipped"
"""The preference that holds the uuids of the tasks for which "how was the day after?" was skipped."""

LOOKED_BACK_DAYS = 60
"""How far back flares and answers are looked at."""


@dataclass(frozen=True, slots=True)
class ActivityAsk:
    """What is asked around a task. ``scale``: rated before and after; ``feel``: one tap after it instead."""

    scale: Scale | None = None
    feel: bool = False


@dataclass(frozen=True, slots=True)
class PartLadder:
    """A part's ladder, and what is suggested on it. ``rungs``: those in use, the easiest first."""

    part: BodyPart
    seeded: SeededLadder
    whole: tuple[Rung, ...]
    tries: tuple[Tried, ...]
    suggestion: Suggestion | None

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """Those in use, the easiest first."""
        return in_use(self.whole)

    @property
    def is_full(self) -> bool:
        """No room for another step."""
        return len(self.whole) >= MOST_RUNGS

    def rung(self, rung_id: str) -> Rung | None:
        """One of them, left out or not."""
        return next((rung for rung in self.whole if rung.rung_id == rung_id), None)


@dataclass(frozen=True, slots=True)
class ActivitiesNow:
    """All there is to show. ``first``: the part that most people come for; ``asks``: the tasks of the last day whose
    day after is not told yet; ``step_back``: easier days that run today."""

    day: date
    about: AboutMe
    first: BodyPart
    parts: Mapping[BodyPart, PartLadder]
    tries: tuple[Tried, ...]
    asks: tuple[Tried, ...]
    step_back: StepBack | None

    @property
    def facts(self) -> StepFacts:
        """What the rules look at beside the tries."""
        return StepFacts(self.day, self.about.saves_energy, self.step_back is not None)


class ActivitiesService:
    """Works on one open record, on the window's thread; ``look`` is for a background job."""

    def __init__(
        self,
        *,
        log: ActivityLog,
        load: Callable[[], LoadedLadders],
        open_reader: Callable[[], AbstractContextManager[ActivityReader]],
        preferences: Preferences,
        changes: Changes,
        book: PracticeBook,
    ) -> None:
        """``load`` reads the ladders that come with the program; ``open_reader``: for use inside one background job."""
        self._log = log
        self._load = load
        self.open_reader = open_reader
        self._preferences = preferences
        self._changes = changes
        self._book = book
        self._loaded: LoadedLadders | None = None

    @property
    def book(self) -> PracticeBook:
        """Ratings, a flare, whether a session counts."""
        return self._book

    # -- reading --------------------------------------------------------------------------------------------

    def look(self, diary: DiaryReader) -> ActivitiesNow:
        """Ladders, tries and what follows from them, today."""
        if self._loaded is None:
            self._loaded = self._load()
        day, about = self._book.today(), about_from(diary.preference(ABOUT_ME))
        with self.open_reader() as reader:
            kept, tries = reader.ladders(), reader.tries(LOOKED_AT)
        facts = diary.facts(day - timedelta(days=LOOKED_BACK_DAYS), (DiaryKind.FLARE, DiaryKind.AFTER_LAST))
        told = with_days_after(tries, facts)
        back = step_back(flare_reports(facts), day)
        step_facts = StepFacts(day, about.saves_energy, back is not None)
        parts = {
            part: _part(seeded, ladder_of(seeded, kept.get(part, ())), told, step_facts)
            for part, seeded in self._loaded.ladders.items()
        }
        skipped = diary.preference(NEXT_DAY_SKIPPED)
        names = set(map(str, skipped)) if isinstance(skipped, list) else set()
        asks = tuple(one for one in to_ask_about(told, day) if one.uuid not in names)
        return ActivitiesNow(day, about, _first_part(about, parts, told), parts, told, asks, back)

    def ask_for(self, plan: PlanRef | None = None) -> ActivityAsk:
        """What to ask around a task: as little as possible."""
        ask = self._book.ask(SessionKind.ACTIVITY, 0, plan)
        if ask is RatingAsk.BEFORE_AND_AFTER:
            return ActivityAsk(scale=Scale.PAIN_NOW)
        return ActivityAsk(feel=ask is RatingAsk.ONE_TAP)

    # -- the ladder -----------------------------------------------------------------------------------------

    def add_rung(self, ladder: PartLadder, words: str, above: str | None) -> Undo:
        """A step of one's own, just above another one; None: at the top."""
        assert words.strip(), "a step has words"
        assert not ladder.is_full, "there is room for it"
        rung_id = f"own-{self._book.new_uuid()}"
        return self._keep(ladder, with_own(ladder.whole, rung_id, words, above))

    def rename_rung(self, ladder: PartLadder, rung_id: str, words: str) -> Undo:
        """A step in other words."""
        assert words.strip(), "a step has words"
        return self._keep(ladder, renamed(ladder.whole, rung_id, words))

    def move_rung(self, ladder: PartLadder, rung_id: str, *, up: bool) -> Undo:
        """A step changes places with the next one."""
        assert can_move(ladder.whole, rung_id, up=up), "there is one to change places with"
        return self._keep(ladder, moved(ladder.whole, rung_id, up=up))

    def leave_out(self, ladder: PartLadder, rung_id: str, *, out: bool = True) -> Undo:
        """A step left out, or put back."""
        return self._keep(ladder, left_out(ladder.whole, rung_id, out))

    def delete_rung(self, ladder: PartLadder, rung_id: str) -> Undo:
        """A step of one's own goes. What was tried of it stays in the history."""
        return self._keep(ladder, without(ladder.whole, rung_id))

    def as_it_came(self, ladder: PartLadder) -> Undo:
        """The ladder as it comes with the program."""
        return self._keep(ladder, ())

    def _keep(self, ladder: PartLadder, rungs: Sequence[Rung]) -> Undo:
        before = self._log.keep_ladder(ladder.part, kept_of(rungs, ladder.seeded))
        return self._told(lambda: self._log.keep_ladder(ladder.part, before), Changed.OWN_PAGES)

    # -- a try ----------------------------------------------------------------------------------------------

    def begin(
        self, spec: ActivitySpec, environment: Mapping[str, object], plan: PlanRef | None = None
    ) -> int:
        """Store the session; returns its id."""
        return self._log.begin(self._book.start(SessionKind.ACTIVITY, spec, environment, plan))

    def finish(
        self,
        session_id: int,
        ending: ActivityEnding,
        did_ms: int | None,
        environment: Mapping[str, object],
    ) -> None:
        """It is over."""
        self._log.finish(session_id, self._book.now(), ActivityResult(ending, did_ms), environment)
        self._book.tell()

    def tell(self, session_id: int, told: Told) -> Undo:
        """What the person says of it, in the place of what they said before."""
        before = self._log.tell(session_id, replace(told, note=told.note.strip()))
        return self._told(lambda: self._log.tell(session_id, before), Changed.SESSIONS)

    def say_next_day(self, session_ids: Sequence[int], answer: NextDay) -> Undo:
        """How it was the day after these tasks."""
        before = {one: self._log.say_next_day(one, answer) for one in session_ids}

        def take_back() -> None:
            for session_id, said in before.items():
                self._log.say_next_day(session_id, said)

        return self._told(take_back, Changed.SESSIONS)

    def skip_next_day(self, asked: Sequence[Tried]) -> Undo:
        """Asked no more about these tasks."""
        before = self._preferences.get(NEXT_DAY_SKIPPED)
        self._preferences.put(NEXT_DAY_SKIPPED, [one.uuid for one in asked])
        return self._told(lambda: self._preferences.put(NEXT_DAY_SKIPPED, before), Changed.SESSIONS)

    def _told(self, take_back: Callable[[], object], kind: Changed) -> Undo:
        def undo() -> None:
            take_back()
            self._changes.publish(kind)

        self._changes.publish(kind)
        return undo


def with_days_after(tries: Sequence[Tried], facts: Sequence[DiaryFact]) -> tuple[Tried, ...]:
    """The tries with the day after, where it was told: there, or to "how was it after last time?" on a later day."""
    said: dict[str, list[AfterLastSaid]] = {}
    for answer in after_last_said(facts):
        for uuid in answer.sessions:
            said.setdefault(uuid, []).append(answer)
    return tuple(
        replace(one, next_day=one.next_day or told_already(one.uuid, one.day, said[one.uuid]))
        if one.uuid in said
        else one
        for one in tries
    )


def after_last_said(facts: Sequence[DiaryFact]) -> tuple[AfterLastSaid, ...]:
    """The answers to "how was it after last time?"; what makes no sense is left out."""
    found = []
    for fact in facts:
        answer = next((one for one in AfterLast if one.value == fact.detail.get("answer")), None)
        uuids = fact.detail.get("sessions")
        if fact.kind is DiaryKind.AFTER_LAST and answer is not None and isinstance(uuids, list):
            found.append(AfterLastSaid(fact.day, answer, frozenset(map(str, uuids))))
    return tuple(found)


def _part(
    seeded: SeededLadder, whole: tuple[Rung, ...], tries: Sequence[Tried], facts: StepFacts
) -> PartLadder:
    of_part = tuple(one for one in tries if one.part is seeded.part)
    return PartLadder(seeded.part, seeded, whole, of_part, suggest(in_use(whole), of_part, facts))


def _first_part(about: AboutMe, parts: Mapping[BodyPart, PartLadder], tries: Sequence[Tried]) -> BodyPart:
    """Where it hurts; where that was not said, what was tried last."""
    if about.sore_part is None and tries and tries[-1].part in parts:
        return tries[-1].part
    choice = choose_part(about, tuple(parts))
    return choice.part
