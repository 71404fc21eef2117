"""Word forms: tags are found however Word has cut them, every mistake is named with its place, values are text and nothing else."""

from __future__ import annotations

import importlib
import io
import re
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin import places
from lut_admin.papers import word_forms, words
from lut_admin.papers.word_forms.filling import BLANK
from lut_admin.papers.word_forms.scanning import Flaw, Found, scan
from lut_admin.papers.word_forms.tags import Kind, read_tags
from lut_admin.refusals import Refusal
from tests.convention.test_exhibits import png
from tests.papers.word_files import changed, lines, parts_of, related, rows, template

FORMS = sorted(path.stem for path in (places.resources() / "word").glob("*.docx"))
ONCE = ("registration", "evidence", "dossier", "convention")
EVIDENCE = [{"no": "1", "name_zh": "截图", "file": "a.png"}, {"no": "2", "name_zh": "记录"}]


def fill(data: bytes, **values: Any) -> bytes:
    return word_forms.filled(word_forms.read(data, "t.docx"), values)


def told(data: bytes, of_student: bool = True) -> list[tuple[str, str]]:
    """The problems: each code, and how it is said in English."""
    found = word_forms.read(data, "t.docx", of_student).problems
    for problem in found:
        assert words.of_word(problem.word, "zh")
    return [(problem.code, words.of_word(problem.word, "en")) for problem in found]


def test_a_tag_means_the_same_by_either_name() -> None:
    made = lines(fill(template("{{姓名}} = {{ name }}", "{{ 事实英文 }}|{{facts_en}}"), name="LI MING 李明", facts_en="Ads."))
    assert made == ["LI MING 李明 = LI MING 李明", "Ads.|Ads."]


def test_what_is_not_on_record_is_a_line_to_write_on_and_no_condition() -> None:
    made = lines(fill(template("{{ 文号 }}", "{% if 文号 %}有{% else %}无{% endif %}{% if not 文号 %}！{% endif %}")))
    assert made == [BLANK, "无！"]


@pytest.mark.parametrize("written", ["｛｛ 姓名 ｝｝", "{{\u3000姓名\u00a0}}", "{{-姓名-}}", "{{姓名}}"])
def test_a_chinese_keyboard_writes_tags_too(written: str) -> None:
    assert lines(fill(template(f"({written})"), name="A")) == ["(A)"]


def cut(*pieces: str) -> bytes:
    """One paragraph whose text Word has cut into runs, with the spell checker's marks between them."""

    def build(document: Docx) -> None:
        line = document.add_paragraph()
        for place, piece in enumerate(pieces):
            run = line.add_run(piece)
            run.bold = place % 2 == 0
            for kind in ("spellStart", "spellEnd"):
                mark = OxmlElement("w:proofErr")
                mark.set(qn("w:type"), kind)
                run._r.addnext(mark)

    return template(build=build)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_tag_is_found_wherever_word_has_cut_it(data: st.DataObject) -> None:
    text = "甲{{ 姓名 }}乙{% if 文号 %}丙{{ 文号 }}{% endif %}丁"
    places_cut = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=12)))
    pieces = [text[a:b] for a, b in zip([0, *places_cut], [*places_cut, len(text)], strict=True)]
    made = cut(*pieces)
    assert told(made) == []
    assert lines(fill(made, name="<A&B>", document="一号")) == ["甲<A&B>乙丙一号丁"]
    assert lines(fill(made, name="A")) == ["甲A乙丁"]


def test_what_is_between_keeps_its_looks() -> None:
    def build(document: Docx) -> None:
        line = document.add_paragraph()
        line.add_run("{% if 文号 %}").italic = True
        line.add_run("红").font.color.rgb = RGBColor(255, 0, 0)
        line.add_run("{{ 文号 }}{% endif %}黑").bold = True

    made = Document(io.BytesIO(fill(template(build=build), document="7")))
    assert [(run.text, bool(run.bold), run.font.color.rgb) for run in made.paragraphs[0].runs if run.text] == [
        ("红", False, RGBColor(255, 0, 0)), ("7", True, None), ("黑", True, None),
    ]  # fmt: skip
    without = Document(io.BytesIO(fill(template(build=build))))
    assert [(run.text, bool(run.bold)) for run in without.paragraphs[0].runs if run.text] == [("黑", True)]


def table(*cells: tuple[str, ...]) -> bytes:
    def build(document: Docx) -> None:
        made = document.add_table(rows=0, cols=len(cells[0]))
        for row in cells:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text

    return template("前", build=build)


LOOPED = (
    (("序号", "名称"), ("{% for 证 in 证据 %}{{ 证.序号 }}", "{{ 证.名称 }}{% endfor %}")),
    (("序号", "名称"), ("{% for x in evidence %}", ""), ("{{ x.no }}", "{{ x.name_zh }}"), ("{% endfor %}", "")),
    (("序号", "名称"), ("{%tr for x in evidence %}", ""), ("{{ x.序号 }}", "{{ x.名称 }}"), ("{%tr endfor %}", "")),
)


@pytest.mark.parametrize("cells", LOOPED)
def test_a_row_is_repeated(cells: tuple[tuple[str, ...], ...]) -> None:
    assert told(table(*cells)) == []
    assert rows(fill(table(*cells), evidence=EVIDENCE)) == [["序号", "名称"], ["1", "截图"], ["2", "记录"]]
    assert rows(fill(table(*cells))) == [["序号", "名称"]]


def test_a_table_that_loses_all_its_rows_goes_and_a_cell_keeps_a_paragraph() -> None:
    assert rows(fill(table(("{% for 证 in 证据 %}{{ 证.名称 }}", "{% endfor %}")))) == []

    def build(document: Docx) -> None:
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        cell.text = "{% if 文号 %}"
        for text in ("x", "{% endif %}"):
            cell.add_paragraph(text)

    assert rows(fill(template(build=build))) == [[""]]


def test_paragraphs_are_repeated_and_left_out() -> None:
    between = ("{% if not loop.last %}", "与", "{% endif %}")
    made = template("{% for 生 in 学生名单 %}", "{{ loop.index }}. {{ 生.姓名 }}", *between, "{% endfor %}", "完")
    assert lines(fill(made, students=[{"name": "A"}, {"name": "B"}])) == ["1. A", "与", "2. B", "完"]
    assert lines(fill(template("{%p if 已决定 %}", "决", "{%p else %}", "未", "{%p endif %}"), decided=True)) == ["决"]
    both = template("{% if 文号 %}{% for 证 in 证据 %}", "{{ 证.名称 }}", "{% endfor %}{% endif %}")
    assert lines(fill(both, document="1", evidence=EVIDENCE)) == ["截图", "记录"]


MISTAKES = (
    ("{{ 姓 名 }}", "not_understood", "paragraph 1: “{{ 姓 名 }}” is not understood"),
    ("{{ 学生姓名 }}", "unknown_near", "did you mean “姓名”"),
    ("{{ studentno }}", "unknown_near", "did you mean “student_no”"),
    ("{{ zzqqx }}", "unknown_tag", "no tag is called “zzqqx”"),
    ("尊敬的 {{ 姓名 同学", "unclosed", "“{{ 姓名 同学” begins and does not end"),
    ("{{ 姓名 {{ 学号 }}", "unclosed", "“{{ 姓名” begins"),
    ("{{ 姓名 } }", "unclosed", "begins and does not end"),
    ("姓名 }}", "unopened", "“姓名 }}” ends and does not begin"),
    ("{% if 文号", "unclosed", "“{% if 文号” begins"),
    ("{姓名}", "single", "“{姓名}” has single braces"),
    ("{% if 文号 %}", "no_end", "“{% if 文号 %}” has no tag that ends it"),
    ("{% for 证 in 证据 %}", "no_end", "has no tag that ends it"),
    ("{% endif %}", "no_beginning", "has no tag that begins it"),
    ("{% if 文号 %}{% endfor %}{% endif %}", "no_beginning", "“{% endfor %}”"),
    ("{% if 文号 %}a{% else %}b{% else %}c{% endif %}", "no_beginning", "“{% else %}”"),
    ("{% for 证 in 姓名 %}{% endfor %}", "no_list", "“姓名” in"),
    ("{% for 证 in 证剧 %}{% endfor %}", "unknown_near", "did you mean “证据”"),
    ("{% for 证 in 证据 %}{{ 证.名子 }}{% endfor %}", "unknown_near", "did you mean “证.名称”"),
    ("{% for 证 in 证据 %}{{ 证 }}{% endfor %}", "unknown_near", "“证”"),
    ("{{ 证据 }}", "list_printed", "must be repeated with for"),
    ("{{ 未成年 }}", "flag_printed", "can only be a condition"),
    ("{{ 姓名.upper }}", "unknown_near", "did you mean “姓名”"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "code", "said"), MISTAKES)
def test_a_mistake_is_named_with_its_place(text: str, code: str, said: str) -> None:
    found = told(template(text))
    assert code in [one for one, _ in found] and any(said in line for _, line in found), found
    with pytest.raises(Refusal) as refused:
        fill(template(text))
    assert refused.value.code == "word.problems" and "paragraph 1" in words.of_refusal(refused.value, "en")


def test_mistakes_are_told_in_the_order_of_the_document() -> None:
    found = told(template("{{ 姓明 }}", "{% if 文号", "{姓名}", "{{ zz }} }}"))
    assert [code for code, _ in found] == ["unknown_near", "unclosed", "single", "unopened", "unknown_tag"]


# Whatever is more than names, conditions and lists never reaches the sandbox.
TRICKS = (
    "{{ 姓名.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ 姓名|upper }}", "{{ 姓名() }}", "{{ 姓名[0] }}",
    "{{ 1 + 1 }}", "{{ 'a' * 9999999 }}", "{{ range(9) }}", "{{ self }}", "{{ 姓名 ~ 学号 }}", "{{ 姓名 if 学号 }}",
    "{{ lipsum }}", "{{ cycler }}", "{% set x = 1 %}", "{% macro x() %}{% endmacro %}", "{% import 'x' as y %}",
    "{% include 'x' %}", "{% extends 'x' %}", "{% raw %}{{ 姓名 }}{% endraw %}",
    "{% for x in range(9) %}{% endfor %}", "{% for a, b in 证据 %}{% endfor %}",
    "{% for x in 证据 if x %}{% endfor %}", "{% for x in 证据 recursive %}{% endfor %}",
    "{% if 姓名.__class__ %}{% endif %}", "{% if 姓名 is callable %}{% endif %}", "{% if 姓名 > 1 %}{% endif %}",
    "{% filter upper %}{% endfilter %}", "{% do x %}", "{{r 姓名 }}", "{% cellbg 姓名 %}", "{% colspan 姓名 %}",
    "{% vm %}", "{%tc if 姓名 %}{%tc endif %}", "{% call x() %}{% endcall %}", "{% for loop in 证据 %}{% endfor %}",
    "{{ }}", "{% %}", "{{ 姓名, 学号 }}", "{{ caller }}", "{% autoescape false %}{% endautoescape %}",
)  # fmt: skip


@pytest.mark.parametrize("text", TRICKS)
def test_no_trick_reaches_the_sandbox(text: str) -> None:
    assert told(template(text))


def test_lists_in_lists_have_an_end() -> None:
    deep = "".join(f"{{% for x{n} in 证据 %}}" for n in range(3)) + "x" + "{% endfor %}" * 3
    assert [code for code, _ in told(template(deep))] == ["too_deep"]


CROSSED = (
    ("{% if 文号 %}甲", "乙{% endif %}"),
    ("{% if 文号 %}", "乙{% endif %}"),
)


@pytest.mark.parametrize("text", CROSSED)
def test_a_condition_around_half_a_paragraph_is_named(text: tuple[str, ...]) -> None:
    assert [code for code, _ in told(template(*text))] == ["crossed"]


def test_the_place_in_a_table_and_in_the_header_is_named() -> None:
    def build(document: Docx) -> None:
        document.add_table(rows=2, cols=2).rows[1].cells[0].text = "{{ 证剧 }}"
        document.sections[0].header.paragraphs[0].text = "{{ 学号"

    found = [line for _, line in told(template("好", build=build))]
    assert any(line.startswith("table 1, row 2, cell 1: ") for line in found)
    assert any(line.startswith("the header: ") for line in found)


def test_a_students_tag_has_no_place_on_a_form_of_all() -> None:
    assert [code for code, _ in told(template("{{ 姓名 }}"), of_student=False)] == ["of_student"]
    assert told(template("{% for 生 in 学生名单 %}{{ 生.姓名 }}{% endfor %}"), of_student=False) == []


def test_header_and_footer_are_filled() -> None:
    def build(document: Docx) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ 学校 }}"
        document.sections[0].footer.paragraphs[0].text = "{{ number }}"

    made = Document(io.BytesIO(fill(template("x", build=build), school_zh="学<校>", number="7")))
    section = made.sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("学<校>", "7")


HOSTILE = [
    "{{ 学号 }}", "{% for x in y %}", "{_{ x }_}", "<w:p/>", "</w:t></w:r></w:p>", "&amp;&lt;", "]]>", "=1+1", "a\nb",
    "a\tb", "代拟稿", "\ue000姓名\ue001", "\ue002if 1\ue003",
]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)))
def test_a_value_is_text_and_nothing_else(value: str) -> None:
    data = template("[{{ 姓名 }}]", "{% for 证 in 证据 %}({{ 证.名称 }}){% endfor %}", "{{ 学号 }}")
    made = fill(data, name=value, evidence=[{"name_zh": value}], student_no="S1")
    first, second, third = lines(made)
    assert third == "S1"
    assert second == f"({first[1:-1]})" or not value
    assert made == fill(data, name=value, evidence=[{"name_zh": value}], student_no="S1")
    plain = [c for c in value if c.isprintable() and not "\ue000" <= c <= "\ue005" and not 0xD800 <= ord(c) <= 0xDFFF]
    kept = [c for c in first[1:-1] if c.isprintable()]
    assert kept == [c for c in plain if c not in "\ufffe\uffff"] or not value


def test_line_ends_and_tabs_of_a_value_are_words_own() -> None:
    made = Document(io.BytesIO(fill(template("{{ 事实 }}完"), facts_zh="甲\r\n乙\t丙\u2028丁")))
    assert made.paragraphs[0].text == "甲\n乙\t丙\n丁完"
    assert "&lt;" not in parts_of(fill(template("{{ 事实 }}"), facts_zh="甲\n乙"))["word/document.xml"].decode()


def test_a_draft_says_so_whatever_the_template_says() -> None:
    data = template("决定", "{% if 已决定 %}{{ 代拟稿 }}{% endif %}")
    made = fill(data, draft="代拟稿 Draft")
    assert lines(made)[0] == "代拟稿 Draft"
    assert lines(fill(template("甲 {{ 代拟稿 }}"), draft="代拟稿 Draft")) == ["甲 代拟稿 Draft"]
    assert lines(fill(template("甲{{ 代拟稿 }}"), name="x")) == ["甲"]


def test_several_are_one_document_and_none_has_anothers_header() -> None:
    many = [{"name": "A"}, {"name": "B"}]
    read = word_forms.read(template("{{ 姓名 }}"), "t.docx")
    assert lines(word_forms.joined(read, many)) == ["A", "", "B"]

    def build(document: Docx) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ 姓名 }}"

    with pytest.raises(Refusal) as refused:
        word_forms.joined(word_forms.read(template("x", build=build), "t.docx"), many)
    assert refused.value.code == "word.each_alone"


def test_a_repeated_picture_is_another_drawing() -> None:
    def build(document: Docx) -> None:
        picture = io.BytesIO(png())
        document.add_paragraph("{% for 证 in 证据 %}")
        document.add_picture(picture)
        document.add_paragraph("{% endfor %}")

    data = template(build=build)
    made = word_forms.joined(word_forms.read(data, "t.docx"), [{"evidence": EVIDENCE}] * 2)
    ids = re.findall(r'<wp:docPr id="(\d+)"', parts_of(made)["word/document.xml"].decode())
    assert ids == ["1", "2", "3", "4"]


TYPES = parts_of(template("x"))["[Content_Types].xml"].decode()
DOCUMENT = parts_of(template("x"))["word/document.xml"].decode()
DTD = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>'
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://e.org/x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'  # noqa: E501 -- one field
BODY = "<w:body>"
BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "no_docx"),
    "text": ("姓名".encode(), "no_docx"),
    "zip": (changed(template("x"), {"[Content_Types].xml": None}), "no_docx"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_file"),
    "cut": (template("x")[:3000], "no_docx"),
    "no xml": (changed(template("x"), {"word/document.xml": "<w:document"}), "no_docx"),
    "macros": (changed(template("x"), {"[Content_Types].xml": TYPES.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml")}), "macros"),
    "macro part": (changed(template("x"), {"word/vbaProject.bin": b"x"}), "macros"),
    "entities": (changed(template("x"), {"word/document.xml": DTD + DOCUMENT.partition("?>")[2]}), "entities"),
    "entities in utf-16": (changed(template("x"), {"word/styles.xml": (DTD + "<x/>").encode("utf-16")}), "entities"),
    "entities elsewhere": (changed(template("x"), {"docProps/app.xml": DTD + "<x>&c;</x>"}), "entities"),
    "remote template": (related(template("x"), "attachedTemplate", "http://e.org/t.dotm"), "brings_in"),
    "local template": (related(template("x"), "attachedTemplate", "file:///C:/t.dotx"), "brings_in"),
    "linked picture": (related(template("x"), "image", "http://e.org/x.png"), "brings_in"),
    "linked file": (related(template("x"), "hyperlink", "file://server/share"), "brings_in"),
    "object": (related(template("x"), "oleObject", "embeddings/o.bin", outside=False), "brings_in"),
    "another document": (related(template("x"), "aFChunk", "x.html", outside=False), "brings_in"),
    "fetching field": (changed(template("x"), {"word/document.xml": DOCUMENT.replace(BODY, BODY + FIELD)}), "unsafe_field"),
    "running field": (changed(template("x"), {"word/document.xml": DOCUMENT.replace(
        BODY, BODY + '<w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\x cmd "/></w:p>')}), "unsafe_field"),
    "put together field": (changed(template("x"), {"word/document.xml": DOCUMENT.replace(
        BODY, BODY + FIELD.replace("INCLUDE", "QUOTE 73 ").replace("PICTURE", "78"))}), "unsafe_field"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_template_is_refused(name: str) -> None:
    data, code = BAD[name]
    with pytest.raises(Refusal) as refused:
        word_forms.read(data, "t.docx")
    assert refused.value.code == f"word.{code}", refused.value
    assert "t.docx" in words.of_refusal(refused.value, "zh")


def test_bombs_are_refused_before_they_go_off() -> None:
    import time
    import zipfile

    bomb = changed(template("x"), {"word/media/image1.png": bytes(70_000_000)})
    large = changed(template("x"), {"word/document.xml": DOCUMENT.replace("x", "x" * 9_000_000)})
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(2_500):
            archive.writestr(f"{number}.xml", "")
    for data in (bomb, large, many.getvalue(), bytes(11_000_000)):
        begun = time.process_time()
        with pytest.raises(Refusal) as refused:
            word_forms.read(data, "t.docx")
        assert refused.value.code == "word.too_big" and time.process_time() - begun < 2


def test_a_web_address_and_page_numbers_are_no_harm() -> None:
    fine = related(template("{{ 姓名 }}"), "hyperlink", "https://www.example.edu.cn/")
    assert lines(fill(fine, name="A")) == ["A"]
    numbered = DOCUMENT.replace(BODY, BODY + '<w:p><w:fldSimple w:instr=" PAGE "/></w:p>')
    assert told(changed(template("x"), {"word/document.xml": numbered})) == []


def test_a_template_saved_as_one_becomes_a_document() -> None:
    kept = TYPES.replace("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
    assert lines(fill(changed(template("{{ 姓名 }}"), {"[Content_Types].xml": kept}), name="A")) == ["A"]


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_kindly(data: bytes) -> None:
    for given_bytes in (data, b"PK\3\4" + data):
        with pytest.raises(Refusal):
            word_forms.read(given_bytes, "t.docx")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(template("{{ 姓名 }}", "{% if 文号 %}x{% endif %}"))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        fill(bytes(whole), name="A")
    except Refusal as refusal:
        assert refusal.code.startswith("word.")


@given(st.text(alphabet="{}%# 姓名if文号endf or证in据.x'\"", max_size=60))
def test_any_text_is_scanned(text: str) -> None:
    found = list(scan(text))
    spans = [(one.start, one.end) for one in found if isinstance(one, Found)]
    assert spans == sorted(spans) and all(text[a:b].startswith("{") for a, b in spans)
    if not any(isinstance(one, Flaw) for one in found):
        ends, starts = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
        assert not any("{{" in text[end:start] for end, start in zip(ends, starts, strict=True))


def test_the_tags_are_each_named_once_in_both_languages() -> None:
    tags = list(word_forms.TAGS)
    assert len(tags) > 100 and all(tag.meaning_zh and tag.meaning_en for tag in tags)
    assert all(tag.name.isidentifier() and tag.zh.isidentifier() for tag in tags)
    assert all(bool(tag.fields) is (tag.kind is Kind.LIST) for tag in tags)
    twice = {"name": "a", "zh": "甲", "section": "x", "meaning_zh": "", "meaning_en": ""}
    with pytest.raises(ValueError):
        read_tags({"tag": [twice, twice]})


@pytest.mark.parametrize("form", FORMS)
def test_every_starter_template_is_fine(form: str) -> None:
    data = (places.resources() / "word" / f"{form}.docx").read_bytes()
    read = word_forms.read(data, f"{form}.docx", form not in ONCE)
    assert read.problems == () and read.used
    values: dict[str, Any] = {}
    for tag in word_forms.TAGS:
        if tag.kind is Kind.LIST:
            values[tag.name] = [{field.name: f"<{tag.name}.{field.name}.{n}>" for field in tag.fields} for n in (1, 2)]
        else:
            values[tag.name] = True if tag.kind is Kind.FLAG else f"<{tag.name}>"
    made = parts_of(word_forms.filled(read, values))
    text = "".join(made[name].decode() for name in made if name.endswith(".xml"))
    for name in read.used:
        tag = word_forms.TAGS.get(name)
        if tag is not None and tag.kind is Kind.TEXT:
            assert f"&lt;{tag.name}&gt;" in text, name
    assert "{{" not in text and "{%" not in text
    Document(io.BytesIO(word_forms.filled(read, values)))
    if form == "registration":
        assert all(f"&lt;students.student_no.{n}&gt;" in text for n in (1, 2))


def test_the_starter_templates_are_as_the_printed_papers_are() -> None:
    """After a change of the papers: ``.venv/bin/python -m build_spec.word_starters``."""
    starters = importlib.import_module("build_spec.word_starters")
    assert sorted(starters.STARTERS) == FORMS
    for form in FORMS:
        kept = (places.resources() / "word" / f"{form}.docx").read_bytes()
        for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
            assert parts_of(kept)[part] == parts_of(starters.starter(form))[part], form


def test_the_list_of_tags_is_written(tmp_path: Any) -> None:
    from pypdf import PdfReader

    from lut_admin.papers import sheets

    word_forms.write_tags(tmp_path / "t.xlsx")
    [sheet] = sheets.read(tmp_path / "t.xlsx").sheets
    written = {str(row[0]) for row in sheet.rows} | {str(row[1]) for row in sheet.rows}
    assert {"{{ 姓名 }}", "{{ name }}", "{% if 未成年 %} … {% endif %}", "{{ 项.校验值 }}"} <= written
    word_forms.write_tags(tmp_path / "t.pdf")
    printed = "".join(page.extract_text() for page in PdfReader(tmp_path / "t.pdf").pages)
    assert "{{ 姓名 }}" in printed.replace("\u200b", "") and "refusal_reason" in printed.replace("\u200b", "")
