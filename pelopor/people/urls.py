"""Addresses of sign-in and roles. The names of the first block are those that allauth looks for."""

from allauth.account import views as account
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from pelopor.kit.access import Door, opens_to
from pelopor.people import views


class Base36(StringConverter):
    """The account in a link for a new password: without the dash, after which the key begins, with a dash of its own."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36, "base36")
everybody, signed_in = opens_to(Door.EVERYBODY), opens_to(Door.SIGNED_IN)

urlpatterns = [
    path("masuk/", everybody(account.login), name="account_login"),
    path("keluar/", everybody(account.logout), name="account_logout"),
    path("masuk/daftar/", everybody(account.signup), name="account_signup"),
    path("masuk/nonaktif/", everybody(account.account_inactive), name="account_inactive"),
    path("masuk/pertama/", views.first, name="people_first"),
    path("masuk/faktor/", views.ask_factor, name="people_factor_ask"),
    path("faktor/", views.factor, name="people_factor"),
    path("faktor/pasang/", views.enrol, name="people_factor_enrol"),
    path("masuk/lagi/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("sandi/ganti/", signed_in(account.password_change), name="account_change_password"),
    path("sandi/buat/", signed_in(account.password_set), name="account_set_password"),
    path("sandi/lupa/", views.forgotten, name="account_reset_password"),
    path("sandi/lupa/terkirim/", everybody(account.password_reset_done), name="account_reset_password_done"),
    path("sandi/lupa/<base36:uidb36>-<key>/", everybody(account.password_reset_from_key), name="account_reset_password_from_key"),
    path("sandi/lupa/selesai/", everybody(account.password_reset_from_key_done), name="account_reset_password_from_key_done"),
    path("surel/", signed_in(account.email), name="account_email"),
    path("peran/<slug:agency>/", views.grants, name="people_grants"),
    path("peran/<slug:agency>/baru/", views.grant, name="people_grant"),
    path("peran/<slug:agency>/sementara/", views.acting, name="people_acting"),
    path("peran/akhiri/<slug:grant>/", views.end_grant, name="people_end_grant"),
]
