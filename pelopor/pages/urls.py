"""Addresses of the pages that read several parts."""

from django.urls import path

from pelopor.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("tahapan/", views.stages, name="stages"),
    path("papan/<slug:agency>/", views.board, name="board"),
    path("papan/<slug:agency>/unduh/", views.board_file, name="board_file"),
    path("berkas/<slug:cycle>/", views.case_file, name="case_file"),
    path("hasil/<slug:cycle>/", views.outcome, name="outcome"),
    path("dokumen/", views.papers, name="papers"),
    path("lainnya/", views.more, name="more"),
    path("bantuan/", views.help_page, name="help"),
    path("rahasia/", views.secrecy, name="secrecy"),
    path("jejak/<slug:agency>/", views.audit, name="audit"),
]
