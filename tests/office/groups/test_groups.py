"""Groups: made from the register, checked against it, and the check kept."""

from __future__ import annotations

import pytest

from lut_admin.convention.groups import GroupKind
from lut_admin.office import bin as binning
from lut_admin.office import groups, history, roster, settings
from lut_admin.office.office import Office
from lut_admin.office.results import Changes
from lut_admin.refusals import Refusal
from tests.office.conftest import Clock


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    """Two in one class, one in another, one on leave, one graduate."""
    rows = {
        "jane": ("20230001", "Jane Doe", "杜珍", "国际2301班", "active"),
        "john": ("20230002", "John Tester", "田约翰", "国际2301班", "active"),
        "mina": ("20230003", "Mina Example", "艾米娜", "国际2302班", "active"),
        "lee": ("20230004", "Lee Sample", "李样", "国际2302班", "leave"),
        "anne": ("20190005", "Anne Former", "方安妮", "国际1901班", "graduated"),
    }
    fields = ("student_no", "english_name", "chinese_name", "class_name", "status")
    made = {name: roster.add(office, dict(zip(fields, row, strict=True))).made for name, row in rows.items()}
    return {name: student_id for name, student_id in made.items() if student_id is not None}


def main_group(office: Office) -> int:
    [main] = [line for line in groups.groups(office) if line.kind is GroupKind.MAIN]
    return main.id


def test_the_register_makes_its_groups_once(office: Office, people: dict[str, int]) -> None:
    result = groups.create_from_roster(office)
    assert (result.changes, result.facts) == (Changes.GROUPS, {"n": 4})
    assert [(g.kind.value, g.name, g.should) for g in groups.groups(office)] == [
        ("main", "LUT International Students", 3),
        ("class", "国际2301班", 2),
        ("class", "国际2302班", 1),
        ("alumni", "国际学生校友群", 1),
    ]
    assert groups.create_from_roster(office).act_id is None
    history.undo(office)
    assert groups.groups(office) == []


def test_a_group_in_the_bin_is_not_made_again(office: Office, people: dict[str, int]) -> None:
    groups.create_from_roster(office)
    groups.put_in_bin(office, main_group(office))
    assert groups.create_from_roster(office).act_id is None
    binning.restore(office, binning.binned(office))
    assert len(groups.groups(office)) == 4


def test_a_group_is_added_and_changed_by_hand(office: Office) -> None:
    made = groups.add(office, "class", " 语言班 ", "语言班").made
    assert made is not None
    assert groups.id_of(office, "语言班") == made
    groups.edit(office, made, {"note": "周三有课", "capacity": 200})
    line = groups.group(office, made)
    assert (line.name, line.note, line.capacity) == ("语言班", "周三有课", 200)
    assert groups.edit(office, made, {"note": "周三有课"}).act_id is None
    for name, code in (("语言班", "group.name_taken"), ("\u200b ", "group.no_name")):
        with pytest.raises(Refusal) as refused:
            groups.add(office, "class", name)
        assert refused.value.code == code
    with pytest.raises(Refusal):
        groups.group(office, made + 1)


def test_a_check_tells_who_is_there_and_who_is_not(office: Office, people: dict[str, int]) -> None:
    groups.create_from_roster(office)
    roster.add_staff(office, {"chinese_name": "周老师", "english_name": "Teacher Zhou"})
    text = "Jane Doe+杜珍\n李样\nAnne Former+方安妮\n周老师\nHappy Cat 2000\n"
    view = groups.audit_group(office, main_group(office), text, "clipboard")
    assert [line.answer.value for line in view.audit.lines] == ["student", "student", "student", "staff", "outsider"]
    summary = view.audit.summary
    assert summary.missing is not None
    assert {p.id for p in summary.missing} == {people["john"], people["mina"]}
    assert [p.id for p in summary.must_leave] == [people["anne"]]
    assert groups.group(office, view.group_id).checked is None, "looking keeps nothing"


def test_a_part_of_the_list_makes_nobody_missing(office: Office, people: dict[str, int]) -> None:
    groups.create_from_roster(office)
    view = groups.audit_group(office, main_group(office), ["Jane Doe+杜珍"], complete=False)
    assert view.audit.summary.missing is None


def test_a_check_is_kept_with_a_persons_answers(office: Office, people: dict[str, int], clock: Clock) -> None:
    groups.create_from_roster(office)
    group_id = main_group(office)
    view = groups.audit_group(office, group_id, ["Jane Doe+杜珍", "Happy Cat 2000"], "clipboard")
    first = groups.save_audit(office, view)
    clock.pass_(days=7)
    groups.save_audit(office, view, {1: people["john"]})
    assert [c.counts["outsiders"] for c in groups.checks(office, group_id)] == [1, 0]
    last = groups.group(office, group_id).checked
    assert last is not None
    assert {name: last.counts[name] for name in ("members", "matched", "missing", "source")} == {
        "members": 2, "matched": 2, "missing": 1, "source": "clipboard",
    }  # fmt: skip
    kept = groups.kept_lines(office, last.id)
    assert [(line.answer, line.student_id) for line in kept] == [
        ("student", people["jane"]),
        ("student", people["john"]),
    ]
    assert first.changes == Changes.AUDITS
    history.undo(office)
    assert len(groups.checks(office, group_id)) == 1


def test_suggestions_use_the_separator_of_the_settings(office: Office, people: dict[str, int]) -> None:
    groups.create_from_roster(office)
    settings.change(office, {"nickname_separator": "-"})
    view = groups.audit_group(office, main_group(office), ["杜珍"])
    assert view.audit.lines[0].suggestion == "Jane Doe-杜珍"


def test_the_length_setting_sanctions_a_short_form(office: Office, people: dict[str, int]) -> None:
    groups.create_from_roster(office)
    roster.edit(office, people["jane"], {"english_name": "Jane Alexandra Doe"})
    main = main_group(office)
    before = groups.audit_group(office, main, ["Jane A Doe+杜珍"]).audit.lines[0]
    assert not before.compliant and before.suggestion == "Jane Alexandra Doe+杜珍"
    settings.change(office, {"nickname_longest": 13})
    after = groups.audit_group(office, main, ["Jane A Doe+杜珍", "杜珍"]).audit.lines
    assert after[0].compliant and after[0].suggestion is None
    assert after[1].suggestion == "Jane A Doe+杜珍"


def test_a_text_without_members_is_refused(office: Office, people: dict[str, int]) -> None:
    groups.create_from_roster(office)
    with pytest.raises(Refusal) as refused:
        groups.audit_group(office, main_group(office), " \n ")
    assert refused.value.code == "group.no_members"


def test_the_staff_is_entered_pasted_changed_and_binned(office: Office) -> None:
    made = roster.add_staff(office, {"chinese_name": " 周 明 ", "role": "辅导员"}).made
    assert made is not None
    result = roster.paste_staff(office, "姓名\t职务\t电话\n周明\t辅导员\t1\n吴芳\t班主任\t13000000001\n\t\t\n")
    assert result.facts == {"n": 1}
    assert [(line.chinese_name, line.role) for line in roster.staff(office)] == [("吴芳", "班主任"), ("周明", "辅导员")]
    roster.edit_staff(office, made, {"english_name": "Zhou Ming"})
    assert roster.edit_staff(office, made, {"english_name": "Zhou Ming"}).act_id is None
    roster.put_staff_in_bin(office, [made])
    assert [line.name for line in roster.staff(office)] == ["吴芳"]
    binning.restore(office, binning.binned(office))
    assert {line.name for line in roster.staff(office)} == {"吴芳", "周明 Zhou Ming"}
    with pytest.raises(Refusal):
        roster.add_staff(office, {"role": "教师"})
    with pytest.raises(Refusal):
        roster.paste_staff(office, "")


def test_a_number_finds_its_student_also_after_it_was_changed(office: Office, people: dict[str, int]) -> None:
    roster.edit(office, people["jane"], {"student_no": "L1"})
    assert roster.id_of(office, " L1 ") == roster.id_of(office, "20230001") == people["jane"]
    assert roster.id_of(office, "999") is None


def test_the_entries_of_a_chain_accuse_nobody_for_their_messages(office: Office, people: dict[str, int]) -> None:
    groups.create_from_roster(office)
    text = "#接龙\n周五前交费\n\n1. Jane Doe+杜珍 已缴费\n2. Happy Cat 2000 明天到\n"
    view = groups.audit_group(office, main_group(office), text)
    first, second = view.audit.lines
    assert (first.person and first.person.id, first.nickname, first.findings) == (people["jane"], "Jane Doe+杜珍", ())
    assert second.codes == ("M_OUTSIDER",)


def test_who_only_calls_himself_a_teacher_is_a_question_in_the_counts(office: Office, people: dict[str, int]) -> None:
    groups.create_from_roster(office)
    view = groups.audit_group(office, main_group(office), ["Jane Doe+杜珍", "广告导师VX123"])
    groups.save_audit(office, view)
    checked = groups.group(office, view.group_id).checked
    assert checked is not None
    assert (checked.counts["staff"], checked.counts["teachers_to_check"], checked.counts["members"]) == (0, 1, 2)


@pytest.mark.parametrize("size", [-5, 0, "500", None, 10**9])
def test_a_size_that_is_none_is_refused(office: Office, people: dict[str, int], size: object) -> None:
    groups.create_from_roster(office)
    with pytest.raises(Refusal) as refused:
        groups.edit(office, main_group(office), {"capacity": size})
    assert refused.value.code == "group.bad_size"
