"""Setting blocks of a paper in Word: Song type for Chinese, Times for English, grey labels, boxes to write in, A4."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from lut_admin.papers import words
from lut_admin.papers.case_papers import paper

ACROSS = 17.0
LABEL = 2.9
SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
MUTED = RGBColor(0x55, 0x55, 0x55)
RED = RGBColor(0xB0, 0x00, 0x20)
FILL = "F2F2F2"
LINE = "＿＿＿＿＿＿＿＿"
DAY = "　　　年　　月　　日"


class Sheet:
    """One template being set."""

    def __init__(self, numbered: bool) -> None:
        self.document = Document()
        self._breaks = False
        self._styles()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
        section.header_distance = section.footer_distance = Cm(0.9)
        self._header(section, numbered)
        told = self.document.core_properties
        told.author, told.title, told.comments = "", "", ""
        told.created = told.modified = datetime(2026, 1, 1, tzinfo=UTC)

    def bytes(self) -> bytes:
        """The document."""
        made = io.BytesIO()
        self.document.save(made)
        return made.getvalue()

    def new_page(self) -> None:
        """What follows begins a page."""
        self._breaks = True

    def _styles(self) -> None:
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = LATIN, Pt(10.5)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), SONG)
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.15

    def _header(self, section: Any, numbered: bool) -> None:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.LEFT
        _tabs(head, ACROSS)
        text = "{{ 学校 }} {{ 学校英文 }}"
        secret = words.both("forms.confidential")
        _run(head, f"{text}\t{secret['zh']} {secret['en']}" if numbered else text, 8, colour=MUTED)
        foot = section.footer.paragraphs[0]
        _tabs(foot, ACROSS)
        number, anchor = words.both("forms.number"), words.both("forms.anchor")
        if numbered:
            said = f"{number['zh']} {number['en']} {{{{ 案件编号 }}}}"
            said += f"　{anchor['zh']} {{{{ 存档序号 }}}} · {{{{ 存档核对值 }}}}"
            _run(foot, said, 6.5, colour=MUTED)
            foot = section.footer.add_paragraph()
            _tabs(foot, ACROSS)
        _run(foot, "\t第 ", 8, colour=MUTED)
        _field(foot, "PAGE")
        _run(foot, " 页 / 共 ", 8, colour=MUTED)
        _field(foot, "NUMPAGES")
        _run(foot, " 页", 8, colour=MUTED)

    def title(self, made: Any, draft: bool) -> None:
        """What stands above a paper: whether it is a draft, who issues it, its name and numbers."""
        if draft:
            line = self._line(align=WD_ALIGN_PARAGRAPH.RIGHT)
            _run(line, "{{ 代拟稿 }}", 10.5, bold=True, colour=RED)
        if made.issued:
            _run(self._line(align=WD_ALIGN_PARAGRAPH.CENTER, after=2), made.school.zh, 14, east=HEI)
        _run(self._line(align=WD_ALIGN_PARAGRAPH.CENTER, after=1), made.title["zh"], 18, bold=True, east=HEI)
        _run(self._line(align=WD_ALIGN_PARAGRAPH.CENTER, after=4), made.title["en"], 11, colour=MUTED)
        if made.number or made.document:
            number = words.both("forms.number")
            line = self._line(after=3)
            _tabs(line, ACROSS)
            _run(line, f"{number['zh']} {number['en']}: {made.number}\t{made.document}", 9)

    def put(self, block: Mapping[str, Any]) -> None:
        """One block."""
        getattr(self, f"_put_{block['kind']}")(block)

    def _line(self, cell: Any = None, align: Any = None, after: float = 0, before: float = 0, fresh: bool = True) -> Any:
        home = cell if cell is not None else self.document
        made = home.add_paragraph() if fresh or cell is None else cell.paragraphs[0]
        made.alignment = align
        if self._breaks and cell is None:
            made.paragraph_format.page_break_before, self._breaks = True, False
        made.paragraph_format.space_after, made.paragraph_format.space_before = Pt(after), Pt(before)
        return made

    # --- text ---

    def _put_addressee(self, it: Mapping[str, Any]) -> None:
        _run(self._line(after=1), it["zh"], 10.5)
        _run(self._line(after=5), it["en"], 9, colour=MUTED)

    def _put_prose(self, it: Mapping[str, Any]) -> None:
        for text in it["zh"].split("\n"):
            line = self._line(after=3)
            line.paragraph_format.first_line_indent = Pt(21)
            _run(line, text, 10.5)
        for text in it["en"].split("\n"):
            _run(self._line(after=3), text, 9, colour=MUTED)

    def _put_heading(self, it: Mapping[str, Any]) -> None:
        _run(self._line(before=8), it["zh"], 12, bold=True, east=HEI)
        _run(self._line(after=4), it["en"], 9, colour=MUTED)

    def _put_remark(self, it: Mapping[str, Any]) -> None:
        _run(self._line(before=4), it["zh"], 8.5)
        _run(self._line(after=3), it["en"], 8, colour=MUTED)

    def _put_gap(self, it: Mapping[str, Any]) -> None:
        self._line().paragraph_format.line_spacing = Pt(8)

    def _put_texts(self, it: Mapping[str, Any]) -> None:
        for one in it["rows"]:
            _run(self._line(before=3), f"{one['name']['zh']}　{one['title']['zh']}　{one['name']['en']} {one['title']['en']}", 9.5,
                 east=HEI)  # fmt: skip
            _run(self._line(after=1), one["zh"], 9.5)
            _run(self._line(after=2), one["en"], 8.5, colour=MUTED)

    def _put_together(self, it: Mapping[str, Any]) -> None:
        for inner in it["blocks"]:
            self.put(inner)

    def _put_stub(self, it: Mapping[str, Any]) -> None:
        line = self._line(before=10)
        dashes = "－ " * 12
        _run(line, f"{dashes}　{it['cut']['zh']} {it['cut']['en']}　{dashes}".strip(), 8, colour=MUTED)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head = self._line(before=4, after=4, align=WD_ALIGN_PARAGRAPH.CENTER)
        _run(head, f"{it['zh']} ", 11, bold=True, east=HEI)
        _run(head, it["en"], 9, colour=MUTED)
        for inner in it["blocks"]:
            self.put(inner)

    def _put_closing(self, it: Mapping[str, Any]) -> None:
        on, body = it["on"], it["body"]
        decided = []
        if body:
            decided = [(body["label"]["zh"] + body["zh"], 10.5), (f"{body['label']['en']} {body['en']}", 9)]
        said = *decided, (it["zh"], 10.5), (it["en"], 9), (f"{it['seal']['zh']} {it['seal']['en']}", 9)
        for text, size in said:
            line = self._line(align=WD_ALIGN_PARAGRAPH.RIGHT, before=2)
            line.paragraph_format.keep_with_next = True
            _run(line, text, size)
        line = self._line(align=WD_ALIGN_PARAGRAPH.RIGHT, before=2, after=4)
        _run(line, f"{on['zh']}　{on['en']}" if on else DAY, 10)

    def _put_signatures(self, it: Mapping[str, Any]) -> None:
        for one in it["rows"]:
            self._sign(self._line(before=9), one)

    def _sign(self, line: Any, one: Mapping[str, Any]) -> None:
        _tabs(line, 13.3)
        text = f"{one['zh']} {one['en']} {LINE}" + (f"\t{DAY}" if one["dated"] else "")
        if one["zh"] == paper.said("signature_guardian")["zh"]:
            text = "{% if 未成年 %}" + text + "{% endif %}"
        _run(line, text, 9.5)

    # --- tables ---

    def _table(self, widths: Sequence[float]) -> Any:
        table = self.document.add_table(rows=0, cols=len(widths))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        return table

    def _row(self, table: Any, widths: Sequence[float], whole: bool = True) -> list[Any]:
        row = table.add_row()
        if whole:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
        return list(row.cells)

    def _label(self, cell: Any, said: Mapping[str, str]) -> None:
        shade = OxmlElement("w:shd")
        for name, told in (("val", "clear"), ("color", "auto"), ("fill", FILL)):
            shade.set(qn(f"w:{name}"), told)
        cell._tc.get_or_add_tcPr().append(shade)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        first = self._line(cell, WD_ALIGN_PARAGRAPH.CENTER, fresh=False)
        _run(first, said["zh"], 9.5, east=HEI)
        _run(self._line(cell, WD_ALIGN_PARAGRAPH.CENTER), said["en"], 7.5, colour=MUTED)

    def _value(self, cell: Any, value: Any, before: str = "", after: str = "") -> None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        line = self._line(cell, fresh=False)
        if isinstance(value, Mapping):
            _run(line, before + value["zh"], 10)
            _run(self._line(cell), value["en"] + after, 8.5, colour=MUTED)
        else:
            _run(line, f"{before}{value or ''}{after}", 10)

    def _put_fields(self, it: Mapping[str, Any]) -> None:
        widths = (LABEL, ACROSS / 2 - LABEL, LABEL, ACROSS / 2 - LABEL)
        table = self._table(widths)
        for row in it["rows"]:
            cells = self._row(table, widths)
            for place, one in enumerate(row):
                self._label(cells[2 * place], one["label"])
                value = cells[2 * place + 1] if len(row) > 1 else cells[1].merge(cells[3])
                self._value(value, one["value"])
        self._put_gap({})

    def _put_sections(self, it: Mapping[str, Any]) -> None:
        widths = (LABEL, ACROSS - LABEL)
        table = self._table(widths)
        for one in it["rows"]:
            label, cell = self._row(table, widths, whole=False)
            self._label(label, one["label"])
            self._value(cell, {"zh": one["zh"], "en": one["en"]})
        self._put_gap({})

    def _put_articles(self, it: Mapping[str, Any]) -> None:
        widths = (LABEL, ACROSS - LABEL)
        table = self._table(widths)
        begin, end = it.get("loop", ("", ""))
        for one in it["rows"]:
            label, cell = self._row(table, widths)
            self._label(label, {"zh": begin + one["name"]["zh"], "en": one["name"]["en"]})
            self._value(cell, {"zh": one["zh"], "en": one["en"]}, after=end)

    def _put_table(self, it: Mapping[str, Any]) -> None:
        widths = _widths([column["width"] for column in it["columns"]])
        table = self._table(widths)
        head = self._row(table, widths)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, column in zip(head, it["columns"], strict=True):
            self._label(cell, column)
        begin, end = it.get("loop", ("", ""))
        for row in it["rows"]:
            cells = self._row(table, widths)
            for place, (cell, value) in enumerate(zip(cells, row, strict=True)):
                self._value(cell, value, begin if not place else "", end if place == len(row) - 1 else "")
                if it["columns"][place]["centred"]:
                    for line in cell.paragraphs:
                        line.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _put_options(self, it: Mapping[str, Any]) -> None:
        widths = (LABEL, ACROSS - LABEL)
        label, cell = self._row(self._table(widths), widths)
        self._label(label, it["label"])
        for place, one in enumerate(it["rows"]):
            line = self._line(cell, fresh=bool(place), before=2)
            _run(line, f"{one.get('tick', '☐')} {one['zh']} ", 10)
            _run(line, one["en"], 8.5, colour=MUTED)
        self._put_gap({})

    def _put_blank(self, it: Mapping[str, Any]) -> None:
        """A box for somebody's own words, and where it is signed."""
        widths = (LABEL, ACROSS - LABEL)
        table = self._table(widths)
        label, cell = self._row(table, widths)
        row = table.rows[-1]
        row.height, row.height_rule = Cm(it["least"]), WD_ROW_HEIGHT_RULE.AT_LEAST
        self._label(label, it["label"])
        line = self._line(cell, fresh=False)
        _run(line, f"{it['hint']['zh']} {it['hint']['en']}", 8, colour=MUTED)
        lines = max(1, round(it["least"] / 0.55) - 2 * len(it["signs"]) - 2)
        for _ in range(lines):
            self._line(cell)
        for one in it["signs"]:
            self._sign(self._line(cell, before=6), one)
        self._put_gap({})


def _widths(said: Sequence[str]) -> list[float]:
    """Typst's widths in centimetres: fixed ones, and shares of what is left."""
    fixed = {place: float(one[:-2]) for place, one in enumerate(said) if one.endswith("cm")}
    shares = {place: float(one[:-2]) for place, one in enumerate(said) if one.endswith("fr")}
    left = ACROSS - sum(fixed.values())
    return [fixed[place] if place in fixed else left * shares[place] / sum(shares.values()) for place in range(len(said))]


def _run(line: Any, text: str, size: float, bold: bool = False, colour: Any = None, east: str = SONG) -> None:
    run = line.add_run(text)
    run.font.size, run.bold, run.font.name = Pt(size), bold or None, LATIN
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), east)
    if colour is not None:
        run.font.color.rgb = colour


def _tabs(line: Any, at: float) -> None:
    line.paragraph_format.tab_stops.add_tab_stop(Cm(at), WD_TAB_ALIGNMENT.RIGHT)


def _field(line: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        run = line.add_run()
        run.font.size, run.font.color.rgb = Pt(8), MUTED
        if kind == "text":
            run.text = text
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


