"""The computer's clock was set back: nothing is lost, nothing counts twice, and the person is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.activity import Purpose, spec_for_test
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.trial import Answer, Onset
from gmi_trainer.paths import data_paths
from gmi_trainer.services.drills import what_came_before
from gmi_trainer.services.today import TodayView
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.inspection import SqliteInspector
from tests.fakes import FakeCatalogue, FakeClock
from tests.ui.drill.theatre import HANDS, a_test_set

RIGHT = datetime(2025, 3, 10, 8, 30, tzinfo=UTC)
MS = 1_000_000


@pytest.fixture
def open_at(tmp_path: Path) -> Callable[[datetime], Workspace]:
    """Open the same record again, by whatever the clock says."""
    paths = data_paths(tmp_path)
    paths.make()

    def opened(now: datetime) -> Workspace:
        catalogue = FakeCatalogue(HANDS, [a_test_set()])
        return WorkspaceOpener(paths, FakeClock(utc=now), catalogue).open_last(None)

    return opened


def take_a_test(workspace: Workspace) -> Purpose:
    """Every picture answered rightly; returns what it counted as."""
    drills = workspace.drills
    spec = replace(spec_for_test(BodyPart.HAND, 20), warm_ups=0, break_every=None)
    with workspace.history() as history:
        before = what_came_before(history, spec, drills.today())
    run = drills.begin(drills.prepare(spec), {}, before)
    at_ns = 0
    while not run.is_over:
        at_ns += 2000 * MS
        run.shown(Onset(at_ns, at_ns))
        assert run.card is not None
        answered = at_ns + 800 * MS
        run.answered(Answer(run.card.stimulus.side, "Left", answered, answered, None, spec.input_kind, False))
    return drills.finish(run, {}, before).purpose


def today_of(workspace: Workspace) -> TodayView:
    plan = workspace.today.plan()

    def job() -> TodayView:
        with workspace.diary() as reader:
            return workspace.today.look(reader, plan)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(job).result()


def test_nothing_is_lost_and_today_says_so(open_at: Callable[[datetime], Workspace]) -> None:
    first = open_at(RIGHT)
    take_a_test(first)
    first.today.check_in(4, 6, 7)
    assert not today_of(first).clock_set_back
    first.close()

    later = open_at(RIGHT - timedelta(days=400))
    take_a_test(later)
    view = today_of(later)

    assert view.clock_set_back
    assert view.check_in is None, "the day that the clock shows is another day"
    with later.history() as history:
        sessions = history.sessions()
    assert [session.finished_utc is not None for session in sessions] == [True, True]
    assert [session.local_day for session in sessions] == [
        RIGHT.date(),
        (RIGHT - timedelta(days=400)).date(),
    ]
    later.close()

    again = open_at(RIGHT + timedelta(hours=1))
    view = today_of(again)
    assert not view.clock_set_back
    assert view.check_in is not None, "what was said today is still there"
    again.close()


def test_a_days_second_test_stays_the_second(open_at: Callable[[datetime], Workspace]) -> None:
    """Back by some hours: the later one of the same day compares with nothing, whichever the clock put first."""
    workspace = open_at(RIGHT)
    for _ in range(3):
        counted = take_a_test(workspace)
    workspace.close()
    assert counted is Purpose.TEST, "two to get to know it, then the test"

    earlier = open_at(RIGHT - timedelta(hours=3))
    assert take_a_test(earlier) is Purpose.TRAINING
    earlier.close()


def test_a_copy_made_by_a_wrong_clock_is_kept(open_at: Callable[[datetime], Workspace]) -> None:
    for days in range(12):
        workspace = open_at(RIGHT + timedelta(days=days, hours=4))
        take_a_test(workspace)
        workspace.close()
        workspace.backups.make()

    wrong = open_at(RIGHT)
    take_a_test(wrong)
    wrong.close()
    copy = wrong.backups.make()

    assert copy.path.exists(), "it holds what was done last"
    assert copy in wrong.backups.all()
    _now, held = wrong.backups.preview(copy)
    assert held.sessions == 13


def test_the_report_says_so_too(open_at: Callable[[datetime], Workspace], tmp_path: Path) -> None:
    workspace = open_at(RIGHT)
    take_a_test(workspace)
    workspace.close()

    look = SqliteInspector(data_paths(tmp_path), FakeClock()).look(workspace.profile.profile_id)

    assert look.latest_day == RIGHT.date()
