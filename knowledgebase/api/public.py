"""The ground of what is open to everybody: no token, the public's limits, other websites by the list of EmbedOrigin."""

import hashlib
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle

from knowledgebase.embedding import may_embed
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.ratelimit import allowed
from tickets.api.views.base import ApiView, ListView, Scopes

if TYPE_CHECKING:
    from rest_framework.views import APIView

NOBODY = AnonymousUser()
WINDOW = 60  # seconds
TAG_HEADER: dict[str, Any] = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The `ETag` you have; when nothing has changed the answer is 304 without a body.",
    "schema": {"type": "string"},
}


class PublicThrottle(BaseThrottle):
    """So many requests from one place in a minute; view.most_a_minute is for the dearer ones."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        most = getattr(view, "most_a_minute", None) or settings.PUBLIC_API_REQUESTS_PER_MINUTE
        what = f"public-api-{getattr(view, 'operation', '')}" if getattr(view, "most_a_minute", None) else "public-api"
        return allowed(what, client_ip(request), most=most, seconds=WINDOW)

    def wait(self) -> float:
        """Seconds until the next window begins."""
        return WINDOW - time.time() % WINDOW


class PublicView(ApiView):
    """Say in a subclass: operation, tag, public_methods, and what it answers. No token is needed or looked at."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = [PublicThrottle]
    is_public = True
    http_method_names = ["get", "head", "post", "options"]
    scopes: ClassVar[Scopes] = {}
    public_methods: ClassVar[tuple[str, ...]] = ("GET",)
    most_a_minute: ClassVar[int | None] = None

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """What a browser asks before it sends JSON from another website."""
        response = Response(status=204)
        if self._is_from_a_friend():
            response.headers["Access-Control-Allow-Methods"] = ", ".join(self.public_methods)
            response.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
            response.headers["Access-Control-Max-Age"] = "600"
        return response

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Websites on the list may read the answer; all others get none of it in a browser."""
        done = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(done, ["Origin"])
        if self._is_from_a_friend():
            done.headers["Access-Control-Allow-Origin"] = self.request.headers["Origin"]
            done.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
            done.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return done

    def _is_from_a_friend(self) -> bool:
        if not hasattr(self, "_friend"):
            self._friend = may_embed(self.request.headers.get("Origin", ""))
        return bool(self._friend)

    def unless_known(self, response: Response, changed_at: datetime | None = None) -> HttpResponseBase:
        """Give the answer its ETag (and Last-Modified), or 304 to who has it. Anybody may keep it and ask again."""
        body = JSONRenderer().render(response.data)
        etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
        seconds = int(changed_at.timestamp()) if changed_at else None
        response.headers["ETag"], response.headers["Cache-Control"] = etag, "public, no-cache"
        if seconds is not None:
            response.headers["Last-Modified"] = http_date(seconds)
        kept = get_conditional_response(
            cast(Any, self.request)._request, etag=etag, last_modified=seconds, response=cast(Any, response)
        )
        return cast(HttpResponseBase, kept)

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return [TAG_HEADER] if method == "GET" else []


class PublicListView(PublicView, ListView):
    """A public list in pages."""
