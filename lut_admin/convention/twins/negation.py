"""不 and not: a half that forbids, or denies, while the other does not seem to; always a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

# What clearly forbids or denies in Chinese, and whatever may render it in English; the second list is wide on purpose.
_ZH_CLEAR = re.compile(
    r"严禁|禁止|切勿|请勿|不得(?!不|已|超|少|低|高|晚|早|多)|不要|不准|不许|不允许"
    r"|(?<!缺一)不可(?!或缺|抗|避|少|用资源)|不能(?!按|如|及|参|到|来|前)|无需|不需要?|不必|不用|不再"
)
_ZH_ANY = re.compile(
    r"[不无勿别非未没违禁忌免莫拒否]|避免|杜绝|停|取消|除外|以外|仅|只|谨防|警惕|以防|防止|后果自负|少于|闭|暂缓|缺"
    r"|失|空腹|空|准时|按时|安静|保持"
    r"|静音|远离|注意|小心|谨慎|节约|除|自理|自备|自费|另|放弃|尽量|逾期|过期|作废|无效|截止"
)
_EN_CLEAR = re.compile(
    r"\b(?:must|may|can|do|does|should|shall|will|is|are)\s?n[o']t\b|\bcannot\b|\b(?:do|must|ca|wo)n't\b|\bnever\b"
    r"|\bprohibit(?:s|ed)?\b"
    r"|\bforbidden\b|\bno\s(?:need|cash|smoking|entry|parking|admittance)\b"
    r"|\bnot\s(?:allowed|permitted|required|needed|necessary)\b",
    re.IGNORECASE,
)
_EN_NO = re.compile(r"n[o']t\b|never|prohibit|forbidden|no\s")  # none of the clear ones is without one of these
_EN_ANY = re.compile(
    r"\b(?:not?|none|nor|neither|never|nothing|nobody|cannot|without|unless|except|excluding|avoid\w*|refrain\w*"
    r"|stop\w*|prohibit\w*"
    r"|forbid\w*|forbade|ban\w*|refus\w*|fail\w*|exempt\w*|free|instead|rather|prevent\w*|stay away|keep away|away from|beware"
    r"|cease\w*|cancel\w*|clos\w*|suspend\w*|only|disqualif\w*|den(?:y|ied)|illegal|strict\w*|absen\w*|miss\w*|late"
    r"|lack\w*|least|most|waiv\w*"
    r"|optional|unnecessary|against|out of|off|no longer|less|fewer|empty|fasting|punctual\w*|on time|quiet\w*|silen\w*|keep\w*"
    r"|stay\w*|remain\w*|ensure|make sure|careful\w*|mute\w*|un\w{3,}"
    r"|in(?:valid|eligible|complete|correct|sufficient|convenien)\w*|non\w*)\b|n't(?:s?\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_EN_SENTENCE = re.compile(r"(?:[^.!?;\n]|\.(?=\S))+")
# What divides a sentence: a translator who drops a clause (及时取走，不要占用) has not turned it round.
_ZH_CLAUSE = re.compile(r"[，,；;。！？!?\n]+(?=\s*\S)")
_EN_CLAUSE = re.compile(
    r"[,;:!?\n]+(?=\s*\S)|\.\s+(?=\S)|\b(?:and|or|but|if|so|because|when|before|after|until|by)\b", re.IGNORECASE
)
# What allows or demands: the likeliest sign that a sentence was turned round rather than put in other words.
_ZH_MUST = re.compile(r"[可请须需要应能准]|允许|必须|务必|得以|欢迎")
_EN_MUST = re.compile(
    r"\b(?:may|can|could|must|should|shall|need(?:s|ed)?|required?|allowed|permitted|have to|has to|please|welcome)\b",
    re.IGNORECASE,
)
# Conditions are put in many words: "if you cannot come" is 请假.
_ZH_IF = re.compile(r"(?:如|若|因|凡|由于|已|者)[^，,。；;\n]*$")
_EN_IF = re.compile(
    r"\b(?:if|who|whoever|those|unless|when|whether|that|which|because|as|since|once|have|has)\b[^,.;\n]*$",
    re.IGNORECASE,
)


def negated(zh: str, en: str) -> Iterator[tuple[Span | None, Span | None]]:
    """Where a sentence of one half says not and its like in the other allows or demands; one question is enough.

    Halves with unlike numbers of sentences are looked at as wholes. A sentence may say what a neighbour of its like says
    (逾期不能查询 behind the deadline, "if you miss it, …" a sentence of its own): those must have no not either.
    """
    if not _ZH_CLEAR.search(zh) and not _EN_NO.search(en.lower()):
        return
    ours = [found.span() for found in _SENTENCE.finditer(zh) if found[0].strip()]
    theirs = [found.span() for found in _EN_SENTENCE.finditer(en) if found[0].strip()]
    if len(ours) != len(theirs):
        ours, theirs = [(0, len(zh))], [(0, len(en))]
    for place, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        near = slice(max(0, place - 1), place + 2)
        near_zh, near_en = ((spans[near][0][0], spans[near][-1][1]) for spans in (ours, theirs))
        first, second = _clear(_ZH_CLEAR, _ZH_IF, zh, one), _clear(_EN_CLEAR, _EN_IF, en, other)
        if first and not _EN_ANY.search(en, *near_en) and _turned(zh[slice(*one)], en[slice(*other)], _EN_MUST):
            yield first, None
            return
        if second and not _ZH_ANY.search(zh, *near_zh) and _turned(zh[slice(*one)], en[slice(*other)], _ZH_MUST):
            yield None, second
            return


def _clear(clear: re.Pattern[str], condition: re.Pattern[str], text: str, span: Span) -> Span | None:
    """The first clear no of a sentence that is no condition."""
    for found in clear.finditer(text, *span):
        if not condition.search(text, max(span[0], found.start() - 40), found.start()):
            return found.span()
    return None


def _turned(zh: str, en: str, must: re.Pattern[str]) -> bool:
    """Whether a sentence without a no may be the other turned round: it demands, or both are one clause."""
    clauses_zh, clauses_en = len(_ZH_CLAUSE.findall(zh)), len(_EN_CLAUSE.findall(en))
    if clauses_zh == clauses_en == 0:
        return True
    return clauses_en >= clauses_zh and bool(must.search(en if must is _EN_MUST else zh))
