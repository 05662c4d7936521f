"""Sentences of documents."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words

words.rules(
    {
        "paper.void_reason": _("Tulis alasan pembatalan naskah."),
        "paper.frozen": _("Naskah ini sudah bernomor dan tidak dapat diubah."),
        "paper.number_missing": _("Isi nomor naskah dari buku agenda."),
        "paper.number_used": _("Nomor %(number)s sudah dipakai naskah lain."),
        "paper.sign_early": _("Naskah ini belum bernomor, atau sudah ditandatangani."),
        "paper.publish_early": _("Naskah ini belum ditandatangani, atau sudah diumumkan."),
    }
)
words.deeds(
    {
        "documents.minutes_frozen": _("Membekukan %(title)s. Sidik: %(hash)s."),
        "documents.voided": _("Membatalkan naskah %(title)s. Alasan: %(reason)s"),
        "documents.drafted": _("Menyusun konsep %(title)s."),
        "documents.numbered": _("Memberi nomor %(number)s pada %(title)s dan membekukannya."),
        "documents.signed": _("Mengunggah naskah bertanda tangan nomor %(number)s: %(title)s."),
        "documents.published": _("Mengumumkan naskah nomor %(number)s: %(title)s."),
    }
)
