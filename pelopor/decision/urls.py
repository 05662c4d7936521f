"""Addresses of the decision, each below the run of its stage."""

from django.urls import path

from pelopor.decision import views

app_name = "decision"
urlpatterns = [
    path("<slug:run>/pilih/", views.choose, name="choose"),
    path("<slug:run>/pilihan/", views.chosen, name="chosen"),
    path("<slug:run>/sanggah/", views.object_to, name="object"),
    path("<slug:run>/sanggahan/", views.objections, name="objections"),
    path("<slug:run>/sanggahan/tutup/", views.close, name="close"),
    path("<slug:run>/sanggahan/<slug:objection>/", views.answer, name="answer"),
    path("<slug:run>/sanggahan/<slug:objection>/bukti/", views.proof, name="proof"),
    path("<slug:run>/konsep/", views.draft, name="draft"),
    path("<slug:run>/konsep/pratinjau/", views.preview, name="preview"),
    path("<slug:run>/umumkan/", views.publish, name="publish"),
]
