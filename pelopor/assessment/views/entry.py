"""How every page of study and assessment begins."""

from datetime import datetime

from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from pelopor.assessment import queries
from pelopor.assessment.models import Assessor
from pelopor.people.models import Person
from pelopor.programme.models import StageRun
from pelopor.programme.queries import run_for

both = require_http_methods(["GET", "POST"])


def enter(request: HttpRequest, public_id: str, deed: str) -> tuple[StageRun, Person, datetime]:
    """The run, who asks, and when. 404 outside the own agencies, 403 by the permission table."""
    return run_for(request, public_id, deed, own=lambda run, person: queries.assessor_of(run, person) is not None)


def own_assessor(run: StageRun, person: Person) -> Assessor:
    assessor = queries.assessor_of(run, person)
    assert assessor is not None  # the permission asks for it
    return assessor
