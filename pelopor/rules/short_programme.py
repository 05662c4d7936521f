"""The short programme (program singkat) that somebody who agreed to stand may hand in."""

from pelopor.rules.errors import RuleBroken
from pelopor.rules.ruleset import StudyRules


def check_programme(text: str, *, rules: StudyRules) -> None:
    """Refuse a programme that the ruleset does not ask for, an empty one, and one that is too long.

    Raises:  RuleBroken of "programme.none", "programme.text", "programme.long" (given, most). Unit: characters.
    Source:  ruleset study.programme and study.programme_length; other bodies' custom (domain dossier 2.4).
    """
    if rules.programme != "asked":
        raise RuleBroken("programme.none")
    if not text.strip():
        raise RuleBroken("programme.text")
    if len(text) > rules.programme_length:
        raise RuleBroken("programme.long", given=len(text), most=rules.programme_length)
