"""Article 4: what a nickname says, whether it is this student's, and what it should be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.articles import Weight
from lut_admin.convention.nickname import Form, NicknameRule, judge, parse, suggest, valid
from lut_admin.convention.nickname.compare import Likeness
from lut_admin.convention.nickname.spelling import distance
from lut_admin.convention.roster import Person

JANE = Person(1, "L202301000101", "DOE JANE MARY", "Jane Doe", "杜珍", "2023级机械工程1班")
ALI = Person(2, "L202301000102", "ALI MUHAMMAD HASSAN", "Muhammad Hassan Ali", "穆罕默德·哈桑", "2023级机械工程1班")
NO_CHINESE = Person(3, "L202301000103", "SILVA MARIA", "Maria Silva", "")
SULTAN = Person(4, "L202301000104", "SULTAN OMAR", "Omar Sultan", "奥马尔·苏丹")


def codes(nickname: str, person: Person) -> set[str]:
    return set(judge(nickname, person).codes)


@pytest.mark.parametrize(
    ("nickname", "latin", "han", "found"),
    [
        ("Jane Doe+杜珍", "Jane Doe", "杜珍", set()),
        ("杜珍 Jane Doe", "Jane Doe", "杜珍", {"F_ORDER"}),
        ("Jane Doe", "Jane Doe", "", {"F_NO_CN"}),
        ("杜珍", "", "杜珍", {"F_NO_EN"}),
        ("", "", "", {"F_NO_CN", "F_NO_EN"}),
        ("Jane Doe 杜珍🌸", "Jane Doe", "杜珍", {"F_EMOJI"}),
        ("🇰🇪Jane Doe 杜珍❤️", "Jane Doe", "杜珍", {"F_EMOJI"}),
        ("Jane Doe 杜珍[玫瑰]", "Jane Doe", "杜珍", {"F_EMOJI"}),
        ('<span class="emoji emoji1f604"></span>Jane Doe 杜珍', "Jane Doe", "杜珍", {"F_EMOJI"}),
        ("★Jane Doe 杜珍★", "Jane Doe", "杜珍", {"F_DECOR"}),
        ("「Jane Doe 杜珍」", "Jane Doe", "杜珍", {"F_DECOR"}),
        ("2023级机械工程1班 Jane Doe 杜珍", "Jane Doe", "杜珍", {"F_LABEL"}),
        ("机械23-1 Jane Doe 杜珍", "Jane Doe", "杜珍", {"F_LABEL"}),
        ("23级Jane Doe 杜珍", "Jane Doe", "杜珍", {"F_LABEL"}),
        ("Jane Doe 杜珍 L202301000101", "Jane Doe", "杜珍", {"F_LABEL"}),
        ("2024杜珍", "", "杜珍", {"F_LABEL", "F_NO_EN"}),
        ("Jane Doe 杜珍(Kenya)", "Jane Doe", "杜珍", {"F_REMARK"}),
        ("（硕士）Jane Doe 杜珍", "Jane Doe", "杜珍", {"F_REMARK"}),
        ("Jane Doe 杜珍(Room 302)", "Jane Doe", "杜珍", {"F_REMARK"}),
        ("Jane Doe 杜珍 13912345678", "Jane Doe", "杜珍", {"F_REMARK"}),
        ("Jane Doe 杜珍 PhD", "Jane Doe", "杜珍", {"F_REMARK"}),
        ("杜珍 Jane Doe PhD", "Jane Doe", "杜珍", {"F_REMARK", "F_ORDER"}),
        ("Jane Doe 杜珍 肯尼亚", "Jane Doe", "杜珍", {"F_REMARK"}),
        ("Jane Doe（杜珍）", "Jane Doe", "杜珍", {"F_REMARK"}),
        ("𝓙𝓪𝓷𝓮 𝓓𝓸𝓮 杜珍", "Jane Doe", "杜珍", {"F_STYLED"}),
        ("ᴊᴀɴᴇ ⒹⓄⒺ 杜珍", "jane DOE", "杜珍", {"F_STYLED"}),
        ("Jаne Dое 杜珍", "Jane Doe", "杜珍", {"F_HOMOGLYPH"}),
        ("राम Jane Doe 杜珍", "Jane Doe", "杜珍", {"F_NATIVE"}),
        ("Jane Doe 杜珍 Иван", "Jane Doe", "杜珍", {"F_NATIVE"}),
        ("Jane\u200b Doe 杜珍", "Jane Doe", "杜珍", {"I_INVISIBLE"}),
        ("Ｊａｎｅ Doe 杜珍", "Jane Doe", "杜珍", {"I_FULLWIDTH"}),
    ],
)
def test_a_nickname_is_taken_apart(nickname: str, latin: str, han: str, found: set[str]) -> None:
    parts = parse(nickname)
    assert (parts.latin, parts.han, set(parts.codes)) == (latin, han, found)


@pytest.mark.parametrize(
    ("nickname", "found"),
    [
        ("Jane Doe 杜珍", set()),
        ("Jane Doe+杜珍", set()),
        ("jane doe/杜珍", {"I_CASE", "I_SEP"}),
        ("Doe Jane 杜珍", {"I_EN_ORDER"}),
        ("DOE JANE MARY 杜珍", {"I_CASE", "I_EN_MERGE"}),
        ("JaneDoe 杜珍", {"I_EN_MERGE"}),
        ("Jane-Doe 杜珍", {"I_HYPHEN"}),
    ],
)
def test_trifles_are_told_and_tolerated(nickname: str, found: set[str]) -> None:
    verdict = judge(nickname, JANE)
    assert verdict.valid and verdict.compliant
    assert set(verdict.codes) - {"I_CASE"} == found - {"I_CASE"}
    assert all(finding.weight is Weight.TELL for finding in verdict.findings())


def test_traditional_characters_and_dots_are_tolerated() -> None:
    verdict = judge("Muhammad Hassan Ali 穆罕默德哈桑", ALI)
    assert verdict.compliant and verdict.codes == ("I_INTERPUNCT",)
    assert judge("Yu Wei 餘偉", Person(9, "", "YU WEI", "Yu Wei", "余伟")).codes == ("I_TRAD",)


@pytest.mark.parametrize(
    ("nickname", "person", "found"),
    [
        ("Jnae Doe 杜珍", JANE, "C_EN_TYPO"),
        ("Mohammed Hassan Ali 穆罕默德·哈桑", ALI, "C_EN_VARIANT"),
        ("M. Hassan Ali 穆罕默德·哈桑", ALI, "C_EN_INITIAL"),
        ("Hassan 穆罕默德·哈桑", ALI, "C_EN_PARTIAL"),
        ("Jane Doe 李强", JANE, "C_CN_OTHER"),
        ("Muhammad Hassan Ali 穆罕默德·哈三", ALI, "C_CN_TYPO"),
        ("Muhammad Hassan Ali 穆罕默德", ALI, "C_CN_PARTIAL"),
        ("Maria Silva", NO_CHINESE, "R_NO_CN_ON_ROSTER"),
    ],
)
def test_what_differs_has_its_code(nickname: str, person: Person, found: str) -> None:
    verdict = judge(nickname, person)
    assert found in verdict.codes and not verdict.compliant


def test_pinyin_is_no_chinese_name() -> None:
    assert codes("Jane Doe Du Zhen", JANE) == {"F_PINYIN", "F_NO_CN"}
    assert codes("Jane Doe+Duzhen", JANE) == {"F_PINYIN", "F_NO_CN"}
    assert codes("Du Zhen", JANE) >= {"F_PINYIN", "F_NO_CN", "F_NO_EN"}
    assert codes("Du Zhen Jane Doe", JANE) == {"F_PINYIN", "F_NO_CN", "F_ORDER"}


def test_a_name_that_is_also_a_country() -> None:
    assert judge("Omar Sultan 奥马尔 苏丹", SULTAN).compliant
    assert "F_REMARK" in judge("Jane Doe 杜珍 苏丹", JANE).codes


def test_a_missing_chinese_name_asks_the_office_not_the_student() -> None:
    (finding,) = [f for f in judge("Maria Silva 席玛丽", NO_CHINESE).findings() if "R_NO_CN" in f.code]
    assert finding.weight is Weight.ASK
    assert suggest(NO_CHINESE) is None


def test_suggestions() -> None:
    assert suggest(JANE) == "Jane Doe+杜珍"
    assert suggest(JANE, NicknameRule(separator=" ")) == "Jane Doe 杜珍"
    assert suggest(Person(5, "", "DOE, JANE", "", "杜珍")) == "DOE JANE+杜珍"
    assert suggest(JANE, NicknameRule(Form.CLASS_NAME)) == "2023级机械工程1班+杜珍"
    assert suggest(JANE, NicknameRule(Form.REAL_NAME)) == "杜珍"


LONG = Person(
    6, "L6", "RAHMAN KHADIJA NOORAIN FATIMA", "Khadija Noorain Fatima Rahman", "海迪杰·拉赫曼", "2023级机械工程1班"
)


@pytest.mark.parametrize(
    ("longest", "short"),
    [
        (None, "Khadija Noorain Fatima Rahman+海迪杰·拉赫曼"),
        (40, "Khadija Noorain Fatima Rahman+海迪杰·拉赫曼"),
        (30, "Khadija N F Rahman+海迪杰·拉赫曼"),
        (24, "Khadija Rahman+海迪杰·拉赫曼"),
        (20, "Khadija R+海迪杰·拉赫曼"),
        (16, "Khadija+海迪杰·拉赫曼"),
        (4, "Khadija+海迪杰·拉赫曼"),
    ],
)
def test_a_name_longer_than_the_setting_has_a_sanctioned_short_form(longest: int | None, short: str) -> None:
    rule = NicknameRule(longest=longest)
    assert suggest(LONG, rule) == short
    verdict = judge(short, LONG, rule)
    assert verdict.compliant and not any(code[0] in "CF" for code in verdict.codes)
    assert judge(suggest(LONG) or "", LONG, rule).compliant, "the full name stays right"


def test_only_the_sanctioned_short_form_is_accepted() -> None:
    assert "I_SHORT" in judge("khadija rahman 海迪杰·拉赫曼", LONG, NicknameRule(longest=24)).codes
    assert "C_EN_PARTIAL" in judge("Khadija Rahman+海迪杰·拉赫曼", LONG).codes
    assert not judge("Fatima+海迪杰·拉赫曼", LONG, NicknameRule(longest=24)).compliant
    assert not judge("Jane+杜珍", JANE, NicknameRule(longest=24)).compliant, "hers is not too long"


def test_whoever_is_called_as_in_the_passport_is_not_at_fault_for_a_slip_on_the_list() -> None:
    slipped = Person(7, "L7", "NGUYEN VAN HUNG ANH", "Nguyễn Vnă Hùng", "阮文雄")
    verdict = judge("Nguyễn Văn Hùng+阮文雄", slipped)
    assert verdict.compliant and verdict.codes == ("R_NAMES_DIFFER",)
    assert [finding.weight for finding in verdict.findings()] == [Weight.ASK]
    assert not judge("Nguyễn Văn Long+阮文雄", slipped).compliant


def test_digits_that_a_machine_read_for_letters_do_not_hide_the_name() -> None:
    parts = parse("A1i Kha1il 阿里")
    assert (parts.latin, parts.han, parts.valid) == ("Ali Khalil", "阿里", False)


def test_an_alumnus_must_name_the_right_class() -> None:
    alumni = NicknameRule(Form.CLASS_NAME)
    assert judge("机械23-1 杜珍", JANE, alumni).compliant
    wrong = judge("2022级机械工程1班 杜珍", JANE, alumni)
    assert wrong.valid and not wrong.compliant and "C_CLASS" in wrong.codes


def test_other_rules() -> None:
    alumni = NicknameRule(Form.CLASS_NAME)
    assert judge("2023级机械工程1班 杜珍", JANE, alumni).compliant
    assert not judge("Jane Doe 杜珍", JANE, alumni).valid
    assert judge("杜珍", JANE, NicknameRule(Form.REAL_NAME)).compliant
    assert not judge("李强", JANE, NicknameRule(Form.REAL_NAME)).compliant


def test_distance() -> None:
    assert distance("hasan", "hassan", 2) == 1
    assert distance("jnae", "jane", 2) == 1
    assert distance("", "ab", 2) == 2
    assert distance("abcdef", "ghijkl", 2) == 3


@given(st.text(max_size=60))
def test_any_text_has_one_verdict(text: str) -> None:
    parts = parse(text)
    assert parts.valid is valid(text)
    verdict = judge(text, JANE)
    assert not verdict.compliant or verdict.valid


WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8).map(str.title)
LATIN = st.lists(WORD, min_size=1, max_size=4, unique=True).map(" ".join)
HAN = st.lists(st.text("李强穆罕默德阿里杜珍玛丽王", min_size=1, max_size=4), min_size=1, max_size=3).map("·".join)


@given(LATIN, HAN)
def test_a_suggestion_is_always_compliant(latin: str, han: str) -> None:
    person = Person(7, "", latin.upper(), latin, han)
    suggestion = suggest(person)
    assert suggestion is not None
    assert judge(suggestion, person).compliant and valid(suggestion, [han])


@given(LATIN, HAN, st.text(max_size=20), st.text(max_size=20))
def test_a_suggestion_from_any_roster_is_compliant_or_none(latin: str, han: str, dirt: str, more: str) -> None:
    person = Person(7, "", "", latin + dirt, han + more)
    suggestion = suggest(person)
    assert suggestion is None or judge(suggestion, person).compliant


@given(
    LATIN,
    HAN,
    st.sampled_from(["", " ", "+", " - ", "/", "，", "_", "|", "·", " & ", "　"]),
    st.sampled_from([str, str.upper, str.lower]),
    st.sampled_from(["·", "", " ", "・", "•", "．"]),
    st.sampled_from([lambda words: words, lambda words: words[::-1], lambda words: words[-1:] + words[:-1]]),
)
def test_a_tolerated_form_is_never_accused(latin, han, separator, case, dot, order) -> None:  # type: ignore[no-untyped-def]
    person = Person(7, "", " ".join(latin.split()[::-1]).upper(), latin, han)
    nickname = case(" ".join(order(latin.split()))) + separator + han.replace("·", dot)
    verdict = judge(nickname, person)
    assert verdict.compliant, verdict
    assert verdict.english is Likeness.SAME and verdict.chinese is Likeness.SAME


def test_an_alumnus_without_the_class_is_told_so_and_what_to_write() -> None:
    alumni = NicknameRule(Form.CLASS_NAME)
    verdict = judge("杜珍", JANE, alumni)
    assert verdict.codes == ("F_NO_CLASS",) and not verdict.compliant
    assert judge(suggest(JANE, alumni) or "", JANE, alumni).compliant
    assert "F_NO_CLASS" not in judge("杜珍", replace(JANE, class_name=""), alumni).codes, "the list lacks it: nobody's fault"
