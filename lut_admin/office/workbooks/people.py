"""Whom a row of a list means: student number, else CSC number, else passport and birth date; never a name alone.

Source: the keys that Chinese registers of international students use. The people are those on the register and, as they come,
those of the list itself, so that a person who stands in it twice is noticed by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lut_admin.convention import names
from lut_admin.convention.roster import alike
from lut_admin.office.roster import values as record
from lut_admin.office.workbooks.plan import NEW, RESTORE, SAME, SKIP
from lut_admin.papers.roster_sheet import nationalities

_LATIN = ("passport_name", "english_name")


@dataclass(slots=True)
class Person:
    """Somebody on the register (`id` above 0) or coming with this list (`id` 0), with former numbers and names by field."""

    id: int
    values: dict[str, str]
    extra: dict[str, str] = field(default_factory=dict)
    former: dict[str, list[str]] = field(default_factory=dict)
    binned: bool = False
    where: str = ""

    @property
    def name(self) -> str:
        """What to call them."""
        return record.called(self.values)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whom a row means: `person` (None: somebody new), unless `code` says why a person has to answer first.

    `number` is the student number that goes with the answer "same", where the row's own has lost its zeros.
    """

    person: Person | None = None
    code: str = ""
    answers: tuple[str, ...] = ()
    candidates: tuple[Person, ...] = ()
    number: str = ""

    @property
    def concerned(self) -> tuple[Person, ...]:
        """Whomever the row means or may mean."""
        return self.candidates or ((self.person,) if self.person is not None else ())


_NEW = Verdict()


class People:
    """Everybody a row may mean, found by number, passport and, where nothing else is known, name."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.everybody: list[Person] = []
        self._numbers: dict[str, dict[str, Person]] = {"student_no": {}, "csc_no": {}}
        self._bare: dict[str, list[Person]] = {}
        self._passports: dict[str, list[Person]] = {}
        self._names: dict[str, list[Person]] | None = None
        self._spent: set[int] = set()
        self._unnumbered: list[Person] = []
        self._late: dict[str, list[Person]] | None = None
        for person in people:
            self.take_in(person)

    def take_in(self, person: Person) -> None:
        """Add somebody; a present number wins over somebody else's former one."""
        self.everybody.append(person)
        if person.id and not person.values.get("student_no"):
            self._unnumbered.append(person)
        self.learn(person, person.values)
        for name, former in person.former.items():
            for value in former:
                if name in self._numbers:
                    self._numbers[name].setdefault(value, person)
                elif name == "passport_no":
                    self._passports.setdefault(alike(value), []).append(person)
                if name == "student_no":
                    self._bare.setdefault(value.lstrip("0"), []).append(person)
        if self._names is not None:
            _index(self._names, person)

    def learn(self, person: Person, values: Mapping[str, str]) -> None:
        """Find a person by these numbers from now on."""
        for name, index in self._numbers.items():
            number = values.get(name)
            if number:
                index[number] = person
        number = values.get("student_no")
        if number:
            self._bare.setdefault(number.lstrip("0"), []).append(person)
        passport = values.get("passport_no")
        if passport:
            self._passports.setdefault(alike(passport), []).append(person)

    def identify(self, values: Mapping[str, str], former: Mapping[str, str] | None = None) -> Verdict:
        """Whom the row with these values means; `former` are numbers the list itself calls old."""
        number = values.get("student_no")
        found = self._numbers["student_no"].get(number) if number else None
        if found is not None:
            return _asked(found, "roster.other_person") if is_other(found, values) else _known(found)
        if number and (zeroed := self._by_bare_number(number, values)):
            return zeroed
        by_csc = self._numbers["csc_no"].get(values.get("csc_no", ""))
        if by_csc is not None:
            if is_other(by_csc, values):
                return _asked(by_csc, "roster.other_person")
            return self._under_another_number(by_csc, values) or _known(by_csc)
        for passport in (values.get("passport_no"), (former or {}).get("passport_no")):
            verdict = self._by_passport(passport, values) if passport else None
            if verdict is not None:
                return verdict
        return self._number_come_later(values) if number else self._by_name(values)

    def _by_bare_number(self, number: str, values: Mapping[str, str]) -> Verdict | None:
        """Somebody whose number differs in leading zeros only, which a number cell of Excel loses."""
        for person in self._bare.get(number.lstrip("0"), ()) if number.strip("0") else ():
            said = _compare(person, values)
            if True in said or False not in said:
                own = person.values.get("student_no", "")
                verdict = _asked(person, "roster.lost_zeros")
                return replace(verdict, number=max(number, own, key=len))
        return None

    def _by_passport(self, passport: str, values: Mapping[str, str]) -> Verdict | None:
        near = self._passports.get(alike(passport))
        if not near:
            return None
        exact = [p for p in near if passport == p.values.get("passport_no") or passport in p.former.get("passport_no", ())]
        for person in exact:
            birth = _same_day(person.values.get("birth"), values.get("birth"))
            if birth or (birth is None and _names_agree(person, values) is not False):
                return self._under_another_number(person, values) or _known(person)
        if exact:
            return _asked(exact[0], "roster.same_passport")
        for person in near:
            birth = _same_day(person.values.get("birth"), values.get("birth"))
            if birth is not False and _names_agree(person, values) and not _numbers_differ(person, values):
                return _asked(person, "roster.near_passport")
        return None

    def _under_another_number(self, person: Person, values: Mapping[str, str]) -> Verdict | None:
        """The same person under another student number: a second course of study, or a slip; only a person can tell."""
        return _asked(person, "roster.other_number") if _numbers_differ(person, values) else None

    def _by_name(self, values: Mapping[str, str]) -> Verdict:
        """Somebody without a student number: new, unless the name (and what else is known) fits somebody."""
        if self._names is None:
            self._names = _by_names(self.everybody)
        candidates = [p for p in _namesakes(self._names, values) if not _contradict(p, values)]
        keyless = not any(values.get(number) for number in ("csc_no", "passport_no"))
        if not keyless:
            candidates = [p for p in candidates if _same_day(p.values.get("birth"), values.get("birth"))]
        for person in candidates:
            if keyless and id(person) not in self._spent and _is_the_same_line(person, values):
                self._spent.add(id(person))
                return _known(person)
        return self._one_of(candidates, "roster.same_name")

    def _number_come_later(self, values: Mapping[str, str]) -> Verdict:
        """Somebody under a new number: new, unless the name fits somebody on the register who had no number yet."""
        if not self._unnumbered:
            return _NEW
        if self._late is None:
            self._late = _by_names(self._unnumbered)
        return self._one_of([p for p in _namesakes(self._late, values) if _may_be(p, values)], "roster.number_later")

    def _one_of(self, people: Iterable[Person], code: str) -> Verdict:
        """The question whether a row is one of these, those aside whose own line has come."""
        candidates = tuple(p for p in people if id(p) not in self._spent and p.id)
        if not candidates:
            return _NEW
        return Verdict(None, code, (SAME, NEW, SKIP) if len(candidates) == 1 else (NEW, SKIP), candidates)

    def spend(self, person: Person) -> None:
        """This person's line has come: a second line of the same words is a homonym's."""
        self._spent.add(id(person))


def _known(person: Person) -> Verdict:
    if person.binned:
        return Verdict(person, "roster.in_bin", (RESTORE, SKIP), (person,))
    return Verdict(person)


def _asked(person: Person, code: str) -> Verdict:
    same = RESTORE if person.binned else SAME
    answers = (same, SKIP) if code == "roster.other_person" else (same, NEW, SKIP)
    return Verdict(person, code, answers, (person,))


def is_other(person: Person, values: Mapping[str, str]) -> bool:
    """Whether a row under a known number tells of somebody else: nothing agrees and at least two things do not."""
    said = _compare(person, values)
    return True not in said and said.count(False) >= 2


def _compare(person: Person, values: Mapping[str, str]) -> list[bool | None]:
    """Whether birth date, passport, Latin and Chinese name agree; None where one side has none."""
    passport, others = values.get("passport_no"), (person.values.get("passport_no"), *person.former.get("passport_no", ()))
    return [
        _same_day(person.values.get("birth"), values.get("birth")),
        None if not passport or not any(others) else passport in others,
        *_compare_names(person, values),
    ]


def _compare_names(person: Person, values: Mapping[str, str]) -> tuple[bool | None, bool | None]:
    """Whether the Latin and the Chinese names agree; None where one side has none."""
    latin, other = _words(person.values, person.former), _words(values, {})
    here = {names.fold(name) for name in (person.values.get("chinese_name"), *person.former.get("chinese_name", ())) if name}
    there = names.fold(values.get("chinese_name", ""))
    return (
        None if not latin or not other else bool(latin & other),
        None if not here or not there else there in here,
    )


def _names_agree(person: Person, values: Mapping[str, str]) -> bool | None:
    said = _compare_names(person, values)
    return True if True in said else False if False in said else None


def _words(values: Mapping[str, str], former: Mapping[str, list[str]]) -> set[str]:
    return {
        word
        for name in _LATIN
        for value in (values.get(name), *former.get(name, ()))
        if value
        for word in names.words(value)
    }


def _same_day(one: str | None, other: str | None) -> bool | None:
    """Whether two dates agree, a month agreeing with its days; None where one is not known."""
    if not one or not other:
        return None
    return one.startswith(other) or other.startswith(one)


def _numbers_differ(person: Person, values: Mapping[str, str]) -> bool:
    number, own = values.get("student_no"), person.values.get("student_no")
    return bool(number and own and number != own and number not in person.former.get("student_no", ()))


def _contradict(person: Person, values: Mapping[str, str]) -> bool:
    if _same_day(person.values.get("birth"), values.get("birth")) is False or False in _compare_names(person, values):
        return True
    if _same_country(person.values.get("nationality"), values.get("nationality")) is False:
        return True
    return any(_differ(person, values, name) for name in ("csc_no", "passport_no", "gender"))


def _may_be(person: Person, values: Mapping[str, str]) -> bool:
    """Whether a namesake may have got this number: nothing contradicts but a passport that may have been renewed."""
    born, passport, latin, chinese = _compare(person, values)
    country = _same_country(person.values.get("nationality"), values.get("nationality"))
    if born is False or country is False or _differ(person, values, "csc_no") or _differ(person, values, "gender"):
        return False
    if False in (latin, chinese) and not born:
        return False
    return passport is not False or bool(born or country)


def _differ(person: Person, values: Mapping[str, str], name: str) -> bool:
    one, other = person.values.get(name), values.get(name)
    return bool(one and other) and one != other


def _same_country(one: str | None, other: str | None) -> bool | None:
    """Whether two spellings are one country; None where one is not known."""
    if not one or not other:
        return None
    return one == other or (nationalities.code(one) or one) == (nationalities.code(other) or other)


def _is_the_same_line(person: Person, values: Mapping[str, str]) -> bool:
    """Whether nobody could tell the row from what is recorded: the same values, and no number on either side."""
    if any(person.values.get(number) for number in ("student_no", "csc_no", "passport_no")):
        return False
    return all(person.values.get(name) == value for name, value in values.items())


def _by_names(people: Iterable[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        _index(found, person)
    return found


def _index(named: dict[str, list[Person]], person: Person) -> None:
    for name in _name_keys(person.values):
        named.setdefault(name, []).append(person)


def _namesakes(named: Mapping[str, list[Person]], values: Mapping[str, str]) -> Iterable[Person]:
    return {id(person): person for name in _name_keys(values) for person in named.get(name, ())}.values()


def _name_keys(values: Mapping[str, str]) -> list[str]:
    keys = [" ".join(sorted(names.words(values[name]))) for name in _LATIN if values.get(name)]
    return [key for key in (*keys, names.fold(values.get("chinese_name", ""))) if key]
