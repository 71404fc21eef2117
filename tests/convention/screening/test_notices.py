"""What an office writes as a matter of course, beside what it may not write either: the same words, in its own notices."""

from __future__ import annotations

from functools import cache

import pytest

from lut_admin import places
from lut_admin.convention.screening import Lexicon, read_lexicon, screen

# Told, and beside it what is ordinary.
NOTICES = [
    # rubbish and thieves, and whose
    ("8-attack", "你们就是垃圾", "退宿时请把你的物品和垃圾一并带走，房间由楼长检查后签字。"),
    ("8-attack", "Your monitor is an idiot.", "Do not reserve seats for others and take your things and rubbish with you."),
    ("8-attack", "You are garbage.", "Take your pots and trash with you, empty and unplug the fridge and shut the windows."),
    ("8-attack", "滚回你的国家", "近日校内有小偷，请你锁好车，手机不要离身。"),
    ("8-attack", "Shut up, all of you.", "Please shut up the laboratory before you go and hand your key to the guard."),
    # lending a hand, and laying hands on somebody
    ("7-incitement", "今晚大家一起罢课", "众人拾柴火焰高，大家动手包饺子吧！"),
    ("7-incitement", "把办公室砸了", "阳台上的花盆挪进屋，别等砸了人再后悔。"),
    ("7-incitement", "大家一起去堵门", "大扫除周六上午九点开始，大家一起动手，把阳台打扫干净。"),
    ("7-incitement", "Everyone boycott classes tomorrow.", "Together we can fight the flu: wash your hands."),
    ("7-incitement", "Tonight we fight the guards", "Everyone must refuse parcels from strangers at the airport."),
    # nights away, beds, places left open
    ("8-vulgar", "xxx videos here", "First class meeting: Monday, 18:40, Room xxx, No. 4 Teaching Building."),
    ("8-vulgar", "Sleep with me tonight", "Report one day ahead if you spend the night away."),
    ("8-vulgar", "Hot nudes, leaked tape", "The school clinic hands out condoms; stay in bed with a fever."),
    # accounts, passwords, how many and how much
    ("8-privacy", "李明的护照号是E12345678", "凡居留许可到期的学生，请将护照、照片2张和400元交至办公室。"),
    ("8-privacy", "张伟 58，李明 43，期末成绩", "请交护照复印件1张、照片2张和800元，考试成绩另行通知。"),
    ("8-privacy", "王芳因作弊被记过", "系统账号为学号，初始密码为护照后六位，不要告诉任何人。"),
    ("8-privacy", "银行账号6222 0200 0000 0000 123", "学费须在9月10日前一次性缴清，账号见附件一。"),
    ("8-privacy", "Samuel failed three courses.", "Applicants need an average of 75 and not a single failed course."),
    ("8-privacy", "Kofi failed mathematics again.", "Whoever failed a course must register for the resit before 5 March."),
    ("8-privacy", "护照过期：哈桑，5月3日", "表1填写学号、姓名、护照号、签证到期日，周五前交各班班长。"),
    # scams: spread, and warned of
    (
        "8-unverified",
        "十有八九是真的，学校下周要封校",
        "接到自称使馆、公安的电话，千万不要转账，更不要下载陌生软件。十有八九是骗局。",
    ),
    ("8-ad", "校园贷秒到账，加我", "贷款请走正规银行，校园贷的利息可能比本金还高。"),
]


@cache
def lexicon() -> Lexicon:
    return read_lexicon(places.resource_tomls("lists/screening"))


def found(text: str) -> set[str]:
    return {finding.code.removeprefix("content.") for finding in screen(text, lexicon(), notice=True)}


@pytest.mark.parametrize(("label", "told", "ordinary"), NOTICES)
def test_an_office_may_use_ordinary_words(label: str, told: str, ordinary: str) -> None:
    assert found(ordinary) == set()
    assert label in found(told)
