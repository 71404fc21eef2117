"""The paper of a reminder or talk (提醒函, 谈话记录): shown, printed or saved, from wherever the note was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lut_admin.desk.page import Desk
from lut_admin.desk.paper import previewing
from lut_admin.desk.paper.previewing import Warned
from lut_admin.desk.paper.printing import Paper, signs_told

if TYPE_CHECKING:
    from lut_admin.office.cases import How


def show(desk: Desk, note_id: int, how: How) -> None:
    """Show a note's paper as it will be printed; signs that cannot be printed are told."""
    from lut_admin.office.papers import light_papers

    office = desk.office

    def warnings() -> list[Warned]:
        signs = light_papers.unprintable(office, note_id)
        return [Warned("casepapers.unprintable", signs_told(signs))] if signs else []

    previewing.show(desk, paper_of(desk, note_id, how), warnings)


def paper_of(desk: Desk, note_id: int, how: How) -> Paper:
    """The paper of a note, to be shown, printed or saved; nobody's name is in its title, which names the file."""
    from lut_admin.office.papers import case_papers, light_papers

    office = desk.office
    return Paper(
        desk.say(light_papers.FORM_OF[how].key),
        lambda ppi: case_papers.pages((light_papers.of_note(office, note_id),), ppi),
        lambda: case_papers.pdf((light_papers.of_note(office, note_id),)),
    )
