"""Slow work off the GUI thread: a job gets copies, its answer comes back as a call on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from gmi_trainer.domain.problems import UserProblem

T = TypeVar("T")


class Job:
    """A job under way. ``cancel`` means: nobody wants the answer any more."""

    def __init__(
        self,
        owner: QObject,
        on_done: Callable[[object], None],
        on_problem: Callable[[UserProblem], None] | None,
    ) -> None:
        self._owner = owner
        self._cancelled = Event()
        self.on_done = on_done
        self.on_problem = on_problem

    def cancel(self) -> None:
        """Forget the answer; a job that asks ``is_cancelled`` ends early."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Safe to ask from any thread."""
        return self._cancelled.is_set()

    def is_wanted(self) -> bool:
        """Whether the answer still has someone to go to."""
        return not self._cancelled.is_set() and isValid(self._owner)


class Background(QObject):
    """Runs jobs one after the other in a worker thread and hands their answers to the GUI thread.

    One of the three doors where any exception is caught: it is raised again on the GUI thread, so that
    the one hook for bugs sees it. A UserProblem goes to ``on_problem``.
    """

    _ended = Signal(object, object, object)  # Job, answer, exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._open = 0

    @property
    def is_idle(self) -> bool:
        """Nothing runs or waits."""
        return self._open == 0

    def run(
        self,
        work: Callable[[Job], T],
        on_done: Callable[[T], None],
        *,
        owner: QObject,
        on_problem: Callable[[UserProblem], None] | None = None,
    ) -> Job:
        """Do ``work`` in the worker thread, then call ``on_done`` here unless ``owner`` is gone by then."""
        job = Job(owner, on_done, on_problem)  # type: ignore[arg-type]  # on_done gets what work gives
        self._open += 1
        self._pool.submit(self._work, job, work)
        return job

    def close(self) -> None:
        """Wait for the running job, drop those that wait."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self, job: Job, work: Callable[[Job], T]) -> None:
        answer: T | None = None
        failure: BaseException | None = None
        if job.is_wanted():
            try:
                answer = work(job)
            except Exception as error:  # noqa: BLE001 - a door: raised again on the GUI thread
                failure = error
        self._ended.emit(job, answer, failure)

    @Slot(object, object, object)
    def _on_ended(self, job: Job, answer: object, failure: BaseException | None) -> None:
        self._open -= 1
        if not job.is_wanted():
            return
        if isinstance(failure, UserProblem) and job.on_problem is not None:
            job.on_problem(failure)
        elif failure is not None:
            raise failure
        else:
            job.on_done(answer)
