"""Addresses of the gallery."""

from django.urls import path

from pelopor.kit.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("halaman/<slug:name>/", views.sample, name="sample"),
]
