"""The garbage collector works for the window's thread alone, and rests when it is told to."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Event, current_thread, main_thread
from weakref import finalize

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.collector import Collector

LONG_S = 30


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


class Knot:
    """Garbage that only the collector can find."""

    def __init__(self) -> None:
        self.me = self


def test_it_is_off_until_the_last_one_lets_go() -> None:
    collector = Collector()

    collector.hold()
    collector.hold()
    collector.release()
    assert not gc.isenabled()
    assert collector.is_held
    collector.release()

    assert gc.isenabled()
    assert not collector.is_held


def test_nothing_is_collected_in_the_worker(jobs: Background, qtbot: QtBot) -> None:
    """A widget that dies in another thread takes the program down."""
    where: list[bool] = []
    owner = QObject()
    gc.collect()
    finalize(Knot(), lambda: where.append(current_thread() is main_thread()))

    def work(_job: Job) -> int:
        return len([[n] for n in range(50_000)])  # many times what makes Python collect

    jobs.run(work, lambda _answer: None, owner=owner)
    qtbot.waitUntil(lambda: jobs.is_idle)
    gc.collect()

    assert where == [True]


def test_the_worker_never_holds_the_last_reference(jobs: Background, qtbot: QtBot) -> None:
    where: list[bool] = []
    owner = QObject()

    class Precious:
        pass

    precious = Precious()
    finalize(precious, lambda: where.append(current_thread() is main_thread()))
    jobs.run(lambda _job, p=precious: p, lambda _answer: None, owner=owner)  # type: ignore[misc]
    del precious
    qtbot.waitUntil(lambda: jobs.is_idle)

    assert where == [True]


def test_it_works_again_when_the_jobs_are_done_or_dropped(qtbot: QtBot) -> None:
    jobs, owner, gate = Background(), QObject(), Event()
    jobs.run(lambda _job: gate.wait(LONG_S), lambda _answer: None, owner=owner)
    jobs.run(lambda _job: 2, lambda _answer: None, owner=owner)
    assert not gc.isenabled()

    gate.set()
    jobs.close()

    assert gc.isenabled()
    assert jobs.is_idle
