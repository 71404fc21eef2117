"""Article 8: no student's data leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin import places
from lut_admin.convention.articles import Weight
from lut_admin.convention.roster import Person
from lut_admin.convention.screening import Directory, Roll, read_lexicon, screen
from lut_admin.convention.screening.identifiers import valid_card, valid_identity
from lut_admin.convention.screening.privacy import privacy

SHIPPED = read_lexicon(places.resource_tomls("lists/screening"))
ROLL = Roll(
    [
        Person(1, "L202301000101", "DOE JANE", "Jane Doe", "杜珍妮", passport_no="AB1234567"),
        Person(2, "L202301000102", "ALI MUHAMMAD", "Muhammad Ali", "穆罕默德·阿里"),
    ]
)
EMPTY = Roll()


def found(text: str, roll: Roll = EMPTY) -> list[tuple[str, Weight]]:
    return [(f.facts["found"], f.weight) for f in privacy(text, roll.mentions(text))]


@pytest.mark.parametrize(
    ("text", "what", "weight"),
    [
        ("他的手机是13912345678，有事打给他", "13912345678", Weight.WARN),
        ("call him: +86 139 1234 5678", "+86 139 1234 5678", Weight.WARN),
        ("他的电话一三九一二三四五六七八", "一三九一二三四五六七八", Weight.WARN),
        ("身份证号11010519491231002X", "11010519491231002X", Weight.BLOCK),
        ("Passport No. AB1234567, please collect", "AB1234567", Weight.BLOCK),
        ("护照号E12345678的同学请来领取", "E12345678", Weight.BLOCK),
        ("银行卡6222020000000000018", "6222020000000000018", Weight.BLOCK),
        ("有意者加微信 wx_janedoe", "wx_janedoe", Weight.WARN),
        ("她的微信号：janedoe", "janedoe", Weight.WARN),
        ("add me on WeChat: jane-doe99", "jane-doe99", Weight.WARN),
        ("wxid_a1b2c3d4e5f6", "wxid_a1b2c3d4e5f6", Weight.WARN),
    ],
)
def test_numbers_of_a_person(text: str, what: str, weight: Weight) -> None:
    assert found(text) == [(what, weight)]


@pytest.mark.parametrize(
    "text",
    [
        "辅导员值班手机：13912345678（仅限紧急情况）。",
        "请王老师联系，电话13912345678",
        "校医院电话0931-2976110；急救120。",
        "航班CZ6412、车次G1888、ISBN 9787040000000。",
        "请将护照首页和居留许可页复印件交到305办公室。",
        "2026年3月2日14:30在逸夫楼305。",
        "学号为13位。",
        "请关注微信公众号：lutgjy_2020",
        "微信群 Lut International Students 已建立。",
        "Please join the WeChat group before Friday.",
        "WeChat account registration opens on Monday.",
        "联系人：李老师，微信号：lut_gjy2020",
        "",
    ],
)
def test_what_is_nobodys_secret(text: str) -> None:
    assert found(text, ROLL) == []


def test_the_offices_own_numbers_may_be_posted() -> None:
    assert privacy("有事打13912345678", (), Directory(frozenset({"13912345678"}))) == ()


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("杜珍妮高数不及格，请来办公室。", Weight.BLOCK),
        ("Jane Doe failed the exam.", Weight.BLOCK),
        ("Doe Jane, please come to my office about your fees.", Weight.BLOCK),
        ("MUHAMMAD ALI 欠学费", Weight.BLOCK),
        ("以下同学未交费：杜珍妮。", Weight.BLOCK),
        ("The following students have not paid: Jane Doe.", Weight.BLOCK),
        ("Jane Doe has TB.", Weight.BLOCK),
        ("Jane Doe is given a demerit.", Weight.BLOCK),
        ("请穆罕默德·阿里和杜珍妮来领书。", Weight.ASK),
        ("L202301000101 请来办公室", Weight.BLOCK),
        ("AB1234567 请来办公室", Weight.BLOCK),
    ],
)
def test_students_of_the_roster(text: str, weight: Weight) -> None:
    assert {w for _, w in found(text, ROLL)} == {weight}


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("请杜珍妮打13912345678。", {Weight.BLOCK}),  # a name beside a number
        ("杜珍妮的微信是jane_2001。", {Weight.BLOCK}),
        ("请打13912345678。杜珍妮到了。", {Weight.WARN}),  # two sentences: a number, and one name
        ("杜珍妮被处分了。", {Weight.BLOCK}),
        ("Jane Doe is in hospital.", {Weight.BLOCK}),
        ("杜 珍 妮 住院了", {Weight.BLOCK}),
        ("杜珍妮和穆罕默德阿里的成绩是90分", {Weight.BLOCK}),
        ("祝贺杜珍妮和Muhammad Ali取得优异成绩！", {Weight.ASK}),
        ("Jane Doe and Muhammad Ali each scored two goals.", {Weight.ASK}),
        ("学号20230115请来一下", {Weight.ASK}),
        ("学号20230115，高数43分", {Weight.BLOCK}),
        ("订单4111 1122 2233 3446", {Weight.WARN}),
    ],
)
def test_what_stands_beside_it_decides(text: str, weights: set[Weight]) -> None:
    assert {weight for _, weight in found(text, ROLL)} == weights


def test_with_a_recorded_reason_it_is_told_and_the_rest_is_still_warned_of() -> None:
    text = "杜珍妮住院了。请打13912345678。"
    told, warned = privacy(text, ROLL.mentions(text), disclosure=" 本人同意，便于献血 ")
    assert (told.code, told.weight, told.facts["reason"]) == ("content.disclosed", Weight.TELL, "本人同意，便于献血")
    assert (warned.code, warned.weight) == ("content.8-privacy", Weight.WARN)
    assert privacy(text, ROLL.mentions(text), disclosure=" \n")[0].weight is Weight.BLOCK


def test_one_name_alone_is_no_disclosure() -> None:
    assert found("祝贺杜珍妮获得歌唱比赛一等奖！", ROLL) == []


def test_check_digits() -> None:
    assert valid_identity("11010519491231002X") and valid_identity("11010519491231002x")
    assert not valid_identity("110105194912310021") and not valid_identity("12345")
    assert valid_card("4111111111111111") and not valid_card("4111111111111112") and not valid_card("0" * 10)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("代购护肤品，加微信领红包", "content.8-ad"),
        ("麻烦大家帮我投票，谢谢", "content.8-vote"),
        ("朋友圈集赞换礼品", "content.8-likes"),
        ("今晚一起赌球，快下注", "content.8-gambling"),
        ("你这个白痴", "content.8-attack"),
        ("网传明天停课，速转", "content.8-unverified"),
        ("裸聊加我", "content.8-vulgar"),
    ],
)
def test_what_the_lists_point_to(text: str, code: str) -> None:
    assert code in [finding.code for finding in screen(text, SHIPPED)]


@pytest.mark.parametrize(
    "text",
    [
        "严禁赌博和网络博彩。",
        "Beware of betting sites.",
        "汉语听说课改到周五。",
        "请班长统计出租车人数。",
        "助学贷款说明会：周三。",
    ],
)
def test_warnings_and_ordinary_words_are_clean(text: str) -> None:
    assert screen(text, SHIPPED) == ()


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    for finding in screen(text, SHIPPED, ROLL):
        assert finding.article in (7, 8, 9) and finding.text is not None
        start, end = finding.text
        assert 0 <= start < end <= len(text) and text[start:end] == finding.facts["found"]


@pytest.mark.parametrize(
    "text",
    [
        "Physics final: Anand 58, Farida 44, Yusuf absent",
        "平时成绩：卡里姆 62，索菲亚 88",
        "2024 0518 22 Mwangi – 37; 2024 0518 23 Akter – 81",
        "Attendance: Prince 43%, Mercy 51%, Abel 60%",
    ],
)
def test_a_list_of_who_got_what_is_asked_about(text: str) -> None:
    assert [finding.weight for finding in privacy(text)] == [Weight.ASK]


@pytest.mark.parametrize(
    "text",
    [
        "期末考试：数学 120分钟，物理 90分钟",
        "Final match: Ghana 2, Kenya 1",
        "Exam rooms: Calculus 101, Physics 203",
        "Results: Karim 62, see the board",
    ],
)
def test_other_figures_are_no_list_of_marks(text: str) -> None:
    assert not privacy(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("call him: one three eight, nine one nine, double four, zero six two", True),
        ("one five two, triple seven, 349, one", False),  # ten digits are no number
        ("his number: one five two, triple seven, 3490, one eight … ok", True),  # miscounted, beside its own word
        ("one five two, triple seven, 3490, one eight", False),  # twelve neither
        ("one three nine… double zero, five five, eight eight seven six", True),
    ],
)
def test_a_number_said_in_words(text: str, told: bool) -> None:
    assert bool(privacy(text)) is told


def test_a_mailbox_for_a_task_is_an_offices_where_not_anybody_may_have_one() -> None:
    assert not privacy("Sign up: sports@games.example.cn")
    assert privacy("Sign up: sports@gmail.com") and privacy("Sign up: karim77@games.example.cn")
