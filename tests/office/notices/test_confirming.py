"""Who has confirmed: chains pasted from the groups, against who is there; several pastes add up, and all can be undone."""

from __future__ import annotations

import pytest

from lut_admin.office import groups, history, notices
from lut_admin.office.notices import InGroup
from lut_admin.office.office import Office
from lut_admin.refusals import Refusal
from tests.office.notices.conftest import Out

CLASS = "国际2301班"
CHAIN = "#接龙\n体检确认\n\n1. Jane Doe 杜珍\n2. 小明🐟\n"


def group_id(office: Office, name: str = CLASS) -> int:
    return groups.id_of(office, name) or 0


def stand(office: Office, notice_id: int) -> InGroup:
    [found] = notices.confirmed(office, notice_id)
    return found


def whose(found: InGroup) -> tuple[list[str], list[str], list[str]]:
    return (
        [one.person.chinese_name for one in found.confirmed if one.person],
        [person.chinese_name for person in found.waiting],
        [one.nickname for one in found.unknown],
    )


@pytest.mark.usefixtures("people")
def test_at_first_everybody_who_ought_to_be_there_is_waited_for(office: Office, out: Out) -> None:
    found = stand(office, out(where=[CLASS, "没有的群"]))
    assert whose(found) == ([], ["杜珍", "田约翰"], [])
    assert (found.name, found.checked, found.members) == (CLASS, None, 2)


@pytest.mark.usefixtures("people")
def test_a_chain_is_read_and_several_add_up(office: Office, out: Out) -> None:
    made = out(where=[CLASS])
    kept = notices.save_confirmations(office, made, group_id(office), CHAIN)
    assert (kept.facts["n"], kept.facts["unknown"]) == (2, 1)
    assert whose(stand(office, made)) == (["杜珍"], ["田约翰"], ["小明🐟"])
    again = notices.save_confirmations(office, made, group_id(office), CHAIN)
    assert again.act_id is None and again.facts["n"] == 0
    more = notices.save_confirmations(office, made, group_id(office), CHAIN + "3. John Tester 田约翰\n")
    assert more.facts["n"] == 1
    assert whose(stand(office, made)) == (["杜珍", "田约翰"], [], ["小明🐟"])
    history.undo(office)
    history.undo(office)
    assert whose(stand(office, made)) == ([], ["杜珍", "田约翰"], [])


def test_one_who_is_not_recognised_is_settled_or_dropped(office: Office, out: Out, people: dict[str, int]) -> None:
    made = out(where=[CLASS])
    notices.save_confirmations(office, made, group_id(office), CHAIN)
    [entry] = stand(office, made).unknown
    notices.settle_confirmation(office, entry.id, people["john"])
    assert whose(stand(office, made)) == (["杜珍", "田约翰"], [], [])
    history.undo(office)
    notices.drop_confirmation(office, entry.id)
    assert whose(stand(office, made)) == (["杜珍"], ["田约翰"], [])
    with pytest.raises(Refusal) as told:
        notices.drop_confirmation(office, entry.id)
    assert told.value.code == "posting.no_entry"


@pytest.mark.usefixtures("people")
def test_who_confirmed_in_one_group_is_not_waited_for_in_another(office: Office, out: Out) -> None:
    main = next(one.name for one in groups.groups(office) if one.kind == "main")
    made = out(where=[CLASS, main])
    notices.save_confirmations(office, made, group_id(office), CHAIN)
    in_class, in_main = notices.confirmed(office, made)
    assert whose(in_class)[1] == ["田约翰"]
    assert whose(in_main) == (["杜珍"], ["艾米娜", "诺拉", "田约翰"], [])


@pytest.mark.usefixtures("people")
def test_a_check_tells_who_is_there(office: Office, out: Out) -> None:
    view = groups.audit_group(office, group_id(office), ["Jane+杜珍"], "test", True)
    groups.save_audit(office, view, {})
    made = out(where=[CLASS])
    found = stand(office, made)
    assert whose(found) == ([], ["杜珍"], []) and found.checked is not None
    notices.save_confirmations(office, made, group_id(office), "1. John Tester 田约翰\n2. Jane Doe 杜珍")
    assert whose(stand(office, made)) == (["杜珍", "田约翰"], [], [])


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("text", ["", "   \n"])
def test_a_text_without_names(office: Office, out: Out, text: str) -> None:
    with pytest.raises(Refusal) as told:
        notices.save_confirmations(office, out(where=[CLASS]), group_id(office), text)
    assert told.value.code == "group.no_members"
