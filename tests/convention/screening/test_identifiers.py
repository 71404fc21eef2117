"""Numbers and addresses of a person: known by check digit or context, and never where they are anybody's or nobody's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.screening.directory import Directory, read_directory
from lut_admin.convention.screening.disguises import Disguises
from lut_admin.convention.screening.identifiers import identifiers, valid_identity
from lut_admin.convention.screening.kinds import Identifier, Kind

SCHOOL = read_directory(
    "13919001234, (0931) 297-3456; duty_lut2020\nboss@example.com", "@lut.edu.cn lut.cn", "L202301000101"
)
PLAIN = Disguises((), {"薇信": "微信", "v信": "微信"})
IDENTITY = "110101199003071233"


def found(text: str, directory: Directory = SCHOOL) -> list[tuple[Kind, str]]:
    return [(one.kind, text[one.start : one.end]) for one in identifiers(text, PLAIN.fold(text), directory)]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("13812345678", Kind.MOBILE, "13812345678"),
        ("138 1234 5678", Kind.MOBILE, "138 1234 5678"),
        ("138.1234.5678", Kind.MOBILE, "138.1234.5678"),
        ("1381 234 5678", Kind.MOBILE, "1381 234 5678"),
        ("1 3 8 1 2 3 4 5 6 7 8", Kind.MOBILE, "1 3 8 1 2 3 4 5 6 7 8"),
        ("１３８１２３４５６７８", Kind.MOBILE, "１３８１２３４５６７８"),
        ("❶❸❽①②③④⑤⑥⑦⑧", Kind.MOBILE, "❶❸❽①②③④⑤⑥⑦⑧"),
        ("一三八一二三四五六七八", Kind.MOBILE, "一三八一二三四五六七八"),
        ("壹叁捌 壹贰叁肆 伍陆柒捌", Kind.MOBILE, "壹叁捌 壹贰叁肆 伍陆柒捌"),
        ("幺三八 一二三四 五六七八", Kind.MOBILE, "幺三八 一二三四 五六七八"),
        (
            "it is one three eight one two three four five six seven eight",
            Kind.MOBILE,
            "one three eight one two three four five six seven eight",
        ),
        ("write +92 300 1234567", Kind.MOBILE, "+92 300 1234567"),
        (f"我的{IDENTITY}", Kind.IDENTITY, IDENTITY),
        ("身份证 123456789012345678", Kind.IDENTITY, "123456789012345678"),
        ("110101 19900307 1233", Kind.IDENTITY, "110101 19900307 1233"),
        ("银行卡 1234567890123456", Kind.CARD, "1234567890123456"),
        ("4111 1122 2233 3446", Kind.CARD, "4111 1122 2233 3446"),
        ("护照号 E12345678", Kind.PASSPORT, "E12345678"),
        ("passport 12AB34567", Kind.PASSPORT, "12AB34567"),
        ("Passport No. 123456789", Kind.PASSPORT, "123456789"),
        ("学号：20230115", Kind.STUDENT_NO, "20230115"),
        ("L202399999999 来一下", Kind.STUDENT_NO, "L202399999999"),
        ("ali@gmail.com", Kind.EMAIL, "ali@gmail.com"),
        ("write ali.k at gmail dot com", Kind.EMAIL, "ali.k at gmail dot com"),
        ("QQ 12345678", Kind.ACCOUNT, "12345678"),
        ("微信 jane_doe1", Kind.ACCOUNT, "jane_doe1"),
        ("薇❤信 号：abc_2001x", Kind.ACCOUNT, "abc_2001x"),
    ],
)
def test_known(text: str, kind: Kind, what: str) -> None:
    assert found(text) == [(kind, what)]


def test_a_directory_is_read_as_people_type_it() -> None:
    assert SCHOOL.numbers == {"13919001234", "09312973456"} and SCHOOL.domains == ("lut.edu.cn", "lut.cn")
    assert SCHOOL.addresses == {"duty_lut2020", "boss@example.com"}
    assert (
        read_directory("+86 139-1900-1234").numbers == {"13919001234"} and read_directory(" ,；\n", " ") == Directory()
    )


@pytest.mark.parametrize(
    "text",
    [
        "A208、JW202、G1888、CZ6412、ISBN 9787040000000",
        "请带护照到A208办理，JW202表和2寸照片4张，2026年12月31日前",
        "护照有效期至20270501",
        "请带护照原件，咨询电话2973456",
        "110101199013071233",  # no thirteenth month
        "110101199003071234",  # the check digit
        "订单 1234567890123456",
        "13919001234",
        "+86 13919001234",
        "(0931) 297-3456",
        "office@lut.edu.cn, a@stu.lut.edu.cn, csc@csc.edu.cn, BOSS@example.com",
        "微信 duty_lut2020",
        "王老师电话13812345678",
        "Embassy: +92 300 1234567",
        "QQ群 12345678",
        "14:30-16:30，15-17周，18日—20日，共 13 14 15 16 17 18 节",
        "2026-09-01 13:00-15:00 1301 1302 1303",
        "the one three-day trip",
        "",
    ],
)
def test_nobodys(text: str) -> None:
    assert found(text) == []


def test_the_gravest_reading_of_a_number_counts() -> None:
    assert found(f"银行卡 {IDENTITY}") == [(Kind.IDENTITY, IDENTITY)]


@given(st.dates(), st.integers(100000, 999999), st.integers(0, 999))
def test_a_valid_identity_number_is_found_in_any_text(born: object, region: int, order: int) -> None:
    body = f"{region}{str(born).replace('-', '')}{order:03}"
    numbers = [body + last for last in "0123456789X"]
    valid = [number for number in numbers if valid_identity(number)]
    assert len(valid) == (1 if body[6:10] >= "1900" else 0)
    for number in valid:
        assert (Kind.IDENTITY, number) in found(f"编号{number}的")


@given(st.text(max_size=120) | st.text(alphabet="0123456789 -.,+aEXx@护照学号QQ微信一三壹①", max_size=80))
def test_any_text_is_searched(text: str) -> None:
    spans = [(one.start, one.end) for one in identifiers(text, PLAIN.fold(text), SCHOOL)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(isinstance(one, Identifier) for one in identifiers(text, PLAIN.fold(text), SCHOOL))
