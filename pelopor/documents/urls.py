"""Addresses of papers and code letters. `check` is what the QR code of a paper opens; it asks for no account."""

from django.urls import path

from pelopor.documents import views

app_name = "documents"
urlpatterns = [
    path("periksa/<slug:code>/", views.check, name="check"),
    path("kode/<slug:agency>/", views.letters, name="letters"),
    path("kode/<slug:agency>/<slug:person>/", views.letter, name="letter"),
    path("deret/<slug:agency>/", views.series, name="series"),
    path("register/<slug:agency>/", views.register, name="register"),
    path("register/<slug:agency>/unduh/", views.archive, name="archive"),
    path("format/<slug:agency>/", views.format, name="format"),
    path("bunyi/<slug:agency>/", views.clauses, name="clauses"),
    path("bunyi/<slug:agency>/<slug:part>/", views.clause, name="clause"),
    path("paraf/<slug:agency>/", views.steps, name="steps"),
    path("<slug:paper>/", views.file, name="file"),
    path("<slug:paper>/docx/", views.docx, name="docx"),
    path("<slug:paper>/pindaian/", views.scan, name="scan"),
    path("<slug:paper>/paraf/", views.initial, name="initial"),
    path("<slug:paper>/tembusan/", views.copies, name="copies"),
    path("<slug:paper>/tarik/", views.take_back, name="take_back"),
    path("<slug:paper>/nomor/", views.number, name="number"),
    path("<slug:paper>/tanda-tangan/", views.sign, name="sign"),
    path("<slug:paper>/tanda-tangan/persetujuan/", views.approve, name="approve"),
    path("<slug:paper>/tanda-tangan/sertifikat/", views.certify, name="certify"),
    path("<slug:paper>/tanda-tangan/unggah/", views.upload, name="upload"),
]
