"""The office's own Word forms: .docx templates with tags such as {{姓名}}, checked when they come in and filled from plain values.

A template is a stranger's file: it is read as a zip of XML with limits, nothing it names is opened, and its tags are read by a
small grammar of our own before a sandbox sees them. What is filled in is text and can be nothing else.
"""

from lut_admin.papers.word_forms.filling import filled, joined
from lut_admin.papers.word_forms.package import MOST_BYTES
from lut_admin.papers.word_forms.problems import Problem, refuse
from lut_admin.papers.word_forms.reading import Template, read
from lut_admin.papers.word_forms.tag_list import write_tags
from lut_admin.papers.word_forms.tags import TAGS, Tag

__all__ = ["MOST_BYTES", "TAGS", "Problem", "Tag", "Template", "filled", "joined", "read", "refuse", "write_tags"]
