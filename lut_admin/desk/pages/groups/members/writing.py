"""What is written to one member of a check, noting that it was, and the Chinese name that the student list lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lut_admin.convention.hours import as_day
from lut_admin.convention.reminders import About, Channel
from lut_admin.convention.roster import Person
from lut_admin.desk.forms import LineField, choice, line
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.members.entries import Entry
from lut_admin.desk.pages.groups.members.judging import Before, Judging, Whom, matter
from lut_admin.desk.pieces import button, column, row, text
from lut_admin.desk.style import look
from lut_admin.papers import words
from lut_admin.refusals import Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import Ladder, Message

CHANNELS = (Channel.PRIVATE, Channel.GROUP, Channel.PHONE, Channel.IN_PERSON)
NOT_YET = "reminder.nothing_open"
SHORT = 4  # letters of a channel that are always seen


class Writing(QWidget):
    """The message about one row, and noting it as a reminder. Before the check is kept, that is noted with it.

    Emits `acted` when it was put on record, `refused` with a refusal.
    """

    acted = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, judging: Judging, about: About, whom: Whom, nickname: str) -> None:
        super().__init__()
        self.desk, self.judging = desk, judging
        self._about, self._whom, self._nickname = about, whom, nickname
        say = desk.say
        self.copy = button(say(f"check.message_{about.value}"), "mail", "", self.take)
        self.channel = choice([(one.value, say(one.key)) for one in CHANNELS])
        self.channel.setAccessibleName(say("check.channel"))
        self.channel.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.channel.setMinimumContentsLength(SHORT)
        self.note = button(say("check.note"), then=self.remind)
        across = row(gap=look.S4)
        across.addWidget(self.channel, 1)
        across.addWidget(self.note)
        self.told = text("", "small", wrap=True)
        self.setLayout(column(self.copy, across, self.told))
        self._tell()

    @classmethod
    def of(cls, desk: Desk, judging: Judging, entry: Entry) -> Writing | None:
        """For a row about which somebody may be written to; None for the others."""
        about, whom = matter(entry)
        if about is None or whom is None or entry.line is None:
            return None
        return cls(desk, judging, about, whom, entry.line.nickname)

    def take(self) -> None:
        """Copy the message, in both languages."""
        from lut_admin.office import groups

        view, office, about = self.judging.original, self.desk.office, self._about
        to: Whom = self._whom if isinstance(self._whom, int) else self._nickname
        if view is not None:
            group_id = view.group_id

            def told(message: Message) -> None:
                self.desk.copy(message.text)

            self.desk.read(lambda _progress: groups.message(office, to, about, group_id), told, self.refused.emit)

    def remind(self) -> None:
        """Note that this member was written to now, or together with the check where no kept one shows the matter yet."""
        from lut_admin.office import groups

        view, office, about, whom = self.judging.original, self.desk.office, self._about, self._whom
        channel = Channel(self.channel.currentData())
        if view is None:
            return
        group_id = view.group_id

        def refused(refusal: Refusal) -> None:
            if refusal.code == NOT_YET:
                self.judging.reminders[about, whom] = channel
                self._tell()
            else:
                self.refused.emit(refusal)

        self.desk.act(
            lambda _progress: groups.remind(office, group_id, [whom], about, channel),
            then=lambda _result: self.acted.emit(),
            refused=refused,
        )

    def _tell(self) -> None:
        later = (self._about, self._whom) in self.judging.reminders
        ladder = self.judging.before.ladders.get((self._about, self._whom))
        if later:
            said = self.desk.say("check.note_later")
        else:
            said = _reminded(self.desk, ladder) if ladder is not None and ladder.given else ""
        self.note.setEnabled(not later)
        self.told.setText(said)
        self.told.setVisible(bool(said))


class Filling(QWidget):
    """The Chinese name that the student list lacks, entered in place. Emits `acted`, or `refused` with a refusal."""

    acted = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self.desk, self._person = desk, person
        say = desk.say
        self.name = LineField(say("check.chinese_name"), line(), say("check.chinese_why"))
        self.name.line.returnPressed.connect(self.fill)
        self.take = button(say("check.fill_in"), "check", "", self.fill)
        self.setLayout(column(self.name, self.take, gap=look.S4))

    def fill(self) -> None:
        """Put it on the student list."""
        from lut_admin.convention import names
        from lut_admin.office import roster

        office, student_id, written = self.desk.office, self._person.id, self.name.value.strip()
        if not written:
            self.name.refuse(self.desk.say("check.fill_empty"))
        elif not any(map(names.is_han, written)):
            self.name.refuse(self.desk.say("check.no_such_name"))
        else:
            self.desk.act(
                lambda _progress: roster.edit(office, student_id, {"chinese_name": written}),
                then=lambda _result: self.acted.emit(),
                refused=lambda refusal: self.name.refuse(words.say(refusal.code, self.desk.language, **refusal.facts)),
            )


def since_when(desk: Desk, before: Before, entry: Entry) -> str:
    """How long a stranger has been in the group, and by whom they came, as far as is known."""
    if entry.mark not in ("outsider", "stranger") or not before.checked or entry.cut:
        return ""
    known = before.stranger(entry)
    if known is None:
        return desk.say("check.there_new")
    since = as_day(known.first_seen)
    said = desk.say("check.there_since", since=since, n=known.days)
    came = how(desk, known.by, known.method)
    return f"{said}\n{came}" if came else said


def how(desk: Desk, by: str, method: str) -> str:
    """How somebody came, in words."""
    if _oneself(by) and method == "qr":
        return desk.say("check.qr_by_you")
    if by:
        return desk.say("check.qr_by" if method == "qr" else "check.invited_by", by=by_whom(desk, by))
    return desk.say("check.by_qr") if method == "qr" else ""


def by_whom(desk: Desk, by: str) -> str:
    """Who did it as it stands in a sentence, in the window's language where it was the person who copied the text."""
    return words.amid(desk.say("check.you") if _oneself(by) else by, desk.language)


def _oneself(by: str) -> bool:
    """Whether a notice calls so the person who copied it."""
    return by.casefold() in words.both("check.you_written").values()


def _reminded(desk: Desk, ladder: Ladder) -> str:
    last = as_day(ladder.given[-1].at)
    said = desk.say("check.reminded_times", n=len(ladder.given), on=last, state=desk.say(ladder.rung.state.key))
    due = ladder.rung.due
    if due is None or due <= desk.office.today():
        return said
    joined = "，" if desk.language == "zh" else ", "
    return said + joined + desk.say("check.wait_until", due=due.isoformat())
