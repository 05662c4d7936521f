"""How long papers are kept, as data."""

from importlib.resources import files

import pytest

from pelopor.documents.models import KINDS
from pelopor.rules.errors import RuleBroken
from pelopor.rules.retention import Retention, read_retention

HEAD = 'source = "JRA"\nsure = "decided"\n'


def test_the_shipped_schedule_knows_every_kind_of_paper() -> None:
    shipped = read_retention((files("pelopor.rules") / "archives" / "retention.toml").read_text(encoding="utf-8"))

    assert (set(shipped), shipped["decree"]) == (set(KINDS), Retention(2, 3, "permanent"))


def test_a_paper_is_kept_for_its_years_or_for_good() -> None:
    assert [Retention(1, 4, fate).last_year(2026) for fate in ("destroy", "permanent")] == [2031, None]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('source = "JRA"', "sure"),
        ('sure = "decided"', "source"),
        (HEAD + "decree = 3", "decree"),
        (HEAD + 'decree = { active = 1, fate = "destroy" }', "decree"),
        (HEAD + 'decree = { active = 1, inactive = -1, fate = "destroy" }', "decree"),
        (HEAD + 'decree = { active = 1, inactive = 1, fate = "burn" }', "decree"),
    ],
)
def test_a_broken_schedule_names_the_key(text: str, key: str) -> None:
    with pytest.raises(RuleBroken) as no:
        read_retention(text)

    assert (no.value.code, no.value.facts) == ("retention.value", {"key": key})


def test_what_is_no_toml_says_so() -> None:
    with pytest.raises(RuleBroken, match=r"retention\.value"):
        read_retention("=")
