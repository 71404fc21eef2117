"""What is left when all else is matched: a blank where the other half has the fact, a number word without its like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from lut_admin.convention.twins.agreement.sides import Side, leave, offered
from lut_admin.convention.twins.facts import Difference, Fact, Firm, Kind

Rest = Mapping[Kind, list[Fact]]
_FILLED = (
    Kind.DATE, Kind.TIME, Kind.AMOUNT, Kind.ROOM, Kind.PHONE, Kind.DURATION, Kind.NUMBER,
    Kind.URL, Kind.EMAIL, Kind.PLACE, Kind.WEEKDAY,
)  # fmt: skip


def blanks(zh: Rest, en: Rest) -> Iterator[Difference]:
    """Blanks of one half where the other tells a fact that nothing answers: {date} against 5月12日; both leave their lists."""
    for ours, theirs, chinese in ((zh, en, True), (en, zh, False)):
        if ours[Kind.PLACEHOLDER]:
            told = [fact for kind in _FILLED for fact in theirs[kind] if fact.firm is Firm.SURE]
            pairs = list(zip(ours[Kind.PLACEHOLDER], told, strict=False))
            _leave(ours, [blank for blank, _ in pairs])
            _leave(theirs, [fact for _, fact in pairs])
            for blank, fact in pairs:
                yield Difference(Kind.PLACEHOLDER, *((blank, fact) if chinese else (fact, blank)))


def _leave(rest: Rest, gone: Sequence[Fact]) -> None:
    names = {id(fact) for fact in gone}
    for kind in {fact.kind for fact in gone}:
        rest[kind][:] = [fact for fact in rest[kind] if id(fact) not in names]


def ranked(rest_zh: Rest, rest_en: Rest, zh: Sequence[Fact], en: Sequence[Fact]) -> Iterator[Difference]:
    """A day that is left, beside one that only a rank answered: 5日 and "the fifth prize … on the 6th"."""
    for rest, own, others, chinese in ((rest_zh, zh, en, True), (rest_en, en, zh, False)):
        days = [fact for fact in rest[Kind.DATE] if fact.day is not None and fact.day.day and fact.firm is not Firm.MUTE]
        if not days:
            continue
        ranks = {fact.number for fact in others if fact.kind is Kind.NUMBER and ("ordinal", fact.number) in fact.offers}
        told = {
            key
            for fact in own
            if fact.day is not None
            and fact.firm is not Firm.MUTE
            and (fact.day.month is not None or fact.day.day not in ranks)
            for key in fact.offers
        }
        loose = (
            fact
            for fact in others
            if fact.day is not None and fact.day.day and fact.firm is not Firm.MUTE and fact.seeks.isdisjoint(told)
        )
        pairs = list(zip(days, loose, strict=False))
        _leave(rest, [day for day, _ in pairs])
        for one, other in pairs:
            yield Difference(Kind.DATE, *((one, other) if chinese else (other, one)))


def lengths(one: Side, other: Side, before: Iterable[Difference]) -> Iterator[Difference]:
    """A length in English words beside the one it may have been meant for, where both halves tell as many lengths of its unit
    and but one differs, answered by nothing but a range of days: 10月1日至8日，共8天 against "seven days, from October 1 to 8".
    """
    told = {id(fact) for difference in before for fact in (difference.zh, difference.en)}
    answers = offered(one.kinds[Kind.DURATION])
    for fact in other.kinds[Kind.DURATION]:
        if not fact.spelled or id(fact) in told or not fact.seeks.isdisjoint(answers):
            continue
        ours, theirs = ([length for length in side.kinds[Kind.DURATION] if _told(length, fact)] for side in (one, other))
        said, meant = Counter(length.number for length in ours), Counter(length.number for length in theirs)
        if len(ours) == len(theirs) and sum((said - meant).values()) == 1 and (meant - said)[fact.number]:
            partner = next(length for length in ours if (said - meant)[length.number])
            if id(partner) not in told:
                leave(other.rest[Kind.DURATION], [fact])
                leave(one.rest[Kind.DURATION], [partner])
                yield Difference(Kind.DURATION, partner, fact)


def _told(one: Fact, other: Fact) -> bool:
    """Whether a length is told by its number, in digits or words, in the unit of the other."""
    if not isinstance(one.number, tuple) or not isinstance(other.number, tuple):
        return False
    return one.number[0] == other.number[0] and (one.firm is Firm.SURE or one.spelled)


def floors(facts: Sequence[Fact]) -> list[Fact]:
    """The floors among them: either half calls a floor a floor."""
    return [fact for fact in facts if any(key[0] == "floor" for key in fact.seeks)]


def counts(rest_zh: Rest, rest_en: Rest, zh: Sequence[Fact], en: Sequence[Fact]) -> Iterator[Difference]:
    """The one number word that is left, with the one count it may stand for; asked, for words are often part of a phrase.

    That count is left as well (十人 and "twelve others"), or the other half says its figure more often (三组 … 三份 and "three
    groups … five copies").
    """
    words_zh = [fact for fact in rest_zh[Kind.NUMBER] if _counts(fact) and (fact.firm is Firm.MUTE or fact.spelled)]
    words_en = [fact for fact in rest_en[Kind.NUMBER] if _word(fact)]
    if len(words_zh) > 1 or len(words_en) > 1:
        return
    one = words_zh[0] if words_zh else _more_often(zh, en, words_en[0]) if words_en else None
    other = words_en[0] if words_en else _more_often(en, zh, words_zh[0]) if words_zh else None
    if one is not None and other is not None:
        _leave(rest_zh, [one])
        _leave(rest_en, [other])
        yield Difference(Kind.NUMBER, one, other, doubtful=True)


def fewer(rest_zh: Rest, rest_en: Rest, zh: Sequence[Fact], en: Sequence[Fact]) -> Iterator[Difference]:
    """The one number or day that is left, beside one of its kind that the other half says more often: 翻译8人、礼仪6人 against
    "8 interpreters, 8 ushers". Where both halves have one that is left, they are each other's.
    """
    for kind in (Kind.NUMBER, Kind.DATE):
        for rest, own, others, chinese in ((rest_zh, zh, en, True), (rest_en, en, zh, False)):
            left = [fact for fact in rest[kind] if _said(fact)]
            if len(left) != 1 or any(_said(fact) for fact in (rest_en if chinese else rest_zh)[kind]):
                continue
            ours = Counter(_figure(fact) for fact in own if fact.kind is kind)
            answered = Counter(key[-1] for fact in own if fact.kind is not kind for key in fact.offers)
            told = [fact for fact in others if fact.kind is kind and (fact.spelled or _said(fact))]
            theirs = Counter(_figure(fact) for fact in told)
            often = [fact for fact in told if 0 < ours[_figure(fact)] + answered[fact.number] < theirs[_figure(fact)]]
            if often:
                at = left[0].start / max(1, own[-1].end)
                other = min(often, key=lambda fact: abs(fact.start / max(1, others[-1].end) - at))
                _leave(rest, left)
                yield Difference(kind, *((left[0], other) if chinese else (other, left[0])), doubtful=True)


def _said(fact: Fact) -> bool:
    """A number in digits, or a day."""
    if fact.kind is Kind.DATE:
        return fact.day is not None and fact.day.day is not None and fact.firm is not Firm.MUTE
    return fact.firm is Firm.SURE and not fact.spelled and isinstance(fact.number, (int, Fraction))


def _figure(fact: Fact) -> object:
    return fact.number if fact.day is None else fact.day.day


def _counts(fact: Fact) -> bool:
    return _many(fact) and any(key[0] == "count" for key in fact.seeks)


def _word(fact: Fact) -> bool:
    """A number in words that is no ordinal."""
    return fact.firm is Firm.MUTE and _many(fact) and ("day", fact.number) not in fact.seeks


def _many(fact: Fact) -> bool:
    return isinstance(fact.number, (int, Fraction)) and fact.number > 1


def _more_often(facts: Sequence[Fact], others: Sequence[Fact], beside: Fact) -> Fact | None:
    """The fact whose number its half says more often than the other half; of several the one at the place of `beside`."""
    said = Counter(fact.number for fact in facts if fact.kind is Kind.NUMBER and _many(fact))
    answers = Counter(value for other in others for value in {key[-1] for key in other.offers})
    often = [
        fact for fact in facts if fact.kind is Kind.NUMBER and _many(fact) and said[fact.number] > answers[fact.number] > 0
    ]
    if not often:
        return None
    at = beside.start / max(1, others[-1].end)
    return min(often, key=lambda fact: abs(fact.start / max(1, facts[-1].end) - at))
