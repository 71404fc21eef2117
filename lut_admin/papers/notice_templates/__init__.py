"""Notices from templates: each fact is entered once and said in both languages, so that the halves agree (Art. 6)."""

from lut_admin.papers.notice_templates.kinds import Kind
from lut_admin.papers.notice_templates.reading import read_fact, read_facts, read_value, samples
from lut_admin.papers.notice_templates.rendering import GAP, Rendered, render, say, sketch
from lut_admin.papers.notice_templates.shipped import body, frame, shipped, template
from lut_admin.papers.notice_templates.specimen import Specimen, specimen
from lut_admin.papers.notice_templates.template import ANY, PLACEHOLDER, Field, Template, read_template
from lut_admin.papers.notice_templates.typed import typed_day, typed_time
from lut_admin.papers.notice_templates.values import (
    Contact,
    Days,
    Entry,
    Hours,
    Span,
    Spot,
    Twin,
    Value,
    days_of,
    ended,
)
from lut_admin.papers.notice_templates.writing import plain, read_file, write_template

__all__ = [
    "ANY",
    "GAP",
    "PLACEHOLDER",
    "Contact",
    "Days",
    "Entry",
    "Field",
    "Hours",
    "Kind",
    "Rendered",
    "Span",
    "Specimen",
    "Spot",
    "Template",
    "Twin",
    "Value",
    "body",
    "days_of",
    "ended",
    "frame",
    "plain",
    "read_fact",
    "read_facts",
    "read_file",
    "read_template",
    "read_value",
    "render",
    "samples",
    "say",
    "shipped",
    "sketch",
    "specimen",
    "template",
    "typed_day",
    "typed_time",
    "write_template",
]
