"""Running a left/right drill: draws the deck, keeps the record, judges the answers. No Qt, no SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from random import Random
from typing import TYPE_CHECKING

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import (
    FEWEST_GIVEN,
    DrillMode,
    DrillSpec,
    PictureSource,
    Purpose,
    SessionKind,
    picture_level_for,
    rotations_for,
)
from gmi_trainer.domain.answering import sides_compare, way_of
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.deck import arrange, draw_deck
from gmi_trainer.domain.drill import Card, Drill, Phase, start_drill
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.reference import FAMILIARISATION_SESSIONS
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.domain.trial import Answer, Flag, Onset, TrialResult
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.picture_ports import Catalogue, PictureChoices
from gmi_trainer.services.session_ports import HistoryReader, SessionLog, SessionStart

if TYPE_CHECKING:  # what counts and compares is read before the first drill begins, and when it ends
    from gmi_trainer.domain.scoring import Finding, Gap

FEWEST_PICTURES = 6
"""A drill needs at least this many pictures to choose from (product: own pictures, 6 for a drill)."""

POOLED_TESTS = 3
"""A test is held against at most so many before it."""

SESSIONS_TO_LOOK_AT = 30
"""How far back the last training at a level is looked for."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A drill that is drawn but not begun: what has to be made ready before it starts."""

    spec: DrillSpec
    seed: int
    warm_ups: tuple[Stimulus, ...]
    deck: tuple[Stimulus, ...]

    @property
    def stimuli(self) -> tuple[Stimulus, ...]:
        """Everything that may be shown, in order."""
        return (*self.warm_ups, *self.deck)


@dataclass(frozen=True, slots=True)
class DrillResult:
    """What the result page tells. ``purpose`` familiarisation: shown, not counted. ``next_level``: to suggest, if
    any. ``by_side`` False: a sore limb answered its own side, so that the sides cannot be compared.
    ``suggests_more`` False: nothing may be said that asks for more, as to whoever saves energy."""

    session_id: int
    spec: DrillSpec
    seed: int
    purpose: Purpose
    finding: Finding
    both: SideScore
    left: SideScore
    right: SideScore
    gap: Gap
    correct_per_minute: float | None
    planned: int
    next_level: int | None
    environment: Mapping[str, object]
    trials: tuple[TrialResult, ...]
    by_side: bool = True
    suggests_more: bool = True


@dataclass(frozen=True, slots=True)
class Before:
    """What a drill needs of history.

    ``drills``: how many drills of its part came before. ``tests``: (left, right) of the latest tests like
    it. ``tested_today``: one of those was today. ``last_was_easy``: the last training at its level was.
    """

    drills: int = 0
    tests: tuple[tuple[SideScore, SideScore], ...] = ()
    tested_today: bool = False
    last_was_easy: bool = False


NOTHING_BEFORE = Before()
"""A person's very first drill."""


def what_came_before(history: HistoryReader, spec: DrillSpec, today: date) -> Before:
    """Ask history before a drill begins; in the window, inside its background job."""
    drills = history.finished_drills(spec.part)
    if spec.mode is DrillMode.TRAINING:
        return Before(drills, last_was_easy=_last_was_easy(history, spec))
    tests = history.comparable_tests(spec, POOLED_TESTS)
    scores = tuple((t.left, t.right) for t in tests if t.left is not None and t.right is not None)
    return Before(drills, scores, tested_today=any(t.local_day == today for t in tests))


def _last_was_easy(history: HistoryReader, spec: DrillSpec) -> bool:
    """Whether the newest counted training of this part at this level, answered in this way, was easy."""
    from gmi_trainer.domain.levels import was_easy

    for session in history.sessions(part=spec.part, limit=SESSIONS_TO_LOOK_AT):
        same = session.spec.mode is DrillMode.TRAINING and session.spec.level == spec.level
        same = same and way_of(session.spec) == way_of(spec) and session.spec.source is spec.source
        same = same and not session.spec.only  # given pictures say little of a level
        if same and session.counted and session.left is not None and session.right is not None:
            return was_easy(session.left, session.right)
    return False


class DrillRun:
    """One drill under way, every trial of it stored before the next picture.

    Times are nanoseconds of the clock that the window stamps with.
    """

    def __init__(
        self,
        session_id: int,
        seed: int,
        purpose: Purpose,
        drill: Drill,
        log: SessionLog,
        plan: PlanRef | None = None,
    ) -> None:
        self._session_id = session_id
        self._seed = seed
        self._purpose = purpose
        self._drill = drill
        self._spec = drill.spec
        self._planned = drill.planned_count
        self._log = log
        self._plan = plan

    @property
    def session_id(self) -> int:
        """The session's row."""
        return self._session_id

    @property
    def seed(self) -> int:
        """What the deck was drawn with."""
        return self._seed

    @property
    def purpose(self) -> Purpose:
        """Why it is done, as stored at its beginning."""
        return self._purpose

    @property
    def plan(self) -> PlanRef | None:
        """The item of a plan that asked for it, if any."""
        return self._plan

    @property
    def spec(self) -> DrillSpec:
        """The rules as stored at its beginning; the clock may have been taken off since."""
        return self._spec

    @property
    def state(self) -> Drill:
        """Where the drill stands."""
        return self._drill

    @property
    def planned(self) -> int:
        """How many pictures were planned at the beginning, warm-ups not counted."""
        return self._planned

    @property
    def card(self) -> Card | None:
        """What is shown, or comes next."""
        return self._drill.card

    @property
    def is_over(self) -> bool:
        """Nothing is left to show."""
        return self._drill.phase is Phase.DONE

    @property
    def is_awaiting_answer(self) -> bool:
        """A picture is on the screen."""
        return self._drill.phase is Phase.SHOWING

    def shown(self, onset: Onset) -> None:
        """The next picture appeared."""
        self._drill = self._drill.shown(onset)

    def answered(self, answer: Answer) -> TrialResult:
        """Judge an answer and store the trial."""
        return self._step(self._drill.answered(answer))

    def timed_out(self) -> TrialResult:
        """Store a missed picture."""
        return self._step(self._drill.timed_out())

    def voided(self, reason: Flag) -> TrialResult:
        """Store a trial that cannot count; its picture comes again."""
        return self._step(self._drill.voided(reason))

    def skipped(self) -> TrialResult:
        """Store a picture the person does not want; it leaves the drill."""
        return self._step(self._drill.skipped())

    def rested(self) -> None:
        """The break is over."""
        self._drill = self._drill.rested()

    def take_clock_off(self) -> None:
        """No limit for the rest of the drill."""
        self._drill = self._drill.without_limit()

    def stop(self) -> None:
        """End here. A picture on the screen is stored as void first."""
        if self.is_awaiting_answer:
            self.voided(Flag.STOPPED)
        self._drill = self._drill.stopped()

    def _step(self, step: tuple[Drill, TrialResult]) -> TrialResult:
        drill, trial = step
        self._log.add_trial(self._session_id, trial)
        self._drill = drill
        return trial


class DrillService:
    """Plans, begins and ends drills of one person.

    ``suggests_harder``: whether a harder level may be suggested now; never to whoever saves energy.
    ``about_me``: what they say is sore; as long as nothing was said, nothing is.
    ``own_pictures``: those of their own that a drill can show.
    """

    def __init__(
        self,
        log: SessionLog,
        catalogue: Catalogue,
        choices: PictureChoices,
        clock: Clock,
        changes: Changes,
        new_seed: Callable[[], int],
        new_uuid: Callable[[], str],
        app_version: str,
        suggests_harder: Callable[[], bool] = lambda: True,
        about_me: Callable[[], AboutMe] = AboutMe,
        own_pictures: Callable[[], tuple[Picture, ...]] = tuple,
    ) -> None:
        self._log = log
        self._catalogue = catalogue
        self._choices = choices
        self._clock = clock
        self._changes = changes
        self._new_seed = new_seed
        self._new_uuid = new_uuid
        self._app_version = app_version
        self._about_me = about_me
        self._own_pictures = own_pictures
        self._suggests_harder = suggests_harder
        self._unusable: frozenset[str] = frozenset()

    def parts(self) -> tuple[BodyPart, ...]:
        """The body parts with enough pictures, and with a test."""
        return self._catalogue.parts()

    def training_parts(self) -> tuple[BodyPart, ...]:
        """The body parts with enough pictures; some may have no test."""
        return self._catalogue.training_parts()

    def own_parts(self) -> tuple[BodyPart, ...]:
        """The parts with enough pictures of the person's own that may be shown."""
        shown = [picture.part for picture in self._shown(self._own_pictures())]
        return tuple(part for part in BodyPart if shown.count(part) >= FEWEST_PICTURES)

    def levels(self, part: BodyPart, source: PictureSource = PictureSource.LIBRARY) -> tuple[int, ...]:
        """The levels that have enough pictures to train with."""
        return _levels_of(self.pictures(part, source))

    def library_levels(self, part: BodyPart) -> tuple[int, ...]:
        """The same with every picture of the library: reads no record, so any thread may ask."""
        return _levels_of(self._catalogue.pictures(part))

    def pictures(self, part: BodyPart, source: PictureSource = PictureSource.LIBRARY) -> tuple[Picture, ...]:
        """The pictures of a part that may be shown: those that are not left out and not unusable."""
        if source is PictureSource.OWN:
            return self._shown(tuple(p for p in self._own_pictures() if p.part is part))
        return self._shown(self._catalogue.pictures(part))

    def tested_pictures(self, part: BodyPart) -> frozenset[str]:
        """The lasting names of the pictures that tests of a part show; none where it has no test. Reads no record."""
        if part not in self.parts():
            return frozenset()
        return frozenset(stimulus.picture.sha256 for stimulus in self._catalogue.test_set(part).items)

    def set_aside(self, pictures: frozenset[str]) -> int:
        """Pictures (their sha256 names) that turned out to be unusable are left out until the next start.

        Training goes on without them; a test is the same pictures every time, so it is refused then.
        Returns how many there are.
        """
        self._unusable |= pictures
        return len(self._unusable)

    def prepare(self, spec: DrillSpec, seed: int | None = None) -> Prepared:
        """Draw the deck. The same seed, pictures and choices give the same drill."""
        seed = self._new_seed() if seed is None else seed
        rng = Random(seed)
        if spec.mode is DrillMode.TEST:
            assert spec.source is PictureSource.LIBRARY, "a test is the same pictures every time"
            assert not spec.only, "given pictures are for training"
            return self._prepare_test(spec, seed, rng)
        pictures = self._to_draw_from(spec)
        rotations = rotations_for(spec.level)
        warm_ups = draw_deck(pictures, rotations, spec.warm_ups, rng) if spec.warm_ups else ()
        return Prepared(spec, seed, warm_ups, draw_deck(pictures, rotations, spec.pictures, rng, warm_ups))

    def today(self) -> date:
        """The person's day now; it starts at 4 in the morning."""
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    def begin(
        self,
        prepared: Prepared,
        environment: Mapping[str, object],
        before: Before,
        plan: PlanRef | None = None,
    ) -> DrillRun:
        """Store the session and start. ``plan``: the item of a plan that asked for it, if any."""
        spec = prepared.spec
        purpose = _purpose(spec, before)
        session_id = self._log.begin(
            SessionStart(
                uuid=self._new_uuid(),
                kind=SessionKind.DRILL,
                purpose=purpose,
                started_utc=self._clock.utc_now(),
                utc_offset_min=self._clock.utc_offset_min(),
                input_kind=spec.input_kind,
                answering_limb=spec.answering_limb,
                spec=spec,
                seed=prepared.seed,
                app_version=self._app_version,
                environment=environment,
                plan=plan,
            ),
            prepared.stimuli,
        )
        drill = start_drill(spec, prepared.deck, prepared.warm_ups)
        return DrillRun(session_id, prepared.seed, purpose, drill, self._log, plan)

    def finish(
        self,
        run: DrillRun,
        environment: Mapping[str, object],
        before: Before = NOTHING_BEFORE,
    ) -> DrillResult:
        """End a drill: write its derived rows, tell everyone, and say what it came to."""
        from gmi_trainer.domain.levels import next_level
        from gmi_trainer.domain.scoring import correct_per_minute, finding_of, gap_between, side_score

        assert run.is_over, "a drill is finished when nothing is left to show, or after stop()"
        trials = run.state.results
        purpose = _purpose_at_end(run)
        self._log.finish(run.session_id, self._clock.utc_now(), purpose, environment)
        self._changes.publish(Changed.SESSIONS)
        limit_ms = run.spec.limit_ms
        both, left, right = (side_score(trials, side, limit_ms) for side in (None, Side.LEFT, Side.RIGHT))
        suggested, suggests_more = None, self._suggests_harder()
        if run.spec.mode is DrillMode.TRAINING and suggests_more and not run.spec.only:
            suggested = next_level(run.spec.level, both, before.last_was_easy, self._levels_for(run.spec))
        return DrillResult(
            session_id=run.session_id,
            spec=run.spec,
            seed=run.seed,
            purpose=purpose,
            finding=finding_of(trials, before.tests),
            both=both,
            left=left,
            right=right,
            gap=gap_between(left, right),
            correct_per_minute=correct_per_minute(trials, run.spec.limit_ms),
            planned=run.planned,
            next_level=suggested,
            environment=environment,
            trials=trials,
            by_side=sides_compare(self._about_me(), way_of(run.spec)),
            suggests_more=suggests_more,
        )

    def abandon(self) -> None:
        """The window closes in mid-drill: what was stored stays, and reads as interrupted."""
        self._log.leave_block()

    def keep_out(self, stimulus: Stimulus) -> None:
        """Leave a picture out of all drills until it is allowed again."""
        self._choices.keep_out(stimulus.picture.sha256, stimulus.picture.picture_id)
        self._changes.publish(Changed.PICTURES)

    def allow_again(self, stimulus: Stimulus) -> None:
        """Take "not this picture" back."""
        self._choices.allow(stimulus.picture.sha256)
        self._changes.publish(Changed.PICTURES)

    def kept_out_count(self) -> int:
        """How many pictures are left out."""
        return len(self._choices.kept_out())

    def allow_all(self) -> Callable[[], None]:
        """Let all pictures back in; the returned function leaves the same ones out again."""
        pictures = self._choices.allow_all()
        self._changes.publish(Changed.PICTURES)

        def undo() -> None:
            for sha256, picture_id in pictures:
                self._choices.keep_out(sha256, picture_id)
            self._changes.publish(Changed.PICTURES)

        return undo

    def _shown(self, pictures: tuple[Picture, ...]) -> tuple[Picture, ...]:
        out = self._choices.kept_out() | self._unusable
        return tuple(picture for picture in pictures if picture.sha256 not in out)

    def _levels_for(self, spec: DrillSpec) -> tuple[int, ...]:
        return self.levels(spec.part, spec.source)

    def _to_draw_from(self, spec: DrillSpec) -> tuple[Picture, ...]:
        """All pictures of the level, or those of the given ones that are still there: a pack may have gone."""
        shown = self.pictures(spec.part, spec.source)
        if spec.only:
            given = tuple(picture for picture in shown if picture.sha256 in spec.only)
            if len(given) < FEWEST_GIVEN:
                raise UserProblem(Problem.GIVEN_PICTURES_GONE, least=FEWEST_GIVEN)
            return given
        pictures = _of_level(shown, spec.level)
        if len(pictures) < FEWEST_PICTURES:
            raise UserProblem(self._too_few(spec.source), part=spec.part, least=FEWEST_PICTURES)
        return pictures

    def _too_few(self, source: PictureSource) -> Problem:
        if source is PictureSource.OWN:
            return Problem.TOO_FEW_OWN_PICTURES
        return Problem.TOO_FEW_SHOWABLE if self._unusable else Problem.TOO_FEW_PICTURES

    def _prepare_test(self, spec: DrillSpec, seed: int, rng: Random) -> Prepared:
        test_set = self._catalogue.test_set(spec.part, spec.test_set)
        if len(test_set.items) < spec.pictures:
            raise UserProblem(Problem.TOO_FEW_PICTURES, part=spec.part, least=spec.pictures)
        for stimulus in test_set.items[: spec.pictures]:
            if stimulus.picture.sha256 in self._unusable:
                raise UserProblem(Problem.TEST_PICTURE_MISSING, file=PurePath(stimulus.picture.file).name)
        out = self._choices.kept_out() | self._unusable
        warm_ups = [s for s in test_set.warm_ups if s.picture.sha256 not in out][: spec.warm_ups]
        items = [s for s in test_set.items[: spec.pictures] if s.picture.sha256 not in out]
        if len(items) < min(FEWEST_PICTURES, spec.pictures):
            raise UserProblem(Problem.TOO_FEW_PICTURES, part=spec.part, least=FEWEST_PICTURES)
        fixed = replace(spec, test_set=test_set.version)
        rng.shuffle(warm_ups)
        return Prepared(fixed, seed, tuple(warm_ups), arrange(items, rng, before=warm_ups))


def _levels_of(pictures: tuple[Picture, ...]) -> tuple[int, ...]:
    counts = {level: len(_of_level(pictures, level)) for level in range(1, 6)}
    return tuple(level for level, count in counts.items() if count >= FEWEST_PICTURES)


def _of_level(pictures: tuple[Picture, ...], level: int) -> tuple[Picture, ...]:
    return tuple(p for p in pictures if p.level == picture_level_for(level))


def _purpose(spec: DrillSpec, before: Before) -> Purpose:
    """The first two of a part are practice; of a day's tests the first completed one counts."""
    if before.drills < FAMILIARISATION_SESSIONS:
        return Purpose.FAMILIARISATION
    counts = spec.mode is DrillMode.TEST and not before.tested_today
    return Purpose.TEST if counts else Purpose.TRAINING


def _purpose_at_end(run: DrillRun) -> Purpose:
    """A test stopped early, or with too many guesses or misses, compares with no other: it was training."""
    from gmi_trainer.domain.scoring import timing_counts

    if run.purpose is Purpose.TEST and (run.state.stopped_early or not timing_counts(run.state.results)):
        return Purpose.TRAINING
    return run.purpose
