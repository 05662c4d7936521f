"""Addresses of cycles, the stages beside them, and rulesets."""

from django.urls import path

from pelopor.programme import views

app_name = "programme"
urlpatterns = [
    path("siklus/baru/<slug:agency>/", views.new, name="new"),
    path("siklus/<slug:cycle>/kriteria/", views.criteria_of, name="criteria_of"),
    path("siklus/<slug:cycle>/kembali/", views.back, name="back"),
    path("siklus/<slug:cycle>/tutup/", views.close, name="close"),
    path("tahap/<slug:run>/bukti/", views.prove, name="prove"),
    path("tahap/<slug:run>/kriteria/", views.criteria, name="criteria"),
    path("hari-libur/<slug:agency>/", views.holidays, name="holidays"),
    path("hari-libur/<slug:agency>/hapus/<slug:holiday>/", views.remove_holiday, name="remove_holiday"),
    path("aturan/<slug:agency>/", views.rulesets, name="rulesets"),
    path("aturan/<slug:agency>/<slug:name>/", views.ruleset, name="ruleset"),
    path("aturan/<slug:agency>/<slug:name>/salin/", views.clone, name="clone"),
]
