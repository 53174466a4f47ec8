"""Which drills are pooled: tests that compare, in one way of answering, within a bounded time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import (
    DrillSpec,
    PictureSource,
    Purpose,
    spec_for_given,
    spec_for_test,
    spec_for_training,
)
from gmi_trainer.domain.body import BodyPart, InputKind
from gmi_trainer.services.turning import MOST_SESSIONS, PastDrill, Pool, SlowStory, read_slow
from tests.domain.test_turning import person
from tests.look_fakes import FakeLooks

TODAY = date(2025, 3, 13)
TEST = spec_for_test(BodyPart.HAND)
TRAINING = spec_for_training(BodyPart.HAND, level=2)


class Past:
    """Somebody's drills, the newest last; each has the same forty answers."""

    def __init__(self) -> None:
        self.drills: list[PastDrill] = []
        self.about = AboutMe()

    def drill(self, spec: DrillSpec, days_ago: int = 1, count: int = 1) -> Past:
        purpose = Purpose.TEST if spec.test_set is not None else Purpose.TRAINING
        for _ in range(count):
            day = TODAY - timedelta(days=days_ago)
            self.drills.append(PastDrill(len(self.drills) + 1, day, purpose, spec))
        return self

    def story(self) -> SlowStory:
        answers = person(1)
        looks = [replace(k, session_id=one.session_id) for one in self.drills for k in answers]
        read = read_slow(FakeLooks(self.drills[::-1], looks), None, self.about)
        assert read.story is not None
        return read.story


def test_without_a_drill_there_is_nothing() -> None:
    assert read_slow(FakeLooks(), BodyPart.HAND, AboutMe()).story is None


def test_three_tests_that_compare_are_pooled_and_nothing_else() -> None:
    story = Past().drill(TRAINING, count=5).drill(TEST, days_ago=9).drill(TEST, count=2).story()

    assert story.over is not None
    assert story.over.pool is Pool.TESTS
    assert (story.over.sessions, story.over.first) == (3, TODAY - timedelta(days=9))
    assert story.turning is not None
    assert story.turning.everything.scored == 3 * 40


def test_with_fewer_tests_every_drill_with_all_turns_is_pooled() -> None:
    story = Past().drill(TEST, count=2).drill(TRAINING, count=4).drill(replace(TRAINING, level=1)).story()

    assert story.over is not None
    assert story.over.pool is Pool.DRILLS
    assert story.over.sessions == 6


def test_upright_pictures_alone_say_nothing_of_turns() -> None:
    story = Past().drill(replace(TRAINING, level=1), count=4).story()

    assert story.over is None
    assert story.turning is None
    assert story.pictures


def test_tests_of_another_length_or_way_are_left_out() -> None:
    other_way = replace(TEST, input_kind=InputKind.TOUCH)
    past = Past().drill(other_way, count=9).drill(replace(TEST, pictures=20), count=9).drill(TEST, count=3)

    story = past.story()

    assert story.over is not None
    assert story.over.sessions == 3
    assert story.way.kind is InputKind.KEYBOARD


def test_what_is_read_is_bounded_in_number_and_time() -> None:
    many = Past().drill(TEST, count=90).story()
    old = Past().drill(TEST, days_ago=200, count=5).drill(TEST, days_ago=80, count=3).story()
    long_ago = Past().drill(TEST, days_ago=400, count=3).story()

    assert many.over is not None
    assert many.over.sessions == MOST_SESSIONS
    assert old.over is not None
    assert old.over.sessions == 3
    assert long_ago.over is not None  # a break takes nothing away
    assert long_ago.over.sessions == 3


def test_given_pictures_and_ones_own_move_no_curve_but_are_counted_as_pictures() -> None:
    given = spec_for_given(BodyPart.HAND, ("a" * 64, "b" * 64, "c" * 64))
    own = replace(TRAINING, source=PictureSource.OWN)

    story = Past().drill(TRAINING, count=2).drill(given, count=3).drill(own, count=4).story()

    assert story.over is not None
    assert story.over.sessions == 2
    assert sum(one.looks for one in story.pictures) == 5 * 40
    assert sum(one.looks for one in story.own_pictures) == 4 * 40


def test_a_sore_hand_that_answered_its_own_side_leaves_the_sides_untold() -> None:
    past = Past().drill(TEST, count=3)
    past.about = AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT)

    story = past.story()

    assert not story.by_side
    assert story.turning is not None
    assert story.turning.by_side == ()


def test_levels_are_those_of_drills() -> None:
    story = Past().drill(TEST, count=3).drill(replace(TRAINING, level=1), count=2).story()

    assert story.turning is not None
    assert [group.key for group in story.turning.by_level] == [1, 2]
