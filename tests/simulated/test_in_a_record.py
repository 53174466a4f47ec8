"""A few simulated persons on a real record: the real service writes their tests, the charts' reader reads them back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.change import SEED, Headline, part_change
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.samples import TestSample
from gmi_trainer.domain.side_gap import side_gap
from gmi_trainer.domain.span import Span
from gmi_trainer.domain.speed_scores import speed_story
from gmi_trainer.domain.trial import Answer, Onset
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.drills import DrillRun, DrillService, what_came_before
from gmi_trainer.services.picture_ports import TestSet
from gmi_trainer.services.progress import Course, read_course
from gmi_trainer.services.session_ports import SessionLog
from gmi_trainer.storage.diary import diary_opener
from gmi_trainer.storage.history import history_opener
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes.clock import FakeClock
from tests.fakes.pictures import FakeCatalogue, FakePictureChoices
from tests.simulated.person import (
    NS_PER_MS,
    SPEC,
    Answering,
    Person,
    answering,
    chance,
    days_of,
    fixed_set,
    sample_of_test,
)
from tests.simulated.truths import TRUTHS
from tests.storage.records import new_record, opened

HAND = BodyPart.HAND


class Home:
    """Somebody's record, with what writes it and reads it."""

    def __init__(self, log: SessionLog, path: Path, clock: FakeClock) -> None:
        self._path = path
        self._clock = clock
        self.log = log
        warm_ups, shown = fixed_set()
        numbers = count(1)
        self._drills = DrillService(
            log=log,
            catalogue=FakeCatalogue([s.picture for s in shown], [TestSet(HAND, 1, warm_ups, shown)]),
            choices=FakePictureChoices(),
            clock=clock,
            changes=Changes(),
            new_seed=lambda: next(numbers),
            new_uuid=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
            app_version="0",
        )

    def live_through(self, person: Person, seed: str) -> tuple[TestSample, ...]:
        """Take all tests, the first two too. Returns what was compared, as it was seen while it happened."""
        samples = []
        for number, _ in days_of(person):
            with history_opener(self._path)() as history:
                before = what_came_before(history, SPEC, self._drills.today())
            run = self._drills.begin(self._drills.prepare(SPEC), {}, before)
            self._play(run, answering(person, number, chance(seed, number)))
            result = self._drills.finish(run, {}, before)
            if result.purpose is Purpose.TEST:
                day = local_day(self._clock.utc_now(), 0)
                samples.append(sample_of_test(run.session_id, day, result.trials, run.spec))
            self._clock.advance(timedelta(days=2))
        return tuple(samples)

    def course(self, about: AboutMe = AboutMe()) -> Course:  # noqa: B008 - a frozen value
        """What Progress reads."""
        with history_opener(self._path)() as history, diary_opener(self._path)() as diary:
            course = read_course(history, diary, HAND, Span.THREE_MONTHS, self._drills.today(), about)
        assert course is not None
        return course

    def _play(self, run: DrillRun, answer: Answering) -> None:
        now_ns = 1_000_000_000
        while (card := run.card) is not None:
            run.shown(Onset(now_ns, now_ns))
            side, time_ms = answer(card.stimulus)
            if run.spec.limit_ms is not None and time_ms > run.spec.limit_ms:
                run.timed_out()
            else:
                at_ns = now_ns + round(time_ms * NS_PER_MS)
                run.answered(Answer(side, side.value, at_ns, at_ns, None, run.spec.input_kind))
            now_ns += round((time_ms + 750) * NS_PER_MS)


@contextmanager
def a_home(folder: Path) -> Iterator[Home]:
    """A new record in a folder."""
    clock = FakeClock()
    with opened(new_record(folder / "record.sqlite3")) as record:
        yield Home(SqliteSessionLog(record, clock), record.path, clock)


def somebody(name: str) -> tuple[Person, str]:
    """The first person of a kind."""
    truth = next(truth for truth in TRUTHS if truth.name == name)
    seed = f"{truth.name}, 0"
    return truth.make(Random(seed)), seed


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("no change, 6 tests", Headline.WITHIN),
        ("25 points more right, 8 tests", Headline.BETTER),
        ("swapped keys", Headline.SWAPPED),
        ("rushing", Headline.TOO_FEW),
    ],
)
def test_a_record_says_the_same_as_the_answers_themselves(
    name: str, headline: Headline, tmp_path: Path
) -> None:
    with a_home(tmp_path) as home:
        seen = home.live_through(*somebody(name))
        course = home.course()

    assert course.change.headline is headline
    assert course.change == part_change(seen, Random(SEED))
    assert course.gap == side_gap(seen)
    assert course.speed.overall == speed_story(seen).overall
    assert [p.both for p in course.speed.points] == pytest.approx([p.both for p in speed_story(seen).points])


def test_a_test_that_is_not_to_count_is_out_of_the_verdict_and_back_with_its_undo(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        seen = home.live_through(*somebody("no change, 6 tests"))
        before = home.course().change
        home.log.set_counted(seen[-1].session_id, counted=False, reason="someone else did it")
        without = home.course().change
        home.log.set_counted(seen[-1].session_id, counted=True, reason="")
        after = home.course().change

    assert (without.tests, without.missing, without.headline) == (5, 1, Headline.TOO_FEW)
    assert without.changes == ()
    assert after == before


def test_with_many_tests_only_some_are_read_and_all_are_counted(tmp_path: Path) -> None:
    person, seed = somebody("no change, 12 tests")
    with a_home(tmp_path) as home:
        seen = home.live_through(Person(person.start, person.end, tests=20), seed)
        change = home.course().change

    assert change.tests == len(seen) == 20
    assert change.start is not None
    assert change.now is not None
    assert change.start.sessions == tuple(sample.session_id for sample in seen[:3])
    assert change.now.sessions == tuple(sample.session_id for sample in seen[-3:])
    assert change == part_change((*seen[:5], *seen[-12:]), Random(SEED), tests=20)
