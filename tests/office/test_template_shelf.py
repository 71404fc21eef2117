"""The shelf of templates: shipped, changed and own ones, kept, binned, sent and brought."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lut_admin.office import bin as kept
from lut_admin.office import history, template_shelf, templated
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
    return [one.id for one in template_shelf.templates(office)]


def test_an_own_template_is_used_like_a_shipped_one(office: Office) -> None:
    template_shelf.keep(office, {**CUT, "author": "a colleague"})
    assert names(office)[-1] == "power_cut" and len(names(office)) == 28
    made = templated.preview(office, "power_cut", {"when": office.today()})
    assert made.zh == "停电提醒\n各位同学：\n11月20日（星期四）停电。"
    assert template_shelf.shelved(office, "power_cut").body == CUT
    template_shelf.keep(office, CUT)
    assert names(office)[-1] == "power_cut_2"
    assert len(template_shelf.templates()) == 27


def test_a_changed_shipped_template_takes_its_place_and_gives_it_back(office: Office) -> None:
    changed = {**body("trip"), "title": {"zh": "参观通知", "en": "Visit to {destination}"}}
    with pytest.raises(Refusal, match=r"templates\.uneven"):
        template_shelf.keep(office, changed, "trip")
    changed["title"] = {"zh": "参观{destination}", "en": "Visit to {destination}"}
    template_shelf.keep(office, changed, "trip")
    assert len(names(office)) == 27
    one = template_shelf.shelved(office, "trip")
    assert (
        one.shipped
        and one.own_id is not None
        and templated.template(office, "trip").title.en == "Visit to {destination}"
    )
    template_shelf.discard(office, "trip")
    assert templated.template(office, "trip").title.en == "Notice: trip to {destination}"
    template_shelf.keep(office, changed, "trip")  # the one in the bin is used again, not a second one of the name
    assert kept.binned(office, ["own_template"]) == []
    history.undo(office)
    [binned] = kept.binned(office, ["own_template"])
    assert binned.name == "参观{destination}"
    kept.restore(office, [binned])
    assert template_shelf.shelved(office, "trip").own_id is not None


def test_what_came_with_the_app_is_not_binned(office: Office) -> None:
    with pytest.raises(Refusal, match=r"templates\.shipped"):
        template_shelf.discard(office, "trip")
    with pytest.raises(Refusal, match=r"templates\.unknown"):
        template_shelf.discard(office, "party")


def test_one_that_cannot_be_filled_is_not_kept(office: Office) -> None:
    for wrong in ({}, {"title": "x"}, {**CUT, "line": []}, {**CUT, "field": []}):
        with pytest.raises(Refusal):
            template_shelf.keep(office, wrong)
    assert len(names(office)) == 27


def test_one_that_can_no_longer_be_read_gives_way(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    template_shelf.keep(office, CUT)
    template_shelf.keep(office, {**CUT, "title": {"zh": "参观", "en": "Visit"}}, "trip")
    frame = {
        "field": [{"name": "when", "kind": "date", "zh": "日", "en": "Day"}],
        "after": [{"zh": "{when}", "en": "{when}"}],
    }
    monkeypatch.setattr(template_shelf, "frame", lambda: frame)
    broken = [one for one in template_shelf.shelf(office) if one.fault]
    assert [(one.name, one.template is None) for one in broken] == [("trip", False), ("power_cut", True)]
    assert names(office) == [one.id for one in template_shelf.templates()]


def test_a_template_goes_to_a_colleague_and_back(office: Office, tmp_path: Path) -> None:
    template_shelf.keep(office, CUT)
    path = template_shelf.send(office, "power_cut", tmp_path / "power_cut.toml")
    template_shelf.discard(office, "power_cut")
    template_shelf.bring(office, path)
    assert template_shelf.shelved(office, "power_cut_2").body == CUT
    shipped = template_shelf.send(office, "trip", tmp_path / "trip.toml")
    template_shelf.bring(office, shipped)
    assert template_shelf.shelved(office, "trip").own_id is not None
    (tmp_path / "x.toml").write_text("category = 'life'", "utf-8")
    with pytest.raises(Refusal, match=r"templates\."):
        template_shelf.bring(office, tmp_path / "x.toml")
