"""Sentences of people: roles, refusals, deeds."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.rules.access import Role

ROLES = {
    Role.STAFF: _("Pegawai"),
    Role.SUPERIOR: _("Atasan langsung"),
    Role.REFORM_TEAM: _("Tim RB (Area Manajemen Perubahan)"),
    Role.ASSESSOR: _("Penilai"),
    Role.PERSONNEL_OFFICER: _("Petugas kepegawaian"),
    Role.REGISTRY_CLERK: _("Petugas tata usaha"),
    Role.SECRETARY: _("Sekretaris"),
    Role.HEAD: _("Pimpinan instansi"),
    Role.AGENT: _("Agen Perubahan"),
    Role.GROUP_LEADER: _("Ketua kelompok budaya kerja"),
    Role.WITNESS: _("Saksi"),
    Role.ANALYST: _("Analis"),
    Role.ORGANISATION_BUREAU: _("Biro Organisasi"),
    Role.INSPECTORATE: _("Inspektorat"),
    Role.ADMINISTRATOR: _("Pengelola aplikasi"),
    Role.DATA_OFFICER: _("Petugas pelindungan data"),
}

STATUSES = {
    "pns": _("PNS"),
    "cpns": _("CPNS"),
    "pppk": _("PPPK"),
    "pppk_paruh_waktu": _("PPPK paruh waktu"),
    "non_asn": _("Non-ASN"),
}

words.rules(
    {
        "grant.derived": _("Peran ini mengikuti data kepegawaian dan tidak diberikan tersendiri."),
        "grant.basis": _("Dasar pemberian peran belum diisi. Tulis nomor dan tanggal suratnya."),
        "grant.dates": _("Tanggal akhir harus sesudah tanggal mulai."),
        "grant.ended": _("Peran ini sudah berakhir."),
    }
)
words.deeds(
    {
        "people.role_granted": _("Memberi peran %(role)s kepada %(person)s sampai %(until)s, dasar: %(basis)s."),
        "people.role_ended": _("Mengakhiri peran %(role)s dari %(person)s."),
    }
)
