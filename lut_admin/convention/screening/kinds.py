"""What kinds of numbers and addresses a person has, and whose one is: an office's, or anybody's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# Who may be called in a notice: the school's own people and offices, and whoever answers for everybody.
OFFICE = re.compile(
    r"老师|教师|辅导员|班主任|办公室|值班|联系人|咨询|校医|派出所|客服|热线|保卫|学院|宿管|公寓管理|使馆|领事|医院"
    r"|报名电话|负责人|举报|紧急|维修|报修|师傅|领队|带队|导游|队长|巡逻|巡查|"
    r"teacher|office|counsell?or|adviser|advisor|hotline|emergency|reception|duty|(?<!['’]s\s)contact\s*:|mr\.?\s"
    r"|ms\.?\s|prof|embassy|consulate|hospital|police|urgent|repair|driver|guide\b|leader|staff|patrol|security",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"私人|个人手机|家里电话|老婆|妻子|丈夫|女朋友|男朋友|前女友|前男友|儿子|女儿|"
    r"(?:personal|private|home) (?:number|phone|mobile|wechat)|\b(?:wife|husband|son|girlfriend|boyfriend|daughter)\b",
    re.IGNORECASE,
)
# What is filled in as a pattern: 例如E12345678, for example G12345678; in a sentence that says so.
_EXAMPLE = re.compile(
    r"例如|比如|样例|样表|示例|范例|格式|样式|填写说明|(?:如|例)[：:]?\s?(?=[A-Za-z]{0,2}\d)|"
    r"e\.g\.|for example|such as|\bformat\b|\bexample\b|\bsample\b",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(
    r"(?<!自)我(?!院|校|们)|他的|她的|你的|室友|同屋|的护照|\b(?:my|his|her|their|mine|i['’]?m|roommate)\b", re.IGNORECASE
)
# The number of an order, a parcel or a thing, right before its figures.
_OF_A_THING = re.compile(
    r"(?:订单|快递单|运单|包裹单|取件|物流|准考证|流水|设备|资产|发票|税|编|"
    r"\b(?:order|tracking|parcel|waybill|invoice|serial|booking|admission(?: ticket)?))"
    r"\s?(?:号码?|no\.?|numbers?|code)?[\s:：#是为]{0,3}(?:is\s)?[A-Za-z]{0,4}$",
    re.IGNORECASE,
)
_ENDS = "。！？；!?;\n"
_NEAR = 16


class Kind(StrEnum):
    """What a number or an address is of."""

    IDENTITY = "identity"
    CARD = "card"
    PASSPORT = "passport"
    MOBILE = "mobile"
    EMAIL = "email"
    ACCOUNT = "account"
    STUDENT_NO = "student_no"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A person's number or address at half-open offsets; `sure` where a check digit or its own word says what it is."""

    kind: Kind
    start: int
    end: int
    sure: bool = True


def of_an_office(text: str, start: int, end: int) -> bool:
    """Whether a number is an office's or a teacher's; one that is called private is nobody's business."""
    before, after = max(0, start - 2 * _NEAR), min(len(text), end + _NEAR)
    if _PRIVATE.search(text, before, end + 2 * _NEAR):
        return False
    return bool(OFFICE.search(text, before, start) or OFFICE.search(text, end, after))


def sentence(text: str, start: int, end: int) -> str:
    """What stands in the same sentence before and after a piece of a text."""
    first = max(text.rfind(stop, 0, start) for stop in _ENDS) + 1
    ends = [at for stop in _ENDS if (at := text.find(stop, end)) >= 0]
    return text[first:start] + " " + text[end : min(ends, default=len(text))]


def as_an_example(text: str, start: int, end: int) -> bool:
    """Whether a number only shows how a form is filled in, and is nobody's."""
    before = max(text.rfind(stop, 0, start) for stop in _ENDS) + 1
    after = min((at for stop in _ENDS if (at := text.find(stop, end)) >= 0), default=len(text))
    said = _EXAMPLE.search(text, before, end) or text.find("填表示例", end, after) >= 0
    return bool(said) and not _SOMEBODYS.search(text, before, after)


def of_a_thing(text: str, start: int) -> bool:
    """Whether the figures that begin at `start` are called the number of an order, a parcel or a thing."""
    return bool(_OF_A_THING.search(text, max(0, start - 2 * _NEAR), start))
