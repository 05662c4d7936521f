"""Sentences of those who run the installation."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words

words.rules({"opening.one_person": _("Pengelola aplikasi dan anggota Tim RB harus dua orang yang berbeda.")})
