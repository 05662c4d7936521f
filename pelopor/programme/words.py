"""Sentences of programme, and the names of stages and milestones that other parts show."""

from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from pelopor.kit import words
from pelopor.kit.words import DutyWords
from pelopor.rules.programme import Stage
from pelopor.rules.ruleset import Ruleset, Text

STAGES = {
    Stage.PREPARE: _("Persiapan"),
    Stage.DECLARE: _("Deklarasi"),
    Stage.BASELINE: _("Survei awal"),
    Stage.INTERNALISE: _("Penanaman dan internalisasi"),
    Stage.NOMINATE: _("Penjaringan"),
    Stage.STUDY: _("Telaah"),
    Stage.ASSESS: _("Assessment"),
    Stage.DECIDE: _("Pilihan pimpinan"),
    Stage.OBJECT: _("Masa sanggah"),
    Stage.DECREE: _("Surat Keputusan"),
    Stage.ACT: _("Rencana tindak"),
    Stage.MEASURE: _("Pengukuran ulang"),
    Stage.CLOSE: _("Penutupan"),
}

ABOUT = {
    Stage.PREPARE: _("Tim RB menyiapkan daftar pegawai, membuka siklus, dan menerbitkan kriteria."),
    Stage.DECLARE: _("Pimpinan mendeklarasikan program pada apel, lalu Tim RB mengunggah buktinya."),
    Stage.BASELINE: _("Tim RB mencatat keadaan budaya kerja sebelum ada perubahan."),
    Stage.INTERNALISE: _("Pegawai mengenal nilai dan program ini, lalu Tim RB mengunggah buktinya."),
    Stage.NOMINATE: _("Pegawai mengusulkan rekan yang pantas menjadi Agen Perubahan secara rahasia."),
    Stage.STUDY: _("Petugas memeriksa syarat, calon menyatakan kesediaan, dan pimpinan menerima hasil telaah."),
    Stage.ASSESS: _("Penilai menilai setiap calon secara terpisah, lalu menyepakati nilai dalam rapat."),
    Stage.DECIDE: _("Pimpinan memilih Agen Perubahan dari calon yang diajukan."),
    Stage.OBJECT: _("Pegawai dapat menyampaikan sanggahan atas pilihan pimpinan sampai masa sanggah berakhir."),
    Stage.DECREE: _("Sekretaris menyusun Surat Keputusan, pimpinan menandatanganinya, lalu sekretaris menerbitkannya."),
    Stage.ACT: _("Agen Perubahan menyusun dan menjalankan rencana tindak."),
    Stage.MEASURE: _("Tim RB mengukur lagi budaya kerja dan membandingkannya dengan survei awal."),
    Stage.CLOSE: _("Tim RB menutup siklus setelah hasilnya terbit."),
}

MILESTONES = {
    "cycle.opened": _("Siklus dibuka"),
    "criteria.published": _("Kriteria diterbitkan"),
    "declare.proved": _("Deklarasi dibuktikan"),
    "declare.waived": _("Deklarasi dikecualikan"),
    "baseline.proved": _("Survei awal dibuktikan"),
    "baseline.waived": _("Survei awal dikecualikan"),
    "internalise.proved": _("Internalisasi dibuktikan"),
    "internalise.waived": _("Internalisasi dikecualikan"),
    "nomination.opened": _("Penjaringan dibuka"),
    "nomination.closed": _("Penjaringan ditutup"),
    "nomination.published": _("Nama calon diumumkan"),
    "study.submitted": _("Hasil telaah disampaikan kepada pimpinan"),
    "study.released": _("Pimpinan mengizinkan assessment"),
    "scores.locked": _("Semua nilai dikunci"),
    "tally.opened": _("Hasil penjaringan dibuka para saksi"),
    "scores.agreed": _("Nilai disepakati"),
    "minutes.frozen": _("Berita acara dibekukan"),
    "choice.made": _("Pimpinan menetapkan pilihan"),
    "objections.closed": _("Masa sanggah ditutup"),
    "decree.published": _("Surat Keputusan diterbitkan"),
    "plans.approved": _("Rencana tindak disetujui"),
    "results.published": _("Hasil diterbitkan"),
}
"""Every kind that a gate reads, and nomination.opened, which no gate waits for."""

KEY_LABELS = {
    "electorate.may_nominate": _("Status yang boleh mengusulkan"),
    "electorate.may_stand": _("Status yang boleh diusulkan"),
    "nomination.most_names": _("Nama terbanyak pada satu usulan"),
    "nomination.finalists": _("Jumlah calon dari penjaringan"),
    "nomination.finalists_limit": _("Batas jumlah calon bila ada nilai sama"),
    "nomination.self_naming": _("Boleh mengusulkan diri sendiri"),
    "nomination.turnout_floor": _("Keikutsertaan paling sedikit, dalam persen"),
    "nomination.ties": _("Cara memutus jumlah usulan yang sama"),
    "nomination.publish_counts": _("Jumlah usulan per nama masuk berita acara"),
    "nomination.days": _("Lama penjaringan, dalam hari"),
    "nomination.groups": _("Kelompok boleh diusulkan"),
    "nomination.group_least": _("Anggota kelompok paling sedikit"),
    "nomination.group_most": _("Anggota kelompok paling banyak"),
    "nomination.fewer": _("Bila nama yang diusulkan kurang dari jumlah calon"),
    "study.lot_size": _("Pegawai lain yang ditarik acak untuk setiap calon"),
    "study.programme": _("Program singkat dari calon"),
    "study.programme_length": _("Panjang program singkat, dalam huruf"),
    "assessment.least_assessors": _("Penilai paling sedikit"),
    "assessment.proposed": _("Jumlah calon yang diajukan kepada pimpinan"),
    "assessment.superior": _("Pendapat atasan langsung"),
    "assessment.proposal_ties": _("Bila tempat terakhir bernilai sama"),
    "assessment.potential": _("Catatan potensi dan kemampuan dari penilai"),
    "assessment.potential_printed": _("Catatan potensi dan kemampuan masuk berita acara"),
    "assessment.weights": _("Bobot kriteria, menurut urutannya"),
    "decision.chosen": _("Jumlah Agen Perubahan yang dipilih"),
    "decision.reason_below_rank": _("Alasan wajib bila pilihan menyimpang dari peringkat"),
    "decision.boundary_ties": _("Memilih di antara calon yang seperingkat"),
    "objection.working_days": _("Masa sanggah, dalam hari kerja"),
    "objection.upheld": _("Bila sanggahan diterima"),
    "term.months": _("Masa tugas, dalam bulan"),
}
"""What each key of a ruleset is called on the screen."""

ALLOWED = {
    "pns": _("PNS"),
    "cpns": _("CPNS"),
    "pppk": _("PPPK"),
    "pppk_paruh_waktu": _("PPPK paruh waktu"),
    "non_asn": _("Non-ASN"),
    "extend": _("tambah tempat sampai batas"),
    "order": _("urutan yang ditetapkan aturan"),
    "lot": _("undian"),
    "beside": _("tampil di samping rata-rata, tidak dihitung"),
    "all_tied": _("semua yang sama ikut diajukan"),
    "above_tie": _("hanya yang di atasnya yang diajukan"),
    "continue": _("diteruskan dengan nama yang ada"),
    "extend_window": _("penjaringan dibuka sekali lagi"),
    "advice": _("Tim RB memutuskan, dengan alasan"),
    "none": _("tidak diminta"),
    "asked": _("diminta, boleh tidak diisi"),
    "optional": _("diminta, boleh kosong"),
    "required": _("diminta, wajib diisi"),
    "free": _("bebas, tanpa alasan"),
    "reason": _("bebas, dengan alasan tertulis"),
    "back": _("siklus kembali ke tahap yang disanggah"),
}
"""Words that a ruleset uses as values."""

SURE_WORDS = {"printed": (_("Tertulis"), "baik"), "inferred": (_("Disimpulkan"), "awas"), "decided": (_("Diputuskan"), "")}
"""How sure we are of a value, with the kind of its badge."""


def worded(text: Text) -> str:
    """The text of a ruleset in the active language."""
    return text.en if (get_language() or "").startswith("en") else text.id


def value_words(value: Any) -> str:
    """One value of a ruleset in the active language."""
    if isinstance(value, bool):
        return gettext("Ya") if value else gettext("Tidak")
    if isinstance(value, tuple):
        return ", ".join(str(ALLOWED.get(word, word)) for word in value) or gettext("semua sama")
    return str(ALLOWED[value]) if value in ALLOWED else str(value)


def criteria_shown(rules: Ruleset) -> list[dict[str, Any]]:
    """The criteria and their levels in the active language."""
    return [
        {
            "text": worded(one.text), "question": worded(one.question), "gate": one.kind == "gate", "source": one.source,
            "levels": [{"value": level.value, "label": worded(level.label), "text": worded(level.text)} for level in one.levels],
        }
        for one in rules.criteria
    ]  # fmt: skip


def plain_rules(rules: Ruleset) -> list[str]:
    """What the ruleset demands, in plain sentences of the active language."""
    nomination, assessment, decision = rules.nomination, rules.assessment, rules.decision
    said = [
        gettext("Yang boleh mengusulkan: %(who)s.") % {"who": value_words(rules.electorate.may_nominate)},
        gettext("Yang boleh diusulkan: %(who)s.") % {"who": value_words(rules.electorate.may_stand)},
        gettext("Setiap pegawai mengusulkan paling banyak %(most)s nama selama %(days)s hari.")
        % {"most": nomination.most_names, "days": nomination.days},
        gettext("Pegawai boleh mengusulkan diri sendiri.")
        if nomination.self_naming
        else gettext("Pegawai tidak boleh mengusulkan diri sendiri."),
        gettext("Penjaringan menghasilkan %(places)s calon, paling banyak %(limit)s bila ada jumlah usulan yang sama.")
        % {"places": nomination.finalists, "limit": nomination.limit},
        gettext("Bila nama yang diusulkan kurang dari itu: %(rule)s.") % {"rule": value_words(nomination.fewer)},
        gettext("Paling sedikit %(least)s penilai menilai setiap calon.") % {"least": assessment.least_assessors},
        gettext("Sebanyak %(count)s calon diajukan kepada pimpinan.") % {"count": assessment.proposed},
        gettext("Pimpinan memilih %(count)s Agen Perubahan.") % {"count": decision.chosen},
    ]
    if nomination.groups:
        said.append(
            gettext("Kelompok beranggota %(least)s sampai %(most)s orang juga boleh diusulkan.")
            % {"least": nomination.group_least, "most": nomination.group_most}
        )
    if rules.study.programme == "asked":
        said.append(gettext("Calon boleh menyampaikan program singkat yang dibaca para penilai."))
    if assessment.weights:
        said.append(
            gettext("Bobot kriteria: %(weights)s.")
            % {"weights": "; ".join(f"{worded(one.text)} {weight}" for one, weight in zip(rules.ratings, assessment.weights, strict=True))}
        )
    if assessment.potential != "none":
        said.append(gettext("Penilai juga menulis potensi dan kemampuan calon; tulisan itu tidak masuk nilai."))
    if nomination.turnout_floor:
        said.append(
            gettext("Penjaringan sah bila diikuti paling sedikit %(percent)s persen pegawai.") % {"percent": nomination.turnout_floor}
        )
    if decision.reason_below_rank:
        said.append(gettext("Pimpinan menulis alasan bila pilihannya menyimpang dari peringkat."))
    if rules.objection.working_days:
        said.append(gettext("Masa sanggah berlangsung %(days)s hari kerja.") % {"days": rules.objection.working_days})
    return [*said, gettext("Masa tugas Agen Perubahan %(months)s bulan.") % {"months": rules.term.months}]


def sources(rules: Ruleset) -> list[dict[str, Any]]:
    """Every value with where it comes from and how sure that is."""
    return [
        {
            "label": KEY_LABELS[key], "value": value_words(value.value), "source": value.source, "from": value.from_,
            "sure": SURE_WORDS[value.sure][0], "kind": SURE_WORDS[value.sure][1],
        }
        for key, value in rules.values.items()
    ]  # fmt: skip


words.rules(
    {
        "calendar.value": _("Kalender hari libur yang disertakan tidak dapat dibaca: %(key)s. Laporkan kepada pengelola aplikasi."),
        "close.reason": _("Tulis alasan penutupan."),
        "close.decree": _("Siklus dapat ditutup setelah Surat Keputusan diumumkan."),
        "close.twice": _("Siklus ini sudah ditutup."),
        "holiday.known": _("Hari ini sudah tercatat sebagai hari libur. Belum ada yang berubah."),
        "stage.move": _("Tahap ini tidak dapat langsung menyusul tahap yang sedang berjalan."),
        "milestone.twice": _("Langkah ini sudah dicatat. Muat ulang halaman ini untuk melihat keadaan terbaru."),
        "gate.missing": _("Tahap ini belum dapat dibuka karena masih ada langkah yang belum selesai."),
        "stage.void": _("Tahap ini dibatalkan karena siklus kembali ke tahap sebelumnya. Belum ada yang berubah. Buka berkas siklus."),
        "stage.open": _("Tahap ini sudah dibuka. Muat ulang halaman ini untuk melihat keadaan terbaru."),
        "stage.proof_or_reason": _("Unggah satu bukti atau tulis alasan pengecualian, jangan keduanya."),
        "stage.settled": _("Tahap ini sudah diselesaikan, jadi tidak dapat diubah lagi."),
        "cycle.open": _("%(agency)s masih menjalankan siklus lain. Tutup siklus itu lebih dahulu."),
        "back.reason": _("Tulis alasan mengapa siklus kembali ke tahap sebelumnya."),
        "back.closed": _("Siklus ini sudah ditutup, jadi tidak dapat kembali."),
        "back.move": _("Siklus tidak dapat kembali ke tahap itu dari tahap yang sekarang."),
        "ruleset.name": _("Nama %(name)s sudah dipakai perangkat aturan lain. Pilih nama lain."),
        "ruleset.toml": _("Perangkat aturan ini tidak dapat dibaca: %(why)s"),
        "ruleset.key": _("Periksa %(key)s: %(why)s"),
        "ruleset.number": _("%(key)s harus bilangan bulat dari %(least)s sampai %(most)s."),
        "ruleset.truth": _("%(key)s harus dijawab ya atau tidak."),
        "ruleset.choice": _("%(key)s harus salah satu dari: %(allowed)s."),
        "ruleset.numbers": _("%(key)s harus berupa bilangan bulat dari %(least)s sampai %(most)s, dipisah koma, atau kosong."),
        "ruleset.weights": _("%(key)s harus berisi %(count)s bobot, satu untuk setiap kriteria yang dinilai, atau kosong."),
        "ruleset.words": _("%(key)s harus berisi sedikitnya satu dari: %(allowed)s."),
        "ruleset.below": _("%(key)s tidak boleh lebih kecil daripada %(other)s."),
        "ruleset.above": _("%(key)s tidak boleh lebih besar daripada %(other)s."),
        "ruleset.lot": _("%(key)s harus diakhiri undian, karena hanya undian yang selalu memutus."),
        "ruleset.title": _("Tulis nama dan judul perangkat aturan dalam kedua bahasa."),
        "ruleset.unknown": _("%(key)s bukan bagian dari perangkat aturan."),
        "ruleset.source": _("Tulis sumber untuk nilai %(key)s yang Anda ubah."),
    }
)
words.deeds(
    {
        "programme.cycle_closed": _("Menutup siklus %(title)s dengan alasan: %(reason)s"),
        "programme.holiday_added": _("Menambah hari libur %(day)s: %(name)s."),
        "programme.holiday_removed": _("Menghapus hari libur %(day)s: %(name)s."),
        "programme.cycle_opened": _("Membuka siklus %(title)s dengan perangkat aturan %(ruleset)s."),
        "programme.stage_settled": _("Mengunggah bukti penyelesaian tahap."),
        "programme.stage_waived": _("Mencatat pengecualian tahap dengan alasan: %(reason)s"),
        "programme.criteria_published": _("Menerbitkan %(count)s kriteria."),
        "programme.moved_back": _("Mengembalikan siklus ke tahap sebelumnya dengan alasan: %(reason)s"),
        "programme.ruleset_made": _("Membuat perangkat aturan %(name)s dengan %(count)s nilai yang diubah."),
    }
)
words.duties(
    {
        "cycle.open": DutyWords(_("Buka siklus"), _("Pilih perangkat aturan, lalu buka siklus tahun ini."), _("Buka siklus")),
        "declare.prove": DutyWords(_("Buktikan deklarasi"), _("Unggah bukti atau catat alasan pengecualian."), _("Buka deklarasi")),
        "baseline.prove": DutyWords(_("Buktikan survei awal"), _("Unggah bukti atau catat alasan pengecualian."), _("Buka survei awal")),
        "internalise.prove": DutyWords(
            _("Buktikan internalisasi"), _("Unggah bukti atau catat alasan pengecualian."), _("Buka internalisasi")
        ),
        "criteria.publish": DutyWords(
            _("Terbitkan kriteria"), _("Periksa kriteria siklus ini, lalu terbitkan sebelum penjaringan."), _("Buka kriteria")
        ),
    }
)
