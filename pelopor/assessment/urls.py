"""Addresses of study and assessment."""

from django.urls import path

from pelopor.assessment import views

app_name = "assessment"
urlpatterns = [
    path("sw.js", views.worker, name="worker"),
    path("<slug:run>/syarat/", views.gates, name="gates"),
    path("<slug:run>/telaah/", views.study, name="study"),
    path("<slug:run>/mulai/", views.release, name="release"),
    path("<slug:run>/nilai/", views.scores, name="scores"),
    path("<slug:run>/nilai/pernyataan/", views.declare, name="declare"),
    path("<slug:run>/nilai/kunci/", views.lock, name="lock"),
    path("<slug:run>/nilai/<slug:sheet>/", views.sheet, name="sheet"),
    path("<slug:run>/nilai/<slug:sheet>/program/", views.programme, name="programme"),
    path("<slug:run>/penilai/", views.replace, name="replace"),
    path("<slug:run>/rapat/", views.meeting, name="meeting"),
    path("<slug:run>/rapat/naskah/", views.gathering, name="gathering"),
    path("<slug:run>/rapat/angka/", views.figures, name="figures"),
    path("<slug:run>/berita-acara/", views.minutes, name="minutes"),
]
