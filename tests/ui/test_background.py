"""Slow work: off the GUI thread, its answer on it, and only while somebody wants it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.ui.background import Background, Job

LONG_S = 30


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_work_is_done_elsewhere_and_its_answer_comes_home(
    jobs: Background, owner: QObject, qtbot: QtBot
) -> None:
    at_work: list[bool] = []
    at_home: list[tuple[int, bool]] = []

    def work(_job: Job) -> int:
        at_work.append(current_thread() is main_thread())
        return 42

    jobs.run(work, lambda answer: at_home.append((answer, current_thread() is main_thread())), owner=owner)
    qtbot.waitUntil(lambda: bool(at_home))

    assert at_work == [False]
    assert at_home == [(42, True)]
    assert jobs.is_idle


def test_jobs_are_done_one_after_the_other(jobs: Background, owner: QObject, qtbot: QtBot) -> None:
    done: list[int] = []
    gate = Event()
    jobs.run(lambda _job: gate.wait(LONG_S) and 1, done.append, owner=owner)
    jobs.run(lambda _job: 2, done.append, owner=owner)
    assert not jobs.is_idle

    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)

    assert done == [1, 2]


def test_the_answer_for_an_owner_who_is_gone_is_dropped(jobs: Background, qtbot: QtBot) -> None:
    heard: list[int] = []
    gate = Event()
    owner = QObject()

    def work(_job: Job) -> int:
        gate.wait(LONG_S)
        return 1

    jobs.run(work, heard.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)

    assert heard == []


def test_a_cancelled_job_knows_and_its_answer_is_dropped(
    jobs: Background, owner: QObject, qtbot: QtBot
) -> None:
    heard: list[bool] = []
    told: list[bool] = []
    begun, gate = Event(), Event()

    def work(job: Job) -> bool:
        begun.set()
        gate.wait(LONG_S)
        told.append(job.is_cancelled())
        return True

    job = jobs.run(work, heard.append, owner=owner)
    begun.wait(LONG_S)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)

    assert (told, heard) == ([True], [])


def test_a_job_that_was_cancelled_while_it_waited_is_never_begun(
    jobs: Background, owner: QObject, qtbot: QtBot
) -> None:
    begun: list[int] = []
    gate = Event()
    jobs.run(lambda _job: gate.wait(LONG_S), lambda _answer: None, owner=owner)
    jobs.run(lambda _job: begun.append(1), lambda _answer: None, owner=owner).cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)

    assert begun == []


def test_a_problem_goes_to_who_asked(jobs: Background, owner: QObject, qtbot: QtBot) -> None:
    met: list[Problem] = []

    def work(_job: Job) -> None:
        raise UserProblem(Problem.DISK_FULL)

    jobs.run(
        work,
        lambda _answer: pytest.fail("there is no answer"),
        owner=owner,
        on_problem=lambda problem: met.append(problem.problem),
    )
    qtbot.waitUntil(lambda: jobs.is_idle)

    assert met == [Problem.DISK_FULL]


@pytest.mark.parametrize("error", [ZeroDivisionError("a bug"), UserProblem(Problem.DISK_FULL)])
def test_what_nobody_expected_rises_on_the_gui_thread(
    jobs: Background, owner: QObject, qtbot: QtBot, error: Exception
) -> None:
    def work(_job: Job) -> None:
        raise error

    with qtbot.captureExceptions() as risen:
        jobs.run(work, lambda _answer: None, owner=owner)
        qtbot.waitUntil(lambda: jobs.is_idle)

    assert [value for _, value, _ in risen] == [error]


def test_closing_waits_for_what_runs_and_drops_what_waits(owner: QObject, qtbot: QtBot) -> None:
    jobs = Background()
    done: list[str] = []
    begun = Event()

    def first(_job: Job) -> None:
        begun.set()
        done.append("first")

    jobs.run(first, lambda _answer: None, owner=owner)
    begun.wait(LONG_S)
    jobs.close()

    assert done == ["first"]
