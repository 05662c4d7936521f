"""What pages of papers share: the paper of an address for who may see it, and answers that hold a file."""

from datetime import datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from pelopor.documents import queries
from pelopor.documents.models import Paper
from pelopor.kit.access import require
from pelopor.kit.clock import now
from pelopor.people.models import Person
from pelopor.people.queries import facts_of, person_of, visible_agencies
from pelopor.rules.errors import RuleBroken


def enter(request: HttpRequest, public_id: str, deed: str, *, reading: bool = False) -> tuple[Paper, Person, datetime]:
    """The paper, who asks, and when. 404 outside the own agencies, 403 by the permission table.

    reading: whether everybody of the agency may open it once it is published, and whoever is asked for initials before.
    """
    at, person = now(), person_of(request)
    paper = get_object_or_404(queries.papers_of(visible_agencies(person, at=at)), public_id=public_id)
    asked = reading and queries.initial_for(paper, person) is not None
    if reading and paper.state == "published":
        deed = "documents.see_published"
    require(facts_of(person, paper.agency, at=at, own=asked), "documents.initial" if asked else deed)
    return paper, person, at


def private(response: HttpResponseBase) -> HttpResponseBase:
    """The same answer, kept by no cache and read as nothing but what it says."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def content_of(upload: "UploadedFile[bytes]") -> bytes:
    """What was sent.

    Raises:  RuleBroken("evidence.size", megabytes=...) above the limit, of which only the beginning was kept.
    """
    if (upload.size or 0) > settings.UPLOAD_LIMIT:
        raise RuleBroken("evidence.size", megabytes=settings.UPLOAD_LIMIT // 1024 // 1024)
    content: bytes = upload.read()
    return content
