"""The posting log goes out as a file: what left in a period, in China's days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from lut_admin.convention.hours import CHINA, Exemption, Ground
from lut_admin.office import notices
from lut_admin.office.notices import Audience, Elsewhere, exporting
from lut_admin.office.notices.audiences import Named
from lut_admin.office.office import Office
from lut_admin.papers import sheets
from lut_admin.papers.notice_templates import Twin
from lut_admin.refusals import Refusal
from tests.clock import Clock
from tests.office.notices.conftest import EN, ZH, Out

CHOSEN = Audience(("一班", "三班"), (Named("year:2023", "2023 级所有班级群", "All classes of 2023"),), ("二班",))


def test_what_went_out_stands_in_the_order_in_which_it_did(office: Office, out: Out, clock: Clock) -> None:
    first = out(where=CHOSEN)
    notices.draft(office, "life", ZH, EN)
    clock.pass_(days=1)
    fix = notices.correct(office, first, Twin(ZH, EN), Twin("11月29日前", "by 29 November")).made or 0
    notices.release(office, fix, CHOSEN)
    night = datetime(2025, 11, 20, 2, tzinfo=CHINA)
    earlier = notices.enter(
        office, Elsewhere(night, "停电", exemption=Exemption(Ground.SAFETY, "停电")), ["大群"]
    ).result.made
    log = exporting.log(office)
    assert [entry.number for entry in log.entries] == [earlier, first, fix]
    assert (log.first, log.last) == (date(2025, 11, 20), date(2025, 11, 21))
    assert [entry.out.outside for entry in log.entries] == [True, False, False]
    assert log.entries[0].out.ground == "safety" and log.entries[0].out.afterwards
    assert (
        log.entries[1].out.chosen["zh"] == "2023 级所有班级群，二班 除外" and log.entries[1].out.by == "Counselor Test"
    )
    assert log.entries[2].corrects == ZH
    assert [entry.number for entry in exporting.log(office, first=date(2025, 11, 21)).entries] == [fix]
    assert [entry.number for entry in exporting.log(office, last=date(2025, 11, 20)).entries] == [earlier, first]


def test_it_is_written_as_workbook_and_pages(office: Office, out: Out, tmp_path: Path) -> None:
    out()
    book = notices.export_log(office, tmp_path / "log.xlsx", "en")
    assert sheets.read(book).sheets[0].rows[1][1] == ZH
    assert notices.log_pdf(office, tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")
    [page] = notices.log_pages(office, ppi=40)
    assert page.startswith(b"\x89PNG")


def test_where_nothing_went_out_there_is_no_record(office: Office, out: Out, clock: Clock) -> None:
    notices.draft(office, "life", ZH, EN)
    with pytest.raises(Refusal) as told:
        exporting.log(office)
    assert told.value.code == "posting.nothing_out"
    out()
    with pytest.raises(Refusal):
        exporting.log(office, first=(clock.at + timedelta(days=1)).date())
