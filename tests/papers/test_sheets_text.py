"""Delimited text and HTML: the right characters, the right columns, or a refusal that names the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.papers import sheets
from lut_admin.papers.sheets.delimited import find_delimiter, read_delimited
from lut_admin.papers.sheets.encodings import decode
from lut_admin.papers.sheets.html_tables import charset, looks_like_html, read_html
from lut_admin.papers.sheets.sniffing import sniff
from lut_admin.refusals import Refusal

ROWS = [["学号", "姓名"], ["2023001", "张三"], ["2023002", "欧阳修"]]
TEXT = "".join(",".join(row) + "\r\n" for row in ROWS)


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        decode(data)
    return caught.value


def rows(text: str) -> list[list[sheets.Cell]]:
    return read_delimited(text, "名单")[0].rows


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
    ],
)
def test_every_encoding_of_a_chinese_list(tmp_path: Path, data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    book = sheets.read(path)
    assert (book.kind, book.encoding, book.sheets[0].rows) == ("csv", encoding, ROWS)


@pytest.mark.parametrize(
    "text",
    ["學號,姓名\r\n1,陳大文\r\n", "學號,姓名,國籍\n1,張三豐,馬來西亞\n", "編號,中文姓名,學籍狀態\n1,歐陽修,在學\n"],
)
def test_big5_is_not_taken_for_gb18030(text: str) -> None:
    assert decode(text.encode("big5")) == (text, "big5")
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize(
    "text", ["学号,姓名\n1,张三\n", "姓名\n李喆\n王旻昇\n", "Student ID,备注\n1,休学\n", "序号,国籍\n1,老挝\n"]
)
def test_short_chinese_lists_are_gb18030(text: str) -> None:
    assert decode(text.encode("gb18030")) == (text, "gb18030")


def test_mixed_encodings_are_refused_by_their_lines() -> None:
    found = refused("学号,姓名\n1,张三\n".encode("gb18030") + "2,李四\n".encode())
    assert (found.code, found.facts) == ("sheets.mixed_encoding", {"line": 3, "other": 1})
    found = refused("学号,姓名\n1,张三\n".encode() + "2,李四\n".encode("gb18030"))
    assert (found.code, found.facts) == ("sheets.mixed_encoding", {"line": 3, "other": 1})


def test_a_western_encoding_is_refused_rather_than_read_as_chinese() -> None:
    found = refused("Name,City\nJosé Pérez,Málaga\nMüller,Köln\n".encode("cp1252"))
    assert found.code in ("sheets.unknown_encoding", "sheets.wrong_encoding")
    assert (found.facts["line"], found.facts["byte"]) == (2, 14)


def test_a_broken_utf16_is_refused_with_its_line() -> None:
    found = refused(b"\xff\xfe" + "学号\n1".encode("utf-16-le") + b"\x00\xd8\x31\x00")
    assert (found.code, found.facts["line"]) == ("sheets.wrong_encoding", 2)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a\tb\n1\t2,5\n", "\t"),
        ("学号;姓名\n1;张三\n", ";"),
        ("a|b|c\n1|2|3\n", "|"),
        ("学号,姓名,备注\n1,张三,a;b;c;d\n2,李四,\n", ","),
        ("姓名\t国籍\nDOE, JANE\t老挝\nSMITH, JOHN\t法国\n", "\t"),
        ("国际学生名单\n学号,姓名\n1,张三\n2,李四\n", ","),
        ('学号,备注\n1,"a\tb\tc"\n2,"d\te"\n', ","),
        ("杜珍\n田约翰\n", ","),
    ],
)
def test_the_delimiter_is_found(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_cells_stay_as_they_are_written() -> None:
    assert rows('学号,姓名\r\n="0012",\'=x\r\n 7 ,"a ""b"", c"\r\n') == [
        ["学号", "姓名"],
        ['="0012"', "'=x"],
        [" 7 ", 'a "b", c'],
    ]


def test_rows_are_padded_and_blank_rows_counted() -> None:
    assert rows("学号,姓名,班级\n\n1,张三\n2,李四,一班,,\n\n\n") == [
        ["学号", "姓名", "班级", None, None],
        [None] * 5,
        ["1", "张三", None, None, None],
        ["2", "李四", "一班", None, None],
    ]


def test_excels_declared_separator_is_obeyed() -> None:
    sheet, _ = read_delimited("sep=;\n学号;姓名,名\n1;张三,三\n", "名单")
    assert sheet.rows == [["学号", "姓名,名"], ["1", "张三,三"]]
    assert sheet.cell(1, 0) == "A3"


def test_a_value_of_several_lines_is_one_cell() -> None:
    assert rows('学号,备注\n1,"一\n二\n三\n四\n五"\n2,x\n')[1:] == [["1", "一\n二\n三\n四\n五"], ["2", "x"]]


@pytest.mark.parametrize(
    "text",
    [
        '学号,姓名\n1,"张三\n' + "".join(f"{n},李四\n" for n in range(3000)),
        '学号,姓名\n1,"张三\n2,李四\n',
        '学号,姓名\n1,"张三\n2,李四\n3,"王五"\n4,赵六\n',
        '学号,姓名,班级\n1,"张三,一班\n2,李四,一班\n3,王五,一班\n4,赵六,一班\n5,钱七,"\n',
    ],
)
def test_an_unclosed_quote_swallows_nothing(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        rows(text)
    assert (caught.value.code, caught.value.facts["line"]) == ("sheets.unclosed_quote", 2)


def test_the_line_of_a_last_open_quote_is_named() -> None:
    with pytest.raises(Refusal) as caught:
        rows('学号,姓名\n1,张三\n2,"李四')
    assert (caught.value.code, caught.value.facts["line"]) == ("sheets.unclosed_quote", 3)


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_any_text_gives_rows_or_a_refusal(text: str) -> None:
    try:
        found = rows(text)
    except Refusal as refusal:
        assert refusal.code in ("sheets.empty", "sheets.unclosed_quote")
    else:
        assert len({len(row) for row in found}) <= 1


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        if sniff(data)[0] == "text":
            text, encoding = decode(data)
            assert encoding and isinstance(text, str)
    except Refusal as refusal:
        assert refusal.code.startswith("sheets.")


@given(st.lists(st.lists(st.text("学号姓名张三abc123 ;|\"\n", max_size=8), min_size=3, max_size=3), min_size=1, max_size=8))
@settings(max_examples=200, deadline=None)
def test_what_a_csv_writer_writes_is_read_back(table: list[list[str]]) -> None:
    import csv
    import io

    stream = io.StringIO()
    csv.writer(stream).writerows([["学号", "姓名", "备注"], *table])
    found = rows(stream.getvalue())
    expected: list[list[sheets.Cell]] = [[cell or None for cell in row] for row in table]
    while expected and not any(expected[-1]):
        expected.pop()
    assert found[1:] == expected


HTML = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body>
<table><tr><th colspan="2">名单&nbsp;2023</th><th rowspan=2>班级</th></tr><tr><td>学号<br>No.</td><td>姓名</td></tr>
<tr><td>0012</td><td>张&lt;三&gt;</td><td>一班</td></table><script>"<table><tr><td>x"</script><table><tr><td>备注</table></body>"""


@pytest.mark.parametrize(("name", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("big5", "big5")])
def test_html_named_xls_is_tables(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / "名单.xls"
    text = HTML.format(charset=name)
    path.write_bytes((text.replace("学号", "學號") if name == "big5" else text).encode(name, "xmlcharrefreplace"))
    book = sheets.read(path)
    assert (book.kind, book.encoding, [sheet.name for sheet in book.sheets]) == ("html", encoding, ["名单", "名单 2"])
    first, second = book.sheets
    assert first.rows[0] == ["名单\xa02023", None, "班级"]
    assert first.rows[1][1:] == ["姓名", None]
    assert str(first.rows[1][0]).endswith("\nNo.")
    assert first.rows[2] == ["0012", "张<三>", "一班"]
    assert first.merges == ((1, 1, 1, 2), (1, 3, 2, 3))
    assert second.rows == [["备注"]]


def test_html_spans_are_bounded_and_nesting_is_two_tables() -> None:
    wide = read_html("<table><tr><td colspan=999999999 rowspan=999999999>x<td>y</table>", "a")[0]
    assert len(wide.rows) == 1 and wide.rows[0][0] == "x" and wide.rows[0][-1] == "y"
    outer, inner = read_html("<table><tr><td>a<table><tr><td>b</table>c</table>", "a")
    assert (outer.rows, inner.rows) == ([["ac"]], [["b"]])


def test_html_without_a_table_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        read_html("<html><body><p>登录已过期</p></body></html>", "a")
    assert caught.value.code == "sheets.no_table"


@given(st.text("<>/tabledrh1 =\"'a学", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_html_gives_tables_or_a_refusal(text: str) -> None:
    try:
        for sheet in read_html(f"<table><tr><td>{text}", "a"):
            assert len({len(row) for row in sheet.rows}) == 1
    except Refusal as refusal:
        assert refusal.code == "sheets.no_table"


def test_html_is_known_by_its_beginning() -> None:
    assert looks_like_html(b"\xef\xbb\xbf \r\n<TABLE border=1>") and looks_like_html("<html>".encode("utf-16"))
    assert not looks_like_html(b"a,b\n<table>,c\n") and not looks_like_html(b"<3,x\n")
    assert charset(b'<meta charset="GBK">') == "GBK" and charset(b"<table>") is None
