"""One invented case, whole, for the tests of its papers."""

from __future__ import annotations

from datetime import date, datetime

from lut_admin import places
from lut_admin.convention.articles import read_convention
from lut_admin.convention.supervision.facts import Manner
from lut_admin.convention.supervision.sanctions import Sanction
from lut_admin.papers.case_form import Anchor, Exhibit, Respondent
from lut_admin.papers.case_papers import convention, ending, file, light, proceeding
from lut_admin.papers.case_papers.matter import Matter, Measure, Rules
from lut_admin.papers.case_papers.paper import Paper, School, said

ARTICLES = read_convention(places.resource_toml("convention.toml")).articles
SCHOOL = School(
    "兰州理工大学", "Lanzhou University of Technology", "兰州理工大学国际教育学院", "School of International Education, LUT"
)
ANH = Respondent(
    "NGUYEN MINH ANH", "阮明英", "202612031045", "越南", "2026级汉语言1班", "汉语言", "西校区5号楼412", "13800002210", "C1234567",
    "Anh_代购",
)  # fmt: skip
MATTER = Matter(
    "LUT-2026-0017",
    ANH,
    SCHOOL,
    Rules(
        "学生违纪处分规定", "Rules on Student Discipline", committee_contact="行政楼210，0931-2973000",
        province_zh="甘肃省教育厅", province_en="Gansu Provincial Department of Education",
    ),
    datetime(2026, 11, 18, 23, 47),
    "微信群 “LUT International Students”",
    "该生于2026年11月18日23:47在群内发布3条商业代购广告，造成恶劣影响。\n辅导员于次日8:05私信提醒，该生于当日再次发布。",
    "At 23:47 on 18 November 2026 the student posted three advertisements in the group.",
    ARTICLES[7:8],
    (Exhibit("群聊截图", "Screenshots", 3, datetime(2026, 11, 18, 23, 52)), Exhibit("提醒记录")),
    anchor=Anchor(1234, "0123456789abcdef" * 4),
)  # fmt: skip
MEASURE = Measure(
    Sanction.DEMERIT, "第二十三条第（二）项", "经提醒不改，造成恶劣影响。", "The reminder was ignored.", 6,
    date(2026, 12, 10), date(2027, 6, 9), body_zh="校长办公会", document="校外字〔2026〕12号", on=date(2026, 12, 10),
)  # fmt: skip
SERVED = proceeding.Served(
    said("decision_title"), "校外字〔2026〕12号", Manner.LEFT, date(2026, 12, 11), "5号楼412", "张老师", ("李老师", "王老师"),
    "拒绝签收",
)  # fmt: skip
LIFTED = ending.Lifted("校长办公会", "President’s meeting", "校外字〔2027〕5号", date(2027, 6, 10))
ITEMS = (
    file.Item(1, "群聊截图", "Screenshots", "截图1.png", "辅导员", date(2026, 11, 19), "0123456789abcdef" * 4, 3),
    file.Item(2, "提醒记录", source="张老师", obtained=date(2026, 11, 20), sha256="f" * 64, redacted=True, redacts=1),
)
INDEX = (file.Filed(said("proposal_title"), date(2026, 11, 25), sheets=2), file.Filed(said("decision_title"), document="12号"))
WHAT = {"zh": "你在班级群的昵称还没有包含中文名。", "en": "Your nickname in the class group lacks your Chinese name."}


def papers() -> dict[str, Paper]:
    """Every paper of the case, by name."""
    return {
        "proposal": proceeding.proposal(MATTER, MEASURE),
        "statement": proceeding.statement(MATTER),
        "decision": proceeding.decision(MATTER, MEASURE),
        "service": proceeding.service(MATTER, SERVED),
        "appeal": proceeding.appeal_guide(MATTER, MEASURE, date(2026, 12, 21)),
        "application": ending.application(MATTER, MEASURE),
        "lifting": ending.lifting(MATTER, MEASURE, LIFTED),
        "evidence": file.evidence_list(MATTER, ITEMS),
        "dossier": file.dossier(
            MATTER, [("NGUYEN MINH ANH 阮明英", "202612031045")], file.Cover(date(2026, 11, 20)), INDEX
        ),
        "reminder": light.reminder(ANH, SCHOOL, ARTICLES[3:4], WHAT, date(2026, 11, 20)),
        "talk": light.talk(ANH, SCHOOL, ARTICLES[7:8], WHAT, date(2026, 11, 20)),
        "acknowledgment": convention.acknowledgment(ARTICLES, SCHOOL, ANH),
    }
