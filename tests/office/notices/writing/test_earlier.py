"""Earlier sentences are offered with today's facts; what went to one person is nobody's model."""

from __future__ import annotations

from lut_admin.office import notices, templates
from lut_admin.office.notices import State
from lut_admin.office.notices.writing import earlier
from lut_admin.office.office import Office

ZH, EN = "请于11月30日前到校医院体检。", "Please have the medical check at the university hospital by 30 November."


def test_what_went_out_is_offered_with_todays_facts(office: Office) -> None:
    made = notices.draft(office, "life", ZH, EN, "体检").made
    assert made is not None
    assert not [one for one, _ in earlier.offers(office, ZH) if one.pair.source == "体检"]  # a draft is nobody's model
    notices.release(office, made, [])
    assert notices.notice(office, made).state is State.COPIED
    [(match, adapted), *_] = earlier.offers(office, "请于12月5日前到校医院体检。")
    assert match.pair.source == "体检" and match.percent == 99
    assert adapted.text == "Please have the medical check at the university hospital by 5 December."
    assert [line.id for line in earlier.out(office)] == [made]


def test_a_private_message_is_nobodys_model(office: Office) -> None:
    made = notices.draft(office, "life", ZH, EN, "体检").made
    assert made is not None
    notices.make_private(office, made)
    notices.release(office, made, [])
    assert notices.notice(office, made).out and earlier.out(office) == []


def test_the_templates_sentences_are_known_from_the_start(office: Office) -> None:
    known = earlier.of_templates(templates.templates(office), office.today())
    assert len(known) > 100
    assert all(pair.zh and pair.en and pair.source for pair in known)
