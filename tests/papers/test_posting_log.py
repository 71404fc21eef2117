"""The posting log as workbook and print: every notice with its moment, groups, person and exception; nothing in it is a formula."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from lut_admin.convention.hours import CHINA
from lut_admin.convention.purpose import Category
from lut_admin.papers import posting_log, sheets
from lut_admin.papers.case_form import Anchor
from lut_admin.papers.posting_log import Entry, Log, Step
from lut_admin.papers.printing import Press
from tests.papers import golden
from tests.papers.hostile_names import NAMES

AT = datetime(2026, 11, 3, 7, 1, tzinfo=CHINA)
CLASSES = {"zh": "2023 级所有班级群，国际2302班 除外", "en": "All classes of 2023, except 国际2302班"}
GROUPS = ("国际2301班", "国际2303班")
IN_HOURS = Entry(
    1,
    "居留许可集中办理通知",
    Category.LIFE,
    (
        Step("held", AT - timedelta(hours=8), "张老师", CLASSES, GROUPS),
        Step("copied", AT, "张老师", CLASSES, GROUPS),
        Step("posted", AT + timedelta(minutes=4), "张老师", CLASSES, GROUPS),
    ),
)
AT_NIGHT = Entry(
    2,
    "3号楼停水通知",
    Category.SAFETY,
    (Step("copied", AT.replace(hour=2), "张老师", CLASSES, GROUPS, True, "safety", "水管破裂"),),
)
ENTERED = Entry(
    3,
    "更正通知",
    None,
    (Step("posted", AT.replace(hour=1), "值班王老师", CLASSES, GROUPS, True, afterwards=True),),
    "秋游通知",
)
LOG = Log(
    date(2026, 11, 1),
    date(2026, 11, 30),
    (IN_HOURS, AT_NIGHT, ENTERED),
    "张老师",
    "兰州理工大学国际教育学院",
    "School of International Education, LUT",
    Anchor(1234, "0123456789abcdef" * 4),
)


def test_it_prints_as_stored(press: Press) -> None:
    golden.check("posting_log", press.pdf(posting_log.FORM, posting_log.content(LOG), tags=False))


def test_many_notices_take_pages_under_the_same_heading(press: Press) -> None:
    pages = golden.text_of(
        press.pdf(posting_log.FORM, posting_log.content(replace(LOG, entries=(IN_HOURS,) * 30)), tags=False)
    )
    assert len(pages) > 1 and all("发往" in page for page in pages)


def test_any_title_and_reason_is_printed(press: Press) -> None:
    entry = replace(AT_NIGHT, title=" ".join(NAMES), steps=(replace(AT_NIGHT.steps[0], reason="\n".join(NAMES)),))
    content = posting_log.content(replace(LOG, entries=(entry,)))
    pdf = press.pdf(posting_log.FORM, content, tags=False)
    assert all(golden.shows(pdf, name, press.unprintable(posting_log.FORM, content)) for name in NAMES)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_workbook_has_a_line_for_each_notice_and_each_step(tmp_path: Path, language: str) -> None:
    posting_log.write(tmp_path / "log.xlsx", LOG, "zh" if language == "zh" else "en")
    notices, steps = sheets.read(tmp_path / "log.xlsx").sheets
    assert (len(notices.rows), len(steps.rows)) == (4, 6)
    said = [[str(cell or "") for cell in row] for row in notices.rows[1:]]
    assert [row[1] for row in said] == ["居留许可集中办理通知", "3号楼停水通知", "更正通知"]
    assert said[0][3:5] == ["2026-11-03 07:01", "2026-11-03 07:05"]
    assert said[0][6] == CLASSES["zh" if language == "zh" else "en"] and notices.rows[1][7] == 2
    assert said[1][10] == "水管破裂" and said[2][12] == "秋游通知"
    assert said[1][8] != said[0][8] == ("规定时间内" if language == "zh" else "Inside the hours")


def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    entry = replace(AT_NIGHT, title="=HYPERLINK(1)", steps=(replace(AT_NIGHT.steps[0], reason="+1", by="@x"),))
    posting_log.write(tmp_path / "log.xlsx", replace(LOG, entries=(entry,)))
    row = sheets.read(tmp_path / "log.xlsx").sheets[0].rows[1]
    assert (row[1], row[5], row[10]) == ("=HYPERLINK(1)", "@x", "+1")
