"""Both palettes can be read; marks in English words are narrow."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from lut_admin.desk import pieces
from lut_admin.desk.computer import speech
from lut_admin.desk.style import look
from lut_admin.desk.style.look import DARK, LIGHT, Colours


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT_ON = [
    ("text", "bg"), ("text", "surface"), ("text", "hover"), ("text", "primary_weak"),
    ("muted", "bg"), ("muted", "surface"), ("muted", "muted_weak"), ("muted", "hover"), ("muted", "primary_weak"),
    ("primary", "surface"), ("primary", "bg"), ("primary", "primary_weak"),
    ("on_primary", "primary"), ("on_primary", "primary_hover"),
    ("ok", "ok_weak"), ("warn", "warn_weak"), ("bad", "bad_weak"), ("ok", "surface"), ("warn", "surface"), ("bad", "surface"),
    ("text", "ok_weak"), ("text", "warn_weak"), ("text", "bad_weak"),
]  # fmt: skip


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_the_border_of_a_field_and_of_the_focus_can_be_seen(colours: Colours, ground: str) -> None:
    assert contrast(colours.field, getattr(colours, ground)) >= 3
    assert contrast(colours.primary, getattr(colours, ground)) >= 3


def test_only_english_words_are_given_narrow_marks(qt: QApplication) -> None:
    speech.set_qt_language("zh")
    straight, curly = (pieces.text(f"The system{mark}s keyring") for mark in ("'", "’"))
    for label in (straight, curly):
        label.ensurePolished()
    assert [tag.toString() for tag in curly.font().featureTags()] == ["pwid"] and not straight.font().featureTags()
    assert (
        curly.font().families() == straight.font().families()
        and curly.font().pixelSize() == straight.font().pixelSize()
    )
    assert look.narrow_marks("Read “list.xlsx”.") is not None
    assert look.narrow_marks("Draft “居留许可”") is None and look.narrow_marks("他说“好”。") is None
    assert look.narrow_marks("Nothing to mark") is None and look.narrow_marks("") is None
    speech.set_qt_language("en")
    assert look.narrow_marks("People in “国际2301班”") is not None and look.narrow_marks("") is not None
    assert look.narrow_marks("他说“好”。") is None and look.narrow_marks("Nothing to mark") is None
    speech.set_qt_language("zh")
