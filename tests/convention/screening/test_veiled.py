"""What is said without its plain words: hints, comparisons, favours; and the same words where they are ordinary."""

from __future__ import annotations

import pytest

from tests.convention.screening.test_messages import labels


@pytest.mark.parametrize(
    ("said", "ordinary", "label"),
    [
        ("穷国家来的就别上主席团了", "小国家的文化展：斐济、汤加", "7-division"),
        ("我们队只收说俄语的，别的国家别来报名", "俄语专业的同学住三楼，中文专业的住四楼，请按名单入住", "7-division"),
        ("Only clean when THAT nationality goes home", "Students of all countries share the kitchen", "7-division"),
        ("Let the others eat elsewhere, the canteen is only ours", "This kitchen is for us all, keep it clean", "7-division"),
        ("按国家分开坐，省得跟他们那些人混", "签到请按国家分组，老挝的同学在左边排队", "7-division"),
        ("这个群以后只许说法语的进，别国的自觉退", "其他国家的同学也欢迎参加", "7-division"),
        ("The dishes were clean before the Bangladeshis moved in", "The Egyptians moved in to Dormitory 3, welcome!", "7-division"),
        ("交换生就是低一等", "语言生和本科生分两个考场", "7-division"),
        ("Typical !nd!ans, cheap and loud", "Typical dishes of Kazakhstan will be served", "7-division"),
        ("打他一顿就老实了，谁跟我去", "谁跟我去打球", "7-incitement"),
        ("点名的时候谁都不许应声，看他怎么办", "点名时请答“到”", "7-incitement"),
        ("Every window of this building will pay", "Every window of this building will be repaired", "7-incitement"),
        ("光在群里骂有什么用，周五上街，懂的都懂", "周五上街采购的同学请注意交通安全", "7-incitement"),
        ("他再扣分，放学别让他走出这栋楼", "保安会拦下没有证件的人，请带学生证", "7-incitement"),
        ("问他不如问门口那条狗", "门口不能拴狗，谢谢", "8-attack"),
        ("I have met potatoes with more brain than our leader", "Potatoes with more vitamins: lecture in Hall 3", "8-attack"),
        ("像你这种人根本不配上大学", "什么样的人适合读博？讲座周四", "8-attack"),
        ("竞选学生会主席，希望大家选我", "学生会主席竞选大会周五举行，候选人演讲三分钟", "8-vote"),
        ("人气榜在这里，冲3号！", "冲3号楼的热水系统正在维修", "8-vote"),
        ("扫个码，选“校园之星”第5号，拜托各位", "请扫码选座，第3号教室", "8-vote"),
        ("朋友在教务处上班，说四级答案已经漏出来了", "教务处老师说成绩下周出", "8-unverified"),
        ("Put 20 on Pakistan against India, I keep the book", "I put 20 yuan on my canteen card", "8-gambling"),
        ("谁猜中比分，每人给他二十，先把钱转我", "猜对谜语的同学有奖", "8-gambling"),
    ],
)
def test_what_is_hinted_is_told(said: str, ordinary: str, label: str) -> None:
    assert label in labels(said)
    assert label not in labels(ordinary)
