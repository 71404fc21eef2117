"""Pasted WeChat text: every shape that people paste, and what is said of it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.papers import words
from lut_admin.papers.member_list import Event, Move, Shape, read_members

JANE, TIAN, ALI = "Jane Doe+杜珍", "田约翰", "Ali Khan 阿里"


@pytest.mark.parametrize(
    "text",
    [
        f"{JANE}\n{TIAN}\n{ALI}",
        f"\ufeff{JANE}\r\n\r\n  {TIAN}  \r\n{ALI}\r\n",
        f"{JANE}、{TIAN}、{ALI}",
        f"{JANE}, {TIAN}, {ALI}",
        f"1. {JANE}\n2. {TIAN}\n3. {ALI}",
        f"1、{JANE}\n2、{TIAN}\n3、{ALI}",
        f"聊天成员\n{JANE}\n{TIAN}\n查看更多\n{ALI}\n添加\n移出",
        f"Members\n{JANE}\n{TIAN}\nShow All\n{ALI}\nAdd\nRemove",
        f"序号\t昵称\n1\t{JANE}\n2\t{TIAN}\n3\t{ALI}",
        f"{JANE}\t机械\n{TIAN}\t化工\n{ALI}\t",
    ],
)
def test_lists_of_names(text: str) -> None:
    found = read_members(text)
    assert found.nicknames == (JANE, TIAN, ALI)
    assert found.shape is Shape.NAMES and found.complete is None and not found.not_understood


def test_a_comma_may_stand_inside_a_name() -> None:
    assert read_members("Jane Doe，杜珍").nicknames == ("Jane Doe，杜珍",)
    assert read_members("Jane Doe、杜珍").nicknames == ("Jane Doe、杜珍",)
    assert read_members("Doe, Jane 杜珍\nAli 阿里").nicknames == ("Doe, Jane 杜珍", "Ali 阿里")
    assert read_members("Jane Doe, 杜珍, Ali Khan, 阿里").nicknames == ("Jane Doe,杜珍", "Ali Khan,阿里")


def test_wechats_own_count_tells_whether_the_list_is_whole() -> None:
    assert read_members(f"群聊(3)\n{JANE}\n{TIAN}\n{ALI}").complete is True
    short = read_members(f"群聊（487）\n{JANE}\n{TIAN}")
    assert (short.complete, short.counted, len(short.nicknames)) == (False, 487, 2)
    assert read_members(f"LUT International Students (2)\n{JANE}\n{TIAN}").complete is True


def test_a_name_cut_by_the_screen_is_a_question() -> None:
    found = read_members(f"{JANE}\nMuhammad Abdul…\nAli Kh...")
    assert found.nicknames == (JANE,) and found.cut == ("Muhammad Abdul…", "Ali Kh...")


CHATS = {
    "desktop, twelve hours": f"{JANE} 2023/09/16 2:51 PM\n老师好\n\n{TIAN} 2023/09/16 2:52 PM\n[动画表情]\n\n"
    f"{JANE} 2023/09/16 2:53 PM\n谢谢",
    "desktop": f"{JANE} 2024-01-15 10:30\n你好\n\n{TIAN} 2024-01-15 10:31\n好",
    "time only": f"{JANE} 16:21\n你好\n{TIAN} 16:22\n好",
    "no time": f"{JANE}:\n你好\n{TIAN}:\n收到 谢谢",
    "phone": f"{JANE} 和 {TIAN} 在微信上的聊天记录如下，请查收。\n\n—————  2026-04-06  —————\n\n{JANE}  16:21\n\n"
    f"[图片: a.png(请在附件中查看)]\n\n{TIAN}  16:22\n\n好",
    "phone, a group": f'微信群"LUT International Students"的聊天记录如下:\n\n—————  2026/04/07  —————\n\n{JANE}  6:21\n\n好\n\n'
    f"{TIAN}  7:00\n\n好",
    "relative": f"{JANE} 昨天 12:10\n你好\n{TIAN} 星期三 10:15\n好",
}


@pytest.mark.parametrize("text", CHATS.values(), ids=CHATS.keys())
def test_chats_name_their_writers_and_are_never_whole(text: str) -> None:
    found = read_members(text)
    assert (found.shape, found.nicknames, found.complete) == (Shape.CHAT, (JANE, TIAN), False)


@pytest.mark.parametrize("head", ["#接龙", "#Group Note"])
def test_a_chain_keeps_its_longest_list(head: str) -> None:
    once = f"{head}\n周五前确认收到\n\n1. {JANE} 收到\n2. {TIAN}\n"
    text = f"{once}\n{once}3. {ALI} OK"
    found = read_members(text)
    assert (found.shape, found.nicknames, found.complete) == (Shape.CHAIN, (JANE, TIAN, ALI), False)


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ('"A"邀请"B"加入了群聊', Event(Move.JOINED, ("B",), "A")),
        ("“A”邀请“B、C”加入了群聊", Event(Move.JOINED, ("B", "C"), "A")),
        ('你邀请"B"加入了群聊', Event(Move.JOINED, ("B",), "你")),
        ('"B"通过扫描"A"分享的二维码加入群聊', Event(Move.JOINED, ("B",), "A")),
        ('"B"通过扫描你分享的二维码加入群聊', Event(Move.JOINED, ("B",), "你")),
        ('"B"通过扫描二维码加入群聊', Event(Move.JOINED, ("B",))),
        ('你将"B"移出了群聊', Event(Move.REMOVED, ("B",), "你")),
        ("A invited B, C to the group chat", Event(Move.JOINED, ("B", "C"), "A")),
        ('You removed "B" from the group chat', Event(Move.REMOVED, ("B",), "You")),
        ('"B" joined group chat via the QR code you shared', Event(Move.JOINED, ("B",), "you")),
    ],
)
def test_notices_of_the_system(line: str, event: Event) -> None:
    found = read_members(f"{line}\n“A”修改群名为“新名”")
    assert (found.shape, found.events, found.nicknames, found.complete) == (Shape.NOTICES, (event,), (), False)
    beside = read_members(f"{JANE}\n{line}\n{TIAN}")
    assert beside.nicknames == (JANE, TIAN) and beside.events == (event,)


def test_what_was_understood_is_told_in_both_languages() -> None:
    told = read_members(f"群聊(5)\n{JANE}\n{TIAN}\nAli…\n16:21").told()
    assert [word.key.partition(".")[2] for word in told] == [
        "understood",
        "not_understood",
        "cut_off",
        "counted",
        "partial",
    ]
    assert words.say(told[0].key, "en", **told[0].facts) == "2 nicknames found"
    assert all(words.both(word.key, **word.facts) for word in told)


@pytest.mark.parametrize("text", ["", " \n\n", "聊天成员\n添加", "\ufeff"])
def test_nothing_in_nothing_out(text: str) -> None:
    assert read_members(text).nicknames == ()


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    found = read_members(text)
    assert all(name.strip() for name in found.nicknames + found.cut)
    assert found.told()


@given(
    st.lists(st.sampled_from([JANE, TIAN, ALI, "Maria Silva", "★Li 李★", "王老师", "小鱼👑"]), min_size=1, max_size=30)
)
def test_a_plain_list_is_read_back_whole(nicknames: list[str]) -> None:
    assert read_members("\n".join(nicknames)).nicknames == tuple(nicknames)


def test_a_long_paste_is_quick() -> None:
    began = time.process_time()
    read_members("\n".join(f"Jane Doe {n}+杜珍" for n in range(20_000)))
    read_members('"A"邀请"' * 40_000)
    read_members("a" * 200_000 + " 12:3")
    assert time.process_time() - began < 5
