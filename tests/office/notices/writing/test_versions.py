"""Every text of a notice that was kept is a version of it."""

from __future__ import annotations

from lut_admin.office import history, notices
from lut_admin.office.notices.writing import versions
from lut_admin.office.office import Office
from tests.office.notices.conftest import EN, ZH


def test_every_kept_text_is_a_version_the_newest_first(office: Office) -> None:
    made = notices.draft(office, "life", ZH, "").made
    assert made is not None
    notices.revise(office, made, "life", ZH, EN)
    notices.revise(office, made, "teaching", ZH, EN)  # another purpose is no other text
    notices.revise(office, made, "teaching", ZH + "带护照。", EN)
    assert [(one.zh, one.en) for one in versions.versions(office, made)] == [(ZH + "带护照。", EN), (ZH, EN), (ZH, "")]
    history.undo(office)
    assert [one.zh for one in versions.versions(office, made)][:2] == [ZH, ZH + "带护照。"]
    assert versions.versions(office, 999) == []
