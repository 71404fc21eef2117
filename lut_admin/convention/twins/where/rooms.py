"""Where to go by number: rooms, floors, numbered buildings and gates, house numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lut_admin.convention.twins.facts import Fact, Firm, Half, Key, Kind
from lut_admin.convention.twins.quantities import numerals

_CODE = r"[A-Za-z]{1,2}-?\d{1,4}[A-Za-z]?(?:-\d{1,4})?|\d{1,4}(?:-\d{1,4})?[A-Za-z]?"
_HAN = "[一二三四五六七八九十两]{1,3}"
_ZH_ROOM = re.compile(
    rf"(?=[A-Za-z\d楼馆厦中学院座栋堂公宿校东南西北教办会报房室实])(?:(?<![A-Za-z\d-])(?<!\d[.,:])(?P<code>{_CODE}"
    rf")\s?(?:号|多媒体|阶梯|智慧|大|小|中|国际|学术|会议){{0,2}}(?:教室|会议室|报告厅|办公室|实验室|机房|房间"
    rf"|房(?![价租费])|室(?![内外友])|厅(?!级)|展厅)"
    rf"|(?:楼|馆|厦|中心|学院|学部|院|座|栋|堂|公寓|宿舍|校区|[东南西北]区|教室|办公室|会议室|报告厅|房间|室|实验室"
    rf"|教)\s?[(:]?\s?(?P<after>[A-Za-z]{{0,2}}\d{{1,2}}-\d{{2,4}}|[A-Za-z]{{0,2}}-?\d{{3,4}}[A-Za-z]?"
    rf"|[A-Za-z]\d{{1,4}}|\d{{1,2}}-\d{{3,4}})"
    rf"(?![A-Za-z\d:]|\.\d|\s?[-/年月日点元人名级个份次米张位周期届分时岁%]|号楼))"
)
# 二〇六教室: read out figure by figure.
_ZH_SPOKEN = re.compile(
    r"(?<![〇零一二三四五六七八九十百千])(?P<code>[一二三四五六七八九][〇零一二三四五六七八九]{2,3})"
    r"(?=号?(?:教室|会议室|办公室|实验室|室|房间))"
)
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")
_ZH_BUILDING = re.compile(
    rf"(?=[\d{numerals.HAN}第窗柜站展])(?:(?P<list>(?<![\d.:{numerals.HAN}])(?:(?:\d{{1,2}}"
    rf"|[一二三四五六七八九十])号?\s?[、和与及]\s?){{1,6}})?(?P<no>(?<![\d.{numerals.HAN}])(?:\d{{1,3}}"
    rf"|{_HAN}))\s?(?P<hao>号)?(?P<what>教学楼|实验楼|学生公寓|留学生公寓|公寓|宿舍楼?|食堂|餐厅|校门|门诊"
    rf"|门(?![课诊])|楼|馆|教(?![授师室育学])|区|栋|座|单元|校区|操场|运动场|窗口|柜台|站台|号线|路(?=公交|车)|展厅"
    rf"|展位|院|场地|球场)"
    rf"|第(?P<nth>\d{{1,3}}|{_HAN})(?:号)?(?P<which>教学楼|实验楼|学生公寓|公寓|宿舍楼?|食堂|餐厅|校门|体育馆|医院|人民医院|窗口)"
    rf"|(?:窗口|柜台|站台|展位)\s?(?P<after>\d{{1,2}})(?![\d:.个名元月号])"
    rf"|(?<![\d.{numerals.HAN}第])(?P<hao2>\d{{1,4}}|{_HAN})号(?=[\s,，。;；)(、]|$|[东南西北]|院|之|国|留学"
    rf"|\d{{1,2}}[楼层]))"
)
_ZH_FLOOR = re.compile(
    rf"(?P<list>(?<![\d.:{numerals.HAN}])(?:(?:\d{{1,2}}"
    rf"|[一二三四五六七八九十])\s?[、和与及]\s?){{1,6}})?(?<![\d.{numerals.HAN}第])(?P<n>\d{{1,2}}|{_HAN}"
    rf"|(?:负|地下)[一二三])(?P<unit>层(?!次|级|面)|楼(?![号]))|第(?P<nth>\d{{1,2}}|{_HAN})(?:层|楼)"
    rf"|(?<![A-Za-z\d])(?P<f>\d{{1,2}})F(?![A-Za-z\d])"
)
_EN_ROOM = re.compile(
    rf"\b(?=[rclohmatsv])(?:Rooms?|Rms?\.?|Classrooms?|Labs?|Laboratory|Offices?|Hall|Lecture\sHall"
    rf"|Lecture\sTheat(?:re|er)|Meeting\sRoom|Conference\sRoom|Auditorium|Theat(?:re|er)|Suite|Apartment|Apt\.?"
    rf"|Venue\s)"
    rf"\s?(?:No\.?\s?|Number\s|#)?(?P<code>{_CODE})(?![\d:]|\s?[ap]\.?m\b|\.\d"
    rf"|\s(?:students|people|seats|copies))(?P<more>(?:\s?(?:and|&|or|/|,)\s?[A-Z]?\d{{3,4}}(?!\d))?)",
    re.IGNORECASE,
)
_EN_BUILDING = re.compile(
    rf"(?=[abcdghiltruwz#n\dsefmop])(?<!\w)(?:(?:building|bldg\.?|block|unit|gate|dorm(?:itory)?|canteen|cafeteria"
    rf"|dining\shall|area|zone|wing|tower|window|counter|apartment\sbuilding|teaching\sbuilding|laboratory\sbuilding"
    rf"|campus|terminal|line|bus|route|booth|court|pitch)\s?(?:no\.?\s?|#)?(?P<no>[a-z]?-?\d{{1,3}}|[ivx]{{1,4}}"
    rf"|{numerals.WORDS})\b(?![:]|\s?[ap]\.?m\b|[\s-]?(?:km|kilomet|met(?:re|er)|minute|hour|day|week|student|people"
    rf"|yuan))"
    rf"|(?:\bno\.?\s?|#)(?P<hash>\d{{1,4}}|{numerals.WORDS})(?![\d:])"
    rf"|\b(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{numerals.ORDINAL})\s(?:teaching|laboratory|student|international|dining"
    rf"|academic|main|building|canteen|cafeteria|dormitory|gate|hospital|people's|window)\b)",
)
_EN_FLOOR = re.compile(
    rf"(?=[\dfgsten])(?:\b(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{numerals.ORDINAL}|ground)[\s-](?:floor|storey|story)\b"
    rf"|\b(?:floor|fl\.)\s(?P<n>\d{{1,2}}|{numerals.WORDS})(?!\d)|(?<![\w/])(?P<f>\d{{1,2}})\s?/?f\b)",
)
_HAS_DIGIT, _HAS_FLOOR = re.compile(r"\d"), re.compile(r"f(?:loor|l\.\s|\b(?<=[\d\s/]f))|stor(?:e?y)")
# Several at once: Dormitories 3 and 4, the 3rd and 5th floors.
_JOINED = r"\s?(?:,\s?(?:and\s)?|&|-|~|\b(?:and|or|to)\b)\s?"
_PLURAL = (
    "buildings", "bldgs", "blocks", "units", "gates", "dorms", "dormitories", "canteens", "cafeterias", "areas", "zones", "windows",
    "counters", "terminals", "routes", "courts",
)  # fmt: skip
_EN_BUILDINGS = re.compile(
    rf"\b(?:{'|'.join(_PLURAL)})\s(?:nos?\.?\s?)?(?P<all>\d{{1,2}}(?:{_JOINED}\d{{1,2}})+)(?![\d:%]|\s?[ap]\.?m\b)"
)
_EN_FLOORS = re.compile(
    rf"\b(?P<all>(?:\d{{1,2}}(?:st|nd|rd|th)|{numerals.ORDINAL})(?:{_JOINED}(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)"
    rf"|{numerals.ORDINAL}))+)"
    rf"\s(?:floors?|stor(?:ey|ie)s)\b|\bfloors\s(?P<plain>\d{{1,2}}(?:{_JOINED}\d{{1,2}})+)(?![\d:%])"
)
_ONE_OF = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?|{numerals.ORDINAL}")
_BUILDINGS = (
    "building", "bldg", "block", "unit", "gate", "dorm", "canteen", "cafeteria", "hall", "area", "zone", "wing", "tower",
    "window", "counter", "terminal", "campus", "line", "bus", "route", "booth",
    "court", "pitch", "no.", "no ", "#", "hospital", "people", "teaching",
    "laboratory", "student", "international", "dining", "academic", "main",
)  # fmt: skip
_WING = re.compile(r"(?<![A-Za-z])([A-Za-z])\s?[座栋区楼段]\s?$")
_HOUSES = "楼馆厦寓舍座栋堂心院"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def take_floors(half: Half) -> None:
    """Take "the 3rd and 5th floors" before the 3rd is read as a day."""
    if half.language == "en":
        half.take_lower(_EN_FLOORS, lambda found: _each(found, "floor"), "floors", "storeys", "stories")


def take(half: Half) -> None:
    """Take rooms, floors, numbered buildings and house numbers out of what is left."""
    if half.language == "zh":
        half.take(_ZH_ROOM, lambda found: _room(found, "code" if found["code"] else "after"))
        half.take(_ZH_SPOKEN, _spoken, "室", "房间")
        half.take(_ZH_FLOOR, lambda found: _floor(found, numerals.han), *"层楼f")
        half.take(_ZH_BUILDING, _zh_building)
    else:
        half.take_where(_HAS_DIGIT, _EN_ROOM, _en_room)
        half.take_lower(_EN_BUILDINGS, lambda found: _each(found, "place"), *_PLURAL)
        if _HAS_FLOOR.search(half.lower):
            half.take_lower(_EN_FLOOR, lambda found: _floor(found, numerals.ordinal))
        half.take_lower(_EN_BUILDING, lambda found: _en_building(found, half.left), *_BUILDINGS)


def code(written: str) -> frozenset[Key]:
    """The keys of a room as written: A-208 is A208, and 208 to who leaves the letter out."""
    plain = written.upper().replace("-", "").replace(" ", "")
    numbers = [int(number) for number in re.findall(r"\d{1,9}", written)]
    letters = any(character.isalpha() for character in plain)
    keys: set[Key] = {("room", plain)}
    if not letters:
        keys |= {("room", str(number)) for number in numbers}
    return frozenset(keys)


def _room(found: re.Match[str], name: str) -> Iterator[Fact]:
    row = re.fullmatch(r"(\d{3,4})-(\d{3,4})", found[name])
    if row and int(row[1]) < int(row[2]):  # 401-420房间 are a row
        yield _made(Kind.ROOM, row[1], (found.start(name), found.start(name) + len(row[1])))
        yield _made(Kind.ROOM, row[2], (found.start(name) + len(row[1]) + 1, found.end()))
        return
    fact = _made(Kind.ROOM, found[name], (found.start(name), found.end()))
    wing = _WING.search(found.string, max(0, found.start(name) - 4), found.start(name))
    if wing and found[name].isdecimal():  # A座506 is A506
        more: frozenset[Key] = frozenset((("room", wing[1].upper() + found[name]),))
        fact = replace(fact, seeks=fact.seeks | more, offers=fact.offers | more)
    yield fact


def _spoken(found: re.Match[str]) -> Iterator[Fact]:
    yield _made(Kind.ROOM, found["code"].translate(_FIGURES), found.span())


def _made(kind: Kind, written: str, span: tuple[int, int], firm: Firm = Firm.SURE) -> Fact:
    keys = code(written)
    numbers = re.findall(r"\d{1,9}", written)
    lettered = written.strip("-0123456789") != ""
    last = int(numbers[-1]) if numbers else 0
    # 3-208 answers to building 3, but is not found by it: 3-280 is in building 3, too.
    building: frozenset[Key] = frozenset(("room", number) for number in numbers[:-1])
    seeks: frozenset[Key] = frozenset(
        (("nu", last),)
    )  # a letter may be left out where the other half says only a number
    offers: frozenset[Key] = frozenset(() if lettered else (("n", last),))
    return Fact(kind, *span, (keys - building) | seeks, keys | offers, firm, None, written)


def _en_room(found: re.Match[str]) -> Iterator[Fact]:
    first, _, last = found["code"].partition("-")
    if found[0][:5].lower().endswith("s") and first.isdecimal() and last.isdecimal() and int(first) < int(last):
        yield _made(Kind.ROOM, first, (found.start(), found.start("code") + len(first)))  # Rooms 401-412 are a row
        yield _made(Kind.ROOM, last, (found.end("code") - len(last), found.end("code")))
    else:
        yield _made(Kind.ROOM, found["code"], (found.start(), found.end("code")))
    for more in re.finditer(r"[A-Z]?\d{3,4}", found["more"]):
        at = found.start("more")
        yield _made(Kind.ROOM, more[0], (at + more.start(), at + more.end()))


def _numbered(number: int, span: tuple[int, int], firm: Firm, *called: str) -> Fact:
    """A place known by its number: it agrees with a place called alike, and with a number that is called nothing."""
    keys: frozenset[Key] = frozenset((("room", str(number)), *((what, number) for what in called)))
    kind = Kind.PLACE if called[0] == "place" else Kind.ROOM
    return Fact(kind, *span, keys | {("ordinal", number), ("nu", number)}, keys | {("n", number)}, firm, None, number)


def _floor(found: re.Match[str], read: object) -> Iterator[Fact]:
    groups = found.groupdict()
    written = groups.get("nth") or groups.get("n") or groups["f"]
    if written[0] in "负地":  # below the ground; the other half says basement
        yield Fact(Kind.ROOM, *found.span(), frozenset(), frozenset(), Firm.MUTE)
        return
    if written.lower() == "ground":
        number: int | None = 1
    else:
        value = (
            numerals.han(written) if read is numerals.han else (numerals.ordinal(written) or numerals.words(written))
        )
        number = int(value) if value is not None else None
    if number is not None and 0 < number < 100:
        firm = Firm.SOFT if number == 1 else Firm.SURE  # 一楼 is the ground floor to some
        inside = found.start() > 0 and found.string[found.start() - 1] in _HOUSES
        called = (
            ("floor", "place") if groups.get("unit") == "楼" and not inside else ("floor",)
        )  # 3楼 may be a building
        yield from _listed(found, firm, *called)
        yield _numbered(number, (found.end("list") if groups.get("list") else found.start(), found.end()), firm, *called)


def _zh_building(found: re.Match[str]) -> Iterator[Fact]:
    name = next(name for name in ("no", "nth", "after", "hao2") if found[name])
    value = numerals.han(found[name])
    if value is None:
        return
    alone = name == "no" and not found["hao"] and not found[name][0].isdecimal()
    gate = found["hao"] or found.string.endswith(("东", "西", "南", "北"), 0, found.start())
    if found["no"] and found["what"] == "门" and not gate:
        return  # 3门 are three courses, 3号门 and 西3门 gates
    if alone and found["what"] in ("馆", "区", "座", "院", "门", "路", "校区", "门诊"):
        return  # 三区 may be, 两院 is an idiom
    if found["no"] and found["what"] == "座" and not found["hao"] and value > 30:
        return  # 800座 are seats
    firm = Firm.SOFT if alone else Firm.SURE
    yield from _listed(found, firm, "place")
    yield _numbered(int(value), (found.end("list") if found["list"] else found.start(), found.end()), firm, "place")


def _listed(found: re.Match[str], firm: Firm, *called: str) -> Iterator[Fact]:
    """Those before the last of a list: 3 of 3、4号公寓."""
    for one in re.finditer(rf"\d+|{_HAN}", found.groupdict().get("list") or ""):
        at = found.start("list") + one.start()
        yield _numbered(int(numerals.han(one[0]) or 0), (at, at + len(one[0])), firm, *called)


def _each(found: re.Match[str], called: str) -> Iterator[Fact]:
    """Dormitories 3 and 4, the 3rd and 5th floors: each is one of them."""
    groups = found.groupdict()
    name = "all" if groups["all"] else "plain"
    for one in _ONE_OF.finditer(groups[name]):
        at, number = found.start(name) + one.start(), numerals.ordinal(one[0])
        if number:
            yield _numbered(number, (at, at + len(one[0])), Firm.SURE, called)


def _en_building(found: re.Match[str], text: str) -> Iterator[Fact]:
    written = found["no"] or found["hash"] or found["nth"]
    if found["no"] and any(c.isalpha() for c in written) and any(c.isdecimal() for c in written):
        yield _made(Kind.PLACE, written, found.span())
        return
    if found["no"] and written in _ROMAN:
        if not text[slice(*found.span("no"))].isupper():
            return
        yield _numbered(_ROMAN[written], found.span(), Firm.MUTE, "place")
        return
    value = numerals.ordinal(written) if found["nth"] else numerals.words(written)
    if value is not None:
        spelled = not written[0].isdecimal()
        yield _numbered(int(value), found.span(), Firm.MUTE if spelled else Firm.SURE, "place")
