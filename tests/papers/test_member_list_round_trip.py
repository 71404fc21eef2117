"""Invented nicknames, written into every shape that WeChat gives, are read back as the same nicknames."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lut_admin.papers.member_list import Method, Move, Shape, read_members

ENGLISH = [
    "Jane Doe",
    "Trần Văn Minh",
    "O'Neil Sam",
    "MD ABDUR RAHMAN",
    "Maria da Silva",
    "Doe, Jane",
    "A.B. Karim",
    "Ali",
]
CHINESE = ["杜珍", "穆罕默德·阿里", "田约翰", "阮氏玉映", "欧阳明月", "𠮷野家"]
PARTING = ["+", " ", "-", "_", "/", "|", "·", "", "，", ", ", "\u2005", " + "]
DRESSED: list[Callable[[str], str]] = [
    lambda name: name,
    lambda name: f"{name}👑",
    lambda name: f"[玫瑰]{name}",
    lambda name: f'{name}<span class="emoji emoji1f339"></span>',
    lambda name: f"{name} 23-1",
    lambda name: f"“{name}”同学",
    lambda name: f'{name} "King" 王',
    lambda name: f"{name}\u200b（班长）",
]
MESSAGES = st.sampled_from(
    ["收到", "老师好\n请问几点开会", "[图片]", "[动画表情]", "会议时间是 16:30", "https://example.edu.cn/a?b=1", "12345",
     "好的，谢谢老师！", "1. 第一点\n2. 第二点", "OK, see you at 10:30", "「杜珍：你好」\n- - - - - - - - - -\n好"]
)  # fmt: skip


@st.composite
def nickname(draw: st.DrawFn) -> str:
    whole = draw(st.sampled_from(ENGLISH)) + draw(st.sampled_from(PARTING)) + draw(st.sampled_from(CHINESE))
    alone = st.sampled_from([*CHINESE, "Maria da Silva", "小鱼🐟", "王老师", "Ali"])
    dress = draw(st.sampled_from(DRESSED))
    return draw(alone) if draw(st.integers(0, 5)) == 0 else dress(whole)


NICKNAMES = st.lists(nickname(), min_size=2, max_size=12, unique=True)
DESKTOP = [
    "2023/09/16 2:51 PM",
    "2024-01-15 10:30",
    "2024年10月31日 22:03",
    "昨天 12:10",
    "星期三 下午3:15",
    "Yesterday 9:05",
]


@given(NICKNAMES)
def test_a_name_on_a_line(nicknames: list[str]) -> None:
    found = read_members("\n".join(["LUT International Students (487)", *nicknames, "添加", "移出"]))
    assert (found.nicknames, found.shape) == (tuple(nicknames), Shape.NAMES)
    assert (found.complete, found.counted, found.not_understood) == (False, 487, ())
    assert read_members("\n".join([f"群聊({len(nicknames)})", *nicknames])).complete is True
    assert read_members("\n".join(nicknames)).complete is None


@given(NICKNAMES, st.sampled_from(["{n}. {name}", "{n}、{name}", "({n}) {name}", "• {name}", "@{name}"]))
def test_numbers_and_bullets_are_no_part_of_a_name(nicknames: list[str], pattern: str) -> None:
    text = "\n".join(pattern.format(n=n, name=name) for n, name in enumerate(nicknames, 1))
    assert read_members(text).nicknames == tuple(nicknames)


@given(NICKNAMES, st.sampled_from(["、", "; ", "；"]))
def test_names_in_a_row_that_the_roster_knows(nicknames: list[str], mark: str) -> None:
    assert read_members(mark.join(nicknames), set(nicknames).__contains__).nicknames == tuple(nicknames)


@given(
    st.lists(
        st.builds("{} {}".format, st.sampled_from(["Jane Doe", "Ali Khan"]), st.sampled_from(CHINESE)), min_size=2
    ),
    st.sampled_from(["、", ",", ", ", "，", "；"]),
)
def test_names_in_a_row_of_the_right_shape(nicknames: list[str], mark: str) -> None:
    assert read_members(mark.join(nicknames)).nicknames == tuple(nicknames)


@given(NICKNAMES, st.sampled_from(["昵称", "群昵称", "Nickname"]))
def test_a_table(nicknames: list[str], header: str) -> None:
    rows = [f"{n}\t{name.replace(chr(9), ' ')}\t机械" for n, name in enumerate(nicknames, 1)]
    found = read_members("\n".join([f"序号\t{header}\t专业", *rows]))
    assert (found.nicknames, found.shape) == (tuple(nicknames), Shape.TABLE)


@given(st.data(), NICKNAMES, st.sampled_from(DESKTOP))
def test_desktop_copies_with_a_day(data: st.DataObject, nicknames: list[str], stamp: str) -> None:
    turns = [*nicknames, *data.draw(st.lists(st.sampled_from(nicknames), max_size=4))]
    text = "\n\n".join(f"{name} {stamp}\n{data.draw(MESSAGES)}" for name in turns)
    found = read_members(text)
    assert (found.nicknames, found.shape, found.complete) == (tuple(nicknames), Shape.CHAT, False)


@given(st.data(), NICKNAMES)
def test_desktop_copies_with_a_time_alone(data: st.DataObject, nicknames: list[str]) -> None:
    found = read_members("\n\n".join(f"{name} 16:21\n{data.draw(MESSAGES)}" for name in nicknames))
    assert (found.nicknames, found.shape) == (tuple(nicknames), Shape.CHAT)


@given(st.data(), NICKNAMES, st.sampled_from(["\n", "\n\n"]))
def test_desktop_copies_without_a_time(data: st.DataObject, nicknames: list[str], between: str) -> None:
    found = read_members(between.join(f"{name}:\n{data.draw(MESSAGES)}" for name in nicknames))
    assert (found.nicknames, found.shape) == (tuple(nicknames), Shape.CHAT)


HEADS = [
    "{a} 和 {b} 在微信上的聊天记录如下，请查收。",
    '微信群"LUT International Students"的聊天记录如下:',
    "微信群「LUT」的聊天記錄如下:",
]


@given(st.data(), NICKNAMES, st.sampled_from(HEADS), st.sampled_from(["2026-04-06", "2026/04/07", "2026年4月6日"]))
def test_phone_copies(data: st.DataObject, nicknames: list[str], head: str, day: str) -> None:
    parts = [head.format(a=nicknames[0], b=nicknames[1]), f"—————  {day}  —————"]
    parts += [f"{name}  16:21\n\n{data.draw(MESSAGES)}" for name in nicknames]
    found = read_members("\n\n".join(parts))
    assert (found.nicknames, found.shape) == (tuple(nicknames), Shape.CHAT)


@given(st.data(), NICKNAMES, st.sampled_from(["#接龙", "#接龍", "#Group Note"]))
def test_chains(data: st.DataObject, nicknames: list[str], head: str) -> None:
    answers = [data.draw(st.sampled_from(["", " 收到", " OK", "，已确认"])) for _ in nicknames]
    entries = [f"{n}. {name}{answer}" for n, (name, answer) in enumerate(zip(nicknames, answers, strict=True), 1)]
    texts = ["\n".join([head, "周五前确认收到", "", *entries[:n]]) for n in (1, len(entries) - 1, len(entries))]
    quoted = f"「{nicknames[0]}：{head}\n1. {nicknames[0]}」\n- - - - - - - - - - - - - - -"
    found = read_members("\n\n".join([texts[0], quoted, *texts[1:]]))
    assert (found.nicknames, found.shape, found.complete) == (tuple(nicknames), Shape.CHAIN, False)


NOTICES = [
    ("“{a}”邀请“{b}”加入了群聊", Move.JOINED, Method.INVITED),
    ('"{a}"邀请"{b}"加入了群聊', Move.JOINED, Method.INVITED),
    ("「{a}」邀請「{b}」加入了群組", Move.JOINED, Method.INVITED),
    ('"{b}"通过扫描"{a}"分享的二维码加入群聊', Move.JOINED, Method.QR),
    ('"{a}"将"{b}"移出了群聊', Move.REMOVED, None),
    ('"{a}" invited "{b}" to the group chat', Move.JOINED, Method.INVITED),
    ("{a} invited {b} to the group chat", Move.JOINED, Method.INVITED),
    ('"{b}" joined the group chat via the QR code shared by "{a}"', Move.JOINED, Method.QR),
    ('"{a}" removed "{b}" from the group chat', Move.REMOVED, None),
]


@given(nickname(), nickname(), st.sampled_from(NOTICES))
def test_notices(a: str, b: str, notice: tuple[str, Move, Method | None]) -> None:
    pattern, move, method = notice
    found = read_members(pattern.format(a=a, b=b), {a, b}.__contains__)
    assert [(event.move, event.names, event.by, event.method) for event in found.events] == [(move, (b,), a, method)]
    assert (found.shape, found.nicknames) == (Shape.NOTICES, ())


@given(NICKNAMES)
def test_several_who_joined_at_once(nicknames: list[str]) -> None:
    for text in (
        "“李老师”邀请“" + "、".join(nicknames) + "”加入了群聊",
        "A invited " + ", ".join(nicknames) + " to the group chat",
    ):
        found = read_members(text, set(nicknames).__contains__)
        assert [event.names for event in found.events] == [tuple(nicknames)]


SECRET = "密码是玉兔捣药"


@pytest.mark.parametrize("stamp", ["{} 2024-01-15 10:30", "{} 16:21", "{}:", "{}  16:21", "昨天 12:10\n{}"])
def test_nothing_of_a_message_is_kept(stamp: str) -> None:
    turns = "\n\n".join(
        stamp.format(name) + f"\n{SECRET}\n{SECRET}：2" for name in ["Jane Doe+杜珍", "Ali Khan 阿里"] * 2
    )
    found = read_members(turns)
    assert found.nicknames == ("Jane Doe+杜珍", "Ali Khan 阿里") and SECRET not in repr(found)


STRANGE = [
    "undef", "\\\\", "1,000.00",
    "-1/2", ",", "-", ",./;'[]\\-=", "\u200b\u200c\u202e", "👨‍👩‍👧‍👦", "<script>alert(1)</script>",
    "@SUM(1+1)*cmd|' /C calc'!A0", "'; EXEC sp_x 'DROP TABLE ?'; --", "%s%n", "../../etc/passwd\0", "Doe, Dr. John P., CLU, CFP",
    "test\u2029test", "Ali\u2005阿里", "ﷺ", "̡͓̞ͅI̗̘̦", '"Ali",阿里', "{{ ''.__class__ }}", "#接龙",
    "\x1b[31mred\x1b[0m", "(｡◕ ∀ ◕｡)", "CON",
    "=1+1", "1", "12:30", "2024-01-15", ":", "：", "…", "...", "[", "[图片",
]  # fmt: skip


@pytest.mark.parametrize("line", STRANGE)
def test_strange_lines_are_read(line: str) -> None:
    for text in (
        line,
        f"{line}\n{line}",
        "\n".join(STRANGE),
        f"{line} 12:30\n{line}",
        f'"{line}"邀请"{line}"加入了群聊',
    ):
        found = read_members(text, lambda name: len(name) % 2 == 0)
        assert found.told() and all(found.nicknames)


PIECES = [
    *STRANGE, *DESKTOP, "\n", " ", "  ", "\t", "、", ", ", "“", "”", "邀请", "加入了群聊", " invited ", " to the group chat",
    "—————",
    "1. ", "#Group Note", "昵称", "Members (3)", "Jane Doe", "杜珍", "的聊天记录如下", "\u2005", "@",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join))
def test_any_text_is_read(text: str) -> None:
    for found in (read_members(text), read_members(text, lambda name: "杜" in name)):
        assert found.told() and all(name.strip() for name in found.nicknames)
        assert all(0 <= row < len(found.nicknames) for row in found.cut)
        if found.shape not in (Shape.NAMES, Shape.TABLE):
            assert found.complete is False


def test_two_hundred_thousand_lines_take_seconds() -> None:
    lines = [f"Jane Doe {n}+杜珍" for n in range(200_000)]
    began = time.process_time()
    assert len(read_members("\n".join(lines)).nicknames) == 200_000
    assert (
        len(read_members("\n\n".join(f"{line} 2023/09/16 2:51 PM\n好" for line in lines[:60_000])).nicknames) == 60_000
    )
    assert len(read_members("\n".join(f'"{line}"邀请"B"加入了群聊' for line in lines[:60_000])).events) == 60_000
    assert time.process_time() - began < 25
