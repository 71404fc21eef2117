"""A template as a file: what is written is what is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.papers.notice_templates import body, frame, read_file, read_template, shipped, template, write_template
from lut_admin.refusals import Refusal

NAMES = [one.id for one in shipped()]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_template_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(write_template(body(name)), "utf-8")
    assert read_file(path) == body(name)
    assert read_template(read_file(path), name, frame()) == template(name)


@given(zh=TEXTS, en=TEXTS)
def test_any_text_comes_back(zh: str, en: str) -> None:
    import tomllib

    told = {"category": "life", "title": {"zh": zh, "en": en}, "line": [{"zh": zh, "en": en, "unless": "n"}]}
    assert tomllib.loads(write_template(told)) == told


@pytest.mark.parametrize(
    "written", [b"\xff\xfe", b"category =", b"a = 1\na = 2", b"[" * 5000, b"#" * 300_000, b"order = " + b"9" * 6000]
)
def test_what_is_no_template_file_is_refused(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes(written)
    with pytest.raises(Refusal, match=r"templates\.no_file"):
        read_file(path)
    with pytest.raises(Refusal, match=r"templates\.no_file"):
        read_file(tmp_path / "gone.toml")
