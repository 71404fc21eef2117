"""What in a text looks like somebody's name, for a text that is about one person whom no roster knows."""

from __future__ import annotations

import re
from bisect import bisect_left

from lut_admin.convention.screening.folding import Folded

# Words with a capital that are no names: days, months, places on campus, papers, greetings, words that begin a sentence.
_NO_NAMES = frozenset(
    """
    a about above absentee absentees account accounts add address adult adults africa african africans after
    afternoon again airport algebra alipay all allah also although always am america american an and android answer
    answers any anybody anyone apartment app applicant applicants applications apply apps april arab arabic arabs
    are arrears arrive as asia asian asians ask at atm attach attachment attachments attempts attend attendance
    attention audition august autumn average averages avoid award awards bachelor bags bakery balance balances
    bangladesh bank barber basketball be because bed been before begin behind beijing being below best between bible
    bicycle big bike bikes black block blood blue board book books bookshop borrow both boy boys breakfast breaking
    breast bridge bring brother brothers buddha buddhist building burn bursaries bursary bus buy by calculus call
    caller callers campus can cancel candidate candidates canteen captain captains card cards carry cash center
    centre ceremony certificate chair chapter cheap cheating check chemistry children china chinese choir choose
    christian christians christmas church circuit circuits city class classes classmates clean cleaner clear click
    close closed closing clothes club clubs coach coaches coffee cold collect collecting college come comedy compare
    competition competitor competitors complete confirm congrats congratulations contact contest copies copy correct
    cost could council counselor course courses court cover creditors crime csc cup cyclist cyclists dance date day
    dean dear debt debtor debtors debts december deduct deductions degree degrees deposit deposits destroy dice did
    different dinner diploma director district do doctor doctoral document documents donate done dorm dormitory
    dorms double download dr drama draw drill drinking driver drivers drop drug drugs drum dude dunhuang during each
    easter eat egypt eid eight either election elections electric electricity electronics eleven email empty end
    english enter entrant entrants essay ethiopia europe european evening ever every everybody everyone everything
    exam exams excel extend facebook faculty fail failed failing fast february fee feel fees festival fever few
    field fighting fill film final finalist finalists finals fine fines finish fire first five flat flight floor
    floors flu fold folks follow food football for foreign forget form forms forwarded found four fraudster
    fraudsters free french fresher freshers freshmen friday fridge friends from furniture gambling gansu garden gas
    gate gentlemen geography german get ghana gift gifts girl girls give go god good gpa grade grades graduate
    graduates grammar grants green greetings group groups guard guards guest guests guys gym had hair half hall hand
    has have he health heart heating hello helmet her here hey hi high his history hit holder holders holy homework
    hospital hot hotel hours house how however hsk i id if important in india indian inform insert instagram
    insurance internet internship into iphone is islam islamic it its january japanese jesus join judges july jump
    june jury kazakhstan keep kenya key keys kill know korean ladies lady lake lanzhou laos laptop last late
    latecomer latecomers league leave lecture lectures lend lesson lessons let lets letter letters level levels
    library like line list listen listening literature loan loans lock locker lockers log login logins long look
    looking lord loser losers lost lottery low luggage lunch madam mail major majors make makeup man manager many
    march market marks mask masks masters mathematics may mechanics medal medical meeting meetings member members
    men mid midnight might miss moments monastery monday money mongolia monitor month months more morning mosque
    most mountain move movie movies mr mrs ms museum music muslim muslims must my name names national near need
    needs neither nepal network never new newcomer newcomers next nigeria nigerian night nine no nobody nominee
    nominees none noon not nothing notice novel novels november now number numbers october of office often oh old on
    once one only onto open opening opera or oral original originals other others our over overdue owe owner owners
    pack page pages pakistan pakistani parcel parcels parent parents park part participant participants party pass
    passenger passing passport passports password passwords pay payment payments pdf people permit permits phd phone
    phones photo photos physical physics pick pin pinduoduo pins place play player players playground plays please
    police poll pool post poster postgraduate postgraduates power prayer premium premiums president price print
    prize prizes prof professor programming protect province qq qr question questions quick quiz quran racism rain
    ramadan read reading real red referee referees refund refunds register rehearsal remember remind reminder
    reminders remove renew rent repeat replica report reports reset residence resident residents resit resits
    respect result results retake retakes return ride rider riders river rmb road room roommates rooms rubbish run
    runner runners russia russian safety salon same sandstorm saturday save scammer scammers scan scanning scans
    scholarship scholarships school score scores second see select sell selling send seniors september service seven
    several sex shakespeare shanghai she shoes shop shops short should show shut shuttle sign sim since sir sit six
    small smoking snow so software some somebody someone something song songs sorry spanish speak speaking
    spectators speech sports spring square staff stand star start statistics stay stick stop store stories storm
    story stranger strangers street strip student students subject subjects submit sudan sum summer sums sunday
    sunny supporters sweep swim swimmers swimming swipe switch take tanzania tap taxi tea teacher teachers team
    teams telegram tell temple ten tenant tenants tencent test tests thai thailand thank thanks that the their then
    there therefore thermodynamics these thesis they thief thieves think third this those though three throw
    thursday ticket tickets tiktok time title titles to today today's tomorrow tonight top topic topics total tour
    tower track traffic train transcript transcripts transfer trip triple trips tuesday tuition turn tutoring twelve
    twice two type ukraine under undergraduate undergraduates union unit units university unpack unpaid unplug until
    update updates upload urgent usd use username usernames using vaccination vaccine verify video vietnam visa
    visas visitor visitors vocabulary volleyball volunteer volunteers vote voting wait walk want was wash watch
    water we wear weather wechat wednesday week weeks welcome were what whatever whatsapp when whenever where
    wherever which while white who whoever why wifi will windows winner winners winter wishing with woman women word
    world would write writing xian year yellow yemen yes you your youtube yuan zambia zimbabwe zoom
    """.split()
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
    "阿埃艾安奥巴贝本彼伯博布查达戴丹德迪蒂蒙杜尔法菲弗伏福佛戈格古哈赫亨胡霍基吉贾杰卡凯坎科克库拉莱兰劳勒雷里丽利莉"
    "琳卢鲁露伦罗洛马玛迈麦曼梅米密莫默姆穆娜纳奈内尼妮涅努诺欧"
    "帕潘佩皮珀普奇乔切琼让瑞若萨塞赛森莎珊舍史丝斯苏索塔泰坦汤特廷图托瓦威维韦温沃伍希谢辛歇休雅亚扬耶伊尤优约泽扎詹"
    "珍朱兹佐素义夫娅妲黛菈柯蕾敏茜顿立欣依沙叶乌盖昂恩姬旺宾敖厄"
)
_HAN = re.compile(
    rf"[{_SOUNDS}·]{{3,12}}|(?<=[的叫找给是])[{_SOUNDS}]{{2}}(?=割腕|被|的护照|的签证|的成绩|的病|住|得了|怀孕|挂了"
    rf"|欠)|约翰|玛丽|阿里|彼得|大卫|李明|李华|王芳|穆萨|丽娜|哈桑|侯赛因|安娜|汤姆|杰克|露西|莉莉|杰瑞|马克|凯文"
    rf"|索菲|艾米|罗曼|路易|米拉|萨沙|萨米|伊娃|伊万|伊凡|玛莎|安东|保罗|丽莎|莉娜|琳娜|贝拉|艾娃|尼娜|莎莎|卢卡|亚当"
    rf"|诺拉|米娜|萨菲|莱拉|妮可|古丽|塔莎|吉娜|拉希|法鲁|维克|阿卜|阿布|阿明|阿杰|阿古|默罕|拉胡|阮氏|"
    r"(?<![一-鿿])(?!(?<=(?<!\d)\d)[张段万])[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    r"阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]"
    r"(?:(?:[一-鿿]{1,2})?(?:某某?|同学)|[一-鿿]{1,2}(?=考试作弊|作弊|因为|被|得了|挂科|挂了|没交|没有交|欠|怀孕|患"
    r"|确诊|住在|的护照|的成绩|的电话|的微信|\s?\d|，\s?\d))|[一-鿿]某(?:某|人)?|"
    r"(?<![一-鿿])(?![有个部各每一两三几该本其所那这全同女男新老好多请凡如若未已需想要拟参获外中因对给让由])[一-鿿"
    r"]{1,3}同学(?=因|被|考|挂|欠|得|患|住院|打|偷)|"
    r"(?<![一-鿿])(?![有个部各每一两三几该本其所那这全同学女男新老好多请凡如若未已需想要拟参因对给让由我你他她它们经没不家父母])"
    r"[一-鿿]{2,4}(?=住院了|住在\d?[东西南北一-九\d]|这学期挂|被诊断|割腕|流产|怀孕|被抓|被开除|被退学|被记过|被处分"
    r"|开除学籍|查出|确诊|得了[^奖冠亚第]|患上|没考过|考了\d|离婚|怀了|的日记|有癫痫|有抑郁|有乙肝|有艾滋|拖欠"
    r"|\s?护照\s?[A-Z])|"
    r"小[王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗]|张三|李四|王五|赵六|小明|小红"
)
# Ordinary words that consist of such characters, or begin like a Chinese name.
_WORDS = re.compile(
    r"斯坦|阿富汗|马来西亚|尼泊尔|巴西|埃及|尼日利亚|斯里兰卡|奥林匹克|马拉松|巴士|沙特|德克士|麦当劳|肯德基|迪斯科"
    r"|奥斯卡|马克思|阿拉伯|伊斯兰|伊拉克|科威特|突尼斯|"
    r"阿尔及利亚|索马里|利比亚|塞拉利昂|布隆迪|莫桑比克|罗马尼亚|塞尔维亚|委内瑞拉|玻利维亚|卡塔尔|巴拿马|马尔代夫"
    r"|哥伦比亚|尼日尔|马达加斯加|哈利路亚|莎士比亚|阿凡提|哈利·?波特|诺贝尔|巴塞罗那|"
    r"吉尼斯|普希金|托尔斯泰|奥地利|纳米比亚|法国|德国|"
    r"^(?:周[一二三四五六日末天内年期边围]|马[上路]|高[数校考中等低级温铁三二一]|金[工融属牌奖]|方[法面式向案]|许多"
    r"|常[用见常]|石[油头]|江[苏西]|白[天色]|夏[天季令]|毛[笔巾衣]|史[料学]|万[元人]|"
    r"武[术汉]|文[化学件明体献]|余额|黄[河色金]|易燃|雷[雨电]|田径|任[课何务]|程[序度]|张贴|[张段万][和及或与共]|于是|何[时地]|曾经|钱[款]|贺[卡])"
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
