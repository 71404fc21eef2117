"""A notice from a template, through the real window: chosen, filled in and made by keyboard alone, reopened and made anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lut_admin.desk.pages.notices.beginning.fact_field import FactField
from lut_admin.desk.pages.notices.beginning.moments import PARTS
from lut_admin.desk.pages.notices.beginning.template_form import TemplateForm
from lut_admin.desk.pages.notices.writing.composer import Composer
from lut_admin.desk.window import Window
from lut_admin.office import history, notices, templates, terms
from lut_admin.office.notices.writing import templated
from lut_admin.office.office import Office
from lut_admin.office.results import Changes
from lut_admin.papers.notice_templates import Kind, shipped
from tests.desk.pages.notices.drafts import page


@pytest.fixture
def pages() -> tuple[str, ...]:
    return ("notices", "settings")


@pytest.fixture
def window(window: Window) -> Window:
    window.activateWindow()
    window.go("notices", new=True)
    return window


@pytest.fixture
def form(window: Window) -> TemplateForm:
    return page(window).beginning.form


def press(window: Window, keys: str) -> int:
    """Type: `<Return>` is a key, everything else a letter. Returns how many keys were pressed; Chinese counts two a character."""
    count = 0
    for part in re.findall(r"<[A-Za-z+]+>|.", keys):
        target = QApplication.activePopupWidget() or window.focusWidget()
        assert target is not None
        if part.startswith("<"):
            held, _, name = part[1:-1].rpartition("+")
            modifier = getattr(Qt.KeyboardModifier, f"{held or 'No'}Modifier")
            QTest.keyClick(target, getattr(Qt.Key, f"Key_{name}"), modifier)
        elif part.isascii():
            QTest.keyClick(target, part)
        else:
            line = window.focusWidget()
            assert isinstance(line, QLineEdit)
            line.insert(part)  # as an input method does
            count += 1
        count += 1
        QApplication.processEvents()
    return count


def only(office: Office) -> notices.NoticeLine:
    [line] = notices.notices(office)
    return line


def field(form: TemplateForm, name: str) -> FactField:
    return form.fields[name]


# --- choosing ---


def test_every_template_is_offered_under_its_purpose(window: Window) -> None:
    choice = page(window).beginning.choice
    shown = [choice.list.item(place) for place in range(choice.list.count())]
    names = [item.text() for item in shown if item.data(Qt.ItemDataRole.UserRole)]
    assert len(names) == 27 and len(set(names)) == 27
    headings = [item.text() for item in shown if not item.data(Qt.ItemDataRole.UserRole)]
    assert headings == ["教学培养", "安全教育", "文体活动", "生活指导", "用途每次选择"]
    assert choice.search.hasFocus()


def test_a_template_is_found_by_either_language(window: Window) -> None:
    choice = page(window).beginning.choice
    found = {
        "体检": "physical_examination",
        "hsk": "hsk_registration",
        "power cut": "outage",
        "签到": "allowance_sign_in",
    }
    for typed, name in found.items():
        choice.search.clear()
        press(window, typed)
        assert choice.current is not None and choice.current.id == name
        assert choice.sketch.panes["zh"].toPlainText()


def test_what_nothing_is_called_is_said(window: Window, form: TemplateForm) -> None:
    choice = page(window).beginning.choice
    press(window, "xyz<Return>")
    assert choice.nothing.isVisible() and choice.current is None and not form.isVisible()
    press(window, "<Escape>")
    assert choice.current is not None
    press(window, "<Escape>")
    assert page(window).listing.isVisible()


def test_the_arrows_move_past_the_headings(window: Window) -> None:
    choice = page(window).beginning.choice
    for _ in range(30):
        press(window, "<Down>")
    assert choice.current is not None and choice.current.id == "correction"
    press(window, "<PageUp><Up>")
    assert choice.current.id != "correction"
    for _ in range(30):
        press(window, "<Up>")
    assert choice.current.id == "registration"


def test_blank_and_back(window: Window) -> None:
    page(window).beginning.choice.from_blank.click()
    assert page(window).composer.isVisible()
    window.go("notices", new=True)
    page(window).beginning.choice.left.emit()
    assert page(window).listing.isVisible()


# --- a minute ---


def test_a_water_cut_is_announced_in_a_few_keys(window: Window, office: Office) -> None:
    count = press(window, "停水<Return>")
    count += press(window, "<Down><Return><Return>")  # what is cut off: the first choice
    count += press(window, "国际学生公寓<Return>")
    count += press(window, "11.24<Return>9<Return>17<Return>")
    count += press(window, "<Return>")
    line = only(office)
    assert "时间：11月24日（星期一）09:00–17:00" in line.zh and "When: Monday 24 November, 09:00–17:00" in line.en
    assert "国际学生公寓" in line.zh and "International Student Apartments" in line.en
    assert (line.title, line.category) == ("停水通知", "life")
    assert page(window).composer.isVisible()
    assert count <= 40


def test_an_event_with_a_room_is_announced_in_a_few_keys(window: Window, office: Office) -> None:
    count = press(window, "event<Return>")
    count += press(window, "中国书法<Return>Chinese calligraphy<Return>")
    count += press(window, "wed<Return>1430<Return>1630<Return>")
    count += press(window, "yifu<Down><Return><Return>305<Return>")
    count += press(window, "<Control+Return>")
    line = only(office)
    assert "时间：11月26日（星期三）14:30–16:30\n地点：逸夫楼305室" in line.zh
    assert "Place: Room 305, Yifu Building" in line.en
    assert count <= 80


def test_the_exams_are_announced_in_a_few_keys(window: Window, office: Office) -> None:
    count = press(window, "exam<Return>")
    count += press(
        window,
        "1.11<Return>9<Return>11<Return>高等数学<Return>Advanced Mathematics<Return>yifu<Down><Return><Return>305<Return>",
    )
    count += press(window, "1.13<Return>1430<Return>1630<Return>综合汉语<Return>Comprehensive Chinese<Return>")
    count += press(window, "<Return><Return>")  # the place came along from the first
    count += press(window, "<Control+Return>")
    line = only(office)
    assert "1. 2026年1月11日（星期日）09:00–11:00，高等数学，逸夫楼305室" in line.zh
    assert "2. Tuesday 13 January 2026, 14:30–16:30, Comprehensive Chinese, Room 305, Yifu Building" in line.en
    assert count <= 150


# --- the form ---


def test_every_template_is_filled_in_from_its_examples(window: Window, form: TemplateForm, office: Office) -> None:
    for one in shipped():
        page(window).beginning.choice.chosen.emit(one)
        for name, told in form.fields.items():
            told.editor.put(one.field(name).example)
            assert tuple(told.editor.texts()) == one.field(name).example, name
            assert told.value is not None, name
            told.editor.put([])
            assert told.editor.texts() == [] and not told.filled
            told.editor.put(one.field(name).example)
        form.category.setCurrentIndex(form.category.findData("life"))
        form.finish()
        if form.messages.cards():  # what is over is asked once
            form.finish()
        was = templated.filled(notices.notices(office)[0])
        assert was is not None and was.untouched and was.template == one.id
        assert was.fields == {told.name: told.example for told in one.fields}
    assert len(notices.notices(office)) == 27


def test_what_lacks_or_is_wrong_is_said_where_it_is(window: Window, form: TemplateForm, office: Office) -> None:
    press(window, "hsk<Return>")
    assert form.fields["date"].isAncestorOf(window.focusWidget())
    press(window, "soon<Return>")
    assert "soon" in field(form, "date").below.text() and field(form, "date").editor.boxes[0].property("wrong")
    form.finish()
    assert notices.notices(office) == []
    shown = {name for name, one in form.fields.items() if not one.below.isHidden()}
    assert shown == {"date", "levels", "deadline", "url"}
    assert field(form, "date").isAncestorOf(window.focusWidget())
    field(form, "date").editor.put(["2025-12-14"])
    assert field(form, "date").below.isHidden() and not field(form, "date").editor.boxes[0].property("wrong")
    assert "12月14日（星期日）" in field(form, "date").said.text()


WRONG = [
    ("registration", "dates", ["2025-12-05/2025-12-03"], "结束要晚于开始"),
    ("registration", "place", ["逸夫楼 | "], "中文和英文都要填"),
    ("registration", "place", ["逸夫楼 | Yifu Building | 三楼"], "房间号"),
    ("registration", "documents", ["护照 | "], "第 1 项"),
    ("course_selection", "limit", ["101"], "100"),
    ("event", "when", ["2025-12-05T10:00"], "还没有填完整"),
    ("event", "url", ["example.edu.cn"], "https://"),
    ("payment", "amount", ["abc"], "金额"),
    ("office_hours", "hours", ["17:00-08:00"], "结束要晚于开始"),
    ("graduation", "steps", ["2025-12-05 | 归还图书 | "], "第 1 项"),
    ("fraud_warning", "hotline", ["call"], "电话"),
    ("office_hours", "email", ["x"], "邮箱"),
    ("allowance_sign_in", "day", ["40"], "1 到 31"),
    ("hsk_registration", "levels", ["a"], "3,4,5"),
]


def test_the_reason_is_told(window: Window, form: TemplateForm) -> None:
    for name, told, texts, why in WRONG:
        page(window).beginning.choice.chosen.emit(next(one for one in shipped() if one.id == name))
        form.fields[told].show()
        form.fields[told].editor.put(texts)
        assert not form.fields[told].check()
        assert why in form.fields[told].below.text()


def test_a_deadline_in_the_past_is_asked_once(window: Window, form: TemplateForm, office: Office) -> None:
    page(window).beginning.choice.chosen.emit(next(one for one in shipped() if one.id == "annual_review"))
    for name, text in (("deadline", "2025-11-19"), ("form", "a.docx"), ("place", "图书馆 | Library")):
        form.fields[name].editor.put([text])
    form.finish()
    assert notices.notices(office) == [] and form.messages.cards()
    assert "过去" in form.fields["deadline"].below.text()
    form.finish()
    assert only(office).title == "奖学金年度评审通知"


def test_an_exam_in_the_past_is_asked_about(window: Window, form: TemplateForm, office: Office) -> None:
    page(window).beginning.choice.chosen.emit(next(one for one in shipped() if one.id == "make_up_exam"))
    row = "2025-{} | 物理 | Physics"
    form.fields["exams"].editor.put([row.format("11-10"), row.format("12-10")])
    form.finish()
    assert notices.notices(office) == [] and "过去" in form.fields["exams"].below.text()


def test_a_thing_that_is_half_written_is_not_read_as_another(window: Window, form: TemplateForm) -> None:
    page(window).beginning.choice.chosen.emit(next(one for one in shipped() if one.id == "make_up_exam"))
    [exam] = form.fields["exams"].editor.things  # type: ignore[attr-defined]
    exam.when.put(["2025-12-10"])
    exam.what.zh.setText("物理")
    exam.where.put(["逸夫楼 | Yifu Building | 305"])
    assert form.fields["exams"].value is None and not form.fields["exams"].check()
    assert "中文和英文" in form.fields["exams"].below.text()


def test_a_name_that_is_no_chinese_is_the_same_in_english(window: Window, office: Office) -> None:
    press(window, "停水<Return>")
    press(window, "HSK<Return>")
    assert page(window).beginning.form.fields["supply"].editor.texts() == ["HSK | HSK"]


def test_a_new_place_can_go_to_the_glossary(window: Window, form: TemplateForm, office: Office) -> None:
    page(window).beginning.choice.chosen.emit(next(one for one in shipped() if one.id == "event"))
    place = form.fields["place"]
    place.editor.put(["图书馆 | Library"])
    assert place.check() and place.learn.isHidden()
    place.editor.put(["格物楼 | Gewu Building | 305"])
    assert place.check() and place.learn.isVisible()
    place.learn.click()
    assert [(term.zh, term.en) for term in terms.own(office)] == [("格物楼", "Gewu Building")]
    assert place.learn.isHidden() and place.check() and place.learn.isHidden()


def test_a_warning_at_night_has_the_exception_at_hand(window: Window, form: TemplateForm, clock: Any) -> None:
    clock.at = clock.at.replace(hour=23, minute=30)
    page(window).beginning.choice.chosen.emit(next(one for one in shipped() if one.id == "severe_weather"))
    told = {
        "warning": "暴雨红色预警 | red rainstorm warning",
        "period": "2025-11-20T23:00/2025-11-21T08:00",
        "hotline": "0931-2970004",
    }
    for name, text in told.items():
        form.fields[name].editor.put([text])
    form.finish()
    composer = page(window).composer
    assert composer.exception.isVisible() and composer.exception.ground.currentData() == "safety"


def test_of_a_correction_the_past_is_no_slip_and_the_purpose_is_chosen(
    window: Window, form: TemplateForm, office: Office
) -> None:
    page(window).beginning.choice.chosen.emit(next(one for one in shipped() if one.id == "correction"))
    for name in ("about", "wrong", "right"):
        form.fields[name].editor.put(["体检 | check"])
    form.fields["issued"].editor.put(["2025-11-10"])
    assert form.category.isVisible()
    form.finish()
    assert notices.notices(office) == [] and not form.category_field.below.isHidden()
    form.category.setCurrentIndex(form.category.findData("safety"))
    form.finish()
    assert only(office).category == "safety"


def test_optional_facts_are_folded_away_and_reached_by_key(window: Window, form: TemplateForm) -> None:
    press(window, "event<Return>")
    assert field(form, "seats").isHidden() and not field(form, "place").isHidden()
    items: list[Any] = [form.more.itemAt(at) for at in range(form.more.count())]
    links = [item.widget() for item in items]
    [seats] = [one for one in links if "名额" in one.text()]
    seats.setFocus()
    press(window, "<Space>")
    assert field(form, "seats").isVisible() and field(form, "seats").isAncestorOf(window.focusWidget())
    press(window, "30")
    form.show_sketch()
    assert "名额：30人" in form.sketch.panes["zh"].toPlainText()
    field(form, "seats")._fold()
    form.show_sketch()
    assert "名额" not in form.sketch.panes["zh"].toPlainText() and field(form, "seats").isHidden()


def test_beside_the_form_stands_the_notice_as_it_is(window: Window, form: TemplateForm) -> None:
    press(window, "trip<Return>敦煌<Return>Dunhuang<Return>12.6<Return>730<Return>")
    form.show_sketch()
    zh, en = (form.sketch.panes[half].toPlainText() for half in ("zh", "en"))
    assert "出发时间：12月6日（星期六）07:30" in zh and "集合地点：〔集合地点〕" in zh
    assert "Departure: Saturday 6 December, 07:30" in en and "Meeting point: 〔Meeting point〕" in en
    assert len(form.sketch.panes["zh"].extraSelections()) == 2


def test_escape_closes_what_is_open_before_it_leads_back(window: Window, form: TemplateForm) -> None:
    press(window, "outage<Return><Down>")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    press(window, "<Escape>")
    assert form.isVisible() and not popup.isVisible()
    press(window, "<Escape>")
    assert not form.isVisible() and page(window).beginning.choice.isVisible()


def test_tab_goes_through_the_form_as_it_is_read(window: Window, form: TemplateForm) -> None:
    press(window, "sports<Return>")
    things: Any = field(form, "events").editor
    things.add()
    field(form, "dates").take_keyboard()
    dates, place, deadline = (field(form, name).editor.boxes for name in ("dates", "place", "deadline"))
    first, second = (one.boxes for one in things.things)
    reached = []
    for _ in range(60):
        reached.append(window.focusWidget())
        if reached[-1] is form.make:
            break
        press(window, "<Tab>")
    wanted: list[Any] = [*dates, *place, *first, *second, *deadline, *form.sketch.panes.values(), form.make]
    assert [one for one in reached if one in wanted] == wanted


def test_rows_of_a_list_come_and_go(window: Window, form: TemplateForm) -> None:
    press(window, "sports<Return>12.6<Return><Return>体育场<Return><Return>")
    events: Any = field(form, "events").editor
    assert field(form, "events").isAncestorOf(window.focusWidget())
    press(window, "短跑<Return>")  # its English comes along
    press(window, "拔河<Return>")
    assert events.texts() == ["短跑 | sprint", "拔河 | tug of war"] and len(events.things) == 3
    press(window, "<Return>")  # an empty row: on to the next field
    assert field(form, "deadline").isAncestorOf(window.focusWidget())
    events._taken_away(events.things[0])
    assert events.texts() == ["拔河 | tug of war"]
    for one in list(events.things):
        events._taken_away(one)
    assert len(events.things) == 1 and events.texts() == []


def test_days_and_times_step_and_are_written_out(window: Window, form: TemplateForm) -> None:
    press(window, "event<Return>书法<Return>Calligraphy<Return>")
    day, start, *_ = field(form, "when").editor.boxes
    press(window, "<Up>")
    assert day.text() == "2025-11-20"
    press(window, "<Up><Up><Down><Return>")
    assert day.text() == "2025-11-21"
    press(window, "<Up><Up>")
    assert start.text() == "09:30"
    press(window, "<Down><Return>")
    assert start.text() == "09:00"


# --- what is remembered, and made anew ---


def outage(office: Office) -> int:
    typed = [("supply", "停水 | water cut"), ("place", "一号楼 | Building 1"), ("period", "2025-12-03T09:00/17:00")]
    made = templated.draft(office, "outage", [*typed, ("contact", "王老师 | Ms Wang | 0931-2970001")]).made
    assert made is not None
    return made


def opened(window: Window, number: int) -> Composer:
    window.stack.tell(Changes.NOTICES)
    window.go("notices", notice=number)
    return page(window).composer


def test_what_was_used_last_stands_on_top_and_who_is_asked_comes_along(
    window: Window, form: TemplateForm, office: Office
) -> None:
    outage(office)
    window.go("notices", new=True)
    choice = page(window).beginning.choice
    assert choice.list.item(0).text() == "最近用过" and choice.current is not None and choice.current.id == "outage"
    press(window, "<Return>")
    assert field(form, "contact").isVisible() and field(form, "contact").editor.texts() == [
        "王老师 | Ms Wang | 0931-2970001"
    ]
    assert field(form, "supply").editor.texts() == []
    place: Any = field(form, "place").editor
    assert place.zh.offers[0].zh == "一号楼"


def test_a_draft_goes_back_to_its_facts_and_is_made_anew(window: Window, form: TemplateForm, office: Office) -> None:
    number = outage(office)
    composer = opened(window, number)
    assert composer.facts.isVisible()
    composer.facts.click()
    assert form.isVisible() and "重新生成" in form.make.text() and not form.messages.cards()
    field(form, "period").editor.put(["2025-12-04T09:00/17:00"])
    form.finish()
    assert "12月4日（星期四）" in only(office).zh and composer.isVisible()
    assert "12月4日（星期四）" in composer.halves.texts()[0]
    history.undo(office)
    assert "12月3日（星期三）" in only(office).zh


def test_what_was_written_by_hand_is_not_lost_unasked(window: Window, form: TemplateForm, office: Office) -> None:
    number = outage(office)
    line = only(office)
    notices.revise(office, number, line.category, line.zh + "\n谢谢。", line.en + "\nThank you.", line.title)
    opened(window, number).facts.click()
    assert form.messages.cards()
    form.left.emit()
    assert page(window).composer.isVisible() and only(office).zh.endswith("谢谢。")
    page(window).composer.facts.click()
    form.finish()
    assert not only(office).zh.endswith("谢谢。")


def test_a_half_filled_form_is_not_lost(window: Window, form: TemplateForm, settle: Callable[[], None]) -> None:
    press(window, "trip<Return>敦煌<Return>Dunhuang<Return>")
    window.go("settings")
    window.go("notices", new=True)
    assert form.isVisible() and field(form, "destination").filled
    press(window, "<Escape>")
    press(window, "trip<Return>")
    assert form.isVisible() and field(form, "destination").filled
    window.set_language("en")
    settle()
    again = page(window).beginning.form
    assert again.isVisible() and again.fields["destination"].editor.texts() == ["敦煌 | Dunhuang"]


def test_own_templates_and_places_are_at_hand(window: Window, office: Office) -> None:
    line = {"zh": "请到{where}。", "en": "Please come to {where}."}
    told = {"name": "where", "kind": "place", "zh": "地点", "en": "Place"}
    templates.keep(
        office, {"category": "life", "title": {"zh": "集合", "en": "Meet"}, "field": [told], "line": [line]}
    )
    terms.add(office, "room", "格物楼会议室", "Gewu Meeting Room")
    window.go("notices", new=True)
    press(window, "集合<Down><Down><Down><Down><Down>")
    choice = page(window).beginning.choice
    while choice.current is not None and choice.current.id != "meet":
        press(window, "<Up>")
    press(window, "<Return>gewu<Down><Return><Return><Return><Return>")
    assert "请到格物楼会议室。" in only(office).zh and "Please come to Gewu Meeting Room." in only(office).en


def test_every_kind_has_its_words(window: Window) -> None:
    for kind in Kind:
        assert window.say(f"templates.called_{kind.value}")
        if kind not in PARTS or kind in (Kind.DATE, Kind.TIME):
            assert window.say(f"filling.no_{kind.value}", text="x", most=3)
