"""The sample files of the docs: the sound ones come in, the broken one has exactly the faults that it says."""

import zipfile
from io import BytesIO

import pytest

from pelopor.imports.reading import read_table
from pelopor.imports.words import shown_problem
from tests.imports.books import packed
from tests.imports.factories import Office, office
from tools import samples


@pytest.fixture
def dinas(db: None) -> Office:
    return office()


def kept(name: str) -> bytes:
    return (samples.FOLDER / name).read_bytes()


def test_the_files_are_those_that_the_code_writes() -> None:
    assert {path.name for path in samples.FOLDER.iterdir()} == {*samples.files(), "README.md"}
    assert samples.main(["--check"]) == 0


def test_a_workbook_is_compared_by_its_parts() -> None:
    data = kept("pegawai.xlsx")
    with zipfile.ZipFile(BytesIO(data)) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}

    assert samples.same(data, packed(parts))
    assert not samples.same(data, packed(parts | {"xl/workbook.xml": "x"}))
    assert not samples.same(b"a", b"b")


@pytest.mark.parametrize("name", ["pegawai.csv", "pegawai.xlsx"])
def test_a_sound_sample_comes_in_without_a_warning(dinas: Office, name: str) -> None:
    made = dinas.checked(kept(name))

    assert (made.report["found"]["wrong"], made.report["found"]["warnings"]) == ([], [])
    assert dinas.confirm(made).new == len(samples.PEOPLE)
    assert dinas.people()["Ina Contoh, A.Md."] == (
        "199202142023212901", "Sekretariat", "Pranata Komputer Terampil", "Yosef Contoh, S.Sos."
    )  # fmt: skip


def test_both_sound_samples_say_the_same(dinas: Office) -> None:
    dinas.confirm(dinas.checked(kept("pegawai.csv")))

    assert dinas.confirm(dinas.checked(kept("pegawai.xlsx"))).nothing


def test_the_broken_sample_has_the_faults_that_it_says_and_no_other(dinas: Office) -> None:
    made = dinas.checked(kept("pegawai-salah.xlsx"))
    found = made.report["found"]
    rows = read_table(kept("pegawai-salah.xlsx")).rows[2:]

    assert made.state == "refused"
    told = {row["line"]: shown_problem(row)["wrong"] for row in [*found["wrong"], *found["warnings"]]}
    assert {row.line: told.pop(row.line, "") for row in rows} == {row.line: str(row.cells[-1]) for row in rows}
    assert told == {}
    assert len({row["code"] for row in found["wrong"]}) == 19
