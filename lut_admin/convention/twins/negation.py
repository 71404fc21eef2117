"""不 and not: a half that forbids, or denies, while the other does not seem to; always a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

# What clearly forbids or denies in Chinese, and whatever may render it in English; the second list is wide on purpose.
_ZH_CLEAR = re.compile(
    r"严禁|禁止|切勿|请勿|不得(?!不|已|超|少|低|高|晚|早|多)|不要|不准|不许|不允许|不可(?!或缺|抗|避|少|用资源)|不能(?!按|如|及|参|到|来|前)|无需|不需要?|不必|不用|不再"
)
_ZH_ANY = re.compile(
    r"[不无勿非未没禁忌免莫拒否]|避免|杜绝|停|取消|除外|以外|仅|只|谨防|警惕|以防|防止|后果自负|少于|闭|暂缓|缺|失|空腹|空|准时|按时|安静|保持"
    r"|静音|远离|注意|小心|谨慎|节约|除|自理|自备|自费|另|放弃|尽量|逾期|过期|作废|无效|截止"
)
_EN_CLEAR = re.compile(
    r"\b(?:must|may|can|do|does|should|shall|will|is|are)\s?n[o']t\b|\bcannot\b|\b(?:do|must|ca|wo)n't\b|\bnever\b|\bprohibit(?:s|ed)?\b"
    r"|\bforbidden\b|\bno\s(?:need|cash|smoking|entry|parking|admittance)\b|\bnot\s(?:allowed|permitted|required|needed|necessary)\b",
    re.IGNORECASE,
)
_EN_ANY = re.compile(
    r"\b(?:not?|none|nor|neither|never|nothing|nobody|cannot|without|unless|except|excluding|avoid\w*|refrain\w*|stop\w*|prohibit\w*"
    r"|forbid\w*|forbade|ban\w*|refus\w*|fail\w*|exempt\w*|free|instead|rather|prevent\w*|stay away|keep away|away from|beware"
    r"|cease\w*|cancel\w*|clos\w*|suspend\w*|only|disqualif\w*|den(?:y|ied)|illegal|strict\w*|absen\w*|miss\w*|late|lack\w*|least|most|waiv\w*"
    r"|optional|unnecessary|against|out of|off|no longer|less|fewer|empty|fasting|punctual\w*|on time|quiet\w*|silen\w*|keep\w*"
    r"|stay\w*|remain\w*|ensure|make sure|careful\w*|mute\w*|un\w{3,}"
    r"|in(?:valid|eligible|complete|correct|sufficient|convenien)\w*|non\w*)\b|n't\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_EN_SENTENCE = re.compile(r"(?:[^.!?;\n]|\.(?=\S))+")


def negated(zh: str, en: str) -> Iterator[tuple[Span | None, Span | None]]:
    """Where one half says not and the other, as a whole or in the sentence at the same place, nothing like it."""
    first, second = _ZH_CLEAR.search(zh), _EN_CLEAR.search(en)
    if first and not _EN_ANY.search(en):
        yield first.span(), None
    elif second and not _ZH_ANY.search(zh):
        yield None, second.span()
    else:
        yield from _by_sentence(zh, en)


def _by_sentence(zh: str, en: str) -> Iterator[tuple[Span | None, Span | None]]:
    """The same within sentences, where both halves have as many of them; one question is enough."""
    ours = [found.span() for found in _SENTENCE.finditer(zh) if found[0].strip()]
    theirs = [found.span() for found in _EN_SENTENCE.finditer(en) if found[0].strip()]
    if len(ours) != len(theirs) or len(ours) < 2:
        return
    for one, other in zip(ours, theirs, strict=True):
        first, second = _ZH_CLEAR.search(zh, *one), _EN_CLEAR.search(en, *other)
        if first and not _EN_ANY.search(en, *other):
            yield first.span(), None
            return
        if second and not _ZH_ANY.search(zh, *one):
            yield None, second.span()
            return
