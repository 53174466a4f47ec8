"""Drills are drawn, begun, kept trial by trial, and ended with a result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count, groupby

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import (
    DrillSpec,
    Purpose,
    SessionKind,
    spec_for_test,
    spec_for_training,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.scoring import Finding
from gmi_trainer.domain.stimulus import ROTATIONS, Picture
from gmi_trainer.domain.trial import Answer, Flag, Onset, Outcome, TrialResult
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drills import Before, DrillRun, DrillService, what_came_before
from gmi_trainer.services.picture_ports import TestSet
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakeHistory,
    FakePictureChoices,
    FakeSession,
    FakeSessionLog,
)
from tests.samples import sample_picture, sample_stimulus

MS = 1_000_000
NOT_THE_FIRST = 2  # so many drills before: no longer familiarisation


def hands(how_many: int, *, level: int = 1, first: int = 1) -> list[Picture]:
    return [sample_picture(n, level=level) for n in range(first, first + how_many)]


def a_test_set(version: int = 1, length: int = 60) -> TestSet:
    """A fixed set of hands, sides in turn, with four warm-ups."""
    sides = (Side.LEFT, Side.RIGHT)
    items = [sample_stimulus(n, sides[n % 2], ROTATIONS[n % 8]) for n in range(1, length + 1)]
    warm_ups = [sample_stimulus(900 + n, sides[n % 2]) for n in range(4)]
    return TestSet(BodyPart.HAND, version, tuple(warm_ups), tuple(items))


@dataclass
class Practice:
    """A drill service in a made-up world, and what came of it."""

    pictures: Iterable[Picture] = field(default_factory=lambda: hands(30))
    test_sets: tuple[TestSet, ...] = field(default_factory=lambda: (a_test_set(1), a_test_set(2)))
    saves_energy: bool = False
    about_me: AboutMe = AboutMe()  # noqa: RUF009 - a frozen value

    def __post_init__(self) -> None:
        self.log = FakeSessionLog()
        self.choices = FakePictureChoices()
        self.clock = FakeClock()
        self.changes = Changes()
        self.heard: list[Changed] = []
        self.changes.subscribe(self.heard.append)
        seeds, numbers = count(100), count(1)
        self.drills = DrillService(
            self.log,
            FakeCatalogue(self.pictures, self.test_sets),
            self.choices,
            self.clock,
            self.changes,
            new_seed=lambda: next(seeds),
            new_uuid=lambda: f"uuid-{next(numbers)}",
            app_version="1.2.3",
            suggests_harder=lambda: not self.saves_energy,
            about_me=lambda: self.about_me,
        )

    @property
    def session(self) -> FakeSession:
        """The session stored last."""
        return self.log.record.sessions[len(self.log.record.sessions)]

    def begin(self, spec: DrillSpec, seed: int = 42, before: int = NOT_THE_FIRST) -> DrillRun:
        return self.drills.begin(self.drills.prepare(spec, seed), {"screen": "small"}, Before(before))


def training(pictures: int = 20, **rules: object) -> DrillSpec:
    return replace(spec_for_training(BodyPart.HAND, pictures), **rules)  # type: ignore[arg-type]  # any rule


def show(run: DrillRun, at_ms: float = 0) -> None:
    run.shown(Onset(round(at_ms * MS), round(at_ms * MS)))


def answer(run: DrillRun, after_ms: float = 1000, *, rightly: bool = True) -> TrialResult:
    """The next picture appears and is answered."""
    show(run)
    assert run.card is not None
    side = run.card.stimulus.side if rightly else run.card.stimulus.side.other
    at_ns = round(after_ms * MS)
    return run.answered(Answer(side, side.value, at_ns, at_ns, None, InputKind.KEYBOARD))


def answer_all(run: DrillRun, after_ms: float = 1000) -> None:
    while not run.is_over:
        answer(run, after_ms)


def miss(run: DrillRun) -> TrialResult:
    show(run)
    return run.timed_out()


# -- drawing ----------------------------------------------------------------------------------------------


def test_the_parts_are_those_of_the_library() -> None:
    practice = Practice(
        [sample_picture(n, part) for n in range(6) for part in (BodyPart.FOOT, BodyPart.HAND)]
    )

    assert practice.drills.parts() == (BodyPart.HAND, BodyPart.FOOT)


def test_a_level_needs_six_pictures_and_the_first_two_share_theirs() -> None:
    practice = Practice([*hands(6), *hands(6, level=3, first=20), *hands(5, level=4, first=40)])

    assert practice.drills.levels(BodyPart.HAND) == (1, 2, 3)


def test_pictures_kept_out_can_cost_a_level() -> None:
    practice = Practice([*hands(6), *hands(7, level=3, first=20)])
    practice.choices.keep_out(sample_picture(1).sha256, "h0001")
    practice.choices.keep_out(sample_picture(20).sha256, "h0020")

    assert practice.drills.levels(BodyPart.HAND) == (3,)
    assert practice.drills.library_levels(BodyPart.HAND) == (1, 2, 3)


def test_training_shows_the_pictures_of_its_level() -> None:
    practice = Practice([*hands(6), *hands(6, level=3, first=20)])

    prepared = practice.drills.prepare(training(level=3), 42)

    assert {s.picture.level for s in prepared.deck} == {3}
    assert len({s.rotation_deg for s in prepared.deck}) == 8
    assert prepared.stimuli == prepared.deck


def test_at_level_one_pictures_stay_nearly_upright() -> None:
    deck = Practice().drills.prepare(training(level=1), 42).deck

    assert {s.rotation_deg for s in deck} == {0, 45, -45}


def test_warm_ups_of_training_come_first_and_keep_to_the_rules_of_order() -> None:
    prepared = Practice().drills.prepare(training(warm_ups=4), 42)

    assert len(prepared.warm_ups) == 4
    assert prepared.stimuli == (*prepared.warm_ups, *prepared.deck)
    ids = [s.picture.picture_id for s in prepared.stimuli]
    assert all(name not in ids[max(0, i - 10) : i] for i, name in enumerate(ids))


def test_the_same_seed_gives_the_same_drill() -> None:
    for spec in (training(), spec_for_test(BodyPart.HAND)):
        assert Practice().drills.prepare(spec, 42) == Practice().drills.prepare(spec, 42)
        assert Practice().drills.prepare(spec, 42).deck != Practice().drills.prepare(spec, 43).deck


def test_without_a_seed_a_new_one_is_drawn_and_remembered() -> None:
    drills = Practice().drills

    assert [drills.prepare(training()).seed for _ in range(2)] == [100, 101]


def test_seed_zero_is_a_seed() -> None:
    assert Practice().drills.prepare(training(), 0).seed == 0


@pytest.mark.parametrize("length", [20, 40, 60])
def test_a_test_is_the_beginning_of_its_fixed_set_in_a_drawn_order(length: int) -> None:
    prepared = Practice().drills.prepare(spec_for_test(BodyPart.HAND, length), 42)

    assert Counter(prepared.deck) == Counter(a_test_set().items[:length])
    assert prepared.deck != a_test_set().items[:length]
    assert set(prepared.warm_ups) == set(a_test_set().warm_ups)


def test_warm_ups_and_test_together_never_show_four_equal_answers_in_a_row() -> None:
    drills = Practice().drills

    for seed in range(100):
        prepared = drills.prepare(spec_for_test(BodyPart.HAND), seed)
        assert max(len(list(run)) for _, run in groupby(s.side for s in prepared.stimuli)) <= 3


def test_warm_ups_of_a_test_come_in_a_drawn_order() -> None:
    drills = Practice().drills

    orders = {drills.prepare(spec_for_test(BodyPart.HAND), seed).warm_ups for seed in range(50)}

    assert len(orders) > 10


def test_without_a_version_the_newest_set_is_taken_and_its_version_kept() -> None:
    spec = replace(spec_for_test(BodyPart.HAND), test_set=None)

    assert Practice().drills.prepare(spec, 42).spec.test_set == 2


def test_a_test_can_go_without_warm_ups() -> None:
    spec = replace(spec_for_test(BodyPart.HAND), warm_ups=0)

    assert Practice().drills.prepare(spec, 42).warm_ups == ()


def test_pictures_kept_out_are_never_drawn() -> None:
    practice = Practice()
    for number in (1, 2, 3, 900):
        practice.choices.keep_out(sample_picture(number).sha256, f"h{number:04d}")

    drawn = [practice.drills.prepare(spec, 42) for spec in (training(60), spec_for_test(BodyPart.HAND))]

    shown = {s.picture.picture_id for prepared in drawn for s in prepared.stimuli}
    assert shown.isdisjoint({"h0001", "h0002", "h0003", "h0900"})
    assert [len(prepared.deck) for prepared in drawn] == [60, 37]


def test_a_laboratory_may_ask_for_a_test_of_three_pictures() -> None:
    assert len(Practice().drills.prepare(spec_for_test(BodyPart.HAND, 3), 42).deck) == 3


def test_too_few_pictures_to_train_with_is_a_known_problem() -> None:
    with pytest.raises(UserProblem) as told:
        Practice(hands(5)).drills.prepare(training(), 42)

    assert told.value.problem is Problem.TOO_FEW_PICTURES
    assert told.value.values == {"part": "hand", "least": 6}


def test_a_set_shorter_than_the_test_is_a_known_problem() -> None:
    practice = Practice(test_sets=(a_test_set(length=20),))

    with pytest.raises(UserProblem) as told:
        practice.drills.prepare(spec_for_test(BodyPart.HAND, 40), 42)

    assert told.value.values == {"part": "hand", "least": 40}


def test_a_test_of_which_nearly_all_is_kept_out_is_a_known_problem() -> None:
    practice = Practice()
    for number in range(1, 16):
        practice.choices.keep_out(sample_picture(number).sha256, f"h{number:04d}")

    with pytest.raises(UserProblem) as told:
        practice.drills.prepare(spec_for_test(BodyPart.HAND, 20), 42)

    assert told.value.values == {"part": "hand", "least": 6}


# -- beginning --------------------------------------------------------------------------------------------


def test_beginning_stores_all_that_is_known_and_every_picture() -> None:
    practice = Practice()
    practice.clock.travel(60)
    spec = spec_for_test(BodyPart.HAND)

    run = practice.begin(spec, seed=7)

    start = practice.session.start
    assert (start.uuid, start.kind, start.spec, start.seed) == ("uuid-1", SessionKind.DRILL, spec, 7)
    assert (start.started_utc, start.utc_offset_min) == (practice.clock.utc_now(), 60)
    assert (start.input_kind, start.answering_limb) == (spec.input_kind, spec.answering_limb)
    assert (start.app_version, start.environment) == ("1.2.3", {"screen": "small"})
    assert len(practice.log.remembered) == 44
    assert practice.log.record.in_block
    assert (run.session_id, run.seed, run.spec, run.planned) == (1, 7, spec, 40)


@pytest.mark.parametrize(
    ("spec", "before", "purpose"),
    [
        (spec_for_test(BodyPart.HAND), 0, Purpose.FAMILIARISATION),
        (spec_for_test(BodyPart.HAND), 1, Purpose.FAMILIARISATION),
        (spec_for_test(BodyPart.HAND), 2, Purpose.TEST),
        (training(), 1, Purpose.FAMILIARISATION),
        (training(), 2, Purpose.TRAINING),
    ],
)
def test_the_first_two_drills_of_a_part_are_practice(spec: DrillSpec, before: int, purpose: Purpose) -> None:
    practice = Practice()

    run = practice.begin(spec, before=before)

    assert run.purpose is purpose
    assert practice.session.start.purpose is purpose


# -- trial by trial ---------------------------------------------------------------------------------------


def test_every_trial_is_stored_before_the_next_picture() -> None:
    practice = Practice()
    run = practice.begin(training())

    stored = [answer(run), answer(run, rightly=False), answer(run, 100), miss(run)]
    show(run)
    stored.append(run.voided(Flag.PAUSED))
    show(run)
    stored.append(run.skipped())

    assert practice.session.trials == stored
    assert [t.outcome for t in stored] == [
        Outcome.CORRECT,
        Outcome.WRONG,
        Outcome.TOO_FAST,
        Outcome.MISSED,
        Outcome.VOID,
        Outcome.SKIPPED,
    ]


def test_a_run_tells_where_it_stands() -> None:
    def standing(run: DrillRun) -> tuple[bool, bool, int]:
        return run.is_awaiting_answer, run.is_over, run.state.done_count

    run = Practice().begin(training(5))
    assert standing(run) == (False, False, 0)
    assert run.card == run.state.card

    show(run)
    assert standing(run) == (True, False, 0)

    run.timed_out()
    assert standing(run) == (False, False, 1)


def test_a_trial_that_could_not_be_stored_has_not_happened() -> None:
    class FullDisk(FakeSessionLog):
        full = True

        def add_trial(self, session_id: int, trial: TrialResult) -> int:
            if self.full:
                raise UserProblem(Problem.DISK_FULL)
            return super().add_trial(session_id, trial)

    practice = Practice()
    begun = practice.begin(training(5))
    disk = FullDisk(practice.log.record)
    run = DrillRun(begun.session_id, begun.seed, begun.purpose, begun.state, disk)
    show(run)

    with pytest.raises(UserProblem):
        run.timed_out()
    assert run.is_awaiting_answer

    disk.full = False
    run.timed_out()
    assert [t.position for t in practice.session.trials] == [1]


def test_a_break_ends_when_the_person_says_so() -> None:
    run = Practice().begin(training(40, break_every=20))
    for _ in range(20):
        answer(run)
    assert run.state.wants_break

    run.rested()

    assert not run.state.wants_break


def test_stopping_keeps_the_picture_on_the_screen_as_void() -> None:
    practice = Practice()
    run = practice.begin(training())
    answer(run)
    show(run)

    run.stop()

    last = practice.session.trials[-1]
    assert (last.outcome, last.flags) == (Outcome.VOID, frozenset({Flag.STOPPED}))
    assert run.is_over


def test_stopping_between_pictures_stores_nothing_more() -> None:
    practice = Practice()
    run = practice.begin(training())
    answer(run)

    run.stop()

    assert len(practice.session.trials) == 1
    assert run.is_over


# -- the end ----------------------------------------------------------------------------------------------


def test_finishing_stores_the_end_and_tells_everyone() -> None:
    practice = Practice()
    run = practice.begin(spec_for_test(BodyPart.HAND))
    answer_all(run)
    practice.clock.advance(timedelta(minutes=3))

    practice.drills.finish(run, {"worst_clamp_ms": 0.4})

    session = practice.session
    assert session.finished_utc == practice.clock.utc_now()
    assert (session.purpose, session.environment) == (Purpose.TEST, {"worst_clamp_ms": 0.4})
    assert not practice.log.record.in_block
    assert practice.heard == [Changed.SESSIONS]


def test_the_result_says_what_it_came_to() -> None:
    practice = Practice()
    run = practice.begin(spec_for_test(BodyPart.HAND))
    while not run.is_over:
        assert run.card is not None
        answer(run, 1200 if run.card.stimulus.side is Side.LEFT else 800)

    result = practice.drills.finish(run, {"screen": "large"})

    assert (result.session_id, result.seed, result.spec) == (1, 42, run.spec)
    assert (result.purpose, result.finding, result.planned) == (Purpose.TEST, Finding.STEADY, 40)
    assert (result.both.correct, result.left.correct, result.right.correct) == (40, 20, 20)
    assert (result.left.median_rt_ms, result.right.median_rt_ms) == (1200, 800)
    assert (result.gap.rt_ms, result.gap.rt_noise_ms, result.gap.accuracy) == (400, 0, 0)
    assert result.correct_per_minute == pytest.approx(60)
    assert result.environment == {"screen": "large"}
    assert result.trials == tuple(practice.session.trials)
    assert len(result.trials) == 44


def test_earlier_tests_are_held_against_this_one() -> None:
    practice = Practice()
    run = practice.begin(spec_for_test(BodyPart.HAND, 20))
    for number in range(24):
        answer(run, 600, rightly=number % 6 != 0)
    earlier = SideScore(10, 10, 0, 0, 0, 1000, 1000, 200)

    assert (
        practice.drills.finish(run, {}, Before(tests=((earlier, earlier),))).finding
        is Finding.FASTER_LESS_SURE
    )


def test_a_drill_that_goes_on_cannot_be_finished() -> None:
    practice = Practice()

    with pytest.raises(AssertionError, match="nothing is left to show"):
        practice.drills.finish(practice.begin(training()), {})


def test_a_test_stopped_early_was_training() -> None:
    practice = Practice()
    run = practice.begin(spec_for_test(BodyPart.HAND))
    for _ in range(30):
        answer(run)
    run.stop()

    result = practice.drills.finish(run, {})

    assert (result.purpose, practice.session.purpose) == (Purpose.TRAINING, Purpose.TRAINING)
    assert (result.both.correct, result.planned) == (26, 40)


@pytest.mark.parametrize(("missed", "purpose"), [(6, Purpose.TEST), (7, Purpose.TRAINING)])
def test_a_test_with_too_many_misses_was_training(missed: int, purpose: Purpose) -> None:
    practice = Practice()
    run = practice.begin(replace(spec_for_test(BodyPart.HAND, 20), warm_ups=0))
    for _ in range(missed):
        miss(run)
    answer_all(run)

    assert practice.drills.finish(run, {}).purpose is purpose


def test_a_first_test_stays_practice_however_it_ends() -> None:
    practice = Practice()
    run = practice.begin(spec_for_test(BodyPart.HAND), before=0)
    run.stop()

    result = practice.drills.finish(run, {})

    assert (result.purpose, result.finding) == (Purpose.FAMILIARISATION, Finding.NOTHING_YET)


def test_taking_the_clock_off_does_not_make_the_misses_before_it_free() -> None:
    practice = Practice()
    run = practice.begin(training(5, limit_ms=5000))
    for _ in range(3):
        miss(run)
    assert run.state.offers_no_limit

    run.take_clock_off()
    answer_all(run, after_ms=7500)
    result = practice.drills.finish(run, {})

    assert result.spec.limit_ms == 5000
    assert result.correct_per_minute == pytest.approx(2 * 60 / (3 * 5 + 2 * 7.5))


def test_abandoning_ends_the_block_and_leaves_the_session_interrupted() -> None:
    practice = Practice()
    run = practice.begin(training())
    answer(run)

    practice.drills.abandon()

    assert not practice.log.record.in_block
    assert practice.session.finished_utc is None
    assert len(practice.session.trials) == 1


# -- pictures a person does not want ------------------------------------------------------------------------


def test_a_picture_can_be_kept_out_and_allowed_again() -> None:
    practice = Practice()
    unwanted = sample_stimulus(3)

    practice.drills.keep_out(unwanted)
    assert (practice.choices.kept_out(), practice.drills.kept_out_count()) == (
        frozenset({unwanted.picture.sha256}),
        1,
    )

    practice.drills.allow_again(unwanted)
    assert practice.drills.kept_out_count() == 0
    assert practice.heard == [Changed.PICTURES, Changed.PICTURES]


def test_all_pictures_can_be_allowed_at_once() -> None:
    practice = Practice()
    for number in (1, 2, 3):
        practice.drills.keep_out(sample_stimulus(number))

    undo = practice.drills.allow_all()
    assert practice.drills.kept_out_count() == 0
    assert practice.heard == [Changed.PICTURES] * 4

    undo()
    assert practice.drills.kept_out_count() == 3
    assert practice.heard == [Changed.PICTURES] * 5


def test_of_a_days_tests_the_first_completed_one_counts() -> None:
    practice = Practice()
    spec = spec_for_test(BodyPart.HAND, 20)
    prepared = practice.drills.prepare(spec)

    first = practice.drills.begin(prepared, {}, Before(drills=2))
    second = practice.drills.begin(prepared, {}, Before(drills=2, tested_today=True))

    assert (first.purpose, second.purpose) == (Purpose.TEST, Purpose.TRAINING)


@pytest.mark.parametrize(
    ("last_was_easy", "answered", "saves_energy", "suggested"),
    [
        (True, "right", False, 2),
        (False, "right", False, None),
        (True, "wrong", False, None),
        (True, "right", True, None),  # to them nothing suggests to do more
    ],
)
def test_harder_pictures_are_suggested_after_two_easy_drills(
    last_was_easy: bool, answered: str, saves_energy: bool, suggested: int | None
) -> None:
    practice = Practice(saves_energy=saves_energy)
    before = Before(drills=2, last_was_easy=last_was_easy)
    run = practice.drills.begin(practice.drills.prepare(training(10)), {}, before)
    at_ns = 0
    while not run.is_over:
        card = run.card
        assert card is not None
        run.shown(Onset(at_ns, at_ns))
        side = card.stimulus.side if answered == "right" else card.stimulus.side.other
        answered_ns = at_ns + 800 * MS
        run.answered(Answer(side, "Left", answered_ns, answered_ns, None, InputKind.KEYBOARD))
        at_ns += 2000 * MS

    result = practice.drills.finish(run, {}, before)

    assert result.next_level == suggested
    assert result.suggests_more is not saves_energy


@pytest.mark.parametrize(
    ("limb", "by_side"), [(AnsweringLimb.BOTH_HANDS, False), (AnsweringLimb.RIGHT_HAND, True)]
)
def test_the_sides_are_not_told_apart_where_a_sore_hand_answered_its_own(
    limb: AnsweringLimb, by_side: bool
) -> None:
    practice = Practice(about_me=AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT))
    run = practice.begin(training(6, answering_limb=limb))
    run.stop()

    assert practice.drills.finish(run, {}).by_side is by_side


def test_an_easy_drill_answered_in_another_way_suggests_nothing() -> None:
    practice = Practice()
    run = practice.begin(training(20))
    while not run.is_over:
        answer(run)
    practice.drills.finish(run, {})
    history = FakeHistory(practice.log.record)

    assert what_came_before(history, training(20), practice.drills.today()).last_was_easy
    one_hand = training(20, answering_limb=AnsweringLimb.LEFT_HAND)
    assert not what_came_before(history, one_hand, practice.drills.today()).last_was_easy


def test_a_drill_that_a_plan_asked_for_remembers_it() -> None:
    practice = Practice()
    item = PlanRef("plan-a", 2, "left-right")

    run = practice.drills.begin(practice.drills.prepare(training()), {}, Before(), item)
    assert run.plan == practice.session.start.plan == item

    run = practice.begin(training())
    assert run.plan is None
    assert practice.session.start.plan is None
