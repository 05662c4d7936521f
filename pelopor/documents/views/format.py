"""Pages of how an agency sets its papers and words its decrees, each with the whole decree to look at first."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from pelopor.documents import actions, queries
from pelopor.documents.forms import ClauseForm, FormatForm
from pelopor.documents.render import pdf
from pelopor.documents.views.answer import private
from pelopor.documents.words import PART_WORDS
from pelopor.kit.access import asks
from pelopor.kit.page import invalid, page, posted, refusals_at
from pelopor.people.models import Agency
from pelopor.people.queries import agency_for
from pelopor.rules.papers.clauses import PLACES, USUAL, check_clause
from pelopor.rules.papers.keep import kept
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.specimen import specimen

both = require_http_methods(["GET", "POST"])


@login_required
@asks("documents.set_format")
@both
def format(request: HttpRequest, agency: str) -> HttpResponse:
    """Size, face, margins, letterhead and block of signature of new papers."""
    own, person, at = agency_for(request, agency, "documents.set_format")
    form = FormatForm(posted(request), initial=FormatForm.given(queries.sheet_of(own)))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, head="sheet.head", top="sheet.margin"):
            sheet = form.sheet()
            sheet.check()
            if request.POST.get("do") == "look":
                return _look(own, sheet, queries.own_clauses(own), at)
            actions.set_sheet(own, sheet, by=person, at=at)
            return redirect("documents:format", own.public_id)
    return page(request, "documents/format.html", status=invalid(form.errors), agency_shown=own, form=form)


@login_required
@asks("documents.word_clauses")
@require_safe
def clauses(request: HttpRequest, agency: str) -> HttpResponse:
    """The parts of the agency's decrees as they are worded now."""
    own, _person, _at = agency_for(request, agency, "documents.word_clauses")
    editions, words = queries.clause_editions(own), queries.own_clauses(own)
    rows = [(part, label, words.get(part, USUAL.get(part, "")), part in words, editions[part][:1]) for part, label in PART_WORDS.items()]
    return page(request, "documents/clauses.html", agency_shown=own, rows=rows)


@login_required
@asks("documents.word_clauses")
@both
def clause(request: HttpRequest, agency: str, part: str) -> HttpResponse:
    """One part: its wording, what it was before, and a new one with its basis."""
    own, person, at = agency_for(request, agency, "documents.word_clauses")
    if part not in PART_WORDS:
        raise Http404
    editions, words = queries.clause_editions(own)[part], queries.own_clauses(own)
    newest = editions[0].edition if editions else 0
    form = ClauseForm(posted(request), initial={"text": words.get(part, USUAL.get(part, "")), "after": newest})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_at(form, text="clause.", basis="clause.basis"):
            if request.POST.get("do") == "look":
                return _look(own, queries.sheet_of(own), _with(words, part, given["text"]), at)
            actions.word_clause(own, part=part, by=person, at=at, **given)
            return redirect("documents:clauses", own.public_id)
    return page(
        request, "documents/clause.html", status=invalid(form.errors), agency_shown=own, form=form, part=part, label=PART_WORDS[part],
        editions=editions, places=PLACES, newest=newest, usual=USUAL.get(part, ""),
    )  # fmt: skip


def _with(words: Mapping[str, str], part: str, text: str) -> dict[str, str]:
    """The wording of all parts, with that of one as it is being written.

    Raises:  what check_clause raises.
    """
    rest = {name: known for name, known in words.items() if name != part}
    if not text.strip():
        return rest
    check_clause(part, text)
    return {**rest, part: text}


def _look(agency: Agency, sheet: Sheet, clauses: Mapping[str, str], at: datetime) -> HttpResponse:
    """The whole decree of nobody as a PDF, in this format and wording."""
    made = specimen(
        letterhead=queries.letterhead_of(agency),
        place=agency.place,
        year=at.year,
        signer=queries.signer_on(agency, at.date()),
        clauses=clauses,
    )
    drawn = pdf.render("decree", {**made.to_dict(), "sheet": kept(sheet)}, check_address="")
    headers = {"Content-Disposition": f'inline; filename="contoh-{agency.public_id}.pdf"'}
    answer = HttpResponse(drawn, content_type="application/pdf", headers=headers)
    private(answer)
    return answer
