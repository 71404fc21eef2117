"""Notices from templates: each fact is entered once and said in both languages, so that the halves agree (Art. 6)."""

from lut_admin.papers.notice_templates.kinds import Kind
from lut_admin.papers.notice_templates.reading import read_fact, read_facts
from lut_admin.papers.notice_templates.rendering import Rendered, render
from lut_admin.papers.notice_templates.shipped import shipped, template
from lut_admin.papers.notice_templates.template import Field, Template, read_template
from lut_admin.papers.notice_templates.values import Contact, Days, Entry, Hours, Span, Spot, Twin, Value

__all__ = [
    "Contact",
    "Days",
    "Entry",
    "Field",
    "Hours",
    "Kind",
    "Rendered",
    "Span",
    "Spot",
    "Template",
    "Twin",
    "Value",
    "read_fact",
    "read_facts",
    "read_template",
    "render",
    "shipped",
    "template",
]
