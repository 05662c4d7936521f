"""One way to answer with a page."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest, template: str, /, *, status: int = HTTPStatus.OK, **context: object) -> HttpResponse:
    """Render `template`. A page about people is never kept by a cache between the server and the phone."""
    response = render(request, template, context, status=status)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def invalid(form_errors: object) -> int:
    """The status of a form page: 422 when it comes back with errors, so that scripts can tell."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form_errors else HTTPStatus.OK
