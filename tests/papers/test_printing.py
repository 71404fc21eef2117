"""The press: any text prints as text, and nothing prints as an empty box."""

from __future__ import annotations

import io
import struct
import threading
import unicodedata
from dataclasses import fields

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lut_admin import places
from lut_admin.papers import emergency_card, printing
from lut_admin.papers.emergency_card import EmergencyCard
from lut_admin.papers.printing import Press

FIELDS = [field.name for field in fields(EmergencyCard)]
INVISIBLE = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Mc", "Me"}


def read(pdf: bytes) -> str:
    joined = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return "".join(character for character in joined if not character.isspace() and character != "\u200b")


def solid(text: str) -> str:
    return "".join(text.split())


def name_card(name: str) -> dict[str, object]:
    return dict(emergency_card.content(EmergencyCard(passport_name=name)))


def printed_name(press: Press, name: str) -> str:
    text = read(press.pdf("emergency_card", name_card(name)))
    return text[text.index("Nameinpassport") + len("Nameinpassport") : text.index("中文姓名")]


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Ánh Tuyết", "Бат-Эрдэнэ Мөнхцэцэг", "Ştefănescu Ğülşen Ñandú Łukasz", "O’Connor-D’Souza", "㛃䶮𬳵",
        "阿卜杜勒·拉赫曼", "office ﬁnd", "①❶℃№", "#strong[x] $a$ *b* _c_ @ref <l> \\ // /* */ `raw` --- ~ '\"",
        "#import \"x\": *", "#panic()", "{{data}}", "=HYPERLINK(\"x\")",
    ],
)  # fmt: skip
def test_a_name_is_read_back_as_it_was(press: Press, name: str) -> None:
    assert printed_name(press, name) == solid(name)


@pytest.mark.parametrize(
    ("name", "shown", "missing"),
    [
        ("张𠮷", "张[U+20BB7]", ("𠮷",)),
        ("🌸Anh", "[U+1F338]Anh", ("🌸",)),
        ("ᠪᠠ", "[U+182A][U+1820]", ("ᠠ", "ᠪ")),
        ("a\ue000b", "a[U+E000]b", ("\ue000",)),
        ("a\ud800b\x07c\ufffe", "a[U+D800]b[U+0007]c[U+FFFE]", ("\x07", "\ud800", "\ufffe")),
        ("㊙️", "[U+3299]", ("㊙",)),
    ],
)
def test_a_character_without_a_glyph_prints_as_its_code_point_and_is_told(
    press: Press, name: str, shown: str, missing: tuple[str, ...]
) -> None:
    assert printed_name(press, name) == shown
    assert press.unprintable("emergency_card", name_card(name)) == missing


def test_what_turns_the_reading_direction_is_left_out(press: Press) -> None:
    assert printed_name(press, "\u202eabc\u2066def\u200b") == "abcdef"


def test_names_that_differ_in_nothing_visible_are_not_called_unprintable(press: Press) -> None:
    assert press.unprintable("emergency_card", name_card("Anh \u200b阮明英\u00ad")) == ()


@settings(max_examples=60)
@given(text=st.text(max_size=80), field=st.sampled_from(FIELDS))
@example(text="e\u0301\u0323\u0334 ≠ \u0338", field="chinese_name")
@example(text="शक्ति क्ष", field="insurance")
def test_any_text_in_any_field_prints_and_is_read_back(press: Press, text: str, field: str) -> None:
    data = emergency_card.content(EmergencyCard(**{field: text}))
    found = set(unicodedata.normalize("NFKD", read(press.pdf("emergency_card", data))))
    missing = press.unprintable("emergency_card", data)
    visible = {c for c in text if unicodedata.category(c) not in INVISIBLE and c not in missing}
    assert set(solid(unicodedata.normalize("NFKD", "".join(visible)))) <= found | {"\u2800"}


@settings(max_examples=40)
@given(st.text(alphabet="#$*_`@<>\\/[]{}()=-+~\"'&;:,.!%^|? \nabz09汉字“”‘’—…", max_size=60))
def test_typst_markup_is_only_text(press: Press, text: str) -> None:
    assert printed_name(press, text) == (solid(text) or "—")


def test_the_bundled_fonts_hold_the_standard_characters_and_chinese_punctuation(press: Press) -> None:
    for start in range(0xB0, 0xF8, 8):
        rows = b"".join(
            bytes([lead, trail]) for lead in range(start, min(start + 8, 0xF8)) for trail in range(0xA1, 0xFF)
        )
        han = rows.decode("gb2312", errors="ignore")
        assert press.unprintable("emergency_card", name_card(han)) == ()
    assert (
        press.unprintable("emergency_card", name_card("，。、；：？！“”‘’（）《》〈〉【】「」『』—…·～￥〇㛃䶮𬭊"))
        == ()
    )
    assert sum(path.stat().st_size for path in (places.resources() / "fonts").glob("*.otf")) <= 8_000_000
    assert "SIL OPEN FONT LICENSE" in (places.resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_pages_are_pictures_of_the_asked_resolution(press: Press) -> None:
    (picture,) = press.pages("recovery_sheet", _recovery(), ppi=150)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1240, 1754)


def _recovery() -> dict[str, object]:
    from lut_admin.papers.recovery_sheet import RecoverySheet, content

    return dict(content(RecoverySheet("AAAA-BBBB", "国际教育学院")))


def test_the_file_is_archival_with_every_font_inside(press: Press) -> None:
    reader = PdfReader(io.BytesIO(press.pdf("emergency_card", name_card("Nguyễn 阮"))))
    assert b"<pdfaid:part>2</pdfaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_threads_share_the_press(press: Press) -> None:
    found: dict[int, str] = {}

    def work(number: int) -> None:
        found[number] = printed_name(press, f"Student {number}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"Student{number}" for number in range(4)}


def test_the_press_of_the_process_uses_the_fonts_of_this_computer() -> None:
    assert printing.pdf("emergency_card", name_card("阮明英")).startswith(b"%PDF-")
    assert len(printing.pages("emergency_card", name_card("阮明英"), 40)) == 1
    assert printing.unprintable("emergency_card", name_card("阮明英")) == ()
    assert printing.press() is printing.press()
