"""What every request passes through, whatever room it is for."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
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


class SignInForPartsMiddleware:
    """A part of a page asked for after the session has ended leads the whole page to the sign-in, and back to where it
    was; the sign-in page itself never lands inside another page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        htmx = getattr(request, "htmx", None)
        if not htmx or response.status_code != 302:
            return response
        sign_in = resolve_url(settings.LOGIN_URL)
        if not response.headers["Location"].startswith(sign_in):
            return response
        here = urlencode({"next": htmx.current_url_abs_path or resolve_url(settings.LOGIN_REDIRECT_URL)})
        return HttpResponse(status=204, headers={"HX-Redirect": f"{sign_in}?{here}"})


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
