"""Names: what is stored, what is compared, what is found, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention import names

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("杜 珍", "杜珍"),
        ("杜\u3000珍", "杜珍"),
        ("王 小 明", "王小明"),
        ("欧阳 娜", "欧阳 娜"),
        ("杜 珍（班长）", "杜珍（班长）"),
        ("Jane 杜 珍", "Jane 杜珍"),
        ("DOE\u00a0JANE", "DOE JANE"),
        ("DOE\nJANE", "DOE JANE"),
        ("DOE\u00a0 JANE", "DOE JANE"),
        ("DOE \r\n\u3000JANE", "DOE JANE"),
        ("a\u1680b", "a\u1680b"),
        ("\ufeffDOE\u200b JANE\u202e ", "DOE JANE"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("jav   ascript", "jav   ascript"),
        ("Z\u0321\u0353a", "Z\u0321\u0353a"),
        ("1.00", "1.00"),
        ("\u3164", ""),
        ("\ufffe", ""),
        ("\U0001f469\u200d\U0001f466", "\U0001f469\U0001f466"),
        ("❤️", "❤️"),
    ],
)
def test_cleaning_takes_what_nobody_sees_and_nothing_else(written: str, stored: str) -> None:
    assert names.clean(written) == stored


@given(ANY)
def test_cleaning_twice_changes_nothing_and_leaves_only_what_a_file_can_hold(text: str) -> None:
    once = names.clean(text)
    assert names.clean(once) == once
    assert once == once.strip(" ")
    once.encode("utf-8")
    assert not any(ord(c) < 0x20 for c in once)


@given(ANY)
def test_every_name_is_found_by_itself_and_sorts_in_ascii(text: str) -> None:
    name = names.clean(text)
    for field in ("chinese_name", "passport_name", "wechat"):
        values = {field: name}
        assert names.query(name) in names.search_key(values)
        assert names.sort_key(values).isascii()
    assert names.fold(names.fold(name)) == names.fold(name)


def test_what_shows_nothing_is_no_name() -> None:
    assert not names.visible("\u200b\u3000\u00ad")
    assert not names.visible("\ufe0f")
    assert names.visible("-")
    assert names.visible("\uf8ff")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ĐỨC", "duc"),
        ("Østergård", "OSTERGARD"),
        ("Łukasz", "lukasz"),
        ("Straße", "STRASSE"),
        ("陳龍", "陈龙"),
        ("穆罕默德•阿里", "穆罕默德・阿里"),
        ("O’Neil", "O'NEIL"),
        ("ANNE‐MARIE", "anne-marie"),
        ("ＪＡＮＥ", "jane"),
        ("𝓙𝓪𝓷𝓮", "jane"),
        ("JANE\u3000 DOE", "Jane Doe"),
    ],
)
def test_two_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert names.fold(one) == names.fold(other)


def test_scripts_are_told_apart() -> None:
    assert (
        names.is_han("杜珍")
        and names.is_han("穆罕默德·阿里")
        and not names.is_han("Jane 杜珍")
        and not names.is_han("123")
    )
    assert (
        names.is_latin("Nguyễn-O'Neil")
        and not names.is_latin("Иван")
        and not names.is_latin("杜珍")
        and not names.is_latin("1")
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jane Doe 杜珍", ("Jane Doe", "杜珍")),
        ("杜珍 Jane Doe", ("Jane Doe", "杜珍")),
        ("Anne-Marie O'Neil（欧·安妮）", ("Anne-Marie O'Neil", "欧·安妮")),
        ("DOE, JANE-杜 珍", ("DOE, JANE", "杜珍")),
        ("Jane", ("Jane", "")),
        ("杜珍", ("", "杜珍")),
        ("123", ("", "")),
    ],
)
def test_a_name_written_as_one_parts_into_latin_and_chinese(text: str, parts: tuple[str, str]) -> None:
    assert names.split(text) == parts


@pytest.mark.parametrize(
    ("name", "read", "first"),
    [
        ("任明宇", "renmingyu", "rmy"),
        ("单安", "shanan", "sa"),
        ("曾小明", "zengxiaoming", "zxm"),
        ("解放", "xiefang", "xf"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("吕布", "lvbu", "lb"),
        ("陳龍", "chenlong", "cl"),
        ("穆罕默德·阿里", "muhanmodeali", "mhmdal"),
        ("DOE, JANE-ANN", "doejaneann", "dja"),
    ],
)
def test_chinese_names_are_read(name: str, read: str, first: str) -> None:
    assert names.pinyin(name) == read
    assert names.initials(name) == first


@pytest.mark.parametrize(
    "typed",
    ["杜珍", "杜 珍", "duzhen", "DU ZHEN", "dz", "Jane Doe", "doe jane", "DOE, JANE", "janedoe", "doejane", "dj", "0001", "ab00",
     "wx_jane", "+86 130 0000 0001", "130-0000-0001", "机械23-1", "anne marie", "Anne-Marie", "O’Neil", "oneil", "珍"],
)  # fmt: skip
def test_a_student_is_found_by_any_name_form_pinyin_initials_or_number(typed: str) -> None:
    student = {
        "chinese_name": "杜珍",
        "passport_name": "DOE, JANE",
        "english_name": "Anne-Marie O'Neil",
        "student_no": "20230001",
        "passport_no": "AB0000001",
        "phone": "+8613000000001",
        "wechat": "wx_jane",
        "class_name": "机械23-1",
    }
    assert names.query(typed) in names.search_key(student)


def test_a_heteronym_is_found_by_its_other_reading_too() -> None:
    key = names.search_key({"chinese_name": "单吕"})
    assert all(names.query(typed) in key for typed in ("shanlv", "danlv", "shanlyu", "sl"))


def test_what_a_student_is_not_called_finds_nobody() -> None:
    assert names.query("li") not in names.search_key({"chinese_name": "杜珍", "nationality": "Mali"})


def test_a_list_is_in_order_of_pinyin_with_one_family_name_together() -> None:
    people = [{"chinese_name": n} for n in ("张伟", "黎安", "李娜", "黎娜", "李安", "杜珍")]
    people.append({"passport_name": "BROWN ANN"})
    ordered = [p.get("chinese_name", "brown") for p in sorted(people, key=names.sort_key)]
    assert ordered == ["brown", "杜珍", "李安", "李娜", "黎安", "黎娜", "张伟"]


@given(ANY)
def test_what_is_stored_folds_like_what_was_written(name: str) -> None:
    assert names.fold(names.clean(name)).replace(" ", "") == names.fold(name).replace(" ", "")


def test_a_control_character_folds_away() -> None:
    assert names.fold("Ali\x1b[0m\x08 Khan") == names.fold(names.clean("Ali\x1b[0m\x08 Khan")) == "ali[0m khan"
