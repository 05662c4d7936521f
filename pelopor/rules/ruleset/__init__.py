"""A ruleset: the numbers and texts that a decree may change, as data. Takes text, not paths.

Every value carries its unit, the day from which it holds, its source, and how sure we are of it. A cycle freezes the
text under which it was opened; `fingerprint` is what is shown to everybody.
"""

from pelopor.rules.ruleset.keys import KEYS, Number, Numbers, OneOf, SomeOf, Truth
from pelopor.rules.ruleset.reading import read
from pelopor.rules.ruleset.shape import (
    STATUSES,
    SURE,
    TIE_RULES,
    AssessmentRules,
    Basis,
    Criterion,
    DecisionRules,
    Electorate,
    Level,
    NominationRules,
    ObjectionRules,
    Ruleset,
    StudyRules,
    TermRules,
    Text,
    Value,
)
from pelopor.rules.ruleset.writing import changed, every, fingerprint, to_toml

__all__ = [
    "KEYS",
    "STATUSES",
    "SURE",
    "TIE_RULES",
    "AssessmentRules",
    "Basis",
    "Criterion",
    "DecisionRules",
    "Electorate",
    "Level",
    "NominationRules",
    "Number",
    "Numbers",
    "ObjectionRules",
    "OneOf",
    "Ruleset",
    "SomeOf",
    "StudyRules",
    "TermRules",
    "Text",
    "Truth",
    "Value",
    "changed",
    "every",
    "fingerprint",
    "read",
    "to_toml",
]
