"""What every request passes through, whatever room it is for."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from servicedesk.people.models import Agent

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class SecurityHeadersMiddleware:
    """Headers on every answer, also on errors, files and fragments: outermost, nothing goes out without them."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # A sender may claim any charset, also ones that raise: everything is read as UTF-8, faults become U+FFFD.
        if request.encoding not in (None, "utf-8"):
            request.encoding = "utf-8"
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if length.isdecimal() and int(length[:20]) > settings.REQUEST_MAX_BYTES:
            # Not even read: the page asks nothing of request, session or database.
            text = render_to_string("413.html", {"municipality": settings.MUNICIPALITY})
            response: HttpResponseBase = HttpResponse(text, status=413)
        else:
            response = self.get_response(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class DatabaseDownMiddleware:
    """Answer 503 with Retry-After while the database is away; the browser keeps what was typed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        request.user = AnonymousUser()  # whoever renders the page must not ask the database again
        response = render(None, "503.html", status=503)
        response.headers["Retry-After"] = "15"
        return response


class AgentLanguageMiddleware:
    """Agents see the language they chose; everybody else what their browser or cookie says."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and "_auth_user_id" in getattr(request, "session", {}):
            user = request.user
            if isinstance(user, Agent) and user.language in dict(settings.LANGUAGES):
                translation.activate(user.language)
                request.LANGUAGE_CODE = user.language
        return self.get_response(request)
