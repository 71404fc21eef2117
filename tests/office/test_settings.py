"""Settings: what is declared can be set, what is set is kept, and nonsense is refused."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from lut_admin.convention.hours import Window
from lut_admin.office import history, settings
from lut_admin.office.office import Office
from lut_admin.papers import words
from lut_admin.refusals import Refusal


def test_at_first_everything_is_as_the_convention_says(office: Office) -> None:
    assert settings.window(office) == settings.window(None) == Window(time(7), time(23))
    assert settings.get(office, "school_zh") == "兰州理工大学"
    assert settings.values(office) == settings.values(None)


def test_every_default_is_a_value_its_setting_may_have() -> None:
    for setting in settings.SETTINGS:
        assert settings.check(setting, setting.default) == setting.default


@pytest.mark.parametrize("setting", [s for s in settings.SETTINGS if not s.inner], ids=lambda s: s.name)
def test_every_setting_has_its_words(setting: settings.Setting) -> None:
    keys = [f"setting.{setting.name}", *(f"setting.{setting.name}.{choice}" for choice in setting.choices)]
    for key in keys if setting.name != "nickname_separator" else keys[:1]:
        assert all(words.both(key).values())


def test_what_is_set_is_kept_and_undone(office: Office) -> None:
    result = settings.change(office, {"opens": "6:30".zfill(5), "school_zh": " 测试大学 "})
    assert result.act_id is not None
    assert settings.window(office).opens == time(6, 30)
    assert settings.get(office, "school_zh") == "测试大学"
    assert settings.change(office, {"opens": "06:30"}).act_id is None
    settings.change(office, {"opens": "08:00"})
    history.undo(office)
    assert settings.window(office).opens == time(6, 30)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("opens", "25:00"),
        ("opens", ""),
        ("group_limit", "many"),
        ("group_limit", 0),
        ("form_language", "fr"),
        ("demo", "yes"),
        ("case_prefix", "L" * 21),
        ("case_prefix", ""),
        ("case_prefix", "a/b"),
        ("case_prefix", "国际"),
        ("case_prefix", "-"),
        ("case_prefix", "A B"),
        ("case_prefix", "A\nB"),
    ],
)
def test_nonsense_is_refused_whole(office: Office, name: str, value: Any) -> None:
    with pytest.raises(Refusal) as refused:
        settings.change(office, {"school_zh": "别的大学", name: value})
    assert refused.value.code == "setting.bad_value"
    assert settings.get(office, "school_zh") == "兰州理工大学"


@pytest.mark.parametrize("prefix", ["LUT", "IS-2", "7"])
def test_a_case_prefix_is_letters_digits_and_hyphens(office: Office, prefix: str) -> None:
    settings.change(office, {"case_prefix": f" {prefix} "})
    assert settings.get(office, "case_prefix") == prefix


def test_what_is_not_declared_is_our_own_mistake(office: Office) -> None:
    with pytest.raises(KeyError):
        settings.get(office, "colour")


def test_the_sizes_that_make_joining_harder_come_in_order(office: Office) -> None:
    settings.change(office, {"group_no_code": 30})
    assert settings.capacity(office).steps == (30, 40, 100)


@pytest.mark.parametrize(
    ("name", "value", "zh", "en"),
    [
        ("opens", "25:00", ("07:00", "00:00–23:59"), ("07:00", "00:00 to 23:59")),
        ("group_limit", "2", ("3–10000",), ("3 to 10000",)),
        ("case_prefix", "国际", ("字母", "20"), ("letters", "20")),
        ("form_language", "fr", ("选项",), ("offered",)),
        ("school_en", "x" * 100_001, ("100000",), ("100000",)),
    ],
)
def test_what_a_setting_needs_is_said(office: Office, name: str, value: str, zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    with pytest.raises(Refusal) as refused:
        settings.change(office, {name: value})
    for language, expected in (("zh", zh), ("en", en)):
        said = words.of_refusal(refused.value, language)
        assert all(one in said for one in expected), said
