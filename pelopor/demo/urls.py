"""Addresses of the demo; each is a 404 in an installation that is none."""

from django.urls import path

from pelopor.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.switch, name="switch"),
    path("menjadi/<slug:person>/", views.become, name="become"),
    path("jam/", views.clock, name="clock"),
]
