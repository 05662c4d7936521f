"""Pages of a decree, that of the choice or of a replacement: its draft, its publication, its revocation."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from pelopor.decision import actions, queries
from pelopor.decision.forms import DraftForm, PublishForm, RevokeForm
from pelopor.decision.models import Replacement
from pelopor.decision.views.entry import both, enter
from pelopor.documents.models import Paper
from pelopor.documents.queries import UNNUMBERED, initials_of, paper_of, returned, steps_of
from pelopor.documents.render import pdf
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.kit.words import explain
from pelopor.people.models import Person
from pelopor.programme.models import StageRun
from pelopor.programme.queries import rules_of
from pelopor.rules.decree import Decree
from pelopor.rules.errors import RuleBroken


@dataclass(frozen=True)
class _Asked:
    """What a page of a decree is asked about, by whom, and when."""

    key: str  # public id of the run, or of the replacement
    run: StageRun
    replacement: Replacement | None
    person: Person
    at: datetime

    @property
    def paper(self) -> Paper | None:
        return paper_of(self.key, "decree")

    def composed(self) -> tuple[Decree | None, list[str]]:
        """What the decree would hold now, or why it cannot be written."""
        try:
            return queries.compose(self.run, on=queries.day_of(self.run.cycle.agency, self.at), replacement=self.replacement), []
        except RuleBroken as no:
            return None, [explain(no)]


def _asked(request: HttpRequest, key: str, deed: str) -> _Asked:
    """A decree is asked for by the run of DECREE, or by the replacement after it, whose run it belongs to."""
    replacement = queries.replacement_by(key)
    run, person, at = enter(request, replacement.ending.run.public_id if replacement else key, deed)
    return _Asked(key, run, replacement, person, at)


@login_required
@asks("decision.draft_decree")
@both
def draft(request: HttpRequest, run: str) -> HttpResponse:
    asked = _asked(request, run, "decision.draft_decree")
    paper, agency = asked.paper, asked.run.cycle.agency
    kept = paper.content if paper else {}
    initial = {"show_numbers": kept.get("show_numbers", False), "copies": "\n".join(kept.get("copies", []))}
    form = DraftForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.draft_decree(
                asked.run, replacement=asked.replacement, by=asked.person, at=asked.at, show_numbers=form.cleaned_data["show_numbers"],
                copies=form.lines(),
            )  # fmt: skip
            return redirect("decision:draft", run)
    decree, missing = asked.composed()
    return page(
        request, "decision/draft.html", status=invalid(form.errors), key=run, form=form, paper=paper, decree=decree, missing=missing,
        open=paper is None or paper.state in UNNUMBERED, rounds=initials_of(paper) if paper else [],
        returned=returned(paper) if paper else None, steps=bool(steps_of(agency)),
    )  # fmt: skip


@login_required
@asks("decision.draft_decree")
@require_safe
def preview(request: HttpRequest, run: str) -> HttpResponse:
    """The decree as a PDF marked as a draft, before anybody keeps it."""
    decree, _missing = _asked(request, run, "decision.draft_decree").composed()
    if decree is None:
        raise Http404
    made = pdf.render("decree", decree.to_dict(), check_address="")
    headers = {"Content-Disposition": f'inline; filename="konsep-{run}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@login_required
@asks("decision.publish_decree")
@both
def publish(request: HttpRequest, run: str) -> HttpResponse:
    asked = _asked(request, run, "decision.publish_decree")
    paper, replacement = asked.paper, asked.replacement
    if paper is None:
        raise Http404
    form = PublishForm(
        posted(request), initial={"starts": max(paper.date, replacement.ending.day) if replacement and paper.date else paper.date}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, starts="appointment."):
            starts = form.cleaned_data["starts"]
            if replacement:
                actions.publish_replacement(replacement, paper, starts=starts, by=asked.person, at=asked.at)
            else:
                actions.publish(asked.run, paper, starts=starts, by=asked.person, at=asked.at)
            return redirect("decision:publish", run)
    return page(
        request, "decision/publish.html", status=invalid(form.errors), run=asked.run, paper=paper, form=form,
        months=rules_of(asked.run.cycle).term.months, people=queries.named(asked.run, replacement),
        succession=queries.succession(replacement) if replacement else None,
    )  # fmt: skip


@login_required
@asks("decision.revoke_decree")
@both
def revoke(request: HttpRequest, run: str) -> HttpResponse:
    found, person, at = enter(request, run, "decision.revoke_decree")
    form = RevokeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form):
            actions.revoke(found, reason=form.cleaned_data["reason"], by=person, at=at)
            return redirect("decision:agents", found.cycle.public_id)
    return page(
        request, "decision/revoke.html", status=invalid(form.errors), run=found, paper=queries.published(found), form=form,
        people=[one.person for one in queries.standing(found.cycle)],
    )  # fmt: skip
