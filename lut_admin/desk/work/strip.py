"""The progress strip: what is under way, how far, and the way to stop it; shown after 0.3 seconds."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from lut_admin.desk.pieces import button, text
from lut_admin.desk.style import look
from lut_admin.desk.work.jobs import Job

AFTER = 300  # milliseconds: quicker work shows nothing


class Strip(QFrame):
    """One line for the work that has been under way longest."""

    def __init__(self, working: str, cancel: str) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self._working = working
        self._jobs: dict[int, tuple[str, Job]] = {}
        self._next = 0
        self.words = text(working)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(working)
        self.count = text("", "muted")
        self.cancel = button(cancel, kind="link", then=self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.S12, look.S4, look.S8, look.S4)
        layout.setSpacing(look.S12)
        layout.addWidget(self.words)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def begin(self, label: str) -> int:
        """Work begins; its number, for `attach`, `tell` and `end`."""
        self._next += 1
        self._jobs[self._next] = (label or self._working, Job())
        if not self._timer.isActive() and not self.isVisible():
            self._timer.start()
        return self._next

    def attach(self, number: int, job: Job) -> None:
        """The job that cancelling stops; work that has already ended has none."""
        if number in self._jobs:
            self._jobs[number] = (self._jobs[number][0], job)

    def tell(self, number: int, done: int, total: int) -> None:
        """How far it is."""
        if number == next(iter(self._jobs), None):
            self.bar.setRange(0, max(total, 0))
            self.bar.setValue(done)
            self.count.setText(f"{done:,} / {total:,}" if total else f"{done:,}")

    def end(self, number: int) -> None:
        """It has ended, however."""
        self._jobs.pop(number, None)
        if not self._jobs:
            self._timer.stop()
            self.hide()
        elif self.isVisible():
            self._appear()

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._jobs)

    def stop_all(self) -> None:
        """Ask everything under way to stop."""
        for _, job in self._jobs.values():
            job.cancel()

    def _appear(self) -> None:
        if self._jobs:
            label, job = next(iter(self._jobs.values()))
            self.words.setText(label)
            self.count.setText("")
            self.bar.setRange(0, 0)
            self.cancel.setEnabled(not job.cancelled)
            self.show()

    def _stop(self) -> None:
        for _, job in list(self._jobs.values())[:1]:
            job.cancel()
            self.cancel.setEnabled(False)
