"""Addresses of papers. `check` is what the QR code of a paper opens; it asks for no account."""

from django.urls import path

from pelopor.documents import views

app_name = "documents"
urlpatterns = [
    path("periksa/<slug:code>/", views.check, name="check"),
    path("<slug:paper>/", views.file, name="file"),
    path("<slug:paper>/pindaian/", views.scan, name="scan"),
    path("<slug:paper>/nomor/", views.number, name="number"),
    path("<slug:paper>/tanda-tangan/", views.sign, name="sign"),
]
