"""Code letters: printed by the personnel officer or the administrator, a unit at a time or for one person, and kept nowhere."""

import io
import re

import pytest
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries, Settings

from pelopor.audit.models import Event
from pelopor.documents import actions
from pelopor.documents.render import pdf
from pelopor.duties.models import Duty
from pelopor.people.models import Agency, Employment, Person, SignInCode, Unit, User
from pelopor.rules.access import Role
from pelopor.rules.errors import RuleBroken
from pelopor.rules.sign_in_code import code_hash
from tests.conftest import NOON
from tests.people.factories import agency, give, newcomer, person, signed_in

pytestmark = pytest.mark.django_db
CODE = re.compile(r"\b[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}\b")


@pytest.fixture
def office() -> Agency:
    return agency()


@pytest.fixture
def officer(office: Agency) -> Person:
    return person("Petugas", office, role=Role.PERSONNEL_OFFICER)


@pytest.fixture
def three(office: Agency) -> list[Person]:
    return [newcomer("Ance", office), newcomer("Yos", office), newcomer("Kris", office, unit="Bidang Mutu")]


def address(office: Agency, someone: Person | None = None) -> str:
    return f"/dokumen/kode/{office.public_id}/" + (f"{someone.public_id}/" if someone else "")


def unit(office: Agency, name: str = "Sekretariat") -> Unit:
    return Unit.objects.get(agency=office, name=name)


def pages(made: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]


def waiting() -> list[str]:
    return list(Duty.objects.filter(kind="people.issue_codes", done_at__isnull=True).values_list("role", flat=True))


def test_a_unit_is_printed_two_letters_a_page_with_name_code_address_and_last_day(
    office: Agency, officer: Person, three: list[Person], settings: Settings
) -> None:
    settings.SITE_URL = "https://pelopor.contoh.invalid"
    three.append(newcomer("Zet", office))

    made = actions.print_letters(agency=office, unit=unit(office), again=False, by=officer, at=NOON)

    found = pages(made)
    assert [len(CODE.findall(text)) for text in found] == [2, 1]
    for word in ("Ance", "Yos", "Sekretariat", "Dinas dinkes", "https://pelopor.contoh.invalid/masuk/pertama/", "24 Desember 2026"):
        assert word in found[0]
    codes = [code_hash(code) for text in found for code in CODE.findall(text)]
    assert [SignInCode.objects.get(hash=code).person.name for code in codes] == ["Ance", "Yos", "Zet"]


@pytest.mark.parametrize("size, shape", [("A4", (210, 297)), ("F4", (215, 330))])
def test_the_sheet_is_that_of_the_agency(office: Agency, officer: Person, three: list[Person], size: str, shape: tuple[int, int]) -> None:
    office.paper_size = size

    made = actions.print_letters(agency=office, unit=unit(office), again=False, by=officer, at=NOON)

    (sheet,) = PdfReader(io.BytesIO(made)).pages
    assert (round(sheet.mediabox.width / 72 * 25.4), round(sheet.mediabox.height / 72 * 25.4)) == shape


def test_the_longest_name_and_unit_stay_in_their_fold(office: Agency, officer: Person) -> None:
    long = newcomer("Prof. Dr. drg. " + "Maria Magdalena Yosefina " * 6 + "S.Kep., Ners., M.Kes.", office, unit="Unit " + "Pelayanan " * 19)

    made = actions.print_letters(agency=office, unit=unit(office, "Unit " + "Pelayanan " * 19), again=False, by=officer, at=NOON)

    assert [len(CODE.findall(text)) for text in pages(made)] == [1]
    assert SignInCode.objects.get().person == long


def test_letters_wait_for_the_personnel_officer_until_everybody_holds_one(office: Agency, officer: Person, three: list[Person]) -> None:
    actions.ask_for_letters(office, at=NOON)
    assert waiting() == ["personnel_officer"]

    actions.print_letters(agency=office, unit=unit(office), again=False, by=officer, at=NOON)
    assert waiting() == ["personnel_officer"]
    actions.print_letters(agency=office, unit=unit(office, "Bidang Mutu"), again=False, by=officer, at=NOON)

    assert waiting() == []
    assert Duty.objects.get().done_by == officer


def test_without_a_personnel_officer_they_wait_for_the_administrator(office: Agency, three: list[Person]) -> None:
    actions.ask_for_letters(office, at=NOON)

    assert waiting() == ["administrator"]


def test_where_everybody_can_sign_in_nothing_waits(office: Agency, officer: Person) -> None:
    actions.ask_for_letters(office, at=NOON)

    assert not Duty.objects.exists()


def test_the_letter_of_the_last_one_ends_the_waiting_too(office: Agency, officer: Person) -> None:
    ance = newcomer("Ance", office)
    actions.ask_for_letters(office, at=NOON)

    made = actions.print_letter(person=ance, agency=office, by=officer, at=NOON)

    assert ("Ance" in pages(made)[0], waiting()) == (True, [])


def test_who_holds_a_letter_is_printed_again_only_on_request(office: Agency, officer: Person, three: list[Person]) -> None:
    def printed(*, again: bool) -> int:
        return len(CODE.findall("".join(pages(actions.print_letters(agency=office, unit=unit(office), again=again, by=officer, at=NOON)))))

    assert printed(again=False) == 2
    newcomer("Zet", office)
    assert [printed(again=False), printed(again=True)] == [1, 3]
    with pytest.raises(RuleBroken, match=r"code\.nobody"):
        printed(again=False)
    assert SignInCode.objects.filter(voided_at__isnull=True).count() == 3


def test_a_letter_that_cannot_be_printed_leaves_no_code(
    office: Agency, officer: Person, three: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **_: object) -> bytes:
        raise RuntimeError("no font")

    monkeypatch.setattr(pdf, "render", broken)

    with pytest.raises(RuntimeError):
        actions.print_letters(agency=office, unit=unit(office), again=False, by=officer, at=NOON)
    assert (SignInCode.objects.count(), Event.objects.count()) == (0, 0)


def test_the_page_downloads_the_letters_of_a_unit_and_no_cache_keeps_them(office: Agency, officer: Person, three: list[Person]) -> None:
    client = signed_in(officer)
    assert "Unduh 2 surat" in client.get(address(office)).content.decode()

    answer = client.post(address(office), {"unit": unit(office).public_id})

    assert (answer.status_code, answer.headers["Content-Type"], answer.headers["Cache-Control"], answer.headers["Content-Disposition"]) == (
        200, "application/pdf", "no-store", 'attachment; filename="surat-kode-sekretariat.pdf"',
    )  # fmt: skip
    assert len(CODE.findall(pages(answer.content)[0])) == 2
    text = client.get(address(office)).content.decode()
    assert ("Unduh 2 surat" in text, "Unduh 1 surat" in text, text.count("Cetak ulang semua")) == (False, True, 1)


def test_those_with_a_role_and_no_place_on_the_roster_have_a_row_of_their_own(office: Agency, officer: Person) -> None:
    give(newcomer("Saksi luar"), office, Role.WITNESS)
    client = signed_in(officer)
    assert "Pemegang peran di luar daftar pegawai" in client.get(address(office)).content.decode()

    answer = client.post(address(office), {"unit": ""})

    assert "Saksi luar" in pages(answer.content)[0]


def test_twice_the_same_download_is_refused_in_words_and_voids_nothing(office: Agency, officer: Person, three: list[Person]) -> None:
    client = signed_in(officer)
    client.post(address(office), {"unit": unit(office).public_id})

    answer = client.post(address(office), {"unit": unit(office).public_id})

    assert (answer.status_code, "Tidak ada yang menunggu surat kode di sini." in answer.content.decode()) == (422, True)
    assert SignInCode.objects.filter(voided_at__isnull=True).count() == 2


def test_a_unit_of_another_agency_is_none_here(office: Agency, officer: Person, three: list[Person]) -> None:
    there = agency("dinsos")
    newcomer("Jauh", there)

    assert signed_in(officer).post(address(office), {"unit": unit(there).public_id}).status_code == 404
    assert not SignInCode.objects.exists()


def test_one_person_is_found_by_name_and_gets_a_new_letter(office: Agency, officer: Person) -> None:
    yos = person("Yos Nalle", office)
    client = signed_in(officer)
    found = client.post(address(office), {"q": "nale"})
    assert (found.context["found"], address(office, yos) in found.content.decode()) == ([(yos, "Sekretariat")], True)
    assert "Tidak ada yang cocok" in client.post(address(office), {"q": "siapa"}).content.decode()
    assert "Surat baru mengakhirinya" in client.get(address(office, yos)).content.decode()

    answer = client.post(address(office, yos))

    assert "Yos Nalle" in pages(answer.content)[0]
    assert not User.objects.get(person=yos).has_usable_password()
    assert "Surat baru membatalkan surat yang lama" in client.get(address(office, yos)).content.decode()


def test_nobody_prints_a_letter_for_themself(office: Agency, officer: Person) -> None:
    client = signed_in(officer)

    answers = [client.get(address(office, officer)), client.post(address(office, officer))]

    assert [answer.status_code for answer in answers] == [200, 422]
    assert ["harus dibuatkan orang lain" in answer.content.decode() for answer in answers] == [True, True]
    assert not SignInCode.objects.exists()


@pytest.mark.parametrize("role, came", [(Role.ADMINISTRATOR, 200), (Role.REFORM_TEAM, 403), (Role.HEAD, 403), (Role.STAFF, 403)])
def test_the_reform_team_and_others_print_nothing(office: Agency, three: list[Person], role: Role, came: int) -> None:
    someone = person("Seseorang", office, role=role if role is not Role.STAFF else None)
    client = signed_in(someone)

    answers = [
        client.get(address(office)),
        client.get(address(office, three[0])),
        client.post(address(office), {"unit": unit(office).public_id}),
    ]

    assert [answer.status_code for answer in answers] == [came] * 3
    assert SignInCode.objects.exists() is (came == 200)


def test_another_agency_finds_nothing(office: Agency, three: list[Person]) -> None:
    client = signed_in(person("Jauh", agency("dinsos"), role=Role.ADMINISTRATOR))

    assert [client.get(address(office)).status_code, client.get(address(office, three[0])).status_code] == [404, 404]


def test_somebody_who_works_elsewhere_is_not_found_here(office: Agency, officer: Person) -> None:
    stranger = person("Orang lain", agency("dinsos"))

    assert signed_in(officer).post(address(office, stranger)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_three_units_as_for_one(
    office: Agency, officer: Person, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        newcomer(f"Pegawai {number}", office, unit=f"Bidang {number}")
    client = signed_in(officer)

    with django_assert_num_queries(9):
        assert client.get(address(office)).content.decode().count('scope="row"') == rows


def test_where_everybody_can_sign_in_the_page_says_so_in_both_languages(office: Agency, officer: Person) -> None:
    assert "Semua orang sudah dapat masuk" in signed_in(officer).get(address(office)).content.decode()
    text = signed_in(officer, language="en").get(address(office)).content.decode()
    assert ("Everybody can sign in" in text, "Semua orang" in text) == (True, False)


def test_the_roster_leads_here_for_those_who_may(office: Agency, officer: Person, three: list[Person]) -> None:
    assert address(office) in signed_in(officer).get(f"/pegawai/instansi/{office.public_id}/").content.decode()
    assert Employment.objects.count() == 4
