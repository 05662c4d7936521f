"""Rulesets made on the screen."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from pelopor.audit.actions import record
from pelopor.people.models import Agency, Person
from pelopor.programme import queries
from pelopor.programme.models import StoredRuleset
from pelopor.rules import ruleset
from pelopor.rules.errors import RuleBroken


@transaction.atomic
def save_ruleset(
    *,
    agency: Agency,
    base_text: str,
    changes: Mapping[str, tuple[object, str]],
    name: str,
    title: Mapping[str, str],
    by: Person,
    at: datetime,
) -> StoredRuleset:
    """Clone a ruleset with changed values, each with its source.

    Raises:  RuleBroken("ruleset.name") when the agency has one of that name; what rules.ruleset.changed raises.
    """
    made = ruleset.changed(ruleset.read(base_text), changes, name=name, title=title)
    if made.name in queries.shipped_rulesets():
        raise RuleBroken("ruleset.name", name=made.name)
    try:
        with transaction.atomic():
            stored = StoredRuleset.objects.create(agency=agency, name=made.name, text=ruleset.to_toml(made), made_by=by, made_at=at)
    except IntegrityError as twice:
        raise RuleBroken("ruleset.name", name=made.name) from twice
    record("programme.ruleset_made", agency=agency.public_id, thing=stored.public_id, by=by, at=at, name=made.name, count=len(changes))
    return stored
