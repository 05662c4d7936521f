"""Addresses of the roster."""

from django.urls import path

from pelopor.imports import views

app_name = "imports"
urlpatterns = [
    path("instansi/<slug:agency>/", views.roster, name="roster"),
    path("instansi/<slug:agency>/impor/", views.start, name="start"),
    path("instansi/<slug:agency>/unduh/", views.export, name="export"),
    path("templat/csv/", views.template, {"kind": "csv"}, name="template_csv"),
    path("templat/xlsx/", views.template, {"kind": "xlsx"}, name="template_xlsx"),
    path("impor/<slug:found>/", views.show, name="show"),
    path("impor/<slug:found>/lembar/", views.sheet, name="sheet"),
    path("impor/<slug:found>/kolom/", views.columns, name="map"),
    path("impor/<slug:found>/ragu/", views.doubts, name="doubts"),
    path("impor/<slug:found>/terapkan/", views.confirm, name="confirm"),
    path("impor/<slug:found>/laporan/", views.report, name="report"),
    path("impor/<slug:found>/batal/", views.cancel, name="cancel"),
]
