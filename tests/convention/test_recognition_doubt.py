"""What tells a student from a stranger where a nickname is not letter by letter somebody's, and who is asked about then."""

import pytest

from lut_admin.convention.groups import Group, GroupKind
from lut_admin.convention.membership import Answer, Line, audit
from lut_admin.convention.nickname import parse
from lut_admin.convention.nickname.labels import Classes
from lut_admin.convention.recognition.index import Index
from lut_admin.convention.recognition.weighing import Query, Scales
from lut_admin.convention.roster import Person, Status

# Enough other people, so that names say something.
OTHERS = [
    Person(
        1_000 + n,
        f"L2023990{n:05}",
        english_name=f"{first} {second}",
        chinese_name=f"{family}{given}{last}",
        class_name="2022级土木工程2班",
    )
    for n, (first, second, family, given, last) in enumerate(
        (first, second, family, given, last)
        for first in ("Rumi", "Tolan", "Besko", "Indra")
        for second in ("Vokara", "Mendil", "Sotel", "Harupa", "Kelmas")
        for family, given, last in zip("陈林黄吴徐", "海明国志春", "生兰东文华", strict=True)
    )
]


def lines(nicknames: list[str], people: list[Person], group: Group | None = None) -> list[Line]:
    return list(audit(nicknames, [*people, *OTHERS], group=group or Group()).lines)


def only(nickname: str, *people: Person) -> Line:
    return lines([nickname], list(people))[0]


def test_two_initials_are_no_name_and_a_row_of_them_speaks_for_whom_they_fit() -> None:
    baek = Person(1, english_name="Baek Seung Yong", chinese_name="王娜远")
    sy = Person(2, english_name="Tran Sy", chinese_name="陈士")
    line = only("王娜远 baek s y.", baek, sy)
    assert line.person == baek and "C_EN_INITIAL" in line.codes
    long = Person(3, english_name="Qadir Mansur Aziz Hamid Durran")
    namesakes = [Person(10 + n, english_name=f"Qadir Oblomi{chr(97 + n)} Terun") for n in range(15)]
    assert only("Qadir M. A. H. D", long, *namesakes).person == long
    assert only("Qadir M.", long, *namesakes).person is None


def test_a_lone_word_is_who_is_called_just_so_where_many_share_it() -> None:
    rana = Person(1, english_name="Rana")
    others = [Person(10 + n, english_name=f"Rana Oblomi{chr(97 + n)}") for n in range(15)]
    assert only("Rana", rana, *others).person == rana
    assert only("Rana", *others).answer is Answer.AMBIGUOUS, "without such a one it is anybody's"


def test_a_name_told_part_by_part_says_all_of_its_words() -> None:
    unknown = Person(1, english_name="Muhammad Omar Kashif Sadiq")
    assert only("Muhammad Sadiq 穆罕默德·萨迪克", unknown).person == unknown
    stranger = only("Muhammad Sadiq 扎伊纳布·贝格姆·塔里克", unknown)
    assert stranger.person is None


def test_where_one_family_name_goes_with_one_character_another_character_is_asked_about() -> None:
    family = [
        Person(10 + n, english_name=f"Nguyen Oblo{chr(97 + n)}", chinese_name=f"阮{c}")
        for n, c in enumerate("文清海兰玉春明国")
    ]
    unknown = Person(1, english_name="Nguyen Dai Quang")
    assert only("Nguyen Dai Quang 阮大光", unknown, *family).person == unknown
    assert only("Nguyen Dai Quang 院大光", unknown, *family).person == unknown, "it sounds and looks the same"
    other = only("Nguyen Dai Quang 胡大光", unknown, *family)
    assert other.answer is Answer.AMBIGUOUS and other.candidates == (unknown,)
    assert only("Nguyen Dai Quang 胡大光", unknown, *family[:5]).person == unknown, "of five nothing follows"


@pytest.mark.parametrize(
    ("word", "han", "less"),
    [
        ("minhoan", "甘敏华", False),  # it sounds the same
        ("minhoan", "甘敏㵽", False),  # nobody's name has this character: a slip of the hand
        ("minhoa", "甘敏国", False),  # a slip in one half only
        ("minhoan", "甘敏国", True),
    ],
)
def test_who_slips_in_both_halves_into_what_others_are_called_is_another(word: str, han: str, less: bool) -> None:
    scales = Scales(Index([Person(1, english_name="Gam Minhoa", chinese_name="甘敏花"), *OTHERS]))
    both = scales.weigh(Query(("gam", word), han, (han,)), 0).bits
    english, chinese = scales.weigh(Query(("gam", word)), 0).bits, scales.weigh(Query((), han, (han,)), 0).bits
    assert both == pytest.approx(english + chinese - (9 if less else 0))


def test_of_two_whom_only_a_character_tells_apart_one_is_asked_about_unless_the_other_is_there() -> None:
    one = Person(1, "L202300000001", english_name="Pham Nhin", chinese_name="樊文", class_name="2023级软件工程1班")
    other = Person(2, "L202300000002", english_name="Pham Nhin", chinese_name="范文", class_name="2024级软件工程1班")
    alone = lines(["Pham Nhin 范文"], [one, other])[0]
    assert alone.answer is Answer.AMBIGUOUS and alone.candidates == (other, one) and alone.valid
    assert not alone.findings, "a question, never an accusation"
    both = lines(["Pham Nhin 范文", "Pham Nhin+樊文"], [one, other])
    assert [line.person for line in both] == [other, one]
    assert lines(["Pham Nhin 范文 软件24-1"], [one, other])[0].person == other, "the class settles it"
    unlike = Person(3, english_name="Pham Nhin", chinese_name="黎清")
    assert lines(["Pham Nhin 范文"], [other, unlike])[0].person == other


def test_candidates_who_belong_in_the_group_come_first() -> None:
    gone = Person(1, english_name="Ann Roelof", chinese_name="罗安", status=Status.GRADUATED)
    away = Person(2, english_name="Ann Roelof", chinese_name="骆恩", status=Status.LEAVE)
    here = Person(3, english_name="Ann Roelof", chinese_name="任婉")
    assert only("Ann Roelof", gone, away, here).candidates == (here, away, gone)
    alumni = Group(GroupKind.ALUMNI)
    assert lines(["Ann Roelof"], [here, gone], alumni)[0].candidates == (gone, here)


@pytest.mark.parametrize(
    ("nickname", "latin", "han", "label"),
    [
        ("INT2301杜珍", "", "杜珍", "INT2301"),
        ("int 2301 杜珍", "", "杜珍", "int 2301"),
        ("JaneINT2301杜珍", "Jane", "杜珍", "INT2301"),
        ("Jane Doe 杜珍（INT-2301）", "Jane Doe", "杜珍", "INT-2301"),
        ("汉语甲班 Jane Doe 杜珍", "Jane Doe", "杜珍", "汉语甲班"),
        ("중한1 杜珍", "", "杜珍", "중한1"),
    ],
)
def test_the_rosters_own_classes_are_labels(nickname: str, latin: str, han: str, label: str) -> None:
    parts = parse(nickname, Classes(["INT2301", "汉语甲班", "중한1班", "2023级机械工程1班", ""]))
    assert (parts.latin, parts.han, parts.labels) == (latin, han, (label,)) and "F_LABEL" in parts.codes


@pytest.mark.parametrize("nickname", ["INT23011 杜珍", "SPRINT2301 Jane 杜珍", "Jane Doe 杜珍"])
def test_a_piece_of_something_longer_is_no_class(nickname: str) -> None:
    assert "INT2301" not in parse(nickname, Classes(["INT2301"])).labels


def test_only_classes_that_look_like_no_label_are_looked_for() -> None:
    assert not Classes(["2023级机械工程1班", "机械国际2301班", "Alpha", "", "23"])
    assert Classes(["INT2301"])


def test_the_class_tells_namesakes_apart() -> None:
    one, other = (Person(n, english_name="", chinese_name="杜珍", class_name=f"INT230{n}") for n in (1, 2))
    assert only("INT2301杜珍", one, other).person == one
    assert only("杜珍 int2302", one, other).person == other
    assert only("杜珍", one, other).answer is Answer.AMBIGUOUS
