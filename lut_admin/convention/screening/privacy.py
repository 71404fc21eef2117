"""Articles 8 and 9: no student's data leaves, and what concerns one named student belongs in a private chat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lut_admin.convention.articles import Finding, Weight
from lut_admin.convention.names import visible
from lut_admin.convention.screening.directory import NO_DIRECTORY, Directory
from lut_admin.convention.screening.disguises import joined
from lut_admin.convention.screening.folding import Folded, characters
from lut_admin.convention.screening.identifiers import identifiers
from lut_admin.convention.screening.kinds import Identifier, Kind, sentence
from lut_admin.convention.screening.roll import Mention

# What is found: a student's data (with its message where it is only asked about), and a matter of one person.
STUDENT_DATA, DATA_ASKED = "content.8-privacy", "content.privacy_asked"
ONE_PERSON = "content.9-personal"
# What makes a name a disclosure: numbers of identity, health, money, grades, discipline.
_SENSITIVE = re.compile(
    r"挂科|挂了|不及格|补考|重修|成绩|绩点|\d分(?!钟)|学分|留级|欠费|欠款|学费|贷款|补助|贫困|工资|生病|住院|手术"
    r"|确诊|阳性|感染|肝炎|结核|艾滋|怀孕|流产|抑郁|心理|精神|残疾|病历|"
    r"(?:未|没|没有)[交缴](?:清|纳)?(?:学费|保险|住宿费|房费|费|款)|停保|处分|警告|违纪|记过|开除|退学|旷课|作弊|拘留"
    r"|护照|签证|居留|证件|身份证|银行卡|住址|"
    r"\bfail(?:ed|s|ing)?\b|\bgrades?\b|\bscored?\b|\bscores\b|\bgpa\b|\bresit|tuition|\bfees?\b|\bunpaid\b"
    r"|\bow(?:es|ed)\b|\bdebt|\bloan|\bpoor\b|\bsick\b|hospital|positive|"
    r"infected|hepatitis|tubercul|\bhiv\b|pregnan|depress|mental|disab|disciplin|warning|expelled|expulsion"
    r"|suspended|cheat|detained|passport|\bvisa|permit|bank\s+card|home\s+address|not\s+paid|demerit|\btb\b|diagnos",
    re.IGNORECASE,
)
# Praise and places that only sound like it.
_HARMLESS = re.compile(
    r"优异(?:的)?成绩|成绩优异|(?:优秀|良好|好|佳|优良)(?:的)?成绩|\d{4}\s?grade|grade\s?\d{4}"
    r"|scored?\s+(?:the|a|two|three|\d)\s?\w*\s?goals?|school\s+hospital|weather\s+warning"
    r"|positive\s+(?:energy|attitude)",
    re.IGNORECASE,
)
# What blocks by itself; of the rest a person is asked whether it may be posted.
_BLOCKING = frozenset({Kind.IDENTITY, Kind.CARD, Kind.PASSPORT})


def privacy(
    text: str,
    mentions: Sequence[Mention] = (),
    directory: Directory = NO_DIRECTORY,
    disclosure: str = "",
    folded: Folded | None = None,
) -> tuple[Finding, ...]:
    """What would give away a student's data, in the order of the text.

    Numbers of identity block, and so does a student of the roster beside an identifier, health, money, grades or discipline;
    several names alone are asked. With the reason for a `disclosure` on record what blocks is only told, with that reason
    (PIPL Art. 13 and 25). `mentions` are the students whom the roll finds in the text; `folded` is the text without its
    disguises, where it is known already.
    """
    folded = folded or joined(characters(text))
    reason = disclosure.strip() if visible(disclosure) else ""
    found = identifiers(text, folded, directory)
    people = len({mention.person.id for mention in mentions})
    spans = {(one.start, one.end): _weight(text, one, mentions) for one in found}
    for mention in mentions:
        weight = _mentioned(text, mention, people, found)
        if weight is not None:
            span = (mention.start, mention.end)
            spans[span] = Weight.BLOCK if spans.get(span) is Weight.BLOCK else weight
    return tuple(_finding(text, span, weight, reason) for span, weight in sorted(spans.items()))


def _finding(text: str, span: tuple[int, int], weight: Weight, reason: str) -> Finding:
    facts = {"found": text[slice(*span)]}
    if weight is Weight.BLOCK and reason:
        return Finding(8, "content.disclosed", Weight.TELL, {**facts, "reason": reason}, text=span)
    asked = DATA_ASKED if weight is Weight.ASK else ""
    return Finding(8, STUDENT_DATA, weight, facts, text=span, message=asked)


def personal(text: str, mentions: Sequence[Mention]) -> tuple[Finding, ...]:
    """Art. 9: a text about one named student belongs in a private chat; asked, never asserted."""
    named = {mention.person.id: mention for mention in reversed(mentions)}
    if len(named) != 1:
        return ()
    (one,) = named.values()
    span = (one.start, one.end)
    return (Finding(9, ONE_PERSON, Weight.ASK, {"found": text[slice(*span)]}, text=span),)


def _weight(text: str, one: Identifier, mentions: Sequence[Mention]) -> Weight:
    """How heavily a number or an address weighs by itself, and beside a student's name or a score."""
    if one.kind in _BLOCKING and one.sure:
        return Weight.BLOCK
    if one.kind is Kind.MARKS:
        return Weight.ASK
    beside = sentence(text, one.start, one.end)
    if one.kind is Kind.STUDENT_NO:
        return Weight.BLOCK if _sensitive(beside) else Weight.ASK
    if any(text[mention.start : mention.end] in beside for mention in mentions):
        return Weight.BLOCK
    return Weight.WARN


def _mentioned(text: str, mention: Mention, people: int, found: tuple[Identifier, ...]) -> Weight | None:
    beside = sentence(text, mention.start, mention.end)
    if mention.by != "name" or _sensitive(beside) or any(text[one.start : one.end] in beside for one in found):
        return Weight.BLOCK
    return Weight.ASK if people > 1 else None  # one name alone is a matter of Art. 9


def _sensitive(text: str) -> bool:
    return bool(_SENSITIVE.search(_HARMLESS.sub(" ", text)))
