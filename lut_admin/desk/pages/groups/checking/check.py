"""One group: paste its members, see who is who, decide the doubtful ones, keep the check."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lut_admin.convention.reminders import About, Channel
from lut_admin.convention.sources import Source
from lut_admin.desk.page import Desk
from lut_admin.desk.pages.groups.checking.about import About as AboutGroup
from lut_admin.desk.pages.groups.checking.noticed import Noticed, in_words
from lut_admin.desk.pages.groups.checking.pasting import CountLine, Pasting, SourceChoice
from lut_admin.desk.pages.groups.checking.understood import Understood
from lut_admin.desk.pages.groups.members.draft import Draft
from lut_admin.desk.pages.groups.members.judging import Whom, judged, note
from lut_admin.desk.pages.groups.members.outcome import Outcome
from lut_admin.desk.pieces import button, column, icon_button, row
from lut_admin.desk.pieces.findings import Messages, refusal_card
from lut_admin.desk.style import look
from lut_admin.papers.member_list import MemberList
from lut_admin.refusals import Progress, Refusal

if TYPE_CHECKING:
    from lut_admin.office.groups import AuditView, GroupLine, Message, Told
    from lut_admin.office.results import Result

Reads = Callable[[Progress], MemberList]


class Check(QWidget):
    """One group's members pasted and judged. Emits `left` for the way back, `wanted` ("edit", "bin") for the group itself."""

    left = Signal()
    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._group: GroupLine | None = None
        self._members: MemberList | None = None
        self._answer: bool | None = None
        self._source = ""
        self._asked = 0
        self._aside: dict[int, Draft] = {}
        self.messages = Messages()
        self.pasting = Pasting(desk)
        self.pasted = self.pasting.text
        self.pasting.asked.connect(self._check)
        self.pasting.file.connect(self.read_file)
        self.about = AboutGroup(desk)
        self.about.wanted.connect(self.wanted)
        self.names, self.count = SourceChoice(desk), CountLine(desk)
        self.names.chosen.connect(self._say_source)
        self.count.counted.connect(self._say_count)
        self.understood = Understood(desk, self.names, self.count)
        self.understood.answered.connect(self._say_whole)
        self.outcome = Outcome(desk, self.understood, self._tools())
        self.outcome.refused.connect(self._refused)
        self.noticed = Noticed(desk)
        self.noticed.keep.connect(self._keep_notices)
        self.noticed.again.connect(self._again)
        self._lay_out()

    def _tools(self) -> Sequence[QWidget]:
        say = self.desk.say
        self.combined = icon_button("megaphone", say("check.combined"), self._combined)
        self.combined.setToolTip(say("check.combined_why"))
        self.export = icon_button("download", say("check.export_title"), self._export)
        self.again = icon_button("rotate-ccw", say("groups.again"), self._again)
        self.keep = button(say("groups.keep"), "check", "primary", self._keep)
        return (self.combined, self.export, self.again, self.keep)

    def _lay_out(self) -> None:
        pasting, both = QWidget(), row(gap=look.S12)
        both.addWidget(self.pasting, 1)
        both.addWidget(self.about)
        pasting.setLayout(both)
        self._steps = QStackedWidget()
        for step in (pasting, self.outcome, self.noticed):
            self._steps.addWidget(step)
        self.setLayout(column(self.messages, self._steps))

    @property
    def group_id(self) -> int | None:
        """The group that is open."""
        return self._group.id if self._group is not None else None

    def begin(self, group: GroupLine) -> None:
        """A sheet for this group: empty, or with what of it is not kept yet."""
        self.messages.clear()
        if self.group_id != group.id:
            self._put_aside()
            self._empty()
            self._group = group
            if (draft := self._aside.pop(group.id, None)) is not None:
                self._go_on(draft)
        self.about_changed(group)

    def drafts(self) -> dict[int, Draft]:
        """What is not kept yet, by group."""
        here = self._draft()
        mine = {self._group.id: here} if self._group is not None and here is not None else {}
        return {**self._aside, **mine}

    def put_aside(self, drafts: Mapping[int, Draft]) -> None:
        """Go on with these when their groups are opened."""
        self._aside = dict(drafts)

    def forget(self, group_ids: Collection[int]) -> None:
        """Only these groups are there any more: what was not kept of others is gone with them."""
        self._aside = {group_id: draft for group_id, draft in self._aside.items() if group_id in group_ids}

    def take_up(self, audit_id: int) -> None:
        """The members of a kept check once more; not over one that is not kept yet."""
        from lut_admin.office import groups

        office = self.desk.office
        if self._draft() is not None:
            self.desk.toast(self.desk.say("check.not_kept"))
            return
        self._begin(lambda _progress: groups.kept_members(office, audit_id))

    def _draft(self) -> Draft | None:
        written, judging = self.pasting.written(), self.outcome.judging
        if self._steps.currentWidget() is self.outcome:
            chosen, reminders = dict(judging.chosen), dict(judging.reminders)
            return Draft(written, self._members, self._answer, self._source, chosen, reminders)
        return Draft(written) if written.text.strip() else None

    def _put_aside(self) -> None:
        draft = self._draft()
        if self._group is not None and draft is not None:
            self._aside[self._group.id] = draft

    def _go_on(self, draft: Draft) -> None:
        group, office, members, source, whole = (
            self._group, self.desk.office, draft.members, draft.source, draft.whole,
        )  # fmt: skip
        self.pasting.put(draft.written)
        if group is None or members is None:
            return
        group_id, asked = group.id, self._asked

        def shown(view: AuditView | tuple[Told, ...]) -> None:
            if asked == self._asked and not isinstance(view, tuple):
                self._members, self._answer, self._source = members, whole, source
                self._show(view, draft)

        self.desk.read(lambda _progress: judged(office, group_id, members, source, whole), shown, self._refused)

    def _empty(self) -> None:
        self.pasting.clear()
        self._again()

    def about_changed(self, group: GroupLine) -> None:
        """The group is called or counted otherwise now; what is pasted stays."""
        self._group = group
        self.about.put(group)
        if self._steps.currentWidget() is self.outcome:
            self.outcome.renew()  # somebody was entered, corrected or taken back: who is who may be another answer now

    def read_file(self, path: Path) -> None:
        """Check the members that a file holds."""
        from lut_admin.office import groups
        from lut_admin.papers.member_file import read_member_file

        office = self.desk.office
        self._begin(lambda progress: read_member_file(path, progress, groups.known_names(office)), path.name)

    # --- judging ---

    def _again(self) -> None:
        self._asked += 1
        self._steps.setCurrentIndex(0)
        self.pasted.setFocus()

    def _check(self) -> None:
        from lut_admin.office import groups

        office, written = self.desk.office, self.pasted.toPlainText()
        self._begin(lambda _progress: groups.read_members(written, groups.known_names(office)))

    def _begin(self, read: Reads, source: str = "") -> None:
        """Read members, then judge them, in the worker."""
        group, office, as_said = self._group, self.desk.office, self.pasting.as_said
        if group is None:
            return
        self.messages.clear()
        self._asked += 1
        asked = self._asked

        def shown(found: tuple[MemberList, AuditView | tuple[Told, ...]]) -> None:
            if asked == self._asked:
                self._members, self._answer, self._source = found[0], found[0].complete, source
                self._show(found[1])

        def work(progress: Progress) -> tuple[MemberList, AuditView | tuple[Told, ...]]:
            members = as_said(read(progress))
            return members, judged(office, group.id, members, source, members.complete)

        self.desk.read(work, shown, self._refused)

    def _show(self, found: AuditView | tuple[Told, ...], draft: Draft | None = None) -> None:
        if isinstance(found, tuple):
            self.noticed.put(found)
            self._steps.setCurrentWidget(self.noticed)
            return
        self._steps.setCurrentWidget(self.outcome)
        self.understood.fold()
        self._tell(found)
        self.outcome.put(found, draft)

    def _tell(self, view: AuditView) -> None:
        members, say = self._members or view.members, self.desk.say
        details = [say("check.line_of", line=number, text=line) for number, line in members.not_understood]
        details += [in_words(self.desk, one) for one in view.told]
        self.understood.put(members, self._answer, view.hints, details)
        self.names.put(None if members.remarks_likely else members.source)
        self.count.put(members.counted)

    def _say_whole(self, answer: bool) -> None:
        self._answer = answer
        self._judge_again()

    def _say_source(self, source: Source) -> None:
        if self._members is not None:
            self._members = self._members.of(source)
            self._judge_again()

    def _say_count(self, counted: int | None) -> None:
        if self._members is not None:
            self._members = self._members.counting(counted)
            self._answer = self._members.complete
            self._judge_again()

    def _judge_again(self) -> None:
        """The same members, as the person says they are to be taken."""
        office, group = self.desk.office, self._group
        members, source, answer = self._members, self._source, self._answer
        if group is None or members is None:
            return
        self._asked += 1
        asked = self._asked

        def shown(view: AuditView | tuple[Told, ...]) -> None:
            if asked == self._asked and not isinstance(view, tuple):
                self._tell(view)
                self.outcome.judging.put(view)
                self.outcome.table.setFocus()

        self.desk.read(lambda _progress: judged(office, group.id, members, source, answer), shown, self._refused)

    # --- what is done with a check ---

    def _keep(self) -> None:
        from lut_admin.office import groups

        judging = self.outcome.judging
        office, view, chosen = self.desk.office, judging.original, self.outcome.choices()
        reminders = dict(judging.reminders)
        if view is not None:
            self.desk.act(
                lambda _progress: groups.save_audit(office, view, chosen),
                then=lambda _result: self._kept(view.group_id, reminders),
                refused=self._refused,
            )

    def _kept(self, group_id: int, reminders: dict[tuple[About, Whom], Channel]) -> None:
        """What was written to members while the check was open goes on record after it."""
        office = self.desk.office
        together: dict[tuple[About, Channel], list[Whom]] = {}
        for (about, whom), channel in reminders.items():
            together.setdefault((about, channel), []).append(whom)
        self._empty()
        for (about, channel), those in together.items():
            self.desk.act(partial(note, office, group_id, those, about, channel))
        self.left.emit()

    def _keep_notices(self) -> None:
        from lut_admin.office import groups

        group, office, told = self._group, self.desk.office, self.noticed.told

        def kept(result: Result) -> None:
            if result.act_id is None:
                self.desk.toast(self.desk.say("check.notices_known"))
            self._empty()
            self.left.emit()

        if group is not None:
            self.desk.act(
                lambda _progress: groups.save_events(office, group.id, told), then=kept, refused=self._refused
            )

    def _combined(self) -> None:
        from lut_admin.office import groups

        group, office = self._group, self.desk.office

        def told(message: Message) -> None:
            self.desk.copy(message.text)

        if group is not None:
            self.desk.read(lambda _progress: groups.combined_message(office, group.id), told, self._refused)

    def _export(self) -> None:
        from lut_admin.office import groups

        desk, office, view = self.desk, self.desk.office, self.outcome.judging.view
        if view is None:
            return
        day = office.today().isoformat()
        offered = f"{desk.say('check.export_file', group=view.group, day=day)}.xlsx"
        path = desk.ask.file_to_save(desk.say("check.export_title"), offered, "Excel (*.xlsx)")
        if path is not None:
            target = path if path.suffix else Path(f"{path}.xlsx")
            self.messages.clear()
            desk.read(
                lambda progress: groups.export_audit(office, view, target, desk.language, progress),
                desk.saved,
                self._refused,
            )

    def _refused(self, refusal: Refusal) -> None:
        self.messages.put(refusal_card(self.desk, refusal))
