"""Sentences of evidence."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words

words.rules(
    {
        "evidence.size": _("Berkas terlalu besar. Batasnya %(megabytes)s MB."),
        "evidence.type": _("Berkas ini tidak dapat disimpan. Unggah PDF, JPEG, PNG, DOCX, atau XLSX yang utuh."),
    }
)
words.deeds({"evidence.kept": _("Berkas %(name)s disimpan sebagai bukti.")})
