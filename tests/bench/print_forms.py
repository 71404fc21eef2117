"""How long the papers of a case take to print, beside one page of plain Typst in the same press.

    python tests/bench/print_forms.py [papers]

Every paper of due process in turn, until that many were made; the first of the process, which loads the fonts, is told apart.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from lut_admin.papers.case_papers import paper
from lut_admin.papers.case_papers.paper import Paper, prose
from tests.papers.case_matter import MATTER, papers


def milliseconds(made: Paper) -> tuple[float, int]:
    """Processor time and bytes of one paper."""
    begun = time.process_time()
    size = len(paper.pdf(made))
    return (time.process_time() - begun) * 1000, size


def main(count: int) -> None:
    """Print, measure, tell."""
    forms = papers()
    plain = Paper({"zh": "空白", "en": "Blank"}, "", (prose({"zh": "字", "en": "a"}),), MATTER.school)
    first, _ = milliseconds(plain)
    floor = min(milliseconds(plain)[0] for _ in range(10))
    times: dict[str, list[float]] = {name: [] for name in forms}
    sizes = dict.fromkeys(forms, 0)
    for place in range(count):
        name = list(forms)[place % len(forms)]
        took, sizes[name] = milliseconds(forms[name])
        times[name].append(took)
    every = [took for found in times.values() for took in found]
    print(f"first of the process {first:.0f} ms, a page of two words {floor:.1f} ms")
    for name, found in times.items():
        if found:
            mean = sum(found) / len(found)
            print(f"{name:15} {mean:6.1f} ms {mean / floor:5.1f} floors {sizes[name] / 1000:6.1f} KB")
    largest = max(sizes.values()) / 1000
    print(f"{len(every)} papers: {sum(every) / len(every):.1f} ms each, slowest {max(every):.1f} ms, largest {largest:.1f} KB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
