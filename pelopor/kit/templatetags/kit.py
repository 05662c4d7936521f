"""Filters of every page: moments, figures, deadlines, and what a form field is made of.

They are built in (settings.TEMPLATES): no template loads them.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django import template
from django.forms import BoundField, widgets
from django.utils import dateformat, timezone
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

register = template.Library()

ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}
SOON = 3  # days; a deadline this near is amber


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _zone(value: datetime) -> str:
    return ZONES.get(str(value.tzinfo), value.tzname() or "")


@register.filter
def when(value: date | datetime | None) -> str:
    """Day and hour in the active time zone: "Jumat, 27 November 2026 pukul 16.00 WITA"."""
    if value is None or value == "":
        return ""
    moment = _local(value)
    words = dateformat.format(moment, "l, j F Y")
    if not isinstance(moment, datetime):
        return words
    hour = dateformat.format(moment, "H.i" if get_language() == "id" else "H:i")
    return (gettext("%(day)s pukul %(hour)s %(zone)s") % {"day": words, "hour": hour, "zone": _zone(moment)}).strip()


@register.filter
def day(value: date | datetime | None) -> str:
    """The day in the active time zone: "24 November 2026"."""
    return dateformat.format(_local(value), "j F Y") if value else ""


@register.filter
def number(value: float | Decimal | Fraction | None, places: int | None = None) -> str:
    """A figure with the language's signs: 1.234,5 or 1,234.5. `places`: digits after the comma, rounded half up."""
    if value is None or value == "":
        return ""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-int(places)), rounding="ROUND_HALF_UP")
    return number_format(exact, use_l10n=True, force_grouping=True)


@register.filter
def percent(value: float | Decimal | Fraction | None, places: int | None = None) -> str:
    """A share with its sign: "94 %" in Indonesian, "94%" in English. Unit of `value`: percent (0 to 100), not a ratio."""
    words = number(value, places)
    return words and gettext("%(share)s %%") % {"share": words}


@register.filter
def left(due: date | datetime | None, at: datetime) -> str:
    """The words of a deadline's badge as seen at `at`, in whole days of the active time zone."""
    if not due:
        return gettext("Tanpa tenggat")
    days = _days(due, at)
    if _late(due, at):
        return ngettext("Lewat %(n)d hari", "Lewat %(n)d hari", -days) % {"n": -days} if days else gettext("Baru lewat")
    if days < 2:
        return gettext("Besok") if days else gettext("Hari ini")
    return ngettext("Tinggal %(n)d hari", "Tinggal %(n)d hari", days) % {"n": days}


@register.filter
def haste(due: date | datetime | None, at: datetime) -> str:
    """The kind of a deadline's badge: "buruk" when it has passed, "awas" when it is near, else plain."""
    if not due:
        return ""
    if _late(due, at):
        return "buruk"
    return "awas" if _days(due, at) <= SOON else ""


def _day_of(value: date | datetime) -> date:
    moment = _local(value)
    return moment.date() if isinstance(moment, datetime) else moment


def _days(due: date | datetime, at: datetime) -> int:
    return (_day_of(due) - _day_of(at)).days


def _late(due: date | datetime, at: datetime) -> bool:
    return due < at if isinstance(due, datetime) else due < _day_of(at)


@register.filter
def beside(columns: Sequence[object], row: Sequence[object]) -> Iterator[tuple[object, object]]:
    """Each cell of a row with its column, for the label that a phone shows beside it."""
    return zip(columns, row, strict=False)


@dataclass(frozen=True)
class Card:
    """What stands on a choice card: its name, one line under it, and points, each with a head or without."""

    name: str
    note: str
    points: tuple[tuple[str, str], ...]


@register.filter
def card(label: object) -> Card:
    """Read a choice's label line by line: name, note, then points as "Head: text"."""
    name, *rest = str(label).strip().split("\n")
    note = rest[0] if rest else ""
    heads = (line.partition(": ") for line in rest[1:] if line.strip())
    return Card(name, note, tuple((head, text) if text else ("", head) for head, _, text in heads))


KINDS: tuple[tuple[type[widgets.Widget], str], ...] = (
    (widgets.CheckboxSelectMultiple, "cards"),
    (widgets.RadioSelect, "cards"),
    (widgets.CheckboxInput, "checkbox"),
)


@register.filter
def shape(field: BoundField) -> str:
    """How `kit/_field.html` lays a field out: hidden, cards, checkbox or line."""
    if field.is_hidden:
        return "hidden"
    return next((kind for widget, kind in KINDS if isinstance(field.field.widget, widget)), "line")


@register.filter
def control(field: BoundField, extra: str = "") -> SafeString:
    """The input itself, with ids for hint and message. Dates become native pickers while what they hold can be shown.

    `extra`: ids of further describing elements, put first.
    """
    attrs: dict[str, str | bool] = {}
    if described := " ".join(part for part in (extra, field.aria_describedby or "") if part):
        attrs["aria-describedby"] = described
    if field.field.widget.attrs.get("rows") == "10":  # Django's own, too tall for a phone
        attrs["rows"] = "4"
    return field.as_widget(widget=_native(field), attrs=attrs)


def _native(field: BoundField) -> widgets.Widget | None:
    widget = field.field.widget
    forms = {widgets.DateInput: ("date", "%Y-%m-%d"), widgets.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M")}
    if type(widget) not in forms or (isinstance(field.value(), str) and field.errors):
        return None
    native = copy(widget)
    assert isinstance(native, widgets.DateTimeBaseInput)
    native.attrs = dict(widget.attrs)
    native.input_type, native.format = forms[type(widget)]
    return native


@register.filter
def options(field: BoundField) -> list[dict[str, object]]:
    """The options of a list of radio buttons or checkboxes, each with its `card`, and the state that its input needs."""
    return [{"tag": option.tag(), "card": card(option.choice_label)} for option in field.subwidgets]


@register.filter
def messages_of(errors: Iterable[object] | str | None) -> list[str]:
    """Each message once, as text; one sentence alone counts as a list of one."""
    listed = [errors] if isinstance(errors, str | Promise) else errors or ()
    return list(dict.fromkeys(str(error) for error in listed))
