"""Sentences of imports: what is wrong in a row and what to do, what differs, refusals, deeds, duties."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from pelopor.imports.words.problems import PROBLEMS
from pelopor.kit import words
from pelopor.kit.words import DutyWords
from pelopor.rules.roster import Change, Differences, Doubt, Problem

COLUMN_WORDS = {
    "name": _("Nama"), "number": _("NIP"), "number_pppk": _("NI PPPK"), "unit": _("Unit kerja"), "position": _("Jabatan"),
    "position_class": _("Jenis jabatan"), "status": _("Status"), "grade": _("Golongan"), "superior": _("Atasan"), "email": _("Surel"),
    "since": _("TMT"),
}  # fmt: skip
FIELD_WORDS = {**COLUMN_WORDS, "kind": _("jenis nomor"), "agency": _("instansi")}

DOUBTS = {
    "doubt.new_number": _("Baris %(line)s: %(name)s (%(unit)s) bernomor baru. Apakah ini %(known)s (%(place)s) yang sudah tercatat?"),
    "doubt.other_name": _("Baris %(line)s: nomor milik %(known)s (%(place)s) tertulis atas nama %(name)s. Apakah ini orang yang sama?"),
    "doubt.elsewhere": _("Baris %(line)s: %(name)s tercatat di %(place)s. Apakah ia pindah ke instansi ini?"),
}
CHOICE_WORDS = {
    ("doubt.new_number", "same"): _("Orang yang sama; nomornya berganti"),
    ("doubt.new_number", "new"): _("Orang lain; catat sebagai pegawai baru"),
    ("doubt.other_name", "same"): _("Orang yang sama; namanya berganti"),
    ("doubt.other_name", "skip"): _("Bukan; lewati baris ini"),
    ("doubt.elsewhere", "same"): _("Ya, pindah ke instansi ini"),
    ("doubt.elsewhere", "skip"): _("Tidak; lewati baris ini"),
}
REPORT_HEADERS = (_("Baris"), _("Kolom"), _("Isi"), _("Yang ditemukan"), _("Yang perlu dilakukan"))
COMPARED_PER_SECOND, WRITTEN_PER_SECOND = 4_000, 1_500
"""How fast rows are compared and people written on two busy cores; bench roster measures it. Others wait through both."""

words.rules(
    {
        "file.empty": _("Berkas ini kosong. Pilih berkas yang memuat daftar pegawai."),
        "file.xls": _("Ini berkas Excel lama (.xls). Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."),
        "file.password": _("Berkas ini dilindungi kata sandi. Hapus kata sandinya, simpan, lalu unggah lagi."),
        "file.pdf": _("Ini berkas PDF. Unggah daftar aslinya sebagai XLSX atau CSV."),
        "file.picture": _("Ini gambar. Unggah daftar aslinya sebagai XLSX atau CSV."),
        "file.ods": _("Ini berkas OpenDocument (.ods). Simpan sebagai .xlsx, lalu unggah lagi."),
        "file.xlsb": _("Ini berkas Excel biner (.xlsb). Simpan sebagai .xlsx, lalu unggah lagi."),
        "file.document": _("Ini dokumen Word atau PowerPoint. Unggah daftar pegawai sebagai XLSX atau CSV."),
        "file.cells": _("Berkas ini memuat lebih dari %(most)s sel. Hapus kolom dan baris yang tidak diperlukan."),
        "file.packed": _("Berkas ini bukan lembar kerja. Unggah XLSX atau CSV."),
        "file.markup": _("Berkas ini halaman web yang diberi nama lembar kerja. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."),
        "file.broken": _("Berkas ini rusak dan tidak dapat dibaca. Buka dan simpan lagi di Excel, lalu unggah lagi."),
        "file.binary": _("Berkas ini bukan teks dan bukan lembar kerja. Unggah XLSX atau CSV."),
        "file.bomb": _("Berkas ini terlalu besar setelah dibuka. Salin daftar pegawai saja ke berkas baru, lalu unggah."),
        "file.encoding": _("Huruf dalam berkas ini tidak dapat dibaca. Simpan sebagai CSV UTF-8 atau XLSX, lalu unggah lagi."),
        "file.quotes": _("Tanda kutip pada baris %(line)s tidak berpasangan. Perbaiki baris itu, lalu unggah lagi."),
        "file.rows": _("Berkas ini memuat lebih dari %(most)s baris. Bagi menjadi beberapa berkas."),
        "file.columns": _("Berkas ini memuat lebih dari %(most)s kolom. Hapus kolom yang tidak diperlukan."),
        "file.sheet": _("Lembar %(sheet)s tidak ada dalam berkas ini. Pilih lembar lain."),
        "roster.no_rows": _("Tidak ada pegawai di bawah baris nama kolom. Periksa lembar dan baris nama kolom. Tidak ada yang berubah."),
        "roster.no_header": _("Baris nama kolom tidak ditemukan. Tulis nomor barisnya."),
        "roster.columns": _("Kolom yang wajib belum dipilih: %(columns)s."),
        "roster.column_twice": _("Satu kolom berkas dipilih dua kali: untuk %(first)s dan %(second)s."),
        "roster.as_of_early": _("Sudah ada catatan yang mulai %(day)s. Unggah lagi dengan tanggal berlaku pada hari itu atau sesudahnya."),
        "roster.doubts": _("Ada %(count)s baris yang meragukan. Berkas ini agaknya bukan daftar pegawai instansi ini."),
        "roster.blocked": _("Masih ada baris yang salah. Tidak ada yang berubah. Perbaiki berkasnya, lalu unggah lagi."),
        "roster.doubts_open": _("Masih ada %(count)s baris yang meragukan. Jawab dulu pertanyaannya. Tidak ada yang berubah."),
        "roster.raced": _("Orang lain baru saja mengubah data yang sama. Tidak ada yang berubah. Periksa ulang berkas ini."),
        "roster.changed": _("Data instansi berubah sejak Anda memeriksa perbedaannya. Tidak ada yang diterapkan. Periksa lagi."),
        "roster.ended": _("Impor ini sudah diterapkan atau dibatalkan. Mulai impor baru."),
    }
)
words.rules({code: wrong for code, (wrong, _remedy) in PROBLEMS.items()})
words.deeds(
    {
        "imports.roster_applied": _(
            "Menerapkan daftar pegawai: %(new)s baru, %(changed)s berubah, %(moved)s pindah, %(ended)s berakhir, %(same)s tetap."
        ),
        "imports.people_taken": _("Daftar pegawai %(by_agency)s memindahkan %(count)s orang dari instansi ini."),
        "imports.roster_exported": _("Mengunduh daftar pegawai (%(rows)s orang) sebagai %(file)s."),
    }
)
words.duties(
    {
        "roster.import": DutyWords(
            _("Masukkan daftar pegawai"), _("Unggah daftar pegawai instansi, periksa perbedaannya, lalu terapkan."), _("Unggah daftar")
        )
    }
)


def pause(*, compared: int, written: int) -> str:
    """How long writing pauses, beforehand: empty when nobody will notice.

    Args:    compared: rows of the file. written: people who differ.
    """
    seconds = compared // COMPARED_PER_SECOND + written // WRITTEN_PER_SECOND
    if seconds < 2:
        return ""
    if seconds < 60:
        return ngettext("sekitar %(n)d detik", "sekitar %(n)d detik", seconds) % {"n": seconds}
    return ngettext("sekitar %(n)d menit", "sekitar %(n)d menit", seconds // 60 + 1) % {"n": seconds // 60 + 1}


def field_words(fields: Iterable[tuple[str, str]]) -> str:
    """What differs, with what stood there before where a roster would tell it."""
    return "; ".join(
        gettext("%(field)s, sebelumnya %(before)s") % {"field": FIELD_WORDS[field], "before": before} if before else str(FIELD_WORDS[field])
        for field, before in fields
    )


def shown_problem(problem: Mapping[str, Any]) -> dict[str, object]:
    """A problem as a page shows it: line, column in words, value, what is wrong, what to do."""
    wrong, remedy = PROBLEMS[problem["code"]]
    return {
        "line": problem["line"], "column": str(COLUMN_WORDS.get(problem["column"], "")), "value": problem["value"],
        "wrong": str(wrong) % problem["facts"], "do": str(remedy),
    }  # fmt: skip


def doubt_words(doubt: Doubt) -> str:
    """What has to be settled about a row, as a question."""
    facts = {
        "line": doubt.entry.line, "name": doubt.entry.name, "unit": doubt.entry.unit, "known": doubt.known.name,
        "place": doubt.known.elsewhere or doubt.known.unit or doubt.known.email,
    }  # fmt: skip
    return str(DOUBTS[doubt.kind]) % facts


def report_lines(problems: Sequence[Problem], differences: Differences) -> Iterator[tuple[str, ...]]:
    """Every problem, doubt and difference as a line of the report."""
    for problem in problems:
        wrong, remedy = PROBLEMS[problem.code]
        column = str(COLUMN_WORDS.get(problem.column, ""))
        yield str(problem.line), column, problem.value, str(wrong) % problem.facts, str(remedy)
    for doubt in differences.doubtful:
        yield str(doubt.entry.line), "", doubt.entry.name, doubt_words(doubt), gettext("Jawab di halaman impor.")
    groups = ((gettext("Baru"), differences.new), (gettext("Berubah"), differences.changed), (gettext("Pindah"), differences.moved))
    for label, changes in groups:
        for change in changes:
            yield _difference(change, label)
    for one in differences.left:
        yield "", "", f"{one.name}, {one.unit}", gettext("Tidak ada dalam berkas"), ""


def _difference(change: Change, label: str) -> tuple[str, ...]:
    told = f"{label}: {field_words(change.before())}" if change.fields else label
    return str(change.entry.line), "", f"{change.entry.name}, {change.entry.unit}", told, ""
