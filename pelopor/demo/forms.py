"""Moving the demo's clock."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}


class ClockForm(forms.Form):
    step = forms.ChoiceField(
        label=_("Majukan jam peragaan"),
        choices=[("hour", _("Satu jam")), ("day", _("Satu hari")), ("week", _("Satu minggu"))],
        help_text=_("Hal yang jatuh tempo selesai dalam setengah menit sesudahnya."),
    )
