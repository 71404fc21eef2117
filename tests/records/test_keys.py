from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.records import keys, recovery_code
from lut_admin.records.keys import Cost
from lut_admin.refusals import Refusal

CHEAP = Cost(memory=64, passes=1, lanes=1)
KEY = keys.new_key()
CODE = recovery_code.new()
FILE = keys.new_file().sealing("recovery", CODE, KEY, CHEAP).sealing("passphrase", "一只 kind goose", KEY, CHEAP)


def test_either_secret_opens_and_no_other() -> None:
    assert FILE.kinds() == ("passphrase", "recovery")
    assert FILE.opened_by("一只 kind goose ") == ("passphrase", KEY)
    assert FILE.opened_by(CODE.lower().replace("-", " ")) == ("recovery", KEY)
    for wrong in ("一只 Kind goose", recovery_code.new(), "", "x"):
        with pytest.raises(Refusal, match="wrong_secret"):
            FILE.opened_by(wrong)


def test_a_mistyped_code_is_told_where() -> None:
    mistyped = ("1" if CODE[0] == "0" else "0") + CODE[1:]
    with pytest.raises(Refusal) as refused:
        FILE.opened_by(mistyped)
    assert refused.value.facts["groups"] == [1]


def test_full_width_typing_is_the_same_passphrase() -> None:
    assert FILE.unsealed("passphrase", "一只　ｋｉｎｄ　ｇｏｏｓｅ") == KEY


def test_a_new_code_makes_the_old_one_void() -> None:
    newer = recovery_code.new()
    changed = FILE.sealing("recovery", newer, KEY, CHEAP)
    assert changed.unsealed("recovery", newer) == KEY
    assert changed.unsealed("recovery", CODE) is None
    assert changed.opened_by("一只 kind goose")[1] == KEY


def test_it_is_small_holds_no_key_and_reads_back(tmp_path: Path) -> None:
    FILE.write(tmp_path)
    text = (tmp_path / keys.FILE).read_text("utf-8")
    assert keys.read(tmp_path) == FILE
    assert base64.b64encode(KEY).decode() not in text and KEY.hex() not in text and CODE not in text
    assert [path.name for path in tmp_path.iterdir()] == [keys.FILE]


def _changed(path: Path, *steps: Any, value: Any) -> None:
    document = json.loads(path.read_text("utf-8"))
    inner = document
    for step in steps[:-1]:
        inner = inner[step]
    inner[steps[-1]] = value
    path.write_text(json.dumps(document), "utf-8")


@pytest.mark.parametrize(
    ("steps", "value"),
    [
        (("office",), "0" * 32),
        (("slots", 0, "kdf", "passes"), 2),
        (("slots", 0, "kdf", "memory_kib"), 72),
        (("slots", 0, "salt"), base64.b64encode(bytes(16)).decode()),
        (("slots", 0, "nonce"), base64.b64encode(bytes(12)).decode()),
        (("slots", 0, "sealed"), base64.b64encode(bytes(48)).decode()),
    ],
)
def test_a_changed_slot_does_not_open(tmp_path: Path, steps: tuple[Any, ...], value: Any) -> None:
    FILE.write(tmp_path)
    _changed(tmp_path / keys.FILE, *steps, value=value)
    assert keys.read(tmp_path).unsealed("recovery", CODE) is None


@pytest.mark.parametrize(
    ("steps", "value", "code"),
    [
        (("format",), 2, "keys.file_newer"),
        (("format",), "1", "keys.file_damaged"),
        (("office",), "張", "keys.file_damaged"),
        (("slots",), None, "keys.file_damaged"),
        (("slots", 0), 7, "keys.file_damaged"),
        (("slots", 0, "kdf", "memory_kib"), 1 << 40, "keys.file_damaged"),
        (("slots", 0, "kdf", "passes"), 1_000_000, "keys.file_damaged"),
        (("slots", 0, "kdf", "lanes"), 0, "keys.file_damaged"),
        (("slots", 0, "kdf", "name"), "md5", "keys.file_damaged"),
        (("slots", 0, "salt"), "!!", "keys.file_damaged"),
        (("slots", 0, "salt"), "", "keys.file_damaged"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, steps: tuple[Any, ...], value: Any, code: str) -> None:
    FILE.write(tmp_path)
    _changed(tmp_path / keys.FILE, *steps, value=value)
    with pytest.raises(Refusal) as refused:
        keys.read(tmp_path)
    assert refused.value.code == code


@given(st.binary(max_size=200))
def test_any_bytes_are_a_refusal(tmp_path_factory: pytest.TempPathFactory, junk: bytes) -> None:
    folder = tmp_path_factory.mktemp("junk")
    (folder / keys.FILE).write_bytes(junk)
    with pytest.raises(Refusal, match=r"keys\.file_damaged"):
        keys.read(folder)


def test_a_missing_file_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"keys\.file_missing"):
        keys.read(tmp_path)


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaa", "12121212121212", "  abcd   "])
def test_a_weak_passphrase_is_refused(weak: str) -> None:
    with pytest.raises(Refusal, match=r"keys\.weak"):
        keys.refuse_weak(weak)


def test_a_passphrase_of_eight_characters_will_do() -> None:
    keys.refuse_weak("国际学生的资料要保管好")
    keys.refuse_weak("eightchr")
