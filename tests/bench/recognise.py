"""Recognition: processor seconds as a ratio to the floor, memory, growth, and how often it is right.

`python tests/bench/recognise.py [size] [hard]`, or `FOLDER KIND_SIZE` for sets that are there already. The floor reads both
files, normalises the names and joins them by a hash of both. rapidfuzz, if it is installed, answers a sample beside it.
"""

from __future__ import annotations

import csv
import re
import resource
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import nickname_sets

from lut_admin.convention.membership import Answer, Line, audit
from lut_admin.convention.roster import Person, Status

_SAMPLE = 40
_KEPT = re.compile(r"[\W_]+")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def floor(folder: Path, name: str) -> float:
    """Processor seconds to read, normalise and join."""
    began = time.process_time()
    roster, members = rows(folder / f"roster_{name}.csv"), rows(folder / f"members_{name}.csv")
    index: dict[str, str] = {}
    for row in roster:
        index[_normal(row["english_name"] + row["chinese_name"])] = row["student_no"]
    sum(_normal(row["nickname"]) in index for row in members)
    return time.process_time() - began


def _normal(text: str) -> str:
    loose = unicodedata.normalize("NFKD", text)
    return _KEPT.sub("", "".join(c for c in loose if not unicodedata.combining(c)).casefold())


def people(folder: Path, name: str) -> list[Person]:
    return [
        Person(
            n,
            r["student_no"],
            r["passport_name"],
            r["english_name"],
            r["chinese_name"],
            r["class_name"],
            Status(r["status"]),
        )
        for n, r in enumerate(rows(folder / f"roster_{name}.csv"))
    ]


def audited(folder: Path, name: str) -> tuple[float, tuple[Line, ...]]:
    """Processor seconds from both files to a judged line for each member."""
    began = time.process_time()
    roster = people(folder, name)
    nicknames = [row["nickname"] for row in rows(folder / f"members_{name}.csv")]
    lines = audit(nicknames, roster).lines
    return time.process_time() - began, lines


def accuracy(members: list[dict[str, str]], lines: tuple[Line, ...]) -> dict[str, float]:
    """What counts, as in the issue: F1, false accusation, misattribution, outsiders found, outsiders taken for students."""
    count: Counter[str] = Counter()
    for row, line in zip(members, lines, strict=True):
        said = {Answer.STUDENT: line.person.student_no if line.person else "", Answer.AMBIGUOUS: "AMBIGUOUS"}.get(
            line.answer, ""
        )
        accepted = {row["expected"], *("" if one == "OUTSIDER" else one for one in row["also_ok"].split(";") if one)}
        right = said in accepted
        stranger, nameless = row["true_student_no"] == "", row["expected"] == ""
        count["known"] += not nameless
        count["found"] += not nameless and right
        count["wrong"] += said not in ("", "AMBIGUOUS") and not right
        count["strangers"] += stranger
        count["caught"] += stranger and (said == "" or (said == "AMBIGUOUS" and right))
        count["taken"] += stranger and said not in ("", "AMBIGUOUS")
        count["called strangers"] += said == "" and (stranger or not nameless)
        count["rightly"] += said == "" and stranger
        if row["is_compliant"] == "1" and not row["issue_codes"].count("M_"):
            count["abiding"] += 1
            count["accused"] += not line.valid or said == ""
            count["mixed up"] += said not in ("", "AMBIGUOUS") and not right
    precision, recall = (
        count["found"] / max(count["found"] + count["wrong"], 1),
        count["found"] / max(count["known"], 1),
    )
    return {
        "F1": 2 * precision * recall / max(precision + recall, 1e-9),
        "false accusation": count["accused"] / max(count["abiding"], 1),
        "misattribution": count["mixed up"] / max(count["abiding"], 1),
        "outsider precision": count["rightly"] / max(count["called strangers"], 1),
        "outsider recall": count["caught"] / max(count["strangers"], 1),
        "outsiders taken for students": count["taken"] / max(count["strangers"], 1),
    }


def beside(folder: Path, name: str) -> str:
    """rapidfuzz's best guess for a sample, in processor seconds for all."""
    try:
        from rapidfuzz import fuzz, process
    except ImportError:
        return "not installed"
    choices = [f"{one.english_name} {one.chinese_name}" for one in people(folder, name)]
    members = rows(folder / f"members_{name}.csv")
    began = time.process_time()
    for row in members[:_SAMPLE]:
        process.extractOne(row["nickname"], choices, scorer=fuzz.WRatio)
    return f"{(time.process_time() - began) * len(members) / _SAMPLE:.0f} s for all, by a sample of {_SAMPLE}"


def report(folder: Path, name: str) -> float:
    least = floor(folder, name)
    seconds, lines = audited(folder, name)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: floor {least:.2f} s, audit {seconds:.2f} s, ratio {seconds / least:.1f}, {memory} MB")
    for what, share in accuracy(rows(folder / f"members_{name}.csv"), lines).items():
        print(f"  {what} {share:.4f}")
    return seconds


def main(arguments: list[str]) -> None:
    if arguments and not arguments[0].isdigit():
        report(Path(arguments[0]), arguments[1])
        return
    size, hard = int(arguments[0]) if arguments else 10_000, "hard" in arguments
    kind = "hard" if hard else "regular"
    with TemporaryDirectory() as made:
        folder = Path(made)
        for count in (max(size // 10, 10), size):
            nickname_sets.write(folder, count, hard)
        few = report(folder, f"{kind}_{max(size // 10, 10)}")
        many = report(folder, f"{kind}_{size}")
        print(f"growth: ten times the members, {many / few:.1f} times the seconds")
        print(f"rapidfuzz extractOne(WRatio): {beside(folder, f'{kind}_{size}')}")


if __name__ == "__main__":
    main(sys.argv[1:])
