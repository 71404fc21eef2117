"""Article 4: what a nickname must look like, what it says, whose names it holds, and what it should be."""

from lut_admin.convention.nickname.judge import Verdict, judge, judge_parts, suggest
from lut_admin.convention.nickname.parse import Parts, parse
from lut_admin.convention.nickname.rule import Form, NicknameRule
from lut_admin.convention.nickname.shape import valid

__all__ = ["Form", "NicknameRule", "Parts", "Verdict", "judge", "judge_parts", "parse", "suggest", "valid"]
