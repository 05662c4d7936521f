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
    pact, run = reading.pact(assessor, at=at), assessor.run
    papers.freeze("integrity_pact", pact, agency=run.cycle.agency, subject=run.public_id, part=assessor.public_id, on=pact.date,
                  signers=assessor.person.name, by=by, at=at)  # fmt: skip
