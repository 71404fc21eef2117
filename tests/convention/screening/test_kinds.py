"""Kinds of saying in which no bad word need stand, each beside a harmless message of the same words."""

from __future__ import annotations

from functools import cache

import pytest

from lut_admin import places
from lut_admin.convention.screening import Lexicon, read_lexicon

TOLD = {
    "7-religion": [
        # prayers for somebody, gifts for a faith
        ("求大家为我外婆的手术代祷", "求大家为我们队的比赛加油"),
        ("Let's keep Samuel in our prayers", "Let's keep Samuel a seat in the hall"),
        ("奉献箱放在我房间，为建堂出一份力", "募捐箱放在图书馆，为山区学校出一份力"),
        ("Collecting zakat, 20 yuan each", "Collecting the class fee, 20 yuan each"),
        # threats with what comes after death, and a gathering that names no faith
        ("不封斋的穆斯林要想想后果", "食堂在斋月也照常营业"),
        ("Those who skip the fast should fear the hereafter", "Do not eat anything before the blood test"),
        ("今晚聊聊人死后去哪里，有位老师讲生命的真道", "今晚请学长聊聊毕业后去哪里"),
        ("We have a small gathering, we sing and study the Word", "We have a small class, we sing and study new words"),
        # hidden in letters
        ("周末有 J督教 小聚会", "周末有班级小聚会"),
    ],
    "8-unverified": [
        # kept from everybody
        ("学校把消息压下来了，昨晚死了一个人", "昨晚的演练结束了，谢谢大家"),
        ("The dean is leaving, inside news, don't say it came from me", "The dean is away on Monday, see the notice"),
        # somebody who ought to know
        ("听管签证的人讲，以后只给续半年", "听老师说，作业周五交"),
        ("My agent says the university lost the right to admit foreigners", "The monitor says the class is in B203"),
        # how sure one is
        ("别问我怎么知道的，下周突击查房", "下周查水表，请留人"),
        ("Trust me, they will cut the scholarship", "Scholarship forms are in Room 301"),
        # whom to warn
        ("A man in a white van is taking girls, forward this", "A man in a white coat will check your eyes"),
    ],
    "8-privacy": [
        ("塞义德有癫痫，昨天发作了", "塞义德得了冠军，恭喜"),
        ("Anna takes antidepressants every night", "Anna takes the bus every night"),
        ("Those who failed: Ama, Collins, Zafar", "Those who failed may sit the exam again in March"),
        ("布鲁诺因打架被记过，请各位同学引以为戒", "因打架被记过的，请各位同学引以为戒"),
        ("这是埃琳娜的成绩单", "成绩单请到302领取"),
    ],
    "8-attack": [
        # compared with what nobody likes to be; outdone by everybody; praised for nothing
        ("他唱歌像驴叫一样", "他唱歌像歌手一样"),
        ("Even my parrot speaks better than you", "Even my parrot can say ni hao"),
        ("Wow, what a genius monitor, he managed to lose the key again", "Our monitor is a genius, he found the key"),
        # some people, who know who they are
        ("有些人脸皮真厚，我就不点名了", "有些人还没交照片，请抓紧"),
        ("Someone here needs a shower, you know who you are", "Someone here needs a charger, please help"),
        # threats, curses, bad ends
        ("放学别走，有你好看", "放学一起走吗，门口等你"),
        ("I hope you fail and cry", "I hope you pass and smile"),
        # what is wrong with his looks and head
        ("长成那样还敢上台", "长成大树要十年"),
        ("你脑子是摆设吗", "这个花瓶是摆设吗"),
    ],
    "8-vulgar": [
        ("看看她那大腿，真想摸一把", "大腿拉伤的同学请告诉体育老师"),
        ("女更衣室的照片，谁要", "女更衣室的钥匙，谁拿了"),
        ("Who wants to spend the night with a girl, hotel paid", "Who wants to stay in the hotel near the station"),
        ("岛国动作片，网盘自取，你们懂的", "岛国风光纪录片，周五放映"),
        ("Rate the girls of our class by body", "Rate the course in the system"),
    ],
    "7-division": [
        # who is kept out, who is put down, who gets more
        ("别让印度人进我们的厨房", "别让油烟进我们的厨房"),
        ("Nigerians always cheat", "Nigerians won the quiz, bravo"),
        ("凭什么他们国家的都住新楼", "他们国家的新楼真漂亮"),
        ("I am not racist but they smell", "I am not sure but they smell nice, the flowers"),
        # hints at where they come from
        ("同一本护照的人偷东西，你们懂的", "同一本护照不能用两次"),
        ("肤色浅的自己组队", "浅色的衣服自己洗"),
        # one sex, one land
        ("Don't vote for a girl, a monitor must be a man", "Vote for a monitor on Friday, boys and girls"),
        ("Your country is a desert, what do you know", "Is there a desert in your country?"),
    ],
    "7-incitement": [
        # not to go, not to pay, not to open
        ("全班都请病假，看他怎么办", "全班都体检，看通知怎么安排"),
        ("Nobody signs the new rules, tear the paper", "Everybody signs the new rules on paper"),
        ("Don't open the door when they come for inspection", "Please open the door when they come for repair"),
        # to break, to throw, to shut in
        ("把宿舍的摄像头拆了", "把宿舍的快递拆了"),
        ("bring eggs and throw when he speaks", "bring eggs and flour for the baking class"),
        ("Lock the teacher in until he agrees", "Lock the door when you leave"),
        # a dare, a hint, a word to who stays out
        ("谁去上课谁是叛徒", "谁去上课帮我签到"),
        ("是时候让他们知道我们不好惹，跟我走", "是时候复习了，跟我去图书馆"),
    ],
}
PAIRS = [(label, *pair) for label, pairs in TOLD.items() for pair in pairs]


@cache
def lexicon() -> Lexicon:
    return read_lexicon(places.resource_tomls("lists/screening"))


def labels(text: str, notice: bool = False) -> set[str]:
    return {hit.label for hit in lexicon().hits(text, notice=notice)} & {*TOLD}


@pytest.mark.parametrize(("label", "told", "harmless"), PAIRS, ids=[told for _, told, _ in PAIRS])
def test_a_kind_is_told_and_its_harmless_neighbour_is_not(label: str, told: str, harmless: str) -> None:
    assert label in labels(told) and not labels(harmless)


def test_an_office_is_not_asked_how_people_talk() -> None:
    assert labels("Even my parrot speaks better than you") and not labels("Even my parrot speaks better than you", notice=True)
    assert labels("操你妈", notice=True) == {"8-attack"}
