"""Slow work off the GUI thread: a job gets copies, its answer comes back as a call on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from shiboken6 import isValid

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.collector import Collector

T = TypeVar("T")


class Job:
    """A job under way. ``cancel`` means: nobody wants the answer any more."""

    def __init__(
        self,
        work: Callable[[Job], object],
        owner: QObject,
        on_done: Callable[[object], None],
        on_problem: Callable[[UserProblem], None] | None,
    ) -> None:
        self._work: Callable[[Job], object] | None = work
        self._owner = owner
        self._cancelled = Event()
        self._on_done: Callable[[object], None] | None = on_done
        self._on_problem = on_problem
        self._answer: object = None
        self._failure: Exception | None = None

    def cancel(self) -> None:
        """Forget the answer; a job that asks ``is_cancelled`` ends early."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Safe to ask from any thread."""
        return self._cancelled.is_set()

    def is_wanted(self) -> bool:
        """Whether the answer still has someone to go to."""
        return not self._cancelled.is_set() and isValid(self._owner)

    def do(self) -> None:
        """The work itself, in the worker thread. Whatever goes wrong is kept for the GUI thread."""
        if self._work is not None and self.is_wanted():
            try:
                self._answer = self._work(self)
            except Exception as error:  # noqa: BLE001 - a door: raised again on the GUI thread
                self._failure = error

    def tell(self) -> None:
        """Hand the answer on, on the GUI thread. Nothing is kept: someone may hold the job much longer."""
        on_done, on_problem = self._on_done, self._on_problem
        answer, failure = self._answer, self._failure
        self._work = self._on_done = self._on_problem = self._answer = self._failure = None
        if not self.is_wanted():
            return
        if isinstance(failure, UserProblem) and on_problem is not None:
            on_problem(failure)
        elif failure is not None:
            raise failure
        elif on_done is not None:
            on_done(answer)


class Background(QObject):
    """Runs jobs one after the other in a worker thread and hands their answers to the GUI thread.

    One of the three doors where any exception is caught: it is raised again on the GUI thread, so that
    the one hook for bugs sees it. A UserProblem goes to ``on_problem``.

    Nothing of Qt may die in the worker: while a job is open the garbage collector is off, and the worker
    only ever borrows what a job holds on to.
    """

    _ended = Signal(int)  # the number of a job

    def __init__(self, collector: Collector | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collector = collector if collector is not None else Collector()
        self._jobs: dict[int, Job] = {}
        self._numbers: SimpleQueue[int | None] = SimpleQueue()
        self._last = 0
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(
            target=_work_through,
            args=(self._numbers, self._jobs, self._ended),
            name="background",
            daemon=True,
        )
        self._thread.start()

    @property
    def collector(self) -> Collector:
        """The switch of the garbage collector, for whoever else needs silence."""
        return self._collector

    @property
    def is_idle(self) -> bool:
        """Nothing runs or waits."""
        return not self._jobs

    def run(
        self,
        work: Callable[[Job], T],
        on_done: Callable[[T], None],
        *,
        owner: QObject,
        on_problem: Callable[[UserProblem], None] | None = None,
    ) -> Job:
        """Do ``work`` in the worker thread, then call ``on_done`` here unless ``owner`` is gone by then."""
        job = Job(work, owner, on_done, on_problem)  # type: ignore[arg-type]  # on_done gets what work gives
        self._last += 1
        self._jobs[self._last] = job
        self._collector.hold()
        self._numbers.put(self._last)
        return job

    def close(self) -> None:
        """Wait for the running job, drop those that wait."""
        for job in self._jobs.values():
            job.cancel()
        self._numbers.put(None)
        self._thread.join()
        for number in tuple(self._jobs):
            del self._jobs[number]
            self._collector.release()

    @Slot(int)
    def _on_ended(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return  # closed meanwhile
        self._collector.release()
        job.tell()


def _work_through(numbers: SimpleQueue[int | None], jobs: dict[int, Job], ended: SignalInstance) -> None:
    """The worker. It knows jobs by their numbers, so that it never holds the last reference to one."""
    while (number := numbers.get()) is not None:
        jobs[number].do()
        ended.emit(number)
