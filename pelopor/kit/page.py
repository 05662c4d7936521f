"""One way to answer with a page."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = TypeVar("View", bound=Callable[..., object])


def own_time_zone(view: View) -> View:
    """Mark a view that sets the time zone itself, so that nobody looks up the agency of whoever asks (config.middleware.Shell)."""
    view.own_time_zone = True  # type: ignore[attr-defined]
    return view


def page(request: HttpRequest, template: str, /, *, status: int = HTTPStatus.OK, **context: object) -> HttpResponse:
    """Render `template`. A page about people is never kept by a cache between the server and the phone."""
    response = render(request, template, context, status=status)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def invalid(form_errors: object) -> int:
    """The status of a form page: 422 when it comes back with errors, so that scripts can tell."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form_errors else HTTPStatus.OK
