"""`pelopor roster`: what the pages do, from the command line."""

import io
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from pelopor.audit.models import Event
from pelopor.imports import words
from pelopor.operate.command import main
from tests.imports.books import written
from tests.imports.factories import HEAD, MARIA, YOSEF, Office, file_of, office, snapshot

DONE = "Menerapkan daftar pegawai: 2 baru, 0 berubah, 0 pindah, 0 berakhir, 0 tetap."


@pytest.fixture
def dinas(db: None) -> Office:
    return office()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "daftar.csv"
    path.write_bytes(file_of(MARIA, YOSEF))
    return path


def roster(*given: object, terminal: bool = False) -> tuple[int, list[str], str]:
    """The exit code, the lines told, and what went beside them (progress)."""
    out, err = io.StringIO(), io.StringIO()
    err.isatty = lambda: terminal  # type: ignore[method-assign]
    code = 0
    try:
        call_command("roster", *map(str, given), stdout=out, stderr=err)
    except SystemExit as end:
        code = int(str(end.code))
    return code, out.getvalue().splitlines(), err.getvalue()


def as_json(*given: object) -> tuple[int, dict[str, Any]]:
    code, (line,), beside = roster(*given, "--json", terminal=True)
    assert beside == ""
    return code, json.loads(line)


def test_a_file_is_checked_and_nothing_is_written(dinas: Office, file: Path) -> None:
    before = snapshot()

    assert roster("check", "DK", file) == (
        0,
        ["Unit kerja baru: Sekretariat", "2 baru, 0 berubah, 0 pindah, 0 tidak ada dalam berkas, 0 meragukan, 0 tetap."],
        "",
    )
    assert (snapshot(), Event.objects.count()) == (before, 0)


def test_a_file_comes_in_and_the_audit_says_that_the_programme_did_it(dinas: Office, file: Path) -> None:
    code, lines, _ = roster("import", "DK", file)

    assert (code, lines[-1]) == (0, DONE)
    assert dinas.people() == {
        "Maria Tefa, S.Kom.": ("199001012015012901", "Sekretariat", "Kepala Sekretariat", ""),
        "Yosef Nalle": ("199202142023211901", "Sekretariat", "Pengelola Keuangan", "Maria Tefa, S.Kom."),
    }
    event = Event.objects.get()
    assert (event.kind, event.actor, event.actor_name, event.facts["new"]) == ("imports.roster_applied", "", "", 2)
    assert len(event.facts["hash"]) == 64


def test_the_same_file_twice_changes_nothing(dinas: Office, file: Path) -> None:
    roster("import", "DK", file)
    before = snapshot()

    assert roster("import", "DK", file)[1][-1] == "Tidak ada yang berubah."
    assert (snapshot(), Event.objects.count()) == (before, 1)


def test_one_wrong_row_keeps_all_of_it_out_and_is_told(dinas: Office, file: Path) -> None:
    file.write_bytes(file_of(MARIA, YOSEF.replace("PPPK,VII", "pegawai,")))
    before = snapshot()

    for deed in ("check", "import"):
        code, lines, _ = roster(deed, "DK", file)
        assert (code, lines[0]) == (
            1,
            "Baris 3 | Status | pegawai | Status ini tidak dikenali. | Tulis PNS, CPNS, PPPK, PPPK Paruh Waktu, atau Non-ASN.",
        )
    assert snapshot() == before


def test_a_doubt_is_told_and_settled_by_its_line(dinas: Office, file: Path) -> None:
    roster("import", "DK", file)
    file.write_bytes(file_of(MARIA, YOSEF.replace("1 901,Sek", "1 902,Sek")))

    code, lines, _ = roster("import", "DK", file)
    yosef = "Yosef Nalle (Sekretariat)"
    assert (code, lines[0]) == (
        1,
        f"Baris 3: {yosef} bernomor baru. Apakah ini {yosef} yang sudah tercatat? --settle 3=same|new",
    )
    assert roster("import", "DK", file, "--settle", "3=same")[0] == 0
    assert dinas.people()["Yosef Nalle"][0] == "199202142023211902"


def test_whoever_is_missing_leaves_when_the_operator_says_so(dinas: Office, file: Path) -> None:
    roster("import", "DK", file)
    file.write_bytes(file_of(MARIA))

    assert roster("import", "DK", file)[1][-1] == "Tidak ada yang berubah."
    assert as_json("import", "DK", file, "--end-missing")[1]["applied"]["ended"] == 1
    assert list(dinas.people()) == ["Maria Tefa, S.Kom."]


def test_a_script_reads_one_object(dinas: Office, file: Path) -> None:
    code, told = as_json("check", "DK", file, "--as-of", "2026-11-20", "--language", "en")

    assert code == 0
    assert told["counts"] == {"new": 2, "changed": 0, "moved": 0, "left": 0, "same": 0, "doubtful": 0}
    assert (told["rows"], told["blocked"], told["units"], told["wrong"], told["pause"]) == (2, False, ["Sekretariat"], [], "")

    file.write_bytes(file_of(MARIA.replace("PNS", "pegawai")))
    code, told = as_json("import", "DK", file, "--language", "en")
    assert (code, told["wrong"]) == (
        1,
        [
            {
                "code": "status.unknown", "line": 2, "column": "Status", "value": "pegawai", "wrong": "This status is not known.",
                "do": "Write PNS, CPNS, PPPK, PPPK Paruh Waktu or Non-ASN.",
            }
        ],
    )  # fmt: skip

    file.write_bytes(b"%PDF-1.7")
    text = "Ini berkas PDF. Unggah daftar aslinya sebagai XLSX atau CSV."
    assert as_json("import", "DK", file) == (1, {"error": {"code": "file.pdf", "text": text}})


def test_how_long_writing_pauses_is_said_before_and_a_bar_goes_along(dinas: Office, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "WRITTEN_PER_SECOND", 1)
    pause = "Selama menyimpan (sekitar 2 detik), orang lain menunggu sebentar saat mengirim sesuatu."
    assert roster("check", "DK", file)[1][-1] == pause

    _, lines, beside = roster("import", "DK", file, terminal=True)

    assert lines[-2:] == [pause, DONE]
    assert beside.split("\r")[-1] == f"[{'#' * 30}] 2 / 2 \n"


def test_a_sheet_and_a_header_line_may_be_named(dinas: Office, tmp_path: Path) -> None:
    def write(made: Any) -> None:
        made.add_worksheet("Sampul").write(0, 0, "Daftar")
        sheet = made.add_worksheet("Pegawai")
        for line, row in enumerate((HEAD, HEAD, YOSEF.replace("19900101 201501 2 901", ""))):
            sheet.write_row(line, 0, row.split(","))

    file = tmp_path / "daftar.xlsx"
    file.write_bytes(written(write))

    with pytest.raises(CommandError, match="--sheet: Sampul, Pegawai"):
        roster("check", "DK", file)
    assert as_json("check", "DK", file, "--sheet", "Pegawai", "--header-line", "2")[1]["counts"]["new"] == 1
    with pytest.raises(CommandError, match="Kolom yang wajib belum dipilih: Nama, NIP, Unit Kerja"):
        roster("check", "DK", file, "--sheet", "Pegawai", "--header-line", "9")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_roster_goes_out_as_it_comes_in_and_that_is_recorded(dinas: Office, file: Path, tmp_path: Path, kind: str) -> None:
    roster("import", "DK", file)
    out = tmp_path / f"keluar.{kind}"

    assert roster("export", "DK", out) == (0, [f"{out}: 2"], "")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    event = Event.objects.latest("pk")
    assert (event.kind, event.actor, event.facts) == ("imports.roster_exported", "", {"rows": 2, "file": kind})
    assert as_json("check", "DK", out)[1]["counts"]["same"] == 2
    with pytest.raises(CommandError, match="File exists"):
        roster("export", "DK", out)
    assert Event.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (("check", "XX", "{file}"), "no agency with the code 'XX'"), (("check", "DK", "none.csv"), "none.csv cannot be read: No such file"),
        (("import", "DK", "{file}", "--as-of", "2026-11-25"), "has not come yet"), (("export", "DK", "a.pdf"), "must end in .csv or .xlsx"),
        (("export", "DK", "/proc/a.csv"), "cannot be written"), (("import", "DK", "{file}", "--settle", "3=yes"), "not like 12=same"),
        (("import", "DK", "{file}", "--as-of", "24/11/2026"), "invalid"), (("import",), "required"), ((), "required"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_changes_nothing(dinas: Office, file: Path, given: tuple[str, ...], text: str) -> None:
    before = snapshot()

    with pytest.raises(CommandError, match=text):
        roster(*(word.format(file=file) for word in given))

    assert (snapshot(), Event.objects.count()) == (before, 0)


def test_the_product_knows_the_word(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["pelopor", "--help"])
    with pytest.raises(SystemExit):
        main()

    assert "  roster   check a roster file, bring it in, give the roster out\n" in capsys.readouterr().out
