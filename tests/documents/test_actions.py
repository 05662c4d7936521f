"""Deeds on papers that no page of this part does."""

import io
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from pypdf import PdfReader

from pelopor.decision.actions import draft_decree
from pelopor.documents import actions
from pelopor.documents.models import Clause, Paper, PaperFormat
from pelopor.documents.queries import clause_editions, sheet_of, signer_on, takes_number
from pelopor.documents.render import pdf
from pelopor.duties.models import Duty
from pelopor.evidence.actions import keep
from pelopor.people.models import Employment, PersonNumber, RoleGrant
from pelopor.rules.errors import RuleBroken
from pelopor.rules.minutes import Minutes, Place, Row
from pelopor.rules.papers.keep import taken
from pelopor.rules.papers.sheet import Sheet
from pelopor.rules.papers.signer import Signer
from tests.assessment.factories import World
from tests.conftest import NOON
from tests.decision.factories import run_of
from tests.decision.test_actions import drafted
from tests.rules.papers import ANNOUNCEMENT

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


def pdf_text(made: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


def frozen(world: World) -> Paper:
    minutes = Minutes(
        agency="Dinas Kesehatan", government="Pemerintah Provinsi", title="Siklus 2026", held_at=NOON.date(), place="Ruang Rapat",
        members=("Tim 1",), criteria=("Disiplin",), rows=(Row("Calon A", ("3/1",), ("3/1",), "3/1"),), brackets=(Place(1, ("Calon A",)),),
        proposed=("Calon A",),
    )  # fmt: skip
    return actions.freeze(
        "assessment_minutes",
        minutes,
        agency=world.agency,
        subject="run",
        on=NOON.date(),
        signers="Tim 1",
        by=world.people["Tim 1"],
        at=NOON,
    )


def test_minutes_are_frozen_at_once(world: World) -> None:
    paper = frozen(world)

    assert (paper.state, paper.title, len(paper.sha256), bool(paper.file)) == (
        "frozen", "Berita Acara Assessment Siklus 2026", 64, True,
    )  # fmt: skip


def test_a_run_has_one_berita_acara(world: World) -> None:
    frozen(world)

    with pytest.raises(RuleBroken, match=r"paper\.frozen"):
        frozen(world)


def test_a_numbered_decree_is_not_drafted_again(world: World) -> None:
    paper = drafted(world)
    actions.number(paper, number="100/1", date=NOON.date(), by=world.people["Agendaris"], at=NOON)

    with pytest.raises(RuleBroken, match=r"paper\.frozen"):
        draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=NOON)


def test_papers_are_drawn_in_the_format_of_the_day_and_keep_it(world: World) -> None:
    before = frozen(world)
    actions.set_sheet(world.agency, Sheet(size="A4", points=12, head=("RSUD",)), by=world.people["Sekretaris"], at=NOON)

    after = drafted(world)

    assert (taken(Sheet, Paper.objects.get(pk=before.pk).content["sheet"]), taken(Sheet, after.content["sheet"])) == (
        Sheet(), Sheet(size="A4", points=12, head=("RSUD",)),
    )  # fmt: skip
    assert "RSUD" in pdf_text(pdf.render("decree", after.content, check_address=""))


def test_a_format_that_no_printer_can_set_changes_nothing(world: World) -> None:
    actions.set_sheet(world.agency, Sheet(size="A4"), by=world.people["Sekretaris"], at=NOON)
    actions.set_sheet(world.agency, Sheet(size="F4"), by=world.people["Sekretaris"], at=NOON)

    with pytest.raises(RuleBroken, match=r"sheet\.margin"):
        actions.set_sheet(world.agency, Sheet(top=1), by=world.people["Sekretaris"], at=NOON)

    assert (sheet_of(world.agency), PaperFormat.objects.get().edition) == (Sheet(size="F4"), 2)


def word(world: World, text: str, *, part: str = "keenam", after: int = 0, basis: str = "Surat 1") -> Clause:
    return actions.word_clause(world.agency, part=part, text=text, basis=basis, after=after, by=world.people["Sekretaris"], at=NOON)


def test_the_newest_wording_counts_for_new_drafts_and_an_empty_one_goes_back_to_the_usual(world: World) -> None:
    def redrafted() -> str:
        again = draft_decree(run_of(world, "DECREE"), by=world.people["Sekretaris"], at=NOON)
        return str(again.content["decides"][5])

    word(world, "Keputusan ini mulai berlaku pada tanggal\n pengukuhan.")
    first = str(drafted(world).content["decides"][5])
    word(world, "Keputusan ini berlaku pada tahun {tahun}.", after=1)
    second = redrafted()
    word(world, " ", after=2)

    assert (first, second, redrafted()) == (
        "Keputusan ini mulai berlaku pada tanggal pengukuhan.", "Keputusan ini berlaku pada tahun 2026.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    )  # fmt: skip
    assert [one.edition for one in clause_editions(world.agency)["keenam"]] == [3, 2, 1]


def test_nobody_overwrites_a_wording_that_they_have_not_read(world: World) -> None:
    word(world, "Keputusan ini berlaku.")

    with pytest.raises(RuleBroken, match=r"clause\.stale"):
        word(world, "Keputusan ini berlaku segera.")
    with pytest.raises(RuleBroken, match=r"clause\.basis"):
        word(world, "Keputusan ini berlaku segera.", after=1, basis=" ")
    with pytest.raises(RuleBroken, match=r"clause\.needs"):
        word(world, "Setahun.", part="ketiga")

    assert [one.text for one in Clause.objects.all()] == ["Keputusan ini berlaku."]


def test_of_two_who_word_a_part_at_the_same_moment_one_is_told_to_read_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    word(world, "Keputusan ini berlaku.")
    monkeypatch.setattr(QuerySet, "first", lambda self: None)

    with pytest.raises(RuleBroken, match=r"clause\.stale"):
        word(world, "Keputusan ini berlaku segera.")


def announced(world: World, **changes: Any) -> Paper:
    paper = replace(ANNOUNCEMENT, number="", date=None, signer=signer_on(world.agency, NOON.date()), **changes)
    return actions.draft_letter(
        "announcement", paper, agency=world.agency, subject="run", signer=paper.signer, by=world.people["Sekretaris"], at=NOON
    )


def waiting() -> list[str]:
    return list(Duty.objects.filter(subject="run", done_at__isnull=True).values_list("kind", flat=True))


def test_an_announcement_is_written_anew_until_it_has_a_number_and_public_once_signed(world: World) -> None:
    first = announced(world)
    second = announced(world, about="Calon lain")
    assert (first.pk, second.title, waiting()) == (second.pk, "Pengumuman: Calon lain", ["paper.number"])

    numbered = actions.number(second, number="800/1", date=NOON.date(), by=world.people["Agendaris"], at=NOON)
    assert (numbered.state, numbered.signer_name, waiting()) == ("numbered", "Pimpinan", ["paper.sign"])
    with pytest.raises(RuleBroken, match=r"paper\.frozen"):
        announced(world)

    scan = keep(SimpleUploadedFile("pindaian.pdf", b"%PDF-1.4\n%%EOF\n"), world.agency, world.people["Pimpinan"], NOON)
    actions.sign_in_ink(numbered, scan=scan, number="800/1", by=world.people["Pimpinan"], at=NOON)
    assert (Paper.objects.get(pk=numbered.pk).state, waiting()) == ("published", [])


def test_a_numbered_letter_that_is_taken_back_waits_for_nobody(world: World) -> None:
    paper = actions.number(announced(world), number="800/1", date=NOON.date(), by=world.people["Agendaris"], at=NOON)

    actions.take_back(paper, reason="Salah nama", by=world.people["Agendaris"], at=NOON)

    assert (Paper.objects.get(pk=paper.pk).state, waiting()) == ("void", [])
    assert announced(world).pk != paper.pk


def test_letters_are_not_initialled(world: World) -> None:
    actions.set_steps(world.agency, [("Sekretaris", world.people["Sekretaris"])], by=world.people["Sekretaris"], at=NOON)

    assert takes_number(announced(world))


def test_who_signs_is_the_head_of_the_day_with_rank_and_nip(world: World) -> None:
    head = world.people["Pimpinan"]
    Employment.objects.filter(person=head).update(grade="Pembina")
    PersonNumber.objects.create(person=head, kind="nip", value="197001012000031001", valid_from=NOON.date())

    assert signer_on(world.agency, NOON.date()) == Signer("Kepala Dinas", "Pimpinan", "Pembina", "197001012000031001")
    Employment.objects.filter(person=head).delete()
    assert signer_on(world.agency, NOON.date()).grade == ""
    RoleGrant.objects.filter(role="head").delete()
    assert signer_on(world.agency, NOON.date()) == Signer("Kepala Dinas", "")
