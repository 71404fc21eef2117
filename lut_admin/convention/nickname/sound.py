"""Chinese names by ear and by eye: homophones, look-alikes, and whether Chinese characters sound like a Latin name."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lut_admin.convention import names
from lut_admin.convention.nickname.spelling import distance

# Characters that are mistaken for one another by eye, each group alike.
_GROUPS = (
    "未末 人入八 士土 己已巳 大太犬 王玉主 阿呵啊 文又 干千于 金全 字宇 候侯 徳德 哈啥 小少 田由甲申 "
    "日曰目 天夫无 儿几九 力刀 木本术 贝见 午牛 白自百 石右 古占 名各 问间 休体 今令 厂广 云去 东车 龙尤 "
    "永水 兰三 艾文 伟佛 刚港 轩癣 尔児 沙纱 罗岁 拉垃 克古 亚业 里理 莱菜 洛络 迪油 米来 利和 穆移 "
    "罕军 默墨 谟模 摩磨 赛塞 萨薩 达这 卡下 基墓 维准 诺若 佳住 林材 江汪 陈阵 张弘 李季 刘列 杨扬 "
    "孙孜 周同 吴昊 郑邓 马乌 冯马 乔齐 宋末 许计 邱印 姚桃 范苑 钟种 汪注 任仕 姜美 崔催 石后 雷雪 "
    "贾买 郝赤 龚袭 邵召 钱线 汤场 熊能 孟盂 秦奏 白臼 毛手 江红 史吏 侍待 晴睛 明朋 丽两 娜哪 静净 "
    "敏每 芳旁 英央 玲冷 红江 军车 强张 磊石 洋样 艳绝 勇男 杰木"
)
_ALIKE: dict[str, set[str]] = {}
for _group in _GROUPS.split():
    for _one in _group:
        _ALIKE.setdefault(_one, set()).update(_group)

_INITIALS = ("zh", "ch", "sh")
# What consonants of Chinese and of Latin writing have in common; X may be either of K and S.
_CLASSES = dict(zip("bpdtgkhqszfvwmnlrjcx", "PPTTKKKKSSFFFMNLLXXX", strict=True))
_HEADS = {"zh": "X", "ch": "X", "sh": "S", "j": "X", "q": "X", "x": "X", "r": "L", "y": ""}
_NEAR_SOUNDS = frozenset("XK XS XT KX SX TX".split())
_LATIN_PAIRS = (("sch", "S"), ("tch", "X"), ("dzh", "X"), ("ph", "F"), ("sh", "S"), ("ch", "X"), ("zh", "X"), ("kh", "K"),
                ("gh", "K"), ("th", "T"), ("dh", "T"), ("bh", "P"), ("ts", "S"), ("ck", "K"), ("ng", "N"))  # fmt: skip


class HanSlip(NamedTuple):
    """How a Chinese half stands for a Chinese name: the finding's code, and what that takes from it, in bits."""

    code: str
    cost: float


class _Readings(dict[str, str]):
    """How each character is read by itself, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        read = self[character] = (names.readings(character) or (character,))[0]
        return read


_READ = _Readings()


def said(key: str) -> str:
    """A Chinese name in pinyin, each character as it is read by itself."""
    return "".join(map(_READ.__getitem__, key))


@lru_cache(20_000)
def apart(one: str, other: str) -> float:
    """How unlike two characters are, in bits that a mistake of this kind costs."""
    if one == other:
        return 0
    if other in _ALIKE.get(one, ()):
        return 3
    read, known = names.readings(one)[:3], names.readings(other)[:3]
    if not set(read).isdisjoint(known):
        return 2.5
    if read and known and _near(read[0], known[0]):
        return 3.5
    return 6


def _near(one: str, other: str) -> bool:
    """Whether two syllables are taken for one another: zh and z, n and l, -n and -ng."""
    return _blurred(one) == _blurred(other)


@lru_cache(2_000)
def _blurred(syllable: str) -> str:
    for initial in _INITIALS:
        syllable = syllable.replace(initial, initial[0])
    syllable = syllable.removesuffix("g") if syllable.endswith("ng") else syllable
    return "l" + syllable[1:] if syllable[0] in "nr" else syllable


@lru_cache(4_000)
def han_slip(key: str, own: str) -> HanSlip | None:
    """How the Chinese half `key` stands for the Chinese name `own`, both without dots; None where it does not."""
    if key == own:
        return HanSlip("", 0)
    shorter, longer = (own, key) if len(own) < len(key) else (key, own)
    if len(key) == len(own):
        costs = [apart(a, b) for a, b in zip(key, own, strict=True)]
        wrong = [cost for cost in costs if cost]
        total = sum(wrong)
        heard = said(key) == said(own)
        if heard or (
            len(own) > 1 and (len(wrong) == 1 or total <= 3.6 * len(wrong)) and len(wrong) <= 1 + len(own) // 3
        ):
            if len(wrong) == len(own) and not heard:
                return None
            if len(own) == 2 and total > 5:
                return None
            code = "C_CN_TYPO" if len(wrong) == 1 else "C_CN_VARIANT"
            # In a short name another character is another name, unless it sounds or looks alike.
            return HanSlip(code, total + (1 if len(own) == 2 else 3 if len(own) == 3 and max(wrong) > 5 else 0))
    if len(shorter) >= 2 and (longer.startswith(shorter) or longer.endswith(shorter)) and len(key) < len(own):
        return HanSlip("C_CN_PARTIAL", 3)
    if len(longer) >= 4:
        most = max(1, len(longer) // 3)
        steps = distance(key, own, most)
        if steps <= most:
            return HanSlip("C_CN_TYPO" if steps == 1 and len(key) == len(own) else "C_CN_VARIANT", 1 + 3.5 * steps)
    return None


@lru_cache(20_000)
def heard(word: str) -> str:
    """The consonants of a Latin word by class of sound."""
    for pair, sound in _LATIN_PAIRS:
        word = word.replace(pair, sound)
    return _once("".join(c if c.isupper() else _CLASSES.get(c, "") for c in word))


@lru_cache(20_000)
def heard_han(part: str) -> str:
    """The consonants of Chinese characters by class of sound, as a transliteration means them."""
    return _once("".join(_syllable(_READ[character]) for character in part))


@lru_cache(2_000)
def _syllable(reading: str) -> str:
    if reading == "er":
        return "L"
    head = reading[:2] if reading[:2] in _INITIALS else reading[:1]
    sound = _HEADS.get(head, _CLASSES.get(head, ""))
    return sound + ("N" if reading.endswith(("n", "ng")) else "")


def _once(sounds: str) -> str:
    return "".join(c for n, c in enumerate(sounds) if n == 0 or c != sounds[n - 1])


@lru_cache(4_000)
def echo(part: str, word: str) -> float:
    """How sure it is that Chinese characters write a Latin word down by ear: bits, 0 where they do not."""
    return _likeness(heard_han(part), heard(word))


@lru_cache(20_000)
def pinyin_echo(spelt: str, words: str) -> float:
    """The same for characters that are themselves written in pinyin."""
    return _likeness(heard(spelt.replace("er", "r")), heard(words))


def _likeness(one: str, other: str) -> float:
    longer = max(len(one), len(other))
    shorter = len(one) + len(other) - longer
    if shorter < 2 or 0.8 * (longer - shorter) > 0.3 * longer:
        return 0
    if one[0] != other[0] and "X" not in (one[0], other[0]):
        return 0
    row = [0.8 * j for j in range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        before, row = row, [0.8 * i]
        for j, b in enumerate(other, 1):
            cost = before[j - 1]
            if a != b:
                cost += 0.3 if a + b in _NEAR_SOUNDS else 1.0
            if row[-1] + 0.8 < cost:
                cost = row[-1] + 0.8
            if before[j] + 0.8 < cost:
                cost = before[j] + 0.8
            row.append(cost)
    share = 1 - row[-1] / longer
    return 2.5 * longer * share - 2 if share >= 0.7 else 0
