from __future__ import annotations

import pytest

from lut_admin.office import roster, shelf
from lut_admin.office.office import Office


def test_a_long_list_begins_with_the_lines_that_all_of_it_begins_with(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("Łucja Sample", "Jane Doe", "ÅSA Test", "jane doe", "任明宇", "😀", "Zoé Sample")
    for number, name in enumerate(names):
        made = roster.add(office, {"english_name": name, "student_no": f"2023{number:04d}"}).made
    assert made is not None
    roster.put_in_bin(office, [made])
    assert shelf.beginning(office, 3) is None, "few are read at once"
    monkeypatch.setattr(shelf, "_FEW", 5)
    begun = shelf.beginning(office, 3)
    whole = shelf.students(office)
    assert begun is not None and begun.everybody == len(whole) == 6
    assert begun.lines == whole[:3]
    assert shelf.beginning(office, 3) is None, "all are at hand"
