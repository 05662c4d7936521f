"""Addresses of the decision: of those who were appointed, then those below the run of their stage."""

from django.urls import path

from pelopor.decision import views

app_name = "decision"
urlpatterns = [
    path("<slug:run>/pengumuman/", views.announce, name="announce"),
    path("agen/<slug:cycle>/", views.agents, name="agents"),
    path("agen/orang/<slug:appointment>/", views.agent, name="agent"),
    path("agen/orang/<slug:appointment>/akhiri/", views.end, name="end"),
    path("agen/orang/<slug:appointment>/tetap/", views.stay, name="stay"),
    path("agen/orang/<slug:appointment>/serah-terima/", views.handover, name="handover"),
    path("agen/pengukuhan/<slug:decree>/", views.invest, name="invest"),
    path("agen/pengukuhan/<slug:decree>/bukti/", views.investiture_proof, name="investiture_proof"),
    path("agen/penggantian/<slug:ending>/", views.replace, name="replace"),
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
    path("<slug:run>/cabut/", views.revoke, name="revoke"),
]
