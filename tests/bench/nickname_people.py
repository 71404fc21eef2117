"""Invented people for the nickname sets: words put together from syllables that each have Chinese characters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from itertools import accumulate
from random import Random

OPEN = dict(
    item.split(":")
    for item in """
ba:巴 be:贝 bi:比 bo:博 bu:布 da:达 de:德 di:迪 do:多 du:杜 fa:法 fe:费 fi:菲 fo:福 fu:富 ga:加 ge:格 gi:吉
go:戈 gu:古 ha:哈 he:赫 hi:希 ho:霍 hu:胡 ja:贾 je:杰 ji:吉 jo:乔 ju:朱 ka:卡 ke:克 ki:基 ko:科 ku:库 la:拉
le:莱 li:利 lo:洛 lu:卢 ma:马 me:梅 mi:米 mo:莫 mu:穆 na:纳 ne:内 ni:尼 no:诺 nu:努 pa:帕 pe:佩 pi:皮 po:波
pu:普 ra:拉 re:雷 ri:里 ro:罗 ru:鲁 sa:萨 se:塞 si:西 so:索 su:苏 ta:塔 te:特 ti:提 to:托 tu:图 va:瓦 ve:韦
vi:维 vo:沃 ya:亚 yo:约 yu:尤 za:扎 ze:泽 zi:济 zo:佐 zu:祖 sha:沙 she:谢 shi:希 kha:哈 dan:丹 man:曼 ran:兰
tan:坦 yan:扬 kan:坎 dar:达尔 kar:卡尔 mar:马尔 nur:努尔 gul:古尔 bek:别克 jon:琼 din:丁 lan:兰 san:桑 shan:尚
bor:博尔
""".split()
)
TAILS = dict(item.split(":") for item in "n:恩 r:尔 l:尔 d:德 k:克 t:特 m:姆 s:斯 b:布 f:夫 z:兹".split())
# One syllable, one character: as Korean and Vietnamese names are written.
CLOSED = [
    item.split(":")
    for item in """
an:安 bae:裴 bin:彬 byeol:星 chae:彩 cho:楚 chun:春 dae:大 dal:达 do:道 dong:东 duk:德 eun:恩 gi:基 gyu:奎
ha:夏 hae:海 han:汉 hee:熙 ho:浩 hwa:华 hwan:焕 hye:惠 hyuk:赫 hyun:贤 il:一 in:仁 jae:在 jin:珍 jong:钟
joo:珠 jun:俊 jung:正 kwan:宽 kyung:景 mi:美 min:敏 moo:武 myung:明 na:娜 nam:南 ok:玉 ra:罗 rim:林 sang:相
se:世 seo:瑞 seok:锡 seon:善 seung:胜 shik:植 so:素 soo:秀 sook:淑 sun:顺 sung:成 tae:泰 wan:完 won:元 woo:宇
yeon:妍 yeong:英 yoon:润 young:永 yu:裕 ân:恩 bảo:宝 bích:碧 châu:珠 chí:志 cúc:菊 dũng:勇 đào:桃 đức:德
giang:江 hà:河 hải:海 hạnh:幸 hiền:贤 hòa:和 hồng:红 huệ:惠 hùng:雄 hương:香 khánh:庆 kiên:坚 lan:兰 liên:莲
linh:玲 lộc:禄 long:龙 mai:梅 minh:明 nga:娥 ngân:银 ngọc:玉 nhung:绒 oanh:莺 phong:风 phúc:福 phương:芳
quân:军 quang:光 sơn:山 tâm:心 thảo:草 thắng:胜 thanh:清 thủy:水 tiến:进 trang:妆 tuấn:俊 tuyết:雪 văn:文
việt:越 vinh:荣 xuân:春 yến:燕
""".split()
]
FAMILIES = [
    i.split(":")
    for i in "Gam:甘 Tak:卓 Noh:卢 Maeng:孟 Pyo:表 Ngo:吴 Đinh:丁 Hồ:胡 Tạ:谢 Lại:赖 Ông:翁 Bế:闭 Kông:孔".split()
]
# What very many people are called, and how else it is written.
COMMON = {
    "Muhammad": ("穆罕默德", "Mohammed Mohammad Md Mohamed Muhammed Mohd"),
    "Ahmed": ("艾哈迈德", "Ahmad Ahmet"),
    "Hussain": ("侯赛因", "Hossain Hussein Husain"),
    "Ali": ("阿里", "Aly"),
    "Abdul": ("阿卜杜勒", "Abdel"),
    "Hassan": ("哈桑", "Hasan"),
    "Khan": ("汗", "Kan"),
    "Rahman": ("拉赫曼", "Rehman"),
    "Yusuf": ("优素福", "Yousuf Yousef"),
}
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
GIVEN = (
    "伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文华红玉梅兰英玲珍莉云洁梦琳雪晶妍茜秋珊莎锦黛青倩婷姣婉"
    "娴瑾颖露瑶怡婵雁蓓仪荷丹蓉眉君琴蕊薇菁岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽羽希宁欣飘育滢馥筠柔竹"
    "霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思宏浩然博宇轩子涵泽俊建国庆祥辉林森"
)
HOMOPHONES = """
伟纬玮 芳方坊 丽利莉 强墙 军君钧 洋扬阳 勇永咏 杰洁捷 明鸣铭 文闻 红宏洪 玉育裕 梅眉 英瑛 玲灵铃
青清轻 德得 里理 斯思 莫墨 卡咔 拉啦 马玛 克刻 萨飒 西希 波坡 图涂 达答 尼妮
""".split()
LOOKALIKES = """
未末 人入 士土 己已 大太 王玉 阿呵 文又 干于 金全 字宇 候侯 徳德 哈啥 小少 田由
""".split()
TRADITIONAL = dict(
    zip(
        "国马丽强军华兰云陈杨张刘黄赵吴孙罗郑谢韩冯邓潘蒋叶苏吕卢姜钟谭陆贾韦贺顾龚钱严里尔达贝纳维萨亚",
        "國馬麗強軍華蘭雲陳楊張劉黃趙吳孫羅鄭謝韓馮鄧潘蔣葉蘇呂盧薑鍾譚陸賈韋賀顧龔錢嚴裡爾達貝納維薩亞",
        strict=True,
    )
)
VARIANTS = [
    "oo u",
    "ee i",
    "ou u",
    "q k",
    "kh h",
    "z s",
    "v w",
    "y i",
    "j dj",
    "sh s",
    "dd d",
    "mm m",
    "ss s",
    "aa a",
    "iy i",
    "ph f",
    "ck k",
    "th t",
]
TWINS = dict(zip("aeopcyxi", "аеорсухі", strict=True))
OCR = [
    ("l", "1"),
    ("i", "l"),
    ("o", "0"),
    ("rn", "m"),
    ("m", "rn"),
    ("u", "v"),
    ("e", "c"),
    ("h", "b"),
    ("a", "o"),
    ("n", "ri"),
]
EMOJI = ["🌸", "🇵🇰", "[玫瑰]", "[强]", '<span class="emoji emoji1f604"></span>', "🔥", "👨‍🎓"]
WORDS = [
    "Sunshine",
    "Lonely boy",
    "King 👑",
    "小鱼",
    "追风",
    "A",
    "晴天",
    "❤",
    "Mr. nobody",
    "随缘",
    "Dream",
    "🌙",
    "0_0",
    "星空",
]
SERVICES = [
    "王老师",
    "国教院办公室",
    "快递代收",
    "打印店",
    "Teacher Li",
    "留学生招生",
    "水果店小张",
    "辅导员李老师",
    "外卖",
    "签证服务",
]
SEPARATORS = ["+", "-", " - ", "_", "/", "|", ",", "，", ".", "·", "", "  ", " + "]
DOTS = ["•", "・", "‧", "･", ".", "．", " ", ""]
COURSES = {
    "机械工程": "机械",
    "临床医学": "临床",
    "计算机科学与技术": "计科",
    "土木工程": "土木",
    "软件工程": "软件",
    "电气工程": "电气",
}
REMARKS = ["（班长）", "(Pakistan)", "-已毕业", " 13912345678", "（学习委员）", " PhD", "(Room 1204)", "（硕士）"]
NATIVE = ["محمد", "Жасур", "김민준", "शर्मा", "মোহাম্মদ", "أحمد"]


@dataclass(frozen=True)
class Name:
    """A person: Latin words in order of the English name, which of them are the family's, Chinese parts."""

    words: tuple[str, ...]
    han: tuple[str, ...]
    dotted: bool
    family: int = 1  # how many words at the end (or -1: at the front) are the family name
    middle: str = ""  # a word that stands in the passport only

    @property
    def english(self) -> str:
        return " ".join(self.words)

    @property
    def passport(self) -> str:
        shown = self.words if self.family < 0 else (*self.words[-self.family :], *self.words[: -self.family])
        return plain(" ".join((*shown, self.middle) if self.middle else shown)).upper()

    @property
    def chinese(self) -> str:
        return ("·" if self.dotted else "").join(self.han)


@dataclass
class Student:
    """A line of the roster as it truly is, and as it is written there."""

    no: str
    name: Name
    class_name: str
    status: str
    nationality: str
    shown: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Nick:
    """A nickname in the making: its halves and what hangs on them, and what of the names survives in it."""

    words: tuple[str, ...]
    han: tuple[str, ...]
    dot: str = "·"
    order: str = "latin"
    separator: str = " "
    before: str = ""
    after: str = ""
    kept: frozenset[str] = frozenset()
    label: str = ""
    codes: frozenset[str] = frozenset()
    whole: bool = True  # the Chinese half is the whole name, character by character
    glued: bool = False

    def text(self) -> str:
        latin, han = ("" if self.glued else " ").join(self.words), self.dot.join(self.han)
        halves = (han, latin) if self.order == "han" else (latin, han)
        return f"{self.before}{self.separator.join(h for h in halves if h)}{self.after}"


def plain(text: str) -> str:
    loose = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in loose if not unicodedata.combining(c))


class People:
    """Names from pools that a few words fill and many share rarely, as in life."""

    def __init__(self, random: Random, hard: bool) -> None:
        self.random = random
        self.hard = hard
        self.pools = [[self._word() for _ in range(400 if hard else 700)] for _ in range(3 if hard else 9)]
        self.weights = [list(accumulate(1 / (rank + 4) for rank in range(len(pool)))) for pool in self.pools]

    def _word(self) -> tuple[str, str]:
        latin = han = ""
        for _ in range(self.random.choice((2, 2, 3, 3, 4))):
            syllable = self.random.choice(list(OPEN))
            latin, han = latin + syllable, han + OPEN[syllable]
        if self.random.random() < 0.5:
            tail = self.random.choice(list(TAILS))
            latin, han = latin + tail, han + TAILS[tail]
        return latin.capitalize(), han

    def name(self) -> Name:
        roll = self.random.random()
        if roll < (0.3 if self.hard else 0.15):
            family = self.random.choices(FAMILIES, [1 / (n + 1) for n in range(len(FAMILIES))])[0]
            given = [self.random.choice(CLOSED) for _ in range(self.random.choice((1, 2, 2, 2)))]
            words = (family[0], *(syllable[0].capitalize() for syllable in given))
            if self.random.random() < 0.5 and len(given) == 2:
                words = (family[0], given[0][0].capitalize() + given[1][0])
            return Name(words, (family[1], *(syllable[1] for syllable in given)), False, -1)
        at = self.random.randrange(len(self.pools))
        count = self.random.choice((2, 2, 2, 3, 3, 4)) if at % 2 else 2
        picked = self.random.choices(self.pools[at], cum_weights=self.weights[at], k=count)
        if at % 2:
            for place in range(count - 1):
                if self.random.random() < 0.5:
                    common = self.random.choices(list(COMMON), [9, 3, 3, 3, 3, 2, 2, 1, 1])[0]
                    written = self.random.choice([common, common, *COMMON[common][1].split()])
                    picked[place] = (written, COMMON[common][0])
        words = tuple(word for word, _ in picked)
        middle = self.random.choice(self.pools[at])[0] if self.random.random() < 0.2 else ""
        if self.random.random() < 0.45:
            return Name(words, self._adopted(), False, 1, middle)
        parts = [han for _, han in picked]
        if len(parts) > 2 and self.random.random() < 0.4:
            parts = [parts[0], parts[-1]]
        while len("·".join(parts)) > 14 and len(parts) > 1:
            parts.pop()
        return Name(words, tuple(parts), self.random.random() < 0.85, 1, middle)

    def _adopted(self) -> tuple[str, ...]:
        family = self.random.choices(SURNAMES, [1 / (n + 6) for n in range(len(SURNAMES))])[0]
        return (family, *self.random.sample(GIVEN, self.random.choice((1, 2, 2, 2))))

    def twin(self, name: Name) -> Name:
        """A brother or sister: one word and one part differ."""
        other = self.name()
        words = (other.words[0], *name.words[1:]) if name.family > 0 else (*name.words[:-1], other.words[-1])
        han = (other.han[0], *name.han[1:]) if name.dotted else (*name.han[:-1], self.random.choice(GIVEN))
        return replace(name, words=words, han=han)
