"""Cut the fonts of the printed forms out of Noto CJK: only what a Chinese form needs, under names of our own.

Run by hand when the set of characters changes: ``python build_spec/fonts.py /usr/share/fonts/opentype/noto`` (needs
fonttools and Debian's fonts-noto-cjk). Writes resources/fonts/*.otf, the same bytes each time.

The characters: GB/T 2312, the further characters of the Table of General Standard Chinese Characters (通用规范汉字表, State
Council, 2013; in standard_characters.txt), which is what a name registered in China may hold, and CJK punctuation. Latin,
Greek and Cyrillic letters are left out: Typst's own Libertinus draws them better. The fonts carry another name than Noto's, so
that a complete Noto on the same computer stays a separate font that fills the gaps.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "resources" / "fonts"

# Our file, its family and style, the collection it is cut from, the face in that collection.
CUTS = (
    ("song-regular.otf", "LUT Song", "Regular", "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"),
    ("hei-regular.otf", "LUT Hei", "Regular", "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"),
    ("hei-bold.otf", "LUT Hei", "Bold", "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
)
EXTRA_PUNCTUATION = (
    "¥©®±·×÷‐‑–—―‘’“”†‡•‥…‧‰′″※℃℅№℡™←↑→↓□■▢△▲○●◎☆★☐☑☒✓✗　、。〈〉《》「」『』【】〔〕〖〗〜〝〞〇〡〢〣〤〥〦〧〨〩"
)


def characters() -> str:
    """Every character the fonts shall hold."""
    gb2312 = []
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                gb2312.append(bytes([lead, trail]).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    ascii_ = [chr(c) for c in range(0x20, 0x7F)]
    full_width = [chr(c) for c in range(0xFF01, 0xFF5F)] + ["￥"]
    standard = (HERE / "standard_characters.txt").read_text("utf-8").strip()
    every = {*gb2312, *ascii_, *full_width, *EXTRA_PUNCTUATION, *standard}
    return "".join(sorted(c for c in every if ord(c) < 0x80 or not _is_alphabetic_script(c)))


def _is_alphabetic_script(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("LATIN", "GREEK", "CYRILLIC"))


def cut(source: Path, face: str, family: str, style: str, text: str) -> TTFont:
    """One font of `family` with the glyphs of `text`, from the named face of a collection."""
    font = next(f for f in TTCollection(source, lazy=True) if f["name"].getDebugName(1) == face)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    _rename(font, family, style)
    font.recalcTimestamp = False
    return font


def _rename(font: TTFont, family: str, style: str) -> None:
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {1: family, 2: style, 3: f"{postscript};cut from Noto CJK", 4: f"{family} {style}", 6: postscript}
    for record in list(font["name"].names):
        if record.nameID in names:
            font["name"].removeNames(nameID=record.nameID)
    for number, value in names.items():
        font["name"].setName(value, number, 3, 1, 0x409)
    table = font["CFF "].cff
    table.fontNames = [postscript]
    top = table.topDictIndex[0]
    top.FamilyName, top.FullName = family, f"{family} {style}"


def main(folder: Path) -> None:
    """Write every font; the whole set must stay under 8 MB."""
    text = characters()
    TARGET.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, family, style, collection, face in CUTS:
        font = cut(folder / collection, face, family, style, text)
        font.save(TARGET / name)
        size = (TARGET / name).stat().st_size
        total += size
        print(f"{name}: {len(font.getBestCmap())} characters, {size / 1e6:.2f} MB", file=sys.stderr)
    if total > 8_000_000:
        raise SystemExit(f"the fonts weigh {total} bytes, more than 8 MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
