"""How an agency sets its papers and words its decrees: by pages, with the whole decree to look at before anything is saved."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from pelopor.documents import actions
from pelopor.documents.models import Clause, PaperFormat
from pelopor.documents.queries import sheet_of
from pelopor.people.models import Agency, Person
from pelopor.rules.access import Role
from pelopor.rules.papers.clauses import USUAL
from pelopor.rules.papers.sheet import Sheet
from tests.conftest import NOON
from tests.people.factories import agency, person, signed_in

pytestmark = pytest.mark.django_db
GIVEN = {
    "size": "A4",
    "face": "arial",
    "points": "12",
    "top": "20",
    "bottom": "20",
    "left": "30",
    "right": "20",
    "head": "PEMPROV\nRSUD\n\n",
}


@pytest.fixture
def office() -> Agency:
    return agency()


@pytest.fixture
def secretary(office: Agency) -> Person:
    return person("Sekretaris", office, role=Role.SECRETARY)


@pytest.fixture
def client(secretary: Person) -> Client:
    return signed_in(secretary)


def address(office: Agency, page: str = "format", part: str = "") -> str:
    return f"/dokumen/{page}/{office.public_id}/" + (f"{part}/" if part else "")


def text_of(answer: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer)).pages)


def test_the_format_begins_with_the_paper_of_the_agency_and_is_saved_whole(client: Client, office: Agency) -> None:
    assert client.get(address(office)).context["form"].initial["size"] == "F4"

    answer = client.post(address(office), {**GIVEN, "number": "on"})

    assert answer.status_code == 302
    assert sheet_of(office) == Sheet("A4", "arial", 12, 20, 20, 30, 20, ("PEMPROV", "RSUD"), upper=False, grade=False, number=True)
    assert client.get(address(office)).context["form"].initial["head"] == "PEMPROV\nRSUD"


def test_a_look_shows_the_whole_decree_in_the_new_format_and_saves_nothing(client: Client, office: Agency) -> None:
    answer = client.post(address(office), {**GIVEN, "do": "look"})

    page = PdfReader(io.BytesIO(answer.content)).pages[0].mediabox
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("application/pdf", "no-store")
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (210, 297)
    assert [word in text_of(answer.content) for word in ("RSUD", "KONSEP", "KEENAM", "Nama Pegawai A", "Nama Pimpinan")] == [True] * 5
    assert not PaperFormat.objects.exists()


@pytest.mark.parametrize(
    "wrong, field, sentence",
    [
        ({"top": "5"}, "top", "Tepi kertas paling sedikit 10 mm dan paling banyak 50 mm."),
        ({"head": "\n".join("abcdefg")}, "head", "Kop naskah paling banyak 6 baris"),
        ({"face": "comic"}, "face", "comic"),
        ({"left": "lebar"}, "left", ""),
    ],
)
def test_a_format_that_cannot_be_set_says_so_at_its_field(
    client: Client, office: Agency, wrong: dict[str, str], field: str, sentence: str
) -> None:
    answer = client.post(address(office), {**GIVEN, **wrong})

    assert (answer.status_code, sentence in str(answer.context["form"].errors[field])) == (422, True)
    assert not PaperFormat.objects.exists()


def test_the_parts_show_what_is_worded_now_and_since_when(client: Client, office: Agency, secretary: Person) -> None:
    actions.word_clause(office, part="keenam", text="Berlaku sejak pengukuhan.", basis="Surat 7", after=0, by=secretary, at=NOON)

    text = client.get(address(office, "bunyi")).content.decode()

    assert [word in text for word in ("Berlaku sejak pengukuhan.", "Surat 7", "Diktum KELIMA", "{biaya}")] == [True] * 4
    assert USUAL["keenam"] not in text


def test_a_part_is_looked_at_whole_before_it_is_saved(client: Client, office: Agency) -> None:
    page = address(office, "bunyi", "keenam")
    assert USUAL["keenam"] in client.get(page).content.decode()
    given = {"text": "Keputusan ini berlaku tahun {tahun}.", "basis": "Surat 7", "after": "0"}

    looked = client.post(page, {**given, "do": "look"})
    assert ("Keputusan ini berlaku tahun 2026." in text_of(looked.content), Clause.objects.exists()) == (True, False)
    emptied = client.post(page, {**given, "text": "", "do": "look"})
    assert "mulai berlaku pada tanggal" in text_of(emptied.content)
    saved = client.post(page, given)

    assert (saved.status_code, Clause.objects.get().text) == (302, "Keputusan ini berlaku tahun {tahun}.")
    assert "Bunyi ke-1" in client.get(page).content.decode()


@pytest.mark.parametrize(
    "part, given, field, sentence",
    [
        ("keenam", {"text": "Berlaku {kapan}."}, "text", "Tempat {kapan} tidak dikenal."),
        ("keenam", {"text": "Berlaku {kapan}.", "do": "look"}, "text", "Tempat {kapan} tidak dikenal."),
        ("recalling", {"text": "Surat Edaran 1"}, "text", "Surat Edaran 1"),
        ("keenam", {"basis": " "}, "basis", ""),
        ("keenam", {"after": "3"}, "text", "baru saja diubah orang lain"),
    ],
)
def test_a_wording_that_cannot_be_kept_says_why_at_its_field(
    client: Client, office: Agency, part: str, given: dict[str, str], field: str, sentence: str
) -> None:
    answer = client.post(address(office, "bunyi", part), {"text": "Berlaku.", "basis": "Surat 7", "after": "0", **given})

    assert (answer.status_code, sentence in str(answer.context["form"].errors[field])) == (422, True)
    assert not Clause.objects.exists()


def test_there_is_no_other_part(client: Client, office: Agency) -> None:
    assert client.get(address(office, "bunyi", "ketujuh")).status_code == 404


@pytest.mark.parametrize("role, came", [(Role.ADMINISTRATOR, [200, 403, 403]), (Role.REFORM_TEAM, [403, 403, 403])])
def test_only_the_secretary_words_decrees(office: Agency, role: Role, came: list[int]) -> None:
    other = signed_in(person("Lain", office, role=role))

    pages = (address(office), address(office, "bunyi"), address(office, "bunyi", "keenam"))
    assert [other.get(page).status_code for page in pages] == came


def test_the_page_more_leads_there(client: Client, office: Agency) -> None:
    text = client.get("/lainnya/").content.decode()

    assert [address(office, page) in text for page in ("format", "bunyi")] == [True, True]
