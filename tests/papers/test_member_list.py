"""Pasted WeChat text: every shape that people paste, and what is said of it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.sources import Source
from lut_admin.papers import words
from lut_admin.papers.member_list import Event, Method, Move, Shape, may_be_whole, name_in, read_members

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
        f"姓名\t学号\n{JANE}\t1\n{TIAN}\t2\n{ALI}\t3",
        f"| 序号 | 昵称 |\n|---|---|\n| 1 | {JANE} |\n| 2 | {TIAN} |\n| 3 | {ALI} |",
        f"row,nickname\n1,{JANE}\n2,{TIAN}\n3,{ALI}",
    ],
)
def test_lists_of_names(text: str) -> None:
    found = read_members(text)
    assert found.nicknames == (JANE, TIAN, ALI)
    assert found.shape in (Shape.NAMES, Shape.TABLE) and found.complete is None and not found.not_understood


def test_a_comma_may_stand_inside_a_name() -> None:
    assert read_members("Jane Doe，杜珍").nicknames == ("Jane Doe，杜珍",)
    assert read_members("Jane Doe、杜珍").nicknames == ("Jane Doe、杜珍",)
    assert read_members("Doe, Jane 杜珍\nAli 阿里").nicknames == ("Doe, Jane 杜珍", "Ali 阿里")
    assert read_members("Jane Doe, 杜珍, Ali Khan, 阿里").nicknames == ("Jane Doe, 杜珍", "Ali Khan, 阿里")


def test_wechats_own_count_tells_whether_the_list_is_whole() -> None:
    assert read_members(f"群聊(3)\n{JANE}\n{TIAN}\n{ALI}").complete is True
    short = read_members(f"群聊（487）\n{JANE}\n{TIAN}")
    assert (short.complete, short.counted, len(short.nicknames)) == (False, 487, 2)
    assert read_members(f"LUT International Students (2)\n{JANE}\n{TIAN}").complete is True


def test_a_name_cut_by_the_screen_is_a_question() -> None:
    found = read_members(f"{JANE}\nMuhammad Abdul…\nAli Kh...")
    assert found.nicknames == (JANE, "Muhammad Abdul…", "Ali Kh...") and found.cut == (1, 2)
    assert read_members("Muhammad⋯阿里\n...\n。。。\nAli…").cut == (0, 3)


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
    "a message that ends in a time": f"{JANE} 16:21\n会议时间是 16:30\n\n{TIAN} 16:22\n好\n时间改为 17:00",
    "a message that ends in a time, no blank lines": f"{JANE} 16:21\n会议时间是 16:30\n{TIAN} 16:22\n好",
    "a message that ends in a time, phone": f"{JANE} 和 {TIAN} 在微信上的聊天记录如下，请查收。\n\n—————  2026-04-06  —————\n\n"
    f"{JANE}  16:21\n\n老师好\n\n会议时间是 16:30\n\n{TIAN}  16:22\n\n会议时间是 2026-04-07 16:30",
    "a message that ends in a day": f"{JANE} 2024-01-15 10:30\n会议时间是 2024-01-16 16:30\n\n{TIAN} 2024-01-15 10:31\n好",
    "month and day": f"{JANE} 1月15日 10:30\n你好\n\n{TIAN} 1月15日 上午10:31\n好",
    "month, day, year": f"{JANE} 10/31/24 9:30 PM\n你好\n\n{TIAN} 10/31/2024 9:31 PM\n好",
    "names of months": f"{JANE} Oct 31, 2024 9:30 PM\n你好\n\n{TIAN} 31 Oct 2024 21:31\n好",
    "no messages": f"{JANE} 2024-01-15 10:30\n{TIAN} 2024-01-15 10:31",
    "notices between": f'{JANE} 16:21\n你好\n"{TIAN}"撤回了一条消息\n\n{TIAN} 16:22\n[图片]',
    "no text in the messages": f"{JANE}:\n[动画表情]\n{TIAN}:\n[Photo]",
    "one line each": f"{JANE}: 老师好\n{TIAN}: 收到\n{JANE}: 谢谢",
    "the time first": f"2024-01-15 10:30:22 {JANE}\n你好\n\n2024-01-15 10:31:05 {TIAN}\n好",
    "a day alone": f"{JANE}  昨天\n老师好\n{TIAN}  星期三\n好",
    "relative": f"{JANE} 昨天 12:10\n你好\n{TIAN} 星期三 10:15\n好",
}


@pytest.mark.parametrize("text", CHATS.values(), ids=CHATS.keys())
def test_chats_name_their_writers_and_are_never_whole(text: str) -> None:
    found = read_members(text)
    assert (found.shape, found.nicknames, found.complete) == (Shape.CHAT, (JANE, TIAN), False)


@pytest.mark.parametrize(
    "name", ["Sabahat Marwat", "Cao Junqian", "Lee Jaeoh+李在", "Ali 阿里!", "杜珍。", "Jan Doe 23/1"]
)
def test_the_end_of_a_name_is_no_day(name: str) -> None:
    for stamp in ("16:21", "6:21", "2024-01-15 16:21", "昨天16:21"):
        assert read_members(f"{name} {stamp}\n好\n\n{TIAN} {stamp}\n好").nicknames == (name, TIAN)


@pytest.mark.parametrize("stamp", ["2024-01-15 10:30", "1月15日 10:30", "10/31/24 9:30 PM", "昨天 12:10"])
def test_one_dated_line_alone_is_a_chat(stamp: str) -> None:
    found = read_members(f"{JANE} {stamp}")
    assert (found.shape, found.nicknames) == (Shape.CHAT, (JANE,))


def test_a_list_with_one_line_that_ends_in_a_time_stays_a_list() -> None:
    found = read_members(f"{JANE}\n{TIAN}\n会议 2024-01-15 10:30\n{ALI}")
    assert found.shape is Shape.NAMES and {JANE, TIAN, ALI} <= set(found.nicknames)


@pytest.mark.parametrize(
    "line",
    [
        '"李老师"邀请你加入了群聊',
        "李老师 invited you to the group chat",
        f'"{TIAN}"撤回了一条消息',
        "你撤回了一条消息",
        f'"李老师"撤回了成员"{TIAN}"的一条消息',
        "Anna recalled a message",
        f'"{TIAN}"拍了拍"{JANE}"',
        f'我拍了拍"{JANE}"',
        '"Anna" tickled me',
        "[图片]",
        "[图片: 8b0a.png.jpg(请在附件中查看)]",
        "[动画表情]",
        "[视频]",
        "[文件] 名单.xlsx",
        "[语音]",
        "[链接]",
        "[聊天记录]",
        "[Photo]",
        "[Sticker]",
        "[Video]",
        "[File]",
        "[Voice]",
        "[Link]",
        "[Chat History]",
    ],
)
def test_wechats_own_lines_are_no_members(line: str) -> None:
    found = read_members(f"{JANE}\n{line}\n{TIAN}")
    assert (found.shape, found.nicknames, found.events) == (Shape.NAMES, (JANE, TIAN), ())


def test_an_emoji_in_brackets_may_be_part_of_a_name() -> None:
    assert read_members(f"{JANE}\n[玫瑰]{TIAN}").nicknames == (JANE, f"[玫瑰]{TIAN}")


@pytest.mark.parametrize("head", ["#接龙", "#Group Note"])
def test_a_chain_keeps_its_longest_list(head: str) -> None:
    once = f"{head}\n周五前确认收到\n\n1. {JANE} 收到\n2. {TIAN}\n"
    text = f"{once}\n{once}3. {ALI} OK"
    found = read_members(text)
    assert (found.shape, found.nicknames, found.complete) == (Shape.CHAIN, (JANE, TIAN, ALI), False)


JOINED, REMOVED, LEFT, RENAMED = Move.JOINED, Move.REMOVED, Move.LEFT, Move.GROUP_RENAMED
INVITED, QR = Method.INVITED, Method.QR
NOTICES = [
    ('"A"邀请"B"加入了群聊', Event(JOINED, ("B",), "A", INVITED)),
    ("“A”邀请“B、C”加入了群聊", Event(JOINED, ("B", "C"), "A", INVITED)),
    ('"A"邀请"B"、"C"加入了群聊', Event(JOINED, ("B", "C"), "A", INVITED)),
    ('"李老师"邀请你和"B、C"加入了群聊', Event(JOINED, ("B", "C"), "李老师", INVITED)),
    ("A invited you and B to a group chat", Event(JOINED, ("B",), "A", INVITED)),
    ('你邀请"B"加入了群聊', Event(JOINED, ("B",), "你", INVITED)),
    ("你邀請「B」加入了群組", Event(JOINED, ("B",), "你", INVITED)),
    ("「A」邀請「B、C」加入群組聊天", Event(JOINED, ("B", "C"), "A", INVITED)),
    ('"B"通过扫描"A"分享的二维码加入群聊', Event(JOINED, ("B",), "A", QR)),
    ('"B"通过扫描你分享的二维码加入群聊', Event(JOINED, ("B",), "你", QR)),
    ('"B"通过扫描二维码加入群聊', Event(JOINED, ("B",), "", QR)),
    ("「B」透過掃描「A」分享的二維碼加入群組", Event(JOINED, ("B",), "A", QR)),
    ('"A"邀请"Doe, Jane，杜珍、C"加入了群聊', Event(JOINED, ("Doe, Jane，杜珍", "C"), "A", INVITED)),
    ('"A"邀请"Happy Cat、阿里"加入了群聊', Event(JOINED, ("Happy Cat", "阿里"), "A", INVITED)),
    ('"B、C"通过扫描二维码加入群聊', Event(JOINED, ("B、C",), "", QR)),
    ('"B"加入了群聊', Event(JOINED, ("B",))),
    ('你将"B"移出了群聊', Event(REMOVED, ("B",), "你")),
    ("你將「B」移出了群組", Event(REMOVED, ("B",), "你")),
    ('"A"将"B、C"移出了群聊', Event(REMOVED, ("B", "C"), "A")),
    ('"B"被"A"移出群聊', Event(REMOVED, ("B",), "A")),
    ('"B"退出了群聊', Event(LEFT, ("B",))),
    ("“A”修改群名为“新名”", Event(RENAMED, (), "A", group="新名")),
    ('你修改群名为"LUT "International" Students"', Event(RENAMED, (), "你", group='LUT "International" Students')),
    ("「A」將群組名稱修改為「新名」", Event(RENAMED, (), "A", group="新名")),
    ("A invited B, C to the group chat", Event(JOINED, ("B", "C"), "A", INVITED)),
    ('You invited "B" to the group chat', Event(JOINED, ("B",), "You", INVITED)),
    ('"A" invited "B", "C" to the group chat', Event(JOINED, ("B", "C"), "A", INVITED)),
    ('"B" joined group chat via the QR code you shared', Event(JOINED, ("B",), "you", QR)),
    ('"B" joined the group chat via the QR code shared by "A"', Event(JOINED, ("B",), "A", QR)),
    ("B joined group chat via the QR code A shared", Event(JOINED, ("B",), "A", QR)),
    ('You removed "B" from the group chat', Event(REMOVED, ("B",), "You")),
    ('"A" removed "B" from the group chat', Event(REMOVED, ("B",), "A")),
    ('"B" was removed from the group chat by "A"', Event(REMOVED, ("B",), "A")),
    ('"B" left the group chat', Event(LEFT, ("B",))),
    ('"A" changed the group name to "X"', Event(RENAMED, (), "A", group="X")),
    ('昨天 12:10 "A"邀请"B"加入了群聊', Event(JOINED, ("B",), "A", INVITED, "昨天 12:10")),
    ('"A"邀请"B"加入了群聊 2024-01-15 10:30', Event(JOINED, ("B",), "A", INVITED, "2024-01-15 10:30")),
]


@pytest.mark.parametrize(("line", "event"), NOTICES)
def test_notices_of_the_system(line: str, event: Event) -> None:
    found = read_members(f"{line}\n你被“A”移出群聊")
    assert (found.shape, found.events, found.nicknames, found.complete) == (Shape.NOTICES, (event,), (), False)
    beside = read_members(f"{JANE}\n{line}\n{TIAN}")
    assert beside.nicknames == (JANE, TIAN) and beside.events == (event,)


def test_a_notice_bears_the_moment_that_stands_above_it() -> None:
    text = f'—————  2026-04-06  —————\n\n{JANE}  16:21\n\n好\n\n"{JANE}"邀请"{TIAN}"加入了群聊\n\n17:05\n\n"{ALI}"退出了群聊'
    found = read_members(text)
    assert [event.moment for event in found.events] == ["2026-04-06 16:21", "2026-04-06 17:05"]
    assert (found.shape, found.nicknames) == (Shape.CHAT, (JANE,))


def test_what_was_understood_is_told_in_both_languages() -> None:
    told = read_members(f"群聊(5)\n{JANE}\n{TIAN}\nAli…\n16:21").told()
    assert [word.key.partition(".")[2] for word in told] == [
        "understood",
        "not_understood",
        "cut_off",
        "counted",
        "partial",
    ]
    assert words.say(told[0].key, "en", **told[0].facts) == "3 nicknames found"
    assert words.say(told[1].key, "zh", **told[1].facts) == "有 1 行未能识别（第 5 行）"
    assert all(words.both(word.key, **word.facts) for word in told)


@pytest.mark.parametrize("text", ["", " \n\n", "聊天成员\n添加", "\ufeff"])
def test_nothing_in_nothing_out(text: str) -> None:
    assert read_members(text).nicknames == ()


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    found = read_members(text)
    assert all(name.strip() for name in found.nicknames) and all(0 <= row < len(found.nicknames) for row in found.cut)
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
    read_members("a" + " " * 200_000 + "b 12:30")
    read_members("-" * 200_000 + "b")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("群聊(487)", 487),
        ("聊天成员（487）", 487),
        ("聊天室成員(487)", 487),
        ("Members (487)", 487),
        ("View All Members (487)", 487),
        ("LUT International Students (487)", 487),
        ("LUT International Students（487人）", 487),
        ("机械23-1班 (45)", 45),
        ("共487人", 487),
        ("群成员：487人", 487),
        ("487 members", 487),
        ("Ali (2)", None),
        ("Jane Doe 杜珍 (2023)", None),
        ("李群", None),
    ],
)
def test_only_wechats_own_number_counts(text: str, counted: int | None) -> None:
    found = read_members(f"{text}\n{JANE}\n{TIAN}\n{ALI}")
    assert (found.counted, len(found.nicknames)) == (counted, 3 if counted else 4)


def test_more_names_than_counted_are_a_question() -> None:
    assert read_members(f"群聊(2)\n{JANE}\n{TIAN}\n{ALI}").complete is None


def test_lists_that_look_like_remarks_are_asked_about() -> None:
    remarks = [f"23-{n} 学生{name}" for n, name in enumerate(["杜珍", "阿里", "田约翰", "欧马", "李娜", "王静"], 1)]
    found = read_members("\n".join(remarks))
    assert found.remarks_likely and found.told()[-1].key == "membership.remarks_likely"
    own = found.of(Source.REMARKS)
    assert (own.source, own.remarks_likely, own.told()[-1].key) == (Source.REMARKS, False, "membership.own_remarks")
    assert all(words.both(word.key, **word.facts) for word in (*found.told(), *own.told()))
    kept = [f"Jane Doe {name}" for name in "杜珍 阿里 田约翰 欧马 李娜 王静".split()]
    assert not read_members("\n".join([*kept, "23-1 Ali 阿里"])).remarks_likely
    assert not read_members("23-1 杜珍\n23-2 阿里").remarks_likely


def test_lines_that_are_no_names_are_told_with_their_numbers() -> None:
    long = "请各位同学在周五之前确认自己的群昵称" * 10
    found = read_members(f"以下是群成员名单：\n{JANE}\n\n2024-01-15\n{TIAN}\n{long}")
    assert (found.nicknames, [number for number, _ in found.not_understood]) == ((JANE, TIAN), [1, 4, 6])
    assert max(len(line) for _, line in found.not_understood) <= 60, "no message is kept whole"


def test_mentions_name_whom_they_mention() -> None:
    assert read_members(f"@{JANE}\u2005@{TIAN}\u2005 @{ALI}\u2005请改群昵称").nicknames == (JANE, TIAN, ALI)


def test_on_a_screen_the_roster_knows_who_writes() -> None:
    text = f"昨天 12:10\n{JANE}\n老师好\n{TIAN}\n密码是玉兔\n星期三 10:15\n{ALI}\n好"
    text += f"\n以下为新消息\nYesterday 9:05\n{JANE}\n[图片]\n好"
    assert read_members(text).nicknames == (JANE, ALI)
    assert read_members(text, {TIAN}.__contains__).nicknames == (JANE, TIAN, ALI)
    assert "密码" not in repr(read_members(text, {TIAN}.__contains__))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe, Bob Roe, 田约翰", ("Jane Doe", "Bob Roe, 田约翰")),
        ("Bob Roe, 田约翰, Jane Doe", ("Bob Roe, 田约翰", "Jane Doe")),
        ("Jane Doe、Bob Roe、田约翰", ("Jane Doe", "Bob Roe、田约翰")),
        ("Nobody, Jane Doe, 没有", ("Nobody", "Jane Doe", "没有")),
    ],
)
def test_the_roster_decides_where_a_comma_parts(line: str, names: tuple[str, ...]) -> None:
    known = {"Jane Doe", "Bob Roe, 田约翰", "Bob Roe、田约翰"}.__contains__
    assert read_members(line, known).nicknames == names


def test_names_that_blanks_part() -> None:
    assert read_members("Jane Doe 杜珍 Ali Khan 阿里 Bob 鲍勃").nicknames == (
        "Jane Doe 杜珍",
        "Ali Khan 阿里",
        "Bob 鲍勃",
    )
    assert read_members("杜珍 田约翰 王静").nicknames == ("杜珍", "田约翰", "王静")
    assert read_members("Jane Doe 杜 珍").nicknames == ("Jane Doe 杜 珍",)
    assert read_members(f"杜珍 田约翰 王静\n{JANE}").nicknames == ("杜珍 田约翰 王静", JANE)


def test_a_list_of_answers_is_never_whole() -> None:
    for text in (f"{JANE} 收到\n{TIAN} 收到\n{ALI}，OK", f"1. {JANE} 收到\n2. {TIAN}\n3. {ALI} OK"):
        found = read_members(text)
        assert (found.shape, found.nicknames, found.complete) == (Shape.CHAIN, (JANE, TIAN, ALI), False)


def test_in_a_row_the_prevailing_mark_parts() -> None:
    row = ["Jane Doe，杜珍", "田约翰", "Ali Khan 阿里", "Maria Silva", "Li，李", "王老师", "Doe, Jane"]
    assert read_members("、".join(row)).nicknames == tuple(row)
    assert read_members("；".join(row)).nicknames == tuple(row)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("田小约翰 我明天请假因为发烧了", "田小约翰"),
        ("李明我明天请假", "李明"),
        ("国际2301班 杜珍 住院", "国际2301班 杜珍"),
        ("Happy Cat I will be absent", "Happy Cat"),
        ("杜珍 Jane Doe received", "杜珍 Jane Doe"),
        ("Will Gone", "Will Gone"),
        ("Can Yılmaz+阿里", "Can Yılmaz+阿里"),
        ("某人：请投票", "某人"),
        ("", ""),
    ],
)
def test_of_an_entry_only_what_can_be_a_name(entry: str, name: str) -> None:
    assert name_in(entry) == name


def test_an_answer_glued_to_a_chinese_name_is_no_part_of_it() -> None:
    assert read_members("#接龙\n\n1. 田约翰收到\n2. Jane Doe+杜珍已确认！").nicknames == ("田约翰", "Jane Doe+杜珍")


@pytest.mark.parametrize(
    "message",
    [
        "老师好，我想请假。",
        "因为我发烧了，医生说要休息。",
        "please bring your passport to room 203",
        "my number is E1 for you",
    ],
)
def test_a_pasted_message_is_no_nickname(message: str) -> None:
    found = read_members(f"{JANE}\n{message}\n{TIAN}\n樋口千可。\nLord of the World and the Sea")
    assert found.nicknames == (JANE, TIAN, "樋口千可。", "Lord of the World and the Sea")
    assert [number for number, _ in found.not_understood] == [2]
    assert read_members(f"@{JANE}\u2005@{TIAN}\u2005 {message}").nicknames == (JANE, TIAN)


PHRASES = (
    "收到 好的 谢谢老师 老师好 好的，收到！ 已收到，谢谢老师 👍收到 OK Thank_you_teacher 辛苦了 嗯嗯 Received".split()
)
NAMES = (
    "郝德",
    "何好",
    "安可",
    "Welcome Moyo",
    "Ok Soon+玉顺",
    "Hello Kitty",
    "谢安",
    "加文",
    "到",
    "Sunday",
    "Precious Noted",
)


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_of_chats_is_a_line_that_was_not_understood_and_no_outsider(phrase: str) -> None:
    found = read_members(f"{JANE}\n{phrase.replace('_', ' ')}\n{TIAN}")
    assert found.nicknames == (JANE, TIAN)
    assert found.not_understood == ((2, phrase.replace("_", " ")),)
    assert not may_be_whole(found)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_lost_for_a_phrase(name: str) -> None:
    found = read_members(f"{JANE}\n{name}\n{TIAN}")
    assert name in (*found.nicknames, *(line for _, line in found.not_understood))
    assert name in found.nicknames or name == "Sunday", "a weekday is told, and is not taken for nobody"
    assert may_be_whole(found) == (name in found.nicknames)


def test_whoever_is_called_like_a_phrase_on_the_roster_is_a_member() -> None:
    assert read_members(f"{JANE}\n好的\n{TIAN}", {"好的"}.__contains__).nicknames == (JANE, "好的", TIAN)


def test_a_list_may_be_whole_unless_a_line_may_have_held_somebody() -> None:
    assert may_be_whole(read_members(f"{JANE}\n{TIAN}"))
    assert may_be_whole(read_members(f"群成员名单：\n2025-09-16\n{JANE}\n{TIAN}\n+"))
    assert not may_be_whole(read_members(f"{JANE}\n收到\n{TIAN}"))
    assert may_be_whole(read_members(f"群聊(2)\n{JANE}\n收到\n{TIAN}"))
    assert not may_be_whole(read_members(f"群聊(3)\n{JANE}\n{TIAN}"))
