"""Deeds of initials (paraf): whose they are, asking for them in the order of the office, giving one, returning the draft."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from pelopor.audit.actions import record
from pelopor.documents.models import Initial, InitialStep, Paper
from pelopor.duties import actions as duties
from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken

DRAFTER = "Penyusun"  # as papers say it, in Indonesian


@transaction.atomic
def set_steps(agency: Agency, steps: Sequence[tuple[str, Person]], *, by: Person, at: datetime) -> None:
    """Set whose initials the agency's papers need after the drafter's, in the order of the office. Drafts on their way begin anew.

    Args:    steps: title of the post and who holds it, first to last; none: drafts go to the registry at once.
    Raises:  RuleBroken("initials.twice") when somebody stands in it twice.
    """
    if len({person for _, person in steps}) != len(steps):
        raise RuleBroken("initials.twice")
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)  # of two who set it at once, the second replaces the first
    InitialStep.objects.filter(agency=agency).delete()
    InitialStep.objects.bulk_create(
        [InitialStep(agency=agency, place=place, title=title, person=person) for place, (title, person) in enumerate(steps, 1)]
    )
    record("documents.initial_steps_set", agency=agency.public_id, thing=agency.public_id, by=by, at=at,
           names=", ".join(f"{title}: {person.name}" for title, person in steps) or "–")  # fmt: skip
    for paper in Paper.objects.filter(agency=agency, state__in=["initialling", "initialled"]).select_related("agency", "made_by"):
        ask(paper, drafter=paper.made_by, at=at)


@transaction.atomic
def ask(paper: Paper, *, drafter: Person, at: datetime) -> None:
    """Send a draft on its way: a new round of initials, begun by the drafter's own, or straight to the registry where nobody initials.

    A part of the draft's deed, which records it. Who drafts does not initial a second time.
    """
    forget(paper, at=at)
    steps = InitialStep.objects.filter(agency=paper.agency).order_by("place")
    if not steps:
        Paper.objects.filter(pk=paper.pk).update(state="draft")
        return ask_for_number(paper, at=at)
    last = Initial.objects.filter(paper=paper).aggregate(last=Max("round"))["last"] or 0
    own = Initial(paper=paper, round=last + 1, place=0, title=DRAFTER, person=drafter, given=True, answered_at=at)
    others = [Initial(paper=paper, round=last + 1, place=one.place, title=one.title, person=one.person) for one in steps]
    for one in others:
        one.given, one.answered_at = (True, at) if one.person == drafter else (None, None)
    Initial.objects.bulk_create([own, *others])
    return _go_on(paper, at=at)


def forget(paper: Paper, *, at: datetime) -> None:
    """Nobody's initials are waited for any more, nor a number: what was asked and not answered is gone, what was given stays."""
    Initial.objects.filter(paper=paper, given__isnull=True).delete()
    duties.drop(subject=paper.subject, at=at, kinds=("paper.initial", "decree.number", "paper.number"))


@transaction.atomic
def give(initial: Initial, *, by: Person, at: datetime) -> None:
    """Initial a draft; the last one lets it go to the registry.

    Raises:  RuleBroken("initials.not_now") when it is another's turn, or was answered before.
    """
    paper = _hold(initial, given=True, words="", at=at)
    duties.done("paper.initial", subject=paper.subject, by=by, at=at)
    record("documents.initialled", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title)
    _go_on(paper, at=at)


@transaction.atomic
def send_back(initial: Initial, *, words: str, by: Person, at: datetime) -> None:
    """Return a draft with words; it waits for its drafter again, and initials given in this round no longer count.

    Raises:  RuleBroken("initials.words") without any; ("initials.not_now") as give.
    """
    if not words.strip():
        raise RuleBroken("initials.words")
    paper = _hold(initial, given=False, words=words.strip(), at=at)
    forget(paper, at=at)
    Paper.objects.filter(pk=paper.pk).update(state="draft")
    ask_for_draft(paper, at=at)
    record("documents.returned", agency=paper.agency.public_id, thing=paper.public_id, by=by, at=at, title=paper.title,
           words=words.strip())  # fmt: skip


def ask_for_draft(paper: Paper, *, at: datetime) -> None:
    """Let the draft wait for the secretary, once more."""
    duties.add("decree.draft", agency=paper.agency, subject=paper.subject, url=("decision:draft", [paper.subject]),
               role=Role.SECRETARY, at=at)  # fmt: skip


def _hold(initial: Initial, *, given: bool, words: str, at: datetime) -> Paper:
    """The paper, locked, once the answer is on record: only that of whoever's turn it is."""
    paper = Paper.objects.select_for_update(of=("self",)).select_related("agency").get(pk=initial.paper_id)
    turn = Initial.objects.filter(paper=paper, given__isnull=True).order_by("place").values_list("pk", flat=True).first()
    if paper.state != "initialling" or turn != initial.pk:
        raise RuleBroken("initials.not_now")
    Initial.objects.filter(pk=initial.pk).update(given=given, words=words, answered_at=at)
    return paper


def _go_on(paper: Paper, *, at: datetime) -> None:
    """Let the next initials wait, or the number when there are none to come."""
    following = Initial.objects.filter(paper=paper, given__isnull=True).order_by("place").select_related("person").first()
    Paper.objects.filter(pk=paper.pk).update(state="initialling" if following else "initialled")
    if following is None:
        return ask_for_number(paper, at=at)
    return duties.add("paper.initial", agency=paper.agency, subject=paper.subject, url=("documents:initial", [paper.public_id]),
                      person=following.person, at=at)  # fmt: skip


def ask_for_number(paper: Paper, *, at: datetime) -> None:
    """Let the draft wait for its number."""
    duties.add(duty_of(paper, "number"), agency=paper.agency, subject=paper.subject, url=("documents:number", [paper.public_id]),
               role=Role.REGISTRY_CLERK, at=at)  # fmt: skip


def duty_of(paper: Paper, what: str) -> str:
    """The kind of duty with which a paper waits: "number" or "sign". The decree has its own, which its stage is made of."""
    return f"{'decree' if paper.kind == 'decree' else 'paper'}.{what}"
