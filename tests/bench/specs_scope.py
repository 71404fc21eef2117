"""Which expressions of the public specification no notice needs, and why (decision 014 tells it in words)."""

# ruff: noqa: E501 -- a pattern is not folded

from __future__ import annotations

_UNIT = "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|fortnights?|months?|years?|quarters?|decades?|weekends?)"
_ZH_UNIT = "(?:个?(?:工作日|小时|钟头|月|季度|星期|礼拜|周|週)|分钟|秒|天|日|年)"

# Why an expression is no matter of a notice's two halves: reason, models, language (or both), pattern within the expression.
OUT: tuple[tuple[str, str, str, str], ...] = (
    ("counted from now or from another day: no day of its own", "date", "en",
     rf"\b(?:ago|hence|later|from now|in the future|since|starting|still)\b|\b(?:in|within|less than|more than)\s(?:the\s|an?\s)?[\w½ ]*?(?:\b|(?<=\d)){_UNIT}\b"
     rf"|\b{_UNIT}\b.*\b(?:from|after|before|to go)\b|\b(?:next|last|past|previous|coming|upcoming|following|first)\b\s(?:[\w ]+?\s)?{_UNIT}\b"
     rf"|\b\w+ (?:next|last|past|previous|coming|upcoming|following|business)\s{_UNIT}\b|^day (?:after|before)$"
     r"|\bfor\s[\w.½]+\s(?:hrs?|hours?|minutes?|mins?|days?|weeks?)\b"),
    ("counted from now or from another day: no day of its own", "date", "zh",
     rf"{_ZH_UNIT}\s?(?:之?[前后後]|以[前后後内來来]|钟前)|[前后後近上下这這]\s?(?:[\d一二两三四五六七八九十]+|[几幾数])\s?{_ZH_UNIT}|过去|未来|最近|还剩|最[后後]\s?\d"),
    ("a week, month or year told only from now, without a day", "date", "en",
     r"\b(?:this|that|next|last|past|previous|coming|upcoming|following|current|same|the|each|every|my|any|now)\b(?:\s\w+)?\s(?:weeks?(?:end)?|months?|years?|decade|century|quarter|hour|minute)\b(?!\W+(?:on\s)?(?:mon|tue|wed|thu|fri|sat|sun))"
     r"|\bto date$|^the fortnight$|\b(?:next|last) (?:evening|morning)\b|\bw/c\b|\bweek of\b|^weekends?$|\bweekends?\b|\b(?:ytd|mtd)\b"),
    ("a week, month or year told only from now, without a day", "date", "zh",
     r"^(?:从)?(?:[上下本这這]{1,2}个?(?:周|週|星期|礼拜|月|季度|半?年)[末]?|[今明去后前本]年|[上下]个小时|[上下]下?周末)(?:的?(?:年|月)?[初末底])?$|周末|週末"),
    ("seasons, quarters, half years, decades, centuries, fiscal years: periods without days", "date", "",
     r"(?i)\b(?:q[1-4]|h[12]|\d{4}\s?h[12]|quarter|summer|winter|spring|autumn|fall|fiscal|fy\d*|sy\d*|school year|half year|decades?|centur(?:y|ies)|noughties|(?:seven|nine|twen|for|fif|six|eigh|thir)t?ies)\b|\d0\s?'?s\b|\d0’s\b|two thousands|tens\b|teens\b|季|上半|下半|[前后後]半|年代|世纪"),
    ("ends and beginnings without a day (end of June, later this week)", "date", "",
     r"(?i)\b(?:end|beginning|start|middle|rest|remainder) of\b|\b(?:early|earlier|late|later|mid)\b(?![\s-](?:morning|afternoon|evening|night))|\be\.?o\.?[dmyw]\b|[初末底]$|之[前后後間间]|年[间間]|以[前后後]$"),
    ("no time at all: now, recently, as soon as possible, the day", "date", "",
     r"(?i)\bnow\b|\basap\b|as soon as|\brecent|till date|current date|^(?:(?:for|of|on) )?(?:the|this|that|my|any|same|each|every|a) day$|^day$|the day (?:before|after)$|马上|现在|刚|timezone"),
    ("the moon's calendar and reigns: no like in English", "date", "zh", r"农历|阴历|初[一二三四五六七八九十]|正月|腊月|大年|神龙|雍正|民国"),
    ("feasts that move from year to year or are kept elsewhere", "date", "en",
     r"(?i)easter|thanksgiving|black friday|earth day|saint patrick|st\.? patrick|independence|mother|father|inauguration|eid|ramadan|halloween|christmas weekend|memorial|labou?r day|martin|mlk|freedom|jubilee|carnival|cyber|white|juneteenth|holiday"),
    ("a year of two digits between strokes: three orders are possible", "date", "",
     r"(?<![\d/.-])\d{1,2}([-/.])\d{1,2}\1'?\d{2}(?!\d)|'\d\d\b"),
    ("no such day", "date", "", r"(?i)feb(?:ruary)? 30|2月30日|2月29日-3月|2/29"),
    ("how often, not when", "date", "", r"(?i)\b(?:dai|week|month|quarter|year|bi\w*|annual)ly\b|\bannual|\bevery ?(?:day|other)\b|\b(?:each|every|per)\b.*\b(?:day|week|month|year|weekdays?|one)s?\b|semi-?annual|每(?:[天日]|(?![周週月年]?(?:的)?[周週星]?[期]?[一二三四五六日天]))"),
    ("vague lengths: a few hours, all day, the whole week", "date", "",
     r"(?i)\b(?:few|several|some|couple(?: of)?|all|full|whole|entire|half of)\b|\ball-|几|数[天日]"),
    ("ranges between unlike ends: a day and a month, a month and a year, a day and today", "date", "en",
     r"(?i)\b\d{4} (?:through|and|to) (?:\w+ )?\w+ \d{4}$|between \d{4} (?:may )?and|^(?:between|from) \w+ \d{4} and (?:\d{4}|today|tomorrow)|^(?:between|from) \w+ \d{1,2}(?:st|nd|rd|th)(?: \d{4})? (?:and|to) \w+ \d{4}$|\d{4} to may|april to \d{4}|^nov-feb|\bcity\b"),
    ("shorthand of chats (9a, 7p, 10 H 10 pm)", "date", "en", r"(?i)\d[ap]$|\d h \d|^otd$|\bp \. m"),
    ("mealtimes and vague hours (lunchtime, six-ish, business hours)", "date", "",
     r"(?i)lunch|dinner|breakfast|brunch|ish\b|business hours?|day-?time|night-?time|mid-?\s?(?:morning|afternoon|evening)|early-night|ampm|tonite|tmrw?|manana"),
    ("a clock spelled in words (eight forty, nine thirty p m)", "date", "en",
     r"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:o[' ]?|oh )?(?:ten|fifteen|twenty|thirty|forty|fifty|five)\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s(?:and|to)\s\w+)?\s(?:[ap]\.?\s?m|today|in the)\b|\bto (?:seven|eight)\b|[ap] m\b"),
    ("a day or an hour as a bare number (on 15, at 6)", "date", "en",
     r"(?i)^(?:the |on )?\d{1,2}(?:$|,? (?:at )?\d{1,2}(?::|[ap]m))|\bon (?:the )?\d{1,2}$|^\d{1,2}-\d{1,2}$|\d,\d|^cy\d|\d h \d|^\d+h\d+$"),
    ("days and years spelled as cardinals (nineteen ninety six)", "date", "en",
     r"(?i)\b(?:nineteen|twenty|two thousand)\b(?:\sand)?(?:[\s-](?:\w+teen|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|thousand|hundred|oh|o)\b|$)|\btwo thousand\b"),
    ("negative numbers that are no temperature", "number", "", r"(?i)^\s*-|minus|negative|负|負"),
    ("powers and scientific notation", "number", "", r"(?i)\d\s?e\s?[+-]?\d|\^|x10|ｅ|Ｅ"),
    ("numerals with blanks inside", "number", "zh", r"[\u4e00-\u9fff\d.][\s\u3000]+[\u4e00-\u9fff\d]"),
    ("spellings with irregular blanks (fifty - two, one  hundred)", "number", "en", r"\s-\s|\s\s|^-\s"),
    ("composed fractions and ratios (two hundred and fifty-four hundredths, one out of three)", "number", "",
     r"(?i)\b(?:over|out of)\b|\b\d+ in \w|(?:hundred|thousand|million|trillion|twenty|thirty|th|irs)(?:ieth|th|t)s?\b(?:$|\s|-)|ths\b|firsts?\b|\w+ty[\s-](?:\w+ )?(?:fifths?|thirds?|firsts?)|and (?:a|one|two|three|five|[\w-]+) (?:thirtieth|third|fourth|fifth|quarter|ninth)s?\b|and (?:two|three|five) \w+s\b|hundred[ -]\w*fifths?|又|分\s*之\s*[负負]"),
    ("fractions with a stroke: 3/4 is a day, a part or a choice", "number", "", r"\d\s?[/／]\s?\d"),
    ("dozens, lakh, crore, and letters for great numbers (10 bln, 2mil, 1MM)", "number", "", r"(?i)do?ze?n?s?\b|dozen|lakh|crore|bln|tln|\dmm?$|mil\b|\d\s?[gtmb]$|[打]|半百|\d\d,\d\d,\d{3}"),
    ("a full-width comma between digits separates two numbers in Chinese", "number", "zh", r"\d，\d|\d,\d"),
    ("nought, naught", "number", "en", r"(?i)nought|naught"),
    ("parts of more than a million", "number", "", r"[百千万萬]{2,}\s?分之|[百千]万分之|quarters? million|quarter billion|thirds of a million"),
    ("cents, pence and currencies no student pays in", "amount", "",
     r"(?i)cents?\b|pence|penny|franc|markka|guilder|peseta|lira|₡|₾|₭|ரூ|\bsen\b|australian|swiss|krone|crown|peso|won\b|riyal|dirham|dinar|canadian|c \$|schilling|rand|krona|bitcoin|satoshi|btc|₿|ringgit|ecu|florin|shekel|lakh|\d\d,\d\d,|銭|奈拉|分$|比特|deutsche|\bmarks?\b|pesos|hryvnia|zloty|forint|koruna|real|taka|₹"),
    ("sums of dollars and cents in words", "amount", "", r"(?i)dollars? (?:and )?(?:one|two|forty)|kuai and|and fifty"),
)  # fmt: skip
