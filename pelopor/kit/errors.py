"""Pages for what went wrong: what happened, that nothing was lost, what to do, whom to ask."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from pelopor.kit.page import page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "404.html", status=HTTPStatus.NOT_FOUND)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "403.html", status=HTTPStatus.FORBIDDEN, deed=getattr(exception, "deed", ""))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, "csrf.html", status=HTTPStatus.FORBIDDEN)
