"""In the demo the workspace and some pages of the citizens may stand in a frame of our page /prova/, and nowhere else.

The middleware is there only in a demo on one machine. A browser says for what and from where it asks; only a frame of
our own origin gets the looser headers, so what is fetched in any other way carries the same refusal as everywhere.
"""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponseBase

from frontend.agent import urls as workspace
from frontend.demo_doors import access
from frontend.editor import urls as knowledge

CITIZENS = ("demo_chat", "contact_form", "contact_form_received", "contact_form_answers", "contact_form_answered")
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class DemoFrameMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if access.is_open() and _is_our_frame(request) and _may_be_framed(request, response):
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
        return response


def _is_our_frame(request: HttpRequest) -> bool:
    headers = request.headers
    return headers.get("Sec-Fetch-Dest") == "iframe" and headers.get("Sec-Fetch-Site") == "same-origin"


def _may_be_framed(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A page of those named, that has not said itself who may frame it."""
    has_own = "Content-Security-Policy" in response.headers or hasattr(response, "_csp_replace")
    return not has_own and request.resolver_match is not None and request.resolver_match.url_name in _framable()


@cache
def _framable() -> frozenset[str]:
    """Names of addresses: the workspace and the knowledge base, never settings or one's own account."""
    names = {str(pattern.name) for pattern in (*workspace.urlpatterns, *knowledge.urlpatterns)}
    return frozenset(names | set(CITIZENS))
