"""One cell, one header, one country at a time: every spelling schools use, and nothing guessed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.roster import FIELDS, Gender, Kind, Level, Status
from lut_admin.papers import words
from lut_admin.papers.roster_sheet import cells, dates, headers, nationalities

ANY_CELL = st.one_of(
    st.none(), st.booleans(), st.text(max_size=40), st.integers(), st.floats(), st.dates(), st.datetimes(), st.times(),
    st.from_regex(r"[\d年月日./, -]{1,14}", fullmatch=True),
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023.9", "2023-09"), ("2023.09.01", "2023-09-01"), ("2023/9/1", "2023-09-01"), ("2023-09-01", "2023-09-01"),
        ("20230901", "2023-09-01"), (20230901, "2023-09-01"), (20230901.0, "2023-09-01"), ("2023年9月", "2023-09"),
        ("2023年9月1日", "2023-09-01"), ("Jul-2027", "2027-07"), ("3 Feb 2001", "2001-02-03"), ("Feb 3, 2001", "2001-02-03"),
        ("3rd February 2001", "2001-02-03"), (45170, "2023-09-01"), (45170.0, "2023-09-01"), ("45170", "2023-09-01"),
        ("2023年9月1日 星期五", "2023-09-01"), ("星期五，2023-09-01", "2023-09-01"), ("Fri, 1 Sep 2023", "2023-09-01"),
        (date(2023, 9, 1), "2023-09-01"), (datetime(2023, 9, 1, 8, 30), "2023-09-01"),
        ("2023-09-01 00:00:00", "2023-09-01"), ("2023/9/1 上午 12:00:00", "2023-09-01"),
        ("31.08.2024", "2024-08-31"), ("08/31/2024", "2024-08-31"), ("05/05/2001", "2001-05-05"), (2023.9, "2023-09"),
        (2023.09, "2023-09"), (2023.12, "2023-12"), ("2023.1", "2023-01"), ("2023.10", "2023-10"), ("202309", "2023-09"),
        (202309, "2023-09"), ("二〇二三年九月一日", "2023-09-01"), ("2023年十二月", "2023-12"),
        ("２０２３．９．１", "2023-09-01"),
        ("Sept. 2023", "2023-09"), ("2001-Feb-03", "2001-02-03"), ("9/2023", "2023-09"), ("'2023-09-01", "2023-09-01"),
        ("2023、9、1", "2023-09-01"), ("2024-02-29", "2024-02-29"), ("", ""), ("-", ""), ("无", ""), ("N/A", ""),
    ],
)  # fmt: skip
def test_every_spelling_of_a_date_is_read(written: cells.Cell, read: str) -> None:
    assert cells.reader("enrolled")(written) == cells.Value(read)


@pytest.mark.parametrize(
    ("written", "code", "readings"),
    [
        ("02/03/2001", "list.day_or_month", ("2001-03-02", "2001-02-03")),
        ("2-3-2001", "list.day_or_month", ("2001-03-02", "2001-02-03")),
        (2023.1, "list.lost_october", ("2023-01", "2023-10")),
        ("2023", "list.year_only", ()),
        (2023, "list.year_only", ()),
        ("23.9.1", "list.short_year", ()),
        ("01-SEP-23", "list.short_year", ()),
        ("2023-02-30", "list.no_such_day", ()),
        ("2023.13", "list.no_such_day", ()),
        ("13/13/2023", "list.no_such_day", ()),
        (20231301, "list.no_such_day", ()),
        ("1023-09-01", "list.date_unlikely", ()),
        (3, "list.date_unlikely", ()),
        (-1e300, "list.date_unreadable", ()),
        (date(1899, 12, 31), "list.date_unlikely", ()),
        ("长期", "list.date_unreadable", ()),
        (True, "list.date_unreadable", ()),
        (time(8, 30), "list.date_unreadable", ()),
        ("#N/A", "list.excel_error", ()),
    ],
)
def test_a_date_with_two_readings_or_none_is_asked_about(
    written: cells.Cell, code: str, readings: tuple[str, ...]
) -> None:
    value = cells.reader("birth")(written)
    assert (value.text, value.code, value.severity) == ("", code, "question")
    assert tuple(text for key, text in sorted(value.facts.items()) if key.startswith("reading")) == readings


def test_serial_days_count_from_1904_in_old_mac_files() -> None:
    assert dates.of_cell(43708, date1904=True).value == "2023-09-01"


@given(st.dates(date(1920, 1, 1), date(2100, 12, 31)))
def test_every_date_reads_back_from_each_unambiguous_spelling(day: date) -> None:
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    said = [
        day.isoformat(), f"{day.year}.{day.month}.{day.day}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}",
        f"{day.day} {months[day.month - 1]} {day.year}", f"{day.year}/{day.month:02}/{day.day:02}",
    ]  # fmt: skip
    assert {dates.of_text(text).value for text in said} == {day.isoformat()}
    assert dates.of_cell((day - date(1899, 12, 30)).days).value == day.isoformat()
    assert dates.of_text(f"{day.year}年{day.month}月").value == day.isoformat()[:7]
    slashed = dates.of_text(f"{day.day}/{day.month}/{day.year}")
    assert slashed.value == day.isoformat() or day.isoformat() in slashed.readings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20230001", "20230001"), (20230001, "20230001"), (2000000000.0, "2000000000"), ('="0012"', "0012"), ("'0012", "0012"),
        ("２０２３０００１", "20230001"), (" 2023 0001\u200b", "20230001"), ("20230001.0", "20230001"), ("L2023E01", "L2023E01"),
        ("2023-001", "2023-001"), (999999999999999, "999999999999999"), ("1234567890123456789", "1234567890123456789"),
        ("无", ""), ("/", ""), (None, ""),
    ],
)  # fmt: skip
def test_a_student_number_is_text_whatever_the_cell_is(written: cells.Cell, read: str) -> None:
    assert cells.reader("student_no")(written) == cells.Value(read)


@pytest.mark.parametrize("written", ["2.023E+12", "2.0E9", "2E+15", 1e15, 10**15, 12345678901234567890, -(10.0**20)])
def test_lost_digits_keep_a_student_out_but_in_other_numbers_only_ask(written: cells.Cell) -> None:
    value = cells.reader("student_no")(written)
    assert (value.text, value.code, value.severity) == ("", "list.lost_digits", "error")
    for field in ("csc_no", "passport_no", "phone", "visa_no"):
        other = cells.reader(field)(written)
        assert (other.text, other.code, other.severity) == ("", "list.lost_digits", "question")


@pytest.mark.parametrize(
    ("field", "written", "read"),
    [
        ("passport_no", "ab 000 0001", "AB0000001"), ("passport_no", "ａｂ０００１２３", "AB000123"),
        ("passport_no", 1234567, "1234567"),
        ("phone", 13000000002.0, "13000000002"), ("phone", "+86 130-0000-0001", "+8613000000001"),
        ("phone", "130 0000 0001", "13000000001"),
        ("phone", "13000000001.0", "13000000001"), ("phone", "13000000001/13000000002", "13000000001/13000000002"),
        ("wechat", "wx_Jane ", "wx_Jane"), ("wechat", 12345.0, "12345"), ("email", "a@example.org\u200b", "a@example.org"),
        ("class_name", 2301.0, "2301"), ("class_name", "国际\n2301班", "国际 2301班"), ("grade", 2023.0, "2023"),
        ("grade", 2.5, "2.5"),
        ("note", "一\n二 ", "一\n二"), ("note", date(2023, 9, 1), "2023-09-01"),
        ("english_name", "'=1", "'=1"), ("english_name", "''", "''"),
        ("chinese_name", "杜 珍", "杜珍"),
        ("english_name", "undef", "undef"), ("passport_name", 123.0, "123"),
    ],
)  # fmt: skip
def test_other_fields_are_read(field: str, written: cells.Cell, read: str) -> None:
    assert cells.reader(field)(written) == cells.Value(read)


@pytest.mark.parametrize(
    ("field", "written", "code", "text"),
    [
        ("gender", 1, "list.gender_digit", ""), ("gender", "０", "list.gender_digit", ""),
        ("gender", "x", "list.unknown_gender", ""),
        ("status", "在别处", "list.unknown_status", ""), ("status", "离华", "list.left_china", "left_china"),
        ("level", "研究生", "list.unknown_level", ""), ("class_name", date(2023, 3, 1), "list.date_in_text", ""),
        ("student_no", 20230001.5, "list.not_a_number", ""), ("student_no", True, "list.not_a_number", ""),
        ("student_no", "#REF!", "list.excel_error", ""), ("passport_name", "#N/A", "list.excel_error", ""),
        ("chinese_name", "\u200b", "list.invisible_name", ""), ("english_name", "-", "list.odd_name", "-"),
        ("passport_no", "遗失", "list.odd_passport", "遗失"),
        ("student_no", "=1+1", "list.odd_number", "=1+1"), ("chinese_name", "杜珍（班长）", "list.role_in_name", "杜珍"),
    ],
)  # fmt: skip
def test_what_a_person_must_know_of_a_cell(field: str, written: cells.Cell, code: str, text: str) -> None:
    value = cells.reader(field)(written)
    assert (value.code, value.text) == (code, text)


@pytest.mark.parametrize(
    ("field", "choice", "written"),
    [
        ("status", Status.ACTIVE, "在校 在读 在籍 在籍（注册学籍） 汉补 专业 Active Enrolled"),
        ("status", Status.LEAVE, "休学 保留学籍 休學"),
        ("status", Status.GRADUATED, "毕业 已毕业 毕业离校 畢業 Graduated"),
        ("status", Status.COMPLETED, "结业"),
        ("status", Status.INCOMPLETE, "肄业"),
        ("status", Status.ADMITTED, "未报到 保留入学资格"),
        ("status", Status.WITHDRAWN, "主动退学 退学 Withdrawn"),
        ("status", Status.EXPELLED, "应予退学（开除） 应予退学(开除) 开除学籍"),
        ("level", Level.JUNIOR_COLLEGE, "专科生"),
        ("level", Level.BACHELOR, "本科生 本科 Bachelor Bachelor's Undergraduate Bachelor's-Degree-Student"),
        ("level", Level.MASTER, "硕士 硕士研究生 Master's Master"),
        ("level", Level.DOCTOR, "博士 博士研究生 PhD Ph.D. Doctoral PhD-Candidate"),
        ("level", Level.FOUNDATION, "预科生"),
        ("level", Level.LANGUAGE, "汉语进修生 语言进修生 汉语生"),
        ("level", Level.GENERAL_VISITING, "普通进修生"),
        ("level", Level.SENIOR_VISITING, "高级进修生"),
        ("level", Level.RESEARCH_SCHOLAR, "研究学者"),
        ("level", Level.SHORT_TERM, "短期生"),
        ("level", Level.EXCHANGE, "交换生"),
        ("gender", Gender.MALE, "男 M m Male MALE Ｍ 男/Male"),
        ("gender", Gender.FEMALE, "女 F female 女性"),
    ],
)
def test_every_spelling_of_a_choice_is_read(field: str, choice: str, written: str) -> None:
    assert {cells.reader(field)(word).text for word in written.split(" ")} == {str(choice)}


def test_choices_read_back_from_their_own_labels() -> None:
    for field in FIELDS:
        for choice in field.choices or ():
            for said in (choice.value, *words.both(f"{field.name}.{choice.value}").values()):
                assert cells.reader(field.name)(said).text == choice.value


@given(st.sampled_from(FIELDS), ANY_CELL)
def test_no_cell_breaks_a_reader_and_what_was_read_reads_back_equal(field: object, cell: cells.Cell) -> None:
    read = cells.reader(field.name)  # type: ignore[attr-defined]
    value = read(cell)
    if value.code:
        assert all(words.both(value.code, field="x", **value.facts).values())
    again = read(value.text)
    assert again.text == value.text or (field.kind is Kind.NAME and again.code == "list.role_in_name")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("学号", "student_no"), ("*学号", "student_no"), ("學號", "student_no"), ("学号\nStudent ID", "student_no"),
        ("Student ID (学号)", "student_no"), ("学号（必填）", "student_no"), ("CSC/CIS号", "csc_no"), ("姓名", "name"),
        ("姓 名", "name"),
        ("姓名（护照名）", "passport_name"), ("姓名（与护照一致）", "passport_name"),
        ("Full Name (as in passport)", "passport_name"),
        ("English Name（英文名）", "english_name"), ("Passport No.", "passport_no"), ("出生日期(YYYY-MM-DD)", "birth"),
        ("国家/地区", "nationality"), ("系(所)", "college"), ("微信/QQ", "wechat"), ("入学时间：", "enrolled"),
        ("居留许可到期（时间）", "permit_expiry"), ("电话（紧急联系人）", "emergency_phone"),
        ("紧急联系人 Emergency contact", "emergency_contact"),
        ("学生性别", "gender"), ("Student's Name", "name"), ("No.", "number"), ("序号\nNo.", "serial"),
        ("Given Name", "given_name"),
        ("父亲姓名", None), ("Father's Name", None), ("家庭电话", None), ("紧急联系人关系", None), ("手机/微信", None),
        ("QQ号", None), ("学制", None),
        ("宗教信仰", "religion"), ("Religious belief", "religion"), ("Faith", "religion"), ("信仰情况", "religion"),
        ("照片", "photo"),
        ("", None), ("  ", None), ("x" * 5000, None),
    ],
)  # fmt: skip
def test_headers_are_recognised_in_both_languages(header: str, field: str | None) -> None:
    assert headers.recognise(header) == field


def test_every_field_is_recognised_by_name_and_by_either_label_and_both() -> None:
    for field in FIELDS:
        zh, en = words.both(f"field.{field.name}").values()
        for header in (field.name, zh, en, f"{zh}\n{en}", f"{zh} {en}", f"{en}（{zh}）", f"*{zh}"):
            assert headers.recognise(header) == field.name, header


def test_every_synonym_is_recognised_however_it_is_written() -> None:
    fields = headers.lists()["fields"]
    assert {field.name for field in FIELDS} <= set(fields)
    assert all(listed["zh"] and listed["en"] for listed in fields.values())
    for key, listed in fields.items():
        for word in (*listed["zh"], *listed["en"]):
            for header in (word, word.upper(), " ".join(word), f"*{word}：", f"{word}（必填）", f"{word}\n(请填写)"):
                assert headers.recognise(header) == key, header


def test_no_header_is_listed_under_two_fields() -> None:
    seen: dict[str, str] = {}
    for key, listed in headers.lists()["fields"].items():
        for word in (*listed["zh"], *listed["en"]):
            assert seen.setdefault(headers.plain(word), key) == key, word
    assert len(seen) > len(FIELDS)


@given(
    st.text(max_size=60)
    | st.sampled_from(["学号", "Student ID", "信仰", "家长电话"]).flatmap(
        lambda word: st.text(" *：（）()必填/年\n", max_size=8).map(lambda around: around + word + around)
    )
)
def test_any_header_is_a_known_field_or_none(text: str) -> None:
    found = headers.recognise(text)
    assert found in {None, "religion", *headers.lists()["fields"]}
    assert headers.recognise(f" {text}\n") == found, "blanks around it say nothing"
    assert headers.is_foot(text) in (True, False)


def test_a_correction_is_remembered_however_the_headers_are_spaced() -> None:
    key = headers.header_set_key(["学号", "Full Name", "性别"])
    assert key == headers.header_set_key([" 学 号*", "full  name", "性别：", "", ""])
    assert key != headers.header_set_key(["Full Name", "学号", "性别"])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("巴基斯坦", "PK"), ("Pakistan", "PK"), ("PAKISTANI", "PK"), ("pak", "PK"), ("巴基斯坦籍", "PK"), ("老挝", "LA"),
        ("Lao", "LA"),
        ("韩国", "KR"), ("Viet Nam", "VN"), ("刚果（金）", "CD"), ("刚果(布)", "CG"), ("Côte d’Ivoire", "CI"), ("吉尔吉斯", "KG"),
        ("印尼", "ID"), ("INDONESIA", "ID"), ("Wakanda", None), ("", None),
    ],
)  # fmt: skip
def test_countries_are_known_by_chinese_english_and_code(written: str, code: str | None) -> None:
    assert nationalities.code(written) == code


def test_countries_have_names_in_both_languages() -> None:
    assert nationalities.name("PK", "zh") == "巴基斯坦" and nationalities.name("PK", "en") == "Pakistan"
    assert len(nationalities.codes()) > 200
    for code in nationalities.codes():
        assert (
            nationalities.code(nationalities.name(code, "zh"))
            == code
            == nationalities.code(nationalities.name(code, "en"))
        )


@pytest.mark.parametrize(("typed", "first"), [("Gana", "GH"), ("Pakistn", "PK"), ("孟加拉囯", "BD")])
def test_a_country_written_wrong_has_near_ones(typed: str, first: str) -> None:
    assert nationalities.code(typed) is None
    assert nationalities.near(typed)[0] == first


def test_a_word_like_no_country_has_none_near() -> None:
    assert nationalities.near("qqqqqq") == []
