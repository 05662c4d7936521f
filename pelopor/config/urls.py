"""Addresses. Indonesian words, opaque ids, never a name, number or database key."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from pelopor.kit.access import Door, opens_to

handler400 = "pelopor.kit.errors.bad_request"
handler403 = "pelopor.kit.errors.refused"
handler404 = "pelopor.kit.errors.not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("pelopor.pages.urls")),
    path("", include("pelopor.people.urls")),
    path("", include("pelopor.programme.urls")),
    path("", include("pelopor.operate.urls")),
    path("", include("pelopor.nomination.urls")),
    path("pegawai/", include("pelopor.imports.urls")),
    path("asesmen/", include("pelopor.assessment.urls")),
    path("keputusan/", include("pelopor.decision.urls")),
    path("dokumen/", include("pelopor.documents.urls")),
    path("bahasa/", opens_to(Door.EVERYBODY)(set_language), name="set_language"),
    path("demo/", include("pelopor.demo.urls")),
    path("gaya/", include("pelopor.kit.gallery.urls")),
]
