"""How the pages of the decision are entered."""

from datetime import datetime

from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from pelopor.people.models import Person
from pelopor.programme.models import StageRun
from pelopor.programme.queries import run_for

both = require_http_methods(["GET", "POST"])


def enter(request: HttpRequest, public_id: str, deed: str) -> tuple[StageRun, Person, datetime]:
    """The run, who asks, and when. 404 outside the own agencies and for a void run, 403 by the permission table."""
    return run_for(request, public_id, deed, void=False)
