"""Sentences of pages."""

from django.utils.translation import gettext_lazy as _

BOARD_COLUMNS = (_("Instansi"), _("Siklus"), _("Tahap"), _("Sejak"), _("Yang ditunggu"), _("Keterlambatan"), _("Keikutsertaan"))
