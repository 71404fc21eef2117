"""A word that is mentioned is not said: titles, lessons, rules of speech, forms; the same words, said, are told."""

from __future__ import annotations

import pytest

from tests.convention.screening.test_messages import labels


@pytest.mark.parametrize(
    ("mentioned", "said", "label"),
    [
        ("话剧《白痴》周末上演，凭学生证入场。", "你就是个白痴，还来上课。", "8-attack"),
        ("口语第八课讲“笨蛋”“蠢货”等词语的语气，请预习。", "“笨蛋”“蠢货”说的就是你。", "8-attack"),
        ("No insults: words like “idiot” hurt.", "He is an “idiot”, everybody knows.", "8-attack"),
        ("语法课：“打死他”表示程度，不是真的打。", "走，去打死他！", "7-incitement"),
        ("Debate: \"Money makes people stupid\", two teams.", "You people are \"stupid\", go home.", "8-attack"),
        ("凡煽动罢课的，按校规处理。", "明天罢课，大家一起来！", "7-incitement"),
        ("请不要围堵快递站门口，按号取件。", "今晚去围堵校长办公室！", "7-incitement"),
        ("If you receive \"share before it is deleted\", ask first.", "They hide it, share before it is deleted!", "8-unverified"),
    ],
)  # fmt: skip
def test_what_is_mentioned_is_not_said(mentioned: str, said: str, label: str) -> None:
    assert label not in labels(mentioned)
    assert labels(said) & {label, "7-division"}


def test_a_scripture_is_handed_out_by_its_title() -> None:
    assert "7-religion" in labels("《圣经》免费赠送，想要的加我，一起读经。")
    assert "7-religion" in labels("这个词语是“耶稣爱你，快来信主”，周日来我房间聚会。")


@pytest.mark.parametrize(
    ("shown", "somebodys"),
    [
        ("护照号码填写格式：字母加数字，例如E12345678。", "我的护照号是E12345678。"),
        ("Passport number: no spaces, for example G12345678.", "For example my passport, G12345678."),
        ("手机号填11位，例如13800000000。", "例如他的手机号13893156672。"),
        ("订单号6217000120260618不是银行卡号。", "转到银行卡6217000120260618。"),
        ("快递单号JD0087431290456请本人来取。", "打0087431290456找我。"),
    ],
)
def test_a_number_that_only_shows_how_or_is_a_things_is_nobodys(shown: str, somebodys: str) -> None:
    assert "8-privacy" not in labels(shown)
    assert "8-privacy" in labels(somebodys)
