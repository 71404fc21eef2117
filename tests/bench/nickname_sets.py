"""Invented rosters and the nicknames of their groups, of any size: what recognition is measured on.

What a row should be answered is counted, not guessed: which of its student's names survive in the nickname letter by
letter, and how many students share exactly these. The shares follow the ways in which nicknames of real groups go wrong.

`python tests/bench/nickname_sets.py FOLDER SIZE [hard]` writes ``roster_KIND_SIZE.csv`` and ``members_KIND_SIZE.csv``.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import nickname_people as material
from nickname_mistakes import Corruption
from nickname_people import Name, Nick, People, Student, plain

FIELDS = (
    "row",
    "nickname",
    "true_student_no",
    "expected",
    "also_ok",
    "segment",
    "kinds",
    "is_format_valid",
    "is_compliant",
    "issue_codes",
)
ROSTER = ("student_no", "passport_name", "english_name", "chinese_name", "nationality", "class_name", "status")


class Sets:
    """A roster and the nicknames of its group."""

    def __init__(self, size: int, hard: bool, seed: int = 1) -> None:
        self.random = Random(f"{size}{hard}{seed}")
        self.people, self.wrong, self.hard = People(self.random, hard), Corruption(self.random), hard
        self.students = [self._student(n) for n in range(size)]
        self.index: dict[str, set[int]] = defaultdict(set)
        for n, student in enumerate(self.students):
            for key in _keys(student.name) | {f"l:{student.class_name}"}:
                self.index[key].add(n)
            self.index[f"whole:{''.join(student.name.han)}"].add(n)
        for student in self.students:
            student.shown = self._dirty(student)

    def _student(self, n: int) -> Student:
        random = self.random
        year, course = random.randrange(2019, 2026), random.choice(list(material.COURSES))
        name = self.people.name()
        if self.hard and n and random.random() < 0.1:
            name = self.people.twin(self.made)
        self.made = name
        status = random.choices(("active", "graduated", "withdrawn"), (88, 9, 3))[0]
        return Student(
            f"L{year}{random.randrange(1, 13):02}{n:06}",
            name,
            f"{year}级{course}{random.randrange(1, 4)}班",
            status,
            "-",
        )

    def _dirty(self, student: Student) -> dict[str, str]:
        random, name = self.random, student.name
        english, chinese = name.english, name.chinese
        if random.random() < (0.07 if self.hard else 0.042):
            chinese = ""
        if self.hard and random.random() < 0.12:
            english = self.wrong.typo(Nick(name.words, ())).text().strip()
        if self.hard and random.random() < 0.03:
            chinese = "".join(material.TRADITIONAL.get(c, c) for c in chinese)
        if self.hard and random.random() < 0.03:
            chinese = " ".join(chinese) if len(chinese) < 4 else chinese.replace("·", "")
        return {
            "student_no": student.no,
            "passport_name": name.passport,
            "english_name": english,
            "chinese_name": chinese,
            "nationality": student.nationality,
            "class_name": student.class_name,
            "status": student.status,
        }

    def members(self) -> list[dict[str, str]]:
        random, size = self.random, len(self.students)
        staying = [s for s in self.students if s.status == "active"]
        left = [s for s in self.students if s.status != "active"]
        shares = (0.35, 0.35, 0.25, 0.05) if self.hard else (0.60, 0.25, 0.10, 0.05)
        trivial, corrupted, outsiders, gone = (round(size * share) for share in shares)
        random.shuffle(staying)
        rows = [self._row(s, "trivial", self._trivial(_fresh(s.name))) for s in staying[:trivial]]
        rest = staying[trivial : trivial + corrupted]
        rest += random.choices(staying, k=max(0, corrupted - len(rest)))
        rows += [self._row(s, "corrupted", self._corrupted(s)) for s in rest]
        rows += [self._row(s, "left", self._trivial(_fresh(s.name))) for s in random.sample(left, min(gone, len(left)))]
        rows += [self._outsider() for _ in range(outsiders)]
        random.shuffle(rows)
        return [{"row": str(n), **row} for n, row in enumerate(rows)]

    def _trivial(self, nick: Nick) -> Nick:
        random, codes = self.random, set()
        if random.random() < 0.4:
            nick, codes = replace(nick, separator=random.choice(material.SEPARATORS)), codes | {"I_SEP"}
        if random.random() < 0.12:
            nick = replace(nick, words=tuple(random.choice((str.upper, str.lower))(w) for w in nick.words))
        if random.random() < 0.06:
            nick = replace(nick, words=nick.words[::-1])
        if nick.dot and random.random() < 0.15:
            nick = replace(nick, dot=random.choice(material.DOTS))
        return self.wrong.partial(nick) if random.random() < 0.05 else nick

    def _corrupted(self, student: Student) -> Nick:
        random, wrong, nick = self.random, self.wrong, _fresh(student.name)
        kinds: list[tuple[Callable[[Nick], Nick], int]] = [
            (wrong.no_latin, 6),
            (wrong.remark, 6),
            (wrong.order, 6),
            (wrong.no_han, 6),
            (self._label(student), 6),
            (wrong.emoji, 6),
            (wrong.han_typo, 5),
            (wrong.typo, 5),
            (wrong.pinyin, 4),
            (wrong.partial, 4),
            (wrong.han_partial, 4),
            (wrong.han_variant, 3),
            (wrong.initial, 3),
            (wrong.twin, 2),
            (wrong.native, 2),
            (wrong.decor, 2),
            (wrong.han_other, 2),
            (wrong.variant, 3),
            (wrong.glued, 2),
            (wrong.styled, 2),
        ]
        if self.hard:
            stacked = random.choice(
                (
                    [wrong.partial, wrong.no_han],
                    [wrong.partial, wrong.pinyin],
                    [wrong.initial, wrong.han_partial],
                    [wrong.ocr],
                    [wrong.ocr],
                    [wrong.typo, wrong.han_typo],
                    [wrong.variant, wrong.glued, wrong.han_variant],
                    [wrong.variant, wrong.han_variant, self._label(student)],
                    [wrong.typo, wrong.partial],
                    [wrong.emoji, wrong.decor, wrong.order],
                    [wrong.native, wrong.variant],
                    [wrong.twin, wrong.decor],
                )
            )
        else:
            many = random.choices((1, 2, 3), (70, 25, 5))[0]
            stacked = random.choices([k for k, _ in kinds], [w for _, w in kinds], k=many)
        for change in stacked:
            nick = change(nick) if nick.words or change in (wrong.emoji, wrong.decor, wrong.remark) else nick
        if random.random() < 0.06 and not self.hard:
            return Nick((random.choice(material.WORDS),), (), codes=frozenset({"C_NICK"}))
        return nick if nick.codes else wrong.emoji(nick)

    def _label(self, student: Student) -> Callable[[Nick], Nick]:
        def labelled(nick: Nick) -> Nick:
            year, course, group = student.class_name[:4], student.class_name[5:-2], student.class_name[-2]
            short = f"{material.COURSES[course]}{year[2:]}-{group}"
            label = self.random.choice((student.class_name, short, student.no[-5:], student.no))
            key = f"l:{student.class_name}" if label in (student.class_name, short) else f"n:{student.no}"
            where = {"before": f"{label} "} if self.random.random() < 0.4 else {"after": f"{nick.after} {label}"}
            return replace(nick, **where, kept=nick.kept | {key}, codes=nick.codes | {"F_LABEL"})

        return labelled

    def _outsider(self) -> dict[str, str]:
        random, student = self.random, self.random.choice(self.students)
        name, kind = self.people.name(), random.random()
        if kind < (0.1 if self.hard else 0.36):
            text = random.choice(material.SERVICES if random.random() < 0.6 else material.WORDS)
            return self._as_row(text, "", "", "AMBIGUOUS", "outsider", "O_EASY", False, False, "M_OUTSIDER")
        if kind < 0.55:
            kinds = "O_STRANGER"
        elif kind < 0.75:
            name, kinds = replace(name, words=(student.name.words[0], *name.words[1:])), "O_SHARE_GIVEN"
        elif kind < 0.87:
            name, kinds = replace(name, words=(*name.words[:-1], student.name.words[-1])), "O_SHARE_FAMILY"
        elif kind < 0.92:
            name, kinds = replace(name, words=(*student.name.words[:-1], name.words[-1])), "O_SHARE_ALLBUT1"
        elif kind < 0.97:
            name, kinds = replace(name, han=student.name.han, dotted=student.name.dotted), "O_SHARE_CN"
        else:
            name, kinds = replace(name, words=student.name.words), "O_SHARE_EN"
        nick = self._trivial(_fresh(name))
        fits = self._sharing(frozenset(f"w:{plain(word).lower()}" for word in nick.words))
        doubtful = kinds in ("O_SHARE_CN", "O_SHARE_EN") or fits
        return self._as_row(
            nick.text(), "", "", "AMBIGUOUS" if doubtful else "", "outsider", kinds, True, False, "M_OUTSIDER"
        )

    def _sharing(self, kept: frozenset[str]) -> set[int]:
        sets = sorted((self.index.get(key, set()) for key in kept), key=len)
        return set.intersection(*sets) if sets else set()

    def _row(self, student: Student, segment: str, nick: Nick) -> dict[str, str]:
        codes, kept = set(nick.codes), nick.kept
        if (nick.whole and nick.han) or ("F_PINYIN" in codes and nick.whole):
            kept |= {f"whole:{''.join(student.name.han)}"}
        sharing = self._sharing(frozenset(k for k in kept if k[0] != "n"))
        if any(k[0] == "n" for k in kept):
            sharing = {n for n in sharing if self.students[n].no == student.no}
        if "C_NICK" in codes or not any(k[0] in "wh" for k in kept):
            expected, also = ("", f"AMBIGUOUS;{student.no}") if "F_LABEL" not in codes else (student.no, "AMBIGUOUS")
        elif len(sharing) == 1:
            expected, also = student.no, "AMBIGUOUS" if "C_CN_OTHER" in codes else ""
        else:
            expected, also = "AMBIGUOUS", student.no
        valid = bool(nick.words and nick.han) and not any(code[0] == "F" for code in codes) and "X_OCR" not in codes
        exact = (
            valid and nick.whole and not any(code[0] == "C" for code in codes) and bool(student.shown["chinese_name"])
        )
        codes |= (
            {"M_GRADUATED"}
            if student.status == "graduated"
            else {"M_WITHDRAWN"}
            if student.status != "active"
            else set()
        )
        return self._as_row(
            nick.text(),
            student.no,
            expected,
            also,
            segment,
            "+".join(sorted(nick.codes)) or "exact",
            valid,
            exact,
            ";".join(sorted(codes)) or "OK",
        )

    @staticmethod
    def _as_row(*values: str | bool) -> dict[str, str]:
        return {key: str(int(v)) if isinstance(v, bool) else v for key, v in zip(FIELDS[1:], values, strict=True)}


def _keys(name: Name) -> set[str]:
    return {f"w:{plain(word).lower()}" for word in name.words} | {f"h:{part}" for part in name.han}


def _fresh(name: Name) -> Nick:
    return Nick(name.words, name.han, "·" if name.dotted else "", kept=frozenset(_keys(name)))


def write(folder: Path, size: int, hard: bool, seed: int = 1) -> None:
    """Write both files; the same size, kind and seed give the same rows."""
    sets, kind = Sets(size, hard, seed), "hard" if hard else "regular"
    tables = (
        (f"roster_{kind}_{size}.csv", ROSTER, [s.shown for s in sets.students]),
        (f"members_{kind}_{size}.csv", FIELDS, sets.members()),
    )
    for name, columns, rows in tables:
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), "hard" in sys.argv)
