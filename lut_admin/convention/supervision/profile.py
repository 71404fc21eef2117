"""What schools regulate differently, as data: the school profile, each rule with its law, source and first value.

Order 41 leaves much to the schools (periods, times to defend, who reviews what). None of that is in the code: a rule is declared
in ``lists/school_profile.toml``, edited by its user, and shown with the law it fills in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from lut_admin.convention.supervision.laws import Law, read_law
from lut_admin.convention.supervision.sanctions import ENDING, PERIODIC, Sanction


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the profile: its first value, the law it fills in, where the value comes from, and whether law settles it.

    Its label is the message ``profile.<name>``, a choice's ``profile.<name>.<choice>``. `kind`: text, number, choice or flag.
    """

    name: str
    kind: str
    value: str | int | bool
    law: Law
    section: str
    note_zh: str
    note_en: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    settled: bool = False

    def check(self, value: Any) -> str | int | bool:
        """The value as it is kept; ValueError for one that the rule cannot have."""
        if self.kind == "text" and isinstance(value, str) and len(value) <= LONGEST:
            return value.strip()
        if self.kind == "flag" and isinstance(value, bool):
            return value
        if self.kind == "choice" and value in self.choices:
            return str(value)
        if self.kind == "number" and not isinstance(value, bool) and self.least <= int(value) <= self.most:
            return int(value)
        raise ValueError(value)


LONGEST = 400


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules in force at this school; days and months are counts, the rest are the rules' own words."""

    rules_zh: str
    rules_en: str
    document_pattern: str
    seal_zh: str
    seal_en: str
    committee_zh: str
    committee_en: str
    committee_contact: str
    province_zh: str
    province_en: str
    state_days: int
    state_unit: str
    witnesses: int
    posted_days: int
    announced_days: int
    review_for: str
    in_force_from: str
    period_end: str
    months_warning: int
    months_serious_warning: int
    months_demerit: int
    months_probation: int
    lifted_on_application: str
    lift_reminder_days: int
    rest_days_move: bool
    leave_days: int
    note_days: int
    unsanctioned_years: int
    sanctioned_years: int
    appeal_days: int
    answer_days: int
    province_days: int
    ruling_working_days: int
    untold_months: int

    def months(self, sanction: Sanction) -> int | None:
        """How long a sanction runs where the decision does not say; None for one without a period."""
        return int(getattr(self, f"months_{sanction.value}")) if sanction in PERIODIC else None

    def reviewed(self, sanction: Sanction) -> bool:
        """Whether a measure needs the review of legality: what ends the studies always does (Order 41, Art. 56)."""
        if sanction in ENDING or self.review_for == "all":
            return True
        return self.review_for == "probation" and sanction is Sanction.PROBATION

    def applied_for(self, sanction: Sanction) -> bool:
        """Whether a student applies to have a sanction lifted; the school lifts the others itself."""
        if self.lifted_on_application == "probation":
            return sanction is Sanction.PROBATION
        return self.lifted_on_application == "all"


def read_rules(data: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules from the parsed ``school_profile.toml``; ValueError unless it declares each rule of a `Profile`, once."""
    rules = tuple(
        Rule(**{**entry, "law": read_law(entry["law"]), "choices": tuple(entry.get("choices", ()))})
        for entry in data["rule"]
    )
    declared, wanted = sorted(rule.name for rule in rules), sorted(one.name for one in fields(Profile))
    if declared != wanted:
        raise ValueError(f"the profile's rules are {wanted}, not {declared}")
    return rules


def profile_of(rules: tuple[Rule, ...], changed: Mapping[str, Any]) -> Profile:
    """The profile with what its user has changed; what law settles stays."""
    values: dict[str, Any] = {rule.name: rule.value for rule in rules}
    values |= {rule.name: changed[rule.name] for rule in rules if rule.name in changed and not rule.settled}
    return Profile(**values)
