import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelopor.rules.roster import COLUMNS, Cell, Header, Row, column_for, guess_header, guess_mapping
from pelopor.rules.roster.columns import plain


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("NIP", "number"), ("NIP Baru", "number"), ("N I P", None), ("Nomor Induk Pegawai", "number"), ("NIP/NI PPPK", "number"),
        ("NI PPPK", "number_pppk"), ("No.", None), ("Nomor", None), ("Nomor Urut", None), ("NIK", None),
        ("Nama", "name"), ("NAMA LENGKAP", "name"), ("Nama  Pegawai\n(dengan gelar)", "name"),
        ("Unit Kerja", "unit"), ("Nama Unit Kerja", "unit"), ("UNOR", "unit"), ("Bidang", "unit"),
        ("Jabatan", "position"), ("Nama Jabatan", "position"), ("Jabatan Terakhir", "position"),
        ("Jenis Jabatan", "position_class"), ("Kelas Jabatan", "position_class"), ("Eselon", "position_class"),
        ("Status", "status"), ("Status Kepegawaian", "status"), ("Jenis Pegawai", "status"),
        ("Gol.", "grade"), ("Gol./Ruang", "grade"), ("Pangkat/Gol. Ruang", "grade"), ("Golongan Terakhir", "grade"), ("Pangkat", None),
        ("Atasan", "superior"), ("NIP Atasan Langsung", "superior"), ("Jabatan Atasan", "superior"), ("Pejabat Penilai", "superior"),
        ("E-mail", "email"), ("Alamat Surel", "email"), ("TMT", "since"), ("TMT Jabatan", "since"), ("TMT CPNS", "since"),
        ("Tempat Lahir", None), ("Jenis Kelamin", None), ("", None), ("Keterangan", None),
    ],
)  # fmt: skip
def test_a_header_is_known_by_its_words(header: str, column: str | None) -> None:
    found = column_for(header)

    assert (found[0] if found else None) == column


def test_export_and_import_know_the_same_headers() -> None:
    assert [column_for(column.title) for column in COLUMNS] == [(column.key, True) for column in COLUMNS]


def test_an_exact_header_wins_over_one_that_is_alike_and_the_left_over_the_right() -> None:
    assert guess_mapping(["No", "NIP Lama", "Nama", "TMT CPNS", "NIP", "TMT", "Nama Lengkap", "Kelas Jabatan", "Jenis Jabatan", 7]) == {
        "name": 2, "number": 4, "since": 5, "position_class": 8,
    }  # fmt: skip


def test_the_header_is_found_below_the_title_of_the_list() -> None:
    rows = [Row(1, ["DAFTAR PEGAWAI"]), Row(2, ["Unit Kerja: Sekretariat", "Status: per 24 November"]), Row(4, ["Nama", "NIP", "Unit", 1])]

    assert guess_header(rows) == Header(4, {"name": 0, "number": 1, "unit": 2})


def test_the_row_that_names_most_columns_is_the_header_and_the_upper_of_equals() -> None:
    three, four = ["Nama", "NIP", "Unit"], ["Nama", "NIP", "Unit", "Status"]

    assert guess_header([Row(1, three), Row(2, four), Row(3, four)]) == Header(2, {"name": 0, "number": 1, "unit": 2, "status": 3})


def test_two_known_words_are_no_header_and_nothing_is_looked_for_below_thirty_rows() -> None:
    assert guess_header([Row(1, ["Nama", "NIP"])]) is None
    assert guess_header([*(Row(line, ["x"]) for line in range(1, 31)), Row(31, ["Nama", "NIP", "Unit"])]) is None


@given(st.lists(st.lists(st.one_of(st.text(max_size=20), st.integers(), st.none()), max_size=8), max_size=8))
def test_any_rows_are_looked_through_without_a_fault(cells: list[list[Cell]]) -> None:
    header = guess_header([Row(line, row) for line, row in enumerate(cells, 1)])

    assert header is None or len(header.mapping) >= 3


@given(st.text(max_size=40))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(f"  {text} -") == plain(text)
