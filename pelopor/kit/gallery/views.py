"""The gallery: every component with its examples, contract, rule of use and accessibility criteria."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from pelopor.kit.access import Door, opens_to
from pelopor.kit.gallery import contract
from pelopor.kit.gallery.contract import Contract
from pelopor.kit.gallery.entry import Entry
from pelopor.kit.gallery.fields import FIELDS
from pelopor.kit.gallery.frame import FRAME
from pelopor.kit.gallery.lists import LISTS
from pelopor.kit.page import page

ENTRIES: tuple[Entry, ...] = FRAME + FIELDS + LISTS
COLOURS = (
    "bg",
    "surface",
    "sunken",
    "ink",
    "ink-2",
    "line",
    "line-strong",
    "act",
    "act-hover",
    "on-act",
    "act-soft",
    "link",
    "kain",
    "on-kain",
    "kunyit",
    "on-kunyit",
    "tanda",
    "ok",
    "ok-soft",
    "warn",
    "warn-soft",
    "bad",
    "bad-soft",
    "focus",
)
PAGES = ("kit/gallery/gate", "kit/gallery/task", "400", "403", "404", "500", "503", "csrf")


@dataclass(frozen=True)
class Shown:
    """An entry with its contract and its examples as they look."""

    entry: Entry
    contract: Contract
    examples: list[tuple[str, SafeString]]


def show(request: HttpRequest, entry: Entry) -> Shown:
    rendered = [(caption, _rendered(request, entry.name, context)) for caption, context in entry.examples().items()]
    return Shown(entry, contract.of(entry.name), rendered)


def _rendered(request: HttpRequest, name: str, context: dict[str, object]) -> SafeString:
    """An example as it looks, without the focus that it would take from the gallery."""
    html = render_to_string(f"kit/{name}.html", {"menu": [], **context}, request)
    return mark_safe(html.replace(" autofocus", ""))  # noqa: S308  a template of ours, already escaped


@opens_to(Door.EVERYBODY)
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    shown = [show(request, entry) for entry in ENTRIES]
    names = [(name, name.rpartition("/")[2]) for name in PAGES]
    return page(request, "kit/gallery/gallery.html", shown=shown, colours=COLOURS, pages=[short for _name, short in names])


@opens_to(Door.EVERYBODY)
@require_safe
def sample(request: HttpRequest, name: str) -> HttpResponse:
    """A whole page of the frame, to be looked at."""
    full = {known.rpartition("/")[2]: known for known in PAGES}
    if name not in full:
        raise Http404
    return page(request, f"{full[name]}.html")
