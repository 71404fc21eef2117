"""A notice as a template makes it of its own examples: what a person looks at before she takes it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lut_admin.papers.notice_templates.reading import samples
from lut_admin.papers.notice_templates.rendering import Rendered, sketch
from lut_admin.papers.notice_templates.template import Template
from lut_admin.papers.notice_templates.values import days_of


class Specimen(NamedTuple):
    """Both halves, and the day on which they are thought to be written."""

    made: Rendered
    written: date


def specimen(template: Template, today: date) -> Specimen:
    """The notice of its examples, written on the first day that they name, else today."""
    values = samples(template)
    written = min((day for value in values.values() for day in days_of(value)), default=today)
    return Specimen(sketch(template, values, written), written)
