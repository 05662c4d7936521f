"""The shipped rulesets, as text and read."""

from importlib import resources

from pelopor.rules.ruleset import Ruleset, changed, read

FOLDER = resources.files("pelopor.rules") / "rulesets"
TEXTS = {name: (FOLDER / f"{name}.toml").read_text(encoding="utf-8") for name in ("ntt", "kementerian")}
NTT: Ruleset = read(TEXTS["ntt"])
MINISTRY: Ruleset = read(TEXTS["kementerian"])
THIRD: Ruleset = changed(
    NTT,
    {
        "electorate.may_stand": (["pns", "pppk"], "SK 12/2026"),
        "nomination.most_names": (2, "SK 12/2026"),
        "nomination.finalists": (4, "SK 12/2026"),
        "nomination.finalists_limit": (4, "SK 12/2026"),
        "nomination.ties": (["lot"], "SK 12/2026"),
        "assessment.proposed": (4, "SK 12/2026"),
        "decision.chosen": (2, "SK 12/2026"),
    },
    name="kabupaten",
    title={"id": "Aturan kabupaten", "en": "Rules of the regency"},
)
"""The one that the issue has made on the screen: 2 names, 4 finalists, 2 chosen, PPPK eligible, lot only."""
