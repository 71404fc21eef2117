"""Work off the window's thread."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from lut_admin.desk.work.jobs import InlineRunner, WorkerRunner
from lut_admin.refusals import Progress, Refusal


def wait(app: QApplication, until: Any, seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "it did not happen"
        app.processEvents()
        time.sleep(0.002)


@pytest.fixture
def runner(qt: QApplication):
    made = WorkerRunner()
    yield made
    made.close()


def test_the_answer_comes_on_the_windows_thread_when_the_work_has_finished(qt: QApplication, runner: WorkerRunner) -> None:
    heard: list[Any] = []
    runner.start(
        lambda _: threading.current_thread().name,
        then=lambda name: heard.append((name, threading.current_thread() is threading.main_thread())),
        finished=lambda: heard.append("finished"),
    )
    wait(qt, lambda: len(heard) == 2)
    assert heard[0] == "finished", "what is done with an answer may be a dialog: the work is over before it"
    assert heard[1][0].startswith("worker") and heard[1][1] is True


def test_writers_never_meet(qt: QApplication, runner: WorkerRunner) -> None:
    inside, most, done = [0], [0], []

    def work(_: Progress) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.01)
        inside[0] -= 1

    for _ in range(5):
        runner.start(work, finished=lambda: done.append(1))
    wait(qt, lambda: len(done) == 5)
    assert most[0] == 1


def test_cancelling_raises_inside_the_work_and_answers_nothing(qt: QApplication, runner: WorkerRunner) -> None:
    started, heard, rolled_back = threading.Event(), [], []

    def work(progress: Progress) -> str:
        try:
            for step in range(10_000):
                started.set()
                progress(step, 10_000)
                time.sleep(0.001)
        except BaseException:
            rolled_back.append(True)
            raise
        return "done"

    job = runner.start(work, then=heard.append, refused=heard.append, finished=lambda: heard.append("finished"))
    started.wait(5)
    job.cancel()
    wait(qt, lambda: "finished" in heard)
    assert heard == ["finished"] and rolled_back == [True]


def test_a_refusal_reaches_its_taker(qt: QApplication, runner: WorkerRunner) -> None:
    def work(_: Progress) -> None:
        raise Refusal("book.missing", file="book.db")

    heard: list[Refusal] = []
    runner.start(work, then=lambda _: pytest.fail("refused work has no answer"), refused=heard.append)
    wait(qt, lambda: heard)
    assert heard[0].code == "book.missing"


def test_counting_every_row_does_not_flood_the_window(qt: QApplication, runner: WorkerRunner) -> None:
    told, done = [], []

    def work(progress: Progress) -> None:
        for row in range(1, 50_001):
            progress(row, 50_000)

    runner.start(work, progress=lambda at, _: told.append(at), finished=lambda: done.append(1))
    wait(qt, lambda: done)
    assert told[-1] == 50_000 and len(told) < 200


def test_inline_behaves_alike() -> None:
    heard: list[Any] = []
    InlineRunner().start(lambda _: 1, then=heard.append, finished=lambda: heard.append("finished"))

    def refuse(_: Progress) -> None:
        raise Refusal("book.missing", file="x")

    InlineRunner().start(refuse, refused=lambda refusal: heard.append(refusal.code))
    assert heard == ["finished", 1, "book.missing"]
    with pytest.raises(ZeroDivisionError):
        InlineRunner().start(lambda _: 1 // 0)
