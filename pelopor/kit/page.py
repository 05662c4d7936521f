"""One way to answer with a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from pelopor.kit.words import explain
from pelopor.rules.errors import RuleBroken

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


def posted(request: HttpRequest) -> QueryDict | None:
    """What binds a form: the fields of a POST, also of one without any, and nothing when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def invalid(form_errors: object) -> int:
    """The status of a form page: 422 when it comes back with errors, so that scripts can tell."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form_errors else HTTPStatus.OK


@contextmanager
def refusals_at(form: BaseForm, **fields: str) -> Iterator[None]:
    """Let the no of a deed speak at its form: the deed and its redirect stand inside, the page with the error after.

    Args:    fields: at which field the sentence stands, and how the codes begin that stand there; all others stand above the form.
    """
    try:
        yield
    except RuleBroken as no:
        form.add_error(next((field for field, codes in fields.items() if no.code.startswith(codes)), None), explain(no))


MOST_PAGES = 100_000


def whole_number(text: str) -> int | None:
    """What an address or a body says in digits; None for anything else, also for more digits than a figure here can have."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def page_number(request: HttpRequest) -> int:
    """Which page of a list the address asks for (`?hal=`): 1 for what is no number."""
    return min(max(whole_number(request.GET.get("hal", "")) or 1, 1), MOST_PAGES)
