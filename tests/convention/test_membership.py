"""Article 3: the audit of a group. A student who keeps the rule is never accused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.articles import Weight
from lut_admin.convention.groups import Group, GroupKind
from lut_admin.convention.membership import Answer, Line, audit, settle
from lut_admin.convention.recognition import Recogniser
from lut_admin.convention.roster import Person, StaffMember, Status
from lut_admin.papers import words

CLASS = "2023级机械工程1班"
ROSTER = [
    Person(1, "L202301000101", "DOE JANE MARY", "Jane Doe", "杜珍", CLASS),
    Person(2, "L202301000102", "ALI MUHAMMAD HASSAN", "Muhammad Hassan Ali", "穆罕默德·哈桑", CLASS),
    Person(3, "L202301000103", "SILVA MARIA", "Maria Silva", "", "2024级化学工程2班"),
    Person(4, "L202001000104", "OKAFOR PETER", "Peter Okafor", "欧彼得", CLASS, Status.GRADUATED),
    Person(5, "L202001000105", "TRAN VAN MINH", "Trần Văn Minh", "陈文明", CLASS, Status.LEAVE),
    Person(6, "L202001000106", "KIM SOOJIN", "Kim Soojin", "金秀珍", CLASS, Status.WITHDRAWN),
    Person(7, "L202601000107", "PETROVA ANNA", "Anna Petrova", "安娜·彼得罗娃", CLASS, Status.ADMITTED),
    Person(8, "L202301000108", "KHAN ALI", "Ali Khan", "阿里汗", CLASS),
    Person(9, "L202301000109", "KHAN ALI", "Ali Khan", "阿里汗", "2024级化学工程2班"),
    Person(10, "L202301000110", "LEE MINA", "Lee Mina", "李美娜", CLASS, None),
]
STAFF = [StaffMember(1, "王静", "Wang Jing"), StaffMember(2, "李强", "")]


def one(nickname: str, group: Group | None = None) -> Line:
    return audit([nickname], ROSTER, STAFF, group or Group()).lines[0]


@pytest.mark.parametrize(
    ("nickname", "number", "codes"),
    [
        ("Jane Doe+杜珍", "L202301000101", ()),
        ("JANE DOE 杜珍", "L202301000101", ("I_CASE",)),
        ("Doe Jane Mary 杜珍", "L202301000101", ("I_EN_MERGE",)),
        ("杜珍 Jane Doe", "L202301000101", ("F_ORDER",)),
        ("Jane Doe", "L202301000101", ("F_NO_CN",)),
        ("杜珍", "L202301000101", ("F_NO_EN",)),
        ("Jane Doe Du Zhen", "L202301000101", ("F_PINYIN", "F_NO_CN")),
        ("Jnae Doe 杜珍", "L202301000101", ("C_EN_TYPO",)),
        ("Mohammed Hassan Ali 穆罕默德·哈桑", "L202301000102", ("C_EN_VARIANT",)),
        ("Hassan 穆罕默德哈桑", "L202301000102", ("C_EN_PARTIAL", "I_INTERPUNCT")),
        ("Maria Silva", "L202301000103", ("R_NO_CN_ON_ROSTER", "F_NO_CN")),
        ("Peter Okafor 欧彼得", "L202001000104", ("M_GRADUATED",)),
        ("Kim Soojin 金秀珍", "L202001000106", ("M_WITHDRAWN",)),
        ("Trần Văn Minh 陈文明", "L202001000105", ()),
        ("Anna Petrova 安娜·彼得罗娃", "L202601000107", ()),
        ("Lee Mina 李美娜", "L202301000110", ()),
        ("Ali Khan 阿里汗 2024级化学工程2班", "L202301000109", ("F_LABEL",)),
        ("Ali Khan 阿里汗 00108", "L202301000108", ("F_LABEL",)),
        ("L202301000108", "L202301000108", ("F_NO_CN", "F_NO_EN", "F_LABEL")),
    ],
)
def test_students_are_recognised(nickname: str, number: str, codes: tuple[str, ...]) -> None:
    line = one(nickname)
    assert (line.answer, line.person and line.person.student_no) == (Answer.STUDENT, number)
    assert line.codes == codes


@pytest.mark.parametrize("nickname", ["Ali Khan 阿里汗", "Jane Doe 李娜", "Susan Smith 杜珍"])
def test_what_cannot_be_told_is_asked(nickname: str) -> None:
    line = one(nickname)
    assert line.answer is Answer.AMBIGUOUS and line.candidates and line.suggestion is None


@pytest.mark.parametrize("nickname", ["小鱼👑", "", ".", "Susan Smith 苏珊", "代购"])
def test_strangers(nickname: str) -> None:
    line = one(nickname)
    assert line.answer is Answer.OUTSIDER and "M_OUTSIDER" in line.codes


@pytest.mark.parametrize("nickname", ["机票代理", "Some Body", "🌸某人🌸", "ABC旅行社 23-1"])
def test_the_students_nickname_rule_is_not_held_against_a_stranger(nickname: str) -> None:
    [line] = audit([nickname], ROSTER, STAFF).lines
    assert (line.answer, line.codes) == (Answer.OUTSIDER, ("M_OUTSIDER",))


@pytest.mark.parametrize("nickname", ["王静", "Wang Jing", "李强"])
def test_staff_belong(nickname: str) -> None:
    line = one(nickname)
    assert line.answer is Answer.STAFF and line.staff is not None and line.findings == ()


@pytest.mark.parametrize("nickname", ["赵老师", "赵辅导员", "Teacher Zhao", "Prof Smith"])
def test_an_unknown_teacher_is_a_question_and_no_outsider(nickname: str) -> None:
    line = one(nickname)
    assert line.answer is Answer.STAFF and line.codes == ("S_UNKNOWN",)


@pytest.mark.parametrize("nickname", ["杜真老师", "Teacher Jnae Doe", "金秀老师"])
def test_a_title_beside_what_resembles_a_student_is_a_question_for_the_office(nickname: str) -> None:
    line = one(nickname)
    assert (line.answer, line.codes[0]) == (Answer.STAFF, "S_UNKNOWN") and line.person is None


def test_a_title_beside_a_students_whole_name_is_the_student() -> None:
    assert one("Jane Doe 杜珍 老师").person == ROSTER[0]


@pytest.mark.parametrize("nickname", ["广告导师VX123", "家教兼职老师"])
def test_who_only_calls_himself_a_teacher_is_not_counted_among_the_staff(nickname: str) -> None:
    summary = audit([nickname, "王静"], ROSTER, STAFF).summary
    assert (summary.staff, summary.teachers_to_check) == (1, 1)


@pytest.mark.parametrize("nickname", ["Tom Stranger+王静", "Jane Roe 王静"])
def test_a_colleagues_name_beside_another_persons_is_asked(nickname: str) -> None:
    line = one(nickname)
    assert line.answer is Answer.AMBIGUOUS and line.staff is None
    assert line.why[0].code == "staff_english_differs" and line.why[0].facts["known"] == "Wang Jing"


@pytest.mark.parametrize("nickname", ["Wang Jing+王静", "Prof. Wang 王静", "王静 JING", "Teacher 王静", "David+李强"])
def test_what_does_not_contradict_the_register_is_the_colleague(nickname: str) -> None:
    assert one(nickname).answer is Answer.STAFF and one(nickname).findings == ()


def entry(text: str) -> Line:
    return audit([text], ROSTER, STAFF, complete=False, open_end=True).lines[0]


@pytest.mark.parametrize(
    ("text", "nickname", "who"),
    [
        ("Jane Doe+杜珍 已缴费", "Jane Doe+杜珍", 1),
        ("Jane Doe+杜珍", "Jane Doe+杜珍", 1),
        ("杜珍 明天到", "杜珍", 1),
        ("Jane Doe, 杜珍 paid tuition 2000", "Jane Doe, 杜珍", 1),
        ("Jane Doe：明天到", "Jane Doe", 1),
        ("欧彼得，我毕业了", "欧彼得", 4),
    ],
)
def test_what_follows_a_name_in_a_chain_is_a_message(text: str, nickname: str, who: int) -> None:
    line = entry(text)
    assert (line.nickname, line.person and line.person.id) == (nickname, who)
    assert not line.to_rename and not any(
        finding.weight is Weight.WARN for finding in line.findings if finding.article == 4
    )


@pytest.mark.parametrize("text", ["Jane Doe Smith 我来", "Tom Smith 明天到", "Ali Khan 阿里汗 来", "王小明我请假"])
def test_nobody_is_taken_for_another_nor_accused_for_the_end_of_a_chain(text: str) -> None:
    line = entry(text)
    assert (line.person, line.nickname) == (None, text) and all(finding.article == 3 for finding in line.findings)


def test_an_entry_settled_by_hand_is_not_accused_either() -> None:
    found = audit(["Jnae Roe 李真 paid 2000"], ROSTER, complete=False, open_end=True)
    assert found.lines[0].person is None
    line = settle(found, {0: ROSTER[0]}, ROSTER).lines[0]
    assert line.person == ROSTER[0] and line.findings == () and not line.to_rename


@given(st.lists(st.text("JaneDo 杜珍王静+，明天到", max_size=30), max_size=4))
def test_an_entry_is_never_called_wrong(entries: list[str]) -> None:
    for line, text in zip(audit(entries, ROSTER, STAFF, open_end=True).lines, entries, strict=True):
        assert text.startswith(line.nickname)
        if line.nickname != text:
            assert not line.to_rename and all(finding.article == 3 or line.compliant for finding in line.findings)


def test_a_name_of_staff_and_student_alike_is_asked() -> None:
    people = [Person(1, "L1", "WANG JANE", "Jane Wang", "王静")]
    assert audit(["王静"], people, STAFF).lines[0].answer is Answer.AMBIGUOUS
    assert audit(["Jane Wang 王静"], people, STAFF).lines[0].answer is Answer.STUDENT


CYRILLIC = Person(1, "L1", "АННА ИВАНОВА", "", "安雅")


@pytest.mark.parametrize(
    "nickname", ["АННА ИВАНОВА+安雅", "Анна Иванова 安雅", "安雅 АННА ИВАНОВА", "ИВАНОВА АННА/安雅"]
)
def test_a_name_that_the_register_has_in_its_own_script_is_no_fault(nickname: str) -> None:
    line = audit([nickname], [CYRILLIC]).lines[0]
    assert (line.answer, line.person) == (Answer.STUDENT, CYRILLIC)
    assert line.codes[0] == "R_NO_EN_ON_ROSTER" and "I_NATIVE" in line.codes
    assert {finding.weight for finding in line.findings} <= {Weight.ASK, Weight.TELL} and not line.to_rename


def test_another_script_than_the_registers_is_still_told() -> None:
    latin = Person(1, "L1", "IVANOVA ANNA", "Anna Ivanova", "安雅")
    line = audit(["АННА ИВАНОВА 安雅"], [latin]).lines[0]
    assert line.person == latin and set(line.codes) == {"F_NO_EN", "F_NATIVE"} and line.to_rename
    disguised = audit(["Аnna Ivanova 安雅"], [latin]).lines[0]  # the first letter is Cyrillic
    assert disguised.person == latin and disguised.codes == ("F_HOMOGLYPH",)


def test_suggestions_only_where_the_student_is_at_fault() -> None:
    assert one("杜珍 Jane Doe").suggestion == "Jane Doe+杜珍"
    assert one("jane doe/杜珍").suggestion is None
    assert one("Maria Silva").suggestion is None
    assert one("欧彼得").suggestion is None


def test_the_summary() -> None:
    found = audit(
        ["Jane Doe+杜珍", "杜珍 Jane Doe", "Peter Okafor 欧彼得", "Kim Soojin", "小鱼👑", "王静"], ROSTER, STAFF
    )
    summary = found.summary
    assert (summary.matched, summary.staff, summary.outsiders, summary.ambiguous) == (4, 1, 1, 0)
    assert [p.id for p in summary.must_leave] == [4, 6]
    assert summary.missing is not None and [p.id for p in summary.missing] == [2, 3, 8, 9]
    assert summary.to_rename == 1
    assert found.lines[1].codes[0] == "M_DUP"


def test_a_partial_list_makes_nobody_missing() -> None:
    assert audit(["Jane Doe+杜珍"], ROSTER, complete=False).summary.missing is None


def test_whoever_may_be_behind_an_undecided_line_is_not_missing() -> None:
    missing = audit(["Ali Khan 阿里汗"], ROSTER).summary.missing
    assert missing is not None and {8, 9}.isdisjoint(p.id for p in missing)


def test_a_class_group() -> None:
    group = Group(GroupKind.CLASS, CLASS)
    found = audit(["Jane Doe+杜珍", "Maria Silva"], ROSTER, group=group)
    assert [p.id for p in found.summary.missing or ()] == [2, 8]
    assert "M_OTHER_CLASS" in found.lines[1].codes and not found.summary.must_leave


def test_an_alumni_group_has_its_own_rule() -> None:
    found = audit([f"{CLASS} 欧彼得", "Jane Doe 杜珍"], ROSTER, group=Group(GroupKind.ALUMNI))
    assert found.lines[0].compliant and not found.summary.must_leave
    assert "M_NOT_YET" in found.lines[1].codes


def test_former_names_still_find_the_student() -> None:
    person = Person(1, "L1", "DOE JANE", "Jane Doe", "杜珍", former=("Jane Roe", "罗珍"))
    found = audit(["Jane Roe 罗珍"], [person]).lines[0]
    assert found.person == person and not found.compliant and found.suggestion == "Jane Doe+杜珍"


def test_everything_is_said_in_both_languages() -> None:
    nicknames = [
        "Jane Doe+杜珍",
        "杜珍",
        "Jane Doe 李娜",
        "Ali Khan 阿里汗",
        "小鱼",
        "王静",
        "赵老师",
        "Tom Stranger+王静",
        "Jane Doe Du Zhen",
        "Okafor",
    ]
    for line in audit(nicknames, ROSTER, STAFF).lines:
        assert line.why
        for evidence in line.why:
            assert words.both(evidence.key, **evidence.facts)
        for finding in line.findings:
            assert words.of_finding(finding, "zh") and words.of_finding(finding, "en")


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_nickname_is_audited(nicknames: list[str]) -> None:
    found = audit(nicknames, ROSTER, STAFF)
    assert [line.nickname for line in found.lines] == nicknames
    assert all(line.why for line in found.lines)


WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8).map(str.title)
LATIN = st.lists(WORD, min_size=1, max_size=4, unique=True)
HAN = st.lists(st.text("李强穆罕默德阿里杜珍玛丽王", min_size=1, max_size=4), min_size=1, max_size=3)


@given(
    st.lists(st.tuples(LATIN, HAN), min_size=1, max_size=6),
    st.sampled_from(["", " ", "+", " - ", "/", "，", "　"]),
    st.sampled_from([str, str.upper, str.lower]),
    st.sampled_from(["·", "", "・"]),
    st.booleans(),
)
def test_a_rule_abiding_student_is_never_accused(people, separator, case, dot, passport_order) -> None:  # type: ignore[no-untyped-def]
    roster = [
        Person(n, f"L{n}", " ".join(latin[::-1]).upper(), " ".join(latin), "·".join(han))
        for n, (latin, han) in enumerate(people)
    ]
    recogniser = Recogniser(roster)
    for (latin, han), person in zip(people, roster, strict=True):
        shown = " ".join(latin[::-1] if passport_order else latin)
        line = audit([case(shown) + separator + dot.join(han)], recogniser).lines[0]
        assert line.valid and line.answer in (Answer.STUDENT, Answer.AMBIGUOUS)
        if line.answer is Answer.AMBIGUOUS:
            assert person in line.candidates
        elif line.person == person:
            assert line.compliant and line.suggestion is None
        else:
            assert line.person is not None and line.compliant  # a namesake whose names are the same in every way


def test_a_nickname_cut_by_the_screen_is_a_question() -> None:
    roster = [
        Person(1, "L1", "DOE JANE", "Jane Doe", "杜珍"),
        Person(2, "L2", "DOE JANET", "Janet Doe", "杜婕"),
        Person(3, "L3", "KHAN ALI", "Ali Khan", "阿里"),
    ]
    found = audit(["jane…", "Ali Khan 阿里"], roster, cut={0})
    assert found.lines[0].answer is Answer.AMBIGUOUS and not found.lines[0].findings
    assert [person.id for person in found.lines[0].candidates] == [1, 2]
    assert found.summary.missing == () and found.summary.outsiders == 0
    assert [person.id for person in audit(["Ja…杜婕"], roster, cut={0}).lines[0].candidates] == [2]
    unknown = audit(["Bob Roe…", "Ali Khan 阿里"], roster, cut={0})
    assert unknown.lines[0].candidates == () and not unknown.lines[0].findings
    assert unknown.summary.missing is None and not unknown.summary.complete
