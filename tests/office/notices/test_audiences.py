"""Groups are chosen by named sets, with exceptions, and the log keeps what a set was called and stood for then."""

from __future__ import annotations

import pytest

from lut_admin.office import groups, history, notices, roster
from lut_admin.office.notices import Audience
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.refusals import Refusal
from tests.office.notices.conftest import EN, ZH


def of(office: Office) -> dict[str, tuple[str, ...]]:
    return {one.key: one.groups for one in notices.sets(office)}


def test_without_groups_there_are_no_sets(office: Office) -> None:
    assert notices.sets(office) == []


@pytest.mark.usefixtures("people")
def test_sets_are_worked_out_from_the_groups(office: Office) -> None:
    groups.add(office, "staff", "教师群")
    groups.add(office, "alumni", "校友群")
    found = of(office)
    [main] = found["main"]
    assert found["class"] == ("国际2301班", "国际2302班", "土木2401班")
    assert set(found["all"]) == {main, *found["class"]}  # neither alumni nor teachers
    assert (found["year:2023"], found["year:2024"]) == (("国际2301班", "国际2302班"), ("土木2401班",))
    assert (found["level:bachelor"], found["level:master"]) == (found["year:2023"], found["year:2024"])
    assert found["alumni"] == ("校友群",)
    for one in notices.sets(office):
        assert words.of_word(one.word, "zh") and words.of_word(one.word, "en")


@pytest.mark.parametrize(
    ("name", "enrolled", "year"),
    [
        ("国际2301", "2023-09", 2023),
        ("国际2023-1", "2023-09", 2023),
        ("2024级汉语班", "2025-03", 2024),  # most came later, the name says when it began
        ("国际2012", "2020-09", 2020),  # the twelfth class of 2020
        ("国际2012", "2012-09", 2012),
        ("汉语A班", "2025-03", 2025),
        ("汉语A班", None, None),
        ("卓越120班", None, None),
    ],
)
def test_the_year_of_a_class_is_as_it_is_called(
    office: Office, name: str, enrolled: str | None, year: int | None
) -> None:
    fields = {"student_no": "1", "english_name": "A B", "class_name": name, "status": "active", "enrolled": enrolled}
    roster.add(office, {key: value for key, value in fields.items() if value})
    groups.create_from_roster(office)
    years = [one.key for one in notices.sets(office) if one.key.startswith("year:")]
    assert years == ([f"year:{year}"] if year else [])


@pytest.mark.usefixtures("people")
def test_all_except_is_two_choices_and_stays_readable_in_the_log(office: Office) -> None:
    chosen = notices.choose(office, ["year:2023"], without=["国际2302班"])
    assert chosen.groups == ("国际2301班",)
    assert chosen.said("zh") == "2023 级所有班级群，国际2302班 除外"
    assert chosen.said("en") == "All classes of 2023, except 国际2302班"
    made = notices.draft(office, "life", ZH, EN, groups=chosen).made or 0
    notices.release(office, made, chosen)
    notices.posted(office, made)
    groups.edit(office, groups.id_of(office, "国际2301班") or 0, {"name": "国际2301（新）"})
    line = notices.notice(office, made)
    assert line.groups == ("国际2301（新）",) and line.postings[-1].audience == chosen
    assert [step.audience for step in line.postings] == [chosen, chosen]


@pytest.mark.usefixtures("people")
def test_sets_are_named_by_key_or_as_they_are_called(office: Office) -> None:
    for name in ("year:2023", "2023 级所有班级群", "all classes of 2023"):
        assert notices.choose(office, [name]).groups == ("国际2301班", "国际2302班")
    both = notices.choose(office, ["year:2024", "year:2023", "class"], also=["大群", "国际2301班"])
    assert both.groups == ("土木2401班", "国际2301班", "国际2302班", "大群")
    for keys, without, code in ((["year:1999"], [], "no_set"), (["year:2023"], ["土木2401班"], "not_in_set")):
        with pytest.raises(Refusal) as told:
            notices.choose(office, keys, without)
        assert told.value.code == f"posting.{code}"


@pytest.mark.usefixtures("people")
def test_sets_of_ones_own(office: Office) -> None:
    made = notices.name_set(office, " 试点班 ", ["国际2301班", "土木2401班"])
    assert of(office)[f"own:{made.made}"] == ("国际2301班", "土木2401班")
    assert notices.choose(office, ["试点班"]).sets[0].zh == "试点班"
    again = notices.name_set(office, "试点班", ["国际2301班"])
    assert again.made == made.made and of(office)[f"own:{made.made}"] == ("国际2301班",)
    groups.put_in_bin(office, groups.id_of(office, "国际2301班") or 0)
    assert f"own:{made.made}" not in of(office)  # a set of nothing is not offered
    history.undo(office)
    assert made.made is not None
    notices.drop_set(office, made.made)
    assert f"own:{made.made}" not in of(office)
    history.undo(office)
    assert f"own:{made.made}" in of(office)


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(("name", "chosen", "code"), [("", ["国际2301班"], "posting.set_name"),
                         ("所有班级群", ["国际2301班"], "posting.set_name"), ("试点班", [], "notices.no_groups"),
                         ("试点班", ["没有"], "notices.no_groups")])  # fmt: skip
def test_what_makes_no_set(office: Office, name: str, chosen: list[str], code: str) -> None:
    with pytest.raises(Refusal) as told:
        notices.name_set(office, name, chosen)
    assert told.value.code == code
    with pytest.raises(Refusal):
        notices.drop_set(office, 99)


def test_groups_chosen_one_by_one_are_said_one_by_one() -> None:
    assert Audience(("大群", "一班")).said("zh") == "大群、一班"
    assert Audience(("大群", "一班")).said("en") == "大群, 一班"
    assert Audience(("大群",)).kept is None


def test_a_notice_follows_its_group_to_another_name_and_the_log_does_not(office: Office) -> None:
    made = groups.add(office, "class", "国际2301")
    assert made.made is not None
    line = notices.draft(office, "life", "各位同学请体检。", "Please have the check.", groups=["国际2301"])
    assert line.made is not None
    notices.release(office, line.made, ["国际2301"])
    renamed = groups.edit(office, made.made, {"name": "国际2301班"})
    kept = notices.notice(office, line.made)
    assert kept.groups == ("国际2301班",)
    assert kept.postings[-1].groups == ("国际2301",)
    history.undo(office, renamed.act_id)
    assert notices.notice(office, line.made).groups == ("国际2301",)
