"""How things are read and done at the desk: in the worker, with progress, told to every page, undone by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from lut_admin.desk.work.jobs import Job, Op, Runner
from lut_admin.office.results import Changes, Result
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.desk.work.strip import Strip
    from lut_admin.office.history import Reach
    from lut_admin.office.office import Office


@runtime_checkable
class Done(Protocol):
    """What an act returns: a `Result`, or a value of its own that says the same."""

    changes: Changes
    act_id: int | None
    name: str
    facts: Any


class Host(Protocol):
    """What doing needs of the window."""

    office: Office

    @property
    def strip(self) -> Strip:
        """Where progress shows."""
        ...

    @property
    def generation(self) -> int:
        """Changes whenever the pages are made anew: what was asked by a page that is gone is not answered."""
        ...

    def say(self, key: str, /, **facts: Any) -> str:
        """In the window's language."""
        ...

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal above the page."""
        ...

    def tell(self, changes: Changes, reach: Reach) -> None:
        """Something was written, and this is what undo and redo would do now."""
        ...

    def toast(self, text: str, result: Result | None = None) -> None:
        """Say what was done."""
        ...

    def reversed(self, act_id: int) -> None:
        """An act was taken back or done again: what stands on the screen about it no longer holds."""
        ...


class Doing:
    """Reads and acts for the window and its pages."""

    def __init__(self, host: Host, runner: Runner) -> None:
        self._host, self._runner = host, runner

    def read(
        self, op: Op, then: Callable[[Any], None], refused: Callable[[Refusal], None] | None = None, label: str = ""
    ) -> Job:
        """Read in the worker; see `Desk.read`."""
        return self._start(op, then, refused, label)

    def act(
        self,
        op: Op,
        *,
        then: Callable[[Any], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
        label: str = "",
    ) -> Job:
        """Do in the worker; see `Desk.act`."""
        office, asked_in = self._host.office, self._host.generation

        def work(progress: Progress) -> tuple[Any, Reach]:
            from lut_admin.office import history

            done = op(progress)
            return done, history.reach(office)

        def told(outcome: tuple[Any, Reach]) -> None:
            done, reach = outcome
            self._tell(done, reach)
            if then is not None and self._host.generation == asked_in:  # a page that is gone has nothing left to do
                then(done)

        # An act that ends after its page is gone has been done all the same: everybody is told.
        return self._start(work, told, refused, label, even_if_gone=True)

    def undo(self, act_id: int | None = None) -> None:
        """Take back an act, by default the last."""
        from lut_admin.office import history

        self.act(lambda _: history.undo(self._host.office, act_id))

    def redo(self) -> None:
        """Do again what was taken back last."""
        from lut_admin.office import history

        self.act(lambda _: history.redo(self._host.office))

    def _tell(self, done: Any, reach: Reach) -> None:
        if not isinstance(done, Done):
            self._host.tell(Changes.NOTHING, reach)
            return
        self._host.tell(done.changes, reach)
        if isinstance(done, Result) and done.name in ("undo", "redo") and done.made is not None:
            self._host.reversed(done.made)
            self._host.toast(self._host.say(f"window.{done.name}_done", what=done.facts["of"]))
        elif done.name and done.act_id is not None:
            from lut_admin.office import history

            undoable = reach.undo is not None and reach.undo.id == done.act_id
            words = self._host.say("window.done", what=history.phrase(done.name, done.facts))
            self._host.toast(words, Result(done.changes, done.act_id, done.name) if undoable else None)

    def _start(
        self,
        op: Op,
        then: Callable[[Any], None],
        refused: Callable[[Refusal], None] | None,
        label: str,
        even_if_gone: bool = False,
    ) -> Job:
        strip, asked_in = self._host.strip, self._host.generation
        number = strip.begin(label)

        def here() -> bool:
            return self._host.generation == asked_in

        def answered(result: Any) -> None:
            if even_if_gone or here():
                then(result)

        def denied(refusal: Refusal) -> None:
            if refused is not None and here():
                refused(refusal)
            else:
                self._host.refuse(refusal)

        def told(done: int, total: int) -> None:
            if here():
                strip.tell(number, done, total)

        def ended() -> None:
            if here():
                strip.end(number)

        job = self._runner.start(op, then=answered, refused=denied, progress=told, finished=ended)
        strip.attach(number, job)
        return job
