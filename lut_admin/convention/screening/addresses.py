"""Where a person can be written to: e-mail addresses, WeChat and QQ accounts that are neither an office's nor the school's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lut_admin.convention.screening.directory import Directory
from lut_admin.convention.screening.folding import Folded
from lut_admin.convention.screening.kinds import Identifier, Kind, of_an_office

# name@host.com, name(at)host dot com, name#qq.com, first dot last at host dot com.
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?(?:@|\(at\)|\[at\])\s?[A-Za-z0-9-]+"
    r"(?:\.[A-Za-z0-9-]+)*(?:\.|\s?[(\[]dot[)\]]\s?)[A-Za-z]{2,10}(?![A-Za-z])"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._-]{2,63}#(?:163|126|qq|gmail|outlook|hotmail|yahoo)\.com"
    r"|(?<![A-Za-z0-9._%+-])(?:(?:[A-Za-z0-9]{1,20} dot ){1,3}[A-Za-z0-9]{1,20}|[A-Za-z0-9][A-Za-z0-9._%+-]{2,63})"
    r" at [A-Za-z0-9-]{2,20} dot (?:com|net|org|cn|ru|in|pk)\b",
    re.IGNORECASE,
)
# One of these stands in every address.
_OF_AN_EMAIL = ("@", "(at)", "[at]", "#", " dot ")
_DOT = re.compile(r" dot |\s?[(\[]dot[)\]]\s?", re.IGNORECASE)
# Nobody's own: .edu.cn, .gov, .org.
_INSTITUTION = re.compile(r"\.(?:edu|gov|ac|mil|int|org)(?:\.[a-z]{2})?$", re.IGNORECASE)
# Where anybody may have a mailbox; elsewhere a mailbox that is named for a task is an office's: sports@, claims@.
_ANYBODYS = re.compile(
    r"@(?:\w+\.)?(?:gmail|qq|foxmail|163|126|yeah|sina|sohu|aliyun|139|189|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mail|bk|"
    r"list|inbox|yandex|gmx|web|proton|protonmail|zoho|aol|naver|daum|rediffmail)\.",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"^(?:[a-z]+[._-])?(?:info|office|contact|claims?|service|services|support|help|helpdesk|admin|admissions?"
    r"|registrar|sports?|music|"
    r"library|lib|club|international|intl|iso|students?|studentaffairs|visa|insurance|dorm|housing|finance|career"
    r"|jobs|hr|news|press|"
    r"editor|submit|papers?|contest|festival|gala|volunteers?|booking|tickets?|security|clinic|hospital|secretary|mail|noreply|"
    r"bangongshi|jiaowu|xuanke|xuegong|liuxuesheng|tushuguan|baoming|yinyue|tiyu|xuanchuan|tougao)(?:[._-]?[a-z]+)?@",
    re.IGNORECASE,
)
# One of these stands beside every account.
_OF_AN_ACCOUNT = re.compile(r"[微薇威维]|[vw]x|xin|chat|q|扣扣|企鹅", re.IGNORECASE)
# A WeChat id after the word for it: with a digit or a stroke in it where the word alone stands, of letters alone after
# "微信号：". An official account (公众号) and the name of a group are no person's.
_WECHAT = (
    re.compile(
        r"(?:[微薇威维]\s?信|(?<![A-Za-z0-9_.@/-])(?:we-?chat|weixin|wx|vx"
        r"|v信)(?![A-Za-z]))\s?[号號]?[\s:：,，是为為加我的]{0,6}(?:is|id|no\.?)?[\s:：]{0,3}"
        r"(?=[A-Za-z0-9_-]*[0-9_])(?P<id>[A-Za-z][A-Za-z0-9_.-]{4,18}[A-Za-z0-9_-])(?![A-Za-z0-9_-])",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:微信[号號]|微信\s?ID|(?<![A-Za-z0-9_.@/-])we-?chat\s?(?:id|number|account))\s?(?:[:：是为為]|is)\s?"
        r"(?P<id>[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:微信[号號]?|we-?chat(?:\sid)?)\s(?:of|id)\s[^\n:：]{2,40}[:：]\s?"
        r"(?=[A-Za-z0-9_-]*[0-9_])(?P<id>[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![A-Za-z0-9_])(?P<id>wxid_[a-z0-9]{6,24})(?![A-Za-z0-9_])", re.IGNORECASE),
)
_QQ = re.compile(
    r"(?<![A-Za-z])(?:qq|q(?=[号號])|扣扣|企鹅)\s?(?:[号號]码?|number|no\.?|id)?[\s:：是为为is加]{0,4}(?P<id>[1-9]\d{4,10})(?!\d)",
    re.IGNORECASE,
)
# The same in a text without its disguises: 薇❤信 号：…
_DISGUISED = re.compile(
    r"微信(?!群|公众)号?(?:码)?[,是为]{0,2}(?:id)?(?=[a-z0-9]*\d)([a-z][a-z0-9]{5,19})(?![a-z0-9])"
    r"|qq号?[,是为]{0,2}([1-9]\d{4,10})(?!\d)"
)


def emails(text: str, directory: Directory) -> Iterator[Identifier]:
    """Addresses that are neither the school's nor an institution's; an office's own is said to be one."""
    small = text.lower()
    if not any(sign in small for sign in _OF_AN_EMAIL):
        return
    for found in _EMAIL.finditer(text):
        address = re.sub(r"\s|[()\[\]]", "", re.sub(r"\sat\s|[(\[]at[)\]]", "@", _DOT.sub(".", found[0])))
        tasks = _TASK.search(address) and not _ANYBODYS.search(address)
        if tasks or directory.has_address(address) or _INSTITUTION.search(address):
            continue
        if not of_an_office(text, found.start(), found.end()):
            yield Identifier(Kind.EMAIL, *found.span())


def accounts(text: str, folded: Folded, directory: Directory) -> Iterator[Identifier]:
    """WeChat and QQ accounts of persons; the school's own people and offices may be written to."""
    patterns = (*_WECHAT, _QQ) if _OF_AN_ACCOUNT.search(text) else ()
    spans = [found.span("id") for pattern in patterns for found in pattern.finditer(text)]
    for found in _DISGUISED.finditer(folded.text):
        spans.append(folded.span(*found.span(found.lastindex or 0)))
    for start, end in spans:
        if not directory.has_address(text[start:end]) and not of_an_office(text, start, end):
            yield Identifier(Kind.ACCOUNT, start, end)
