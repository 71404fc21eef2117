"""The shelf of templates: shipped, changed and own ones, kept, binned, sent and brought."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lut_admin.office import bin as kept
from lut_admin.office import history, templates
from lut_admin.office.office import Office
from lut_admin.papers.notice_templates import body
from lut_admin.refusals import Refusal

CUT: dict[str, Any] = {
    "category": "life",
    "title": {"zh": "停电提醒", "en": "Notice: power cut"},
    "field": [{"name": "when", "kind": "date", "zh": "日期", "en": "Day"}],
    "line": [{"zh": "{when}停电。", "en": "There is no power on {when}."}],
}


def names(office: Office) -> list[str]:
    return [one.id for one in templates.templates(office)]


def test_an_own_template_is_used_like_a_shipped_one(office: Office) -> None:
    templates.keep(office, {**CUT, "author": "a colleague"})
    assert names(office)[-1] == "power_cut" and len(names(office)) == 28
    made = templates.preview(office, "power_cut", {"when": office.today()})
    assert made.zh == "停电提醒\n各位同学：\n11月20日（星期四）停电。"
    assert templates.shelved(office, "power_cut").body == CUT
    templates.keep(office, CUT)
    assert names(office)[-1] == "power_cut_2"
    assert len(templates.templates()) == 27


def test_a_changed_shipped_template_takes_its_place_and_gives_it_back(office: Office) -> None:
    changed = {**body("trip"), "title": {"zh": "参观通知", "en": "Visit to {destination}"}}
    with pytest.raises(Refusal, match=r"templates\.uneven"):
        templates.keep(office, changed, "trip")
    changed["title"] = {"zh": "参观{destination}", "en": "Visit to {destination}"}
    templates.keep(office, changed, "trip")
    assert len(names(office)) == 27
    one = templates.shelved(office, "trip")
    assert (
        one.shipped
        and one.own_id is not None
        and templates.template(office, "trip").title.en == "Visit to {destination}"
    )
    templates.discard(office, "trip")
    assert templates.template(office, "trip").title.en == "Notice: trip to {destination}"
    templates.keep(office, changed, "trip")  # the one in the bin is used again, not a second one of the name
    assert kept.binned(office, ["own_template"]) == []
    history.undo(office)
    [binned] = kept.binned(office, ["own_template"])
    assert binned.name == "参观{destination}"
    kept.restore(office, [binned])
    assert templates.shelved(office, "trip").own_id is not None


def test_what_came_with_the_app_is_not_binned(office: Office) -> None:
    with pytest.raises(Refusal, match=r"templates\.shipped"):
        templates.discard(office, "trip")
    with pytest.raises(Refusal, match=r"templates\.unknown"):
        templates.discard(office, "party")


def test_one_that_cannot_be_filled_is_not_kept(office: Office) -> None:
    for wrong in ({}, {"title": "x"}, {**CUT, "line": []}, {**CUT, "field": []}):
        with pytest.raises(Refusal):
            templates.keep(office, wrong)
    assert len(names(office)) == 27


def test_one_that_can_no_longer_be_read_gives_way(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    templates.keep(office, CUT)
    templates.keep(office, {**CUT, "title": {"zh": "参观", "en": "Visit"}}, "trip")
    frame = {
        "field": [{"name": "when", "kind": "date", "zh": "日", "en": "Day"}],
        "after": [{"zh": "{when}", "en": "{when}"}],
    }
    monkeypatch.setattr(templates, "frame", lambda: frame)
    broken = [one for one in templates.shelf(office) if one.fault]
    assert [(one.name, one.template is None) for one in broken] == [("trip", False), ("power_cut", True)]
    assert names(office) == [one.id for one in templates.templates()]


def test_a_template_goes_to_a_colleague_and_back(office: Office, tmp_path: Path) -> None:
    templates.keep(office, CUT)
    path = templates.send(office, "power_cut", tmp_path / "power_cut.toml")
    templates.discard(office, "power_cut")
    templates.bring(office, path)
    assert templates.shelved(office, "power_cut_2").body == CUT
    shipped = templates.send(office, "trip", tmp_path / "trip.toml")
    templates.bring(office, shipped)
    assert templates.shelved(office, "trip").own_id is not None
    (tmp_path / "x.toml").write_text("category = 'life'", "utf-8")
    with pytest.raises(Refusal, match=r"templates\."):
        templates.bring(office, tmp_path / "x.toml")
