"""Several main groups are one set: being in one of them suffices, and nobody is missing on half the evidence."""

from __future__ import annotations

import pytest

from lut_admin.convention.sources import Source
from lut_admin.office import groups, roster, settings
from lut_admin.office.groups import AuditView
from lut_admin.office.office import Office
from tests.clock import Clock
from tests.office.groups.conftest import Check

JANE, JOHN, MINA, NORA = "Jane Doe+杜珍", "John Tester+田约翰", "Mina Example+艾米娜", "Nora Sample"


@pytest.fixture
def second(office: Office, people: dict[str, int]) -> int:
    return groups.add(office, "main", "LUT International Students 2").made or 0


def missing(view: AuditView) -> set[int] | None:
    found = view.audit.summary.missing
    return None if found is None else {person.id for person in found}


def test_who_is_in_one_of_the_set_is_not_missing(
    office: Office, people: dict[str, int], main: int, second: int, check: Check
) -> None:
    view = groups.audit_group(office, main, [JANE])
    assert (missing(view), view.missing_unknown) == (None, ("LUT International Students 2",))
    assert view.hints[0].key == "group.missing_unknown"
    check(second, [JOHN, JANE])
    view = groups.audit_group(office, main, [JANE])
    assert missing(view) == {people["mina"], people["nora"]}
    assert view.also_in == {people["jane"]: ("LUT International Students 2",)}
    also = view.also(view.audit.lines[0])
    assert also is not None and also.facts == {"groups": ["LUT International Students 2"]}
    assert missing(groups.settle(office, view, {})) == missing(view)
    assert [line.codes for line in view.audit.lines] == [()], "being in two is a hint, no fault"


def test_a_partial_or_an_old_check_of_the_other_leaves_it_open(
    office: Office, people: dict[str, int], main: int, second: int, check: Check, clock: Clock
) -> None:
    check(second, [JOHN], complete=False)
    assert missing(groups.audit_group(office, main, [JANE])) is None
    check(second, [JOHN])
    check(second, [MINA], complete=False)
    assert missing(groups.audit_group(office, main, [JANE])) == {people["nora"]}
    clock.pass_(days=settings.get(office, "check_days") + 1)
    assert missing(groups.audit_group(office, main, [JANE])) is None


def test_whoever_may_be_behind_a_doubtful_nickname_of_the_other_is_not_missing(
    office: Office, people: dict[str, int], main: int, second: int, check: Check
) -> None:
    check(second, ["Jane Doe+艾米娜"])
    there = missing(groups.audit_group(office, main, [JOHN, NORA]))
    [line] = groups.audit_group(office, second, ["Jane Doe+艾米娜"]).audit.lines
    maybe = {person.id for person in line.candidates}
    assert line.answer.value == "ambiguous" and maybe
    assert there == {people["jane"], people["mina"]} - maybe


def test_class_groups_are_a_set_only_for_one_class(office: Office, people: dict[str, int]) -> None:
    one = next(line for line in groups.groups(office) if line.class_name == "国际2301班")
    view = groups.audit_group(office, one.id, [JANE])
    assert missing(view) == {people["john"]}


def test_remarks_accuse_nobody(office: Office, people: dict[str, int], main: int, check: Check) -> None:
    view = groups.audit_group(office, main, ["杜珍", "jane"], names_from=Source.REMARKS)
    assert [line.suggestion for line in view.audit.lines] == [None, None]
    assert not [finding for line in view.audit.lines for finding in line.findings if finding.article == 4]
    assert view.audit.summary.to_rename == 0
    settled = groups.settle(office, view, {1: people["jane"]})
    assert settled.audit.lines[1].suggestion is None
    groups.save_audit(office, view, {1: people["jane"]})
    checked = groups.group(office, main).checked
    assert checked is not None and checked.names_from is Source.REMARKS
    assert (checked.counts["to_rename"], checked.counts["compliant"]) == (0, 0)
    assert [line.suggestion for line in groups.kept_lines(office, checked.id)] == [None, None]


def test_the_size_of_a_group_is_told(office: Office, people: dict[str, int], main: int, check: Check) -> None:
    assert groups.capacity_notes(office, main) == ()
    check(main, [JANE, JOHN])
    assert groups.capacity_notes(office, main) == ()
    assert [word.key for word in groups.capacity_notes(office, main, 38)] == ["group.size_invitation"]
    assert [word.key for word in groups.capacity_notes(office, main, 98)] == ["group.size_verified"]
    assert [word.key for word in groups.capacity_notes(office, main, 198)] == ["group.size_no_code"]
    assert [word.key for word in groups.capacity_notes(office, main, 480)] == ["group.size_no_code", "group.size_near"]
    assert [word.key for word in groups.capacity_notes(office, main, 498)] == ["group.size_full"]
    assert [word.facts["n"] for word in groups.capacity_notes(office, main, 500)] == [2]


def test_the_staff_belong_in_the_main_group_too(
    office: Office, people: dict[str, int], main: int, check: Check
) -> None:
    for chinese, english in (("吴芳", "Wu Fang"), ("王静", ""), ("", "Peter Smith")):
        roster.add_staff(office, {"chinese_name": chinese, "english_name": english})
    text = "Jane Doe+杜珍\n吴芳老师\n王老师"
    view = groups.audit_group(office, main, text, complete=True)
    assert [one.english_name for one in view.staff_absent] == ["Peter Smith"], (
        "whoever may be 王老师 is not said to be absent"
    )
    assert [word.key for word in view.hints] == ["group.staff_absent"]
    assert groups.audit_group(office, main, text, complete=False).hints == ()
    of_class = next(line.id for line in groups.groups(office) if line.class_name)
    assert groups.audit_group(office, of_class, text, complete=True).staff_absent == ()
    second = groups.add(office, "main", "Second").made or 0
    assert groups.audit_group(office, main, text, complete=True).staff_absent == (), "the other was never checked"
    check(second, ["Teacher Peter Smith"], complete=True)
    assert groups.audit_group(office, main, text, complete=True).staff_absent == ()
