"""Addresses for those who run the installation."""

from django.urls import path

from pelopor.operate import views

app_name = "operate"
urlpatterns = [
    path("kesehatan/live", views.live, name="live"),
    path("kesehatan/ready", views.ready, name="ready"),
]
