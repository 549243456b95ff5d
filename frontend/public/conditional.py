"""A public page that is the same for everybody: asked for again only when it has changed, and never shown when old."""

import hashlib
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, changed_at: datetime | None = None
) -> HttpResponse:
    """Render it; see once_more."""
    return once_more(request, render(request, template, context), changed_at=changed_at)


def once_more(request: HttpRequest, response: HttpResponse, *, changed_at: datetime | None = None) -> HttpResponse:
    """Give the answer its ETag and Last-Modified, or say 304 to who has it already.

    Everybody may keep it and nobody may show it without asking: what is taken down is gone at the next request.
    """
    response.headers["Cache-Control"] = "no-cache"
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response.headers["ETag"] = etag
    seconds = int(changed_at.timestamp()) if changed_at else None
    if seconds is not None:
        response.headers["Last-Modified"] = http_date(seconds)
    kept = get_conditional_response(request, etag=etag, last_modified=seconds, response=response)
    return kept if isinstance(kept, HttpResponse) else response
