"""造成恶劣影响: what Article 10 asks before it speaks of a sanction, to be stated beside its own words."""

from __future__ import annotations

from lut_admin.desk.forms import Field
from lut_admin.desk.forms.telling import Telling
from lut_admin.desk.page import Desk
from lut_admin.desk.pieces import Card, row, text
from lut_admin.desk.pieces.findings import article_text
from lut_admin.desk.style import look


class Influence(Card):
    """What bad influence there was, in both languages; the article stands below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("cases.influence"))
        say = desk.say
        self.zh = Telling(say("cases.influence_hint"), 3)
        self.en = Telling(say("recording.influence_en_hint"), 3)
        self.field = Field(say("recording.influence_zh"), self.zh)
        halves = row(gap=look.S16)
        halves.addWidget(self.field, 1)
        halves.addWidget(Field(say("recording.influence_en"), self.en), 1)
        self.body.addWidget(text(say("recording.influence_why"), "muted", wrap=True))
        self.body.addLayout(halves)
        self.body.addWidget(article_text(10, desk.language))
