"""What the machine can do with the same tools: a bare page, validate, insert. One page, one form, one row, no middleware.

It runs on the same web server and the same database settings as Pelopor, so the ratio of the two is Pelopor's own doing.
"""

import os

from django import forms
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

PAGE = engines["django"].from_string(
    "<!doctype html><title>Bare</title><form method=post action=/send/ id=slip>{{ form.as_p }}"
    '<input type="hidden" name="ticket" value="{{ ticket }}"><button>Send</button></form>'
)
TABLE = "CREATE TABLE IF NOT EXISTS bare_slip (id TEXT PRIMARY KEY, content TEXT NOT NULL)"
INSERT = "INSERT INTO bare_slip (id, content) VALUES (%s, %s) ON CONFLICT DO NOTHING"


class Slip(forms.Form):
    ticket = forms.CharField(max_length=64, required=True)
    names = forms.CharField(max_length=200)
    note = forms.CharField(max_length=200, required=False)


def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.render({"form": Slip(), "ticket": os.urandom(16).hex()}, request))


def send(request: HttpRequest) -> HttpResponse:
    form = Slip(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, [form.cleaned_data["ticket"], form.cleaned_data["names"]])
    return HttpResponse("ok")


def ready(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    return HttpResponse("ok")


urlpatterns = [path("", show), path("send/", send), path("ready/", ready)]
