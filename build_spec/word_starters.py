"""Write the starter templates of the Word forms, resources/word/<form>.docx, from the same blocks that the printed papers have.

The papers are made with tags in the place of values and then set in Word's own way: a table is a table, a box a box. Run by hand
after a change of the papers or of their words: ``.venv/bin/python -m build_spec.word_starters``; the same bytes each time.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from build_spec.word_setting import Sheet
from lut_admin import places
from lut_admin.convention.articles import read_convention
from lut_admin.convention.supervision.sanctions import Sanction
from lut_admin.papers import words
from lut_admin.papers.case_form import Exhibit, Respondent
from lut_admin.papers.case_papers import convention, ending, file, light, paper, proceeding
from lut_admin.papers.case_papers.matter import Matter, Measure, Rules
from lut_admin.papers.case_papers.paper import Paper, School
from lut_admin.papers.word_forms.package import packed
from lut_admin.papers.word_forms.tag_list import rows

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "word"
ARTICLES = read_convention(places.resource_toml("convention.toml")).articles

# Days that no case has, each standing for a tag: how a paper writes them is put back as that tag.
_NAMED = (
    "发生时间", "期限起", "期限止", "决定日期", "申诉截止日", "送达日期", "解除日期", "谈话日期", "立案日期", "结案日期",
    "听取日期", "证.取得日期", "材.日期",
)  # fmt: skip
_DAYS = {date(1911, 1, place): name for place, name in enumerate(_NAMED, 1)}
_OF = {name: on for on, name in _DAYS.items()}
_ONE_LANGUAGE = ("发生时间", "证.取得日期", "材.日期")


def tag(name: str) -> str:
    """A tag as it is written."""
    return "{{ " + name + " }}"


def twin(name: str) -> dict[str, str]:
    """A tag in both languages."""
    return {"zh": tag(name), "en": tag(f"{name}英文")}


def _replaced() -> list[tuple[str, str]]:
    pairs = []
    for on, name in _DAYS.items():
        told = paper.day(on) or {}
        english = name if name in _ONE_LANGUAGE else f"{name}英文"
        pairs += [(f"{on.isoformat()} 00:00", tag(name)), (on.isoformat(), tag(name))]
        pairs += [(told["zh"], tag(name)), (told["en"], tag(english))]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def tagged(value: Any) -> Any:
    """What a paper holds, with tags where the days stand that stand for them."""
    if isinstance(value, str):
        for written, name in _replaced():
            value = value.replace(written, name)
        return value
    if isinstance(value, Mapping):
        return {key: tagged(inner) for key, inner in value.items()}
    return [tagged(inner) for inner in value] if isinstance(value, list | tuple) else value


STUDENT = Respondent(
    *(tag(name) for name in ("护照姓名", "中文姓名", "学号", "国籍", "班级", "专业", "宿舍", "电话", "护照号码", "群昵称"))
)
SCHOOL = School(tag("学校"), tag("学校英文"), tag("落款单位"), tag("落款单位英文"))
RULES = Rules(committee_zh=tag("申诉委员会"), committee_en=tag("申诉委员会英文"), committee_contact=tag("申诉联系方式"),
              province_zh=tag("省级部门"), province_en=tag("省级部门英文"), state_days=77, appeal_days=78, answer_days=79,
              province_days=76, ruling_working_days=75)  # fmt: skip
EXHIBIT = Exhibit(tag("证.名称"), tag("证.名称英文"), obtained=datetime.combine(_OF["证.取得日期"], datetime.min.time()))
MATTER = Matter(
    tag("案件编号"), STUDENT, SCHOOL, RULES, datetime.combine(_OF["发生时间"], datetime.min.time()), tag("地点"), tag("事实"),
    tag("事实英文"), evidence=(EXHIBIT,), minor=True,
)  # fmt: skip
MEASURE = Measure(
    Sanction.OTHER, "§", tag("理由"), tag("理由英文"), None, _OF["期限起"], _OF["期限止"], tag("处分"), tag("处分英文"),
    tag("决定机关"), tag("决定机关英文"), tag("文号"), _OF["决定日期"],
)  # fmt: skip
SERVED = proceeding.Served(
    twin("送达文书"), tag("送达文号"), None, _OF["送达日期"], tag("送达地点"), tag("送达人"), (tag("见证人"),), tag("拒收事由")
)
LIFTED = ending.Lifted(tag("解除机关"), tag("解除机关英文"), tag("解除文号"), _OF["解除日期"])
QUOTED = {
    "kind": "articles",
    "label": paper.said("articles"),
    "rows": [{"name": {"zh": tag("条.条号"), "en": tag("条.条号英文")}, "zh": tag("条.条文"), "en": tag("条.条文英文")}],
}
# What a paper says by a count, put back as the count's tag: the message, its count, the tag.
_COUNTS = {"77": ("申辩期限",), "78": ("申诉日数",), "79": ("复查日数",), "76": ("省级申诉日数",), "75": ("省级处理日数",)}
_TIMES = {"zh": {"77日": tag("申辩期限")}, "en": {"77 days": tag("申辩期限英文")}}


def counted(value: Any) -> Any:
    """The counts of the school's rules as tags."""
    if isinstance(value, str):
        for times in _TIMES.values():
            for written, name in times.items():
                value = value.replace(written, name)
        for written, (name,) in _COUNTS.items():
            value = value.replace(written, tag(name))
        return value
    if isinstance(value, Mapping):
        return {key: inner if key in ("kind", "width") else counted(inner) for key, inner in value.items()}
    return [counted(inner) for inner in value] if isinstance(value, list | tuple) else value


def addressed(value: Any) -> Any:
    """Whom a paper is written to, by whichever name is known."""
    if isinstance(value, Mapping) and value.get("kind") == "addressee":
        zh, en = value["zh"].replace(tag("中文姓名"), tag("称呼")), value["en"].replace(tag("护照姓名"), tag("称呼英文"))
        return {**value, "zh": zh, "en": en}
    return value


def sections_of(blocks: Sequence[Any]) -> list[Any]:
    """The clause and the period as the record tells them, in the place of what a paper would say of an unknown one."""
    told = {"basis": "依据", "proposed_measure": "处分及期限", "measure": "处分及期限", "period": "处分期限"}
    labels = {words.both(f"paper.{name}")["zh"]: known for name, known in told.items()}
    made = []
    for block in blocks:
        if block["kind"] == "sections":
            rows = [{**row, **twin(labels[row["label"]["zh"]])} if row["label"]["zh"] in labels else row for row in block["rows"]]
            block = {**block, "rows": rows}
        made.append(block)
    return made


def repeated(block: Mapping[str, Any], item: str, of: str) -> dict[str, Any]:
    """A table whose one row is repeated for a list."""
    return {**block, "loop": (f"{{% for {item} in {of} %}}", "{% endfor %}")}


def looped(blocks: Sequence[Any], item: str, of: str) -> list[Any]:
    """Blocks with their table, and the table's one row repeated."""
    return [repeated(block, item, of) if block["kind"] == "table" else block for block in blocks]


def registration() -> Iterator[Paper]:
    """涉嫌违纪情况登记表, which the printed form sets in a way of its own."""
    columns = [("passport_name", "1.5fr"), ("chinese_name", "1fr"), ("student_no", "1.2fr"), ("nationality", "1fr"),
               ("class_name", "1.2fr"), ("nickname", "1fr")]  # fmt: skip
    who = [[tag(f"生.{name}") for name in ("护照姓名", "中文姓名", "学号", "国籍", "班级", "群昵称")]]
    evidence = [[tag("证.序号"), {"zh": tag("证.名称"), "en": tag("证.名称英文")}, tag("证.份数"), tag("证.取得日期")]]
    blocks = [
        paper.fields([("opened_on", tag("立案日期")), ("occurred", tag("发生时间"))], [("place", tag("地点"))]),
        paper.heading("students"),
        repeated(paper.table(columns, who), "生", "学生名单"),
        paper.GAP,
        paper.sections(("facts", twin("事实"))),
        QUOTED | {"loop": ("{% for 条 in 条款 %}", "{% endfor %}")},
        paper.GAP,
        repeated(
            paper.table([("no", "1.1cm"), ("evidence_name", "1fr"), ("copies", "1.4cm"), ("obtained", "3cm")], evidence),
            "证", "证据",
        ),
        paper.GAP,
        paper.blank("statement", "statement_hint", [("signature_student", True), ("signature_interpreter", True)], least=5),
        paper.blank("opinion_counselor", "opinion_hint", [("signature", True)], least=3),
        paper.blank("opinion_school", "opinion_hint", [("signature_and_seal", True)], least=3),
    ]  # fmt: skip
    yield Paper(words.both("forms.case_title"), tag("案件编号"), tuple(blocks), SCHOOL)


def statement() -> Iterator[Paper]:
    """陈述申辩笔录: what is on record of the hearing, and the box that is the student's own."""
    made = proceeding.statement(MATTER, proceeding.Held(_OF["听取日期"], tag("记录人"), tag("翻译人员"), tag("监护人")))
    yield _with(made, [_ticked(block, {"choice_waive": "勾放弃申辩"}) for block in made.blocks])


def service() -> Iterator[Paper]:
    """送达回证."""
    made = proceeding.service(replace(MATTER, student=Respondent(tag("姓名"), student_no=tag("学号"))), SERVED)
    manners = {"in_person": "直接", "left": "留置", "posted": "邮寄", "announced": "公告"}
    ticks = {f"manner_{name}": f"勾{known}送达" for name, known in manners.items()}
    yield _with(made, [_ticked(block, ticks) for block in made.blocks])


def _ticked(block: Mapping[str, Any], ticks: Mapping[str, str]) -> Mapping[str, Any]:
    if block["kind"] != "options":
        return block
    names = {paper.said(key)["zh"]: name for key, name in ticks.items()}
    rows = [{**row, "tick": tag(names[row["zh"]])} if row["zh"] in names else row for row in block["rows"]]
    return {**block, "rows": rows}


def evidence() -> Iterator[Paper]:
    """证据目录."""
    columns = [("no", "1cm"), ("evidence_name", "1.7fr"), ("evidence_source", "1fr"), ("obtained", "2.3cm"), ("copies", "1.2cm"),
               ("fingerprint", "4.6cm")]  # fmt: skip
    described = tag("证.名称") + "{% if 证.文件名 %}（" + tag("证.文件名") + "）{% endif %}"
    named = {"zh": described, "en": tag("证.名称英文")}
    row = [tag("证.序号"), named, *(tag(f"证.{name}") for name in ("来源", "取得日期", "份数", "校验值"))]
    made = file.evidence_list(MATTER, [])
    two = paper.said("evidence_count", n=2)
    count = {"kind": "remark"} | {half: text.replace("2", tag("证据数")) for half, text in two.items()}
    blocks = [
        repeated(paper.table(columns, [row], centred=(0, 3, 4)), "证", "证据"),
        count,
        {"kind": "remark", **paper.said("evidence_note")},
        paper.signatures(("signature_recorder", True), ("signature_checker", True)),
    ]
    yield _with(made, blocks)


def dossier() -> Iterator[Paper]:
    """案件卷宗."""
    people = "{% for 生 in 学生名单 %}{{ 生.姓名 }} {{ 生.学号 }}{% if not loop.last %}；{% endif %}{% endfor %}"
    cover = file.Cover(_OF["立案日期"], _OF["结案日期"], twin("处理结果"))
    filed = file.Filed({"zh": tag("材.材料名称"), "en": tag("材.材料名称英文")}, _OF["材.日期"], tag("材.文号"))
    made = file.dossier(MATTER, [(people, "")], cover, [filed])
    blocks = looped(made.blocks, "材", "卷内材料")
    for block in blocks:
        if block["kind"] == "table":
            block["rows"] = [[tag("材.序号"), *block["rows"][0][1:]]]
    yield _with(made, blocks)


def _with(made: Paper, blocks: Sequence[Any]) -> Paper:
    return Paper(made.title, made.number, tuple(blocks), made.school, made.anchor, made.issued, made.document, made.draft,
                 made.watermark, made.confidential)  # fmt: skip


def lightly(made: Paper) -> Paper:
    """A reminder or a talk with the articles it quotes."""
    blocks = list(made.blocks)
    at = next(n for n, block in enumerate(blocks) if block["kind"] == "sections")
    blocks.insert(at + 1, QUOTED | {"loop": ("{% for 条 in 条款 %}", "{% endfor %}")})
    return _with(made, blocks)


def hung() -> Iterator[Paper]:
    """The convention itself."""
    rows = convention.poster_content(ARTICLES, SCHOOL)["articles"]
    blocks = ({"kind": "texts", "rows": rows}, {"kind": "remark", **paper.said("poster_governs")})
    yield Paper(paper.said("convention_title"), "", blocks, SCHOOL, issued=True, confidential=False)


def plainly(*made: Paper) -> Iterator[Paper]:
    """Papers as they are, with the clause and the period as tags, and the evidence repeated."""
    for one in made:
        yield _with(one, looped(sections_of(one.blocks), "证", "证据"))


def appeal() -> Iterator[Paper]:
    """申诉告知: its table is no list."""
    made = proceeding.appeal_guide(MATTER, MEASURE, _OF["申诉截止日"])
    yield made


STARTERS: Mapping[str, Callable[[], Iterator[Paper]]] = {
    "registration": registration,
    "proposal": lambda: plainly(proceeding.proposal(MATTER, MEASURE)),
    "statement": statement,
    "decision": lambda: plainly(proceeding.decision(MATTER, MEASURE)),
    "service": service,
    "appeal": appeal,
    "lifting": lambda: plainly(ending.application(MATTER, MEASURE), ending.lifting(MATTER, MEASURE, LIFTED)),
    "evidence": evidence,
    "dossier": dossier,
    "reminder": lambda: iter([lightly(light.reminder(STUDENT, SCHOOL, (), twin("事由")))]),
    "talk": lambda: iter([lightly(light.talk(STUDENT, SCHOOL, (), twin("事由"), _OF["谈话日期"]))]),
    "acknowledgment": lambda: iter([convention.acknowledgment(ARTICLES, SCHOOL, STUDENT)]),
    "convention": hung,
}
# What announces a decision says so until it is on record.
DRAFTS = ("proposal", "decision", "appeal", "lifting")


def starter(name: str) -> bytes:
    """One starter template."""
    sheet = Sheet(numbered=name not in ("reminder", "talk", "acknowledgment", "convention"))
    for place, made in enumerate(STARTERS[name]()):
        if place:
            sheet.new_page()
        sheet.title(made, draft=name in DRAFTS and (name != "lifting" or bool(place)))
        for block in counted(tagged(made.blocks)):
            sheet.put(addressed(block))
    return _steady(sheet.bytes())


def _steady(data: bytes) -> bytes:
    """The same bytes each time: no clock in the zip."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({entry.filename: archive.read(entry) for entry in archive.infolist()})


def write() -> list[Path]:
    """Write all of them."""
    TARGET.mkdir(exist_ok=True)
    written = []
    for name in STARTERS:
        path = TARGET / f"{name}.docx"
        path.write_bytes(starter(name))
        written.append(path)
    return [*written, _tag_page()]


def _tag_page() -> Path:
    """The list of tags as a page of the documents."""
    lines = [
        "# Word 表格的标签 · Tags of Word forms",
        "",
        "由 build_spec/word_starters.py 生成 · Written by build_spec/word_starters.py",
        "",
        "| 中文 | English | 内容 · What it is filled with | 表格 · Forms |",
        "|---|---|---|---|",
    ]
    for zh, en, meaning, forms in rows():
        lines.append(f"| `{zh}` | `{en}` | {meaning['zh']} · {meaning['en']} | {' · '.join(filter(None, forms.values()))} |")
    path = ROOT / "docs" / "word-tags.md"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


if __name__ == "__main__":
    for path in write():
        print(path, file=sys.stderr)
