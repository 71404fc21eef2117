"""A title or a family name is no name to enter somebody by."""

import pytest

from lut_admin.convention.nickname import parse
from lut_admin.convention.titles import Named, is_name, named


@pytest.mark.parametrize(
    ("nickname", "chinese", "english", "whole"),
    [
        ("王老师", "王", "", False),
        ("王芳老师", "王芳", "", True),
        ("欧阳老师", "欧阳", "", False),
        ("欧阳静老师", "欧阳静", "", True),
        ("李明老师+Li Ming", "李明", "Li Ming", True),
        ("李明老师+Peter", "李明", "Peter", False),
        ("Teacher Li 李老师", "李", "Li", False),
        ("Prof. Smith", "", "Smith", False),
        ("Dr. Jane Smith", "", "Jane Smith", True),
        ("王建国教授", "王建国", "", True),
        ("国教院李芳老师", "国教院李芳", "", False),
        ("教授", "", "", False),
    ],
)
def test_what_a_colleagues_nickname_holds_of_a_name(nickname: str, chinese: str, english: str, whole: bool) -> None:
    assert named(parse(nickname)) == Named(chinese, english, whole)


@pytest.mark.parametrize(
    ("name", "whole"), [("王", False), ("王芳", True), ("欧阳", False), ("王老师", False), ("司马 懿", True)]
)
def test_a_family_name_or_a_title_is_no_name(name: str, whole: bool) -> None:
    assert is_name(name) is whole
