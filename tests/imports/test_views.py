"""The way of a roster through the pages, and who may walk it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pelopor.audit.models import Event
from pelopor.imports.models import RosterImport
from pelopor.people.models import Person
from pelopor.rules.access import Role
from tests.imports.factories import MARIA, YOSEF, Office, file_of, office, person


@pytest.fixture
def dinas(db: None) -> Office:
    return office()


def signed_in(someone: Person) -> Client:
    client = Client()
    assert someone.user
    client.force_login(someone.user)
    return client


def upload(client: Client, dinas: Office, data: bytes, name: str = "daftar.csv") -> RosterImport:
    url = reverse("imports:start", args=[dinas.agency.public_id])
    client.post(url, {"file": SimpleUploadedFile(name, data), "as_of": "2026-11-24"})
    return RosterImport.objects.latest("pk")


def mapped(client: Client, made: RosterImport) -> None:
    url = reverse("imports:map", args=[made.public_id])
    form = client.get(url).context["form"]
    data = {field.html_name: field.value() for field in form if field.value() not in {None, ""}}
    assert client.post(url, data).headers["Location"] == reverse("imports:show", args=[made.public_id])


def test_a_file_is_uploaded_mapped_checked_and_applied(dinas: Office) -> None:
    client = signed_in(dinas.team)
    made = upload(client, dinas, file_of(MARIA, YOSEF))
    mapped(client, made)
    shown = client.get(reverse("imports:show", args=[made.public_id]))
    assert shown.context["counts"] == {"new": 2, "changed": 0, "moved": 0, "left": 0, "same": 0, "doubtful": 0}
    url = reverse("imports:confirm", args=[made.public_id])
    mark = client.get(url).context["form"]["shown"].value()

    answer = client.post(url, {"shown": mark})

    assert answer.headers["Location"] == reverse("imports:show", args=[made.public_id])
    assert "Akun dibuka" in client.get(answer.headers["Location"]).text
    assert sorted(dinas.people()) == ["Maria Tefa, S.Kom.", "Yosef Nalle"]
    assert client.post(url, {"shown": mark}).status_code == 302  # sent twice: the page of what it did
    roster = client.post(reverse("imports:roster", args=[dinas.agency.public_id]), {"q": "nalle"}).text
    assert "Yosef Nalle" in roster
    assert "19920214" not in roster


def test_a_file_of_two_sheets_asks_which(dinas: Office) -> None:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("Sampul").write_string(0, 0, "Daftar")
    sheet = book.add_worksheet("Pegawai")
    for line, row in enumerate((file_of(MARIA.replace('"Maria Tefa, S.Kom."', "Maria Tefa"))).decode().splitlines()):
        for place, cell in enumerate(row.split(",")):
            sheet.write_string(line, place, cell)
    book.close()
    client = signed_in(dinas.team)
    made = upload(client, dinas, out.getvalue(), "daftar.xlsx")

    url = reverse("imports:sheet", args=[made.public_id])
    assert client.post(url, {"sheet": "Pegawai"}).headers["Location"] == reverse("imports:map", args=[made.public_id])
    mapped(client, made)
    made.refresh_from_db()
    assert made.state == "checked"


def test_a_wrong_row_is_shown_with_what_to_do_and_a_report(dinas: Office) -> None:
    client = signed_in(dinas.team)
    made = upload(client, dinas, file_of(MARIA, YOSEF.replace("PPPK,VII", "pegawai,")))
    mapped(client, made)

    text = client.get(reverse("imports:show", args=[made.public_id])).text
    report = client.get(reverse("imports:report", args=[made.public_id]))

    assert "Status ini tidak dikenali." in text
    assert "Tulis PNS, CPNS, PPPK, PPPK Paruh Waktu, atau Non-ASN." in text
    assert report.headers["Content-Disposition"].startswith('attachment; filename="laporan-DK-')
    assert client.get(reverse("imports:confirm", args=[made.public_id])).status_code == 302


def test_a_wrong_kind_of_file_is_refused_at_the_field(dinas: Office) -> None:
    client = signed_in(dinas.team)
    answer = client.post(
        reverse("imports:start", args=[dinas.agency.public_id]), {"file": SimpleUploadedFile("a.xlsx", b"%PDF-1"), "as_of": "2026-11-24"}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"file": ["Ini berkas PDF. Unggah daftar aslinya sebagai XLSX atau CSV."]}


def test_a_doubt_is_answered_on_its_page(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF)
    client = signed_in(dinas.team)
    made = upload(client, dinas, file_of(MARIA, YOSEF.replace("1 901,Sek", "1 902,Sek")))
    mapped(client, made)
    url = reverse("imports:doubts", args=[made.public_id])
    assert client.post(url, {}).status_code == 422

    client.post(url, {"line_3": "same"})

    made.refresh_from_db()
    assert made.report["found"]["counts"]["doubtful"] == 0


def test_the_roster_goes_out_in_the_columns_that_come_in_and_it_is_recorded(dinas: Office) -> None:
    dinas.bring_in(MARIA, YOSEF)
    client = signed_in(dinas.team)

    answer = client.post(reverse("imports:export", args=[dinas.agency.public_id]), {"kind": "csv"})

    assert dinas.confirm(dinas.checked(answer.content)).nothing
    assert Event.objects.latest("pk").facts == {"rows": 2, "file": "csv"}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_is_a_file_that_could_come_in(dinas: Office, kind: str) -> None:
    data = signed_in(dinas.team).get(reverse(f"imports:template_{kind}")).content

    assert dinas.checked(data).report["found"]["counts"]["new"] == 2


def test_a_person_without_the_role_is_refused_and_another_agency_finds_nothing(dinas: Office) -> None:
    made = dinas.checked(file_of(MARIA))
    head, stranger = person("Yos", dinas.agency, Role.HEAD), office("PU").team
    urls = [reverse("imports:start", args=[dinas.agency.public_id]), reverse("imports:show", args=[made.public_id])]

    assert [signed_in(head).get(url).status_code for url in urls] == [403, 403]
    assert [signed_in(stranger).get(url).status_code for url in urls] == [404, 404]


def test_a_cancelled_import_says_so(dinas: Office) -> None:
    client = signed_in(dinas.team)
    made = upload(client, dinas, file_of(MARIA))
    client.post(reverse("imports:cancel", args=[made.public_id]))

    assert "Impor dibatalkan" in client.get(reverse("imports:show", args=[made.public_id])).text


@pytest.mark.parametrize("digits", ["9" * 5_000, "²", "-1", "x"])
def test_a_figure_that_is_none_asks_for_the_first_page_and_the_guessed_header(dinas: Office, digits: str) -> None:
    client = signed_in(dinas.team)
    made = upload(client, dinas, file_of(MARIA, YOSEF))

    roster = client.get(reverse("imports:roster", args=[dinas.agency.public_id]), {"hal": digits})
    columns = client.post(reverse("imports:map", args=[made.public_id]), {"header_line": digits, "again": "1"})

    assert (roster.status_code, roster.context["number"]) == (200, 1)
    assert (columns.status_code, columns.context["form"].initial["header_line"]) == (200, 1)
