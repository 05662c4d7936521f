"""Addresses of nominations. What hands in a slip lies below /kirim/ and meets no session (config.middleware.SlipPath)."""

from django.urls import path

from pelopor.nomination import views

app_name = "nomination"
urlpatterns = [
    path("pencalonan/buka/<slug:run>/", views.prepare, name="prepare"),
    path("pencalonan/ikut/<slug:cycle>/", views.may, name="may"),
    path("pencalonan/kelompok/daftar/<slug:cycle>/", views.groups, name="groups"),
    path("pencalonan/kelompok/jawab/<slug:group>/", views.join, name="join"),
    path("pencalonan/kelompok/bubarkan/<slug:group>/", views.dissolve, name="dissolve"),
    path("pencalonan/<slug:nomination>/", views.ballot, name="ballot"),
    path("pencalonan/<slug:nomination>/luring/<slug:key>/", views.shell, name="shell"),
    path("pencalonan/<slug:nomination>/tutup/", views.close, name="close"),
    path("pencalonan/<slug:nomination>/undian/", views.lot, name="lot"),
    path("pencalonan/<slug:nomination>/tindak-lanjut/", views.fewer, name="fewer"),
    path("pencalonan/<slug:nomination>/calon/", views.names, name="names"),
    path("pencalonan/<slug:nomination>/saksi/", views.witness, name="witness"),
    path("pencalonan/kesediaan/<slug:candidate>/", views.consent, name="consent"),
    path("pencalonan/program-singkat/<slug:candidate>/", views.programme, name="programme"),
    path("sw.js", views.worker, name="worker"),
    path("kirim/pencalonan/<slug:nomination>/", views.hand_in, name="hand_in"),
]
