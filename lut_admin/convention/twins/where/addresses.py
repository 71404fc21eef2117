"""Where one writes, calls and fills in: placeholders, web addresses, e-mail addresses and telephone numbers of one half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lut_admin.convention import unfilled
from lut_admin.convention.twins.facts import TAKEN, Fact, Firm, Half, Key, Kind, one

# What is to be filled in, also as programs write it, and what an office will tell later: its name is compared.
_PLACEHOLDER = re.compile(
    rf"%\([A-Za-z_]{{1,30}}\)s|\[\[[^\[\]\n]{{1,40}}\]\]|{unfilled.BLANK}|[\[【(（〔](?:待定|tb[acd])[\]】)）〕]", re.IGNORECASE
)
# No placeholder is without one of these.
_BLANKS = ("{", "[", "【", "<", "%", "XX", "xx", "××", "（待", "(待", "〔待", "(TB", "（TB", "(tb")
# What a placeholder is called in either language; others are compared by how many there are.
_CALLED = {
    "姓名": "name", "学生姓名": "name", "名字": "name", "学号": "student number", "student no": "student number",
    "student id": "student number", "studentnumber": "student number", "日期": "date", "时间": "time", "地点": "place",
    "venue": "place", "location": "place", "电话": "phone", "tel": "phone", "房间": "room", "教室": "room", "classroom": "room",
    "班级": "class", "课程": "course", "金额": "amount", "费用": "fee", "链接": "link", "网址": "link", "url": "link",
    "截止日期": "deadline", "截止时间": "deadline", "联系人": "contact", "老师": "teacher", "教师": "teacher", "学期": "semester",
    "年份": "year", "学院": "school", "邮箱": "email", "e-mail": "email",
}  # fmt: skip
_PATH = r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]"
_URL = re.compile(
    rf"(?<![A-Za-z0-9@])(?:(?:https?|ftp)://|www\.)(?:{_PATH}|[()\[\]]){{1,2000}}"
    r"|(?<![A-Za-z0-9@._-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,4}(?:com|cn|edu|org|net|gov|io|info|top|site|app|me|hk)"
    rf"(?![A-Za-z0-9@])(?:[:/]{_PATH}{{0,2000}})?",
    re.IGNORECASE,
)
_DOMAINS = ("://", "www.", *(f".{name}" for name in "com cn edu org net gov io info top site app me hk".split()))
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)(?:[A-Za-z0-9-]{1,63}\.){0,4}[A-Za-z]{2,12}"
    r"(?![A-Za-z0-9])"
)
_GAP = r"[\s-]{0,2}"
_PHONES = (
    re.compile(rf"(?=[\d(+])(?<![\d+])(?:\(?(?:\+|00)?86\)?{_GAP})?1[3-9]\d[\s-]?\d{{4}}[\s-]?\d{{4}}(?!\d)"),
    re.compile(
        rf"(?=[(+0])(?<!\d)\(?(?:\+|00)86\)?{_GAP}(?:\(\s?0?\)?{_GAP})?(?:0?\d{{2,3}}\)?){_GAP}\d{{3,4}}[\s-]?\d{{4}}(?!\d)"
    ),
    re.compile(rf"[(0](?<![\d.-].)(?:(?<=\()0\d{{2,3}}\)|(?<=0)\d{{2,3}}){_GAP}\d{{3,4}}[\s-]?\d{{4}}(?!\d)"),
    re.compile(r"(?=[48])(?<![\d-])[48]00[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)"),
    re.compile(rf"\(86-0?\d{{2,3}}\){_GAP}\d{{3,4}}[\s-]?\d{{4}}(?!\d)"),
    # 297 3850: what stands in groups of three and four is to be called.
    re.compile(
        r"(?<![\d.,:/¥$+-])(?<!\d\s)[2-8]\d{2}[\s-]\d{4}(?![\d年%]|[.,:/-]\d|\s?(?:\d|[元人名份字]|yuan|rmb|students))"
    ),
)
_HAS_PHONE = re.compile(r"\d\d\d[\s-]?\d\d\d")
_ABROAD = re.compile(r"(?<![\d+])\+[1-9]\d{0,2}(?:[\s-]?\(?\d{1,5}\)?){2,5}(?!\d)")
_CALL = (
    r"(?:电话|热线|手机|致电|拨打|拨|传真|内线|分机|转"
    r"|(?<![A-Za-z])(?:tel|phone|telephone|call|calling|dial|hotline|fax|ext|extension"
    r"|mobile))"
)
_CALLS = (
    "电话",
    "热线",
    "手机",
    "致电",
    "拨",
    "传真",
    "内线",
    "分机",
    "转",
    "tel",
    "phone",
    "call",
    "dial",
    "hotline",
    "fax",
    "ext",
    "mobile",
)
_BESIDE_WORD = re.compile(
    rf"{_CALL}\.?\s{{0,2}}(?:号码|号|numbers?|no\.?)?\s{{0,2}}(?:为|是|is|at|on)?\s{{0,2}}[:,]?\s{{0,2}}\(?"
    r"(?P<number>\d{3,4}[\s-]\d{4}|\d{3,8})(?![\d:]|\s?[-/.]\d|\s?[年月元人]|[a-z%])",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    rf"(?:(?:内线|分机|(?<![A-Za-z])ext\.)|(?<={TAKEN})[\s,(]{{0,3}}(?:转|extension"
    rf"|ext)(?![A-Za-z]))号?\s?:?\s?(?P<number>\d{{1,6}})(?!\d|\s?[元人年月])",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?=[19])(?<![\d.-])(?<!\d:)(?:11[09]|12[02]|12345|12348|12367|12110|12395|100[018]\d|95\d{3}|96\d{3,4})(?!\d"
    r"|\.\d|:\d\d(?!\d)|\s?[元人名分天年个%米岁次号])"
)
_NEAR = re.compile(
    r"报警|急救|火警|匪警|交警|拨打|电话|热线|救护|求助|police|fire|ambulance|emergency|hotline|call|dial|traffic",
    re.IGNORECASE,
)
_REACH = 14


def take(half: Half) -> None:
    """Take the addresses and numbers one is to write or call to, in the order in which they can be told apart."""
    raw = half.raw
    if any(sign in raw for sign in _BLANKS):
        half.add(_placeholders(raw))
    if any(sign in half.plain for sign in _DOMAINS):
        half.add(fact for fact in _urls(raw) if _free(half, fact))
    if "@" in raw:
        half.add(fact for fact in _emails(raw) if _free(half, fact))
    if _HAS_PHONE.search(half.left):
        for pattern in _PHONES:
            half.take(pattern, _phone)
    half.take(_ABROAD, _phone, "+")
    half.take(_EXTENSION, _called, "内线", "分机", "ext", "转")
    half.take(_BESIDE_WORD, _called, *_CALLS)
    half.take(_SHORT, lambda found: _short(found, half.text))


def _free(half: Half, fact: Fact) -> bool:
    """Whether nothing before has taken the place: only what is left is like the folded text."""
    return half.left[fact.start : fact.end] == half.text[fact.start : fact.end]


def _placeholders(raw: str) -> Iterator[Fact]:
    for found in _PLACEHOLDER.finditer(raw):
        name = found[0].strip("${}<>[]【】%()s ").lower() if found[0] != "%s" else ""
        name = re.sub(r"[_-](?:zh|cn|en|chinese|english)$", "", name)  # {day_zh} and {day_en} are one fact
        if name.endswith((".com", ".cn")) or name.startswith("http"):
            continue
        yield one(
            Kind.PLACEHOLDER, found.span(), ("placeholder", _CALLED.get(name, name)), number=_CALLED.get(name, name)
        )


def _urls(raw: str) -> Iterator[Fact]:
    for found in _URL.finditer(raw):
        written = found[0].rstrip(".,;:!?'*")
        while (
            written
            and written[-1] in ")]"
            and written.count(written[-1]) > written.count({")": "(", "]": "["}[written[-1]])
        ):
            written = written[:-1].rstrip(".,;:!?'*")
        address = re.sub(r"^(?:https?|ftp)://", "", written, flags=re.IGNORECASE)
        host, slash, path = address.partition("/")
        key: Key = ("url", host.lower(), path if slash and path else "")
        yield one(Kind.URL, (found.start(), found.start() + len(written)), key)


def _emails(raw: str) -> Iterator[Fact]:
    for found in _EMAIL.finditer(raw):
        yield one(Kind.EMAIL, found.span(), ("email", found[0].lower()))


def _phone(found: re.Match[str]) -> Iterator[Fact]:
    yield _of_digits(re.sub(r"\D", "", found[0]), found.span(), foreign=found[0].lstrip("(").startswith(("+", "00")))


def _of_digits(number: str, span: tuple[int, int], *, foreign: bool = False) -> Fact:
    if foreign:
        number = number.removeprefix("00")
    if len(number) > 9:
        number = number.removeprefix("86")
    number = number.lstrip("0") or "0"
    keys: frozenset[Key] = frozenset({("phone", number)})
    short = len(number) <= 8
    alone = int(number) if short and number else None
    seeks: frozenset[Key] = frozenset(() if alone is None else (("nu", alone),))
    offers: frozenset[Key] = frozenset(() if alone is None else (("n", alone),))
    return Fact(Kind.PHONE, *span, keys | seeks, keys | offers)


def _called(found: re.Match[str]) -> Iterator[Fact]:
    yield _of_digits(re.sub(r"\D", "", found["number"]), found.span("number"))


def _short(found: re.Match[str], text: str) -> Iterator[Fact]:
    around = text[max(0, found.start() - _REACH) : found.start()]
    if text.startswith("校园110", found.start() - 2):  # the campus guards' name, whatever their number is
        yield replace(_of_digits(found[0], found.span()), firm=Firm.MUTE)
    elif _NEAR.search(around) or found.start() == 0:
        yield _of_digits(found[0], found.span())
