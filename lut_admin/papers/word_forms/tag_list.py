"""The list of tags to keep beside Word: both names, what each is filled with, and which forms fill it; as .xlsx or as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lut_admin.papers import words
from lut_admin.papers.case_papers import paper
from lut_admin.papers.case_papers.paper import Block, Cell, Paper, Said, School
from lut_admin.papers.sheets import Column, Table, write_xlsx
from lut_admin.papers.word_forms.tags import TAGS, Kind, Tag

# How fields of a list's items are written in the list: any name may stand for an item.
ITEM = ("项", "item")
COLUMNS = ("list_zh", "list_en", "list_meaning", "list_forms")


def rows() -> Iterator[tuple[str, str, Said, Said]]:
    """Each tag as it is written in Chinese and in English, what it is, which forms fill it; a list's fields below it."""
    for tag in TAGS:
        forms = words.both("word.of_each" if tag.student else "word.of_all")
        meaning = {"zh": tag.meaning_zh, "en": tag.meaning_en}
        yield *_written(tag), meaning, forms
        for field in tag.fields:
            told = {"zh": field.meaning_zh, "en": field.meaning_en}
            yield f"{{{{ {ITEM[0]}.{field.zh} }}}}", f"{{{{ {ITEM[1]}.{field.name} }}}}", told, {"zh": "", "en": ""}


def _written(tag: Tag) -> tuple[str, str]:
    if tag.kind is Kind.LIST:
        return f"{{% for {ITEM[0]} in {tag.zh} %}} … {{% endfor %}}", f"{{% for {ITEM[1]} in {tag.name} %}} … {{% endfor %}}"
    if tag.kind is Kind.FLAG:
        return f"{{% if {tag.zh} %}} … {{% endif %}}", f"{{% if {tag.name} %}} … {{% endif %}}"
    return f"{{{{ {tag.zh} }}}}", f"{{{{ {tag.name} }}}}"


def write_tags(path: Path) -> None:
    """Write the list: a PDF where the name says so, else a workbook. Refuses where the file cannot be written (``sheets.…``)."""
    if path.suffix.casefold() == ".pdf":
        path.write_bytes(paper.pdf(_paper()))
        return
    both = [words.both(f"word.{key}") for key in COLUMNS]
    columns = [Column(f"{one['zh']} {one['en']}", "text") for one in both]
    told = [[zh, en, _joined(meaning), _joined(forms)] for zh, en, meaning, forms in rows()]
    title = words.both("word.list_title")
    write_xlsx(path, [Table(f"{title['zh']} {title['en']}", columns, told)])


def _joined(said: Said) -> str:
    return "\n".join(text for text in (said["zh"], said["en"]) if text)


def _paper() -> Paper:
    widths = ("1.1fr", "1.15fr", "1.5fr", "0.9fr")
    columns = [
        {**words.both(f"word.{key}"), "width": width, "centred": False} for key, width in zip(COLUMNS, widths, strict=True)
    ]
    told: list[list[Cell]] = [[zh, en, meaning, forms] for zh, en, meaning, forms in rows()]
    table: Block = {**paper.table((), told), "columns": columns}
    how = {"kind": "remark", **words.both("word.list_how")}
    return Paper(words.both("word.list_title"), "", (how, paper.GAP, table), School(), confidential=False)
