"""Word forms of a real case: filled from the record, each respondent by herself, own templates kept, undone and verified."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from lut_admin.office import cases, history, verifying
from lut_admin.office.office import Office
from lut_admin.office.papers import word_forms, word_values
from lut_admin.papers import words
from lut_admin.papers.word_forms import TAGS
from lut_admin.records.book import connect
from lut_admin.refusals import Refusal
from tests.office.cases.conftest import SERVED, opened, refused, take
from tests.office.conftest import Clock
from tests.papers.word_files import lines, template


def file(tmp_path: Path, *paragraphs: str, name: str = "T.docx") -> Path:
    path = tmp_path / name
    path.write_bytes(template(*paragraphs))
    return path


def printed(office: Office, number: str, form: str, tmp_path: Path, *paragraphs: str, student: int | None = None) -> list[str]:
    path = file(tmp_path, *paragraphs)
    target = word_forms.write_docx(office, number, form, tmp_path / "out.docx", student, path)
    return lines(target.read_bytes())


@pytest.mark.parametrize("form", word_forms.FORMS)
def test_every_form_is_filled_at_once_and_when_all_is_on_record(office: Office, jane: int, form: str) -> None:
    number = opened(office, jane)
    first = lines(word_forms.docx(office, number, form))
    take(office, number, *SERVED)
    last = lines(word_forms.docx(office, number, form))
    for said in ("".join(first), "".join(last)):
        assert "{{" not in said and "None" not in said
        assert "杜珍" in said or "DOE JANE" in said or form in ("evidence", "convention")
    is_draft = {"proposal": (True, True), "decision": (True, False), "appeal": (True, False), "lifting": (True, True)}
    assert ("代拟稿" in "".join(first), "代拟稿" in "".join(last)) == is_draft.get(form, (False, False))


@pytest.mark.parametrize("form", word_forms.FORMS)
def test_every_tag_has_a_value_on_every_form(office: Office, jane: int, form: str) -> None:
    number = opened(office, jane)
    take(office, number, *SERVED)
    [told] = word_values.values(office, number, form)
    asked = {tag.name for tag in TAGS if form not in word_values.ONCE or not tag.student}
    assert asked - {"draft"} <= told.keys() <= {tag.name for tag in TAGS}
    for tag in TAGS:
        for item in told.get(tag.name, []) if tag.fields else []:
            assert item.keys() == {field.name for field in tag.fields}


def test_the_record_tells_and_nothing_is_guessed(office: Office, jane: int, tmp_path: Path) -> None:
    number = opened(office, jane)
    asked = ("{{ 处分及期限 }}|{{ measure_en }}", "{{ 文号 }}|{{ 决定日期 }}|{{ decided_on_en }}", "{{ 期限起 }}|{{ 期限止 }}",
             "{{ 送达日期 }}|{{ 勾直接送达 }}{{ 勾留置送达 }}", "{{ 申诉截止日 }}", "{% if 已决定 %}有{% else %}无{% endif %}",
             "{{ 群昵称 }}", "{{ 申辩期限 }}|{{ state_time_en }}", "{{ 称呼 }}|{{ called_en }}")  # fmt: skip
    blank = "＿＿＿＿＿＿"
    assert printed(office, number, "decision", tmp_path, *asked)[1:] == [
        f"{blank}|{blank}", f"{blank}|{blank}|{blank}", f"{blank}|{blank}", f"{blank}|☐☐", blank, "无", blank, "5日|5 days",
        "杜珍|DOE JANE",
    ]  # fmt: skip
    take(office, number, *SERVED)
    today = office.today()
    told = printed(office, number, "decision", tmp_path, *asked)
    assert told[0] == "警告，期限6个月|Warning, for 6 months"
    assert told[1] == f"〔2025〕1号|{today.year}年{today.month}月{today.day}日|{today.day} {today:%B} {today.year}"
    assert told[3].endswith("|☑☐") and told[4] != blank and told[5] == "有"


def test_each_respondent_has_her_own_and_nothing_of_the_other(office: Office, jane: int, john: int, tmp_path: Path) -> None:
    number = opened(office, jane, john)
    asked = ("{{ 姓名 }}", "{% for 生 in 学生名单 %}{{ 生.学号 }};{% endfor %}")
    both = "\n".join(printed(office, number, "statement", tmp_path, *asked))
    assert both.index("DOE JANE 杜珍") < both.index("TESTER JOHN 田约翰")
    one = "\n".join(printed(office, number, "statement", tmp_path, *asked, student=jane))
    assert "DOE JANE" in one and "JOHN" not in one and "20230002" not in one
    registration = "\n".join(printed(office, number, "registration", tmp_path, asked[1]))
    assert "20230001;20230002;" in registration
    hers = "\n".join(printed(office, number, "registration", tmp_path, asked[1], student=jane))
    assert "20230001;" in hers and "20230002" not in hers
    hers = "\n".join(printed(office, number, "registration", tmp_path, asked[1], "{{ 事实 }}", student=jane))
    assert "20230001;" in hers and "20230002" not in hers
    assert refused("word.problems", printed, office, number, "registration", tmp_path, asked[0])
    assert refused("cases.not_respondent", printed, office, number, "registration", tmp_path, asked[1], student=99)
    assert refused("forms.nobody_here", printed, office, number, "statement", tmp_path, asked[0], student=99)


def test_what_another_gave_stays_out_of_a_students_paper(office: Office, jane: int, tmp_path: Path) -> None:
    from lut_admin.office.cases import evidence
    from lut_admin.office.cases.evidence import Piece

    number = opened(office, jane)
    evidence.add(office, number, [Piece(b"chat", "田约翰.txt", "群聊", source="TESTER JOHN")])
    asked = "{% for 证 in 证据 %}{{ 证.名称 }},{{ 证.文件名 }},{{ 证.来源 }};{% endfor %}"
    assert printed(office, number, "decision", tmp_path, asked)[1:] == ["截图,,;群聊,,;"]
    assert printed(office, number, "evidence", tmp_path, asked) == ["截图,,;群聊,田约翰.txt,TESTER JOHN;"]


def test_an_own_template_stands_for_its_form_until_it_is_removed(office: Office, jane: int, tmp_path: Path) -> None:
    number = opened(office, jane)
    assert all(one.own_id is None for one in word_forms.shelf(office))
    word_forms.keep(office, "talk", file(tmp_path, "一 {{ 姓名 }}", name="谈话.docx"))
    assert lines(word_forms.docx(office, number, "talk")) == ["一 DOE JANE 杜珍"]
    word_forms.keep(office, "talk", file(tmp_path, "二 {{ 姓名 }}", name="谈话2.docx"))
    assert lines(word_forms.docx(office, number, "talk")) == ["二 DOE JANE 杜珍"]
    own = next(one for one in word_forms.shelf(office) if one.form == "talk")
    assert own.file_name == "谈话2.docx" and own.size > 1000 and words.of_word(own.title, "zh") == "谈话记录"
    assert word_forms.save_own(office, "talk", tmp_path / "back.docx").read_bytes() == (tmp_path / "谈话2.docx").read_bytes()
    history.undo(office)
    assert lines(word_forms.docx(office, number, "talk")) == ["一 DOE JANE 杜珍"]
    word_forms.discard(office, "talk")
    assert "谈话记录" in lines(word_forms.docx(office, number, "talk"))
    history.undo(office)
    assert lines(word_forms.docx(office, number, "talk")) == ["一 DOE JANE 杜珍"]
    checks = {check.name: check.ok for check in verifying.verify(office).checks}
    assert checks["records"] and checks["word_forms"]


def test_a_template_with_mistakes_is_not_kept(office: Office, tmp_path: Path) -> None:
    said = words.of_refusal(refused("word.problems", word_forms.keep, office, "talk", file(tmp_path, "{{ 姓明 }}")), "zh")
    assert "第 1 段：没有名为“姓明”的标签" in said and "姓名" in said
    assert refused("word.unreadable", word_forms.keep, office, "talk", tmp_path / "none.docx")
    assert refused("word.none_kept", word_forms.discard, office, "talk")
    assert refused("word.none_kept", word_forms.save_own, office, "talk", tmp_path / "x.docx")
    assert refused("forms.unknown", word_forms.docx, office, "1", "verdict")


def test_a_damaged_template_is_told(office: Office, jane: int, tmp_path: Path) -> None:
    word_forms.keep(office, "talk", file(tmp_path, "{{ 姓名 }}"))
    raw = office.book.lend_key(lambda key: connect(office.book.path, key))
    raw.execute("UPDATE word_form_body SET body = zeroblob(length(body))")
    raw.close()
    with office.read() as connection:
        connection.execute(text("SELECT 1"))
    assert not {check.name: check.ok for check in verifying.verify(office).checks}["word_forms"]
    refused("word.spoiled", word_forms.docx, office, opened(office, jane), "talk")


def test_starters_and_tags_are_saved(office: Office, tmp_path: Path) -> None:
    for form in word_forms.FORMS:
        path = word_forms.save_starter(form, tmp_path / f"{form}.docx")
        word_forms.keep(office, form, path)
    assert all(one.own_id for one in word_forms.shelf(office))
    assert word_forms.save_tags(tmp_path / "tags.xlsx").stat().st_size > 4000


def test_without_a_case_there_is_the_convention_only(office: Office) -> None:
    assert "群聊" not in "".join(lines(word_forms.docx(office, "", "acknowledgment")))
    assert "微信群管理公约" in lines(word_forms.docx(office, "", "convention"))
    with pytest.raises(Refusal) as unknown:
        word_forms.docx(office, "LUT-2020-0001", "decision")
    assert unknown.value.code == "cases.unknown"


def test_a_talk_and_a_lifting_tell_their_days(office: Office, clock: Clock, jane: int, tmp_path: Path) -> None:
    number = opened(office, jane)
    cases.step(office, number, "education", office.today(), {"said": "请改昵称。"})
    assert printed(office, number, "talk", tmp_path, "{{ 事由 }}", "{{ talked_on_en }}")[0] == "请改昵称。"
    other = opened(office, jane)
    take(office, other, *SERVED)
    clock.at += timedelta(days=150)
    take(office, other, "application")
    clock.at += timedelta(days=100)
    take(office, other, "lifting")
    told = printed(office, other, "lifting", tmp_path, "{{ 解除文号 }}|{{ 解除机关 }}")
    assert told == ["〔2026〕2号|国际教育学院"]
