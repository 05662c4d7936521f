"""The pakta integritas of an assessor, drawn on the day that somebody becomes one."""

from datetime import datetime

from pelopor.assessment import reading
from pelopor.assessment.models import Assessor
from pelopor.documents import actions as papers
from pelopor.people.models import Person


def draw_pact(assessor: Assessor, *, by: Person, at: datetime) -> None:
    """Freeze the pact to be signed; a part of the deed that makes somebody an assessor.

    Raises:  what freeze raises.
    """
    pact, person = reading.pact(assessor, at=at), assessor.person
    agency = assessor.run.cycle.agency
    papers.freeze("integrity_pact", pact, agency=agency, subject=assessor.public_id, on=pact.date, signers=person.name, by=by, at=at)
