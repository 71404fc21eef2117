"""How long the whole review of a notice takes: every article's rules and the twin check, beside merely splitting it into words.

    python tests/bench/review_notice.py [rounds] [megabytes]

The floor folds the case of both halves and finds their words and numbers with one regular expression, twenty times. With a
number of megabytes a text of that size (UTF-8, half of it Chinese) is reviewed as well, and one of a quarter of it: what the
time grows by should be what the text grows by.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from lut_admin import places
from lut_admin.convention import twins
from lut_admin.convention.hours import CHINA
from lut_admin.convention.review import Draft, review
from lut_admin.convention.roster import Person
from lut_admin.convention.screening import Roll, read_lexicon

AT = datetime(2026, 9, 1, 12, tzinfo=CHINA)
WORD = re.compile(r"\d+(?:[.:]\d+)*|[A-Za-z]+|[\u3400-\u9fff]")
FLOORS = 20
STUDENTS = 3000
NOTICES = (
    Draft(
        "消防安全讲座：9月11日（周五）下午3:30在逸夫楼305举行，全体国际学生务必参加，迟到15分钟者按缺席处理。咨询电话：0931-2976110。",
        "Fire safety lecture: Friday, September 11, 3:30 p.m., Room 305, Yifu Building. All international students must attend; "
        "anyone more than 15 minutes late is counted as absent. Enquiries: +86 931 297 6110.",
        "safety",
    ),
    Draft(
        "居留许可延期：请于11月9日至13日每天上午9:00—11:30到国际教育学院203办公室提交：1、护照原件及复印件；2、白底照片2张；"
        "3、住宿登记表一份。工本费400元/年，三个工作日后领取，详见 http://sie.lut.edu.cn/info/1020.htm。",
        "Residence permits: from 9:00 to 11:30 a.m. on November 9-13 bring to Office 203, School of International Education: "
        "1. your passport and a copy; 2. two photos with white background; 3. one accommodation form. Fee: RMB 400 per year; ready "
        "after three working days. See http://sie.lut.edu.cn/info/1020.htm.",
        "life",
    ),
    Draft(
        "国庆节放假安排：10月1日（周四）至10月7日（周三）放假，共7天。9月27日（周日）、10月10日（周六）正常上课。离兰请于9月28日前登记。",
        "National Day: from Thursday, 1 October to Wednesday, 7 October, 7 days in total. Classes are held on Sunday, September 27 "
        "and Saturday, October 10. If you leave Lanzhou, register before September 28.",
        "life",
    ),
)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Processor seconds a call, the best of five."""
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        for _ in range(rounds):
            work()
        best = min(best, (time.process_time() - begun) / rounds)
    return best


def long(size: int) -> Draft:
    """A notice of so many bytes, made of the three."""

    def half(texts: list[str]) -> str:
        text = "\n".join(texts) + "\n"
        return (text * (size // len(text.encode()) + 1)).encode()[: size // 2].decode(errors="ignore")

    return Draft(half([one.zh for one in NOTICES]), half([one.en for one in NOTICES]), "life")


def main(rounds: int, megabytes: float) -> None:
    """Print the milliseconds a notice takes, and how many floors they are; then the seconds of a long one."""
    lexicon = read_lexicon(places.resource_tomls("lists/screening"))
    glossary = twins.read_places(places.resource_toml("lists/places.toml"))
    roll = Roll(Person(n, f"L2023{n:08}", f"DOE{n} JANE", f"Jane Doe{n}", "杜珍妮") for n in range(STUDENTS))

    def floor() -> None:
        for _ in range(FLOORS):
            for draft in NOTICES:
                WORD.findall(draft.zh.casefold())
                WORD.findall(draft.en.casefold())

    def twin_check() -> None:
        for draft in NOTICES:
            twins.compare(draft.zh, draft.en, AT.date(), glossary)

    def everything() -> None:
        for draft in NOTICES:
            review(draft, AT, lexicon=lexicon, roll=roll, glossary=glossary)

    everything()  # the patterns are compiled once
    base = seconds(floor, rounds) / len(NOTICES)
    print(f"floor: {1000 * base:.2f} ms a notice")
    for name, work in (("twin check", twin_check), ("whole review", everything)):
        took = seconds(work, rounds) / len(NOTICES)
        print(f"{name}: {1000 * took:.2f} ms a notice, {took / base:.1f} floors")
    spent = []
    for size in (megabytes / 4, megabytes) if megabytes else ():
        draft = long(int(size * 1_000_000))
        begun = time.process_time()
        review(draft, AT, lexicon=lexicon, roll=roll, glossary=glossary)
        spent.append(time.process_time() - begun)
        print(f"{size:g} MB in one notice: {spent[-1]:.2f} s")
    if megabytes:
        print(f"growth: {spent[1] / spent[0]:.1f} times for four times the text")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, float(sys.argv[2]) if len(sys.argv) > 2 else 0)
