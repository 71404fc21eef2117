"""Which student is this nickname: exact keys, evidence, and what stays a question."""

import pytest

from lut_admin.convention.nickname import parse
from lut_admin.convention.recognition import Answer, Recogniser
from lut_admin.convention.roster import Person

CLASS = "2023级机械工程1班"
ROSTER = [
    Person(1, "L202301000101", "DOE JANE MARY", "Jane Doe", "杜珍", CLASS),
    Person(2, "L202301000102", "ALI MUHAMMAD HASSAN", "Muhammad Hassan Ali", "穆罕默德·哈桑", CLASS),
    Person(3, "L202301000103", "SILVA MARIA", "Maria Silva", ""),
    Person(4, "L202301000104", "KHAN ALI", "Ali Khan", "阿里汗", CLASS),
    Person(5, "L202301000105", "KHAN ALI", "Ali Khan", "阿里汗", "2024级化学工程2班"),
    Person(6, "L202301000106", "LEE MIN HO", "Lee Min-Ho", "李敏镐", CLASS),
    Person(7, "L202301000107", "LEE MIN SU", "Lee Min-Su", "李敏秀", CLASS),
]
RECOGNISER = Recogniser(ROSTER)


def answer(nickname: str) -> tuple[Answer, int | None, str]:
    found = RECOGNISER.recognise(parse(nickname))
    return found.answer, found.person.id if found.person else None, found.evidence[0].code


@pytest.mark.parametrize(
    ("nickname", "person", "evidence"),
    [
        ("Jane Doe+杜珍", 1, "by_both"),
        ("DOE JANE MARY 杜珍", 1, "by_both"),
        ("janedoe杜珍", 1, "by_both"),
        ("Mary Jane Doe", 1, "by_english"),
        ("杜珍🌸", 1, "by_chinese"),
        ("Jane Doe DuZhen", 1, "by_pinyin"),
        ("Lee Min Ho 李敏鎬", 6, "by_both"),
        ("LeeMinHo", 6, "by_english"),
        ("Ali Khan 阿里汗 00105", 5, "by_both_and_label"),
        (f"{CLASS} Ali Khan", 4, "by_english_and_label"),
        ("L202301000104 随便", 4, "by_number"),
        ("机械国际2301班李敏镐 0106", 6, "by_chinese_and_label"),
        ("国际2301阿里汗", 4, "by_chinese"),
        ("Jane Doe 杜真", 1, "chinese_near"),
        ("M. H. Ali 穆罕默德·哈桑", 2, "english_near"),
        ("Maria Silva 席玛丽", 3, "by_english_no_chinese"),
        ("Maria Silv 席玛丽", 3, "by_english_no_chinese"),
        ("Mohamed Hasan Ali 穆罕默德·哈三", 2, "by_parts"),
        ("Jаne Dое 杜珍", 1, "by_both"),
        ("𝓙𝓪𝓷𝓮 𝓓𝓸𝓮", 1, "by_english"),
    ],
)
def test_a_student(nickname: str, person: int, evidence: str) -> None:
    assert answer(nickname) == (Answer.STUDENT, person, evidence)


@pytest.mark.parametrize(
    ("nickname", "evidence"),
    [
        ("Ali Khan 阿里汗", "same_names"),
        ("阿里汗", "same_names"),
        ("Jane Doe 王丽", "chinese_differs"),
        ("Susan Smith 杜珍", "english_differs"),
        ("Maria 王静", "chinese_unknown"),
    ],
)
def test_a_question_with_candidates(nickname: str, evidence: str) -> None:
    found = RECOGNISER.recognise(parse(nickname))
    assert (found.answer, found.evidence[0].code) == (Answer.SEVERAL, evidence) and found.candidates


def test_an_english_name_that_sounds_like_the_chinese_one_is_the_english_name() -> None:
    pair = [Person(1, "1", "KHAN ALI", "Ali Khan", "阿里"), Person(2, "2", "KHAN ALI", "Ali Khan", "李汗")]
    found = Recogniser(pair).recognise(parse("Ali Khan"))
    assert [evidence.code for evidence in found.evidence] == ["same_names"] and len(found.candidates) == 2


@pytest.mark.parametrize(
    "nickname", ["", "Susan Smith 苏珊", "小鱼", "Lee Min Ji 李敏智", "Muhammad Hassan Omar 穆罕默德·奥马尔"]
)
def test_nobody(nickname: str) -> None:
    assert answer(nickname)[0] is Answer.NOBODY


def test_brothers_are_told_apart() -> None:
    assert answer("Lee Min Su 李敏秀")[1] == 7
    assert answer("Lee Minho 李敏秀")[0] is Answer.SEVERAL


def test_an_empty_roster_knows_nobody() -> None:
    assert Recogniser([]).recognise(parse("Jane Doe 杜珍")).answer is Answer.NOBODY
