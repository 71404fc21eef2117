"""The twin check: what two halves say otherwise is found with its place; what agrees in other words is left in peace."""

import tomllib
from datetime import date

import pytest

from lut_admin import places
from lut_admin.convention import twins
from lut_admin.convention.articles import Finding, Weight
from lut_admin.papers import words

GLOSSARY = twins.read_places(tomllib.loads((places.resources() / "lists" / "places.toml").read_text(encoding="utf-8")))
REF = date(2026, 9, 1)


def found(zh: str, en: str, ref: date | None = REF) -> list[Finding]:
    return twins.compare(zh, en, ref, GLOSSARY)


def kinds(zh: str, en: str, ref: date | None = REF) -> list[str]:
    return [finding.code.removeprefix("twin.") for finding in found(zh, en, ref)]


AGREE = [
    (
        "9月11日（周五）下午3:30在逸夫楼305开会，迟到15分钟按缺席处理。",
        "Meeting on Friday, September 11, 3:30 p.m., Room 305, Yifu Building. More than 15 minutes late counts as absent.",
    ),
    ("请于9月25日-27日到2号楼报到。", "Please register at Building 2 on 25–27 September."),
    ("9月3日和5日闭馆，6日恢复开放。", "Closed on September 3rd and 5th; open again on the 6th."),
    ("上午八点半到十二点，下午两点半到六点。", "8:30 a.m. to noon and 2:30 to 6 p.m."),
    ("晚6点至8点15分", "from 18:00 to 20:15"),
    ("今晚10点至明早6点停水。", "No water from 10 p.m. tonight to 6 a.m. tomorrow."),
    (
        "一等奖2名，奖金2万元；二等奖五名，每人伍佰元。",
        "Two first prizes of RMB 20,000; 5 second prizes of 500 yuan each.",
    ),
    ("出勤率不低于百分之九十，成绩85分以上。", "Attendance of at least 90 percent and a score above 85."),
    ("考试安排在第16-18周。", "Exams are in weeks 16-18."),
    ("预计周三、四有雨。", "Rain is expected on Wednesday and Thursday."),
    ("每周三次，每次一个半小时。", "Three times a week, one and a half hours each."),
    ("1、护照；2、照片2张（3×4厘米）；3、表格一份。", "1. passport; 2. two photos (3 x 4 cm); 3. one form."),
    ("①带证件；②填表。", "(1) Bring your papers; (2) fill in the form."),
    (
        "十分感谢！请一定准时，万一有事请提前请假。",
        "Thank you very much! Please be on time, and ask for leave beforehand if something comes up.",
    ),
    (
        "登录www.chinesetest.cn报名，电话0931-2976110（内线6110）。",
        "Register at www.chinesetest.cn. Phone: (+86) 931 297 6110 (ext. 6110).",
    ),
    ("报警110，火警119。", "Police 110, fire 119."),
    ("须在到期30日前申请。", "Apply 30 days before it expires."),
    ("请在30日前申请。", "Apply before the 30th."),
    ("考试时间：{day_zh}；时间：9:00-17:00。", "Exam: {day_en}, 9 a.m. to 5 p.m."),
    ("共24次课，第3周至第14周。", "From week 3 to week 14, 24 lessons."),
    ("请{姓名}同学到{地点}。", "{name}, please come to {place}."),
    ("三个工作日内领卡，工本费20元。", "Your card is ready within three working days; the fee is RMB 20."),
    (
        "居留许可到期前30天申请，最高罚款1万元。",
        "Apply 30 days before the permit expires; the fine is up to 10,000 yuan.",
    ),
    ("两套以上9折。", "10% off for two or more sets."),
    ("7月1日起搬至综合楼12层1206室。", "From July 1 in Room 1206, 12th floor, Complex Building."),
    ("大一同学今天下午3点到A208。", "First-year students come to A208 at 3 p.m. today."),
    ("10月1日至7日放假，共7天。", "Holiday from 1 to 7 October, 7 days in total."),
    ("7-8级大风，气温下降8℃。", "Winds of force 7-8, a fall in temperature of 8°C."),
    ("明天上午停水。", "No water on Wednesday morning."),  # REF is a Tuesday
    ("周四下午闭馆。", "Closed on the afternoon of September 3."),
    ("周五交表。", "Hand in the form on Friday, September 4."),
    ("今晚11点至明早5点停电。", "No electricity tonight from 11 p.m. to 5 a.m."),
    ("让我们携手共创美好的明天！", "Let us work together for a better future!"),
    ("头像宽300×高400像素。", "Your picture: 300 × 400 pixels (width by height)."),
    ("时间：17日晚至18日晨。", "Time: the evening of the 17th to the morning of the 18th."),
    ("2027年3月补考。12月28日（周一）考试。", "Exam on Monday, December 28, make-up exam in March 2027."),  # REF is in 2026
    ("报名截止11月22日24:00。", "Register until 0:00 on November 23."),
    ("国办发〔2021〕11号文件的要求照旧。", "The rules of the State Council stay the same."),
    ("2月17日上课，2月16日前注册。", "Classes start on17th Feb.; register before16th Feb."),
    (
        "注意！有人冒充老师收费，学院从不私下收费，请先打电话核实。请转告同学。",
        "Careful: somebody pretends to be a teacher. The School never asks for money. Please call first. Tell your friends.",
    ),
    ("明后两天有雨。", "Rain tomorrow and the day after tomorrow."),
    ("今明两天闭馆。", "Closed today and tomorrow."),
    ("明天就是中秋节了，祝大家节日快乐！", "Happy Mid-Autumn Festival to you all!"),
    ("大后天开学。", "School starts in three days."),
    ("周日24:00前提交。", "Hand it in by 11:59 p.m. on Sunday."),
    ("今天9点的会取消。", "The 9 o'clock meeting is cancelled."),
    ("停车请走西2门，9座以上禁止入内。", "Park at West Gate 2; no vehicles with more than nine seats."),
    ("供暖到十六周结束。", "Heating until the end of week 16."),
    ("场地20元/小时，学生半价。", "The court is 20 yuan an hour, 10 for students."),
    ("每周五检查。", "Checked on Fridays."),
    ("C、D座周三停水，请提前储水。", "No water in Blocks C and D on Wednesday; please store water beforehand."),
    ("爱护公共卫生，不要在走廊堆放杂物。", "Keep public areas clean and do not leave things in the corridor."),
]


@pytest.mark.parametrize(("zh", "en"), AGREE)
def test_the_same_in_other_words_is_no_finding(zh: str, en: str) -> None:
    assert kinds(zh, en) == []


DIFFER = [
    ("date", "9月11日前提交。", "Hand it in before 12 September."),
    ("date", "9月25日-27日报到。", "Register on 25–28 September."),
    ("date", "25日登陆。", "It lands on the 27th."),
    ("date", "2026年9月11日开学。", "School begins on 11 September 2027."),
    ("weekday", "每周三下午不办公。", "Closed on Tuesday afternoons."),
    ("weekday", "9月11日（周五）开会。", "The meeting is on Thursday, 11 September."),
    ("time", "下午3:30开始。", "It begins at 5:30 p.m."),
    ("time", "14:30开始。", "It begins at 2:30 a.m."),
    ("time", "中午12点集合。", "Meet at 11 a.m."),
    ("duration", "考试2小时。", "The exam takes 3 hours."),
    ("duration", "三个工作日后领取。", "Ready after five working days."),
    ("duration", "一周内办理。", "Do it within two weeks."),
    ("amount", "费用450元。", "The fee is RMB 540."),
    ("amount", "奖金2万元。", "A prize of RMB 200,000."),
    ("amount", "学费1250美元。", "Tuition is RMB 1,250."),
    ("number", "二等奖12名。", "Twenty second prizes."),
    ("number", "照片2张（2寸）。", "Four two-inch photos."),
    ("number", "出勤率90%。", "Attendance of 80%."),
    ("number", "乘坐G1888次列车。", "Take train G1898."),
    ("room", "在305教室。", "In Classroom 350."),
    ("room", "西区3号楼2层。", "3rd floor, Building 3, West Campus."),
    ("place", "在东区活动中心。", "In the activity center, West Campus."),
    ("place", "在图书馆集合。", "Meet at the gymnasium."),
    ("place", "逸夫楼报告厅。", "Lecture hall of the Library."),
    ("place", "长江路738号。", "No. 378 Changjiang Road."),
    ("phone", "电话0931-2976110。", "Phone 0931-2967110."),
    ("phone", "火警119。", "Fire 117."),
    ("url", "登录 http://www.chinesetest.cn 报名。", "Register at http://www.chinesetest.com."),
    ("email", "发至wang@lut.edu.cn。", "Send it to wong@lut.edu.cn."),
    ("placeholder", "请{姓名}同学签到。", "{date}: please sign in."),
    ("missing", "9月11日开会，带照片3张。", "The meeting is on 11 September; bring photographs."),
    ("missing", "开会。", "The meeting is in Room 305."),
    ("missing", "明天上午停水。", "No water in the morning."),
    ("missing", "后天闭馆，请提前还书。", "Closed; return your books beforehand."),
    ("missing", "今晚9点查寝。", "Your rooms are checked at 9."),
    ("missing", "会议改期。", "The meeting was moved to tomorrow."),
    ("date", "明天上午停水。", "No water on Thursday morning."),  # REF is a Tuesday
    ("date", "下周一停课。", "No classes on 8 September."),
    ("date", "周四闭馆。", "Closed on September 4."),
    ("weekday", "下周五交表。", "Hand in the form this Friday."),
    ("date", "后天闭馆。", "Closed tomorrow."),
    ("number", "评委分四组；材料一式五份。", "The judges sit in four groups; bring four copies."),
    ("number", "另有十人获鼓励奖。", "Fifteen others receive an encouragement award."),
    ("placeholder", "9月12日起报名。", "Registration from {date}."),
    ("date", "第四名至第六名有奖。领奖：6日中午。", "The 4th to 6th win prizes. Collect them at noon on the 7th."),
    ("room", "前三名领奖，地点：三楼。", "The top three receive prizes on the second floor."),
    ("amount", "押金：50元", "Deposit：60 yuan"),
    ("date", "6月31日前交表。", "Hand in the form before 30 June."),
    ("date", "10月22日闭馆，22日恢复。", "Closed on October 22; open again from the 23rd."),
    ("number", "翻译8人、礼仪8人。", "8 interpreters and 6 ushers."),
    ("weekday", "内科周一至周六开放，牙科周二、四开放。", "Medicine from Monday to Saturday, dentist on Mondays and Thursdays."),
    ("date", "圣诞节照常上课。25日晚有演出。", "Classes on Christmas Day. The show is on the 26th."),
    ("date", "生活费改到28号发。", "The allowance is paid on the 27th, this time."),
    ("duration", "爽约两次停用一周。", "Who misses two bookings cannot book for two weeks."),
    ("room", "城关区南滨河路36号3楼。", "2nd floor, No. 36 Nanbinhe Road, Chengguan District."),
    ("duration", "全程3分30秒。", "The whole takes five and a half minutes."),
    ("date", "名额5个，2025年9月至2026年1月，每月资助。", "Five places, September 2025 to June 2026, with a grant every month."),
    ("number", "填表（附件2），请假须超过3天。", "Fill in the form (Attachment 3); absences of more than three days."),
    ("placeholder", "地点：活动中心【待填】。", "Place: Room 206, Activity Center."),
    ("duration", "校车每三小时一班。", "The school bus leaves every two hours."),
    ("room", "答疑在二〇九教室。", "Questions are answered in Room 206."),
    ("time", "本科8:40，硕士9:30，博士10:00。", "Bachelors 8.40, masters 9.50, doctors 10.00 a.m."),
    ("number", "两门不及格或绩点低于2.0的。", "Two failed courses or a grade point average below 2.5."),
    ("placeholder", "凭票入场，每班XX张。", "By ticket only, 20 tickets a class."),
    ("number", "功率不超过800W。", "No more than 600 watts."),
    ("number", "缺课达1/3或旷考的，停发奖学金。", "Whoever misses one fifth of the classes or an exam gets no scholarship."),
    ("room", "高数在三教3-204，物理在三教3-208。", "Mathematics is in Room 3-204, physics in Room 3-280, Teaching Building 3."),
    ("room", "三楼、五楼新增座位。", "There are new seats on the 3rd and 6th floors."),
    ("place", "3、4号公寓参加演练。", "Dormitories 3 and 5 take part in the drill."),
    ("place", "下午在理科楼见。", "See you in the Humanities Building in the afternoon."),
    ("duration", "雨伞两把，请于两天内认领。", "Two umbrellas; please collect them within two weeks."),
    ("missing", "充电每小时收费一元。", "Charging is one yuan an hour, ten hours at most."),
    ("duration", "10月1日至8日放假，共8天。", "A holiday of seven days, from October 1 to 8."),
    ("time", "晚11点至次晨6点停用。", "Off from 11 p.m. to seven the next morning."),
    ("date", "保险10月30日到期。", "The policy ends on the last day of October."),
]


@pytest.mark.parametrize(("kind", "zh", "en"), DIFFER)
def test_what_differs_is_found_as_what_it_is(kind: str, zh: str, en: str) -> None:
    assert kinds(zh, en) == [kind]


@pytest.mark.parametrize(("kind", "zh", "en"), DIFFER)
def test_every_finding_is_said_in_both_languages_and_names_its_facts(kind: str, zh: str, en: str) -> None:
    (finding,) = found(zh, en)
    for language in words.LANGUAGES:
        said = words.of_finding(finding, language)
        for half, text in ((finding.zh, zh), (finding.en, en)):
            if half is not None:
                assert " ".join(text[slice(*half)].split()) in said


def test_spans_show_both_facts() -> None:
    zh, en = "时间：9月11日（周五）\n地点：Ａ区３０５教室", "Time: Friday, September 11\nPlace: Room 350, Area A"
    (finding,) = found(zh, en)
    assert finding.zh is not None and finding.en is not None
    assert zh[slice(*finding.zh)] == "３０５教室" and en[slice(*finding.en)] == "Room 350"
    assert finding.article == 6 and finding.weight is Weight.WARN


def test_a_weekday_that_does_not_fit_its_date_is_told_once_with_both_places() -> None:
    (finding,) = found("9月11日（周四）开会。", "The meeting is on Thursday, September 11.")
    assert finding.code == "twin.weekday_date" and finding.zh and finding.en
    assert "星期五" in words.of_finding(finding, "zh") and "Friday" in words.of_finding(finding, "en")


def test_a_day_with_its_weekday_in_brackets_is_quoted_with_both_of_them() -> None:
    zh, en = "9月11日（周四下午）开会。", "The meeting is on September 11 (Thursday)."
    (finding,) = found(zh, en)
    assert finding.zh and zh[slice(*finding.zh)] == "9月11日（周四下午）"
    assert finding.en and en[slice(*finding.en)] == "September 11 (Thursday)"
    unclosed = "9月11日（周四\n开会）。"
    (finding,) = found(unclosed, en)
    assert finding.zh and unclosed[slice(*finding.zh)] == "9月11日（周四"


def test_a_residence_permit_is_no_place() -> None:
    assert kinds("请到体育馆办理居留许可。", "Please extend your residence permit.") == []
    assert kinds("请到体育馆。", "Please come to the residence.") == ["place"]


def test_the_year_told_beside_a_date_decides_its_weekday() -> None:
    assert kinds("2025年9月11日（周四）", "Thursday, 11 September 2025") == []
    assert kinds("9月11日（周四）", "Thursday, 11 September", None) == []  # nothing tells the year


def test_weekdays_in_a_row_belong_to_no_single_date() -> None:
    assert kinds("9月7日至11日（周一至周五）", "Monday to Friday, 7–11 September") == []


def test_a_range_that_is_longer_than_is_said() -> None:
    (finding,) = found("10月1日至7日放假，共8天。", "Holiday from 1 to 7 October, 8 days in total.")
    assert finding.code == "twin.duration" and finding.zh and finding.en
    assert "7" in words.of_finding(finding, "en")


def test_a_deadline_that_is_past_is_asked_about() -> None:
    (finding,) = found("请于8月20日前提交。", "Please submit before 20 August.")
    assert (finding.code, finding.weight) == ("twin.deadline", Weight.ASK) and finding.zh and finding.en
    assert kinds("请于9月1日前提交。", "Please submit before 1 September.") == []
    assert kinds("8月20日的讲座很成功。", "The lecture on 20 August was a success.") == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("考试时不得使用手机。", "Mobile phones may be used in the exam."),
        ("需要预约。", "You do not need to book."),
        ("请带护照。不要带早餐。", "Bring your passport. Bring your breakfast."),
    ],
)
def test_a_lost_not_is_a_question(zh: str, en: str) -> None:
    (finding,) = found(zh, en)
    assert (finding.code, finding.weight) == ("twin.negation", Weight.ASK)


def test_one_half_alone_is_not_judged() -> None:
    assert kinds("9月11日开会。", "") == [] and kinds(" ", "Meeting on 11 September") == []


def test_without_a_glossary_places_are_not_judged() -> None:
    assert twins.compare("在图书馆集合。", "Meet at the gymnasium.", REF) == []
    own = (twins.Place(("书香苑",), ("Shuxiang Garden",)), twins.Place(("求是园",), ("Qiushi Garden",)))
    (finding,) = twins.compare("在书香苑集合。", "Meet at Qiushi Garden.", REF, own)
    assert finding.code == "twin.place"


def test_every_glossary_is_looked_up_for_itself() -> None:
    notice = ("在书香苑集合。", "Meet at Qiushi Garden.")
    two = (twins.Place(("书香苑",), ("Shuxiang Garden",)), twins.Place(("求是园",), ("Qiushi Garden",)))
    one = (twins.Place(("书香苑",), ("Shuxiang Garden", "Qiushi Garden")),)
    for glossary, places_differ in ((two, True), (one, False), (two, True), ((), False), (list(one), False)):
        assert bool(twins.compare(*notice, REF, glossary)) is places_differ


def test_tomorrow_is_a_date() -> None:
    assert kinds("明天下午3点开会。", "The meeting is on September 2 at 3 p.m.") == []
    assert kinds("明天下午3点开会。", "The meeting is on September 3 at 3 p.m.") == ["date"]
