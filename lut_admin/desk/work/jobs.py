"""Work off the window's thread: one worker, so that writers never meet and the window never freezes."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from lut_admin.refusals import Cancelled, Progress, Refusal

Op = Callable[[Progress], Any]
# Work may count every row; the window is told this often at most, in seconds.
TELL_EVERY = 0.05


class Job:
    """One piece of work under way: it can be asked to stop."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop: its next progress call raises `Cancelled`, which rolls its transaction back."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be done, and who is told how it goes and how it ended."""

    op: Op
    then: Callable[[Any], None] | None
    refused: Callable[[Refusal], None] | None
    progress: Callable[[int, int], None] | None
    finished: Callable[[], None] | None


class Runner(ABC):
    """Runs plain office functions; tests replace the one that has a worker with one that runs at once."""

    def start(
        self,
        op: Op,
        *,
        then: Callable[[Any], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        finished: Callable[[], None] | None = None,
    ) -> Job:
        """Start `op(progress)`.

        On the window's thread afterwards: `finished()` in every case, then `then(result)`, or `refused(refusal)`, or neither when
        it was cancelled. A bug is raised on the window's thread and reaches the crash report.
        """
        job = Job()
        self._run(job, _Asked(op, then, refused, progress, finished))
        return job

    @abstractmethod
    def _run(self, job: Job, asked: _Asked) -> None:
        """Do the work, here or in a worker."""


class _Carrier(QObject):
    """Brings calls from the worker to the window's thread."""

    call = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.call.connect(self._run, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _run(self, what: Callable[[], None]) -> None:
        what()


class WorkerRunner(Runner):
    """The real runner: one worker thread for the life of the window."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._carrier = _Carrier()

    def _run(self, job: Job, asked: _Asked) -> None:
        told, progress = 0.0, asked.progress

        def report(done: int, total: int) -> None:
            nonlocal told
            if job.cancelled:
                raise Cancelled
            now = time.monotonic()
            if progress is not None and (now - told >= TELL_EVERY or done >= total):
                told = now
                self._carrier.call.emit(lambda: progress(done, total))

        def work() -> None:
            outcome = _outcome(asked, report)
            self._carrier.call.emit(lambda: _deliver(outcome, asked.finished))

        self._pool.submit(work)

    def close(self) -> None:
        """Wait for the work under way and end the worker."""
        self._pool.shutdown(wait=True)


class InlineRunner(Runner):
    """Runs at once on the caller's thread: for tests and for the command line's screenshot."""

    def _run(self, job: Job, asked: _Asked) -> None:
        def report(done: int, total: int) -> None:
            if job.cancelled:
                raise Cancelled
            if asked.progress is not None:
                asked.progress(done, total)

        _deliver(_outcome(asked, report), asked.finished)


def _outcome(asked: _Asked, report: Progress) -> Callable[[], None]:
    """Do the work; what is to be called on the window's thread afterwards."""
    then, refused = asked.then, asked.refused
    try:
        result = asked.op(report)
    except Cancelled:
        return _nothing
    except Refusal as refusal:
        kept = refusal
        if refused is None:
            return _raising(kept)
        return lambda: refused(kept)
    except BaseException as bug:  # a bug must reach the window's crash report, from whichever thread
        return _raising(bug)
    return (lambda: then(result)) if then is not None else _nothing


def _deliver(outcome: Callable[[], None], finished: Callable[[], None] | None) -> None:
    # First: what is done with the outcome may open a dialog and come back only when that is closed.
    if finished is not None:
        finished()
    outcome()


def _nothing() -> None:
    """Nobody asked for the result."""


def _raising(error: BaseException) -> Callable[[], None]:
    def raise_it() -> None:
        raise error

    return raise_it
