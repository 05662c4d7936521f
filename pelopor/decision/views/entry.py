"""How the pages of the decision are entered."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from pelopor.kit.access import require
from pelopor.kit.clock import now
from pelopor.people.models import Person
from pelopor.people.queries import facts_of, person_of
from pelopor.programme.models import StageRun
from pelopor.programme.queries import visible_runs
from pelopor.rules.programme import Stage

both = require_http_methods(["GET", "POST"])


def enter(request: HttpRequest, public_id: str, deed: str) -> tuple[StageRun, Person, datetime]:
    """The run, who asks, and when. 404 outside the own agencies and for a void run, 403 by the permission table."""
    at, person = now(), person_of(request)
    run = get_object_or_404(visible_runs(person, at=at).filter(void=False), public_id=public_id)
    require(facts_of(person, run.cycle.agency, at=at, stage=Stage(run.stage)), deed)
    return run, person, at
