"""The recovery sheet: one page, the code in groups one can type back."""

from __future__ import annotations

from datetime import date

import pytest

from lut_admin.papers import recovery_sheet
from lut_admin.papers.printing import Press
from lut_admin.papers.recovery_sheet import RecoverySheet
from tests.papers import golden

SHEET = RecoverySheet(
    "K7QF-2M9D-XWT4-8RHC-PV6J-3YBN-5GZE-QA21",
    "国际教育学院 辅导员办公室",
    r"C:\Users\teacher\AppData\Local\lut_admin\office",
    r"D:\备份\lut_admin",
    date(2026, 11, 22),
    "兰州理工大学国际教育学院",
    "School of International Education, LUT",
)


def test_the_sheet_is_as_stored(press: Press) -> None:
    golden.check("recovery_sheet", press.pdf(recovery_sheet.FORM, recovery_sheet.content(SHEET)))


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        ("K7QF-2M9D", ["K7QF", "2M9D"]),
        ("K7QF 2M9D\nXWT4", ["K7QF", "2M9D", "XWT4"]),
        ("K7QF2M9DXW", ["K7QF", "2M9D", "XW"]),
        ("", []),
    ],
)
def test_the_code_is_cut_into_groups(code: str, groups: list[str]) -> None:
    assert recovery_sheet.content(RecoverySheet(code, "x"))["groups"] == groups


def test_long_places_and_codes_stay_on_one_page(press: Press) -> None:
    deep = "C:\\" + "\\".join(f"很长的文件夹名字{n}_with_a_long_name" for n in range(12))
    sheet = RecoverySheet("-".join(["ABCDEFGH"] * 12), "单位" * 40, deep, deep)
    (page,) = golden.text_of(press.pdf(recovery_sheet.FORM, recovery_sheet.content(sheet)))
    assert deep in "".join(page.split()).replace("\u200b", "")
    assert page.count("ABCDEFGH") == 12


def test_the_sheet_prints_with_the_fonts_of_this_computer() -> None:
    assert recovery_sheet.pdf(SHEET).startswith(b"%PDF-")
    assert len(recovery_sheet.pages(SHEET, ppi=40)) == 1
