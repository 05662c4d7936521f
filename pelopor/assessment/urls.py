"""Addresses of study and assessment."""

from django.urls import path

from pelopor.assessment import views

app_name = "assessment"
urlpatterns = [
    path("<str:run>/syarat/", views.gates, name="gates"),
    path("<str:run>/telaah/", views.study, name="study"),
    path("<str:run>/mulai/", views.release, name="release"),
    path("<str:run>/nilai/", views.scores, name="scores"),
    path("<str:run>/nilai/kunci/", views.lock, name="lock"),
    path("<str:run>/nilai/<str:sheet>/", views.sheet, name="sheet"),
    path("<str:run>/rapat/", views.meeting, name="meeting"),
    path("<str:run>/berita-acara/", views.minutes, name="minutes"),
]
