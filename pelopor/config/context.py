"""What the frame of every page needs."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pelopor.kit.names import callname
from pelopor.people.queries import agency_of, person_of


@dataclass(frozen=True)
class MenuItem:
    url: str
    label: str
    icon: str
    current: bool


MENU = (
    ("pages:home", _("Beranda"), "home"),
    ("pages:stages", _("Tahapan"), "stages"),
    ("pages:papers", _("Dokumen"), "papers"),
    ("pages:more", _("Lainnya"), "more"),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """Person, how they are called, agency and menu. Pages that render after a failure have no user: they get none of it."""
    user = getattr(request, "user", None)
    person = person_of(request) if user is not None and user.is_authenticated else None
    menu = []
    if person is not None:
        menu = [MenuItem(url := reverse(name), str(label), icon, request.path == url) for name, label, icon in MENU]
    return {
        "person": person,
        "called": callname(person.name) if person else "",
        "agency": agency_of(person) if person else None,
        "menu": menu,
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }
