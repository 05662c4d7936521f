"""Answers that hold a file."""

from django.http.response import HttpResponseBase


def private(response: HttpResponseBase) -> HttpResponseBase:
    """The same answer, kept by no cache and read as nothing but what it says."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
