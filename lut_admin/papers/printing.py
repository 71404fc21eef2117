"""The press: one Typst compiler that turns a form of resources/forms and its data into a PDF or into page pictures.

Data reaches a form as JSON through ``sys.inputs`` and is never Typst source, so no text a person typed can become markup. Every
PDF is PDF/A-2u: fonts embedded, text extractable, and a character without a glyph is an error instead of an empty box. Such a
character is then printed as its code point, ``[U+20BB7]``, and `unprintable` names it beforehand.
"""

from __future__ import annotations

import ast
import json
import re
import threading
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from lut_admin import places

if TYPE_CHECKING:
    import typst

# Chinese faces of simplified forms that fill what the bundled subset lacks, then the faces of other scripts. Only those that
# this computer has are named to Typst, which would otherwise draw a rare character from whatever font comes first (Japanese forms).
CHINESE = (
    "SimSun", "SimSun-ExtB", "SimSun-ExtG", "Songti SC", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC",
    "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei",
)  # fmt: skip
SCRIPTS = (
    "Times New Roman", "Segoe UI", "Nirmala UI", "Leelawadee UI", "Ebrima", "Mongolian Baiti", "Geeza Pro", "Kohinoor Devanagari",
    "Thonburi", "Noto Naskh Arabic", "Noto Sans Mongolian", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans Ethiopic",
    "DejaVu Serif", "DejaVu Sans", "Segoe UI Emoji", "Apple Color Emoji", "Noto Color Emoji", "DejaVu Sans Mono",
)  # fmt: skip
LATIN = "Libertinus Serif"
MONO = "DejaVu Sans Mono"
SONG = "LUT Song"
HEI = "LUT Hei"

STANDARD = "a-2u"
# A cluster that lacks a glyph may hide another one; more rounds than this is our fault, not the text's.
ROUNDS = 6
_REPORTED = re.compile(r'the text `("(?:[^"\\`]|\\.|`(?! ))*")`')
_RUST_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
# Format characters that are drawn (Arabic number signs), and the two joiners that shape emoji and Arabic and Indic names.
_KEPT_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\u200c\u200d")

# They only choose the shape of the character before them, so alone they are nothing to tell a reader of.
_SELECTORS = frozenset({"\u200c", "\u200d", *map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))})


class Press:
    """A compiler with its fonts, kept because loading them costs more than a form; safe to use from several threads.

    `system_fonts` adds the fonts of this computer to the bundled ones; without them the result is the same everywhere.
    """

    def __init__(self, *, system_fonts: bool = True) -> None:
        import typst

        folder = places.resources()
        fonts = typst.Fonts(include_system_fonts=system_fonts, font_paths=[folder / "fonts"])
        self._root = folder / "forms"
        self._fonts = json.dumps(_chains(frozenset(fonts.families())))
        self._compiler = typst.Compiler(root=self._root, font_paths=fonts, ignore_system_fonts=not system_fonts)
        self._lock = threading.Lock()
        self._without_glyph: set[str] = set()  # clusters met before, so that a form needs a second round only once

    def pdf(self, form: str, data: Mapping[str, Any], *, tags: bool = True) -> bytes:
        """The form filled with `data`, as one PDF/A-2u file.

        `tags` describe every cell to a screen reader; in a table of hundreds of figures they are half of the file.
        """
        return self._print(form, data, tags)[0]

    def pages(self, form: str, data: Mapping[str, Any], ppi: float = 300) -> list[bytes]:
        """The filled form as PNG pictures, one a page, for a preview or a printer; `ppi` is pixels per inch."""
        _, printable, _ = self._print(form, data)
        made = self._compile(form, printable, format="png", ppi=ppi)
        return made if isinstance(made, list) else [made]

    def unprintable(self, form: str, data: Mapping[str, Any]) -> tuple[str, ...]:
        """The characters of `data` that no font here can draw, in code point order; they print as their code points."""
        return self._print(form, data)[2]

    def _print(self, form: str, data: Mapping[str, Any], tags: bool = True) -> tuple[bytes, Any, tuple[str, ...]]:
        import typst

        missing: set[str] = set()
        printable = _each_text(data, partial(_plain, missing=missing))
        for _ in range(ROUNDS):
            known = frozenset(self._without_glyph)
            printable = _each_text(printable, partial(_spelled, clusters=known, missing=missing))
            try:
                made = self._compile(form, printable, format="pdf", pdf_standards=STANDARD, pdf_tags=tags)
            except typst.TypstError as error:
                clusters = _clusters_without_glyph(error)
                if not clusters:
                    raise
                self._without_glyph |= clusters
                continue
            assert isinstance(made, bytes)
            return made, printable, tuple(sorted(missing))
        raise RuntimeError(f"form {form}: characters without a glyph remain after {ROUNDS} rounds")

    def _compile(self, form: str, data: Any, **how: Any) -> Any:
        inputs = {"data": json.dumps(data), "fonts": self._fonts}
        with self._lock:
            made, warnings = self._compiler.compile_with_warnings(
                input=self._root / f"{form}.typ", sys_inputs=inputs, **how
            )
        if warnings:  # an unknown font, a layout that does not settle: never let out a form that Typst doubts
            raise RuntimeError(f"form {form}: {'; '.join(w.message for w in warnings)}")
        return made


def _chains(families: frozenset[str]) -> dict[str, list[str]]:
    """The order in which each kind of text looks for its glyphs, of the fonts that are there."""
    rest = [name for name in (*CHINESE, *SCRIPTS) if name in families]
    return {"latin": [LATIN, SONG, *rest], "song": [SONG, *rest], "hei": [HEI, SONG, *rest], "mono": [MONO, HEI, *rest]}


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _each_text(inner, change) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_each_text(inner, change) for inner in value]
    return value


def _plain(text: str, missing: set[str]) -> str:
    """Line ends and tabs made plain; invisible and direction-changing characters dropped; what no font may draw spelled out."""
    out = []
    for character in re.sub("\r\n|[\r\u2028\u2029]", "\n", text):
        category = unicodedata.category(character)
        if character == "\n" or category[0] not in "CZ" or character in _KEPT_FORMAT:
            out.append(character)
        elif category[0] == "Z" or character == "\t":
            out.append(character if character in " \u00a0\u3000" else " ")
        elif category != "Cf":
            out.append(_as_code_points(character, missing))
    return "".join(out)


def _spelled(text: str, clusters: frozenset[str], missing: set[str]) -> str:
    present = sorted((cluster for cluster in clusters if cluster in text), key=len, reverse=True)
    if not present:
        return text
    return re.sub("|".join(map(re.escape, present)), lambda match: _as_code_points(match[0], missing), text)


def _as_code_points(cluster: str, missing: set[str]) -> str:
    out = []
    for character in cluster:
        if character.isascii() and character.isprintable():
            out.append(character)
        elif character not in _SELECTORS:
            missing.add(character)
            out.append(f"[U+{ord(character):04X}]")
    return "".join(out)


def _clusters_without_glyph(error: typst.TypstError) -> set[str]:
    """The clusters Typst says it cannot draw, read back from its quoted, escaped words."""
    if f"{STANDARD[-2:].lower()} error" not in error.diagnostic.lower():
        return set()
    found = set()
    for quoted in _REPORTED.findall(error.diagnostic):
        python = _RUST_ESCAPE.sub(lambda m: f"\\U{int(m[1], 16):08x}", quoted)
        found.add(str(ast.literal_eval(python)))
    return found


@cache
def press() -> Press:
    """The press of this process, made at the first form (about 0.2 s)."""
    return Press()


def pdf(form: str, data: Mapping[str, Any], *, tags: bool = True) -> bytes:
    """The form ``resources/forms/<form>.typ`` filled with `data` (JSON values), as PDF/A-2u."""
    return press().pdf(form, data, tags=tags)


def pages(form: str, data: Mapping[str, Any], ppi: float = 300) -> list[bytes]:
    """The filled form as PNG pictures, one a page; 300 ppi is what a printer wants, 110 a preview."""
    return press().pages(form, data, ppi)


def unprintable(form: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The characters of `data` that no font of this computer can draw: told before printing, printed as code points."""
    return press().unprintable(form, data)
