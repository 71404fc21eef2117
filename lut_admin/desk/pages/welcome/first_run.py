"""The first run, on one page: language, how to begin, where the data and their second copy live, a passphrase where needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLayout, QPushButton, QScrollArea, QWidget

from lut_admin.desk.forms import FolderField, LineField, line
from lut_admin.desk.pieces import Card, button, column, row, text
from lut_admin.desk.pieces import line as rule
from lut_admin.desk.pieces.findings import refusal_card
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.desk.pages.welcome.door import Threshold

WIDTH = 880
STARTS = (("demo", "sparkles"), ("import", "file-spreadsheet"), ("empty", "plus"))
LINES = ("actor", "folder", "backup", "passphrase", "again")
# Which field a refusal is about.
ABOUT = {"keys.weak": "passphrase", "keys.passphrase_needed": "passphrase"}


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: how to start (``demo``, ``import``, ``empty``), who sits here, where things go, the passphrase."""

    start: str
    actor: str = ""
    folder: str = ""
    passphrase: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written on the page, whether or not it will do."""

    start: str
    lines: Mapping[str, str]


class FirstRun(Card):
    """The page; `begin(answers, refused)` when everything needed is there."""

    def __init__(
        self,
        window: Threshold,
        folder: Path,
        keyring: bool,
        begin: Callable[[Answers, Callable[[Refusal], None]], None],
        restore: Callable[[], None],
    ) -> None:
        super().__init__(padding=look.S24)
        self._window, self._begin, self._keyring = window, begin, keyring
        self.setFixedWidth(WIDTH)
        say = window.say
        self.body.setSpacing(look.S16)
        self.body.addLayout(row(text(say("welcome.title"), "title"), None, self._languages()))
        self.details = QWidget()
        self.details.setLayout(self._details(folder))
        self.messages = column()
        asked = column(
            text(say("welcome.about"), "muted", wrap=True), text(say("welcome.start"), "strong"), self._starts(), self.details,
            self.messages, gap=look.S16,
        )  # fmt: skip
        # On a small screen what is asked scrolls, and the button that starts stays in sight.
        self.body.addWidget(Scrolled(asked), 1)
        self.begin = button(say("welcome.begin_import"), "arrow-right", "primary", self._go)
        self.begin.setDefault(True)
        self.body.addLayout(row(button(say("welcome.restore_link"), "archive", "link", restore), None, self.begin))
        self.choose("import")

    def _languages(self) -> QWidget:
        holder, group = QWidget(), QButtonGroup(self)
        across = row(gap=look.S4)
        for language, name in (("zh", "中文"), ("en", "English")):
            made = QPushButton(name)
            made.setProperty("kind", "chip")
            made.setCheckable(True)
            made.setChecked(self._window.language == language)
            made.clicked.connect(lambda _=False, chosen=language: self._window.set_language(chosen))
            group.addButton(made)
            across.addWidget(made)
        holder.setLayout(across)
        return holder

    def _starts(self) -> Any:
        self.starts: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        across = row(gap=look.S12)
        for name, icon in STARTS:
            made = StartButton(self._window.say(f"welcome.start_{name}"), self._window.say(f"welcome.start_{name}.about"), icon)
            made.clicked.connect(lambda _=False, chosen=name: self.choose(chosen))
            group.addButton(made)
            self.starts[name] = made
            across.addWidget(made, 1)
        return across

    def _details(self, folder: Path) -> Any:
        say = self._window.say
        self.actor = LineField(say("welcome.actor"), line(), say("welcome.actor.hint"))
        self.folder = FolderField(
            say("welcome.folder"), str(folder), say("welcome.browse"), self._folder_chooser("welcome.folder"),
            say("welcome.folder.hint"),
        )
        self.backup = FolderField(
            say("welcome.backup"), "", say("welcome.browse"), self._folder_chooser("welcome.backup"), say("welcome.backup.hint")
        )
        self.passphrase = LineField(say("welcome.passphrase"), line(secret=True), say("welcome.passphrase.hint"))
        self.again = LineField(say("welcome.again"), line(secret=True))
        if self._keyring:  # never shown by hand: without a parent yet, they would be windows of their own
            self.passphrase.hide()
            self.again.hide()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.S16)
        grid.setVerticalSpacing(look.S12)
        grid.addWidget(self.actor, 0, 0, 1, 2)
        grid.addWidget(self.passphrase, 0, 2)
        grid.addWidget(self.again, 0, 3)
        grid.addWidget(self.folder, 1, 0, 1, 2)
        grid.addWidget(self.backup, 1, 2, 1, 2)
        for place in range(4):
            grid.setColumnStretch(place, 1)
        down = column(rule(), grid, gap=look.S16)
        if self._keyring:
            down.addWidget(text(say("welcome.keyring"), "muted", wrap=True))
        return down

    def _folder_chooser(self, title: str) -> Callable[[], str | None]:
        def choose() -> str | None:
            chosen = self._window.ask.folder(self._window.say(title))
            return str(chosen) if chosen is not None else None

        return choose

    def choose(self, start: str) -> None:
        """Choose how to begin; the demonstration asks for nothing more."""
        self._start = start
        self.starts[start].setChecked(True)
        self.details.setVisible(start != "demo")
        self.begin.setText(self._window.say(f"welcome.begin_{start}"))

    def draft(self) -> Draft:
        """What is written here now."""
        return Draft(self._start, {name: getattr(self, name).editor.text() for name in LINES})

    def put(self, draft: Draft) -> None:
        """Go on with what was written on another of these."""
        self.choose(draft.start)
        for name, written in draft.lines.items():
            getattr(self, name).editor.setText(written)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the name."""
        super().showEvent(event)
        self.actor.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts; on a button with a purpose of its own it presses that."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        held = self.focusWidget()
        if isinstance(held, QPushButton) and not isinstance(held, StartButton):
            held.click()
        else:
            self.begin.click()

    def _go(self) -> None:
        self._clear()
        if self._start == "demo":
            self._leave(Answers("demo"))
            return
        actor, passphrase = self.actor.value.strip(), self.passphrase.value
        if not actor:
            self.actor.refuse(self._window.say("welcome.actor.missing"))
        elif not self.folder.value:
            self.folder.refuse(self._window.say("welcome.folder.missing"))
        elif not self._keyring and not passphrase:
            self.passphrase.refuse(self._window.say("welcome.passphrase.missing"))
        elif passphrase != self.again.value:
            self.again.refuse(self._window.say("welcome.again.differs"))
        else:
            settings: dict[str, Any] = {"backup_place": self.backup.value} if self.backup.value else {}
            self._leave(Answers(self._start, actor, self.folder.value, passphrase, settings))

    def _leave(self, answers: Answers) -> None:
        self.begin.setEnabled(False)
        self._begin(answers, self._refused)

    def _clear(self) -> None:
        for place in reversed(range(self.messages.count())):
            item = self.messages.takeAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()

    def _refused(self, refusal: Refusal) -> None:
        self.begin.setEnabled(True)
        if ABOUT.get(refusal.code) == "passphrase" and not self._keyring:
            self.passphrase.refuse(words.of_refusal(refusal, self._window.language))
            return
        if refusal.code == "keys.passphrase_needed":
            # The keyring answered when asked and failed when it was needed.
            self._keyring = False
            self.passphrase.show()
            self.again.show()
        self.messages.addWidget(refusal_card(self._window, refusal))


class Scrolled(QScrollArea):
    """As tall as what is in it where there is room, scrolled where there is not."""

    def __init__(self, inside: QLayout) -> None:
        super().__init__()
        self._inside = QWidget()
        self._inside.setLayout(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        for ground in (self._inside, self.viewport()):  # the card's white shows through
            ground.setAutoFillBackground(False)
        self._inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it has grown or shrunk."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """The whole of what is in it."""
        layout = self._inside.layout()
        width = WIDTH - 2 * look.S24
        height = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        return QSize(width, height if height >= 0 else self._inside.sizeHint().height())


class StartButton(QPushButton):
    """One way to begin: an icon, what it is, and what it means."""

    def __init__(self, title: str, about: str, icon: str) -> None:
        super().__init__()
        from lut_admin.desk.style import icons

        self.setCheckable(True)
        self.setProperty("kind", "start")
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        down = column(row(icons.label(icon, "primary", 22), text(title, "strong"), None), text(about, "muted", wrap=True), None)
        down.setContentsMargins(look.S16, look.S12, look.S16, look.S8)
        self.setLayout(down)
        self.setFixedHeight(104)
