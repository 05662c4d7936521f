"""Sentences of documents."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words

words.rules({"paper.void_reason": _("Tulis alasan pembatalan naskah.")})
words.deeds({"documents.voided": _("Naskah %(title)s dibatalkan. Alasan: %(reason)s")})
