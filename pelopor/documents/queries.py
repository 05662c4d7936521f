"""Reads of papers: those a person may see, the one behind a check code, and how an agency sets and words its own."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from django.db.models import Q, QuerySet

from pelopor.documents.models import NUMBERED, Clause, Initial, InitialStep, NumberSeries, Paper, PaperFormat, SentCopy, Signature
from pelopor.people.models import Agency, Person
from pelopor.people.queries import current_numbers, employment_of, facts_of, head_on, visible_agencies
from pelopor.rules.access import allowed
from pelopor.rules.numbering import number_at
from pelopor.rules.papers.clauses import PARTS
from pelopor.rules.papers.frame import Letterhead
from pelopor.rules.papers.keep import taken
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.signer import Signer
from pelopor.rules.retention import Retention, read_retention

UNNUMBERED = ("draft", "initialling", "initialled")
"""States in which a draft can be written anew."""


def papers_of(agencies: Iterable[Agency]) -> QuerySet[Paper]:
    """Papers of these agencies, latest first. Which of them somebody may open is the permission table's to say."""
    return Paper.objects.filter(agency__in=list(agencies)).select_related("agency", "scan").order_by("-made_at", "-pk")


def visible_papers(person: Person, *, at: datetime) -> QuerySet[Paper]:
    """Papers that the permission table lets `person` open: published ones of the own agencies, all where a role may see them."""
    agencies = visible_agencies(person, at=at)
    seeing = [agency for agency in agencies if allowed(facts_of(person, agency, at=at), "documents.see")]
    return papers_of(agencies).filter(Q(agency__in=seeing) | Q(state="published"))


def paper_of(subject: str, kind: str) -> Paper | None:
    """The paper of `kind` that counts for a stage run."""
    return Paper.objects.filter(subject=subject, kind=kind).exclude(state="void").select_related("agency", "scan").first()


def steps_of(agency: Agency) -> list[InitialStep]:
    """Whose initials a draft of the agency needs after the drafter's, in order."""
    return list(InitialStep.objects.filter(agency=agency).select_related("person").order_by("place"))


def initials_of(paper: Paper) -> list[list[Initial]]:
    """Every round of initials, the latest first, each in the order of the office."""
    rounds: dict[int, list[Initial]] = {}
    for one in paper.initials.select_related("person").order_by("-round", "place"):
        rounds.setdefault(one.round, []).append(one)
    return list(rounds.values())


def turn_of(paper: Paper) -> Initial | None:
    """The initials that are waited for now."""
    if paper.state != "initialling":
        return None
    return paper.initials.filter(given__isnull=True).order_by("place").select_related("person").first()


def initial_for(paper: Paper, person: Person) -> Initial | None:
    """What was asked of `person` on this paper: what waits, else the latest answer."""
    return paper.initials.filter(person=person, place__gt=0).order_by("-round").first()


def returned(paper: Paper) -> Initial | None:
    """The return, with its words, that ended the latest round of initials; none where the draft was sent on since."""
    latest = paper.initials.select_related("person").order_by("-round", "given", "place").first()
    return latest if latest is not None and latest.given is False else None


def takes_number(paper: Paper) -> bool:
    """Whether the registry may number it now: no initials are missing. Only decrees are initialled; letters go to the registry at once."""
    if paper.kind != "decree":
        return paper.state == "draft" and paper.kind in NUMBERED
    return paper.state == "initialled" or (paper.state == "draft" and not InitialStep.objects.filter(agency=paper.agency_id).exists())


@cache
def retentions() -> dict[str, Retention]:
    """How long each kind of paper is kept, by the schedule that is shipped."""
    return read_retention((files("pelopor.rules") / "archives" / "retention.toml").read_text(encoding="utf-8"))


def register(agency: Agency, *, year: int, search: str = "") -> QuerySet[Paper]:
    """Papers of one year, by their date, those without one by the day of their making; the latest first."""
    of_year = Q(date__year=year) | Q(date__isnull=True, made_at__year=year)
    found = Paper.objects.filter(of_year, agency=agency).select_related("scan", "signature")
    if search:
        found = found.filter(Q(title__icontains=search) | Q(number__icontains=search) | Q(signer_name__icontains=search))
    return found.order_by("-date", "-made_at", "-pk")


def register_years(agency: Agency) -> list[int]:
    """Years of which the agency has papers, the latest first."""
    made = Paper.objects.filter(agency=agency).values_list("date", "made_at")
    return sorted({(day or at).year for day, at in made}, reverse=True)


def copies_of(paper: Paper) -> list[tuple[str, SentCopy | None]]:
    """Whom the paper names under Tembusan, each with the copy that was sent."""
    sent = {one.recipient: one for one in paper.sent_copies.select_related("sent_by")}
    return [(name, sent.get(name)) for name in dict.fromkeys(paper.content.get("copies", []))]


def unsent(paper: Paper) -> list[str]:
    """Whom a copy is still owed."""
    return [name for name, sent in copies_of(paper) if sent is None]


def series_of(agency: Agency, *, years: Collection[int]) -> list[NumberSeries]:
    """The agency's series of these years with their gaps, latest year first."""
    found = NumberSeries.objects.filter(agency=agency, year__in=years).prefetch_related("gaps")
    return list(found.order_by("-year", "kind"))


def next_number(paper: Paper, *, year: int) -> str:
    """The next number of the series that the paper belongs to; empty without one."""
    series = NumberSeries.objects.filter(agency=paper.agency_id, kind=paper.kind, year=year).first()
    return number_at(series.pattern, place=series.last + 1, year=year) if series else ""


def checkable(code: str) -> Paper | None:
    """The paper behind a check code, once it has left its draft: a draft is nobody's to check."""
    return Paper.objects.filter(check_code=code).exclude(sha256="").select_related("agency", "signature").first()


def signature_of(paper: Paper) -> Signature | None:
    """How the paper was signed; none for one that is not, or was before there was such a record."""
    return Signature.objects.filter(paper=paper).select_related("by").first()


def letterhead_of(agency: Agency) -> Letterhead:
    return Letterhead(agency.government, agency.name, agency.address)


def sheet_of(agency: Agency) -> Sheet:
    """The format of new papers: what the agency set, else the usual one of its paper size."""
    found = PaperFormat.objects.filter(agency=agency).first()
    return taken(Sheet, found.sheet) if found else Sheet(size=agency.paper_size)


def signer_on(agency: Agency, on: date) -> Signer:
    """Who signs for the agency on the day: its head, or who acts for the head. Without one the name is empty, which every paper refuses."""
    head = head_on(agency, on)
    if head is None:
        return Signer(agency.head_title, "")
    works, number = employment_of(head.person, on=on), current_numbers([head.person], on=on).get(head.person.pk)
    return Signer(
        agency.head_title, head.person.name, works.grade if works else "", number.value if number and number.kind == "nip" else "",
        form=head.form,
    )  # fmt: skip


def own_clauses(agency: Agency) -> dict[str, str]:
    """What the agency words for itself now, by part."""
    newest: dict[str, str] = dict(Clause.objects.filter(agency=agency).order_by("edition").values_list("part", "text"))
    return {part: text for part, text in newest.items() if text}


def clause_editions(agency: Agency) -> dict[str, list[Clause]]:
    """Every wording of each part, the newest first."""
    found: dict[str, list[Clause]] = {part: [] for part in PARTS}
    for one in Clause.objects.filter(agency=agency).select_related("made_by").order_by("-edition"):
        found[one.part].append(one)
    return found
