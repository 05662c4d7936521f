"""Sentences of decision."""

from django.utils.translation import gettext_lazy as _

from pelopor.kit import words

words.rules(
    {
        "choice.twice": _("Pilihan sudah ditetapkan sebelumnya."),
        "objections.note": _("Tulis bagaimana sanggahan dijawab."),
        "objections.early": _("Masa sanggah belum berakhir, atau sudah ditutup."),
    }
)
words.deeds(
    {
        "decision.chosen": _("Menetapkan %(count)s orang pilihan pimpinan."),
        "decision.objections_closed": _("Menutup masa sanggah dengan %(count)s sanggahan."),
        "decision.appointed": _("Mengangkat %(count)s Agen Perubahan dengan SK nomor %(number)s."),
    }
)
