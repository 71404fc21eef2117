"""The bin: whatever its kind, it comes back with all it had, in one act that can be undone."""

from __future__ import annotations

import pytest

from lut_admin.convention import names
from lut_admin.office import bin as binning
from lut_admin.office import cases, groups, history, notices, roster, templates, terms
from lut_admin.office.cases import Account
from lut_admin.office.office import Office
from lut_admin.office.results import Changes
from lut_admin.papers import words


@pytest.fixture
def filled(office: Office) -> dict[str, int]:
    """One thing of each kind in the bin, and one of each beside it that is not; the ids of the former."""
    ids: dict[str, int] = {}
    for number, kept in (("1", False), ("2", True)):
        student = roster.add(office, {"student_no": number, "chinese_name": f"杜珍{number}", "class_name": "一班"}).made
        staff = roster.add_staff(office, {"chinese_name": f"周明{number}", "role": "班主任"}).made
        group = groups.add(office, "class", f"{number}班群", f"{number}班").made
        notice = notices.draft(office, "life", f"停水通知{number}", "No water").made
        body = {
            "category": "life",
            "title": {"zh": f"停水{number}", "en": "No water"},
            "line": [{"zh": "停水。", "en": "No water."}],
        }
        template = templates.keep(office, body).made
        term = terms.add(office, "room", f"会议室{number}", "Meeting Room").made
        assert student and staff and group and notice and template and term
        case = cases.record(office, Account((2,), (student,), "该生发布广告。", influence_zh="影响恶劣。")).made
        assert case
        if not kept:
            roster.put_in_bin(office, [student])
            roster.put_staff_in_bin(office, [staff])
            groups.put_in_bin(office, group)
            notices.discard(office, notice)
            cases.discard(office, cases.cases(office)[0].number)
            templates.discard(office, "no_water")
            terms.discard(office, term)
            ids = {"student": student, "staff": staff, "group": group, "notice": notice, "case": case}
            ids |= {"own_template": template, "term": term}
    return ids


def outside(office: Office) -> dict[str, list[int]]:
    return {
        "student": sorted(line.id for line in roster.students(office)),
        "staff": sorted(line.id for line in roster.staff(office)),
        "group": sorted(line.id for line in groups.groups(office)),
        "notice": sorted(line.id for line in notices.notices(office)),
        "case": sorted(file.id for file in cases.cases(office)),
        "own_template": sorted(one.own_id for one in templates.shelf(office) if one.own_id is not None),
        "term": sorted(term.id for term in terms.own(office)),
    }


def test_everything_in_the_bin_is_named_and_found(office: Office, filled: dict[str, int]) -> None:
    found = binning.binned(office)
    assert {one.kind: one.id for one in found} == filled and tuple(one.kind for one in found) == binning.KINDS
    by_kind = {one.kind: one for one in found}
    assert [by_kind[kind].name for kind in ("student", "staff", "group", "notice")] == [
        "杜珍1",
        "周明1",
        "1班群",
        "停水通知1",
    ]
    for one, typed in (
        ("student", "杜珍"),
        ("staff", "周明"),
        ("group", "1班"),
        ("notice", "no water"),
        ("case", "广告"),
    ):
        assert names.query(typed) in by_kind[one].key
    for one in found:
        for part in one.beside:
            assert isinstance(part, str) or (words.of_word(part, "zh") and words.of_word(part, "en"))


@pytest.mark.parametrize("kind", binning.KINDS)
def test_each_kind_by_itself(office: Office, filled: dict[str, int], kind: str) -> None:
    before = outside(office)
    [one] = binning.binned(office, (kind,))
    result = binning.restore(office, [one])
    assert result.name == "restore_one" and result.facts == {"name": one.name}
    assert outside(office) == before | {kind: sorted([*before[kind], filled[kind]])}
    assert binning.binned(office, (kind,)) == []
    history.undo(office)
    assert outside(office) == before and binning.binned(office, (kind,)) == [one]


def test_several_kinds_are_one_act(office: Office, filled: dict[str, int]) -> None:
    before = outside(office)
    result = binning.restore(office, binning.binned(office))
    assert result.facts == {"n": 7}
    assert result.changes == Changes.STUDENTS | Changes.STAFF | Changes.GROUPS | Changes.NOTICES | Changes.CASES
    assert binning.binned(office) == []
    history.undo(office)
    assert outside(office) == before


def test_what_is_no_longer_there_is_passed_over(office: Office, filled: dict[str, int]) -> None:
    chosen = binning.binned(office, ("group", "notice"))
    binning.restore(office, chosen[:1])
    assert binning.restore(office, chosen).facts == {"name": chosen[1].name}
    assert binning.restore(office, chosen).act_id is None


def test_the_list_of_students_is_fresh(office: Office, filled: dict[str, int]) -> None:
    def read() -> list[str]:
        return [line.student_no for line in roster.students(office)]

    assert read() == ["2"]
    binning.restore(office, binning.binned(office, ("student",)))
    assert read() == ["1", "2"]
