"""Addresses of the decision, each below the run of its stage."""

from django.urls import path

from pelopor.decision import views

app_name = "decision"
urlpatterns = [
    path("<slug:run>/pilih/", views.choose, name="choose"),
    path("<slug:run>/pilihan/", views.chosen, name="chosen"),
    path("<slug:run>/sanggahan/", views.objections, name="objections"),
    path("<slug:run>/konsep/", views.draft, name="draft"),
    path("<slug:run>/konsep/pratinjau/", views.preview, name="preview"),
    path("<slug:run>/umumkan/", views.publish, name="publish"),
]
