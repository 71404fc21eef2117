"""The review: Articles 2 and 5 to 9 in their order, each finding at its place."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin import places
from lut_admin.convention.articles import Weight
from lut_admin.convention.hours import CHINA, Exemption, Ground
from lut_admin.convention.review import Draft, review, settlement
from lut_admin.convention.roster import Person
from lut_admin.convention.screening import Roll, read_lexicon
from lut_admin.papers import words

SHIPPED = read_lexicon(places.resource_tomls("lists/screening"))
NOON = datetime(2026, 3, 2, 12, tzinfo=CHINA)
NIGHT = datetime(2026, 3, 2, 23, 30, tzinfo=CHINA)
ROLL = Roll([Person(1, "L202301000101", "DOE JANE", "Jane Doe", "杜珍妮")])
ZH = "请全体国际学生于周五下午到逸夫楼305参加消防安全讲座。"
EN = (
    "All international students: please attend the fire safety lecture in Room 305, Yifu Building, on Friday afternoon."
)


def codes(draft: Draft, at: datetime = NOON) -> list[str]:
    return [finding.code for finding in review(draft, at, lexicon=SHIPPED, roll=ROLL)]


def test_a_good_notice_has_no_finding() -> None:
    assert codes(Draft(ZH, EN, "safety")) == []


def test_findings_come_in_the_order_of_the_articles() -> None:
    bad = Draft("", "Jane Doe failed. Join the prayer meeting. Buy now! My grade?", "sale")
    findings = review(bad, NIGHT, lexicon=SHIPPED, roll=ROLL)
    articles = [finding.article for finding in findings]
    assert articles == sorted(articles) and set(articles) == {2, 5, 6, 7, 8, 9}
    for finding in findings:
        assert words.of_finding(finding, "zh") and words.of_finding(finding, "en")


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("羽毛球课每人180元，周三晚7点，速来报名，微信扫码缴费。", "Badminton: RMB 180 for 8 lessons; pay in WeChat."),
        ("机场班车每人40元，每天9点南门发车。", "The airport bus is RMB 40 each and leaves the South Gate at 9 a.m. every day."),
        ("书法比赛前三名奖励200元购书卡。", "The top three of the calligraphy contest win book cards of 200 yuan."),
        ("二号楼水管抢修，暂时停水。", "The water in Building 2 is off for repairs."),
    ],
)
def test_prices_and_prizes_of_the_office_are_ordinary_and_a_members_are_asked_about(zh: str, en: str) -> None:
    assert not [code for code in codes(Draft(zh, en, "life")) if code.startswith("content.")]
    assert "content.8-ad" in codes(Draft(text="出自行车，九成新，300元，要的私我。"))
    plain = Draft("代写论文，加微信 abc12345，价格优惠。", "", "life")
    assert "content.8-ad" in codes(plain), "plain words are found in a notice, too"


def test_spans_lie_in_the_half_they_concern() -> None:
    (zh,) = [f for f in review(Draft(ZH + "杜珍妮不及格。", EN), NOON, roll=ROLL) if f.article == 8]
    assert zh.zh is not None and (ZH + "杜珍妮不及格。")[slice(*zh.zh)] == "杜珍妮" and zh.en is zh.text is None
    (en,) = [f for f in review(Draft(ZH, EN + " Jane Doe failed."), NOON, roll=ROLL) if f.article == 8]
    assert en.en is not None and en.zh is en.text is None


def test_what_is_left_open_is_warned_of_in_a_draft_and_blocks_what_goes_out() -> None:
    both = Draft("请于{日期}来办公室。", "Please come to the office on {date}.", "life")
    one = Draft("请于{日期}来办公室。", "Please come to the office on 3 March 2026.", "life")
    for draft in (both, one):
        looked_at, leaving = (review(draft, NOON, lexicon=SHIPPED, whole=whole) for whole in (False, True))
        assert {finding.weight for finding in looked_at if finding.article == 6} == {Weight.WARN}
        assert leaving[0].code == "language.gap" and leaving[0].weight is Weight.BLOCK and leaving[0].zh == (2, 6)
    assert [finding.code for finding in review(one, NOON, lexicon=SHIPPED) if finding.zh == (2, 6)] == ["twin.placeholder"]


def test_a_message_has_neither_purpose_nor_two_halves() -> None:
    assert codes(Draft(text="Hello everyone")) == []
    assert codes(Draft(text="Hello everyone"), NIGHT) == ["hours.closed"]


def test_a_purpose_that_is_not_given_is_not_judged() -> None:
    assert codes(Draft(ZH, EN)) == [] and codes(Draft(ZH, EN, "")) == ["purpose.missing"]


def test_an_exemption_opens_the_hours() -> None:
    (finding,) = review(Draft(ZH, EN), NIGHT, exemption=Exemption(Ground.SAFETY, "暴雨"))
    assert finding.code == "hours.exempt_safety"


def test_what_a_person_found_fine_is_not_asked_again_however_it_is_written() -> None:
    draft = Draft(text="今晚一起祷告")
    (finding,) = review(draft, NOON, lexicon=SHIPPED)
    remembered = settlement(finding, draft)
    assert remembered is not None and remembered[0] == "content.7-religion"
    assert review(Draft(text="明天祷 告"), NOON, lexicon=SHIPPED, settled={remembered}) == ()
    assert review(Draft(text="明天诵经"), NOON, lexicon=SHIPPED, settled={remembered})


def test_what_blocks_is_never_settled_but_disclosed_with_a_reason() -> None:
    draft = Draft(text="杜珍妮高数不及格")
    (block, ask) = review(draft, NOON, roll=ROLL)
    assert block.weight is Weight.BLOCK and settlement(block, draft) is None and ask.article == 9
    assert block in review(draft, NOON, roll=ROLL, settled={(block.code, "杜珍妮")}, disclosure=" ")
    told = review(draft, NOON, roll=ROLL, disclosure="本人书面同意")[0]
    assert (told.code, told.weight, told.facts["reason"]) == ("content.disclosed", Weight.TELL, "本人书面同意")


@given(st.text(max_size=100), st.text(max_size=100), st.one_of(st.none(), st.text(max_size=5)))
def test_any_draft_is_reviewed(zh: str, en: str, category: str | None) -> None:
    findings = review(Draft(zh, en, category), NOON, lexicon=SHIPPED, roll=ROLL)
    assert all(1 <= finding.article <= 10 for finding in findings)
    for finding in findings:
        if finding.zh:
            assert finding.zh[1] <= len(zh)
        if finding.en:
            assert finding.en[1] <= len(en)
