"""What in a text looks like somebody's name, for a text that is about one person whom no roster knows."""

from __future__ import annotations

import re
from bisect import bisect_left

from lut_admin.convention.screening.folding import Folded

# Words with a capital that are no names: days, months, places on campus, papers, greetings, words that begin a sentence.
_NO_NAMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september "
        "october november december china chinese english lanzhou gansu room building office school university college "
        "library hsk "
        "csc gpa id qq wechat whatsapp tiktok the a an all any and are as at be by can classes dear do each every for "
        "from good "
        "have he she her his how i if in is it its let my new no not of on or our please so some student students teacher "
        "teachers that their there these they this those to today tomorrow tonight we what when where which who why "
        "will with "
        "would you your passport passports residence permit visa visas final exam exams scores score list names name "
        "year day "
        "festival ramadan eid christmas national spring mid autumn rmb usd yuan calculus physics mathematics "
        "chemistry president "
        "scholarship contest competition cup team league world welcome congratulations attention important notice "
        "urgent bank yes "
        "oh hey hi hello thanks thank sir madam guys friends brothers brother join come click vote like follow free "
        "hot call add "
        "send buy sell need looking selling rent bring complete collect submit register apply check take wear keep "
        "stay report "
        "return fill pay show hand choose attend wait remember contact anyone everyone everybody nobody somebody "
        "someone anybody "
        "foreign dormitory canteen hospital center centre hall gate campus street road district city province russian "
        "french "
        "german arabic spanish korean japanese thai african asian european american indian pakistani nigerian islamic "
        "buddhist "
        "film photo photos video results result marks form forms documents original medical insurance card ticket "
        "tickets train "
        "bus taxi flight police doctor mr mrs ms miss dr prof professor counselor dean director monitor captain chair first "
        "second third last next other others more most also only both either neither however therefore because since "
        "although "
        "though while after before during until into onto over under between about above below near behind read write speak "
        "listen look see watch use using open close closed start begin end finish stop go get give make did done has "
        "had was were "
        "been being am must should could might needs want lets here now then ever never always often again once twice "
        "one two "
        "three four five six seven eight nine ten old big small long short high low same different level levels group "
        "groups "
        "class course courses lecture lectures book books part phone email address number numbers time date place "
        "cost fee fees "
        "price total page pages week month weeks months hours alipay pinduoduo youtube instagram facebook moments "
        "telegram iphone "
        "android zoom tencent pakistan india nigeria ghana kenya bangladesh nepal vietnam thailand laos mongolia kazakhstan "
        "russia ukraine yemen egypt sudan ethiopia tanzania zambia zimbabwe beijing shanghai xian dunhuang america "
        "africa asia "
        "europe line number bus party "
        "lottery dice winners winner replica scans airport poll star team teams donate reports rent shuttle campus hot cold "
        "water power internet network heating electricity sports football basketball volleyball swimming dance music movie "
        "movies lunch dinner breakfast tea coffee food summer winter drill fire safety health heart blood vaccine "
        "vaccination "
        "flu fever mask masks gas traffic helmet bike bikes electric key keys lost found luggage parcel parcels mail post "
        "letters letter opening closing ceremony meeting meetings trip trips tour museum park visitors visitor guests "
        "parents "
        "women men girls boys people children volunteers volunteer members member reminder reminders update updates adult "
        "adults fighting smoking drinking gambling cheating racism respect kill breast sex drug drugs money cards cash fees "
        "tuition internship graduates graduate freshmen seniors muslim muslims christian christians africans asians "
        "arab arabs "
        "arabic islam voting best top final finals coach players player grade grades tutoring tickets cheap quick fast real "
        "hotel flat house apartment rooms bed furniture laptop phones bicycle shoes clothes hair hello sorry congrats "
        "dude girl "
        "boy man woman lady ladies gentlemen folks anybody everything nothing something weather snow rain storm "
        "sandstorm sunny "
        "today's lessons lesson homework thesis essay topic topics page chapter unit units question questions answer "
        "answers "
        "test tests quiz poster speech song songs drum choir rehearsal audition club clubs union council candidate "
        "candidates "
        "election elections jury judges prize prizes gift gifts award awards medal certificate diploma degree degrees major "
        "majors faculty staff cleaner guard guards manager driver drivers passenger shop shops store market bookshop bakery "
        "barber salon gym pool track field court playground square garden lake river mountain temple church mosque "
        "monastery "
        "bridge tower double triple eleven twelve half title titles novel novels story stories drama opera comedy "
        "crime play plays "
        "chapter shakespeare physical thermodynamics algebra statistics mechanics electronics circuit "
        "circuits programming software history geography literature grammar vocabulary writing reading listening "
        "speaking oral "
        "board white black red blue green yellow draw eat pay keep know let tell ask think feel forget remind "
        "forwarded breaking greetings wishing morning "
        "afternoon evening night noon midnight easter christian buddha god jesus allah lord holy bible quran prayer "
        "church service"
    ).split()
)
# Endings of words that are no names.
_SUFFIX = re.compile(r"[a-z]{3}(?:tion|sion|ing|ment|ance|ence|ory|ity|ness|able|ible|ful|ous|ally|ship|ology)s?$")
# What may stand before a name with a capital, at the head of a sentence.
_BEFORE_A_NAME = frozenset(
    "guys hi hello dear brother sister sir teacher bro call ask find tell is did does has poor our my because yesterday today "
    "monitor student classmate and but so if when that this see meet friends everyone why how what when was will only".split()
)
# Names that only end so.
_NAMES = frozenset("blessing charity patience florence clemence constance prudence trinity felicity terence clarence".split())
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{1,14}(?:[ ][A-Z][a-z]{1,14}){0,3}(?![A-Za-z])")
# Characters that foreign names are written with: three in a row are a name, or part of one.
_SOUNDS = (
    "阿埃艾安奥巴贝本彼伯博布查达戴丹德迪蒂蒙杜尔法菲弗伏福佛戈格古哈赫亨胡霍基吉贾杰卡凯坎科克库拉莱兰劳勒雷里丽利莉琳卢鲁露伦罗洛马玛迈麦曼梅米密莫默姆穆娜纳奈内尼妮涅努诺欧"
    "帕潘佩皮珀普奇乔切琼让瑞若萨塞赛森莎珊舍史丝斯苏索塔泰坦汤特廷图托瓦威维韦温沃伍希谢辛歇休雅亚扬耶伊尤优约泽扎詹珍朱兹佐素义夫娅妲黛菈柯蕾敏茜顿立欣依沙叶乌盖昂恩姬旺宾敖厄"
)
_HAN = re.compile(
    rf"[{_SOUNDS}·]{{3,12}}|(?<=[的叫找给是])[{_SOUNDS}]{{2}}(?=割腕|被|的护照|的签证|的成绩|的病|住|得了|怀孕|挂了|欠)|约翰|玛丽|阿里|彼得|大卫|李明|李华|王芳|穆萨|丽娜|哈桑|侯赛因|安娜|汤姆|杰克|露西|莉莉|杰瑞|马克|凯文|索菲|艾米|罗曼|路易|米拉|萨沙|萨米|伊娃|伊万|伊凡|玛莎|安东|保罗|丽莎|莉娜|琳娜|贝拉|艾娃|尼娜|莎莎|卢卡|亚当|诺拉|米娜|萨菲|莱拉|妮可|古丽|塔莎|吉娜|拉希|法鲁|维克|阿卜|阿布|阿明|阿杰|阿古|默罕|拉胡|阮氏|"
    r"(?<![一-鿿])[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]"
    r"(?:(?:[一-鿿]{1,2})?(?:某某?|同学)|[一-鿿]{1,2}(?=考试作弊|作弊|因为|被|得了|挂科|挂了|没交|没有交|欠|怀孕|患|确诊|住在|的护照|的成绩|的电话|的微信|\s?\d|，\s?\d))|[一-鿿]某(?:某|人)?|"
    r"(?<![一-鿿])(?![有个部各每一两三几该本其所那这全同女男新老好多请凡如若未已需想要拟参获外中因对给让由])[一-鿿]{1,3}同学(?=因|被|考|挂|欠|得|患|住院|打|偷)|"
    r"(?<![一-鿿])(?![有个部各每一两三几该本其所那这全同学女男新老好多请凡如若未已需想要拟参因对给让由我你他她它们经没不家父母])"
    r"[一-鿿]{2,4}(?=住院了|住在\d?[东西南北一-九\d]|这学期挂|被诊断|割腕|流产|怀孕|被抓|被开除|被退学|被记过|被处分|开除学籍|查出|确诊|得了[^奖冠亚第]|患上|没考过|考了\d|离婚|怀了|的日记|有癫痫|有抑郁|有乙肝|有艾滋|拖欠|\s?护照\s?[A-Z])|"
    r"小[王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗]|张三|李四|王五|赵六|小明|小红"
)
# Ordinary words that consist of such characters, or begin like a Chinese name.
_WORDS = re.compile(
    r"斯坦|阿富汗|马来西亚|尼泊尔|巴西|埃及|尼日利亚|斯里兰卡|奥林匹克|马拉松|巴士|沙特|德克士|麦当劳|肯德基|迪斯科|奥斯卡|马克思|阿拉伯|伊斯兰|伊拉克|科威特|突尼斯|"
    r"阿尔及利亚|索马里|利比亚|塞拉利昂|布隆迪|莫桑比克|罗马尼亚|塞尔维亚|委内瑞拉|玻利维亚|卡塔尔|巴拿马|马尔代夫|哥伦比亚|尼日尔|马达加斯加|哈利路亚|莎士比亚|阿凡提|哈利·?波特|诺贝尔|巴塞罗那|"
    r"吉尼斯|普希金|托尔斯泰|奥地利|纳米比亚|法国|德国|"
    r"^(?:周[一二三四五六日末天内年期边围]|马[上路]|高[数校考中等低级温铁三二一]|金[工融属牌奖]|方[法面式向案]|许多|常[用见常]|石[油头]|江[苏西]|白[天色]|夏[天季令]|毛[笔巾衣]|史[料学]|万[元人]|"
    r"武[术汉]|文[化学件明体献]|余额|黄[河色金]|易燃|雷[雨电]|田径|任[课何务]|程[序度]|张贴|于是|何[时地]|曾经|钱[款]|贺[卡])"
)

def names(text: str) -> list[tuple[int, int]]:
    """Where in a text as it was written stands what looks like a name, in order."""
    spans = [found.span() for found in _LATIN.finditer(text) if _is_name(found[0])]
    spans += [found.span() for found in _HAN.finditer(text) if not _WORDS.search(found[0])]
    return sorted(spans)


def named(text: str, folded: Folded) -> list[tuple[int, int]]:
    """The same places in the folded text."""
    places = []
    for start, end in names(text):
        first, last = bisect_left(folded.starts, start), bisect_left(folded.starts, end)
        if first < last:
            places.append((first, last))
    return places


def _is_name(words: str) -> bool:
    small = words.lower().split()
    if len(small) > 1 and small[0] in _BEFORE_A_NAME:
        del small[0]
    return not any(word in _NO_NAMES or (_SUFFIX.search(word) and word not in _NAMES) for word in small)
