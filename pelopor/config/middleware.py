"""What every request passes: the lean way for slips, and the time zone of the person's agency."""

from collections.abc import Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseServerError, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from pelopor.config.logs import SLIPS
from pelopor.kit.csp import policy
from pelopor.people.queries import agency_of, person_of

Answer = Callable[[HttpRequest], HttpResponse]


class SlipPath:
    """Requests below /kirim/ hand in slips: they meet no session, no cookie, no sign-in, and write no log (secrecy.md).

    An error answers with a kind, never with a body or a trace: those would hold the content.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.policy = policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(SLIPS):
            return self.get_response(request)
        request.COOKIES.clear()
        response = self._answer(request)
        response.headers["Content-Security-Policy"] = self.policy
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        try:
            view, args, kwargs = resolve(request.path_info, settings.ROOT_URLCONF)
        except Resolver404:
            return HttpResponse("KIRIM-4", status=404, content_type="text/plain")
        try:
            with translation.override(_language(request)):
                response = view(request, *args, **kwargs)
            assert isinstance(response, HttpResponse)
            return response
        except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):  # cut off, too large, or nothing that a browser sends
            return HttpResponseBadRequest("KIRIM-4", content_type="text/plain")
        except Exception:  # noqa: BLE001  whatever it is, its text may hold what was handed in
            return HttpResponseServerError("KIRIM-5", content_type="text/plain")


def _language(request: HttpRequest) -> str:
    wanted = request.POST.get("language", "") if request.method == "POST" else ""
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class Shell:
    """Shows times in the time zone of the signed-in person's agency; views marked with own_time_zone see to it themselves.

    What does not say otherwise is kept by no cache: on a phone that several share, the way back shows the next one nothing.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(None):
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request: HttpRequest, view: Answer, args: Sequence[object], kwargs: Mapping[str, object]) -> None:
        if getattr(view, "own_time_zone", False) or not request.user.is_authenticated:
            return
        if agency := agency_of(person_of(request)):
            timezone.activate(ZoneInfo(agency.time_zone))


class Language:
    """Indonesian, unless the visitor chose English here. What the browser prefers is not asked: phones are often set to English."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response
