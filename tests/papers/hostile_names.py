"""Names that people (or jokers) give to groups and to themselves, and what a careless program would do with them."""

from __future__ import annotations

NAMES = (
    # run by a spreadsheet program, a shell, a database, a browser
    "=1+1", '=HYPERLINK("http://example.com","点我")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "\t=1", "'=1", "{=1}",
    "'; DROP TABLE student; --", "<script>alert(1)</script>", "$(touch x)", "%s%n{0}{name}", "../../etc/passwd", "_x0041_",
    # Typst and JSON
    "#eval(\"1\")", "$ x^2 $", "= 标题", "*b* _i_ `c`", "@label <label>", "#import \"sheet.typ\": *", "\\u{41}", '"}],{"a":"',
    "]] [[", "// /* */", "~", "https://example.com/#a", "--- ... \\",
    # letters few fonts have, marks that pile up, directions, what cannot be seen
    "𠮷野家", "㛃", "ᠮᠣᠩᠭᠣᠯ", "ጤና", "محمد علي", "ประเทศไทย", "नमस्ते", "Z̴͚̈́a̷̛l̵g̶o̷", "👨‍👩‍👧‍👦", "🇨🇳🇻🇳", "❤️",
    "\u202eabc\u202c", "a\u200bb\u200dc",
    "\ufeff", "\u3000", "\u00ad", "\ue000", "\U000e0041", "\u0378", "\u0000\u0007", "\ufffe", "行1\n行2\r\n行3", "\u2028x",
    # plain
    "null", "None", "NaN", "0", "x" * 120, "汉" * 80, "阿里·汗", "O’Brien–Müller ﬁ", "ＬＵＴ　国际", " ", "",
)  # fmt: skip
