"""Breathing in a real record, joined as the program joins it; also in one of an older version."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.breath_course import BreathPast
from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breath_steps import Caution
from gmi_trainer.domain.breathing import GOAL, LADDER, Ending, Pace
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.paths import data_paths
from gmi_trainer.services.workspace import Workspace
from tests.fakes import FakeCatalogue, FakeClock
from tests.samples import MORNING

OLD = Path(__file__).parents[1] / "databases" / "0001-left-right-test.sqlite3"
SECOND = 1_000_000_000


def opener_of(folder: Path, clock: FakeClock) -> WorkspaceOpener:
    paths = data_paths(folder)
    paths.make()
    return WorkspaceOpener(paths, clock, FakeCatalogue([]))


def past_of(workspace: Workspace) -> BreathPast:
    """Read as the program does: in another thread."""
    breathing = workspace.breathing()

    def job() -> BreathPast:
        with workspace.history() as reader:
            return breathing.past(reader)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(job).result()


def breathe(workspace: Workspace, seconds: int, plan: PlanRef | None = None) -> tuple[int, BreathRun]:
    """So many seconds, then it is stopped unless it is over."""
    breathing = workspace.breathing()
    spec = breathing.spec(past_of(workspace))
    session, run = breathing.begin(spec, {}, plan), BreathRun(spec)
    run.begin(0, 0)
    for second in range(1, seconds + 1):
        done = run.breaths_done
        run.look(second * SECOND, 0)
        if run.breaths_done > done and run.ending is None:
            breathing.keep(session, run)
    run.stop(seconds * SECOND, 0)
    breathing.finish(session, run, {"pictures_a_second": 60})
    return session, run


def test_a_person_breathes_and_comes_back_the_next_day(tmp_path: Path) -> None:
    clock = FakeClock(utc=MORNING)
    opener = opener_of(tmp_path, clock)
    first = opener.open_last(None)
    breathing = first.breathing()
    assert first.breathing() is breathing
    assert breathing.cautions() is None

    breathing.answer_cautions(frozenset({Caution.HEART}))
    plan = first.today.plan()
    session, run = breathe(first, 5 + 60, PlanRef(plan.uuid, plan.version, "breathe"))
    breathing.book.rate(session, Scale.TENSION, Moment.BEFORE, 6)
    breathing.book.rate(session, Scale.TENSION, Moment.AFTER, 4)
    breathing.say_pace(session, run.pattern, Pace.COMFORTABLE)

    assert (run.spec.is_first, run.ending, run.breaths_done) == (True, Ending.WHOLE, 6)
    with first.diary() as days:
        assert days.has_breathed()
        (done,) = days.done(MORNING.date())
        assert (done.plan_item, done.stopped_early) == ("breathe", False)
    first.close()

    clock.advance(timedelta(days=1))
    second = opener.open_last(first.profile.profile_id)
    past = past_of(second)
    assert (past.sessions, past.first_day) == (1, MORNING.date())
    (told,) = past.newest
    assert (told.pattern, told.pace) == (LADDER[2], Pace.COMFORTABLE)
    assert (told.before, told.after) == ({Scale.TENSION: 6}, {Scale.TENSION: 4})
    spec = second.breathing().spec(past)
    assert (spec.pattern, spec.breaths, spec.is_first) == (
        LADDER[2],
        12,
        False,
    )  # two minutes in the first week
    second.close()


def test_a_window_that_closes_in_the_middle_leaves_what_was_whole(tmp_path: Path) -> None:
    opener = opener_of(tmp_path, FakeClock(utc=MORNING))
    workspace = opener.open_last(None)
    breathing = workspace.breathing()
    spec = breathing.spec(BreathPast())
    session, run = breathing.begin(spec, {}), BreathRun(spec)
    run.begin(0, 0)
    for second in range(1, 5 + 13):
        run.look(second * SECOND, 0)
    breathing.keep(session, run)
    breathing.leave()
    workspace.close()

    again = opener.open_last(workspace.profile.profile_id)
    assert not again.ended_uncleanly
    with again.history() as history:
        assert [(told.breaths, told.ending) for told in history.breathing()] == [(1, None)]
    assert past_of(again) == BreathPast()
    again.close()


def test_a_record_of_an_older_version_is_copied_and_learns_to_breathe(tmp_path: Path) -> None:
    clock = FakeClock(utc=MORNING + timedelta(days=30))
    opener = opener_of(tmp_path, clock)
    profile = opener.folders.create("")
    path = opener.folders.record_path(profile.profile_id)
    shutil.copyfile(OLD, path)

    workspace = opener.open(profile)

    (copy,) = opener.backups_of(profile).list()
    assert copy.path.read_bytes()[60:64] == (1).to_bytes(4, "big")
    assert past_of(workspace) == BreathPast()
    session, run = breathe(workspace, 5 + 24)
    assert (run.breaths_done, run.pattern, run.ending) == (2, GOAL, Ending.STOPPED)
    with workspace.history() as history:
        assert [told.session_id for told in history.breathing()] == [session]
        assert len(history.sessions()) == 5  # the drills of before
    workspace.close()
    opener.open(profile).close()
    assert len(opener.backups_of(profile).list()) == 1  # nothing is left to migrate
